"""Several files in one Jingle session, and offers that nobody may accept (XEP-0166 §7.2, XEP-0234)."""

import asyncio
import xml.etree.ElementTree as ET

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams.raw_udp_links import RawUdpLink
from gharial.backend.jingle.dispatcher import MOST_PER_PEER
from gharial.backend.jingle.raw_udp_candidates import NAMESPACE as RAW
from gharial.backend.jingle.raw_udp_candidates import RELIABLE
from gharial.backend.methods import jingle_contents
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_side import MOST_REPLACED
from gharial.backend.stanzas.hashes import NAMESPACE as HASHES
from gharial.backend.stanzas.jingle import NAMESPACE
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.transfers.open_offers import turn_away
from gharial.model.failures import Cancelled, Declined, Unsupported
from gharial.model.transfer import Kind
from gharial.model.transfer_bounds import Lack
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import IBB, S5B, HandPeer, content, file_xml, hand_peer, ibb, reason_in, s5b
from tests.backend.methods.parties import pull, push_bytes, sha256, told_of
from tests.support.accounts import until

J = f"{{{NAMESPACE}}}"


def three() -> tuple[str, ...]:
    return tuple(content(file_xml(f"{name}.txt") + ibb(f"ibb-{name}"), name=name) for name in "abc")


async def three_offers(peer: HandPeer) -> list[Incoming]:
    await peer.offers(*three())
    return [await peer.bob.next_offer() for _ in range(3)]


def names(jingle: ET.Element) -> set[str | None]:
    return {one.get("name") for one in jingle.findall(f"{J}content")}


async def test_each_file_of_a_session_is_decided_on_and_arrives_for_itself(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        offers = await three_offers(peer)
        assert [one.offer.files[0].name for one in offers] == ["a.txt", "b.txt", "c.txt"]
        assert len({one.offer.id for one in offers}) == 3
        # The question about each shows all of them.
        assert {tuple(file.name for file in one.offer.companions) for one in offers} == {("a.txt", "b.txt", "c.txt")}
        groups = {one.offer.group for one in offers}
        assert len(groups) == 1 and (group := groups.pop()) is not None and (group.count, group.size) == (3, 9)
        await offers[1].decline()
        assert names(await peer.hears("content-remove")) == {"b"}
        await asyncio.gather(offers[0].accept(), offers[2].accept())
        assert names(await peer.hears("session-accept")) == {"a", "c"}
        for one, sid, data in ((offers[0], "ibb-a", b"AAA"), (offers[2], "ibb-c", b"CCC")):
            coming = asyncio.create_task(one.next_stream())
            stream = await peer.carriers.inband.open(peer.bobs, sid, 4096)
            pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, data))
            assert await asyncio.to_thread(pull, await coming, 3) == data
            await pushing
        told = f"<checksum xmlns='{FILE}' creator='initiator' name='c'><file><hash xmlns='{HASHES}' algo='sha-256'>"
        told += sha256(b"CCC").hex + "</hash></file></checksum>"
        await peer.says(peer.bobs, "session-info", told)
        await until(lambda: offers[2]._digests)  # type: ignore[attr-defined]
        assert await offers[2].expected_digest() == sha256(b"CCC")
        assert await offers[0].expected_digest() is None
        finishing = asyncio.create_task(offers[0].finish(sha256(b"AAA")))
        received = (await peer.hears("session-info"))[0]
        assert (received.tag, received.get("name")) == (f"{{{FILE}}}received", "a")
        await finishing
        assert names(await peer.hears("content-remove")) == {"a"}
        # The last one ends the session.
        await offers[2].finish(sha256(b"CCC"))
        assert reason_in(await peer.hears("session-terminate")) == "success"


