"""5,000 contacts: at start, at login, and when all of them say something."""

import asyncio
from pathlib import Path

from gharial.backend.roster.account_roster import AccountRoster
from gharial.backend.roster.devices import AT_ONCE
from gharial.backend.storage.database import Database
from gharial.backend.storage.roster import RosterStore
from gharial.model.contact import Contact, Subscription
from gharial.model.events import ContactChanged, RosterReset
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.roster.people import person
from tests.support.accounts import PASSWORD, unique_user, until

MANY = 5000


def fill_roster(server: ProsodyServer, user: str) -> None:
    """Without subscriptions: the server would ask 5,000 accounts that do not exist whether they are there."""
    items = "".join(
        f'["p{number}@{server.host}"] = {{ subscription = "none"; groups = {{}}; name = "Person {number}"; }};\n'
        for number in range(MANY)
    )
    server._write("roster", user, f"return {{ [false] = {{ version = 1; }};\n{items} }};\n")


async def test_five_thousand_contacts_are_kept_and_read(tmp_path: Path) -> None:
    account = Jid("alice@a.example")
    contacts = [
        Contact(account, Jid(f"p{number}@b.example"), f"Person {number}", ("A", "B"), Subscription.BOTH)
        for number in range(MANY)
    ]
    database = Database(tmp_path / "db.sqlite")
    await database.open()
    try:
        store = RosterStore(database)
        await store.replace(account, "v7", contacts)
        (stored,) = await store.load()
        assert stored.version == "v7"
        assert set(stored.contacts) == set(contacts)
        await store.change(account, "v8", [contacts[1]], [contacts[0].jid])
        await store.forget(account)
        assert await store.load() == ()
    finally:
        await database.close()


async def test_login_with_five_thousand_contacts_who_are_all_there(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    fill_roster(prosody, user)
    async with person(prosody, user) as alice:
        assert len(alice.told(RosterReset)) == 1
        assert len(alice.roster.contacts(alice.jid)) == MANY
        roster: AccountRoster = alice.roster._rosters[alice.jid]
        await until(lambda: not roster._tasks)
        asked = []
        alice.session.discovery._ask = lambda iq, timeout_s: asked.append(iq) or asyncio.Future()
        turns, told = 0, 0
        for number in range(MANY):
            # Ten programs, and some who do not say which.
            caps = f"<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='{number % 10}='/>"
            alice.hear(
                f"<presence xmlns='jabber:client' from='p{number}@{prosody.host}/desk'><show>away</show>"
                f"<status>number {number}</status>{caps if number % 20 else ''}</presence>"
            )
            # As when they come from the network: a few dozen in one piece.
            if number % 50 == 49:
                await asyncio.sleep(0)
                now = len(alice.told(ContactChanged))
                turns, told = turns + (now > told), now
        while told < MANY:
            await asyncio.sleep(0)
            now = len(alice.told(ContactChanged))
            turns, told = turns + (now > told), now
        assert {event.contact.show.value for event in alice.told(ContactChanged)} == {"away"}
        assert len(alice.told(ContactChanged)) == MANY
        assert len(asked) == AT_ONCE
        assert turns >= 3, "the loop was held up"
        alice.session.went_offline()
        await until(lambda: len(alice.told(ContactChanged)) == 2 * MANY)
        assert not any(contact.resources for contact in alice.roster.contacts())


async def test_the_second_login_reads_nothing_that_is_known(prosody: ProsodyServer, tmp_path: Path) -> None:
    user, path = unique_user("alice"), tmp_path / "alice.sqlite"
    prosody.add_account(user, PASSWORD)
    fill_roster(prosody, user)
    async with person(prosody, user, path) as alice:
        await until(lambda: not alice.roster._rosters[alice.jid]._tasks)
        version = alice.roster._rosters[alice.jid].book.version
    assert version
    async with person(prosody, user, path) as alice:
        roster = alice.roster._rosters[alice.jid]
        await until(lambda: len(alice.told(RosterReset)) == 2)
        cached, confirmed = alice.told(RosterReset)
        assert len(cached.contacts) == MANY
        assert set(confirmed.contacts) == set(cached.contacts)
        assert roster.book.version == version
        # Nothing was read anew: the server answered that the cache is right.
        heard = alice.session.client.plugin["xep_0198"].handled
        assert heard < 20
        await alice.roster.rename(alice.jid, Jid(f"p7@{prosody.host}"), "Seven")
        await until(lambda: roster.book.version != version)
