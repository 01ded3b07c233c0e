"""The transfers window: every file on its way or arrived, and what can be done with it."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.events import ContactChanged, RosterReset, TransferChanged, TransferRemoved, TransfersProgressed
from gharial.model.failures import Failure
from gharial.model.jid import bare
from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.commands import TransferCommands
from gharial.ui.transfers.delegate import TransferDelegate
from gharial.ui.transfers.details import DetailsPane
from gharial.ui.transfers.model import Part, PartFilter, TransferModel, TransferRole
from gharial.ui.widgets.figures import speed_text

_NOTICE_MS = 12_000


class TransfersWindow(QWidget):
    """One row a file; filter buttons above, the selected one's details below."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._bridge = bridge
        self.setObjectName("transfers")
        self.setWindowTitle(self.tr("Transfers"))
        self.resize(820, 640)
        self.setMinimumSize(520, 320)

        self._model = TransferModel(self._label, self)
        self._rows = PartFilter(self._model, self)
        self._commands = TransferCommands(bridge, self._selected, self._current, self)
        self._commands.failed.connect(self._say)
        self._view = self._make_view()
        self._filters: dict[Part, QToolButton] = {}
        self._details = DetailsPane(self._model)
        self._empty = _text_label("transfers-empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice = _text_label("transfers-notice")
        self._notice.setVisible(False)
        self._notice_end = QTimer(self, interval=_NOTICE_MS, singleShot=True)
        self._notice_end.timeout.connect(self._notice.hide)
        self._speeds = _text_label("transfers-speeds")
        self._below = self._make_below()
        self._lay_out()

        # Many files leave the list at once when it is cleared: gathered here, taken out together.
        self._leaving: set[str] = set()
        self._leave = QTimer(self, interval=0, singleShot=True)
        self._leave.timeout.connect(self._take_out)
        # And a thousand changes at once need one look at the buttons, not a thousand.
        self._look = QTimer(self, interval=0, singleShot=True)
        self._look.timeout.connect(self._refresh)

        transfers = bridge.backend.transfers
        self._model.load(transfers.all(), transfers.progress)
        bridge.hear(TransferChanged, self._on_changed, self)
        bridge.hear(TransferRemoved, self._on_removed, self)
        bridge.hear(TransfersProgressed, self._on_progress, self)
        bridge.hear(ContactChanged, lambda _: self._model.names_changed(), self)
        bridge.hear(RosterReset, lambda _: self._model.names_changed(), self)
        self._view.selectionModel().selectionChanged.connect(self._refresh)
        self._view.selectionModel().currentChanged.connect(self._refresh)
        current_theme().changed.connect(self._style)
        self._style()
        self._choose(Part.ALL)

    def select(self, transfer_id: str) -> None:
        """Show that transfer's row and details, whatever the filter was."""
        index = self._rows.mapFromSource(self._model.index_of(transfer_id))
        if not index.isValid():
            self._choose(Part.ALL)
            index = self._rows.mapFromSource(self._model.index_of(transfer_id))
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    # --- building -----------------------------------------------------------------------------------------------------

    def _make_view(self) -> QListView:
        view = QListView()
        view.setObjectName("transfer-list")
        view.setAccessibleName(self.tr("Transfers"))
        view.setModel(self._rows)
        view.setItemDelegate(TransferDelegate(self._model, view))
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(self._commands.open.trigger)
        for action in (*self._commands.on_rows, self._commands.delete):
            view.addAction(action)
        return view

    def _make_below(self) -> QWidget:
        """The pane under the list: what can be done with the selected, and the details of one."""
        buttons = QHBoxLayout()
        buttons.setContentsMargins(tokens.GAP_XS, tokens.GAP_XS, tokens.GAP_XS, 0)
        buttons.setSpacing(tokens.GAP_XS)
        for action in self._commands.on_rows:
            buttons.addWidget(_button(action))
        buttons.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self._details, 1)
        return below

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(tokens.GAP_S, tokens.GAP_S, tokens.GAP_S, tokens.GAP_S)
        bar.setSpacing(tokens.GAP_XS)
        group = QButtonGroup(self)
        for part in Part:
            button = QToolButton()
            button.setObjectName(f"filter-{part.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, part=part: self._choose(part))
            group.addButton(button)
            bar.addWidget(button)
            self._filters[part] = button
        bar.addStretch(1)
        bar.addWidget(_button(self._commands.clear))
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
        splitter.setSizes([380, 220])
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.GAP_M, tokens.GAP_XS, tokens.GAP_M, tokens.GAP_XS)
        foot.addWidget(self._speeds, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self._notice)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)

    def _style(self) -> None:
        theme = current_theme()
        faint = theme.color(Role.TEXT_2).name()
        line = theme.color(Role.LINE).name()
        self._speeds.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._speeds.setStyleSheet(f"color: {faint};")
        self._empty.setStyleSheet(f"color: {faint}; background: {theme.color(Role.SURFACE).name()};")
        self._notice.setStyleSheet(
            f"color: {theme.color(Role.BAD).name()}; padding: 0 {tokens.GAP_M}px {tokens.GAP_S}px;"
        )
        self._view.setStyleSheet(f"QListView {{ border-top: 1px solid {line}; border-bottom: 1px solid {line}; }}")
        self._view.viewport().update()

    # --- what happened ------------------------------------------------------------------------------------------------

    def _label(self, transfer: Transfer) -> str:
        contact = self._bridge.backend.roster.contact(transfer.account, bare(transfer.peer))
        return contact.label if contact is not None else transfer.peer.bare

    def _on_changed(self, event: TransferChanged) -> None:
        self._leaving.discard(event.transfer.id)
        self._model.put(event.transfer)
        self._look.start()

    def _on_removed(self, event: TransferRemoved) -> None:
        self._leaving.add(event.transfer_id)
        self._leave.start()

    def _take_out(self) -> None:
        gone, self._leaving = self._leaving, set()
        self._model.take_out(gone)
        self._refresh()

    def _on_progress(self, event: TransfersProgressed) -> None:
        self._model.set_progress(event.progress)
        self._tell_speeds()

    def _say(self, failure: Failure) -> None:
        """A command did not work: its sentence stands above the list for a while."""
        self._notice.setText(explain(failure).sentence)
        self._notice.setVisible(True)
        self._notice_end.start()

    def _choose(self, part: Part) -> None:
        self._filters[part].setChecked(True)
        self._rows.choose(part)
        self._refresh()

    def _refresh(self) -> None:
        """Bring buttons, counts, details and the empty state in line with the list and the selection."""
        titles = {
            Part.ALL: self.tr("All {count}"),
            Part.ACTIVE: self.tr("Active {count}"),
            Part.WAITING: self.tr("Waiting {count}"),
            Part.FINISHED: self.tr("Finished {count}"),
        }
        for part, button in self._filters.items():
            text = titles[part].format(count=self.locale().toString(self._model.count(part)))
            if button.text() != text:
                button.setText(text)
        selected = self._selected()
        self._commands.refresh(selected, self._model.count(Part.FINISHED))
        self._details.show_transfer(self._current())
        if bool(selected) != self._below.isVisibleTo(self):
            # The list gets shorter under the row that was just clicked: bring it back into view.
            self._below.setVisible(bool(selected))
            QTimer.singleShot(0, self, lambda: self._view.scrollTo(self._view.currentIndex()))
        self._stack.setCurrentIndex(0 if self._rows.rowCount() else 1)
        self._empty.setText(
            self.tr("No transfers here.")
            if self._model.rowCount()
            else self.tr("No transfers yet.\nDrop a file on a contact or into a conversation to send it.")
        )
        self._tell_speeds()

    def _tell_speeds(self) -> None:
        running = self._model.count(Part.ACTIVE)
        if not running:
            self._speeds.setText(self.tr("Nothing is being transferred."))
            return
        up, down = self._model.speeds()
        self._speeds.setText(
            self.tr("{up} up · {down} down · {running} of {limit} at once").format(
                up=speed_text(up) or self.tr("nothing"),
                down=speed_text(down) or self.tr("nothing"),
                running=running,
                limit=self._bridge.backend.settings.parallel_transfers,
            )
        )

    # --- the selection ------------------------------------------------------------------------------------------------

    def _selected(self) -> list[Transfer]:
        rows = sorted(self._view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        found = (index.data(TransferRole) for index in rows)
        return [one for one in found if isinstance(one, Transfer)]

    def _current(self) -> Transfer | None:
        selected = self._selected()
        one = self._view.selectionModel().currentIndex().data(TransferRole)
        if isinstance(one, Transfer) and any(each.id == one.id for each in selected):
            return one
        return selected[0] if selected else None

    def _show_menu(self, at: QPoint) -> None:
        if not self._view.indexAt(at).isValid():
            return
        # The selection may have changed with the very click that asks for the menu.
        self._refresh()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._commands.on_rows:
            if action.isEnabled():
                menu.addAction(action)
        menu.addAction(self.tr("Copy details"), self._details.copy)
        menu.popup(self._view.viewport().mapToGlobal(at))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(action.objectName())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _text_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
