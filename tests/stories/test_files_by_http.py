"""A link to our own web server, an upload to theirs, links in messages: Alice sends, Bob decides."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gharial.backend.service import Service
from gharial.model.conversation import Direction
from gharial.model.events import PasswordNeeded
from gharial.model.failures import ConsentNeeded, HttpRefused, LinkFault, LinkRefused, PeerGone
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind, Offer, TransferState
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.backend.methods.parties import push
from tests.stories.people import Person, befriend
from tests.support.accounts import PASSWORD, settings_for, until

S = TransferState
LIMIT = 50_000_000


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    server = ProsodyServer(tmp_path_factory.mktemp("uploads"), upload_limit=LIMIT)
    server.start()
    yield server
    server.stop()


@asynccontextmanager
async def somebody(
    server: ProsodyServer, folder: Path, user: str, *methods: str, may_upload: bool = False
) -> AsyncIterator[Person]:
    """One of them, online; with `methods`, only by those."""
    folder.mkdir(exist_ok=True)
    known = (folder / "profile").exists()
    service = Service(
        Profile.under(folder / "profile"),
        only_methods=frozenset(methods) if methods else None,
        may_upload=may_upload,
    )
    asked: list[PasswordNeeded] = []
    service.events.subscribe(PasswordNeeded, asked.append)
    await service.start()
    try:
        settings = settings_for(server, user)
        if known:
            await until(lambda: asked)
            await service.accounts.set_password(settings.jid, PASSWORD, settings.keep_password)
        else:
            await service.accounts.add(settings, PASSWORD)
        one = Person(service, settings.jid, folder)
        await until(lambda: service.accounts.session(settings.jid).online)
        yield one
    finally:
        await asyncio.wait_for(service.stop(), 60)


async def texts(one: Person, other: Jid) -> list[str]:
    """What was said, without the files."""
    page = await one.service.chat.page(one.jid, other)
    return [message.body for message in page if not message.transfer_id]


async def test_a_link_to_our_own_web_server(prosody: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(prosody)
    async with (
        somebody(prosody, tmp_path / "alice", users[0], "oob") as alice,
        somebody(prosody, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        data = os.urandom(20_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        offer = await bob.next_offer()
        assert (offer.method, offer.size, offer.quiet) == ("oob", len(data), False)
        assert offer.host.startswith("127.0.0.1:")
        await bob.service.transfers.accept(offer.id, bob.inbox)
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE), (ours.failure, theirs.failure)
        assert ours.verified and theirs.verified and ours.digest == theirs.digest
        assert (bob.inbox / "report.pdf").read_bytes() == data
        for transfer in (ours, theirs):
            assert [(one.method, one.kind) for one in transfer.attempts] == [("oob", Kind.HTTP)]


async def test_a_link_declined_and_nothing_but_that(prosody: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(prosody)
    async with (
        somebody(prosody, tmp_path / "alice", users[0], "oob") as alice,
        somebody(prosody, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        sent = await alice.send(alice.file("report.pdf"), bob.jid)
        await bob.service.transfers.decline((await bob.next_offer()).id)
        assert (await alice.finished(sent)).state is S.DECLINED


async def test_uploaded_and_fetched(uploads: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload", may_upload=True) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        data = os.urandom(5_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        ours = await alice.finished(sent)
        assert (ours.state, ours.verified) == (S.DONE, False), ours.failure
        assert ours.digest is not None and ours.digest.hex == hashlib.sha256(data).hexdigest()
        offer = await bob.next_offer()
        assert (offer.method, offer.quiet, offer.size) == ("upload", True, len(data))
        assert offer.files[0].name == "report.pdf" and offer.peer == alice.full_jid
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs = await bob.finished(offer.id)
        assert theirs.state is S.DONE and theirs.verified, theirs.failure
        assert (bob.inbox / "report.pdf").read_bytes() == data
        # A card at both ends, and no link beside it.
        assert await texts(alice, bob.jid) == [] == await texts(bob, alice.jid)


async def test_never_without_consent(uploads: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload") as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob))
        before = list((uploads.folder / "data").rglob("*.bin"))
        sent = await alice.send(alice.file("report.pdf"), bob.jid)
        await until(lambda: isinstance(alice.transfer(sent).failure, ConsentNeeded))
        assert list((uploads.folder / "data").rglob("*.bin")) == before
        assert alice.transfer(sent).state is S.QUEUED
        await alice.service.transfers.allow_upload(sent)
        assert (await alice.finished(sent)).state is S.DONE
        offer = await bob.next_offer()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await bob.finished(offer.id)).verified
        assert (bob.inbox / "report.pdf").read_bytes() == b"crocodile"


async def test_now_to_the_server_for_somebody_who_is_away(uploads: ProsodyServer, tmp_path: Path) -> None:
    """It waits for its contact, with the way to the server named; taken by the user's word for this file alone."""
    users = befriend(uploads)
    data = os.urandom(300_000)
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        bob_jid = bob.jid
        async with asyncio.timeout(60):
            while await bob.service.chat._around.marks.range(bob.jid) is None:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0.02)
    async with somebody(uploads, tmp_path / "alice", users[0]) as alice:
        files = alice.service.transfers
        sent, other = [await alice.send(alice.file(name, data), bob_jid) for name in ("a.bin", "b.bin")]
        await until(lambda: isinstance(alice.transfer(other).failure, PeerGone))
        await until(lambda: files.ways(sent))
        assert [(way.method, way.leaves_copy_on_server) for way in files.ways(sent)] == [("upload", True)]
        # A general leave does not decide it: whoever waits, waits.
        settings = alice.service.settings
        await alice.service.change_settings(replace(settings, upload_accounts=(alice.jid.bare,)))
        await asyncio.sleep(0.3)
        assert alice.transfer(sent).state is S.QUEUED
        await files.allow_upload(sent)
        ours = await alice.finished(sent)
        assert (ours.state, ours.peer) == (S.DONE, bob_jid), ours.failure
        assert alice.transfer(other).state is S.QUEUED
        await files.cancel(other)
        assert await texts(alice, bob_jid) == []
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        offer = await bob.next_offer()
        assert (offer.method, offer.files[0].name) == ("upload", "a.bin")
        await bob.service.transfers.accept(offer.id, bob.inbox)
        assert (await bob.finished(offer.id)).verified
        assert (bob.inbox / "a.bin").read_bytes() == data


