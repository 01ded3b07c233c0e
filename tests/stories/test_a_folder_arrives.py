"""Alice sends a folder: whole and in one stream to Gharial, file by file to a program that knows only files."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.methods.si_file import SiFile
from gharial.backend.stanzas.offer_extras import FOLDER_FEATURE
from gharial.backend.transfers.folder_source import FolderSource
from gharial.model.failures import FileFault, FolderTooLarge, LocalFileProblem, Unsupported
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.backend.transfers.folders import DAY, Tree, make, read, some_tree
from tests.bench.party_process import PartyProcess
from tests.stories.people import Person, befriend, two_people
from tests.support.accounts import until

S = TransferState
ODD: Tree = {
    "ünïcödé \U0001f40a/файл.txt": (b"1", 12_345 * DAY + 678_901_234),
    "a  b/ c&<d>'\".xml": (b"22", 13_000 * DAY),
    "empty/inside/nothing": (None, 14_000 * DAY),
    "empty file": (b"", 15_000 * DAY),
    "deep/" * 30 + "bottom": (os.urandom(1000), 16_000 * DAY),
    "large.bin": (os.urandom(3_000_000), 17_000 * DAY),
}
LANDS = {"a  b/ c&<d>'\".xml": "a  b/c&_d_'_.xml"}
"""What the gate makes of names that other systems refuse."""


@asynccontextmanager
async def one_takes_only_files(
    prosody: ProsodyServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Person, Person]]:
    """Bob's program announces files by stream initiation, and no folders."""
    announce = SiFile.listen

    def listen(self: SiFile, *arguments: object) -> None:
        announce(self, *arguments)  # type: ignore[arg-type]
        if self._session.account.local.startswith("bob"):
            self._session.discovery.withdraw(FOLDER_FEATURE)

    monkeypatch.setattr(SiFile, "listen", listen)
    # A share would take it as an archive.
    async with two_people(prosody, folder, only_methods=frozenset({"jingle", "si"})) as people:
        yield people


@pytest.mark.parametrize("kinds", [None, frozenset({Kind.INBAND})], ids=["socks5", "in-band"])
async def test_a_folder_arrives_equal(prosody: ProsodyServer, tmp_path: Path, kinds: frozenset[Kind] | None) -> None:
    tree = ODD if kinds is None else {**ODD, "large.bin": (os.urandom(200_000), 17_000 * DAY)}
    async with two_people(prosody, tmp_path, only_kinds=kinds) as (alice, bob):
        root = make(alice.folder / "my photos", tree)
        sent = await alice.send(root, bob.jid)
        ours = alice.transfer(sent)
        offer = await bob.next_offer()
        (file,) = offer.files
        assert (file.name, file.entries, file.size) == ("my photos", len(ODD), ours.file.size)
        assert file.is_folder and offer.size == ours.file.size
        shown = {LANDS.get(path, path) for path in ODD}
        assert {entry.path.rstrip("/") for entry in offer.preview} == shown
        assert next(entry.size for entry in offer.preview if entry.path == "empty file") == 0
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs, ours = await bob.finished(offer.id), await alice.finished(sent)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE), (ours.failure, theirs.failure)
        assert ours.verified and theirs.verified and ours.digest == theirs.digest
        assert len(ours.attempts) == len(theirs.attempts) == 1
        assert read(bob.inbox / "my photos") == {LANDS.get(path, path): one for path, one in tree.items()}
        assert [one.name for one in bob.inbox.iterdir()] == ["my photos"]
        for side, identifier in ((alice, sent), (bob, offer.id)):
            entries = await side.service.transfers.entries(identifier)
            assert len(entries) == len(ODD)
            assert sum(entry.size for entry in entries) == sum(len(content or b"") for content, _ in tree.values())
        assert await alice.service.transfers.entries("nobody") == ()


