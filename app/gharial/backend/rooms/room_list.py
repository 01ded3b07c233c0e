"""`RoomList`: the group chats of all accounts; fulfils room_border.Rooms."""

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from gharial.backend.chat.conversations import Conversations
from gharial.backend.chat.letter import speakable
from gharial.backend.stanzas.rooms import LONGEST_NICK, LONGEST_SUBJECT, LONGEST_TEXT, clean, clean_text
from gharial.backend.storage.database import Database
from gharial.backend.storage.rooms import RoomStore, StoredRoom
from gharial.backend.storage.roster import RosterStore
from gharial.backend.xmpp.background import Background
from gharial.model.account import Status
from gharial.model.contact import Resource
from gharial.model.conversation import Message
from gharial.model.events import AccountChanged, AccountRemoved, EventBus
from gharial.model.failures import Failure, MalformedJid, RequestFailed, RoomRefused, UnknownAccount
from gharial.model.jid import InvalidJID, Jid, bare
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
from gharial.model.room_faults import RoomFault

if TYPE_CHECKING:
    from gharial.backend.rooms.account_rooms import AccountRooms
    from gharial.backend.xmpp.accounts import LiveAccounts
    from gharial.backend.xmpp.session import AccountSession

log = logging.getLogger(__name__)


class RoomList:
    """Make it after the chat and before accounts sign in; `load` before they do. Without `active`, no room is entered
    and none is heard."""

    def __init__(
        self,
        accounts: "LiveAccounts",
        events: EventBus,
        database: Database,
        chat: Conversations,
        knows: Callable[[Jid, Jid], bool],
        is_blocked: Callable[[Jid, Jid], bool],
        *,
        active: bool = True,
    ) -> None:
        self._accounts = accounts
        self._events = events
        self._store = RoomStore(database)
        self._pictures = RosterStore(database)
        self._chat = chat
        self._knows = knows
        self._is_blocked = is_blocked
        self._active = active
        self._of: dict[str, AccountRooms] = {}
        self._stored: dict[str, list[StoredRoom]] = {}
        self._told: dict[str, Status] = {}
        self._background = Background("the list of rooms")
        self._unsubscribe = (
            events.subscribe(AccountChanged, self._on_account),
            events.subscribe(AccountRemoved, self._on_removed),
        )
        accounts.on_session(self._on_session)
        accounts.on_session_gone(self._on_session_gone)

    async def load(self) -> None:
        """Read which rooms there are. What cannot be read is as good as none: the bookmarks tell again."""
        try:
            stored = await self._store.load()
        except (Failure, sqlite3.Error, ValueError):
            log.exception("the rooms cannot be read")
            return
        for one in stored:
            if one.bookmarked or one.owed:
                self._stored.setdefault(one.account.bare, []).append(one)

    async def close(self) -> None:
        """Take nothing more in; the accounts are signed out before."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        for rooms in self._of.values():
            await rooms.close()
        self._of.clear()
        await self._background.done()

    # --- reading ------------------------------------------------------------------------------------------------------

    def rooms(self, account: Jid | None = None) -> tuple[Room, ...]:
        chosen = self._of.values() if account is None else [one for one in (self._of.get(account.bare),) if one]
        return tuple(room.room for rooms in chosen for room in rooms.rooms.values())

    def room(self, account: Jid, jid: Jid) -> Room | None:
        rooms = self._of.get(account.bare)
        room = rooms.rooms.get(jid.bare) if rooms is not None else None
        return room.room if room is not None else None

    def occupants(self, account: Jid, jid: Jid) -> tuple[Occupant, ...]:
        rooms = self._of.get(account.bare)
        room = rooms.rooms.get(jid.bare) if rooms is not None else None
        return room.crowd.all() if room is not None else ()

    async def avatar(self, account: Jid, jid: Jid, nick: str) -> bytes | None:
        rooms = self._of.get(account.bare)
        room = rooms.rooms.get(jid.bare) if rooms is not None else None
        occupant = room.crowd.get(nick) if room is not None else None
        if rooms is None or occupant is None or not occupant.avatar:
            return None
        address = Jid(jid.bare)
        address.resource = nick
        return await rooms.avatars.get(address, occupant.avatar, in_room=True)

    def devices(self, account: Jid, jid: Jid) -> tuple[Resource, ...]:
        """A room we are in, as what a file can be sent to: nothing but a link that all get suits it."""
        room = self.room(account, jid)
        there = room is not None and room.may_speak
        return (Resource(bare(jid), features=frozenset()),) if there else ()

    def own_nick(self, account: Jid) -> str:
        return self._rooms(account).own_nick()

    async def service(self, account: Jid) -> Jid:
        from gharial.backend.rooms.directory import find_service

        return await find_service(self._rooms(account).setting.session)

    async def listed(self, account: Jid, service: Jid | None = None) -> tuple[ListedRoom, ...]:
        from gharial.backend.rooms.directory import find_service, listed_rooms

        session = self._rooms(account).setting.session
        return await listed_rooms(session, service or await find_service(session))

    def invitations(self) -> tuple[RoomInvitation, ...]:
        return tuple(one for rooms in self._of.values() for one in rooms.invitations.open())

    # --- commands -----------------------------------------------------------------------------------------------------

    async def join(self, account: Jid, jid: Jid, nick: str = "", password: str = "", *, remember: bool = True) -> Room:
        room = _room_address(jid)
        return await self._rooms(account).join(room, _nick(room, nick), speakable(password), remember=remember)

    async def create(self, account: Jid, jid: Jid, options: RoomOptions, nick: str = "") -> Room:
        room = _room_address(jid)
        return await self._rooms(account).create(room, _cleaned(options), _nick(room, nick))

    async def leave(self, account: Jid, jid: Jid, *, forget: bool = False) -> None:
        await self._rooms(account).leave(bare(jid), forget=forget)

    async def remember(self, account: Jid, jid: Jid, *, name: str | None = None, autojoin: bool | None = None) -> None:
        await self._rooms(account).remember(_room_address(jid), name, autojoin)

    async def change_nick(self, account: Jid, jid: Jid, nick: str) -> None:
        await self._rooms(account).require(jid).rename(_nick(jid, nick, needed=True))

    async def set_topic(self, account: Jid, jid: Jid, subject: str) -> None:
        from gharial.backend.rooms.request import set_topic

        rooms = self._rooms(account)
        await set_topic(rooms.setting, rooms.require(jid).jid, clean_text(subject, LONGEST_SUBJECT))

    async def options(self, account: Jid, jid: Jid) -> RoomOptions:
        rooms = self._rooms(account)
        rooms.require(jid)
        return await rooms.options(bare(jid))

    async def configure(self, account: Jid, jid: Jid, options: RoomOptions) -> None:
        rooms = self._rooms(account)
        rooms.require(jid)
        await rooms.configure(bare(jid), _cleaned(options))

    async def destroy(self, account: Jid, jid: Jid, reason: str = "") -> None:
        from gharial.backend.rooms import configuration, moderation

        rooms = self._rooms(account)
        rooms.require(jid)
        try:
            await configuration.destroy(rooms.setting.session, bare(jid), _reason(reason))
        except RequestFailed as failure:
            raise moderation.refused(jid, failure) from failure
        await rooms.leave(bare(jid), forget=True)

    async def invite(self, account: Jid, jid: Jid, person: Jid, reason: str = "") -> None:
        await self._rooms(account).invite(bare(jid), bare(person), _reason(reason))

    async def accept(self, invitation: RoomInvitation, nick: str = "") -> Room:
        return await self._rooms(invitation.account).accept(invitation, _nick(invitation.room, nick))

    async def decline(self, invitation: RoomInvitation, reason: str = "") -> None:
        rooms = self._rooms(invitation.account)
        rooms.setting.session.require_online()
        rooms.invitations.decline(invitation, _reason(reason))

    async def kick(self, account: Jid, jid: Jid, nick: str, reason: str = "") -> None:
        await self.set_role(account, jid, nick, Role.NONE, reason)

    async def ban(self, account: Jid, jid: Jid, person: str | Jid, reason: str = "") -> None:
        if isinstance(person, str):
            occupant = self._rooms(account).require(jid).crowd.get(person)
            if occupant is None or occupant.jid is None:
                raise RoomRefused(jid.bare, RoomFault.NO_OCCUPANT.value)
            person = occupant.jid
        await self.set_affiliation(account, jid, person, Affiliation.OUTCAST, reason)

    async def set_role(self, account: Jid, jid: Jid, nick: str, role: Role, reason: str = "") -> None:
        from gharial.backend.rooms import moderation

        rooms = self._rooms(account)
        rooms.require(jid)
        await moderation.set_role(rooms.setting, bare(jid), nick, role, _reason(reason))

    async def set_affiliation(
        self, account: Jid, jid: Jid, person: Jid, affiliation: Affiliation, reason: str = ""
    ) -> None:
        from gharial.backend.rooms import moderation

        rooms = self._rooms(account)
        rooms.require(jid)
        await moderation.set_affiliation(rooms.setting, bare(jid), bare(person), affiliation, _reason(reason))

    async def remove_message(self, message: Message, reason: str = "") -> None:
        from gharial.backend.rooms import moderation

        rooms = self._rooms(message.account)
        room = rooms.require(message.peer)
        target = await self._chat.room_id(message)
        await moderation.take_back(rooms.setting, room.jid, room.facts.moderation, target, _reason(reason))

    async def members(self, account: Jid, jid: Jid) -> tuple[Member, ...]:
        from gharial.backend.rooms import moderation

        rooms = self._rooms(account)
        rooms.require(jid)
        return await moderation.members(rooms.setting, bare(jid))

    # --- sessions -----------------------------------------------------------------------------------------------------

    def _on_session(self, session: "AccountSession") -> None:
        from gharial.backend.rooms.account_rooms import AccountRooms
        from gharial.backend.rooms.setting import Setting
        from gharial.backend.roster.avatars import Avatars

        account = session.account
        avatars = Avatars(session, self._pictures)
        setting = Setting(session, self._chat, self._store, self._events, lambda: self._status(account))
        self._of[account.bare] = AccountRooms(
            setting,
            self._stored.pop(account.bare, []),
            lambda jid: self._knows(account, jid),
            lambda jid: self._is_blocked(account, jid),
            avatars,
            active=self._active,
        )

    def _on_session_gone(self, session: "AccountSession") -> None:
        rooms = self._of.pop(session.account.bare, None)
        if rooms is not None:
            self._background.start(rooms.close())

    def _on_account(self, event: AccountChanged) -> None:
        name, status = event.account.jid.bare, event.account.status
        rooms = self._of.get(name)
        if self._told.get(name) != status and rooms is not None and rooms.setting.session.online:
            self._told[name] = status
            rooms.tell_status()

    def _on_removed(self, event: AccountRemoved) -> None:
        self._told.pop(event.account.bare, None)
        self._background.start(self._forget(event.account))

    async def _forget(self, account: Jid) -> None:
        try:
            await self._store.forget_account(account)
        except (Failure, sqlite3.Error, RuntimeError):
            log.warning("the rooms of %s could not be forgotten", account, exc_info=True)

    def _status(self, account: Jid) -> Status:
        known = next((one for one in self._accounts.all() if one.jid == account), None)
        return known.status if known is not None else Status()

    def _rooms(self, account: Jid) -> "AccountRooms":
        rooms = self._of.get(account.bare)
        if rooms is None:
            raise UnknownAccount(account.bare)
        return rooms


def _nick(room: Jid, nick: str, *, needed: bool = False) -> str:
    """A nick as it can be sent; "" where none is given. Raises MalformedJid for one that nobody can have."""
    cleaned = clean(nick, LONGEST_NICK)
    if not cleaned:
        if needed or nick.strip():
            raise MalformedJid(nick)
        return ""
    try:
        return str(Jid(f"{room.bare}/{cleaned}").resource)
    except (InvalidJID, UnicodeError, ValueError) as error:
        raise MalformedJid(nick) from error


def _reason(text: str) -> str:
    return clean(text, LONGEST_TEXT)


def _cleaned(options: RoomOptions) -> RoomOptions:
    return replace(
        options,
        name=clean(options.name, 200),
        description=clean(options.description, LONGEST_TEXT),
        password=speakable(options.password),
    )


def _room_address(jid: Jid) -> Jid:
    """Raises MalformedJid for an address that no room can have."""
    if not jid.user:
        raise MalformedJid(jid.full)
    return bare(jid)
