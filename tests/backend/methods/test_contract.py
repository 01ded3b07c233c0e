"""What every method must do, whatever it is called: the same cases for each of METHODS and each of its bytestreams.

Two accounts on a real server, real sockets, real threads.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.bytestreams import socks5
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods import METHODS, MethodFactory
from gharial.backend.methods.interface import Incoming, Outgoing
from gharial.backend.methods.si_file import SiFile
from gharial.model.failures import (
    Cancelled,
    Declined,
    DigestMismatch,
    Failure,
    Interrupted,
    NotConnected,
    PeerGone,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Digest, Kind
from prosody_server import ProsodyServer
from tests.backend.methods.parties import Party, pull, push, push_bytes, sha256, told_of, two_parties
from tests.support.accounts import until

PEERS = [factory for factory in METHODS if not factory.leaves_copy_on_server]
"""Those that offer a file to a device; an upload is put on a server and told of in a message."""
WAYS = [pytest.param(factory, kind, id=f"{factory.name}-{kind.value}") for factory in PEERS for kind in factory.kinds]
FACTORIES = [pytest.param(factory, id=factory.name) for factory in PEERS]
STREAMS = [way for way in WAYS if way.values[1] not in (Kind.HTTP, Kind.P2P)]
"""An HTTP body has its length: short of that it is broken, and taken up again."""
BARE = frozenset({"share"})
"""Google's protocol says a name and a size: no date and no digest, so nothing is proved, and no beginning elsewhere."""
PROVING = [pytest.param(factory, id=factory.name) for factory in PEERS if factory.name not in BARE]
PROVING_WAYS = [way for way in WAYS if way.values[1] is not Kind.P2P]
SEVERAL_WAYS = [pytest.param(factory, id=factory.name) for factory in PEERS if Kind.SOCKS5_DIRECT in factory.kinds]
NOTICE_S = 30.0
"""A cancel is seen on the other side within a second, on a machine that is not busy with others."""


@asynccontextmanager
async def accepted(
    alice: Party, bob: Party, size: int, kind: Kind, name: str = "file.bin"
) -> AsyncIterator[tuple[Outgoing, Incoming, ByteStream, ByteStream]]:
    """An offer that was accepted, and its stream open at both ends."""
    outgoing = await alice.offer(bob, name, size, (kind,))
    incoming = await bob.next_offer(name)
    await incoming.accept()
    await outgoing.answered()
    coming = asyncio.create_task(incoming.next_stream())
    sending = await outgoing.open(kind)
    receiving = await coming
    try:
        yield outgoing, incoming, sending, receiving
    finally:
        sending.close()
        receiving.close()


@pytest.mark.parametrize(("factory", "kind"), WAYS)
@pytest.mark.parametrize("size", [1, 300_001])
async def test_a_file_is_sent_and_both_know_that_it_is_the_same(
    prosody: ProsodyServer, factory: MethodFactory, kind: Kind, size: int
) -> None:
    data = os.urandom(size)
    async with (
        two_parties(prosody, factory) as (alice, bob),
        accepted(alice, bob, size, kind) as (outgoing, incoming, sending, receiving),
    ):
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.flush()
            pushing = asyncio.create_task(asyncio.to_thread(push, sending, file, size))
            received = await asyncio.to_thread(pull, receiving)
            await pushing
        assert received == data
        proves = factory.name not in BARE
        finishing = asyncio.create_task(outgoing.finish(sha256(data)))
        assert await incoming.expected_digest() == (sha256(data) if proves else None)
        assert not finishing.done()
        await incoming.finish(sha256(received))
        assert await finishing is proves
        assert sending.kind is receiving.kind is incoming.kind is kind


@pytest.mark.parametrize(("factory", "kind"), WAYS)
async def test_nothing_at_all_can_be_sent(prosody: ProsodyServer, factory: MethodFactory, kind: Kind) -> None:
    async with (
        two_parties(prosody, factory) as (alice, bob),
        accepted(alice, bob, 0, kind) as (outgoing, incoming, sending, receiving),
    ):
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b""))
        assert await asyncio.to_thread(pull, receiving) == b""
        await pushing
        finishing = asyncio.create_task(outgoing.finish(sha256(b"")))
        await incoming.finish(sha256(b""))
        assert await finishing is (factory.name not in BARE)


