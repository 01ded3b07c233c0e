"""What a file of accept rules would change: each rule with a tick, none that takes more is ticked (security 54)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gharial.model.rule_file import ReadRule
from gharial.ui.bridge import Bridge
from gharial.ui.settings.rule_words import rule_words
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.plain_label import plain_label
from gharial.ui.widgets.sender_name import sender_name

_LEAST_HEIGHT = 120
_WIDTH = 560
_HEIGHT = 480


class RuleImportDialog(QDialog):
    """`chosen` with the rules to add, once Add was pressed. Not modal."""

    chosen = Signal(object)

    def __init__(self, bridge: Bridge, name: str, read: tuple[ReadRule, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = bridge.backend
        self._read = read
        self.setObjectName("rule-import")
        self.setWindowTitle(self.tr("Import accept rules"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, _HEIGHT)
        self._above = plain_label("rule-import-words")
        self._above.setText(
            self.tr(
                "{file} holds these rules. Those you tick are added after yours. A rule that takes files about which "
                "you are asked now is not ticked by itself."
            ).format(file=name)
        )
        self._boxes: list[QCheckBox] = []
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        self._area.setWidget(self._rows())
        self._below = plain_label("rule-import-sum")
        every = QPushButton(self.tr("Tick all"))
        every.setObjectName("tick-all-rules")
        every.setAutoDefault(False)
        every.clicked.connect(self._tick_all)
        every.setEnabled(any(_usable(one) for one in read))
        buttons = QDialogButtonBox(self)
        self._add = buttons.addButton(self.tr("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setObjectName("add-rules")
        buttons.addButton(every, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        for widget in (self._above, self._area, self._below, buttons):
            column.addWidget(widget, 1 if widget is self._area else 0)
        current_theme().changed.connect(self._style)
        self._style()
        self._sum_up()
        first = next((box for box in self._boxes if box.isEnabled()), None)
        if first is not None:
            first.setFocus()

    @property
    def ticked(self) -> list[ReadRule]:
        """Those that would be added."""
        return [one for one, box in zip(self._read, self._boxes, strict=True) if box.isChecked()]

    def _rows(self) -> QWidget:
        """Whole sentences, which wrap: nobody is to tick what they could not read to its end."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(tokens.GAP_M, tokens.GAP_M, tokens.GAP_M, tokens.GAP_M)
        grid.setSpacing(tokens.GAP_S)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(self._read):
            what, standing = rule_words(one.rule, sender_name(self._backend, one.rule.contact)), self._standing(one)
            box = QCheckBox()
            box.setObjectName(f"rule-import-{row}")
            box.setAccessibleName(what)
            box.setAccessibleDescription(standing)
            box.setEnabled(_usable(one))
            box.setChecked(_usable(one) and not one.widens)
            box.toggled.connect(lambda _: self._sum_up())
            words = plain_label(f"rule-import-words-{row}")
            words.setText(f"{what}\n{standing}")
            words.setBuddy(box)
            self._boxes.append(box)
            grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(len(self._read), 1)
        return page

    def _standing(self, one: ReadRule) -> str:
        if one.known:
            return self.tr("You have it already.")
        if one.unfit:
            return self.tr("It cannot be used here: its folder is hidden, or no whole path.")
        if one.widens:
            return self.tr("New: takes files about which you are asked now.")
        if not one.rule.enabled:
            return self.tr("New, and switched off.")
        return self.tr("New: takes nothing that another rule would not take.")

    def _tick_all(self) -> None:
        for box in self._boxes:
            box.setChecked(box.isEnabled())

    def _sum_up(self) -> None:
        ticked = self.ticked
        wider = sum(one.widens for one in ticked)
        self._add.setEnabled(bool(ticked))
        if not ticked:
            words = self.tr("Nothing is ticked; everything stays as it is.")
        elif wider:
            words = self.tr("%n of the ticked rules take files about which you are asked now.", None, wider)
        else:
            words = self.tr("You are asked about the same files as now.")
        self._below.setText(words)
        self._add.setAccessibleDescription(words)
        self._below.setStyleSheet(f"color: {current_theme().color(Role.WARN if wider else Role.TEXT_2).name()};")

    def _take(self) -> None:
        self.chosen.emit(tuple(one.rule for one in self.ticked))
        self.accept()

    def _style(self) -> None:
        self._above.setStyleSheet(f"color: {current_theme().color(Role.TEXT_2).name()};")


def _usable(one: ReadRule) -> bool:
    return not one.known and not one.unfit
