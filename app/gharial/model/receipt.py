"""A receipt of a transfer that ended well: who sent what to whom, when, which way, and whether both ends have the same.

The JSON form is for programs: its keys and values stay as they are, whatever language a person reads.
"""

from datetime import datetime
from typing import Any

from gharial.model.conversation import Direction
from gharial.model.jid import bare
from gharial.model.transfer import Attempt, Digest, Entry, Transfer, TransferState
from gharial.model.value import dataclass

FORMAT = "gharial-receipt"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """`transfers` are those of a file, a folder or a group; `entries` what lies in the folders, by transfer id."""

    transfers: tuple[Transfer, ...]
    entries: dict[str, tuple[Entry, ...]]
    made: datetime
    program: str

    def record(self) -> dict[str, Any]:
        """The receipt as values for JSON."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "made": self.made.isoformat(),
            "program": self.program,
            "transfers": [_record(one, self.entries.get(one.id, ())) for one in self.transfers],
        }


def has_receipt(transfer: Transfer) -> bool:
    """It has come, or has arrived there: only of that there is something to certify."""
    return transfer.state is TransferState.DONE


def ends(transfer: Transfer) -> tuple[Digest | None, Digest | None]:
    """The hashes of the file here and at the other end, as far as each is known.

    What we said ourselves of a file we send is no word of the other end.
    """
    incoming = transfer.direction is Direction.INCOMING
    here = transfer.digest or (None if incoming else transfer.file.digest)
    if transfer.verified and here is not None:
        return here, here
    return here, transfer.file.digest if incoming else None


def sender_and_recipient(transfer: Transfer) -> tuple[str, str]:
    """The addresses of both: ours bare, theirs with the device that had to do with it."""
    ours, theirs = bare(transfer.account).full, transfer.peer.full
    return (ours, theirs) if transfer.direction is Direction.OUTGOING else (theirs, ours)


def last_way(transfer: Transfer) -> Attempt | None:
    """The attempt that brought it there."""
    return next((one for one in reversed(transfer.attempts) if one.kind is not None), None)


def ended_at(transfer: Transfer) -> datetime:
    """When the last attempt ended; where nobody noted that, when it was begun."""
    times = [one.ended for one in transfer.attempts if one.ended is not None]
    return max(times, default=max((one.started for one in transfer.attempts), default=transfer.created))


def _record(one: Transfer, entries: tuple[Entry, ...]) -> dict[str, Any]:
    sender, recipient = sender_and_recipient(one)
    here, there = ends(one)
    way = last_way(one)
    file = one.file
    return {
        "direction": one.direction.value,
        "sender": sender,
        "recipient": recipient,
        "file": {
            "name": file.name,
            "size": file.size if file.size >= 0 else one.bytes_done,
            "media_type": file.media_type or None,
            "folder": file.is_folder,
            "files": [{"path": entry.path, "size": entry.size} for entry in entries] if file.is_folder else None,
        },
        "begun": one.created.isoformat(),
        "ended": ended_at(one).isoformat(),
        "way": {"method": way.method, "kind": way.kind.value} if way is not None and way.kind is not None else None,
        "hash_here": _digest(here),
        "hash_there": _digest(there),
        "verified": one.verified,
    }


def _digest(digest: Digest | None) -> dict[str, str] | None:
    return None if digest is None else {"algorithm": digest.algorithm, "hex": digest.hex}
