"""Datagrams on a stream."""

import os

import pytest

from gharial.backend.wire.datagram_frames import CLIENT_HELLO, SERVER_HELLO, BadFrames, FrameReader, frame


@pytest.mark.parametrize("step", [1, 2, 3, 77, 100_000])
@pytest.mark.parametrize("greeting", [b"", SERVER_HELLO])
def test_what_was_framed_comes_out_in_any_pieces(step: int, greeting: bytes) -> None:
    sent = [os.urandom(size) for size in (1, 2, 1400, 65535)]
    data = greeting + b"".join(frame(one[:1], one[1:]) for one in sent) + frame()
    reader, found = FrameReader(greeting), list[bytes]()
    assert reader.greeted == (not greeting)
    for at in range(0, len(data), step):
        found += reader.feed(data[at : at + step])
    assert found == sent and reader.greeted


def test_greetings_are_those_of_the_original() -> None:
    assert (len(CLIENT_HELLO), len(SERVER_HELLO)) == (72, 79)
    assert CLIENT_HELLO[:3] == b"\x80\x46\x01" and SERVER_HELLO[:3] == b"\x16\x03\x01"
    assert CLIENT_HELLO.endswith(b"\x39\xf1\xea") and SERVER_HELLO.endswith(b"\x5c\x00\x04\x00")


def test_another_greeting_is_the_end() -> None:
    reader = FrameReader(SERVER_HELLO)
    with pytest.raises(BadFrames):
        reader.feed(SERVER_HELLO[:5] + b"x")
    with pytest.raises(ValueError):
        frame(bytes(65536))
