"""Service discovery (XEP-0030) and entity capabilities (XEP-0115): what we announce, what others can."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha1
from typing import TYPE_CHECKING, Any, cast

from slixmpp.exceptions import IqError, IqTimeout
from slixmpp.plugins.xep_0030 import DiscoInfo
from slixmpp.stanza import Iq, Presence
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.xmpp.caps import Abilities, CapsCache
from gharial.backend.xmpp.errors import failure_from_stanza
from gharial.model.failures import Failure, NoAnswer, NotConnected
from gharial.model.jid import Jid
from gharial.model.value import dataclass

if TYPE_CHECKING:
    from gharial.backend.xmpp.connection import Connection

log = logging.getLogger(__name__)

CLIENT_NAME = "Gharial"
NODE = "urn:gharial:client"
GOOGLE_NODE = "http://www.google.com/xmpp/client/caps"
"""Old Google clients look at the bundles in `ext` only beside this very node; to all others a node is only a name."""
_CAPS_NS = "http://jabber.org/protocol/caps"
_INFO_NS = "http://jabber.org/protocol/disco#info"
_MOST_ENTITIES = 20_000
_LONGEST_EXT = 1024


@dataclass(frozen=True, slots=True)
class _Hash:
    node: str
    algorithm: str
    ver: str


_BUNDLES = {
    "share-v1": frozenset(
        {"http://google.com/xmpp/protocol/share/v1", "http://www.google.com/xmpp/protocol/share/v1"},
    ),
    "voice-v1": frozenset({"http://www.google.com/xmpp/protocol/voice/v1"}),
}
"""What a peer without a caps hash says by a token of `ext` (XEP-0115 1.3)."""


class Discovery:
    """What one session announces and has learnt."""

    def __init__(self, client: "Connection", caps: CapsCache | None = None) -> None:
        self._client = client
        self._caps = caps or CapsCache()
        self._features = {_CAPS_NS, _INFO_NS}
        self._bundles: dict[str, frozenset[str]] = {}
        self._hashes: dict[str, _Hash] = {}
        self._tokens: dict[str, frozenset[str]] = {}
        """What peers without a hash show by `ext`."""
        self._said: dict[str, Abilities] = {}
        self._asking: dict[tuple[str, str], asyncio.Task[Abilities]] = {}
        self._ver = ""
        self._old_vers: set[str] = set()
        self._refreshing = False
        self.on_change: Callable[[], None] = lambda: None
        """Our caps hash changed while online: presence must go out again."""
        # Slixmpp's own caps would ask everybody at once, and for each stanza sent start a task.
        caps_plugin = client.plugin["xep_0115"]
        client.remove_handler("Entity Capabilities")
        client.remove_handler("Disco Info")
        client.del_filter("out", caps_plugin._filter_add_caps)  # type: ignore[arg-type]
        client.del_event_handler("entity_caps", caps_plugin._process_caps)
        client.add_filter("out_sync", self._stamp)
        client.register_handler(Callback("Caps", StanzaPath("presence"), self._presence_came))
        client.register_handler(Callback("Disco Info", StanzaPath("iq@type=get/disco_info"), self._answer))
        client.add_event_handler("session_end", self._forget)

    # --- what we announce ---------------------------------------------------------------------------------------------

    def announce(self, feature: str) -> None:
        """Name a feature in our disco#info answer; presence is sent again with the new hash where needed."""
        if feature not in self._features:
            self._features.add(feature)
            self._changed()

    def withdraw(self, feature: str) -> None:
        """The opposite of `announce`."""
        if feature in self._features:
            self._features.discard(feature)
            self._changed()

    def announce_bundle(self, token: str, features: frozenset[str]) -> None:
        """Announce `features`, and show them by `token` in our presence to clients that know no caps hashes.

        Only old Google clients still look for it, and only beside Google's own node, which names us from now on.
        """
        self._bundles[token] = features
        self._features |= features
        self._changed()

    def own_features(self) -> frozenset[str]:
        """All that we announce."""
        static = self._client.plugin["xep_0030"].static
        node = static.get_node(self._client.boundjid.full)["info"]
        return frozenset(self._features) | frozenset(node["features"])

    def refresh(self) -> None:
        """Work out our caps hash anew."""
        if self._ver:
            self._old_vers.add(self._ver)
        # XEP-0115 §5.1: identities, then features, each closed by "<".
        text = f"client/pc//{CLIENT_NAME}<" + "".join(f"{feature}<" for feature in sorted(self.own_features()))
        self._ver = b64encode(sha1(text.encode(), usedforsecurity=False).digest()).decode()
        self._old_vers.discard(self._ver)

    def _changed(self) -> None:
        if self._client.bound and not self._refreshing:
            self._refreshing = True
            # Several features are announced in a row: one presence for all.
            self._client.loop.call_soon(self._tell)

    def _tell(self) -> None:
        self._refreshing = False
        before = self._ver
        self.refresh()
        if self._ver != before and self._client.bound:
            self.on_change()

    def _stamp(self, stanza: StanzaBase) -> StanzaBase:
        if isinstance(stanza, Presence) and stanza["type"] in ("available", "chat", "away", "dnd", "xa") and self._ver:
            stanza["caps"]["node"] = GOOGLE_NODE if self._bundles else NODE
            stanza["caps"]["hash"] = "sha-1"
            stanza["caps"]["ver"] = self._ver
            if self._bundles:
                stanza["caps"]["ext"] = " ".join(sorted(self._bundles))
        return stanza

    def _answer(self, stanza: StanzaBase) -> None:
        """disco#info to us; an older hash of this session is answered with what we can now, which is what counts."""
        node = str(stanza["disco_info"]["node"])
        reply = cast("Iq", stanza.reply())
        part = node.removeprefix(f"{NODE}#").removeprefix(f"{GOOGLE_NODE}#")
        if node and part not in {self._ver, *self._old_vers, *self._bundles}:
            reply.error()
            reply["error"]["type"] = "cancel"
            reply["error"]["condition"] = "item-not-found"
            reply.send()  # type: ignore[no-untyped-call]
            return
        info = DiscoInfo()
        info["node"] = node
        info.add_identity("client", "pc", CLIENT_NAME)
        for feature in sorted(self._bundles[part] if part in self._bundles else self.own_features()):
            info.add_feature(feature)
        reply.set_payload(info.xml)  # type: ignore[no-untyped-call]
        reply.send()  # type: ignore[no-untyped-call]

    # --- what others can ----------------------------------------------------------------------------------------------

    async def features(self, jid: Jid, timeout_s: float = 10.0) -> frozenset[str]:
        """What `jid` (a full address, or a server) can. Raises RequestFailed, NoAnswer, NotConnected.

        Asks at most once for each entity and each caps hash; `known_features` never asks.
        """
        return (await self._abilities(jid, timeout_s)).features

    def known_features(self, jid: Jid) -> frozenset[str] | None:
        """The same without asking; None while unknown."""
        abilities = self._known(jid)
        return None if abilities is None else abilities.features

    async def server_features(self, timeout_s: float = 10.0) -> frozenset[str]:
        """What our server can. Raises as `features`."""
        return await self.features(Jid(self._client.boundjid.domain), timeout_s)

    async def client_name(self, jid: Jid, timeout_s: float = 10.0) -> str:
        """The name of a resource's program, by its disco identity or else by XEP-0092; empty where it tells neither."""
        try:
            name = (await self._abilities(jid, timeout_s)).client_name
            if name:
                return name
            iq = self._client.make_iq_get(ito=jid)
            iq.enable("software_version")
            return str((await self._ask(iq, timeout_s))["software_version"]["name"])[:200]
        except NotConnected:
            raise
        except Failure:
            return ""

    def known_client_name(self, jid: Jid) -> str:
        """The name without asking; empty while unknown."""
        abilities = self._known(jid)
        return "" if abilities is None else abilities.client_name

    def _known(self, jid: Jid) -> Abilities | None:
        said = self._said.get(jid.full)
        if said is not None:
            return Abilities(said.features | self._tokens.get(jid.full, frozenset()), said.client_name)
        caps = self._hashes.get(jid.full)
        return None if caps is None else self._caps.get(caps.ver)

    async def _abilities(self, jid: Jid, timeout_s: float) -> Abilities:
        known = self._known(jid)
        if known is not None:
            return known
        caps = self._hashes.get(jid.full)
        # One question for all who show the same hash, or one for this entity.
        key = (caps.ver, "") if caps is not None else ("", jid.full)
        task = self._asking.get(key)
        if task is None:
            task = self._asking[key] = asyncio.create_task(self._learn(jid, caps, timeout_s))
            task.add_done_callback(lambda done: self._learnt(key, done))
        try:
            abilities = await asyncio.shield(task)
        except Failure:
            if (tokens := self._tokens.get(jid.full)) is not None:
                return Abilities(tokens)
            if caps is None or task.get_name() == jid.full:
                raise
            return await self._learn(jid, None, timeout_s)  # the one who was asked for all of them failed
        if self._known(jid) is None and caps is not None and self._caps.get(caps.ver) is None:
            # The hash was a lie of the one who was asked; what this one says may be something else.
            return await self._learn(jid, None, timeout_s)
        return self._known(jid) or abilities

    def _learnt(self, key: tuple[str, str], task: "asyncio.Task[Abilities]") -> None:
        self._asking.pop(key, None)
        if not task.cancelled():
            task.exception()  # whoever waits has it

    async def _learn(self, jid: Jid, caps: _Hash | None, timeout_s: float) -> Abilities:
        iq = self._client.make_iq_get(ito=jid)
        iq["disco_info"]["node"] = "" if caps is None else f"{caps.node}#{caps.ver}"
        answer = await self._ask(iq, timeout_s)
        info = answer["disco_info"]
        abilities = _abilities_of(info)
        if caps is not None and await self._fits(info, caps):
            self._caps.put(caps.ver, abilities)
        elif len(self._said) < _MOST_ENTITIES:
            self._said[jid.full] = abilities
        return abilities

    async def _fits(self, info: Any, caps: _Hash) -> bool:
        """XEP-0115 §5.4: the hash stands for exactly this answer."""
        plugin: Any = self._client.plugin["xep_0115"]
        valid: bool = await plugin._validate_caps(info, caps.algorithm, caps.ver)
        if not valid:
            log.info("a caps hash does not fit what stands behind it")
        return valid

    async def _ask(self, iq: Iq, timeout_s: float) -> Iq:
        if not self._client.bound or self._client.transport is None:
            raise NotConnected(self._client.boundjid.bare)
        try:
            answer: Iq = await iq.send(timeout=timeout_s)  # type: ignore[no-untyped-call]
        except IqError as error:
            raise failure_from_stanza(error.iq) from error
        except IqTimeout as error:
            raise NoAnswer("disco#info", str(iq["to"]), timeout_s) from error
        return answer

    def _presence_came(self, stanza: StanzaBase) -> None:
        jid = stanza["from"].full
        if stanza["type"] in ("unavailable", "error"):
            self._hashes.pop(jid, None)
            self._said.pop(jid, None)
            self._tokens.pop(jid, None)
            return
        element = stanza.xml.find(f"{{{_CAPS_NS}}}c")
        if element is not None and not element.get("hash"):
            self._note_tokens(jid, element)
        if element is None or not element.get("hash") or not element.get("ver"):
            return
        caps = _Hash(element.get("node", ""), element.get("hash", "").lower(), element.get("ver", ""))
        # A hash says all; who shows one is not believed by `ext` as well.
        self._tokens.pop(jid, None)
        if self._hashes.get(jid) != caps and len(self._hashes) < _MOST_ENTITIES:
            self._hashes[jid] = caps
            self._said.pop(jid, None)

    def _note_tokens(self, jid: str, element: ET.Element) -> None:
        """Caps as they were before hashes. Google's own clients answer no question, so none is asked."""
        tokens = element.get("ext", "")[:_LONGEST_EXT].split()
        features = frozenset[str]().union(*(_BUNDLES[token] for token in tokens if token in _BUNDLES))
        if len(self._tokens) >= _MOST_ENTITIES and jid not in self._tokens:
            return
        self._hashes.pop(jid, None)
        if features:
            self._tokens[jid] = features
        else:
            self._tokens.pop(jid, None)
        if element.get("node") == GOOGLE_NODE and len(self._said) < _MOST_ENTITIES:
            self._said[jid] = Abilities(features)

    def _forget(self, _event: Any) -> None:
        self._hashes.clear()
        self._said.clear()
        self._tokens.clear()


def _abilities_of(info: Any) -> Abilities:
    names = [name for category, _kind, _lang, name in info["identities"] if category == "client" and name]
    return Abilities(frozenset(map(str, info["features"])), str(names[0])[:200] if names else "")
