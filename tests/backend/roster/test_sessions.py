"""The roster over reconnects, removals, and servers that lack something."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from slixmpp.stanza import Presence
from slixmpp.xmlstream import StanzaBase

from gharial.backend.storage.roster import RosterStore
from gharial.model.account import AccountSettings
from gharial.model.contact import Subscription
from gharial.model.events import RosterReset
from gharial.model.failures import RequestFailed, Unsupported
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.roster.people import Person, people, person
from tests.support.accounts import unique_user, until

UPDATE = "{vcard-temp:x:update}"


async def test_a_resumed_stream_keeps_who_is_there(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        address = alice.session.full_jid
        resources = alice.contact(bob).resources
        resumed: list[bool] = []
        alice.session.when_online(resumed.append)
        alice.session.client.transport.abort()
        await until(lambda: resumed and alice.session.online)
        assert resumed == [True]
        assert alice.session.full_jid == address
        assert [one.jid for one in alice.contact(bob).resources] == [one.jid for one in resources]
        assert len(alice.told(RosterReset)) == 1, "nothing was read anew"


async def test_a_fresh_login_starts_from_nothing(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        alice.hear(f"<presence xmlns='jabber:client' from='{bob.jid}/ghost'/>")
        assert len(alice.contact(bob).resources) == 2
        offline: list[int] = []
        alice.session.when_offline(lambda: offline.append(len(alice.contact(bob).resources)))
        await alice.accounts.update(_elsewhere(alice))
        await until(lambda: len(alice.told(RosterReset)) == 2 and alice.sees(bob))
        assert offline == [0]
        assert [one.jid for one in alice.contact(bob).resources] == [bob.session.full_jid]


def _elsewhere(who: Person) -> AccountSettings:
    return replace(who.session.settings, resource="elsewhere")


async def test_a_removed_account_takes_its_roster_along(prosody: ProsodyServer, tmp_path: Path) -> None:
    first, second = unique_user("alice"), unique_user("bob")
    path = tmp_path / "alice.sqlite"
    async with people(prosody, second, first, befriended=True) as (bob, _), person(prosody, first, path) as alice:
        store = RosterStore(alice.database)
        await until(lambda: not alice.roster._rosters[alice.jid]._tasks)
        (stored,) = await store.load()
        assert [contact.jid for contact in stored.contacts] == [bob.jid]
        await alice.accounts.remove(alice.jid)
        assert alice.roster.contacts() == ()
        assert alice.roster.contact(alice.jid, bob.jid) is None
        assert await alice.roster.avatar(alice.jid, bob.jid) is None
        await until(lambda: not alice.roster._closing)
        assert await store.load() == ()


async def test_a_server_without_block_lists(tmp_path: Path) -> None:
    class Bare(ProsodyServer):
        def _config(self) -> str:
            return super()._config().replace('"blocklist"; ', "")

    server = Bare(tmp_path / "server").start()
    try:
        async with people(server, unique_user("alice")) as (alice,):
            with pytest.raises(Unsupported) as lacking:
                await alice.roster.block(alice.jid, Jid("bob@river.example"))
            assert (lacking.value.peer, lacking.value.lacks) == ("river.example", "urn:xmpp:blocking")
            assert not alice.roster.is_blocked(alice.jid, Jid("bob@river.example"))
    finally:
        server.stop()


async def test_a_roster_set_that_the_server_refuses(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        with pytest.raises(RequestFailed) as refused:
            await alice.roster.add(alice.jid, alice.jid, "me", [])
        assert refused.value.condition
        assert alice.roster.contacts() == ()


async def test_our_presence_never_says_that_there_is_no_avatar(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        sent: list[ET.Element] = []

        def record(stanza: StanzaBase) -> StanzaBase:
            if isinstance(stanza, Presence):
                sent.append(stanza.xml)
            return stanza

        client = alice.session.client
        client.add_filter("out_sync", record)
        client.send_presence(pstatus="look")
        await until(lambda: sent)
        update = sent[0].find(f"{UPDATE}x")
        assert update is not None
        assert len(update) == 0
        alice.roster._rosters[alice.jid].book.announce_avatar(alice.jid, "a" * 40)
        client.send_presence(pstatus="again")
        await until(lambda: len(sent) == 2)
        assert sent[1].findtext(f"{UPDATE}x/{UPDATE}photo") == "a" * 40
        client.send_presence_subscription(Jid("bob@river.example"))
        await until(lambda: len(sent) == 3)
        assert sent[2].find(f"{UPDATE}x") is None


async def test_when_they_take_back_their_permission_they_look_offline(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await bob.roster.remove(bob.jid, alice.jid)
        await until(lambda: alice.subscription(bob) is Subscription.NONE)
        assert not alice.sees(bob)
        assert alice.roster.resources(alice.jid, bob.jid) == ()


async def test_a_cache_that_missed_a_change_claims_no_version(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        await alice.database.run(lambda connection: connection.execute("PRAGMA query_only = 1") and None)
        carol = Jid(f"carol@{prosody.host}")
        await alice.roster.add(alice.jid, carol, "Carol", [])
        # The server tells of her twice: when she is added, and when she has been asked.
        await until(lambda: (her := alice.contact(carol)) is not None and her.pending_out)
        await until(lambda: not alice.roster._rosters[alice.jid]._tasks)
        await alice.database.run(lambda connection: connection.execute("PRAGMA query_only = 0") and None)
        await alice.roster.add(alice.jid, Jid(f"dave@{prosody.host}"), "Dave", [])
        await until(lambda: not alice.roster._rosters[alice.jid]._tasks)
        (stored,) = await RosterStore(alice.database).load()
        # With a version, the server would send nothing at the next login, and Carol would be missing for good.
        assert [one.jid.user for one in stored.contacts] == ["dave"] and stored.version == ""
