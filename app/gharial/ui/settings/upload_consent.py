"""For each account, whether a copy on its server is a way like the others (XEP-0363)."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.choices import Choices
from gharial.ui.style import tokens
from gharial.ui.widgets.foreign_text import shown


class UploadConsent(QWidget):
    """A box for each account; it follows the accounts that come and go."""

    def __init__(self, bridge: Bridge, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choices = choices
        self._boxes: dict[str, QCheckBox] = {}
        self.setObjectName("upload-accounts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP_XS)
        bridge.hear(AccountChanged, lambda _: self.show_settings(choices.now), self)
        bridge.hear(AccountRemoved, lambda _: self.show_settings(choices.now), self)

    def show_settings(self, settings: Settings) -> None:
        """Bring the boxes in line with the accounts and the settings."""
        there = [account.jid.bare for account in self._bridge.backend.accounts.all()]
        for address in [one for one in self._boxes if one not in there]:
            self._boxes.pop(address).deleteLater()
        for address in there:
            if address not in self._boxes:
                self._boxes[address] = self._box(address)
            with QSignalBlocker(self._boxes[address]):
                self._boxes[address].setChecked(address in settings.upload_accounts)

    def _box(self, address: str) -> QCheckBox:
        server = address.rpartition("@")[2]
        words = self.tr("{account} may leave copies on {server}").format(account=shown(address), server=shown(server))
        # An ampersand in an address is no shortcut.
        box = QCheckBox(words.replace("&", "&&"))
        box.setObjectName(f"upload {address}")
        box.setAccessibleName(words)
        box.toggled.connect(lambda allowed: self._allow(address, allowed))
        self._column.addWidget(box)
        return box

    def _allow(self, address: str, allowed: bool) -> None:
        others = tuple(one for one in self._choices.now.upload_accounts if one != address)
        self._choices.change(upload_accounts=(*others, address) if allowed else others)
