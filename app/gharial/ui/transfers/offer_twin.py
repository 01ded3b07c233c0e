"""Whether an offered file is here already: received before, and still where it was put (fault 17)."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gharial.model.conversation import Direction
from gharial.model.jid import bare
from gharial.model.transfer import Offer, Transfer, TransferState

_WEAK = frozenset({"md5", "sha-1"})
"""Hashes for which another file with the same one can be made."""


class Twin(NamedTuple):
    """`path` is where it lies; `certain` where a hash says that it is the same."""

    path: Path
    certain: bool


def find_twin(offer: Offer, transfers: Iterable[Transfer]) -> Twin | None:
    """The file, if the disk still has it with that size. Blocks: call it in a thread."""
    if len(offer.files) != 1:
        return None
    file = offer.files[0]
    found = None
    for one in transfers:
        if one.direction is not Direction.INCOMING or one.state is not TransferState.DONE or one.path is None:
            continue
        certain = file.digest is not None and one.digest == file.digest and file.digest.algorithm not in _WEAK
        alike = (one.file.name, one.file.size) == (file.name, file.size) and bare(one.peer) == bare(offer.peer)
        if (certain or (alike and found is None)) and _is_there(one.path, one.file.size, folder=one.file.is_folder):
            found = Twin(one.path, certain)
            if certain:
                break
    return found


def _is_there(path: Path, size: int, *, folder: bool) -> bool:
    try:
        return path.is_dir() if folder else path.is_file() and path.stat().st_size == size
    except OSError:
        return False
