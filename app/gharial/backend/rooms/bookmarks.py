"""`Bookmarks`: the rooms an account wants to be in, kept by its server for all its devices (XEP-0402)."""

import logging
from collections.abc import Callable, Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from slixmpp.stanza import Iq
from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.stanzas.rooms import LONGEST_NICK, clean, read_jid
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid, bare
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

NAMESPACE = "urn:xmpp:bookmarks:1"
_PUBSUB = "http://jabber.org/protocol/pubsub"
_OWNER = f"{_PUBSUB}#owner"
_EVENT = f"{_PUBSUB}#event"
_FORM = "jabber:x:data"
_HANDLER = "Gharial bookmarks"
MOST = 1000
_LEAST = {"pubsub#persist_items": "true", "pubsub#access_model": "whitelist"}
"""A list of rooms is nobody's business (XEP-0402 §3.4)."""
_MOST_ITEMS = "pubsub#max_items"
_SETTINGS = {**_LEAST, _MOST_ITEMS: "max", "pubsub#send_last_published_item": "never"}
_LENGTHS = ("1000", "255", "100", "20", "10")
"""Where a server takes no "max": the first that it takes."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One room. `extensions` is what other programs keep there, which stays as it is (XEP-0402 §3.3)."""

    room: Jid
    name: str = ""
    nick: str = ""
    autojoin: bool = False
    password: str = ""
    extensions: Element | None = None


class Bookmarks:
    """Asks, tells and hears; `on_put` and `on_gone` are called for what changes on other devices, and by `fetch`."""

    def __init__(
        self, session: AccountSession, on_put: Callable[[Bookmark], None], on_gone: Callable[[Jid], None]
    ) -> None:
        self._session = session
        self._on_put = on_put
        self._on_gone = on_gone
        self.none_yet = False
        """Nobody ever kept any, as far as the last `fetch` could tell."""
        session.discovery.announce(f"{NAMESPACE}+notify")
        matcher = MatchXPath(f"{{jabber:client}}message/{{{_EVENT}}}event")
        session.client.register_handler(Callback(_HANDLER, matcher, self._on_event))

    def close(self) -> None:
        """Hear nothing more."""
        self._session.client.remove_handler(_HANDLER)

    async def fetch(self) -> list[Bookmark] | None:
        """All that are kept; None where the server has no place for them. Raises NoAnswer, NotConnected."""
        iq = self._session.client.make_iq_get()
        SubElement(SubElement(iq.xml, f"{{{_PUBSUB}}}pubsub"), f"{{{_PUBSUB}}}items", {"node": NAMESPACE})
        try:
            answer = await self._session.request(iq)
        except RequestFailed as failure:
            log.info("no bookmarks of %s: %s", self._session.account, failure.condition)
            self.none_yet = failure.condition == "item-not-found"
            return [] if self.none_yet else None
        self.none_yet = False
        found = answer.xml.find(f"{{{_PUBSUB}}}pubsub/{{{_PUBSUB}}}items")
        if found is None or found.get("node") != NAMESPACE:
            return []
        read = [_read(item) for item in found.findall(f"{{{_PUBSUB}}}item")[:MOST]]
        return [bookmark for bookmark in read if bookmark is not None]

    async def publish(self, bookmark: Bookmark) -> None:
        """Keep one. Raises RequestFailed, NoAnswer, NotConnected."""
        try:
            await self._session.request(self._publication(bookmark, _SETTINGS))
            return
        except RequestFailed as failure:
            log.info("the list of bookmarks is not as it should be: %s %s", failure.condition, failure.text)
        # It is there with other settings (of all, that nobody else reads it must not be left open), or the server does
        # not know all of them: then the list is made with those it knows, and its length set afterwards.
        if not await self._configure("max"):
            await self._session.request(self._publication(bookmark, _LEAST))
            for most in _LENGTHS:
                if await self._configure(most):
                    break
        await self._session.request(self._publication(bookmark, _LEAST))

    async def retract(self, room: Jid) -> None:
        """Forget one; one that is not there is as good. Raises RequestFailed, NoAnswer, NotConnected."""
        iq = self._session.client.make_iq_set()
        pubsub = SubElement(iq.xml, f"{{{_PUBSUB}}}pubsub")
        retract = SubElement(pubsub, f"{{{_PUBSUB}}}retract", {"node": NAMESPACE, "notify": "true"})
        SubElement(retract, f"{{{_PUBSUB}}}item", {"id": room.bare})
        try:
            await self._session.request(iq)
        except RequestFailed as failure:
            if failure.condition != "item-not-found":
                raise

    def _publication(self, bookmark: Bookmark, settings: Mapping[str, str]) -> Iq:
        iq = self._session.client.make_iq_set()
        pubsub = SubElement(iq.xml, f"{{{_PUBSUB}}}pubsub")
        publish = SubElement(pubsub, f"{{{_PUBSUB}}}publish", {"node": NAMESPACE})
        publish_item = SubElement(publish, f"{{{_PUBSUB}}}item", {"id": bookmark.room.bare})
        publish_item.append(_written(bookmark))
        options = SubElement(pubsub, f"{{{_PUBSUB}}}publish-options")
        options.append(_form(f"{_PUBSUB}#publish-options", settings))
        return iq

    async def _configure(self, most: str) -> bool:
        iq = self._session.client.make_iq_set()
        pubsub = SubElement(iq.xml, f"{{{_OWNER}}}pubsub")
        form = _form(f"{_PUBSUB}#node_config", {**_SETTINGS, _MOST_ITEMS: most})
        SubElement(pubsub, f"{{{_OWNER}}}configure", {"node": NAMESPACE}).append(form)
        try:
            await self._session.request(iq)
        except RequestFailed as failure:
            log.info("the list of bookmarks cannot be set up: %s", failure.condition)
            return False
        return True

    def _on_event(self, stanza: StanzaBase) -> None:
        sender = stanza.xml.get("from")
        # Anybody can send such a message; only what our own account says is about our bookmarks.
        if sender is not None and sender != self._session.account.bare:
            return
        items = stanza.xml.find(f"{{{_EVENT}}}event/{{{_EVENT}}}items")
        if items is None or items.get("node") != NAMESPACE:
            return
        for item in items.findall(f"{{{_EVENT}}}item")[:MOST]:
            if (bookmark := _read(item)) is not None:
                self._on_put(bookmark)
        for gone in items.findall(f"{{{_EVENT}}}retract")[:MOST]:
            if (room := read_jid(gone.get("id"))) is not None:
                self._on_gone(bare(room))


