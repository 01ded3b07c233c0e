"""`EntryRows`: the files of an offered folder as rows of a tree: names and sizes, what can run marked."""

from pathlib import PurePosixPath

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gharial.model.runnable import is_runnable, run_kind
from gharial.model.transfer import Entry
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown_name, tip
from gharial.ui.widgets.runnable_words import kind_and_size, spoken_name

translate = QCoreApplication.translate

MOST = 1000
"""So many rows are made; whoever wants to look through more will take the folder first."""
_DEPTH = 16
"""Deeper folders stand in one row together."""


class EntryRows:
    """Puts them below `top`, or at the top of `tree`. `count` is how many files the folder has in all; those that are
    not named are counted in the last row."""

    def __init__(
        self, tree: QTreeWidget, preview: tuple[Entry, ...], count: int, top: QTreeWidgetItem | None = None
    ) -> None:
        self._top = top if top is not None else tree.invisibleRootItem()
        self._folders: dict[PurePosixPath, QTreeWidgetItem] = {}
        # What can run comes first into the tree, so that a thousand pictures do not hide it.
        listed = sorted(preview, key=lambda entry: not is_runnable(PurePosixPath(entry.path).name))[:MOST]
        for entry in listed:
            if entry.path.endswith("/"):
                self._folder(PurePosixPath(entry.path))
            else:
                self._put(entry)
        left = count - len(listed)
        if left > 0:
            QTreeWidgetItem(self._top, [translate("OfferTree", "and %n more", None, left), ""])

    def _put(self, entry: Entry) -> None:
        path = PurePosixPath(entry.path)
        kind = run_kind(path.name)
        name = shown_name(path.name)
        item = QTreeWidgetItem(self._folder(path.parent), [name, kind_and_size(kind, size_text(entry.size))])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setIcon(0, icon("file", Role.TEXT_2) if kind is None else icon("warning", Role.WARN))
        item.setToolTip(0, tip(shown_name(entry.path)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken_name(name, kind))

    def _folder(self, path: PurePosixPath) -> QTreeWidgetItem:
        if not path.name:
            return self._top
        item = self._folders.get(path)
        if item is None:
            above = self._folder(path.parent) if len(path.parts) <= _DEPTH else self._top
            name = shown_name(path.name if len(path.parts) <= _DEPTH else str(path))
            item = self._folders[path] = QTreeWidgetItem(above, [name, ""])
            item.setIcon(0, icon("folder", Role.TEXT_2))
            item.setToolTip(0, tip(shown_name(str(path))))
        return item
