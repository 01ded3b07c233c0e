"""Offers over ICE in both dialects (XEP-0176, XEP-0371), and those that no file can ride as they stand."""

import asyncio
import xml.etree.ElementTree as ET
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from gharial.backend.bytestreams.ice_description import Fingerprint, IceCandidate, IceDescription
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.ice_candidates import NAMESPACE, SCTP, YOUNGER
from gharial.backend.jingle.ice_transport import IceTransport
from gharial.backend.jingle.transport import Side
from gharial.backend.jingle.transports import type_of
from gharial.backend.methods.interface import Incoming
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle import Role
from gharial.model.failures import Unreachable, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import IBB, S5B, HandPeer, content, file_xml, hand_peer, ibb, reason_in
from tests.backend.methods.parties import pull, push_bytes

HOST = IceCandidate("1", "192.0.2.7", 40000, 2130706431, "host")
PRINT = Fingerprint("sha-256", ":".join(["0A"] * 32))
CALLS = "<transport xmlns='{}' ufrag='abcd' pwd='asd88fgpdd777uzjYhagZg'/>"


def ice_of(peer: HandPeer, role: Role) -> IceTransport:
    """Of the peer that is played by hand, at work with Bob, or with Alice who offers."""
    other = peer.bobs if role is Role.INITIATOR else peer.alice.person.full_jid
    return IceTransport(Side(peer.raw.session, peer.carriers, other, role, (Kind.ICE,)))


def younger(element: ET.Element) -> str:
    """The same in the words of XEP-0371."""
    return ET.tostring(element, encoding="unicode").replace(NAMESPACE, YOUNGER)


def transport_in(jingle: ET.Element) -> ET.Element:
    found = next(one for one in jingle.iter() if one.tag.endswith("}transport"))
    assert found.tag != f"{{{JINGLE}}}transport"
    return found


async def arrives(ice: IceTransport, incoming: Incoming) -> bytes:
    """Three bytes from the hand-played peer."""
    theirs, ours = await asyncio.gather(ice.connect(), incoming.next_stream())
    assert ours.kind is Kind.ICE
    pushing = asyncio.create_task(asyncio.to_thread(push_bytes, theirs, b"abc"))
    got = await asyncio.to_thread(pull, ours, 3)
    await pushing
    theirs.close()
    return got


@pytest.mark.parametrize("told", ["at once", "before the answer", "after the answer"])
async def test_an_offer_in_the_younger_dialect_is_answered_in_it(prosody: ProsodyServer, told: str) -> None:
    """quirk: younger-ice
    quirk: late-login
    """
    async with hand_peer(prosody) as peer:
        ice = ice_of(peer, Role.INITIATOR)
        whole = ET.fromstring(younger(await ice.offer()))
        first = ET.fromstring(ET.tostring(whole))
        if told != "at once":
            first.attrib.clear()
            for one in first.findall(f"{{{YOUNGER}}}candidate"):
                first.remove(one)
        await peer.offers(content(file_xml() + ET.tostring(first, encoding="unicode")))
        incoming = await peer.bob.next_offer()
        for one in whole.findall(f"{{{SCTP}}}sctpmap"):
            whole.remove(one)
        later = content(ET.tostring(whole, encoding="unicode"), senders="")
        if told == "before the answer":
            await peer.says(peer.bobs, "transport-info", later)
        await incoming.accept()
        answer = transport_in(await peer.hears("session-accept"))
        assert answer.tag == f"{{{YOUNGER}}}transport"
        assert answer.findall(f"{{{YOUNGER}}}candidate") and answer.find(f"{{{SCTP}}}sctpmap") is not None
        ice.take(answer)
        if told == "after the answer":
            await peer.says(peer.bobs, "transport-info", later)
        # Both say nothing that would change anything.
        for word in ("<gathering-complete/>", "<remote-candidate component='1' ip='127.0.0.1' port='4'/>"):
            said = f"<transport xmlns='{YOUNGER}'>{word}</transport>"
            await peer.says(peer.bobs, "transport-info", content(said, senders=""))
        assert await arrives(ice, incoming) == b"abc"


