"""The SOCKS5 codec: both ends against each other, in pieces of any size, and against nonsense (security 24)."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.socks5 import ClientHandshake, ServerHandshake, Socks5Malformed, Socks5Refused, destination

HASH = hashlib.sha1(b"any").hexdigest()
REPLY_BY_NAME = b"\x05\x00\x00\x03\x28" + HASH.encode() + b"\x00\x00"


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(edges) if start < end]


def greeted(dst_addr: str = HASH) -> ClientHandshake:
    client = ClientHandshake(dst_addr)
    client.receive(b"\x05\x00")
    return client


def test_the_destination_is_the_hash_of_sid_requester_and_target() -> None:
    expected = hashlib.sha1(b"mySIDrequester@example.com/footarget@example.org/bar").hexdigest()
    assert destination("mySID", "requester@example.com/foo", "target@example.org/bar") == expected


@given(cuts_out=st.lists(st.integers(0, 200), max_size=6), cuts_back=st.lists(st.integers(0, 200), max_size=6))
def test_both_ends_meet_however_the_bytes_are_cut(cuts_out: list[int], cuts_back: list[int]) -> None:
    client, server = ClientHandshake(HASH), ServerHandshake()
    to_server, answered = client.greeting, False
    while not client.done:
        to_client = b"".join(server.receive(piece) for piece in pieces(to_server, cuts_out))
        if server.dst_addr is not None and not answered:
            answered = True
            to_client += server.accepted() + b"and the first bytes"
        to_server = b"".join(client.receive(piece) for piece in pieces(to_client, cuts_back) if not client.done)
        assert to_server or client.done
    assert server.dst_addr == HASH


@given(cuts=st.lists(st.integers(0, 100), max_size=8), data=st.binary(max_size=40))
def test_bytes_behind_the_reply_are_kept(cuts: list[int], data: bytes) -> None:
    client, rest = greeted(), b""
    for piece in pieces(REPLY_BY_NAME + data, cuts):
        if client.done:
            rest += piece
        else:
            client.receive(piece)
    assert client.done
    assert client.rest + rest == data


def test_reply_and_data_one_byte_at_a_time() -> None:
    client = ClientHandshake(HASH)
    sent = b"".join(client.receive(bytes([byte])) for byte in b"\x05\x00" + REPLY_BY_NAME)
    assert sent == b"\x05\x01\x00\x03\x28" + HASH.encode() + b"\x00\x00"
    assert client.done
    assert client.rest == b""


@pytest.mark.parametrize(
    "bound",
    [b"\x01\x7f\x00\x00\x01\x1f\x90", b"\x04" + bytes(16) + b"\x00\x00", b"\x03\x00\x00\x00", b"\x03\xff" + bytes(257)],
    ids=["IPv4", "IPv6", "empty name", "longest name"],
)
def test_any_kind_of_bound_address_will_do(bound: bytes) -> None:
    client = greeted()
    client.receive(b"\x05\x00\x00" + bound + b"data")
    assert client.done
    assert client.rest == b"data"


def test_a_refusal_has_its_code_before_the_reply_is_whole() -> None:
    with pytest.raises(Socks5Refused) as caught:
        greeted().receive(b"\x05\x02")
    assert caught.value.code == 2


def test_a_server_that_wants_a_password_refuses_us() -> None:
    with pytest.raises(Socks5Refused) as caught:
        ClientHandshake(HASH).receive(b"\x05\xff")
    assert caught.value.code == 255


@pytest.mark.parametrize("reply", [b"\x04", b"HTTP/1.1 400", b"\x05\x00\x00\x09xxxx"])
def test_a_reply_that_is_no_socks5_is_told_so(reply: bytes) -> None:
    with pytest.raises(Socks5Malformed):
        greeted().receive(reply)


@pytest.mark.parametrize(
    "request_",
    [
        b"\x04\x01",
        b"GET / HTTP/1.1",
        b"\x05\x00",
        b"\x05\xff" + bytes([2]) * 255,
        b"\x05\x01\x00\x04\x01\x00\x03",
        b"\x05\x01\x00\x05\x02\x00\x03",
        b"\x05\x01\x00\x05\x03\x00\x03",
        b"\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x19",
        b"\x05\x01\x00\x05\x01\x00\x03\x07example\x00\x50",
        b"\x05\x01\x00\x05\x01\x00\x03\xff" + b"a" * 257,
        b"\x05\x01\x00\x05\x01\x00\x03\x28" + b"\xff" * 42,
        b"\x05\x01\x00\x05\x01\x00\x03\x00\x00\x00",
    ],
    ids=[
        "version 4", "http", "no methods", "255 methods, none ours", "version in the request", "BIND", "UDP",
        "an address", "a name", "a long name", "not ASCII", "an empty name",
    ],
)  # fmt: skip
def test_a_stranger_is_told_by_an_exception(request_: bytes) -> None:
    with pytest.raises(Socks5Malformed):
        ServerHandshake().receive(request_)


def test_one_of_many_methods_is_enough_and_capitals_too() -> None:
    server = ServerHandshake()
    assert server.receive(b"\x05\x03\x02\x01\x00") == b"\x05\x00"
    server.receive(b"\x05\x01\x00\x03\x28" + HASH.upper().encode() + b"\x00\x00")
    assert server.dst_addr == HASH


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_noise_never_does_more_than_raise_and_is_not_kept(noise: list[bytes]) -> None:
    for machine in (ServerHandshake(), ClientHandshake(HASH)):
        try:
            for piece in noise:
                machine.receive(piece)
                if isinstance(machine, ClientHandshake) and machine.done:
                    break
                if isinstance(machine, ServerHandshake) and machine.dst_addr is not None:
                    break
                assert len(machine._buffer) <= 2 + 255 + 300
        except (Socks5Malformed, Socks5Refused):
            pass
