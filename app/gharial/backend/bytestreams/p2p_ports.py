"""`P2pPorts`: the sockets of one channel, their pings and the datagrams of its stream; lives in the datagram thread."""

import logging
import secrets
import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket, DatagramTooLarge
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_candidate import CandidateKind, P2pCandidate, check_remote, new_fragment
from gharial.backend.bytestreams.p2p_checks import PathChecks
from gharial.backend.bytestreams.streamhosts import own_hosts
from gharial.backend.wire.google_stun import COOKIE, ID_SIZE, Method, StunMessage, read, write_request
from gharial.backend.wire.pseudotcp import Packet

log = logging.getLogger(__name__)

_STUN_GAPS_S = (0.1, 0.2, 0.4, 0.8, 1.6, 1.6, 1.6, 1.6)
_STUN_KEEP_S = 10.0
LOST_S = 50.0
"""So long without any path, and the channel is over, as for libjingle."""
_LOCAL, _REFLEXIVE = 1.0, 0.9


class Stream(Protocol):
    """Who takes the datagrams that are not pings; called in the datagram thread."""

    def path_found(self, mtu: int, capacity: int) -> None:
        """Datagrams reach the peer from now on. `capacity`: of the socket for what comes in."""

    def feed(self, datagrams: memoryview, size: int) -> None:
        """Datagrams of the peer, each of `size` bytes, the last maybe shorter."""

    def fed(self) -> None:
        """That was all for now."""

    def deadline(self) -> float | None:
        """When `tick` is due."""

    def tick(self, now: float) -> None:
        """What is due by now."""

    def packet_refused(self) -> None:
        """A packet was too large for the way."""

    def ports_closed(self, detail: str) -> None:
        """Nothing will come or go any more."""


@dataclass(eq=False)
class _Question:
    """What one socket asks one STUN server."""

    socket: int
    server: Address
    transaction: bytes
    next_at: float
    asked: int = 0
    answered: bool = False


