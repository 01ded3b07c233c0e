"""Whatever breaks, the file arrives: from the last whole block on, without a question, with one hash at both ends."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.model.account import Show, Status
from gharial.model.failures import FileFault, Interrupted, LocalFileProblem, SetAside
from gharial.model.transfer import Kind, Transfer, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, two_people
from tests.support.accounts import settings_for, until
from tests.support.breakable_relay import BreakableRelay

S = TransferState
INBAND = frozenset({Kind.INBAND})
SIZE = 6_000_000


async def both_have_it(alice: Person, sent: str, bob: Person, received: str, data: bytes) -> tuple[Transfer, Transfer]:
    """Wait for the end, and see that it is the right one."""
    ours, theirs = await alice.finished(sent), await bob.finished(received)
    assert ours.verified and theirs.verified, (ours.failure, theirs.failure)
    assert bob.offered == [] and len(bob.service.transfers.all()) == 1
    assert theirs.path is not None and theirs.path.read_bytes() == data
    assert [one.name for one in bob.inbox.iterdir()] == [theirs.path.name]
    return ours, theirs


async def limit(one: Person, rate: int) -> None:
    """So that there is time for something to happen."""
    await one.service.change_settings(replace(one.service.settings, send_limit=rate))


@pytest.mark.parametrize("how", ["cut", "frozen"])
async def test_the_network_is_off_for_a_while(prosody: ProsodyServer, tmp_path: Path, how: str) -> None:
    """Fault 3, fault 4: in-band, with the connection to the server cut, or silent and then back."""
    async with BreakableRelay(prosody.port) as relay, two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        changed = settings_for(prosody, alice.jid.local, port=relay.port)
        await alice.service.accounts.update(changed)
        await until(lambda: relay.passed > 0 and alice.service.accounts.session(alice.jid).online)
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        data = os.urandom(SIZE)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 2_200_000)
        if how == "cut":
            await relay.cut()
            await until(lambda: not alice.service.accounts.session(alice.jid).online)
            await relay.mend()
            alice.service.accounts.retry_now()
        else:
            relay.freeze()
            await asyncio.sleep(1.0)  # the fault itself: a second without network
            relay.thaw()
        await both_have_it(alice, sent, bob, received, data)


@pytest.mark.parametrize("loser", ["sender", "receiver"])
async def test_a_resumed_stream_that_the_server_does_not_hear(
    prosody: ProsodyServer, tmp_path: Path, loser: str
) -> None:
    """Fault 3: a connection cut inside a stanza. Prosody 0.12 takes all that follows on the resumed stream for the rest
    of that stanza, for ever: it is noticed, and the file goes on from a fresh login."""
    async with two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        data = os.urandom(SIZE)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        cut = (alice if loser == "sender" else bob).service.accounts
        session = cut.sessions()[0]
        # Judged too early it would only sign in anew, which is what follows anyhow.
        session.client.timing = replace(session.client.timing, probe_s=1.5)
        returned: list[bool] = []
        session.when_online(returned.append)
        await bob.has_moved(received, 2_200_000)
        transport = session.client.transport
        assert transport is not None
        transport.write(b"<message to='nobody@localhost' type='chat'><body>the rest of this never")
        transport.close()
        ours, _theirs = await both_have_it(alice, sent, bob, received, data)
        assert returned[0] is True
        if False in returned:
            assert len(ours.attempts) > 1


async def test_the_server_restarts(tmp_path: Path) -> None:
    """Fault 6."""
    server = ProsodyServer(tmp_path / "server").start()
    try:
        async with two_people(server, tmp_path, only_kinds=INBAND) as (alice, bob):
            data = os.urandom(SIZE)
            sent = await alice.send(alice.file("a.bin", data), bob.jid)
            received = await bob.accept()
            await bob.has_moved(received, 2_200_000)
            server.stop()
            await until(lambda: not alice.service.accounts.session(alice.jid).online)
            assert not alice.transfer(sent).state.finished and not bob.transfer(received).state.finished
            server.start()
            for one in (alice, bob):
                one.service.accounts.retry_now()
            ours, _theirs = await both_have_it(alice, sent, bob, received, data)
            assert len(ours.attempts) > 1
    finally:
        server.stop()


async def test_a_direct_stream_breaks(prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 3: the socket, not the connection to the server."""
    receive_into = TcpStream.receive_into
    passed = 0

    def until_it_breaks(self: TcpStream, buffer: memoryview) -> int | None:
        nonlocal passed
        if passed is not None and 3_000_000 < passed < 1 << 40:
            passed = 1 << 40
            self.close()
        count = receive_into(self, buffer)
        passed += count or 0
        return count

    monkeypatch.setattr(TcpStream, "receive_into", until_it_breaks)
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(SIZE)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await both_have_it(alice, sent, bob, received, data)
        assert [type(one.failure) for one in ours.attempts] == [Interrupted, type(None)]
        # What was there was not sent again.
        assert passed - (1 << 40) <= SIZE - (2 << 20)
        assert theirs.attempts[-1].kind is Kind.SOCKS5_DIRECT


@pytest.mark.parametrize("method", ["jingle", "si"])
async def test_another_way_keeps_what_has_been_sent(prosody: ProsodyServer, tmp_path: Path, method: str) -> None:
    """Another bytestream of the method, and another method: Jingle goes before stream initiation where both are."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        await limit(alice, 1_500_000)
        data = os.urandom(SIZE)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 2_200_000)
        ways = alice.service.transfers.ways(sent)
        assert ways[0].method == "jingle"
        way = next(one for one in ways if (one.method, one.kind) == (method, Kind.INBAND))
        await alice.service.transfers.use_another_way(sent, way)
        await until(lambda: alice.transfer(sent).attempts[-1].kind is Kind.INBAND)
        await limit(alice, 0)
        ours, theirs = await both_have_it(alice, sent, bob, received, data)
        assert (ours.attempts[0].method, ours.attempts[-1].method) == ("jingle", method)
        assert isinstance(ours.attempts[0].failure, SetAside) and ours.attempts[-1].kind is Kind.INBAND
        assert theirs.attempts[-1].kind is Kind.INBAND


async def test_a_file_that_changed_between_is_not_gone_on_with(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 13, security 31."""
    async with two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        path = alice.file("a.bin", os.urandom(SIZE))
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 1_500_000)
        await alice.service.transfers.pause(sent)
        await bob.service.accounts.set_status(Status(Show.OFFLINE))
        await alice.reaches(sent, S.QUEUED)
        path.write_bytes(os.urandom(SIZE))
        await bob.service.accounts.set_status(Status())
        await until(lambda: alice.sees(bob))
        await alice.service.transfers.resume(sent)
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        assert not (bob.inbox / "a.bin").exists()


@pytest.mark.parametrize("size", [0, 1, 1 << 20])
async def test_small_and_even_sizes_arrive(prosody: ProsodyServer, tmp_path: Path, size: int) -> None:
    """Fault 14: nothing at all is a file as well."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(size)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        await both_have_it(alice, sent, bob, received, data)
