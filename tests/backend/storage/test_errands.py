"""Reactions and retractions in the store: what comes too early, too late or twice; what waits for the server."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from gharial.backend.storage import message_notes
from gharial.backend.storage.database import Database, migrations
from gharial.backend.storage.errands import ErrandKind, ErrandStore
from gharial.backend.storage.message_rows import Entry, Mode
from gharial.backend.storage.messages import MessageStore
from gharial.backend.storage.outbox import OutboxStore
from gharial.model.conversation import Direction, MessageState, Reaction
from tests.backend.storage.test_messages import ALICE, BOB, NOON, came, live


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    made = Database(None)
    await made.open()
    yield made
    await made.close()


def about(minutes: float, **changes: object) -> Entry:
    """A stanza of Bob's without a text."""
    return came("", minutes, **changes)


async def test_older_reactions_never_replace_newer_ones(database: Database) -> None:
    store = MessageStore(database)
    await live(store, came("hello", stanza_id="m1"))
    await live(store, about(5, reacts_to="m1", reactions=("👍", "🎉")))
    await live(store, about(6, reacts_to="m1", reactions=()))
    # The archive repeats what was taken away since.
    await store.take(ALICE, [about(5, reacts_to="m1", reactions=("👍", "🎉"))], Mode.CATCH_UP)
    [row] = await store.page(ALICE, BOB, None, 10)
    assert row.reactions == ()


async def test_what_is_about_a_message_may_come_before_it(database: Database) -> None:
    """Older pages of the archive come after newer ones."""
    store = MessageStore(database)
    await live(store, came("new", 60, stanza_id="m9"))
    newer = [about(20, reacts_to="m1", reactions=("👍",)), about(21, retracts="m2"), about(22, retracts="m3")]
    await store.take(ALICE, newer, Mode.HISTORY)
    older = [
        came("one", 1, stanza_id="m1"),
        came("two", 2, stanza_id="m2"),
        # Somebody else's message with that name is not Bob's to take back.
        came("three", 3, stanza_id="m3", direction=Direction.OUTGOING),
    ]
    await store.take(ALICE, older, Mode.HISTORY)
    rows = await store.page(ALICE, BOB, None, 10)
    assert [(row.body, row.retracted) for row in rows] == [("one", False), ("", True), ("three", False), ("new", False)]
    assert rows[0].reactions == (Reaction("👍", (BOB,)),)


async def test_security_6_an_id_used_again_is_not_taken_back_beforehand(database: Database) -> None:
    """security 6: a retraction never empties what is said later."""
    store = MessageStore(database)
    await live(store, came("first", stanza_id="m0"))
    await live(store, about(1, retracts="m1"))
    await live(store, came("later", 2, stanza_id="m1"))
    assert [row.body for row in await store.page(ALICE, BOB, None, 10)] == ["first", "later"]


async def test_strangers_leave_nothing_and_nobody_fills_the_disk(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MessageStore(database)
    outcome = await live(store, about(0, reacts_to="x", reactions=("👍",)), about(0, retracts="x"))
    assert not outcome.conversations and await store.conversations() == []
    monkeypatch.setattr(message_notes, "_MOST_WAITING", 10)
    await live(store, came("hello", stanza_id="m1"))
    await live(store, *[about(1, retracts=f"x{number}") for number in range(50)])

    def count(connection: sqlite3.Connection) -> int:
        return int(connection.execute("SELECT count(*) FROM retractions").fetchone()[0])

    assert await database.run(count) == 10


async def test_errands_wait_are_replaced_and_are_done(tmp_path: Path) -> None:
    path = tmp_path / "db"
    for attempt in range(2):
        database = Database(path)
        await database.open()
        store, errands = MessageStore(database), ErrandStore(database)
        if attempt == 0:
            await live(store, came("hello", stanza_id="m1"))
            [row] = await store.page(ALICE, BOB, None, 1)
            for number, (emoji, wanted) in enumerate((("👍", True), ("🎉", True), ("👍", True), ("🎉", False))):
                later = NOON - timedelta(minutes=number)  # A clock that is set back must not lose the last word.
                assert await errands.react(ALICE, row.key, emoji, f"e{number}", later, wanted=wanted) is not None
            assert await errands.react(ALICE, 999, "👍", "e9", NOON, wanted=True) is None
        else:
            [due] = await errands.due(ALICE)
            assert (due.kind, due.target, due.emoji, due.stanza_id) == (ErrandKind.REACT, "m1", ("👍",), "e3")
            await errands.done(["e0"])
            assert len(await errands.due(ALICE)) == 1, "an earlier one says nothing about the last"
            await errands.done(["e3"])
            assert await errands.due(ALICE) == []
            [row] = await store.page(ALICE, BOB, None, 1)
            assert row.reactions == (Reaction("👍", (ALICE,)),)
        await database.close()


async def test_what_is_on_its_way_is_taken_back_and_never_sent_empty(database: Database) -> None:
    outbox, errands = OutboxStore(database), ErrandStore(database)
    sent = (await outbox.write(ALICE, BOB, "secret", "m1", NOON)).added[0]
    assert await errands.react(ALICE, sent.key, "👍", "e0", NOON, wanted=True) is not None
    assert await errands.due(ALICE) == [], "its message has not left"
    await outbox.begin(ALICE, 10)
    gone = await errands.retract(sent.key, "e1", NOON)
    assert gone is not None and gone.changed[sent.key].state is MessageState.SENT
    # The connection broke before the server had it.
    assert await outbox.sending(ALICE) == []
    await outbox.requeue(ALICE, [sent.key], archive_read=True)
    assert (await outbox.begin(ALICE, 10))[0] == []
    [due] = await errands.due(ALICE)
    assert (due.kind, due.target) == (ErrandKind.RETRACT, "m1")
    assert await errands.retract(sent.key, "e2", NOON) is None
    assert await errands.react(ALICE, sent.key, "👍", "e3", NOON, wanted=True) is None
    assert await outbox.rewrite(sent.key, "again", "e4", NOON) is None


def test_an_older_history_gets_the_new_columns(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "db")
    for number, sql in migrations():
        if number == 7:
            connection.execute("INSERT INTO conversations (id, account, peer) VALUES (1, 'a@b', 'c@d')")
            connection.execute(
                "INSERT INTO messages (conversation, incoming, body, time, state) VALUES (1, 1, 'old', 5, 'received')"
            )
        connection.executescript(sql)
    row = connection.execute("SELECT body, reply_id, quoted, retracted FROM messages").fetchone()
    assert row == ("old", "", "", 0)
    connection.close()
