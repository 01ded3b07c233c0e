"""`SendBox`: a stanza typed by hand, checked while it is typed, sent as it stands."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gharial.model.account import Account, AccountState
from gharial.model.console import StanzaFault, check_stanza
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.plain_label import plain_label
from gharial.ui.xml_console.stanza_text import run_from_left
from gharial.ui.xml_console.stanza_words import fault_words

_LINES = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SendBox(QWidget):
    """Says at once what is wrong with what was typed; Ctrl+Enter sends."""

    sent = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("send-box")
        self._warning = plain_label(
            "send-warning",
            self.tr("It is sent just as it is typed, in your name. Send only what you understand."),
        )
        self.text = QPlainTextEdit()
        self.text.setObjectName("stanza-input")
        self.text.setAccessibleName(self.tr("A stanza to send"))
        self.text.setAccessibleDescription(self._warning.text())
        self.text.setPlaceholderText('<iq type="get" id="1"><ping xmlns="urn:xmpp:ping"/></iq>')
        self.text.setTabChangesFocus(True)
        run_from_left(self.text.document())
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 2 * tokens.GAP_S)
        self.text.textChanged.connect(self._check)
        self.text.installEventFilter(self)
        self._trouble = plain_label("send-trouble", "")
        self._account = QComboBox()
        self._account.setObjectName("send-account")
        self._account.setAccessibleName(self.tr("Account to send by"))
        self._account.currentIndexChanged.connect(lambda _row: self._check())
        self._send = QPushButton(self.tr("Send"))
        self._send.setObjectName("send-stanza")
        self._send.setToolTip(self.tr("Send the stanza (Ctrl+Enter)"))
        self._send.clicked.connect(self._on_send)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP_S)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self._account)
        foot.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_S, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_S)
        column.setSpacing(tokens.GAP_XS)
        column.addWidget(self._warning)
        column.addWidget(self.text)
        column.addLayout(foot)
        current_theme().changed.connect(self._style)
        self._style()
        self._check()

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        """Those that are online can send."""
        chosen = self._account.currentData()
        self._account.blockSignals(True)
        self._account.clear()
        for one in accounts:
            if one.state is AccountState.ONLINE:
                self._account.addItem(shown(one.jid.bare), one.jid)
        self._account.setCurrentIndex(max(0, self._account.findData(chosen)))
        self._account.blockSignals(False)
        self._account.setVisible(self._account.count() > 1)
        self._check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_send()
            return True
        return super().eventFilter(watched, event)

    def _check(self) -> bool:
        bad = check_stanza(self.text.toPlainText())
        account = self._account.currentData()
        if bad is not None:
            # Nobody is blamed for what was not begun.
            self._say("" if bad.fault is StanzaFault.EMPTY else fault_words(bad))
        elif account is None:
            self._say(self.tr("No account is online."))
        else:
            self._say("")
        good = bad is None and account is not None
        self._send.setEnabled(good)
        return good

    def _on_send(self) -> None:
        account = self._account.currentData()
        if not self._check() or not isinstance(account, Jid):
            bad = check_stanza(self.text.toPlainText())
            if bad is not None:
                self._say(fault_words(bad))
            return
        command = self._bridge.backend.console.send(account, self.text.toPlainText())
        self._bridge.run(command, lambda _: self._done(), self._failed, self)

    def _done(self) -> None:
        self.text.clear()
        self.text.setFocus()
        self.sent.emit()

    def _failed(self, failure: Failure) -> None:
        self._say(explain(failure).sentence)

    def _say(self, words: str) -> None:
        self._trouble.setText(words)

    def _style(self) -> None:
        theme = current_theme()
        self._warning.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._warning.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
        self._trouble.setStyleSheet(f"color: {theme.color(Role.BAD).name()};")
