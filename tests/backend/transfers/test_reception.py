"""How many questions may be open at once, and what is one question."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.reception import MOST_OF_STRANGERS, MOST_PER_PEER, OpenOffer, Reception
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Group, Offer

BOB = Jid("bob@river.example")
FILE = FileInfo("a.txt", 3)


def offer(offer_id: str, peer: str = "eve@river.example/x", together: int = 0, group: str = "s@eve") -> Offer:
    found: dict[str, Any] = {}
    if together:
        found = {"companions": (FILE,) * together, "group": Group(group, together, 3 * together)}
    return Offer(offer_id, BOB, Jid(peer), "jingle", (FILE,), datetime.now(UTC), **found)


def fill(reception: Reception, *offers: Offer, known: bool = True) -> None:
    for one in offers:
        assert reception.admits(one, known=known)
        reception.offers[one.id] = OpenOffer(one, cast("Incoming", None), known)


def test_files_offered_together_are_one_question_whatever_their_number() -> None:
    reception = Reception()
    fill(reception, *(offer(f"a{number}", together=40) for number in range(40)))
    fill(reception, *(offer(f"b{number}") for number in range(MOST_PER_PEER - 1)))
    assert not reception.admits(offer("one more"), known=True)


def test_no_more_come_together_than_were_said_to() -> None:
    """Whoever repeats the name of a group gets no room by it."""
    reception = Reception()
    fill(reception, *(offer(f"{number}") for number in range(MOST_PER_PEER - 1)))
    fill(reception, *(offer(f"a{number}", together=3) for number in range(3)))
    assert not reception.admits(offer("a4", together=3), known=True)
    assert not reception.admits(offer("b", peer="eve@river.example/y", together=3), known=True)
    assert reception.admits(offer("c", peer="carol@river.example/x", together=3), known=True)


@pytest.mark.parametrize("together", [0, 12])
def test_strangers_leave_room_for_those_one_knows(together: int) -> None:
    reception = Reception()
    for number in range(MOST_OF_STRANGERS):
        peer = f"stranger{number}@river.example/x"
        fill(reception, *(offer(f"{number}.{n}", peer, together) for n in range(together or 1)), known=False)
    assert not reception.admits(offer("z", together=together), known=False)
    assert reception.admits(offer("z", together=together), known=True)
