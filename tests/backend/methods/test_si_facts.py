"""What stream initiation says of a file: hashes, folders, groups (security 30)."""

import asyncio
import base64
import hashlib
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from gharial.backend.stanzas.offer_extras import FOLDER_FEATURE
from gharial.backend.stanzas.stream_initiation import PROFILE
from gharial.model.contact import Resource
from gharial.model.failures import (
    Declined,
    RequestFailed,
    Unsupported,
)
from gharial.model.transfer import Digest, Entry, FileInfo, Group
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import initiation, offer_to, scene
from tests.backend.methods.other_receiver import Receiver
from tests.backend.methods.parties import sha256

_MD5, _SHA256 = hashlib.md5(b"abc").hexdigest(), hashlib.sha256(b"abc").digest()


@pytest.mark.parametrize(
    ("extra", "inside", "digest"),
    [
        (f"hash='{_MD5}'", "", Digest("md5", _MD5)),
        (f"hash=' {_MD5.upper()}'", "", Digest("md5", _MD5)),
        ("hash='zz'", "", None),
        (f"hash='{_MD5}ff'", "", None),
        (
            f"hash='{_MD5}'",
            f"<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>{base64.b64encode(_SHA256).decode()}</hash>",
            Digest("sha-256", _SHA256.hex()),
        ),
        ("", "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>YWJj</hash>", None),
        ("", "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>%%%</hash>", None),
        ("", "<hash xmlns='urn:xmpp:hashes:2' algo='sha-1'>YWJj</hash>", None),
        ("", "", None),
    ],
)
async def test_the_hash_of_an_offer_is_what_is_compared_with(
    prosody: ProsodyServer, extra: str, inside: str, digest: Digest | None
) -> None:
    """Security 30: the strongest one that is well written; nothing where the sender tells none at all."""
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation(file_extra=extra, inside=inside)))
        incoming = await here.bob.next_offer()
        assert incoming.offer.files[0].digest == digest
        await incoming.accept()
        await asking
        assert await incoming.expected_digest() == digest


async def test_a_known_digest_and_our_extras_go_along_and_nothing_is_hashed_for_it(prosody: ProsodyServer) -> None:
    """fault 34: an offer waits for no hash, however slow the disk; what is known already goes with it."""
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, refuse="forbidden")
        receiver.listen()
        plain = offer_to(here)
        rich = replace(
            plain,
            id="another",
            files=(replace(plain.files[0], digest=sha256(b"abc"), entries=2, description="two letters"),),
            group=Group("g1", 3, 900),
            preview=(Entry("a/b.txt", 3), Entry("c.txt", 0)),
        )
        for offer in (plain, rich):
            outgoing = await here.alice.method.offer(offer, here.alice.method.kinds)
            with pytest.raises(Declined):
                await outgoing.answered()
        first, second = (one.find(f"{{{PROFILE}}}file") for one in receiver.offers)
        assert first is not None and second is not None
        assert [one.get("id") for one in receiver.offers] == [plain.id, "another"]
        assert first.find("{urn:xmpp:hashes:2}hash") is None and first.get("hash") is None
        assert second.findtext("{urn:xmpp:hashes:2}hash") == base64.b64encode(_SHA256).decode()
        # As our own receiver reads it.
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, ET.tostring(receiver.offers[1], encoding="unicode")))
        incoming = await here.bob.next_offer()
        assert replace(incoming.offer, account=rich.account, peer=rich.peer, time=rich.time) == rich
        await incoming.decline()
        with pytest.raises(RequestFailed):
            await asking


async def test_a_folder_as_one_only_to_whom_it_means_something(prosody: ProsodyServer) -> None:
    folder = FileInfo("letters", 900, entries=3)
    async with scene(prosody) as here:
        method, jid = here.alice.method, here.bob_jid
        features = await here.alice.person.session.discovery.features(jid)
        assert FOLDER_FEATURE in features
        assert method.misfit([folder], Resource(jid, features=features)) is None
        for less in (None, features - {FOLDER_FEATURE}):
            misfit = method.misfit([folder], Resource(jid, features=less))
            assert isinstance(misfit, Unsupported) and misfit.lacks == FOLDER_FEATURE