@pytest.mark.parametrize("factory", FACTORIES)
async def test_what_the_sender_says_arrives_as_said(prosody: ProsodyServer, factory: MethodFactory) -> None:
    names = [
        "../../etc/passwd",
        "C:\\x\\y.exe",
        "a\u202egnp.exe",
        "Žluťoučký kůň.txt",
        "<img src='x'>&amp;",
        "ü" * 2048,
    ]
    async with two_parties(prosody, factory) as (alice, bob):
        date = datetime(2020, 2, 29, 12, 30, 15, tzinfo=UTC)
        for name in names:
            await alice.offer(bob, name, 2**40, date=date, description="two\nlines", media_type="text/x-odd")
            offer = (await bob.next_offer()).offer
            assert offer.peer == alice.person.full_jid
            assert offer.account == bob.person.jid
            assert offer.method == factory.name
            (file,) = offer.files
            assert (file.name, file.size) == (name, 2**40)
            if factory.name in BARE:
                continue
            assert file.date == date
            assert (file.description, file.media_type) == ("two\nlines", "text/x-odd")


@pytest.mark.parametrize("factory", FACTORIES)
async def test_a_name_that_xml_cannot_carry_does_not_break_the_connection(
    prosody: ProsodyServer, factory: MethodFactory
) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        await alice.offer(bob, "bell\x07 half \udcff nothing \x00.txt", 5)
        assert (await bob.next_offer()).offer.files[0].name == "bell\ufffd half \ufffd nothing \ufffd.txt"
        assert alice.person.session.online


@pytest.mark.parametrize("factory", FACTORIES)
async def test_no_is_no(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 1)
        await (await bob.next_offer()).decline()
        with pytest.raises(Declined) as caught:
            await outgoing.answered()
        assert caught.value.peer == bob.person.full_jid.full


@pytest.mark.parametrize("factory", FACTORIES)
async def test_an_offer_withdrawn_is_gone_at_the_other_side(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 1)
        incoming = await bob.next_offer()
        told = told_of(incoming)
        await outgoing.abort(Cancelled(by_us=True))
        failure = await told.within(NOTICE_S)
        assert isinstance(failure, Cancelled)
        assert not failure.by_us
        with pytest.raises(Cancelled):
            await incoming.accept()


@pytest.mark.parametrize(("factory", "kind"), WAYS)
async def test_the_receiver_cancels_after_saying_yes(
    prosody: ProsodyServer, factory: MethodFactory, kind: Kind
) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 1, (kind,))
        told = told_of(outgoing)
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        await incoming.abort(Cancelled(by_us=True))
        assert isinstance(await told.within(NOTICE_S), Cancelled)
        with pytest.raises(Cancelled) as caught:
            await outgoing.open(kind)
        assert not caught.value.by_us


@pytest.mark.parametrize(("factory", "kind"), WAYS)
@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_either_side_cancels_while_bytes_flow(
    prosody: ProsodyServer, factory: MethodFactory, kind: Kind, who: str
) -> None:
    async with (
        two_parties(prosody, factory) as (alice, bob),
        accepted(alice, bob, 1 << 30, kind) as (outgoing, incoming, sending, receiving),
    ):
        with tempfile.TemporaryFile() as file:
            file.truncate(1 << 30)
            pushing = asyncio.create_task(asyncio.to_thread(push, sending, file, 1 << 30))
            await asyncio.to_thread(pull, receiving, 20_000)
            ending, other = (outgoing, incoming) if who == "sender" else (incoming, outgoing)
            told = told_of(other)
            await ending.abort(Cancelled(by_us=True))
            failure = await told.within(NOTICE_S)
            assert isinstance(failure, Cancelled)
            assert not failure.by_us
            async with asyncio.timeout(NOTICE_S):
                with pytest.raises(Interrupted):
                    await pushing
                with pytest.raises(Interrupted):
                    await asyncio.to_thread(pull, receiving)


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize("accepts", [False, True])
async def test_a_receiver_who_leaves_is_gone(prosody: ProsodyServer, factory: MethodFactory, accepts: bool) -> None:
    async with two_parties(prosody, factory, befriended=True) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 1)
        incoming = await bob.next_offer()
        if accepts:
            await incoming.accept()
            await outgoing.answered()
        told = told_of(outgoing)
        await bob.person.accounts.close()
        waiting = asyncio.create_task(outgoing.open(factory.kinds[-1]) if accepts else outgoing.answered())
        with pytest.raises(PeerGone):
            async with asyncio.timeout(60):
                await waiting
        assert isinstance(await told.within(60), PeerGone)


