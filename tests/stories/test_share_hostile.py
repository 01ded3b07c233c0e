"""What a hostile sender of a share can do to who has said yes: nothing lands, nothing grows, it ends."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gharial.backend.bytestreams.share_connection import ShareServeStream
from gharial.backend.methods import google_outgoing, google_share
from gharial.backend.stanzas.google_share import Item
from gharial.backend.wire.google_http import LAST_CHUNK, chunk, file_head
from gharial.backend.wire.tar import END, header
from gharial.model.failures import HttpRefused, ProtocolBreach
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, two_people
from tests.stories.test_google_share import SHARE
from tests.support.accounts import until

S = TransferState
Archive = Callable[[], Iterator[bytes]]


class Evil:
    """Stands in for FolderTar: the first piece of the folder makes it say what `archive` says, chunk by chunk."""

    archive: Archive

    def __init__(self, _name: str) -> None:
        self._pieces = type(self).archive()

    def encode(self, _data: memoryview) -> bytes:
        """As much as fits into a few chunks."""
        return b"".join(chunk(piece) for piece, _ in zip(self._pieces, range(64), strict=False))

    def end(self) -> bytes:
        """The rest, as far as anybody listens."""
        return b"".join(chunk(piece) for piece, _ in zip(self._pieces, range(4096), strict=False)) + LAST_CHUNK


def _outside() -> Iterator[bytes]:
    yield header("tree/", 0, 0)
    yield header("tree/../../evil.txt", 5, 0) + b"evil!" + bytes(507) + END


def _absolute() -> Iterator[bytes]:
    yield header("/tmp/evil.txt", 5, 0) + b"evil!" + bytes(507) + END


def _more_than_told() -> Iterator[bytes]:
    yield header("tree/", 0, 0)
    yield header("tree/large.bin", 1 << 33, 0)
    while True:
        yield bytes(32768)


def _endless_entries() -> Iterator[bytes]:
    yield header("tree/", 0, 0)
    number = 0
    while True:
        number += 1
        yield header(f"tree/{number}/", 0, 0)


async def ends_badly(alice: Person, bob: Person, path: Path) -> None:
    """It does not arrive, and leaves nothing but what it is named."""
    sent = await alice.send(path, bob.jid)
    received = await bob.accept()
    theirs = await bob.finished(received)
    assert theirs.state is S.FAILED, theirs
    assert theirs.bytes_done < 64 << 20
    assert not [one for one in bob.inbox.rglob("*") if one.name.startswith("evil") or one.name == path.name]
    assert not list(bob.inbox.parent.glob("evil*"))
    await alice.service.transfers.cancel(sent)


async def is_seen_through(alice: Person, bob: Person, path: Path) -> None:
    """The lie is noted as one; who lies may try again, but nothing ever lands."""
    sent = await alice.send(path, bob.jid)
    received = await bob.accept()

    def noted() -> bool:
        return any(isinstance(one.failure, ProtocolBreach | HttpRefused) for one in bob.transfer(received).attempts)

    await until(noted)
    assert bob.transfer(received).bytes_done == 0
    await bob.service.transfers.cancel(received)
    await alice.service.transfers.cancel(sent)
    await until(lambda: not list(bob.inbox.iterdir()))


@pytest.mark.parametrize("archive", [_outside, _absolute, _more_than_told, _endless_entries])
async def test_an_archive_of_tricks(
    prosody: ProsodyServer, tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 16, 17, 29: paths that leave, chunks and entries without end."""
    monkeypatch.setattr(Evil, "archive", staticmethod(archive), raising=False)
    monkeypatch.setattr(google_outgoing, "FolderTar", Evil)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        tree = alice.folder / "tree"
        tree.mkdir()
        (tree / "a.txt").write_bytes(os.urandom(3000))
        await ends_badly(alice, bob, tree)


@pytest.mark.parametrize("lie", [1, -1])
async def test_a_length_that_is_another(
    prosody: ProsodyServer, tmp_path: Path, lie: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 29."""
    monkeypatch.setattr(google_outgoing, "file_head", lambda size: file_head(size + lie))
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        await is_seen_through(alice, bob, alice.file("a.bin", os.urandom(5000)))


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200\r\n" + b"X: y\r\n" * 5000,
        b"\xff" * 70000,
        b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 70000,
        b"HTTP/1.1 301\r\nLocation: http://198.51.100.1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 206\r\nContent-Range: bytes 4-4/5\r\nContent-Length: 1\r\n\r\nx",
    ],
)
async def test_heads_that_are_none(
    prosody: ProsodyServer, tmp_path: Path, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 29, 38: heads and chunks without end, redirects, wrong ranges."""
    begin = ShareServeStream.begin

    def lying(self: ShareServeStream) -> None:
        self._pending = memoryview(head)
        begin(self)

    monkeypatch.setattr(ShareServeStream, "begin", lying)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        await is_seen_through(alice, bob, alice.file("a.bin", b"12345"))


@pytest.mark.parametrize("name", ["../../evil.txt", "C:\\evil.txt", "a\u202etxt.exe", "x" * 3000, "con"])
async def test_names_name_one_file_in_the_folder(
    prosody: ProsodyServer, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 7, 10, 11, 13."""

    def named(_name: str, size: int | None, *rest: object) -> Item:
        return Item(name, size, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(google_share, "Item", named)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        sent = await alice.send(alice.file("a.txt", b"12345"), bob.jid)
        received = await bob.accept()
        assert (await bob.finished(received)).state is S.DONE
        (came,) = bob.inbox.iterdir()
        assert came.read_bytes() == b"12345" and len(came.name.encode()) <= 255
        assert not set(came.name) & set("/\\\u202e\0") and came.name.lower() != "con"
        assert not list(bob.folder.glob("*evil*")) and not list(tmp_path.glob("*evil*"))
        assert (await alice.finished(sent)).state is S.DONE
