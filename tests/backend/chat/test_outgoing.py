"""Messages on broken connections: kept, in order, none lost, none twice."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gharial.model.account import Show, Status
from gharial.model.conversation import MessageState
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.support.accounts import PASSWORD, unique_user, until


class PlainServer(ProsodyServer):
    """Without stream management and archive."""

    def _config(self) -> str:
        return super()._config().replace('"smacks";', "").replace('"mam";', "")


class Two(NamedTuple):
    alice: Chatter
    bob: Chatter


@pytest.fixture
async def two(prosody: ProsodyServer) -> AsyncIterator[Two]:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1]) as bob:
        alice.befriend(bob.jid)
        bob.befriend(alice.jid)
        yield Two(alice, bob)


def cut(chatter: Chatter) -> None:
    """The cable is pulled."""
    transport = chatter.session.client.transport
    assert transport is not None
    transport.abort()


async def all_arrived(two: Two, expected: list[str]) -> None:
    await until(lambda: set(expected) <= set(two.bob.bodies))
    assert two.bob.bodies == expected
    assert await two.bob.lines(two.alice.jid) == expected
    assert await two.alice.lines(two.bob.jid) == expected
    sent = [event.message for event in two.alice.added]
    await until(lambda: all(two.alice.state(one) is MessageState.DELIVERED for one in sent))


async def test_the_connection_breaks_in_the_middle_and_is_resumed(two: Two) -> None:
    alice, bob = two
    resumed: list[bool] = []
    alice.session.when_online(resumed.append)
    expected = [f"line {number}" for number in range(60)]
    for number, line in enumerate(expected):
        await alice.chat.send(alice.jid, bob.jid, line)
        if number in (20, 40):
            cut(alice)
            await until(lambda: not alice.session.online)
        if number in (30, 50):
            await until(lambda: alice.session.online)
    await all_arrived(two, expected)
    assert any(resumed)


async def test_the_connection_breaks_and_cannot_be_resumed(two: Two) -> None:
    alice, bob = two
    fresh: list[bool] = []
    alice.session.when_online(lambda resumed: fresh.append(not resumed))
    expected = [f"line {number}" for number in range(60)]
    for number, line in enumerate(expected):
        await alice.chat.send(alice.jid, bob.jid, line)
        if number in (20, 40):
            cut(alice)
            alice.session.client.plugin["xep_0198"].sm_id = "forgotten"
        if number == 30:
            await until(lambda: alice.session.online and any(fresh))
    await all_arrived(two, expected)
    assert any(fresh)


async def test_the_receiver_loses_its_connection(two: Two) -> None:
    alice, bob = two
    expected = [f"line {number}" for number in range(60)]
    for number, line in enumerate(expected):
        await alice.chat.send(alice.jid, bob.jid, line)
        if number == 20:
            cut(bob)
        if number == 40:
            await until(lambda: bob.session.online and bob.session.client.transport is not None)
            cut(bob)
            bob.session.client.plugin["xep_0198"].sm_id = "forgotten"
    await until(lambda: set(expected) <= set(bob.bodies))
    await bob.settled()
    assert await bob.lines(alice.jid) == expected
    assert sorted(bob.bodies) == sorted(expected)
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 60


async def test_written_offline_and_sent_after_a_restart(prosody: ProsodyServer, tmp_path: Path) -> None:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[1]) as bob:
        async with chatting(prosody, names[0], tmp_path / "alice.db") as alice:
            await alice.accounts.set_status(Status(Show.OFFLINE))
            await until(lambda: not alice.session.online)
            sent = await alice.chat.send(alice.jid, bob.jid, "first")
            second = await alice.chat.send(alice.jid, bob.jid, "secnd")
            corrected = await alice.chat.correct(second, "second")
            assert corrected.state is MessageState.QUEUED and not corrected.edited
            assert alice.state(sent) is MessageState.QUEUED
        assert bob.bodies == []
        async with chatting(prosody, names[0], tmp_path / "alice.db") as alice:
            await alice.chat.send(alice.jid, bob.jid, "third")
            await bob.seen("third")
            assert bob.bodies == ["first", "second", "third"]
            assert await alice.lines(bob.jid) == ["first", "second", "third"]


async def test_the_server_restarts(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path / "server")
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        server.add_account(name, PASSWORD)
    server.start()
    try:
        async with chatting(server, names[0]) as alice, chatting(server, names[1]) as bob:
            await alice.chat.send(alice.jid, bob.jid, "before")
            await bob.seen("before")
            server.stop()
            await until(lambda: not alice.session.online and not bob.session.online)
            meanwhile = await alice.chat.send(alice.jid, bob.jid, "meanwhile")
            assert alice.state(meanwhile) is MessageState.QUEUED
            server.start()
            alice.accounts.retry_now()
            bob.accounts.retry_now()
            await until(lambda: alice.session.online and bob.session.online)
            # Its archive was in memory, so it knows none of our positions any more.
            await bob.seen("meanwhile")
            await alice.chat.send(alice.jid, bob.jid, "after")
            await bob.seen("after")
            assert await alice.lines(bob.jid) == await bob.lines(alice.jid) == ["before", "meanwhile", "after"]
    finally:
        server.stop()


async def test_without_stream_management_a_ping_tells_what_was_taken(tmp_path: Path) -> None:
    server = PlainServer(tmp_path / "server")
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        server.add_account(name, PASSWORD)
    server.start()
    try:
        async with chatting(server, names[0]) as alice, chatting(server, names[1]) as bob:
            assert not alice.session.client.plugin["xep_0198"].enabled_out
            sent = await alice.chat.send(alice.jid, bob.jid, "plain old server")
            await until(lambda: alice.state(sent) is MessageState.SENT)
            await bob.seen("plain old server")
            assert await bob.lines(alice.jid) == ["plain old server"]
    finally:
        server.stop()
