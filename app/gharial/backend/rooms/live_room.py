"""`LiveRoom`: one room we are in or want to be in (XEP-0045): going in and out, who is there, its subject, its past."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from gharial.backend.chat.session_chat import SessionChat
from gharial.backend.rooms.configuration import RoomFacts
from gharial.backend.rooms.crowd import Crowd
from gharial.backend.rooms.described import Described
from gharial.backend.rooms.entrance import Entrance, send_presence, unknown_there
from gharial.backend.rooms.past import Past
from gharial.backend.rooms.setting import Setting
from gharial.backend.roster.presences import read_avatar
from gharial.backend.stanzas import rooms as stanzas
from gharial.backend.stanzas.rooms import RoomPresence
from gharial.backend.storage.rooms import StoredRoom
from gharial.backend.xmpp.background import Background
from gharial.model.events import OccupantsChanged, RoomChanged
from gharial.model.failures import Failure, NotConnected, RemovedFromRoom, RoomRefused
from gharial.model.jid import Jid, bare
from gharial.model.room import Role, Room, RoomState
from gharial.model.room_faults import Removal, RoomFault

log = logging.getLogger(__name__)

TELL_EVERY_S = 0.1
SYNC_AFTER = 200
"""Live messages after which the position in the room's archive is brought forward: less to read the next time."""
_SUBJECT_WITHIN_S = 10.0
"""The subject ends what a room tells of its past; one that tells none does not keep us waiting."""


