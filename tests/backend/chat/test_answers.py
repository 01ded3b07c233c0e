"""Replies (XEP-0461), reactions (XEP-0444) and retractions (XEP-0424) between two people through the real server."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

import pytest

from gharial.backend.chat.answers import FALLBACK, REACTIONS, REPLY, RETRACT, read_about
from gharial.model.account import Show, Status
from gharial.model.conversation import Direction, Message, MessageState
from gharial.model.emoji import is_emoji
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.support.accounts import PASSWORD, one_signed_in, unique_user, until

OFFLINE = Status(Show.OFFLINE)


class Two(NamedTuple):
    alice: Chatter
    bob: Chatter


@pytest.fixture
async def two(prosody: ProsodyServer) -> AsyncIterator[Two]:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, chatting(prosody, names[1]) as bob:
        yield Two(alice, bob)


async def row(chatter: Chatter, peer: Chatter, at: int = -1) -> Message:
    """A message of the conversation as the history has it now."""
    return (await chatter.chat.page(chatter.jid, peer.jid))[at]


def latest(chatter: Chatter, message: Message) -> Message:
    """A message as it was last published."""
    changes = [event.message for event in chatter.changed if event.message.key == message.key]
    return changes[-1] if changes else message


def given(message: Message) -> dict[str, list[str]]:
    return {one.emoji: [str(who) for who in one.who] for one in message.reactions}


async def test_a_reply_and_what_others_see_of_it(two: Two) -> None:
    alice, bob = two
    await alice.chat.send(alice.jid, bob.jid, "Do you have the survey?\n> really <b>?")
    question = await bob.seen("Do you have the survey?\n> really <b>?")
    sent = await bob.chat.send(bob.jid, alice.jid, "Sending it now", question)
    assert sent.quote is not None and sent.quote.key == question.key
    got = await alice.seen("Sending it now")
    assert got.quote is not None
    assert got.quote.direction is Direction.OUTGOING and got.quote.body == question.body
    assert (await alice.chat.message(got.quote.key)) == await row(alice, bob, 0)
    stanza = next(one for one in alice.stanzas if one.find(f"{{{REPLY}}}reply") is not None)
    body = stanza.findtext("{jabber:client}body") or ""
    assert body == "> Do you have the survey?\n> > really <b>?\nSending it now"
    part = stanza.find(f"{{{FALLBACK}}}fallback/{{{FALLBACK}}}body")
    assert part is not None and body[int(part.get("end", "0")) :] == "Sending it now"
    # A correction of a reply is still one, and its words are found without what it repeats.
    await bob.chat.correct(sent, "Sending it tomorrow")
    await until(lambda: latest(alice, got).body == "Sending it tomorrow")
    assert latest(alice, got).quote == got.quote
    assert await alice.chat.search("survey", alice.jid, bob.jid) == (await row(alice, bob, 0),)


async def test_a_reply_to_something_elsewhere_is_refused(two: Two) -> None:
    alice, bob = two
    mine = await alice.chat.send(alice.jid, bob.jid, "between us")
    other = Jid(f"else@{alice.jid.domain}")
    with pytest.raises(ValueError):
        await alice.chat.send(alice.jid, other, "leaked", mine)


async def test_reactions_come_change_and_go(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "We have a boat")
    got = await bob.seen("We have a boat")
    ours = await bob.chat.react(got, "👍", wanted=True)
    assert given(ours) == {"👍": [str(bob.jid)]}
    await bob.chat.react(got, "❤️", wanted=True)
    await until(lambda: given(latest(alice, sent)) == {"👍": [str(bob.jid)], "❤️": [str(bob.jid)]})
    await alice.chat.react(sent, "👍", wanted=True)
    await until(lambda: given(latest(bob, got)).get("👍") == [str(bob.jid), str(alice.jid)])
    await bob.chat.react(got, "👍", wanted=False)
    await until(lambda: given(latest(alice, sent)) == {"❤️": [str(bob.jid)], "👍": [str(alice.jid)]})
    assert alice.bodies == bob.bodies == ["We have a boat"]
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 1


async def test_what_is_no_emoji_is_no_reaction(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "hello")
    for text in ("", "x", "<b>", "👍x", "1", "👍" * 40, "\u202e👍"):
        with pytest.raises(ValueError):
            await alice.chat.react(sent, text, wanted=True)


async def test_a_retraction_leaves_a_tombstone_on_both_sides(two: Two) -> None:
    alice, bob = two
    sent = await alice.chat.send(alice.jid, bob.jid, "my password is 1234")
    got = await bob.seen("my password is 1234")
    answer = await bob.chat.send(bob.jid, alice.jid, "oh", got)
    await bob.chat.react(got, "😱", wanted=True)
    await alice.seen("oh")
    await until(lambda: bool(latest(alice, sent).reactions))
    gone = await alice.chat.retract(latest(alice, sent))
    assert gone.retracted and gone.body == "" and not gone.reactions
    await until(lambda: latest(bob, got).retracted)
    stone = await row(bob, alice, 0)
    assert stone.retracted and not stone.body and not stone.reactions
    assert await bob.chat.search("password", bob.jid, alice.jid) == ()
    # What the answer repeated of it is gone too.
    quote = latest(bob, answer).quote
    assert quote is not None and quote.retracted and not quote.body
    assert bob.chat.conversation(bob.jid, alice.jid).unread == 0
    assert bob.bodies == ["my password is 1234", "oh"], "the words for other programs must not be shown"


async def test_what_never_left_is_taken_back_without_a_word(prosody: ProsodyServer) -> None:
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[1]) as bob, chatting(prosody, names[0]) as alice:
        await alice.accounts.set_status(OFFLINE)
        await until(lambda: not alice.session.online)
        sent = await alice.chat.send(alice.jid, bob.jid, "too early")
        gone = await alice.chat.retract(sent)
        assert gone.retracted and gone.state is MessageState.SENT
        kept = await alice.chat.send(alice.jid, bob.jid, "right")
        await alice.chat.react(kept, "🎉", wanted=True)
        await alice.accounts.set_status(Status(Show.AVAILABLE))
        got = await bob.seen("right")
        await until(lambda: given(latest(bob, got)) == {"🎉": [str(alice.jid)]})
        assert bob.bodies == ["right"]
        assert not [one for one in bob.stanzas if one.find(f"{{{RETRACT}}}retract") is not None]


async def test_another_device_of_ours_and_one_that_was_offline(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Carbons (XEP-0280) tell the device that is there, the archive (XEP-0313) the one that comes back."""
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0], tmp_path / "late" / "db") as late:
        await late.chat.send(late.jid, Jid(f"{names[1]}@{prosody.host}"), "before")
        await until(lambda: bool(late.changed) and late.changed[-1].message.state is not MessageState.QUEUED)
    async with (
        chatting(prosody, names[1]) as bob,
        chatting(prosody, names[0]) as desk,
        chatting(prosody, names[0]) as phone,
    ):
        await until(lambda: "before" in bob.bodies)
        first = await bob.seen("before")
        await bob.chat.send(bob.jid, desk.jid, "question")
        on_desk, on_phone = await desk.seen("question"), await phone.seen("question")
        await desk.chat.react(on_desk, "🐊", wanted=True)
        await until(lambda: given(latest(phone, on_phone)) == {"🐊": [str(desk.jid)]})
        answer = await desk.chat.send(desk.jid, bob.jid, "answer", on_desk)
        carbon = await phone.seen("answer")
        assert carbon.quote is not None and carbon.quote.key == on_phone.key
        wrong = await desk.chat.send(desk.jid, bob.jid, "wrong window")
        there = await phone.seen("wrong window")
        at_bob = await bob.seen("wrong window")
        await desk.chat.retract(latest(desk, wrong))
        await until(lambda: latest(phone, there).retracted and latest(bob, at_bob).retracted)
        await bob.chat.react(first, "👋", wanted=True)
        assert answer.direction is Direction.OUTGOING
        await until(lambda: bool(desk.chat._chats) and bool(bob.changed))
        async with chatting(prosody, names[0], tmp_path / "late" / "db") as back:
            page = await back.chat.page(back.jid, bob.jid)
            await until(lambda: not back.chat._background._tasks)
            assert [one.body for one in page] == ["before", "question", "answer", ""]
            assert given(page[0]) == {"👋": [str(bob.jid)]} and given(page[1]) == {"🐊": [str(back.jid)]}
            assert page[2].quote is not None and page[2].quote.key == page[1].key
            assert page[3].retracted