class P2pPorts:
    """See P2pLink for the parameters. All but `check` and `send` is for the datagram thread."""

    def __init__(
        self,
        name: str,
        thread: DatagramThread,
        found: Callable[[P2pCandidate], None],
        loopback: bool,
        hosts: Sequence[str] | None,
        stun_servers: Sequence[Address],
    ) -> None:
        self.name = name
        self.checks = PathChecks()
        self._thread = thread
        self._found = found
        self._loopback = loopback
        self._hosts = hosts
        self._stun_servers = stun_servers
        self._sockets: list[DatagramSocket] = []
        self._candidates: list[P2pCandidate] = []
        self._questions: list[_Question] = []
        self._stream: Stream | None = None
        self._target: tuple[DatagramSocket, Address] | None = None
        self._sending = threading.Lock()
        self._closed = False
        self._detail = "closed"
        self._lost_at: float | None = None

    def check(self, candidate: P2pCandidate) -> None:
        """Raises CandidateRefused."""
        check_remote(candidate, loopback=self._loopback)

    def listen(self) -> list[P2pCandidate]:
        """Open the sockets; our own addresses as candidates."""
        if self._closed or self._sockets:
            return list(self._candidates)
        for host in own_hosts(loopback=self._loopback) if self._hosts is None else self._hosts:
            try:
                opened = DatagramSocket(host)
            except OSError as error:
                log.debug("no socket at %s: %s", host, error)
                continue
            username = new_fragment()
            number = self.checks.add_local(username, _LOCAL, v6=":" in host)
            self._sockets.append(opened)
            self._watch(number)
            self._candidates.append(P2pCandidate(self.name, host, opened.port, _LOCAL, username, new_fragment()))
        if self._sockets:
            self._thread.add(self)
            if self._stun_servers:
                threading.Thread(target=self._resolve, name="stun-names", daemon=True).start()
        return list(self._candidates)

    def add_remote(self, candidate: P2pCandidate) -> None:
        """A candidate that was checked."""
        if not self._closed and not self.checks.add_remote(candidate, time.monotonic()):
            log.debug("one candidate of the peer too many, or an old one")

    def start_checks(self) -> None:
        """Ping from now on."""
        self.checks.start(time.monotonic())

    def attach(self, stream: Stream) -> None:
        """The datagrams that are not pings are for `stream`."""
        self._stream = stream
        if self._closed:
            stream.ports_closed(self._detail)
        elif self._target is not None:
            self._tell_path()

    def send(self, packets: list[Packet]) -> None:
        """To the peer by the best path; lost where there is none. From any thread, one at a time."""
        with self._sending:
            target = self._target
            if target is None:
                return
            sock, address = target
            blocked = sock.blocked
            try:
                sock.send(packets, address)
            except DatagramTooLarge:
                self._thread.call(self._shrink)
                return
            except ValueError:
                return  # closed meanwhile
            if sock.blocked and not blocked:
                self._thread.call(self._watch_all)

    @property
    def blocked(self) -> bool:
        """The system takes no more for the moment."""
        target = self._target
        return target is not None and target[0].blocked

    @property
    def route(self) -> str:
        """Where the datagrams go."""
        target = self._target
        if target is None:
            return ""
        host, port = target[1]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    # --- Member -------------------------------------------------------------------------------------------------------

    def deadline(self) -> float | None:
        times = [self.checks.deadline(), self._stream.deadline() if self._stream else None]
        times += [question.next_at for question in self._questions]
        if self._lost_at is not None:
            times.append(self._lost_at + LOST_S)
        known = [time for time in times if time is not None]
        return min(known) if known else None

    def tick(self, now: float) -> None:
        for ping in self.checks.due(now):
            self._sockets[ping.local].send_one(ping.datagram, ping.address)
        self._aim()
        if self._lost_at is not None and now - self._lost_at >= LOST_S:
            self._detail = "the peer answers on no path"
            self.close()
            return
        for question in self._questions:
            if question.next_at <= now:
                self._ask(question, now)
        stream = self._stream
        if stream is not None:
            due = stream.deadline()
            if due is not None and due <= now:
                stream.tick(now)

    def broken(self, error: Exception) -> None:
        self._detail = type(error).__name__
        self.close()

    def close(self) -> None:
        """Free the ports; any number of times."""
        if self._closed:
            return
        self._closed = True
        self._thread.remove(self)
        self._questions.clear()
        with self._sending:
            self._target = None
            for opened in self._sockets:
                self._thread.watch(opened.sock, self, lambda _events: None, 0)
                opened.close()
        if self._stream is not None:
            self._stream.ports_closed(self._detail)

    # --- sockets ------------------------------------------------------------------------------------------------------

    def _watch(self, number: int) -> None:
        opened = self._sockets[number]
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if opened.blocked else 0)
        self._thread.watch(opened.sock, self, lambda ready: self._ready(number, ready), events)

    def _watch_all(self) -> None:
        if not self._closed:
            for number in range(len(self._sockets)):
                self._watch(number)

    def _ready(self, number: int, events: int) -> None:
        opened = self._sockets[number]
        if self._closed:
            return
        if events & selectors.EVENT_WRITE:
            try:
                with self._sending:
                    opened.flush()
            except DatagramTooLarge:
                # Not under the lock: a worker holds the stream's while it waits for this one.
                self._shrink()
            self._watch(number)
            if self._stream is not None:
                self._stream.fed()
        if events & selectors.EVENT_READ:
            self._read(number, opened)

    def _read(self, number: int, opened: DatagramSocket) -> None:
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
        if message.method is not Method.REQUEST and self._take_answer(number, address, message, now):
            return
        for answer in self.checks.take(number, address, message, now):
            self._sockets[answer.local].send_one(answer.datagram, answer.address)
        self._aim()

    def _aim(self) -> None:
        best = self.checks.best
        if best is not None or self._target is None:
            self._lost_at = None
        elif self._lost_at is None:
            self._lost_at = time.monotonic()
        target = None if best is None else (self._sockets[best.local], best.address)
        if target != self._target and target is not None:
            self._target = target
            self._tell_path()

    def _tell_path(self) -> None:
        if self._stream is not None and self._target is not None:
            sock, address = self._target
            self._stream.path_found(sock.mtu_to(address), sock.capacity)

    def _shrink(self) -> None:
        if self._stream is not None:
            self._stream.packet_refused()

    # --- STUN servers -------------------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        """In a thread of its own: names take their time."""
        addresses: list[Address] = []
        for host, port in self._stun_servers:
            try:
                found = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_DGRAM)
            except (OSError, UnicodeError) as error:
                log.debug("no address of the STUN server %s: %s", host, error)
                continue
            addresses += [(str(entry[4][0]), int(entry[4][1])) for entry in found[:1]]
        self._thread.call(lambda: self._ask_all(addresses))

    def _ask_all(self, servers: list[Address]) -> None:
        now = time.monotonic()
        if self._closed:
            return
        for number, opened in enumerate(self._sockets):
            if ":" in opened.host or (opened.host.startswith("127.") and not self._loopback):
                continue
            self._questions += [_Question(number, server, b"", now) for server in servers]

    def _ask(self, question: _Question, now: float) -> None:
        if question.answered or not question.transaction:
            question.transaction = _server_id()
        if question.answered:
            question.next_at = now + _STUN_KEEP_S
        else:
            question.next_at = now + _STUN_GAPS_S[min(question.asked, len(_STUN_GAPS_S) - 1)]
            question.asked += 1
            if question.asked > 4 * len(_STUN_GAPS_S):
                question.next_at = float("inf")
        self._sockets[question.socket].send_one(write_request(question.transaction), question.server)

    def _take_answer(self, number: int, address: Address, message: StunMessage, now: float) -> bool:
        """Whether it answers a question to a server."""
        for question in self._questions:
            if (question.socket, question.server, question.transaction) != (number, address, message.transaction):
                continue
            question.answered = True
            question.next_at = now + _STUN_KEEP_S
            mapped = message.mapped
            if message.method is Method.RESPONSE and mapped is not None and mapped[1]:
                self._add_reflexive(number, mapped)
            return True
        return False

    def _add_reflexive(self, number: int, mapped: Address) -> None:
        if any((known.address, known.port) == mapped for known in self._candidates):
            return
        if len(self._candidates) >= 4 * len(self._sockets):
            return
        base = self._candidates[number]
        found = replace(base, address=mapped[0], port=mapped[1], preference=_REFLEXIVE, kind=CandidateKind.STUN)
        self._candidates.append(found)
        self._found(found)


def _server_id() -> bytes:
    """For a STUN server of today, who would answer with more to one that begins with the cookie."""
    while True:
        transaction = secrets.token_bytes(ID_SIZE)
        if not transaction.startswith(COOKIE):
            return transaction
