"""`FramedSocket`: a TCP connection to a relay, with TLS or without, that has the face of a DatagramSocket."""

import errno
import logging
import os
import socket
import threading
from collections.abc import Iterator
from typing import Protocol

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.tls_records import TlsRecords
from gharial.backend.wire.datagram_frames import CLIENT_HELLO, SERVER_HELLO, BadFrames, FrameReader
from gharial.backend.wire.pseudotcp import Packet

log = logging.getLogger(__name__)

_PIECE = 256 * 1024
_MOST_WAITING = 1 << 20
"""Bytes that wait for the connection; what comes on top is lost, as on every other way."""
_READS = 16


class Frames(Protocol):
    """How datagrams lie on the connection: wire/datagram_frames.py, wire/turn_frames.py."""

    @property
    def greeted(self) -> bool: ...
    def feed(self, data: "bytes | memoryview") -> list[bytes]: ...
    def frame(self, *parts: "bytes | memoryview") -> bytes: ...


class FramedSocket:
    """Connects to `server`. For several threads. Raises OSError.

    `disguised` where it is to look like TLS, as relays of Google's kind want it; `tls` where it is; `frames` where they
    are others than those.

    Until it is connected, and once it is `over`, what is sent waits or is lost.
    """

    def __init__(
        self,
        server: Address,
        *,
        disguised: bool = False,
        frames: Frames | None = None,
        tls: TlsRecords | None = None,
    ) -> None:
        self._server = server
        self._reader = frames or FrameReader(SERVER_HELLO if disguised else b"")
        self._tls = tls
        self._waiting = bytearray()
        self._first = bytearray(CLIENT_HELLO if disguised else b"")
        """Goes before all else, and all else behind the answer to it."""
        self._lock = threading.Lock()
        self._connected = False
        self.over = False
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self.sock.setblocking(False)
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            code = self.sock.connect_ex(server)
            if code not in (0, errno.EINPROGRESS, errno.EWOULDBLOCK):
                raise OSError(code, os.strerror(code))
            self.host, self.port = self.sock.getsockname()[:2]
        except OSError:
            self.sock.close()
            raise

    @property
    def blocked(self) -> bool:
        """It is to be heard of when the connection takes something."""
        if self.over:
            return False
        return not self._connected or bool(self._first) or (bool(self._waiting) and self._open)

    @property
    def capacity(self) -> int:
        """Bytes of the system's buffer for what comes in."""
        return self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)

    def receive(self) -> Iterator[tuple[memoryview, int, Address]]:
        """Datagrams, one by one."""
        for _ in range(_READS):
            if self.over:
                return
            try:
                data = self.sock.recv(_PIECE)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                self._end(str(error))
                return
            if not data:
                self._end("closed by the relay")
                return
            was_open = self._open
            try:
                came = self._reader.feed(self._said(data))
            except (BadFrames, OSError) as error:
                self._end(str(error))
                return
            if self._tls is not None or (self._open and not was_open):
                self.flush()
            for datagram in came:
                yield memoryview(datagram), len(datagram), self._server

    def send_one(self, datagram: bytes, _address: Address) -> None:
        """Send it, let it wait, or lose it."""
        with self._lock:
            self._add(datagram)
        self.flush()

    def send(self, packets: list[Packet], _address: Address) -> None:
        """All in order, as far as there is room."""
        with self._lock:
            for head, data in packets:
                self._add(head, data)
        self.flush()

    def flush(self) -> None:
        """Send what waits."""
        with self._lock:
            if self.over:
                return
            try:
                if not self._connected:
                    if code := self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                        raise OSError(code, os.strerror(code))
                    self.sock.getpeername()
                    self._connected = True
                self._send_first()
                while self._waiting and self._open:
                    with memoryview(self._waiting) as view, view[:_PIECE] as piece:
                        sent = self._send(piece)
                    del self._waiting[:sent]
                    self._send_first()
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                if not self._connected and error.errno == errno.ENOTCONN:
                    return  # not yet
                self._end(str(error))

    def close(self) -> None:
        """End the connection."""
        self.over = True
        self.sock.close()

    @property
    def _open(self) -> bool:
        """What comes before everything else is done with."""
        return self._reader.greeted and (self._tls is None or self._tls.ready)

    def _said(self, data: bytes) -> bytes:
        """What came, without TLS around. Raises OSError."""
        if self._tls is None:
            return data
        with self._lock:
            said = self._tls.take(data)
        if self._tls.over:
            raise OSError(errno.ECONNRESET, "closed by the relay")
        return said

    def _send(self, piece: memoryview) -> int:
        if self._tls is None:
            return self.sock.send(piece)
        self._tls.give(piece)
        return len(piece)

    def _send_first(self) -> None:
        if self._tls is not None:
            self._first += self._tls.outgoing()
        while self._first:
            del self._first[: self.sock.send(self._first)]

    def _add(self, *parts: "bytes | memoryview") -> None:
        if not self.over and len(self._waiting) < _MOST_WAITING:
            self._waiting += self._reader.frame(*parts)

    def _end(self, why: str) -> None:
        log.info("the connection to the relay %s:%s is over: %s", *self._server, why)
        self.over = True
        self._waiting.clear()
