"""The list of proxies that are used besides those of the servers (XEP-0065)."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gharial.model.jid import parse_jid
from gharial.model.settings import Settings
from gharial.ui.settings.address_checks import proxy_problem
from gharial.ui.settings.boxed_list import BoxedList
from gharial.ui.settings.checked_line import CheckedLine
from gharial.ui.settings.choices import Choices
from gharial.ui.style import tokens
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.widgets.foreign_text import shown

_ROWS = 4


class ProxyList(QWidget):
    """Addresses, a line to add one, a button to remove the selected."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._shown: tuple[str, ...] | None = None
        self._rows = BoxedList("proxies", self.tr("Proxies"), _ROWS)
        EmptyWords(self._rows, self.tr("None besides those of your servers."))
        self._line = CheckedLine(lambda text: proxy_problem(text, choices.now.proxies))
        self._line.line.setObjectName("proxy-address")
        self._line.line.setPlaceholderText("proxy.river.example")
        self._line.line.setAccessibleName(self.tr("Address of a proxy"))
        add = QPushButton(self.tr("Add"))
        add.setObjectName("add-proxy")
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setObjectName("remove-proxy")
        # Leaving the line for another control is no wish to add anything.
        self._line.line.editingFinished.disconnect()
        self._line.line.returnPressed.connect(self._add)
        add.clicked.connect(self._add)
        self._remove.clicked.connect(self._take_out)
        self._rows.itemSelectionChanged.connect(self._enable)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP_S)
        row.addWidget(self._line, 1)
        row.addWidget(add)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addWidget(self._rows)
        column.addLayout(row)

    def show_settings(self, settings: Settings) -> None:
        """Bring the rows in line with the settings."""
        if settings.proxies != self._shown:
            self._shown = settings.proxies
            with QSignalBlocker(self._rows):
                self._rows.clear()
                self._rows.addItems([shown(proxy) for proxy in settings.proxies])
        self._enable()

    def _add(self) -> None:
        if self._line.check():
            proxy = parse_jid(self._line.text).bare
            self._line.line.clear()
            self._choices.change(proxies=(*self._choices.now.proxies, proxy))
            self.show_settings(self._choices.now)

    def _take_out(self) -> None:
        row = self._rows.currentRow()
        proxies = self._choices.now.proxies
        if 0 <= row < len(proxies):
            self._choices.change(proxies=(*proxies[:row], *proxies[row + 1 :]))
            self.show_settings(self._choices.now)

    def _enable(self) -> None:
        self._remove.setEnabled(bool(self._rows.selectedItems()))
