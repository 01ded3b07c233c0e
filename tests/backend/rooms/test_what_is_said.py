"""What is said in rooms: edits, reactions, answers, retractions, private words, and who may say what about whom."""

from xml.etree.ElementTree import Element

import pytest

from gharial.model.conversation import ConversationKind, Direction, MessageState, Reaction
from gharial.model.jid import Jid
from gharial.model.room import RoomOptions
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(private=False)


async def gather(room: Jid, *people: Guest) -> None:
    """The first one makes the room, all others come, each under their first name."""
    for index, one in enumerate(people):
        nick = str(one.jid.user).partition("-")[0].title()
        if index == 0:
            await one.rooms.create(one.jid, room, PUBLIC, nick)
        else:
            await one.rooms.join(one.jid, room, nick)
    await until(lambda: all(len(one.people(room)) == len(people) for one in people))


@pytest.mark.parametrize("kind", ["rooms", "plain"])
async def test_edits_reactions_answers_and_retractions(server: ProsodyServer, kind: str) -> None:
    async with guests(server, "alice", "bob", "carol") as (alice, bob, carol):
        room = room_jid(kind)
        await gather(room, alice, bob, carol)
        sent = await alice.chat.send(alice.jid, room, "Meet at nien")
        at_bob, at_carol = await bob.seen("Meet at nien"), await carol.seen("Meet at nien")
        await until(lambda: alice.state(sent) is MessageState.DELIVERED)
        await alice.chat.correct(sent, "Meet at nine")
        await until(lambda: bob.latest(at_bob).body == "Meet at nine" and bob.latest(at_bob).edited)
        await until(lambda: alice.state(sent) is MessageState.DELIVERED and alice.latest(sent).body == "Meet at nine")
        await bob.chat.react(bob.latest(at_bob), "👍", wanted=True)
        by_bob = Reaction("👍", (Jid(f"{room}/Bob"),))
        await until(lambda: alice.latest(sent).reactions == (by_bob,) and carol.latest(at_carol).reactions == (by_bob,))
        await until(lambda: bob.latest(at_bob).reactions == (Reaction("👍", (bob.jid,)),))
        await carol.chat.react(carol.latest(at_carol), "👍", wanted=True)
        await until(lambda: alice.latest(sent).reactions[0].who == (Jid(f"{room}/Bob"), Jid(f"{room}/Carol")))
        answer = await carol.chat.send(carol.jid, room, "I shall be there", carol.latest(at_carol))
        assert answer.quote is not None and answer.quote.nick == "Alice"
        answered = await alice.seen("I shall be there")
        assert answered.quote is not None
        assert (answered.quote.key, answered.quote.direction) == (sent.key, Direction.OUTGOING)
        await alice.chat.retract(alice.latest(sent))
        await until(lambda: bob.latest(at_bob).retracted and carol.latest(at_carol).retracted)
        assert bob.latest(at_bob).body == ""
        assert await alice.lines(room) == ["", "I shall be there"]


async def test_nobody_edits_or_takes_back_what_another_one_said(server: ProsodyServer) -> None:
    # security: authorship within a room
    async with guests(server, "alice", "bob", "mallory") as (alice, bob, mallory):
        room = room_jid()
        await gather(room, alice, bob, mallory)
        sent = await alice.chat.send(alice.jid, room, "Pay 10 to Bob")
        at_bob = await bob.seen("Pay 10 to Bob")
        message = mallory.session.client.Message(sto=room, stype="groupchat")
        message["id"] = "forged-1"
        message["body"] = "Pay 1000 to Mallory"
        message.xml.append(_element("replace", "urn:xmpp:message-correct:0", sent.stanza_id))
        message.send()
        for number, target in enumerate((sent.stanza_id, at_bob.stanza_id)):
            message = mallory.session.client.Message(sto=room, stype="groupchat")
            message["id"] = f"forged-retract-{number}"
            message.xml.append(_element("retract", "urn:xmpp:message-retract:1", target))
            message.send()
        # One message with the very id of Alice's: hers stays hers, and his stays his.
        message = mallory.session.client.Message(sto=room, stype="groupchat")
        message["id"] = sent.stanza_id
        message["body"] = "Pay 10 to Bob"
        message.send()
        await mallory.chat.send(mallory.jid, room, "the end")
        await bob.seen("the end")
        lines = [(message.nick, message.body) for message in await bob.chat.page(bob.jid, room)]
        assert lines == [("Alice", "Pay 10 to Bob"), ("Mallory", "Pay 10 to Bob"), ("Mallory", "the end")]
        await alice.seen("the end")
        said = [(message.nick, message.body, message.direction) for message in await alice.chat.page(alice.jid, room)]
        assert said[0] == ("Alice", "Pay 10 to Bob", Direction.OUTGOING)
        assert said[1] == ("Mallory", "Pay 10 to Bob", Direction.INCOMING)


async def test_private_words_are_a_conversation_of_their_own(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob", "carol") as (alice, bob, carol):
        room = room_jid()
        await gather(room, alice, bob, carol)
        bob_there, alice_there = Jid(f"{room}/Bob"), Jid(f"{room}/Alice")
        assert alice.chat.conversation(alice.jid, bob_there).kind is ConversationKind.OCCUPANT
        sent = await alice.chat.send(alice.jid, bob_there, "between us")
        heard = await bob.seen("between us")
        assert (heard.peer, heard.nick) == (alice_there, "Alice")
        await bob.chat.send(bob.jid, alice_there, "of course")
        answer = await alice.seen("of course")
        assert answer.peer == bob_there
        await until(lambda: alice.state(sent) is MessageState.SENT)
        await bob.chat.correct((await bob.chat.page(bob.jid, alice_there))[-1], "of course!")
        await until(lambda: alice.latest(answer).body == "of course!")
        assert await alice.lines(bob_there) == ["between us", "of course!"]
        assert await alice.lines(room) == [] and await carol.lines(room) == []
        conversation = bob.chat.conversation(bob.jid, alice_there)
        assert (conversation.kind, conversation.unread) == (ConversationKind.OCCUPANT, 1)
        # To somebody who is not there: told at the message.
        lost = await alice.chat.send(alice.jid, Jid(f"{room}/Nobody"), "hello?")
        await until(lambda: alice.state(lost) is MessageState.FAILED)


async def test_mentions_are_whole_names(server: ProsodyServer) -> None:
    async with guests(server, "ann", "bob") as (ann, bob):
        room = room_jid()
        await gather(room, ann, bob)
        for body in ("annual report", "hello ANN!", "nothing", "for ann's eyes"):
            await bob.chat.send(bob.jid, room, body)
        await ann.seen("for ann's eyes")
        mentioned = [m.body for m in await ann.chat.page(ann.jid, room) if m.mentions_us]
        assert mentioned == ["hello ANN!", "for ann's eyes"]
        fresh = [event.message.body for event in ann.added if event.fresh]
        assert fresh == mentioned
        assert ann.chat.conversation(ann.jid, room).mentions == 2


def _element(tag: str, namespace: str, id_: str) -> Element:
    return Element(f"{{{namespace}}}{tag}", {"id": id_})
