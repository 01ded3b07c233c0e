"""Why a room says no, and how one is put out of it; the values of RoomRefused and RemovedFromRoom."""

from enum import Enum


class RoomFault(Enum):
    """Why a room did not do what was asked."""

    NICK_TAKEN = "nick-taken"
    NICK_LOCKED = "nick-locked"
    """The room gives everybody their nick."""
    BANNED = "banned"
    PASSWORD = "password"  # noqa: S105 - a word, no secret
    """It needs one, or another one."""
    MEMBERS_ONLY = "members-only"
    FULL = "full"
    NOT_FOUND = "not-found"
    EXISTS = "exists"
    """It was to be created, and is there already."""
    NO_CREATION = "no-creation"
    GONE = "gone"
    """It was closed for good."""
    NOT_ALLOWED = "not-allowed"
    """That takes rights in the room which we do not have."""
    NOT_THERE = "not-there"
    """We are not in the room."""
    NO_OCCUPANT = "no-occupant"
    """Nobody of that name is in the room."""
    NO_MESSAGE = "no-message"
    """The room does not know that message, or not any more."""
    NO_SERVICE = "no-service"
    """The server has no rooms."""
    UNREACHABLE = "unreachable"
    OTHER = "other"


class Removal(Enum):
    """How we were made to leave a room."""

    KICKED = "kicked"
    BANNED = "banned"
    NOT_MEMBER = "not-member"
    """We lost our membership, or the room was closed to all but members."""
    SHUTDOWN = "shutdown"
    DESTROYED = "destroyed"
    LOST = "lost"
    """The room no longer knows us; a server on the way may have been restarted."""
