"""Two people write to each other through the real server."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from gharial.model.account import Show, Status
from gharial.model.conversation import Composing, Direction, MessageState
from gharial.model.events import TransferChanged
from gharial.model.failures import RequestFailed, TooLarge, UnknownAccount
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Transfer, TransferState
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.support.accounts import PASSWORD, unique_user, until


class Two(NamedTuple):
    alice: Chatter
    bob: Chatter


@pytest.fixture
async def two(prosody: ProsodyServer) -> AsyncIterator[Two]:
    """Alice and Bob, who see each other's presence."""
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1]) as bob:
        alice.befriend(bob.jid)
        bob.befriend(alice.jid)
        yield Two(alice, bob)


async def test_a_message_each_way(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "Hello\n\tBob")
    assert sent.state is MessageState.QUEUED and sent.direction is Direction.OUTGOING
    got = await bob.seen("Hello\n\tBob")
    assert got.direction is Direction.INCOMING and got.state is MessageState.RECEIVED
    assert got.stanza_id == sent.stanza_id and not got.delayed
    assert bob.added[0].fresh
    await until(lambda: alice.state(sent) is MessageState.DELIVERED)
    states = [event.message.state for event in alice.changed]
    assert states[0] is MessageState.SENDING and states[-1] is MessageState.DELIVERED
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 1
    await bob.chat.mark_read(bob.jid, alice.jid)
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 0
    await until(lambda: alice.state(sent) is MessageState.READ)
    await bob.chat.send(bob.jid, alice.jid, "Hello Alice")
    await alice.seen("Hello Alice")
    assert await alice.lines(bob.jid) == await bob.lines(alice.jid) == ["Hello\n\tBob", "Hello Alice"]
    assert [one.peer for one in alice.chat.conversations()] == [bob.jid]


async def test_many_messages_keep_their_order(two: Two) -> None:
    alice, bob = two
    for number in range(150):
        await alice.chat.send(alice.jid, bob.jid, f"line {number}")
    last = alice.added[-1].message
    await bob.seen("line 149")
    assert await bob.lines(alice.jid) == [f"line {number}" for number in range(150)]
    await until(lambda: alice.state(last) is MessageState.DELIVERED)
    assert bob.bodies == await alice.lines(bob.jid)


async def test_what_xml_cannot_carry_does_not_break_the_stream(two: Two) -> None:
    alice, bob = two
    await alice.chat.send(alice.jid, bob.jid, "a\x00b\x1b[31m\x85\ud800\uffff\u2028 <b>&amp;]]> 🐊")
    await alice.chat.send(alice.jid, bob.jid, "still here")
    await bob.seen("still here")
    assert bob.bodies[0] == "a�b�[31m���\u2028 <b>&amp;]]> 🐊"


async def test_bodies_that_cannot_be_sent(two: Two) -> None:
    alice, bob = two
    with pytest.raises(TooLarge) as caught:
        await alice.chat.send(alice.jid, bob.jid, "é" * 30_001)
    assert (caught.value.size, caught.value.limit) == (60_002, 60_000)
    with pytest.raises(ValueError, match="text"):
        await alice.chat.send(alice.jid, bob.jid, " \n")
    with pytest.raises(UnknownAccount):
        await alice.chat.send(Jid("nobody@river.example"), bob.jid, "hello")
    largest = "é" * 30_000
    await alice.chat.send(alice.jid, bob.jid, largest)
    await bob.seen(largest)
    assert await alice.lines(bob.jid) == [largest]


async def test_a_correction(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "helo")
    await bob.seen("helo")
    await until(lambda: alice.state(sent) is MessageState.DELIVERED)
    corrected = await alice.chat.correct(sent, "hello")
    assert corrected.key == sent.key and corrected.edited and corrected.body == "hello"
    await until(lambda: [event.message.body for event in bob.changed] == ["hello"])
    assert bob.changed[0].message.edited and bob.changed[0].message.key == bob.added[0].message.key
    await until(lambda: alice.state(sent) is MessageState.DELIVERED)
    assert await bob.lines(alice.jid) == await alice.lines(bob.jid) == ["hello"]
    again = await alice.chat.correct(corrected, "hello!")
    await until(lambda: [event.message.body for event in bob.changed][-1] == "hello!")
    await bob.chat.mark_read(bob.jid, alice.jid)
    await until(lambda: alice.state(again) is MessageState.READ)
    with pytest.raises(ValueError, match="ours"):
        await bob.chat.correct(bob.added[0].message, "not mine")


