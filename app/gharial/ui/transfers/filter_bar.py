"""The filters above the list: which part of the transfers, and a search for a file or a person."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from gharial.ui.style import tokens
from gharial.ui.transfers.rows import Part
from gharial.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 200


class FilterBar(QWidget):
    """One button a part, with how many rows it shows."""

    changed = Signal()
    """Another part was chosen, or something else is sought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = Part.ALL
        self._buttons: dict[Part, QToolButton] = {}
        self._search = SearchField(self.tr("Search files and people"), sign=True)
        self._search.setObjectName("transfer-search")
        self._search.setToolTip(self.tr("Search by the name of a file or a person (Ctrl+F)"))
        self._search.setMinimumWidth(_SEARCH_WIDTH)
        self._search.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.GAP_S, tokens.GAP_S, tokens.GAP_S, tokens.GAP_XS)
        row.setSpacing(tokens.GAP_XS)
        group = QButtonGroup(self)
        for part in Part:
            button = QToolButton()
            button.setObjectName(f"filter-{part.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, part=part: self.choose(part))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[part] = button
        row.addStretch(1)
        row.addWidget(self._search, 2)
        self._buttons[Part.ALL].setChecked(True)

    @property
    def sought(self) -> str:
        """What was typed into the search."""
        return self._search.text()

    def choose(self, part: Part) -> None:
        """Show that part."""
        self.part = part
        self._buttons[part].setChecked(True)
        self.changed.emit()

    def show_all(self) -> None:
        """Let everything through."""
        self._search.clear()
        self.choose(Part.ALL)

    def begin_search(self) -> None:
        """The search has the focus."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_counts(self, counts: Counter[Part]) -> None:
        """Say how many rows each button shows."""
        titles = {
            Part.ALL: self.tr("All {count}"),
            Part.ACTIVE: self.tr("Active {count}"),
            Part.WAITING: self.tr("Waiting {count}"),
            Part.FINISHED: self.tr("Finished {count}"),
        }
        for part, button in self._buttons.items():
            text = titles[part].format(count=self.locale().toString(counts[part]))
            if button.text() != text:
                button.setText(text)
