"""The event bus."""

import logging

import pytest

from gharial.model.events import AccountRemoved, Event, EventBus, TransferRemoved
from gharial.model.jid import Jid

ALICE = AccountRemoved(Jid("alice@river.example"))


def test_a_subscriber_hears_its_class_alone_until_it_ends() -> None:
    bus, heard = EventBus(), list[Event]()
    end = bus.subscribe(AccountRemoved, heard.append)
    bus.publish(ALICE)
    bus.publish(TransferRemoved("1"))
    end()
    end()
    bus.publish(ALICE)
    assert heard == [ALICE]


def test_one_that_raises_does_not_silence_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bus, heard = EventBus(), list[Event]()

    def fail(event: AccountRemoved) -> None:
        raise ValueError("no")

    bus.subscribe(AccountRemoved, fail)
    bus.subscribe(AccountRemoved, heard.append)
    with caplog.at_level(logging.ERROR):
        bus.publish(ALICE)
    assert heard == [ALICE]
    assert "AccountRemoved" in caplog.text


def test_a_subscriber_may_end_itself_while_it_hears() -> None:
    bus, heard = EventBus(), list[Event]()

    def once(event: AccountRemoved) -> None:
        heard.append(event)
        end()

    end = bus.subscribe(AccountRemoved, once)
    bus.subscribe(AccountRemoved, heard.append)
    bus.publish(ALICE)
    bus.publish(ALICE)
    assert len(heard) == 3
