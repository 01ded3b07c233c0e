"""`LimitHours`: in which part of the day the speed limits hold: a box to tick, and two times."""

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTimeEdit, QWidget

from gharial.model.settings import Settings
from gharial.ui.settings.choices import Choices
from gharial.ui.style import tokens
from gharial.ui.widgets.day_hours import minute_of, time_of


class LimitHours(QWidget):
    """Shows and changes Settings.limits_by_hours, limits_from and limits_until."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QCheckBox(self.tr("Both limits hold only from"))
        self._box.setObjectName("limits-by-hours")
        self._box.setAccessibleName(self.tr("The limits hold only in a part of the day"))
        self._from = time_field("limits-from", self.tr("From what time on the limits hold"))
        until = QLabel(self.tr("until", "two times of day: from … until …"))
        self._until = time_field("limits-until", self.tr("Until what time the limits hold"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP_S)
        for widget in (self._box, self._from, until, self._until):
            row.addWidget(widget)
        row.addStretch(1)
        self._box.toggled.connect(self._from.setEnabled)
        self._box.toggled.connect(self._until.setEnabled)
        self._box.toggled.connect(lambda checked: choices.change(limits_by_hours=checked))
        self._from.timeChanged.connect(lambda time: choices.change(limits_from=minute_of(time)))
        self._until.timeChanged.connect(lambda time: choices.change(limits_until=minute_of(time)))

    def show_settings(self, settings: Settings) -> None:
        """Bring the fields in line."""
        with QSignalBlocker(self._box):
            self._box.setChecked(settings.limits_by_hours)
        for field, minute in ((self._from, settings.limits_from), (self._until, settings.limits_until)):
            with QSignalBlocker(field):
                field.setTime(time_of(minute))
            field.setEnabled(settings.limits_by_hours)


def time_field(name: str, accessible: str) -> QTimeEdit:
    """A field for a time of day, as the locale writes it."""
    field = QTimeEdit()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    # From the right Qt puts hours and minutes about, and the digits of Arabic numbers stand from the left there too.
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
    field.lineEdit().setTextMargins(tokens.GAP_S, 0, 0, 0)
    # Typing "12" is one change and not two.
    field.setKeyboardTracking(False)
    return field
