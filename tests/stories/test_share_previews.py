"""Small pictures of a share's files, looked at before the answer: who sees what, and who connects to whom."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from gharial.backend.bytestreams.share_connection import ShareConnection
from gharial.model.events import OfferPictured
from gharial.model.picture import SIDE
from gharial.model.settings import ContactRule
from gharial.model.transfer import Offer, TransferState
from gharial.ui.picture_maker import QtPictures
from prosody_server import ProsodyServer
from tests.backend.transfers.folders import DAY, Tree, make
from tests.stories.people import Person, two_people
from tests.stories.test_google_share import SHARE, sessions_of
from tests.support.accounts import until

S = TransferState


def jpeg(width: int, height: int, color: str) -> bytes:
    """A plain picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"jpeg")).write(image)
    return bytes(buffer.data().data())


def pictured(one: Person) -> list[Offer]:
    """Offers whose pictures have come."""
    found: list[Offer] = []
    one.service.events.subscribe(OfferPictured, lambda event: found.append(event.offer))
    return found


async def test_a_person_looks_and_then_says_yes(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        shown, said = pictured(bob), sessions_of(bob)
        files = {"red.jpg": jpeg(800, 400, "red"), "blue.jpg": jpeg(300, 600, "blue"), "notes.txt": b"no picture"}
        paths = [alice.file(name, data) for name, data in files.items()]
        queued = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offers = {offer.files[0].name: offer for offer in [await bob.next_offer() for _ in files]}
        # All that is offered together stands in each offer; nothing was fetched by itself.
        for offer in offers.values():
            assert {one.name: one.pixels for one in offer.companions} == {
                "red.jpg": (800, 400), "blue.jpg": (300, 600), "notes.txt": None,
            }  # fmt: skip
        assert {name: offer.shows_picture for name, offer in offers.items()} == {
            "red.jpg": True, "blue.jpg": True, "notes.txt": False,
        }  # fmt: skip
        assert not any("channel" in one for one in said)
        await bob.service.transfers.fetch_pictures(offers["notes.txt"].id)
        assert {offer.files[0].name for offer in shown} == {"red.jpg", "blue.jpg"}
        for offer in shown:
            picture = offer.files[0].picture
            assert picture is not None and max(picture.width, picture.height) <= SIDE
            color = QColor(QImage.fromData(picture.data).pixel(3, 3))
            assert (color.red() > 200, color.blue() > 200) == (
                offer.files[0].name == "red.jpg",
                offer.files[0].name == "blue.jpg",
            )
        # One channel for both, and not the one that the files come by; the answer is still open.
        assert sum("<channel" in one for one in said) == 1
        assert all(alice.transfer(one.id).state is S.OFFERED for one in queued)
        assert {one.files[0].name for one in bob.service.transfers.offers() if one.files[0].picture} == {
            "red.jpg", "blue.jpg",
        }  # fmt: skip
        for offer in offers.values():
            await bob.service.transfers.accept(offer.id, bob.inbox)
        for transfer in queued:
            ours = await alice.finished(transfer.id)
            assert ours.state is S.DONE, ours.failure
        for offer in offers.values():
            assert (await bob.finished(offer.id)).state is S.DONE
        assert {one.name: one.read_bytes() for one in bob.inbox.iterdir()} == files


async def test_what_is_in_a_folder_is_seen_beside_the_pictures(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Of all that is offered together, before the answer; names have passed the gate."""
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        tree: Tree = {"2026/a.bin": (b"12345", 15_000 * DAY), "CON": (b"1", 15_000 * DAY)}
        paths = [make(alice.folder / "holiday", tree), alice.file("red.jpg", jpeg(64, 64, "red"))]
        await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offers = {offer.files[0].name: offer for offer in [await bob.next_offer() for _ in paths]}
        whole = offers["holiday"]
        assert whole.files[0].entries == 2 and whole.files[0].is_packed
        assert [one.size for one in whole.preview] == [5, 1]
        assert "CON" not in {one.path for one in whole.preview}
        # On a busy machine they go in two shares.
        for offer in offers.values():
            for one, inside in zip(offer.companions, offer.companion_previews, strict=True):
                assert inside == (whole.preview if one.name == "holiday" else ())


async def test_a_preview_has_the_size_that_was_asked_for(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the original did: width and height stand in the request, and are held to what anybody may ask for."""
    heard: dict[bytes, bytes | None] = {}
    fetch = ShareConnection.fetch
    sizes = (b"?width=40&height=400", b"?width=1024&height=1024", b"?width=999999999&height=999999999",
             b"?width=0&height=0", b"?width=-1&height=5", b"?width=700&height=350", b"?width=5000", b"")  # fmt: skip

    def curious(self: ShareConnection, request: bytes, most: int, timeout_s: float = 30.0) -> bytes | None:
        first, _, rest = request.partition(b"?")
        for query in sizes:
            heard[query] = fetch(self, first + query + b" " + rest.partition(b" ")[2], 1 << 20, timeout_s)
        return fetch(self, request, most, timeout_s)

    monkeypatch.setattr(ShareConnection, "fetch", curious)
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        sent = await alice.send(alice.file("red.jpg", jpeg(1600, 800, "red")), bob.jid)
        offer = await bob.next_offer()
        await bob.service.transfers.fetch_pictures(offer.id)
        found = {query: QImage.fromData(data or b"") for query, data in heard.items()}
        assert [(found[query].width(), found[query].height()) for query in sizes] == [
            (40, 20), (1024, 512), (1024, 512), (1, 1), (SIDE, SIDE // 2), (700, 350), (SIDE, SIDE // 2),
            (SIDE, SIDE // 2),
        ]  # fmt: skip
        await bob.service.transfers.decline(offer.id)
        assert (await alice.finished(sent)).state is S.DECLINED


async def test_by_itself_only_where_that_was_set(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        await bob.service.change_settings(replace(bob.service.settings, pictures_before_answer=True))
        shown = pictured(bob)
        sent = await alice.send(alice.file("red.jpg", jpeg(400, 400, "red")), bob.jid)
        offer = await bob.next_offer()
        await until(lambda: shown)
        assert shown[0].id == offer.id
        # A look is no answer: a no is still a no.
        await bob.service.transfers.decline(offer.id)
        assert (await alice.finished(sent)).state is S.DECLINED
        await until(lambda: offer.id in bob.gone)


async def test_nobody_gets_the_file_instead_of_its_picture(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked for under the files' own path is not there before the answer, nor is a preview of what has none."""
    heard: list[bytes | None] = []
    fetch = ShareConnection.fetch

    def curious(self: ShareConnection, request: bytes, most: int, timeout_s: float = 30.0) -> bytes | None:
        path = request.split(b" ")[1].partition(b"?")[0]
        for wanted in (secret["source"].encode() + b"red.jpg", path.replace(b"red.jpg", b"notes.txt"), b"/etc/passwd"):
            heard.append(fetch(self, request.replace(request.split(b" ")[1], wanted), 1 << 20, timeout_s))
        return fetch(self, request, most, timeout_s)

    monkeypatch.setattr(ShareConnection, "fetch", curious)
    secret: dict[str, str] = {}
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        said = sessions_of(alice)
        paths = [alice.file("red.jpg", jpeg(400, 400, "red")), alice.file("notes.txt", os.urandom(100))]
        await alice.service.transfers.send(alice.jid, bob.jid, paths)
        offers = [await bob.next_offer() for _ in paths]
        initiate = next(one for one in said if 'type="initiate"' in one)
        secret["source"] = initiate.partition("source-path")[2].partition(">")[2].partition("<")[0]
        assert secret["source"].startswith("/temporary/")
        shown = pictured(bob)
        picture_offer = next(one for one in offers if one.files[0].name == "red.jpg")
        await bob.service.transfers.fetch_pictures(picture_offer.id)
        assert heard == [None, None, None] and len(shown) == 1


@pytest.mark.parametrize("who", ["stranger", "hidden"])
async def test_strangers_and_those_we_hide_from_are_not_looked_at(
    prosody: ProsodyServer, tmp_path: Path, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 42, 47: no candidate leaves before the answer, whatever is asked for."""
    async with two_people(prosody, tmp_path, only_methods=SHARE, pictures=QtPictures()) as (alice, bob):
        said, shown = sessions_of(bob), pictured(bob)
        wanted = replace(bob.service.settings, pictures_before_answer=True)
        if who == "stranger":
            monkeypatch.setattr(bob.service.transfers._arrivals._offers, "_knows", lambda _account, _person: False)
            await bob.service.change_settings(wanted)
        sent = await alice.send(alice.file("red.jpg", jpeg(400, 400, "red")), bob.jid)
        offer = await bob.next_offer()
        if who == "hidden":
            rule = ContactRule(bob.jid.bare, alice.jid.bare, hide_address=True)
            await bob.service.change_settings(replace(wanted, contact_rules=(rule,)))
        await bob.service.transfers.fetch_pictures(offer.id)
        assert not shown and not any("channel" in one or "candidate" in one for one in said)
        await bob.service.transfers.decline(offer.id)
        assert (await alice.finished(sent)).state is S.DECLINED
        assert not any("channel" in one or "candidate" in one for one in said)
