"""HTTP upload against Prosody's own service, over TLS, and against answers no good server gives."""

import asyncio
import hashlib
import os
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods import http_upload
from gharial.backend.methods.http_upload import HttpUpload
from gharial.backend.methods.http_upload_outgoing import random_name
from gharial.backend.methods.interface import Incoming, Named
from gharial.backend.methods.shared_links import SharedLink, shared_link
from gharial.backend.stanzas.http_upload import NAMESPACE, read_slot
from gharial.backend.wire.http import read_link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import HttpRefused, Interrupted, LinkRefused, ProtocolBreach, TooLarge, Unsupported
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule, Settings
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.backend.bytestreams.web_server import Visit, WebServer
from tests.backend.methods.parties import pull, push
from tests.support.accounts import SignedIn, signed_in, unique_user, until

LIMIT = 30_000_000


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    server = ProsodyServer(tmp_path_factory.mktemp("uploads"), upload_limit=LIMIT)
    server.start()
    yield server
    server.stop()


class One:
    """Somebody with the method."""

    def __init__(self, session: AccountSession) -> None:
        self.carriers = Carriers(session)
        self.method = HttpUpload(session, self.carriers)
        self.offers: asyncio.Queue[Incoming] = asyncio.Queue()
        self.method.listen(self.offers.put_nowait, ())
        self.messages: asyncio.Queue[ET.Element] = asyncio.Queue()
        self.ended: list[bool] = []
        session.client.register_handler(
            Callback("test", MatchXPath("{jabber:client}message"), lambda stanza: self.messages.put_nowait(stanza.xml))
        )

    def take(self, link: SharedLink, peer: Jid, key: str = "1", *, known: bool = True) -> bool:
        return self.method.take(key, peer, link, datetime.now(UTC), known=known, quiet=True, ended=self.ended.append)


@asynccontextmanager
async def people(server: ProsodyServer) -> AsyncIterator[tuple[tuple[SignedIn, One], tuple[SignedIn, One]]]:
    made: dict[str, One] = {}

    def equip(session: AccountSession) -> None:
        made[session.account.bare] = One(session)

    users = unique_user("alice"), unique_user("bob")
    async with signed_in(server, *users, befriended=True, before=lambda one: one.on_session(equip)) as (alice, bob):
        try:
            yield (alice, made[alice.jid.bare]), (bob, made[bob.jid.bare])
        finally:
            for one in made.values():
                one.carriers.close()


def file_of(data: bytes) -> BinaryIO:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the test
    file.write(data)
    file.flush()
    return file


def offer_of(sender: SignedIn, receiver: Jid, file: FileInfo) -> Offer:
    return Offer("1", sender.jid, receiver, "upload", (file,), datetime.now(UTC))


async def upload(sender: tuple[SignedIn, One], to: Jid, file: FileInfo, data: bytes) -> Digest:
    """Put a file on the server and tell `to`."""
    outgoing = await sender[1].method.offer(offer_of(sender[0], to, file), (Kind.HTTP,))
    await outgoing.answered()
    stream = await outgoing.open(Kind.HTTP)
    await asyncio.to_thread(push, stream, file_of(data), len(data))
    digest = Digest("sha-256", hashlib.sha256(data).hexdigest())
    assert await outgoing.finish(digest) is False
    return digest


async def test_uploaded_told_and_fetched(uploads: ProsodyServer) -> None:
    data = os.urandom(3_000_000)
    date = datetime(2020, 2, 29, 12, 0, 1, tzinfo=UTC)
    async with people(uploads) as (alice, bob):
        file = FileInfo("Zeugnis \u00fc.pdf", len(data), media_type="application/pdf", date=date, description="ours")
        digest = await upload(alice, bob[0].jid, file, data)
        async with asyncio.timeout(60):
            message = await bob[1].messages.get()
        shared = shared_link(message)
        assert shared is not None
        assert shared.file == FileInfo(file.name, len(data), digest, "application/pdf", date, "ours")
        assert message.findtext("{jabber:client}body") == shared.text
        assert message.findtext("{jabber:x:oob}x/{jabber:x:oob}url") == shared.text
        # Nothing of the name is on the server, but the ending.
        assert "Zeugnis" not in shared.text and shared.text.endswith(".pdf")
        assert bob[1].take(shared, alice[0].full_jid)
        incoming = bob[1].offers.get_nowait()
        offer = incoming.offer
        assert (offer.files[0], offer.quiet, offer.host) == (shared.file, True, f"localhost:{uploads.https_port}")
        await incoming.accept()
        stream = await incoming.next_stream()
        assert (incoming.kind, incoming.start_at, incoming.found_size) == (Kind.HTTP, 0, len(data))
        assert await asyncio.to_thread(pull, stream) == data
        assert await incoming.expected_digest() == digest
        await incoming.finish(digest)
        assert bob[1].ended == [True]


