"""Sessions proposed by message between accounts on a real server (XEP-0353); the other side is written by hand."""

import asyncio
import uuid
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.jingle import message_initiation
from gharial.backend.jingle.invitation import Invitation
from gharial.backend.jingle.message_initiation import MOST_PER_PEER, MessageInitiation
from gharial.backend.jingle.proposal import Proposal
from gharial.backend.stanzas.jingle import Reason
from gharial.backend.stanzas.jingle_message import NAMESPACE, Act, Initiation, read_initiation
from gharial.model.failures import AnsweredElsewhere, Cancelled, Declined, Failure, TimedOut, Unsupported
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, one_signed_in, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

THING = "urn:example:thing"
DESCRIPTION = f"<description xmlns='{THING}'/>"
REASON = "<reason xmlns='urn:xmpp:jingle:1'><cancel/></reason>"


def word(act: str, sid: str, inside: str = "") -> str:
    return f"<{act} xmlns='{NAMESPACE}' id='{sid}'>{inside}</{act}>"


@dataclass
class Pair:
    """Bob has the engine, Alice writes by hand; what she hears of it is kept, in order."""

    alice: SignedIn
    bob: SignedIn
    bobs: MessageInitiation
    trusted: list[bool]
    """Whether she sees his presence."""
    invitations: list[Invitation] = field(default_factory=list)
    heard: list[tuple[Act, str, Initiation]] = field(default_factory=list)

    def say(self, act: str, sid: str, inside: str = "", to: Jid | None = None) -> None:
        RawPeer(self.alice.session).say(to or self.bob.jid, word(act, sid, inside))

    async def invited(self, sid: str = "") -> Invitation:
        before, sid = len(self.invitations), sid or uuid.uuid4().hex
        self.say("propose", sid, DESCRIPTION)
        await until(lambda: len(self.invitations) > before)
        return self.invitations[-1]

    async def hears(self, *acts: Act) -> None:
        """Exactly these, and nothing more that left before this.

        A device whose presence comes after a proposal may be asked for itself as well.
        """
        await until(lambda: len([act for act, *_ in self.heard if act is not Act.PROPOSE]) >= len(acts))
        await barrier(self.bob, self.alice)
        assert [act for act, *_ in self.heard if act is not Act.PROPOSE] == list(acts)


async def barrier(one: SignedIn, other: SignedIn) -> None:
    """All that `one` has sent to `other` is there."""
    seen: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    mark = uuid.uuid4().hex

    def look(stanza: Any) -> None:
        if stanza["body"] == mark and not seen.done():
            seen.set_result(None)

    other.session.client.register_handler(Callback(mark, MatchXPath("{jabber:client}message"), look))
    one.session.client.send_message(mto=other.full_jid, mbody=mark)
    async with asyncio.timeout(60):
        await seen
    other.session.client.remove_handler(mark)


def listen(one: SignedIn, heard: list[tuple[Act, str, Initiation]]) -> None:
    def note(stanza: Any) -> None:
        said = read_initiation(stanza.xml)
        if said is not None:
            heard.append((said.act, str(stanza["from"]), said))

    one.session.client.register_handler(Callback("heard", MatchXPath("{jabber:client}message"), note))


@pytest.fixture
async def pair(prosody: ProsodyServer) -> AsyncIterator[Pair]:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        trusted: list[bool] = []
        engine = MessageInitiation(bob.session, lambda _peer: bool(trusted))
        made = Pair(alice, bob, engine, trusted)
        engine.serve(THING, made.invitations.append)
        listen(alice, made.heard)
        yield made
        engine.close()


def endings(invitation: Invitation) -> list[Failure]:
    ended: list[Failure] = []
    invitation.on_end = ended.append
    return ended


async def test_a_proposal_is_shown_and_a_stranger_learns_nothing_before_the_answer(pair: Pair) -> None:
    """security 41"""
    invitation = await pair.invited("s1")
    assert invitation.sender == pair.alice.full_jid and invitation.sid == "s1"
    await pair.hears()
    invitation.proceed()
    invitation.proceed()
    await pair.hears(Act.PROCEED)
    assert pair.heard[0][1] == pair.bob.full_jid.full and pair.heard[0][2].id == "s1"
    invitation.finish(Reason.SUCCESS)
    await pair.hears(Act.PROCEED, Act.FINISH)


async def test_a_contact_that_sees_us_hears_that_it_rings(pair: Pair) -> None:
    pair.trusted.append(True)
    await pair.invited()
    await pair.hears(Act.RINGING)


async def test_a_no_tells_no_more_than_that(pair: Pair) -> None:
    (await pair.invited()).reject()
    await pair.hears(Act.REJECT)
    assert pair.heard[0][2].reason is Reason.BUSY


