"""`Past`: what was said in a room while we were not there, from its archive (XEP-0313) or from what it tells itself."""

from xml.etree.ElementTree import Element

from gharial.backend.chat.archive import Archive
from gharial.backend.chat.history_sync import HistorySync
from gharial.backend.rooms.configuration import RoomFacts
from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import join_payload
from gharial.model.jid import Jid

UNTOLD = 50
"""Messages wanted of the past of a room that keeps no archive, the first time."""


class Past:
    """Of one room."""

    def __init__(self, setting: Setting, room: Jid) -> None:
        self._setting = setting
        self._room = room
        self._marks = setting.store.marks(room)
        self._history: HistorySync | None = None
        self.archive: Archive | None = None
        """What asks the room's archive, once it was."""
        self.first_visit = False
        """We were never there before, so that nothing said before is news."""

    async def ask_for(self, facts: RoomFacts, password: str) -> Element:
        """What goes into the room with us: how much of its past it is to tell by itself."""
        last = await self._setting.store.last_heard(self._setting.account, self._room)
        self.first_visit = last is None
        if facts.archive:
            return join_payload(password, stanzas=0)
        if last is not None:
            return join_payload(password, since=last.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return join_payload(password, stanzas=UNTOLD)

    async def catch_up(self, facts: RoomFacts) -> None:
        """Have all in the history that the room has."""
        chat = self._setting.chat.session_chat(self._setting.account)
        if chat is None:
            return
        await chat.taken_in()
        if facts.archive:
            if self._history is None:
                self.archive = Archive(self._setting.session, self._room)
                self._history = chat.room_history(self._room, self.archive, self._marks)
                self._setting.chat.read_room_with(self._setting.account, self._room, self._history)
            await self._history.catch_up()
        else:
            await self._marks.visited(self._setting.account, chat.clock.now())
        self.first_visit = False
