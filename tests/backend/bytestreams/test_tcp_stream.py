"""Bytes over a real socket: partial sends, ends, cancels, and peers that go."""

import hashlib
import os
import socket
import struct
import tempfile
import threading
import time
from collections.abc import Iterator

import pytest

from gharial.backend.bytestreams import tcp_stream
from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind
from tests.backend.methods.parties import pull, push, push_bytes

Pair = tuple[TcpStream, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Our end, and the peer's bare socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        peer = socket.create_connection(server.getsockname(), timeout=60)
        ours, _ = server.accept()
    stream = TcpStream(ours, Kind.SOCKS5_DIRECT, "127.0.0.1:1", b"")
    yield stream, peer
    stream.close()
    peer.close()


def test_a_peer_who_reads_in_fits_gets_every_byte_once(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tcp_stream, "WAIT_S", 0.02)
    stream, peer = pair
    size, waits = 40 << 20, 0
    received = hashlib.sha256()

    def read() -> None:
        for number in range(1 << 30):
            if number % 40 == 0:
                time.sleep(0.1)
            data = peer.recv(1 << 18)
            if not data:
                return
            received.update(data)

    with tempfile.TemporaryFile() as file:
        data = os.urandom(size)
        file.write(data)
        file.flush()
        reader = threading.Thread(target=read)
        reader.start()
        offset = 0
        while offset < size:
            sent = stream.send_slice(file, offset, min(1 << 20, size - offset))
            waits += not sent
            offset += sent
        finisher = threading.Thread(target=stream.finish_sending)
        finisher.start()
        reader.join(60)
        peer.close()
        finisher.join(60)
    assert waits > 3
    assert received.digest() == hashlib.sha256(data).digest()


def test_a_file_that_is_only_in_memory_goes_too(pair: Pair) -> None:
    stream, peer = pair
    sender = threading.Thread(target=push_bytes, args=(stream, b"x" * 700_000))
    sender.start()
    received = b""
    while data := peer.recv(1 << 16):
        received += data
    peer.close()
    sender.join(60)
    assert received == b"x" * 700_000


def test_early_bytes_come_first(pair: Pair) -> None:
    _, peer = pair
    ours = TcpStream(peer.dup(), Kind.SOCKS5_DIRECT, "", b"early ")
    pair[0]._socket.send(b"late")
    pair[0].close()
    assert pull(ours) == b"early late"
    ours.close()


def test_nothing_in_time_is_none_and_the_end_is_zero(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tcp_stream, "WAIT_S", 0.01)
    stream, peer = pair
    buffer = memoryview(bytearray(10))
    assert stream.receive_into(buffer) is None
    peer.sendall(b"abc")
    assert stream.receive_into(buffer) == 3
    peer.shutdown(socket.SHUT_WR)
    assert stream.receive_into(buffer) == 0
    # Who waits for us to have read everything is told.
    assert peer.recv(1) == b""


def test_a_peer_who_breaks_off_interrupts_with_the_bytes_so_far(pair: Pair) -> None:
    stream, peer = pair
    peer.sendall(b"12345")
    assert stream.receive_into(memoryview(bytearray(10))) == 5
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()
    with pytest.raises(Interrupted) as caught:
        stream.receive_into(memoryview(bytearray(10)))
    assert caught.value.bytes_done == 5


def test_sending_to_nobody_interrupts(pair: Pair) -> None:
    stream, peer = pair
    peer.close()
    with pytest.raises(Interrupted), tempfile.TemporaryFile() as file:
        file.truncate(10 << 20)
        push(stream, file, 10 << 20)


@pytest.mark.parametrize("doing", ["receiving", "sending", "finishing"])
def test_close_from_another_thread_wakes_whoever_waits(pair: Pair, doing: str) -> None:
    stream, _ = pair
    raised: list[Interrupted] = []

    def work() -> None:
        try:
            if doing == "receiving":
                pull(stream)
            else:
                with tempfile.TemporaryFile() as file:
                    file.truncate(64 << 20)
                    if doing == "sending":
                        push(stream, file, 64 << 20)
                    else:
                        stream.send_slice(file, 0, 1 << 20)
                        stream.finish_sending()
        except Interrupted as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.1)
    stream.close()
    stream.close()
    thread.join(tcp_stream.LINGER_S - 5)
    assert not thread.is_alive()
    assert isinstance(raised[0], Interrupted)
    assert stream._socket.fileno() == -1


def test_a_peer_who_takes_nothing_more_is_noticed_at_the_end(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tcp_stream, "LINGER_S", 0.5)
    monkeypatch.setattr(tcp_stream, "WAIT_S", 0.05)
    stream, peer = pair
    with tempfile.TemporaryFile() as file:
        file.truncate(64 << 20)
        offset = 0
        while sent := stream.send_slice(file, offset, 1 << 20):
            offset += sent
    with pytest.raises(Interrupted):
        stream.finish_sending()
    peer.close()


def test_a_peer_who_keeps_the_stream_open_does_not_hold_us(pair: Pair) -> None:
    stream, peer = pair
    thread = threading.Thread(target=push_bytes, args=(stream, b"all"))
    thread.start()
    assert peer.recv(10) == b"all"
    thread.join(tcp_stream.LINGER_S - 5)
    assert not thread.is_alive()
