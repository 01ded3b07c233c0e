"""The list of transfers is cleared by itself as the setting says: times are given, nothing waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gharial.backend.transfers.clearing import Clearing
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, SettingsChanged
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.settings import CLEARINGS, Settings
from gharial.model.transfer import Attempt, FileInfo, Kind, Transfer, TransferState
from tests.support.waiting import until

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
State = TransferState


def transfer(name: str, state: TransferState, days: float) -> Transfer:
    """Begun two months ago; it ended, or moved last, so many days ago."""
    begun, ended = NOW - timedelta(days=60), NOW - timedelta(days=days)
    attempt = Attempt("si", Kind.SOCKS5_DIRECT, begun, ended)
    return Transfer(
        id=name,
        account=Jid("alice@river.example"),
        peer=Jid("bob@river.example/desk"),
        direction=Direction.OUTGOING,
        file=FileInfo(name, 5),
        state=state,
        created=begun,
        attempts=(attempt,),
    )


class Desk:
    """A list and its setting."""

    def __init__(self, rule: str) -> None:
        self.settings = Settings(clear_finished=rule)
        self.events = EventBus()
        self.listed = {
            one.id: one
            for one in (
                transfer("new", State.DONE, 0.5),
                transfer("days", State.DONE, 3),
                transfer("weeks", State.CANCELLED, 10),
                transfer("old", State.DECLINED, 40),
                transfer("lost", State.FAILED, 40),
                transfer("going", State.STREAMING, 40),
                transfer("waiting", State.QUEUED, 40),
            )
        }
        self.clearing = Clearing(self.events, lambda: self.settings, self.clear, lambda: NOW)

    async def clear(self, which: Callable[[Transfer], bool]) -> None:
        self.listed = {one.id: one for one in self.listed.values() if not which(one)}

    def choose(self, rule: str) -> None:
        self.settings = replace(self.settings, clear_finished=rule)
        self.events.publish(SettingsChanged(self.settings))


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        ("never", set()),
        ("1", {"days", "weeks", "old"}),
        ("7", {"weeks", "old"}),
        ("30", {"old"}),
        ("exit", {"new", "days", "weeks", "old"}),
        # A file that somebody wrote by hand clears nothing.
        ("99999999999999999999", set()),
        ("soon", set()),
    ],
)
async def test_what_the_setting_says_leaves_the_list_and_nothing_else(rule: str, gone: set[str]) -> None:
    desk = Desk(rule)
    before = set(desk.listed)
    await desk.clearing.begin()
    assert before - set(desk.listed) == gone
    await desk.clearing.end()
    assert before - set(desk.listed) == gone


async def test_until_the_end_stays_what_goes_then() -> None:
    desk = Desk("never")
    await desk.clearing.begin()
    desk.choose("exit")
    desk.choose("never")
    desk.choose("exit")
    assert len(desk.listed) == 7
    await desk.clearing.end()
    assert set(desk.listed) == {"lost", "going", "waiting"}


async def test_a_rule_holds_as_soon_as_it_is_chosen() -> None:
    desk = Desk("never")
    await desk.clearing.begin()
    desk.choose("7")
    await until(lambda: set(desk.listed) == {"new", "days", "lost", "going", "waiting"})
    await desk.clearing.end()


def test_every_rule_is_one_that_is_understood() -> None:
    assert all(rule in ("never", "exit") or rule.isdecimal() for rule in CLEARINGS)


@pytest.mark.parametrize("rule", ["exit", "7"])
async def test_a_full_disk_keeps_nobody_from_starting_and_ending(rule: str) -> None:
    desk = Desk(rule)
    tried: list[str] = []

    async def clear(_which: Callable[[Transfer], bool]) -> None:
        tried.append(rule)
        raise LocalFileProblem("store.db", FileFault.DISK_FULL.value)

    clearing = Clearing(desk.events, lambda: desk.settings, clear, lambda: NOW)
    await clearing.begin()
    await clearing.end()
    assert tried == [rule, rule]