async def test_another_transport_may_be_replaced_by_it(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb()))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        ice = ice_of(peer, Role.INITIATOR)
        await peer.says(peer.bobs, "transport-replace", content(younger(await ice.offer()), senders=""))
        ice.take(transport_in(await peer.hears("transport-accept")))
        assert await arrives(ice, incoming) == b"abc"


async def test_our_offer_may_be_answered_in_it(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.ICE)
        offered = transport_in(await peer.hears("session-initiate"))
        assert offered.tag == f"{{{NAMESPACE}}}transport", "the younger one is never offered"
        ice = ice_of(peer, Role.RESPONDER)
        ice.take(offered)
        await peer.accepts(younger(await ice.offer()))
        await outgoing.answered()
        ours, theirs = await asyncio.gather(outgoing.open(Kind.ICE), ice.connect())
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, ours, b"abc"))
        assert await asyncio.to_thread(pull, theirs, 3) == b"abc"
        await pushing
        theirs.close()


@pytest.mark.parametrize("namespace", [NAMESPACE, YOUNGER])
async def test_ice_without_a_data_channel_is_replaced_once_the_person_agrees(
    prosody: ProsodyServer, namespace: str
) -> None:
    """quirk: ice-for-calls"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + CALLS.format(namespace)))
        incoming = await peer.bob.next_offer()
        accepting = asyncio.create_task(incoming.accept())
        asked = transport_in(await peer.hears("transport-replace"))
        assert asked.tag == f"{{{IBB}}}transport"
        assert not any(one.get("action") == "session-accept" for one in peer.heard), "there is no way yet"
        sid = asked.get("sid", "")
        await peer.says(peer.bobs, "transport-accept", content(ibb(sid), senders=""))
        accepted = transport_in(await peer.hears("session-accept"))
        assert (accepted.tag, accepted.get("sid")) == (f"{{{IBB}}}transport", sid)
        await accepting
        coming = asyncio.create_task(incoming.next_stream())
        stream = await peer.carriers.inband.open(peer.bobs, sid, 4096)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await pushing


async def test_who_has_socks5_is_asked_for_that_first(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        peer.raw.session.discovery.announce(S5B)
        await peer.offers(content(file_xml() + CALLS.format(YOUNGER)))
        incoming = await peer.bob.next_offer()
        accepting = asyncio.create_task(incoming.accept())
        asked = transport_in(await peer.hears("transport-replace"))
        assert asked.tag == f"{{{S5B}}}transport"
        await peer.says(peer.bobs, "transport-reject", content(f"<transport xmlns='{S5B}'/>", senders=""))
        asked = transport_in(await peer.hears("transport-replace"))
        assert asked.tag == f"{{{IBB}}}transport"
        await peer.says(peer.bobs, "transport-reject", content(f"<transport xmlns='{IBB}'/>", senders=""))
        with pytest.raises(Unsupported) as caught:
            await accepting
        await incoming.abort(caught.value)
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-transports"


async def test_while_our_answer_is_made_nothing_else_takes_its_place(prosody: ProsodyServer) -> None:
    """The peer would have agreed to one way and be answered with another."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + CALLS.format(NAMESPACE)))
        incoming = await peer.bob.next_offer()
        accepting = asyncio.create_task(incoming.accept())
        asked = transport_in(await peer.hears("transport-replace"))
        await peer.says(peer.bobs, "transport-replace", content(ibb("theirs"), senders=""))
        await peer.hears("transport-reject")
        await peer.says(peer.bobs, "transport-accept", content(ibb(asked.get("sid", "")), senders=""))
        accepted = transport_in(await peer.hears("session-accept"))
        assert accepted.get("sid") == asked.get("sid")
        await accepting


