"""The shell: starts and ends the windows, asks for passwords, notifies, and shows what failed."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from shiboken6 import isValid

from gharial.model.account import AccountState, Status
from gharial.model.events import (
    AccountChanged,
    ConversationChanged,
    PasswordNeeded,
    SettingsChanged,
)
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.arrivals import Arrivals
from gharial.ui.bridge import Bridge
from gharial.ui.explain import details, explain
from gharial.ui.idle import IdleWatch
from gharial.ui.news import News, pressing
from gharial.ui.notifications import Notifications
from gharial.ui.places import Places
from gharial.ui.session_bus import SessionBus
from gharial.ui.session_file import SessionFile
from gharial.ui.style.icons import app_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.surroundings import Surroundings
from gharial.ui.transfers.offer_desk import OfferDesk
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.toast import Toast
from gharial.ui.windows import Windows, in_front

if TYPE_CHECKING:
    from gharial.ui.quit_question import QuitQuestion
    from gharial.ui.settings.password_dialog import PasswordDialog
    from gharial.ui.tray import Tray

log = logging.getLogger(__name__)

# Narrower windows have no room for a line across.
_WIDE_ENOUGH = 300


class Shell(QObject):
    """Made once by main, after the theme's QApplication. `start` shows the first window, `close` ends all of it."""

    quit_requested = Signal()
    """The user wants to end the program; main stops the backend and then calls `close`."""

    def __init__(self, bridge: Bridge, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        current_theme().choose(bridge.backend.settings.theme)
        QGuiApplication.setWindowIcon(app_icon())
        self._session = SessionFile(Path(settings.fileName()).with_name("session.json"), self)
        places = Places(self._session, settings, self)
        self.windows = Windows(bridge, settings, places, self)
        self._tray = self._make_tray()
        self._bus = SessionBus()
        self._notifications = Notifications(self._bus, self._tray, self)
        self._idle = IdleWatch(self._bus, bridge.backend.accounts.set_idle, self)
        self.around = Surroundings(bridge, self.windows, self._session, self._bus, places)
        self._news = News(bridge, self._notifications, self._looks_at, self)
        self._arrivals = Arrivals(bridge, self._notifications, self)
        self._desk = OfferDesk(bridge, self)
        self._passwords: dict[Jid, PasswordDialog] = {}
        self._said: dict[str, tuple[NoticeLine, str]] = {}
        self._question: QuitQuestion | None = None
        self._closing = False
        self._connect_windows()
        self._news.chat_requested.connect(self.windows.open_chat)
        self._news.invitations_requested.connect(lambda: self.windows.open_roster().show_invitations())
        self._news.offer_requested.connect(self._desk.show_offer)
        self._news.offers_requested.connect(self._desk.show_all)
        self._news.line_wanted.connect(self._say)
        self._news.line_settled.connect(self._unsay)
        self._desk.line_wanted.connect(self._say)
        self._desk.line_settled.connect(self._unsay)
        bridge.failed.connect(self.show_failure)
        bridge.hear(SettingsChanged, lambda event: current_theme().choose(event.settings.theme), self)
        bridge.hear(PasswordNeeded, lambda event: self.ask_password(event.account, asked=False), self)
        bridge.hear(AccountChanged, self._account_changed, self)
        bridge.hear(ConversationChanged, lambda _event: self._count_unread(), self)

    def _connect_windows(self) -> None:
        self._arrivals.transfers_requested.connect(self.windows.open_transfers)
        self.windows.looked_at.connect(self._news.settle_chat)
        self.windows.password_requested.connect(self.ask_password)
        self.windows.offer_requested.connect(self._desk.show_offer)
        self.windows.offers_requested.connect(self._desk.show_all)
        self.windows.roster_closed.connect(self._roster_closed)
        self.windows.welcome_closed.connect(self.quit_requested)
        self.windows.quit_requested.connect(self.quit)

    def _make_tray(self) -> "Tray | None":
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        from gharial.ui.tray import Tray

        tray = Tray(self)
        tray.opened.connect(self.windows.open_roster)
        tray.status_chosen.connect(self._set_status)
        tray.transfers_requested.connect(self.windows.open_transfers)
        tray.quit_requested.connect(self.quit)
        return tray

    # --- start and end ------------------------------------------------------------------------------------------------

    def start(self, *, hidden: bool = False) -> QWidget:
        """Show the roster, or the first-run window where no account is set up; then whatever already waits.

        With `hidden`, the roster is only made: it is in the tray, or where there is none, an icon. Returns that window.
        """
        window: QWidget
        if not self._bridge.backend.accounts.all():
            window = self.windows.open_first_run()
        elif hidden:
            window = self.windows.made_roster()
            if self._tray is None:
                window.showMinimized()
        else:
            window = self.windows.open_roster()
        for offer in self._bridge.backend.transfers.offers():
            self._desk.receive(offer)
        self._count_unread()
        return window

    def quit(self) -> None:
        """End the program, after a question where files are still on their way."""
        running = [one for one in self._bridge.backend.transfers.all() if not one.state.finished]
        if running:
            self._ask_quit(len(running))
        else:
            self.quit_requested.emit()

    def close(self) -> None:
        """Close every window and let go of tray and bus; nothing is asked any more."""
        if self._closing:
            return
        self._closing = True
        if self.windows.roster is not None:
            self.windows.roster.keep_choices()
        self._session.close()
        self.around.close()
        self._idle.close()
        self._notifications.close()
        self._bus.close()
        self._desk.close()
        self.windows.close()
        for dialog in tuple(self._passwords.values()):
            dialog.close()
        if self._tray is not None:
            self._tray.close()

    def _ask_quit(self, running: int) -> None:
        from gharial.ui.quit_question import QuitQuestion

        if self._question is None:
            # Over the window it is about, not over other programs in the middle of the screen.
            roster = self.windows.roster
            over = roster if roster is not None and roster.isVisible() else None
            self._question = QuitQuestion(running, over)
            self._question.confirmed.connect(self.quit_requested)
            self._question.refused.connect(self.windows.open_roster)
            self._question.finished.connect(self._question_answered)
        in_front(self._question)

    def _question_answered(self) -> None:
        box, self._question = self._question, None
        if box is not None:
            box.deleteLater()

    # --- passwords ----------------------------------------------------------------------------------------------------

    def ask_password(self, account: Jid, *, asked: bool = True) -> None:
        """Open the dialog that asks for an account's password, one an account.

        `asked`: by the user; otherwise it takes the focus from no other program.
        """
        from gharial.ui.settings.password_dialog import PasswordDialog

        dialog = self._passwords.get(account)
        if dialog is None:
            dialog = self._passwords[account] = PasswordDialog(self._bridge, account)
            dialog.finished.connect(lambda _result: self._password_done(account))
        quiet = not asked and QApplication.activeWindow() is None
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quiet)
        dialog.show()
        dialog.raise_()
        if asked:
            dialog.activateWindow()

    def _password_done(self, account: Jid) -> None:
        dialog = self._passwords.pop(account, None)
        if dialog is not None:
            dialog.deleteLater()

    def _account_changed(self, event: AccountChanged) -> None:
        dialog = self._passwords.get(event.account.jid)
        if dialog is not None and event.account.state is AccountState.ONLINE:
            dialog.close()

    def _roster_closed(self) -> None:
        if self._closing:
            return
        stays = self._tray is not None and self._tray.shown and self._bridge.backend.settings.keep_running_in_tray
        if not stays:
            self.quit()

    def _looks_at(self, account: Jid, peer: Jid) -> bool:
        chat = self.windows.chat
        return chat is not None and chat.is_looking_at(account, peer)

    def _count_unread(self) -> None:
        if self._tray is not None:
            self._tray.count_unread(pressing(self._bridge.backend))

    def _set_status(self, status: Status) -> None:
        self._bridge.run(self._bridge.backend.accounts.set_status(status))

    # --- saying -------------------------------------------------------------------------------------------------------

    def show_failure(self, failure: Failure) -> None:
        """Say what failed in the window that the user looks at, without standing in the way."""
        log.info("shown: %s", type(failure).__name__)
        text = details(failure)
        copy = ("copy-details", self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(text))
        line = self._line()
        if line is not None:
            line.tell(explain(failure).sentence, "warning", Role.BAD, copy)

    def tell(self, words: str) -> None:
        """Say something, without standing in the way."""
        line = self._line()
        if line is not None:
            line.tell(words, "info", Role.ACCENT)

    def _say(self, key: str, text: str, words: str, act: Callable[[], None]) -> None:
        line = self._line()
        if line is not None:
            line.tell(text, "info", Role.ACCENT, ("notice-open", words, act))
            self._said[key] = (line, text)

    def _unsay(self, key: str) -> None:
        line, text = self._said.pop(key, (None, ""))
        # The line may tell something else by now, or be gone with its window.
        if line is not None and isValid(line) and line.text() == text:
            line.silence()

    def _line(self) -> NoticeLine | None:
        """Where something can be said: the roster's own line, or a toast over the window in use."""
        active = QApplication.activeWindow()
        roster = self.windows.roster
        if active is not None and active is not roster and active.width() >= _WIDE_ENOUGH:
            return Toast.over(active)
        if roster is not None and roster.isVisible():
            return roster.notice
        others: tuple[QWidget | None, ...] = (self.windows.chat, self.windows.transfers, self.windows.first_run)
        window = next((one for one in others if one is not None and one.isVisible()), None)
        return Toast.over(window) if window is not None else None
