"""`RosterStore`: the roster cache, subscription requests and avatars in SQLite."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gharial.backend.storage.database import Database
from gharial.model.contact import Contact, Subscription, SubscriptionRequest
from gharial.model.jid import Jid

MAX_PICTURE_BYTES = 64 * 2**20
"""All avatars together; the longest unused make room."""


@dataclass(slots=True)
class StoredRoster:
    """What was kept of one account's roster."""

    account: Jid
    version: str = ""
    contacts: list[Contact] = field(default_factory=list)
    blocked: list[Jid] = field(default_factory=list)
    avatars: dict[Jid, str] = field(default_factory=dict)
    requests: list[SubscriptionRequest] = field(default_factory=list)


class RosterStore:
    """The tables of migration 002. All may raise sqlite3.Error or LocalFileProblem; callers log and go on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self) -> tuple[StoredRoster, ...]:
        """Everything but the pictures."""
        return await self._database.run(_load)

    async def replace(self, account: Jid, version: str, contacts: Sequence[Contact]) -> None:
        """The whole roster of one account, with its version (RFC 6121 §2.6)."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM roster_contact WHERE account = ?", (account.bare,))
            connection.executemany(_PUT, (_row(contact) for contact in contacts))
            _put_version(connection, account, version)

        await self._database.run(work)

    async def change(self, account: Jid, version: str, put: Sequence[Contact], dropped: Sequence[Jid]) -> None:
        """What a roster push changed, with the version it leads to."""

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany(_PUT, (_row(contact) for contact in put))
            connection.executemany(
                "DELETE FROM roster_contact WHERE account = ? AND jid = ?",
                ((account.bare, jid.bare) for jid in dropped),
            )
            _put_version(connection, account, version)

        await self._database.run(work)

    async def replace_blocked(self, account: Jid, blocked: Iterable[Jid]) -> None:
        """The block list of one account."""
        rows = [(account.bare, jid.full) for jid in blocked]

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM blocked_jid WHERE account = ?", (account.bare,))
            connection.executemany("INSERT OR IGNORE INTO blocked_jid VALUES (?, ?)", rows)

        await self._database.run(work)

    async def put_request(self, request: SubscriptionRequest) -> None:
        """A request that waits for an answer."""
        row = (request.account.bare, request.jid.bare, request.text, request.name)
        await self._execute("INSERT OR REPLACE INTO subscription_request VALUES (?, ?, ?, ?)", row)

    async def drop_request(self, account: Jid, jid: Jid) -> None:
        """It was answered or withdrawn."""
        await self._execute("DELETE FROM subscription_request WHERE account = ? AND jid = ?", (account.bare, jid.bare))

    async def put_avatar(self, account: Jid, jid: Jid, avatar: str) -> None:
        """Which picture somebody announced; an empty hash: none."""
        if avatar:
            await self._execute("INSERT OR REPLACE INTO avatar_hash VALUES (?, ?, ?)", (account.bare, jid.bare, avatar))
        else:
            await self._execute("DELETE FROM avatar_hash WHERE account = ? AND jid = ?", (account.bare, jid.bare))

    async def picture(self, avatar: str) -> bytes | None:
        """The picture with this hash."""

        def work(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute("SELECT picture FROM avatar_picture WHERE hash = ?", (avatar,)).fetchone()
            if found is None:
                return None
            connection.execute(_USE_PICTURE, (avatar,))
            return bytes(found["picture"])

        return await self._database.run(work)

    async def put_picture(self, avatar: str, picture: bytes) -> None:
        """Keep a picture, and let the longest unused go where they are too many."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(_PUT_PICTURE, (avatar, picture))
            connection.execute(_PRUNE, (MAX_PICTURE_BYTES,))

        await self._database.run(work)

    async def forget(self, account: Jid) -> None:
        """Everything of one account; pictures stay, they belong to nobody."""

        def work(connection: sqlite3.Connection) -> None:
            for table in ("roster_version", "roster_contact", "blocked_jid", "subscription_request", "avatar_hash"):
                connection.execute(f"DELETE FROM {table} WHERE account = ?", (account.bare,))  # noqa: S608

        await self._database.run(work)

    async def _execute(self, sql: str, row: tuple[str, ...]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            connection.execute(sql, row)

        await self._database.run(work)


_PUT = "INSERT OR REPLACE INTO roster_contact VALUES (?, ?, ?, ?, ?, ?)"
_PUT_PICTURE = """
INSERT OR REPLACE INTO avatar_picture VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM avatar_picture))
"""
_USE_PICTURE = """
UPDATE avatar_picture SET used = (SELECT coalesce(max(used), 0) + 1 FROM avatar_picture) WHERE hash = ?
"""
_PRUNE = """
DELETE FROM avatar_picture WHERE hash IN (
    SELECT hash FROM (SELECT hash, sum(length(picture)) OVER (ORDER BY used DESC) AS total FROM avatar_picture)
    WHERE total > ?
)
"""


def _row(contact: Contact) -> tuple[str, str, str, str, str, bool]:
    return (
        contact.account.bare,
        contact.jid.bare,
        contact.name,
        json.dumps(contact.groups),
        contact.subscription.value,
        contact.pending_out,
    )


def _put_version(connection: sqlite3.Connection, account: Jid, version: str) -> None:
    connection.execute("INSERT OR REPLACE INTO roster_version VALUES (?, ?)", (account.bare, version))


def _load(connection: sqlite3.Connection) -> tuple[StoredRoster, ...]:
    rosters: dict[str, StoredRoster] = {}

    def of(account: str) -> StoredRoster:
        if account not in rosters:
            rosters[account] = StoredRoster(Jid(account))
        return rosters[account]

    for row in connection.execute("SELECT * FROM roster_version"):
        of(row["account"]).version = row["version"]
    for row in connection.execute("SELECT * FROM roster_contact"):
        roster = of(row["account"])
        roster.contacts.append(
            Contact(
                roster.account,
                Jid(row["jid"]),
                row["name"],
                tuple(json.loads(row["groups_json"])),
                Subscription(row["subscription"]),
                bool(row["pending_out"]),
            )
        )
    for row in connection.execute("SELECT * FROM blocked_jid"):
        of(row["account"]).blocked.append(Jid(row["jid"]))
    for row in connection.execute("SELECT * FROM avatar_hash"):
        of(row["account"]).avatars[Jid(row["jid"])] = row["hash"]
    for row in connection.execute("SELECT * FROM subscription_request"):
        roster = of(row["account"])
        roster.requests.append(SubscriptionRequest(roster.account, Jid(row["jid"]), row["text"], row["name"]))
    return tuple(rosters.values())
