"""Out-of-band links as others send and answer them (XEP-0066), and as nobody should."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.request import urlopen

import pytest
from slixmpp.exceptions import IqError
from slixmpp.stanza import Iq

from gharial.backend.methods.out_of_band import OutOfBand
from gharial.backend.stanzas.out_of_band import IQ_NAMESPACE
from gharial.model.contact import Resource
from gharial.model.failures import Declined, HttpRefused, LinkRefused, PeerGone, Unreachable, Unsupported
from gharial.model.transfer import UNKNOWN_SIZE, FileInfo
from prosody_server import ProsodyServer
from tests.backend.bytestreams.web_server import WebServer
from tests.backend.methods.parties import Party, pull, push_bytes, sha256, two_parties
from tests.support.accounts import until

DATA = b"0123456789" * 1000


@asynccontextmanager
async def people(prosody: ProsodyServer) -> AsyncIterator[tuple[Party, Party]]:
    async with two_parties(prosody, OutOfBand, befriended=True) as (alice, bob):
        yield alice, bob


def link_iq(sender: Party, receiver: Party, url: str, description: str = "") -> Iq:
    """An offer as any client sends one."""
    iq: Iq = sender.person.session.client.make_iq_set(ito=receiver.person.full_jid)
    query = ET.SubElement(iq.xml, f"{{{IQ_NAMESPACE}}}query")
    ET.SubElement(query, f"{{{IQ_NAMESPACE}}}url").text = url
    if description:
        ET.SubElement(query, f"{{{IQ_NAMESPACE}}}desc").text = description
    return iq


async def test_a_plain_link_of_another_client(prosody: ProsodyServer) -> None:
    """Security 40: no packet leaves before the yes."""
    async with people(prosody) as (alice, bob):
        with WebServer(lambda visit: visit.say("200 OK", DATA)) as server:
            answer = asyncio.ensure_future(
                link_iq(alice, bob, f"{server.url}/x/report%20a.pdf", "Look").send(timeout=60)
            )
            incoming = await bob.next_offer()
            file = incoming.offer.files[0]
            assert (file.name, file.size, file.description) == ("report a.pdf", UNKNOWN_SIZE, "Look")
            assert incoming.offer.host == f"127.0.0.1:{server.port}"
            assert server.visits == [] and incoming.found_size is None
            await incoming.accept()
            stream = await incoming.next_stream()
            assert incoming.found_size == len(DATA)
            assert await asyncio.to_thread(pull, stream) == DATA
            assert await incoming.expected_digest() is None
            assert not answer.done()
            await incoming.finish(sha256(DATA))
            assert (await answer)["type"] == "result"


async def test_the_words_of_a_refusal(prosody: ProsodyServer) -> None:
    async with people(prosody) as (alice, bob):
        answer = asyncio.ensure_future(link_iq(alice, bob, "http://files.example/a").send(timeout=60))
        await (await bob.next_offer()).decline()
        with pytest.raises(IqError) as caught:
            await answer
        error = caught.value.iq["error"]
        assert (error["condition"], error["type"]) == ("not-acceptable", "modify")


async def test_a_link_that_leads_nowhere(prosody: ProsodyServer) -> None:
    """Fault 23."""
    async with people(prosody) as (alice, bob):
        with WebServer(lambda visit: visit.say("404 Not Found")) as server:
            answer = asyncio.ensure_future(link_iq(alice, bob, f"{server.url}/a").send(timeout=60))
            incoming = await bob.next_offer()
            await incoming.accept()
            with pytest.raises(HttpRefused):
                await incoming.next_stream()
            with pytest.raises(IqError) as caught:
                await answer
            assert caught.value.iq["error"]["condition"] == "item-not-found"


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "http://u:p@x/", "nothing"])
async def test_what_is_no_link(prosody: ProsodyServer, url: str) -> None:
    async with people(prosody) as (alice, bob):
        with pytest.raises(IqError) as caught:
            await link_iq(alice, bob, url).send(timeout=60)
        assert caught.value.iq["error"]["condition"] == "bad-request"
        assert bob.offers.empty()


async def test_to_whom_our_address_is_a_secret_we_cannot_fetch(prosody: ProsodyServer) -> None:
    """Security 41, 42: strangers, and those we hide from, are neither served nor visited."""
    async with people(prosody) as (alice, bob):
        bob.carriers.may_meet = lambda _peer: False
        with pytest.raises(IqError) as caught:
            await link_iq(alice, bob, "http://files.example/a").send(timeout=60)
        assert caught.value.iq["error"]["condition"] == "service-unavailable"
        with pytest.raises(Unsupported):
            await bob.offer(alice, "a", 1)
        resource = Resource(alice.person.full_jid, features=frozenset({IQ_NAMESPACE}))
        assert isinstance(bob.method.misfit((FileInfo("a", 1),), resource), Unsupported)
        assert bob.carriers.http._listener.port == 0


async def test_the_secret_may_be_made_between_offer_and_yes(prosody: ProsodyServer) -> None:
    async with people(prosody) as (alice, bob):
        await alice.offer(bob, "a", 1)
        incoming = await bob.next_offer()
        bob.carriers.may_meet = lambda _peer: False
        with pytest.raises(LinkRefused) as caught:
            await incoming.accept()
        assert caught.value.fault == "hidden-address"


async def test_who_does_not_say_so_gets_no_link(prosody: ProsodyServer) -> None:
    async with people(prosody) as (alice, bob):
        for features in (None, frozenset(), frozenset({"jabber:x:oob"})):
            assert isinstance(
                alice.method.misfit((FileInfo("a", 1),), Resource(bob.person.full_jid, features=features)), Unsupported
            )


async def test_a_client_that_fetches_and_says_so(prosody: ProsodyServer) -> None:
    """As libpurple does: a GET, then the result; nobody compares a hash."""
    async with people(prosody) as (alice, bob):
        bob.person.session.forget_answer("out of band")
        asked: asyncio.Queue[Iq] = asyncio.Queue()
        answers: asyncio.Queue[None] = asyncio.Queue()

        async def answer(iq: Iq) -> None:
            asked.put_nowait(iq)
            await answers.get()

        bob.person.session.answer("plain", "iq@type=set/oob_query", answer)
        bob.person.session.forget_answer("oob checksum")
        outgoing = await alice.offer(bob, "a b.txt", len(DATA))
        url = (await asked.get())["oob_query"].url()
        assert url.startswith("http://127.0.0.1:") and url.endswith("/a%20b.txt")
        fetching = asyncio.create_task(asyncio.to_thread(lambda: urlopen(url).read()))
        await outgoing.answered()
        stream = await outgoing.open(outgoing._served.stream.kind)  # type: ignore[attr-defined]
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, DATA))
        assert await fetching == DATA
        await pushing
        finishing = asyncio.create_task(outgoing.finish(sha256(DATA)))
        await asyncio.sleep(0)
        assert not finishing.done()
        answers.put_nowait(None)
        assert await finishing is False
        assert alice.carriers.http._listener.port == 0


@pytest.mark.parametrize(
    ("condition", "failure"),
    [
        ("not-acceptable", Declined),
        ("item-not-found", Unreachable),
        ("service-unavailable", PeerGone),
        ("feature-not-implemented", Unsupported),
        ("bad-request", Unsupported),
    ],
)
async def test_errors_become_failures(prosody: ProsodyServer, condition: str, failure: type[Exception]) -> None:
    from slixmpp.exceptions import XMPPError

    async with people(prosody) as (alice, bob):
        bob.person.session.forget_answer("out of band")

        async def refuse(_iq: Iq) -> None:
            raise XMPPError(condition)

        bob.person.session.answer("plain", "iq@type=set/oob_query", refuse)
        outgoing = await alice.offer(bob, "a", 1)
        with pytest.raises(failure):
            await outgoing.answered()
        await outgoing.abort(Unreachable())
        assert alice.carriers.http._listener.port == 0


async def test_a_flood_of_links(prosody: ProsodyServer) -> None:
    """Security 49."""
    async with people(prosody) as (alice, bob):
        asking = [
            asyncio.ensure_future(link_iq(alice, bob, f"http://files.example/{number}").send(timeout=60))
            for number in range(40)
        ]
        await until(lambda: sum(one.done() for one in asking) == 8)
        done, waiting = await asyncio.wait(asking, timeout=0.2)
        assert len(waiting) == 32 and all(
            one.exception().iq["error"]["condition"] == "resource-constraint"  # type: ignore[union-attr]
            for one in done
        )
        for one in waiting:
            one.cancel()