class LiveRoom:
    """Lives as long as the room is known. `on_lost` is called where we should try to come back."""

    def __init__(self, setting: Setting, stored: StoredRoom, on_lost: Callable[["LiveRoom"], None]) -> None:
        self._setting = setting
        self._on_lost = on_lost
        self.jid = bare(stored.room)
        self.room = Room(
            setting.account,
            self.jid,
            nick=stored.nick,
            name=stored.name,
            bookmarked=stored.bookmarked,
            autojoin=stored.autojoin,
        )
        self.wanted = stored.autojoin
        """We are to be there whenever the account is online."""
        self.password = ""
        self.described = Described(setting, self.jid, self.change)
        self.occupant_id = stored.occupant_id
        self.nicks: set[str] = {stored.nick} if stored.nick else set()
        """What we have been called."""
        self.past = Past(setting, self.jid)
        self.heard_at = 0.0
        self._heard_since = 0
        self.unsettled = True
        """A session ended since we were there last, and what was on its way then may have come there or not."""
        self.crowd = Crowd(self._tell_soon)
        self._entering = asyncio.Lock()
        self._entrance: Entrance | None = None
        self._renaming: Entrance | None = None
        self._leaving = False
        self._refusing_creation = False
        self._subject_came = asyncio.Event()
        self._settling: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._background = Background(f"the room {self.jid}")

    @property
    def facts(self) -> RoomFacts:
        """What the room says about itself."""
        return self.described.facts

    @property
    def open(self) -> bool:
        """What is said now may go there."""
        return self.joined and not self.unsettled

    @property
    def hears(self) -> bool:
        """What comes from there counts: also what a resumed stream brings before we know that it was resumed."""
        return self.joined or self.room.role is not Role.NONE

    @property
    def joined(self) -> bool:
        """We are there."""
        return self.room.state is RoomState.JOINED

    # --- in and out ---------------------------------------------------------------------------------------------------

    async def enter(self, nick: str, password: str, *, create: bool = False) -> None:
        """Go in. Raises RoomRefused, RequestFailed, NoAnswer, NotConnected; the room is FAILED then."""
        async with self._entering:
            if self.joined and not create:
                return
            self.password = password
            self._leaving = False
            self.nicks.add(nick)
            self.change(state=RoomState.JOINING, nick=nick, failure=None)
            try:
                await self._enter(nick, password, create=create)
            except Failure as failure:
                if not isinstance(failure, NotConnected) and self.room.state is not RoomState.LEFT:
                    self.crowd.clear()
                    self.change(state=RoomState.FAILED, role=Role.NONE, failure=failure)
                raise

    async def _enter(self, nick: str, password: str, *, create: bool) -> None:
        await self.described.learn(create=create)
        await self.keep()
        await self._setting.chat.begin_room(self._setting.account, self.jid)
        payload = await self.past.ask_for(self.facts, password)
        self._require_wish()
        self._refusing_creation = not create
        self.crowd.clear()
        self._subject_came.clear()
        self._entrance = Entrance(self._setting, self.jid, nick, payload)
        try:
            presence = await self._entrance.pass_through()
        finally:
            self._entrance = None
        if self._refusing_creation and stanzas.CREATED in presence.statuses:
            # Nobody meant to make a room; an empty one under a mistyped name helps nobody.
            self._say_goodbye()
            raise RoomRefused(self.jid.bare, RoomFault.NOT_FOUND.value)
        if presence.occupant_id and presence.occupant_id != self.occupant_id:
            self.occupant_id = presence.occupant_id
            await self.keep()
        if create:
            await self.described.learn(create=False)
        self._require_wish()
        self._settling = self._background.run(self._settle())

    def _require_wish(self) -> None:
        if self._leaving:
            raise NotConnected(self._setting.account.bare)  # somebody left while we were on our way in

    async def _settle(self) -> None:
        """Read what was said meanwhile. What was on its way to the room when the last session ended is sorted out by
        that: until then, nothing more goes there."""
        chat = self._setting.chat.session_chat(self._setting.account)
        if chat is None:
            return
        uncertain = self.unsettled and await chat.uncertain_in_room(self.jid)
        if not uncertain:
            self._open(chat)
        try:
            async with asyncio.timeout(_SUBJECT_WITHIN_S):
                await self._subject_came.wait()
        except TimeoutError:
            pass
        await self.past.catch_up(self.facts)
        if uncertain and self.joined:
            await chat.requeue_room(self.jid)
            self._open(chat)

    def _open(self, chat: SessionChat) -> None:
        self.unsettled = False
        chat.room_opened()

    def leave(self) -> None:
        """Go out; nothing brings us back but a new `enter`."""
        self.wanted = False
        if self.room.state in (RoomState.JOINED, RoomState.JOINING):
            self._say_goodbye()
        self.crowd.clear()
        self.change(state=RoomState.LEFT, role=Role.NONE, failure=None)

    def _say_goodbye(self) -> None:
        self._leaving = True
        if self._entrance is not None:
            self._entrance.lost()
        if self._setting.session.online:
            send_presence(self._setting, Jid(f"{self.jid.bare}/{self.room.nick}"), None, here=False)

    def tell_status(self) -> None:
        """Our status changed; rooms hear of it one by one (XEP-0045 §7.7)."""
        if self.joined and self._setting.session.online:
            send_presence(self._setting, Jid(f"{self.jid.bare}/{self.room.nick}"), None)

    async def rename(self, nick: str) -> None:
        """Be called otherwise. Raises RoomRefused, NoAnswer, NotConnected."""
        self.require_joined()
        if nick == self.room.nick:
            return
        self._renaming = Entrance(self._setting, self.jid, nick, None)
        try:
            await self._renaming.pass_through()
        finally:
            self._renaming = None
        await self.keep()

    def require_joined(self) -> None:
        """Raises NotConnected, RoomRefused."""
        self._setting.session.require_online()
        if not self.joined:
            raise RoomRefused(self.jid.bare, RoomFault.NOT_THERE.value)

    # --- the connection -----------------------------------------------------------------------------------------------

    def connection_lost(self) -> None:
        """It may come back as it was."""
        if self._settling is not None:
            self._settling.cancel()
        for entrance in (self._entrance, self._renaming):
            if entrance is not None:
                entrance.lost()
        if self.joined:
            self.change(state=RoomState.JOINING)

    def connection_resumed(self) -> None:
        """It did; whether the room still thinks so is asked at once (XEP-0410)."""
        if self.room.state is RoomState.JOINING and self.room.role is not Role.NONE and self._entrance is None:
            self.change(state=RoomState.JOINED)
            self._settling = self._background.run(self._resume())

    async def _resume(self) -> None:
        await self.check()
        if self.joined:
            self._subject_came.set()
            await self._settle()

    async def check(self) -> None:
        """Ask whether the room still knows us."""
        trouble = await unknown_there(self._setting, self.jid, self.room.nick)
        if trouble:
            self.lost(trouble)

    def lost(self, detail: str) -> None:
        """The room does not know us any more, though nobody told us to go."""
        if not self.joined:
            return
        log.info("%s does not know us any more: %s", self.jid, detail)
        self.crowd.clear()
        self.change(state=RoomState.JOINING, role=Role.NONE)
        self._on_lost(self)

    # --- what the room says -------------------------------------------------------------------------------------------

    def presence_came(self, xml: Element) -> None:
        """Any presence whose sender is this room or somebody in it."""
        self.heard_at = asyncio.get_running_loop().time()
        if xml.get("type") == "error":
            for entrance in (self._entrance, self._renaming):
                if entrance is not None and entrance.refused(xml):
                    return
            return
        presence = stanzas.read_presence(xml)
        if presence is None or not (self.hears or self._entrance is not None):
            # Nobody tells us who is in a room that we are not in.
            return
        if presence.here:
            avatar = read_avatar(xml) or ""
            self._came(replace(presence, occupant=replace(presence.occupant, avatar=avatar)))
        else:
            self._went(presence)
        for entrance in (self._entrance, self._renaming):
            if entrance is not None:
                entrance.heard(presence)

    def _came(self, presence: RoomPresence) -> None:
        self.crowd.put(presence.occupant)
        if not presence.ours:
            return
        occupant = presence.occupant
        self.nicks.add(occupant.nick)
        if self._refusing_creation and stanzas.CREATED in presence.statuses:
            return
        self.change(
            state=RoomState.JOINED,
            nick=occupant.nick,
            role=occupant.role,
            affiliation=occupant.affiliation,
            failure=None,
        )

    def _went(self, presence: RoomPresence) -> None:
        nick = presence.occupant.nick
        ours = presence.ours or (nick == self.room.nick and presence.destroyed)
        if presence.new_nick:
            self.crowd.rename(nick, presence.new_nick)
            if ours:
                self.nicks.add(presence.new_nick)
                self.change(nick=presence.new_nick)
            return
        if not ours:
            self.crowd.drop(nick)
            return
        self.crowd.clear()
        if self._leaving:
            return
        how = stanzas.removal(presence)
        failure = RemovedFromRoom(self.jid.bare, how.value, presence.actor, presence.reason, presence.alternative)
        if how in (Removal.LOST, Removal.SHUTDOWN):
            self.change(state=RoomState.JOINING, role=Role.NONE, failure=failure)
            self._on_lost(self)
            return
        self.wanted = False
        self.change(state=RoomState.FAILED, role=Role.NONE, failure=failure)

    def message_came(self, xml: Element) -> None:
        """A message of type groupchat whose sender is this room or somebody in it."""
        self.heard_at = asyncio.get_running_loop().time()
        if not self.hears:
            return
        self._heard_since += 1
        if self._heard_since >= SYNC_AFTER:
            self._heard_since = 0
            self._background.start(self.past.catch_up(self.facts))
        subject = stanzas.read_subject(xml)
        if subject is not None:
            sender = stanzas.read_jid(xml.get("from"))
            self.change(subject=subject, subject_by=sender.resource if sender is not None else "")
            self._subject_came.set()
            return
        x = xml.find(f"{{{stanzas.USER}}}x")
        codes = {one.get("code", "") for one in x.findall(f"{{{stanzas.USER}}}status")} if x is not None else set()
        # What the room itself says of its settings; an occupant's word for it is worth nothing.
        if xml.get("from") == self.jid.bare and {str(code) for code in stanzas.CONFIGURED} & codes:
            self.described.changed()

    # --- telling ------------------------------------------------------------------------------------------------------

    def change(self, **changes: object) -> None:
        """Replace facts of the snapshot and tell."""
        changed = replace(self.room, occupants=len(self.crowd), **changes)  # type: ignore[arg-type]
        if changed != self.room:
            self.room = changed
            self._setting.events.publish(RoomChanged(changed))

    async def keep(self) -> None:
        """Write down what outlives a restart."""
        room = self.room
        await self._setting.store.keep(
            StoredRoom(room.account, room.jid, room.nick, room.name, room.bookmarked, room.autojoin, self.occupant_id)
        )

    def _tell_soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TELL_EVERY_S, self._tell)

    def _tell(self) -> None:
        self._timer = None
        reset, renamed, gone, changed = self.crowd.take_changes()
        self._setting.events.publish(
            OccupantsChanged(self._setting.account, self.jid, changed, gone, renamed, reset=reset)
        )
        self.change()

    async def close(self) -> None:
        """Take nothing more in."""
        if self._timer is not None:
            self._timer.cancel()
        await self.described.close()
        await self._background.close()
