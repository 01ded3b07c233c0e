"""Two devices of one account: carbons (XEP-0280) and what was read elsewhere (XEP-0333)."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from gharial.model.conversation import Composing, Direction, MessageState
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.support.accounts import PASSWORD, unique_user, until


class Three(NamedTuple):
    desk: Chatter
    sofa: Chatter
    bob: Chatter


@pytest.fixture
async def three(prosody: ProsodyServer) -> AsyncIterator[Three]:
    """Alice at her desk and on her sofa, and Bob."""
    alice, bob_name = unique_user("alice"), unique_user("bob")
    for name in (alice, bob_name):
        prosody.add_account(name, PASSWORD)
    async with (
        chatting(prosody, alice) as desk,
        chatting(prosody, alice) as sofa,
        chatting(prosody, bob_name) as bob,
    ):
        for device in (desk, sofa):
            device.befriend(bob.jid)
        bob.befriend(desk.jid)
        yield Three(desk, sofa, bob)


async def test_what_one_device_sends_the_other_shows_as_ours(three: Three) -> None:
    desk, sofa, bob = three
    await desk.chat.send(desk.jid, bob.jid, "from the desk")
    shown = await sofa.seen("from the desk")
    assert shown.direction is Direction.OUTGOING and shown.peer == bob.jid
    assert not sofa.added[0].fresh and sofa.chat.conversation(sofa.jid, bob.jid).unread == 0
    await bob.seen("from the desk")
    await until(lambda: sofa.state(shown) is MessageState.DELIVERED)
    await bob.chat.mark_read(bob.jid, desk.jid)
    await until(lambda: sofa.state(shown) is MessageState.READ)
    assert await desk.lines(bob.jid) == await sofa.lines(bob.jid) == ["from the desk"]


async def test_what_was_read_on_one_device_is_read_on_the_other(three: Three) -> None:
    desk, sofa, bob = three
    for number in range(3):
        await bob.chat.send(bob.jid, desk.jid, f"line {number}")
    for device in (desk, sofa):
        await device.seen("line 2")
        assert device.chat.conversation(device.jid, bob.jid).unread == 3
        assert all(event.fresh for event in device.added)
    await desk.chat.mark_read(desk.jid, bob.jid)
    await until(lambda: sofa.chat.conversation(sofa.jid, bob.jid).unread == 0)
    await bob.chat.send(bob.jid, desk.jid, "one more")
    await sofa.seen("one more")
    await desk.seen("one more")
    await desk.chat.send(desk.jid, bob.jid, "answered at the desk")
    await sofa.seen("answered at the desk")
    assert sofa.chat.conversation(sofa.jid, bob.jid).unread == 0


async def test_a_correction_reaches_the_other_device(three: Three) -> None:
    desk, sofa, bob = three
    sent = await desk.chat.send(desk.jid, bob.jid, "teh")
    shown = await sofa.seen("teh")
    await bob.seen("teh")
    await desk.chat.correct(sent, "the")
    await until(lambda: [one.message.body for one in sofa.changed if one.message.key == shown.key][-1:] == ["the"])
    assert await sofa.lines(bob.jid) == await bob.lines(desk.jid) == ["the"]


async def test_our_own_typing_is_not_shown_as_theirs(three: Three) -> None:
    desk, sofa, bob = three
    desk.chat.composing(desk.jid, bob.jid, active=True)
    await until(lambda: bob.composed)
    await desk.chat.send(desk.jid, bob.jid, "typed")
    await sofa.seen("typed")
    assert bob.composed[0].state is Composing.COMPOSING
    assert sofa.composed == []


async def test_a_note_to_ourselves(three: Three) -> None:
    desk, sofa, _ = three
    sent = await desk.chat.send(desk.jid, desk.jid, "buy reeds")
    noted = await sofa.seen("buy reeds")
    assert noted.direction is Direction.OUTGOING and noted.peer == desk.jid
    await until(lambda: desk.state(sent) in (MessageState.SENT, MessageState.DELIVERED))
    assert await desk.lines(desk.jid) == await sofa.lines(desk.jid) == ["buy reeds"]
