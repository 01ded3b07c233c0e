"""A yes to a whole group: as many files and bytes as it was said to have, and never what can run (security 19, 49)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gharial.backend.storage.database import Database
from gharial.backend.transfers.group_consent import GroupConsents
from gharial.model.jid import Jid
from gharial.model.transfer import Entry, FileInfo, Group, Offer

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
INTO = Path("/in")


def offer(name: str = "a.jpg", size: int = 10, **changes: object) -> Offer:
    made = Offer(
        name,
        Jid("alice@river.example"),
        Jid("bob@river.example/desk"),
        "si",
        (FileInfo(name, size),),
        NOW,
        Group("g", 3, 30),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
async def consents() -> AsyncIterator[GroupConsents]:
    database = Database(None)
    await database.open()
    made = GroupConsents(database)
    made.give(offer(), INTO, NOW)
    yield made
    await database.close()


async def test_so_many_files_and_no_more(consents: GroupConsents) -> None:
    assert [consents.use(offer(f"{number}.jpg"), NOW) for number in range(3)] == [INTO, INTO, None]


async def test_so_many_bytes_and_no_more(consents: GroupConsents) -> None:
    assert consents.use(offer("b.jpg", 21), NOW) is None
    assert consents.use(offer("b.jpg", -1), NOW) is None
    assert consents.use(offer("b.jpg", 20), NOW) == INTO
    assert consents.use(offer("c.jpg", 1), NOW) is None


async def test_what_can_run_is_asked_for(consents: GroupConsents) -> None:
    folder = FileInfo("tools", 10, entries=2)
    assert consents.use(offer("setup.exe"), NOW) is None
    assert consents.use(offer(files=(folder,), preview=(Entry("a.txt", 5),)), NOW) is None
    assert consents.use(offer(files=(folder,), preview=(Entry("a.txt", 5), Entry("b.sh", 5))), NOW) is None
    assert consents.use(offer(files=(folder,), preview=(Entry("a.txt", 5), Entry("b.txt", 5))), NOW) == INTO


async def test_it_holds_for_that_group_of_that_person_for_a_day(consents: GroupConsents) -> None:
    assert consents.use(offer(group=None), NOW) is None
    assert consents.use(offer(group=Group("other", 3, 30)), NOW) is None
    assert consents.use(offer(peer=Jid("mallory@river.example/x")), NOW) is None
    assert consents.use(offer(), NOW + timedelta(hours=25)) is None
    assert consents.use(offer(peer=Jid("bob@river.example/phone")), NOW) == INTO
