"""Group chats of values alone, for tests of windows; part of FakeBackend."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gharial.model.conversation import Message
from gharial.model.events import OccupantsChanged, RoomChanged, RoomInvitationGone, RoomInvited, RoomRemoved
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
    RoomState,
)

if TYPE_CHECKING:
    from tests.support.fake_backend import FakeBackend


class FakeRooms:
    """Fulfils room_border.Rooms. `put`, `fill` and `ask` change what is there and publish it."""

    def __init__(self, backend: "FakeBackend") -> None:
        self._backend = backend
        self.known: dict[tuple[Jid, Jid], Room] = {}
        self.pictures: dict[str, bytes] = {}
        self.people: dict[tuple[Jid, Jid], tuple[Occupant, ...]] = {}
        self.asked: dict[tuple[Jid, Jid], RoomInvitation] = {}
        self.listing: tuple[ListedRoom, ...] = ()
        self.lists: tuple[Member, ...] = ()
        self.set_up = RoomOptions()

    def put(self, room: Room, **changes: Any) -> Room:
        """A room is there, or there otherwise."""
        changed = self.known[(room.account, room.jid)] = replace(room, **changes)
        self._backend.publish(RoomChanged(changed))
        return changed

    def fill(self, room: Room, *people: Occupant) -> None:
        """Exactly these are in the room."""
        self.people[(room.account, room.jid)] = people
        self._backend.publish(OccupantsChanged(room.account, room.jid, changed=people, reset=True))
        self.put(self.known.get((room.account, room.jid), room), occupants=len(people))

    def ask(self, invitation: RoomInvitation) -> None:
        """Somebody invites us."""
        self.asked[(invitation.account, invitation.room)] = invitation
        self._backend.publish(RoomInvited(invitation))

    def rooms(self, account: Jid | None = None) -> tuple[Room, ...]:
        return tuple(one for one in self.known.values() if account in (None, one.account))

    def room(self, account: Jid, jid: Jid) -> Room | None:
        return self.known.get((account, jid))

    def occupants(self, account: Jid, jid: Jid) -> tuple[Occupant, ...]:
        return self.people.get((account, jid), ())

    async def avatar(self, account: Jid, jid: Jid, nick: str) -> bytes | None:
        await self._backend.record("rooms.avatar", account, jid, nick)
        return self.pictures.get(nick)

    def own_nick(self, account: Jid) -> str:
        return str(account.user)

    async def service(self, account: Jid) -> Jid:
        await self._backend.record("rooms.service", account)
        return Jid(f"rooms.{account.domain}")

    async def listed(self, account: Jid, service: Jid | None = None) -> tuple[ListedRoom, ...]:
        await self._backend.record("rooms.listed", account, service)
        return self.listing

    async def join(self, account: Jid, jid: Jid, nick: str = "", password: str = "", *, remember: bool = True) -> Room:
        await self._backend.record("rooms.join", account, jid, nick, password, remember)
        return self._inside(account, jid, nick, bookmarked=remember, autojoin=remember)

    async def create(self, account: Jid, jid: Jid, options: RoomOptions, nick: str = "") -> Room:
        await self._backend.record("rooms.create", account, jid, options, nick)
        return self._inside(account, jid, nick, bookmarked=True, autojoin=True, name=options.name)

    async def leave(self, account: Jid, jid: Jid, *, forget: bool = False) -> None:
        await self._backend.record("rooms.leave", account, jid, forget)
        room = self.known[(account, jid)]
        self.people.pop((account, jid), None)
        if room.bookmarked and not forget:
            self.put(room, state=RoomState.LEFT, autojoin=False, occupants=0)
            return
        del self.known[(account, jid)]
        self._backend.publish(RoomRemoved(account, jid))

    async def remember(self, account: Jid, jid: Jid, *, name: str | None = None, autojoin: bool | None = None) -> None:
        await self._backend.record("rooms.remember", account, jid, name, autojoin)
        room = self.known[(account, jid)]
        self.put(
            room,
            bookmarked=True,
            name=room.name if name is None else name,
            autojoin=room.autojoin if autojoin is None else autojoin,
        )

    async def change_nick(self, account: Jid, jid: Jid, nick: str) -> None:
        await self._backend.record("rooms.change_nick", account, jid, nick)
        self.put(self.known[(account, jid)], nick=nick)

    async def set_topic(self, account: Jid, jid: Jid, subject: str) -> None:
        await self._backend.record("rooms.set_topic", account, jid, subject)
        room = self.known[(account, jid)]
        self.put(room, subject=subject, subject_by=room.nick)

    async def options(self, account: Jid, jid: Jid) -> RoomOptions:
        await self._backend.record("rooms.options", account, jid)
        return self.set_up

    async def configure(self, account: Jid, jid: Jid, options: RoomOptions) -> None:
        await self._backend.record("rooms.configure", account, jid, options)
        self.set_up = options

    async def destroy(self, account: Jid, jid: Jid, reason: str = "") -> None:
        await self._backend.record("rooms.destroy", account, jid, reason)
        del self.known[(account, jid)]
        self._backend.publish(RoomRemoved(account, jid))

    async def invite(self, account: Jid, jid: Jid, person: Jid, reason: str = "") -> None:
        await self._backend.record("rooms.invite", account, jid, person, reason)

    def invitations(self) -> tuple[RoomInvitation, ...]:
        return tuple(self.asked.values())

    async def accept(self, invitation: RoomInvitation, nick: str = "") -> Room:
        await self._backend.record("rooms.accept", invitation, nick)
        self._answered(invitation)
        return self._inside(invitation.account, invitation.room, nick, bookmarked=True, autojoin=True)

    async def decline(self, invitation: RoomInvitation, reason: str = "") -> None:
        await self._backend.record("rooms.decline", invitation, reason)
        self._answered(invitation)

    async def kick(self, account: Jid, jid: Jid, nick: str, reason: str = "") -> None:
        await self._backend.record("rooms.kick", account, jid, nick, reason)

    async def ban(self, account: Jid, jid: Jid, person: str | Jid, reason: str = "") -> None:
        await self._backend.record("rooms.ban", account, jid, person, reason)

    async def set_role(self, account: Jid, jid: Jid, nick: str, role: Role, reason: str = "") -> None:
        await self._backend.record("rooms.set_role", account, jid, nick, role, reason)

    async def set_affiliation(
        self, account: Jid, jid: Jid, person: Jid, affiliation: Affiliation, reason: str = ""
    ) -> None:
        await self._backend.record("rooms.set_affiliation", account, jid, person, affiliation, reason)

    async def remove_message(self, message: Message, reason: str = "") -> None:
        await self._backend.record("rooms.remove_message", message, reason)

    async def members(self, account: Jid, jid: Jid) -> tuple[Member, ...]:
        await self._backend.record("rooms.members", account, jid)
        return self.lists

    def _inside(self, account: Jid, jid: Jid, nick: str, **changes: Any) -> Room:
        known = self.known.get((account, jid)) or Room(account, jid)
        return self.put(
            known,
            state=RoomState.JOINED,
            failure=None,
            nick=nick or known.nick or self.own_nick(account),
            role=Role.PARTICIPANT,
            **changes,
        )

    def _answered(self, invitation: RoomInvitation) -> None:
        if self.asked.pop((invitation.account, invitation.room), None) is not None:
            self._backend.publish(RoomInvitationGone(invitation.account, invitation.room))
