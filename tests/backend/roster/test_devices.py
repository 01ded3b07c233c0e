"""What clients can: asked once for all alike, checked, and never all at once."""

import asyncio
from dataclasses import dataclass, field

import pytest

from gharial.backend.roster.devices import AT_ONCE, TRIES, Devices
from gharial.backend.roster.presences import Caps
from gharial.model.failures import Failure, NoAnswer, NotConnected
from gharial.model.jid import Jid
from tests.support.accounts import until

CAPS = Caps("urn:n", "ver=", "sha-1")
FEATURES = frozenset({"urn:x"})


def jid(number: int) -> Jid:
    return Jid(f"p{number}@b.example/desk")


@dataclass
class Answers:
    """Stands in for discovery: `known` grows as questions are answered."""

    known: dict[Jid, frozenset[str]] = field(default_factory=dict)
    shared: dict[Jid, tuple[Jid, ...]] = field(default_factory=dict)
    failures: dict[Jid, Failure] = field(default_factory=dict)
    asked: list[Jid] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    running: int = 0
    most: int = 0

    async def features(self, one: Jid, _timeout_s: float) -> frozenset[str]:
        self.asked.append(one)
        self.running += 1
        self.most = max(self.most, self.running)
        await self.gate.wait()
        self.running -= 1
        if one in self.failures:
            raise self.failures[one]
        for alike in (one, *self.shared.get(one, ())):
            self.known[alike] = FEATURES
        return FEATURES

    def known_features(self, one: Jid) -> frozenset[str] | None:
        return self.known.get(one)

    def known_client_name(self, one: Jid) -> str:
        return "Gharial" if one in self.known else ""


@dataclass
class Session:
    discovery: Answers
    online: bool = True


class Desk:
    def __init__(self) -> None:
        self.answers = Answers()
        self.session = Session(self.answers)
        self.learnt: dict[Jid, tuple[frozenset[str], str]] = {}
        self.devices = Devices(self.session, lambda one, *what: self.learnt.update({one: what}))  # type: ignore[arg-type]


async def test_one_question_for_all_alike() -> None:
    desk = Desk()
    crowd = [jid(number) for number in range(100)]
    desk.answers.shared[crowd[0]] = tuple(crowd)
    for one in crowd:
        desk.devices.arrived(one, CAPS)
    desk.answers.gate.set()
    await until(lambda: len(desk.learnt) == 100)
    assert desk.answers.asked == [crowd[0]]
    assert desk.learnt[crowd[99]] == (FEATURES, "Gharial")
    desk.answers.known[jid(200)] = FEATURES
    desk.devices.arrived(jid(200), CAPS)
    assert desk.learnt[jid(200)] == (FEATURES, "Gharial")
    assert len(desk.answers.asked) == 1


async def test_a_hash_that_lies_speaks_for_nobody_else() -> None:
    desk = Desk()
    crowd = [jid(number) for number in range(10)]
    desk.answers.shared[crowd[1]] = tuple(crowd)
    for one in crowd:
        desk.devices.arrived(one, CAPS)
    desk.answers.gate.set()
    await until(lambda: len(desk.learnt) == 10)
    assert desk.answers.asked == crowd[:2]


async def test_nobody_is_asked_for_ever() -> None:
    desk = Desk()
    crowd = [jid(number) for number in range(10)]
    desk.answers.failures = {one: NoAnswer("disco#info", one.full, 1.0) for one in crowd}
    for one in crowd:
        desk.devices.arrived(one, CAPS)
    desk.answers.gate.set()
    await until(lambda: not desk.devices._workers)
    assert desk.answers.asked == crowd[:TRIES]
    assert desk.learnt == {}
    desk.answers.failures.clear()
    desk.devices.want(crowd[5:6])
    await until(lambda: crowd[5] in desk.learnt)


@pytest.mark.parametrize("caps", [None, Caps("urn:n", "1.0", "")])
async def test_without_a_hash_only_who_is_looked_at(caps: Caps | None) -> None:
    desk = Desk()
    crowd = [jid(number) for number in range(50)]
    for one in crowd:
        desk.devices.arrived(one, caps)
    assert desk.answers.asked == []
    desk.devices.want(crowd[:20])
    desk.devices.want(crowd[:20])
    await until(lambda: len(desk.answers.asked) == AT_ONCE)
    desk.answers.gate.set()
    await until(lambda: len(desk.learnt) == 20)
    assert desk.answers.most == AT_ONCE
    assert len(desk.answers.asked) == 20
    desk.devices.want(crowd[:20])
    await asyncio.sleep(0)
    assert len(desk.answers.asked) == 20


async def test_who_has_left_is_not_asked_and_teaches_nothing() -> None:
    desk = Desk()
    for number in range(3):
        desk.devices.arrived(jid(number), None)
    desk.devices.want([jid(0), jid(1)])
    await until(lambda: desk.answers.running == 2)
    desk.devices.left(jid(0))
    desk.devices.left(jid(2))
    desk.devices.want([jid(2), jid(9)])
    desk.answers.gate.set()
    await until(lambda: jid(1) in desk.learnt)
    assert set(desk.learnt) == {jid(1)}
    assert desk.answers.asked == [jid(0), jid(1)]


async def test_offline_and_closing_end_the_questions() -> None:
    desk = Desk()
    desk.answers.failures[jid(0)] = NotConnected("alice@a.example")
    for number in range(10):
        desk.devices.arrived(jid(number), CAPS)
    desk.answers.gate.set()
    await until(lambda: not desk.devices._workers)
    assert desk.answers.asked == [jid(0)]
    desk.answers.failures.clear()
    desk.answers.shared[jid(0)] = tuple(jid(number) for number in range(2, 10))
    desk.devices.go_on()
    await until(lambda: jid(9) in desk.learnt)
    desk.answers.asked.clear()
    desk.session.online = False
    desk.devices.want([jid(1)])
    assert desk.answers.asked == []
    desk.session.online = True
    desk.answers.gate.clear()
    desk.devices.want([jid(1)])
    await until(lambda: desk.answers.running == 1)
    await desk.devices.close()
    assert not desk.devices._workers
