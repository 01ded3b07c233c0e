"""Google's sessions message by message: order, the older form, and what strangers and floods get."""

import asyncio
import os
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from slixmpp.stanza import Iq

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.share_connection import ShareConnection, ShareFetchStream
from gharial.backend.jingle import google_sessions
from gharial.backend.methods.google_share import MOST_ASKED, GoogleShare
from gharial.backend.stanzas.google_share import (
    FEATURES,
    Item,
    Message,
    SessionStanza,
    Share,
    ShareCandidate,
    candidate_element,
    channel_element,
    complete_element,
    description_element,
    read,
    read_share,
    session_element,
    transport_element,
)
from gharial.backend.wire.google_http import request
from gharial.model.contact import Resource
from gharial.model.failures import Cancelled, Declined, Interrupted, RequestFailed
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, FileInfo, Kind
from prosody_server import ProsodyServer
from tests.backend.methods.parties import Party, pull, push_bytes, sha256, told_of, two_parties
from tests.support.accounts import until

ONE = Share((Item("a b.txt", 3),), "/temporary/1234/")


class Peer:
    """Says what a test wants in Google's dialect and keeps what is said to it; `party` is not listening."""

    def __init__(self, party: Party, other: Party) -> None:
        self.session = party.person.session
        self.other = other.person.full_jid
        self.heard: list[SessionStanza] = []
        self.session.forget_answer("google session")
        self.session.answer("google session", "iq@type=set/google_session", self._hear)

    async def _hear(self, iq: Iq) -> None:
        self.heard.append(read(iq.xml))

    async def say(self, message: Message, *children: ET.Element, sid: str = "77", initiator: str = "") -> None:
        """Raises RequestFailed."""
        iq: Iq = self.session.client.make_iq_set(ito=self.other)
        iq.xml.append(session_element(message, sid, initiator or self.session.full_jid.full, *children))
        await self.session.request(iq, 30)

    async def hears(self, message: Message) -> SessionStanza:
        """The next one of this kind; those before it are dropped."""
        await until(lambda: any(one.message is message for one in self.heard))
        while (one := self.heard.pop(0)).message is not message:
            pass
        return one


@asynccontextmanager
async def peer_and_bob(prosody: ProsodyServer) -> AsyncIterator[tuple[Peer, Party]]:
    async with two_parties(prosody, GoogleShare) as (alice, bob):
        yield Peer(alice, bob), bob


def conditions(caught: "pytest.ExceptionInfo[RequestFailed]") -> str:
    return caught.value.condition