async def test_no_upload_is_proposed_where_the_server_has_none(prosody: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(prosody)
    async with somebody(prosody, tmp_path / "alice", users[0]) as alice:
        sent = await alice.send(alice.file("a.bin"), Jid(f"{users[1]}@{prosody.host}"))
        await until(lambda: isinstance(alice.transfer(sent).failure, PeerGone))
        await until(lambda: alice.service.transfers.ways(sent) == ())


async def test_a_link_that_came_while_away_outlives_restarts(uploads: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(uploads)
    data = os.urandom(100_000)
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        bob_jid = bob.jid
        # The first look into the archive takes everything for old.
        async with asyncio.timeout(60):
            while await bob.service.chat._around.marks.range(bob.jid) is None:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0.02)
    async with somebody(uploads, tmp_path / "alice", users[0]) as alice:
        method = alice.service._links._methods[alice.jid.bare]
        file = FileInfo("report.pdf", len(data))
        offer = Offer("1", alice.jid, bob_jid, "upload", (file,), datetime.now(UTC))
        outgoing = await method.offer(offer, (Kind.HTTP,))
        stream = await outgoing.open(Kind.HTTP)
        with alice.file("report.pdf", data).open("rb") as source:
            await asyncio.to_thread(push, stream, source, len(data))
        await outgoing.finish(Digest("sha-256", hashlib.sha256(data).hexdigest()))
        alice_jid = alice.jid
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        await bob.next_offer()
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        offer = await bob.next_offer()
        assert len(bob.service.transfers.all()) == 1
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs = await bob.finished(offer.id)
        assert theirs.state is S.DONE and theirs.verified
        assert await texts(bob, alice_jid) == []
    async with somebody(uploads, tmp_path / "bob", users[1]) as bob:
        await until(lambda: bob.service.chat._chats[bob.jid.bare].session.online)
        await asyncio.sleep(0.3)
        assert bob.offered == [] and len(bob.service.transfers.all()) == 1


@pytest.mark.parametrize("how", ["text", "hidden"])
async def test_links_that_stay_text(uploads: ProsodyServer, tmp_path: Path, how: str) -> None:
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload", may_upload=True) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        settings = bob.service.settings
        if how == "text":
            settings = replace(settings, links="text")
        else:
            rule = ContactRule(bob.jid.bare, alice.jid.bare, hide_address=True)
            settings = replace(settings, contact_rules=(rule,))
        await bob.service.change_settings(settings)
        await alice.send(alice.file("report.pdf"), bob.jid)
        await until(lambda: bob.service.chat.conversation(bob.jid, alice.jid).last is not None)
        (text,) = await texts(bob, alice.jid)
        assert text.startswith("https://localhost:") and bob.offered == []


async def test_asked_by_a_dialog_where_that_is_wanted(uploads: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload", may_upload=True) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        await bob.service.change_settings(replace(bob.service.settings, links="ask"))
        await alice.send(alice.file("report.pdf"), bob.jid)
        assert not (await bob.next_offer()).quiet


async def test_a_text_with_a_link_is_a_text(uploads: ProsodyServer, tmp_path: Path) -> None:
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0]) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await alice.service.chat.send(alice.jid, bob.jid, "https://files.example/a.pdf")
        await until(lambda: bob.service.chat.conversation(bob.jid, alice.jid).last is not None)
        assert await texts(bob, alice.jid) == ["https://files.example/a.pdf"] and bob.offered == []


