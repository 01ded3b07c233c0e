"""The dialog of an incoming offer: who, what, how big, where to; Accept, Save as, Decline (security 9, 10, 46, 48)."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gharial.model.events import OfferGone
from gharial.model.failures import Failure
from gharial.model.jid import bare
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.folder_space import FolderSpace, look_at
from gharial.ui.transfers.offer_words import (
    kind_words,
    name_words,
    plain_name,
    risk_words,
    sender_words,
    title_words,
)
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import neutral, shown, tip

_LOOK_EVERY_MS = 2000
_NAME_LINES = 6
_WIDTH = 480


class OfferDialog(QDialog):
    """One offer. Not modal, never takes the focus; closing it answers nothing, and the offer stays open."""

    def __init__(self, bridge: Bridge, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._offer = offer
        self._folder = bridge.backend.transfers.download_folder()
        self._space = FolderSpace(self._folder)
        self._looking = False
        self._answering = False
        roster = bridge.backend.roster
        self._sender = sender_words(
            offer,
            roster.contact(offer.account, bare(offer.peer)),
            [contact.jid for contact in roster.contacts(offer.account)],
        )
        self.setObjectName("offer")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(neutral(title_words(offer, self._sender)))
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.height())

        self._title = ForeignLabel(title_words(offer, self._sender), lines=2)
        self._address = ForeignLabel(self._sender_text())
        self._address.setObjectName("offer-sender")
        self._standing = self._label("offer-standing", self._sender.standing)
        self._warning = self._label("offer-warning", self._sender.warning)
        self._name = ForeignLabel(name_words(offer))
        self._name.setObjectName("offer-file-name")
        self._kind = self._label("offer-size", kind_words(offer))
        self._risk = self._label("offer-risk", risk_words(offer))
        self._place = ForeignLabel(lines=2)
        self._place.setObjectName("offer-folder")
        self._room = self._label("offer-free-space", "")
        self._trouble = self._label("offer-trouble", "")
        self._choose = self._button("choose-folder", self.tr("Choose…"), self._choose_folder)
        self._choose.setAccessibleName(self.tr("Choose the folder to save in"))
        self._decline = self._button("decline-offer", self.tr("Decline"), self._on_decline)
        self._save_as = self._button("save-as", self.tr("Save as…"), self._on_save_as)
        self._save_as.setVisible(len(offer.files) == 1)
        self._accept = self._button("accept-offer", self.tr("Accept"), self._on_accept)
        self._accept.setDefault(self._sender.trusted)
        self._lay_out()
        self._style()
        self._show_folder()
        self.setAccessibleDescription(self._spoken())

        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        bridge.hear(OfferGone, self._on_gone, self)
        current_theme().changed.connect(self._style)

    @property
    def offer(self) -> Offer:
        """What this dialog asks about."""
        return self._offer

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("offer-card")
        inner = QGridLayout(card)
        inner.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        inner.setHorizontalSpacing(tokens.GAP_M)
        inner.setVerticalSpacing(tokens.GAP_XS)
        self._sign = QLabel()
        inner.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._name_area(), 0, 1)
        inner.addWidget(self._kind, 1, 1)
        inner.addWidget(self._risk, 2, 1)
        inner.setColumnStretch(1, 1)

        where = QHBoxLayout()
        where.setSpacing(tokens.GAP_S)
        self._save_in = QLabel(self.tr("Save in"))
        where.addWidget(self._save_in)
        where.addWidget(self._place, 1)
        where.addWidget(self._choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        buttons.addStretch(1)
        for button in (self._decline, self._save_as, self._accept):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_XS)
        for widget in (self._title, self._address, self._standing, self._warning):
            column.addWidget(widget)
        column.addSpacing(tokens.GAP_S)
        column.addWidget(card)
        column.addSpacing(tokens.GAP_S)
        column.addLayout(where)
        column.addWidget(self._room)
        column.addWidget(self._trouble)
        column.addSpacing(tokens.GAP_M)
        column.addLayout(buttons)

    def _name_area(self) -> QWidget:
        """The name as it is, or, where it is very long, scrolled: all of it can be read (security 9)."""
        line = self.fontMetrics().lineSpacing()
        if self._name.heightForWidth(_WIDTH - 6 * tokens.GAP_L) <= _NAME_LINES * line:
            return self._name
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(_NAME_LINES * line)
        area.setAccessibleName(self.tr("The whole file name"))
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        area.setWidget(self._name)
        area.viewport().setAutoFillBackground(False)
        self._name.setAutoFillBackground(False)
        return area

    def _style(self) -> None:
        theme = current_theme()
        self._title.setFont(theme.font(tokens.TYPE_TITLE, bold=True))
        self._name.setFont(theme.font(bold=True))
        faint, warn, bad = (theme.color(role).name() for role in (Role.TEXT_2, Role.WARN, Role.BAD))
        for label in (self._standing, self._kind, self._room):
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._kind.setStyleSheet(f"color: {faint};")
        self._save_in.setStyleSheet(f"color: {faint};")
        self._standing.setStyleSheet(f"color: {faint if self._sender.trusted else warn};")
        self._warning.setStyleSheet(f"color: {bad};")
        self._risk.setStyleSheet(f"color: {warn};")
        self._trouble.setStyleSheet(f"color: {bad};")
        risky = bool(self._risk.text())
        sign = icon("warning", Role.WARN) if risky else icon("file", Role.TEXT_2)
        self._sign.setPixmap(sign.pixmap(tokens.GAP_XL, tokens.GAP_XL))
        raised, line = theme.color(Role.RAISED).name(), theme.color(Role.LINE).name()
        self.setStyleSheet(
            f"#offer-card {{ background: {raised}; border: 1px solid {line}; border-radius: {tokens.RADIUS_CARD}px; }}"
            " #offer-card QScrollArea, #offer-card QScrollArea > QWidget > QWidget { background: transparent; }"
        )
        self._show_room()

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        # Enter is handled here and never by what Qt takes for the default.
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setText(text)
        label.setVisible(bool(text))
        return label

    def _sender_text(self) -> str:
        known = self._bridge.backend.accounts.all()
        if len(known) < 2:
            return self._sender.address
        return self.tr("{address} to your account {account}").format(
            address=self._sender.address, account=shown(self._offer.account.bare)
        )

    def _fit(self) -> None:
        """As high as the words need: a wrapped label asks a window's layout for less than it takes."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(max(self.width(), _WIDTH))
            self.setMinimumHeight(height)
            self.resize(max(self.width(), _WIDTH), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _spoken(self) -> str:
        """What a screen reader says of the dialog as a whole."""
        labels = (self._title, self._address, self._standing, self._warning, self._name, self._kind, self._risk)
        return ". ".join(label.text() for label in labels if label.text())

    # --- folder and room ----------------------------------------------------------------------------------------------

    def _show_folder(self) -> None:
        self._place.setText(shown(str(self._folder)))
        self._show_room()

    def _look(self) -> None:
        """Ask the disk again, in a thread: a network drive that hangs must not hold the window."""
        if self._looking:
            return
        self._looking = True
        self._bridge.run(asyncio.to_thread(look_at, self._folder), self._on_looked, self._on_not_looked, self)

    def _on_looked(self, space: FolderSpace) -> None:
        self._looking = False
        if space.folder != self._folder:
            self._look()
            return
        self._space = space
        self._show_room()

    def _on_not_looked(self, failure: Failure) -> None:
        self._looking = False

    def _show_room(self) -> None:
        theme = current_theme()
        space, size = self._space, self._offer.size
        if space.problem is not None:
            text = explain(space.problem).sentence
        elif space.free is None:
            text = ""
        elif space.free < size:
            text = self.tr("Only {free} free, {missing} too little. Choose another folder or free some space.").format(
                free=size_text(space.free), missing=size_text(size - space.free)
            )
        else:
            text = self.tr("{free} free").format(free=size_text(space.free))
        fits = space.has_room_for(size)
        said = self._room.text()
        self._room.setText(text)
        self._room.setVisible(bool(text))
        self._room.setStyleSheet(f"color: {theme.color(Role.TEXT_2 if fits else Role.BAD).name()};")
        self._accept.setEnabled(fits and not self._answering)
        self._accept.setToolTip("" if fits else tip(text))
        self._accept.setAccessibleDescription("" if fits else text)
        if text != said:
            self._fit()

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, self.tr("Save in"), str(self._folder))
        chooser.setObjectName("folder-chooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._use_folder)
        chooser.open()

    def _use_folder(self, folder: str) -> None:
        self._folder = Path(folder)
        self._space = FolderSpace(self._folder)
        self._show_folder()
        self._look()

    # --- the answer ---------------------------------------------------------------------------------------------------

    def _on_accept(self) -> None:
        self._answer_with(self._folder, None)

    def _on_save_as(self) -> None:
        name = neutral(plain_name(self._offer.files[0])).replace("\ufffd", "_")
        chooser = QFileDialog(self, self.tr("Save as"), str(self._folder / name))
        chooser.setObjectName("save-as-chooser")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        # Nothing is ever overwritten: a name that is taken gets a number, so there is nothing to confirm.
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.selectFile(name)
        chooser.fileSelected.connect(self._save_at)
        chooser.open()

    def _save_at(self, chosen: str) -> None:
        path = Path(chosen)
        self._answer_with(path.parent, path.name)

    def _answer_with(self, folder: Path, name: str | None) -> None:
        self._answering_now(True)
        command = self._bridge.backend.transfers.accept(self._offer.id, folder, name)
        self._bridge.run(command, lambda _: self.accept(), self._on_failure, self)

    def _on_decline(self) -> None:
        self._answering_now(True)
        command = self._bridge.backend.transfers.decline(self._offer.id)
        self._bridge.run(command, lambda _: self.reject(), self._on_failure, self)

    def _answering_now(self, answering: bool) -> None:
        self._answering = answering
        self._trouble.setVisible(False)
        for button in (self._decline, self._save_as, self._choose):
            button.setEnabled(not answering)
        self._show_room()

    def _on_failure(self, failure: Failure) -> None:
        self._answering_now(False)
        self._trouble.setText(explain(failure).sentence)
        self._trouble.setVisible(True)
        self._fit()

    def _on_gone(self, event: OfferGone) -> None:
        if event.offer_id == self._offer.id:
            self.reject()

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif self._sender.trusted:
            # A stranger's file needs a look and a hand: Enter alone, typed for something else, must not accept it.
            self._accept.click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._timer.start()
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
