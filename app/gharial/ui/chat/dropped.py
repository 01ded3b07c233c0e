"""What is dragged over a conversation or pasted into it: files to send, folders that cannot be sent yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

_MOST_MEASURED = 500


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths of this computer, sorted by what can be done with them. `size` in bytes; None where it takes too long."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    size: int | None

    @classmethod
    def of(cls, paths: Sequence[Path]) -> "Dropped":
        """Look at each path once. One that cannot be looked at counts as a file: sending it says what is wrong."""
        folders = tuple(path for path in paths if _is_folder(path))
        files = tuple(path for path in paths if path not in set(folders))
        size = sum(_size(path) for path in files) if len(files) <= _MOST_MEASURED else None
        return cls(files, folders, size)

    def words(self, name: str, *, online: bool) -> str:
        """One sentence: what dropping it does."""
        if not self.files:
            return translate("dropped", "Folders are not sent yet. Drop the files inside instead.")
        person = shown(name)
        if not online:
            return translate("dropped", "{name} is offline: will be sent when {name} is back").format(name=person)
        count = len(self.files)
        if self.size is None:
            return translate("dropped", "Send %n files to {name}", None, count).format(name=person)
        text = (
            translate("dropped", "Send 1 file ({size}) to {name}")
            if count == 1
            else translate("dropped", "Send %n files ({size}) to {name}", None, count)
        )
        return text.format(size=size_text(self.size), name=person)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