async def test_the_transport_is_accepted_before_anybody_is_asked(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        await peer.say(Message.INITIATE, description_element(ONE), transport_element())
        accepted = await peer.hears(Message.TRANSPORT_ACCEPT)
        assert accepted.id == "77" and accepted.initiator == peer.session.full_jid.full
        incoming = await bob.next_offer()
        assert incoming.offer.files == (FileInfo("a b.txt", 3),) and incoming.offer.method == "share"
        assert not peer.heard
        accepting = asyncio.create_task(incoming.accept())
        assert (await peer.hears(Message.ACCEPT)).description is not None
        await accepting
        coming = asyncio.create_task(incoming.next_stream())
        # Known before its first address.
        assert (await peer.hears(Message.INFO)).channels == ("private-1",)
        told = await peer.hears(Message.TRANSPORT_INFO)
        assert {one.channel for one in told.candidates} == {"private-1"}
        await peer.say(Message.TERMINATE)
        with pytest.raises(Cancelled):
            await coming


async def test_a_no_is_a_reject_and_late_words_are_unknown(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        await peer.say(Message.INITIATE, description_element(ONE), transport_element())
        await (await bob.next_offer()).decline()
        await peer.hears(Message.REJECT)
        with pytest.raises(RequestFailed) as caught:
            await peer.say(Message.TERMINATE)
        assert conditions(caught) == "bad-request"


async def test_a_whole_share_in_the_older_form(prosody: ProsodyServer) -> None:
    """Without a transport: none is accepted, and candidates come in messages of their own."""
    async with peer_and_bob(prosody) as (peer, bob):
        await peer.say(Message.INITIATE, description_element(ONE))
        incoming = await bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        name = (await peer.hears(Message.INFO)).channels[0]
        theirs = await peer.hears(Message.CANDIDATES)
        link = P2pLink(name, loopback=True)
        found = await link.gather()
        for one in theirs.candidates:
            link.add_remote(remote(one))
        await peer.say(Message.CANDIDATES, *(candidate_element(told(one)) for one in found))
        connection = ShareConnection(await link.connect(active=True), "bob")
        while (asked := await asyncio.to_thread(connection.next_request)) is None:
            pass
        assert asked.path == "/temporary/1234/a%20b.txt"
        await asyncio.to_thread(
            connection.send_all, b"HTTP/1.1 200\r\nConnection: Keep-Alive\r\nContent-Length: 3\r\n\r\nabc"
        )
        assert await asyncio.to_thread(pull, await coming) == b"abc"
        finishing = asyncio.create_task(incoming.finish(sha256(b"abc")))
        # Always before the end.
        assert (await peer.hears(Message.INFO)).complete
        await peer.hears(Message.TERMINATE)
        await finishing
        link.close()


async def test_who_answers_in_the_older_form_is_told_again(prosody: ProsodyServer) -> None:
    """An initiator that gets `candidates` switches, and says again what was said in the newer form."""
    async with peer_and_bob(prosody) as (peer, bob):
        alice = peer
        outgoing = await bob.offer(party_of(alice, bob), "a", 3)
        sid = (await alice.hears(Message.INITIATE)).id
        ours = bob.person.full_jid.full
        await alice.say(Message.ACCEPT, description_element(Share()), sid=sid, initiator=ours)
        await outgoing.answered()
        await alice.say(Message.INFO, channel_element("private-1"), sid=sid, initiator=ours)
        first = await alice.hears(Message.TRANSPORT_INFO)
        candidate = candidate_element(ShareCandidate("private-1", "203.0.113.9", 40001, "kJ3Pq0sTzX8vLm2N"))
        await alice.say(Message.CANDIDATES, candidate, sid=sid, initiator=ours)
        assert (await alice.hears(Message.CANDIDATES)).candidates == first.candidates
        await outgoing.abort(Cancelled(by_us=True))
        await alice.hears(Message.TERMINATE)


async def test_a_foreign_receiver_fetches_what_we_offer(prosody: ProsodyServer) -> None:
    """As telepathy-gabble does: its description accepted, one channel, an end that follows `complete` at once."""
    async with peer_and_bob(prosody) as (peer, bob):
        data = os.urandom(100_000)
        outgoing = await bob.offer(party_of(peer, bob), "a+b.bin", len(data))
        initiate = await peer.hears(Message.INITIATE)
        assert initiate.description is not None and initiate.has_transport
        share = read_share(initiate.description)
        sid, ours = initiate.id, bob.person.full_jid.full
        assert initiate.initiator == ours and sid.isdecimal()
        assert len(share.source_path) > 40 and share.source_path != share.preview_path
        await peer.say(Message.TRANSPORT_ACCEPT, transport_element(), sid=sid, initiator=ours)
        await peer.say(Message.ACCEPT, initiate.description, transport_element(), sid=sid, initiator=ours)
        await outgoing.answered()
        await peer.say(Message.INFO, channel_element("gabble-1"), sid=sid, initiator=ours)
        link = P2pLink("gabble-1", loopback=True)
        found = await link.gather()
        await peer.say(Message.TRANSPORT_INFO, transport_element(tuple(map(told, found))), sid=sid, initiator=ours)
        for one in (await peer.hears(Message.TRANSPORT_INFO)).candidates:
            link.add_remote(remote(one))
        connection = ShareConnection(await link.connect(active=True), "bob")
        # What is not in the manifest, and what only looks like it, is not there.
        for path, name in ((share.source_path, "b"), (share.preview_path, "a+b.bin"), ("/", "a+b.bin"), ("", "a")):
            assert (await asyncio.to_thread(connection.ask, request(path, name, ours))).status == 404
        opening = asyncio.create_task(outgoing.open(Kind.P2P))
        response = await asyncio.to_thread(connection.ask, request(share.source_path, "a+b.bin", ours))
        assert (response.status, response.length) == (200, len(data))
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, await opening, data))
        assert await asyncio.to_thread(pull, ShareFetchStream(connection, response)) == data
        await pushing
        finishing = asyncio.create_task(outgoing.finish(sha256(data)))
        await peer.say(Message.INFO, complete_element(), sid=sid, initiator=ours)
        await peer.say(Message.TERMINATE, sid=sid, initiator=ours)
        assert await finishing is False
        link.close()


