"""Jingle sessions between two accounts on a real server (XEP-0166)."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from gharial.backend.jingle.dispatcher import MOST_PER_PEER, Jingle
from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.session import JingleSession
from gharial.backend.stanzas.jingle import NAMESPACE, Action, Content, JingleStanza, Reason, Role, Senders
from gharial.model.failures import RequestFailed
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

THING = "urn:example:thing"
WAY = "urn:example:way"


@dataclass
class Recorder:
    """An application that writes down what it is told."""

    heard: list[tuple[object, ...]] = field(default_factory=list)
    session: JingleSession | None = None

    def accepted(self, contents: Sequence[Content]) -> None:
        self.heard.append(("accepted", *(content.name for content in contents)))

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        self.heard.append(("ended", reason, stanza is None))

    def peer_left(self) -> None:
        self.heard.append(("left",))

    def accepts_info(self, payload: ET.Element) -> bool:
        return payload.tag == f"{{{THING}}}news"

    def informed(self, payload: ET.Element) -> None:
        self.heard.append(("informed", payload.tag))

    def described(self, content: Content) -> None:
        self.heard.append(("described", content.name))

    def added(self, content: Content) -> None:
        self.heard.append(("added", content))

    def content_answered(self, content: Content, accepted: bool) -> None:
        self.heard.append(("content answered", content.name, accepted))

    def modified(self, content: Content) -> None:
        self.heard.append(("modified", content.senders))

    def removed(self, content: Content, reason: Reason) -> None:
        self.heard.append(("removed", content.name, reason))

    def transport_informed(self, content: Content, transport: ET.Element) -> None:
        self.heard.append(("transport informed", content.name, transport.get("word")))

    def transport_replaced(self, content: Content, transport: ET.Element) -> None:
        self.heard.append(("transport replaced", content.name, transport.get("word")))

    def transport_answered(self, content: Content, transport: ET.Element | None) -> None:
        self.heard.append(("transport answered", None if transport is None else transport.get("word")))

    async def hears(self, *what: object) -> None:
        await until(lambda: what in self.heard)


def way(word: str = "") -> ET.Element:
    return ET.Element(f"{{{WAY}}}transport", {"word": word})


def thing(name: str = "a", creator: Role = Role.INITIATOR) -> Content:
    return Content(creator, name, Senders.INITIATOR, ET.Element(f"{{{THING}}}description"), way("first"))


@dataclass
class Pair:
    alice: SignedIn
    bob: SignedIn
    jingle: Jingle
    """Alice's."""
    ours: Recorder
    theirs: Recorder

    async def begin(self, *, accept: bool = True) -> JingleSession:
        session = self.jingle.session(self.bob.full_jid, self.ours)
        await session.initiate([thing()])
        await until(lambda: self.theirs.session)
        if accept:
            await self.bobs.accept([thing()])
            await self.ours.hears("accepted", "a")
        return session

    @property
    def bobs(self) -> JingleSession:
        assert self.theirs.session is not None
        return self.theirs.session


@pytest.fixture
async def pair(prosody: ProsodyServer) -> AsyncIterator[Pair]:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        ours, theirs = Recorder(), Recorder()
        alices, bobs = Jingle(alice.session), Jingle(bob.session)

        def taken(session: JingleSession, _stanza: JingleStanza) -> Recorder:
            theirs.session = session
            return theirs

        bobs.serve(THING, taken)
        yield Pair(alice, bob, alices, ours, theirs)
        alices.close()
        bobs.close()


async def test_proposed_accepted_and_ended_by_either_side(pair: Pair) -> None:
    session = await pair.begin()
    assert (session.state, pair.bobs.state) == (SessionState.ACTIVE, SessionState.ACTIVE)
    assert pair.bobs.peer == pair.alice.full_jid
    await pair.bobs.end(Reason.SUCCESS)
    await pair.ours.hears("ended", Reason.SUCCESS, False)
    assert session.state is SessionState.ENDED
    assert pair.jingle.find(session.peer, session.sid) is None, "a session that is over is kept"
    with pytest.raises(RequestFailed):
        await session.inform()


async def test_a_ping_is_answered_and_news_are_heard_if_understood(pair: Pair) -> None:
    session = await pair.begin()
    await session.inform()
    await session.inform(ET.Element(f"{{{THING}}}news"))
    await pair.theirs.hears("informed", f"{{{THING}}}news")
    with pytest.raises(RequestFailed) as refused:
        await session.inform(ET.Element("{urn:example:else}news"))
    assert refused.value.condition == "feature-not-implemented"


async def test_what_nobody_serves_is_ended_with_its_reason(pair: Pair) -> None:
    session = pair.jingle.session(pair.bob.full_jid, pair.ours)
    await session.initiate([Content(Role.INITIATOR, "a", description=ET.Element("{urn:example:else}description"))])
    await pair.ours.hears("ended", Reason.UNSUPPORTED_APPLICATIONS, False)


