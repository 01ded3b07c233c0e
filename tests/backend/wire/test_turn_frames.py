"""TURN's messages on a connection come out as they went in, however they are cut."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.datagram_frames import BadFrames
from gharial.backend.wire.turn_frames import TurnFrameReader, turn_frame


def message(size: int) -> bytes:
    """A STUN message with `size` bytes of attributes."""
    return b"\x01\x03" + size.to_bytes(2, "big") + b"\x21\x12\xa4\x42" + os.urandom(12) + os.urandom(size)


def channel(size: int) -> bytes:
    return b"\x40\x01" + size.to_bytes(2, "big") + os.urandom(size)


@given(
    st.lists(st.integers(0, 300).flatmap(lambda n: st.sampled_from([message(n // 4 * 4), channel(n)])), max_size=12),
    st.integers(1, 700),
)
def test_however_it_is_cut(messages: list[bytes], piece: int) -> None:
    stream = b"".join(turn_frame(one[:5], memoryview(one)[5:]) for one in messages)
    assert len(stream) % 4 == 0
    reader, found = TurnFrameReader(), []
    for at in range(0, len(stream), piece):
        found += reader.feed(stream[at : at + piece])
    assert found == messages


@pytest.mark.parametrize("data", [b"\x80\0\0\0", b"\xff" * 4, b"\0\1\0\3" + bytes(40)])
def test_what_is_no_turn_ends_it(data: bytes) -> None:
    with pytest.raises(BadFrames):
        TurnFrameReader().feed(data)


def test_a_message_is_waited_for_but_no_more_than_one_is_kept() -> None:
    """Security: nothing longer than two bytes of length can say is ever kept."""
    reader = TurnFrameReader()
    assert reader.feed(b"\x40\0\xff\xff" + bytes(65535)) == []
    assert len(reader.feed(b"\0")) == 1 and reader.feed(b"") == []
