"""What to try first, and what after each failure: the whole choice of method and bytestream. Pure."""

from collections.abc import Sequence

from gharial.model.failures import ConsentNeeded, Failure, Interrupted, SetAside, TimedOut, Unreachable, Unsupported
from gharial.model.transfer import Kind, Way
from gharial.model.transfer_bounds import Lack
from gharial.model.value import dataclass

COVERED = {Kind.RAW_UDP: Kind.ICE}
"""Where the second reached nobody, the first is not tried: its datagrams go no way that the other's did not."""
MOST_BREAKS = 3
"""Streams that may break after their first byte before the transfer rests for a while."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method that fits the file and the peer, with the bytestreams both can use, best first."""

    method: str
    kinds: tuple[Kind, ...]
    leaves_copy_on_server: bool = False
    resumes: bool = False
    """It can begin in the middle of the file."""
    doubtful: bool = False
    """It did not work last time."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One try that failed: over `kind` in an offer that named `offered`; without `kind` the offer itself failed."""

    method: str
    offered: tuple[Kind, ...]
    kind: Kind | None
    failure: Failure
    moved: bool = False
    """Bytes had left by it."""


@dataclass(frozen=True, slots=True)
class NextAttempt:
    """Try `kind`: inside the offer that stands, or with a new offer by `method` that names `kinds`."""

    method: str
    kind: Kind
    kinds: tuple[Kind, ...]
    new_offer: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nothing is left, or nothing more may be tried now; `failure` says why."""

    failure: Failure


def next_attempt(
    peer: str,
    candidates: Sequence[Candidate],
    tried: Sequence[Tried],
    *,
    begun: bool = False,
    chosen: Way | None = None,
    consent: ConsentNeeded | None = None,
) -> NextAttempt | GiveUp:
    """The next thing to do. `candidates` come in order of preference, `tried` in order of time.

    Never after a final failure or an offer nobody answered. A broken stream is no final failure: with bytes moved, now
    or earlier (`begun`), the methods that can begin in the middle come first, and before all the one that broke.
    `chosen` is what the user wants now. A method that leaves a copy on a server is taken by the user's choice; else,
    with `consent`, never: that is what ends it where no other way is left.
    """
    if tried:
        last = tried[-1]
        if _ends_it(last.failure) or (last.kind is None and isinstance(last.failure, TimedOut)):
            return GiveUp(last.failure)
        inside = _inside_offer(last, tried, chosen)
        if inside is not None:
            return inside
    if chosen is not None:
        return NextAttempt(chosen.method, chosen.kind, (chosen.kind,), new_offer=True)
    moved = [one for one in tried if one.moved]
    if sum(1 for one in moved if not isinstance(one.failure, SetAside)) > MOST_BREAKS:
        return GiveUp(moved[-1].failure)
    if begun or moved:
        broke = moved[-1].method if moved else ""
        candidates = sorted(candidates, key=lambda one: (not one.resumes, one.doubtful, one.method != broke))
    allowed = [one for one in candidates if consent is None or not one.leaves_copy_on_server]
    # What the user set aside is better than nothing.
    for former in (tried, [one for one in tried if not isinstance(one.failure, SetAside)]):
        for candidate in allowed:
            if kinds := _kinds_left(candidate, former):
                return NextAttempt(candidate.method, kinds[0], kinds, new_offer=True)
    if consent is not None and any(one.leaves_copy_on_server for one in candidates):
        return GiveUp(consent)
    return GiveUp(_most_telling(peer, tried))


def ways(candidates: Sequence[Candidate], tried: Sequence[Tried] = ()) -> tuple[Way, ...]:
    """Each way there is, best first, with how it went when it was tried last."""
    found = []
    for candidate in candidates:
        for kind in candidate.kinds:
            outcomes = [one.failure for one in tried if one.method == candidate.method and one.kind in (kind, None)]
            failure = outcomes[-1] if outcomes else None
            found.append(Way(candidate.method, kind, candidate.leaves_copy_on_server, failure))
    return tuple(found)


def _ends_it(failure: Failure) -> bool:
    return failure.final and not isinstance(failure, Interrupted)


def _inside_offer(last: Tried, tried: Sequence[Tried], chosen: Way | None) -> NextAttempt | None:
    """Another bytestream of the offer that stands; its bytes would begin where that offer did."""
    if last.kind is None or last.moved:
        return None
    done = {one.kind for one in tried if (one.method, one.offered) == (last.method, last.offered)}
    for kind in last.offered:
        if chosen is None and kind in _vain(tried):
            continue
        if kind not in done and (chosen is None or (chosen.method, chosen.kind) == (last.method, kind)):
            return NextAttempt(last.method, kind, last.offered, new_offer=False)
    return None


def _kinds_left(candidate: Candidate, tried: Sequence[Tried]) -> tuple[Kind, ...]:
    """What a new offer by this method may still name: all at first, later only what its offer did not let us try.

    With stream initiation the peer picks one bytestream for the whole offer (XEP-0095 §3.2); the others then raise
    Unsupported without having been tried, and get an offer of their own. A bytestream that broke after its first byte
    is worth another offer; when it breaks again, the others are.
    """
    broke: dict[Kind | None, int] = {}
    since: list[Tried] = []
    """What was tried after the last break: a break shows that the peer is there, and all may be tried anew."""
    for one in tried:
        if one.moved and not isinstance(one.failure, SetAside):
            since = []
            if one.method == candidate.method:
                broke[one.kind] = broke.get(one.kind, 0) + 1
        elif one.method == candidate.method:
            since.append(one)
    settled = {one.kind for one in since if not isinstance(one.failure, Unsupported) or len(one.offered) == 1}
    settled |= {one.offered[0] for one in since if one.kind is None and len(one.offered) == 1}
    settled |= {one.kind for one in tried if one.method == candidate.method and isinstance(one.failure, SetAside)}
    settled |= {kind for kind, times in broke.items() if times > 1} | _vain(since)
    settled |= {one.kind for one in tried if one.method == candidate.method and one.failure.lasting}
    kinds = tuple(kind for kind in candidate.kinds if kind not in settled)
    for one in since:
        refused = one.kind is None and set(kinds) <= set(one.offered)
        # No further offer names all that an earlier one did: that is what makes it end.
        if refused or set(kinds) >= set(one.offered):
            return ()
    return kinds


def _vain(tried: Sequence[Tried]) -> set[Kind]:
    """What need not be tried after what was."""
    reached_nobody = {one.kind for one in tried if isinstance(one.failure, Unreachable)}
    return {kind for kind, other in COVERED.items() if other in reached_nobody}


def _most_telling(peer: str, tried: Sequence[Tried]) -> Failure:
    """Of all that went wrong, what a person should read."""
    for one in reversed(tried):
        if isinstance(one.failure, Unreachable):
            return one.failure
    for one in reversed(tried):
        if not isinstance(one.failure, Unsupported):
            return one.failure
    named = {lack.value for lack in Lack}
    for one in reversed(tried):
        if isinstance(one.failure, Unsupported) and one.failure.lacks in named:
            return one.failure
    return tried[-1].failure if tried else Unsupported(peer, "file transfer")
