"""Addresses that imitate others are found out (security 46)."""

import pytest

from gharial.model.jid import Jid
from gharial.ui.widgets.look_alike import LookAlike, look_alike, mixes_scripts

BOB = Jid("bob@river.example")


@pytest.mark.parametrize(
    "address",
    [
        "bоb@river.example",  # a Cyrillic о among Latin letters
        "bob@rіver.example",
        "сора@river.example",  # Cyrillic alone, and every letter looks Latin
        "bob@xn--80ak6aa92e.example",
    ],
)
def test_several_alphabets_or_a_disguise(address: str) -> None:
    assert look_alike(Jid(address)) == LookAlike()


@pytest.mark.parametrize(
    "address",
    [
        "bob@river.example/Büro",
        "борис@river.example",
        "βασίλης@ποταμός.example",
        "zoë.łukasz-42@river.example",
        "山田taro@river.example",
        "שלום@river.example",
        "conference.river.example",
        "alice@münchen.example",
    ],
)
def test_ordinary_addresses_of_the_world(address: str) -> None:
    assert look_alike(Jid(address), [BOB]) is None


@pytest.mark.parametrize(
    "address", ["b0b@river.example", "bob@rlver.example", "böb@river.example", "bоb@river.example"]
)
def test_one_that_resembles_a_contact(address: str) -> None:
    found = look_alike(Jid(address), [Jid("carol@river.example"), BOB])
    assert found == (None if "rlver" in address else LookAlike(BOB))


def test_a_contact_does_not_resemble_itself() -> None:
    assert look_alike(Jid("bob@river.example/x"), [BOB]) is None


def test_mixed_scripts_of_a_typed_address() -> None:
    assert mixes_scripts("bоb@river.example")
    assert not mixes_scripts("bob@river.example")
