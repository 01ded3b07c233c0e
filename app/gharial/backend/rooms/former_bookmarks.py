"""Bookmarks as older programs keep them, in one list in the private storage or by PEP (XEP-0048, XEP-0049)."""

import logging
from xml.etree.ElementTree import Element, SubElement

from gharial.backend.rooms.bookmarks import MOST, Bookmark
from gharial.backend.stanzas.rooms import LONGEST_NICK, clean, read_jid
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import RequestFailed
from gharial.model.jid import bare

log = logging.getLogger(__name__)

_STORAGE = "storage:bookmarks"
_PRIVATE = "jabber:iq:private"
_PUBSUB = "http://jabber.org/protocol/pubsub"


async def former_bookmarks(session: AccountSession) -> list[Bookmark]:
    """All rooms in both lists, each once; where one is broken or not there, it is as good as empty.

    Raises NoAnswer, NotConnected.
    """
    private = Element(f"{{{_PRIVATE}}}query")
    SubElement(private, f"{{{_STORAGE}}}storage")
    pubsub = Element(f"{{{_PUBSUB}}}pubsub")
    SubElement(pubsub, f"{{{_PUBSUB}}}items", {"node": _STORAGE, "max_items": "1"})
    found: dict[str, Bookmark] = {}
    for question in (private, pubsub):
        iq = session.client.make_iq_get()
        iq.xml.append(question)
        try:
            answer = await session.request(iq)
        except RequestFailed as failure:
            log.debug("no older list of rooms of %s: %s", session.account, failure.condition)
            continue
        conferences = (one for storage in answer.xml.iter(f"{{{_STORAGE}}}storage") for one in storage)
        for _, conference in zip(range(MOST), conferences, strict=False):
            bookmark = _read(conference)
            if bookmark is not None:
                found.setdefault(bookmark.room.bare, bookmark)
    return list(found.values())


def _read(conference: Element) -> Bookmark | None:
    room = read_jid(conference.get("jid")) if conference.tag == f"{{{_STORAGE}}}conference" else None
    if room is None or not room.user:
        return None
    return Bookmark(
        bare(room),
        name=clean(conference.get("name"), 200),
        nick=clean(conference.findtext(f"{{{_STORAGE}}}nick"), LONGEST_NICK),
        autojoin=conference.get("autojoin") in ("1", "true"),
        password=(conference.findtext(f"{{{_STORAGE}}}password") or "")[:1000],
    )
