"""What else an accept rule may ask for: the device, days and hours, a hidden address, a network not paid by volume."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from gharial.model.settings import WEEK, AcceptRule
from gharial.ui.settings.limit_hours import time_field
from gharial.ui.settings.wheel_guard import WheelGuard
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.day_hours import minute_of, time_of
from gharial.ui.widgets.foreign_text import shown

_DAYS_A_ROW = 7
_OFFICE = (8 * 60, 18 * 60)


class RuleConditions(QWidget):
    """`changed` with every change. Nothing is asked for where nothing is ticked or typed."""

    changed = Signal()

    def __init__(self, rule: AcceptRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faint: list[QLabel] = []
        self._device = QComboBox()
        self._device.setObjectName("rule-device")
        self._device.setEditable(True)
        self._device.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        typed = QLineEdit()
        typed.setPlaceholderText(self.tr("any device; or such as: Gharial, phone*"))
        typed.setMaxLength(1023)
        self._device.setLineEdit(typed)
        self._device.setEditText(rule.device)
        self._days = {day: self._day(day, ticked=day in (rule.days or WEEK)) for day in WEEK}
        limited = rule.hours_from != rule.hours_until
        start, end = (rule.hours_from, rule.hours_until) if limited else _OFFICE
        self._hours = QCheckBox(self.tr("Only from"))
        self._hours.setObjectName("rule-by-hours")
        self._hours.setAccessibleName(self.tr("Only in a part of the day"))
        self._hours.setChecked(limited)
        self._from = self._time("rule-from", self.tr("From what time on the rule holds"), start)
        self._until = self._time("rule-until", self.tr("Until what time the rule holds"), end)
        self._hidden = self._box("rule-hidden", self.tr("Only while they cannot see my network address"))
        self._hidden.setChecked(rule.hidden_only)
        self._unmetered = self._box("rule-unmetered", self.tr("Not over a metered network"))
        self._unmetered.setChecked(rule.unmetered_only)
        self._lay_out()
        WheelGuard(self)
        self._enable()
        self._device.editTextChanged.connect(lambda _: self.changed.emit())
        self._hours.toggled.connect(lambda _: self._enable())
        for box in (*self._days.values(), self._hours, self._hidden, self._unmetered):
            box.toggled.connect(lambda _: self.changed.emit())
        for field in (self._from, self._until):
            field.timeChanged.connect(lambda _: self.changed.emit())
        current_theme().changed.connect(self._style)
        self._style()

    def offer_devices(self, names: Iterable[str]) -> None:
        """Propose these names; what is typed stays."""
        typed = self._device.currentText()
        self._device.blockSignals(True)
        self._device.clear()
        self._device.addItems(list(dict.fromkeys(shown(name) for name in names)))
        self._device.setCurrentIndex(-1)
        self._device.setEditText(typed)
        self._device.blockSignals(False)

    def applied(self, rule: AcceptRule) -> AcceptRule:
        """The rule with what is asked for here."""
        days = tuple(day for day, box in self._days.items() if box.isChecked())
        start, end = minute_of(self._from.time()), minute_of(self._until.time())
        return replace(
            rule,
            device=self._device.currentText().strip(),
            days=() if days == WEEK else days,
            hours_from=start if self._hours.isChecked() else 0,
            hours_until=end if self._hours.isChecked() else 0,
            hidden_only=self._hidden.isChecked(),
            unmetered_only=self._unmetered.isChecked(),
        )

    @property
    def problem(self) -> str:
        """What cannot be, in words, or nothing."""
        if not any(box.isChecked() for box in self._days.values()):
            return self.tr("Tick a day on which the rule holds.")
        if self._hours.isChecked() and self._from.time() == self._until.time():
            return self.tr("From and until are the same time; the rule would hold all day. Untick the hours, then.")
        return ""

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        days = QGridLayout()
        days.setSpacing(tokens.GAP_S)
        first = QLocale().firstDayOfWeek().value
        for place in range(len(WEEK)):
            day = (first - 1 + place) % len(WEEK) + 1
            days.addWidget(self._days[day], place // _DAYS_A_ROW, place % _DAYS_A_ROW)
        days.setColumnStretch(_DAYS_A_ROW, 1)
        hours = QHBoxLayout()
        hours.setSpacing(tokens.GAP_S)
        for widget in (self._hours, self._from, QLabel(self.tr("until")), self._until):
            hours.addWidget(widget)
        hours.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(tokens.GAP_M)
        form.setVerticalSpacing(tokens.GAP_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        device = QLabel(self.tr("&Device"))
        device.setBuddy(self._device)
        self._device.setAccessibleName(self.tr("Device or program it comes from"))
        form.addRow(device, self._device)
        form.addRow(QLabel(self.tr("Days")), days)
        form.addRow(QLabel(self.tr("Hours")), hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addLayout(form)
        column.addSpacing(tokens.GAP_XS)
        for box, sentence in (
            (self._hidden, self.tr("As “File settings” in the menu of a contact says. Links are asked about.")),
            (self._unmetered, self.tr("One that is paid by volume, as far as the system knows. There you are asked.")),
        ):
            below = QLabel(sentence)
            below.setTextFormat(Qt.TextFormat.PlainText)
            below.setWordWrap(True)
            below.setContentsMargins(tokens.GAP_XL, 0, 0, 0)
            box.setAccessibleDescription(sentence)
            self._faint.append(below)
            column.addWidget(box)
            column.addWidget(below)

    def _day(self, day: int, *, ticked: bool) -> QCheckBox:
        box = QCheckBox(QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat))
        box.setObjectName(f"rule-day-{day}")
        box.setAccessibleName(QLocale().standaloneDayName(day, QLocale.FormatType.LongFormat))
        box.setChecked(ticked)
        return box

    def _time(self, name: str, words: str, minute: int) -> QTimeEdit:
        field = time_field(name, words)
        field.setTime(time_of(minute))
        return field

    def _box(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        return box

    def _enable(self) -> None:
        for field in (self._from, self._until):
            field.setEnabled(self._hours.isChecked())

    def _style(self) -> None:
        theme = current_theme()
        for label in self._faint:
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
