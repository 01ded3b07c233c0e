"""`KnownWays`: what transfers to each contact's program taught about the ways to it, kept over restarts."""

import asyncio
import hashlib
import ipaddress
import logging
import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta

from gharial.backend.storage.database import Database
from gharial.backend.storage.ways import Row, forget_account, keep_lessons, read_lessons
from gharial.backend.transfers.fallback import Candidate
from gharial.backend.transfers.way_ranking import KEPT, ranked, told
from gharial.backend.xmpp.network import own_addresses
from gharial.model.events import AccountRemoved, EventBus
from gharial.model.failures import LocalFileProblem, TimedOut, Unreachable
from gharial.model.jid import Jid
from gharial.model.lesson import Lesson
from gharial.model.transfer import Attempt, Kind, Transfer, Way

log = logging.getLogger(__name__)

WORTH_MEASURING = 1 << 20
"""Bytes from which on a transfer shows how fast its way is."""
_SAME_TRY = timedelta(hours=1)
_Peer = tuple[str, str, str]
"""Our account, their address, both bare, and their program by `software_of`."""


class KnownWays:
    """One for all accounts. A person's programs are told apart: what one of them can, another may not."""

    def __init__(
        self,
        events: EventBus,
        database: Database,
        addresses: Callable[[], Collection[str]] = own_addresses,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._addresses = addresses
        self._clock = clock
        self._lessons: dict[_Peer, dict[tuple[str, Kind], Lesson]] = {}
        self._writing: set[asyncio.Task[None]] = set()
        events.subscribe(AccountRemoved, lambda event: self._forget(event.account.bare))

    async def load(self) -> None:
        """Read what is kept. Raises LocalFileProblem."""
        for row in await self._database.run(lambda connection: read_lessons(connection, self._clock() - KEPT)):
            self._take(row)

    def ranked(
        self, account: Jid, person: Jid, software: str, candidates: Sequence[Candidate]
    ) -> tuple[Candidate, ...]:
        """The candidates, what works first."""
        lessons = self._of(account, person, software)
        return ranked(candidates, lessons, self._clock(), self._network()) if lessons else tuple(candidates)

    def told(self, account: Jid, person: Jid, software: str, ways: Sequence[Way]) -> tuple[Way, ...]:
        """The ways, each with how it went last time."""
        lessons = self._of(account, person, software)
        return told(ways, lessons, self._clock(), self._network()) if lessons else tuple(ways)

    def learn(self, transfer: Transfer, software: str, *, limited: bool = False, at: Jid | None = None) -> None:
        """A file has been sent: the last attempt worked, and those before it by which nobody was reached failed.

        Only a way that worked shows that the others failed by themselves, and not because the peer was gone. The speed
        of a transfer that was `limited` says nothing. `at`: the device whose program that is; where another took the
        file, nothing is learnt.
        """
        attempts = transfer.attempts
        last = attempts[-1] if attempts and at in (None, transfer.peer) else None
        if last is None or last.failure is not None or last.kind is None:
            return
        now, network = self._clock(), self._network()
        speed = 0.0
        alone = transfer.seconds > 0 and not any(one.kind is not None and _streamed(one) for one in attempts[:-1])
        if alone and not limited and transfer.file.size >= WORTH_MEASURING:
            speed = transfer.file.size / transfer.seconds
        peer = transfer.account.bare, transfer.peer.bare, software
        known = self._lessons.get(peer, {})
        new: dict[tuple[str, Kind], Lesson] = {}
        for one in attempts[:-1]:
            if one.kind is None or not isinstance(one.failure, Unreachable | TimedOut) or now - one.started > _SAME_TRY:
                continue
            before = known.get((one.method, one.kind))
            failures = 1 + (before.failures if before is not None else 0)
            new[one.method, one.kind] = Lesson(one.method, one.kind, now, failures, network=network)
        new[last.method, last.kind] = Lesson(last.method, last.kind, now, speed=speed, network=network)
        rows = [(*peer, lesson) for lesson in new.values()]
        for row in rows:
            self._take(row)
        self._keep(lambda connection: keep_lessons(connection, rows, now - KEPT))

    async def written(self) -> None:
        """Return once everything is kept."""
        if self._writing:
            await asyncio.wait(set(self._writing))

    def _of(self, account: Jid, person: Jid, software: str) -> list[Lesson]:
        """Of a program that has not said what it can, what the last one of this person taught."""
        if software:
            return list(self._lessons.get((account.bare, person.bare, software), {}).values())
        theirs = (found for peer, found in self._lessons.items() if peer[:2] == (account.bare, person.bare))
        newest: dict[tuple[str, Kind], Lesson] = {}
        for one in sorted((lesson for found in theirs for lesson in found.values()), key=lambda lesson: lesson.time):
            newest[one.method, one.kind] = one
        return list(newest.values())

    def _take(self, row: Row) -> None:
        account, person, software, lesson = row
        self._lessons.setdefault((account, person, software), {})[lesson.method, lesson.kind] = lesson

    def _forget(self, account: str) -> None:
        for peer in [one for one in self._lessons if one[0] == account]:
            del self._lessons[peer]
        self._keep(lambda connection: forget_account(connection, account))

    def _network(self) -> str:
        try:
            return own_network(self._addresses())
        except OSError:
            return ""

    def _keep(self, work: Callable[[sqlite3.Connection], None]) -> None:
        async def write() -> None:
            try:
                await self._database.run(work)
            except (LocalFileProblem, sqlite3.Error):
                log.exception("what was learnt about ways could not be kept")

        task = asyncio.get_running_loop().create_task(write())
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)


def software_of(features: Collection[str] | None) -> str:
    """A program by what it says it can (XEP-0030); empty where it has not said so. Its name would tell less."""
    return hashlib.sha256("\n".join(sorted(features)).encode()).hexdigest()[:16] if features else ""


def own_network(addresses: Collection[str]) -> str:
    """The network we are in, as a name that changes with it; of IPv6 only the subnet, because addresses rotate."""
    parts = set()
    for text in addresses:
        try:
            one = ipaddress.ip_address(text.partition("%")[0])
        except ValueError:
            continue
        if one.is_loopback or one.is_link_local:
            continue
        parts.add(str(one) if one.version == 4 else str(ipaddress.ip_network((one, 64), strict=False)))
    return hashlib.sha256(" ".join(sorted(parts)).encode()).hexdigest()[:16]


def _streamed(attempt: Attempt) -> bool:
    """Bytes may have moved by it: then the time of both is in the transfer's seconds."""
    return not isinstance(attempt.failure, Unreachable | TimedOut)
