"""`StunQuestions`: what the sockets of one channel ask STUN servers: their address as others see it (RFC 3489)."""

import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.wire.google_stun import COOKIE, ID_SIZE, Method, StunMessage, write_request

log = logging.getLogger(__name__)

_GAPS_S = (0.1, 0.2, 0.4, 0.8, 1.6, 1.6, 1.6, 1.6)
_KEEP_S = 10.0


@dataclass(eq=False)
class _Question:
    """What one socket asks one STUN server."""

    socket: int
    server: Address
    transaction: bytes
    next_at: float
    asked: int = 0
    answered: bool = False


class StunQuestions:
    """`send(socket, datagram, server)`; `told(socket, address)` for each answer. Asked again all the time, so that the
    router keeps the way open. Lives in the datagram thread.
    """

    def __init__(
        self,
        thread: DatagramThread,
        servers: Sequence[Address],
        send: Callable[[int, bytes, Address], None],
        told: Callable[[int, Address], None],
    ) -> None:
        self._thread = thread
        self._servers = servers
        self._send = send
        self._told = told
        self._questions: list[_Question] = []
        self._closed = False

    def begin(self, sockets: Sequence[int]) -> None:
        """Ask from these; the names are looked up in a thread of its own."""
        if self._servers and sockets:
            threading.Thread(target=self._resolve, args=(tuple(sockets),), name="stun-names", daemon=True).start()

    def deadline(self) -> float | None:
        """When `tick` is due."""
        return min((question.next_at for question in self._questions), default=None)

    def tick(self, now: float) -> None:
        """What is due by now."""
        for question in self._questions:
            if question.next_at <= now:
                self._ask(question, now)

    def take(self, number: int, address: Address, message: StunMessage, now: float) -> bool:
        """Whether it answers a question to a server."""
        for question in self._questions:
            if (question.socket, question.server, question.transaction) != (number, address, message.transaction):
                continue
            question.answered = True
            question.next_at = now + _KEEP_S
            mapped = message.mapped
            if message.method is Method.RESPONSE and mapped is not None and mapped[1]:
                self._told(number, mapped)
            return True
        return False

    def close(self) -> None:
        """Ask no more."""
        self._closed = True
        self._questions.clear()

    def _resolve(self, sockets: Sequence[int]) -> None:
        addresses: list[Address] = []
        for host, port in self._servers:
            try:
                found = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_DGRAM)
            except (OSError, UnicodeError) as error:
                log.debug("no address of the STUN server %s: %s", host, error)
                continue
            addresses += [(str(entry[4][0]), int(entry[4][1])) for entry in found[:1]]
        self._thread.call(lambda: self._ask_all(sockets, addresses))

    def _ask_all(self, sockets: Sequence[int], servers: Sequence[Address]) -> None:
        now = time.monotonic()
        if not self._closed:
            self._questions += [_Question(number, server, b"", now) for number in sockets for server in servers]

    def _ask(self, question: _Question, now: float) -> None:
        if question.answered or not question.transaction:
            question.transaction = _server_id()
        if question.answered:
            question.next_at = now + _KEEP_S
        else:
            question.next_at = now + _GAPS_S[min(question.asked, len(_GAPS_S) - 1)]
            question.asked += 1
            if question.asked > 4 * len(_GAPS_S):
                question.next_at = float("inf")
        self._send(question.socket, write_request(question.transaction), question.server)


def _server_id() -> bytes:
    """For a STUN server of today, who would answer with more to one that begins with the cookie."""
    while True:
        transaction = secrets.token_bytes(ID_SIZE)
        if not transaction.startswith(COOKIE):
            return transaction
