"""The one database."""

import sqlite3
from pathlib import Path

import pytest

from gharial.backend.storage.database import Database, migrations
from gharial.model.failures import FileFault, LocalFileProblem


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_migrations_are_numbered_without_a_gap_or_a_twin() -> None:
    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_a_new_file_gets_every_migration_once(tmp_path: Path) -> None:
    for _ in range(2):
        database = Database(tmp_path / "deep" / "gharial.sqlite")
        await database.open()
        assert await database.run(version) == migrations()[-1][0]
        assert database.set_aside is None
        await database.close()


async def test_what_raises_is_rolled_back() -> None:
    database = Database(None)
    await database.open()
    await database.run(lambda connection: connection.execute("CREATE TABLE kept (word TEXT)") and None)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO kept VALUES ('half')")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await database.run(fail)
    assert await database.run(lambda connection: connection.execute("SELECT count(*) FROM kept").fetchone()[0]) == 0
    await database.close()


@pytest.mark.parametrize("fault", ["damaged", "from a newer version"])
async def test_a_database_that_cannot_be_used_is_set_aside_not_deleted(tmp_path: Path, fault: str) -> None:
    """fault 32"""
    path = tmp_path / "gharial.sqlite"
    if fault == "damaged":
        path.write_bytes(b"this is no database, whatever its name says" * 100)
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 9999")
        connection.close()
    before = path.read_bytes()
    for _ in range(2):
        database = Database(path)
        await database.open()
        assert await database.run(version) == migrations()[-1][0]
        await database.close()
    assert [one.read_bytes() for one in tmp_path.glob("*.set-aside-*") if not one.name.endswith(("-wal", "-shm"))] == [
        before
    ]


async def test_a_full_disk_is_said_as_a_fact_and_nothing_is_half_kept(tmp_path: Path) -> None:
    database = Database(tmp_path / "gharial.sqlite")
    await database.open()

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES (?)", ("x" * 1_000_000,))

    with pytest.raises(LocalFileProblem) as told:
        await database.run(fill)
    assert told.value.fault == FileFault.DISK_FULL.value
    assert (
        await database.run(lambda one: one.execute("SELECT name FROM sqlite_master WHERE name = 'kept'").fetchall())
        == []
    )
    await database.close()


@pytest.mark.parametrize("place", ["in a file", "of a folder"])
async def test_a_place_that_cannot_hold_it_is_said_as_a_fact(tmp_path: Path, place: str) -> None:
    path = tmp_path / "profile" / "gharial.sqlite"
    if place == "in a file":
        path.parent.write_text("no folder")
    else:
        path.mkdir(parents=True)
    with pytest.raises(LocalFileProblem) as told:
        await Database(path).open()
    assert (told.value.path, told.value.fault) == (str(path), FileFault.NO_FOLDER.value)


async def test_a_database_that_another_program_holds_is_said_as_a_fact(tmp_path: Path) -> None:
    database = Database(tmp_path / "gharial.sqlite")
    await database.open()
    await database.run(lambda connection: connection.execute("PRAGMA busy_timeout = 10") and None)
    other = sqlite3.connect(tmp_path / "gharial.sqlite")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LocalFileProblem):
        await database.run(lambda connection: connection.execute("DELETE FROM account") and None)
    other.close()
    await database.close()
