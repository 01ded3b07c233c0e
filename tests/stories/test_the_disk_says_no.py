"""Full disks, folders that are gone, sources that change, bytes that are wrong: nothing half gets a final name."""

import asyncio
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.backend.transfers import landing as landing_module
from gharial.model.failures import DigestMismatch, FileFault, Interrupted, LocalFileProblem
from gharial.model.transfer import Kind, TransferState
from gharial.ui.widgets.transfer_words import Counterpart, state_words
from prosody_server import ProsodyServer
from tests.stories.people import two_people
from tests.support.accounts import until

S = TransferState
SMALL = 4 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MiB; skipped where we may not mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_too_little_space_is_said_at_once_and_another_folder_will_do(
    prosody: ProsodyServer, tmp_path: Path, small_disk: Path
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file("big", bytes(2 * SMALL)), bob.jid)
        offer = await bob.next_offer()
        with pytest.raises(LocalFileProblem) as caught:
            await bob.service.transfers.accept(offer.id, small_disk)
        assert caught.value.fault == FileFault.DISK_FULL.value
        assert [one.id for one in bob.service.transfers.offers()] == [offer.id]
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).verified


async def test_a_disk_that_fills_up_on_the_way_makes_it_wait_until_there_is_room(
    prosody: ProsodyServer, tmp_path: Path, small_disk: Path
) -> None:
    """Fault 10."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(2 * SMALL)
        sent = await alice.send(alice.file("big", data), bob.jid)
        offer = await bob.next_offer()
        with pytest.MonkeyPatch.context() as patched:
            # Somebody else takes the room after it was looked at.
            patched.setattr(landing_module, "require_space", lambda *_arguments: None)
            await bob.service.transfers.accept(offer.id, small_disk)
            theirs = await bob.reaches(offer.id, S.QUEUED)
        assert isinstance(theirs.failure, LocalFileProblem) and theirs.failure.fault == FileFault.DISK_FULL.value
        assert 0 < theirs.bytes_done < SMALL
        assert isinstance((await alice.reaches(sent, S.QUEUED)).failure, Interrupted)
        # Alice reads that Bob holds it, and need not guess why nothing comes of her next try.
        await until(lambda: alice.transfer(sent).paused_by_peer)
        assert state_words(alice.transfer(sent), peer=Counterpart("Bob")) == "Paused by Bob"
        assert not bob.transfer(offer.id).paused
        assert sorted(one.name for one in small_disk.iterdir()) == ["big.jrnl", "big.part"]
        await asyncio.to_thread(
            subprocess.run, ["mount", "-o", f"remount,size={4 * SMALL}", str(small_disk)], check=True
        )
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert ours.verified and theirs.verified and bob.offered == []
        assert not ours.paused and not theirs.paused
        assert (small_disk / "big").read_bytes() == data
        assert [one.name for one in small_disk.iterdir()] == ["big"]


async def test_a_folder_that_vanishes_on_the_way_is_waited_for(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 12."""
    async with two_people(prosody, tmp_path, only_kinds=frozenset({Kind.INBAND})) as (alice, bob):
        data = os.urandom(4_000_000)
        sent = await alice.send(alice.file("big", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received)
        for path in bob.inbox.iterdir():
            path.unlink()
        (bob.folder / "inbox").rmdir()
        theirs = await bob.reaches(received, S.QUEUED)
        assert isinstance(theirs.failure, LocalFileProblem) and theirs.failure.fault == FileFault.NO_FOLDER.value
        assert isinstance((await alice.reaches(sent, S.QUEUED)).failure, Interrupted)
        assert bob.inbox.is_dir()  # it is there again
        assert (await alice.finished(sent)).verified and (await bob.finished(received)).verified
        assert (bob.inbox / "big").read_bytes() == data and bob.offered == []


async def test_a_source_that_is_written_to_while_it_is_sent(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 13."""
    async with two_people(prosody, tmp_path, only_kinds=frozenset({Kind.INBAND})) as (alice, bob):
        path = alice.file("log.txt", bytes(3_000_000))
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        await bob.has_moved(received)
        with path.open("ab") as file:
            file.write(b"one more line")
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        # Bob is told that nothing more comes, and knows how far it came; nothing gets the name.
        theirs = await bob.finished(received)
        assert theirs.state is S.FAILED and isinstance(theirs.failure, Interrupted)
        assert theirs.failure.bytes_done == theirs.bytes_done > 0
        assert not (bob.inbox / "log.txt").exists()


async def test_wrong_bytes_never_get_the_name(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bits flip on the wire."""
    receive_into = TcpStream.receive_into

    def damaged(self: TcpStream, buffer: memoryview) -> int | None:
        count = receive_into(self, buffer)
        if count:
            buffer[0] ^= 1
        return count

    monkeypatch.setattr(TcpStream, "receive_into", damaged)
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file("report.pdf", os.urandom(100_000)), bob.jid)
        received = await bob.accept()
        theirs, ours = await bob.finished(received), await alice.finished(sent)
        assert isinstance(theirs.failure, DigestMismatch) and isinstance(ours.failure, DigestMismatch)
        assert not theirs.verified and not ours.verified
        await until(lambda: list(bob.inbox.iterdir()) == [])
