"""Stream initiation with programs other than ours: what attackers send (security 21, 22, 29)."""

import asyncio
import socket

import pytest

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.methods.open_offers import MOST_PER_PEER
from gharial.backend.methods.si_file import SiFile
from gharial.backend.stanzas.stream_initiation import PROFILE, SI_NAMESPACE
from gharial.backend.transfers.open_offers import turn_away
from gharial.model.contact import Resource
from gharial.model.failures import (
    Cancelled,
    Declined,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import BOTH, chosen, initiation, scene, streamhosts
from tests.backend.methods.parties import told_of, two_parties
from tests.support.accounts import signed_in, unique_user, until
from tests.support.raw_peer import RawPeer


@pytest.mark.parametrize(
    "xml",
    [
        initiation(size=None),
        initiation(size=""),
        initiation(size="-1"),
        initiation(size="NaN"),
        initiation(size="1e3"),
        initiation(size="0x10"),
        initiation(size="٣"),
        initiation(size=str(2**63)),
        initiation(size="9" * 1_000),
        initiation(name=""),
        initiation(name="ü" * 2049),
        initiation(sid=""),
        initiation(sid="s" * 2000),
        initiation(profile="http://example.org/other"),
        initiation(methods=()),
        initiation(methods=("http://example.org/carrier-pigeon",)),
        f"<si xmlns='{SI_NAMESPACE}' id='x' profile='{PROFILE}'/>",
        f"<si xmlns='{SI_NAMESPACE}'/>",
    ],
)
async def test_an_offer_that_makes_no_sense_is_a_bad_request(prosody: ProsodyServer, xml: str) -> None:
    async with scene(prosody) as here:
        assert await here.raw.refused(here.bob_jid, xml) == "bad-request"
        assert here.bob.offers.empty()


async def test_odd_facts_are_bounded_and_names_come_raw(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        xml = initiation(
            name="../" * 1365,
            size=str(2**63 - 1),
            file_extra="date='99999-99-99' hash='zz'",
            inside=f"<desc>{'d' * 50_000}</desc>",
        )
        asking = asyncio.create_task(here.raw.refused(here.bob_jid, xml))
        incoming = await here.bob.next_offer()
        (file,) = incoming.offer.files
        assert file.name == "../" * 1365
        assert file.size == 2**63 - 1
        assert len(file.description) == 4096
        assert file.date is None
        assert file.digest is None
        await incoming.decline()
        assert await asking == "forbidden"


@pytest.mark.parametrize(
    ("text", "year"),
    [("2001-02-03T04:05:06Z", 2001), ("20010203T04:05:06", None), ("0001-01-01T00:00:00Z", None), ("yesterday", None)],
)
async def test_dates_of_a_file_or_none(prosody: ProsodyServer, text: str, year: int | None) -> None:
    async with scene(prosody) as here:
        asking = asyncio.create_task(
            here.raw.refused(here.bob_jid, initiation(file_extra=f"date='{text}'")),
        )
        incoming = await here.bob.next_offer()
        date = incoming.offer.files[0].date
        assert (date.year if date else None) == year
        await incoming.decline()
        await asking


async def test_the_same_sid_from_two_people_is_two_offers(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here, signed_in(prosody, unique_user("other")) as (other,):
        second = RawPeer(other.session)
        asking = [
            asyncio.create_task(peer.ask(here.bob_jid, initiation(sid="same", name=name)))
            for peer, name in ((here.raw, "first"), (second, "second"))
        ]
        offers = {one.offer.files[0].name: one for one in [await here.bob.next_offer(), await here.bob.next_offer()]}
        assert await second.refused(here.bob_jid, initiation(sid="same")) == "conflict"
        told = told_of(offers["first"])
        cancel = "<cancel xmlns='urn:gharial:si-checksum:0' sid='same' reason='cancelled'/>"
        await second.ask(here.bob_jid, cancel)
        assert told.failures == []
        await offers["first"].accept()
        assert chosen(await asking[0]) == socks5.NAMESPACE
        # The other one's streamhosts are not for this stream either.
        xml = streamhosts("same", (second.session.full_jid.full, "127.0.0.1", 5000))
        assert await second.refused(here.bob_jid, xml) == "not-acceptable"
        asking[1].cancel()


async def test_one_person_cannot_fill_the_list(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        asking = [
            asyncio.create_task(here.raw.refused(here.bob_jid, initiation(sid=f"s{number}")))
            for number in range(MOST_PER_PEER)
        ]
        offers = [await here.bob.next_offer() for _ in asking]
        assert await here.raw.refused(here.bob_jid, initiation(sid="one too many")) == "resource-constraint"
        await offers[0].decline()
        assert await asking[0] == "forbidden"
        last = asyncio.create_task(here.raw.refused(here.bob_jid, initiation(sid="room again")))
        await here.bob.next_offer()
        for task in (*asking, last):
            task.cancel()


@pytest.mark.parametrize(
    ("xml", "condition"),
    [
        ("<checksum xmlns='urn:gharial:si-checksum:0' sid='none'/>", "bad-request"),
        (
            "<checksum xmlns='urn:gharial:si-checksum:0' sid='none'><hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>"
            "YQ==</hash></checksum>",
            "item-not-found",
        ),
        (
            "<checksum xmlns='urn:gharial:si-checksum:0'><hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>%%%</hash>"
            "</checksum>",
            "bad-request",
        ),
        ("<cancel xmlns='urn:gharial:si-checksum:0' sid='none'/>", "item-not-found"),
        (streamhosts("none"), "not-acceptable"),
        (f"<query xmlns='{socks5.NAMESPACE}' sid='none'><activate>x@y/z</activate></query>", "not-acceptable"),
    ],
)
async def test_stanzas_about_nothing_are_refused(prosody: ProsodyServer, xml: str, condition: str) -> None:
    async with scene(prosody) as here:
        assert await here.raw.refused(here.bob_jid, xml) == condition


async def test_streamhosts_that_lead_nowhere(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        me = here.raw_jid.full
        xml = streamhosts("sid-1", (me, "224.0.0.1", 5000), (me, "127.0.0.1", 25), (me, "", 5000), (me, "127.0.0.1", 0))
        assert await here.raw.refused(here.bob_jid, xml) == "item-not-found"
        assert await here.raw.refused(here.bob_jid, streamhosts("sid-1")) == "item-not-found"
        udp = streamhosts("sid-1", (me, "127.0.0.1", 5000), mode="udp")
        assert await here.raw.refused(here.bob_jid, udp) == "not-acceptable"
        broken = f"<query xmlns='{socks5.NAMESPACE}' sid='sid-1'><streamhost jid='@' port='x'/><streamhost/></query>"
        assert await here.raw.refused(here.bob_jid, broken) == "item-not-found"


async def test_cancel_while_streamhosts_are_being_tried(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        with socket.create_server(("127.0.0.1", 0)) as silent:
            xml = streamhosts("sid-1", (here.raw_jid.full, "127.0.0.1", silent.getsockname()[1]))
            dialling = asyncio.create_task(here.raw.refused(here.bob_jid, xml))
            kept, _ = await asyncio.to_thread(silent.accept)
            await incoming.abort(Cancelled(by_us=True))
            async with asyncio.timeout(60):
                assert await dialling == "not-acceptable"
            kept.close()


async def test_what_fits_whom(prosody: ProsodyServer) -> None:
    file = FileInfo("a", 1)
    jid = Jid("bob@river.example/x")
    async with two_parties(prosody, SiFile) as (alice, _):
        method = alice.method
        whole = Resource(jid, features=frozenset({SI_NAMESPACE, PROFILE, *BOTH}))
        assert method.misfit([file], whole) is None
        assert method.kinds_for(whole) == (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND)
        assert method.kinds_for(Resource(jid, features=frozenset({inband.NAMESPACE}))) == (Kind.INBAND,)
        for features in ((), (PROFILE,), BOTH):
            assert isinstance(method.misfit([file], Resource(jid, features=frozenset(features))), Unsupported)
        assert isinstance(method.misfit([file, file], whole), Unsupported)
        with pytest.raises(Unsupported):
            await alice.offer(alice, "ü" * 3000, 1)
        await until(lambda: not method._open.outgoing)  # type: ignore[attr-defined]


async def test_who_is_turned_away_unasked_tries_no_other_way(prosody: ProsodyServer) -> None:
    """A flood does not come in by the next method instead."""
    async with two_parties(prosody, SiFile) as (alice, bob):
        outgoing = await alice.offer(bob, "a.txt", 3)
        await turn_away(await bob.next_offer(), busy=True)
        with pytest.raises(Declined):
            await outgoing.answered()
