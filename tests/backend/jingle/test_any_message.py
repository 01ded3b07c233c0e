"""Whatever messages come, proposals of files break nothing and tell strangers nothing (XEP-0353, fuzzed)."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.jingle.message_initiation import MOST_IN_ALL, MOST_PER_PEER
from gharial.backend.methods import jingle_proposed
from gharial.backend.methods.interface import Incoming, Unanswered
from gharial.backend.methods.jingle_fork import JingleFork
from gharial.backend.methods.jingle_proposals import JingleProposals
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.stanzas.jingle_message import NAMESPACE, STORE, Act, read_initiation
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Cancelled, Failure
from gharial.model.jid import Jid

OURS, FRIEND = "bob@river.example", "carol@river.example"


class Wire:
    """A session without a server: what is sent is kept."""

    def __init__(self) -> None:
        self.account = Jid(OURS)
        self.full_jid = Jid(f"{OURS}/desk")
        self.online = True
        self.sent: list[tuple[Jid, ET.Element]] = []
        self.read: Callable[[Any], None] = lambda _stanza: None
        self.client = SimpleNamespace(
            add_event_handler=lambda *_: None, register_handler=self._register, make_message=self._message
        )
        self.discovery = SimpleNamespace(announce=lambda *_: None)

    def _register(self, handler: Any) -> None:
        self.read = handler._pointer

    def _message(self, mto: Jid, mtype: str) -> Any:
        xml = ET.Element("message", {"type": mtype})
        wire = self

        class Message(dict[str, str]):
            def __init__(self) -> None:
                super().__init__()
                self.xml = xml

            def send(self) -> None:
                wire.sent.append((mto, xml))

        return Message()

    def answer(self, *_: object) -> None: ...

    def when_online(self, _callback: object) -> None: ...

    def require_online(self) -> None: ...


texts = st.one_of(
    st.sampled_from(["", "a", "s1", "-1", "x" * 5000]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=10),
)
EVE = "eve@river.example"
addresses = st.sampled_from(
    [f"{OURS}/desk", f"{OURS}/boat", OURS, *[f"{EVE}/1"] * 3, f"{EVE}/2", EVE, f"{FRIEND}/1", "river.example", "", "@"]
)


@st.composite
def descriptions(draw: st.DrawFn) -> ET.Element:
    made = ET.Element(draw(st.sampled_from([f"{{{FILE}}}description"] * 4 + ["{urn:x}description", "description"])))
    file = ET.SubElement(made, f"{{{FILE}}}file")
    for name, good in (("name", "a.txt"), ("size", "3"), ("date", "2026-01-01T00:00:00Z")):
        if draw(st.integers(0, 9)):
            ET.SubElement(file, f"{{{FILE}}}{name}").text = good if draw(st.integers(0, 4)) else draw(texts)
    return made


@st.composite
def words(draw: st.DrawFn) -> ET.Element:
    act = draw(st.sampled_from([*(one.value for one in Act), *["propose"] * 6, "dance"]))
    made = ET.Element(
        f"{{{NAMESPACE}}}{act}", {"id": draw(st.sampled_from(["s1", "s1", "s2", "ours", "", "x" * 2000]))}
    )
    if act == "propose":
        made.extend(draw(st.lists(descriptions(), max_size=2)))
    if draw(st.booleans()):
        reason = ET.SubElement(made, "{urn:xmpp:jingle:1}reason")
        ET.SubElement(reason, f"{{urn:xmpp:jingle:1}}{draw(st.sampled_from(['cancel', 'busy', 'banana']))}")
    if draw(st.integers(0, 4)) == 0:
        ET.SubElement(made, f"{{{NAMESPACE}}}tie-break")
    return made


@st.composite
def messages(draw: st.DrawFn) -> ET.Element:
    made = ET.Element("{jabber:client}message")
    for name, chance in (("from", 9), ("to", 7)):
        if draw(st.integers(0, 9)) < chance:
            made.set(name, draw(addresses))
    made.set("type", draw(st.sampled_from(["chat"] * 6 + ["error", "groupchat", "normal", ""])))
    if draw(st.integers(0, 9)) == 0:
        made.set("id", "propose-ours")
    made.extend(draw(st.lists(words(), max_size=2)))
    if draw(st.integers(0, 9)) == 0:
        ET.SubElement(made, "{urn:xmpp:delay}delay", {"stamp": draw(texts)})
    if draw(st.integers(0, 3)) == 0:
        outer = ET.Element(
            "{jabber:client}message", {"from": draw(st.sampled_from([OURS, OURS, "eve@river.example/1"]))}
        )
        carbon = ET.SubElement(outer, f"{{urn:xmpp:carbons:2}}{draw(st.sampled_from(['sent', 'received']))}")
        ET.SubElement(carbon, "{urn:xmpp:forward:0}forwarded").append(made)
        return outer
    return made


@st.composite
def plausible(draw: st.DrawFn) -> ET.Element:
    """What a client might say: most of it would never come by chance."""
    sender = draw(st.sampled_from([f"{EVE}/1"] * 3 + [f"{EVE}/2", f"{FRIEND}/1", f"{OURS}/boat"]))
    made = ET.Element("{jabber:client}message", {"from": sender, "to": OURS, "type": "chat"})
    act = draw(st.sampled_from([*Act, *[Act.PROPOSE] * 8]))
    said = ET.SubElement(made, f"{{{NAMESPACE}}}{act.value}", {"id": draw(st.sampled_from(["s1", "s2", "ours"]))})
    if act is Act.PROPOSE:
        file = ET.SubElement(ET.SubElement(said, f"{{{FILE}}}description"), f"{{{FILE}}}file")
        ET.SubElement(file, f"{{{FILE}}}name").text = "a.txt"
        ET.SubElement(file, f"{{{FILE}}}size").text = "3"
    return made


steps = st.tuples(
    st.one_of(plausible(), messages()),
    st.sampled_from(["wait", "wait", "accept", "decline", "ignore", "abort", "offer"]),
)


async def play(script: list[tuple[ET.Element, str]]) -> None:
    wire = Wire()
    session = cast("AccountSession", wire)
    trusted = {FRIEND, OURS}
    proposals = JingleProposals(session, lambda peer: peer.bare in trusted, BitsOfBinary(session))
    offers: list[Incoming] = []
    forks: list[JingleFork] = []
    proposals.listen(offers.append)
    told: set[str] = set(trusted)
    """Who may hear of us: friends, whom we answered, and whom we asked."""
    tasks: list[asyncio.Task[None]] = []
    for message, then in script:
        wire.read(SimpleNamespace(xml=message))
        await asyncio.sleep(0)
        engine = proposals._initiation
        assert len(engine._invitations) <= min(MOST_IN_ALL, 8 * MOST_PER_PEER)
        assert len(proposals._open) <= len(engine._invitations)
        if then == "offer" and not forks:
            told.add("eve@river.example")
            description = ET.Element(f"{{{FILE}}}description")
            forks.append(proposals.offer(Jid("eve@river.example"), "ours", description, never, lambda: None))
        elif offers and then not in ("wait", "offer"):
            one = offers.pop(0)
            if then in ("accept", "decline"):
                told.add(one.offer.peer.bare)
            tasks.append(asyncio.create_task(decide(one, then)))
        for to, xml in wire.sent:
            said = read_initiation(xml)
            stored = xml.find(STORE) is not None or bool(to.resource)
            assert said is not None and stored and xml.get("type") == "chat"
            assert to.bare in told, f"{said.act} told {to} that we are there"
    for fork in forks:
        await fork.abort(Cancelled(by_us=True))
    for left in offers:
        await left.abort(Cancelled(by_us=True))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert not proposals._initiation._proposals


async def never(_device: Jid) -> Any:
    raise AssertionError


async def decide(incoming: Incoming, then: str) -> None:
    try:
        if then == "accept":
            await incoming.accept()
        elif then == "decline":
            await incoming.decline()
        elif then == "ignore" and isinstance(incoming, Unanswered):
            await incoming.ignore()
        else:
            await incoming.abort(Cancelled(by_us=True))
    except Failure as failure:
        await incoming.abort(failure)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(steps, min_size=1, max_size=14))
def test_any_sequence_of_messages(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, script: list[tuple[ET.Element, str]]
) -> None:
    """security 3, 41, 49"""
    monkeypatch.setattr(jingle_proposed, "BEGIN_S", 0.0)
    caplog.clear()
    with caplog.at_level(logging.ERROR):
        asyncio.run(play(script))
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR], "something was not expected"
