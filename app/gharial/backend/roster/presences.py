"""What a presence stanza says (RFC 6121 §4), read from its XML without ever failing on what a stranger wrote."""

import re
from xml.etree import ElementTree as ET

from gharial.model.account import Show
from gharial.model.jid import InvalidJID, Jid
from gharial.model.value import dataclass

NS = "jabber:client"
NS_CAPS = "http://jabber.org/protocol/caps"
NS_VCARD_UPDATE = "vcard-temp:x:update"
NS_NICK = "http://jabber.org/protocol/nick"
NS_MUC_USER = "http://jabber.org/protocol/muc#user"

KINDS = frozenset({"available", "unavailable", "subscribe", "subscribed", "unsubscribe", "unsubscribed", "error"})

MAX_TEXT = 1000
"""Characters of a status or a word of introduction that are kept; nobody reads more in a list."""
MAX_NAME = 200

_SHOWS = {show.value: show for show in (Show.CHAT, Show.AWAY, Show.XA, Show.DND)}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHA1 = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Caps:
    """Entity capabilities (XEP-0115 §4) as announced. `algorithm` is empty in the oldest form of it."""

    node: str
    ver: str
    algorithm: str


@dataclass(frozen=True, slots=True)
class Presence:
    """One presence stanza. `sender` may be bare or full; `kind` is its type, "available" where it has none."""

    sender: Jid
    kind: str
    show: Show = Show.AVAILABLE
    text: str = ""
    priority: int = 0
    caps: Caps | None = None
    avatar: str | None = None
    """SHA-1 in hexadecimal; empty: there is none; None: nothing was said about it (XEP-0153 §3)."""
    nick: str = ""


def read_presence(xml: ET.Element) -> Presence | None:
    """What `xml` says; None where it has no usable sender or type, or comes from a room's occupant (XEP-0045)."""
    sender = read_jid(xml.get("from"))
    kind = xml.get("type") or "available"
    if sender is None or kind not in KINDS or xml.find(f"{{{NS_MUC_USER}}}x") is not None:
        return None
    return Presence(
        sender,
        kind,
        _SHOWS.get(_text(xml, f"{{{NS}}}show", 20).lower(), Show.AVAILABLE),
        _text(xml, f"{{{NS}}}status", MAX_TEXT),
        _priority(_text(xml, f"{{{NS}}}priority", 20)),
        _caps(xml),
        read_avatar(xml),
        _text(xml, f"{{{NS_NICK}}}nick", MAX_NAME),
    )


def read_jid(text: str | None) -> Jid | None:
    """An address from a stanza's attribute; None where it is none."""
    if not text:
        return None
    try:
        jid = Jid(text)
    except (InvalidJID, UnicodeError, ValueError):
        return None
    return jid if jid.domain else None


def read_hash(text: str | None) -> str:
    """A SHA-1 in hexadecimal, in lower case; empty where `text` is none."""
    candidate = (text or "").strip().lower()
    return candidate if _SHA1.fullmatch(candidate) else ""


def clean(text: str | None, limit: int) -> str:
    """At most `limit` characters of `text` without control characters and blanks around it."""
    # Cut first: a megabyte of status text costs nothing. Twice the limit leaves room for what is dropped.
    return _CONTROLS.sub("", (text or "")[: 2 * limit]).strip()[:limit]


def _text(xml: ET.Element, tag: str, limit: int) -> str:
    # Several <status/> in different languages are legal: the first one that says something.
    for child in xml.findall(tag):
        if text := clean(child.text, limit):
            return text
    return ""


def _priority(text: str) -> int:
    try:
        return max(-128, min(127, int(text)))
    except ValueError:
        return 0


def _caps(xml: ET.Element) -> Caps | None:
    child = xml.find(f"{{{NS_CAPS}}}c")
    if child is None or not child.get("node") or not child.get("ver"):
        return None
    return Caps(child.get("node", "")[:1000], child.get("ver", "")[:200], child.get("hash", "")[:50])


def read_avatar(xml: ET.Element) -> str | None:
    """The hash that a presence tells of a picture, empty for none; None where it tells nothing (XEP-0153)."""
    update = xml.find(f"{{{NS_VCARD_UPDATE}}}x")
    photo = update.find(f"{{{NS_VCARD_UPDATE}}}photo") if update is not None else None
    if photo is None:
        return None
    if not (photo.text or "").strip():
        return ""
    return read_hash(photo.text) or None