async def test_typing_is_told_to_friends_and_ends_with_the_message(two: Two) -> None:
    alice, bob = two
    for _ in range(5):
        alice.chat.composing(alice.jid, bob.jid, active=True)
    await until(lambda: bob.composed)
    alice.chat.composing(alice.jid, bob.jid, active=False)
    alice.chat.composing(alice.jid, bob.jid, active=True)
    await alice.chat.send(alice.jid, bob.jid, "done")
    await bob.seen("done")
    await until(lambda: len(bob.composed) == 4)
    assert [event.state for event in bob.composed] == [
        Composing.COMPOSING,
        Composing.PAUSED,
        Composing.COMPOSING,
        Composing.ACTIVE,
    ]
    assert {event.peer for event in bob.composed} == {alice.jid}


async def test_a_pause_is_told_by_itself(two: Two) -> None:
    alice, bob = two
    [chat] = alice.chat._chats.values()
    chat.typing._pause_after_s = 0.05
    alice.chat.composing(alice.jid, bob.jid, active=True)
    await until(lambda: [event.state for event in bob.composed] == [Composing.COMPOSING, Composing.PAUSED])


async def test_strangers_learn_nothing_of_our_presence(two: Two) -> None:
    alice, bob = two
    bob.befriend()
    sent = await alice.chat.send(alice.jid, bob.jid, "anybody there?")
    await bob.seen("anybody there?")
    bob.chat.composing(bob.jid, alice.jid, active=True)
    await bob.chat.mark_read(bob.jid, alice.jid)
    # What the user says on purpose does go out; by then everything else would have come.
    await bob.chat.send(bob.jid, alice.jid, "who asks?")
    await alice.seen("who asks?")
    assert alice.state(sent) is MessageState.SENT
    assert alice.composed == []
    assert len([one for one in alice.stanzas if one.tag.endswith("}message")]) == 1


async def test_settings_keep_quiet_towards_friends(prosody: ProsodyServer) -> None:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    quiet = {"send_receipts": False, "send_markers": False, "send_composing": False}
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1], **quiet) as bob:
        bob.befriend(alice.jid)
        sent = await alice.chat.send(alice.jid, bob.jid, "hello")
        await bob.seen("hello")
        bob.chat.composing(bob.jid, alice.jid, active=True)
        await bob.chat.mark_read(bob.jid, alice.jid)
        await bob.chat.send(bob.jid, alice.jid, "hm")
        await alice.seen("hm")
        assert alice.state(sent) is MessageState.SENT
        assert alice.composed == []
        [message] = [one for one in alice.stanzas if one.tag.endswith("}message")]
        assert not [child for child in message if "chatstates" in child.tag]


async def test_a_message_that_comes_back_has_failed_and_can_be_sent_again(two: Two, prosody: ProsodyServer) -> None:
    alice, _ = two
    name = unique_user("nobody")
    nobody = Jid(f"{name}@{prosody.host}")
    sent = await alice.chat.send(alice.jid, nobody, "are you there?")
    await until(lambda: alice.state(sent) is MessageState.FAILED)
    failed = alice.changed[-1].message
    assert isinstance(failed.failure, RequestFailed)
    assert failed.failure.peer == nobody.bare and failed.failure.condition == "service-unavailable"
    prosody.add_account(name, PASSWORD)
    await alice.chat.resend(failed)
    await until(lambda: alice.state(sent) is MessageState.SENT)
    assert alice.changed[-1].message.failure is None
    async with chatting(prosody, name) as late:
        await late.seen("are you there?")
        assert await late.lines(alice.jid) == ["are you there?"]


async def test_what_came_while_away_is_stamped_and_unread_once(two: Two, prosody: ProsodyServer) -> None:
    alice, _ = two
    name = unique_user("carol")
    prosody.add_account(name, PASSWORD)
    carol_jid = Jid(f"{name}@{prosody.host}")
    sent = await alice.chat.send(alice.jid, carol_jid, "when you are back")
    await until(lambda: alice.state(sent) is MessageState.SENT)
    async with chatting(prosody, name) as carol:
        message = await carol.seen("when you are back")
        # Once from the offline store, once from the archive.
        await until(lambda: carol.chat.conversation(carol.jid, alice.jid).unread == 1)
        await carol.settled()
        assert await carol.lines(alice.jid) == ["when you are back"]
        assert abs(message.time - sent.time) < timedelta(seconds=2)


async def test_blocked_people_are_not_heard(two: Two) -> None:
    alice, bob = two
    bob.blocked.add(alice.jid.bare)
    await alice.chat.send(alice.jid, bob.jid, "can you hear me?")
    alice.chat.composing(alice.jid, bob.jid, active=True)
    await until(lambda: len([one for one in bob.stanzas if one.tag.endswith("}message")]) == 2)
    assert bob.added == [] and bob.composed == [] and bob.chat.conversations() == ()