async def test_whom_our_address_is_not_for_is_asked_for_a_way_that_hides_it(prosody: ProsodyServer) -> None:
    """security 42: a fine offer over ICE, and no relay to take it by."""
    async with hand_peer(prosody) as peer:
        peer.raw.session.discovery.announce(S5B)
        peer.bob.carriers.may_meet = lambda _peer: False
        ice = ice_of(peer, Role.INITIATOR)
        await peer.offers(content(file_xml() + ET.tostring(await ice.offer(), encoding="unicode")))
        incoming = await peer.bob.next_offer()
        accepting = asyncio.create_task(incoming.accept())
        asked = transport_in(await peer.hears("transport-replace"))
        assert asked.tag == f"{{{S5B}}}transport"
        assert not [one for one in asked if one.get("type") != "proxy"], "no address of ours"
        await peer.says(peer.bobs, "transport-reject", content(f"<transport xmlns='{S5B}'/>", senders=""))
        asked = transport_in(await peer.hears("transport-replace"))
        assert asked.tag == f"{{{IBB}}}transport"
        await peer.says(peer.bobs, "transport-accept", content(ibb(asked.get("sid", "")), senders=""))
        assert transport_in(await peer.hears("session-accept")).tag == f"{{{IBB}}}transport"
        await accepting
        ice.close()


async def test_where_nothing_could_take_its_place_nobody_is_asked(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody, listens=(Kind.SOCKS5_DIRECT, Kind.ICE)) as peer:
        await peer.offers(content(file_xml() + CALLS.format(NAMESPACE)))
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-transports"
        assert peer.bob.offers.empty()


async def test_an_offer_of_ours_may_get_another_transport_before_its_answer(prosody: ProsodyServer) -> None:
    """quirk: early-replacement"""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.SOCKS5_DIRECT, Kind.INBAND)
        await peer.hears("session-initiate")
        alice = peer.alice.person.full_jid
        await peer.says(alice, "transport-replace", content(ibb("theirs"), senders=""))
        await peer.hears("transport-accept")
        arrived: asyncio.Future[ByteStream] = asyncio.get_running_loop().create_future()
        peer.carriers.inband.expect(alice, "theirs", arrived.set_result)
        # The answer names it again, without what was told before.
        await peer.accepts(f"<transport xmlns='{IBB}' sid='theirs'/>")
        await outgoing.answered()
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        opening = asyncio.create_task(outgoing.open(Kind.INBAND))
        theirs = await arrived
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, await opening, b"abc"))
        assert await asyncio.to_thread(pull, theirs, 3) == b"abc"
        await pushing
        assert not [one for one in peer.heard if one.get("action") == "transport-replace"]


def test_the_younger_dialect_is_read_and_not_announced() -> None:
    made = type_of(ET.Element(f"{{{YOUNGER}}}transport"))
    assert made is not None and made.kinds == (Kind.ICE,) and not made.features


async def test_what_is_found_late_is_told_once_the_peer_surely_knows_the_rest() -> None:
    """A word about a session that nobody has heard of yet would be lost."""
    described = IceDescription("abcd", "p" * 22, (HOST,), (PRINT,), None, 5000)

    async def describe(*_: object, **__: object) -> IceDescription:
        return described

    async def connect(*_: object) -> None:
        raise Unreachable

    end = SimpleNamespace(on_late=None, add=lambda _: None, connect=connect)
    streams = SimpleNamespace(end=lambda _: end, describe=describe, loopback=True)
    peer = Jid("bob@river.example/boat")
    side = SimpleNamespace(carriers=SimpleNamespace(ice=streams), peer=peer, role=Role.INITIATOR)
    ice = IceTransport(cast("Side", side))
    told: list[ET.Element] = []
    ice.on_info(told.append)
    end.on_late(replace(HOST, port=40001))
    offered = await ice.offer()
    end.on_late(replace(HOST, port=40002))
    assert told == []
    ice.take(offered)
    with pytest.raises(Unreachable):
        await ice.connect()
    end.on_late(replace(HOST, port=40003))
    ports = [[one.get("port") for one in element.findall(f"{{{NAMESPACE}}}candidate")] for element in told]
    assert ports == [["40001", "40002"], ["40003"]]
    assert {element.get("ufrag") for element in told} == {"abcd"}
