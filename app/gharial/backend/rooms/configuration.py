"""How a room is set up (XEP-0045 §10): its form read into RoomOptions, and back without losing what we do not know."""

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from gharial.backend.stanzas.rooms import OWNER, clean
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.room import RoomOptions
from gharial.model.value import dataclass

MODERATE = ("urn:xmpp:message-moderate:1", "urn:xmpp:message-moderate:0")
"""The present form, and that of XEP-0425 before 0.3, which servers of some years still have."""
_FORM = "{jabber:x:data}"
_FIELD = "muc#roomconfig_"
_INFO = "{http://jabber.org/protocol/disco#info}"


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What a room says about itself to everybody (XEP-0045 §6.4)."""

    name: str = ""
    features: frozenset[str] = frozenset()

    @property
    def archive(self) -> bool:
        """It keeps what is said (XEP-0313)."""
        return "urn:xmpp:mam:2" in self.features

    @property
    def guards_ids(self) -> bool:
        """Nobody but the room itself gives its messages ids in its name (XEP-0359 §6)."""
        return self.archive or "urn:xmpp:sid:0" in self.features

    @property
    def moderation(self) -> str:
        """By which form of it a moderator takes back what others said (XEP-0425); empty where there is none."""
        return next((one for one in MODERATE if one in self.features), "")

    @property
    def names_occupants(self) -> bool:
        """It gives everybody an id that cannot be forged (XEP-0421)."""
        return "urn:xmpp:occupant-id:0" in self.features


async def read_facts(session: AccountSession, room: Jid) -> RoomFacts:
    """Ask a room what it is. Raises RequestFailed, NoAnswer, NotConnected."""
    iq = session.client.make_iq_get(ito=room)
    SubElement(iq.xml, f"{_INFO}query")
    query = (await session.request(iq)).xml.find(f"{_INFO}query")
    if query is None:
        return RoomFacts()
    name = next((one.get("name") for one in query.findall(f"{_INFO}identity") if one.get("name")), "")
    features = [one.get("var", "") for one in query.findall(f"{_INFO}feature")[:500]]
    return RoomFacts(clean(name, 200), frozenset(features))


async def read_form(session: AccountSession, room: Jid) -> Element:
    """The room's form; an empty one where it has none. Raises RequestFailed, NoAnswer, NotConnected."""
    iq = session.client.make_iq_get(ito=room)
    SubElement(iq.xml, f"{{{OWNER}}}query")
    form = (await session.request(iq)).xml.find(f"{{{OWNER}}}query/{_FORM}x")
    return form if form is not None else Element(f"{_FORM}x", {"type": "form"})


def options_of(form: Element) -> RoomOptions:
    """What a form says."""

    def flag(name: str) -> bool:
        return _value(form, name) in ("1", "true")

    return RoomOptions(
        name=clean(_value(form, "roomname"), 200),
        private=flag("membersonly"),
        listed=flag("publicroom"),
        persistent=flag("persistentroom"),
        description=clean(_value(form, "roomdesc"), 1000),
        moderated=flag("moderatedroom"),
        password=_value(form, "roomsecret") if flag("passwordprotectedroom") or _value(form, "roomsecret") else "",
    )


def filled(form: Element, options: RoomOptions, *, fresh: bool) -> Element:
    """The form as it is to be sent: `options` where it has a place for them, everything else as it came.

    A `fresh` room keeps what is said, for those who come back; who changes that later knows why.
    """
    wanted = {
        "roomname": options.name,
        "roomdesc": options.description,
        "membersonly": _flag(options.private),
        "publicroom": _flag(options.listed),
        "persistentroom": _flag(options.persistent),
        "moderatedroom": _flag(options.moderated),
        "passwordprotectedroom": _flag(bool(options.password)),
        "roomsecret": options.password,
        "whois": "anyone" if options.private else "moderators",
        # In a private room, who is in may ask others in.
        "allowinvites": _flag(options.private),
        "allowmemberinvites": _flag(options.private),
    }
    if fresh:
        wanted |= {"enablearchiving": "1", "mam": "1"}
    answer = Element(f"{_FORM}x", {"type": "submit"})
    for field in form.findall(f"{_FORM}field"):
        name = field.get("var", "")
        if not name or field.get("type") == "fixed":
            continue
        written = SubElement(answer, f"{_FORM}field", {"var": name})
        if field.get("type") == "hidden":
            written.set("type", "hidden")
        # Prosody has fields of its own, with another beginning.
        key = name.rpartition("roomconfig_")[2]
        if "roomconfig_" in name and key in wanted:
            SubElement(written, f"{_FORM}value").text = wanted[key]
        else:
            for value in field.findall(f"{_FORM}value"):
                written.append(deepcopy(value))
    return answer


async def submit(session: AccountSession, room: Jid, form: Element) -> None:
    """Set the room up. Raises RequestFailed, NoAnswer, NotConnected."""
    iq = session.client.make_iq_set(ito=room)
    SubElement(iq.xml, f"{{{OWNER}}}query").append(form)
    await session.request(iq)


async def destroy(session: AccountSession, room: Jid, reason: str) -> None:
    """Close the room for good (XEP-0045 §10.9). Raises RequestFailed, NoAnswer, NotConnected."""
    iq = session.client.make_iq_set(ito=room)
    element = SubElement(SubElement(iq.xml, f"{{{OWNER}}}query"), f"{{{OWNER}}}destroy")
    if reason:
        SubElement(element, f"{{{OWNER}}}reason").text = reason
    await session.request(iq)


def _value(form: Element, name: str) -> str:
    for field in form.findall(f"{_FORM}field"):
        if field.get("var") == f"{_FIELD}{name}":
            return (field.findtext(f"{_FORM}value") or "")[:2000]
    return ""


def _flag(value: bool) -> str:
    return "1" if value else "0"