async def test_drafts_and_unread_counts_outlive_a_restart(prosody: ProsodyServer, tmp_path: Path) -> None:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice:
        async with chatting(prosody, names[1], tmp_path / "bob.db") as bob:
            await alice.chat.send(alice.jid, bob.jid, "one")
            await bob.seen("one")
            await bob.chat.keep_draft(bob.jid, alice.jid, "I was going to s")
            assert bob.conversations_changed[-1].conversation.draft == "I was going to s"
        async with chatting(prosody, names[1], tmp_path / "bob.db", online=False) as bob:
            conversation = bob.chat.conversation(bob.jid, alice.jid)
            assert conversation.unread == 1 and conversation.draft == "I was going to s"
            assert conversation.last is not None and conversation.last.body == "one"
            await bob.settled()
            assert bob.added == [] and bob.chat.conversation(bob.jid, alice.jid).unread == 1
            await bob.chat.mark_read(bob.jid, alice.jid)
            await bob.chat.keep_draft(bob.jid, alice.jid, "")
            assert bob.chat.conversation(bob.jid, alice.jid).draft == ""


async def test_a_file_gets_one_row_in_its_conversation(two: Two) -> None:
    alice, bob = two
    transfer = Transfer(
        id="file-1",
        account=alice.jid,
        peer=Jid(f"{bob.jid.bare}/desk"),
        direction=Direction.INCOMING,
        file=FileInfo("holiday\x1b.jpg", 5),
        state=TransferState.OFFERED,
        created=datetime.now(UTC),
    )
    for state in (TransferState.CONNECTING, TransferState.STREAMING):
        alice.events.publish(TransferChanged(transfer))
        transfer = transfer.moved_to(state)
    await until(lambda: alice.added)
    [event] = alice.added
    assert event.message.transfer_id == "file-1" and event.message.body == "holiday�.jpg"
    assert event.message.peer == bob.jid and event.message.state is MessageState.RECEIVED and not event.fresh
    assert alice.chat.conversation(alice.jid, bob.jid).unread == 1
    alice.events.publish(TransferChanged(transfer))
    await alice.chat.send(alice.jid, bob.jid, "thank you")
    assert await alice.lines(bob.jid) == ["holiday�.jpg", "thank you"]


async def test_a_file_that_the_user_fetched_is_no_news(two: Two) -> None:
    alice, bob = two
    fetched = Transfer(
        id="fetched-1",
        account=alice.jid,
        peer=Jid(f"{bob.jid.bare}/desk"),
        direction=Direction.INCOMING,
        file=FileInfo("survey.ods", 5),
        state=TransferState.QUEUED,
        created=datetime.now(UTC),
    )
    alice.events.publish(TransferChanged(fetched))
    await until(lambda: alice.added)
    assert alice.added[0].message.transfer_id == "fetched-1"
    assert alice.chat.conversation(alice.jid, bob.jid).unread == 0


async def test_search_finds_what_was_just_written(two: Two) -> None:
    alice, bob = two
    await alice.chat.send(alice.jid, bob.jid, "the heron stands in the reeds")
    assert [one.body for one in await alice.chat.search('HER "REEDS')] == ["the heron stands in the reeds"]
    assert await alice.chat.search("heron", peer=alice.jid) == ()


async def test_what_is_read_offline_is_told_at_the_next_login(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "read me on the train")
    await bob.seen("read me on the train")
    await until(lambda: alice.state(sent) is MessageState.DELIVERED)
    await bob.accounts.set_status(Status(Show.OFFLINE))
    await until(lambda: not bob.session.online)
    await bob.chat.mark_read(bob.jid, alice.jid)
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 0
    assert alice.state(sent) is MessageState.DELIVERED
    await bob.accounts.set_status(Status(Show.AVAILABLE))
    await until(lambda: alice.state(sent) is MessageState.READ)


async def test_the_history_of_a_removed_account_stays(two: Two) -> None:
    alice, bob = two
    await alice.chat.send(alice.jid, bob.jid, "goodbye")
    await bob.seen("goodbye")
    await alice.accounts.remove(alice.jid)
    assert await alice.lines(bob.jid) == ["goodbye"]
    assert [one.peer for one in alice.chat.conversations()] == [bob.jid]
    with pytest.raises(UnknownAccount):
        await alice.chat.send(alice.jid, bob.jid, "too late")
    await alice.chat.mark_read(alice.jid, bob.jid)
    alice.chat.composing(alice.jid, bob.jid, active=True)
