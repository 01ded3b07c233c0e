"""The accounts set up, and the caps cache (XEP-0115), in SQL. Every function runs in the storage thread."""

import sqlite3
from pathlib import Path

from gharial.model.account import AccountSettings, PasswordKeeping, Show, Status
from gharial.model.jid import Jid


def read_accounts(connection: sqlite3.Connection) -> tuple[tuple[AccountSettings, Status], ...]:
    """Every account in the user's order, with the status it had last."""
    rows = connection.execute("SELECT * FROM account ORDER BY position").fetchall()
    return tuple((_settings(row), Status(Show(row["show"]), row["status_text"])) for row in rows)


def keep_account(connection: sqlite3.Connection, settings: AccountSettings) -> None:
    """Add an account at the end, or replace its settings where it stands."""
    connection.execute(
        """
        INSERT INTO account (jid, position, host, port, ca_file, resource, enabled, keep_password)
        VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM account), ?, ?, ?, ?, ?, ?)
        ON CONFLICT (jid) DO UPDATE SET host = excluded.host, port = excluded.port, ca_file = excluded.ca_file,
            resource = excluded.resource, enabled = excluded.enabled, keep_password = excluded.keep_password
        """,
        (
            settings.jid.bare,
            settings.host,
            settings.port,
            None if settings.ca_file is None else str(settings.ca_file),
            settings.resource,
            settings.enabled,
            settings.keep_password.value,
        ),
    )


def keep_status(connection: sqlite3.Connection, account: Jid, status: Status) -> None:
    """Remember the status for the next start."""
    connection.execute(
        "UPDATE account SET show = ?, status_text = ? WHERE jid = ?", (status.show.value, status.text, account.bare)
    )


def forget_account(connection: sqlite3.Connection, account: Jid) -> None:
    """Take the account out."""
    connection.execute("DELETE FROM account WHERE jid = ?", (account.bare,))


def _settings(row: sqlite3.Row) -> AccountSettings:
    return AccountSettings(
        jid=Jid(row["jid"]),
        host=row["host"],
        port=row["port"],
        ca_file=None if row["ca_file"] is None else Path(row["ca_file"]),
        resource=row["resource"],
        enabled=bool(row["enabled"]),
        keep_password=PasswordKeeping(row["keep_password"]),
    )


def read_caps(connection: sqlite3.Connection, limit: int) -> list[tuple[str, str]]:
    """The caps hashes met last, with what they stand for as JSON; older ones are dropped for good."""
    connection.execute("DELETE FROM caps WHERE ver NOT IN (SELECT ver FROM caps ORDER BY seen DESC LIMIT ?)", (limit,))
    return [(str(row["ver"]), str(row["info"])) for row in connection.execute("SELECT ver, info FROM caps")]


def keep_caps(connection: sqlite3.Connection, ver: str, info: str, seen: int) -> None:
    """Remember a verified caps hash; `seen` in seconds since 1970."""
    connection.execute("INSERT OR REPLACE INTO caps (ver, info, seen) VALUES (?, ?, ?)", (ver, info, seen))