async def test_the_rest_of_a_file(uploads: ProsodyServer) -> None:
    data = os.urandom(500_000)
    async with people(uploads) as (alice, bob):
        await upload(alice, bob[0].jid, FileInfo("a.bin", len(data)), data)
        shared = shared_link(await bob[1].messages.get())
        assert shared is not None and bob[1].take(shared, alice[0].full_jid)
        incoming = bob[1].offers.get_nowait()
        await incoming.accept(start_at=123_456)
        stream = await incoming.next_stream()
        assert incoming.start_at == 123_456
        assert await asyncio.to_thread(pull, stream) == data[123_456:]


async def test_without_a_hash_the_rest_is_not_trusted(uploads: ProsodyServer) -> None:
    """Security 31: nothing says that the file behind the link is still the one of the first part."""
    data = os.urandom(5_000)
    async with people(uploads) as (alice, bob):
        await upload(alice, bob[0].jid, FileInfo("a.bin", len(data)), data)
        shared = shared_link(await bob[1].messages.get())
        assert shared is not None
        assert bob[1].take(SharedLink(shared.link, shared.text), alice[0].full_jid)
        incoming = bob[1].offers.get_nowait()
        assert incoming.offer.files[0].size == UNKNOWN_SIZE
        await incoming.accept(start_at=1_000)
        stream = await incoming.next_stream()
        assert (incoming.start_at, incoming.found_size) == (0, len(data))
        assert await asyncio.to_thread(pull, stream) == data


async def test_too_large_before_a_byte_is_read(uploads: ProsodyServer) -> None:
    async with people(uploads) as (alice, bob):
        file = FileInfo("big", LIMIT + 1)
        with pytest.raises(TooLarge) as caught:
            await alice[1].method.offer(offer_of(alice[0], bob[0].jid, file), (Kind.HTTP,))
        assert (caught.value.size, caught.value.limit) == (LIMIT + 1, LIMIT)
        misfit = alice[1].method.misfit((file,), Resource(bob[0].jid))
        assert isinstance(misfit, TooLarge)
        assert alice[1].method.misfit((FileInfo("a", LIMIT),), Resource(bob[0].jid)) is None


async def test_nothing_but_one_file_of_some_bytes_fits(uploads: ProsodyServer) -> None:
    async with people(uploads) as (alice, bob):
        who = Resource(bob[0].jid)
        for files in ((FileInfo("a", 1), FileInfo("b", 1)), (FileInfo("a", 0),), (FileInfo("a", 9, entries=2),)):
            assert isinstance(alice[1].method.misfit(files, who), Unsupported)
        assert alice[1].method.kinds_for(who) == (Kind.HTTP,)


async def test_the_quota_is_told_in_the_servers_words(tmp_path: Path) -> None:
    """Fault 22: 403 quota."""
    server = ProsodyServer(tmp_path / "server", upload_limit=100_000).start()
    try:
        async with people(server) as (alice, bob):
            with pytest.raises(HttpRefused) as caught:
                for _ in range(12):
                    await upload(alice, bob[0].jid, FileInfo("a", 99_000), bytes(99_000))
            assert (caught.value.status, caught.value.reason) == (507, "Daily quota reached")
            assert caught.value.host == f"upload.{server.host}"
    finally:
        server.stop()


async def test_a_server_without_uploads(prosody: ProsodyServer) -> None:
    async with people(prosody) as (alice, bob):
        with pytest.raises(Unsupported) as caught:
            await alice[1].method.offer(offer_of(alice[0], bob[0].jid, FileInfo("a", 1)), (Kind.HTTP,))
        assert caught.value.lacks == NAMESPACE


