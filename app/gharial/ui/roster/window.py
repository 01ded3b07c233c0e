"""The roster window: our accounts on top, a search, everybody in their groups, and the doors to the other windows."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.ui.bridge import Bridge
from gharial.ui.roster.account_bar import AccountBar
from gharial.ui.roster.deeds import Deeds
from gharial.ui.roster.doors import Doors
from gharial.ui.roster.empty_page import EmptyPage
from gharial.ui.roster.feed import Feed, Standing
from gharial.ui.roster.model import ContactModel
from gharial.ui.roster.notices import Notices
from gharial.ui.roster.pictures import Pictures
from gharial.ui.roster.view import ContactView
from gharial.ui.roster.words import tooltip
from gharial.ui.style import tokens
from gharial.ui.style.icons import app_icon, icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, GAP_XS, Role
from gharial.ui.widgets.menu_button import MenuButton
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.search_field import SearchField
from gharial.ui.widgets.top_window import TopWindow

if TYPE_CHECKING:
    from gharial.ui.roster.guide import Guide
    from gharial.ui.roster.hits import Hits

_OFFLINE = "roster/offline"
_CLOSED = "roster/closed-groups"
_GUIDED = "roster/guided"


class RosterWindow(TopWindow):
    """The main window. `places` keeps which groups are folded and whether people offline are shown."""

    panes = (
        "account-bar", "contact-search", "notice", "waiting-offers", "waiting-requests", "waiting-invitations",
        "contacts", "roster-empty", "search-hits", "doors",
    )  # fmt: skip
    parts_come_and_go = True
    chat_requested = Signal(object, object)
    """Account and peer, both bare Jids."""
    transfers_requested = Signal()
    file_settings_requested = Signal(object, object)
    """Account and contact: what holds for files with them."""
    settings_requested = Signal(object)
    """The account (a bare Jid) to show, or None."""
    password_requested = Signal(object)
    """The account (a bare Jid) whose password the user wants to type."""
    offers_requested = Signal()
    """The user wants to see the offers that wait for an answer."""
    console_requested = Signal()
    message_requested = Signal(object)
    """A message that was found: its conversation is wanted, at that place."""
    transfer_requested = Signal(str)
    """The id of a transfer that was found."""
    keys_requested = Signal()
    tests_requested = Signal()
    """The user wants to see which ways files have here."""
    quit_requested = Signal()
    closed = Signal()
    """The user closed the window; whether that ends the program is not decided here."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, places: QSettings | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._places = places
        self.setObjectName("roster")
        self.setWindowTitle(self.tr("Gharial"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(280, 320)
        self.resize(340, 620)
        self.model = ContactModel(self)
        self.view = ContactView(self.model, bridge.backend.transfers.abilities, self)
        self.deeds = Deeds(bridge, self.model, self.view, self)
        self.feed = Feed(bridge, self.model, self)
        self._accounts = AccountBar(bridge, self)
        self._hits: Hits | None = None
        self._guide: Guide | None = None
        self._guided = False
        self._search = self._make_search()
        self._options = self._make_options()
        self.notice = NoticeLine("notice", self, closable=True)
        self._notices = Notices(bridge, self)
        self._empty = EmptyPage(self)
        self._transfers = self._door("open-transfers", "transfers", self.tr("Transfers"), self.tr("Transfers (Ctrl+J)"))
        self._lay_out()
        self._join()
        self._remember_choices()
        self.feed.fill()
        self._show_page()
        (self.view if self.model.rowCount() else self._search).setFocus()

    # --- building -----------------------------------------------------------------------------------------------------

    def _make_search(self) -> QLineEdit:
        field = SearchField(self.tr("Search people, messages, files"), self, sign=True)
        field.setObjectName("contact-search")
        field.setToolTip(self.tr("People by name or address, what was written, names of files (Ctrl+K)"))
        field.textChanged.connect(self.view.search)
        field.textChanged.connect(self._search_more)
        field.returnPressed.connect(self._open_found)
        field.installEventFilter(self)
        return field

    def _make_options(self) -> QToolButton:
        button = MenuButton(self)
        button.setObjectName("roster-options")
        button.setIcon(icon("more", Role.TEXT_2))
        button.setAccessibleName(self.tr("More"))
        button.setToolTip(self.tr("More"))
        menu = QMenu(button)
        self._show_offline = QAction(self.tr("Show people who are offline"), menu)
        self._show_offline.setObjectName("show-offline")
        self._show_offline.setCheckable(True)
        self._show_offline.setChecked(True)
        self._show_offline.setShortcut("Ctrl+H")
        self._show_offline.toggled.connect(self.model.show_offline)
        join = QAction(icon("people", Role.TEXT_2), self.tr("Join a group chat…"), menu)
        join.setObjectName("join-group-chat")
        join.setShortcut("Ctrl+G")
        join.triggered.connect(lambda: self.deeds.rooms.ask_join())
        new = QAction(icon("add", Role.TEXT_2), self.tr("New group chat…"), menu)
        new.setObjectName("new-group-chat")
        new.setShortcut("Ctrl+Shift+G")
        new.triggered.connect(lambda: self.deeds.rooms.ask_new())
        menu.addActions([join, new])
        menu.addSeparator()
        fold = QAction(self.tr("Fold all groups"), menu)
        fold.triggered.connect(lambda: self.model.close_groups(self.model.folds()))
        unfold = QAction(self.tr("Unfold all groups"), menu)
        unfold.triggered.connect(lambda: self.model.close_groups([]))
        console = QAction(self.tr("XML console"), menu)
        console.setObjectName("open-console")
        console.setShortcut("Ctrl+Shift+X")
        console.triggered.connect(self.console_requested)
        leave = QAction(icon("close", Role.TEXT_2), self.tr("Quit"), menu)
        leave.setObjectName("quit")
        leave.setShortcut("Ctrl+Q")
        leave.triggered.connect(self.quit_requested)
        for action in (self._show_offline, fold, unfold):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(console)
        self.addAction(console)
        keys = QAction(self.tr("Keyboard shortcuts"), menu)
        keys.setObjectName("show-keys")
        keys.triggered.connect(self.keys_requested)
        menu.addAction(keys)
        menu.addAction(leave)
        # Shortcuts of a menu that is not open only work through the window.
        self.addActions([self._show_offline, join, new, leave])
        self._room_actions = [join, new]
        button.setMenu(menu)
        return button

    def _door(self, name: str, sign: str, words: str, hint: str, button: QToolButton | None = None) -> QToolButton:
        button = button or QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(sign))
        button.setIconSize(QSize(tokens.ICON, tokens.ICON))
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(hint)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(GAP_M, GAP_XS, GAP_S, GAP_S)
        top.setSpacing(GAP_XS)
        top.addWidget(self._search, 1)
        top.addWidget(self._options)
        self._people = QWidget(self)
        self._pages = QStackedLayout(self._people)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        add = self._door("add-contact", "person-add", self.tr("Add"), self.tr("Add contact (Ctrl+N)"))
        rooms = self._door(
            "open-rooms", "people", self.tr("Join"), self.tr("Join or start a group chat"), MenuButton(self)
        )
        choice = QMenu(rooms)
        choice.addActions(self._room_actions)
        rooms.setMenu(choice)
        settings = self._door("open-settings", "settings", self.tr("Settings"), self.tr("Settings (Ctrl+,)"))
        settings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._doors = Doors([add, rooms, self._transfers], settings, self)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._accounts)
        column.addLayout(top)
        column.addWidget(_Hairline(self))
        column.addWidget(self.notice)
        column.addWidget(self._notices)
        self._column = column
        column.addWidget(self._people, 1)
        column.addWidget(_Hairline(self))
        column.addWidget(self._doors)
        add.clicked.connect(lambda: self.deeds.add())
        settings.clicked.connect(lambda: self.settings_requested.emit(None))
        self._transfers.clicked.connect(self.transfers_requested)
        for keys, act in (
            ("Ctrl+K", self._start_search),
            ("Ctrl+F", self._start_search),
            ("Ctrl+N", self.deeds.add),
            ("Ctrl+J", self.transfers_requested.emit),
            ("Ctrl+,", lambda: self.settings_requested.emit(None)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _join(self) -> None:
        pictures = Pictures(self._bridge, self.view.pictures, self)
        pictures.arrived.connect(lambda: self.view.viewport().update())
        self.view.painter_of_rows.wants_picture = pictures.want
        self.view.painter_of_rows.accent_of_account = self._accounts.accent
        self.view.chosen.connect(self.deeds.open)
        self.view.typed.connect(self._type_into_search)
        self.deeds.chat_requested.connect(self.chat_requested)
        self.deeds.file_settings_requested.connect(self.file_settings_requested)
        self.model.settled.connect(self._show_page)
        self.model.tooltip = lambda entry: tooltip(
            entry,
            self._bridge.backend.transfers.abilities,
            name_account=len(self._bridge.backend.accounts.all()) > 1,
        )
        self._accounts.password_asked.connect(self.password_requested)
        self._accounts.settings_asked.connect(self.settings_requested)
        self._notices.offers_requested.connect(self.offers_requested)
        self._notices.chat_requested.connect(self.chat_requested)
        self._empty.add_requested.connect(lambda: self.deeds.add(self.model.searching))
        self._empty.settings_requested.connect(lambda: self.settings_requested.emit(None))
        self.feed.active_changed.connect(self._count_transfers)
        self.feed.standing_changed.connect(self._show_page)

    def _remember_choices(self) -> None:
        if self._places is None:
            return
        self._show_offline.setChecked(self._places.value(_OFFLINE, True, bool) is not False)
        closed: Any = self._places.value(_CLOSED, [])
        # A list of one is read back as its only text, and none as nothing.
        names = [closed] if isinstance(closed, str) else [str(name) for name in closed or []]
        self.model.close_groups(names)

    def keep_choices(self) -> None:
        """Write down which groups are folded and whether people offline are shown."""
        if self._places is not None:
            self._places.setValue(_OFFLINE, self._show_offline.isChecked())
            self._places.setValue(_CLOSED, self.model.closed_groups())

    def show_invitations(self) -> None:
        """Open the invitations into group chats that wait for an answer."""
        self._notices.open_invitations()

    # --- searching ----------------------------------------------------------------------------------------------------

    def _start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _search_more(self, text: str) -> None:
        """What is found besides people stands below them; made with the first search."""
        if self._hits is None:
            from gharial.ui.roster.hits import Hits

            self._hits = Hits(self._bridge, self)
            self._hits.message_chosen.connect(self.message_requested)
            self._hits.transfer_chosen.connect(self.transfer_requested)
            self._hits.chat_chosen.connect(self.chat_requested)
            self._hits.left.connect(self._start_search)
            self._hits.shown_or_hidden.connect(self._show_page)
            self._column.insertWidget(self._column.indexOf(self._people) + 1, self._hits, 1)
        self._hits.search(text)

    def _type_into_search(self, text: str) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.insert(text)

    def _open_found(self) -> None:
        if not self._search.text().strip():
            return
        entry = self.view.current_entry()
        if entry is not None:
            self._search.clear()
            self.deeds.open(entry)
        elif self._empty.offers_adding:
            self.deeds.add(self.model.searching)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                if not self.model.rowCount() and self._hits is not None and self._hits.isVisible():
                    self._hits.begin()
                    return True
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self.model.first_person())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._search.clear()
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        unread = self.model.unread()
        title = self.tr("Gharial")
        self.setWindowTitle(f"({unread}) {title}" if unread else title)
        if self.model.rowCount():
            self._people.show()
            self._pages.setCurrentWidget(self.view)
            return
        if self.model.searching:
            self._empty.show_nobody_found(self.model.searching)
        elif not self._bridge.backend.accounts.all():
            self._empty.show_no_account()
        elif (standing := self.feed.standing) is not Standing.KNOWN:
            self._empty.show_waiting(connecting=standing is Standing.CONNECTING)
        else:
            self._empty.show_no_contacts()
        self._guide_along(not self.model.searching and bool(self._bridge.backend.accounts.all()))
        if self.focusWidget() is self.view:
            # A page that is hidden would hand the focus to whatever comes next.
            self._search.setFocus()
        self._pages.setCurrentWidget(self._empty)
        # "Nobody found" in large letters, above messages and files that were found, reads as if there were nothing.
        found = self.model.searching and self._hits is not None and not self._hits.isHidden()
        self._people.setVisible(not found or self._empty.offers_adding)

    def _guide_along(self, fits: bool) -> None:
        """The first steps, until the user has had enough of them; imported where they are shown."""
        if self._guide is None and fits and self._places is not None:
            if self._places.value(_GUIDED, False, bool) is True:
                return
            from gharial.ui.roster.guide import Guide

            self._guide = Guide(self._empty)
            self._guide.tests_requested.connect(self.tests_requested)
            self._guide.keys_requested.connect(self.keys_requested)
            self._guide.dismissed.connect(self._end_guide)
            self._empty.show_below(self._guide)
        if self._guide is not None:
            self._guide.setVisible(fits and not self._guided)

    def _end_guide(self) -> None:
        self._guided = True
        if self._places is not None:
            self._places.setValue(_GUIDED, True)
        self._guide_along(False)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_transfers(self, active: int) -> None:
        words = self.tr("Transfers")
        self._transfers.setText(f"{words} ({self.locale().toString(active)})" if active else words)
        self._doors.fit()
        self._transfers.setAccessibleName(self.tr("Transfers, %n active", None, active) if active else words)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._notices.show_requests()
        self._notices.show_invitations()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_choices()
        super().closeEvent(event)
        self.closed.emit()


class _Hairline(QWidget):
    """A line between the parts of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(tokens.HAIRLINE)
        self.setAutoFillBackground(True)
        current_theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, current_theme().color(Role.LINE))
        self.setPalette(palette)
