"""The SQL of transfers: the list with its attempts, and the journal of unfinished files."""

import json
import logging
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gharial.model.conversation import Direction
from gharial.model.failures import Failure, from_record, to_record
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Digest, FileInfo, Group, Kind, Transfer, TransferState

log = logging.getLogger(__name__)

Entry = tuple[Transfer, Jid]
"""A transfer, and whom the user chose: bare for the best device, full for one."""
PartRow = tuple[Path, int, int]
"""Path, device and inode of an unfinished file."""
ConsentRow = tuple[str, str, str, bytes, int, int, str]
"""Account, person, group, folder, files and bytes still to come, and when it was given."""


def keep_transfers(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Insert at the end of the list, or replace; attempts too."""
    for transfer, target in entries:
        columns = _columns(transfer, target)
        names = ", ".join(columns)
        marks = ", ".join(f":{name}" for name in columns)
        changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
        connection.execute(
            f"INSERT INTO transfer (position, {names})"  # noqa: S608 - names of our own
            f" VALUES (1 + (SELECT coalesce(max(position), 0) FROM transfer), {marks})"
            f" ON CONFLICT (id) DO UPDATE SET {changes}",
            columns,
        )
        connection.execute("DELETE FROM attempt WHERE transfer_id = ?", (transfer.id,))
        connection.executemany(
            "INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(transfer.id, number, *_attempt_row(one)) for number, one in enumerate(transfer.attempts)],
        )


def read_transfers(connection: sqlite3.Connection) -> list[Entry]:
    """All, in the user's order; rows that this version does not understand are left out."""
    entries = []
    for row in connection.execute("SELECT * FROM transfer ORDER BY position, number"):
        attempts = connection.execute("SELECT * FROM attempt WHERE transfer_id = ? ORDER BY number", (row["id"],))
        try:
            entries.append((_transfer(row, [_attempt(one) for one in attempts]), Jid(row["target"])))
        except (ValueError, TypeError, KeyError):
            log.warning("the kept transfer %r cannot be read", row["id"], exc_info=True)
    return entries


def order_transfers(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Keep the order of the whole list."""
    connection.executemany(
        "UPDATE transfer SET position = ? WHERE id = ?", [(number, one) for number, one in enumerate(ids, 1)]
    )


def keep_wire_ids(connection: sqlite3.Connection, ids: Sequence[tuple[str, str]]) -> None:
    """Add (transfer, wire id); a transfer that is gone is passed over."""
    connection.executemany(
        "INSERT OR IGNORE INTO transfer_offer (transfer_id, offer_id) SELECT id, ? FROM transfer WHERE id = ?",
        [(wire_id, transfer_id) for transfer_id, wire_id in ids],
    )


def read_wire_ids(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(transfer, wire id) for every offer ever made of a transfer in the list, oldest first."""
    rows = connection.execute("SELECT transfer_id, offer_id FROM transfer_offer ORDER BY number")
    return [(row["transfer_id"], row["offer_id"]) for row in rows]


def allow_upload(connection: sqlite3.Connection, transfer_id: str) -> None:
    """The user allowed that a copy of this file lies on the server."""
    connection.execute("UPDATE transfer SET upload_allowed = 1 WHERE id = ?", (transfer_id,))


def read_allowed_uploads(connection: sqlite3.Connection) -> list[str]:
    """The transfers of `allow_upload`."""
    return [row["id"] for row in connection.execute("SELECT id FROM transfer WHERE upload_allowed = 1")]


def forget_transfers(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Delete them with their attempts."""
    connection.executemany("DELETE FROM transfer WHERE id = ?", [(one,) for one in ids])


def journal_part(connection: sqlite3.Connection, part: PartRow, transfer_id: str = "") -> None:
    """Note that we made this unfinished file, for this transfer."""
    path, device, inode = part
    connection.execute(
        "INSERT OR REPLACE INTO part_file (path, device, inode, transfer_id) VALUES (?, ?, ?, ?)",
        (os.fsencode(path), str(device), str(inode), transfer_id),
    )


def strike_part(connection: sqlite3.Connection, path: Path) -> None:
    """It is finished or removed."""
    connection.execute("DELETE FROM part_file WHERE path = ?", (os.fsencode(path),))


def read_parts(connection: sqlite3.Connection) -> list[tuple[PartRow, str]]:
    """Every unfinished file of ours that was left behind, with its transfer."""
    rows = connection.execute("SELECT path, device, inode, transfer_id FROM part_file").fetchall()
    return [
        ((Path(os.fsdecode(row["path"])), int(row["device"]), int(row["inode"])), row["transfer_id"]) for row in rows
    ]


def keep_consent(connection: sqlite3.Connection, row: ConsentRow) -> None:
    """Insert or replace a yes to a group of files."""
    connection.execute("INSERT OR REPLACE INTO group_consent VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def read_consents(connection: sqlite3.Connection) -> list[ConsentRow]:
    """Every yes to a group of files."""
    rows = connection.execute(
        "SELECT account, person, group_id, folder, files_left, bytes_left, given FROM group_consent"
    )
    return [tuple(row) for row in rows]


def forget_consents(connection: sqlite3.Connection, before: str) -> None:
    """Delete those that were given before this time (ISO 8601, UTC), or have been used up."""
    connection.execute("DELETE FROM group_consent WHERE given < ? OR files_left < 1", (before,))


def _columns(transfer: Transfer, target: Jid) -> dict[str, str | int | float | bytes | None]:
    file = transfer.file
    return {
        "id": transfer.id,
        "account": transfer.account.full,
        "peer": transfer.peer.full,
        "target": target.full,
        "direction": transfer.direction.value,
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "file_date": file.date.isoformat() if file.date else None,
        "description": file.description,
        "offered_digest": _digest_text(file.digest),
        "state": transfer.state.value,
        "created": transfer.created.isoformat(),
        "path": os.fsencode(transfer.path) if transfer.path else None,
        "bytes_done": transfer.bytes_done,
        "failure": _failure_text(transfer.failure),
        "digest": _digest_text(transfer.digest),
        "verified": transfer.verified,
        "seconds": transfer.seconds,
        "offer_id": transfer.offer_id,
        "entries": file.entries,
        "group_id": transfer.group.id if transfer.group else None,
        "group_count": transfer.group.count if transfer.group else 0,
        "group_size": transfer.group.size if transfer.group else 0,
        "paused_by_us": transfer.paused_by_us,
        "paused_by_peer": transfer.paused_by_peer,
        "waits_until": transfer.waits_until.isoformat() if transfer.waits_until else None,
    }


def _transfer(row: sqlite3.Row, attempts: list[Attempt]) -> Transfer:
    return Transfer(
        id=row["id"],
        account=Jid(row["account"]),
        peer=Jid(row["peer"]),
        direction=Direction(row["direction"]),
        file=FileInfo(
            name=row["name"],
            size=row["size"],
            digest=_digest(row["offered_digest"]),
            media_type=row["media_type"],
            date=datetime.fromisoformat(row["file_date"]) if row["file_date"] else None,
            description=row["description"],
            entries=row["entries"],
        ),
        state=TransferState(row["state"]),
        created=datetime.fromisoformat(row["created"]),
        path=Path(os.fsdecode(row["path"])) if row["path"] is not None else None,
        bytes_done=row["bytes_done"],
        attempts=tuple(attempts),
        failure=_failure(row["failure"]),
        digest=_digest(row["digest"]),
        verified=bool(row["verified"]),
        seconds=row["seconds"],
        offer_id=row["offer_id"],
        group=(Group(row["group_id"], row["group_count"], row["group_size"]) if row["group_id"] is not None else None),
        paused_by_us=bool(row["paused_by_us"]),
        paused_by_peer=bool(row["paused_by_peer"]),
        waits_until=datetime.fromisoformat(row["waits_until"]) if row["waits_until"] else None,
    )


def _attempt_row(attempt: Attempt) -> tuple[str | None, ...]:
    return (
        attempt.method,
        attempt.kind.value if attempt.kind else None,
        attempt.started.isoformat(),
        attempt.ended.isoformat() if attempt.ended else None,
        _failure_text(attempt.failure),
        attempt.route,
    )


def _attempt(row: sqlite3.Row) -> Attempt:
    return Attempt(
        method=row["method"],
        kind=Kind(row["kind"]) if row["kind"] else None,
        started=datetime.fromisoformat(row["started"]),
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] else None,
        failure=_failure(row["failure"]),
        route=row["route"],
    )


def _digest_text(digest: Digest | None) -> str | None:
    return f"{digest.algorithm} {digest.hex}" if digest else None


def _digest(text: str | None) -> Digest | None:
    if not text:
        return None
    algorithm, value = text.split(" ", 1)
    return Digest(algorithm, value)


def _failure_text(failure: Failure | None) -> str | None:
    return json.dumps(to_record(failure)) if failure else None


def _failure(text: str | None) -> Failure | None:
    return from_record(json.loads(text)) if text else None
