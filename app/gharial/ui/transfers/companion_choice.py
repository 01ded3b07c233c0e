"""Which of the files offered together are taken: a tick for each, and one for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gharial.model.picture import Picture
from gharial.model.transfer import Entry, FileInfo
from gharial.ui.style import tokens
from gharial.ui.transfers.companion_tree import CompanionTree
from gharial.ui.widgets.figures import number_text, size_text


class CompanionChoice(QWidget):
    """`changed`: something else is ticked."""

    changed = Signal()

    def __init__(
        self,
        files: Sequence[FileInfo],
        previews: Sequence[tuple[Entry, ...]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`previews`: what is in each, as far as that is known; nothing where it is of none."""
        super().__init__(parent)
        self._count = len(files)
        self._all = QCheckBox(self.tr("All of them"))
        self._all.setObjectName("tick-all")
        self._all.setAccessibleDescription(self.tr("Ticks all files of the list, or none. Space ticks a single one."))
        self._tree = CompanionTree(files, previews)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        first = QHBoxLayout()
        # Above the other ticks, which stand behind what unfolds a folder.
        first.addSpacing(self._tree.indentation() if self._tree.rootIsDecorated() else 0)
        first.addWidget(self._all)
        column.addLayout(first)
        column.addWidget(self._tree)
        self._show_all()
        self._all.clicked.connect(self._on_all)
        self._tree.changed.connect(self._show_all)
        self._tree.changed.connect(self.changed)

    @property
    def chosen(self) -> tuple[FileInfo, ...]:
        """Those that are ticked."""
        return self._tree.chosen

    @property
    def words(self) -> str:
        """What the ticks come to: "Take 3 of 5, 12.0 MB"."""
        chosen = self.chosen
        known = all(file.size >= 0 for file in chosen)
        size = size_text(sum(file.size for file in chosen)) if known else ""
        if not chosen:
            return self.tr("Take nothing")
        if len(chosen) == self._count:
            words = self.tr("Take all {count}, {size}") if known else self.tr("Take all {count}")
        elif known:
            words = self.tr("Take {chosen} of {count}, {size}")
        else:
            words = self.tr("Take {chosen} of {count}")
        return words.format(chosen=number_text(len(chosen)), count=number_text(self._count), size=size)

    def show_picture(self, name: str, picture: Picture) -> None:
        """That of a file has come."""
        self._tree.show_picture(name, picture)

    def _on_all(self) -> None:
        # A click on the half tick means all.
        self._tree.tick_all(len(self.chosen) < self._count)

    def _show_all(self) -> None:
        ticked = len(self.chosen)
        state = Qt.CheckState.Checked if ticked == self._count else Qt.CheckState.PartiallyChecked
        self._all.setCheckState(state if ticked else Qt.CheckState.Unchecked)
