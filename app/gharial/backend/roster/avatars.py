"""`Avatars`: fetches the pictures that contacts announce (XEP-0084, 0153), when somebody wants to see them."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable
from xml.etree import ElementTree as ET

from gharial.backend.roster import pictures
from gharial.backend.storage.roster import RosterStore
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, LocalFileProblem, NotConnected
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

AT_ONCE = 3
"""Requests on their way at a time; a roster scrolled through asks for hundreds."""
TIMEOUT_S = 20.0
AGAIN_AFTER_S = 600.0
"""A picture that could not be had is not asked for again before."""
MOST_FAILED = 1000
"""So many of those are remembered."""

Way = Callable[[Jid, str], Awaitable[bytes | None]]


class Avatars:
    """The pictures of one account's contacts. `from_pep` says who announced theirs by XEP-0084."""

    def __init__(self, session: AccountSession, store: RosterStore, now: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._store = store
        self._now = now
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._running: dict[str, asyncio.Task[bytes | None]] = {}
        self._failed: dict[str, float] = {}

    async def get(self, jid: Jid, avatar: str, *, from_pep: bool = False, in_room: bool = False) -> bytes | None:
        """The picture `avatar` of `jid`, from the store or from the network; None where it cannot be had.

        Of somebody `in_room`, the vCard alone is asked for, which the room gets for us; all else would go on to their
        program.
        """
        try:
            stored = await self._store.picture(avatar)
        except (LocalFileProblem, sqlite3.Error, RuntimeError):
            log.warning("the avatar store cannot be read", exc_info=True)
            stored = None
        if stored is not None:
            return stored
        if not self._session.online or self._now() < self._failed.get(avatar, 0.0):
            return None
        task = self._running.get(avatar)
        if task is None:
            # One request serves everybody who asks meanwhile, and outlives those who stop waiting.
            task = asyncio.create_task(self._fetch(jid, avatar, self._ways(from_pep, in_room)))
            self._running[avatar] = task
            task.add_done_callback(lambda _: self._running.pop(avatar, None))
        return await asyncio.shield(task)

    def forgive(self) -> None:
        """A new session: what failed may be asked for again."""
        self._failed.clear()

    async def close(self) -> None:
        """Give up what is on its way."""
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _ways(self, from_pep: bool, in_room: bool) -> tuple[Way, ...]:
        if in_room:
            return (self._by_vcard,)
        # The other way often has it too: servers turn one into the other (XEP-0398).
        return (self._by_pep, self._by_vcard) if from_pep else (self._by_vcard, self._by_pep)

    async def _fetch(self, jid: Jid, avatar: str, ways: tuple[Way, ...]) -> bytes | None:
        picture = None
        try:
            async with self._slots:
                for way in ways:
                    picture = picture or await way(jid, avatar)
        except NotConnected:
            return None
        if picture is None:
            while len(self._failed) >= MOST_FAILED:
                del self._failed[next(iter(self._failed))]
            self._failed[avatar] = self._now() + AGAIN_AFTER_S
            return None
        try:
            await self._store.put_picture(avatar, picture)
        except (LocalFileProblem, sqlite3.Error, RuntimeError):
            log.warning("an avatar could not be kept", exc_info=True)
        return picture

    async def _by_pep(self, jid: Jid, avatar: str) -> bytes | None:
        answer = await self._ask(jid, pictures.data_request(avatar))
        return pictures.read_data(answer, avatar) if answer is not None else None

    async def _by_vcard(self, jid: Jid, avatar: str) -> bytes | None:
        answer = await self._ask(jid, pictures.vcard_request())
        return pictures.read_vcard(answer, avatar) if answer is not None else None

    async def _ask(self, jid: Jid, payload: ET.Element) -> ET.Element | None:
        iq = self._session.client.make_iq_get(ito=jid)
        iq.append(payload)
        try:
            return (await self._session.request(iq, TIMEOUT_S)).xml
        except NotConnected:
            raise
        except Failure as failure:
            log.debug("no avatar of %s: %r", jid, failure)
            return None
