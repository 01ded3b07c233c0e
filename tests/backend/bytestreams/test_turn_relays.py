"""Which way leads to a TURN relay, and TLS on it; tests/stories/test_share_relays.py has a real server."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from certificates import Certificates
from gharial.backend.bytestreams.framed_socket import FramedSocket
from gharial.backend.bytestreams.tls_records import TlsRecords
from gharial.backend.bytestreams.turn_relays import is_usable, turn_relays, wants_tls
from gharial.backend.wire.turn_frames import TurnFrameReader
from gharial.backend.xmpp.external_services import ExternalService
from gharial.backend.xmpp.trust import tls_context

SERVER = ("127.0.0.1", 1)


def service(kind: str, transport: str, host: str = "a.example", port: int = 1) -> ExternalService:
    return ExternalService(kind, host, port, transport, "user", "word")


def test_one_relay_is_tried_by_one_way_after_the_other() -> None:
    named = [service("turns", "tcp"), service("stun", "udp"), service("turn", "udp", "b.example"),
             service("turn", "tcp"), service("turn", "udp"), service("turns", "udp", "c.example")]  # fmt: skip
    assert [is_usable(one) for one in named] == [True, False, True, True, True, False] and wants_tls(named)
    first, second = turn_relays(named, ssl.create_default_context())
    assert (first.host, first.transport, first.base) == ("a.example", "udp", None)
    assert first.then is not None and first.then.transport == "tcp" and first.then.then is not None
    assert (second.host, second.then) == ("b.example", None)
    # Without a way to trust it, TLS is left out.
    assert turn_relays(named[:1], None) == [] and not wants_tls(named[1:5])


@contextmanager
def tls_server(certificates: Certificates, name: str) -> Iterator[int]:
    """Says back what it hears; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificates.sign(name))
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            try:
                plain, _ = listener.accept()
                with context.wrap_socket(plain, server_side=True) as line:
                    while data := line.recv(65536):
                        line.sendall(data)
            except OSError:
                return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
    thread.join(10)


def connected(certificates: Certificates, port: int) -> FramedSocket:
    records = TlsRecords(tls_context(certificates.ca), "relay.example")
    return FramedSocket(("127.0.0.1", port), frames=TurnFrameReader(), tls=records)


def heard(ours: FramedSocket, count: int) -> list[bytes]:
    found: list[bytes] = []
    deadline = time.monotonic() + 30
    while len(found) < count and not ours.over and time.monotonic() < deadline:
        ours.flush()
        found += [bytes(data) for data, _size, _address in ours.receive()]
    return found


def test_what_is_said_before_the_handshake_is_done_arrives_too(tmp_path: Path) -> None:
    certificates = Certificates(tmp_path)
    with tls_server(certificates, "relay.example") as port:
        ours = connected(certificates, port)
        sent = [b"\x40\x01" + size.to_bytes(2, "big") + bytes([size % 251]) * size for size in (0, 1, 5, 1400, 65000)]
        try:
            ours.send_one(sent[0], SERVER)
            ours.send([(one[:4], memoryview(one)[4:]) for one in sent[1:]], SERVER)
            assert heard(ours, len(sent)) == sent and not ours.blocked and not ours.over
        finally:
            ours.close()


@pytest.mark.parametrize("fault", ["other name", "other authority", "no tls"])
def test_a_relay_that_is_not_the_one_that_was_named_hears_nothing(tmp_path: Path, fault: str) -> None:
    """Security: the word that lets us in is never said to somebody else."""
    certificates = Certificates(tmp_path / "ours")
    theirs = Certificates(tmp_path / "theirs") if fault == "other authority" else certificates
    if fault == "no tls":
        with socket.create_server(("127.0.0.1", 0)) as listener:
            ours = connected(certificates, listener.getsockname()[1])
            line, _ = listener.accept()
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            ours.send_one(b"secret00", SERVER)
            assert heard(ours, 1) == [] and ours.over
            line.settimeout(10)
            assert b"secret" not in line.recv(65536)
            line.close()
            ours.close()
        return
    with tls_server(theirs, "other.example" if fault == "other name" else "relay.example") as port:
        ours = connected(certificates, port)
        ours.send_one(b"\x40\x01\0\4word", SERVER)
        assert heard(ours, 1) == [] and ours.over
        ours.close()