@pytest.mark.parametrize("harm", ["none", "changed", "another key", "empty"])
async def test_a_link_with_its_key(uploads: ProsodyServer, tmp_path: Path, harm: str) -> None:
    """XEP-0454: an offer like every other link; opened on its way, and nothing is kept of what was changed."""
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload", may_upload=True) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        # Bob sees the plain link of what is sealed as text; so the test learns where it lies.
        await bob.service.change_settings(replace(bob.service.settings, links="text"))
        data = b"" if harm == "empty" else os.urandom(3_000_000)
        key, nonce = os.urandom(32), os.urandom(12)
        sealed = bytearray(AESGCM(key).encrypt(nonce, data, None))
        if harm == "changed":
            sealed[1000] ^= 1
        sent = await alice.send(alice.file("photo.jpg", bytes(sealed)), bob.jid)
        assert (await alice.finished(sent)).state is S.DONE
        await until(lambda: bob.service.chat.conversation(bob.jid, alice.jid).last is not None)
        (told,) = await texts(bob, alice.jid)
        await bob.service.change_settings(replace(bob.service.settings, links="card"))
        shown = os.urandom(32) if harm == "another key" else key
        url = told.replace("https://", "aesgcm://") + "#" + nonce.hex() + shown.hex()
        await alice.service.chat.send(alice.jid, bob.jid, url)
        offer = await bob.next_offer()
        assert (offer.method, offer.quiet, offer.files[0].size) == ("upload", True, UNKNOWN_SIZE)
        assert shown.hex() not in repr(offer)
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs = await bob.finished(offer.id)
        if harm in ("none", "empty"):
            assert theirs.state is S.DONE, theirs.failure
            (path,) = bob.inbox.iterdir()
            assert path.read_bytes() == data
        else:
            assert theirs.state is S.FAILED and isinstance(theirs.failure, LinkRefused)
            assert theirs.failure.fault == LinkFault.BROKEN_SEAL.value
            await until(lambda: not list(bob.inbox.iterdir()))


async def test_gone_from_the_server(uploads: ProsodyServer, tmp_path: Path) -> None:
    """Fault 23: told at once, in the server's words; the sender can be asked again."""
    users = befriend(uploads)
    async with (
        somebody(uploads, tmp_path / "alice", users[0], "upload", may_upload=True) as alice,
        somebody(uploads, tmp_path / "bob", users[1]) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        await alice.send(alice.file("report.pdf"), bob.jid)
        offer = await bob.next_offer()
        for path in (uploads.folder / "data").rglob("*.bin"):
            path.unlink()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        theirs = await bob.finished(offer.id)
        assert isinstance(theirs.failure, HttpRefused) and theirs.failure.status in (404, 410)
        assert theirs.direction is Direction.INCOMING