async def test_security_6_nobody_takes_back_or_rewrites_what_another_said(two: Two) -> None:
    """security 6, for retractions, reactions and replies: only what is the sender's own changes."""
    alice, bob = two
    mallory = f"mallory@{alice.jid.domain}/x"
    sent = await alice.chat.send(alice.jid, bob.jid, "mine")
    await bob.seen("mine")
    own = await bob.chat.send(bob.jid, alice.jid, "bob's")
    got = await alice.seen("bob's")
    for attacker in (f"{bob.jid}/x", mallory):
        for target in (sent.stanza_id, got.stanza_id) if attacker == mallory else (sent.stanza_id,):
            alice.inject(
                f"<message xmlns='jabber:client' from='{attacker}' to='{alice.jid}' type='chat' id='r-{target}'>"
                f"<retract xmlns='{RETRACT}' id='{target}'/><body>gone</body></message>"
            )
    alice.inject(
        f"<message xmlns='jabber:client' from='{mallory}' to='{alice.jid}' type='chat' id='x1'>"
        f"<reactions xmlns='{REACTIONS}' id='{got.stanza_id}'><reaction>💩</reaction></reactions></message>"
    )
    # A reply says it quotes us; our own history says what we wrote.
    alice.inject(
        f"<message xmlns='jabber:client' from='{bob.jid}/x' to='{alice.jid}' type='chat' id='x2'>"
        f"<body>&gt; I owe you 1000\nthanks</body><reply xmlns='{REPLY}' to='{alice.jid}' id='{sent.stanza_id}'/>"
        f"<fallback xmlns='{FALLBACK}' for='{REPLY}'><body start='0' end='17'/></fallback></message>"
    )
    # One that quotes what is not here is shown as the sender's word.
    alice.inject(
        f"<message xmlns='jabber:client' from='{bob.jid}/x' to='{alice.jid}' type='chat' id='x3'>"
        f"<body>&gt; unknown\nwell</body><reply xmlns='{REPLY}' to='{alice.jid}' id='nowhere'/>"
        f"<fallback xmlns='{FALLBACK}' for='{REPLY}'><body start='0' end='10'/></fallback></message>"
    )
    claimed, unknown = await alice.seen("thanks"), await alice.seen("well")
    assert claimed.quote is not None and claimed.quote.body == "mine"
    assert unknown.quote is not None and unknown.quote.direction is None and unknown.quote.body == "unknown"
    first, second = (await alice.chat.page(alice.jid, bob.jid))[:2]
    assert (first.body, second.body) == ("mine", "bob's")
    assert not first.retracted and not second.retracted and not second.reactions
    assert alice.chat.conversation(alice.jid, Jid(mallory)).last is None
    # What was taken back stays so, whatever is corrected later.
    await bob.chat.retract(own)
    await until(lambda: latest(alice, got).retracted)
    alice.inject(
        f"<message xmlns='jabber:client' from='{bob.jid}/x' to='{alice.jid}' type='chat' id='x4'>"
        f"<body>back</body><replace xmlns='urn:xmpp:message-correct:0' id='{got.stanza_id}'/></message>"
    )
    await bob.chat.send(bob.jid, alice.jid, "last")
    await alice.seen("last")
    assert (await row(alice, bob, 1)).retracted