async def test_half_an_upload_leaves_nothing_and_can_be_begun_anew(uploads: ProsodyServer) -> None:
    """Fault 22: half a PUT."""
    data = os.urandom(2_000_000)
    async with people(uploads) as (alice, bob):
        offer = offer_of(alice[0], bob[0].jid, FileInfo("a", len(data)))
        outgoing = await alice[1].method.offer(offer, (Kind.HTTP,))
        stream = await outgoing.open(Kind.HTTP)
        await asyncio.to_thread(push, stream, file_of(data), 1_000_000, finish=False)
        with pytest.raises(Interrupted):
            await asyncio.to_thread(stream.finish_sending)
        stream.close()
        with pytest.raises(Interrupted):
            await outgoing.finish(Digest("sha-256", "00" * 32))
        stream = await outgoing.open(Kind.HTTP)
        await asyncio.to_thread(push, stream, file_of(data), len(data))
        assert await outgoing.finish(Digest("sha-256", hashlib.sha256(data).hexdigest())) is False
        assert shared_link(await bob[1].messages.get()) is not None


async def test_a_link_that_leads_nowhere(uploads: ProsodyServer) -> None:
    """Fault 23: 404."""
    async with people(uploads) as (alice, bob):
        url = f"https://localhost:{uploads.https_port}/file_share/none/a.txt"
        assert bob[1].take(SharedLink(read_link(url), url), alice[0].full_jid)
        incoming = bob[1].offers.get_nowait()
        await incoming.accept()
        with pytest.raises(HttpRefused) as caught:
            await incoming.next_stream()
        assert caught.value.status == 404
        await incoming.abort(caught.value)
        assert bob[1].offers.empty() and bob[1].ended == [False]


async def test_a_strangers_link_into_our_network(uploads: ProsodyServer) -> None:
    """Security 38: without leave, this machine and its neighbours are not asked."""
    async with people(uploads) as (alice, bob):
        url = f"https://localhost:{uploads.https_port}/file_share/x/a.txt"
        assert bob[1].take(SharedLink(read_link(url), url), alice[0].full_jid, known=False)
        incoming = bob[1].offers.get_nowait()
        await incoming.accept()
        with pytest.raises(LinkRefused) as caught:
            await incoming.next_stream()
        assert caught.value.fault == "private-address"


async def test_whom_we_hide_from_may_not_lead_us_to_a_server(uploads: ProsodyServer) -> None:
    """Security 42: also who was no contact yet when the link came."""
    async with people(uploads) as (alice, bob):
        url = "https://files.example/a.txt"
        assert bob[1].take(SharedLink(read_link(url), url), alice[0].full_jid, known=False)
        incoming = bob[1].offers.get_nowait()
        rule = ContactRule(bob[0].jid.bare, alice[0].jid.bare, hide_address=True)
        bob[1].carriers.settings = lambda: Settings(contact_rules=(rule,))
        with pytest.raises(LinkRefused) as caught:
            await incoming.accept()
        assert caught.value.fault == "hidden-address"


async def test_one_link_is_taken_once(uploads: ProsodyServer) -> None:
    async with people(uploads) as (alice, bob):
        shared = SharedLink(read_link("https://files.example/a.txt"), "https://files.example/a.txt")
        assert bob[1].take(shared, alice[0].full_jid, "7") and bob[1].take(shared, alice[0].full_jid, "7")
        assert bob[1].offers.qsize() == 1
        # An archive may name no device.
        assert bob[1].take(shared, alice[0].jid, "8")
        bob[1].offers.get_nowait()
        offer = bob[1].offers.get_nowait().offer
        assert offer.peer.resource and offer.peer.bare == alice[0].jid.bare and offer.files[0].name == "a.txt"


async def test_a_link_without_a_name_learns_it_from_the_server(uploads: ProsodyServer) -> None:
    def answer(visit: Visit) -> None:
        visit.say("200 OK", b"crocodile", Content_Disposition="attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf")

    with WebServer(answer, uploads.certificates.sign("localhost")) as web:
        async with people(uploads) as (alice, bob):
            url = f"{web.url}/get?id=7"
            assert bob[1].take(SharedLink(read_link(url), url), alice[0].full_jid)
            incoming = bob[1].offers.get_nowait()
            assert isinstance(incoming, Named) and incoming.found_name == ""
            await incoming.accept()
            stream = await incoming.next_stream()
            assert incoming.found_name == "r\u00e9sum\u00e9.pdf"
            assert await asyncio.to_thread(pull, stream) == b"crocodile"


