"""What a room says (XEP-0045) and how it is asked, as values; nothing in it is believed but its shape."""

import re
import unicodedata
from xml.etree.ElementTree import Element, SubElement

from gharial.model.account import Show
from gharial.model.failures import RoomRefused
from gharial.model.jid import InvalidJID, Jid, bare
from gharial.model.room import Affiliation, Occupant, Role
from gharial.model.room_faults import Removal, RoomFault
from gharial.model.value import dataclass

CLIENT = "jabber:client"
MUC = "http://jabber.org/protocol/muc"
USER = "http://jabber.org/protocol/muc#user"
ADMIN = "http://jabber.org/protocol/muc#admin"
OWNER = "http://jabber.org/protocol/muc#owner"
OCCUPANT_ID = "urn:xmpp:occupant-id:0"
_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas"

LONGEST_NICK = 100
LONGEST_TEXT = 1000
LONGEST_SUBJECT = 4000

SELF = 110
CREATED = 201
BANNED = 301
RENAMED = 303
KICKED = 307
NO_LONGER_MEMBER = 321
NOW_MEMBERS_ONLY = 322
SHUTDOWN = 332
TROUBLE = 333
CONFIGURED = frozenset({102, 103, 104, 170, 171, 172, 173, 174})
"""Each says that something about the room has changed (XEP-0045 §10.2.1)."""

_SHOWS = {show.value: show for show in (Show.CHAT, Show.AWAY, Show.XA, Show.DND)}
# Controls; what turns the direction of writing; invisible signs that let two nicks look alike.
_UNSEEMLY = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\uffff]"
)
_FAULTS = {
    "conflict": RoomFault.NICK_TAKEN,
    "forbidden": RoomFault.BANNED,
    "not-authorized": RoomFault.PASSWORD,
    "registration-required": RoomFault.MEMBERS_ONLY,
    "service-unavailable": RoomFault.FULL,
    "item-not-found": RoomFault.NOT_FOUND,
    "not-allowed": RoomFault.NO_CREATION,
    "not-acceptable": RoomFault.NICK_LOCKED,
    "jid-malformed": RoomFault.NICK_LOCKED,
    "gone": RoomFault.GONE,
    "resource-constraint": RoomFault.FULL,
    "remote-server-not-found": RoomFault.UNREACHABLE,
    "remote-server-timeout": RoomFault.UNREACHABLE,
}
"""What each error to a join means (XEP-0045 §7.2)."""


def clean(text: str | None, limit: int) -> str:
    """At most `limit` characters on one line, without what steers a screen or hides in it."""
    # Cut first: a megabyte costs nothing. Twice the limit leaves room for what is dropped.
    words = unicodedata.normalize("NFC", _UNSEEMLY.sub(" ", (text or "")[: 2 * limit])).split()
    return " ".join(words)[:limit].strip()


def clean_text(text: str | None, limit: int) -> str:
    """The same with its lines."""
    lines = (text or "")[: 2 * limit].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean(line, limit) for line in lines)[:limit].strip()


def read_jid(text: str | None) -> Jid | None:
    """An address; None where it is none."""
    try:
        jid = Jid(text or "")
    except (InvalidJID, UnicodeError, ValueError):
        return None
    return jid if jid.domain else None


@dataclass(frozen=True, slots=True)
class RoomPresence:
    """One presence of an occupant. `occupant.nick` is the resource as the room uses it."""

    occupant: Occupant
    here: bool
    statuses: frozenset[int]
    new_nick: str = ""
    """With RENAMED: what they are called from now on."""
    actor: str = ""
    reason: str = ""
    destroyed: bool = False
    alternative: str = ""
    occupant_id: str = ""

    @property
    def ours(self) -> bool:
        """It is about us."""
        return SELF in self.statuses


