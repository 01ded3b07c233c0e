"""`KeyboardWindow`: every key of the program, to search and to take along as text; F1 opens it in any window."""

import errno
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.ui.explain import explain
from gharial.ui.key_table import KEYS, Place, as_text
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.search_field import SearchField
from gharial.ui.widgets.top_window import TopWindow

_SIZE = (620, 620)


class KeyboardWindow(TopWindow):
    """A list with a heading for each place; what is typed above narrows it to lines with all these words or keys."""

    panes = ("keyboard-search", "keyboard-list", "keyboard-copy")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyboard")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*_SIZE)
        self.setMinimumSize(320, 280)
        self.search = SearchField(self.tr("Search keys and what they do"), sign=True)
        self.search.setObjectName("keyboard-search")
        self.search.textChanged.connect(self._narrow)
        self.list = QTreeWidget()
        self.list.setObjectName("keyboard-list")
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self._said = QLabel()
        self._said.setObjectName("keyboard-said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        copy = QPushButton(self.tr("Copy as text"))
        copy.setObjectName("keyboard-copy")
        copy.clicked.connect(self._copy)
        save = QPushButton(self.tr("Save as text…"))
        save.setObjectName("keyboard-save")
        save.clicked.connect(self._ask_where)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_S)
        buttons.addWidget(self._said, 1)
        buttons.addWidget(copy)
        buttons.addWidget(save)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        column.setSpacing(GAP_M)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._fill()
        current_theme().changed.connect(self._dress)
        self._dress()
        self.search.setFocus()

    def shown_keys(self) -> list[str]:
        """The lines that fit what is searched, as they stand: what it does, then its keys."""
        lines = (line for heading in self._headings() for line in _below(heading))
        return [f"{line.text(0)}: {line.text(1)}" for line in lines if not line.isHidden()]

    def save(self, path: Path) -> None:
        """Write the list into a file; what goes wrong stands below the list."""
        try:
            path.write_text(as_text(), encoding="utf-8")
        except OSError as error:
            full = error.errno == errno.ENOSPC
            fault = FileFault.DISK_FULL if full else FileFault.NO_PERMISSION
            self._said.setText(explain(LocalFileProblem(str(path), fault.value, str(error))).sentence)
        else:
            self._said.setText(self.tr("Saved."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.close()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for place in Place:
            heading = QTreeWidgetItem(self.list, [place.words, ""])
            heading.setFirstColumnSpanned(True)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for key in KEYS:
                if key.place is place:
                    line = QTreeWidgetItem(heading, [key.words, self._either(key.sequences)])
                    line.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{line.text(0)}: {line.text(1)}")
        self.list.expandAll()
        self.list.setCurrentItem(_below(self._headings()[0])[0])

    def _either(self, sequences: tuple[str, ...]) -> str:
        if len(sequences) == 1:
            return apart(sequences[0])
        first, last = ", ".join(sequences[:-1]), sequences[-1]
        return self.tr("{keys} or {key}").format(keys=first, key=last)

    def _headings(self) -> list[QTreeWidgetItem]:
        found = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        return [one for one in found if one is not None]

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for heading in self._headings():
            left = 0
            for line in _below(heading):
                said = f"{heading.text(0)} {line.text(0)} {line.text(1)}".casefold()
                fits = all(word in said for word in words)
                line.setHidden(not fits)
                left += fits
            heading.setHidden(not left)
        count = len(self.shown_keys())
        self._said.setText("" if count else self.tr("No key does that."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text())
        self._said.setText(self.tr("Copied."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as text"))
        dialog.setObjectName("keyboard-save-as")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self.tr("gharial-keys.txt"))
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.show()

    def _dress(self) -> None:
        for heading in self._headings():
            heading.setFont(0, current_theme().font(bold=True))


def _below(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [heading.child(at) for at in range(heading.childCount())]
    return [one for one in found if one is not None]
