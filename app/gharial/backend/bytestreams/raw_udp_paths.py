"""`RawUdpPaths`: which way a raw UDP stream takes (XEP-0177): who is asked, who is proven. Pure: time is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.wire.raw_udp import Agreement, Message, Word, new_nonce

MOST_TOLD = 10
"""Addresses of the peer's that are asked, each from every socket of ours."""
MOST_SEEN = 4
"""Addresses that it did not tell, and that prove themselves: those a router gave it."""
KEEP_S = 5.0
"""A way in use is asked so often: routers forget silent ones."""
LOST_S = 30.0
"""Nothing came for so long: whoever was there is gone."""
_GAPS_S = (0.05, 0.1, 0.2, 0.4, 0.8)


class Outbound(NamedTuple):
    """A datagram to be sent from socket number `local`."""

    local: int
    address: Address
    datagram: bytes


class Way(NamedTuple):
    """From socket number `local` to an address."""

    local: int
    address: Address


@dataclass
class _Pair:
    next_at: float
    nonce: bytes = field(default_factory=new_nonce)
    asked: int = 0
    proven: bool = False
    wanted: bool = False
    """The peer chose it, and has not proven itself yet."""


class RawUdpPaths:
    """`chooses`: we began the session. Without an agreement nothing is answered."""

    def __init__(self, *, chooses: bool) -> None:
        self.way: Way | None = None
        """The one in use; it never changes."""
        self._chooses = chooses
        self._agreement: Agreement | None = None
        self._v6: list[bool] = []
        self._pairs: dict[Way, _Pair] = {}
        self._told: set[Address] = set()
        self._seen: set[Address] = set()
        self._choice: Way | None = None
        self._heard_at = 0.0

    def add_local(self, *, v6: bool) -> int:
        """One more socket; its number."""
        self._v6.append(v6)
        return len(self._v6) - 1

    def begin(self, agreement: Agreement, told: tuple[Address, ...], now: float) -> None:
        """Ask those addresses of the peer's from now on."""
        self._agreement = agreement
        for address in told:
            if len(self._told) < MOST_TOLD and address not in self._told:
                self._told.add(address)
                self._pair_up(address, now)

    def deadline(self) -> float | None:
        """When `due` has something; None: never by itself."""
        if self._agreement is None:
            return None
        if self.way is not None:
            return min(self._pairs[self.way].next_at, self._heard_at + LOST_S)
        return min((pair.next_at for pair in self._pairs.values()), default=None)

    def is_lost(self, now: float) -> bool:
        """The way in use leads nowhere any more."""
        return self.way is not None and now - self._heard_at >= LOST_S

    def hear(self, now: float) -> None:
        """Something of the stream came by the way in use."""
        self._heard_at = now

    def due(self, now: float) -> Iterator[Outbound]:
        """What is to be sent by now."""
        agreement = self._agreement
        if agreement is None:
            return
        for way in (self.way,) if self.way is not None else tuple(self._pairs):
            pair = self._pairs[way]
            if pair.next_at > now:
                continue
            pair.next_at = now + (_GAPS_S[min(pair.asked, len(_GAPS_S) - 1)] if self.way is None else KEEP_S)
            pair.asked += 1
            chosen = way == self._choice and self.way is None
            yield Outbound(*way, agreement.write(Word.CHOOSE if chosen else Word.ASK, pair.nonce))

    def take(self, way: Way, datagram: memoryview, now: float) -> Iterator[Outbound]:
        """A datagram that came by `way`; what is answered. What no end of ours has sent has no effect."""
        if self._agreement is None or (self.way is not None and way != self.way):
            return  # a way once taken is the only one, whatever comes by others
        message = self._agreement.read(datagram)
        if message is None:
            return
        pair = self._pairs.get(way)
        if pair is None:
            if message.word not in (Word.ASK, Word.CHOOSE) or len(self._seen) >= MOST_SEEN:
                return
            # It knows the secrets; that it is where it seems to be is seen by its answer.
            self._seen.add(way.address)
            pair = self._pairs[way] = _Pair(now)
        yield from self._react(self._agreement, way, pair, message, now)

    def _react(self, agreement: Agreement, way: Way, pair: _Pair, message: Message, now: float) -> Iterator[Outbound]:
        if self.way is not None:
            self._heard_at = now
        match message.word:
            case Word.ASK:
                yield Outbound(*way, agreement.write(Word.ANSWER, message.nonce))
            case Word.ANSWER if message.nonce == pair.nonce:
                self._prove(way, pair, now)
            case Word.CHOOSE if not self._chooses:
                pair.wanted = True
                self._settle(way, pair, now)
                if self.way == way:
                    yield Outbound(*way, agreement.write(Word.TAKEN, message.nonce))
            case Word.TAKEN if self._chooses and way == self._choice and message.nonce == pair.nonce:
                self._use(way, pair, now)
            case _:
                pass  # late, or not for us to hear

    def _prove(self, way: Way, pair: _Pair, now: float) -> None:
        """It answered. No number counts twice."""
        pair.nonce = new_nonce()
        pair.proven = True
        if self._chooses and self._choice is None:
            self._choice = way
            pair.asked, pair.next_at = 0, now
        self._settle(way, pair, now)

    def _settle(self, way: Way, pair: _Pair, now: float) -> None:
        if pair.wanted and pair.proven and self.way is None:
            self._use(way, pair, now)
        elif pair.wanted and not pair.proven:
            pair.next_at = min(pair.next_at, now)

    def _use(self, way: Way, pair: _Pair, now: float) -> None:
        if self.way is None:
            self.way = way
            self._heard_at = now
            pair.nonce = new_nonce()
            pair.next_at = now + KEEP_S

    def _pair_up(self, address: Address, now: float) -> None:
        for local, v6 in enumerate(self._v6):
            if v6 == (":" in address[0]):
                self._pairs.setdefault(Way(local, address), _Pair(now))
