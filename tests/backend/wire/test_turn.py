"""A TURN client (RFC 8656) against answers made by hand; tests/stories/test_share_relays.py has a real server."""

import hashlib
import hmac
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.turn import ALLOCATE, BIND, COOKIE, DATA_INDICATION, REFRESH, TurnClient

KEY = hashlib.md5(b"alice:river:word", usedforsecurity=False).digest()
PEER = ("203.0.113.9", 40001)
RELAYED = ("198.51.100.20", 50000)


def attribute(name: int, value: bytes) -> bytes:
    return struct.pack("!HH", name, len(value)) + value + b"\0" * (-len(value) % 4)


def xored(address: tuple[str, int]) -> bytes:
    packed = bytes(
        int(part) ^ mask for part, mask in zip(address[0].split("."), struct.pack("!I", COOKIE), strict=True)
    )
    return struct.pack("!BBH", 0, 1, address[1] ^ (COOKIE >> 16)) + packed


def message(kind: int, transaction: bytes, *attributes: bytes, key: bytes = b"") -> memoryview:
    body = b"".join(attributes)
    head = struct.pack("!HHI", kind, len(body) + (24 if key else 0), COOKIE) + transaction
    if not key:
        return memoryview(head + body)
    return memoryview(head + body + attribute(8, hmac.digest(key, head + body, "sha1")))


def kind_and_id(datagram: bytes) -> tuple[int, bytes]:
    return struct.unpack_from("!H", datagram)[0], datagram[8:20]


def refused(client: TurnClient, code: int, now: float, nonce: bytes = b"n1") -> bytes:
    """The server says no to the one request that is under way; what follows."""
    (asked,) = client.due(now)
    kind, transaction = kind_and_id(asked)
    error = struct.pack("!HBB", 0, code // 100, code % 100)
    said = (attribute(9, error), attribute(0x14, b"river"), attribute(0x15, nonce))
    assert client.take(message(kind | 0x0110, transaction, *said), now) is None
    following = client.due(now)
    return following[0] if following else b""


def allocated() -> TurnClient:
    client = TurnClient("alice", "word")
    client.start(0.0)
    asked = refused(client, 401, 0.0)
    kind, transaction = kind_and_id(asked)
    said = (attribute(0x16, xored(RELAYED)), attribute(0x0D, struct.pack("!I", 600)))
    client.take(message(kind | 0x0100, transaction, *said, key=KEY), 0.1)
    return client


def bound(client: TurnClient, now: float = 1.0) -> bytes:
    """The prefix of five bytes to PEER, once there is a channel."""
    assert client.prefix(PEER, 5, now) is None
    (asked,) = client.due(now)
    kind, transaction = kind_and_id(asked)
    assert kind == BIND and xored(PEER)[4:] != b"" and client.prefix(PEER, 5, now) is None
    client.take(message(BIND | 0x0100, transaction, key=KEY), now)
    prefix = client.prefix(PEER, 5, now)
    assert prefix is not None
    return prefix


def test_an_allocation_with_the_word_that_is_asked_for() -> None:
    client = TurnClient("alice", "word")
    client.start(0.0)
    asked = refused(client, 401, 0.0)
    signed = memoryview(asked)[:-24]
    assert hmac.digest(KEY, bytes(signed), "sha1") == asked[-20:] and b"word" not in asked
    assert b"alice" in asked and b"river" in asked and b"n1" in asked
    assert allocated().relayed == (RELAYED,)


def test_a_nonce_that_grew_old_is_replaced() -> None:
    client = TurnClient("alice", "word")
    client.start(0.0)
    refused(client, 401, 0.0)
    asked = refused(client, 438, 1.0, b"n2")
    assert b"n2" in asked and not client.failed


def test_a_word_that_is_refused_is_not_said_again() -> None:
    client = TurnClient("alice", "word")
    client.start(0.0)
    refused(client, 401, 0.0)
    assert refused(client, 401, 5.0) == b"" and client.failed == "401" and client.deadline() is None


def test_who_does_not_know_our_word_gives_us_no_address() -> None:
    client = TurnClient("alice", "word")
    client.start(0.0)
    asked = refused(client, 401, 0.0)
    kind, transaction = kind_and_id(asked)
    said = attribute(0x16, xored(("192.0.2.66", 6)))
    for forged in (message(kind | 0x0100, transaction, said), message(kind | 0x0100, transaction, said, key=b"x" * 16)):
        client.take(forged, 0.1)
        assert client.relayed == ()


def test_silence_ends_in_time() -> None:
    client = TurnClient("alice", "word")
    client.start(0.0)
    times = [tick / 10 for tick in range(200) if client.due(tick / 10)]
    assert client.failed == "no answer" and 5 <= len(times) <= 7 and times[-1] < 12


def test_a_channel_for_each_peer_and_what_comes_by_it() -> None:
    client = allocated()
    assert bound(client) == struct.pack("!HH", 0x4000, 5)
    taken = client.take(memoryview(struct.pack("!HH", 0x4000, 5) + b"HELLO\0\0\0"), 1.0)
    assert taken is not None and (taken[0], bytes(taken[1])) == (PEER, b"HELLO")
    # Nothing of channels that are none, nor more than there is.
    assert client.take(memoryview(struct.pack("!HH", 0x4001, 5) + b"HELLO"), 1.0) is None
    assert client.take(memoryview(struct.pack("!HH", 0x4000, 6) + b"HELLO"), 1.0) is None
    # Before a permission runs out it is asked for again.
    (again,) = client.due(250.0)
    assert kind_and_id(again)[0] == BIND
    assert client.prefix(PEER, 5, 250.0) is not None


def test_what_comes_from_an_address_without_a_channel() -> None:
    client = allocated()
    said = (attribute(0x12, xored(PEER)), attribute(0x13, b"HELLO"))
    taken = client.take(message(DATA_INDICATION, b"i" * 12, *said), 1.0)
    assert taken is not None and (taken[0], bytes(taken[1])) == (PEER, b"HELLO")
    assert client.take(message(DATA_INDICATION, b"i" * 12, said[1]), 1.0) is None


def test_it_is_kept_and_given_back() -> None:
    client = allocated()
    (kept,) = client.due(301.0)
    kind, transaction = kind_and_id(kept)
    assert kind == REFRESH
    client.take(message(REFRESH | 0x0100, transaction, attribute(0x0D, struct.pack("!I", 600)), key=KEY), 301.0)
    assert client.due(302.0) == [] and not client.failed
    word = client.farewell()
    assert kind_and_id(word)[0] == REFRESH and attribute(0x0D, b"\0\0\0\0") in word


def test_channels_are_bounded() -> None:
    client = allocated()
    for number in range(1000):
        client.prefix((f"203.0.{number % 250}.{number // 250}", 5000), 5, 1.0)
    assert len(client.due(1.0)) <= 128


@pytest.mark.parametrize("kind", [ALLOCATE | 0x0100, BIND | 0x0100, DATA_INDICATION, 0x4000])
@given(data=st.binary(max_size=120))
def test_garbage_breaks_nothing(kind: int, data: bytes) -> None:
    client = allocated()
    padded = data + b"\0" * (-len(data) % 4)
    framed = struct.pack("!HHI", kind, len(padded), COOKIE) + b"t" * 12 + padded
    for datagram in (data, framed, struct.pack("!HH", kind, len(data)) + data):
        taken = client.take(memoryview(datagram), 1.0)
        assert taken is None or len(taken[1]) <= len(datagram)
    assert client.relayed == (RELAYED,)
