"""The second server: sign-in, roster, chat and files through an ejabberd, as through Prosody."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.model.conversation import Direction
from gharial.model.events import MessageAdded
from gharial.model.transfer import Kind, TransferState
from gharial.ui.picture_maker import QtPictures
from tests.backend.transfers.folders import DAY, Tree, make, read
from tests.stories.people import two_people
from tests.stories.test_google_share import SHARE, breakable, starts_of
from tests.stories.test_share_previews import jpeg, pictured
from tests.support.accounts import signed_in, unique_user, until
from tests.support.ejabberd_server import EjabberdServer

pytestmark = pytest.mark.interop


async def test_signing_in(ejabberd: EjabberdServer) -> None:
    async with signed_in(ejabberd, unique_user("alice")) as (alice,):  # type: ignore[arg-type]
        assert alice.full_jid.bare == alice.jid.bare
        features = await alice.session.discovery.server_features()
        assert "urn:xmpp:ping" in features


async def test_roster_presence_and_chat(ejabberd: EjabberdServer, tmp_path: Path) -> None:
    async with two_people(ejabberd, tmp_path) as (alice, bob):  # type: ignore[arg-type]
        contact = alice.service.roster.contact(alice.jid, bob.jid)
        assert contact is not None and contact.name == "Bob"
        heard: list[MessageAdded] = []
        bob.service.events.subscribe(MessageAdded, heard.append)
        await alice.service.chat.send(alice.jid, bob.jid, "under the river bank")
        await until(lambda: heard)
        assert heard[0].message.body == "under the river bank"
        assert heard[0].message.direction is Direction.INCOMING


@pytest.mark.parametrize("kind", [Kind.SOCKS5_DIRECT, Kind.INBAND])
async def test_a_file_arrives(ejabberd: EjabberdServer, tmp_path: Path, kind: Kind) -> None:
    async with two_people(ejabberd, tmp_path, only_kinds=frozenset({kind})) as (alice, bob):  # type: ignore[arg-type]
        data = os.urandom(400_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE, (ours.failure, theirs.failure)
        assert ours.verified and theirs.verified
        assert theirs.attempts[-1].kind is kind
        assert (bob.inbox / "report.pdf").read_bytes() == data


async def test_a_share_of_files_and_a_folder_with_a_preview(ejabberd: EjabberdServer, tmp_path: Path) -> None:
    """Google's own sessions: file, several, folder, preview, one no among them."""
    async with two_people(ejabberd, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):  # type: ignore[arg-type]
        shown = pictured(bob)
        files = {"red.jpg": jpeg(800, 400, "red"), "My notes #1+2.txt": os.urandom(400_000), "empty": b""}
        paths = [alice.file(name, data) for name, data in files.items()]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offers = {offer.files[0].name: offer for offer in [await bob.next_offer() for _ in files]}
        await bob.service.transfers.fetch_pictures(offers["red.jpg"].id)
        assert [offer.files[0].name for offer in shown] == ["red.jpg"]
        await bob.service.transfers.decline(offers["empty"].id)
        for name in ("red.jpg", "My notes #1+2.txt"):
            await bob.service.transfers.accept(offers[name].id, bob.inbox)
        ends = {one.file.name: (await alice.finished(one.id)) for one in queued}
        assert {name: one.state for name, one in ends.items()} == {
            "red.jpg": TransferState.DONE, "My notes #1+2.txt": TransferState.DONE, "empty": TransferState.DECLINED,
        }  # fmt: skip
        assert ends["red.jpg"].attempts[-1].kind is Kind.P2P
        for name in ("red.jpg", "My notes #1+2.txt"):
            await bob.finished(offers[name].id)
            assert (bob.inbox / name).read_bytes() == files[name]
        tree: Tree = {"deep/a.bin": (os.urandom(300_000), 12_345 * DAY), "empty/inside": (None, 14_000 * DAY)}
        sent = await alice.send(make(alice.folder / "holiday", tree), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE, (ours.failure, theirs.failure)
        came = read(bob.inbox / "holiday")
        assert {path: one[0] for path, one in came.items()} == {path: one[0] for path, one in tree.items()}


async def test_a_share_that_broke_goes_on(
    ejabberd: EjabberdServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked = breakable(monkeypatch)
    async with two_people(ejabberd, tmp_path, only_methods=SHARE) as (alice, bob):  # type: ignore[arg-type]
        await alice.service.change_settings(replace(alice.service.settings, send_limit=16 << 20))
        data = os.urandom(32 << 20)
        sent = await alice.send(alice.file("large.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 8 << 20)
        for one in made:
            one.close()
        assert (await alice.finished(sent)).state is (await bob.finished(received)).state is TransferState.DONE
        assert (bob.inbox / "large.bin").read_bytes() == data
        starts = starts_of(asked, b"large.bin")
        assert starts[0] == 0 and starts[-1] >= 1 << 20
