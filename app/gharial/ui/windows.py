"""`Windows`: makes each window of the program once and brings it in front; the windows do not know each other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gharial.model.invitation import Invitation
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.places import Places
from gharial.ui.roster.window import RosterWindow

if TYPE_CHECKING:
    from gharial.ui.chat.window import ChatWindow
    from gharial.ui.settings.first_run import FirstRunWindow
    from gharial.ui.settings.window import SettingsWindow
    from gharial.ui.transfers.shared_files import SharedFilesWindow
    from gharial.ui.transfers.window import TransfersWindow
    from gharial.ui.xml_console.window import XmlConsole

W = TypeVar("W", bound=QWidget)


class Windows(QObject):
    """What a window asks for that is no window comes out as a signal.

    Windows that are not seen at the start are imported when they are first opened, which keeps the start quick.
    """

    quit_requested = Signal()
    roster_closed = Signal()
    welcome_closed = Signal()
    """The first-run window was closed without an account, and there is no other."""
    password_requested = Signal(object)
    """For an account, by the user."""
    offer_requested = Signal(str)
    offers_requested = Signal()
    looked_at = Signal(object, object)
    """Account and peer of the conversation that the user looks at now."""

    def __init__(self, bridge: Bridge, settings: QSettings, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._settings = settings
        self._places = places
        self.roster: RosterWindow | None = None
        self.chat: ChatWindow | None = None
        self.transfers: TransfersWindow | None = None
        self.first_run: FirstRunWindow | None = None
        self._preferences: SettingsWindow | None = None
        self._console: XmlConsole | None = None
        self._shared: dict[tuple[Jid, Jid], SharedFilesWindow] = {}
        self._closing = False

    def close(self) -> None:
        """Close every window there is."""
        self._closing = True
        for window in self._all():
            window.close()

    def _all(self) -> Iterator[QWidget]:
        known = (self.chat, self.transfers, self._preferences, self._console, self.first_run, self.roster)
        yield from (one for one in known if one is not None)
        yield from filter(isValid, self._shared.values())

    def open_roster(self) -> RosterWindow:
        """Show the roster window in front."""
        return in_front(self.made_roster())

    def made_roster(self) -> RosterWindow:
        """The roster window, on the screen or not."""
        if self.roster is None:
            self.roster = RosterWindow(self._bridge, None, self._settings)
            self.roster.chat_requested.connect(self.open_chat)
            self.roster.transfers_requested.connect(self.open_transfers)
            self.roster.settings_requested.connect(self._settings_asked)
            self.roster.file_settings_requested.connect(self.open_contact_files)
            self.roster.deeds.shared_files_requested.connect(self.open_shared_files)
            self.roster.password_requested.connect(self.password_requested)
            self.roster.offers_requested.connect(self.offers_requested)
            self.roster.console_requested.connect(self.open_console)
            self.roster.quit_requested.connect(self.quit_requested)
            self.roster.closed.connect(self.roster_closed)
            self._places.watch(self.roster)
        return self.roster

    def open_chat(self, account: Jid, peer: Jid) -> "ChatWindow":
        """Show the conversation with a contact in front."""
        chat = self.made_chat()
        chat.open_conversation(account, peer)
        return chat

    def made_chat(self) -> "ChatWindow":
        """The window of the conversations, on the screen or not."""
        from gharial.ui.chat.window import ChatWindow

        if self.chat is None:
            self.chat = ChatWindow(self._bridge)
            self.chat.looked_at.connect(self.looked_at)
            self.chat.shared_files_requested.connect(self.open_shared_files)
            self.chat.add_requested.connect(lambda jid: self.open_roster().deeds.add(jid.bare))
            self.chat.arranged.connect(self._places.changed)
            self.chat.detached.connect(self._places.follow)
            self._places.watch(self.chat)
        return self.chat

    def open_transfers(self) -> "TransfersWindow":
        """Show the list of transfers in front."""
        return in_front(self.made_transfers())

    def made_transfers(self) -> "TransfersWindow":
        """The window of the transfers, on the screen or not."""
        from gharial.ui.transfers.window import TransfersWindow

        if self.transfers is None:
            self.transfers = TransfersWindow(self._bridge)
            self.transfers.offer_requested.connect(self.offer_requested)
            self._places.watch(self.transfers)
        return self.transfers

    def open_settings(self) -> "SettingsWindow":
        """Show accounts and preferences in front."""
        from gharial.ui.settings.window import SettingsWindow

        if self._preferences is None:
            self._preferences = SettingsWindow(self._bridge)
            self._places.watch(self._preferences)
        return in_front(self._preferences)

    def open_console(self) -> "XmlConsole":
        """Show the stanzas that pass in front."""
        from gharial.ui.xml_console.window import XmlConsole

        if self._console is None:
            self._console = XmlConsole(self._bridge)
            self._places.watch(self._console)
        return in_front(self._console)

    def open_contact_files(self, account: Jid, contact: Jid) -> None:
        """Show what holds for files with one contact."""
        from gharial.ui.settings.contact_files_dialog import ContactFilesDialog

        ContactFilesDialog(self._bridge, account, contact, self.roster).show()

    def open_shared_files(self, account: Jid, contact: Jid) -> None:
        """Show what a contact and we share with each other."""
        from gharial.ui.transfers.shared_files import SharedFilesWindow

        window = self._shared.get((account, contact))
        if window is None or not isValid(window):
            window = self._shared[(account, contact)] = SharedFilesWindow(self._bridge, account, contact)
        in_front(window)

    def open_first_run(self) -> "FirstRunWindow":
        """Show the window that signs in to, or creates, the first account."""
        from gharial.ui.settings.first_run import FirstRunWindow

        if self.first_run is None:
            self.first_run = FirstRunWindow(self._bridge)
            self.first_run.finished.connect(self._first_account_made)
            self.first_run.installEventFilter(self)
        return in_front(self.first_run)

    def open_invitation(self, invitation: Invitation) -> None:
        """Show the page that creates an account with that."""
        self.open_first_run().accept_invitation(invitation)

    def _settings_asked(self, _account: object) -> None:
        if self._bridge.backend.accounts.all():
            self.open_settings()
        else:
            self.open_first_run()

    def _first_account_made(self, _account: Jid) -> None:
        """The roster takes over, and shows how the connection stands; the window closes itself."""
        first_run, self.first_run = self.first_run, None
        self.open_roster()
        if first_run is not None:
            QTimer.singleShot(0, first_run, first_run.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.first_run and event.type() is QEvent.Type.Close:
            # Later, when it really is closed.
            QTimer.singleShot(0, self, self._first_run_closed)
        return False

    def _first_run_closed(self) -> None:
        first_run, self.first_run = self.first_run, None
        if first_run is None or self._closing:
            return
        first_run.deleteLater()
        if not self._bridge.backend.accounts.all() and (self.roster is None or not self.roster.isVisible()):
            self.welcome_closed.emit()


def in_front(window: W) -> W:
    """Show a window because the user asked for it."""
    window.show()
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    return window
