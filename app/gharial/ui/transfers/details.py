"""The pane below the list: everything about one transfer, its attempts in words, and the hashes of both ends."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gharial.model.conversation import Direction
from gharial.model.transfer import Attempt, Transfer, TransferState
from gharial.ui.explain import details, explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.transfers.model import TransferModel
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.transfer_words import SEPARATOR, route_words, state_words


class DetailsPane(QWidget):
    """Shows one transfer; `show_transfer(None)` hides it."""

    def __init__(self, model: TransferModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._transfer: Transfer | None = None
        self.setObjectName("transfer-details")
        self.setAccessibleName(self.tr("Details of the selected transfer"))

        self._name = ForeignLabel(lines=2)
        self._name.setObjectName("details-name")
        self._standing = self._label("details-state")
        self._advice = self._label("details-advice")
        self._facts = self._label("details-facts")
        self._attempts_title = QLabel(self.tr("Attempts"))
        self._attempts = self._label("details-attempts")
        self._hashes_title = QLabel(self.tr("Hashes (SHA-256)"))
        self._hashes = self._label("details-hashes")
        self._copy = QPushButton(self.tr("Copy details"))
        self._copy.setObjectName("copy-details")
        self._copy.setAccessibleDescription(self.tr("Copies a technical account of this transfer"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self.copy)

        head = QHBoxLayout()
        head.setSpacing(tokens.GAP_M)
        head.addWidget(self._name, 1)
        head.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(tokens.GAP_M, tokens.GAP_S, tokens.GAP_M, tokens.GAP_M)
        column.setSpacing(tokens.GAP_XS)
        column.addLayout(head)
        for widget in (
            self._standing,
            self._advice,
            self._facts,
            self._attempts_title,
            self._attempts,
            self._hashes_title,
            self._hashes,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        column.insertSpacing(4, tokens.GAP_XS)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(self.accessibleName())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._style()
        current_theme().changed.connect(self._style)
        self.setVisible(False)

    def show_transfer(self, transfer: Transfer | None) -> None:
        """Show that one, or nothing."""
        if transfer is None:
            self._transfer = None
            self.setVisible(False)
            return
        if transfer != self._transfer:
            self._transfer = transfer
            self._fill(transfer)
        self.setVisible(True)

    def text(self) -> str:
        """The technical account that "Copy details" puts on the clipboard, in English as it may go to others."""
        if self._transfer is None:
            return ""
        one = self._transfer
        lines = [
            f"{one.direction.value} {shown(one.file.name)}",
            f"account {one.account}, peer {shown(str(one.peer))}",
            f"state {one.state.value}, verified {one.verified}, {one.bytes_done} of {one.file.size} bytes,"
            f" {one.seconds:.3f} s",
        ]
        if one.digest is not None:
            lines.append(f"{one.digest.algorithm} here {one.digest.hex}")
        if one.file.digest is not None:
            lines.append(f"{one.file.digest.algorithm} announced {one.file.digest.hex}")
        for number, attempt in enumerate(one.attempts, 1):
            kind = attempt.kind.value if attempt.kind else "-"
            span = f"{attempt.started.isoformat()} to {attempt.ended.isoformat() if attempt.ended else 'now'}"
            lines.append(f"attempt {number}: {attempt.method} {kind} {shown(attempt.route)} {span}")
            if attempt.failure is not None:
                lines += [f"  {line}" for line in details(attempt.failure).splitlines()]
        if one.failure is not None:
            lines += ["ended with", *(f"  {line}" for line in details(one.failure).splitlines())]
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the technical account on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _fill(self, transfer: Transfer) -> None:
        self._name.setText(shown_name(transfer.file.name))
        self._standing.setText(state_words(transfer))
        advice = explain(transfer.failure).advice if transfer.failure is not None else ""
        self._set(self._advice, advice if transfer.state is TransferState.FAILED else "")
        self._facts.setText(self._fact_lines(transfer))
        attempts = "\n".join(self._attempt_line(one, transfer.state.finished) for one in transfer.attempts)
        self._set(self._attempts, attempts)
        self._attempts_title.setVisible(bool(attempts))
        hashes = self._hash_lines(transfer)
        self._set(self._hashes, hashes)
        self._hashes_title.setVisible(bool(hashes))

    def _fact_lines(self, transfer: Transfer) -> str:
        peer = self.tr("{words} ({address})").format(
            words=self._model.peer_words(transfer), address=shown(str(transfer.peer))
        )
        speed = ""
        if transfer.seconds > 0 and transfer.bytes_done > 0:
            speed = self.tr("{size} in {time}, {speed} on average").format(
                size=size_text(transfer.bytes_done),
                time=duration_text(transfer.seconds),
                speed=speed_text(transfer.bytes_done / transfer.seconds),
            )
        lines = [peer, SEPARATOR.join(part for part in (size_text(transfer.file.size), speed) if part)]
        outgoing = transfer.direction is Direction.OUTGOING
        came_to_nothing = transfer.state.finished and transfer.state is not TransferState.DONE
        if transfer.path is not None and (outgoing or not came_to_nothing):
            place = self.tr("Sent from {path}") if outgoing else self.tr("Saved as {path}")
            if not outgoing and transfer.state is not TransferState.DONE:
                place = self.tr("To be saved as {path}")
            lines.append(place.format(path=shown(str(transfer.path))))
        return "\n".join(lines)

    def _attempt_line(self, attempt: Attempt, over: bool) -> str:
        route = route_words(attempt) or self.tr("asked")
        kind = f"{attempt.method}, {attempt.kind.value}" if attempt.kind is not None else attempt.method
        if attempt.failure is not None:
            outcome = explain(attempt.failure).what
        elif attempt.ended is not None or over:
            outcome = self.tr("worked")
        else:
            outcome = self.tr("going on")
        after = ""
        if attempt.ended is not None:
            after = self.tr("after {time}").format(
                time=duration_text((attempt.ended - attempt.started).total_seconds())
            )
        place = shown(attempt.route)
        return SEPARATOR.join(
            part for part in (_clock(attempt.started), route, f"({kind})", place, after, outcome) if part
        )

    def _hash_lines(self, transfer: Transfer) -> str:
        ours, theirs = transfer.digest, transfer.file.digest
        if ours is None and theirs is None:
            return ""
        here = self.tr("Here: {hash}").format(hash=ours.hex if ours is not None else self.tr("not computed yet"))
        if theirs is not None:
            there = self.tr("Other side: {hash}").format(hash=shown(theirs.hex))
        elif transfer.verified and ours is not None:
            there = self.tr("Other side: {hash}").format(hash=ours.hex)
        else:
            there = self.tr("Other side: not told. Its program does not compare, so nobody checked.")
        return f"{here}\n{there}"

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _set(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _style(self) -> None:
        theme = current_theme()
        self._name.setFont(theme.font(bold=True))
        small = theme.font(tokens.TYPE_SECONDARY)
        faint = f"color: {theme.color(tokens.Role.TEXT_2).name()};"
        for label in (self._advice, self._facts, self._attempts, self._hashes):
            label.setFont(small)
        self._facts.setStyleSheet(faint)
        for title in (self._attempts_title, self._hashes_title):
            title.setFont(theme.font(tokens.TYPE_SECONDARY, bold=True))
            title.setStyleSheet(faint)
            title.setContentsMargins(0, tokens.GAP_S, 0, 0)


def _clock(time: datetime) -> str:
    """The local time of day, with seconds, as the user's locale writes it."""
    moment = QDateTime.fromSecsSinceEpoch(round(time.timestamp()))
    return QLocale().toString(
        moment.time(), QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace("mm", "mm:ss")
    )
