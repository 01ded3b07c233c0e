"""A small picture goes with the offer of an image (XEP-0264): to whom it is offered, before the answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from gharial.backend.xmpp.session import AccountSession
from gharial.model.events import OfferPictured
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid
from gharial.model.transfer import Offer, TransferState
from gharial.ui.picture_maker import QtPictures
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person, two_people
from tests.support.accounts import one_signed_in, unique_user, until

ONLY = frozenset({"jingle"})


def photo(alice: Person) -> Path:
    """An image that says where it was made."""
    image = QImage(QSize(640, 480), QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.setText("Comment", "at home, 52.5 N 13.4 E")
    path = alice.folder / "river.jpg"
    assert image.save(str(path))
    assert b"52.5 N" in path.read_bytes()
    return path


def pictured(one: Person) -> list[Offer]:
    """The offers of which a picture comes, from now on."""
    heard: list[Offer] = []
    one.service.events.subscribe(OfferPictured, lambda event: heard.append(event.offer))
    return heard


async def test_it_is_seen_before_the_answer(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=ONLY, pictures=QtPictures()) as (alice, bob):
        heard = pictured(bob)
        sent = await alice.send(photo(alice), bob.jid)
        offer = await bob.next_offer()
        # It tells no address: nobody has to ask for it.
        assert offer.method == "jingle" and not offer.shows_picture
        await until(lambda: heard)
        picture = heard[0].files[0].picture
        assert heard[0].id == offer.id and picture is not None
        assert max(picture.width, picture.height) == 128 and (picture.width, picture.height) == (128, 96)
        assert QImage.fromData(picture.data).pixelColor(60, 40).blue() > 100
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is TransferState.DONE


async def test_all_devices_that_are_asked_see_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    pictures = QtPictures()
    async with (
        person(prosody, tmp_path / "alice", alice_user, pictures=pictures) as alice,
        person(prosody, tmp_path / "desk", bob_user, pictures=pictures) as desk,
        person(prosody, tmp_path / "boat", bob_user, pictures=pictures) as boat,
    ):

        def known() -> bool:
            contact = alice.service.roster.contact(alice.jid, desk.jid)
            return contact is not None and len([one for one in contact.resources if one.features]) == 2

        await until(lambda: known() and desk.sees(alice) and boat.sees(alice))
        heard = [pictured(desk), pictured(boat)]
        sent = await alice.send(photo(alice), desk.jid)
        await until(lambda: all(heard))
        await desk.accept()
        assert (await alice.finished(sent)).state is TransferState.DONE


async def test_nobody_else_can_ask_for_it_and_nobody_afterwards(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=ONLY, pictures=QtPictures()) as (alice, bob):
        session = alice.service.accounts.session(alice.jid)
        said: list[str] = []
        session.client.add_filter("out", lambda stanza: said.append(str(stanza)) or stanza)
        heard = pictured(bob)
        sent = await alice.send(photo(alice), bob.jid)
        await until(lambda: heard)
        cids = {part.partition('"')[0] for text in said for part in text.split('uri="cid:')[1:]}
        assert len(cids) == 1
        (cid,) = cids
        assert not any("52.5 N" in text for text in said)
        eve_user = unique_user("eve")
        prosody.add_account(eve_user, "under the river bank")
        async with one_signed_in(prosody, eve_user) as eve:
            assert await refused(eve.session, alice.full_jid, cid)
        bobs = bob.service.accounts.session(bob.jid)
        assert not await refused(bobs, alice.full_jid, cid)
        await alice.service.transfers.cancel(sent)
        assert await refused(bobs, alice.full_jid, cid)


async def refused(session: AccountSession, peer: Jid, cid: str) -> bool:
    iq = session.client.make_iq_get(ito=peer)
    iq["bits"]["cid"] = cid
    try:
        await session.request(iq)
    except RequestFailed as error:
        assert error.condition == "item-not-found"
        return True
    return False


@pytest.mark.parametrize("with_pictures", [True, False])
async def test_a_file_that_is_no_picture_has_none(
    prosody: ProsodyServer, tmp_path: Path, *, with_pictures: bool
) -> None:
    pictures = QtPictures() if with_pictures else None
    async with two_people(prosody, tmp_path, only_methods=ONLY, pictures=pictures) as (alice, bob):
        path = alice.file("river.jpg", b"\xff\xd8\xff" + b"crocodile" * 100) if with_pictures else photo(alice)
        sent = await alice.send(path, bob.jid)
        heard = pictured(bob)
        offer = await bob.next_offer()
        await bob.service.transfers.fetch_pictures(offer.id)
        assert not heard
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is TransferState.DONE
