"""Who is asked on all devices at once."""

from dataclasses import dataclass
from typing import Any, cast

import pytest

from gharial.backend.methods.interface import Method
from gharial.backend.transfers.device import Device
from gharial.backend.transfers.fallback import Candidate
from gharial.backend.transfers.forking import fork_of
from gharial.model.contact import Resource
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind

ALICE, BOB = Jid("alice@river.example"), Jid("bob@river.example")
HEARS = "urn:example:hears"
FILE = FileInfo("a.txt", 3)


@dataclass
class Asking:
    """A method that can ask all who hear."""

    name: str = "asking"

    def forks(self, _files: Any, resource: Resource) -> bool:
        return HEARS in (resource.features or frozenset())

    async def offer_to_all(self, *_: Any) -> Any:
        raise AssertionError


@dataclass
class Plain:
    name: str = "plain"


def device(name: str, *features: str, known: bool = True) -> Resource:
    return Resource(Jid(f"bob@river.example/{name}"), features=frozenset(features) if known else None)


DESK, BOAT, OLD = device("desk", HEARS), device("boat", HEARS), device("old")
BEST = Device(DESK.jid, (Candidate("asking", (Kind.INBAND,)), Candidate("plain", (Kind.INBAND,))))


def chosen(target: Jid, best: Device, resources: tuple[Resource, ...], account: Jid = ALICE) -> bool:
    methods = cast("tuple[Method, ...]", (Asking(), Plain()))
    return fork_of(account, target, best, resources, methods, FILE) is not None


def test_two_that_hear_are_asked() -> None:
    assert chosen(BOB, BEST, (DESK, OLD, BOAT))


@pytest.mark.parametrize(
    ("target", "best", "resources", "account"),
    [
        (DESK.jid, BEST, (DESK, BOAT), ALICE),  # one was chosen
        (BOB, BEST, (DESK, OLD), ALICE),  # one hears
        (BOB, BEST, (DESK, device("new", known=False)), ALICE),
        (BOB, BEST, (DESK, BOAT), BOB),  # our own
        (BOB, Device(OLD.jid, BEST.candidates), (OLD, DESK, BOAT), ALICE),  # a better one does not hear
        (BOB, Device(DESK.jid, (Candidate("plain", (Kind.INBAND,)),)), (DESK, BOAT), ALICE),
        (BOB, Device(DESK.jid, ()), (DESK, BOAT), ALICE),
    ],
)
def test_else_one_is(target: Jid, best: Device, resources: tuple[Resource, ...], account: Jid) -> None:
    assert not chosen(target, best, resources, account)
