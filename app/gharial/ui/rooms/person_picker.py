"""A field for addresses that knows our contacts: several, parted by commas, each completed as it is typed."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, bare, parse_jid
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.framed_list import dress_list
from gharial.ui.widgets.foreign_text import shown


class PersonPicker(QLineEdit):
    """`people` are the addresses that stand there; names of contacts count as their addresses."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._account: Jid | None = None
        self._by_words: dict[str, Jid] = {}
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        offers = QListView()
        offers.setObjectName("person-offers")
        offers.setAccessibleName(self.tr("Contacts that fit"))
        self._completer.setPopup(offers)
        # Only now: the completer gives it a look of its own.
        dress_list(offers, floating=True)
        self._completer.activated.connect(self._complete)
        self.setMaxLength(3071)
        self.setPlaceholderText(self.tr("Names or addresses, parted by commas"))
        self.textEdited.connect(self._offer)

    def know(self, account: Jid) -> None:
        """Offer the contacts of that account."""
        self._account = account
        self._by_words = {}
        for one in self._bridge.backend.roster.contacts(account):
            if one.blocked:
                continue
            address = one.jid.bare
            name = shown(one.name).replace(",", " ")
            self._by_words[f"{name} <{address}>" if name else address] = one.jid
        self._words.setStringList(sorted(self._by_words, key=str.casefold))

    def people(self) -> list[Jid]:
        """Who stands there. Raises MalformedJid for what is no address."""
        found: list[Jid] = []
        for part in self.text().split(","):
            words = part.strip()
            if not words:
                continue
            jid = self._by_words.get(words) or self._named(words)
            if jid is None:
                typed = words.rpartition("<")[2].removesuffix(">") if words.endswith(">") else words
                jid = bare(parse_jid(typed))
                if not jid.user:
                    raise MalformedJid(words)
            found.append(jid)
        return list(dict.fromkeys(found))

    def _named(self, words: str) -> Jid | None:
        """The only contact of that name."""
        if self._account is None:
            return None
        wanted = words.casefold()
        named = [
            one.jid for one in self._bridge.backend.roster.contacts(self._account) if one.name.casefold() == wanted
        ]
        return named[0] if len(named) == 1 else None

    def _offer(self) -> None:
        last = self.text()[: self.cursorPosition()].rpartition(",")[2].strip()
        if not last:
            self._hide_offers()
            return
        self._completer.setCompletionPrefix(last)
        if self._completer.completionCount():
            self._completer.complete()

    def _complete(self, words: str) -> None:
        before, comma, _ = self.text()[: self.cursorPosition()].rpartition(",")
        after = self.text()[self.cursorPosition() :].lstrip(", ")
        self.setText(f"{before}{comma}{' ' if comma else ''}{words}, {after}")

    def _hide_offers(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
