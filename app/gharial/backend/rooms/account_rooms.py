"""`AccountRooms`: the group chats of one account's session: which there are, what is asked of them, bookmarks."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.rooms import configuration, moderation
from gharial.backend.rooms.bookmarks import Bookmark, Bookmarks
from gharial.backend.rooms.debts import Debts
from gharial.backend.rooms.former_bookmarks import former_bookmarks
from gharial.backend.rooms.invitations import CONFERENCE, Invitations
from gharial.backend.rooms.live_room import LiveRoom
from gharial.backend.rooms.quiet_rooms import look_after
from gharial.backend.rooms.returns import Returns
from gharial.backend.rooms.room_voices import RoomVoices
from gharial.backend.rooms.setting import Setting
from gharial.backend.roster.avatars import Avatars
from gharial.backend.stanzas.rooms import CLIENT, MUC, clean
from gharial.backend.storage.rooms import StoredRoom
from gharial.backend.xmpp.background import Background
from gharial.model.events import RoomChanged, RoomRemoved
from gharial.model.failures import Failure, NotConnected, RequestFailed, RoomRefused
from gharial.model.jid import Jid, bare
from gharial.model.room import Affiliation, Role, Room, RoomInvitation, RoomOptions, RoomState
from gharial.model.room_faults import RoomFault

log = logging.getLogger(__name__)

_MESSAGES, _PRESENCES = "Gharial room messages", "Gharial room presences"


class AccountRooms:
    """Lives as long as the session."""

    def __init__(
        self,
        setting: Setting,
        stored: Iterable[StoredRoom],
        knows: Callable[[Jid], bool],
        is_blocked: Callable[[Jid], bool],
        avatars: Avatars,
        *,
        active: bool = True,
    ) -> None:
        self.setting = setting
        self._active = active
        self.avatars = avatars
        """The pictures of those who are in rooms: apart from the contacts', which nobody there can spoil."""
        self.rooms: dict[str, LiveRoom] = {}
        self._debts = Debts(setting.account, setting.store)
        for one in stored:
            if one.bookmarked:
                self._add(one)
            if one.owed:
                self._debts.inherit(one)
        self.invitations = Invitations(setting, knows, is_blocked, self._inside)
        self._bookmarked: dict[str, Bookmark] = {}
        self._background = Background(f"the rooms of {setting.account}")
        self._returns = Returns(lambda: setting.session.online, self.own_nick())
        self._opening: asyncio.Task[None] | None = None
        session = setting.session
        self.voices = RoomVoices(
            setting.account,
            self.rooms,
            lambda jid: setting.chat.is_room(setting.account, jid),
            self.invitations,
            is_blocked,
        )
        if not active:
            return
        setting.chat.give_voices(setting.account, self.voices)
        session.room_open = self._is_open
        session.discovery.announce(MUC)
        session.discovery.announce(CONFERENCE)
        self._bookmarks = Bookmarks(session, self._bookmark_put, self._bookmark_gone)
        session.client.register_handler(Callback(_PRESENCES, MatchXPath(f"{{{CLIENT}}}presence"), self._presence_came))
        session.client.register_handler(Callback(_MESSAGES, MatchXPath(f"{{{CLIENT}}}message"), self._message_came))
        session.when_online(self._on_online)
        session.when_offline(self._on_offline)
        self._watch = self._background.run(look_after(self.rooms, lambda: session.online))

    async def close(self) -> None:
        """Take everything back."""
        if self._active:
            self._bookmarks.close()
            for name in (_PRESENCES, _MESSAGES):
                self.setting.session.client.remove_handler(name)
        await self._returns.close()
        await self.avatars.close()
        await self._background.close()
        for room in self.rooms.values():
            await room.close()

    # --- commands -----------------------------------------------------------------------------------------------------

    def own_nick(self) -> str:
        """What we are called where nothing else was said."""
        return str(self.setting.account.user) or self.setting.account.bare

    async def join(self, jid: Jid, nick: str, password: str, *, remember: bool) -> Room:
        """Go in, and where the bookmark is wanted, come back with each login."""
        self.setting.session.require_online()
        room = self._of(jid)
        self._returns.stop(room)
        nick = nick or room.room.nick or self.own_nick()
        try:
            await room.enter(nick, password or room.password)
        except RoomRefused:
            self._drop_unknown(room)
            raise
        except NotConnected:
            # Who did not turn away meanwhile is brought there by the next connection.
            room.wanted = room.room.state is RoomState.JOINING
            self._lost(room)
            raise
        room.wanted = True
        self.invitations.answered(jid)
        if remember:
            await self._remember(room, None, autojoin=True)
        return room.room

    async def create(self, jid: Jid, options: RoomOptions, nick: str) -> Room:
        """Make it, set it up and stay."""
        self.setting.session.require_online()
        room = self._of(jid)
        self._returns.stop(room)
        try:
            await room.enter(nick or room.room.nick or self.own_nick(), options.password, create=True)
            if room.room.affiliation is not Affiliation.OWNER:
                raise RoomRefused(jid.bare, RoomFault.EXISTS.value)
            await self.configure(jid, options, fresh=True)
        except Failure:
            if room.joined:
                room.leave()
            self._drop_unknown(room)
            raise
        room.wanted = True
        await self._remember(room, options.name or None, autojoin=True)
        return room.room

    async def leave(self, jid: Jid, *, forget: bool) -> None:
        """Go out for good."""
        room = self.rooms.get(jid.bare)
        if room is None:
            return
        self._returns.stop(room)
        room.leave()
        if not room.room.bookmarked:
            self._remove(room)
        elif forget:
            await self._forget(room)
        else:
            await self._remember(room, None, autojoin=False)

    async def remember(self, jid: Jid, name: str | None, autojoin: bool | None) -> None:
        """Keep or change its bookmark."""
        room = self._of(jid)
        await self._remember(room, name, autojoin=room.room.autojoin if autojoin is None else autojoin)

    async def configure(self, jid: Jid, options: RoomOptions, *, fresh: bool = False) -> None:
        """Set it up."""
        try:
            form = await configuration.read_form(self.setting.session, jid)
            await configuration.submit(self.setting.session, jid, configuration.filled(form, options, fresh=fresh))
        except RequestFailed as failure:
            raise moderation.refused(jid, failure) from failure
        await self._of(jid).described.learn_again()

    async def options(self, jid: Jid) -> RoomOptions:
        """How it is set up."""
        try:
            return configuration.options_of(await configuration.read_form(self.setting.session, jid))
        except RequestFailed as failure:
            raise moderation.refused(jid, failure) from failure

    async def invite(self, jid: Jid, person: Jid, reason: str) -> None:
        """Ask somebody in: ourselves, so that they see who asks; and where only members may come, as one of them."""
        room = self._of(jid)
        room.require_joined()
        if not room.room.private:
            self.invitations.ask_directly(jid, person, reason, room.password)
        elif room.room.administers:
            await moderation.set_affiliation(self.setting, jid, person, Affiliation.MEMBER, "")
            self.invitations.ask_directly(jid, person, reason, room.password)
        else:
            # Who may do that, the room decides; it makes them a member as well.
            await self.invitations.ask_by_room(jid, person, reason)

    async def accept(self, invitation: RoomInvitation, nick: str) -> Room:
        """Go where we were asked."""
        return await self.join(invitation.room, nick, invitation.password, remember=True)

    def require(self, jid: Jid) -> LiveRoom:
        """A room we are in. Raises RoomRefused, NotConnected."""
        self.setting.session.require_online()
        room = self.rooms.get(jid.bare)
        if room is None:
            raise RoomRefused(jid.bare, RoomFault.NOT_THERE.value)
        room.require_joined()
        return room

    def tell_status(self) -> None:
        """Our status changed."""
        for room in self.rooms.values():
            room.tell_status()

    # --- coming and going ---------------------------------------------------------------------------------------------

    def _on_online(self, resumed: bool) -> None:
        if self._opening is not None:
            self._opening.cancel()
        if resumed:
            for room in self.rooms.values():
                room.connection_resumed()
            self._return_everywhere()
            return
        self.avatars.forgive()
        for room in self.rooms.values():
            room.unsettled = True
            room.change(role=Role.NONE)
        self._opening = self._background.run(self._open())

    def _on_offline(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
        for room in self.rooms.values():
            room.connection_lost()

    async def _open(self) -> None:
        self._return_everywhere()
        try:
            await self._debts.pay(self._bookmarks)
            # What is joined while the answers are on their way cannot be in them.
            before = [room.jid for room in self.rooms.values() if room.room.bookmarked]
            kept = await self._bookmarks.fetch()
            if self._bookmarks.none_yet:
                kept = await self._take_over()
        except Failure as failure:
            log.info("the bookmarks of %s cannot be read: %r", self.setting.account, failure)
            return
        if kept is None:
            return
        names = {bookmark.room.bare for bookmark in kept}
        for bookmark in kept:
            self._bookmark_put(bookmark)
        for jid in before:
            if jid.bare not in names and jid.bare not in self._debts:
                self._bookmark_gone(jid)

    async def _take_over(self) -> list[Bookmark]:
        """Older programs kept the rooms elsewhere (XEP-0048), and the server has not moved them: we do, once."""
        former = await former_bookmarks(self.setting.session)
        for bookmark in former:
            self._bookmark_put(bookmark)
            await self.rooms[bookmark.room.bare].keep()
            await self._debts.owe(bookmark.room, bookmark)
        await self._pay()
        return former

    def _return_everywhere(self) -> None:
        for room in self.rooms.values():
            if room.wanted and not room.joined:
                self._returns.begin(room)

    # --- stanzas ------------------------------------------------------------------------------------------------------

    def _presence_came(self, stanza: StanzaBase) -> None:
        sender = stanza.xml.get("from") or ""
        room = self.rooms.get(sender) or self.rooms.get(Jid(sender).bare)
        if room is not None:
            room.presence_came(stanza.xml)

    def _message_came(self, stanza: StanzaBase) -> None:
        if stanza.xml.get("type") != "groupchat":
            return
        room = self.rooms.get(Jid(stanza.xml.get("from") or "").bare)
        if room is not None:
            room.message_came(stanza.xml)

    # --- bookmarks ----------------------------------------------------------------------------------------------------

    def _bookmark_put(self, bookmark: Bookmark) -> None:
        name = bookmark.room.bare
        if name in self._debts:
            # What was decided here is newer, and on its way.
            return
        known = self._bookmarked.get(name)
        self._bookmarked[name] = bookmark
        room = self._of(bookmark.room)
        room.password = bookmark.password or room.password
        changes: dict[str, object] = {"bookmarked": True, "autojoin": bookmark.autojoin}
        if bookmark.name:
            changes["name"] = bookmark.name
        if bookmark.nick and not room.joined:
            changes["nick"] = bookmark.nick
        room.change(**changes)
        self._background.start(room.keep())
        if bookmark.autojoin:
            self.invitations.answered(bookmark.room)
        if bookmark.autojoin and not room.wanted and room.room.state is not RoomState.FAILED:
            room.wanted = True
            if self.setting.session.online and not room.joined:
                self._returns.begin(room)
        elif not bookmark.autojoin and room.joined and known is not None and known.autojoin:
            # Left on another device (XEP-0402 §3.2).
            self._returns.stop(room)
            room.leave()

    def _bookmark_gone(self, jid: Jid) -> None:
        self._bookmarked.pop(jid.bare, None)
        room = self.rooms.get(jid.bare)
        if room is not None and room.room.bookmarked:
            self._returns.stop(room)
            room.leave()
            self._remove(room)

    async def _remember(self, room: LiveRoom, name: str | None, *, autojoin: bool) -> None:
        known = self._bookmarked.get(room.jid.bare) or Bookmark(room.jid)
        bookmark = replace(
            known,
            name=clean(name, 200) if name is not None else known.name or room.room.name,
            nick=room.room.nick,
            autojoin=autojoin,
            password=room.password,
        )
        self._bookmarked[room.jid.bare] = bookmark
        room.change(bookmarked=True, autojoin=autojoin, name=bookmark.name or room.room.name)
        await room.keep()
        if bookmark != known:
            await self._debts.owe(room.jid, bookmark)
            await self._pay()

    async def _forget(self, room: LiveRoom) -> None:
        self._bookmarked.pop(room.jid.bare, None)
        self._remove(room)
        await self._debts.owe(room.jid, None)
        await self._pay()

    async def _pay(self) -> None:
        """Tell the server what was decided, now or with the next login."""
        if not self.setting.session.online:
            return
        try:
            await self._debts.pay(self._bookmarks)
        except Failure as failure:
            log.info("a bookmark of %s was not taken yet: %r", self.setting.account, failure)

    def _drop_unknown(self, room: LiveRoom) -> None:
        """A room that we could not get into, and that nobody wants to remember, is no room of ours."""
        if not room.room.bookmarked and not room.joined:
            self._remove(room)

    def _remove(self, room: LiveRoom) -> None:
        """It is only its conversation from now on."""
        room.change(bookmarked=False, autojoin=False)
        room.wanted = False
        self._background.start(room.keep())
        self.rooms.pop(room.jid.bare, None)
        self.setting.events.publish(RoomRemoved(self.setting.account, room.jid))

    # --- inside -------------------------------------------------------------------------------------------------------

    def _of(self, jid: Jid) -> LiveRoom:
        room = self.rooms.get(jid.bare)
        return room if room is not None else self._add(StoredRoom(self.setting.account, bare(jid)))

    def _add(self, stored: StoredRoom) -> LiveRoom:
        room = self.rooms[stored.room.bare] = LiveRoom(self.setting, stored, self._lost)
        self.setting.events.publish(RoomChanged(room.room))
        return room

    def _lost(self, room: LiveRoom) -> None:
        if room.wanted and self.setting.session.online:
            self._returns.begin(room)

    def _is_open(self, jid: Jid) -> bool | None:
        return self._inside(jid) if self.voices.is_room(jid) else None

    def _inside(self, jid: Jid) -> bool:
        room = self.rooms.get(jid.bare)
        return room is not None and room.joined
