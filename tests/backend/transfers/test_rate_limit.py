"""So many bytes per second, and no more."""

from gharial.backend.transfers.pump import Flow
from gharial.backend.transfers.rate_limit import RateLimit


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_without_a_limit_everything_goes() -> None:
    assert RateLimit(lambda: 0).room(1 << 40) == 1 << 40


def test_over_a_minute_the_rate_is_kept() -> None:
    clock = Clock()
    limit = RateLimit(lambda: 1000, clock)
    moved = 0
    while clock.now < 60:
        clock.now += 0.05
        moved += limit.room(1 << 20)
    assert 59_000 <= moved <= 60_250


def test_a_changed_rate_holds_at_once() -> None:
    clock = Clock()
    rate = 1000
    limit = RateLimit(lambda: rate, clock)
    clock.now = 1.0
    assert limit.room(10_000) == 250
    rate = 0
    assert limit.room(10_000) == 10_000


def test_what_did_not_move_may_move_later() -> None:
    clock = Clock()
    limit = RateLimit(lambda: 1000, clock)
    clock.now = 1.0
    assert limit.room(250) == 250
    limit.give_back(100)
    assert limit.room(250) == 100


def test_the_narrowest_limit_counts_and_the_others_lose_nothing() -> None:
    clock = Clock()
    wide, narrow = RateLimit(lambda: 4000, clock), RateLimit(lambda: 400, clock)
    clock.now = 1.0
    assert Flow((wide, narrow)).granted(1 << 20) == 100
    assert wide.room(1 << 20) == 900
