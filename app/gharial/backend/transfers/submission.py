"""What the user chose to send, as transfers that wait: one for each file or folder and person."""

import uuid
from collections.abc import Sequence
from pathlib import Path

from gharial.backend.transfers.job import now
from gharial.backend.transfers.source import describe
from gharial.model.conversation import Direction
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Group, Transfer, TransferState


def described(paths: Sequence[Path]) -> list[tuple[Path, FileInfo]]:
    """Each path, absolute, with what is offered for it; blocking. Raises LocalFileProblem for the first bad one."""
    return [(path.absolute(), describe(path.absolute())) for path in paths]


def offer_id_for(transfer: Transfer) -> str:
    """Of the offer that leaves now: for the first one of a file that was asked for, the id that was promised."""
    promised = transfer.offer_id if len(transfer.attempts) == 1 else ""
    return promised or uuid.uuid4().hex


def transfers_for(
    account: Jid, target: Jid, files: Sequence[tuple[Path, FileInfo]], promised: str = ""
) -> list[tuple[Transfer, Jid]]:
    """QUEUED transfers for one person, each with its target; several are one group. `promised`: see `offer_id_for`."""
    group = Group(uuid.uuid4().hex, len(files), sum(file.size for _path, file in files)) if len(files) > 1 else None
    return [
        (
            Transfer(
                id=uuid.uuid4().hex,
                account=bare(account),
                peer=target,
                direction=Direction.OUTGOING,
                file=file,
                state=TransferState.QUEUED,
                created=now(),
                path=path,
                offer_id=promised,
                group=group,
            ),
            target,
        )
        for path, file in files
    ]
