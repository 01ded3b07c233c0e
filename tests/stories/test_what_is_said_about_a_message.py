"""Two whole programs: an answer, a reaction and a message taken back; one of them is away for a while."""

from pathlib import Path

from gharial.model.conversation import Direction, Message
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person
from tests.support.accounts import until


async def talk(one: Person, other: Person, *, rows: int) -> list[Message]:
    """The conversation, which has so many rows."""
    await until(lambda: one.service.chat.conversation(one.jid, other.jid).last is not None)
    page = await one.service.chat.page(one.jid, other.jid)
    assert len(page) == rows
    return list(page)


async def test_what_was_said_while_somebody_was_away_is_there_when_they_are_back(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    alice_user, bob_user = befriend(prosody)
    async with person(prosody, tmp_path / "alice", alice_user) as alice:
        async with person(prosody, tmp_path / "bob", bob_user) as bob:
            await until(lambda: alice.sees(bob) and bob.sees(alice))
            announced = await bob.service.accounts.session(bob.jid).discovery.features(alice.full_jid)
            assert {"urn:xmpp:reply:0", "urn:xmpp:reactions:0", "urn:xmpp:message-retract:1"} <= announced
            await alice.service.chat.send(alice.jid, bob.jid, "Which boat?")
            await alice.service.chat.send(alice.jid, bob.jid, "wrong window")
            await until(lambda: bob.service.chat.conversation(bob.jid, alice.jid).unread == 2)
            question = (await talk(bob, alice, rows=2))[0]
            await bob.service.chat.send(bob.jid, alice.jid, "The green one", question)
            await until(lambda: alice.service.chat.conversation(alice.jid, bob.jid).unread == 1)
        # Bob's computer is off.
        asked, wrong, answer = await talk(alice, bob, rows=3)
        assert answer.quote is not None and (answer.quote.key, answer.quote.direction) == (
            asked.key,
            Direction.OUTGOING,
        )
        await alice.service.chat.react(answer, "👍", wanted=True)
        await alice.service.chat.retract(wrong)
        await until(lambda: alice.service.accounts.session(alice.jid).online)
        async with person(prosody, tmp_path / "bob", bob_user) as bob:

            def caught_up() -> bool:
                last = bob.service.chat.conversation(bob.jid, alice.jid).last
                return last is not None and bool(last.reactions)

            await until(caught_up)
            rows = await talk(bob, alice, rows=3)
            assert [row.retracted for row in rows] == [False, True, False]
            assert [one.emoji for one in rows[2].reactions] == ["👍"] and rows[2].reactions[0].who == (alice.jid,)
            assert rows[1].body == "" and rows[2].quote is not None and rows[2].quote.key == rows[0].key
