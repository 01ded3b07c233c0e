"""Who is in a room, told in pieces: whoever follows the pieces sees the same people."""

import random
from dataclasses import replace

import pytest

from gharial.backend.rooms import crowd as crowd_module
from gharial.backend.rooms.crowd import Crowd
from gharial.model.account import Show
from gharial.model.room import Occupant


class Follower:
    """Applies what is told, in the order that OccupantsChanged promises."""

    def __init__(self) -> None:
        self.calls = 0
        self.people: dict[str, Occupant] = {}

    def called(self) -> None:
        self.calls += 1

    def follow(self, crowd: Crowd) -> None:
        reset, renamed, gone, changed = crowd.take_changes()
        if reset:
            self.people.clear()
        for old, new in renamed:
            self.people[new] = replace(self.people.pop(old), nick=new)
        for nick in gone:
            self.people.pop(nick, None)
        self.people |= {one.nick: one for one in changed}


@pytest.mark.parametrize("seed", range(30))
def test_a_follower_sees_the_same_people(seed: int) -> None:
    chance, follower = random.Random(seed), Follower()
    crowd = Crowd(follower.called)
    nicks = [f"n{number}" for number in range(8)]
    for _ in range(400):
        what, nick = chance.randrange(10), chance.choice(nicks)
        if what < 4:
            crowd.put(Occupant(nick, show=chance.choice(list(Show))))
        elif what < 6:
            crowd.drop(nick)
        elif what < 9:
            free = [one for one in nicks if crowd.get(one) is None]
            if free and crowd.get(nick) is not None:
                crowd.rename(nick, chance.choice(free))
        elif chance.random() < 0.1:
            crowd.clear()
        if chance.random() < 0.3:
            follower.follow(crowd)
            assert follower.people == {one.nick: one for one in crowd.all()}
    follower.follow(crowd)
    assert follower.people == {one.nick: one for one in crowd.all()}


def test_a_change_is_called_out_once_until_it_is_told() -> None:
    follower = Follower()
    crowd = Crowd(follower.called)
    for number in range(5):
        crowd.put(Occupant(f"n{number}"))
    assert follower.calls == 1
    follower.follow(crowd)
    crowd.put(Occupant("n1"))
    assert follower.calls == 1, "nothing is new"
    crowd.drop("n1")
    crowd.drop("nobody")
    assert follower.calls == 2


def test_we_stay_we_and_there_is_always_room_for_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd_module, "MOST_OCCUPANTS", 2)
    crowd = Crowd(lambda: None)
    for nick in ("a", "b", "c"):
        crowd.put(Occupant(nick))
    crowd.put(Occupant("us", us=True))
    assert [one.nick for one in crowd.all()] == ["a", "b", "us"]
    crowd.put(Occupant("us", show=Show.AWAY))
    known = crowd.get("us")
    assert known is not None and known.us and known.show is Show.AWAY


def test_a_great_crowd_is_told_in_pieces() -> None:
    follower = Follower()
    crowd = Crowd(follower.called)
    for number in range(2 * crowd_module.TOLD_AT_ONCE + 7):
        crowd.put(Occupant(f"guest{number}"))
    sizes = []
    while follower.calls:
        follower.calls -= 1
        before = len(follower.people)
        follower.follow(crowd)
        sizes.append(len(follower.people) - before)
        # Who is still to be told may be called otherwise or gone by then.
        if len(sizes) == 1:
            crowd.rename(f"guest{2 * crowd_module.TOLD_AT_ONCE}", "otherwise")
            crowd.drop(f"guest{2 * crowd_module.TOLD_AT_ONCE + 1}")
    assert max(sizes) <= crowd_module.TOLD_AT_ONCE and len(sizes) == 3
    assert follower.people == {one.nick: one for one in crowd.all()}
    assert "otherwise" in follower.people
