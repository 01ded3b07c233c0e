"""PseudoTCP over a line that loses, doubles, delays and reorders: every byte, in bounded time and memory."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gharial.backend.wire.pseudotcp import PseudoTcp, State
from tests.support.simulated_link import SimulatedLink


def content(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


@settings(max_examples=40, deadline=None)
@given(
    loss=st.floats(0, 0.2), doubled=st.floats(0, 0.1), delay=st.integers(0, 600), jitter=st.integers(0, 300),
    size=st.integers(1, 150_000), both=st.booleans(), nagle=st.booleans(), seed=st.integers(0, 1 << 30),
    mtu=st.sampled_from([296, 1400, 8166, 65535]), old=st.booleans(),
)  # fmt: skip
def test_every_byte_arrives(
    loss: float,
    doubled: float,
    delay: int,
    jitter: int,
    size: int,
    both: bool,
    nagle: bool,
    seed: int,
    mtu: int,
    old: bool,
) -> None:
    one = PseudoTcp(mtu=mtu, nagle=nagle)
    other = PseudoTcp(mtu=mtu, nagle=nagle, scale=None if old else 7)
    link = SimulatedLink(one, other, loss, doubled, delay, jitter, seed=seed)
    link.open(both)
    data, back = content(size, seed), content(min(size, 5000), seed + 1)
    assert link.carry(one, other, data) == data
    assert link.carry(other, one, back) == back


def test_20_percent_lost_on_600_ms() -> None:
    link = SimulatedLink(PseudoTcp(), PseudoTcp(), loss=0.2, delay_ms=300, seed=5)
    link.open()
    data = content(300_000, 5)
    begun = link.now
    assert link.carry(link.one, link.other, data) == data
    assert link.lost > 30
    assert link.now - begun < 600_000


def test_1_percent_lost_on_50_ms_is_faster_than_a_window_a_timer() -> None:
    link = SimulatedLink(PseudoTcp(), PseudoTcp(), loss=0.01, delay_ms=25, seed=7)
    link.open()
    data = content(4_000_000, 7)
    begun = link.now
    assert link.carry(link.one, link.other, data) == data
    assert len(data) / (link.now - begun) > 150, "bytes per ms"


def test_without_loss_nothing_is_sent_twice() -> None:
    link = SimulatedLink(PseudoTcp(), PseudoTcp(), delay_ms=40)
    link.open()
    data = content(3_000_000, 1)
    assert link.carry(link.one, link.other, data) == data
    assert link.one.sending.retransmitted == 0


def test_a_slow_reader_is_waited_for() -> None:
    link = SimulatedLink(PseudoTcp(), PseudoTcp(), delay_ms=10)
    link.open()
    data, got, rest = content(2_000_000, 2), bytearray(), memoryview(content(2_000_000, 2))
    small = memoryview(bytearray(7001))
    while len(got) < len(data):
        rest = rest[link.one.send(rest) :]
        for _ in range(3):
            link.step()
        got += small[: link.other.receive_into(small)]
        assert link.other.receiving.unread <= link.other.receiving.grant
        assert link.one.sending.unsent <= 4 << 20
    assert got == data


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=60), st.booleans())
def test_garbage_breaks_nothing(packets: list[bytes], framed: bool) -> None:
    """Fields of the peer's choosing: no exception, no endless answer; what is in order still counts."""
    machine = PseudoTcp()
    machine.connect(0)
    machine.take(0)
    for now, packet in enumerate(packets):
        machine.feed(memoryview(bytes(4) + packet if framed else packet), now)
        assert len(machine.take(now)) <= 64
        machine.send(b"x" * 100)
        due = machine.deadline()
        assert due is None or due >= 0
    buffer = memoryview(bytearray(1 << 20))
    machine.receive_into(buffer)
    assert machine.state in State


@pytest.mark.parametrize("window", [0, 1, 65535])
def test_a_lying_window_does_not_make_us_pile_up(window: int) -> None:
    """Security: window lies."""
    link = SimulatedLink(PseudoTcp(), PseudoTcp())
    link.open()
    machine = link.one
    taken = 0
    while count := machine.send(bytes(1 << 20)):
        taken += count
    assert taken == 4 << 20
    machine.sending.hear_window(window)
    assert sum(len(data) for _, data in machine.take(link.now)) <= 4 << 20
