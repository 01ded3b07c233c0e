"""What was learnt about the ways to people's programs, as rows."""

import logging
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from gharial.model.lesson import Lesson
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

MOST_ROWS = 5000
Row = tuple[str, str, str, Lesson]
"""Our account, their address, both bare, their program, and one way."""


def keep_lessons(connection: sqlite3.Connection, rows: Sequence[Row], since: datetime) -> None:
    """Insert or replace; what is older than `since`, or too much, goes."""
    connection.executemany(
        "INSERT OR REPLACE INTO known_way (account, person, software, method, kind, time, failures, speed, network)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (account, person, software, one.method, one.kind.value, one.time.isoformat(), one.failures, one.speed,
             one.network)
            for account, person, software, one in rows
        ],
    )  # fmt: skip
    connection.execute("DELETE FROM known_way WHERE time < ?", (since.isoformat(),))
    connection.execute(
        "DELETE FROM known_way WHERE rowid NOT IN (SELECT rowid FROM known_way ORDER BY time DESC LIMIT ?)",
        (MOST_ROWS,),
    )


def read_lessons(connection: sqlite3.Connection, since: datetime) -> list[Row]:
    """Those from `since` on; what this version does not understand is left out."""
    rows: list[Row] = []
    for row in connection.execute("SELECT * FROM known_way WHERE time >= ?", (since.isoformat(),)):
        try:
            lesson = Lesson(
                row["method"],
                Kind(row["kind"]),
                datetime.fromisoformat(row["time"]),
                int(row["failures"]),
                float(row["speed"]),
                row["network"],
            )
        except (ValueError, TypeError):
            log.warning("a kept way cannot be read", exc_info=True)
        else:
            rows.append((row["account"], row["person"], row["software"], lesson))
    return rows


def forget_account(connection: sqlite3.Connection, account: str) -> None:
    """Everything of this account (bare)."""
    connection.execute("DELETE FROM known_way WHERE account = ?", (account,))