def _read(item: Element) -> Bookmark | None:
    room = read_jid(item.get("id"))
    conference = item.find(f"{{{NAMESPACE}}}conference")
    if room is None or not room.user or room.resource or conference is None:
        return None
    extensions = conference.find(f"{{{NAMESPACE}}}extensions")
    return Bookmark(
        room=room,
        name=clean(conference.get("name"), 200),
        nick=clean(conference.findtext(f"{{{NAMESPACE}}}nick"), LONGEST_NICK),
        autojoin=conference.get("autojoin") in ("true", "1"),
        password=(conference.findtext(f"{{{NAMESPACE}}}password") or "")[:1000],
        extensions=deepcopy(extensions) if extensions is not None else None,
    )


def _written(bookmark: Bookmark) -> Element:
    conference = Element(f"{{{NAMESPACE}}}conference", {"autojoin": "true" if bookmark.autojoin else "false"})
    if bookmark.name:
        conference.set("name", bookmark.name)
    if bookmark.nick:
        SubElement(conference, f"{{{NAMESPACE}}}nick").text = bookmark.nick
    if bookmark.password:
        SubElement(conference, f"{{{NAMESPACE}}}password").text = bookmark.password
    if bookmark.extensions is not None:
        conference.append(deepcopy(bookmark.extensions))
    return conference


def _form(kind: str, settings: Mapping[str, str]) -> Element:
    form = Element(f"{{{_FORM}}}x", {"type": "submit"})
    for name, value in {"FORM_TYPE": kind, **settings}.items():
        field = SubElement(form, f"{{{_FORM}}}field", {"var": name})
        if name == "FORM_TYPE":
            field.set("type", "hidden")
        SubElement(field, f"{{{_FORM}}}value").text = value
    return form
