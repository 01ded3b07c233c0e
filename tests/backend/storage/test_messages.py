"""The history in SQLite: order, doubles, corrections, confirmations, search, and its speed."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import Entry, Mode, Outcome, to_stamp
from gharial.backend.storage.messages import MessageStore, match_expression
from gharial.backend.storage.outbox import OutboxStore
from gharial.model.conversation import Direction, MessageState
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid

ALICE = Jid("alice@river.example")
BOB = Jid("bob@river.example")
EVE = Jid("eve@river.example")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BOUNCE = RequestFailed("message", BOB.bare, "service-unavailable")


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    database = Database(None)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def store(database: Database) -> MessageStore:
    return MessageStore(database)


@pytest.fixture
def outbox(database: Database) -> OutboxStore:
    return OutboxStore(database)


def came(body: str, minutes: float = 0, **changes: object) -> Entry:
    """An incoming message of Bob's."""
    facts: dict[str, object] = {
        "peer": BOB,
        "direction": Direction.INCOMING,
        "time": NOON + timedelta(minutes=minutes),
        "body": body,
        **changes,
    }
    return Entry(**facts)  # type: ignore[arg-type]


async def live(store: MessageStore, *entries: Entry) -> Outcome:
    return await store.take(ALICE, entries, Mode.LIVE)


async def bodies(store: MessageStore, peer: Jid = BOB) -> list[str]:
    return [message.body for message in await store.page(ALICE, peer, None, 1000)]


async def state(store: MessageStore, key: int) -> MessageState:
    return next(one.state for one in await store.page(ALICE, BOB, None, 1000) if one.key == key)


async def test_pages_are_in_order_of_time_then_arrival(store: MessageStore) -> None:
    await live(store, came("two", 2), came("three", 3), came("three again", 3))
    await store.take(ALICE, [came("one", 1)], Mode.CATCH_UP)
    assert await bodies(store) == ["one", "two", "three", "three again"]
    last = await store.page(ALICE, BOB, None, 2)
    assert [one.body for one in last] == ["three", "three again"]
    before = await store.page(ALICE, BOB, last[0], 1)
    assert [one.body for one in before] == ["two"]
    assert await store.page(ALICE, EVE, None, 10) == []


async def test_the_archives_order_rules_within_its_seconds(store: MessageStore) -> None:
    # The second came first, the first later, from a server that stamps whole seconds.
    await live(store, came("second", 0.01, stanza_id="b", archive_id="2"))
    await live(store, came("first", 0, stanza_id="a", archive_id="1", delayed=True))
    again = [
        came("first", 0, stanza_id="a", archive_id="1"),
        came("second", 0, stanza_id="b", archive_id="2"),
    ]
    await store.take(ALICE, again, Mode.CATCH_UP)
    assert await bodies(store) == ["first", "second"]
    assert not (await store.take(ALICE, again, Mode.CATCH_UP)).changed


async def test_pages_of_one_second_stay_in_the_archives_order(store: MessageStore) -> None:
    def second(first: int, last: int) -> list[Entry]:
        return [came(str(number), archive_id=f"a{number}", stanza_id=str(number)) for number in range(first, last)]

    places: dict[int, tuple[int, int]] = {}
    await store.take(ALICE, [came("live", 0.01, archive_id="a99", stanza_id="99")], Mode.LIVE)
    await store.take(ALICE, second(20, 25), Mode.CATCH_UP, places)
    await store.take(ALICE, second(25, 30), Mode.CATCH_UP, places)
    await store.take(ALICE, second(10, 20), Mode.HISTORY)
    # Two of them are known already.
    await store.take(ALICE, second(0, 12), Mode.HISTORY)
    assert await bodies(store) == [str(number) for number in range(30)] + ["live"]


async def test_a_clock_set_back_does_not_put_new_messages_before_old_ones(store: MessageStore) -> None:
    await live(store, came("first", 5), came("second", 3))
    assert await bodies(store) == ["first", "second"]


