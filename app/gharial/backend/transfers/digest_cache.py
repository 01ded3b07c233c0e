"""`DigestCache`: a file that goes to many people is read for its hash once, whoever gets it first, now or later."""

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from gharial.model.transfer import Digest

_REMEMBERED = 512

Stamp = tuple[int, int, int, int, int]
"""Device, inode, size, and when content and state changed last, in nanoseconds: another file has another."""


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells one state of a file from another."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class Member(Protocol):
    """As much of a Flow as hashing looks at."""

    @property
    def bytes_done(self) -> int: ...
    @property
    def stopped(self) -> bool: ...


@dataclass
class JointFlow:
    """Many flows as one: as far as the fastest, stopped when all are."""

    members: list[Member] = field(default_factory=list)

    @property
    def bytes_done(self) -> int:
        """How far the fastest has come."""
        return max((one.bytes_done for one in tuple(self.members)), default=0)

    @property
    def stopped(self) -> bool:
        """Nobody wants it any more."""
        return all(one.stopped for one in tuple(self.members))


class DigestCache:
    """For the event loop's thread alone."""

    def __init__(self) -> None:
        self._known: OrderedDict[Stamp, Digest] = OrderedDict()
        self._running: dict[Stamp, tuple[JointFlow, asyncio.Future[Digest]]] = {}

    def known(self, stamp: Stamp) -> Digest | None:
        """The digest of a file in this state, if it was ever computed."""
        return self._known.get(stamp)

    def digest(
        self, stamp: Stamp, member: Member, compute: Callable[[JointFlow], asyncio.Future[Digest]]
    ) -> asyncio.Future[Digest]:
        """The digest: known, being computed, or computed now. Cancelling what is returned disturbs nobody else."""
        loop = asyncio.get_running_loop()
        if (found := self._known.get(stamp)) is not None:
            self._known.move_to_end(stamp)
            done: asyncio.Future[Digest] = loop.create_future()
            done.set_result(found)
            return done
        running = self._running.get(stamp)
        # One whose members have all given up ends in a moment, without a result.
        if running is None or running[0].stopped:
            joint = JointFlow([member])
            running = joint, compute(joint)
            self._running[stamp] = running
            running[1].add_done_callback(lambda future: self._keep(stamp, future))
        else:
            running[0].members.append(member)
        shielded = asyncio.shield(running[1])
        # Whoever gave up does not ask how it ended.
        shielded.add_done_callback(lambda future: future.cancelled() or future.exception())
        return shielded

    def _keep(self, stamp: Stamp, future: "asyncio.Future[Digest]") -> None:
        if (running := self._running.get(stamp)) is not None and running[1] is future:
            del self._running[stamp]
        if future.cancelled() or future.exception() is not None:
            return
        self._known[stamp] = future.result()
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