async def test_links_that_failed_keep_no_place_from_others(
    uploads: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 49: a stranger's dead links do not lock others out, and what is kept of them has an end."""
    monkeypatch.setattr(http_upload, "MOST_FAILED", 5)
    async with people(uploads) as (alice, bob):
        made = []
        for number in range(2 * http_upload.MOST_OF_STRANGERS):
            url = f"https://files.example/{number}"
            assert bob[1].take(SharedLink(read_link(url), url), alice[0].full_jid, str(number), known=False)
            incoming = bob[1].offers.get_nowait()
            made.append(incoming.offer.id)
            # Every other one is gone for good: there is nothing to try again.
            await incoming.abort(HttpRefused("files.example", 404 if number % 2 else 403))
        assert bob[1].ended == [False] * len(made)
        again = [one for one in made if bob[1].method.fetch_again(one)]
        assert again == made[0::2][-5:]
        async with asyncio.timeout(60):
            offered = [(await bob[1].offers.get()).offer.id for _ in again]
        assert sorted(offered) == sorted(again)


SLOTS = [
    ("http://files.example/put", "https://files.example/get", LinkRefused),
    ("https://files.example/put", "http://files.example/get", LinkRefused),
    ("ftp://files.example/put", "https://files.example/get", ProtocolBreach),
    ("", "https://files.example/get", ProtocolBreach),
    ("https://files.example/put", "", ProtocolBreach),
    ("https://user@files.example/put", "https://files.example/get", ProtocolBreach),
]


@pytest.mark.parametrize(("put", "get", "failure"), SLOTS)
async def test_slots_that_are_refused(
    uploads: ProsodyServer, put: str, get: str, failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 36: nothing is put, and nobody sent, where no TLS is."""
    async with people(uploads) as (alice, bob):
        outgoing = await alice[1].method.offer(offer_of(alice[0], bob[0].jid, FileInfo("a", 1)), (Kind.HTTP,))

        async def answer(iq: Iq, _timeout_s: float = 0) -> Iq:
            reply = Iq()
            slot = ET.SubElement(reply.xml, f"{{{NAMESPACE}}}slot")
            ET.SubElement(slot, f"{{{NAMESPACE}}}put", {"url": put})
            ET.SubElement(slot, f"{{{NAMESPACE}}}get", {"url": get})
            return reply

        monkeypatch.setattr(alice[0].session, "request", answer)
        with pytest.raises(failure):
            await outgoing.open(Kind.HTTP)


def test_only_harmless_headers_without_lines() -> None:
    """Security 37."""
    xml = f"""<iq><slot xmlns='{NAMESPACE}'><get url='https://a/g'/><put url='https://a/p'>
        <header name='authorization'>Bearer a&#13;&#10;X-Evil: 1</header>
        <header name='Host'>b</header><header name='Cookie'>c=d</header>
        <header name='Content-Length'>5</header><header name='Expires&#10;'>soon</header>
        <header name='Set-Cookie'>x</header><header name='Cookie'>second</header></put></slot></iq>"""
    slot = read_slot(ET.fromstring(xml))
    assert dict(slot.headers) == {"Authorization": "Bearer aX-Evil: 1", "Cookie": "c=d", "Expires": "soon"}


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.pdf", ".pdf"), ("A.JPG", ".jpg"), ("x.tar.gz", ".gz"), ("none", ""), ("a.p/df", ""), ("a.\u0440df", "")],
)
def test_the_name_on_the_server_is_random(name: str, ending: str) -> None:
    made = random_name(name)
    assert re.fullmatch(r"[A-Za-z0-9_-]{20,}" + re.escape(ending), made)
    assert made != random_name(name)


async def test_an_upload_told_while_offline_waits_for_the_connection(uploads: ProsodyServer) -> None:
    async with people(uploads) as (alice, bob):
        outgoing = await alice[1].method.offer(offer_of(alice[0], bob[0].jid, FileInfo("a", 3)), (Kind.HTTP,))
        stream = await outgoing.open(Kind.HTTP)
        await asyncio.to_thread(push, stream, file_of(b"abc"), 3)
        assert alice[0].session.client.transport is not None
        alice[0].session.client.transport.abort()
        await until(lambda: not alice[0].session.online)
        await outgoing.finish(Digest("sha-256", hashlib.sha256(b"abc").hexdigest()))
        async with asyncio.timeout(60):
            assert shared_link(await bob[1].messages.get()) is not None
