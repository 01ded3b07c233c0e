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


def transfers_for(account: Jid, target: Jid, files: Sequence[tuple[Path, FileInfo]]) -> list[tuple[Transfer, Jid]]:
    """QUEUED transfers for one person, each with its target; several are one group."""
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
                group=group,
            ),
            target,
        )
        for path, file in files
    ]
