"""A folder for somebody who takes only single files: its files as transfers of their own, one group, in its place.

Each then has its own progress, and a retry sends only what is missing. Empty folders cannot go this way.
"""

import uuid
from dataclasses import replace

from gharial.backend.transfers.folder_scan import scan
from gharial.backend.transfers.job import now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.source import describe
from gharial.model.failures import Failure, FileFault, FolderBound, FolderTooLarge, LocalFileProblem, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Group, Transfer, TransferState

MOST_SINGLE_FILES = 1000
"""Each is offered, and may have to be accepted by a person, on its own."""


async def split_folder(folder: Transfer, target: Jid, ledger: Ledger, pump: Pump) -> None:
    """Put the files into the list where the folder was, as a group with its id; or say at the folder why not."""
    try:
        files = await pump.run(lambda: single_files(folder, target))
    except Failure as failure:
        ledger.put(replace(folder.moved_to(TransferState.FAILED), failure=failure))
        return
    if ledger.get(folder.id) is None:
        return  # taken off the list meanwhile
    for file in files:
        ledger.put(file, target=target)
    await ledger.move([file.id for file in files], before=folder.id)
    await ledger.remove(folder.id)


def single_files(folder: Transfer, target: Jid) -> list[Transfer]:
    """Every file of the folder as a transfer that waits, under its own name; blocking.

    Raises LocalFileProblem, FolderTooLarge where they are too many, Unsupported where there is none.
    """
    if folder.path is None:
        raise LocalFileProblem("", FileFault.VANISHED.value)
    found = scan(folder.path)
    paths = [folder.path / name for name, entry in zip(found.names, found.entries, strict=True) if not entry.is_folder]
    if not paths:
        raise Unsupported(target.full, "folders")
    if len(paths) > MOST_SINGLE_FILES:
        raise FolderTooLarge(folder.file.name, FolderBound.SINGLE_FILES.value, len(paths), MOST_SINGLE_FILES)
    files = [describe(path) for path in paths]
    group = Group(folder.id, len(files), sum(file.size for file in files))
    return [
        Transfer(
            id=uuid.uuid4().hex,
            account=folder.account,
            peer=target,
            direction=folder.direction,
            file=file,
            state=TransferState.QUEUED,
            created=now(),
            path=path,
            group=group,
        )
        for path, file in zip(paths, files, strict=True)
    ]