async def test_what_is_dropped_tells_nobody(pair: Pair) -> None:
    """security 41"""
    invitation = await pair.invited()
    invitation.drop()
    invitation.finish(Reason.SUCCESS)
    await pair.hears()


@pytest.mark.parametrize(
    ("act", "inside"), [("retract", REASON), ("finish", REASON), ("retract", REASON + "<tie-break/>")]
)
async def test_what_is_taken_back_ends(pair: Pair, act: str, inside: str) -> None:
    invitation = await pair.invited()
    ended = endings(invitation)
    pair.say(act, invitation.sid, inside)
    await until(lambda: ended)
    assert isinstance(ended[0], Cancelled) and not ended[0].by_us
    await pair.hears()


async def test_nobody_else_takes_it_back(prosody: ProsodyServer, pair: Pair) -> None:
    """security 21"""
    invitation = await pair.invited()
    ended = endings(invitation)
    eve_user = unique_user("eve")
    prosody.add_account(eve_user, "under the river bank")
    async with one_signed_in(prosody, eve_user) as eve:
        for act in ("retract", "finish", "proceed", "accept", "reject"):
            RawPeer(eve.session).say(pair.bob.jid, word(act, invitation.sid, REASON))
        forged = (
            f"<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
            f"<message xmlns='jabber:client' type='chat' from='{pair.bob.jid}/boat' to='{pair.alice.jid}'>"
            f"{word('proceed', invitation.sid)}</message></forwarded></sent>"
        )
        RawPeer(eve.session).say(pair.bob.full_jid, forged)
        await barrier(eve, pair.bob)
    assert not ended
    await pair.hears()


async def test_another_device_of_ours_that_answers_ends_it_here(prosody: ProsodyServer, pair: Pair) -> None:
    """fault 33"""
    user = pair.bob.jid.local
    for act, taken in (("proceed", True), ("reject", False)):
        invitation = await pair.invited()
        ended = endings(invitation)
        iq = pair.bob.session.client.make_iq_set()
        ET.SubElement(iq.xml, "{urn:xmpp:carbons:2}enable")
        await pair.bob.session.request(iq)
        async with one_signed_in(prosody, user) as boat:
            message = boat.session.client.make_message(mto=pair.alice.full_jid, mtype="chat")
            message.xml.append(ET.fromstring(word(act, invitation.sid, REASON)))
            message.send()
            await until(lambda: ended)  # noqa: B023 - awaited within the round
        failure = ended[0]
        assert isinstance(failure, AnsweredElsewhere) and failure.taken is taken


async def test_devices_without_carbons_say_it_to_their_own_account(prosody: ProsodyServer, pair: Pair) -> None:
    """Clients of before version 0.4 say `accept` to themselves."""
    invitation = await pair.invited()
    ended = endings(invitation)
    async with one_signed_in(prosody, pair.bob.jid.local) as boat:
        RawPeer(boat.session).say(pair.bob.jid, word("accept", invitation.sid))
        await until(lambda: ended)
    assert isinstance(ended[0], AnsweredElsewhere) and ended[0].taken


async def test_a_yes_that_came_too_late_is_told_apart_from_one_taken_back(prosody: ProsodyServer, pair: Pair) -> None:
    invitation = await pair.invited()
    ended = endings(invitation)
    invitation.proceed()
    async with one_signed_in(prosody, pair.bob.jid.local) as boat:
        RawPeer(boat.session).say(pair.bob.jid, word("accept", invitation.sid))
        await until(lambda: invitation.taken_at)
        assert not ended
        pair.say("retract", invitation.sid, REASON, pair.bob.full_jid)
        await until(lambda: ended)
    assert isinstance(ended[0], AnsweredElsewhere) and ended[0].resource == boat.full_jid.resource


@pytest.mark.parametrize("age_s", [3600, -3600])
async def test_what_was_proposed_while_we_were_away_is_nobodys_question(pair: Pair, age_s: int) -> None:
    stamp = (datetime.now(UTC) - timedelta(seconds=age_s)).strftime("%Y-%m-%dT%H:%M:%SZ")
    message = pair.alice.session.client.make_message(mto=pair.bob.jid, mtype="chat")
    message.xml.append(ET.fromstring(word("propose", "old", DESCRIPTION)))
    message.xml.append(ET.fromstring(f"<delay xmlns='urn:xmpp:delay' stamp='{stamp}'/>"))
    message.send()
    await barrier(pair.alice, pair.bob)
    assert not pair.invitations


async def test_it_ends_by_time(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_initiation, "EXPIRES_S", 0.0)
    ended: list[Failure] = []

    def take(invitation: Invitation) -> None:
        invitation.on_end = ended.append
        pair.invitations.append(invitation)

    pair.bobs.serve(THING, take)
    await pair.invited()
    await until(lambda: ended)
    assert isinstance(ended[0], TimedOut)
    await pair.hears()


