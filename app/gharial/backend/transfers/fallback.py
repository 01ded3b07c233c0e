"""What to try first, and what after each failure: the whole choice of method and bytestream. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from gharial.model.failures import Failure, TimedOut, Unreachable, Unsupported
from gharial.model.transfer import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method that fits the file and the peer, with the bytestreams both can use, best first."""

    method: str
    kinds: tuple[Kind, ...]
    leaves_copy_on_server: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """One try that failed: over `kind` in an offer that named `offered`; without `kind` the offer itself failed."""

    method: str
    offered: tuple[Kind, ...]
    kind: Kind | None
    failure: Failure


@dataclass(frozen=True, slots=True)
class NextAttempt:
    """Try `kind`: inside the offer that stands, or with a new offer by `method` that names `kinds`."""

    method: str
    kind: Kind
    kinds: tuple[Kind, ...]
    new_offer: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nothing is left, or nothing more may be tried; `failure` says why."""

    failure: Failure


def next_attempt(
    peer: str,
    candidates: Sequence[Candidate],
    tried: Sequence[Tried],
    *,
    bytes_moved: bool = False,
    server_copy_allowed: bool = False,
) -> NextAttempt | GiveUp:
    """The next thing to do. `candidates` come in order of preference, `tried` in order of time.

    Never after a final failure, an offer nobody answered, or the first byte; never to a method that leaves a copy on
    a server unless `server_copy_allowed`.
    """
    if tried:
        last = tried[-1]
        if last.failure.final or bytes_moved or (last.kind is None and isinstance(last.failure, TimedOut)):
            return GiveUp(last.failure)
        if last.kind is not None and (inside := _inside_offer(last, tried)) is not None:
            return inside
    for candidate in candidates:
        if candidate.leaves_copy_on_server and not server_copy_allowed:
            continue
        if kinds := _kinds_left(candidate, tried):
            return NextAttempt(candidate.method, kinds[0], kinds, new_offer=True)
    return GiveUp(_most_telling(peer, tried))


def _inside_offer(last: Tried, tried: Sequence[Tried]) -> NextAttempt | None:
    """Another bytestream of the offer that stands."""
    done = {one.kind for one in tried if (one.method, one.offered) == (last.method, last.offered)}
    for kind in last.offered:
        if kind not in done:
            return NextAttempt(last.method, kind, last.offered, new_offer=False)
    return None


def _kinds_left(candidate: Candidate, tried: Sequence[Tried]) -> tuple[Kind, ...]:
    """What a new offer by this method may still name: all at first, later only what its offer did not let us try.

    With stream initiation the peer picks one bytestream for the whole offer (XEP-0095 §3.2); the others then raise
    Unsupported without having been tried, and get an offer of their own.
    """
    mine = [one for one in tried if one.method == candidate.method]
    if any(one.kind is None for one in mine):
        return ()
    settled = {one.kind for one in mine if not isinstance(one.failure, Unsupported) or len(one.offered) == 1}
    kinds = tuple(kind for kind in candidate.kinds if kind not in settled)
    # Each further offer names fewer than the one before: that is what makes it end.
    return kinds if all(len(kinds) < len(one.offered) for one in mine) else ()


def _most_telling(peer: str, tried: Sequence[Tried]) -> Failure:
    """Of all that went wrong, what a person should read."""
    for one in reversed(tried):
        if isinstance(one.failure, Unreachable):
            return one.failure
    for one in reversed(tried):
        if not isinstance(one.failure, Unsupported):
            return one.failure
    return tried[-1].failure if tried else Unsupported(peer, "file transfer")
