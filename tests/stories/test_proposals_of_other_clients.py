"""Files proposed by message by clients that are not ours (XEP-0353), honest and otherwise; stanzas written by hand."""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.jingle.inband_transport import NAMESPACE as INBAND
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.stanzas.jingle_message import NAMESPACE, Act, Initiation, read_initiation
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import ProtocolBreach, TimedOut
from gharial.model.jid import Jid
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person
from tests.support.accounts import one_signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

S = TransferState


class ByHand:
    """A client of Alice's: what it hears of proposals and sessions is kept."""

    def __init__(self, session: AccountSession) -> None:
        self.session = session
        self.raw = RawPeer(session)
        self.heard: list[tuple[Act, Initiation, Jid]] = []
        self.jingle: list[ET.Element] = []
        session.client.register_handler(Callback("words", MatchXPath("{jabber:client}message"), self._hear))
        session.answer("hand", "iq@type=set/jingle", self._take)

    def _hear(self, stanza: Any) -> None:
        said = read_initiation(stanza.xml)
        if said is not None:
            self.heard.append((said.act, said, stanza["from"]))

    async def _take(self, iq: Iq) -> None:
        self.jingle.append(iq.xml[0])

    @property
    def acts(self) -> list[Act]:
        return [act for act, *_ in self.heard]

    def say(self, to: Jid, act: str, sid: str, inside: str = "") -> None:
        self.raw.say(to, f"<{act} xmlns='{NAMESPACE}' id='{sid}'>{inside}</{act}>")

    async def initiate(self, to: Jid, sid: str, file: str) -> None:
        await self.raw.ask(
            to,
            f"<jingle xmlns='{JINGLE}' action='session-initiate' sid='{sid}' initiator='{self.session.full_jid}'>"
            f"<content creator='initiator' name='f' senders='initiator'>{file}"
            f"<transport xmlns='{INBAND}' sid='i{sid}' block-size='4096'/></content></jingle>",
        )


def described(name: str = "a.txt", size: str = "9") -> str:
    return f"<description xmlns='{FILE}'><file><name>{name}</name><size>{size}</size></file></description>"


@asynccontextmanager
async def by_hand(
    prosody: ProsodyServer, tmp_path: Path, *, known: bool = True
) -> AsyncIterator[tuple[ByHand, Person]]:
    """Alice with a client of hers, and Bob; in each other's rosters, or strangers."""
    alice_user, bob_user = befriend(prosody) if known else (unique_user("alice"), unique_user("bob"))
    if not known:
        for user in (alice_user, bob_user):
            prosody.add_account(user, "under the river bank")
    async with person(prosody, tmp_path / "bob", bob_user) as bob, one_signed_in(prosody, alice_user) as alice:
        if known:
            await until(lambda: (one := bob.service.roster.contact(bob.jid, alice.jid)) and one.resources)
        yield ByHand(alice.session), bob


async def test_a_proposal_becomes_a_session_with_the_device_that_said_yes(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with by_hand(prosody, tmp_path) as (alice, bob):
        alice.say(bob.jid, "propose", "s1", described())
        offer = await bob.next_offer()
        assert offer.method == "jingle" and offer.files[0].name == "a.txt" and offer.files[0].size == 9
        await until(lambda: Act.RINGING in alice.acts)
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: Act.PROCEED in alice.acts)
        device = alice.heard[-1][2]
        assert device == bob.full_jid
        await alice.initiate(device, "s1", described())
        await until(lambda: alice.jingle)
        assert alice.jingle[0].get("action") == "session-accept" and not bob.offered
        await bob.service.transfers.cancel(offer.id)
        await until(lambda: Act.FINISH in alice.acts)
        assert bob.transfer(offer.id).state is S.CANCELLED


@pytest.mark.parametrize("other", [described(size="10"), described("b.txt")])
async def test_another_file_than_was_agreed_to_does_not_come(
    prosody: ProsodyServer, tmp_path: Path, other: str
) -> None:
    async with by_hand(prosody, tmp_path) as (alice, bob):
        alice.say(bob.jid, "propose", "s1", described())
        offer = await bob.next_offer()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: Act.PROCEED in alice.acts)
        await alice.initiate(bob.full_jid, "s1", other)
        ended = await bob.finished(offer.id)
        assert ended.state is S.FAILED and isinstance(ended.failure, ProtocolBreach)
        await until(lambda: alice.jingle)
        assert alice.jingle[0].get("action") == "session-terminate"
        assert not bob.offered and not [one for one in bob.inbox.iterdir() if one.suffix == ".txt"]


