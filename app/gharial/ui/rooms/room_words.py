"""Group chats in words: how a room stands, what somebody is there, and how both are read aloud (XEP-0045)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gharial.model.failures import RemovedFromRoom
from gharial.model.room import Affiliation, Occupant, Role, Room, RoomState
from gharial.model.room_faults import Removal
from gharial.ui.widgets.foreign_text import shown, without_isolates
from gharial.ui.widgets.presence_words import show_words

translate = QCoreApplication.translate


def room_name(room: Room) -> str:
    """What a room is called, safe to show."""
    return shown(room.label)


def occupant_name(room_label: str, nick: str) -> str:
    """Somebody in a room, as the title of a conversation."""
    words = translate("rooms", "{nick} in {room}").format(nick=shown(nick), room=shown(room_label))
    # It goes where names go, and is made safe there once more.
    return without_isolates(words)


def people_words(count: int) -> str:
    """How many are there."""
    return translate("rooms", "1 person") if count == 1 else translate("rooms", "%n people", None, count)


def typing_words(nicks: Sequence[str]) -> str:
    """Who of those there types now; nothing where nobody does."""
    names = [shown(nick) for nick in nicks]
    match len(names):
        case 0:
            return ""
        case 1:
            return translate("rooms", "{name} is typing…").format(name=names[0])
        case 2:
            return translate("rooms", "{name} and {other} are typing…").format(name=names[0], other=names[1])
        case 3:
            words = translate("rooms", "{name}, {other} and {third} are typing…")
            return words.format(name=names[0], other=names[1], third=names[2])
    return translate("rooms", "Several people are typing…")


def state_words(room: Room) -> str:
    """How a room stands, in a few words: for its head and its row."""
    match room.state:
        case RoomState.JOINED:
            parts = [people_words(room.occupants)]
            if room.private:
                parts.append(translate("rooms", "only for members"))
            return " · ".join(parts)
        case RoomState.JOINING:
            return translate("rooms", "joining…")
        case RoomState.FAILED:
            return _removed_words(room) or translate("rooms", "could not be joined")
        case RoomState.LEFT:
            return _removed_words(room) or translate("rooms", "not joined")


def _removed_words(room: Room) -> str:
    """Who was in there and no longer is did not fail to join: how they came to be out; nothing for others."""
    how = room.failure.how if isinstance(room.failure, RemovedFromRoom) else ""
    words = {
        Removal.KICKED.value: translate("rooms", "kicked out"),
        Removal.BANNED.value: translate("rooms", "banned"),
        Removal.NOT_MEMBER.value: translate("rooms", "only for members"),
        Removal.DESTROYED.value: translate("rooms", "closed for good"),
    }
    return words.get(how, "")


def role_heading(role: Role) -> str:
    """Above those of one role."""
    match role:
        case Role.MODERATOR:
            return translate("rooms", "Moderators")
        case Role.VISITOR:
            return translate("rooms", "Only listening")
        case _:
            return translate("rooms", "People")


def affiliation_words(affiliation: Affiliation) -> str:
    """What somebody is in the room; nothing for most."""
    match affiliation:
        case Affiliation.OWNER:
            return translate("rooms", "owner")
        case Affiliation.ADMIN:
            return translate("rooms", "admin")
        case Affiliation.MEMBER:
            return translate("rooms", "member")
        case Affiliation.OUTCAST:
            return translate("rooms", "banned")
        case Affiliation.NONE:
            return ""


def spoken_occupant(one: Occupant) -> str:
    """Somebody in the list of people, read aloud."""
    parts = [shown(one.nick)]
    if one.us:
        parts.append(translate("rooms", "you"))
    parts.append(show_words(one.show))
    parts += [words for words in (affiliation_words(one.affiliation), shown(one.text)) if words]
    return ", ".join(parts)


def occupant_tip(one: Occupant) -> str:
    """All that is known of somebody there, line by line."""
    lines = [shown(one.nick)]
    if one.jid is not None:
        lines.append(shown(one.jid.bare))
    lines.append(show_words(one.show))
    lines += [words for words in (shown(one.text), affiliation_words(one.affiliation)) if words]
    return "\n".join(lines)
