"""What earlier transfers to somebody tell about the ways there are now: which come first, which wait. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from gharial.backend.transfers.fallback import Candidate
from gharial.model.lesson import Lesson
from gharial.model.transfer import Kind, Way

KEPT = timedelta(days=30)
"""What is older tells nothing."""
DOUBTED = timedelta(days=1)
"""So long a way that failed waits behind the others; twice as long after two failures in a row, and so on."""
LONGEST_DOUBT = timedelta(days=7)
MEASURED = timedelta(days=7)
"""A speed that is older is measured anew, by trying the way in its own place again."""
MUCH_FASTER = 2.0
DIRECT = frozenset({Kind.SOCKS5_DIRECT, Kind.ICE, Kind.RAW_UDP, Kind.P2P})
"""These depend on the network we are in."""


def valid(lessons: Iterable[Lesson], now: datetime, network: str) -> dict[tuple[str, Kind], Lesson]:
    """Those that still tell something, by method and kind; direct ways in another network are unknown again."""
    return {
        (one.method, one.kind): one
        for one in lessons
        if timedelta(0) <= now - one.time < KEPT and (one.network == network or one.kind not in DIRECT)
    }


def ranked(
    candidates: Sequence[Candidate], lessons: Iterable[Lesson], now: datetime, network: str
) -> tuple[Candidate, ...]:
    """`candidates` in the order that the lessons advise; nothing is added to them and nothing left out.

    Without lessons their own order stands. Of one method, what worked much faster than what stands before it comes
    before that. What failed goes into an offer of its own behind all others, but before a copy on a server: that is for
    the user to choose, and not for us to prefer.
    """
    known = valid(lessons, now, network)
    trusted, doubted, copies = [], [], []
    for one in candidates:
        if one.leaves_copy_on_server:
            copies.append(one)
            continue
        failed = tuple(kind for kind in one.kinds if _doubted(known.get((one.method, kind)), now))
        good = tuple(kind for kind in one.kinds if kind not in failed)
        if good:
            trusted.append(replace(one, kinds=_by_speed(one.method, good, known, now)))
        if failed:
            doubted.append(replace(one, kinds=failed, doubtful=True))
    return (*trusted, *doubted, *copies)


def told(ways: Sequence[Way], lessons: Iterable[Lesson], now: datetime, network: str) -> tuple[Way, ...]:
    """Each way with whether it worked last time."""
    known = valid(lessons, now, network)
    return tuple(
        replace(way, worked_before=known[way.method, way.kind].worked) if (way.method, way.kind) in known else way
        for way in ways
    )


def _doubted(lesson: Lesson | None, now: datetime) -> bool:
    """It failed not long ago. After that it is tried again: nothing else shows that it works now."""
    if lesson is None or lesson.worked:
        return False
    return now - lesson.time < min(LONGEST_DOUBT, DOUBTED * lesson.failures)


def _by_speed(
    method: str, kinds: tuple[Kind, ...], known: dict[tuple[str, Kind], Lesson], now: datetime
) -> tuple[Kind, ...]:
    order: list[Kind] = []
    for kind in kinds:
        speed, at = _speed(known.get((method, kind)), now), len(order)
        while at > 0 and 0 < _speed(known.get((method, order[at - 1])), now) * MUCH_FASTER < speed:
            at -= 1
        order.insert(at, kind)
    return tuple(order)


def _speed(lesson: Lesson | None, now: datetime) -> float:
    return lesson.speed if lesson is not None and lesson.worked and now - lesson.time < MEASURED else 0.0
