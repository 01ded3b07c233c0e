"""The quick way writes what slixmpp's own writes."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slixmpp.stanza import Message

from gharial.backend.xmpp import escaping
from gharial.backend.xmpp.connection import Connection
from gharial.model.jid import Jid

SPECIAL = st.text(st.sampled_from("&<>'\";a]\N{CROCODILE}\n")) | st.text()


@given(SPECIAL, st.booleans())
def test_both_ways_write_the_same(text: str, cdata: bool) -> None:
    assert escaping.escape(text, cdata) == escaping._theirs(text, cdata)


async def test_stanzas_of_a_connection_are_written_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    Connection(Jid("alice@river.example/desk"))
    library = importlib.import_module("slixmpp.xmlstream.tostring")
    assert library.escape is escaping.escape
    seen: list[str] = []
    monkeypatch.setattr(library, "escape", lambda text, cdata=False: seen.append(text) or escaping.escape(text, cdata))
    message = Message()
    message["body"] = "a < b"
    assert "a &lt; b" in str(message) and seen == ["a < b"]
