"""The contact list against a real server: who is there, who asks, who is blocked."""

import gc
from pathlib import Path
from typing import Any

import pytest

from gharial.model.account import Show, Status
from gharial.model.contact import Subscription
from gharial.model.events import ContactChanged, ContactRemoved, RosterReset, SubscriptionRequested
from gharial.model.failures import NotConnected, RequestFailed, UnknownAccount
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.roster.people import people, person, person_offline
from tests.support.accounts import unique_user, until


async def test_login_tells_the_roster_once_then_changes(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        assert len(alice.told(RosterReset)) == 1
        contact = alice.contact(bob)
        assert contact is not None
        assert (contact.name, contact.subscription, contact.show) == ("Bob", Subscription.BOTH, Show.AVAILABLE)
        assert contact.resources[0].jid == bob.session.full_jid
        assert [event.contact.jid for event in alice.told(ContactChanged)] == [bob.jid] * len(
            alice.told(ContactChanged)
        )


async def test_status_and_text_are_seen_and_going_offline_clears_them(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await bob.accounts.set_status(Status(Show.DND, "in a meeting"), bob.jid)
        await until(lambda: alice.contact(bob).show is Show.DND)
        assert alice.contact(bob).text == "in a meeting"
        await bob.accounts.set_status(Status(Show.OFFLINE), bob.jid)
        await until(lambda: not alice.contact(bob).resources)
        # And who is offline themselves sees nobody.
        await until(lambda: not bob.contact(alice).resources)
        assert bob.contact(alice).subscription is Subscription.BOTH


async def test_features_and_client_of_a_contact_become_known(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await until(lambda: alice.contact(bob).resources[0].features is not None)
        assert "http://jabber.org/protocol/disco#info" in alice.contact(bob).resources[0].features
        assert alice.roster.resources(alice.jid, bob.jid) == alice.contact(bob).resources


async def test_add_request_allow_and_both_see_each_other(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
        await alice.roster.add(alice.jid, bob.jid, "Bobby", ["Friends", " ", "Friends"], "hello, it is Alice")
        contact = alice.contact(bob)
        assert contact is not None
        assert (contact.name, contact.groups) == ("Bobby", ("Friends",))
        await until(lambda: alice.contact(bob).pending_out)
        await until(lambda: bob.roster.requests())
        request = bob.roster.requests()[0]
        assert (request.jid, request.text) == (alice.jid, "hello, it is Alice")
        assert [event.request for event in bob.told(SubscriptionRequested)] == [request]
        await bob.roster.answer_request(bob.jid, alice.jid, allow=True, add_back=True)
        assert bob.roster.requests() == ()
        # Alice asked first, so Bob's request back is allowed without asking her.
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        # Presence may come before the roster's own word.
        await until(lambda: alice.subscription(bob) is bob.subscription(alice) is Subscription.BOTH)
        assert alice.told(SubscriptionRequested) == []


async def test_a_refused_request_leaves_nothing(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
        await alice.roster.add(alice.jid, bob.jid, "Bob", [])
        await until(lambda: bob.roster.requests())
        await bob.roster.answer_request(bob.jid, alice.jid, allow=False)
        await until(lambda: not alice.contact(bob).pending_out)
        assert alice.subscription(bob) is Subscription.NONE
        assert bob.contact(alice) is None
        assert bob.roster.requests() == ()


async def test_a_request_survives_a_restart(prosody: ProsodyServer, tmp_path: Path) -> None:
    first, second = unique_user("alice"), unique_user("bob")
    path = tmp_path / "bob.sqlite"
    async with people(prosody, first, second) as (alice, _):
        await alice.roster.add(alice.jid, Jid(f"{second}@{prosody.host}"), "Bob", [], "it is me")
        async with person(prosody, second, path) as bob:
            await until(lambda: bob.roster.requests())
    # The server is gone for Bob now: only the store knows.
    async with person_offline(prosody, second, path) as bob:
        assert [(one.jid.user, one.text) for one in bob.roster.requests()] == [(first, "it is me")]


async def test_contacts_are_there_before_the_connection(prosody: ProsodyServer, tmp_path: Path) -> None:
    first, second = unique_user("alice"), unique_user("bob")
    path = tmp_path / "alice.sqlite"
    async with people(prosody, first, second, befriended=True), person(prosody, first, path) as alice:
        await alice.roster.regroup(alice.jid, Jid(f"{second}@{prosody.host}"), ["Near"])
    async with person_offline(prosody, first, path) as alice:
        (contact,) = alice.roster.contacts(alice.jid)
        assert (contact.jid.user, contact.name, contact.groups) == (second, "Bob", ("Near",))
        assert contact.resources == ()
        assert alice.told(RosterReset)[0].contacts == (contact,)


async def test_what_changed_at_the_very_end_is_kept(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Nothing that was to be written is dropped, or never begun, because the program ends."""
    first, second = unique_user("alice"), unique_user("bob")
    path = tmp_path / "alice.sqlite"
    async with people(prosody, first, second, befriended=True), person(prosody, first, path) as alice:
        push = f"<item jid='{second}@{prosody.host}' name='Robert' subscription='both'/>"
        alice.hear(f"<iq xmlns='jabber:client' type='set' id='p1'><query xmlns='jabber:iq:roster'>{push}</query></iq>")
        assert alice.contact(Jid(f"{second}@{prosody.host}")).name == "Robert"  # type: ignore[union-attr]
    async with person_offline(prosody, first, path) as alice:
        assert [one.name for one in alice.roster.contacts(alice.jid)] == ["Robert"]


async def test_a_roster_that_ends_leaves_no_work_that_never_began(
    prosody: ProsodyServer, recwarn: pytest.WarningsRecorder
) -> None:
    async with people(prosody, unique_user("alice")) as (alice,):
        roster = alice.roster._rosters[alice.jid]
        begun: list[str] = []

        async def work() -> None:
            begun.append("work")

        roster._keep(work())
        await roster.close()
    gc.collect()
    assert [one for one in recwarn if "never awaited" in str(one.message)] == []


async def test_rename_regroup_remove(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await alice.roster.rename(alice.jid, bob.jid, "Robert <b>")
        await alice.roster.regroup(alice.jid, bob.jid, ["Work", "River"])
        contact = alice.contact(bob)
        assert (contact.name, contact.groups, contact.subscription) == (
            "Robert <b>",
            ("Work", "River"),
            Subscription.BOTH,
        )
        await alice.roster.remove(alice.jid, bob.jid)
        assert alice.contact(bob) is None
        assert [event.jid for event in alice.told(ContactRemoved)] == [bob.jid]
        await until(lambda: bob.subscription(alice) is Subscription.NONE and not bob.sees(alice))


async def test_another_device_changes_the_roster(prosody: ProsodyServer) -> None:
    name = unique_user("alice")
    other = Jid(f"{unique_user('bob')}@{prosody.host}")
    async with people(prosody, name) as (desk,), person(prosody, name) as laptop:
        await laptop.roster.add(laptop.jid, other, "Bob", ["Friends"])
        await until(lambda: desk.contact(other) is not None and desk.contact(other).pending_out)
        assert desk.contact(other).groups == ("Friends",)
        await laptop.roster.remove(laptop.jid, other)
        await until(lambda: desk.contact(other) is None)


async def test_who_is_reported_is_blocked_and_the_server_hears_why(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XEP-0377: beside the block, and only to a server that wants to know."""
    async with people(prosody, unique_user("alice"), unique_user("mallory")) as (alice, mallory):
        blocklist = alice.roster._rosters[alice.jid].blocklist
        sent: list[str] = []
        request = alice.session.request

        async def overheard(iq: Any, *rest: Any) -> Any:
            sent.append(str(iq))
            return await request(iq, *rest)

        monkeypatch.setattr(alice.session, "request", overheard)
        monkeypatch.setattr(blocklist, "takes_reports", True)
        assert alice.roster.takes_reports(alice.jid)
        await alice.roster.block_and_report(alice.jid, mallory.jid)
        assert alice.roster.is_blocked(alice.jid, mallory.jid)
        assert "urn:xmpp:reporting:1" in sent[0] and 'reason="urn:xmpp:reporting:spam"' in sent[0]
        await alice.roster.unblock(alice.jid, mallory.jid)
        monkeypatch.setattr(blocklist, "takes_reports", False)
        await alice.roster.block_and_report(alice.jid, mallory.jid)
        assert alice.roster.is_blocked(alice.jid, mallory.jid) and "reporting" not in sent[-1]


async def test_blocked_people_look_offline_and_are_not_heard(prosody: ProsodyServer) -> None:
    async with people(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await alice.roster.block(alice.jid, bob.jid)
        assert alice.contact(bob).blocked
        assert alice.contact(bob).resources == ()
        assert alice.roster.is_blocked(alice.jid, bob.session.full_jid)
        assert alice.roster.resources(alice.jid, bob.jid) == ()
        await until(lambda: not bob.sees(alice))
        await alice.roster.unblock(alice.jid, bob.jid)
        assert not alice.contact(bob).blocked
        assert not alice.roster.is_blocked(alice.jid, bob.jid)
        await until(lambda: bob.sees(alice))


async def test_the_block_list_is_shared_between_devices(prosody: ProsodyServer) -> None:
    name, spammer = unique_user("alice"), Jid(f"{unique_user('spam')}@{prosody.host}")
    async with people(prosody, name) as (desk,), person(prosody, name) as laptop:
        await laptop.roster.block(laptop.jid, spammer)
        await until(lambda: desk.roster.is_blocked(desk.jid, spammer))
        async with person(prosody, name) as third:
            await until(lambda: third.roster.is_blocked(third.jid, spammer))
        await laptop.roster.unblock(laptop.jid, spammer)
        await until(lambda: not desk.roster.is_blocked(desk.jid, spammer))


async def test_commands_that_cannot_be_carried_out(prosody: ProsodyServer) -> None:
    stranger = Jid("nobody@river.example")
    async with people(prosody, unique_user("alice")) as (alice,):
        with pytest.raises(RequestFailed) as missing:
            await alice.roster.rename(alice.jid, stranger, "X")
        assert missing.value.condition == "item-not-found"
        with pytest.raises(UnknownAccount):
            await alice.roster.add(stranger, alice.jid, "", [])
        await alice.accounts.set_status(Status(Show.OFFLINE), alice.jid)
        await until(lambda: not alice.session.online)
        for command in (
            alice.roster.add(alice.jid, stranger, "", []),
            alice.roster.remove(alice.jid, stranger),
            alice.roster.block(alice.jid, stranger),
            alice.roster.answer_request(alice.jid, stranger, allow=True),
        ):
            with pytest.raises(NotConnected):
                await command
        assert alice.contact(stranger) is None
