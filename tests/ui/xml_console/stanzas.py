"""Made-up stanzas for the console's tests."""

import itertools
from datetime import UTC, datetime
from typing import Any

from gharial.model.console import SeenStanza, kind_of
from gharial.model.jid import Jid
from gharial.model.xml_text import local_name, namespace_of, read_xml
from tests.support.fake_backend import ALICE

_numbers = itertools.count(1)
TIME = datetime(2026, 11, 23, 10, 0, 0, 123_456, UTC)


def seen(given: str, /, **changes: Any) -> SeenStanza:
    """As the backend would tell it, coming from bob if it does not say otherwise."""
    element = read_xml(given)
    payload = next(iter(element), None)
    facts: dict[str, Any] = {
        "number": next(_numbers),
        "account": ALICE,
        "time": TIME,
        "sent": False,
        "kind": kind_of(str(element.tag)),
        "type": element.get("type", ""),
        "peer": element.get("from", "bob@river.example/desk"),
        "about": local_name(payload) if payload is not None else "",
        "namespace": namespace_of(payload) if payload is not None else "",
        "files": "jingle" in given,
        "xml": given,
        **changes,
    }
    return SeenStanza(**facts)


CAROL = Jid("carol@river.example/m")
