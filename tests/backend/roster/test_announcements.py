"""Many small changes in slices."""

import asyncio
import time

from gharial.backend.roster.announcements import SLICE_S, Announcements
from gharial.model.contact import Contact
from gharial.model.events import ContactChanged, ContactRemoved, Event, EventBus, RosterReset
from gharial.model.jid import Jid
from tests.support.accounts import until

ALICE = Jid("alice@a.example")


def jid(number: int) -> Jid:
    return Jid(f"p{number}@b.example")


async def test_changes_of_one_contact_become_one_event_with_the_latest_look() -> None:
    bus, heard, name = EventBus(), list[Event](), "first"
    bus.subscribe(ContactChanged, heard.append)
    announcements = Announcements(bus, lambda account, one: Contact(account, one, name))
    announcements.changed(ALICE, [jid(1)])
    announcements.changed(ALICE, [jid(2), jid(1)])
    name = "second"
    assert heard == []
    await until(lambda: len(heard) == 2)
    assert heard == [ContactChanged(Contact(ALICE, jid(number), "second")) for number in (1, 2)]


async def test_slow_listeners_do_not_hold_up_the_loop() -> None:
    bus, heard = EventBus(), list[Event]()

    def listen(event: ContactChanged) -> None:
        time.sleep(0.001)
        heard.append(event)

    bus.subscribe(ContactChanged, listen)
    announcements = Announcements(bus, Contact)
    announcements.changed(ALICE, [jid(number) for number in range(300)])
    most, before = 0, 0
    while len(heard) < 300:
        await asyncio.sleep(0)
        most, before = max(most, len(heard) - before), len(heard)
    assert len(heard) == 300
    # Each listener takes at least a millisecond: more than a slice has room for would have been one gap.
    assert most <= SLICE_S / 0.001 + 1


async def test_removal_and_reset_overtake_what_waits() -> None:
    bus, heard = EventBus(), list[Event]()
    for kind in (ContactChanged, ContactRemoved, RosterReset):
        bus.subscribe(kind, heard.append)
    announcements = Announcements(bus, lambda account, one: Contact(account, one) if one != jid(9) else None)
    announcements.changed(ALICE, [jid(1), jid(9)])
    announcements.removed(ALICE, jid(1))
    announcements.changed(ALICE, [jid(2)])
    announcements.reset(ALICE, ())
    announcements.changed(ALICE, [jid(3), jid(9)])
    await until(lambda: len(heard) == 3)
    assert [type(event) for event in heard] == [ContactRemoved, RosterReset, ContactChanged]
    assert heard[-1] == ContactChanged(Contact(ALICE, jid(3)))
