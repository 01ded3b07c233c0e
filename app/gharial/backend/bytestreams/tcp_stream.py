"""`TcpStream`: a ByteStream over a connected TCP socket; what SOCKS5 ends in (XEP-0065)."""

import os
import select
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import UnsupportedOperation
from typing import BinaryIO

from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind

if sys.platform == "linux":
    import fcntl
    import termios

WAIT_S = 0.4
"""Longest wait inside one call, so that a cancel between two calls takes effect."""
LINGER_S = 30.0
"""How long undelivered bytes may stand still before the stream counts as broken."""
_QUIET_S = 2.0
_SHORT_S = 0.01
_COPY_SIZE = 256 * 1024


class TcpStream:
    """One connected socket. `early` are bytes of the stream that came behind the handshake."""

    def __init__(self, sock: socket.socket, kind: Kind, route: str, early: bytes = b"") -> None:
        sock.setblocking(False)
        # The last piece shall not wait for the answer to the one before.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _watch_for_dead_peer(sock)
        self._socket = sock
        self._kind = kind
        self._route = route
        self._early = early
        self._bytes_done = 0
        self._use = threading.Condition()
        self._users = 0
        self._closed = False

    @property
    def kind(self) -> Kind:
        """Direct, or through a proxy."""
        return self._kind

    @property
    def route(self) -> str:
        """The address dialled or dialling, "192.0.2.7:5281"."""
        return self._route

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; returns how many left, 0 when none could in time.

        Raises Interrupted.
        """
        with self._using():
            # Most often there is room: asking first would double the calls.
            sent = self._send_once(file, offset, size)
            if not sent and self._ready(select.POLLOUT):
                sent = self._send_once(file, offset, size)
            self._bytes_done += sent
            return sent

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end, None when nothing came in time. Raises Interrupted."""
        with self._using():
            if self._early:
                count = min(len(buffer), len(self._early))
                buffer[:count] = self._early[:count]
                self._early = self._early[count:]
            else:
                received = self._receive_once(buffer)
                if received is None and self._ready(select.POLLIN):
                    received = self._receive_once(buffer)
                if received is None:
                    return None
                count = received
                if count == 0:
                    if self._closed:
                        raise Interrupted(self._bytes_done, "closed")
                    # Tells a sender that waits for it that everything was read.
                    self._end_sending()
            self._bytes_done += count
            return count

    def finish_sending(self) -> None:
        """End our direction and wait until the peer's system has everything. Raises Interrupted."""
        with self._using():
            self._end_sending()
            quiet_since = moved_at = time.monotonic()
            waiting = self._undelivered()
            hung_up = False
            while True:
                if hung_up:
                    time.sleep(_SHORT_S)
                elif self._ready(select.POLLIN):
                    hung_up = self._skip() == 0
                if self._closed:
                    raise Interrupted(self._bytes_done, "closed")
                now = time.monotonic()
                left = self._undelivered()
                if hung_up and left == 0:
                    return
                if left != waiting:
                    waiting, moved_at, quiet_since = left, now, now
                if left == 0 and now - quiet_since > _QUIET_S:
                    return
                if now - moved_at > LINGER_S:
                    raise Interrupted(self._bytes_done, "the last bytes were not taken")

    def close(self) -> None:
        """Drop the stream; from any thread, any number of times."""
        with self._use:
            if self._closed:
                return
            self._closed = True
            try:
                # Wakes the thread that waits in poll; the number of the descriptor stays taken until it has left.
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # the peer was quicker
            if not self._users:
                self._socket.close()

    def _send_once(self, file: BinaryIO, offset: int, size: int) -> int:
        try:
            if hasattr(os, "sendfile"):
                return os.sendfile(self._socket.fileno(), file.fileno(), offset, size)
        except UnsupportedOperation:
            pass  # nothing of the system's stands behind this file
        except BlockingIOError:
            return 0
        file.seek(offset)
        try:
            return self._socket.send(file.read(min(size, _COPY_SIZE)))
        except BlockingIOError:
            return 0

    def _receive_once(self, buffer: memoryview) -> int | None:
        try:
            return self._socket.recv_into(buffer)
        except BlockingIOError:
            return None

    def _ready(self, events: int) -> bool:
        if sys.platform == "win32":
            wanted = [self._socket]
            found = select.select(
                wanted if events == select.POLLIN else [], wanted if events != select.POLLIN else [], [], WAIT_S
            )
            return bool(found[0] or found[1])
        poll = select.poll()
        poll.register(self._socket.fileno(), events)
        return bool(poll.poll(WAIT_S * 1000))

    def _skip(self) -> int | None:
        """Read what nobody asked for; 0 at the end of the stream."""
        try:
            return self._socket.recv_into(bytearray(4096))
        except BlockingIOError:
            return None

    def _end_sending(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # already ended; a broken stream shows at the next read

    def _undelivered(self) -> int:
        """Bytes the peer's system has not confirmed yet; 0 where that cannot be asked."""
        if sys.platform != "linux":
            return 0
        return int.from_bytes(fcntl.ioctl(self._socket.fileno(), termios.TIOCOUTQ, bytes(4)), sys.byteorder)

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._use:
            if self._closed:
                raise Interrupted(self._bytes_done, "closed")
            self._users += 1
        try:
            yield
        except OSError as error:
            raise Interrupted(self._bytes_done, error.strerror or str(error)) from error
        finally:
            with self._use:
                self._users -= 1
                if self._closed and not self._users:
                    self._socket.close()


def _watch_for_dead_peer(sock: socket.socket) -> None:
    """A peer that vanishes without a word is noticed within half a minute, while sending and while receiving."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if sys.platform == "linux":
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 10)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(LINGER_S * 1000))
