"""What a room says, read from XML that may be anything."""

from xml.etree.ElementTree import fromstring

import pytest

from gharial.backend.stanzas import rooms
from gharial.model.account import Show
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, Role
from gharial.model.room_faults import Removal, RoomFault

USER = rooms.USER


def presence(inside: str, kind: str = "", sender: str = "r@rooms.example/Bob") -> rooms.RoomPresence | None:
    attribute = f" type='{kind}'" if kind else ""
    return rooms.read_presence(
        fromstring(f"<presence xmlns='jabber:client' from='{sender}'{attribute}>{inside}</presence>")
    )


def test_an_occupant() -> None:
    read = presence(
        f"<show>dnd</show><status>row\u202eing</status><x xmlns='{USER}'><item affiliation='owner' role='moderator'"
        " jid='bob@river.example/x'/><status code='110'/><status code='x'/><status code='99999999999'/></x>"
        "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='abc'/>"
    )
    assert read is not None and read.here and read.ours and read.occupant_id == "abc"
    one = read.occupant
    assert (one.nick, one.role, one.affiliation, one.show) == ("Bob", Role.MODERATOR, Affiliation.OWNER, Show.DND)
    assert one.jid == Jid("bob@river.example") and one.text == "row ing" and one.us
    assert read.statuses == {110}


@pytest.mark.parametrize(
    ("inside", "kind", "sender"),
    [
        ("", "subscribe", "r@rooms.example/Bob"),
        ("", "error", "r@rooms.example/Bob"),
        ("", "", "r@rooms.example"),
        ("", "", ""),
    ],
)
def test_what_is_no_presence_of_an_occupant(inside: str, kind: str, sender: str) -> None:
    assert presence(inside, kind, sender) is None


def test_odd_values_are_the_least_there_is() -> None:
    read = presence(f"<show>party</show><x xmlns='{USER}'><item affiliation='king' role='' jid='@@'/></x>")
    assert read is not None
    one = read.occupant
    assert (one.role, one.affiliation, one.show, one.jid) == (Role.NONE, Affiliation.NONE, Show.AVAILABLE, None)
    bare = presence("")
    assert bare is not None and bare.occupant.role is Role.NONE and not bare.ours


@pytest.mark.parametrize(
    ("codes", "how"),
    [
        ((301,), Removal.BANNED),
        ((307,), Removal.KICKED),
        ((307, 333), Removal.LOST),
        ((321,), Removal.NOT_MEMBER),
        ((322,), Removal.NOT_MEMBER),
        ((332,), Removal.SHUTDOWN),
        ((), Removal.LOST),
    ],
)
def test_why_we_are_out(codes: tuple[int, ...], how: Removal) -> None:
    marks = "".join(f"<status code='{code}'/>" for code in (110, *codes))
    read = presence(f"<x xmlns='{USER}'><item role='none'><reason>so\nit is</reason></item>{marks}</x>", "unavailable")
    assert read is not None and rooms.removal(read) is how and read.reason == "so it is"


def test_a_closed_room_says_where_it_goes_on() -> None:
    read = presence(
        f"<x xmlns='{USER}'><item role='none'/><destroy jid='new@rooms.example'><reason>moved</reason></destroy></x>",
        "unavailable",
    )
    assert read is not None and rooms.removal(read) is Removal.DESTROYED
    assert (read.alternative, read.reason) == ("new@rooms.example", "moved")


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ("conflict", RoomFault.NICK_TAKEN),
        ("forbidden", RoomFault.BANNED),
        ("not-authorized", RoomFault.PASSWORD),
        ("registration-required", RoomFault.MEMBERS_ONLY),
        ("service-unavailable", RoomFault.FULL),
        ("item-not-found", RoomFault.NOT_FOUND),
        ("not-allowed", RoomFault.NO_CREATION),
        ("not-acceptable", RoomFault.NICK_LOCKED),
        ("no-such-condition", RoomFault.OTHER),
    ],
)
def test_why_a_door_stays_shut(condition: str, fault: RoomFault) -> None:
    xml = fromstring(
        f"<presence xmlns='jabber:client' type='error'><error type='cancel'><{condition}"
        " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
        "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>n\u200bo</text>"
        "</error></presence>"
    )
    refusal = rooms.read_refusal(xml, Jid("r@rooms.example/x"))
    assert (refusal.room, refusal.fault, refusal.text) == ("r@rooms.example", fault.value, "n o")


def test_subjects() -> None:
    def subject(inside: str) -> str | None:
        return rooms.read_subject(fromstring(f"<message xmlns='jabber:client'>{inside}</message>"))

    assert subject("<subject>a\nb\u202e c</subject>") == "a\nb c"
    assert subject("<subject/>") == ""
    assert subject("<subject>mail</subject><body>text</body>") is None
    assert subject("<subject>mail</subject><thread>t</thread>") is None
    assert subject("") is None
    assert len(subject(f"<subject>{'x' * 100_000}</subject>") or "") == rooms.LONGEST_SUBJECT