async def test_all_declined_end_the_session(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        for one in await three_offers(peer):
            await one.decline()
        assert reason_in(await peer.hears("session-terminate")) == "decline"


async def test_who_decides_too_late_is_told(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jingle_contents, "DECIDE_S", 0.2)
    async with hand_peer(prosody) as peer:
        offers = await three_offers(peer)
        told = told_of(offers[1])
        await offers[0].accept()
        assert names(await peer.hears("session-accept")) == {"a"}
        assert names(await peer.hears("content-remove")) | names(await peer.hears("content-remove")) == {"b", "c"}
        assert isinstance(await told.within(60), Cancelled)
        with pytest.raises(Cancelled):
            await offers[2].accept()


async def test_the_peer_takes_one_back_and_then_all(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        offers = await three_offers(peer)
        told = [told_of(one) for one in offers]
        gone = "<content creator='initiator' name='b'/><reason><cancel/></reason>"
        await peer.says(peer.bobs, "content-remove", gone)
        assert isinstance(await told[1].within(60), Cancelled)
        assert not told[0].failures
        await peer.says(peer.bobs, "session-terminate", "<reason><cancel/></reason>")
        assert isinstance(await told[0].within(60), Cancelled) and isinstance(await told[2].within(60), Cancelled)


async def test_what_cannot_be_taken_is_removed_and_the_rest_is_offered(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        good = content(file_xml("good.txt") + ibb(), name="good")
        call = content("<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>" + ibb("x"), name="call")
        await peer.offers(call, good)
        # The first content says what a session is for.
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-applications"
        peer.sid += "-2"
        await peer.offers(good, call)
        offer = await peer.bob.next_offer()
        assert offer.offer.files[0].name == "good.txt"
        removed = await peer.hears("content-remove")
        assert names(removed) == {"call"} and reason_in(removed) == "unsupported-applications"


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        # security 35: who asks for a file gets only what was published to them, and nothing is
        (content(file_xml("/etc/passwd") + ibb(), senders="senders='responder'"), "failed-application"),
        (content(file_xml() + ibb(), senders="senders='none'"), "decline"),
        # security 34: encrypted or not at all
        (content(file_xml() + ibb() + "<security xmlns='urn:xmpp:jingle:jet:0' name='x'/>"), "security-error"),
        (content(file_xml(size=-1) + ibb()), "incompatible-parameters"),
        (content(f"<description xmlns='{FILE}'/>" + ibb()), "incompatible-parameters"),
        (content(file_xml("") + ibb()), "decline"),
        (content(file_xml() + "<transport xmlns='urn:example:pigeon'/>"), "unsupported-transports"),
        (content(file_xml()), "unsupported-transports"),
        (content(file_xml() + f"<transport xmlns='{IBB}' block-size='4096'/>"), "unsupported-transports"),
        (content(file_xml() + f"<transport xmlns='{S5B}'/>"), "unsupported-transports"),
        (content(file_xml() + f"<transport xmlns='{S5B}' sid='s' mode='udp'/>"), "unsupported-transports"),
        (content(ibb()), "unsupported-applications"),
    ],
)
async def test_offers_nobody_is_asked_about(prosody: ProsodyServer, offered: str, reason: str) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(offered)
        assert reason_in(await peer.hears("session-terminate")) == reason
        assert peer.bob.offers.empty()


async def test_security_info_and_description_info_are_answered(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb()))
        await peer.bob.next_offer()
        named = "<content creator='initiator' name='file'><security xmlns='urn:example:lock'/></content>"
        await peer.says(peer.bobs, "security-info", named)
        await peer.says(peer.bobs, "description-info", content(file_xml("other.txt")))
        await peer.says(peer.bobs, "session-info")
        assert await peer.refused(peer.bobs, "session-info", "<ringing xmlns='urn:x'/>") == "feature-not-implemented"