async def test_whole_seconds_of_the_archive_keep_its_order(store: MessageStore) -> None:
    await live(store, came("at .9", 0.015, archive_id="1", stanza_id="a", origin_id="a"))
    await store.take(ALICE, [came("at .9", 0, archive_id="1"), came("at .95", 0, archive_id="2")], Mode.CATCH_UP)
    assert await bodies(store) == ["at .9", "at .95"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"archive_id": "A"}, {"archive_id": "A", "body": "x"}, 1),
        ({"archive_id": "A", "stanza_id": "1"}, {"archive_id": "B", "stanza_id": "1"}, 2),
        ({"stanza_id": "1", "origin_id": "1", "archive_id": "A"}, {"stanza_id": "1", "origin_id": "1"}, 1),
        ({"stanza_id": "1", "origin_id": "1", "archive_id": "A"}, {"stanza_id": "1", "archive_id": "B"}, 1),
        ({"stanza_id": "1"}, {"stanza_id": "1", "archive_id": "A"}, 1),
        ({"stanza_id": "1"}, {"stanza_id": "1", "body": "other"}, 2),
        ({"stanza_id": "1"}, {"stanza_id": "1", "time": NOON + timedelta(days=1)}, 2),
        ({"stanza_id": "1"}, {"stanza_id": "1", "direction": Direction.OUTGOING}, 2),
        ({"stanza_id": "1", "origin_id": "1"}, {"stanza_id": "1", "origin_id": "1", "peer": EVE}, 1),
        ({}, {}, 2),
    ],
)
async def test_doubles_are_known_by_their_ids(
    store: MessageStore, first: dict[str, object], second: dict[str, object], expected: int
) -> None:
    await live(store, came("hi", **first))
    await store.take(ALICE, [came(str(second.pop("body", "hi")), **second)], Mode.CATCH_UP)
    assert len(await bodies(store)) == expected


async def test_unread_counts_and_what_clears_them(store: MessageStore) -> None:
    outcome = await live(store, came("one", 1, stanza_id="1", markable=True), came("two", 2, stanza_id="2"))
    assert outcome.conversations[0].unread == 2 and len(outcome.unread) == 2
    seen_elsewhere = came("", 3, direction=Direction.OUTGOING, displayed="1")
    assert (await live(store, seen_elsewhere)).conversations[0].unread == 1
    answered_elsewhere = came("yes", 4, direction=Direction.OUTGOING, stanza_id="3")
    outcome = await live(store, answered_elsewhere)
    assert outcome.conversations[0].unread == 0 and not outcome.unread
    assert await store.mark_read(ALICE, BOB) is None
    await live(store, came("three", 5, stanza_id="5", markable=True))
    read = await store.mark_read(ALICE, BOB)
    assert read is not None and read[0].unread == 0 and read[1] == "5"


async def test_history_is_not_news_until_the_server_delivers_it(store: MessageStore) -> None:
    waiting = came("were you there?", stanza_id="1", origin_id="1", archive_id="A")
    outcome = await store.take(ALICE, [waiting], Mode.HISTORY)
    assert outcome.conversations[0].unread == 0
    outcome = await live(store, waiting)
    assert outcome.conversations[0].unread == 1 and not outcome.added
    assert not (await live(store, waiting)).conversations


async def test_a_correction_replaces_only_the_senders_own_message(store: MessageStore) -> None:
    await live(store, came("helo", 1, stanza_id="1"), came("ours", 2, direction=Direction.OUTGOING, stanza_id="2"))
    outcome = await live(store, came("hello", 3, stanza_id="3", replaces="1"))
    [changed] = outcome.changed.values()
    assert changed.body == "hello" and changed.edited and changed.stanza_id == "1"
    assert not outcome.added
    # A correction of the correction, by either id, and an older one that comes late.
    await live(store, came("hello!", 4, stanza_id="4", replaces="3"))
    await store.take(ALICE, [came("late", 3.5, stanza_id="5", replaces="1")], Mode.CATCH_UP)
    await live(store, came("forged", 5, stanza_id="6", replaces="2"))
    await live(store, came("self", 6, stanza_id="7", replaces="7"))
    await store.take(ALICE, [came("by eve", 7, peer=EVE, stanza_id="8", replaces="1")], Mode.LIVE)
    assert await bodies(store) == ["hello!", "ours"]
    assert await bodies(store, EVE) == ["by eve"]