def read_presence(xml: Element) -> RoomPresence | None:
    """What `xml`, from room/nick, says; None where it is no presence of an occupant."""
    sender = read_jid(xml.get("from"))
    kind = xml.get("type") or "available"
    if sender is None or not sender.resource or kind not in ("available", "unavailable"):
        return None
    x = xml.find(f"{{{USER}}}x")
    item = x.find(f"{{{USER}}}item") if x is not None else None
    destroy = x.find(f"{{{USER}}}destroy") if x is not None else None
    actor = item.find(f"{{{USER}}}actor") if item is not None else None
    attributes = item.attrib if item is not None else {}
    real = read_jid(attributes.get("jid"))
    reason = item.findtext(f"{{{USER}}}reason") if item is not None else ""
    if destroy is not None:
        reason = destroy.findtext(f"{{{USER}}}reason")
    identity = xml.find(f"{{{OCCUPANT_ID}}}occupant-id")
    statuses = frozenset(
        int(code)
        for one in (x.findall(f"{{{USER}}}status")[:20] if x is not None else [])
        if (code := one.get("code", "")).isascii() and code.isdigit() and len(code) == 3
    )
    return RoomPresence(
        Occupant(
            nick=str(sender.resource),
            role=_role(attributes.get("role")),
            affiliation=_affiliation(attributes.get("affiliation")),
            show=_SHOWS.get((xml.findtext(f"{{{CLIENT}}}show") or "").strip(), Show.AVAILABLE),
            text=clean(xml.findtext(f"{{{CLIENT}}}status"), LONGEST_TEXT),
            jid=bare(real) if real is not None else None,
            us=SELF in statuses,
        ),
        here=kind == "available",
        statuses=statuses,
        new_nick=attributes.get("nick", "") if RENAMED in statuses else "",
        actor=clean((actor.get("nick") or actor.get("jid")) if actor is not None else "", LONGEST_TEXT),
        reason=clean(reason, LONGEST_TEXT),
        destroyed=destroy is not None,
        alternative=clean(destroy.get("jid") if destroy is not None else "", LONGEST_TEXT),
        occupant_id=(identity.get("id") or "")[:200] if identity is not None else "",
    )


def removal(presence: RoomPresence) -> Removal:
    """Why the room says that we are not in it any more (XEP-0045 §9, §10.9)."""
    if presence.destroyed:
        return Removal.DESTROYED
    if BANNED in presence.statuses:
        return Removal.BANNED
    if SHUTDOWN in presence.statuses:
        return Removal.SHUTDOWN
    if {NO_LONGER_MEMBER, NOW_MEMBERS_ONLY} & presence.statuses:
        return Removal.NOT_MEMBER
    if KICKED in presence.statuses and TROUBLE not in presence.statuses:
        return Removal.KICKED
    return Removal.LOST


def read_subject(xml: Element) -> str | None:
    """The subject a message sets (XEP-0045 §8.1); None where it sets none."""
    subject = xml.find(f"{{{CLIENT}}}subject")
    if subject is None or xml.find(f"{{{CLIENT}}}body") is not None or xml.find(f"{{{CLIENT}}}thread") is not None:
        return None
    return clean_text(subject.text, LONGEST_SUBJECT)


def read_refusal(xml: Element, room: Jid) -> RoomRefused:
    """Why a join was refused."""
    condition, text = error_of(xml)
    return refusal(room, condition, text)


def refusal(room: Jid, condition: str, text: str) -> RoomRefused:
    """The failure for an error to a join."""
    return RoomRefused(room.bare, _FAULTS.get(condition, RoomFault.OTHER).value, clean(text, LONGEST_TEXT), condition)


def error_of(xml: Element) -> tuple[str, str]:
    """(condition, text) of a stanza's error."""
    condition, text = "undefined-condition", ""
    error = xml.find(f"{{{CLIENT}}}error")
    for child in error if error is not None else []:
        if child.tag == f"{{{_ERRORS}}}text":
            text = child.text or ""
        elif child.tag.startswith(f"{{{_ERRORS}}}"):
            condition = child.tag.removeprefix(f"{{{_ERRORS}}}")[:100]
    return condition, text


def join_payload(password: str, *, since: str = "", stanzas: int | None = None) -> Element:
    """What makes a presence a wish to enter (XEP-0045 §7.2), with how much of the past is wanted (§7.2.14)."""
    x = Element(f"{{{MUC}}}x")
    if password:
        SubElement(x, f"{{{MUC}}}password").text = password
    history = SubElement(x, f"{{{MUC}}}history")
    if since:
        history.set("since", since)
    if stanzas is not None:
        history.set("maxstanzas", str(stanzas))
    return x


def admin_item(reason: str = "", **attributes: str) -> Element:
    """A question or a change of role or affiliation (XEP-0045 §8, §9)."""
    query = Element(f"{{{ADMIN}}}query")
    item = SubElement(query, f"{{{ADMIN}}}item", attributes)
    if reason:
        SubElement(item, f"{{{ADMIN}}}reason").text = reason
    return query


def _role(text: str | None) -> Role:
    try:
        return Role(text or "none")
    except ValueError:
        return Role.NONE


def _affiliation(text: str | None) -> Affiliation:
    try:
        return Affiliation(text or "none")
    except ValueError:
        return Affiliation.NONE