async def test_contents_come_and_go(pair: Pair) -> None:
    session = await pair.begin()
    await session.add_content(thing("b"))
    await until(lambda: pair.theirs.heard and pair.theirs.heard[-1][0] == "added")
    await pair.bobs.accept_content(thing("b"))
    await pair.ours.hears("content answered", "b", True)
    await session.add_content(thing("c"))
    await until(lambda: len([one for one in pair.theirs.heard if one[0] == "added"]) == 2)
    await pair.bobs.reject_content(thing("c"))
    await pair.ours.hears("content answered", "c", False)
    assert {name for _creator, name in session.contents} == {"a", "b"}
    await pair.bobs.modify_content(thing("b"), Senders.NONE)
    await pair.ours.hears("modified", Senders.NONE)
    await session.remove_content(thing("a"))
    await pair.theirs.hears("removed", "a", Reason.SUCCESS)
    await session.remove_content(thing("b"))
    await pair.theirs.hears("ended", Reason.SUCCESS, False)


async def test_a_transport_is_replaced_or_not(pair: Pair) -> None:
    session = await pair.begin()
    await session.inform_transport(thing(), way("news"))
    await pair.theirs.hears("transport informed", "a", "news")
    await session.replace_transport(thing(), way("second"))
    await pair.theirs.hears("transport replaced", "a", "second")
    await pair.bobs.accept_transport(thing(), way("fine"))
    await pair.ours.hears("transport answered", "fine")
    await pair.bobs.replace_transport(thing(), way("third"))
    await pair.ours.hears("transport replaced", "a", "third")
    await session.reject_transport(thing(), way("third"))
    await pair.theirs.hears("transport answered", None)


async def test_of_two_replacements_at_once_the_initiators_counts(pair: Pair) -> None:
    session = await pair.begin()

    async def both() -> list[object]:
        return await asyncio.gather(
            session.replace_transport(thing(), way("ours")),
            pair.bobs.replace_transport(thing(), way("theirs")),
            return_exceptions=True,
        )

    mine, other = await both()
    assert mine is None
    assert isinstance(other, RequestFailed) and other.condition == "conflict"
    await pair.theirs.hears("transport replaced", "a", "ours")
    assert not [one for one in pair.ours.heard if one[0] == "transport replaced"]


async def test_answers_to_nothing_and_actions_out_of_turn_are_refused(pair: Pair) -> None:
    """security 32"""
    session = await pair.begin(accept=False)
    raw = RawPeer(pair.alice.session)

    async def refused(action: str, content: str = "", sid: str = session.sid) -> str:
        xml = f"<jingle xmlns='{NAMESPACE}' action='{action}' sid='{sid}'>{content}</jingle>"
        return await raw.refused(pair.bob.full_jid, xml)

    named = "<content creator='initiator' name='a'><transport xmlns='urn:example:way'/></content>"
    assert await refused("session-initiate", named) == "unexpected-request"
    assert await refused("session-accept", named) == "unexpected-request"
    assert await refused("transport-accept", named) == "unexpected-request"
    assert await refused("content-accept", named) == "unexpected-request"
    assert await refused("transport-info") == "bad-request"
    assert await refused("transport-info", named.replace("'a'", "'z'")) == "item-not-found"
    assert await refused("content-add", named) == "bad-request"
    assert await refused("session-info", sid="another") == "item-not-found"
    assert await refused("dance") == "bad-request"
    assert pair.bobs.state is SessionState.PENDING
    assert pair.theirs.heard == []
    await pair.bobs.accept([thing()])
    await pair.ours.hears("accepted", "a")


async def test_somebody_else_cannot_speak_in_a_session(pair: Pair, prosody: ProsodyServer) -> None:
    """security 21"""
    session = await pair.begin()
    async with signed_in(prosody, unique_user("mallory")) as (mallory,):
        for action in (Action.SESSION_TERMINATE, Action.TRANSPORT_INFO, Action.SESSION_INFO):
            xml = (
                f"<jingle xmlns='{NAMESPACE}' action='{action.value}' sid='{session.sid}'>"
                "<content creator='initiator' name='a'><transport xmlns='urn:example:way' word='evil'/></content>"
                "</jingle>"
            )
            assert await RawPeer(mallory.session).refused(pair.bob.full_jid, xml) == "item-not-found"
    assert pair.bobs.state is SessionState.ACTIVE
    assert pair.theirs.heard == []


async def test_one_person_cannot_open_sessions_without_end(pair: Pair) -> None:
    for _ in range(MOST_PER_PEER):
        await pair.jingle.session(pair.bob.full_jid, Recorder()).initiate([thing()])
    with pytest.raises(RequestFailed) as refused:
        await pair.jingle.session(pair.bob.full_jid, Recorder()).initiate([thing()])
    assert refused.value.condition == "resource-constraint"


async def test_sessions_end_when_the_peer_or_our_connection_does(pair: Pair) -> None:
    session = await pair.begin()
    await pair.bob.accounts.close()
    await pair.ours.hears("left")
    assert session.state is SessionState.ACTIVE
    await pair.theirs.hears("ended", Reason.CONNECTIVITY_ERROR, True)
    assert pair.bobs.state is SessionState.ENDED
