"""Group chats with people of all kinds, and one that could not be entered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from gharial.model.account import Show
from gharial.model.conversation import Direction, Quote, Reaction
from gharial.model.failures import (
    RoomRefused,
)
from gharial.model.jid import Jid
from gharial.model.room import (
    Affiliation,
    ListedRoom,
    Member,
    Occupant,
    Room,
    RoomInvitation,
    RoomState,
)
from gharial.model.room import Role as RoomRole
from gharial.model.room_faults import RoomFault
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message

GARDEN = Jid("garden@rooms.river.example")
A_ROOM = Room(ALICE, GARDEN, "alice", RoomState.JOINED, name="Garden", affiliation=Affiliation.OWNER)


def fill_room(backend: FakeBackend) -> None:
    """A group chat with people of all kinds, and what they say; others that are not open."""
    start = datetime.now(UTC) - timedelta(minutes=40)
    people = (
        Occupant("alice", RoomRole.MODERATOR, Affiliation.OWNER, us=True, jid=ALICE),
        Occupant("Bob", RoomRole.MODERATOR, Affiliation.ADMIN, jid=BOB),
        Occupant("Carol", show=Show.AWAY, affiliation=Affiliation.MEMBER, jid=Jid("carol@river.example")),
        Occupant("Dave", show=Show.DND, text="digging"),
        Occupant("Hieronymus Balthasar von und zu Langenfeld"),
        Occupant("דניאל", jid=Jid("daniel@river.example")),
        Occupant("Erin", show=Show.XA),
        Occupant("Frank", show=Show.CHAT),
        Occupant("Grace", RoomRole.VISITOR),
    )
    garden = Room(
        ALICE,
        GARDEN,
        "alice",
        RoomState.JOINED,
        name="The garden behind the house",
        subject="Who waters what this week? The list hangs on the shed, and the key is under the third pot.",
        bookmarked=True,
        autojoin=True,
        role=RoomRole.MODERATOR,
        affiliation=Affiliation.OWNER,
        persistent=True,
    )
    backend.rooms.put(garden)
    backend.rooms.fill(garden, *people)
    boats = Room(ALICE, Jid("boats@rooms.river.example"), "alice", RoomState.JOINED, name="Boats", occupants=112)
    backend.rooms.put(boats, role=RoomRole.PARTICIPANT)
    taken = RoomRefused("office@rooms.river.example", RoomFault.NICK_TAKEN.value)
    office = Room(ALICE, Jid("office@rooms.river.example"), "alice", RoomState.FAILED, taken, "Office", bookmarked=True)
    backend.rooms.put(office)
    said = (
        ("Bob", "Good morning. The tomatoes have arrived, and the beans are on their way."),
        ("Bob", "They stand behind the shed."),
        ("Carol", "I can water them on Tuesday and on Thursday, not on Friday."),
        ("", "Thank you, I take Friday then."),
        ("דניאל", "ואני בשבת"),
        ("Frank", "alice: do you still have the key? I left mine at home."),
        ("Hieronymus Balthasar von und zu Langenfeld", "It is under the third pot, as always."),
    )
    rows = []
    for at, (nick, body) in enumerate(said):
        made = message(100 + at, body, peer=GARDEN, time=start + timedelta(minutes=2 * at), nick=nick or "alice")
        rows.append(
            replace(
                made,
                direction=Direction.INCOMING if nick else Direction.OUTGOING,
                mentions_us=body.startswith("alice"),
                quote=Quote(said[0][1], Direction.INCOMING, 100, nick="Bob") if nick == "Carol" else None,
                reactions=(Reaction("👍", (Jid(f"{GARDEN}/Bob"), ALICE)),) if not nick else (),
            )
        )
    backend.chat.kept[(ALICE, GARDEN)] = rows
    backend.chat.kept[(ALICE, boats.jid)] = [replace(rows[0], peer=boats.jid)]
    backend.chat.unread[(ALICE, boats.jid)] = 14
    backend.chat.unread[(ALICE, GARDEN)] = 2
    backend.chat.mentions[(ALICE, GARDEN)] = 1
    backend.rooms.listing = tuple(
        ListedRoom(Jid(f"{name.lower()}@rooms.river.example"), name) for name in ("Garden", "Boats", "Chess", "Music")
    )
    backend.rooms.lists = (
        Member(ALICE, Affiliation.OWNER, "alice"),
        Member(BOB, Affiliation.ADMIN, "Bob"),
        Member(Jid("carol@river.example"), Affiliation.MEMBER),
        Member(Jid("mallory@elsewhere.example"), Affiliation.OUTCAST, reason="Advertising"),
    )
    for name in ("harbour", "choir"):
        backend.rooms.ask(RoomInvitation(ALICE, Jid(f"{name}@rooms.river.example"), BOB, True, "We sing on Friday."))
