"""Avatars between two accounts: announced, fetched, kept, refused."""

import base64
import hashlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gharial.backend.roster import avatars as avatars_module
from gharial.backend.storage import roster as store_module
from gharial.backend.storage.database import Database
from gharial.backend.storage.roster import RosterStore
from prosody_server import ProsodyServer
from tests.backend.roster.people import Person, people, person, person_offline
from tests.support.accounts import unique_user, until

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
SHA1 = hashlib.sha1(PNG).hexdigest()
PUBSUB = "{http://jabber.org/protocol/pubsub}"


async def publish(owner: Person, picture: bytes, announced: str | None = None) -> None:
    """Publish a picture as XEP-0084 §3.1 says, under its hash or under another one."""
    name = announced or hashlib.sha1(picture).hexdigest()
    data = ET.Element("{urn:xmpp:avatar:data}data")
    data.text = base64.b64encode(picture).decode()
    metadata = ET.Element("{urn:xmpp:avatar:metadata}metadata")
    facts = {"id": name, "bytes": str(len(picture)), "type": "image/png"}
    ET.SubElement(metadata, "{urn:xmpp:avatar:metadata}info", facts)
    for node, payload in (("urn:xmpp:avatar:data", data), ("urn:xmpp:avatar:metadata", metadata)):
        iq = owner.session.client.make_iq_set()
        pubsub = ET.Element(f"{PUBSUB}pubsub")
        item = ET.SubElement(ET.SubElement(pubsub, f"{PUBSUB}publish", {"node": node}), f"{PUBSUB}item", {"id": name})
        item.append(payload)
        iq.append(pubsub)
        await owner.session.request(iq)


async def test_a_published_avatar_arrives_and_is_kept(prosody: ProsodyServer, tmp_path: Path) -> None:
    first, second = unique_user("alice"), unique_user("bob")
    path = tmp_path / "alice.sqlite"
    async with people(prosody, second, first, befriended=True) as (bob, _), person(prosody, first, path) as alice:
        await publish(bob, PNG)
        await until(lambda: alice.contact(bob).avatar == SHA1)
        assert await alice.roster.avatar(alice.jid, bob.jid) == PNG
        # Bob's own program knows it too, and tells it with its presence instead of deleting it (XEP-0153 §3).
        assert await bob.roster.avatar(bob.jid, bob.jid) == PNG
        jid = bob.jid
    async with person_offline(prosody, first, path) as alice:
        assert alice.contact(jid).avatar == SHA1
        assert await alice.roster.avatar(alice.jid, jid) == PNG


async def test_an_avatar_in_a_vcard_is_fetched_too(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        iq = bob.session.client.make_iq_set()
        vcard = ET.Element("{vcard-temp}vCard")
        photo = ET.SubElement(vcard, "{vcard-temp}PHOTO")
        ET.SubElement(photo, "{vcard-temp}TYPE").text = "image/png"
        ET.SubElement(photo, "{vcard-temp}BINVAL").text = base64.b64encode(PNG).decode()
        iq.append(vcard)
        await bob.session.request(iq)
        alice.hear(
            f"<presence xmlns='jabber:client' from='{bob.session.full_jid}'>"
            f"<x xmlns='vcard-temp:x:update'><photo>{SHA1}</photo></x></presence>"
        )
        await until(lambda: alice.contact(bob).avatar == SHA1)
        assert await alice.roster.avatar(alice.jid, bob.jid) == PNG


async def test_a_picture_that_is_not_what_was_announced_is_refused_once(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        wrong = "0" * 40
        await publish(bob, PNG, announced=wrong)
        await until(lambda: alice.contact(bob).avatar == wrong)
        asked = []
        request = alice.session.request

        async def counted(iq, timeout_s=30.0):
            asked.append(iq)
            return await request(iq, timeout_s)

        monkeypatch.setattr(alice.session, "request", counted)
        assert await alice.roster.avatar(alice.jid, bob.jid) is None
        assert len(asked) == 2, "by XEP-0084, then by vCard"
        assert await alice.roster.avatar(alice.jid, bob.jid) is None
        assert len(asked) == 2, "and not again for a while"


async def test_requests_for_many_avatars_go_out_a_few_at_a_time(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        roster = alice.roster._rosters[alice.jid]
        running = most = 0

        async def slow(iq, timeout_s=30.0):
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1
            return iq

        monkeypatch.setattr(alice.session, "request", slow)
        hashes = [f"{number:040x}" for number in range(30)]
        found = await asyncio.gather(*(roster.avatars.get(bob.jid, one, from_pep=True) for one in hashes * 2))
        assert found == [None] * 60
        assert most == avatars_module.AT_ONCE


async def test_the_store_forgets_the_longest_unused_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "MAX_PICTURE_BYTES", 1000)
    database = Database(None)
    await database.open()
    try:
        store = RosterStore(database)
        for name in ("a", "b", "c"):
            await store.put_picture(name, b"x" * 400)
            await store.picture("a")
        assert await store.picture("a") == b"x" * 400
        assert await store.picture("b") is None
        assert await store.picture("c") == b"x" * 400
    finally:
        await database.close()
