"""What counts as a tombstone: a message of an archive without a body, in its present form or in the older ones."""

from xml.etree.ElementTree import fromstring

import pytest

from gharial.backend.chat.answers import Moderated, Tombstone, read_tombstone

NEW, OLD = "urn:xmpp:message-retract:1", "urn:xmpp:message-retract:0"
MODERATE, FORMERLY = "urn:xmpp:message-moderate:1", "urn:xmpp:message-moderate:0"
BY = "garden@rooms.river.example/Carol"


@pytest.mark.parametrize(
    ("within", "stone"),
    [
        (f"<retracted xmlns='{NEW}' id='r1' stamp='2026-03-01T12:00:00Z'/>", Tombstone()),
        (f"<retracted xmlns='{OLD}' stamp='2026-03-01T12:00:00Z'/>", Tombstone()),
        (
            f"<retracted xmlns='{NEW}'><moderated xmlns='{MODERATE}' by='{BY}'/><reason>spam</reason></retracted>",
            Tombstone(Moderated(BY, "spam")),
        ),
        (
            f"<moderated xmlns='{FORMERLY}' by='{BY}'><retracted xmlns='{OLD}'/><reason>spam</reason></moderated>",
            Tombstone(Moderated(BY, "spam")),
        ),
        (
            f"<apply-to xmlns='urn:xmpp:fasten:0' id='a1'><moderated xmlns='{FORMERLY}' by='{BY}'>"
            f"<retracted xmlns='{OLD}'/></moderated></apply-to>",
            Tombstone(Moderated(BY)),
        ),
        (f"<retract xmlns='{NEW}' id='s1'/>", None),
        ("<body>still here</body>", None),
        # security 3: words that only look like one, beside what was said
        (f"<body>still here</body><retracted xmlns='{NEW}'><moderated xmlns='{MODERATE}'/></retracted>", None),
    ],
)
def test_read(within: str, stone: Tombstone | None) -> None:
    assert read_tombstone(fromstring(f"<message xmlns='jabber:client'>{within}</message>")) == stone