async def test_to_a_peer_that_redirects_another_way_is_tried(prosody: ProsodyServer) -> None:
    """A file goes only to whom the user chose: what an error names instead is not followed."""
    async with hand_peer(prosody) as peer:
        elsewhere = f"<redirect xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>xmpp:{peer.bobs.full}</redirect>"

        async def redirecting(iq: Iq) -> Iq:
            reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
            reply.error()
            reply["error"]["type"] = "modify"
            error = reply["error"].xml
            for one in tuple(error):
                error.remove(one)
            error.append(ET.fromstring(elsewhere))
            return reply

        peer.raw.session.forget_answer("jingle")
        peer.raw.session.answer("jingle", "iq@type=set/jingle", redirecting)
        peer.heard.append(ET.Element("x"))
        outgoing = await peer.is_offered(Kind.INBAND)
        with pytest.raises(Unsupported) as caught:
            await outgoing.answered()
        assert caught.value.lacks == Lack.WHERE_SENT.value
        # The next stanza to Bob overtakes none that would have been sent to him before.
        await peer.offers(content(file_xml("after.txt") + ibb()))
        assert (await peer.bob.next_offer()).offer.files[0].name == "after.txt"
        assert peer.bob.offers.empty()


@pytest.mark.parametrize(
    "reason",
    [
        "<alternative-session><sid>another</sid></alternative-session>",
        "<alternative-session/>",
    ],
)
async def test_another_session_is_not_gone_to(prosody: ProsodyServer, reason: str) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        await peer.hears("session-initiate")
        await peer.says(peer.alice.person.full_jid, "session-terminate", f"<reason>{reason}</reason>")
        with pytest.raises(Unsupported) as caught:
            await outgoing.answered()
        assert caught.value.lacks == Lack.WHERE_SENT.value and not caught.value.final
        await outgoing.abort(caught.value)
        assert not peer.heard and not peer.alice.method._running  # type: ignore[attr-defined]


async def test_replacements_without_end_are_not_looked_at(prosody: ProsodyServer) -> None:
    """security 33"""
    async with hand_peer(prosody, listens=(Kind.INBAND,)) as peer:
        await peer.offers(content(file_xml() + ibb()))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        # To a way that was not allowed.
        await peer.says(peer.bobs, "transport-replace", content(s5b("s1"), senders=""))
        await peer.hears("transport-reject")
        for turn in range(MOST_REPLACED + 3):
            await peer.says(peer.bobs, "transport-replace", content(ibb(f"ibb-{turn + 2}"), senders=""))
            answered = lambda: any(one.get("action") in ("transport-accept", "transport-reject") for one in peer.heard)  # noqa: E731
            await until(answered)
            last = peer.heard.pop()
        assert last.get("action") == "transport-reject"


async def test_five_hundred_sessions_of_one_person(prosody: ProsodyServer) -> None:
    """Bounded, and once they are over there is room again."""
    async with hand_peer(prosody) as peer:
        conditions = []
        for turn in range(500):
            peer.sid = f"s{turn}"
            conditions.append(await peer.refused(peer.bobs, "session-initiate", content(file_xml() + ibb(f"i{turn}"))))
        assert conditions[:MOST_PER_PEER] == [""] * MOST_PER_PEER
        assert set(conditions[MOST_PER_PEER:]) == {"resource-constraint"}
        assert peer.bob.offers.qsize() == MOST_PER_PEER
        for turn in range(MOST_PER_PEER):
            peer.sid = f"s{turn}"
            await peer.says(peer.bobs, "session-terminate", "<reason><cancel/></reason>")
        peer.sid = "again"
        await peer.offers(content(file_xml() + ibb("again")))


async def test_who_is_turned_away_unasked_hears_that_nobody_said_no(prosody: ProsodyServer) -> None:
    """Of several in one session one goes, with the reason; the others stay."""
    async with hand_peer(prosody) as peer:
        offers = await three_offers(peer)
        await turn_away(offers[1], busy=True)
        removed = await peer.hears("content-remove")
        assert names(removed) == {"b"} and reason_in(removed) == "busy"
        await turn_away(offers[0], busy=True)
        await peer.hears("content-remove")
        await turn_away(offers[2], busy=True)
        assert reason_in(await peer.hears("session-terminate")) == "busy"


