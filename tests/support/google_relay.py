"""A small relay of Google's kind (before TURN): grants sessions by HTTP, passes datagrams on, in a thread of its own.

`python -m tests.support.google_relay HOST TOKEN` runs one on the ports that the originals used.
"""

import secrets
import selectors
import socket
import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType

from gharial.backend.wire.datagram_frames import CLIENT_HELLO, SERVER_HELLO, FrameReader, frame
from gharial.backend.wire.google_relay import (
    ALLOCATE,
    COOKIE,
    DATA,
    DESTINATION,
    LIFETIME,
    LOCK,
    MAPPED,
    OPTIONS,
    PAYLOAD,
    SEND,
    SOURCE,
    USERNAME,
    address_of,
    message,
    packed,
    read_message,
)
from gharial.backend.wire.google_stun import RELAY_COOKIE, Method, read

Address = tuple[str, int]


class _Connection:
    """A client that came by TCP."""

    def __init__(self, connection: socket.socket, greeting: bytes) -> None:
        self.socket = connection
        self.reader = FrameReader(greeting)

    def sendto(self, datagram: bytes) -> None:
        try:
            self.socket.sendall(frame(datagram))
        except OSError:
            pass  # it has gone


Client = Address | _Connection


@dataclass(eq=False)
class _Allocation:
    username: str
    client: Client
    outer: socket.socket
    known: set[Address] = field(default_factory=set)
    """Peers that have sent a ping for this login."""
    locked: Address | None = None


