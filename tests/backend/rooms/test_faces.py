"""The pictures of people in rooms (XEP-0153, 0398): announced by presence, fetched through the room, checked."""

import base64
import hashlib
from xml.etree import ElementTree as ET

from gharial.model.room import RoomOptions
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guests, room_jid
from tests.support.accounts import until

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HASH = hashlib.sha1(PNG, usedforsecurity=False).hexdigest()


async def _put_picture(one: Guest) -> None:
    iq = one.session.client.make_iq_set()
    vcard = ET.Element("{vcard-temp}vCard")
    photo = ET.SubElement(vcard, "{vcard-temp}PHOTO")
    ET.SubElement(photo, "{vcard-temp}TYPE").text = "image/png"
    ET.SubElement(photo, "{vcard-temp}BINVAL").text = base64.b64encode(PNG).decode()
    iq.append(vcard)
    await one.session.request(iq)


async def test_a_picture_comes_through_the_room_without_anybodys_address(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, RoomOptions(private=False), "Alice")
        await _put_picture(alice)
        await bob.rooms.join(bob.jid, room, "Bob")
        assert await bob.rooms.avatar(bob.jid, room, "Alice") is None
        bob.inject(
            f"<presence xmlns='jabber:client' from='{room}/Alice'><x xmlns='http://jabber.org/protocol/muc#user'>"
            f"<item affiliation='owner' role='moderator'/></x><x xmlns='vcard-temp:x:update'><photo>{HASH}</photo></x>"
            "</presence>"
        )
        await until(lambda: bob.people(room)["Alice"].avatar == HASH)
        assert bob.people(room)["Alice"].jid is None
        assert await bob.rooms.avatar(bob.jid, room, "Alice") == PNG
        # What is another picture than was announced is none.
        other = "0" * 40
        bob.inject(
            f"<presence xmlns='jabber:client' from='{room}/Alice'><x xmlns='http://jabber.org/protocol/muc#user'>"
            f"<item affiliation='owner' role='moderator'/></x><x xmlns='vcard-temp:x:update'><photo>{other}</photo></x>"
            "</presence>"
        )
        await until(lambda: bob.people(room)["Alice"].avatar == other)
        assert await bob.rooms.avatar(bob.jid, room, "Alice") is None
        assert await bob.rooms.avatar(bob.jid, room, "Nobody") is None


async def test_our_own_picture_is_announced_to_the_room(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, RoomOptions(private=False), "Alice")
        await _put_picture(bob)
        await bob.rooms.join(bob.jid, room, "Bob")
        await until(lambda: "Bob" in alice.people(room))
        await until(lambda: alice.people(room)["Bob"].avatar == HASH, 10)
        assert await alice.rooms.avatar(alice.jid, room, "Bob") == PNG