@pytest.mark.parametrize("factory", FACTORIES)
async def test_a_sender_who_leaves_takes_the_offer_along(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory, befriended=True) as (alice, bob):
        await alice.offer(bob, "a", 1)
        told = told_of(await bob.next_offer())
        await alice.person.accounts.close()
        assert isinstance(await told.within(60), PeerGone)


@pytest.mark.parametrize("factory", FACTORIES)
async def test_nobody_at_that_address(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        await bob.person.accounts.close()
        outgoing = await alice.offer(bob, "a", 1)
        with pytest.raises(PeerGone):
            await outgoing.answered()


@pytest.mark.parametrize(("factory", "kind"), STREAMS)
async def test_a_short_file_ends_early_and_is_not_confirmed(
    prosody: ProsodyServer, factory: MethodFactory, kind: Kind
) -> None:
    async with (
        two_parties(prosody, factory) as (alice, bob),
        accepted(alice, bob, 1000, kind) as (outgoing, incoming, sending, receiving),
    ):
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, bytes(999)))
        assert len(await asyncio.to_thread(pull, receiving)) == 999
        await pushing
        finishing = asyncio.create_task(outgoing.finish(sha256(bytes(1000))))
        await incoming.expected_digest()
        await incoming.abort(Interrupted(999, "the stream ended early"))
        with pytest.raises((Interrupted, Cancelled)):
            await finishing


@pytest.mark.parametrize(("factory", "kind"), PROVING_WAYS)
async def test_both_hear_of_wrong_bytes(prosody: ProsodyServer, factory: MethodFactory, kind: Kind) -> None:
    async with (
        two_parties(prosody, factory) as (alice, bob),
        accepted(alice, bob, 4, kind) as (outgoing, incoming, sending, receiving),
    ):
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"sent"))
        received = await asyncio.to_thread(pull, receiving)
        await pushing
        finishing = asyncio.create_task(outgoing.finish(sha256(b"meant")))
        expected = await incoming.expected_digest()
        assert expected is not None
        assert expected != sha256(received)
        await incoming.abort(DigestMismatch("sha-256", expected.hex, sha256(received).hex))
        with pytest.raises(DigestMismatch) as caught:
            await finishing
        assert (caught.value.expected, caught.value.actual) == (sha256(b"meant").hex, sha256(b"sent").hex)


@pytest.mark.parametrize("factory", SEVERAL_WAYS)
async def test_a_stream_that_cannot_be_reached_is_replaced(
    prosody: ProsodyServer, factory: MethodFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing answers at an address for documentation (RFC 5737).
    monkeypatch.setattr(socks5, "own_hosts", lambda first, *, loopback: ("198.51.100.1",))
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3, (Kind.SOCKS5_DIRECT, Kind.INBAND))
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        coming = asyncio.create_task(incoming.next_stream())
        with pytest.raises(Unreachable) as caught:
            await outgoing.open(Kind.SOCKS5_DIRECT)
        assert caught.value.tried.startswith("198.51.100.1:")
        assert not coming.done()
        sending = await outgoing.open(Kind.INBAND)
        receiving = await coming
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"abc"))
        assert await asyncio.to_thread(pull, receiving) == b"abc"
        await pushing
        assert incoming.kind is Kind.INBAND


@pytest.mark.parametrize("factory", SEVERAL_WAYS)
async def test_only_what_was_offered_may_be_opened(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3, (Kind.SOCKS5_DIRECT,))
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        for kind in (Kind.INBAND, Kind.HTTP):
            with pytest.raises(Unsupported):
                await outgoing.open(kind)


@pytest.mark.parametrize("factory", SEVERAL_WAYS)
async def test_nothing_in_common_is_unsupported(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory, listens=(Kind.INBAND,)) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3, (Kind.SOCKS5_DIRECT,))
        with pytest.raises(Unsupported):
            await outgoing.answered()
        assert bob.offers.empty()


@pytest.mark.parametrize("factory", PROVING)
async def test_the_receiver_may_ask_for_the_rest_of_a_file(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 10, date=datetime(2020, 2, 29, tzinfo=UTC))
        incoming = await bob.next_offer()
        await incoming.accept(start_at=6)
        await outgoing.answered()
        assert outgoing.start_at == 6


