"""Whether the very file that is offered lies here already, since an earlier transfer from the same person."""

from collections.abc import Sequence
from pathlib import Path

from gharial.backend.transfers.pump import ALGORITHM, Flow, Pump
from gharial.backend.transfers.source import FileSource
from gharial.model.failures import Failure
from gharial.model.transfer import FileInfo, Transfer, TransferState

LARGEST = 1 << 30
"""Bytes that are read before a question is shown: a second or two; what is larger is not looked at."""


def possible_twins(alike: Sequence[Transfer], file: FileInfo) -> list[tuple[Path, int]]:
    """Paths and sizes of finished files that had the digest of the one offered; newest first. Pure."""
    if file.digest is None or file.digest.algorithm != ALGORITHM or not 0 < file.size <= LARGEST:
        return []
    return [
        (one.path, one.file.size)
        for one in reversed(alike)
        if one.state is TransferState.DONE and one.path is not None and one.digest == file.digest
    ]


async def twin_of(candidates: Sequence[tuple[Path, int]], file: FileInfo, pump: Pump) -> Path | None:
    """The first that still is what it was."""
    for path, size in candidates:
        try:
            source = await pump.run(lambda path=path, size=size: FileSource(path, size))  # type: ignore[misc]
        except Failure:
            continue
        whole = Flow()
        whole.bytes_done = size  # nobody sends it: read on
        try:
            if await pump.hash(source, whole) == file.digest:
                return path
        except Failure:
            continue
        finally:
            source.close()
    return None
