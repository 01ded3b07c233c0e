"""Who may start, and what the ticker says: with times given, nothing waits."""

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.queue import PATIENCE_S, Running, Sample, SpeedMeter, Ticker, may_start
from gharial.model.events import EventBus, TransfersProgressed
from gharial.model.jid import Jid

BOB, CAROL = Jid("bob@river.example"), Jid("carol@river.example")


def test_the_limit_holds_over_all() -> None:
    running = [Running(BOB), Running(CAROL)]
    assert may_start(BOB, running, 3, 0.0)
    assert not may_start(BOB, [*running, Running(CAROL)], 3, 0.0)
    assert not may_start(BOB, [Running(CAROL)], 0, 0.0) and may_start(BOB, [], 0, 0.0)


def test_who_does_not_answer_keeps_only_their_own_files_waiting() -> None:
    unanswered = [Running(BOB, offered_at=0.0)] * 3
    assert not may_start(CAROL, unanswered, 3, PATIENCE_S - 1)
    assert may_start(CAROL, unanswered, 3, PATIENCE_S + 1)
    assert not may_start(BOB, unanswered, 3, PATIENCE_S + 1)


def test_a_steady_stream_has_its_speed_and_its_end() -> None:
    meter = SpeedMeter(0, 10.0)
    for tick in range(1, 51):
        meter.sample(tick * 200, 10.0 + tick * 0.2)
        left = meter.seconds_left(20_000)
        assert (left is None) == (tick * 0.2 < 2.0 - 1e-9)
    assert abs(meter.speed - 1000) < 1
    assert left is not None and abs(left - 10) < 0.1


def test_the_speed_follows_smoothly() -> None:
    meter = SpeedMeter(0, 0.0)
    for tick in range(1, 26):
        meter.sample(tick * 1000, tick * 0.2)
    before = meter.speed
    meter.sample(25_000, 5.2)
    assert 0.5 * before < meter.speed < before
    for tick in range(1, 100):
        meter.sample(25_000, 5.2 + tick * 0.2)
    assert meter.speed < 1 and meter.seconds_left(50_000) is None


def test_bursts_are_a_speed_too() -> None:
    """A limited receiver: a megabyte at once every five seconds."""
    meter, shown = SpeedMeter(0, 0.0), []
    for tick in range(1, 301):
        now = tick * 0.2
        meter.sample(1_000_000 * (tick // 25), now)
        if now > 20:
            shown.append(meter.speed)
    assert min(shown) > 100_000 and max(shown) < 300_000
    for tick in range(301, 500):
        meter.sample(12_000_000, tick * 0.2)
    assert meter.speed < 1  # longer than it ever paused


def test_a_sender_that_dies_has_no_speed_and_no_end_in_sight() -> None:
    """A long wait for the first byte is no rhythm: once nothing comes, that is said within seconds (fault 9)."""
    meter = SpeedMeter(0, 0.0)
    for tick in range(1, 101):
        now = 0.2 * tick
        meter.sample(0 if now < 8 else int((now - 8) * 30e6), now)
    assert meter.speed > 20e6 and meter.seconds_left(10**9) is not None and meter.silent_for == 0
    for tick in range(1, 16):
        meter.sample(360_000_000, 20.0 + tick * 0.2)
        left = meter.seconds_left(10**9)
        assert left is None or left < 60  # it does not grow to days
    assert meter.speed == 0 and meter.seconds_left(10**9) is None
    assert abs(meter.silent_for - 3.0) < 0.3
    meter.sample(370_000_000, 23.2)
    assert meter.silent_for == 0 and meter.speed > 0


def test_what_begins_again_further_in_front_is_no_speed() -> None:
    meter = SpeedMeter(500_000_000, 0.0)
    meter.sample(500_000_000, 0.2)
    meter.sample(0, 0.4)
    meter.sample(2_000, 1.4)
    assert round(meter.speed) == 2_000


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 10**12)), max_size=30))
def test_no_clock_and_no_count_makes_it_absurd(samples: list[tuple[float, int]]) -> None:
    meter, now = SpeedMeter(0, 100.0), 100.0
    for step, count in samples:
        now += step - 1  # a clock may stand still or jump back
        assert meter.sample(count, now) >= 0
        left = meter.seconds_left(10**12)
        assert left is None or left >= 0


def test_the_ticker_publishes_all_at_once_and_forgets_what_ended() -> None:
    events, heard, samples, now = EventBus(), [], [Sample("a", 0, 100), Sample("b", 50, 100)], [0.0]
    events.subscribe(TransfersProgressed, heard.append)
    ticker = Ticker(events, lambda: samples, lambda: now[0])
    assert ticker.tick()
    now[0] = 1.0
    samples[0] = Sample("a", 30, 100)
    assert ticker.tick()
    assert [(one.transfer_id, one.bytes_done) for one in heard[1].progress] == [("a", 30), ("b", 50)]
    assert heard[1].progress[0].speed == 30 and heard[1].progress[1].speed == 0
    assert ticker.progress("a") == heard[1].progress[0]
    samples.clear()
    assert not ticker.tick() and len(heard) == 2 and ticker.progress("a") is None
