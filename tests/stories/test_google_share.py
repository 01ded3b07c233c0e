"""Files and folders by Google Talk's share: two of us, a real server, UDP on loopback."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.bytestreams.share_connection import ShareConnection
from gharial.backend.methods.google_share import GoogleShare
from gharial.backend.stanzas.google_share import SESSION
from gharial.backend.wire.google_http import ShareResponse
from gharial.model.failures import Cancelled
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.backend.transfers.folders import DAY, Tree, make, read
from tests.backend.transfers.test_archive_landing import counted
from tests.stories.people import Person, two_people
from tests.support.accounts import until

S = TransferState
SHARE = frozenset({"share"})
TREE: Tree = {
    "a.txt": (b"1", 12_345 * DAY),
    "empty/inside": (None, 14_000 * DAY),
    "empty file": (b"", 15_000 * DAY),
    "deep/down/\u0444\u0430\u0439\u043b.bin": (os.urandom(300_000), 16_000 * DAY),
    "deep/block": (os.urandom(512), 17_000 * DAY),
}


def sessions_of(one: Person) -> list[str]:
    """All messages of Google's sessions that leave from now on."""
    said: list[str] = []

    def note(stanza: StanzaBase) -> StanzaBase:
        if SESSION in str(stanza) and 'type="set"' in str(stanza):
            said.append(str(stanza))
        return stanza

    one.service.accounts.session(one.jid).client.add_filter("out", note)
    return said


