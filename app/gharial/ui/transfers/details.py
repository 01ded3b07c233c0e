"""The pane below the list: everything about one row, its attempts in words, its speed, and the hashes of both ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gharial.model.conversation import Direction
from gharial.model.failures import ConsentNeeded, Failure
from gharial.model.receipt import has_receipt
from gharial.model.transfer import Transfer, TransferState, Way
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.account_text import account_text
from gharial.ui.transfers.consent_bar import ConsentBar
from gharial.ui.transfers.detail_words import (
    attempt_lines,
    fact_lines,
    group_failures,
    group_lines,
    hash_lines,
    memory_line,
    proof_words,
    route_line,
)
from gharial.ui.transfers.row_words import RowWords
from gharial.ui.transfers.rows import EntryRow, FileRow, GroupRow, Part, Row
from gharial.ui.transfers.speed_graph import SpeedGraph
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown_name
from gharial.ui.widgets.plain_label import plain_label


class DetailsPane(QWidget):
    """Shows one row; `show_row(None)` hides it. `ways` are those a transfer could go."""

    upload_chosen = Signal(bool)
    """The user lets a copy lie on the server; true: always."""
    receipt_wanted = Signal()

    def __init__(
        self, words: RowWords, ways: Callable[[Transfer], Sequence[Way]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._ways = ways
        self._row: Row | None = None
        self._shown: object = None
        self._waited: dict[str, Failure | None] = {}
        """Questions that were answered with "Wait", by the transfer and the failure that asked."""
        self.setObjectName("transfer-details")
        self.setAccessibleName(self.tr("Details of the selected transfer"))

        self._name = ForeignLabel(lines=2)
        self._name.setObjectName("details-name")
        self._standing = self._label("details-state")
        self._consent = ConsentBar()
        self._consent.upload_chosen.connect(self.upload_chosen)
        self._consent.wait_chosen.connect(self._wait)
        self._advice = self._label("details-advice")
        self._facts = self._label("details-facts")
        self._route_title, self._route = QLabel(self.tr("Way")), self._label("details-route")
        self._graph_title, self._graph = QLabel(self.tr("Speed of the last minute")), SpeedGraph()
        self._attempts_title, self._attempts = QLabel(self.tr("Attempts")), self._label("details-attempts")
        self._lost_title, self._lost = QLabel(self.tr("Did not arrive")), self._label("details-lost")
        self._hashes_title, self._hashes = QLabel(self.tr("Proof")), self._label("details-hashes")
        self._titles = (
            self._route_title,
            self._graph_title,
            self._attempts_title,
            self._lost_title,
            self._hashes_title,
        )
        self._copy = QPushButton(self.tr("Copy details"))
        self._copy.setObjectName("copy-details")
        self._copy.setAccessibleDescription(self.tr("Copies a technical account of this transfer"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self.copy)
        self._receipt = QPushButton(self.tr("Save receipt…"))
        self._receipt.setObjectName("save-receipt")
        self._receipt.setAccessibleDescription(self.tr("Writes into a file who sent what to whom, and its hashes"))
        self._receipt.setAutoDefault(False)
        self._receipt.clicked.connect(self.receipt_wanted)
        self._lay_out()
        self._style()
        current_theme().changed.connect(self._style)
        self.setVisible(False)

    def show_row(self, row: Row | None) -> None:
        """Show that one, or nothing. A file inside a folder is shown by the folder."""
        if isinstance(row, EntryRow):
            row = row.file
        self._row = row
        if isinstance(row, FileRow):
            if row.transfer != self._shown:
                self._shown = row.transfer
                self._fill(row.transfer)
        elif isinstance(row, GroupRow):
            self._shown = None
            self._fill_group(row)
        self._receipt.setVisible(any(has_receipt(one) for one in self.transfers()))
        self.setVisible(row is not None)
        self._describe()

    def _describe(self) -> None:
        """All that stands here, for who comes here by keyboard: it has no other place for the focus than itself."""
        parts = (
            (None, self._name), (None, self._standing), (None, self._advice), (None, self._facts),
            (self._route_title, self._route), (self._attempts_title, self._attempts),
            (self._lost_title, self._lost), (self._hashes_title, self._hashes),
        )  # fmt: skip
        said = []
        for title, label in parts:
            if label.text() and not label.isHidden():
                said.append(f"{title.text()}: {label.text()}" if title is not None else label.text())
        if (words := "\n".join(said)) != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def transfers(self) -> list[Transfer]:
        """What is shown: a file, or all files of a group."""
        if isinstance(self._row, FileRow):
            return [self._row.transfer]
        return [file.transfer for file in self._row.files.values()] if isinstance(self._row, GroupRow) else []

    def show_speeds(self, samples: Sequence[float]) -> None:
        """The speeds of the shown row, one a second; nothing hides the graph."""
        running = isinstance(self._row, (FileRow, GroupRow)) and self._row.part is not Part.FINISHED
        self._graph.show_samples(samples)
        for widget in (self._graph, self._graph_title):
            widget.setVisible(running and any(samples))

    def refresh(self) -> None:
        """Names, presence or the time are others now."""
        self._shown = None
        self.show_row(self._row)

    def text(self) -> str:
        """The technical account that "Copy details" puts on the clipboard."""
        return "\n\n".join(account_text(one) for one in self.transfers())

    def copy(self) -> None:
        """Put the technical account on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _fill(self, transfer: Transfer) -> None:
        self._name.setText(shown_name(transfer.file.name))
        self._standing.setText(self._words.state(transfer))
        self._ask(transfer)
        names = {transfer.peer.bare: self._words.peer_name(transfer)}
        advice = explain(transfer.failure, names).advice if transfer.failure is not None else ""
        self._set(self._advice, advice if transfer.state is TransferState.FAILED else "")
        self._facts.setText(fact_lines(transfer, self._words))
        memory = memory_line(transfer, self._words, self._ways(transfer)) if not transfer.state.finished else ""
        self._set(self._route, "\n".join(filter(None, (route_line(transfer), memory))), self._route_title)
        self._set(self._attempts, attempt_lines(transfer, self._words), self._attempts_title)
        self._set(self._lost, "", self._lost_title)
        proof = "\n".join(part for part in (proof_words(transfer), hash_lines(transfer)) if part)
        self._set(self._hashes, proof, self._hashes_title)

    def _fill_group(self, row: GroupRow) -> None:
        self._name.setText(self._words.name(row))
        self._set(self._standing, self._words.standing(row))
        self._ask(row.first.transfer if row.open else None)
        self._set(self._advice, "")
        self._facts.setText(group_lines(row, self._words))
        self._set(self._route, route_line(row.first.transfer), self._route_title)
        self._set(self._attempts, "", self._attempts_title)
        self._set(self._lost, group_failures(row, self._words), self._lost_title)
        self._set(self._hashes, "", self._hashes_title)

    def _ask(self, transfer: Transfer | None) -> None:
        """The question about an upload, where one is open."""
        if transfer is None or transfer.direction is Direction.INCOMING or transfer.state is not TransferState.QUEUED:
            self._consent.hide()
            return
        there = self._words.is_there(transfer)
        needed = isinstance(transfer.failure, ConsentNeeded)
        answered = transfer.id in self._waited and self._waited[transfer.id] is transfer.failure
        if (needed and not answered) or (not needed and not there and self._keeps_copy(transfer)):
            self._consent.ask(transfer, self._words.peer_name(transfer), offline=not there)
        else:
            self._consent.hide()

    def _keeps_copy(self, transfer: Transfer) -> bool:
        return any(way.leaves_copy_on_server for way in self._ways(transfer))

    def _wait(self) -> None:
        file = self._row.first if isinstance(self._row, GroupRow) else self._row
        if isinstance(file, FileRow):
            self._waited[file.transfer.id] = file.transfer.failure
        self._consent.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.GAP_S)
        head.addWidget(self._name, 1)
        for button in (self._receipt, self._copy):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        graph = QVBoxLayout()
        graph.setSpacing(tokens.GAP_XS)
        graph.addWidget(self._graph_title)
        graph.addWidget(self._graph)
        graph.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(tokens.GAP_L)
        beside.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(graph)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(tokens.GAP_M, tokens.GAP_S, tokens.GAP_M, tokens.GAP_M)
        column.setSpacing(tokens.GAP_XS)
        column.addLayout(head)
        for widget in (
            self._standing,
            self._consent,
            self._advice,
            beside,
            self._route_title,
            self._route,
            self._attempts_title,
            self._attempts,
            self._lost_title,
            self._lost,
            self._hashes_title,
            self._hashes,
        ):
            if isinstance(widget, QWidget):
                column.addWidget(widget)
            else:
                column.addLayout(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(self.accessibleName())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _label(self, name: str) -> QLabel:
        label = plain_label(name)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _set(self, label: QLabel, text: str, title: QLabel | None = None) -> None:
        label.setText(text)
        for widget in (label, title):
            if widget is not None:
                widget.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A font set before the program's style sheet came over the labels is forgotten.
        self._style()

    def _style(self) -> None:
        theme = current_theme()
        self._name.setFont(theme.font(bold=True))
        small = theme.font(tokens.TYPE_SECONDARY)
        faint = f"color: {theme.color(Role.TEXT_2).name()};"
        for label in (self._advice, self._facts, self._route, self._attempts, self._lost, self._hashes):
            label.setFont(small)
        self._facts.setStyleSheet(faint)
        for title in self._titles:
            title.setFont(theme.font(tokens.TYPE_SECONDARY, bold=True))
            title.setStyleSheet(faint)
            title.setContentsMargins(0, 0 if title is self._graph_title else tokens.GAP_S, 0, 0)
