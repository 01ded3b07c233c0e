"""Alice sends, Bob accepts, both know that it is the same file."""

import hashlib
import os
from pathlib import Path

import pytest

from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import befriend, person, two_people
from tests.support.accounts import until

S = TransferState
INBAND = frozenset({Kind.INBAND})


async def test_over_socks5_verified_at_both_ends(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(20_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        offer = await bob.next_offer()
        assert offer.peer == alice.full_jid and offer.size == len(data) and offer.files[0].name == "report.pdf"
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs, ours = await bob.finished(offer.id), await alice.finished(sent)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE)
        assert ours.verified and theirs.verified
        assert ours.digest == theirs.digest and ours.digest is not None
        assert ours.digest.hex == hashlib.sha256(data).hexdigest()
        assert (bob.inbox / "report.pdf").read_bytes() == data
        for transfer in (ours, theirs):
            (attempt,) = transfer.attempts
            assert (attempt.method, attempt.kind, attempt.failure) == ("jingle", Kind.SOCKS5_DIRECT, None)
            assert "127.0.0.1:" in attempt.route and attempt.ended is not None and transfer.seconds > 0
        assert ours.peer == bob.full_jid and theirs.path == bob.inbox / "report.pdf"
        assert bob.service.transfers.download_folder() == bob.inbox
        assert bob.gone == [offer.id]


async def test_in_band_verified_at_both_ends(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        data = os.urandom(300_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is S.DONE and ours.verified and theirs.verified
        assert [one.kind for one in (*ours.attempts, *theirs.attempts)] == [Kind.INBAND, Kind.INBAND]
        assert (bob.inbox / "report.pdf").read_bytes() == data


@pytest.mark.parametrize("kinds", [None, INBAND], ids=["socks5", "in-band"])
async def test_an_empty_file(prosody: ProsodyServer, tmp_path: Path, kinds: frozenset[Kind] | None) -> None:
    async with two_people(prosody, tmp_path, only_kinds=kinds) as (alice, bob):
        sent = await alice.send(alice.file("empty", b""), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is S.DONE and ours.verified and theirs.verified
        assert (bob.inbox / "empty").read_bytes() == b""


async def test_three_same_names_all_stay(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        paths = []
        for number in range(3):
            (alice.folder / str(number)).mkdir()
            paths.append(alice.file(f"{number}/photo.tar.gz", os.urandom(10_000)))
        sent = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        received = [await bob.accept() for _ in paths]
        for one in sent:
            assert (await alice.finished(one.id)).verified
        for identifier in received:
            assert (await bob.finished(identifier)).verified
        found = {path.name: path.read_bytes() for path in bob.inbox.iterdir()}
        assert sorted(found) == ["photo (2).tar.gz", "photo (3).tar.gz", "photo.tar.gz"]
        assert sorted(found.values()) == sorted(path.read_bytes() for path in paths)


@pytest.mark.parametrize(
    ("name", "lands_as"),
    [
        (".bashrc", "bashrc"),
        ("back\\slash.txt", "slash.txt"),
        ("a\x01b\x1b[31m.txt", "a_b_[31m.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("<b>&amp;\"'.txt", "_b_&amp;_'.txt"),
        ("CON.txt", "_CON.txt"),
        ("\u0441\u043b\u043e\u043d \U0001f40a.txt", "\u0441\u043b\u043e\u043d \U0001f40a.txt"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("x" * 250 + ".txt", "x" * 250 + ".txt"),
    ],
)
async def test_odd_names(prosody: ProsodyServer, tmp_path: Path, name: str, lands_as: str) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(name, b"odd"), bob.jid)
        offer = await bob.next_offer()
        assert offer.files[0].name == lands_as[: len(offer.files[0].name)]
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).verified and (await bob.finished(offer.id)).verified
        assert [path.name for path in bob.inbox.iterdir()] == [offer.files[0].name]


async def test_a_name_that_is_no_text(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        path = alice.folder / os.fsdecode(b"caf\xe9.txt")
        path.write_bytes(b"latin")
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        assert (await alice.finished(sent)).verified
        assert (await bob.finished(received)).path == bob.inbox / "caf\ufffd.txt"


async def test_a_file_for_somebody_offline_goes_when_they_come(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    async with person(prosody, tmp_path / "alice", alice_user) as alice:
        sent = await alice.send(alice.file(), alice.jid.__class__(f"{bob_user}@{prosody.host}"))
        await until(lambda: alice.transfer(sent).failure is not None)
        assert alice.transfer(sent).state is S.QUEUED
        async with person(prosody, tmp_path / "bob", bob_user) as bob:
            await bob.accept()
            ours = await alice.finished(sent)
            assert ours.state is S.DONE and ours.verified and ours.failure is None


async def test_many_files_at_once_keep_their_order_and_their_bytes(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "bob", bob_user, auto_accept=lambda _offer: inbox) as bob,
    ):
        await until(lambda: alice.sees(bob))
        paths = [alice.file(f"{number:02}", os.urandom(100_000 + number)) for number in range(12)]
        sent = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        for one in sent:
            assert (await alice.finished(one.id)).verified
        assert [one.file.name for one in bob.service.transfers.all()] == [path.name for path in paths]
        await until(lambda: all(one.state is S.DONE for one in bob.service.transfers.all()))
        assert all((inbox / path.name).read_bytes() == path.read_bytes() for path in paths)
