"""The part of the border that is about group chats; `border.py` has the rest."""

from typing import Protocol

from gharial.model.conversation import Message
from gharial.model.jid import Jid
from gharial.model.room import (
    Affiliation,
    ListedRoom,
    Member,
    Occupant,
    Role,
    Room,
    RoomInvitation,
    RoomOptions,
)


class Rooms(Protocol):
    """Our group chats. What is said there goes by `chat`, under the room's address; for one occupant, room/nick.

    All but the readers may raise RoomRefused, NotConnected, NoAnswer, RequestFailed, UnknownAccount.
    """

    def rooms(self, account: Jid | None = None) -> tuple[Room, ...]:
        """Those that are bookmarked, joined or being joined, of one account or of all."""

    def room(self, account: Jid, jid: Jid) -> Room | None:
        """One of them by bare address."""

    def occupants(self, account: Jid, jid: Jid) -> tuple[Occupant, ...]:
        """Who is there; empty while we are not."""

    async def avatar(self, account: Jid, jid: Jid, nick: str) -> bytes | None:
        """The picture of somebody there, as it came, at most 256 KiB; None without one. Ask for those who are seen."""

    def own_nick(self, account: Jid) -> str:
        """What we are called where we have not said otherwise."""

    async def service(self, account: Jid) -> Jid:
        """The address under which the account's server keeps rooms. Raises RoomRefused (NO_SERVICE)."""

    async def listed(self, account: Jid, service: Jid | None = None) -> tuple[ListedRoom, ...]:
        """The rooms a service shows to everybody; of the account's own server without one."""

    async def join(self, account: Jid, jid: Jid, nick: str = "", password: str = "", *, remember: bool = True) -> Room:
        """Go in; returns once we are there. With `remember`, it is bookmarked and joined again at each start.

        A room that does not exist is not created: RoomRefused (NOT_FOUND).
        """

    async def create(self, account: Jid, jid: Jid, options: RoomOptions, nick: str = "") -> Room:
        """Make a room and go in. Raises RoomRefused (EXISTS, NO_CREATION)."""

    async def leave(self, account: Jid, jid: Jid, *, forget: bool = False) -> None:
        """Go out, and do not come back by itself; with `forget`, its bookmark goes too. Works offline as well."""

    async def remember(self, account: Jid, jid: Jid, *, name: str | None = None, autojoin: bool | None = None) -> None:
        """Keep or change its bookmark (XEP-0402); None leaves a part as it is."""

    async def change_nick(self, account: Jid, jid: Jid, nick: str) -> None:
        """Be called otherwise there; returns once the room agreed."""

    async def set_topic(self, account: Jid, jid: Jid, subject: str) -> None:
        """Change what the room is about."""

    async def options(self, account: Jid, jid: Jid) -> RoomOptions:
        """How the room is set up; owners alone may ask."""

    async def configure(self, account: Jid, jid: Jid, options: RoomOptions) -> None:
        """Set it up otherwise; for owners."""

    async def destroy(self, account: Jid, jid: Jid, reason: str = "") -> None:
        """Close the room for good; for owners."""

    async def invite(self, account: Jid, jid: Jid, person: Jid, reason: str = "") -> None:
        """Ask somebody in; in a private room they become a member where we may make them one."""

    def invitations(self) -> tuple[RoomInvitation, ...]:
        """Those that wait for an answer."""

    async def accept(self, invitation: RoomInvitation, nick: str = "") -> Room:
        """Go where we were asked."""

    async def decline(self, invitation: RoomInvitation, reason: str = "") -> None:
        """Say no. A stranger is told nothing; who is our contact and asked through the room hears it."""

    async def kick(self, account: Jid, jid: Jid, nick: str, reason: str = "") -> None:
        """Put an occupant out; they may come back."""

    async def ban(self, account: Jid, jid: Jid, person: str | Jid, reason: str = "") -> None:
        """Put somebody out for good: an address, or the nick of an occupant whose address we see."""

    async def set_role(self, account: Jid, jid: Jid, nick: str, role: Role, reason: str = "") -> None:
        """Give or take the right to speak or to moderate, as long as they are there."""

    async def set_affiliation(
        self, account: Jid, jid: Jid, person: Jid, affiliation: Affiliation, reason: str = ""
    ) -> None:
        """Make somebody member, admin, owner, none of it, or outcast."""

    async def remove_message(self, message: Message, reason: str = "") -> None:
        """Take back what somebody said there, for everybody (XEP-0425); see `Room.removes_messages`."""

    async def members(self, account: Jid, jid: Jid) -> tuple[Member, ...]:
        """All lists of the room that we may see, owners first, outcasts last."""
