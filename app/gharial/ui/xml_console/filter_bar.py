"""The filters above the stanzas: account, direction, kind, contact, words, files alone, acknowledgements."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from gharial.model.account import Account
from gharial.model.console import StanzaKind
from gharial.ui.style import tokens
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.search_field import SearchField
from gharial.ui.xml_console.stanza_filter import StanzaFilter


class FilterBar(QWidget):
    """Tells by `changed` what is to be shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = self._combo("filter-account", self.tr("Account"), ((self.tr("All accounts"), None),))
        self._direction = self._combo(
            "filter-direction",
            self.tr("Direction"),
            ((self.tr("Sent and received"), None), (self.tr("Sent"), True), (self.tr("Received"), False)),
        )
        kinds = ((self.tr("All kinds"), None), *((kind.value, kind) for kind in list(StanzaKind)[:3]))
        self._kind = self._combo("filter-kind", self.tr("Kind"), (*kinds, (self.tr("stream"), StanzaKind.OTHER)))
        self._contact = SearchField(self.tr("From or to"))
        self._contact.setObjectName("filter-contact")
        self._contact.setToolTip(self.tr("Only stanzas from or to this address, or a part of it"))
        self._text = SearchField(self.tr("Search the stanzas"), sign=True)
        self._text.setObjectName("filter-text")
        self._text.setToolTip(self.tr("Only stanzas that hold these words (Ctrl+F)"))
        self._files = QCheckBox(self.tr("Only file transfers"))
        self._files.setObjectName("filter-files")
        self._files.setAccessibleDescription(self.tr("Only stanzas of Jingle and the other ways to send files."))
        self._quiet = QCheckBox(self.tr("Without acknowledgements"))
        self._quiet.setObjectName("filter-acknowledgements")
        self._quiet.setAccessibleDescription(
            self.tr("Leaves out what the two ends only tell each other to be sure that stanzas arrived.")
        )
        self._quiet.setToolTip(self._quiet.accessibleDescription())
        self._quiet.setChecked(True)
        first = QHBoxLayout()
        first.setSpacing(tokens.GAP_S)
        for combo in (self._account, self._direction, self._kind):
            first.addWidget(combo)
        first.addWidget(self._files)
        first.addWidget(self._quiet)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(tokens.GAP_S)
        second.addWidget(self._contact, 1)
        second.addWidget(self._text, 2)
        grid = QGridLayout(self)
        grid.setContentsMargins(tokens.GAP_S, tokens.GAP_S, tokens.GAP_S, tokens.GAP_XS)
        grid.setVerticalSpacing(tokens.GAP_XS)
        grid.addLayout(first, 0, 0)
        grid.addLayout(second, 1, 0)
        for combo in (self._account, self._direction, self._kind):
            combo.currentIndexChanged.connect(lambda _row: self._tell())
        for field in (self._contact, self._text):
            field.textChanged.connect(lambda _text: self._tell())
        for box in (self._files, self._quiet):
            box.toggled.connect(lambda _checked: self._tell())

    @property
    def chosen(self) -> StanzaFilter:
        """What is set."""
        return StanzaFilter(
            self._account.currentData(),
            self._direction.currentData(),
            self._kind.currentData(),
            self._contact.text(),
            self._text.text(),
            self._files.isChecked(),
            not self._quiet.isChecked(),
        )

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        """Those that can be chosen."""
        known = [self._account.itemData(row) for row in range(1, self._account.count())]
        if known == [one.jid for one in accounts]:
            return
        chosen = self._account.currentData()
        self._account.blockSignals(True)
        while self._account.count() > 1:
            self._account.removeItem(1)
        for one in accounts:
            self._account.addItem(shown(one.jid.bare), one.jid)
        self._account.setCurrentIndex(max(0, self._account.findData(chosen)))
        self._account.blockSignals(False)
        self._tell()

    def begin_search(self) -> None:
        """The search has the focus."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def only_files(self) -> None:
        """Show what belongs to files."""
        self._files.setChecked(True)

    def only_contact(self, address: str) -> None:
        """Show what is from or to an address."""
        self._contact.setText(address)

    def _tell(self) -> None:
        self.changed.emit(self.chosen)

    def _combo(self, name: str, words: str, options: tuple[tuple[str, object], ...]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        for text, value in options:
            combo.addItem(text, value)
        return combo
