"""What strangers and broken servers send: the roster stays as it is and nothing raises."""

import asyncio
import logging
from xml.etree import ElementTree as ET

import pytest
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.model.account import Show
from gharial.model.contact import Subscription
from gharial.model.events import ContactChanged, SubscriptionRequested
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.roster.people import Person, people
from tests.support.accounts import unique_user, until

SHA1 = "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"


async def settled(person: Person) -> None:
    """Everything sent and heard so far is dealt with: the server answers in order."""
    iq = person.session.client.make_iq_get()
    iq.append(ET.Element("{urn:xmpp:ping}ping"))
    await person.session.request(iq, 60)
    await asyncio.sleep(0)


async def test_a_roster_push_from_somebody_else_is_refused(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        before = alice.contact(bob)
        for sender in (bob.session.full_jid, bob.jid):
            iq = bob.session.client.make_iq_set(ito=alice.session.full_jid)
            query = ET.Element("{jabber:iq:roster}query")
            ET.SubElement(query, "{jabber:iq:roster}item", {"jid": "evil@x.example", "subscription": "both"})
            ET.SubElement(query, "{jabber:iq:roster}item", {"jid": bob.jid.bare, "subscription": "remove"})
            iq.append(query)
            heard = asyncio.get_running_loop().create_future()
            handler = Callback(
                f"answer {sender}",
                MatchXPath(f"{{jabber:client}}iq[@id='{iq['id']}']"),
                lambda stanza, heard=heard: heard.done() or heard.set_result(stanza),
            )
            bob.session.client.register_handler(handler)
            iq.send()
            answer = await asyncio.wait_for(heard, 60)
            assert answer["type"] == "error"
            assert answer["error"]["condition"] == "service-unavailable"
        alice.hear(
            "<iq xmlns='jabber:client' type='set' id='x1' from='river.example'><query xmlns='jabber:iq:roster'>"
            "<item jid='evil@x.example' subscription='both'/></query></iq>"
        )
        await settled(alice)
        assert alice.roster.contacts(alice.jid) == (alice.contact(bob),)
        assert alice.contact(bob).subscription is before.subscription is Subscription.BOTH


async def test_a_block_list_push_from_somebody_else_is_refused(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        victim = Jid("carol@river.example")
        await alice.roster.block(alice.jid, victim)
        for command, item in (("block", bob.jid), ("unblock", victim)):
            alice.hear(
                f"<iq xmlns='jabber:client' type='set' id='x-{command}' from='{bob.session.full_jid}'>"
                f"<{command} xmlns='urn:xmpp:blocking'><item jid='{item}'/></{command}></iq>"
            )
        await settled(alice)
        assert alice.roster.is_blocked(alice.jid, victim)
        assert not alice.roster.is_blocked(alice.jid, bob.jid)


MALFORMED = [
    "<presence xmlns='jabber:client'/>",
    "<presence xmlns='jabber:client' from=''/>",
    "<presence xmlns='jabber:client' from='@'/>",
    "<presence xmlns='jabber:client' from='a b@c/d'><c xmlns='http://jabber.org/protocol/caps'/></presence>",
    "<presence xmlns='jabber:client' from='river.example'/>",
    "<presence xmlns='jabber:client' from='x@y.example' type='subscribe' to='@'/>",
    "<presence xmlns='jabber:client' from='{bob}' type='nonsense'/>",
    "<presence xmlns='jabber:client' from='{bob}' type='error'><error/></presence>",
    "<presence xmlns='jabber:client' from='{bob}/x'><show>asleep</show><priority>many</priority><status/></presence>",
    "<presence xmlns='jabber:client' from='{bob}/y'><status>{long}</status></presence>",
    "<presence xmlns='jabber:client' from='{bob}/z'><status>a&#x85;&#x9b;31mb</status>"
    "<c xmlns='http://jabber.org/protocol/caps' node='{long}' ver='{long}' hash='{long}'/></presence>",
    "<presence xmlns='jabber:client' from='{bob}/u' type='unavailable'/>",
    "<presence xmlns='jabber:client' from='{bob}'/>",
    "<iq xmlns='jabber:client' type='set' id='1'><query xmlns='jabber:iq:roster'><item/><item jid='@'/></query></iq>",
    "<iq xmlns='jabber:client' type='set' id='2' from='@'><query xmlns='jabber:iq:roster'/></iq>",
    "<iq xmlns='jabber:client' type='set' id='3'><block xmlns='urn:xmpp:blocking'><item/><item jid='@'/></block></iq>",
    "<message xmlns='jabber:client' from='@'><event xmlns='http://jabber.org/protocol/pubsub#event'/></message>",
    "<message xmlns='jabber:client'><event xmlns='http://jabber.org/protocol/pubsub#event'><items/></event></message>",
]


async def test_malformed_stanzas_change_nothing_and_raise_nothing(
    prosody: ProsodyServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        caplog.set_level(logging.ERROR)
        for stanza in MALFORMED:
            alice.hear(stanza.format(bob=bob.jid, long="x" * 2**20))
        await settled(alice)
        contact = alice.contact(bob)
        assert contact.resources[0].jid.resource == bob.session.full_jid.resource
        assert {one.jid.resource for one in contact.resources[1:]} == {"x", "y", "z"}
        assert all(len(one.text) <= 1000 and "\x9b" not in one.text for one in contact.resources)
        assert [one.show for one in contact.resources if one.jid.resource == "x"] == [Show.AVAILABLE]
        assert len(alice.roster.contacts()) == 1
        # What slixmpp itself logs about addresses that are none is no failure of ours.
        assert not [record for record in caplog.records if record.name.startswith("gharial") and record.exc_info]


async def test_requests_of_a_flood_are_told_once_each_and_have_a_limit(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        for number in range(700):
            for _ in range(2):
                alice.hear(f"<presence xmlns='jabber:client' from='s{number}@x.example' type='subscribe'/>")
        assert len(alice.roster.requests()) == 500
        assert len(alice.told(SubscriptionRequested)) == 500
        alice.hear("<presence xmlns='jabber:client' from='s7@x.example' type='unsubscribe'/>")
        assert len(alice.roster.requests()) == 499


async def test_a_request_shows_the_nickname_and_the_blocked_are_not_heard(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        await alice.roster.block(alice.jid, Jid("evil@x.example"))
        for name in ("carol", "evil"):
            alice.hear(
                f"<presence xmlns='jabber:client' from='{name}@x.example/a' type='subscribe'>"
                "<status>please</status><nick xmlns='http://jabber.org/protocol/nick'>Carol C.</nick></presence>"
            )
        (request,) = alice.roster.requests()
        assert (request.jid, request.text, request.name) == (Jid("carol@x.example"), "please", "Carol C.")


async def test_an_avatar_cannot_be_announced_for_somebody_else(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        inside = (
            "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='urn:xmpp:avatar:metadata'><item>"
            f"<metadata xmlns='urn:xmpp:avatar:metadata'><info id='{SHA1}' bytes='5'/></metadata>"
            "</item></items></event>"
        )
        for sender in ("stranger@x.example", f"{bob.jid}/room"):
            alice.hear(f"<message xmlns='jabber:client' from='{sender}'>{inside}</message>")
        assert alice.contact(bob).avatar == ""
        alice.hear(f"<message xmlns='jabber:client' from='{bob.jid}'>{inside}</message>")
        assert alice.contact(bob).avatar == SHA1
        await until(lambda: alice.told(ContactChanged)[-1].contact.avatar == SHA1)