async def test_a_correction_whose_message_is_missing_takes_its_place(store: MessageStore) -> None:
    outcome = await live(store, came("right", 5, stanza_id="2", replaces="1", archive_id="B"))
    assert [one.body for one in outcome.added] == ["right"]
    older = [came("wrong", 1, stanza_id="1", archive_id="A"), came("right", 5, stanza_id="2", replaces="1")]
    await store.take(ALICE, [came("between", 3, stanza_id="x", archive_id="AB")], Mode.HISTORY)
    await store.take(ALICE, older, Mode.HISTORY)
    assert await bodies(store) == ["right", "between"]


async def test_receipts_and_markers_raise_the_state_and_never_lower_it(
    store: MessageStore, outbox: OutboxStore
) -> None:
    keys = []
    for number in range(3):
        written = await outbox.write(ALICE, BOB, f"line {number}", f"id{number}", NOON)
        keys.append(written.added[0].key)
    # Not on the wire yet, so nobody can have got it.
    await live(store, came("", delivered=("id0",)))
    assert await state(store, keys[0]) is MessageState.QUEUED
    waiting, _ = await outbox.begin(ALICE, 10)
    assert [one.stanza_id for one in waiting] == ["id0", "id1", "id2"]
    await live(store, came("", delivered=("id1",)))
    await outbox.sent(ALICE, ["id0", "id1", "id2"])
    assert [await state(store, key) for key in keys] == [
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.SENT,
    ]
    await store.take(ALICE, [came("", peer=EVE, delivered=("id0",), displayed="id2")], Mode.LIVE)
    assert await state(store, keys[0]) is MessageState.SENT
    await live(store, came("", displayed="id1"), came("", delivered=("id1",)))
    assert [await state(store, key) for key in keys] == [MessageState.READ, MessageState.READ, MessageState.SENT]
    await live(store, came("", stanza_id="id1", bounced=BOUNCE), came("", stanza_id="id2", bounced=BOUNCE))
    assert [await state(store, key) for key in keys] == [MessageState.READ, MessageState.READ, MessageState.FAILED]
    failed = (await store.page(ALICE, BOB, None, 1))[0]
    assert isinstance(failed.failure, RequestFailed) and failed.failure.condition == "service-unavailable"
    again = await outbox.requeue_failed(failed.key)
    assert again is not None and again.changed[failed.key].state is MessageState.QUEUED
    assert again.changed[failed.key].failure is None


async def test_our_correction_travels_under_its_own_id(store: MessageStore, outbox: OutboxStore) -> None:
    key = (await outbox.write(ALICE, BOB, "helo", "id0", NOON)).added[0].key
    outcome = await outbox.rewrite(key, "hell", "id1", NOON)
    # It had not left, so there is nothing to correct.
    assert outcome is not None and not outcome.changed[key].edited
    [first], _ = await outbox.begin(ALICE, 10)
    assert (first.body, first.stanza_id, first.replaces) == ("hell", "id0", "")
    await outbox.sent(ALICE, ["id0"])
    outcome = await outbox.rewrite(key, "hello", "id2", NOON)
    assert outcome is not None and outcome.changed[key].edited
    [second], _ = await outbox.begin(ALICE, 10)
    assert (second.body, second.stanza_id, second.replaces) == ("hello", "id2", "id0")
    await live(store, came("", delivered=("id0",)))
    assert await state(store, key) is MessageState.SENDING
    await live(store, came("", delivered=("id2",)))
    assert await state(store, key) is MessageState.DELIVERED
    # Our own archive tells of both; neither doubles nor undoes anything.
    echo = [
        came("hell", 1, direction=Direction.OUTGOING, stanza_id="id0", origin_id="id0", archive_id="A"),
        came("hello", 2, direction=Direction.OUTGOING, stanza_id="id2", replaces="id0", archive_id="B"),
    ]
    await store.take(ALICE, echo, Mode.CATCH_UP)
    assert await bodies(store) == ["hello"]
    assert await outbox.rewrite((await live(store, came("theirs"))).added[0].key, "x", "id9", NOON) is None


async def test_what_the_archive_has_is_not_sent_again(store: MessageStore, outbox: OutboxStore) -> None:
    for number in range(3):
        await outbox.write(ALICE, BOB, f"line {number}", f"id{number}", NOON)
    await outbox.begin(ALICE, 10)
    echo = came("line 0", direction=Direction.OUTGOING, stanza_id="id0", origin_id="id0", archive_id="A")
    await store.take(ALICE, [echo], Mode.CATCH_UP)
    uncertain = await outbox.sending(ALICE)
    assert [one.stanza_id for one in uncertain] == ["id1", "id2"]
    await outbox.requeue(ALICE, [one.key for one in uncertain], archive_read=True)
    again, _ = await outbox.begin(ALICE, 10)
    assert [one.stanza_id for one in again] == ["id1", "id2"]