async def test_an_end_without_complete_after_all_has_left_is_success(prosody: ProsodyServer) -> None:
    async with two_parties(prosody, GoogleShare) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3)
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        coming = asyncio.create_task(incoming.next_stream())
        sending = await outgoing.open(Kind.P2P)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"abc"))
        assert await asyncio.to_thread(pull, await coming) == b"abc"
        await pushing
        told = told_of(outgoing)
        finishing = asyncio.create_task(outgoing.finish(sha256(b"abc")))
        await incoming.abort(Cancelled(by_us=True))
        assert await finishing is False and not told.failures


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_an_end_that_nobody_wanted_is_told_as_such(prosody: ProsodyServer, who: str) -> None:
    """So that the other side waits for the next offer, instead of taking it for a person's will."""
    async with two_parties(prosody, GoogleShare) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3)
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        ending, other = (outgoing, incoming) if who == "sender" else (incoming, outgoing)
        told = told_of(other)
        await ending.abort(Interrupted(0))
        assert isinstance(await told.within(60), Interrupted)


async def test_who_asks_for_what_is_taken_back_does_not_wait(prosody: ProsodyServer) -> None:
    async with two_parties(prosody, GoogleShare) as (alice, bob):
        outgoing = await alice.offer(bob, "a", 3)
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        coming = asyncio.create_task(incoming.next_stream())
        delivery = outgoing._delivery  # type: ignore[attr-defined]
        await until(lambda: delivery._visits)
        await outgoing.abort(Cancelled(by_us=True))
        with pytest.raises((Cancelled, Interrupted)):
            await coming
        await until(lambda: not delivery._visits and not delivery._background._tasks)


