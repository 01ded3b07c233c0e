"""Our own accounts on top of the roster: who we are, our status, and how the connection stands."""

import math
from datetime import UTC, datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget

from gharial.model import failures
from gharial.model.account import Account, AccountState, Show, Status
from gharial.model.events import AccountChanged, AccountRemoved, PasswordNeeded
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.roster.status_menu import StatusMenu, StatusTextDialog
from gharial.ui.style import tokens
from gharial.ui.style.presence import presence_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, GAP_XS, Role
from gharial.ui.widgets.avatar import Avatar, accent_of
from gharial.ui.widgets.elided_label import ElidedLabel
from gharial.ui.widgets.figures import duration_text
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.menu_button import MenuButton
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.presence_words import show_words

_PASSWORD = (failures.WrongPassword, failures.PasswordMissing, failures.KeyringProblem)


class AccountRow(QWidget):
    """One account: avatar, address, status text, the status button, and below it a line while it is not connected."""

    password_asked = Signal(object)
    """The user wants to type the password of the account (a bare Jid)."""
    settings_asked = Signal(object)
    """The user wants to see the account's settings."""

    def __init__(self, bridge: Bridge, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._account = account
        self._needs_password = False
        self._accent: QColor | None = None
        self._avatar = Avatar(tokens.AVATAR, self)
        self._name = ElidedLabel(parent=self, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setObjectName("own-address")
        self._words = ElidedLabel(parent=self)
        self._words.setForegroundRole(self._words.palette().ColorRole.PlaceholderText)
        self._button = MenuButton(self)
        self._button.setObjectName("own-status")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setProperty("chevron", True)
        self._button.setIconSize(QSize(14, 14))
        self._menu = StatusMenu(self)
        self._menu.status_chosen.connect(self._set_status)
        self._menu.text_asked.connect(self._ask_text)
        self._button.setMenu(self._menu)
        self.line = NoticeLine("connection", self)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._words)
        top = QHBoxLayout()
        top.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_XS)
        top.setSpacing(GAP_M)
        top.addWidget(self._avatar)
        top.addLayout(names, 1)
        top.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.line)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tell_connection)
        current_theme().changed.connect(self._dress)
        self.show_account(account)
        bridge.run(
            bridge.backend.roster.avatar(account.jid, account.jid), self._avatar.show_picture, lambda _: None, self
        )
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The status by its sign alone where its word would cut our address."""
        button, name = self._button, self._name
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = name.fontMetrics().horizontalAdvance(name.text())
        needed = GAP_M + self._avatar.width() + GAP_M + words + GAP_M + button.sizeHint().width() + GAP_S
        if needed > self.width():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_account(self, account: Account) -> None:
        """The account is this now."""
        self._account = account
        if account.state is AccountState.ONLINE:
            self._needs_password = False
        self._avatar.show_person(account.jid.bare, account.jid.bare)
        self._name.setText(shown(account.jid.bare))
        self._words.setText(shown(account.status.text))
        self._words.setVisible(bool(account.status.text))
        self._dress()

    def show_accent(self, colour: QColor | None) -> None:
        """Mark it with that colour, or not at all."""
        self._accent = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._accent is not None:
            painter = QPainter(self)
            side = QRect(0, self._avatar.y(), tokens.ACCENT_BAR, self._avatar.height())
            painter.fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), side), self._accent)
            painter.end()

    def need_password(self) -> None:
        """The account waits for its password."""
        self._needs_password = True
        self._tell_connection()

    def _shown_status(self) -> Status:
        """What others see of us, which is nothing before we are online."""
        if self._account.state is AccountState.ONLINE:
            return self._account.status
        return Status(Show.OFFLINE, self._account.status.text)

    def _dress(self) -> None:
        theme = current_theme()
        self._name.setFont(theme.font(bold=True))
        self._words.setFont(theme.font(tokens.TYPE_SECONDARY))
        status = self._shown_status()
        words = show_words(status.show)
        self._button.setIcon(presence_icon(status.show, 14))
        self._button.setText(words)
        self._button.setAccessibleName(
            self.tr("Status of {account}: {status}").format(account=self._account.jid.bare, status=words)
        )
        self._button.setToolTip(self.tr("Change your status"))
        self._fit()
        self._menu.show_status(Status(self._account.status.show, self._account.status.text))
        self._tell_connection()

    def _tell_connection(self) -> None:
        account = self._account
        waiting = account.state is AccountState.WAITING and account.retry_at is not None
        if waiting and not self._timer.isActive():
            self._timer.start()
        elif not waiting:
            self._timer.stop()
        if self._needs_password and account.state is not AccountState.ONLINE:
            words = self.tr("The password is needed to sign in.")
            self.line.tell(words, "key", Role.WARN, ("password", self.tr("Password…"), self._ask_password))
            return
        match account.state:
            case AccountState.ONLINE | AccountState.OFFLINE:
                self.line.silence()
            case AccountState.CONNECTING:
                self.line.tell(self.tr("Connecting…"), "clock", Role.TEXT_2)
            case AccountState.WAITING:
                retry = ("retry-connection", self.tr("Retry"), self._retry)
                failure = account.failure
                # Without the seconds: nobody wants to hear them counted.
                heard = explain(failure).what if failure is not None else self.tr("No connection – trying again…")
                self.line.tell(self._waiting_words(), "warning", Role.WARN, retry, heard=heard)
            case AccountState.REFUSED:
                self._tell_refused(account.failure)

    def _waiting_words(self) -> str:
        retry_at, failure = self._account.retry_at, self._account.failure
        left = math.ceil((retry_at - datetime.now(UTC)).total_seconds()) if retry_at is not None else 0
        if left > 0:
            words = self.tr("No connection – next try in {time}").format(time=duration_text(left))
        else:
            words = self.tr("No connection – trying again…")
        return f"{words}\n{explain(failure).what}" if failure is not None else words

    def _tell_refused(self, failure: Failure | None) -> None:
        words = explain(failure).sentence if failure is not None else self.tr("The server refused the connection.")
        if isinstance(failure, _PASSWORD):
            action = ("password", self.tr("Password…"), self._ask_password)
        else:
            action = ("account-settings", self.tr("Settings…"), self._ask_settings)
        retry = ("retry-connection", self.tr("Retry"), self._retry)
        actions = (action,) if isinstance(failure, _PASSWORD) else (action, retry)
        self.line.tell(words, "warning", Role.BAD, *actions)

    def _ask_password(self) -> None:
        self.password_asked.emit(self._account.jid)

    def _ask_settings(self) -> None:
        self.settings_asked.emit(self._account.jid)

    def _retry(self) -> None:
        self._bridge.backend.accounts.retry_now(self._account.jid)

    def _set_status(self, status: Status) -> None:
        self._bridge.run(self._bridge.backend.accounts.set_status(status, self._account.jid))

    def _ask_text(self) -> None:
        dialog = StatusTextDialog(self._account.status.text, self)
        dialog.written.connect(lambda text: self._set_status(Status(self._account.status.show, text)))
        dialog.show()


class AccountBar(QWidget):
    """All accounts, one below the other."""

    password_asked = Signal(object)
    settings_asked = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("account-bar")
        self._bridge = bridge
        self._rows: dict[Jid, AccountRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for account in bridge.backend.accounts.all():
            self._put(account)
        bridge.hear(AccountChanged, lambda event: self._put(event.account), self)
        bridge.hear(AccountRemoved, lambda event: self._drop(event.account), self)
        bridge.hear(PasswordNeeded, lambda event: self._need_password(event.account), self)
        current_theme().changed.connect(self._mark)

    def accent(self, account: Jid) -> QColor | None:
        """The colour that marks an account and its contacts; one account alone needs none."""
        return accent_of(account.bare) if len(self._rows) > 1 else None

    def _mark(self) -> None:
        for jid, row in self._rows.items():
            row.show_accent(self.accent(jid))

    def rows(self) -> tuple[AccountRow, ...]:
        """One a row, in the order they came."""
        return tuple(self._rows.values())

    def _put(self, account: Account) -> None:
        row = self._rows.get(account.jid)
        if row is not None:
            row.show_account(account)
            return
        row = self._rows[account.jid] = AccountRow(self._bridge, account, self)
        row.password_asked.connect(self.password_asked)
        row.settings_asked.connect(self.settings_asked)
        self._column.addWidget(row)
        self._mark()

    def _drop(self, account: Jid) -> None:
        row = self._rows.pop(account, None)
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._mark()

    def _need_password(self, account: Jid) -> None:
        if account in self._rows:
            self._rows[account].need_password()