async def test_to_one_with_enough_offers_no_other_way_is_tried(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:

        async def full(_iq: Iq) -> None:
            raise XMPPError("resource-constraint", etype="wait")

        peer.raw.session.forget_answer("jingle")
        peer.raw.session.answer("jingle", "iq@type=set/jingle", full)
        peer.heard.append(ET.Element("x"))
        outgoing = await peer.is_offered(Kind.INBAND)
        with pytest.raises(Declined) as caught:
            await outgoing.answered()
        assert caught.value.busy and caught.value.final


async def test_a_goodbye_that_is_cut_short_leaves_nothing_behind(prosody: ProsodyServer) -> None:
    """A deadline may end the wait for the sender's last word; the word of ours still goes out."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb()))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        before = asyncio.all_tasks()
        peer.bob.method._online.clear()  # type: ignore[attr-defined]
        finishing = asyncio.create_task(incoming.finish(sha256(b"abc")))
        await asyncio.sleep(0)
        finishing.cancel()
        await asyncio.wait({finishing})
        # The farewell alone; what a stanza began that came in between ends by itself.
        await until(lambda: len(asyncio.all_tasks() - before) == 1)
        peer.bob.method._online.set()  # type: ignore[attr-defined]
        await peer.hears("session-info")
        assert reason_in(await peer.hears("session-terminate")) == "success"
        await until(lambda: not incoming._background._tasks)  # type: ignore[attr-defined]


async def test_what_was_taken_goes_before_the_session_begins_and_the_others_have_their_turn(
    prosody: ProsodyServer,
) -> None:
    async with hand_peer(prosody) as peer:
        offers = await three_offers(peer)
        accepting = asyncio.create_task(offers[0].accept())
        (session,) = peer.bob.method._jingle._sessions.values()  # type: ignore[attr-defined]
        shared = session.application
        await until(lambda: shared._accepting is not None)
        gone = "<content creator='initiator' name='a'/><reason><cancel/></reason>"
        await peer.says(peer.bobs, "content-remove", gone)
        with pytest.raises(Cancelled):
            await accepting
        # The time for deciding is up: there is nothing to accept, and an answer without contents would be none.
        first = shared._accepting
        shared._decided.set()
        await until(lambda: first.done())
        accepting = asyncio.create_task(offers[2].accept())
        await offers[1].decline()
        assert names(await peer.hears("session-accept")) == {"c"}
        await accepting


async def no_network(**_: object) -> RawUdpLink:
    raise Unsupported("", "a network interface")


async def test_a_replacement_that_makes_no_sense_leaves_what_was_agreed(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("one")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        # One of them would be fine, and no address can be had for it.
        peer.bob.carriers.raw_udp.link = no_network  # type: ignore[method-assign]
        raw = f"<transport xmlns='{RAW}'><stream xmlns='{RELIABLE}' secret='{'ab' * 16}'/></transport>"
        for nonsense in (raw, f"<transport xmlns='{S5B}' sid='s' mode='udp'/>", f"<transport xmlns='{S5B}'/>"):
            await peer.says(peer.bobs, "transport-replace", content(nonsense, senders=""))
            await peer.hears("transport-reject")
        coming = asyncio.create_task(incoming.next_stream())
        stream = await peer.carriers.inband.open(peer.bobs, "one", 4096)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await pushing


async def test_an_answer_to_our_replacement_that_names_another_transport_is_none(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'/>"))
        incoming = await peer.bob.next_offer()
        accepting = asyncio.create_task(incoming.accept())
        await peer.hears("transport-replace")
        await peer.says(peer.bobs, "transport-accept", content(s5b("other"), senders=""))
        with pytest.raises(Unsupported):
            await accepting
        assert not any(one.get("action") == "session-accept" for one in peer.heard)
