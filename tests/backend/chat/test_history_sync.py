"""What other devices saw comes from the server's archive (XEP-0313): no gaps, no doubles, in order."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gharial.backend.storage.archive_marks import ArchiveMarks, ArchiveRange
from gharial.model.conversation import Direction, Message
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.backend.chat.test_outgoing import PlainServer
from tests.support.accounts import PASSWORD, unique_user, until


class Pair(NamedTuple):
    alice: Chatter
    sofa: Chatter
    """Bob's device that is always online, so that the server has no reason to keep messages for later."""
    bob: str


@pytest.fixture
async def pair(prosody: ProsodyServer) -> AsyncIterator[Pair]:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1]) as sofa:
        sofa.befriend(alice.jid)
        yield Pair(alice, sofa, names[1])


async def say(pair: Pair, first: int, last: int) -> list[str]:
    """Alice writes lines `first` to `last` - 1, and they reach the sofa."""
    lines = [f"line {number}" for number in range(first, last)]
    for line in lines:
        await pair.alice.chat.send(pair.alice.jid, pair.sofa.jid, line)
    await pair.sofa.seen(lines[-1])
    return lines


async def scrolled_back(chatter: Chatter, peer: Jid, limit: int) -> list[str]:
    """Everything, a page at a time, as a window that is scrolled up reads it."""
    pages: list[tuple[Message, ...]] = []
    before: Message | None = None
    while page := await chatter.chat.page(chatter.jid, peer, before, limit):
        pages.insert(0, page)
        before = page[0]
    return [message.body for page in pages for message in page]


async def test_what_came_while_away_is_caught_up(pair: Pair, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        expected = await say(pair, 0, 5)
        await desk.seen("line 4")
    expected += await say(pair, 5, 130)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        assert desk.bodies == expected[5:]
        assert not any(event.fresh for event in desk.added)
        assert all(event.message.delayed for event in desk.added)
        assert desk.chat.conversation(desk.jid, pair.alice.jid).unread == 130
        # Read without the archive's help for older ones, and then with it.
        assert await desk.lines(pair.alice.jid, 130) == expected
        assert await desk.lines(pair.alice.jid, 1000) == expected
        await desk.chat.mark_read(desk.jid, pair.alice.jid)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        assert desk.added == [] and desk.chat.conversation(desk.jid, pair.alice.jid).unread == 0
        assert await desk.lines(pair.alice.jid) == expected


async def test_live_messages_during_the_catch_up_find_their_place(
    pair: Pair, prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        expected = await say(pair, 0, 3)
        await desk.seen("line 2")
    expected += await say(pair, 3, 120)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db", online=False) as desk:
        expected += await say(pair, 120, 160)
        await desk.settled()
        await desk.seen("line 159")
        assert sorted(desk.bodies) == sorted(expected[3:])
        assert await desk.lines(pair.alice.jid) == expected


async def test_a_first_login_reads_the_end_and_scrolling_back_the_rest(pair: Pair, prosody: ProsodyServer) -> None:
    expected = await say(pair, 0, 260)
    async with chatting(prosody, pair.bob) as desk:
        assert 0 < len(desk.bodies) < 260 and desk.bodies == expected[-len(desk.bodies) :]
        assert desk.chat.conversation(desk.jid, pair.alice.jid).unread == 0
        begun = len(desk.added)
        assert await scrolled_back(desk, pair.alice.jid, 40) == expected
        # Who scrolls is answered; nobody else is told.
        assert len(desk.added) == begun
        last = desk.chat.conversation(desk.jid, pair.alice.jid).last
        assert last is not None and last.body == "line 259"
        assert await desk.lines(pair.alice.jid) == expected


async def test_what_was_sent_and_read_elsewhere(pair: Pair, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        pass
    await say(pair, 0, 2)
    await pair.sofa.chat.mark_read(pair.sofa.jid, pair.alice.jid)
    await say(pair, 2, 3)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        assert desk.bodies == ["line 0", "line 1", "line 2"]
        assert desk.chat.conversation(desk.jid, pair.alice.jid).unread == 1
    sent = await pair.sofa.chat.send(pair.sofa.jid, pair.alice.jid, "from the sofa")
    await pair.alice.seen("from the sofa")
    await pair.sofa.chat.correct(sent, "from my sofa")
    await until(lambda: pair.alice.changed and pair.alice.changed[-1].message.body == "from my sofa")
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        assert desk.chat.conversation(desk.jid, pair.alice.jid).unread == 0
        [event] = desk.added
        assert event.message.body == "from my sofa" and event.message.direction is Direction.OUTGOING
        assert event.message.edited


async def test_an_archive_that_forgot_our_position_is_read_by_time(
    pair: Pair, prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        expected = await say(pair, 0, 10)
        await desk.seen("line 9")
        marks = ArchiveMarks(desk.database)
        reach = await marks.range(desk.jid)
        assert reach is not None
        now = desk.added[-1].message.time
        await marks.set_range(desk.jid, ArchiveRange(reach.first_id, "long-forgotten"), now)
    expected += await say(pair, 10, 20)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        assert desk.bodies == expected[10:]
        assert await desk.lines(pair.alice.jid) == expected
        reach = await ArchiveMarks(desk.database).range(desk.jid)
        assert reach is not None and reach.last_id not in ("", "long-forgotten")


async def test_a_server_without_an_archive(tmp_path: Path) -> None:
    server = PlainServer(tmp_path / "server")
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        server.add_account(name, PASSWORD)
    server.start()
    try:
        async with chatting(server, names[0]) as alice:
            bob_jid = Jid(f"{names[1]}@{server.host}")
            await alice.chat.send(alice.jid, bob_jid, "kept for you")
            async with chatting(server, names[1]) as bob:
                message = await bob.seen("kept for you")
                assert message.delayed and bob.added[0].fresh
                assert await bob.lines(alice.jid, 500) == ["kept for you"]
                assert await bob.chat.page(bob.jid, Jid("nobody@river.example")) == ()
    finally:
        server.stop()


async def test_a_catch_up_that_is_cut_again_and_again(pair: Pair, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with chatting(prosody, pair.bob, tmp_path / "desk.db") as desk:
        pass
    expected = await say(pair, 0, 300)
    async with chatting(prosody, pair.bob, tmp_path / "desk.db", online=False) as desk:
        for reach in (1, 60, 150):
            await until(lambda reach=reach: len(desk.bodies) >= reach)
            if desk.session.client.transport is not None:
                desk.session.client.transport.abort()
            if reach == 60:
                desk.session.client.plugin["xep_0198"].sm_id = "forgotten"
        await until(lambda: len(desk.bodies) >= 300)
        await desk.settled()
        # Each was told once, and what was told is what was kept.
        assert sorted(desk.bodies) == sorted(expected)
        assert await desk.lines(pair.alice.jid) == expected
        assert desk.chat.conversation(desk.jid, pair.alice.jid).unread == 300
