"""Google's relay of before TURN: the reference's vectors, the lock, and what is no message."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire import google_relay
from gharial.backend.wire.google_relay import GoogleRelayClient, message, read_message

ID = b"R8mZ0aQw3LxT5nVc"
PEER = ("203.0.113.9", 40001)
SERVER = ("198.51.100.20", 19295)
HEX = bytes.fromhex
R1 = HEX("0003001c" + ID.hex() + "000f000472c64bc600060010" + b"relayUser0123456".hex())
R2 = HEX("0103001c" + ID.hex() + "000f000472c64bc60001000800014b5fc6336414000d000400000384")
R3 = HEX(
    "00040039" + ID.hex() + "000f000472c64bc600060010" + b"relayUser0123456".hex()
    + "0011000800019c41cb007109800100040000000100130005"
) + b"HELLO"  # fmt: skip
R4 = HEX("01040010" + ID.hex() + "000f000472c64bc68001000400000001")
R5 = HEX("0115001d" + "30" * 16 + "000f000472c64bc60012000800019c41cb00710900130005") + b"HELLO"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> GoogleRelayClient:
    monkeypatch.setattr(google_relay, "new_id", lambda: ID)
    made = GoogleRelayClient("relayUser0123456", SERVER)
    made.start(0.0)
    return made


def allocated(client: GoogleRelayClient) -> None:
    assert client.due(0.0) == [R1]
    assert client.take(memoryview(R2), 0.1) is None


def test_an_allocation(client: GoogleRelayClient) -> None:
    allocated(client)
    # The relay's own address and the mapped one are the same here: told once.
    assert client.relayed == (SERVER,) and client.fragment == "relayUser0123456"
    assert client.due(1.0) == [] and client.deadline() == 600.1
    assert client.due(601.0) == [R1]


def test_what_is_sent_is_wrapped_until_the_relay_is_locked(client: GoogleRelayClient) -> None:
    assert client.prefix(PEER, 5, 0.0) is None
    allocated(client)
    client.prefer(PEER)
    prefix = client.prefix(PEER, 5, 0.2)
    assert prefix is not None and prefix + b"HELLO" == R3
    assert client.take(memoryview(R5), 0.2) == (PEER, b"HELLO")
    assert client.take(memoryview(b"raw"), 0.2) is None
    client.take(memoryview(R4), 0.3)
    assert client.prefix(PEER, 5, 0.4) == b""
    taken = client.take(memoryview(b"raw"), 0.4)
    assert taken is not None and (taken[0], bytes(taken[1])) == (PEER, b"raw")
    # To others it goes wrapped as before, and without asking for a lock.
    other = client.prefix(("203.0.113.10", 5), 5, 0.5)
    assert other is not None and HEX("80010004") not in other
    client.prefer(("203.0.113.10", 5))
    assert client.prefix(PEER, 5, 0.6) == b""


def test_silence_and_refusal_are_told() -> None:
    client = GoogleRelayClient("u", None)
    client.start(0.0)
    times = []
    for tick in range(100):
        times += [tick / 10 for _ in client.due(tick / 10)]
    assert client.failed == "no answer" and len(times) == 5
    assert client.deadline() is None
    client = GoogleRelayClient("u", None)
    client.start(0.0)
    (asked,) = client.due(0.0)
    client.take(memoryview(message(0x0113, asked[4:20], [(0x000F, HEX("72c64bc6")), (9, b"\0\0\x04\x01")])), 0.1)
    assert client.failed == "401" and client.due(5.0) == []


def test_an_answer_to_nothing_gives_no_address(client: GoogleRelayClient) -> None:
    client.due(0.0)
    client.take(memoryview(R2[:4] + b"x" * 16 + R2[20:]), 0.1)
    assert client.relayed == ()


@given(st.binary(max_size=100), st.booleans())
def test_garbage_breaks_nothing(data: bytes, framed: bool) -> None:
    if framed:
        data = struct.pack("!HH", 0x0115, len(data) + 8) + ID + HEX("000f000472c64bc6") + data
    client = GoogleRelayClient("relayUser0123456", SERVER)
    client.start(0.0)
    client.due(0.0)
    client.take(memoryview(R2), 0.0)
    taken = client.take(memoryview(data), 0.1)
    assert taken is None or len(taken[1]) <= len(data)
    read_message(memoryview(data))