async def test_a_session_that_comes_before_the_answer_needs_no_second_one(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with by_hand(prosody, tmp_path) as (alice, bob):
        alice.say(bob.jid, "propose", "s1", described())
        offer = await bob.next_offer()
        await alice.initiate(bob.full_jid, "s1", described())
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: alice.jingle)
        assert alice.jingle[0].get("action") == "session-accept"
        assert Act.PROCEED not in alice.acts and not bob.offered


async def test_a_stranger_hears_nothing_before_the_answer(prosody: ProsodyServer, tmp_path: Path) -> None:
    """security 41"""
    async with by_hand(prosody, tmp_path, known=False) as (alice, bob):
        # Too many, too large: declined without anybody being asked, and without a word.
        alice.say(bob.jid, "propose", "huge", described(size=str(2**62)))
        for number in range(12):
            alice.say(bob.jid, "propose", f"s{number}", described(f"{number}.txt"))
        await until(lambda: len(bob.offered) == 10)
        assert await alice.raw.refused(bob.full_jid, f"<x xmlns='urn:example:{uuid.uuid4().hex}'/>")
        assert not alice.heard
        await bob.service.transfers.decline(bob.offered[0].id)
        await until(lambda: alice.heard)
        assert alice.acts == [Act.REJECT]


async def test_a_sender_that_leaves_after_the_yes_ends_it(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gharial.backend.methods.jingle_proposed.BEGIN_S", 0.2)
    async with by_hand(prosody, tmp_path) as (alice, bob):
        alice.say(bob.jid, "propose", "s1", described())
        offer = await bob.next_offer()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        ended = await bob.finished(offer.id)
        assert ended.state is S.FAILED and isinstance(ended.failure, TimedOut)


async def test_a_client_that_refuses_proposals_is_offered_the_file_itself(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    """What is no person's no, is no end: one of the devices is asked in the usual way."""
    alice_user, bob_user = befriend(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "desk", bob_user) as desk,
        person(prosody, tmp_path / "boat", bob_user) as boat,
        one_signed_in(prosody, bob_user) as other,
    ):
        hand = ByHand(other.session)
        iq = other.session.client.make_iq_set()
        ET.SubElement(iq.xml, "{urn:xmpp:carbons:2}enable")
        await other.session.request(iq)

        def known() -> bool:
            contact = alice.service.roster.contact(alice.jid, desk.jid)
            return contact is not None and len([one for one in contact.resources if one.features]) >= 2

        await until(known)
        sent = await alice.send(alice.file(), desk.jid)
        await until(lambda: hand.heard)
        reason = "<reason xmlns='urn:xmpp:jingle:1'><expired/></reason><tie-break/>"
        hand.say(alice.full_jid, "reject", hand.heard[0][1].id, reason)
        await until(lambda: len(desk.offered) + len(boat.offered) == 3)
        taker = desk if len(desk.offered) == 2 else boat
        await taker.service.transfers.accept(taker.offered[-1].id, taker.inbox)
        done = await alice.finished(sent)
        assert done.state is S.DONE and done.peer == taker.full_jid and len(done.attempts) == 2


async def test_a_yes_that_was_taken_back_is_not_asked_for_again(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with by_hand(prosody, tmp_path) as (alice, bob):
        alice.say(bob.jid, "propose", "s1", described())
        offer = await bob.next_offer()
        await bob.service.transfers.accept(offer.id, bob.inbox)
        await until(lambda: Act.PROCEED in alice.acts)
        await bob.service.transfers.cancel(offer.id)
        await alice.initiate(bob.full_jid, "s1", described())
        await until(lambda: alice.jingle)
        assert alice.jingle[0].find(f"{{{JINGLE}}}reason/{{{JINGLE}}}decline") is not None
        assert not bob.offered and bob.transfer(offer.id).state is S.CANCELLED


async def test_clients_that_propose_calls_alone_are_offered_files_one_by_one(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    """Conversations and Dino announce the same feature, and answer no proposal of a file."""
    alice_user, bob_user = befriend(prosody)
    calls = ("urn:xmpp:jingle:1", FILE, INBAND, NAMESPACE)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        one_signed_in(prosody, bob_user) as first,
        one_signed_in(prosody, bob_user) as second,
    ):
        hands = ByHand(first.session), ByHand(second.session)
        for hand in hands:
            for feature in calls:
                hand.session.discovery.announce(feature)

        def known() -> bool:
            contact = alice.service.roster.contact(alice.jid, first.jid)
            able = [one for one in contact.resources if one.features and FILE in one.features] if contact else []
            return len(able) == 2

        await until(known)
        await alice.send(alice.file(), first.jid)
        await until(lambda: hands[0].jingle or hands[1].jingle)
        assert not hands[0].heard and not hands[1].heard