@pytest.mark.parametrize("size", [0, 16, 3_000_000])
async def test_a_file_arrives(prosody: ProsodyServer, tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        said = sessions_of(bob)
        sent = await alice.send(alice.file("My notes #1+2.txt", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE), (ours.failure, theirs.failure)
        assert (bob.inbox / "My notes #1+2.txt").read_bytes() == data
        # Nothing in this protocol proves it.
        assert not ours.verified and not theirs.verified
        assert ours.attempts[-1].kind is theirs.attempts[-1].kind is Kind.P2P
        await until(lambda: len(said) >= 6)
        order = [one.partition('type="')[2] for one in said]
        kinds = [text.split("<session", 1)[1].split('type="', 1)[1].split('"')[0] for text in said]
        assert order and kinds[:3] == ["transport-accept", "accept", "info"]
        assert kinds[-2:] == ["info", "terminate"] and "complete" in said[-2]


async def test_a_folder_arrives_as_an_archive(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        root = make(alice.folder / "my photos", TREE)
        sent = await alice.send(root, bob.jid)
        offer = await bob.next_offer()
        assert offer.files[0].is_packed and offer.files[0].name == "my photos"
        # Between ourselves it is said what is in it, and that is what comes.
        assert offer.files[0].entries == len(offer.preview) == len(TREE)
        assert {one.path: one.size for one in offer.preview} == {
            path + ("/" if one[0] is None else ""): len(one[0] or b"") for path, one in TREE.items()
        }
        await bob.service.transfers.accept(offer.id, bob.inbox)
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE), (ours.failure, theirs.failure)
        came = read(bob.inbox / "my photos")
        assert {path: one[0] for path, one in came.items()} == {path: one[0] for path, one in TREE.items()}
        assert [one.name for one in bob.inbox.iterdir()] == ["my photos"]


async def test_several_files_in_one_share(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        said = sessions_of(alice)
        files = {f"{number}.bin": os.urandom(50_000 + number) for number in range(3)}
        paths = [alice.file(name, data) for name, data in files.items()]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offers = [await bob.next_offer() for _ in files]
        assert len({offer.group.id for offer in offers if offer.group is not None}) == 1
        refused = next(offer for offer in offers if offer.files[0].name == "1.bin")
        await bob.service.transfers.decline(refused.id)
        for offer in offers:
            if offer is not refused:
                await bob.service.transfers.accept(offer.id, bob.inbox)
        ends = {one.file.name: (await alice.finished(one.id)).state for one in queued}
        assert ends == {"0.bin": S.DONE, "1.bin": S.DECLINED, "2.bin": S.DONE}
        for offer in offers:
            await bob.finished(offer.id)
        assert {one.name: one.read_bytes() for one in bob.inbox.iterdir()} == {
            name: data for name, data in files.items() if name != "1.bin"
        }
        assert sum('type="initiate"' in one for one in said) == 1


async def test_some_of_a_share_is_taken_and_the_rest_declined_by_one_answer(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        files = {f"{number}.bin": os.urandom(5000 + number) for number in range(4)}
        paths = [alice.file(name, data) for name, data in files.items()]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offer = await bob.next_offer()
        there = len(offer.companions)
        assert there >= 2
        # Also without the file that the question came with.
        wanted = [file for file in offer.companions if file.name != offer.files[0].name]
        await bob.service.transfers.accept(offer.id, bob.inbox, chosen=wanted)
        named = {file.name for file in offer.companions}
        ends = {one.file.name: (await alice.finished(one.id)).state for one in queued if one.file.name in named}
        assert ends == {name: S.DECLINED if name == offer.files[0].name else S.DONE for name in named}
        await until(lambda: len(list(bob.inbox.iterdir())) == len(wanted))
        assert {one.name: one.read_bytes() for one in bob.inbox.iterdir()} == {
            file.name: files[file.name] for file in wanted
        }


async def test_a_no_to_a_share_is_one_to_all_of_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        paths = [alice.file(f"{number}.bin", os.urandom(10)) for number in range(3)]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offer = await bob.next_offer()
        assert len(offer.companions) == 3
        await bob.service.transfers.decline(offer.id, together=True)
        assert {(await alice.finished(one.id)).state for one in queued} == {S.DECLINED}
        assert not bob.service.transfers.offers() and not list(bob.inbox.iterdir())


async def test_one_yes_for_a_group_that_takes_several_shares(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        files = {f"{number}.bin": os.urandom(1000 + number) for number in range(7)}
        paths = [alice.file(name, data) for name, data in files.items()]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offer = await bob.next_offer()
        assert offer.group is not None and offer.group.count == 7
        await bob.service.transfers.accept(offer.id, bob.inbox, whole_group=True)
        for transfer in queued:
            ours = await alice.finished(transfer.id)
            assert ours.state is S.DONE, ours.failure
        await until(lambda: len(list(bob.inbox.iterdir())) == 7)
        assert {one.name: one.read_bytes() for one in bob.inbox.iterdir()} == files


async def test_the_receiver_cancels(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        path = alice.folder / "large.bin"
        with path.open("wb") as file:
            file.truncate(1 << 31)
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        await bob.has_moved(received)
        await bob.service.transfers.cancel(received)
        ours = await alice.finished(sent)
        assert ours.state is S.CANCELLED
        assert isinstance(ours.failure, Cancelled) and not ours.failure.by_us
        await until(lambda: not list(bob.inbox.iterdir()))


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_who_hides_its_address_shares_nothing(prosody: ProsodyServer, tmp_path: Path, who: str) -> None:
    """Security 42: PseudoTCP always tells an address; other ways are taken, and no candidate leaves."""
    methods = frozenset({"share", "si"})
    async with two_people(prosody, tmp_path, only_methods=methods) as (alice, bob):
        hides, other = (alice, bob) if who == "sender" else (bob, alice)
        rule = ContactRule(hides.jid.bare, other.jid.bare, hide_address=True)
        await hides.service.change_settings(replace(hides.service.settings, contact_rules=(rule,)))
        said = sessions_of(hides)
        sent = await alice.send(alice.file(), bob.jid)
        received = await bob.accept()
        assert (await alice.finished(sent)).state is (await bob.finished(received)).state is S.DONE
        assert not said


def breakable(monkeypatch: pytest.MonkeyPatch) -> tuple[list[P2pLink], list[bytes]]:
    """All paths that are made from now on, and all requests."""
    made: list[P2pLink] = []
    asked: list[bytes] = []
    ask, link = ShareConnection.ask, P2pLinks.link

    def heard(self: ShareConnection, request: bytes, answer_s: float = 30.0) -> ShareResponse:
        asked.append(request)
        return ask(self, request, answer_s)

    async def note(self: P2pLinks, name: str, on_candidate: Callable[[P2pCandidate], None], peer: Jid) -> P2pLink:
        found = await link(self, name, on_candidate, peer)
        made.append(found)
        return found

    monkeypatch.setattr(ShareConnection, "ask", heard)
    monkeypatch.setattr(P2pLinks, "link", note)
    return made, asked


def starts_of(asked: list[bytes], name: bytes) -> list[int]:
    """From which byte on it was asked for, each time."""
    return [int(one.partition(b"Range: bytes=")[2].partition(b"-")[0] or 0) for one in asked if b"/" + name in one]


@pytest.mark.parametrize("peer", ["ours", "foreign"])
async def test_a_folder_that_broke_in_its_middle_is_gone_on_with(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, peer: str
) -> None:
    """Between ourselves from the middle of the archive on; by others, who send it from its beginning only, what is here
    already is compared and not written again."""
    made, asked = breakable(monkeypatch)
    written = counted(monkeypatch)
    if peer == "foreign":
        monkeypatch.setattr(GoogleShare, "_is_ours", lambda self, jid: False)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        await alice.service.change_settings(replace(alice.service.settings, send_limit=16 << 20))
        tree: Tree = {f"part/{number:02}.bin": (os.urandom(1 << 20), (15_000 + number) * DAY) for number in range(48)}
        root = make(alice.folder / "pics", {**tree, "empty": (b"", 14_000 * DAY)})
        sent = await alice.send(root, bob.jid)
        offer = await bob.next_offer()
        assert (offer.files[0].date is None) == (peer == "foreign")
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await bob.has_moved(offer.id, 8 << 20)
        for one in made:
            one.close()
        ours = await alice.finished(sent)
        assert ours.state is S.DONE, ours.failure
        await until(lambda: all(one.state is S.DONE for one in bob.service.transfers.all()))
        starts = starts_of(asked, b"pics")
        assert starts[0] == 0 and len(starts) > 1
        assert starts[-1] >= 4 << 20 if peer == "ours" else starts[-1] == 0
        assert sum(written) < (48 + 4) << 20
        assert [one.name for one in bob.inbox.iterdir()] == ["pics"]
        came = read(bob.inbox / "pics")
        assert {path: one[0] for path, one in came.items()} == {path: one[0] for path, one in tree.items()} | {
            "empty": b""
        }


async def test_a_broken_share_is_offered_again_and_what_was_done_stays(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path dies in the middle of the second file: the first is not fetched again, of the second only the rest."""
    made, asked = breakable(monkeypatch)
    async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        # Slow enough to be broken in its middle, however fast the machine is.
        await alice.service.change_settings(replace(alice.service.settings, send_limit=20 << 20))
        alice.file("0.bin", small := os.urandom(5000))
        large = alice.folder / "1.bin"
        with large.open("wb") as file:
            for _ in range(64):
                file.write(os.urandom(1 << 20))
        queued = await alice.service.transfers.send(alice.jid, bob.jid, [alice.folder / "0.bin", large])
        offers = {offer.files[0].name: offer for offer in (await bob.next_offer(), await bob.next_offer())}
        await bob.service.transfers.accept(offers["0.bin"].id, bob.inbox)
        await bob.finished(offers["0.bin"].id)
        await bob.service.transfers.accept(offers["1.bin"].id, bob.inbox)
        await bob.has_moved(offers["1.bin"].id, 8 << 20)
        for one in made:
            one.close()
        for transfer in queued:
            ours = await alice.finished(transfer.id)
            assert ours.state is S.DONE, ours.failure
        theirs = await bob.finished(offers["1.bin"].id)
        assert theirs.state is S.DONE and len(theirs.attempts) > 1
        assert len(bob.transfer(offers["0.bin"].id).attempts) == 1
        assert (bob.inbox / "0.bin").read_bytes() == small
        assert (bob.inbox / "1.bin").read_bytes() == large.read_bytes()
        assert sum(b"/0.bin " in one for one in asked) == 1
        starts = starts_of(asked, b"1.bin ")
        assert starts[0] == 0 and starts[-1] >= 1 << 20
