"""Addresses as people type them."""

import pytest

from gharial.model.failures import MalformedJid
from gharial.model.jid import bare, parse_jid


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" alice@river.example ", "alice@river.example"),
        ("Alice@River.Example/Desk", "alice@river.example/Desk"),
        ("river.example", "river.example"),
        ("zoë@münchen.example", "zoë@münchen.example"),
    ],
)
def test_addresses_are_read(typed: str, read: str) -> None:
    assert parse_jid(typed).full == read


@pytest.mark.parametrize(
    "typed", ["", "   ", "@", "alice@", "@river.example", "a b@river.example", "alice@river example"]
)
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(MalformedJid) as refused:
        parse_jid(typed)
    assert refused.value.text == typed


def test_bare_drops_the_resource() -> None:
    assert bare(parse_jid("alice@river.example/desk")).full == "alice@river.example"
