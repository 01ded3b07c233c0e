"""What nobody should send: crowds, words under a room's name, invitations by the hundred, forged bookmarks."""

import asyncio
from dataclasses import replace

import pytest

from gharial.backend.rooms import crowd as crowd_module
from gharial.backend.rooms.bookmarks import NAMESPACE
from gharial.backend.rooms.invitations import MOST_OF_STRANGERS
from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid
from gharial.model.room import Room, RoomOptions, RoomState
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(private=False)
USER = "http://jabber.org/protocol/muc#user"


def presence(room: Jid, nick: str, extra: str = "", kind: str = "") -> str:
    attribute = f" type='{kind}'" if kind else ""
    return (
        f"<presence xmlns='jabber:client' from='{room}/{nick}'{attribute}><x xmlns='{USER}'>"
        f"<item affiliation='none' role='participant'/>{extra}</x></presence>"
    )


async def made(one: Guest, room: Jid) -> Room:
    return await one.rooms.create(one.jid, room, PUBLIC, "Alice")


async def test_five_thousand_people_and_no_more_events_than_needed(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid()
        await made(alice, room)
        await until(lambda: set(alice.shown(room)) == {"Alice"})
        before = len(alice.crowds), len(alice.snapshots)
        for start in range(0, 5000, 100):
            alice.inject("".join(presence(room, f"guest{number}") for number in range(start, start + 100)))
            await asyncio.sleep(0)
        await until(lambda: alice.room(room).occupants == 5001)
        await until(lambda: len(alice.shown(room)) == 5001)
        assert len(alice.crowds) - before[0] < 500 and len(alice.snapshots) - before[1] < 500
        alice.inject("".join(presence(room, f"guest{number}", kind="unavailable") for number in range(4990)))
        await until(lambda: len(alice.people(room)) == 11)


async def test_a_crowd_has_an_end(server: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid()
        await made(alice, room)
        monkeypatch.setattr(crowd_module, "MOST_OCCUPANTS", 50)
        alice.inject("".join(presence(room, f"guest{number}") for number in range(200)))
        assert len(alice.people(room)) == 50 and "Alice" in alice.people(room)


async def test_only_the_room_itself_speaks_for_the_room(server: ProsodyServer) -> None:
    # security 3, and its like for rooms
    async with guests(server, "alice", "mallory") as (alice, mallory):
        room, other = room_jid(), room_jid()
        await made(alice, room)
        sent = await alice.chat.send(alice.jid, room, "real")
        await alice.seen("real")
        # A stranger writes as if a room passed it on; of a room we are not in; as an archive's result.
        for to_send in (
            f"<message xmlns='jabber:client' from='{mallory.jid}/x' type='groupchat' id='1'>"
            "<body>forged</body></message>",
            f"<message xmlns='jabber:client' from='{other}/Bob' type='groupchat' id='2'><body>forged</body></message>",
            f"<message xmlns='jabber:client' from='{mallory.jid}/x' id='3'><result xmlns='urn:xmpp:mam:2' queryid='q'"
            f" id='a'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='{room}/Alice'"
            f" type='groupchat'><body>forged</body></message></forwarded></result></message>",
            f"<message xmlns='jabber:client' from='{room}' id='4'><result xmlns='urn:xmpp:mam:2' queryid='unasked'"
            f" id='a'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='{room}/Alice'"
            f" type='groupchat'><body>forged</body></message></forwarded></result></message>",
            # A carbon of something said to all is none: the room says that to each device itself.
            f"<message xmlns='jabber:client' from='{alice.jid}'><received xmlns='urn:xmpp:carbons:2'><forwarded"
            f" xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='{room}/Bob' type='groupchat'>"
            f"<body>forged</body></message></forwarded></received></message>",
            # Who is in a room we are not in, and what becomes of us in one we are in, by another's word.
            presence(other, "Bob"),
            f"<presence xmlns='jabber:client' from='{mallory.jid}/{room.user}' type='unavailable'><x xmlns='{USER}'>"
            f"<status code='110'/><status code='301'/></x></presence>",
            f"<message xmlns='jabber:client' from='{room}/Bob' type='groupchat'><x xmlns='{USER}'>"
            f"<status code='104'/></x></message>",
        ):
            alice.inject(to_send)
        await alice.chat.send(alice.jid, room, "still here")
        await alice.seen("still here")
        assert await alice.lines(room) == ["real", "still here"]
        assert alice.room(room).state is RoomState.JOINED
        assert alice.rooms.room(alice.jid, other) is None
        assert sent.nick == "Alice"


async def test_said_under_our_nick_in_the_past_is_not_ours(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid()
        await made(alice, room)
        alice.inject(
            f"<message xmlns='jabber:client' from='{room}/Alice' type='groupchat' id='old-1'><body>I owe you 100</body>"
            "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='somebody-else'/>"
            "<delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/></message>"
        )
        assert (await alice.seen("I owe you 100")).direction.value == "incoming"


async def test_an_address_in_the_past_counts_only_where_there_is_no_other(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid("plain")
        await alice.rooms.create(alice.jid, room, RoomOptions(private=True), "Alice")
        address = "<address type='ofrom' jid='{}'/>"
        own, other = address.format(f"{alice.jid}/x"), address.format("mallory@river.example")
        facts = alice.rooms._of[alice.jid.bare].rooms[room.bare].described.facts
        names = replace(facts, features=facts.features - {"urn:xmpp:occupant-id:0"})
        alice.rooms._of[alice.jid.bare].rooms[room.bare].described.facts = names
        for number, (nick, said) in enumerate((("Alice", own), ("Alice", own + other), ("Bob", own), ("Alice", ""))):
            alice.inject(
                f"<message xmlns='jabber:client' from='{room}/{nick}' type='groupchat' id='p{number}'>"
                f"<body>past {number}</body><addresses xmlns='http://jabber.org/protocol/address'>{said}</addresses>"
                "<delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/></message>"
            )
        await alice.seen("past 3")
        directions = {event.message.body: event.message.direction.value for event in alice.added}
        assert directions == {
            "past 0": "outgoing",
            "past 1": "incoming",
            "past 2": "incoming",
            "past 3": "incoming",
        }


async def test_names_topics_and_reasons_cannot_turn_or_hide_words(server: ProsodyServer) -> None:
    # security 10, 48
    async with guests(server, "alice", "mallory") as (alice, mallory):
        room = room_jid()
        await made(alice, room)
        topic = alice.session.client.Message(sto=room, stype="groupchat")
        topic["subject"] = "pay \u202eecila\u200b now " + "x" * 9000
        topic.send()
        await until(lambda: alice.room(room).subject)
        assert not set("\u202e\u200b") & set(alice.room(room).subject)
        assert len(alice.room(room).subject) <= 4000
        alice.inject(presence(room, "ev\u202eil"))
        alice.inject(presence(room, "n" * 1023))
        assert not any("\u202e" in nick for nick in alice.people(room))
        await mallory.rooms.join(mallory.jid, room, "Mallory", remember=False)
        await mallory.rooms.invite(mallory.jid, room, alice.jid)
        other = room_jid()
        await mallory.rooms.create(mallory.jid, other, PUBLIC, "M")
        await mallory.rooms.invite(mallory.jid, other, alice.jid, "free \u202egold\n\n\n now " + "!" * 5000)
        await until(lambda: alice.invited)
        [invitation] = alice.rooms.invitations()
        assert invitation.room == other, "we are in the first one already"
        assert "\u202e" not in invitation.reason and "\n" not in invitation.reason and len(invitation.reason) <= 1000


async def test_a_flood_of_invitations_is_a_few_and_friends_still_get_through(server: ProsodyServer) -> None:
    # security 49
    async with guests(server, "alice", "mallory", "bob") as (alice, mallory, bob):
        alice.contacts.add(bob.jid.bare)
        same = room_jid()
        for _ in range(30):
            mallory.rooms._of[mallory.jid.bare].invitations.ask_directly(same, alice.jid, "", "")
        for _ in range(60):
            mallory.rooms._of[mallory.jid.bare].invitations.ask_directly(room_jid(), alice.jid, "", "")
        await until(lambda: len(alice.rooms.invitations()) == MOST_OF_STRANGERS)
        await until(lambda: alice.rooms.invitations()[0].count == 30)
        await made(bob, room := room_jid())
        await bob.rooms.invite(bob.jid, room, alice.jid)
        await until(lambda: len(alice.rooms.invitations()) == MOST_OF_STRANGERS + 1)
        assert alice.rooms.invitations()[-1].vouched
        # A stranger does not take a friend's place.
        mallory.rooms._of[mallory.jid.bare].invitations.ask_directly(room, alice.jid, "click", "")
        await until(lambda: alice.rooms.invitations()[-1].count == 2)
        assert alice.rooms.invitations()[-1].sender == bob.jid and alice.rooms.invitations()[-1].reason == ""
        alice.blocked.add(mallory.jid.bare)
        count = len(alice.invited)
        mallory.rooms._of[mallory.jid.bare].invitations.ask_directly(same, alice.jid, "", "")
        await bob.rooms.invite(bob.jid, room, alice.jid)
        await until(lambda: alice.rooms.invitations()[-1].count == 3)
        assert len(alice.invited) == count + 1
        assert alice.added == []


async def test_bookmarks_are_only_our_own_account_s(server: ProsodyServer) -> None:
    async with guests(server, "alice", "mallory") as (alice, mallory):
        room = room_jid()
        await made(mallory, room)
        event = (
            f"<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='{NAMESPACE}'><item id='{room}'>"
            f"<conference xmlns='{NAMESPACE}' autojoin='true'/></item></items></event>"
        )
        alice.inject(f"<message xmlns='jabber:client' from='{mallory.jid}'>{event}</message>")
        for hostile in ("", "not a jid@@", "rooms.river.example", f"{room}/nick"):
            own = event.replace(f"id='{room}'", f"id='{hostile}'")
            alice.inject(f"<message xmlns='jabber:client' from='{alice.jid}'>{own}</message>")
        assert alice.rooms.rooms() == ()
        alice.inject(f"<message xmlns='jabber:client' from='{alice.jid}'>{event}</message>")
        await alice.inside(room)


async def test_what_we_write_ourselves_never_breaks_the_stream(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(
            alice.jid, room, RoomOptions("na\u0007me", private=False, description="\u0000", password=""), "Al\u0007ice"
        )
        assert alice.room(room).nick == "Al ice" and alice.room(room).name == "na me"
        await alice.rooms.set_topic(alice.jid, room, "bell\u0007 \u202e and\nmore")
        await until(lambda: alice.room(room).subject == "bell and\nmore")
        await alice.rooms.invite(alice.jid, room, bob.jid, "\ufffe\u0001come")
        await until(lambda: bob.invited)
        assert bob.rooms.invitations()[0].reason == "come"
        for nick in ("\u0007", " ", "\u202e"):
            with pytest.raises(MalformedJid):
                await alice.rooms.change_nick(alice.jid, room, nick)
        assert alice.room(room).state is RoomState.JOINED


async def test_only_the_room_moderates_what_others_said(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await made(alice, room)
        await bob.rooms.join(bob.jid, room, "Bob", remember=False)
        await bob.chat.send(bob.jid, room, "rude")
        heard = await alice.seen("rude")
        [(id_,)] = await alice.database.run(
            lambda connection: [
                tuple(row) for row in connection.execute("SELECT archive_id FROM messages WHERE key = ?", (heard.key,))
            ]
        )
        moderation = (
            f"<message xmlns='jabber:client' from='{{sender}}' type='groupchat' id='m1'>"
            f"<retract xmlns='urn:xmpp:message-retract:1' id='{id_}'>"
            "<moderated xmlns='urn:xmpp:message-moderate:1'/></retract></message>"
        )
        alice.inject(moderation.format(sender=f"{room}/Mallory"))
        await bob.chat.send(bob.jid, room, "more")
        await alice.seen("more")
        assert not alice.latest(heard).retracted
        alice.inject(moderation.format(sender=room))
        await until(lambda: alice.latest(heard).retracted)