async def test_search_takes_any_text_for_text(store: MessageStore) -> None:
    await live(
        store,
        came('say "hello" AND (world) NEAR col:umn* -x', 1),
        came("Übergrößen beim Händler", 2),
        came("Helium under the river", 3),
        came("the river again", 4, peer=EVE),
    )

    async def found(text: str, **where: Jid | None) -> list[str]:
        rows = await store.search(text, where.get("account"), where.get("peer"), 100)
        return [one.body[:6] for one in rows]

    assert await found("hel") == ["Helium", 'say "h']
    assert await found("hel wor") == ['say "h']
    assert await found("uber HAND") == ["Überg"[:5] + "r"]
    assert await found("river") == ["the ri", "Helium"]
    assert await found("river", peer=BOB) == ["Helium"]
    assert await found("river", account=EVE) == []
    assert await found("NEAR") == ['say "h']
    for hostile in ('"', '""', "*", "a AND", "NOT", "(", "col:", "-", "^a", "{a b}", "a\0b", "' OR 1=1 --", '"a" b"*'):
        await store.search(hostile, None, None, 100)
    assert await found("***") == [] and await found("") == []
    assert len(match_expression("a " * 5000)) < 1000
    await live(store, came("Xenon", 5, stanza_id="9"), came("Argon", 6, stanza_id="10", replaces="9"))
    assert await found("xenon") == [] and await found("argon") == ["Argon"]


async def test_a_file_has_one_row(store: MessageStore) -> None:
    for expected in (True, False):
        added = await store.add_transfer(ALICE, BOB, Direction.INCOMING, "photo.jpg", NOON, "t1")
        assert (added is not None) is expected
    [row] = await store.page(ALICE, BOB, None, 10)
    assert row.transfer_id == "t1" and row.body == "photo.jpg" and row.state is MessageState.RECEIVED


async def test_drafts_unread_and_order_outlive_a_restart(tmp_path: Path) -> None:
    for attempt in range(2):
        database = Database(tmp_path / "history.db")
        await database.open()
        store, outbox = MessageStore(database), OutboxStore(database)
        if attempt == 0:
            await live(store, came("unread", 1))
            await store.keep_draft(ALICE, EVE, "dear Eve")
            await outbox.write(ALICE, BOB, "unsent", "id0", NOON)
        else:
            known = {one.peer: one for one in await store.conversations()}
            assert known[BOB].unread == 1 and known[BOB].last is not None and known[BOB].last.body == "unsent"
            assert known[EVE].draft == "dear Eve" and known[EVE].last is None
            waiting, _ = await outbox.begin(ALICE, 10)
            assert [one.body for one in waiting] == ["unsent"]
        await database.close()


async def test_a_conversation_of_100_000_messages_opens_at_once(tmp_path: Path) -> None:
    database = Database(tmp_path / "long.db")
    await database.open()
    store = MessageStore(database)
    await live(store, came("the first"))
    words = ("river", "bank", "heron", "otter", "reed", "stone", "water")

    def fill(connection: sqlite3.Connection) -> None:
        rows = (
            (number % 2, f"{words[number % 7]} {words[number % 5]} number{number}", to_stamp(NOON) + number * 1_000_000)
            for number in range(1, 100_000)
        )
        connection.executemany(
            "INSERT INTO messages (conversation, incoming, body, time, state) VALUES (1, ?, ?, ?, 'received')", rows
        )

    await database.run(fill)
    page = await store.page(ALICE, BOB, None, 50)
    assert len(page) == 50 and page[-1].body.endswith("number99999")
    for _ in range(100):
        page = await store.page(ALICE, BOB, page[0], 50)
    assert page[0].body.endswith(f"number{100_000 - 101 * 50}")
    [conversation] = await store.conversations()
    assert len(await store.search("number5", None, None, 100)) == 100
    assert len(await store.search("r", None, None, 100)) == 100
    await live(store, came("one more", 100_000, stanza_id="s", origin_id="s"))
    assert conversation.last is not None and conversation.last.body.endswith("number99999")
    await database.close()
