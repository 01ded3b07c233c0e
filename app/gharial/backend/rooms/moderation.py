"""Roles and affiliations (XEP-0045 §8, §9): kicking, banning, giving rights, and the room's lists of people; and
taking back what others said (XEP-0425)."""

from gharial.backend.chat.answers import moderation_request
from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import ADMIN, LONGEST_TEXT, admin_item, clean, read_jid
from gharial.model.failures import RequestFailed, RoomRefused
from gharial.model.jid import Jid, bare
from gharial.model.room import Affiliation, Member, Role
from gharial.model.room_faults import RoomFault

MOST_MEMBERS = 20_000
_FAULTS = {
    "forbidden": RoomFault.NOT_ALLOWED,
    "not-allowed": RoomFault.NOT_ALLOWED,
    "not-authorized": RoomFault.NOT_ALLOWED,
    "conflict": RoomFault.NOT_ALLOWED,
    "item-not-found": RoomFault.NO_OCCUPANT,
    "not-acceptable": RoomFault.NO_OCCUPANT,
}


def refused(room: Jid, failure: RequestFailed) -> RoomRefused:
    """What a room's error to such a request means."""
    fault = _FAULTS.get(failure.condition, RoomFault.OTHER)
    return RoomRefused(room.bare, fault.value, clean(failure.text, LONGEST_TEXT), failure.condition)


async def set_role(setting: Setting, room: Jid, nick: str, role: Role, reason: str) -> None:
    """Change what an occupant may do. Raises RoomRefused, NoAnswer, NotConnected."""
    iq = setting.session.client.make_iq_set(ito=room)
    iq.xml.append(admin_item(reason, nick=nick, role=role.value))
    try:
        await setting.session.request(iq)
    except RequestFailed as failure:
        raise refused(room, failure) from failure


async def set_affiliation(setting: Setting, room: Jid, person: Jid, affiliation: Affiliation, reason: str) -> None:
    """Change how somebody stands to the room. Raises RoomRefused, NoAnswer, NotConnected."""
    iq = setting.session.client.make_iq_set(ito=room)
    iq.xml.append(admin_item(reason, jid=person.bare, affiliation=affiliation.value))
    try:
        await setting.session.request(iq)
    except RequestFailed as failure:
        raise refused(room, failure) from failure


async def take_back(setting: Setting, room: Jid, form: str, target: str, reason: str) -> None:
    """Have the room take back what it gave the id `target`; everybody there hears it from the room.

    Raises RoomRefused, NoAnswer, NotConnected.
    """
    if not (form and target):
        raise RoomRefused(room.bare, RoomFault.NOT_ALLOWED.value)
    iq = setting.session.client.make_iq_set(ito=room)
    iq.xml.append(moderation_request(form, target, reason))
    try:
        await setting.session.request(iq)
    except RequestFailed as failure:
        if failure.condition == "item-not-found":
            # The room's archive has let go of it.
            raise RoomRefused(room.bare, RoomFault.NO_MESSAGE.value, "", failure.condition) from failure
        raise refused(room, failure) from failure


async def members(setting: Setting, room: Jid) -> tuple[Member, ...]:
    """All lists that the room shows us. Raises RoomRefused where it shows none, NoAnswer, NotConnected."""
    found: list[Member] = []
    failures: list[RequestFailed] = []
    lists = (Affiliation.OWNER, Affiliation.ADMIN, Affiliation.MEMBER, Affiliation.OUTCAST)
    for affiliation in lists:
        iq = setting.session.client.make_iq_get(ito=room)
        iq.xml.append(admin_item(affiliation=affiliation.value))
        try:
            answer = await setting.session.request(iq)
        except RequestFailed as failure:
            # One list may be for fewer eyes than another.
            failures.append(failure)
            continue
        for item in answer.xml.findall(f"{{{ADMIN}}}query/{{{ADMIN}}}item")[:MOST_MEMBERS]:
            jid = read_jid(item.get("jid"))
            if jid is not None:
                reason = clean(item.findtext(f"{{{ADMIN}}}reason"), LONGEST_TEXT)
                found.append(Member(bare(jid), affiliation, item.get("nick", ""), reason))
    if len(failures) == len(lists):
        raise refused(room, failures[0]) from failures[0]
    return tuple(found)
