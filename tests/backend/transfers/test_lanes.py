"""Who is next, among many who wait for few people."""

import time

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.lanes import Lane, Lanes
from gharial.model.jid import Jid

ALICE = Jid("alice@river.example")
PEOPLE = [Lane(ALICE, Jid(f"friend{number}@river.example")) for number in range(4)]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.booleans()), max_size=60), st.sets(st.integers(0, 3))
)
def test_the_first_of_the_open_lanes_is_next(steps: list[tuple[int, int, bool]], opened: set[int]) -> None:
    lanes, waiting = Lanes(), {}
    for number, person, stays in steps:
        if stays:
            lanes.place(str(number), PEOPLE[person], number)
            waiting[number] = person
        else:
            lanes.drop(str(number))
            waiting.pop(number, None)
    assert len(lanes) == len(waiting)
    expected = [number for number, person in waiting.items() if person in opened]
    found = lanes.first(lambda lane: PEOPLE.index(lane) in opened)
    assert found == (str(min(expected)) if expected else None)
    for index, lane in enumerate(PEOPLE):
        assert lanes.waiting(lane) == [str(one) for one in sorted(waiting) if waiting[one] == index]


def test_a_new_order_is_followed() -> None:
    lanes = Lanes()
    for number in range(5):
        lanes.place(str(number), PEOPLE[number % 2], number)
    lanes.reorder(lambda one: -int(one))
    order = []
    while (one := lanes.first(lambda _lane: True)) is not None:
        order.append(one)
        lanes.drop(one)
    assert order == ["4", "3", "2", "1", "0"] and list(lanes) == []


def test_ten_thousand_wait_cheaply() -> None:
    lanes = Lanes()
    for number in range(10_000):
        lanes.place(str(number), PEOPLE[number % 4], number)
    begun = time.thread_time()
    for number in range(10_000):
        assert lanes.first(lambda _lane: True) == str(number)
        lanes.drop(str(number))
    assert time.thread_time() - begun < 2