def test_security_48_reactions_hold_nothing_but_emoji() -> None:
    """security 48: no markup, no words, no flood under a message."""
    texts = ["<img src='http://x'>", "hello", "👍", "👍", " 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ", "👩‍👩‍👧‍👦", "2️⃣", "a\u20e3", "❤", "\u202e", "👍" * 100]
    inner = "".join(f"<reaction>{text.replace('<', '&lt;')}</reaction>" for text in texts)
    xml = fromstring(
        f"<message xmlns='jabber:client'><reactions xmlns='{REACTIONS}' id='1'>{inner}</reactions></message>"
    )
    assert read_about(xml, "").reactions == ("👍", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍👩‍👧‍👦", "2️⃣", "❤")
    flood = "".join(f"<reaction>{chr(0x1F600 + number)}</reaction>" for number in range(80)) * 20
    xml = fromstring(
        f"<message xmlns='jabber:client'><reactions xmlns='{REACTIONS}' id='1'>{flood}</reactions></message>"
    )
    assert len(read_about(xml, "").reactions) == 20
    assert is_emoji("™") and is_emoji("⌚") and not is_emoji("\u200d") and not is_emoji("≈ ")


@pytest.mark.parametrize(
    "marks",
    [
        "start='0' end='999'",
        "start='-1' end='3'",
        "start='3' end='3'",
        "start='0'",
        "start='0' end='99999999999999999999'",
        "start='0' end='٣'",
        "start='0' end='8'",
    ],
)
def test_a_wrong_fallback_hides_nothing(marks: str) -> None:
    xml = fromstring(
        f"<message xmlns='jabber:client'><reply xmlns='{REPLY}' id='1'/>"
        f"<fallback xmlns='{FALLBACK}' for='{REPLY}'><body {marks}/></fallback></message>"
    )
    about = read_about(xml, "> a\ntext")
    assert about.body == "> a\ntext" and about.reply_id == "1" and not about.quoted


def test_places_of_a_fallback_count_characters_not_units() -> None:
    xml = fromstring(
        f"<message xmlns='jabber:client'><reply xmlns='{REPLY}' id='1'/>"
        f"<fallback xmlns='{FALLBACK}' for='{REPLY}'><body start='0' end='5'/></fallback></message>"
    )
    about = read_about(xml, "> 🐊a\nyes")
    assert (about.quoted, about.body) == ("🐊a", "yes")


def test_a_reaction_with_words_for_other_programs() -> None:
    start = f"<message xmlns='jabber:client'><reactions xmlns='{REACTIONS}' id='1'><reaction>👍</reaction></reactions>"
    marked = fromstring(f"{start}<fallback xmlns='{FALLBACK}' for='{REACTIONS}'/></message>")
    assert read_about(marked, "Bob reacted").body == ""
    assert read_about(fromstring(f"{start}</message>"), "and a text").body == "and a text"


async def test_both_ways_with_a_program_that_is_not_ours(prosody: ProsodyServer) -> None:
    """The library's own plugins write and read the three stanzas at the other end."""
    names = unique_user("alice"), unique_user("bob")
    for name in names:
        prosody.add_account(name, PASSWORD)
    async with chatting(prosody, names[0]) as alice, one_signed_in(prosody, names[1]) as bob:
        client, heard = bob.session.client, []
        for plugin in ("xep_0461", "xep_0444", "xep_0424"):
            client.register_plugin(plugin)
        for event in ("message_reply", "reactions", "message_retract"):
            client.add_event_handler(event, lambda stanza, event=event: heard.append((event, stanza)))
        sent = await alice.chat.send(alice.jid, bob.jid, "Which boat?\nThe green one?")
        reply = client.plugin["xep_0461"].make_reply(
            alice.session.full_jid, sent.stanza_id, sent.body, "Alice", mto=alice.jid.bare, mbody="Yes", mtype="chat"
        )
        reply["id"] = "their-1"
        reply.send()
        got = await alice.seen("Yes")
        assert got.quote is not None and got.quote.key == sent.key and got.quote.body == sent.body
        client.plugin["xep_0444"].send_reactions(alice.jid, sent.stanza_id, ["👍", "🐢"])
        await until(lambda: set(given(latest(alice, sent))) == {"👍", "🐢"})
        client.plugin["xep_0444"].send_reactions(alice.jid, sent.stanza_id, ["🐢"])
        await until(lambda: set(given(latest(alice, sent))) == {"🐢"})
        ours = await alice.chat.send(alice.jid, bob.jid, "Thanks", got)
        await alice.chat.react(got, "❤️", wanted=True)
        await alice.chat.retract(ours)
        await until(lambda: {event for event, _ in heard} == {"message_reply", "reactions", "message_retract"})
        theirs = dict(heard)
        assert theirs["message_reply"]["reply"]["id"] == "their-1"
        assert theirs["message_reply"]["reply"].get_fallback_body() == "> Yes\n"
        assert theirs["message_reply"]["reply"].strip_fallback_content() == "Thanks"
        assert theirs["reactions"]["reactions"]["id"] == "their-1"
        assert theirs["reactions"]["reactions"].get_values() == {"❤️"}
        assert theirs["message_retract"]["retract"]["id"] == ours.stanza_id
        client.plugin["xep_0424"].send_retraction(alice.jid, "their-1")
        await until(lambda: latest(alice, got).retracted)
        assert alice.bodies == [sent.body, "Yes", "Thanks"], "no words for other programs"
