"""One SQLite database on one thread. Rooms hand it functions of a connection; it runs them in order."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from gharial.model.failures import FileFault, LocalFileProblem

log = logging.getLogger(__name__)

_FAULTS = {
    sqlite3.SQLITE_FULL: FileFault.DISK_FULL,
    sqlite3.SQLITE_READONLY: FileFault.NO_PERMISSION,
    sqlite3.SQLITE_PERM: FileFault.NO_PERMISSION,
    sqlite3.SQLITE_CANTOPEN: FileFault.NO_FOLDER,
    sqlite3.SQLITE_IOERR: FileFault.OTHER,
    sqlite3.SQLITE_BUSY: FileFault.OTHER,
}

T = TypeVar("T")


class Database:
    """The store of one profile. `path` None keeps it in memory."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._connection: sqlite3.Connection | None = None
        self.set_aside: Path | None = None
        """Where a damaged or too new database was moved, if that happened at `open`."""

    async def open(self) -> None:
        """Open or create the file and bring it to the newest migration. Raises LocalFileProblem where it cannot."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._open)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` in the storage thread as one transaction; commits, or rolls back when it raises.

        Raises LocalFileProblem where the disk does not take or give what is asked.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, work)

    async def close(self) -> None:
        """Finish what was handed over and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown(wait=True)

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            raise RuntimeError("the database is not open")
        try:
            with self._connection:
                return work(self._connection)
        except sqlite3.OperationalError as error:
            raise self._problem(error) from error

    def _problem(self, error: sqlite3.OperationalError) -> Exception:
        """What the disk said; the error itself where it is a fault of ours."""
        fault = _FAULTS.get(error.sqlite_errorcode & 0xFF)
        return error if fault is None else LocalFileProblem(str(self._path), fault.value, str(error))

    def _open(self) -> None:
        try:
            self._connection = self._connect()
        except sqlite3.OperationalError as error:
            raise self._problem(error) from error
        except OSError as error:
            denied = isinstance(error, PermissionError)
            fault = FileFault.NO_PERMISSION if denied else FileFault.NO_FOLDER
            raise LocalFileProblem(str(self._path), fault.value, error.strerror or "") from error
        except (sqlite3.DatabaseError, _TooNew) as error:
            if self._path is None:
                raise
            self.set_aside = _free_name(self._path)
            log.warning("the database cannot be used (%s); it is kept as %s", error, self.set_aside)
            for ending in ("", "-wal", "-shm"):
                old = self._path.with_name(self._path.name + ending)
                if old.exists():
                    old.rename(self.set_aside.with_name(self.set_aside.name + ending))
            self._connection = self._connect()

    def _connect(self) -> sqlite3.Connection:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self._path or ":memory:")
        try:
            connection.row_factory = sqlite3.Row
            # Before anything is written: a file that is not ours to use is set aside as it was.
            _refuse_newer(connection)
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("PRAGMA synchronous = normal")
            connection.execute("PRAGMA foreign_keys = on")
            _migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _TooNew(Exception):
    """A later version of Gharial wrote this database."""


def migrations() -> list[tuple[int, str]]:
    """The numbered scripts in `migrations/`, in order: (number, SQL)."""
    folder = files("gharial.backend.storage").joinpath("migrations")
    scripts = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name.split("_")[0]), folder.joinpath(name).read_text("utf-8")) for name in scripts]


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        return int(cursor.fetchone()[0])


def _refuse_newer(connection: sqlite3.Connection) -> None:
    version, known = _version(connection), max((number for number, _ in migrations()), default=0)
    if version > known:
        raise _TooNew(f"version {version}, known up to {known}")


def _migrate(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    for number, sql in migrations():
        if number > version:
            connection.executescript(f"BEGIN; {sql}; PRAGMA user_version = {number}; COMMIT;")


def _free_name(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.name}.set-aside-{number}")).exists():
        number += 1
    return candidate
