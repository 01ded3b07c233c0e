"""HTTP of a share over any duplex stream: small things fetched whole, within bounds, and nothing else."""

from typing import BinaryIO

import pytest

from gharial.backend.bytestreams.share_connection import ShareConnection
from gharial.backend.wire.google_http import file_head, folder_head, not_found, request
from gharial.model.failures import Interrupted, ProtocolBreach, TimedOut
from gharial.model.transfer import Kind

ASKED = request("/temporary/1/", "a.jpg", "a@b/c", "?width=256&height=256")


class Line:
    """A stream that says what a test wants, in pieces, and then nothing, or its end."""

    kind = Kind.P2P
    route = "nowhere"

    def __init__(self, said: bytes, *, ends: bool = False, piece: int = 1000) -> None:
        self.heard = b""
        self.closed = False
        self._said, self._ends, self._piece = said, ends, piece

    def send(self, data: memoryview) -> int:
        self.heard += bytes(data)
        return len(data)

    def receive_into(self, buffer: memoryview) -> int | None:
        count = min(len(buffer), len(self._said), self._piece)
        if not count:
            return 0 if self._ends else None
        buffer[:count], self._said = self._said[:count], self._said[count:]
        return count

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        raise AssertionError("nothing is sent from a file")

    def finish_sending(self) -> None: ...

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("piece", [1, 7, 5000])
def test_a_small_body_comes_whole_and_the_line_is_kept(piece: int) -> None:
    line = Line((file_head(3000) + b"x" * 3000) * 2, piece=piece)
    connection = ShareConnection(line, "bob")
    for _ in range(2):
        assert connection.fetch(ASKED, 4000, 5.0) == b"x" * 3000
    assert line.heard == ASKED * 2 and not line.closed


def test_what_is_not_there_costs_nothing() -> None:
    line = Line(not_found() + file_head(1) + b"y")
    connection = ShareConnection(line, "bob")
    assert connection.fetch(ASKED, 4000, 5.0) is None and not line.closed
    assert connection.fetch(ASKED, 4000, 5.0) == b"y"


@pytest.mark.parametrize("head", [file_head(4001), file_head(1 << 60), folder_head(), b"HTTP/1.1 200\r\n\r\n"])
def test_more_than_was_allowed_is_not_read(head: bytes) -> None:
    line = Line(head + b"x" * 10_000)
    assert ShareConnection(line, "bob").fetch(ASKED, 4000, 5.0) is None
    assert line.closed


def test_a_torn_body_and_one_that_never_comes() -> None:
    with pytest.raises(Interrupted):
        ShareConnection(Line(file_head(10) + b"123", ends=True), "bob").fetch(ASKED, 4000, 5.0)
    with pytest.raises(TimedOut):
        ShareConnection(Line(file_head(10) + b"123"), "bob").fetch(ASKED, 4000, 0.05)
    with pytest.raises(ProtocolBreach):
        ShareConnection(Line(b"SSH-2.0\r\n\r\n"), "bob").fetch(ASKED, 4000, 5.0)
