"""What is offered, as a card: sign, whole name, size and type, date, description, tree, and what to mind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from gharial.model.transfer import FileInfo, Offer
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.companion_choice import CompanionChoice
from gharial.ui.transfers.offer_look import OfferLook
from gharial.ui.transfers.offer_tree import OfferTree
from gharial.ui.transfers.offer_twin import Twin
from gharial.ui.transfers.offer_words import (
    can_run,
    date_words,
    kind_words,
    name_words,
    risk_of,
    risk_words,
    together_words,
)
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.plain_label import plain_label

_NAME_LINES = 6
_DESCRIPTION_LINES = 4


class OfferCard(QFrame):
    """`understood` is the box that must be ticked before something that can run is taken.

    `look_asked`: a person wants to see small pictures of it before the answer; never of what a stranger offers.
    """

    look_asked = Signal()
    choice_changed = Signal()
    """Of what is offered together, something else is ticked."""

    def __init__(self, offer: Offer, width: int, parent: QWidget | None = None, *, trusted: bool = False) -> None:
        super().__init__(parent)
        self._offer = offer
        # Asked for again and again while the dialog is built, and a folder may name a thousand files.
        self._offer_can_run = can_run(offer)
        self.setObjectName("offer-card")
        self._sign = QLabel()
        together = bool(offer.companions)
        self._name = ForeignLabel(together_words(offer) if together else name_words(offer))
        self._name.setObjectName("offer-file-name")
        self._kind = self._label("offer-size", "" if together else kind_words(offer))
        self._date = self._label("offer-date", "" if together else date_words(offer))
        alone = len(offer.files) == 1 and not together
        description = shown(offer.files[0].description, lines=True).strip() if alone else ""
        self._description = ForeignLabel(description, lines=_DESCRIPTION_LINES)
        self._description.setObjectName("offer-description")
        self._description.setVisible(bool(description))
        self._risk = self._label("offer-risk", "")
        self.understood = QCheckBox(self.tr("I expected this and know what it is"))
        self.understood.setObjectName("confirm-runnable")
        self._twin = self._label("offer-twin", "")
        grid = QGridLayout(self)
        grid.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        grid.setHorizontalSpacing(tokens.GAP_M)
        grid.setVerticalSpacing(tokens.GAP_XS)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name_area(width), 0, 1)
        file = offer.files[0]
        possible = trusted and (offer.shows_picture or any(one.pixels for one in offer.companions))
        self._look = OfferLook(shown(file.name), many=len(offer.companions) > 1, possible=possible)
        self._look.asked.connect(self.look_asked)
        self._choice = CompanionChoice(offer.companions, offer.companion_previews) if together else None
        rows: list[QWidget] = [self._kind, self._date, self._look, self._description]
        if self._choice is not None:
            rows.append(self._choice)
            self._choice.changed.connect(self._on_choice)
        elif offer.preview:
            rows.append(OfferTree(offer.preview, max(file.entries, len(offer.preview))))
        rows += [self._twin, self._risk, self.understood]
        for row, widget in enumerate(rows, 1):
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        current_theme().changed.connect(self._style)
        self._show_risk()
        self._style()

    @property
    def chosen(self) -> tuple[FileInfo, ...] | None:
        """What is ticked of the files offered together; None for one that is offered alone."""
        return None if self._choice is None else self._choice.chosen

    @property
    def choice_words(self) -> str:
        """ "Take 3 of 5, 12.0 MB"; nothing for one that is offered alone."""
        return "" if self._choice is None else self._choice.words

    @property
    def can_run(self) -> bool:
        """Something that is to be taken can run."""
        chosen = self.chosen
        return self._offer_can_run if chosen is None else bool(risk_of(self._offer, chosen))

    @property
    def may_be_taken(self) -> bool:
        """Something is ticked; nothing of it can run, or that was understood."""
        return self.chosen != () and (not self.can_run or self.understood.isChecked())

    @property
    def spoken(self) -> str:
        """All that is said of it."""
        labels = (self._name, self._kind, self._date, self._description, self._twin, self._risk)
        return ". ".join(label.text() for label in labels if label.text())

    def show_twin(self, twin: Twin | None) -> None:
        """Say that it is here already, or nothing."""
        if twin is None:
            text = ""
        elif twin.certain:
            text = self.tr("You have this very file already: {path}").format(path=shown(str(twin.path)))
        else:
            text = self.tr("You have a file of this name and size from them already: {path}").format(
                path=shown(str(twin.path))
            )
        self._twin.setText(text)
        self._twin.setVisible(bool(text))

    def show_picture_of(self, other: Offer) -> None:
        """A small picture of this offer's file has come, or of one that is offered together with it."""
        file = other.files[0]
        if file.picture is None:
            return
        if other.id == self._offer.id:
            self._look.show_picture(file.picture)
        together = other.group is not None and other.group == self._offer.group and other.peer == self._offer.peer
        if self._choice is not None and together:
            self._choice.show_picture(file.name, file.picture)

    def _on_choice(self) -> None:
        self._show_risk()
        self.choice_changed.emit()

    def _show_risk(self) -> None:
        chosen = self.chosen
        words = risk_words(self._offer) if chosen is None else risk_of(self._offer, chosen)
        self._risk.setText(words)
        self._risk.setVisible(bool(words))
        self.understood.setAccessibleDescription(words)
        self.understood.setVisible(self.can_run)
        self._sign.setPixmap(self._sign_icon().pixmap(tokens.GAP_XL, tokens.GAP_XL))

    def looked(self, trouble: str = "") -> None:
        """No more pictures come; `trouble` says why there are none."""
        self._look.done(trouble)

    def _name_area(self, width: int) -> QWidget:
        """The name as it is, or, where it is very long, scrolled: all of it can be read (security 9)."""
        line = self.fontMetrics().lineSpacing()
        if self._name.heightForWidth(width - 6 * tokens.GAP_L) <= _NAME_LINES * line:
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

    def _label(self, name: str, text: str) -> QLabel:
        label = plain_label(name, text)
        label.setVisible(bool(text))
        return label

    def _style(self) -> None:
        theme = current_theme()
        faint, warn, accent = (theme.color(role).name() for role in (Role.TEXT_2, Role.WARN, Role.ACCENT))
        self._name.setFont(theme.font(bold=True))
        for label in (self._kind, self._date):
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setStyleSheet(f"color: {faint};")
        self._risk.setStyleSheet(f"color: {warn};")
        self._twin.setStyleSheet(f"color: {accent};")
        self._sign.setPixmap(self._sign_icon().pixmap(tokens.GAP_XL, tokens.GAP_XL))
        raised, line = theme.color(Role.RAISED).name(), theme.color(Role.LINE).name()
        self.setStyleSheet(
            f"#offer-card {{ background: {raised}; border: 1px solid {line}; border-radius: {tokens.RADIUS_CARD}px; }}"
            " #offer-card QScrollArea, #offer-card QScrollArea > QWidget > QWidget { background: transparent; }"
            " #offer-card QTreeWidget { background: transparent; }"
        )

    def _sign_icon(self) -> QIcon:
        if self.can_run:
            return icon("warning", Role.WARN)
        if self._offer.host:
            return icon("link", Role.TEXT_2)
        return icon("folder" if self._offer.files[0].is_folder else "file", Role.TEXT_2)
