"""Rows of a settings page: a control, and below it a sentence that says what it does."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from gharial.ui.settings.amount_field import AmountField
from gharial.ui.settings.wheel_guard import WheelGuard
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role

_LEAST_LETTERS = 16


class Kept(Protocol):
    """What rows show and change: `Choices`, or `ContactChoices` for one contact."""

    @property
    def changed(self) -> Any: ...
    @property
    def now(self) -> Any: ...
    def change(self, **fields: Any) -> None: ...


class SettingRows(QWidget):
    """A column of settings. Subclasses add rows; every row follows `choices` and changes one field of it."""

    def __init__(self, choices: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        self.column.setSpacing(tokens.GAP_XS)
        self._faint: list[QLabel] = []
        self._titles: list[QLabel] = []
        self._shows: list[Callable[[Any], None]] = []
        self.fields: list[str] = []
        """What the rows show, by the fields' names."""
        choices.changed.connect(self.show_now)
        current_theme().changed.connect(self._style)

    def title(self, text: str) -> None:
        """A heading over the rows that follow."""
        label = QLabel(text)
        if self.column.count():
            self.column.addSpacing(tokens.GAP_L)
        self.column.addWidget(label)
        self._titles.append(label)

    def switch(self, field: str, text: str, sentence: str) -> QCheckBox:
        """Yes or no."""
        box = QCheckBox(text)
        self._name(box, field, text, sentence)
        box.toggled.connect(lambda checked: self.choices.change(**{field: checked}))
        self.column.addWidget(box)
        self._sentence(sentence, indented=True)
        self._follow(box, lambda settings: box.setChecked(bool(getattr(settings, field))))
        return box

    def choice(self, field: str, text: str, sentence: str, options: tuple[tuple[str, str], ...]) -> QComboBox:
        """One of several: (value, words) each."""
        combo = QComboBox()
        # Long words in it are cut before they push the page aside.
        combo.setMinimumWidth(_LEAST_LETTERS * combo.fontMetrics().averageCharWidth())
        for value, words in options:
            combo.addItem(words, value)
        self._name(combo, field, text, sentence)
        combo.currentIndexChanged.connect(lambda _: self.choices.change(**{field: combo.currentData()}))
        self.labelled(text, combo)
        self._sentence(sentence)
        self._follow(combo, lambda settings: combo.setCurrentIndex(max(0, combo.findData(getattr(settings, field)))))
        return combo

    def number(self, field: str, text: str, sentence: str, limits: tuple[int, int], none: str = "") -> QSpinBox:
        """A whole number; `none` is what the lowest one is called."""
        spin = QSpinBox()
        spin.setRange(*limits)
        spin.setSpecialValueText(none)
        # Typing "12" is one change and not two.
        spin.setKeyboardTracking(False)
        spin.lineEdit().setTextMargins(tokens.GAP_S, 0, 0, 0)
        self._name(spin, field, text, sentence)
        spin.valueChanged.connect(lambda value: self.choices.change(**{field: value}))
        self.labelled(text, spin)
        self._sentence(sentence)
        self._follow(spin, lambda settings: spin.setValue(getattr(settings, field)))
        return spin

    def speed(self, field: str, text: str, sentence: str, none: str) -> AmountField:
        """Bytes per second; `none` is what zero is called."""
        units = ((1000, self.tr("kB/s")), (1_000_000, self.tr("MB/s")))
        amount = AmountField(units, none)
        self.fields.append(field)
        amount.setObjectName(field.replace("_", "-"))
        amount.name(text, sentence)
        amount.changed.connect(lambda value: self.choices.change(**{field: value}))
        self.labelled(text, amount)
        self._sentence(sentence)
        self._shows.append(lambda settings: amount.show_value(getattr(settings, field)))
        return amount

    def labelled(self, text: str, *controls: QWidget) -> None:
        """Controls with their name before them."""
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP_S)
        label = QLabel(text)
        label.setBuddy(controls[0])
        row.addWidget(label)
        for control in controls:
            row.addWidget(control)
        if not any(
            control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.MinimumExpanding for control in controls
        ):
            row.addStretch(1)
        self.column.addLayout(row)

    def explain(self, sentence: str, *, indented: bool = False) -> None:
        """The sentence below a row; `indented` below a box to tick."""
        self._sentence(sentence, indented=indented)

    def follow(self, show: Callable[[Any], None]) -> None:
        """Call `show` with the settings now and whenever they are others."""
        self._shows.append(show)

    def finish(self) -> None:
        """All rows are there."""
        self.column.addStretch(1)
        WheelGuard(self)
        self._style()
        self.show_now()

    def show_now(self) -> None:
        """Bring every control in line with the settings."""
        for show in self._shows:
            show(self.choices.now)

    def _follow(self, control: QWidget, show: Callable[[Any], None]) -> None:
        def quietly(settings: Any) -> None:
            with QSignalBlocker(control):
                show(settings)

        self._shows.append(quietly)

    def _name(self, control: QWidget, field: str, text: str, sentence: str) -> None:
        self.fields.append(field)
        control.setObjectName(field.replace("_", "-"))
        control.setAccessibleName(text)
        control.setAccessibleDescription(sentence)

    def _sentence(self, sentence: str, *, indented: bool = False) -> None:
        label = QLabel(sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if indented:
            label.setContentsMargins(tokens.GAP_XL, 0, 0, 0)
        self._faint.append(label)
        self.column.addWidget(label)
        self.column.addSpacing(tokens.GAP_S)

    def _style(self) -> None:
        theme = current_theme()
        for label in self._titles:
            label.setFont(theme.font(bold=True))
        for label in self._faint:
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
