"""Two people write to each other through the real server."""

from gharial.model.conversation import Direction, MessageState
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import chatting
from tests.support.accounts import PASSWORD, unique_user, until


async def test_a_message_each_way(prosody: ProsodyServer) -> None:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1]) as bob:
        alice.befriend(bob.jid)
        bob.befriend(alice.jid)
        sent = await alice.chat.send(alice.jid, bob.jid, "Hello\n\tBob")
        assert sent.state is MessageState.QUEUED and sent.direction is Direction.OUTGOING
        got = await bob.seen("Hello\n\tBob")
        assert got.direction is Direction.INCOMING and got.state is MessageState.RECEIVED
        assert got.stanza_id == sent.stanza_id and not got.delayed
        assert bob.added[0].fresh
        await until(lambda: alice.state(sent) is MessageState.DELIVERED)
        assert [event.message.state for event in alice.changed] == [
            MessageState.SENDING,
            MessageState.SENT,
            MessageState.DELIVERED,
        ]
        assert bob.chat.conversation(bob.jid, alice.jid).unread == 1
        await bob.chat.mark_read(bob.jid, alice.jid)
        assert bob.chat.conversation(bob.jid, alice.jid).unread == 0
        await until(lambda: alice.state(sent) is MessageState.READ)
        await bob.chat.send(bob.jid, alice.jid, "Hello Alice")
        await alice.seen("Hello Alice")
        assert await alice.lines(bob.jid) == await bob.lines(alice.jid) == ["Hello\n\tBob", "Hello Alice"]
        assert [one.peer for one in alice.chat.conversations()] == [bob.jid]
