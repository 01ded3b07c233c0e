"""Stream initiation with receivers of other programs."""

import asyncio
import tempfile

import pytest
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.stanzas.stream_initiation import PROFILE, SI_NAMESPACE
from gharial.model.failures import (
    Declined,
    Failure,
    PeerGone,
    ProtocolBreach,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import BOTH, offer_to, scene, streamhosts
from tests.backend.methods.other_receiver import Receiver
from tests.backend.methods.parties import push, push_bytes, sha256


async def test_a_libpurple_like_receiver_over_socks5(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        stream = await outgoing.open(Kind.SOCKS5_DIRECT)
        assert receiver.sock is not None
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        # It reads what was announced, and closes.
        assert await asyncio.to_thread(receiver.sock.recv, 3) == b"abc"
        receiver.sock.close()
        await pushing
        assert await outgoing.finish(sha256(b"abc")) is False
        (offer,) = receiver.offers
        options = [value.text for value in offer.iter("{jabber:x:data}value")]
        assert options == list(BOTH)


@pytest.mark.parametrize("excuse", ["item-not-found", "not-acceptable", "internal-server-error"])
async def test_a_libpurple_like_receiver_falls_back_to_in_band_under_the_same_sid(
    prosody: ProsodyServer, excuse: str
) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, dials=False, excuse=excuse)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unreachable) as caught:
            await outgoing.open(Kind.SOCKS5_DIRECT)
        assert ("127.0.0.1:" in caught.value.tried) == (excuse == "item-not-found")
        # One question was for both, and its answer stands for both.
        with pytest.raises(Unreachable):
            await outgoing.open(Kind.SOCKS5_PROXY)
        stream = await outgoing.open(Kind.INBAND)
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert bytes(receiver.received) == b"abc"


async def test_a_receiver_who_picks_in_band_gets_no_socks5(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, picks=inband.NAMESPACE)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        stream = await outgoing.open(Kind.INBAND)
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert bytes(receiver.received) == b"abc"


async def test_a_receiver_who_takes_no_in_band_needs_a_new_offer(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, dials=False)
        receiver.listen()
        here.raw.session.forget_answer("takes open")
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unreachable):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.INBAND)


@pytest.mark.parametrize(
    ("condition", "failure"),
    [
        ("forbidden", Declined),
        ("not-acceptable", Declined),
        ("bad-request", Unsupported),
        ("feature-not-implemented", Unsupported),
        ("internal-server-error", Unsupported),
        ("service-unavailable", PeerGone),
        ("recipient-unavailable", PeerGone),
    ],
)
async def test_each_refusal_is_the_right_failure(
    prosody: ProsodyServer, condition: str, failure: type[Failure]
) -> None:
    async with scene(prosody) as here:
        Receiver(here.raw, refuse=condition).listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        with pytest.raises(failure):
            await outgoing.answered()


@pytest.mark.parametrize(
    ("answer", "file", "picks"),
    [
        (f"<si xmlns='{SI_NAMESPACE}'/>", "", ""),
        ("<nothing xmlns='x'/>", "", ""),
        (None, "", "http://example.org/carrier-pigeon"),
        (None, "", ""),
        (None, f"<file xmlns='{PROFILE}'><range offset='4'/></file>", socks5.NAMESPACE),
        (None, f"<file xmlns='{PROFILE}'><range offset='-1'/></file>", socks5.NAMESPACE),
        (None, f"<file xmlns='{PROFILE}'><range length='many'/></file>", socks5.NAMESPACE),
    ],
)
async def test_a_yes_that_makes_no_sense_is_a_breach(
    prosody: ProsodyServer, answer: str | None, file: str, picks: str
) -> None:
    async with scene(prosody) as here:
        Receiver(here.raw, answer=answer, file=file, picks=picks).listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        with pytest.raises(ProtocolBreach):
            await outgoing.answered()


@pytest.mark.parametrize(
    ("asked", "sent"), [("offset='1' length='1'", b"b"), ("offset='1'", b"bc"), ("length='2'", b"ab")]
)
async def test_a_receiver_may_want_the_rest_or_a_piece(prosody: ProsodyServer, asked: str, sent: bytes) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, file=f"<file xmlns='{PROFILE}'><range {asked}/></file>")
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        assert outgoing.start_at == b"abc".index(sent)
        stream = await outgoing.open(Kind.SOCKS5_DIRECT)
        with tempfile.TemporaryFile() as file:
            file.write(b"abc")
            file.flush()
            pushing = asyncio.create_task(asyncio.to_thread(push, stream, file, 3, outgoing.start_at))
            assert receiver.sock is not None
            assert await asyncio.to_thread(receiver.sock.recv, 10) == sent
            assert await asyncio.to_thread(receiver.sock.recv, 10) == b""
            receiver.sock.close()
            await pushing
        assert await outgoing.finish(sha256(b"abc")) is False


@pytest.mark.parametrize("used", ["somebody@else.example/x", "", "@@"])
async def test_a_streamhost_that_was_not_offered_cannot_have_been_used(prosody: ProsodyServer, used: str) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, used=used)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(ProtocolBreach):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        assert receiver.sock is not None
        assert await asyncio.to_thread(receiver.sock.recv, 1) == b""
        receiver.sock.close()


@pytest.mark.parametrize("dialect", ["bare jid", "late", "offers back"])
async def test_what_receivers_of_socks5_do_differently(prosody: ProsodyServer, dialect: str) -> None:
    """The streamhost named without its resource; an answer long after; streamhosts of its own (Psi's fast mode)."""
    async with scene(prosody) as here:
        receiver = Receiver(here.raw)
        receiver.listen()
        if dialect == "bare jid":
            receiver.used = here.alice.person.jid.bare
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        refused: list[str] = []

        async def dial(iq: Iq) -> Iq:
            if dialect == "offers back":
                mine = streamhosts(outgoing.sid, (here.raw_jid.full, "127.0.0.1", 5000))  # type: ignore[attr-defined]
                refused.append(await here.raw.refused(here.alice.person.full_jid, mine))
            reply = await receiver.dial(iq)
            if dialect == "late":
                await asyncio.sleep(1.5)
            return reply

        here.raw.session.forget_answer("takes socks")
        here.raw.session.answer("takes socks", "iq@type=set/socks", dial)
        await outgoing.answered()
        stream = await outgoing.open(Kind.SOCKS5_DIRECT)
        assert receiver.sock is not None
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        assert await asyncio.to_thread(receiver.sock.recv, 3) == b"abc"
        receiver.sock.close()
        await pushing
        assert refused == (["not-acceptable"] if dialect == "offers back" else [])
