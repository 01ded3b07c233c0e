"""Tombstones of an archive (XEP-0424 §5.2): the very message goes, by the archive's id or the same sender's alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import Entry, Mode
from gharial.backend.storage.messages import MessageStore
from gharial.model.conversation import ConversationKind, Direction, Moderation
from gharial.model.jid import Jid

ALICE = Jid("alice@river.example")
GARDEN = Jid("garden@rooms.river.example")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def store() -> AsyncIterator[MessageStore]:
    database = Database(None)
    await database.open()
    yield MessageStore(database)
    await database.close()


def said(nick: str, **facts: object) -> Entry:
    entry = {"peer": GARDEN, "direction": Direction.INCOMING, "time": NOON, "kind": ConversationKind.ROOM, **facts}
    return Entry(nick=nick, **entry)  # type: ignore[arg-type]


async def left(store: MessageStore) -> list[tuple[str, Moderation | None]]:
    return [(one.body, one.moderation) for one in await store.page(ALICE, GARDEN, None, 10)]


async def test_a_tombstone_by_the_archives_id(store: MessageStore) -> None:
    first = said("Bob", body="one", stanza_id="s1", archive_id="a1")
    # Somebody else used the same id of their own.
    second = said("Eve", body="two", stanza_id="s1", archive_id="a2")
    await store.take(ALICE, (first, second), Mode.LIVE)
    by_carol = Moderation("Carol", "spam")
    stone = said("Bob", stanza_id="s1", archive_id="a1", tombstone=True, moderation=by_carol)
    outcome = await store.take(ALICE, (stone,), Mode.CATCH_UP)
    assert [one.body for one in outcome.changed.values()] == [""]
    assert await left(store) == [("", by_carol), ("two", None)]
    # Read once more, it says nothing new.
    assert not (await store.take(ALICE, (stone,), Mode.HISTORY)).changed


async def test_a_tombstone_by_the_senders_id_is_that_senders(store: MessageStore) -> None:
    await store.take(ALICE, (said("Bob", body="one", stanza_id="s1"),), Mode.LIVE)
    for wrong in (
        said("Eve", stanza_id="s1", archive_id="a1", tombstone=True),
        said("Bob", stanza_id="s1", archive_id="a1", tombstone=True, direction=Direction.OUTGOING),
        # Whom a moderator removed is named by the room's id, or not at all.
        said("Bob", stanza_id="s1", archive_id="a1", tombstone=True, moderation=Moderation("Carol")),
        said("Bob", stanza_id="other", archive_id="a1", tombstone=True),
    ):
        await store.take(ALICE, (wrong,), Mode.CATCH_UP)
    assert await left(store) == [("one", None)]
    await store.take(ALICE, (said("Bob", stanza_id="s1", archive_id="a1", tombstone=True),), Mode.CATCH_UP)
    assert await left(store) == [("", None)]


async def test_a_tombstone_of_what_never_came_makes_no_row(store: MessageStore) -> None:
    stone = said("Bob", stanza_id="s1", archive_id="a1", tombstone=True)
    outcome = await store.take(ALICE, (stone,), Mode.HISTORY)
    assert not outcome.added and not outcome.conversations and await left(store) == []


@pytest.mark.parametrize("mode", [Mode.CATCH_UP, Mode.HISTORY])
async def test_what_stands_beside_a_tombstone_stays_behind_it(store: MessageStore, mode: Mode) -> None:
    first = said("Bob", body="one", stanza_id="s1", archive_id="a1")
    second = said("Bob", body="two", stanza_id="s2", archive_id="a2", time=NOON + timedelta(seconds=0.5))
    await store.take(ALICE, (first, second), Mode.LIVE)
    # The archive stamps whole seconds.
    stone = said("Bob", stanza_id="s1", archive_id="a1", tombstone=True)
    await store.take(ALICE, (stone, said("Bob", body="two", stanza_id="s2", archive_id="a2")), mode)
    assert [body for body, _by in await left(store)] == ["", "two"]
