"""`Voices`: what the chat asks about messages of rooms (XEP-0045); the room above, `rooms`, answers."""

from collections.abc import Callable
from typing import Protocol
from xml.etree.ElementTree import Element

from gharial.backend.chat.archive_result import ArchiveResult
from gharial.backend.chat.letter import Letter
from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a room, and to whom. `peer` names the conversation: the room, or room/nick for one occupant."""

    peer: Jid
    direction: Direction
    nick: str
    in_room: bool
    """Said to all; else to us, or by us to one occupant."""
    author: str = ""
    """The id by which the room knows the sender under every nick (XEP-0421)."""
    perhaps_ours: bool = False
    mentions: bool = False
    archive_id: str = ""
    """The id the room gave it, where the room guards them (XEP-0359)."""
    old: bool = False
    by_the_room: bool = False
    """The room itself speaks, and may take back what others said (XEP-0425)."""


class Voices(Protocol):
    """About one account's rooms."""

    def is_room(self, jid: Jid) -> bool:
        """The bare address is that of a room we are in, or were."""

    def heard(self, letter: Letter, xml: Element, *, ours: bool, archived: str | None) -> Voice | None:
        """Who said that; None where it is nothing for a conversation.

        `ours`: it is a copy of what another device of ours sent. `archived`: the id in a room's archive, None for what
        came by the stream or lies in our own archive.
        """

    def collector(self, sender: Jid) -> Callable[[ArchiveResult], None] | None:
        """Who takes what the archive of `sender`, a room, sends."""

    def open_rooms(self) -> frozenset[str]:
        """The bare addresses of the rooms into which we may speak now."""

    def nick(self, room: Jid) -> str:
        """What we are called in a room."""

    def takes_typing(self, jid: Jid) -> bool | None:
        """Whether a room, or somebody there, is to be told that we type; None for who is in no room."""

    def invited(self, letter: Letter, xml: Element) -> None:
        """A person asks us into a room (XEP-0249)."""


class NoRooms:
    """Voices of an account that is in none."""

    def is_room(self, jid: Jid) -> bool:
        return False

    def heard(self, letter: Letter, xml: Element, *, ours: bool, archived: str | None) -> Voice | None:
        return None

    def collector(self, sender: Jid) -> Callable[[ArchiveResult], None] | None:
        return None

    def open_rooms(self) -> frozenset[str]:
        return frozenset()

    def nick(self, room: Jid) -> str:
        return ""

    def takes_typing(self, jid: Jid) -> bool | None:
        return None

    def invited(self, letter: Letter, xml: Element) -> None:
        pass


NO_ROOMS = NoRooms()
