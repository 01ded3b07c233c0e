"""A small picture goes with the offer of an image (XEP-0264): to whom it is offered, before the answer."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from gharial.backend.jingle.inband_transport import NAMESPACE as INBAND
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.stanzas.thumbnails import NAMESPACE as THUMBNAIL
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.events import OfferPictured
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid
from gharial.model.transfer import Offer, TransferState
from gharial.ui.picture_maker import QtPictures
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person, two_people
from tests.support.accounts import PASSWORD, one_signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

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
        prosody.add_account(eve_user, PASSWORD)
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


def content(name: str, cid: str, size: str = "9") -> str:
    """One of a session, by another client."""
    return (
        f"<content creator='initiator' name='{name}' senders='initiator'>"
        f"<description xmlns='{FILE}'><file><name>{name}</name><size>{size}</size>"
        f"<thumbnail xmlns='{THUMBNAIL}' uri='cid:{cid}' media-type='image/png' width='64' height='64'/>"
        f"</file></description><transport xmlns='{INBAND}' sid='{name}' block-size='4096'/></content>"
    )


def dot(color: str, width: int = 64, height: int = 64) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def bomb() -> bytes:
    """A PNG that says it has 65535 pixels in each direction."""
    good = dot("red")
    head = b"IHDR" + struct.pack(">II", 65535, 65535) + good[24:29]
    return good[:12] + head + struct.pack(">I", zlib.crc32(head)) + good[33:]


async def test_each_file_of_a_session_of_several_has_its_own(prosody: ProsodyServer, tmp_path: Path) -> None:
    """And what would burst a decoder, or is none, is not shown: security 47."""
    alice_user, bob_user = befriend(prosody)
    async with (
        person(prosody, tmp_path / "bob", bob_user, pictures=QtPictures()) as bob,
        one_signed_in(prosody, alice_user) as alice,
    ):
        await until(lambda: (one := bob.service.roster.contact(bob.jid, alice.jid)) and one.resources)
        bits = BitsOfBinary(alice.session)
        shown = {
            "red.png": dot("red"),
            "blue.png": dot("blue"),
            "bomb.png": bomb(),
            "vector.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
            "none.png": b"",
        }
        contents = [content(name, bits.show(bob.jid, data or b"-", "image/png")) for name, data in shown.items()]
        asked: list[str] = []
        alice.session.client.add_filter("in", lambda stanza: asked.append(str(stanza)) or stanza)
        heard = pictured(bob)
        await RawPeer(alice.session).ask(
            bob.full_jid,
            f"<jingle xmlns='{JINGLE}' action='session-initiate' sid='several' initiator='{alice.full_jid}'>"
            f"{''.join(contents)}</jingle>",
        )
        await until(lambda: len(bob.offered) == 5 and len(heard) == 2)
        await until(lambda: len([one for one in asked if "urn:xmpp:bob" in one]) == 5)
        colors = {
            one.files[0].name: QImage.fromData(one.files[0].picture.data).pixelColor(9, 9).name()
            for one in heard
            if one.files[0].picture is not None
        }
        assert set(colors) == {"red.png", "blue.png"}
        assert colors["red.png"][1] == "f" and colors["blue.png"][-2] == "f"


async def test_somebody_who_does_not_see_us_is_asked_for_none(prosody: ProsodyServer, tmp_path: Path) -> None:
    """security 41: it would tell that we are there."""
    bob_user, eve_user = unique_user("bob"), unique_user("eve")
    for user in (bob_user, eve_user):
        prosody.add_account(user, PASSWORD)
    async with (
        person(prosody, tmp_path / "bob", bob_user, pictures=QtPictures()) as bob,
        one_signed_in(prosody, eve_user) as eve,
    ):
        bits = BitsOfBinary(eve.session)
        asked: list[str] = []
        eve.session.client.add_filter("in", lambda stanza: asked.append(str(stanza)) or stanza)
        await bob.service.roster.add(bob.jid, eve.jid, "Eve", [])
        await RawPeer(eve.session).ask(
            bob.full_jid,
            f"<jingle xmlns='{JINGLE}' action='session-initiate' sid='one' initiator='{eve.full_jid}'>"
            f"{content('a.png', bits.show(bob.jid, dot('red'), 'image/png'))}</jingle>",
        )
        offer = await bob.next_offer()
        await bob.service.transfers.fetch_pictures(offer.id)
        await bob.service.transfers.decline(offer.id)
        await until(lambda: any("session-terminate" in one for one in asked))
        assert not [one for one in asked if "urn:xmpp:bob" in one]