async def test_a_file_that_cannot_be_read_stops_it_before_anything_is_queued(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        root = make(alice.folder / "photos", {"a": (b"1", 1), "b/secret": (b"2", 2)})
        monkeypatch.setattr(os, "access", lambda path, *_rest, **_more: not str(path).endswith("secret"))
        with pytest.raises(LocalFileProblem) as told:
            await alice.send(root, bob.jid)
        assert told.value.path == str(root / "b" / "secret")
        assert alice.service.transfers.all() == ()


async def test_a_file_that_changes_on_the_way_is_named(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        root = make(alice.folder / "photos", some_tree(20))
        victim = root / "part 3" / "deeper" / "13.bin"
        opened = FolderSource.__init__

        def changed(self: FolderSource, *arguments: object) -> None:
            opened(self, *arguments)  # type: ignore[arg-type]
            victim.write_bytes(b"another" * 500)

        # Before: a transfer that is sent may open what it sends at once.
        monkeypatch.setattr(FolderSource, "__init__", changed)
        sent = await alice.send(root, bob.jid)
        offer = await bob.next_offer()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: isinstance(alice.transfer(sent).failure, LocalFileProblem))
        failure = alice.transfer(sent).failure
        assert isinstance(failure, LocalFileProblem)
        assert (failure.path, failure.fault) == (str(victim), FileFault.CHANGED.value)
        await bob.service.transfers.cancel(offer.id)
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_file_by_file_to_a_program_without_folders(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree: Tree = {f"part {number}/{number}.bin": (bytes([number]) * 1000, 15_000 * DAY) for number in range(6)}
    tree["nothing here"] = (None, 15_000 * DAY)
    tree["part 0/more/large.bin"] = (os.urandom(400_000), 16_000 * DAY)
    async with one_takes_only_files(prosody, tmp_path, monkeypatch) as (alice, bob):
        root = make(alice.folder / "photos", tree)
        sent = await alice.send(root, bob.jid)
        for number in range(7):
            offer = await bob.next_offer()
            assert not offer.files[0].is_folder and "/" not in offer.files[0].name
            if number == 2:
                await bob.service.transfers.decline(offer.id)
            else:
                await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: all(one.state.finished for one in alice.service.transfers.all()))
        files = alice.service.transfers.all()
        assert sent not in {one.id for one in files}
        assert len(files) == 7 and {one.group for one in files} == {replace(files[0].group, id=sent, count=7)}  # type: ignore[type-var]
        assert files[0].group is not None and files[0].group.size == sum(one.file.size for one in files)
        (declined,) = [one for one in files if one.state is S.DECLINED]
        assert [one.state for one in files].count(S.DONE) == 6
        # Retry sends what is missing and nothing else.
        await alice.service.transfers.retry(declined.id)
        await bob.accept()
        assert (await alice.finished(declined.id)).verified
        assert bob.offered == []
        expected = {Path(path).name: content for path, (content, _) in tree.items() if content is not None}
        assert {path.name: path.read_bytes() for path in bob.inbox.iterdir()} == expected


async def test_a_folder_with_no_file_cannot_go_file_by_file(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with one_takes_only_files(prosody, tmp_path, monkeypatch) as (alice, bob):
        sent = await alice.send(make(alice.folder / "f", {"empty": (None, DAY)}), bob.jid)
        ours = await alice.finished(sent)
        assert ours.state is S.FAILED and isinstance(ours.failure, Unsupported)


async def test_too_many_single_files_are_told_in_numbers(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gharial.backend.transfers.folder_split.MOST_SINGLE_FILES", 3)
    async with one_takes_only_files(prosody, tmp_path, monkeypatch) as (alice, bob):
        sent = await alice.send(make(alice.folder / "f", some_tree(10)), bob.jid)
        ours = await alice.finished(sent)
        assert ours.state is S.FAILED and isinstance(ours.failure, FolderTooLarge)
        assert (ours.failure.found, ours.failure.limit) == (11, 3)


@pytest.mark.parametrize("killed", ["alice", "bob"])
@pytest.mark.timeout(500)
def test_a_folder_goes_on_after_a_kill(prosody: ProsodyServer, tmp_path: Path, killed: str) -> None:
    """Fault: `kill -9` in the middle; the rest goes on from a proven beginning, and the folder is equal."""
    users = dict(zip(("alice", "bob"), befriend(prosody), strict=True))
    tree: Tree = {f"{number % 9}/{number}": (os.urandom(40_000), 15_000 * DAY) for number in range(1000)}
    root = make(tmp_path / "photos", tree)
    slow = ("--send-limit", "10000000")

    def party(name: str) -> PartyProcess:
        return PartyProcess(tmp_path / name, prosody, users[name], "--progress", *(slow if name == "alice" else ()))

    parties = {name: party(name) for name in ("bob", "alice")}
    try:
        for name, other in (("alice", "bob"), ("bob", "alice")):
            parties[name].until("contact", jid=parties[other].jid)
        parties["alice"].tell({"send": [str(root)], "to": parties["bob"].jid})
        parties["bob"].until_any(lambda one: one["event"] == "progress" and one["bytes"] > 8 << 20, 120, "progress")
        victim = parties[killed]
        victim.process.kill()
        victim.__exit__(None, None, None)
        parties[killed] = party(killed)
        parties[killed].until("contact", 120, jid=parties["bob" if killed == "alice" else "alice"].jid)
        # The server shows the device that died for a minute more: nobody waits for that.
        parties["bob"].until("transfer", 45, state="streaming")
        done = parties["bob"].until("transfer", 150, state="done")
        assert done["verified"]
        offsets = [one["bytes"] for one in parties["bob"].events if one.get("state") == "streaming" and one["bytes"]]
        assert offsets and min(offsets) >= 1 << 20
    finally:
        for one in parties.values():
            one.__exit__(None, None, None)
    assert read(tmp_path / "bob" / "inbox" / "photos") == read(root)
    assert [one.name for one in (tmp_path / "bob" / "inbox").iterdir()] == ["photos"]
