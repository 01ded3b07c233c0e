"""`P2pPorts`: the sockets of one channel, their pings and the datagrams of its stream; lives in the datagram thread."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from gharial.backend.bytestreams.datagram_outlet import Opened
from gharial.backend.bytestreams.datagram_ports import DatagramPorts
from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_candidate import CandidateKind, P2pCandidate, check_remote, new_fragment
from gharial.backend.bytestreams.p2p_checks import PathChecks
from gharial.backend.bytestreams.p2p_questions import StunQuestions
from gharial.backend.bytestreams.p2p_relays import P2pRelays, RelayServer
from gharial.backend.bytestreams.relay_socket import MTU, RelaySocket
from gharial.backend.bytestreams.streamhosts import address_label, own_hosts
from gharial.backend.wire.google_stun import Method, read

log = logging.getLogger(__name__)

LOST_S = 50.0
"""So long without any path, and the channel is over, as for libjingle."""
RELAY_AFTER_S = 1.0
"""How long ways without a relay are tried alone."""
_LOCAL, _REFLEXIVE, _RELAYED = 1.0, 0.9, 0.5


class P2pPorts(DatagramPorts):
    """See P2pLink for the parameters. All but `check` and `send` is for the datagram thread."""

    def __init__(
        self,
        name: str,
        thread: DatagramThread,
        found: Callable[[P2pCandidate], None],
        loopback: bool,
        hosts: Sequence[str] | None,
        stun_servers: Sequence[Address],
        relays: Sequence[RelayServer] = (),
        relay_only: bool = False,
    ) -> None:
        super().__init__(thread)
        self.name = name
        self.checks = PathChecks()
        self._found = found
        self._loopback = loopback
        self._hosts = hosts
        self._stun = StunQuestions(thread, stun_servers, self._send_one, self._add_reflexive)
        self._relays = P2pRelays(thread, self, relays, self._add_relay, self._no_relay)
        self._relay_only = relay_only
        self._relay_at: float | None = None
        self._candidates: list[P2pCandidate] = []
        self._lost_at: float | None = None

    def check(self, candidate: P2pCandidate) -> None:
        """Raises CandidateRefused."""
        check_remote(candidate, loopback=self._loopback)

    def listen(self) -> list[P2pCandidate]:
        """Open the sockets; our own addresses as candidates."""
        if self._closed or self._outlet.sockets:
            return list(self._candidates)
        hosts = own_hosts(loopback=self._loopback) if self._hosts is None else self._hosts
        for opened in self._open(() if self._relay_only else tuple(hosts)):
            username, host = new_fragment(), opened.host
            self.checks.add_local(username, _LOCAL, v6=":" in host)
            self._candidates.append(P2pCandidate(self.name, host, opened.port, _LOCAL, username, new_fragment()))
        if self._outlet.sockets or self._relays.wanted:
            self._thread.add(self)
            if self._relays.wanted:
                self._relay_at = time.monotonic() + (0.0 if self._relay_only else RELAY_AFTER_S)
            inner = [number for number, one in enumerate(self._outlet.sockets) if self._may_ask_from(one.host)]
            self._stun.begin(inner)
        return list(self._candidates)

    def add_remote(self, candidate: P2pCandidate) -> None:
        """A candidate that was checked."""
        if not self._closed and not self.checks.add_remote(candidate, time.monotonic()):
            log.debug("one candidate of the peer too many, or an old one")

    def start_checks(self) -> None:
        """Ping from now on."""
        self.checks.start(time.monotonic())

    @property
    def route(self) -> str:
        """Where the datagrams go."""
        target = self._outlet.target
        if target is None:
            return ""
        sock, address = target
        if isinstance(sock, RelaySocket):
            return f"relay {address_label(*sock.server)}"
        return f"{self.checks.way_to(address)} {address_label(*address)}"

    # --- Member -------------------------------------------------------------------------------------------------------

    def _deadlines(self) -> Sequence[float | None]:
        lost = None if self._lost_at is None else self._lost_at + LOST_S
        return (self.checks.deadline(), self._relay_at, self._relays.deadline(), self._stun.deadline(), lost)

    def tick(self, now: float) -> None:
        for ping in self.checks.due(now):
            self._outlet.send_one(ping.local, ping.datagram, ping.address)
        self._aim()
        if self._lost_at is not None and now - self._lost_at >= LOST_S:
            self._end("the peer answers on no path")
            return
        if self._relay_at is not None and self._relay_at <= now:
            self._relay_at = None
            if self.checks.best is None:
                self._relays.begin()
        self._relays.tick(now)
        self._stun.tick(now)
        self._tick_stream(now)

    def _stop(self) -> None:
        self._stun.close()
        self._relays.close()

    # --- sockets ------------------------------------------------------------------------------------------------------

    def _read(self, number: int, opened: Opened) -> None:
        fed = False
        stream, paths = self._stream, self.checks
        for datagrams, size, address in opened.receive():
            if len(datagrams) < 2:
                continue
            if datagrams[0] or datagrams[1]:
                # STUN; joined ones are of one sender and size, and pings are never that close.
                for at in range(0, len(datagrams), size):
                    self._take_stun(number, address, datagrams[at : at + size])
            elif stream is not None:
                path = paths.path(number, address)
                if path is not None and path.proven:
                    stream.feed(datagrams, size)
                    fed = True
        if fed and stream is not None:
            stream.fed()

    def _take_stun(self, number: int, address: Address, datagram: memoryview) -> None:
        message = read(datagram)
        if message is None:
            return
        now = time.monotonic()
        if message.method is not Method.REQUEST and self._stun.take(number, address, message, now):
            return
        for answer in self.checks.take(number, address, message, now):
            self._outlet.send_one(answer.local, answer.datagram, answer.address)
        self._aim()

    def _aim(self) -> None:
        best = self.checks.best
        aimed = self._outlet.target
        if best is not None or aimed is None:
            self._lost_at = None
        elif self._lost_at is None:
            self._lost_at = time.monotonic()
        if best is None:
            return
        opened = self._outlet.sockets[best.local]
        if aimed != (opened, best.address):
            self._outlet.aim(best.local, best.address)
            if isinstance(opened, RelaySocket):
                opened.prefer(best.address)
            self._tell_way()

    def _tell_way(self) -> None:
        target = self._outlet.target
        if self._stream is not None and target is not None:
            sock, address = target
            mtu = sock.mtu_to(address)
            if self.checks.way_to(address) == "relay":
                # Their relay wraps what comes on its last step, on a line that we know nothing of.
                mtu = min(mtu or MTU, MTU)
            self._stream.path_found(mtu, sock.capacity)

    # --- relays -------------------------------------------------------------------------------------------------------

    def _add_relay(self, relay: RelaySocket) -> None:
        """It has addresses there: they are told, and pings go from there too."""
        fragment = relay.machine.fragment or new_fragment()
        self.checks.add_late_local(fragment, _RELAYED, time.monotonic())
        self._outlet.add(relay)
        for host, port in relay.machine.relayed:
            kind, word = CandidateKind.RELAY, new_fragment()
            self._candidates.append(P2pCandidate(self.name, host, port, _RELAYED, fragment, word, kind=kind))
            self._found(self._candidates[-1])

    def _no_relay(self) -> None:
        """Who may be reached by a relay alone is reached no more."""
        if self._relay_only:
            self._end("no relay")

    def _may_ask_from(self, host: str) -> bool:
        return ":" not in host and (self._loopback or not host.startswith("127."))

    def _send_one(self, number: int, datagram: bytes, address: Address) -> None:
        self._outlet.send_one(number, datagram, address)

    def _add_reflexive(self, number: int, mapped: Address) -> None:
        if any((known.address, known.port) == mapped for known in self._candidates):
            return
        if len(self._candidates) >= 4 * len(self._outlet.sockets):
            return
        base = self._candidates[number]
        found = replace(base, address=mapped[0], port=mapped[1], preference=_REFLEXIVE, kind=CandidateKind.STUN)
        self._candidates.append(found)
        self._found(found)
