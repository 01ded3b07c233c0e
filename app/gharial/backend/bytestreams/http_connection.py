"""`HttpConnection`: one connection to a web server, on a socket of our own. Blocking; for worker threads.

Every wait is short, so that `close` from another thread takes effect within half a second. Names are resolved here, and
the address that was checked is the one connected to: a name server cannot change its mind in between.
"""

import ipaddress
import os
import select
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from typing import BinaryIO

from gharial.backend.bytestreams.http_reach import Reach, check_port
from gharial.backend.wire.http import LARGEST_HEAD, Head, HttpMalformed, Link, head_end, read_response, write_head
from gharial.backend.xmpp.trust import certificate_problem
from gharial.model.failures import (
    Interrupted,
    LinkFault,
    LinkRefused,
    ProtocolBreach,
    TimedOut,
    UnknownHost,
    Unreachable,
)

WAIT_S = 0.4
CONNECT_S = 15.0
HEAD_S = 60.0
_NEXT_ADDRESS_S = 4.0
_MOST_ADDRESSES = 8
_COPY_SIZE = 256 * 1024
_HEAD_READ = 4096


class HttpConnection:
    """Make it, `connect`, `ask`; then the body goes by `receive_into` or `send`. `context` is for https."""

    def __init__(self, link: Link, context: ssl.SSLContext, reach: Reach) -> None:
        self.link = link
        self._context = context
        self._reach = reach
        self._socket: socket.socket | ssl.SSLSocket | None = None
        self._tls: ssl.SSLSocket | None = None
        self._early = bytearray()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Somebody dropped it."""
        return self._closed

    def connect(self) -> None:
        """Raises LinkRefused, UnknownHost, Unreachable, CertificateProblem, TimedOut, Interrupted."""
        check_port(self.link)
        addresses = self._addresses()
        deadline = time.monotonic() + CONNECT_S
        problem: OSError | None = None
        for number, (family, address) in enumerate(addresses):
            more = number + 1 < len(addresses)
            until = min(deadline, time.monotonic() + _NEXT_ADDRESS_S) if more else deadline
            try:
                self._dial(family, address, until)
                break
            except OSError as error:
                problem = error
        else:
            raise Unreachable(self.link.label) from problem
        if self.link.secure:
            self._shake_hands(deadline)

    def ask(self, method: str, headers: Mapping[str, str]) -> None:
        """Send the head of a request. Raises Interrupted."""
        usual = {"Host": self.link.authority, "User-Agent": "Gharial", "Connection": "close"}
        data = memoryview(write_head(f"{method} {self.link.target} HTTP/1.1", {**usual, **headers}))
        deadline = time.monotonic() + HEAD_S
        while data:
            if time.monotonic() > deadline:
                raise TimedOut("request", HEAD_S)
            data = data[self.send(data) :]

    def response(self, timeout_s: float = HEAD_S) -> Head:
        """The head of the response; what came behind it waits for `receive_into`.

        Raises ProtocolBreach, TimedOut, Interrupted.
        """
        deadline = time.monotonic() + timeout_s
        while (head := self.early_response()) is None:
            if time.monotonic() > deadline:
                raise TimedOut("response", timeout_s)
            self._wait(select.POLLIN)
        return head

    def early_response(self) -> Head | None:
        """The same where it is there already; None where it is not. Raises ProtocolBreach, Interrupted."""
        while True:
            end = head_end(self._early)
            if end >= 0:
                head = self._read(bytes(self._early[:end]))
                del self._early[:end]
                if head.status >= 200:
                    return head
                continue  # 100 and 103 come before the answer itself
            if len(self._early) > LARGEST_HEAD:
                raise ProtocolBreach(self.link.host, "an endless head")
            buffer = bytearray(_HEAD_READ)
            count = self._receive(memoryview(buffer))
            if count == 0:
                raise Interrupted(0, "closed without an answer")
            if count is None:
                return None
            self._early += buffer[:count]

    def receive_into(self, buffer: memoryview) -> int | None:
        """Bytes of the body; 0 at the end of the connection, None when nothing came in time. Raises Interrupted."""
        if self._early:
            count = min(len(buffer), len(self._early))
            buffer[:count] = self._early[:count]
            del self._early[:count]
            return count
        count_or_none = self._receive(buffer)
        if count_or_none is None and self._wait(select.POLLIN):
            return self._receive(buffer)
        return count_or_none

    def send(self, data: memoryview) -> int:
        """Send the beginning of `data`; 0 when none could leave in time. Raises Interrupted."""
        if not self._wait(select.POLLOUT):
            return 0
        sent = 0
        try:
            while sent < len(data):
                sent += self._there.send(data[sent:])
                if self._tls is None:
                    break
        except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            pass
        except (OSError, ValueError) as error:
            if not sent:
                raise self._broken(error) from error
        return sent

    def send_file(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; 0 when none could leave in time. Raises Interrupted."""
        if self._tls is None and hasattr(os, "sendfile"):
            if not self._wait(select.POLLOUT):
                return 0
            try:
                return os.sendfile(self._there.fileno(), file.fileno(), offset, size)
            except BlockingIOError:
                return 0
            except ValueError:
                pass  # nothing of the system's stands behind this file
            except OSError as error:
                raise self._broken(error) from error
        return self.send(memoryview(read_at(file, offset, min(size, _COPY_SIZE))))

    def close(self) -> None:
        """Drop it; from any thread, any number of times. The thread that uses it sees Interrupted soon."""
        with self._lock:
            self._closed = True
            if self._socket is not None:
                try:
                    # Wakes the thread that waits; the last user's reference closes the descriptor.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
                except OSError:
                    pass  # the other end was quicker

    def release(self) -> None:
        """Close the descriptor, when no thread uses it any more."""
        self.close()
        if self._socket is not None:
            self._socket.close()

    # --- inside -------------------------------------------------------------------------------------------------------

    @property
    def _there(self) -> "socket.socket | ssl.SSLSocket":
        if self._socket is None or self._closed:
            raise Interrupted(0, "closed")
        return self._socket

    def _addresses(self) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
        link = self.link
        try:
            # "localhost" is this machine wherever it is asked (RFC 6761 §6.3), also where no hosts file says so.
            name = "127.0.0.1" if link.host.rstrip(".").lower() == "localhost" else link.host
            found = socket.getaddrinfo(name, link.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise UnknownHost(link.host) from error
        allowed: list[tuple[socket.AddressFamily, tuple[str, int]]] = []
        for family, _, _, _, address in found[:_MOST_ADDRESSES]:
            host = str(address[0])
            # With a scope it is a neighbour on one cable, which no link can mean.
            if "%" not in host and self._reach.allows(ipaddress.ip_address(host)):
                allowed.append((family, (host, link.port)))
        if not allowed:
            raise LinkRefused(link.host, LinkFault.PRIVATE_ADDRESS.value)
        return allowed

    def _dial(self, family: socket.AddressFamily, address: tuple[str, int], until: float) -> None:
        """Raises OSError, Interrupted."""
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        with self._lock:
            if self._closed:
                sock.close()
                raise Interrupted(0, "closed")
            self._socket = sock
        code = sock.connect_ex(address)
        while code and time.monotonic() < until:
            if self._wait(select.POLLOUT):
                code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                break
        if code:
            with self._lock:
                self._socket = None
            sock.close()
            raise OSError(code, os.strerror(code))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)

    def _shake_hands(self, deadline: float) -> None:
        plain = self._there
        try:
            tls = self._context.wrap_socket(plain, server_hostname=self.link.host, do_handshake_on_connect=False)
        except (OSError, ValueError) as error:
            raise Unreachable(self.link.label) from error
        with self._lock:
            self._socket = self._tls = tls
            closed = self._closed
        if closed:
            raise Interrupted(0, "closed")
        while True:
            try:
                tls.do_handshake()
                return
            except ssl.SSLWantReadError:
                self._wait(select.POLLIN)
            except ssl.SSLWantWriteError:
                self._wait(select.POLLOUT)
            except ssl.SSLCertVerificationError as error:
                raise certificate_problem(error, self.link.host) from error
            except OSError as error:
                raise Unreachable(self.link.label) from error
            if self._closed:
                raise Interrupted(0, "closed")
            if time.monotonic() > deadline:
                raise TimedOut("tls", CONNECT_S)

    def _receive(self, buffer: memoryview) -> int | None:
        """Without waiting; over TLS as many records as are there and fit."""
        there, filled = self._there, 0
        try:
            while filled < len(buffer):
                count = there.recv_into(buffer[filled:])
                if count == 0:
                    break
                filled += count
                if self._tls is None:
                    break
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return filled or None
        except ssl.SSLError as error:
            # Cut off without TLS's own end: whether all came, the length tells.
            if not filled and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
                raise self._broken(error) from error
        except (OSError, ValueError) as error:
            if not filled:
                raise self._broken(error) from error
        if not filled and self._closed:
            raise Interrupted(0, "closed")
        return filled

    def _wait(self, events: int) -> bool:
        poll = select.poll()
        try:
            poll.register(self._there.fileno(), events)
        except ValueError as error:
            raise self._broken(error) from error
        return bool(poll.poll(WAIT_S * 1000))

    def _broken(self, error: Exception) -> Interrupted:
        if self._closed:
            return Interrupted(0, "closed")
        return Interrupted(0, getattr(error, "strerror", None) or str(error))

    def _read(self, data: bytes) -> Head:
        try:
            return read_response(data)
        except HttpMalformed as error:
            raise ProtocolBreach(self.link.host, str(error)) from error


def read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    """Bytes of a file, leaving its position alone where the system can."""
    try:
        return os.pread(file.fileno(), size, offset)
    except (OSError, ValueError, AttributeError):
        file.seek(offset)
        return file.read(size)
