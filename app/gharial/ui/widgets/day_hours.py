"""Times of day, kept as minutes since midnight, as the locale writes them."""

from PySide6.QtCore import QLocale, QTime

from gharial.model.settings import Settings

_HOUR = 60


def hours_text(settings: Settings) -> str:
    """The part of the day in which limits hold: "08:00–18:00"; nothing where they hold all day."""
    if not settings.limits_by_hours or settings.limits_from == settings.limits_until:
        return ""
    ends = (settings.limits_from, settings.limits_until)
    return "\N{EN DASH}".join(QLocale().toString(time_of(one), QLocale.FormatType.ShortFormat) for one in ends)


def time_of(minute: int) -> QTime:
    """That minute of the day."""
    return QTime(minute // _HOUR % 24, minute % _HOUR)


def minute_of(time: QTime) -> int:
    """The minute of the day that a time is in."""
    return time.hour() * _HOUR + time.minute()
