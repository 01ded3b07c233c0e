"""What is dragged over a conversation or pasted into it: files and folders, and what sending them would do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gharial.model.value import dataclass
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, shown_name

translate = QCoreApplication.translate

_MOST_MEASURED = 500


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths of this computer. `size` of the files in bytes; None where folders or too many files make that slow."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    size: int | None

    @classmethod
    def of(cls, paths: Sequence[Path]) -> "Dropped":
        """Look at each path once. One that cannot be looked at counts as a file: sending it says what is wrong."""
        folders = tuple(path for path in paths if _is_folder(path))
        files = tuple(path for path in paths if path not in set(folders))
        measured = not folders and len(files) <= _MOST_MEASURED
        size = sum(_size(path) for path in files) if measured else None
        return cls(files, folders, size)

    def words(self, name: str, *, online: bool) -> str:
        """One sentence: what dropping it does."""
        person = shown(name)
        if not online:
            return translate("dropped", "{name} is offline: will be sent when {name} is back").format(name=person)
        files, folders = len(self.files), len(self.folders)
        if folders == 1 and not files:
            inside = shown_name(self.folders[0].name)
            return translate("dropped", "Send the folder {folder} to {name}").format(folder=inside, name=person)
        if folders and not files:
            return translate("dropped", "Send %n folders to {name}", None, folders).format(name=person)
        if folders:
            both = files + folders
            return translate("dropped", "Send %n files and folders to {name}", None, both).format(name=person)
        if self.size is None:
            return translate("dropped", "Send %n files to {name}", None, files).format(name=person)
        text = (
            translate("dropped", "Send 1 file ({size}) to {name}")
            if files == 1
            else translate("dropped", "Send %n files ({size}) to {name}", None, files)
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
