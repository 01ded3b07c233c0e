"""`PathChecks`: which way the datagrams of a channel go, by pings and without nomination; no sockets, time in seconds.

Both ends choose for themselves what they send on and take data from every path that was proven, so the two directions
may differ.
"""

import secrets
from dataclasses import field

from gharial.backend.bytestreams.p2p_candidate import MOST_REMOTE, CandidateKind, P2pCandidate
from gharial.backend.wire.google_stun import (
    ID_SIZE,
    RELAY_COOKIE,
    Method,
    StunMessage,
    write_request,
    write_response,
)
from gharial.model.value import dataclass

Address = tuple[str, int]

PACE_S = 0.02
"""Between two pings while there is no path."""
BEST_GAP_S = 0.9
OTHER_GAP_S = 5.0
"""libjingle forgets a path that it got no ping from for 30 s."""
SILENT_S = 30.0
"""After so long without a single answer nobody is pinged any more."""
_FIRST_GAPS_S = (0.1, 0.2, 0.4, 0.8, 1.0)
_FORGET_S = 5.0
_LOST_PINGS = 5
_WORTH_S = 0.010
_MOST_PATHS = 200
MOST_TOLD = 10 * MOST_REMOTE
"""Addresses that a peer names in all, whatever their generation: a channel is no tool to ping others with."""
_ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@dataclass(eq=False)
class Path:
    """From one of our sockets to one address of the peer."""

    local: int
    address: Address
    username: bytes
    """What our pings carry: the peer's fragment, then ours."""
    preference: float
    generation: int
    born_at: float
    next_at: float
    proven: bool = False
    """A ping or an answer with the right fragments came from there: its data counts."""
    writable: bool = False
    round_trip_s: float | None = None
    answered_at: float | None = None
    pings: int = 0
    outstanding: dict[bytes, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A STUN datagram to send from one of our sockets."""

    local: int
    address: Address
    datagram: bytes


class PathChecks:
    """Tell it our sockets and the peer's candidates; `due` gives the pings, `take` reads what came."""

    def __init__(self) -> None:
        self.best: Path | None = None
        self.refused = 0
        """Pings that nobody of ours can have asked for."""
        self._locals: list[tuple[bytes, float, bool]] = []
        self._remotes: dict[Address, P2pCandidate] = {}
        self._paths: dict[tuple[int, Address], Path] = {}
        self._by_id: dict[bytes, Path] = {}
        self._told = 0
        self._running = False
        self._next_at = 0.0

    def add_local(self, username: str, preference: float, *, v6: bool) -> int:
        """A socket of ours; its number."""
        self._locals.append((username.encode(), preference, v6))
        return len(self._locals) - 1

    def add_late_local(self, username: str, preference: float, now: float) -> int:
        """An address of a relay, found while pings may be under way already; its number."""
        number = self.add_local(username, preference, v6=False)
        for address, candidate in list(self._remotes.items()):
            self._pair(number, address, candidate, now)
        return number

    def add_remote(self, candidate: P2pCandidate, now: float) -> bool:
        """A candidate of the peer; a higher generation drops the older ones. False where there are too many."""
        newest = max((known.generation for known in self._remotes.values()), default=0)
        if candidate.generation < newest:
            return False
        if candidate.generation > newest:
            for address, known in list(self._remotes.items()):
                if known.generation < candidate.generation:
                    del self._remotes[address]
            for key, path in list(self._paths.items()):
                if path.generation < candidate.generation and path is not self.best:
                    self._forget(key)
        address = (candidate.address, candidate.port)
        if address not in self._remotes:
            if len(self._remotes) >= MOST_REMOTE or self._told >= MOST_TOLD:
                return False
            self._told += 1
        self._remotes[address] = candidate
        for local in range(len(self._locals)):
            self._pair(local, address, candidate, now)
        return True

    def start(self, now: float) -> None:
        """Ping from now on."""
        if not self._running:
            self._running = True
            for path in self._paths.values():
                path.born_at = path.next_at = now

    def path(self, local: int, address: Address) -> Path | None:
        """The path between the two, if it is one."""
        return self._paths.get((local, address))

    @property
    def tried(self) -> str:
        """The peer's addresses, for a failure."""
        return " ".join(f"{host}:{port}" for host, port in self._remotes)

    def way_to(self, address: Address) -> str:
        """What kind of way leads there, as a fact: "direct", "stun" (through a router's translation) or "relay"."""
        known = self._remotes.get(address)
        if known is None or known.kind is CandidateKind.LOCAL:
            # Seen at another address than it named: translated on the way.
            seen_elsewhere = known is not None and (known.address, known.port) != address
            return "stun" if seen_elsewhere else "direct"
        return str(known.kind.value)

    def deadline(self) -> float | None:
        """When `due` has something next."""
        if not self._running or not self._paths:
            return None
        soonest = min(path.next_at for path in self._paths.values())
        return max(soonest, self._next_at) if self.best is None else soonest

    def due(self, now: float) -> list[Outgoing]:
        """The pings that leave now. May change `best`."""
        if not self._running:
            return []
        self._expire(now)
        going: list[Outgoing] = []
        waiting = [path for path in self._paths.values() if path.next_at <= now]
        waiting.sort(key=lambda path: (path.pings, -path.preference, path.next_at))
        for path in waiting:
            if self.best is None:
                if now < self._next_at:
                    break
                self._next_at = now + PACE_S
            going.append(self._ping(path, now))
        return going

    def take(self, local: int, address: Address, message: StunMessage, now: float) -> list[Outgoing]:
        """A STUN message that came to socket `local`; what to answer. May change `best`."""
        if message.method is Method.REQUEST:
            return self._take_ping(local, address, message, now)
        path = self._by_id.get(message.transaction)
        if path is None or (path.local, path.address) != (local, address):
            return []
        if message.username and message.username != path.username:
            return []
        sent_at = path.outstanding.pop(message.transaction)
        del self._by_id[message.transaction]
        if message.method is Method.ERROR:
            return []  # our pings go on: stale credentials heal when the peer has our candidates
        round_trip = now - sent_at
        path.round_trip_s = round_trip if path.round_trip_s is None else (3 * path.round_trip_s + round_trip) / 4
        path.answered_at = now
        for key in list(path.outstanding):
            if path.outstanding[key] <= sent_at:
                self._drop_ping(path, key)
        path.proven = path.writable = True
        self._choose()
        path.next_at = now + (BEST_GAP_S if path is self.best else OTHER_GAP_S)
        return []

    def _take_ping(self, local: int, address: Address, message: StunMessage, now: float) -> list[Outgoing]:
        own = self._locals[local][0]
        name = message.username
        theirs = name[len(own) :]
        known = self._remotes.get(address)
        if not name.startswith(own) or not theirs:
            self.refused += 1
            return []
        if known is None or known.username.encode() != theirs:
            # From behind a router, or before its candidate came by the server.
            known = next((other for other in self._remotes.values() if other.username.encode() == theirs), None)
            if known is None or len(self._remotes) >= 2 * MOST_REMOTE:
                # No answer rather than a refusal: some clients never ask again after one.
                self.refused += 1
                return []
            if address not in self._remotes:
                self._remotes[address] = known
        path = self._paths.get((local, address)) or self._pair(local, address, known, now)
        if path is None:
            return []
        path.proven = True
        if self._running and not path.writable:
            path.next_at = min(path.next_at, now)
            path.born_at = now
        return [Outgoing(local, address, write_response(message.transaction, name, *address))]

    def _pair(self, local: int, address: Address, candidate: P2pCandidate, now: float) -> Path | None:
        own, preference, v6 = self._locals[local]
        if (":" in address[0]) != v6 or len(self._paths) >= _MOST_PATHS:
            return None
        username = candidate.username.encode() + own
        # The old preferences of libnice are all but zero: the order counts, not the value.
        rank = preference * max(candidate.preference, 0.0)
        known = self._paths.get((local, address))
        if known is not None:
            known.username, known.preference, known.generation = username, rank, candidate.generation
            return known
        path = Path(local, address, username, rank, candidate.generation, now, now)
        self._paths[local, address] = path
        return path

    def _ping(self, path: Path, now: float) -> Outgoing:
        transaction = _new_id()
        path.outstanding[transaction] = now
        self._by_id[transaction] = path
        if path.writable:
            path.next_at = now + (BEST_GAP_S if path is self.best else OTHER_GAP_S)
        else:
            path.next_at = now + _FIRST_GAPS_S[min(path.pings, len(_FIRST_GAPS_S) - 1)]
        path.pings += 1
        return Outgoing(path.local, path.address, write_request(transaction, path.username))

    def _expire(self, now: float) -> None:
        changed = False
        for key, path in list(self._paths.items()):
            lost = [sent for sent in path.outstanding.values() if now - sent > 3 * (path.round_trip_s or 1.0)]
            if path.writable and len(lost) >= _LOST_PINGS and now - (path.answered_at or path.born_at) > _FORGET_S:
                path.writable = False
                path.born_at = now
                path.pings = 0
                changed = True
            for transaction, sent in list(path.outstanding.items()):
                if now - sent > 2 * _FORGET_S:
                    self._drop_ping(path, transaction)
            # Who answered once may come back.
            patience = SILENT_S if path.answered_at is None else 2 * SILENT_S
            if not path.writable and now - path.born_at > patience:
                self._forget(key)
                changed = True
        if changed:
            self._choose()

    def _choose(self) -> None:
        writable = [path for path in self._paths.values() if path.writable]
        if not writable:
            self.best = None
            return
        top = max(writable, key=lambda path: (path.preference, -(path.round_trip_s or 0.0)))
        best = self.best
        if best is None or not best.writable or top.preference > best.preference:
            self.best = top
            return
        gain_s = (best.round_trip_s or 0.0) - (top.round_trip_s or 0.0)
        if gain_s > _WORTH_S:
            self.best = top

    def _forget(self, key: tuple[int, Address]) -> None:
        path = self._paths.pop(key)
        for transaction in list(path.outstanding):
            self._drop_ping(path, transaction)

    def _drop_ping(self, path: Path, transaction: bytes) -> None:
        path.outstanding.pop(transaction, None)
        self._by_id.pop(transaction, None)


def _new_id() -> bytes:
    """Printable, as libjingle's are: no cookie of a later STUN, and none of a relay."""
    while True:
        transaction = "".join(secrets.choice(_ID_LETTERS) for _ in range(ID_SIZE)).encode()
        if RELAY_COOKIE not in transaction:
            return transaction
