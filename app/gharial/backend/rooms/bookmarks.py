"""`Bookmarks`: the rooms an account wants to be in, kept by its server for all its devices (XEP-0402)."""

import logging
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from slixmpp.stanza import Iq
from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.stanzas.rooms import LONGEST_NICK, clean, read_jid
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid, bare

log = logging.getLogger(__name__)

NAMESPACE = "urn:xmpp:bookmarks:1"
_PUBSUB = "http://jabber.org/protocol/pubsub"
_OWNER = f"{_PUBSUB}#owner"
_EVENT = f"{_PUBSUB}#event"
_FORM = "jabber:x:data"
_HANDLER = "Gharial bookmarks"
MOST = 1000
_SETTINGS = {
    "pubsub#persist_items": "true",
    "pubsub#max_items": "max",
    "pubsub#send_last_published_item": "never",
    "pubsub#access_model": "whitelist",
}
"""A list of rooms is nobody's business (XEP-0402 §3.4)."""


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
            return [] if failure.condition == "item-not-found" else None
        found = answer.xml.find(f"{{{_PUBSUB}}}pubsub/{{{_PUBSUB}}}items")
        if found is None or found.get("node") != NAMESPACE:
            return []
        read = [_read(item) for item in found.findall(f"{{{_PUBSUB}}}item")[:MOST]]
        return [bookmark for bookmark in read if bookmark is not None]

    async def publish(self, bookmark: Bookmark) -> None:
        """Keep one. Raises RequestFailed, NoAnswer, NotConnected."""
        try:
            await self._session.request(self._publication(bookmark))
        except RequestFailed as failure:
            if failure.condition != "conflict":
                raise
            # The list is there, with other settings: of all, that nobody else reads it must not be left open.
            await self._configure()
            await self._session.request(self._publication(bookmark))

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

    def _publication(self, bookmark: Bookmark) -> Iq:
        iq = self._session.client.make_iq_set()
        pubsub = SubElement(iq.xml, f"{{{_PUBSUB}}}pubsub")
        publish = SubElement(pubsub, f"{{{_PUBSUB}}}publish", {"node": NAMESPACE})
        publish_item = SubElement(publish, f"{{{_PUBSUB}}}item", {"id": bookmark.room.bare})
        publish_item.append(_written(bookmark))
        options = SubElement(pubsub, f"{{{_PUBSUB}}}publish-options")
        options.append(_form(f"{_PUBSUB}#publish-options"))
        return iq

    async def _configure(self) -> None:
        iq = self._session.client.make_iq_set()
        pubsub = SubElement(iq.xml, f"{{{_OWNER}}}pubsub")
        SubElement(pubsub, f"{{{_OWNER}}}configure", {"node": NAMESPACE}).append(_form(f"{_PUBSUB}#node_config"))
        try:
            await self._session.request(iq)
        except Failure as failure:
            log.info("the list of bookmarks cannot be set up: %r", failure)

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


def _form(kind: str) -> Element:
    form = Element(f"{{{_FORM}}}x", {"type": "submit"})
    for name, value in {"FORM_TYPE": kind, **_SETTINGS}.items():
        field = SubElement(form, f"{{{_FORM}}}field", {"var": name})
        if name == "FORM_TYPE":
            field.set("type", "hidden")
        SubElement(field, f"{{{_FORM}}}value").text = value
    return form
