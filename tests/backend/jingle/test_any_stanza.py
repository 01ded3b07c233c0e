"""Whatever comes is answered legally, breaks nothing and fills nothing: the engine with file transfer, fuzzed."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.ice_description import Fingerprint, IceDescription
from gharial.backend.jingle import ice_candidates, inband_transport, raw_udp_candidates, socks5_candidates
from gharial.backend.jingle.dispatcher import MOST_IN_ALL, MOST_PER_PEER
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.jingle_side import LARGEST_EARLY, MOST_EARLY
from gharial.backend.stanzas.jingle import ERRORS, MOST_CONTENTS, NAMESPACE, Action
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, RequestFailed, Unreachable
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from gharial.model.transfer import Kind

LEGAL = {
    "bad-request",
    "conflict",
    "feature-not-implemented",
    "item-not-found",
    "resource-constraint",
    "unexpected-request",
}
DETAILS = {"out-of-order", "tie-break", "unknown-session", "unsupported-info"}
ACTIONS = [one.value for one in Action]


class Wire:
    """A session without a server: what is sent is kept, and sometimes refused."""

    def __init__(self) -> None:
        self.account = SimpleNamespace(bare="bob@river.example")
        self.full_jid = Jid("bob@river.example/boat")
        self.online = True
        self.sent: list[ET.Element] = []
        self.handlers: dict[str, Callable[[Iq], Any]] = {}
        self.client = SimpleNamespace(
            add_event_handler=lambda *_: None, register_handler=lambda _: None, make_iq_set=self._make
        )
        self.discovery = SimpleNamespace(announce=lambda *_: None, features=self._features)

    def _make(self, ito: Jid) -> Iq:
        iq = Iq()
        iq["type"], iq["to"] = "set", ito
        return iq

    async def _features(self, _jid: Jid) -> frozenset[str]:
        return frozenset()

    def answer(self, name: str, _path: str, handler: Callable[[Iq], Any]) -> None:
        self.handlers[name] = handler

    def forget_answer(self, name: str) -> None:
        self.handlers.pop(name, None)

    def when_online(self, _callback: object) -> None: ...

    def when_offline(self, _callback: object) -> None: ...

    def require_online(self) -> None: ...

    async def request(self, iq: Iq, _timeout_s: float) -> Iq:
        self.sent.append(iq.xml)
        await asyncio.sleep(0)
        if len(self.sent) % 7 == 0:
            raise RequestFailed("jingle", str(iq["to"]), "item-not-found")
        return iq


class RawWay:
    """A raw UDP way that leads nowhere."""

    seen = ()

    async def listen(self) -> list[tuple[str, int]]:
        return [("192.0.2.1", 40000)]

    def release(self) -> None: ...


async def raw_way(**_: object) -> RawWay:
    return RawWay()


class IceEnd:
    """An end of a connection that is never made."""

    on_late = None

    def add(self, _candidates: object) -> None: ...

    def release(self) -> None: ...

    async def connect(self, *_: object) -> None:
        raise Unreachable()


async def described(*_: object, **__: object) -> IceDescription:
    return IceDescription("abcd", "p" * 22, (), (Fingerprint("sha-256", "0A"),), None, 5000)


def carriers() -> Carriers:
    async def nothing(*_: object, **__: object) -> tuple[()]:
        return ()

    handle = SimpleNamespace(close=lambda: None)
    proxies = SimpleNamespace(find=nothing)
    made = SimpleNamespace(
        may_meet=lambda _peer: True,
        settings=Settings,
        raw_udp=SimpleNamespace(link=raw_way, loopback=True),
        ice=SimpleNamespace(hides=lambda: False, end=lambda _: IceEnd(), describe=described, loopback=True),
        inband=SimpleNamespace(expect=lambda *_: handle),
        socks5=SimpleNamespace(listen=lambda _: None, own_streamhosts=nothing, proxies=proxies, loopback=True),
    )
    return cast("Carriers", made)


texts = st.one_of(
    st.sampled_from(["", "a", "b", "None", "-1", "0", "4096", "999999999999999999999", "x" * 5000]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
)


@st.composite
def elements(draw: st.DrawFn, names: tuple[str, ...], attributes: tuple[str, ...], inside: Any = None) -> ET.Element:
    made = ET.Element(draw(st.sampled_from(names)))
    for name in attributes:
        if draw(st.booleans()):
            made.set(name, draw(texts))
    made.text = draw(texts)
    if inside is not None:
        made.extend(draw(st.lists(inside, max_size=4)))
    return made


def _in(namespace: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{{{namespace}}}{name}" for name in names)


file_parts = elements(
    (*_in(FILE, "name", "size", "date", "desc", "media-type", "range"), "{urn:xmpp:hashes:2}hash", "{x}y"),
    ("offset", "length", "algo"),
)
files = elements(_in(FILE, "file"), (), file_parts)
good_file = st.just(
    ET.fromstring(f"<description xmlns='{FILE}'><file><name>a.txt</name><size>3</size></file></description>")
)
descriptions = st.one_of(
    good_file,
    elements(
        (*_in(FILE, "description"), "{urn:xmpp:jingle:apps:file-transfer:4}description", "description"), (), files
    ),
)
candidates = elements(
    _in(socks5_candidates.NAMESPACE, "candidate", "candidate-used", "candidate-error", "activated", "proxy-error"),
    ("cid", "host", "jid", "port", "priority", "type"),
)
raw_parts = elements(
    (*_in(raw_udp_candidates.NAMESPACE, "candidate"), f"{{{raw_udp_candidates.RELIABLE}}}stream"),
    ("ip", "port", "component", "secret"),
)
raw = f"<stream xmlns='{raw_udp_candidates.RELIABLE}' secret='{'ab' * 16}'/>"
ice_parts = elements(
    (
        *_in(ice_candidates.NAMESPACE, "candidate"),
        *_in(ice_candidates.YOUNGER, "candidate", "remote-candidate", "gathering-complete"),
        *_in(ice_candidates.DTLS, "fingerprint"),
        *_in(ice_candidates.SCTP, "sctpmap"),
    ),
    ("ip", "port", "component", "priority", "foundation", "type", "protocol", "hash", "setup", "number"),
)
channel = (
    f"<fingerprint xmlns='{ice_candidates.DTLS}' hash='sha-256' setup='actpass'>{':'.join(['0A'] * 32)}</fingerprint>"
)
channel += f"<sctpmap xmlns='{ice_candidates.SCTP}' number='5000' protocol='webrtc-datachannel'/>"
transports = st.one_of(
    st.just(ET.fromstring(f"<transport xmlns='{ice_candidates.YOUNGER}'>{channel}</transport>")),
    st.just(ET.fromstring(f"<transport xmlns='{ice_candidates.NAMESPACE}'/>")),
    elements(
        tuple(f"{{{one}}}transport" for one in (ice_candidates.NAMESPACE, ice_candidates.YOUNGER)),
        ("ufrag", "pwd"),
        ice_parts,
    ),
    st.just(ET.fromstring(f"<transport xmlns='{raw_udp_candidates.NAMESPACE}'>{raw}</transport>")),
    elements(_in(raw_udp_candidates.NAMESPACE, "transport"), (), raw_parts),
    st.just(ET.fromstring(f"<transport xmlns='{inband_transport.NAMESPACE}' sid='i' block-size='4096'/>")),
    elements(_in(inband_transport.NAMESPACE, "transport"), ("sid", "block-size")),
    elements(_in(socks5_candidates.NAMESPACE, "transport"), ("sid", "mode", "dstaddr"), candidates),
    elements(("{urn:example:pigeon}transport", "transport"), ("sid",)),
)
security = elements(("{urn:example:lock}security",), ("name",))


@st.composite
def contents(draw: st.DrawFn) -> ET.Element:
    made = ET.Element(f"{{{NAMESPACE}}}content")
    made.set("creator", draw(st.sampled_from(["initiator"] * 4 + ["responder", "", "nobody"])))
    made.set("name", draw(st.sampled_from(["file", "file", "file", "b", "c", "", "x" * 2000])))
    senders = draw(st.sampled_from([None, "initiator", "responder", "both", "none", "us"]))
    if senders is not None:
        made.set("senders", senders)
    for part, chance in ((descriptions, 3), (transports, 3), (security, 1)):
        if draw(st.integers(0, 3)) < chance:
            made.append(draw(part))
    return made


payloads = elements((*_in(FILE, "checksum", "received"), "{urn:x}ringing"), ("creator", "name"), files)


@st.composite
def stanzas(draw: st.DrawFn) -> ET.Element:
    made = ET.Element(f"{{{NAMESPACE}}}jingle")
    made.set(
        "action", draw(st.sampled_from([*ACTIONS, *["session-initiate"] * 6, *["transport-replace"] * 3, "dance"]))
    )
    made.set("sid", draw(st.sampled_from(["s1", "s1", "s1", "s2", "", "x" * 2000])))
    made.extend(draw(st.lists(contents(), max_size=3)))
    if draw(st.integers(0, 3)) == 0:
        reason = ET.SubElement(made, f"{{{NAMESPACE}}}reason")
        condition = draw(st.sampled_from(["success", "cancel", "decline", "text", "banana", "media-error"]))
        ET.SubElement(reason, f"{{{NAMESPACE}}}{condition}").text = draw(texts)
    made.extend(draw(st.lists(payloads, max_size=2)))
    return made


senders = st.sampled_from(["eve@river.example/1"] * 4 + ["eve@river.example/2", "eve@river.example", "river.example"])
steps = st.tuples(senders, stanzas(), st.sampled_from(["wait", "accept", "decline", "wait"]))


async def play(script: list[tuple[str, ET.Element, str]]) -> None:
    wire = Wire()
    files = JingleFiles(cast("AccountSession", wire), carriers())
    offers: list[Incoming] = []
    files.listen(offers.append, (Kind.INBAND, Kind.SOCKS5_DIRECT, Kind.RAW_UDP, Kind.ICE))
    answer = wire.handlers["jingle"]
    tasks: list[asyncio.Task[None]] = []
    for sender, jingle, then in script:
        iq = Iq()
        iq["type"], iq["from"], iq["to"], iq["id"] = "set", sender, wire.full_jid, "1"
        iq.xml.append(jingle)
        reply = await answer(iq)
        if reply is not None:
            assert reply["type"] == "error" and reply["error"]["condition"] in LEGAL
            own = [one.tag for one in reply["error"].xml if one.tag.startswith(f"{{{ERRORS}}}")]
            assert {tag.removeprefix(f"{{{ERRORS}}}") for tag in own} <= DETAILS
        for _ in range(6):
            await asyncio.sleep(0)
        sessions = files._jingle._sessions
        assert len(sessions) <= min(MOST_IN_ALL, 4 * MOST_PER_PEER)
        for one in sessions.values():
            assert len(one.contents) <= MOST_CONTENTS and len(one._theirs) <= MOST_CONTENTS
        if offers and then != "wait":
            tasks.append(asyncio.create_task(decide(offers.pop(0), then)))
    for _ in range(20):
        await asyncio.sleep(0)
    for incoming in tuple(files._running):
        incoming.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for one in tuple(files._jingle._sessions.values()):
        one.drop()
    assert not files._jingle._sessions and not files._running
    spare = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in spare:
        task.cancel()
    await asyncio.gather(*spare, return_exceptions=True)
    for sent in wire.sent:
        assert sent.find(f"{{{NAMESPACE}}}jingle") is not None


async def decide(incoming: Incoming, then: str) -> None:
    try:
        await (incoming.accept() if then == "accept" else incoming.decline())
    except Failure:
        await incoming.abort(RequestFailed("", "", ""))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(steps, min_size=1, max_size=10))
def test_any_sequence_of_stanzas(caplog: pytest.LogCaptureFixture, script: list[tuple[str, ET.Element, str]]) -> None:
    """security 32"""
    caplog.clear()
    with caplog.at_level(logging.ERROR):
        asyncio.run(play(script))
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR], "something was not expected"


def iq_of(sender: str, inside: str, action: str) -> Iq:
    iq = Iq()
    iq["type"], iq["from"], iq["id"] = "set", sender, "1"
    iq.xml.append(ET.fromstring(f"<jingle xmlns='{NAMESPACE}' action='{action}' sid='s1'>{inside}</jingle>"))
    return iq


async def test_what_comes_right_behind_an_offer_is_heard_and_not_without_end() -> None:
    """Both may be in what was read from the socket at once."""
    wire, eve = Wire(), "eve@river.example/1"
    files = JingleFiles(cast("AccountSession", wire), carriers())
    offers: list[Incoming] = []
    files.listen(offers.append, (Kind.ICE,))
    ice = f"<transport xmlns='{ice_candidates.NAMESPACE}'>{channel}</transport>"
    file = f"<description xmlns='{FILE}'><file><name>a.txt</name><size>3</size></file></description>"
    of = "<content creator='initiator' name='file' senders='initiator'>"
    jingle = files._jingle
    jingle._take(Jid(eve), iq_of(eve, f"{of}{file}{ice}</content>", "session-initiate"))
    for login in (f"abcd{number}" for number in range(2 * MOST_EARLY)):
        told = f"{of}<transport xmlns='{ice_candidates.NAMESPACE}' ufrag='{login}'/></content>"
        jingle._take(Jid(eve), iq_of(eve, told, "transport-info"))
    huge = f"{of}<transport xmlns='{ice_candidates.NAMESPACE}'><x>{'x' * LARGEST_EARLY}</x></transport></content>"
    jingle._take(Jid(eve), iq_of(eve, huge, "transport-info"))
    for _ in range(4):
        await asyncio.sleep(0)
    (incoming,) = offers
    kept = [one.get("ufrag") for one in incoming._early]  # type: ignore[attr-defined]
    assert kept == [f"abcd{number}" for number in range(MOST_EARLY, 2 * MOST_EARLY)]
    await incoming.decline()
