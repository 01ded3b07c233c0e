"""The XML console: what passes on the streams of our accounts, live; to filter, copy, save, and to send one stanza."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gharial.model.console import SeenStanza
from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.widgets.foreign_text import neutral
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.top_window import TopWindow
from gharial.ui.xml_console.filter_bar import FilterBar
from gharial.ui.xml_console.send_box import SendBox
from gharial.ui.xml_console.stanza_filter import StanzaFilter, pretty_stanza
from gharial.ui.xml_console.stanza_model import MOST_STANZAS, Column, StanzaModel
from gharial.ui.xml_console.stanza_text import StanzaText
from gharial.ui.xml_console.stanza_words import head_line

_MOST_WRITTEN_OUT = 50
"""Stanzas written out below at once; copies and files have all."""
_WIDTHS = {Column.DIRECTION: 110, Column.TIME: 110, Column.KIND: 120, Column.ABOUT: 280}


class XmlConsole(TopWindow):
    """Listens while it is shown. What it showed is forgotten when it is closed."""

    panes = ("filter-text", "stanza-list", "stanza-text", "hide-texts", "stanza-input")

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._end: Callable[[], None] | None = None
        self._held: dict[int, SeenStanza] = {}
        self.setObjectName("xml-console")
        self.setWindowTitle(self.tr("XML console"))
        self.resize(860, 640)
        self.model = StanzaModel(self)
        self.filters = FilterBar(self)
        self.model.choose(self.filters.chosen)
        self.view = self._make_view()
        self._empty = EmptyWords(self.view, "")
        self.text = StanzaText(self)
        self.send_box = SendBox(bridge, self)
        self.send_box.hide()
        self.notice = NoticeLine("console-notice", self, closable=True)
        self._count = QLabel()
        self._count.setObjectName("stanza-count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.hide_texts = QCheckBox(self.tr("Hide message texts"))
        self.hide_texts.setObjectName("hide-texts")
        self.hide_texts.setAccessibleDescription(
            self.tr("What people wrote is left out here, in copies and in files; passwords and keys always are.")
        )
        self.hide_texts.setToolTip(self.hide_texts.accessibleDescription())
        self.hide_texts.setChecked(True)
        self._pause = self._button("pause-console", self.tr("Pause"), self._on_pause)
        self._pause.setCheckable(True)
        self._clear = self._button("clear-console", self.tr("Clear"), self._on_clear)
        self._copy = self._button("copy-stanzas", self.tr("Copy"), self.copy)
        self._save = self._button("save-stanzas", self.tr("Save…"), self._on_save)
        self._write = self._button("write-stanza", self.tr("Write a stanza"), self._on_write)
        self._write.setCheckable(True)
        self._lay_out()
        self._join()
        self._show_accounts()
        self._refresh()
        self.view.setFocus()

    # --- building -----------------------------------------------------------------------------------------------------

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("stanza-list")
        view.setAccessibleName(self.tr("Stanzas"))
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        return view

    def _button(self, name: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.GAP_S, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_S)
        foot.setSpacing(tokens.GAP_S)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.hide_texts)
        for button in (self._pause, self._clear, self._copy, self._save, self._write):
            foot.addWidget(button)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.view)
        halves.addWidget(self.text)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.notice)
        column.addWidget(halves, 1)
        column.addLayout(foot)
        column.addWidget(self.send_box)

    def _join(self) -> None:
        self.filters.changed.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._write_out())
        self.view.customContextMenuRequested.connect(self._menu)
        self.model.dataChanged.connect(lambda *_: self._count_rows())
        self.hide_texts.toggled.connect(lambda _checked: self._write_out())
        self._bridge.hear(AccountChanged, lambda _event: self._show_accounts(), self)
        self._bridge.hear(AccountRemoved, lambda _event: self._show_accounts(), self)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.filters.begin_search),
            (QKeySequence(QKeySequence.StandardKey.Save), self._on_save),
            (QKeySequence("Ctrl+L"), self._on_clear),
            (QKeySequence("Ctrl+P"), self._pause.click),
            (QKeySequence("Ctrl+N"), self._write.click),
            (QKeySequence("Ctrl+W"), self.close),
        ):
            QShortcut(keys, self).activated.connect(act)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    # --- listening ----------------------------------------------------------------------------------------------------

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._end is None:
            self._end = self._bridge.backend.console.listen(self._seen)

    def closeEvent(self, event: object) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]
        end, self._end = self._end, None
        if end is not None:
            end()
        self._on_clear()
        self._pause.setChecked(False)

    def _seen(self, stanzas: Sequence[SeenStanza]) -> None:
        if self._pause.isChecked():
            self._held.update({one.number: one for one in stanzas})
            while len(self._held) > MOST_STANZAS:
                self._held.pop(next(iter(self._held)))
            self._count_rows()
            return
        bar = self.view.verticalScrollBar()
        # Who reads further up stays there.
        follows = bar.value() >= bar.maximum()
        self.model.put(stanzas)
        if follows:
            self.view.scrollToBottom()
        self._refresh()

    def _choose(self, filter_: StanzaFilter) -> None:
        numbers = {one.number for one in self._selected()}
        self.model.choose(filter_)
        selection = self.view.selectionModel()
        for number in numbers:
            row = self.model.row_of(number)
            if row >= 0:
                selection.select(
                    self.model.index(row, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                )
        self._write_out()
        self._refresh()

    # --- what can be done ---------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The chosen stanzas, or all that are shown, to the clipboard."""
        QGuiApplication.clipboard().setText(self.written(self._selected() or self.model.stanzas()))
        self.notice.tell(self.tr("Copied."), "check", Role.GOOD)

    def written(self, stanzas: Sequence[SeenStanza]) -> str:
        """These stanzas as text, as the switch says with or without what people wrote."""
        hide = self.hide_texts.isChecked()
        parts = ("\n".join(filter(None, (head_line(one), pretty_stanza(one, hide_texts=hide)))) for one in stanzas)
        return "\n\n".join(parts) + "\n"

    def save(self, path: Path) -> None:
        """What is chosen, or all that is shown, to a file that only its owner reads."""
        text = self.written(self._selected() or self.model.stanzas())
        try:
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except OSError as error:
            fault = FileFault.NO_PERMISSION if isinstance(error, PermissionError) else FileFault.OTHER
            problem = LocalFileProblem(str(path), fault.value, error.strerror or "")
            self.notice.tell(explain(problem).sentence, "warning", Role.BAD)
            return
        self.notice.tell(self.tr("Saved."), "check", Role.GOOD)

    def _on_save(self) -> None:
        chooser = QFileDialog(self, self.tr("Save the stanzas"), "stanzas.txt")
        chooser.setObjectName("save-stanzas-chooser")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda name: self.save(Path(name)))
        chooser.open()

    def _on_pause(self) -> None:
        if not self._pause.isChecked():
            held, self._held = self._held, {}
            self._seen(tuple(held.values()))
        self._count_rows()

    def _on_clear(self) -> None:
        self._held.clear()
        self.model.clear()
        self._write_out()
        self._refresh()

    def _on_write(self) -> None:
        self.send_box.setVisible(self._write.isChecked())
        (self.send_box.text if self._write.isChecked() else self.view).setFocus()

    def _menu(self, spot: QPoint) -> None:
        index = self.view.indexAt(spot)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = QAction(self.tr("Copy"), menu)
        copy.triggered.connect(self.copy)
        menu.addAction(copy)
        peer = self.model.stanza(index.row()).peer.partition("/")[0]
        if peer:
            only = QAction(self.tr("Only this contact"), menu)
            only.triggered.connect(lambda: self.filters.only_contact(peer))
            menu.addAction(only)
        files = QAction(self.tr("Only file transfers"), menu)
        files.triggered.connect(self.filters.only_files)
        menu.addAction(files)
        menu.popup(self.view.viewport().mapToGlobal(spot))

    # --- showing ------------------------------------------------------------------------------------------------------

    def _selected(self) -> list[SeenStanza]:
        return self.model.stanzas(index.row() for index in self.view.selectionModel().selectedRows())

    def _write_out(self) -> None:
        chosen = self._selected()
        text = self.written(chosen[:_MOST_WRITTEN_OUT]).rstrip("\n") if chosen else ""
        # A copy has every character; on the screen none may turn or hide what stands around it.
        self.text.show_text(neutral(text, lines=True))

    def _show_accounts(self) -> None:
        accounts = self._bridge.backend.accounts.all()
        self.filters.show_accounts(accounts)
        self.send_box.show_accounts(accounts)

    def _refresh(self) -> None:
        some = self.model.rowCount() > 0
        for button in (self._copy, self._save):
            button.setEnabled(some)
        self._clear.setEnabled(self.model.kept > 0)
        if self.model.kept:
            self._empty.say(self.tr("None of the stanzas that passed fits what is set above."))
        else:
            self._empty.say(self.tr("Nothing has passed yet. What comes and goes from now on is shown here."))
        self._count_rows()

    def _count_rows(self) -> None:
        number = self.locale().toString
        if self._pause.isChecked():
            words = self.tr("Paused; {count} wait").format(count=number(len(self._held)))
        elif self.model.rowCount() == self.model.kept:
            words = self.tr("Stanzas: {count}").format(count=number(self.model.kept))
        else:
            words = self.tr("Stanzas: {shown} of {count}")
            words = words.format(shown=number(self.model.rowCount()), count=number(self.model.kept))
        self._count.setText(words)
