"""`Letter`: what one message stanza says, read from its XML without believing any of it (RFC 6121 §5.2).

Carbons (XEP-0280), archive results (XEP-0313) and forwarding (XEP-0297) are opened by `incoming.py`; here one message
becomes values: body, stamps (XEP-0203, 0091), chat state (0085), correction (0308), receipts (0184), markers (0333),
ids (0359), error; what it says about other messages is read by `answers.py`.
"""

import re
from dataclasses import replace as replace_fields
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

from gharial.backend.chat.answers import About, read_about
from gharial.model.failures import RequestFailed
from gharial.model.jid import InvalidJID, Jid
from gharial.model.value import dataclass

CLIENT = "{jabber:client}"
MESSAGE = f"{CLIENT}message"
CHAT_STATES = "http://jabber.org/protocol/chatstates"
CORRECTION = "urn:xmpp:message-correct:0"
RECEIPTS = "urn:xmpp:receipts"
MARKERS = "urn:xmpp:chat-markers:0"
STANZA_IDS = "urn:xmpp:sid:0"
_DELAY = "{urn:xmpp:delay}delay"
_OLD_DELAY = "{jabber:x:delay}x"
ROOM_USER = "http://jabber.org/protocol/muc#user"
_STANZA_ERRORS = "{urn:ietf:params:xml:ns:xmpp-stanzas}"

LONGEST_BODY = 100_000
"""Characters of a body that are kept."""
CUT = " […]"
"""Ends a body that was longer."""
_LONGEST_ID = 1024
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_CLOCKS_DIFFER = timedelta(minutes=5)
_NOTHING = About("")

# What XML 1.0 forbids or a terminal obeys: C0 but newline and tab, DEL, C1, lone surrogates, non-characters.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message stanza. Fields that do not apply are empty."""

    kind: str
    """The stanza's type: "chat", "normal", "error" ..."""
    sender: Jid | None
    receiver: Jid | None
    time: datetime
    delayed: bool = False
    body: str = ""
    stanza_id: str = ""
    origin_id: str = ""
    assigned_ids: tuple[tuple[str, str], ...] = ()
    """(by, id) of every stanza-id; only our own server's is to be believed (XEP-0359 §6)."""
    replaces: str = ""
    chat_state: str = ""
    asks_receipt: bool = False
    markable: bool = False
    received: tuple[str, ...] = ()
    displayed: str = ""
    error: RequestFailed | None = None
    from_room: bool = False
    about: About = _NOTHING
    """What it says about another message; `about.body` is `body`."""


def read_letter(xml: Element, now: datetime) -> Letter | None:
    """The message in `xml`; None where its addresses are none. `now` is for stamps that are missing or absurd."""
    try:
        sender, receiver = _address(xml.get("from")), _address(xml.get("to"))
    except (InvalidJID, UnicodeError, ValueError):
        return None
    kind = xml.get("type") or "normal"
    stamp = _sent_at(xml, now)
    replace = xml.find(f"{{{CORRECTION}}}replace")
    displayed = xml.find(f"{{{MARKERS}}}displayed")
    if displayed is None:
        displayed = xml.find(f"{{{MARKERS}}}acknowledged")
    origin = xml.find(f"{{{STANZA_IDS}}}origin-id")
    about = read_about(xml, _raw_body(xml))
    about = replace_fields(about, body=_body(about.body), quoted=speakable(about.quoted))
    received = [*xml.findall(f"{{{RECEIPTS}}}received"), *xml.findall(f"{{{MARKERS}}}received")]
    return Letter(
        kind=kind,
        sender=sender,
        receiver=receiver,
        time=stamp or now,
        delayed=stamp is not None,
        body=about.body,
        stanza_id=_id(xml),
        origin_id=_id(origin),
        assigned_ids=tuple(
            (one.get("by", ""), _id(one)) for one in xml.findall(f"{{{STANZA_IDS}}}stanza-id") if _id(one)
        ),
        replaces=_id(replace),
        chat_state=_chat_state(xml),
        asks_receipt=xml.find(f"{{{RECEIPTS}}}request") is not None,
        markable=xml.find(f"{{{MARKERS}}}markable") is not None,
        received=tuple(_id(one) for one in received[:10] if _id(one)),
        displayed=_id(displayed),
        error=_error(xml) if kind == "error" else None,
        from_room=xml.find(f"{{{ROOM_USER}}}x") is not None,
        about=about,
    )


def speakable(text: str) -> str:
    """`text` without characters that XML forbids or that steer a terminal; newline and tab stay."""
    return _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_stamp(text: str, now: datetime) -> datetime | None:
    """A time as XEP-0082 or XEP-0091 writes it; None where it is no time, or one no message can have been sent at."""
    try:
        if re.fullmatch(r"\d{8}T\d\d:\d\d:\d\d", text):
            stamp = datetime.strptime(text, "%Y%m%dT%H:%M:%S").replace(tzinfo=UTC)
        else:
            stamp = datetime.fromisoformat(text)
            stamp = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if stamp < _EARLIEST or stamp > now + _CLOCKS_DIFFER:
        return None
    return min(stamp, now)


def delay_stamp(xml: Element, now: datetime) -> datetime | None:
    """The stamp of a `delay` child (XEP-0203), where it is one to believe."""
    delay = xml.find(_DELAY)
    return read_stamp(delay.get("stamp", ""), now) if delay is not None else None


def _sent_at(xml: Element, now: datetime) -> datetime | None:
    # Each server and client on the way may have held it back; the first one knows best.
    delays = [*xml.findall(_DELAY)[:10], *xml.findall(_OLD_DELAY)[:10]]
    stamps = [stamp for delay in delays if (stamp := read_stamp(delay.get("stamp", ""), now)) is not None]
    return min(stamps, default=None)


def _address(text: str | None) -> Jid | None:
    return Jid(text) if text else None


def _id(xml: Element | None) -> str:
    text = (xml.get("id") or "") if xml is not None else ""
    return text if len(text) <= _LONGEST_ID else ""


def _raw_body(xml: Element) -> str:
    bodies = xml.findall(f"{CLIENT}body")
    if not bodies:
        return ""
    # Several bodies are translations of one; the one without a language is the message's own.
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    chosen = next((body for body in bodies if not body.get(language)), bodies[0])
    return chosen.text or ""


def _body(raw: str) -> str:
    text = speakable(raw)
    if len(text) > LONGEST_BODY:
        text = text[:LONGEST_BODY] + CUT
    return text if text.strip() else ""


def _chat_state(xml: Element) -> str:
    for state in ("composing", "paused", "inactive", "gone", "active"):
        if xml.find(f"{{{CHAT_STATES}}}{state}") is not None:
            return state
    return ""


def _error(xml: Element) -> RequestFailed:
    condition, text = "undefined-condition", ""
    error = xml.find(f"{CLIENT}error")
    if error is not None:
        for child in error.findall("*"):
            if child.tag == f"{_STANZA_ERRORS}text":
                text = speakable(child.text or "")[:1000]
            elif child.tag.startswith(_STANZA_ERRORS):
                condition = child.tag.removeprefix(_STANZA_ERRORS)[:100]
    return RequestFailed(request="message", peer=xml.get("from") or "", condition=condition, text=text)
