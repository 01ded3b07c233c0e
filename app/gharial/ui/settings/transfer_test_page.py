"""The page "Test my transfers": what works here and what does not, row by row, while it is found out."""

import asyncio
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.model.account import AccountState
from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.self_test import CheckResult, CheckState
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.setting_places import PASSING
from gharial.ui.settings.transfer_test_words import (
    report,
    seconds_words,
    sentence,
    state_words,
    summary,
    title_words,
)
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.plain_label import plain_label

_SIGNS = {
    CheckState.RUNNING: ("clock", Role.TEXT_2),
    CheckState.GOOD: ("check", Role.GOOD),
    CheckState.NOTE: ("info", Role.TEXT_2),
    CheckState.BAD: ("warning", Role.BAD),
}


class TransferTestPage(QWidget):
    """One test at a time; leaving the window ends it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._task: asyncio.Task[Any] | None = None
        self._rows: dict[str, CheckRow] = {}
        self._title = QLabel(self.tr("Test my transfers"))
        self._about = plain_label(
            "test-about",
            self.tr(
                "Looks at what your server offers and sends a small file to yourself by every way there is. It takes "
                "a minute or two; contacts may see two more devices of yours meanwhile, and nothing stays behind."
            ),
        )
        self._account = QComboBox()
        self._account.setObjectName("test-account")
        self._account.setAccessibleName(self.tr("Account to test"))
        self._upload = QCheckBox(self.tr("Also upload a test file"))
        self._upload.setObjectName("test-upload")
        self._upload_about = plain_label(
            "test-upload-about",
            self.tr("256 kB of random data stay on the server until it deletes them. Nobody gets the link."),
        )
        self._upload_about.setContentsMargins(tokens.GAP_XL, 0, 0, 0)
        self._upload.setAccessibleDescription(self._upload_about.text())
        self._start = self._button("start-test", self.tr("Start the test"), self._begin)
        self._start.setAccessibleDescription(self._about.text())
        self._cancel = self._button("cancel-test", self.tr("Cancel"), self.stop)
        self._copy = self._button("copy-report", self.tr("Copy report"), self._copy_report)
        for button in (self._cancel, self._copy):
            button.setProperty(PASSING, True)
        self._addresses = QCheckBox(self.tr("With network addresses"))
        self._addresses.setObjectName("report-addresses")
        self._addresses.setAccessibleDescription(
            self.tr("The report then shows this computer’s addresses to whoever reads it.")
        )
        self._addresses.setToolTip(self._addresses.accessibleDescription())
        self._summary = plain_label("test-summary", "")
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP_XS)
        self._lay_out()
        bridge.hear(AccountChanged, lambda _event: self._show_accounts(), self)
        bridge.hear(AccountRemoved, lambda _event: self._show_accounts(), self)
        current_theme().changed.connect(self._style)
        self.destroyed.connect(self._give_up)
        self._style()
        self._show_accounts()
        self._enable()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(tokens.GAP_S)
        for widget in (self._account, self._start, self._cancel):
            first.addWidget(widget)
        first.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(tokens.GAP_S)
        last.addWidget(self._copy)
        last.addWidget(self._addresses)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._upload)
        column.addWidget(self._upload_about)
        column.addLayout(first)
        column.addWidget(self._summary)
        column.addLayout(self._column)
        column.addLayout(last)
        column.addStretch(1)

    # --- the test -----------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        account = self._account.currentData()
        if self._task is not None or not isinstance(account, Jid):
            return
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        self._summary.setText(self.tr("Testing…"))
        command = self._bridge.backend.self_tests.run(account, self._tell, upload=self._upload.isChecked())
        self._task = self._bridge.run(command, lambda _: self._sum_up(), self._failed, self)
        self._task.add_done_callback(self._over)
        self._enable()
        self._cancel.setFocus()

    def stop(self) -> None:
        """End a test early."""
        if self._task is not None:
            self._task.cancel()

    def _tell(self, result: CheckResult) -> None:
        row = self._rows.get(result.id)
        if row is None:
            row = self._rows[result.id] = CheckRow(self)
            self._column.addWidget(row)
        row.show_result(result)

    def _sum_up(self) -> None:
        self._summary.setText(summary(row.result for row in self._rows.values() if row.result is not None))

    def _failed(self, failure: Failure) -> None:
        self._summary.setText(explain(failure).sentence)

    def _over(self, task: "asyncio.Task[Any]") -> None:
        if self._task is not task:
            return
        self._task = None
        waited = self._cancel.hasFocus()
        if task.cancelled():
            self._summary.setText(self.tr("The test was cancelled."))
            for row in self._rows.values():
                row.give_up()
        self._enable()
        if waited:
            self._start.setFocus()

    def _give_up(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        if not self.window().isVisible():
            self.stop()

    def _copy_report(self) -> None:
        results = [row.result for row in self._rows.values() if row.result is not None]
        QGuiApplication.clipboard().setText(report(results, addresses=self._addresses.isChecked()))

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_accounts(self) -> None:
        chosen = self._account.currentData()
        self._account.clear()
        for one in self._bridge.backend.accounts.all():
            if one.state is AccountState.ONLINE:
                self._account.addItem(shown(one.jid.bare), one.jid)
        self._account.setCurrentIndex(max(0, self._account.findData(chosen)))
        if not self._account.count() and self._task is None:
            self._summary.setText(self.tr("No account is online."))
        elif self._account.count() and not self._rows:
            self._summary.setText("")
        self._enable()

    def _enable(self) -> None:
        running = self._task is not None
        self._account.setEnabled(not running)
        self._account.setVisible(self._account.count() > 1)
        self._upload.setEnabled(not running)
        self._start.setEnabled(not running and self._account.count() > 0)
        self._cancel.setEnabled(running)
        self._copy.setEnabled(bool(self._rows) and not running)
        self._addresses.setEnabled(bool(self._rows) and not running)

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button

    def _style(self) -> None:
        theme = current_theme()
        self._title.setFont(theme.font(bold=True))
        for label in (self._about, self._upload_about):
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")


class CheckRow(QWidget):
    """A sign, what was looked at, how long it took; below, what came of it. Tab goes from row to row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: CheckResult | None = None
        self._sign, self._title, self._state, self._sentence = QLabel(), QLabel(), QLabel(), QLabel()
        # A label has a role that is spoken; a bare widget has none.
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title.installEventFilter(self)
        self.setFocusProxy(self._title)
        for label in (self._title, self._state, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._sentence.setWordWrap(True)
        first = QHBoxLayout()
        first.setSpacing(tokens.GAP_S)
        first.addWidget(self._sign)
        first.addWidget(self._title, 1)
        first.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_XS, tokens.GAP_XS, tokens.GAP_XS, tokens.GAP_XS)
        column.setSpacing(0)
        column.addLayout(first)
        self._sentence.setContentsMargins(tokens.ICON + tokens.GAP_S, 0, 0, 0)
        column.addWidget(self._sentence)
        current_theme().changed.connect(self._style)

    def show_result(self, result: CheckResult) -> None:
        """What is known now."""
        self.result = result
        self.setObjectName(f"check-{result.id}")
        title, said, took = title_words(result), sentence(result), seconds_words(result)
        self._title.setText(title)
        self._state.setText("  ".join(filter(None, (state_words(result.state), took))))
        self._sentence.setText(said)
        self._sentence.setVisible(bool(said))
        self._title.setAccessibleName(". ".join(filter(None, (f"{title}: {state_words(result.state)}", said))))
        self._style()

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self._title.accessibleName()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._title.hasFocus():
            painter = QPainter(self)
            painter.setPen(current_theme().color(Role.ACCENT))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), tokens.RADIUS, tokens.RADIUS)
            painter.end()

    def give_up(self) -> None:
        """It will not be known."""
        if self.result is not None and self.result.state is CheckState.RUNNING:
            self.setVisible(False)
            self.result = None

    def _style(self) -> None:
        if self.result is None:
            return
        theme = current_theme()
        sign, role = _SIGNS[self.result.state]
        self._sign.setPixmap(icon(sign, role).pixmap(QSize(tokens.ICON, tokens.ICON), self.devicePixelRatioF()))
        self._state.setStyleSheet(f"color: {theme.color(role).name()};")
        self._sentence.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._sentence.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
