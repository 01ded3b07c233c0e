"""`FramedSocket`: a TCP connection to a relay with the face of a DatagramSocket (wire/datagram_frames.py)."""

import errno
import logging
import os
import socket
import threading
from collections.abc import Iterator

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.wire.datagram_frames import CLIENT_HELLO, SERVER_HELLO, BadFrames, FrameReader, frame
from gharial.backend.wire.pseudotcp import Packet

log = logging.getLogger(__name__)

_PIECE = 256 * 1024
_MOST_WAITING = 1 << 20
"""Bytes that wait for the connection; what comes on top is lost, as on every other way."""
_READS = 16


class FramedSocket:
    """Connects to `server`; `disguised` where it is to look like TLS. For several threads. Raises OSError.

    Until it is connected, and once it is `over`, what is sent waits or is lost.
    """

    def __init__(self, server: Address, *, disguised: bool = False) -> None:
        self._server = server
        self._reader = FrameReader(SERVER_HELLO if disguised else b"")
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
        return not self._connected or bool(self._first) or (bool(self._waiting) and self._reader.greeted)

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
            was_greeted = self._reader.greeted
            try:
                came = self._reader.feed(data)
            except BadFrames as error:
                self._end(str(error))
                return
            if self._reader.greeted and not was_greeted:
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
                while self._first:
                    del self._first[: self.sock.send(self._first)]
                while self._waiting and self._reader.greeted:
                    with memoryview(self._waiting) as view:
                        sent = self.sock.send(view[:_PIECE])
                    del self._waiting[:sent]
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

    def _add(self, *parts: "bytes | memoryview") -> None:
        if not self.over and len(self._waiting) < _MOST_WAITING:
            self._waiting += frame(*parts)

    def _end(self, why: str) -> None:
        log.info("the connection to the relay %s:%s is over: %s", *self._server, why)
        self.over = True
        self._waiting.clear()
