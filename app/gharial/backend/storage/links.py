"""`LinkStore`: file links of messages that were taken out of the text, so that each is taken once and none is lost."""

import json
import sqlite3
from datetime import UTC, datetime

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import from_stamp, to_stamp
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class KeptLink:
    """One link of an incoming message that waits. `peer` as it came, perhaps without a resource."""

    key: int
    peer: Jid
    url: str
    file: FileInfo | None
    time: datetime


class LinkStore:
    """Everything raises LocalFileProblem where the disk does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_known(self, account: Jid, peer: Jid, stanza_id: str, archive_id: str, url: str) -> bool:
        """This message was taken before; `peer` by its bare address, which is all an archive is sure to keep."""

        def read(connection: sqlite3.Connection) -> bool:
            rows = connection.execute(
                "SELECT peer, stanza_id, archive_id, url FROM links WHERE account = ?"
                " AND ((archive_id = ? AND archive_id <> '') OR (stanza_id = ? AND stanza_id <> ''))",
                (account.bare, archive_id, stanza_id),
            )
            return any(
                Jid(row["peer"]).bare == peer.bare
                and (row["url"] in (url, "") or (bool(archive_id) and row["archive_id"] == archive_id))
                for row in rows
            )

        return await self._database.run(read)

    async def add(
        self,
        account: Jid,
        peer: Jid,
        stanza_id: str,
        archive_id: str,
        url: str,
        file: FileInfo | None,
        time: datetime,
    ) -> int:
        """Keep one that waits; returns its key."""

        def write(connection: sqlite3.Connection) -> int:
            cursor = connection.execute(
                "INSERT INTO links (account, peer, stanza_id, archive_id, url, facts, time, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 'open')",
                (account.bare, peer.full, stanza_id, archive_id, url, _facts(file), to_stamp(time)),
            )
            return cursor.lastrowid or 0

        return await self._database.run(write)

    async def add_sent(self, account: Jid, peer: Jid, stanza_id: str) -> None:
        """A message of ours with a link, sent by this device."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO links (account, peer, stanza_id, time, state) VALUES (?, ?, ?, ?, 'sent')",
                (account.bare, peer.bare, stanza_id, to_stamp(datetime.now(UTC))),
            )

        await self._database.run(write)

    async def settle(self, key: int, *, done: bool = True) -> None:
        """Nothing is left to do with it, or (not `done`) nothing by itself."""
        state = "settled" if done else "failed"
        await self._database.run(
            lambda connection: connection.execute("UPDATE links SET state = ? WHERE key = ?", (state, key))
        )

    async def forget(self, key: int) -> None:
        """It stays text after all."""
        await self._database.run(lambda connection: connection.execute("DELETE FROM links WHERE key = ?", (key,)))

    async def waiting(self, account: Jid) -> list[KeptLink]:
        """Those nobody has dealt with, oldest first."""

        def read(connection: sqlite3.Connection) -> list[KeptLink]:
            rows = connection.execute(
                "SELECT * FROM links WHERE account = ? AND state = 'open' ORDER BY time, key", (account.bare,)
            )
            return [
                KeptLink(
                    row["key"],
                    Jid(row["peer"]),
                    row["url"],
                    _file(row["facts"]),
                    from_stamp(row["time"]) or datetime.now(UTC),
                )
                for row in rows
            ]

        return await self._database.run(read)


def _facts(file: FileInfo | None) -> str:
    if file is None:
        return "{}"
    return json.dumps(
        {
            "name": file.name,
            "size": file.size,
            "algorithm": file.digest.algorithm if file.digest else "",
            "hash": file.digest.hex if file.digest else "",
            "type": file.media_type,
            "date": file.date.isoformat() if file.date else "",
            "description": file.description,
        }
    )


def _file(text: str) -> FileInfo | None:
    try:
        facts = json.loads(text)
        if not facts:
            return None
        return FileInfo(
            name=str(facts["name"]),
            size=int(facts.get("size", UNKNOWN_SIZE)),
            digest=Digest(str(facts["algorithm"]), str(facts["hash"])) if facts.get("hash") else None,
            media_type=str(facts.get("type", "")),
            date=datetime.fromisoformat(facts["date"]) if facts.get("date") else None,
            description=str(facts.get("description", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):  # an edited database
        return None
