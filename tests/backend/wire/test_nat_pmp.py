"""NAT-PMP datagrams: as RFC 6886 draws them, and whatever else may come."""

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.nat_pmp import Granted, NatPmpRefused, ask_port, read_address, read_port


def test_a_request_is_twelve_bytes_and_taking_back_wishes_for_nothing() -> None:
    assert ask_port(5000, 6000, 3600) == bytes.fromhex("000200001388177000000e10")
    assert ask_port(5000, 6000, 0) == bytes.fromhex("000200001388000000000000")


def test_answers_are_read() -> None:
    assert read_address(bytes.fromhex("008000000000000105060708")) == IPv4Address("5.6.7.8")
    granted = bytes.fromhex("008200000000000113881770") + (3600).to_bytes(4, "big")
    assert read_port(granted, 5000) == Granted(5000, 6000, 3600)
    assert read_port(granted, 5001) is None
    with pytest.raises(NatPmpRefused) as caught:
        read_port(bytes.fromhex("00820002000000011388177000000e10"), 5000)
    assert caught.value.code == 2


@given(st.binary(max_size=64), st.integers(0, 65535))
def test_noise_is_no_answer(datagram: bytes, port: int) -> None:
    for read in (read_address, lambda data: read_port(data, port)):
        try:
            read(datagram)
        except NatPmpRefused:
            assert datagram[:1] == b"\0" and datagram[1] & 128