@pytest.mark.parametrize(("factory", "kind"), WAYS)
async def test_several_files_at_once_do_not_mix(prosody: ProsodyServer, factory: MethodFactory, kind: Kind) -> None:
    async def send_one(alice: Party, bob: Party, number: int) -> None:
        data = os.urandom(20_000 + number)
        async with accepted(alice, bob, len(data), kind, f"{number}") as (_, _, sending, receiving):
            pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, data))
            assert await asyncio.to_thread(pull, receiving) == data
            await pushing

    async with two_parties(prosody, factory) as (alice, bob):
        for batch in range(2):
            streams = []
            async with asyncio.TaskGroup() as group:
                for number in range(3):
                    streams.append(group.create_task(send_one(*((alice, bob) if batch else (bob, alice)), number)))


@pytest.mark.parametrize("factory", FACTORIES)
async def test_the_connection_to_the_server_is_lost(prosody: ProsodyServer, factory: MethodFactory) -> None:
    async with two_parties(prosody, factory) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 1)
        waiting = asyncio.create_task(outgoing.answered())
        await asyncio.sleep(0)
        await alice.person.accounts.close()
        with pytest.raises(Failure):
            async with asyncio.timeout(60):
                await waiting


@pytest.mark.parametrize(("factory", "kind"), WAYS)
@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_a_short_loss_of_the_connection_costs_nothing(
    prosody: ProsodyServer, factory: MethodFactory, kind: Kind, who: str
) -> None:
    """Fault 4: the stream to the server is resumed (XEP-0198), whatever the file was doing.

    Prosody 0.12 loses our side of a stream that was cut inside a stanza, which blocks of a file nearly always are. Then
    both ends of the bytestream hear of it soon, and nothing false arrives.
    """
    async with two_parties(prosody, factory, befriended=True) as (alice, bob):
        returns: list[bool] = []
        alice.person.session.when_online(returns.append)

        async def lose() -> None:
            session = (alice if who == "sender" else bob).person.session
            await until(lambda: session.online)
            assert session.client.transport is not None
            session.client.transport.abort()
            await until(lambda: not session.online)

        data = os.urandom(400_000)
        outgoing = await alice.offer(bob, "a", len(data), (kind,))
        incoming = await bob.next_offer()
        await lose()
        await until(lambda: alice.person.session.online and bob.person.session.online)
        await incoming.accept()
        await outgoing.answered()
        coming = asyncio.create_task(incoming.next_stream())
        sending = await outgoing.open(kind)
        receiving = await coming
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, data))
        received = await asyncio.to_thread(pull, receiving, 50_000)
        await lose()
        async with asyncio.timeout(60):
            rest, pushed = await asyncio.gather(asyncio.to_thread(pull, receiving), pushing, return_exceptions=True)
        if who == "sender" and kind is Kind.INBAND and isinstance(pushed, Interrupted):
            assert isinstance(rest, Interrupted)
            await until(lambda: returns == [True, True, False])
            return
        assert pushed is None
        assert isinstance(rest, bytes)
        assert received + rest == data
        await lose()
        finishing = asyncio.create_task(outgoing.finish(sha256(data)))
        await incoming.finish(sha256(data))
        assert await finishing is (factory.name not in BARE)


@pytest.mark.parametrize("factory", FACTORIES)
async def test_a_server_that_forgot_us_ends_what_was_open_at_both_sides(tmp_path: Path, factory: MethodFactory) -> None:
    """Fault 6, 7: nothing was lost until the next login turns out to be a fresh one."""
    server = ProsodyServer(tmp_path / "server").start()
    try:
        async with two_parties(server, factory) as (alice, bob):
            outgoing = await alice.offer(bob, "a", 1)
            incoming = await bob.next_offer()
            told = told_of(incoming), told_of(outgoing)
            answering = asyncio.create_task(outgoing.answered())
            assert server._process is not None
            server._process.kill()
            server._process.wait()
            await until(lambda: not alice.person.session.online)
            assert not answering.done()
            server.start()
            with pytest.raises(NotConnected):
                async with asyncio.timeout(60):
                    await answering
            for one in told:
                assert isinstance(await one.within(60), NotConnected | PeerGone)
    finally:
        server.stop()


async def test_a_digest_that_comes_after_the_end_is_still_answered(prosody: ProsodyServer) -> None:
    async with (
        two_parties(prosody, SiFile) as (alice, bob),
        accepted(alice, bob, 3, Kind.SOCKS5_DIRECT) as (outgoing, incoming, sending, receiving),
    ):
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"abc"))
        received = await asyncio.to_thread(pull, receiving)
        await pushing
        await incoming.finish(sha256(received))
        with pytest.raises(DigestMismatch):
            await outgoing.finish(Digest("sha-256", "00" * 32))
        await until(lambda: not alice.method._open.outgoing)  # type: ignore[attr-defined]
