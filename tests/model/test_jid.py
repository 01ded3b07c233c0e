"""Addresses as people type them."""

import subprocess
import sys

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


def test_the_client_imported_later_has_the_same_addresses() -> None:
    said = run_apart(
        "import sys; from gharial.model.jid import InvalidJID, Jid; early = 'slixmpp' in sys.modules",
        "import slixmpp, slixmpp.plugins.xep_0030",
        "from slixmpp import jid",
        "print(early, slixmpp.JID is Jid is jid.JID, slixmpp.InvalidJID is InvalidJID, slixmpp.ClientXMPP.__name__)",
    )
    assert said == ["False", "True", "True", "ClientXMPP"]


def test_the_addresses_of_a_client_imported_before_are_taken() -> None:
    said = run_apart(
        "import slixmpp; from gharial.model.jid import Jid; import slixmpp as again",
        "print(Jid is slixmpp.JID, again is slixmpp)",
    )
    assert said == ["True", "True"]


def run_apart(*lines: str) -> list[str]:
    """The words that a new interpreter says."""
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    return done.stdout.split()
