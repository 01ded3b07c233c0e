"""Failures of group chats in words: what happened and why, then what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from gharial.model import failures as f
from gharial.model.failures import Failure
from gharial.model.room_faults import Removal, RoomFault
from gharial.ui.condition_words import QT_TRANSLATE_NOOP, Words
from gharial.ui.explanation import Explanation, address, by_condition, joined
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

_REFUSED: Mapping[str, Words] = {
    RoomFault.NICK_TAKEN.value: Words(
        QT_TRANSLATE_NOOP("explain", "Somebody in {room} is already called that."),
        QT_TRANSLATE_NOOP("explain", "Choose another name."),
    ),
    RoomFault.NICK_LOCKED.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} does not let you be called that."),
        QT_TRANSLATE_NOOP("explain", "Use the name that is reserved for you there, or ask an owner of the room."),
    ),
    RoomFault.BANNED.value: Words(
        QT_TRANSLATE_NOOP("explain", "You are banned from {room}."),
        QT_TRANSLATE_NOOP("explain", "Only somebody who runs the room can change that."),
    ),
    RoomFault.PASSWORD.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} wants a password, and this was none or not the right one."),
        QT_TRANSLATE_NOOP("explain", "Ask somebody who is in the room for it."),
    ),
    RoomFault.MEMBERS_ONLY.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} is only for its members."),
        QT_TRANSLATE_NOOP("explain", "Ask somebody who is in the room to invite you."),
    ),
    RoomFault.FULL.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} is full."),
        QT_TRANSLATE_NOOP("explain", "Try again when somebody has left."),
    ),
    RoomFault.NOT_FOUND.value: Words(
        QT_TRANSLATE_NOOP("explain", "There is no room {room}, or it is not open at the moment."),
        QT_TRANSLATE_NOOP("explain", "Check the address, or create the room."),
    ),
    RoomFault.EXISTS.value: Words(
        QT_TRANSLATE_NOOP("explain", "There already is a room {room}."),
        QT_TRANSLATE_NOOP("explain", "Join it, or choose another address for the new one."),
    ),
    RoomFault.NO_CREATION.value: Words(
        QT_TRANSLATE_NOOP("explain", "The server does not let you create {room}."),
        QT_TRANSLATE_NOOP("explain", "Create it on another server, or ask the operator of this one."),
    ),
    RoomFault.GONE.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} was closed for good."),
        QT_TRANSLATE_NOOP("explain", "Ask its people where they went."),
    ),
    RoomFault.NOT_ALLOWED.value: Words(
        QT_TRANSLATE_NOOP("explain", "You do not have the rights for that in {room}."),
        QT_TRANSLATE_NOOP("explain", "Ask somebody who runs the room."),
    ),
    RoomFault.NOT_THERE.value: Words(
        QT_TRANSLATE_NOOP("explain", "You are not in {room}."),
        QT_TRANSLATE_NOOP("explain", "Join it first."),
    ),
    RoomFault.NO_OCCUPANT.value: Words(
        QT_TRANSLATE_NOOP("explain", "That person is no longer in {room}."),
    ),
    RoomFault.NO_MESSAGE.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} no longer has that message."),
    ),
    RoomFault.NO_SERVICE.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} has no place for group chats."),
        QT_TRANSLATE_NOOP("explain", "Enter the whole address of a room on another server."),
    ),
    RoomFault.UNREACHABLE.value: Words(
        QT_TRANSLATE_NOOP("explain", "The server of {room} cannot be reached at the moment."),
        QT_TRANSLATE_NOOP("explain", "Gharial tries again by itself."),
    ),
}

_REMOVED: Mapping[str, Words] = {
    Removal.KICKED.value: Words(
        QT_TRANSLATE_NOOP("explain", "You were kicked out of {room}."),
        QT_TRANSLATE_NOOP("explain", "You may join it again."),
    ),
    Removal.BANNED.value: Words(
        QT_TRANSLATE_NOOP("explain", "You were banned from {room}."),
        QT_TRANSLATE_NOOP("explain", "Only somebody who runs the room can change that."),
    ),
    Removal.NOT_MEMBER.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} is now only for its members, and you are none."),
        QT_TRANSLATE_NOOP("explain", "Ask somebody who is in the room to invite you."),
    ),
    Removal.SHUTDOWN.value: Words(
        QT_TRANSLATE_NOOP("explain", "The server of {room} is being shut down or restarted."),
        QT_TRANSLATE_NOOP("explain", "Gharial joins again by itself."),
    ),
    Removal.DESTROYED.value: Words(
        QT_TRANSLATE_NOOP("explain", "{room} was closed for good."),
    ),
    Removal.LOST.value: Words(
        QT_TRANSLATE_NOOP("explain", "The connection to {room} was lost."),
        QT_TRANSLATE_NOOP("explain", "Gharial joins again by itself."),
    ),
}


def _refused(failure: f.RoomRefused) -> Explanation:
    return by_condition(
        _REFUSED,
        failure.fault,
        QT_TRANSLATE_NOOP("explain", "{room} did not do that."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
        text=failure.text,
        room=address(failure.room),
    )


def _removed(failure: f.RemovedFromRoom) -> Explanation:
    explained = by_condition(
        _REMOVED,
        failure.how,
        QT_TRANSLATE_NOOP("explain", "You are no longer in {room}."),
        QT_TRANSLATE_NOOP("explain", "You may try to join it again."),
        room=address(failure.room),
    )
    what, advice = explained.what, explained.advice
    if failure.by:
        what = joined(what, translate("explain", "It was done by {name}.").format(name=shown(failure.by[:200])))
    if failure.reason.strip():
        reason = shown(" ".join(failure.reason.split())[:300])
        what = joined(what, translate("explain", "The reason given: “{reason}”.").format(reason=reason))
    if failure.other:
        advice = translate("explain", "It goes on at {room}.").format(room=address(failure.other))
    return Explanation(what, advice)


ROOM_FAILURES: Mapping[type[Failure], Callable[[Any], Explanation]] = {
    f.RoomRefused: _refused,
    f.RemovedFromRoom: _removed,
}
