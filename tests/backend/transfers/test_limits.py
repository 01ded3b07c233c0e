"""Limits that hold only in a part of the day."""

from dataclasses import replace
from datetime import datetime

import pytest

from gharial.backend.transfers.limits import Limits
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule, Settings

ALICE, BOB = Jid("alice@river.example"), Jid("bob@river.example")
OFFICE = Settings(send_limit=1000, receive_limit=2000, limits_by_hours=True, limits_from=8 * 60, limits_until=18 * 60)
NIGHT = replace(OFFICE, limits_from=22 * 60, limits_until=6 * 60 + 30)


@pytest.mark.parametrize(
    ("settings", "hour", "minute", "holds"),
    [
        (OFFICE, 7, 59, False),
        (OFFICE, 8, 0, True),
        (OFFICE, 17, 59, True),
        (OFFICE, 18, 0, False),
        (NIGHT, 21, 59, False),
        (NIGHT, 22, 0, True),
        (NIGHT, 0, 0, True),
        (NIGHT, 6, 29, True),
        (NIGHT, 6, 30, False),
        (replace(OFFICE, limits_by_hours=False), 3, 0, True),
        (replace(OFFICE, limits_until=8 * 60), 3, 0, True),
        (replace(OFFICE, limits_from=-5, limits_until=10**9), 3, 0, True),
    ],
)
def test_limits_hold_in_their_hours(settings: Settings, hour: int, minute: int, holds: bool) -> None:
    limits = Limits(lambda: settings, lambda: datetime(2026, 11, 23, hour, minute).astimezone())
    for (one, _), rate in ((limits.sending(ALICE, BOB), 1000), (limits.receiving(ALICE, BOB), 2000)):
        assert one.holds is holds
        # Without a limit all goes at once; with one never more than a second's worth.
        granted = one.room(1_000_000)
        assert granted <= rate if holds else granted == 1_000_000


def test_the_clock_is_looked_at_each_time() -> None:
    now = datetime(2026, 11, 23, 17, 59).astimezone()
    limits = Limits(lambda: OFFICE, lambda: now)
    everybody, _ = limits.sending(ALICE, BOB)
    assert everybody.holds
    now = datetime(2026, 11, 23, 18, 0).astimezone()
    assert not everybody.holds


def test_a_contacts_own_limit_holds_all_day() -> None:
    settings = replace(OFFICE, contact_rules=(ContactRule(ALICE.bare, BOB.bare, send_limit=10),))
    limits = Limits(lambda: settings, lambda: datetime(2026, 11, 23, 3, 0).astimezone())
    everybody, bob = limits.sending(ALICE, BOB)
    assert not everybody.holds and bob.holds
