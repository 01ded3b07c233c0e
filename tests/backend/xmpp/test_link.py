"""What comes all at once is taken in turns; nothing of it is lost, and nothing comes late or twice."""

import asyncio
from collections.abc import Callable
from typing import cast

import pytest

from gharial.backend.xmpp import link as module
from gharial.backend.xmpp.link import Link


class Transport:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.reading = True
        self.paused = 0
        self.aborted = False

    def pause_reading(self) -> None:
        assert self.reading
        self.reading = False
        self.paused += 1

    def resume_reading(self) -> None:
        self.reading = True

    def abort(self) -> None:
        self.aborted = True


class Receiver:
    """Keeps what came."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.reader: object | None = object()
        self.taken: list[bytes] = []
        self.lost_after: int | None = None
        self._meanwhile = meanwhile

    def data_received(self, data: bytes | str) -> None:
        assert isinstance(data, bytes)
        assert self.lost_after is None
        self.taken.append(data)
        self._meanwhile()

    def connection_lost(self, exception: BaseException | None) -> None:
        self.lost_after = len(b"".join(self.taken))

    def let_write(self, writable: bool) -> None:
        raise AssertionError


MUCH = bytes(range(256)) * 256


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> tuple[Link, Receiver, Transport]:
    """A link on which every piece takes the whole of a turn."""
    monkeypatch.setattr(module, "_TURN_S", -1.0)
    made, receiver, transport = Link(), Receiver(), Transport()
    made.connection, made.transport = receiver, cast("asyncio.Transport", transport)
    return made, receiver, transport


async def test_much_at_once_comes_in_turns_and_whole(joined: tuple[Link, Receiver, Transport]) -> None:
    link, receiver, transport = joined
    link.data_received(MUCH)
    assert len(receiver.taken) == 1 and not transport.reading
    link.data_received(b"and more that was on its way")
    turns = 0
    while not transport.reading:
        turns += 1
        await asyncio.sleep(0)
    assert b"".join(receiver.taken) == MUCH + b"and more that was on its way"
    assert turns >= len(MUCH) // module._PIECE
    link.data_received(b"later")
    assert receiver.taken[-1] == b"later" and transport.reading


async def test_a_little_comes_at_once(joined: tuple[Link, Receiver, Transport]) -> None:
    link, receiver, transport = joined
    link.data_received(b"<presence/>")
    assert receiver.taken == [b"<presence/>"] and transport.paused == 0


async def test_what_was_said_before_the_end_comes_before_it(joined: tuple[Link, Receiver, Transport]) -> None:
    link, receiver, _transport = joined
    link.data_received(MUCH)
    link.connection_lost(None)
    assert receiver.lost_after == len(MUCH) and b"".join(receiver.taken) == MUCH
    link.data_received(b"late")
    await asyncio.sleep(0)
    assert len(b"".join(receiver.taken)) == len(MUCH)


async def test_what_came_along_with_the_stream_before_does_not_count(
    joined: tuple[Link, Receiver, Transport],
) -> None:
    link, receiver, transport = joined
    link.data_received(MUCH)
    await asyncio.sleep(0)
    receiver._meanwhile = lambda: setattr(receiver, "reader", object())
    before = len(receiver.taken)
    await asyncio.sleep(0)
    assert len(receiver.taken) == before + 1 and transport.reading
    receiver._meanwhile = lambda: None
    link.data_received(b"<stream>")
    assert receiver.taken[-1] == b"<stream>"


async def test_a_link_that_is_cut_in_between_says_nothing_more(joined: tuple[Link, Receiver, Transport]) -> None:
    link, receiver, _transport = joined
    receiver._meanwhile = lambda: setattr(link, "connection", None)
    link.data_received(MUCH)
    await asyncio.sleep(0)
    assert len(receiver.taken) == 1


async def test_what_cannot_be_taken_ends_the_connection_and_that_is_told(
    joined: tuple[Link, Receiver, Transport],
) -> None:
    def stumble() -> None:
        raise ValueError("injected")

    link, receiver, transport = joined
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context["exception"]))
    link.data_received(MUCH)
    receiver._meanwhile = stumble
    await asyncio.sleep(0)
    assert transport.aborted and [type(error) for error in told] == [ValueError]
    with pytest.raises(ValueError, match="injected"):
        link.connection_lost(None)
    assert receiver.lost_after is not None and link.connection is None
