"""People outside the roster: they can send and get files, and learn neither our address nor that we are here."""

import asyncio
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.transfers.reception import MOST_OF_STRANGERS
from gharial.backend.xmpp.session import AccountSession
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import chosen, initiation
from tests.stories.people import Person, befriend, person
from tests.support.accounts import PASSWORD, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer


def hear(session: AccountSession) -> Callable[[], str]:
    """All that comes in from now on, as text."""
    heard: list[str] = []

    def note(stanza: StanzaBase) -> StanzaBase:
        heard.append(str(stanza))
        return stanza

    session.client.add_filter("in", note)
    return lambda: "\n".join(heard)


def session_of(one: Person) -> AccountSession:
    return one.service.accounts.session(one.jid)


async def test_a_file_between_strangers_goes_by_the_proxy_of_their_server(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    users = unique_user("alice"), unique_user("bob")
    for user in users:
        prosody.add_account(user, PASSWORD)
    async with (
        person(prosody, tmp_path / "alice", users[0]) as alice,
        person(prosody, tmp_path / "bob", users[1]) as bob,
    ):
        at_alice, at_bob = hear(session_of(alice)), hear(session_of(bob))
        sent = await alice.send(alice.file(data=b"crocodile" * 1000), bob.full_jid)
        came = await bob.accept()
        done, got = await alice.finished(sent), await bob.finished(came)
        assert done.state is got.state is TransferState.DONE and done.verified and got.verified
        assert [one.kind for one in (*done.attempts, *got.attempts)] == [Kind.SOCKS5_PROXY] * 2
        proxy = f"proxy.{prosody.host}"
        # Nothing is said of where either of them is.
        named = re.findall(r'<streamhost [^>]*jid="([^"]*)"', at_bob() + at_alice())
        assert set(named) == {proxy}


async def test_friends_still_meet_directly(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "b", bob_user) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        sent = await alice.send(alice.file(), bob.jid)
        await bob.accept()
        assert (await alice.finished(sent)).attempts[-1].kind is Kind.SOCKS5_DIRECT


@pytest.mark.parametrize(
    ("offered", "answer"),
    [((socks5.NAMESPACE, inband.NAMESPACE), socks5.NAMESPACE), ((socks5.NAMESPACE,), socks5.NAMESPACE)],
)
async def test_no_streamhost_of_a_stranger_is_dialled(
    prosody: ProsodyServer, tmp_path: Path, offered: tuple[str, ...], answer: str
) -> None:
    """Nor a proxy of their choice, even under the name of one that we trust."""
    user = unique_user("bob")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "bob", user) as bob, signed_in(prosody, unique_user("mallory")) as (mallory,):
        raw = RawPeer(mallory.session)
        asking = raw.ask(bob.full_jid, initiation(methods=offered))
        accepting = asyncio.ensure_future(bob.accept())
        assert chosen(await asking) == answer
        await accepting
        knocked: list[object] = []
        trap = await asyncio.start_server(lambda *connection: knocked.append(connection), "127.0.0.1", 0)
        async with trap:
            port = trap.sockets[0].getsockname()[1]
            hosts = "".join(
                f"<streamhost jid='{jid}' host='127.0.0.1' port='{port}'/>"
                for jid in (mallory.full_jid, "proxy.elsewhere.example")
            )
            query = f"<query xmlns='{socks5.NAMESPACE}' sid='sid-1'>{{}}</query>"
            assert await raw.refused(bob.full_jid, query.format(hosts)) == "item-not-found"
            # Bob goes to the true one.
            hosts = f"<streamhost jid='proxy.{prosody.host}' host='127.0.0.1' port='{port}'/>"
            assert await raw.refused(bob.full_jid, query.format(hosts)) == ""
            assert knocked == []


async def test_presence_of_a_stranger_is_not_answered(prosody: ProsodyServer, tmp_path: Path) -> None:
    user = unique_user("bob")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "bob", user) as bob, signed_in(prosody, unique_user("mallory")) as (mallory,):
        heard = hear(mallory.session)
        mallory.session.client.send_presence(pto=bob.jid)
        await until(lambda: bob.service.roster.resources(bob.jid, mallory.jid))
        # Neither that nor an offer makes us say a word by ourselves.
        mallory.session.client.make_message(mto=bob.full_jid, mbody="are you there?").send()
        await until(lambda: bob.service.chat.conversation(bob.jid, mallory.jid).last)
        await session_of(bob).discovery.server_features()
        await mallory.session.discovery.server_features()
        assert user not in heard()


async def test_strangers_leave_room_for_friends(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    crowd = [unique_user("mallory") for _ in range(MOST_OF_STRANGERS // 10 + 1)]
    async with (
        person(prosody, tmp_path / "bob", bob_user) as bob,
        signed_in(prosody, *crowd) as strangers,
    ):
        for one in strangers:
            for number in range(10):
                iq = one.session.client.make_iq_set(ito=bob.full_jid)
                iq.xml.append(ET.fromstring(initiation(sid=f"sid-{number}")))
                iq.send(timeout=60).add_done_callback(lambda done: done.cancelled() or done.exception())
        await until(lambda: len(bob.offered) == MOST_OF_STRANGERS)
        async with person(prosody, tmp_path / "alice", alice_user) as alice:
            await until(lambda: alice.sees(bob))
            await alice.send(alice.file("from a friend"), bob.jid)
            await until(lambda: bob.offered[-1].files[0].name == "from a friend")
        assert sum(offer.peer.bare != alice.jid for offer in bob.offered) == MOST_OF_STRANGERS
