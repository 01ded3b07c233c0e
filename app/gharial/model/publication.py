"""`Publication`: a file that somebody may fetch when they like, until it is withdrawn (XEP-0137, XEP-0358)."""

from dataclasses import dataclass
from pathlib import Path

from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo


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
