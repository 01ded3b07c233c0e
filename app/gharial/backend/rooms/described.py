"""`Described`: what one room says about itself (XEP-0045 §6.4): asked on the way in, and again where it changed."""

import asyncio
import logging
from collections.abc import Callable

from gharial.backend.rooms.configuration import RoomFacts, read_facts
from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas import rooms as stanzas
from gharial.model.failures import Failure, RequestFailed, RoomRefused
from gharial.model.jid import Jid
from gharial.model.room_faults import RoomFault

log = logging.getLogger(__name__)

AGAIN_AFTER_S = 10.0
"""However often a room says that it was changed, it is asked no oftener."""


class Described:
    """Of one room. `note` is called with the facts of the room's snapshot."""

    def __init__(
        self, setting: Setting, room: Jid, note: Callable[..., None], again_after_s: float = AGAIN_AFTER_S
    ) -> None:
        self._setting = setting
        self._room = room
        self._note = note
        self._again_after_s = again_after_s
        self._due = False
        self._asking: asyncio.Task[None] | None = None
        self.facts = RoomFacts()

    async def learn(self, *, create: bool) -> None:
        """Ask on our way in. Raises RoomRefused where that shows that there is no way in; with `create`, where the
        room is there already."""
        try:
            facts = await read_facts(self._setting.session, self._room)
        except RequestFailed as failure:
            refused = stanzas.refusal(self._room, failure.condition, failure.text)
            if refused.fault in (RoomFault.UNREACHABLE.value, RoomFault.GONE.value):
                raise refused from failure
            if refused.fault == RoomFault.NOT_FOUND.value and not create:
                raise refused from failure
            self.facts = RoomFacts()
            return
        if create:
            raise RoomRefused(self._room.bare, RoomFault.EXISTS.value)
        self._learnt(facts)

    async def learn_again(self) -> None:
        """The room was set up otherwise; what it does not tell stays as it was."""
        try:
            self._learnt(await read_facts(self._setting.session, self._room))
        except Failure as failure:
            log.info("no word about the room %s: %r", self._room, failure)

    def changed(self) -> None:
        """The room says that it was set up otherwise: ask at once, or after a rest where that was asked just now."""
        self._due = True
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._ask())

    async def close(self) -> None:
        """Ask nothing more."""
        if (asking := self._asking) is not None:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def _ask(self) -> None:
        try:
            while self._due:
                self._due = False
                await self.learn_again()
                await asyncio.sleep(self._again_after_s)
        finally:
            self._asking = None

    def _learnt(self, facts: RoomFacts) -> None:
        self.facts = facts
        has = facts.features.__contains__
        names = {"name": facts.name} if facts.name else {}
        self._note(
            private=has("muc_membersonly"),
            shows_addresses=has("muc_nonanonymous"),
            moderated=has("muc_moderated"),
            persistent=has("muc_persistent"),
            needs_password=has("muc_passwordprotected"),
            retracts=facts.moderation != "",
            **names,
        )
        # Among a few who were asked in, all that is said is for all of them.
        self._setting.chat.set_loud(self._setting.account, self._room, loud=has("muc_membersonly"))
