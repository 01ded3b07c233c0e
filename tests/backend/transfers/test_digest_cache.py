"""One pass over a file for all who get it, and no digest of another state of the file."""

import asyncio
import hashlib
import os
from pathlib import Path

import pytest

from gharial.backend.transfers import pump as pump_module
from gharial.backend.transfers.digest_cache import DigestCache, JointFlow, stamp_of
from gharial.backend.transfers.pump import Flow, Pump
from gharial.backend.transfers.source import FileSource
from gharial.model.failures import Cancelled, LocalFileProblem
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Digest, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, pair, until

DIGEST = Digest("sha-256", "ab")


async def test_who_asks_while_it_runs_or_later_gets_the_same() -> None:
    cache, started = DigestCache(), []

    def compute(joint: JointFlow) -> "asyncio.Future[Digest]":
        future: asyncio.Future[Digest] = asyncio.get_running_loop().create_future()
        started.append((joint, future))
        return future

    stamp = (1, 2, 3, 4, 5)
    first, second = Flow(), Flow()
    one, two = cache.digest(stamp, first, compute), cache.digest(stamp, second, compute)
    first.bytes_done, second.bytes_done = 10, 20
    assert len(started) == 1 and started[0][0].bytes_done == 20
    first.stopped = True
    one.cancel()
    assert not started[0][0].stopped
    started[0][1].set_result(DIGEST)
    assert await two == DIGEST
    assert await cache.digest(stamp, Flow(), compute) == DIGEST and len(started) == 1
    cache.digest((1, 2, 3, 4, 6), Flow(), compute)
    assert len(started) == 2


async def test_a_pass_nobody_wants_any_more_is_begun_anew() -> None:
    cache, started = DigestCache(), []

    def compute(_joint: JointFlow) -> "asyncio.Future[Digest]":
        started.append(asyncio.get_running_loop().create_future())
        return started[-1]

    stamp, gone = (1, 2, 3, 4, 5), Flow()
    lost = cache.digest(stamp, gone, compute)
    gone.stopped = True
    fresh = cache.digest(stamp, Flow(), compute)
    assert len(started) == 2
    started[0].set_exception(Cancelled(by_us=True))
    started[1].set_result(DIGEST)
    assert await fresh == DIGEST
    with pytest.raises(Cancelled):
        await lost
    assert cache.known(stamp) == DIGEST


async def test_a_file_that_changed_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    pump = Pump()
    try:
        source = FileSource(path, 3)
        assert (await pump.hash(source, Flow())).hex == hashlib.sha256(b"one").hexdigest()
        before = stamp_of(path.stat())
        # A file system's clock may tick no oftener than a hundred times a second.
        while stamp_of(path.stat()) == before:
            path.write_bytes(b"two")
            os.utime(path, ns=(before[3], before[3]))
        changed = FileSource(path, 3)
        assert (await pump.hash(changed, Flow())).hex == hashlib.sha256(b"two").hexdigest()
        path.write_bytes(b"six")
        fresh = FileSource(path, 3)
        path.write_bytes(b"ten")
        os.utime(path, ns=(1, 1))
        with pytest.raises(LocalFileProblem):
            await pump.hash(fresh, Flow())
        for one in (source, changed, fresh):
            one.close()
    finally:
        pump.close()


async def test_a_file_for_many_people_is_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with pair(tmp_path) as (alice, bob):
        people = []
        for number in range(3):
            jid = Jid(f"friend{number}@river.example/sofa")
            friend = Side(jid, tmp_path / f"friend{number}", alice.net)
            await friend.start()
            friend.sees(ALICE)
            friend.auto_folder = friend.inbox
            people.append(friend)
        passes = 0
        read = pump_module.hash_source

        def counted(source: object, flow: object) -> Digest:
            nonlocal passes
            passes += 1
            return read(source, flow)  # type: ignore[arg-type]

        monkeypatch.setattr(pump_module, "hash_source", counted)
        for friend in people:
            alice.sees(friend.jid)
        bob.auto_folder = bob.inbox
        data = os.urandom(2_000_000)
        path = alice.file("film.mkv", data)
        to = [(bare(ALICE), bare(one.jid)) for one in (bob, *people)]
        sent = await alice.transfers.send_to_many(to, [path])
        assert len(sent) == 4
        try:
            for one in sent:
                done = await alice.finished(one.id)
                assert done.state is TransferState.DONE and done.verified
            assert passes == 1
            assert {one.peer for one in map(alice.transfers.get, [one.id for one in sent]) if one is not None} == {
                BOB,
                *(friend.jid for friend in people),
            }
            for friend in people:
                await until(lambda friend=friend: (friend.inbox / "film.mkv").exists())  # type: ignore[misc]
        finally:
            for friend in people:
                await friend.stop()
