"""The shell: opens and raises the windows, which do not know each other; notifies, and shows what failed."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
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
from gharial.ui.bridge import Bridge
from gharial.ui.explain import details, explain
from gharial.ui.idle import IdleWatch
from gharial.ui.news import News, pressing
from gharial.ui.notifications import Notifications
from gharial.ui.places import Places
from gharial.ui.roster.window import RosterWindow
from gharial.ui.session_bus import SessionBus
from gharial.ui.style.icons import app_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.surroundings import Surroundings
from gharial.ui.transfers.offer_desk import OfferDesk
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from gharial.ui.chat.window import ChatWindow
    from gharial.ui.quit_question import QuitQuestion
    from gharial.ui.settings.first_run import FirstRunWindow
    from gharial.ui.settings.password_dialog import PasswordDialog
    from gharial.ui.settings.window import SettingsWindow
    from gharial.ui.transfers.shared_files import SharedFilesWindow
    from gharial.ui.transfers.window import TransfersWindow
    from gharial.ui.tray import Tray
    from gharial.ui.xml_console.window import XmlConsole

log = logging.getLogger(__name__)

W = TypeVar("W", bound=QWidget)

# Narrower windows have no room for a line across.
_WIDE_ENOUGH = 300


class Shell(QObject):
    """Made once by main, after the theme's QApplication. `start` shows the first window, `close` ends everything here.

    Windows that are not seen at the start are imported when they are first opened, which keeps the start quick.
    """

    quit_requested = Signal()
    """The user wants to end the program; main stops the backend and then calls `close`."""

    def __init__(self, bridge: Bridge, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        current_theme().choose(bridge.backend.settings.theme)
        QGuiApplication.setWindowIcon(app_icon())
        self._settings = settings
        self._places = Places(settings, self)
        self._tray = self._make_tray()
        self._bus = SessionBus()
        self._notifications = Notifications(self._bus, self._tray, self)
        self._idle = IdleWatch(self._bus, bridge.backend.accounts.set_idle, self)
        self.around = Surroundings(bridge, self, settings, self._bus, self._places)
        self._news = News(bridge, self._notifications, self._looks_at, self)
        self._desk = OfferDesk(bridge, self)
        self._roster: RosterWindow | None = None
        self._chat: ChatWindow | None = None
        self._transfers: TransfersWindow | None = None
        self._preferences: SettingsWindow | None = None
        self._console: XmlConsole | None = None
        self._first_run: FirstRunWindow | None = None
        self._passwords: dict[Jid, PasswordDialog] = {}
        self._shared: dict[tuple[Jid, Jid], SharedFilesWindow] = {}
        self._said: dict[str, tuple[NoticeLine, str]] = {}
        self._question: QuitQuestion | None = None
        self._closing = False
        self._news.chat_requested.connect(self.open_chat)
        self._news.invitations_requested.connect(lambda: self.open_roster().show_invitations())
        self._news.offer_requested.connect(self._desk.show_offer)
        self._news.offers_requested.connect(self._desk.show_all)
        self._news.line_wanted.connect(self._say)
        self._news.line_settled.connect(self._unsay)
        bridge.failed.connect(self.show_failure)
        bridge.hear(SettingsChanged, lambda event: current_theme().choose(event.settings.theme), self)
        bridge.hear(PasswordNeeded, lambda event: self.ask_password(event.account, asked=False), self)
        bridge.hear(AccountChanged, self._account_changed, self)
        bridge.hear(ConversationChanged, lambda _event: self._count_unread(), self)

    def _make_tray(self) -> "Tray | None":
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        from gharial.ui.tray import Tray

        tray = Tray(self)
        tray.opened.connect(self.open_roster)
        tray.status_chosen.connect(self._set_status)
        tray.transfers_requested.connect(self.open_transfers)
        tray.quit_requested.connect(self.quit)
        return tray

    # --- start and end ------------------------------------------------------------------------------------------------

    def start(self, *, hidden: bool = False) -> QWidget:
        """Show the roster, or the first-run window where no account is set up; then whatever already waits.

        With `hidden`, the roster is only made: it is in the tray, or where there is none, an icon. Returns that window.
        """
        window: QWidget
        if not self._bridge.backend.accounts.all():
            window = self.open_first_run()
        elif hidden:
            window = self._made_roster()
            if self._tray is None:
                window.showMinimized()
        else:
            window = self.open_roster()
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
        if self._roster is not None:
            self._roster.keep_choices()
        self.around.session.keep(self._chat, transfers=self._transfers is not None and self._transfers.isVisible())
        self._places.keep_all()
        self.around.close()
        self._idle.close()
        self._notifications.close()
        self._bus.close()
        self._desk.close()
        for window in (self._chat, self._transfers, self._preferences, self._console, self._first_run, self._roster):
            if window is not None:
                window.close()
        for dialog in [*self._passwords.values(), *filter(isValid, self._shared.values())]:
            dialog.close()
        if self._tray is not None:
            self._tray.close()

    def _ask_quit(self, running: int) -> None:
        from gharial.ui.quit_question import QuitQuestion

        if self._question is None:
            # Over the window it is about, not over other programs in the middle of the screen.
            over = self._roster if self._roster is not None and self._roster.isVisible() else None
            self._question = QuitQuestion(running, over)
            self._question.confirmed.connect(self.quit_requested)
            self._question.refused.connect(self.open_roster)
            self._question.finished.connect(self._question_answered)
        _in_front(self._question)

    def _question_answered(self) -> None:
        box, self._question = self._question, None
        if box is not None:
            box.deleteLater()

    # --- windows ------------------------------------------------------------------------------------------------------

    def open_roster(self) -> RosterWindow:
        """Show the roster window in front."""
        return _in_front(self._made_roster())

    def _made_roster(self) -> RosterWindow:
        if self._roster is None:
            self._roster = RosterWindow(self._bridge, None, self._settings)
            self._roster.chat_requested.connect(self.open_chat)
            self._roster.transfers_requested.connect(self.open_transfers)
            self._roster.settings_requested.connect(self._settings_asked)
            self._roster.file_settings_requested.connect(self.open_contact_files)
            self._roster.deeds.shared_files_requested.connect(self.open_shared_files)
            self._roster.password_requested.connect(self.ask_password)
            self._roster.offers_requested.connect(self._desk.show_all)
            self._roster.console_requested.connect(self.open_console)
            self._roster.quit_requested.connect(self.quit)
            self._roster.closed.connect(self._roster_closed)
            self._places.watch(self._roster)
        return self._roster

    def open_chat(self, account: Jid, peer: Jid) -> "ChatWindow":
        """Show the conversation with a contact in front."""
        chat = self.made_chat()
        chat.open_conversation(account, peer)
        return chat

    def made_chat(self) -> "ChatWindow":
        """The window of the conversations, on the screen or not."""
        from gharial.ui.chat.window import ChatWindow

        if self._chat is None:
            self._chat = ChatWindow(self._bridge)
            self._chat.looked_at.connect(self._news.settle_chat)
            self._chat.shared_files_requested.connect(self.open_shared_files)
            self._chat.add_requested.connect(lambda jid: self.open_roster().deeds.add(jid.bare))
            self._places.watch(self._chat)
        return self._chat

    def open_transfers(self) -> "TransfersWindow":
        """Show the list of transfers in front."""
        return _in_front(self.made_transfers())

    def made_transfers(self) -> "TransfersWindow":
        """The window of the transfers, on the screen or not."""
        from gharial.ui.transfers.window import TransfersWindow

        if self._transfers is None:
            self._transfers = TransfersWindow(self._bridge)
            self._transfers.offer_requested.connect(self._desk.show_offer)
            self._places.watch(self._transfers)
        return self._transfers

    def open_settings(self) -> "SettingsWindow":
        """Show accounts and preferences in front."""
        from gharial.ui.settings.window import SettingsWindow

        if self._preferences is None:
            self._preferences = SettingsWindow(self._bridge)
            self._places.watch(self._preferences)
        return _in_front(self._preferences)

    def open_console(self) -> "XmlConsole":
        """Show the stanzas that pass in front."""
        from gharial.ui.xml_console.window import XmlConsole

        if self._console is None:
            self._console = XmlConsole(self._bridge)
            self._places.watch(self._console)
        return _in_front(self._console)

    def open_contact_files(self, account: Jid, contact: Jid) -> None:
        """Show what holds for files with one contact."""
        from gharial.ui.settings.contact_files_dialog import ContactFilesDialog

        ContactFilesDialog(self._bridge, account, contact, self._roster).show()

    def open_shared_files(self, account: Jid, contact: Jid) -> None:
        """Show what a contact and we share with each other."""
        from gharial.ui.transfers.shared_files import SharedFilesWindow

        window = self._shared.get((account, contact))
        if window is None or not isValid(window):
            window = self._shared[(account, contact)] = SharedFilesWindow(self._bridge, account, contact)
        _in_front(window)

    def open_first_run(self) -> "FirstRunWindow":
        """Show the window that signs in to, or creates, the first account."""
        from gharial.ui.settings.first_run import FirstRunWindow

        if self._first_run is None:
            self._first_run = FirstRunWindow(self._bridge)
            self._first_run.finished.connect(self._first_account_made)
            self._first_run.installEventFilter(self)
        return _in_front(self._first_run)

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

    def _settings_asked(self, _account: object) -> None:
        if self._bridge.backend.accounts.all():
            self.open_settings()
        else:
            self.open_first_run()

    def _account_changed(self, event: AccountChanged) -> None:
        dialog = self._passwords.get(event.account.jid)
        if dialog is not None and event.account.state is AccountState.ONLINE:
            dialog.close()

    def _first_account_made(self, _account: Jid) -> None:
        """The roster takes over, and shows how the connection stands; the window closes itself."""
        first_run, self._first_run = self._first_run, None
        self.open_roster()
        if first_run is not None:
            QTimer.singleShot(0, first_run, first_run.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._first_run and event.type() is QEvent.Type.Close:
            # Later, when it really is closed.
            QTimer.singleShot(0, self, self._first_run_closed)
        return False

    def _first_run_closed(self) -> None:
        first_run, self._first_run = self._first_run, None
        if first_run is None or self._closing:
            return
        first_run.deleteLater()
        if self._roster is None or not self._roster.isVisible():
            # It was the only window there is.
            self.quit_requested.emit()

    def _roster_closed(self) -> None:
        if self._closing:
            return
        stays = self._tray is not None and self._tray.shown and self._bridge.backend.settings.keep_running_in_tray
        if not stays:
            self.quit()

    def _looks_at(self, account: Jid, peer: Jid) -> bool:
        return self._chat is not None and self._chat.is_looking_at(account, peer)

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
        if active is not None and active is not self._roster and active.width() >= _WIDE_ENOUGH:
            return Toast.over(active)
        if self._roster is not None and self._roster.isVisible():
            return self._roster.notice
        window = next((one for one in (self._chat, self._transfers, self._first_run) if one and one.isVisible()), None)
        return Toast.over(cast("QWidget", window)) if window is not None else None


def _in_front(window: W) -> W:
    """Show a window because the user asked for it."""
    window.show()
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    return window