async def test_complete_before_any_channel_means_that_it_failed(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        outgoing = await bob.offer(party_of(peer, bob), "a", 3)
        sid = (await peer.hears(Message.INITIATE)).id
        await peer.say(Message.INFO, complete_element(), sid=sid, initiator=bob.person.full_jid.full)
        with pytest.raises(Interrupted):
            await outgoing.answered()


@pytest.mark.parametrize("message", [Message.REJECT, Message.TERMINATE, Message.REDIRECT])
async def test_every_way_to_say_no(prosody: ProsodyServer, message: Message) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        outgoing = await bob.offer(party_of(peer, bob), "a", 3)
        sid = (await peer.hears(Message.INITIATE)).id
        await peer.say(message, sid=sid, initiator=bob.person.full_jid.full)
        with pytest.raises(Declined):
            await outgoing.answered()


async def test_what_does_not_belong_is_answered_with_an_error(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        other = ET.Element("{urn:x}transport")
        refused: list[tuple[str, Message, tuple[ET.Element, ...]]] = [
            ("bad-request", Message.INFO, ()),  # unknown session
            ("bad-request", Message.INITIATE, (transport_element(),)),  # no share
            ("bad-request", Message.INITIATE, (description_element(Share()), transport_element())),
            ("not-acceptable", Message.INITIATE, (description_element(ONE), other)),
        ]
        for condition, message, children in refused:
            with pytest.raises(RequestFailed) as caught:
                await peer.say(message, *children)
            assert conditions(caught) == condition
        await peer.say(Message.INITIATE, description_element(ONE), transport_element())
        await bob.next_offer()
        for message in (Message.INITIATE, Message.ACCEPT, Message.TRANSPORT_ACCEPT, Message.REJECT, Message.REDIRECT):
            children = (description_element(ONE),) if message is Message.INITIATE else ()
            with pytest.raises(RequestFailed) as caught:
                await peer.say(message, *children)
            assert conditions(caught) == "not-allowed"
        candidate = ShareCandidate("private-1", "203.0.113.9", 40001, "kJ3Pq0sTzX8vLm2N")
        with pytest.raises(RequestFailed) as caught:
            await peer.say(Message.TRANSPORT_INFO, transport_element((candidate,)))
        assert conditions(caught) == "bad-request"
        # Whatever else an `info` holds is taken note of.
        await peer.say(Message.INFO, ET.Element("{urn:x}other"))


async def test_floods_of_sessions_end_at_a_limit(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Security 49: pending sessions of one peer are bounded."""
    monkeypatch.setattr(google_sessions, "MOST_PER_PEER", 3)
    async with peer_and_bob(prosody) as (peer, _bob):
        for number in range(3):
            await peer.say(Message.INITIATE, description_element(ONE), transport_element(), sid=str(number))
        with pytest.raises(RequestFailed) as caught:
            await peer.say(Message.INITIATE, description_element(ONE), transport_element(), sid="3")
        assert conditions(caught) == "resource-constraint"
        await peer.say(Message.TERMINATE, sid="0")
        await peer.say(Message.INITIATE, description_element(ONE), transport_element(), sid="3")


async def test_a_large_manifest_is_asked_about_a_few_at_a_time(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        items = tuple(Item(f"{number}", 1) for number in range(30))
        await peer.say(Message.INITIATE, description_element(Share(items, "/t/")), transport_element())
        first = await bob.next_offer()
        await until(lambda: bob.offers.qsize() == MOST_ASKED - 1)
        assert first.offer.group is not None and (first.offer.group.count, first.offer.group.size) == (30, 30)
        await first.decline()
        await until(lambda: bob.offers.qsize() == MOST_ASKED)
        for _ in range(29):
            await (await bob.next_offer()).decline()
        await peer.hears(Message.REJECT)


async def test_items_without_a_size_and_folders(prosody: ProsodyServer) -> None:
    async with peer_and_bob(prosody) as (peer, bob):
        items = (Item("a", None), Item("pics", 90211, is_folder=True))
        await peer.say(Message.INITIATE, description_element(Share(items, "")), transport_element())
        one, two = (await bob.next_offer()).offer.files[0], (await bob.next_offer()).offer.files[0]
        assert one.size == UNKNOWN_SIZE and not one.is_folder
        assert two.is_packed and two.size == 90211


async def test_it_is_offered_only_to_who_shows_it_and_may_meet_us(prosody: ProsodyServer) -> None:
    """Security 42: PseudoTCP always tells our address."""
    async with two_parties(prosody, GoogleShare) as (alice, bob):
        jid, file = Jid("juliet@example.org/a"), (FileInfo("a", 1),)
        method = alice.method
        assert method.misfit(file, Resource(jid)) is not None
        assert method.misfit(file, Resource(jid, features=frozenset({"urn:xmpp:jingle:1"}))) is not None
        for feature in FEATURES:
            assert method.misfit(file, Resource(jid, features=frozenset({feature}))) is None
        alice.carriers.may_meet = lambda _peer: False
        assert method.misfit(file, Resource(jid, features=FEATURES)) is not None
        peer = Peer(bob, alice)
        with pytest.raises(RequestFailed):
            await peer.say(Message.INITIATE, description_element(ONE), transport_element())
        assert alice.offers.empty() and not peer.heard


def party_of(peer: Peer, bob: Party) -> Party:
    """The other one, as somebody to send to."""

    class _Person:
        full_jid = peer.session.full_jid

    class _Party:
        person = _Person

    return _Party  # type: ignore[return-value]


def told(one: P2pCandidate) -> ShareCandidate:
    return ShareCandidate(one.name, one.address, one.port, one.username, one.preference, password=one.password)


def remote(one: ShareCandidate) -> P2pCandidate:
    return P2pCandidate(one.channel, one.address, one.port, one.preference, one.username)