class GoogleRelay:
    """Listens at `host`; `allocations` counts those made, `passed` the datagrams passed on. Use as a context.

    `ways` are the transports that work; of the others the ports are told too, and nobody answers there.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        token: str = "token",
        *,
        http_port: int = 0,
        port: int = 0,
        ways: tuple[str, ...] = ("udp", "tcp", "ssltcp"),
    ) -> None:
        self._ways = ways
        self.used: set[str] = set()
        """The transports that allocations were asked for by."""
        self.token = token
        self.passed = 0
        self._logins: set[str] = set()
        self._inner = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._inner.bind((host, port))
        self._http = socket.create_server((host, http_port))
        self._tcp = {way: socket.create_server((host, 0)) for way in ("tcp", "ssltcp")}
        self._connections: list[socket.socket] = []
        self.host, self.port = self._inner.getsockname()
        self.http_port: int = self._http.getsockname()[1]
        self._allocations: dict[Client, _Allocation] = {}
        self._selector = selectors.DefaultSelector()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="google-relay", daemon=True)

    @property
    def allocations(self) -> int:
        """How many were made."""
        return len(self._allocations)

    def __enter__(self) -> "GoogleRelay":
        self._selector.register(self._inner, selectors.EVENT_READ, self._from_client)
        self._selector.register(self._http, selectors.EVENT_READ, self._grant)
        for way, listener in self._tcp.items():
            self._selector.register(listener, selectors.EVENT_READ, partial(self._accept, way))
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stopped = True
        self._thread.join(10)
        for one in (
            self._inner,
            self._http,
            *self._tcp.values(),
            *self._connections,
            *(one.outer for one in self._allocations.values()),
        ):
            one.close()

    def _run(self) -> None:
        while not self._stopped:
            for key, _ in self._selector.select(0.1):
                key.data()

    def _grant(self) -> None:
        connection, _ = self._http.accept()
        with connection:
            connection.settimeout(5)
            asked = b""
            while b"\r\n\r\n" not in asked and len(asked) < 4096 and (piece := connection.recv(4096)):
                asked += piece
            if f"X-Google-Relay-Auth: {self.token}\r\n".encode() not in asked:
                connection.sendall(b"HTTP/1.0 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                return
            login = secrets.token_hex(8)
            self._logins.add(login)
            ports = {"udp": self.port, **{way: one.getsockname()[1] for way, one in self._tcp.items()}}
            told = "".join(f"relay.{way}_port={number}\n" for way, number in ports.items())
            body = f"relay.ip={self.host}\n{told}username={login}\npassword=x\n".encode()
            connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    def _accept(self, way: str) -> None:
        connection, _ = self._tcp[way].accept()
        if way not in self._ways:
            connection.close()
            return
        self._connections.append(connection)
        client = _Connection(connection, CLIENT_HELLO if way == "ssltcp" else b"")
        self._selector.register(connection, selectors.EVENT_READ, partial(self._from_connection, client, way))

    def _from_connection(self, client: _Connection, way: str) -> None:
        data = client.socket.recv(65535)
        if not data:
            self._selector.unregister(client.socket)
            return
        greeted = client.reader.greeted
        found = client.reader.feed(data)
        if client.reader.greeted and not greeted:
            client.socket.sendall(SERVER_HELLO)
        for datagram in found:
            self._take(datagram, client, way)

    def _from_client(self) -> None:
        datagram, client = self._inner.recvfrom(65535)
        if "udp" in self._ways:
            self._take(datagram, client, "udp")

    def _reply(self, datagram: bytes, client: Client) -> None:
        if isinstance(client, _Connection):
            client.sendto(datagram)
        else:
            self._inner.sendto(datagram, client)

    def _take(self, datagram: bytes, client: Client, way: str) -> None:
        allocation = self._allocations.get(client)
        found = read_message(memoryview(datagram))
        if found is None:
            if allocation is not None and allocation.locked is not None:
                self._out(allocation, datagram, allocation.locked)
            return
        kind, transaction, attributes = found
        login = bytes(attributes.get(USERNAME, b"")).decode("ascii", "replace")
        if kind == ALLOCATE and login in self._logins:
            self.used.add(way)
            if allocation is None:
                outer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                outer.bind((self.host, 0))
                allocation = self._allocations[client] = _Allocation(login, client, outer)
                self._selector.register(outer, selectors.EVENT_READ, lambda: self._from_peer(self._allocations[client]))
            facts = [
                (COOKIE, RELAY_COOKIE),
                (MAPPED, packed(allocation.outer.getsockname())),
                (LIFETIME, b"\0\0\x03\x84"),
            ]
            self._reply(message(ALLOCATE | 0x0100, transaction, facts), client)
        elif kind == SEND and allocation is not None and allocation.username == login:
            peer, data = address_of(attributes.get(DESTINATION)), attributes.get(PAYLOAD)
            if peer is None or data is None:
                return
            self._out(allocation, bytes(data), peer)
            wants_lock = bytes(attributes.get(OPTIONS, b"")) == LOCK.to_bytes(4, "big")
            if wants_lock and peer in allocation.known:
                allocation.locked = peer
                said = [(COOKIE, RELAY_COOKIE), (OPTIONS, LOCK.to_bytes(4, "big"))]
                self._reply(message(SEND | 0x0100, transaction, said), client)

    def _out(self, allocation: _Allocation, datagram: bytes, peer: Address) -> None:
        if peer in allocation.known:
            self.passed += 1
            allocation.outer.sendto(datagram, peer)

    def _from_peer(self, allocation: _Allocation) -> None:
        datagram, peer = allocation.outer.recvfrom(65535)
        ping = read(datagram)
        if ping is not None and ping.method is Method.REQUEST and ping.username[:16] == allocation.username.encode():
            allocation.known.add(peer)
        if peer not in allocation.known:
            return
        self.passed += 1
        if peer != allocation.locked:
            wrapped = [(COOKIE, RELAY_COOKIE), (SOURCE, packed(peer)), (PAYLOAD, datagram)]
            datagram = message(DATA, b"0" * 16, wrapped)
        self._reply(datagram, allocation.client)


if __name__ == "__main__":
    with GoogleRelay(sys.argv[1], sys.argv[2], http_port=80, port=19295):
        print("ready", flush=True)
        sys.stdin.read()
