"""Habits of Gajim 1.7, played back as rows of backend/jingle/quirks.py; each was seen with the program itself."""

import asyncio
from datetime import UTC, datetime

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.methods import jingle_incoming, jingle_outgoing
from gharial.model.failures import Unsupported
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import HandPeer, content, file_xml, hand_peer, ibb
from tests.backend.methods.parties import pull, push_bytes, sha256


async def in_band(peer: HandPeer, sid: str) -> None:
    """The other one sends Bob its three bytes in-band."""
    stream = await peer.carriers.inband.open(peer.bobs, sid, 4096)
    await asyncio.to_thread(push_bytes, stream, b"abc")


async def test_who_was_told_that_the_file_is_here_need_not_end_the_session(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """quirk: no-goodbye"""
    monkeypatch.setattr(jingle_incoming, "GOODBYE_S", 60.0)
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("s1")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        sending = asyncio.create_task(in_band(peer, "s1"))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await sending
        async with asyncio.timeout(60):
            await incoming.finish(sha256(b"abc"))
        assert (await peer.hears("session-info")).find("{*}received") is not None
        assert not [one for one in peer.heard if one.get("action") == "session-terminate"]


@pytest.mark.parametrize("lost", [True, False])
async def test_an_offer_is_acknowledged_and_lost(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    """quirk: silent-break"""
    monkeypatch.setattr(jingle_outgoing, "BREAKS_INSIDE", ("Gharial",))
    async with hand_peer(prosody) as peer:

        async def hear(iq: Iq) -> None:
            await peer.hear(iq)
            if lost and iq.xml[0].get("action") == "session-info":
                raise XMPPError("item-not-found")

        peer.raw.session.forget_answer("jingle")
        peer.raw.session.answer("jingle", "iq@type=set/jingle", hear)
        outgoing = await peer.is_offered(Kind.INBAND)
        assert len(await peer.hears("session-info")) == 0, "a ping says nothing"
        if lost:
            with pytest.raises(Unsupported):
                await outgoing.answered()
        else:
            await peer.accepts(ibb("theirs"))
            await outgoing.answered()


async def test_a_date_has_two_time_zones(prosody: ProsodyServer) -> None:
    """quirk: odd-date"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml(inside="<date>2026-11-23T04:00:04.554704+00:00Z</date>") + ibb("s1")))
        incoming = await peer.bob.next_offer()
        (file,) = incoming.offer.files
        assert file.date == datetime(2026, 11, 23, 4, 0, 4, 554704, tzinfo=UTC)
