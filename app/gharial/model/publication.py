"""Files that somebody may fetch when they like (XEP-0137, XEP-0358): ours for others, and others' for us."""

from pathlib import Path

from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """`contact`, a bare address, and nobody else may ask for it. It lasts until the program ends at most."""

    id: str
    """Not to be guessed."""
    account: Jid
    contact: Jid
    path: Path
    file: FileInfo
    fetched: int = 0
    """How many times it was asked for."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that somebody holds ready for us, as they say: nothing of it is proven, the name not through the gate."""

    owner: Jid
    """The device that has it, full."""
    id: str
    """What its owner knows it by; empty where only its name is known."""
    file: FileInfo


@dataclass(frozen=True, slots=True)
class SharedFiles:
    """What a person holds ready for us. `listed`: a program of theirs told all of it.

    Otherwise these are the files that they announced one by one, as far as this program heard of them.
    """

    files: tuple[SharedFile, ...] = ()
    listed: bool = False
    cut: bool = False
    """There are more, which were not asked for."""
