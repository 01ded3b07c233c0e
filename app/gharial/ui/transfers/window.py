"""The transfers window: every file on its way or arrived, and what can be done with it."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import AccountState
from gharial.model.events import (
    AccountChanged,
    ContactChanged,
    RosterReset,
    TransferChanged,
    TransferRemoved,
    TransfersProgressed,
    TransfersReordered,
)
from gharial.model.receipt import has_receipt
from gharial.model.transfer import Transfer, TransferState, Way
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.other_end import other_end
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.announcer import Announcer
from gharial.ui.transfers.commands import TransferCommands
from gharial.ui.transfers.details import DetailsPane
from gharial.ui.transfers.filter_bar import FilterBar
from gharial.ui.transfers.limit_button import LimitButton
from gharial.ui.transfers.model import TransferModel
from gharial.ui.transfers.passing_notice import PassingNotice
from gharial.ui.transfers.receipt_saver import ReceiptSaver
from gharial.ui.transfers.row_words import RowWords
from gharial.ui.transfers.rows import EntryRow, FileRow, GroupRow, Row
from gharial.ui.transfers.speed_graph import SpeedHistory
from gharial.ui.transfers.totals import totals_words
from gharial.ui.transfers.view import TransferView
from gharial.ui.widgets.menu_button import MenuButton
from gharial.ui.widgets.top_window import TopWindow
from gharial.ui.widgets.transfer_words import Counterpart


class TransfersWindow(TopWindow):
    """Files, groups and folders as rows that unfold; filters above, the selected one's details below."""

    panes = ("transfer-search", "transfer-list", "transfer-details")
    escape_closes = True
    offer_requested = Signal(str)  # the id of an offer whose dialog is wanted

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("transfers")
        self.setWindowTitle(self.tr("Transfers"))
        self.resize(860, 680)
        self.setMinimumHeight(360)

        self._notice = PassingNotice("transfers-notice")
        self._words = RowWords(self._counterpart)
        self._model = TransferModel(self._words, self)
        self._commands = TransferCommands(bridge, self._selected, self._current, self)
        self._commands.failed.connect(self._notice.fail)
        self._commands.answer_wanted.connect(self.offer_requested)
        self._view = self._make_view()
        self.announcer = Announcer(self._words, self)
        self._history = SpeedHistory()
        self._filter = FilterBar()
        self._filter.changed.connect(self._choose)
        self._details = DetailsPane(self._words, self._ways)
        self._details.upload_chosen.connect(lambda always: self._commands.allow_upload(always=always))
        self._empty = _text_label("transfers-empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._receipts = ReceiptSaver(bridge, self)
        self._receipts.saved.connect(self._notice.saved)
        self._receipts.failed.connect(self._notice.fail)
        self._details.receipt_wanted.connect(self._save_receipt)
        self._totals = _text_label("transfers-speeds")
        self._row_buttons = [_button(action) for action in self._commands.on_rows]
        self._below = self._make_below()
        self._lay_out()
        # Before there are rows: each style lays them all out.
        self._style()
        self._join()
        self._refresh()
        self._view.setFocus()

    def select(self, transfer_id: str) -> None:
        """Show that transfer's row and details, whatever the filter was."""
        self._model.settle()
        if not self._model.index_of(transfer_id).isValid():
            self._filter.show_all()
        file = self._model.listing.files.get(transfer_id)
        if file is not None and file.parent is not None:
            self._view.expand(self._model.index_of(file.parent))
        index = self._model.index_of(transfer_id)
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    # --- building -----------------------------------------------------------------------------------------------------

    def _make_view(self) -> TransferView:
        view = TransferView(self._model, self._words)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(lambda _index: self._commands.activate())
        view.moved.connect(self._move)
        for action in (*self._commands.on_rows, self._commands.delete):
            view.addAction(action)
        return view

    def _make_below(self) -> QWidget:
        """The pane under the list: what can be done with the selected, and the details of one."""
        buttons = QHBoxLayout()
        buttons.setContentsMargins(tokens.GAP_XS, tokens.GAP_XS, tokens.GAP_XS, 0)
        buttons.setSpacing(tokens.GAP_XS)
        for button in self._row_buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self._details, 1)
        return below

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(tokens.GAP_S, 0, tokens.GAP_S, tokens.GAP_S)
        tools.setSpacing(tokens.GAP_XS)
        for action in self._commands.on_all:
            tools.addWidget(_button(action))
        tools.addStretch(1)
        tools.addWidget(LimitButton(self._bridge))
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(lists)
        splitter.addWidget(self._below)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setCollapsible(0, False)
        splitter.setSizes([360, 260])
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.GAP_M, tokens.GAP_XS, tokens.GAP_M, tokens.GAP_XS)
        foot.addWidget(self._totals, 1)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._filter)
        whole.addLayout(tools)
        whole.addWidget(self._notice)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)

    def _join(self) -> None:
        # Many files leave the list at once when it is cleared: gathered here, taken out together.
        self._leaving: set[str] = set()
        self._leave = QTimer(self, interval=0, singleShot=True)
        self._leave.timeout.connect(self._take_out)
        # And a thousand changes at once need one look at the buttons, not a thousand.
        self._look = QTimer(self, interval=0, singleShot=True)
        self._look.timeout.connect(self._refresh)
        self._seconds = QTimer(self, interval=1000)
        self._seconds.timeout.connect(self._tick)
        self._seconds.start()
        model, hear = self._model, self._bridge.hear
        transfers = self._bridge.backend.transfers
        model.load(transfers.all(), transfers.progress)
        model.modelReset.connect(self._look.start)
        model.settled.connect(self._look.start)
        model.move_wanted.connect(self._commands.move)
        model.tree_wanted.connect(self._fetch_tree)
        hear(TransferChanged, self._on_changed, self)
        hear(TransferRemoved, self._on_removed, self)
        hear(TransfersProgressed, self._on_progress, self)
        hear(TransfersReordered, lambda event: model.set_order(event.ids), self)
        hear(ContactChanged, lambda _: self._people_changed(), self)
        hear(RosterReset, lambda _: self._people_changed(), self)
        hear(AccountChanged, lambda _: self._people_changed(), self)
        self._view.selectionModel().selectionChanged.connect(self._show_selected)
        self._view.selectionModel().currentChanged.connect(self._show_selected)
        current_theme().changed.connect(self._style)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._filter.begin_search)

    def _style(self) -> None:
        theme = current_theme()
        faint = theme.color(Role.TEXT_2).name()
        line = theme.color(Role.LINE).name()
        self._totals.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._totals.setStyleSheet(f"color: {faint};")
        self._empty.setStyleSheet(f"color: {faint}; background: {theme.color(Role.SURFACE).name()};")
        # The view fills what is selected beside the rows by itself.
        chosen = theme.color(Role.SELECTION).name()
        self._view.setStyleSheet(
            f"QTreeView {{ border-top: 1px solid {line}; border-bottom: 1px solid {line};"
            f" selection-background-color: {chosen}; }}"
        )
        self._view.viewport().update()

    # --- what happened ------------------------------------------------------------------------------------------------

    def _counterpart(self, transfer: Transfer) -> Counterpart:
        backend = self._bridge.backend
        connected = any(
            one.jid == transfer.account and one.state is AccountState.ONLINE for one in backend.accounts.all()
        )
        return other_end(backend, transfer.account, transfer.peer, connected=connected)

    def _ways(self, transfer: Transfer) -> tuple[Way, ...]:
        return self._bridge.backend.transfers.ways(transfer.id)

    def _people_changed(self) -> None:
        self._model.peers_changed()
        self._details.refresh()

    def _on_changed(self, event: TransferChanged) -> None:
        transfer = event.transfer
        self._leaving.discard(transfer.id)
        before = self._model.listing.files.get(transfer.id)
        ran = before is not None and not before.transfer.state.finished
        held = before is not None and (before.transfer.paused or not ran)
        self._model.put(transfer)
        file = self._model.listing.files.get(transfer.id)
        if ran and transfer.state.finished and file is not None:
            self.announcer.ended([file])
        elif before is not None and file is not None and held is not (transfer.paused or transfer.state.finished):
            self.announcer.changed(file)

    def _on_removed(self, event: TransferRemoved) -> None:
        self._leaving.add(event.transfer_id)
        self._leave.start()

    def _take_out(self) -> None:
        gone, self._leaving = self._leaving, set()
        self._model.take_out(gone)

    def _on_progress(self, event: TransfersProgressed) -> None:
        self._model.set_progress(event.progress)
        self.announcer.progressed(
            [file for one in event.progress if (file := self._model.listing.files.get(one.transfer_id)) is not None]
        )
        self._tell_totals()

    def _tick(self) -> None:
        speeds: dict[int, float] = {}
        for file in self._model.listing.running.values():
            if file.speed:
                speeds[file.id] = file.speed
                if file.parent is not None:
                    speeds[file.parent.id] = speeds.get(file.parent.id, 0.0) + file.speed
        self._history.note(speeds)
        self._model.tick()
        if not self.isVisible():
            return
        row = self._shown_row()
        if isinstance(row, FileRow) and row.transfer.waits_until is not None:
            self._details.refresh()
        self._details.show_speeds(self._history.of(row.id) if row is not None else ())

    def _fetch_tree(self, transfer_id: str) -> None:
        entries = self._bridge.backend.transfers.entries(transfer_id)
        self._bridge.run(entries, lambda found: self._model.show_entries(transfer_id, found), self._notice.fail, self)

    def _save_receipt(self) -> None:
        self._receipts.ask(self._details.transfers())

    def _choose(self) -> None:
        self._model.choose(self._filter.part, self._filter.sought)
        self._refresh()

    def _refresh(self) -> None:
        """Bring everything around the list in line with it."""
        self._filter.show_counts(self._model.listing.counts())
        files = [file.transfer for file in self._model.listing.files.values()]
        running = [one for one in files if not one.state.finished]
        self._commands.refresh_all(
            running=len(running),
            held=sum(one.paused_by_us for one in running),
            failed=sum(one.state is TransferState.FAILED for one in files),
            finished=len(files) - len(running),
        )
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._empty.setText(
            self.tr("No transfers here.")
            if files
            else self.tr("No transfers yet.\nDrop a file or a folder on a contact or into a conversation to send it.")
        )
        self._tell_totals()
        self._show_selected()

    def _show_selected(self) -> None:
        """Bring buttons and details in line with the selection."""
        selected = self._selected()
        self._commands.refresh(selected)
        self._show_buttons()
        row = self._shown_row()
        self._details.show_row(row)
        self._details.show_speeds(self._history.of(row.id) if row is not None else ())
        if bool(selected) != self._below.isVisibleTo(self):
            if selected and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
                # A press may begin a drag: no row is to move away under the hand.
                QTimer.singleShot(30, self, self._show_selected)
            else:
                # The list gets shorter under the row that was just clicked: bring it back into view.
                self._below.setVisible(bool(selected))
                QTimer.singleShot(0, self, lambda: self._view.scrollTo(self._view.currentIndex()))

    def _show_buttons(self) -> None:
        """Only the buttons that do something now; the keyboard's place is not lost with one that goes."""
        for button in self._row_buttons:
            action = button.defaultAction()
            if not action.isEnabled() and button.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setVisible(action.isEnabled())

    def _tell_totals(self) -> None:
        words = totals_words(self._model.listing.running.values(), self._bridge.backend.settings.parallel_transfers)
        if words != self._totals.text():
            self._totals.setText(words)

    # --- the selection ------------------------------------------------------------------------------------------------

    def _selected(self) -> list[Transfer]:
        """The transfers of all selected rows, in the order they go."""
        found: dict[str, Transfer] = {}
        for row in self._view.selected_rows():
            row = row.file if isinstance(row, EntryRow) else row
            for file in row.files.values() if isinstance(row, GroupRow) else (row,):
                if isinstance(file, FileRow):
                    found[file.transfer.id] = file.transfer
        return self._model.listing.in_order(found.values())

    def _shown_row(self) -> Row | None:
        """The row whose details are shown: the current one if it is selected, else the first that is."""
        selected = self._view.selected_rows()
        current = self._view.current_row()
        if current is not None and any(row is current for row in selected):
            return current
        return selected[0] if selected else None

    def _current(self) -> Transfer | None:
        row = self._shown_row()
        row = row.file if isinstance(row, EntryRow) else row
        if isinstance(row, GroupRow):
            return row.first.transfer
        return row.transfer if isinstance(row, FileRow) else None

    def _move(self, down: bool) -> None:
        move = self._model.moved(self._view.selected_rows(), down=down)
        if move is not None:
            self._commands.move(*move)

    def _show_menu(self, at: QPoint) -> None:
        if not self._view.indexAt(at).isValid():
            return
        # The selection may have changed with the very click that asks for the menu.
        self._refresh()
        menu = QMenu(self)
        menu.setObjectName("transfer-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._commands.on_rows:
            if action.isEnabled():
                menu.addAction(action)
        if any(has_receipt(one) for one in self._details.transfers()):
            menu.addAction(self.tr("Save receipt…"), self._save_receipt)
        menu.addAction(self.tr("Copy details"), self._details.copy)
        menu.popup(self._view.viewport().mapToGlobal(at))


def _button(action: QAction) -> QToolButton:
    button = QToolButton() if action.menu() is None else MenuButton()
    button.setDefaultAction(action)
    button.setObjectName(action.objectName())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("chevron", action.menu() is not None)
    return button


def _text_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