async def test_a_flood_is_bounded_and_unanswered(pair: Pair) -> None:
    """security 49"""
    for number in range(MOST_PER_PEER + 20):
        pair.say("propose", f"s{number}", DESCRIPTION)
    pair.say("propose", "s0", DESCRIPTION)
    await barrier(pair.alice, pair.bob)
    assert len(pair.invitations) == MOST_PER_PEER == len(pair.bobs._invitations)
    pair.invitations[0].drop()
    await pair.invited()
    await pair.hears()


async def test_what_nobody_serves_is_passed_over(pair: Pair) -> None:
    pair.say("propose", "call", "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>")
    await barrier(pair.alice, pair.bob)
    assert not pair.invitations
    await pair.hears()


# --- our own ----------------------------------------------------------------------------------------------------------


async def proposed(pair: Pair, sid: str = "p1") -> Proposal:
    proposal = pair.bobs.propose(pair.alice.jid, sid, [ET.fromstring(DESCRIPTION)])
    await until(lambda: pair.heard)
    act, sender, said = pair.heard.pop(0)
    assert (act, sender, said.id) == (Act.PROPOSE, pair.bob.full_jid.full, sid) and len(said.descriptions) == 1
    return proposal


async def test_the_first_yes_counts_and_later_ones_are_told(prosody: ProsodyServer, pair: Pair) -> None:
    proposal = await proposed(pair)
    pair.say("ringing", "p1")
    pair.say("proceed", "p1")
    assert await asyncio.wait_for(proposal.answered(), 60) == pair.alice.full_jid
    async with one_signed_in(prosody, pair.alice.jid.local) as late:
        heard: list[tuple[Act, str, Initiation]] = []
        listen(late, heard)
        for _ in range(2):
            RawPeer(late.session).say(pair.bob.full_jid, word("proceed", "p1"))
        await until(lambda: heard)
        await barrier(pair.bob, late)
        assert [act for act, *_ in heard] == [Act.RETRACT]
    pair.say("reject", "p1", REASON)
    await barrier(pair.alice, pair.bob)
    assert proposal.device == pair.alice.full_jid
    proposal.end(Reason.SUCCESS)
    proposal.end(Reason.SUCCESS)
    await pair.hears(Act.FINISH)
    assert not pair.bobs._proposals


@pytest.mark.parametrize(("inside", "failure"), [(REASON, Declined), (REASON + "<tie-break/>", Unsupported)])
async def test_a_no_counts_for_all(pair: Pair, inside: str, failure: type[Failure]) -> None:
    proposal = await proposed(pair)
    pair.say("reject", "p1", inside)
    with pytest.raises(failure):
        await asyncio.wait_for(proposal.answered(), 60)
    proposal.end(Reason.CANCEL)
    # The others are not to go on asking for what will be tried in another way.
    await pair.hears(*([Act.RETRACT] if failure is Unsupported else []))
    assert not pair.bobs._proposals


async def test_taken_back_it_can_not_be_answered_any_more(pair: Pair) -> None:
    proposal = await proposed(pair)
    proposal.end(Reason.CANCEL)
    pair.say("proceed", "p1")
    await pair.hears(Act.RETRACT)
    assert proposal.device is None and not pair.bobs._proposals


async def test_who_cannot_be_asked_is_known_at_once(prosody: ProsodyServer, pair: Pair) -> None:
    proposal = pair.bobs.propose(Jid(f"nobody-{uuid.uuid4().hex}@{prosody.host}"), "p1", [ET.fromstring(DESCRIPTION)])
    with pytest.raises(Unsupported):
        await asyncio.wait_for(proposal.answered(), 60)


async def test_two_proposals_that_cross_both_stand(pair: Pair) -> None:
    """Two files are two wishes; only under one id the lower address wins (XEP-0353 §4.1)."""
    proposal = await proposed(pair, "b")
    await pair.invited("a")
    await pair.invited("c")
    pair.say("propose", "b", DESCRIPTION)
    await barrier(pair.alice, pair.bob)
    # "alice" is lower than "bob": hers counts.
    assert [one.sid for one in pair.invitations] == ["a", "c", "b"]
    with pytest.raises(Unsupported):
        await asyncio.wait_for(proposal.answered(), 60)
    await pair.hears(Act.RETRACT)


async def test_a_new_login_ends_what_was_open(pair: Pair) -> None:
    proposal, invitation = await proposed(pair), await pair.invited()
    ended = endings(invitation)
    pair.bob.session.client.event("session_end")
    with pytest.raises(Failure):
        await asyncio.wait_for(proposal.answered(), 60)
    assert len(ended) == 1 and not pair.bobs._invitations and not pair.bobs._proposals
