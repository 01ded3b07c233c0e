"""Times of messages in words: the day lines, the time of a bubble, and stamps that cannot be true."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

translate = QCoreApplication.translate

# A stamp from before there was Jabber, or from after tomorrow, was made up by somebody.
_EARLIEST = datetime(1999, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)


def believable(time: datetime, now: datetime) -> bool:
    """Whether a message can have been sent then; both are aware."""
    return _EARLIEST <= time <= now + _AHEAD


def local_day(time: datetime) -> date:
    """The day of an aware time where the user is."""
    try:
        return time.astimezone().date()
    except (OverflowError, ValueError, OSError):
        return time.date()


def day_words(day: date, today: date) -> str:
    """A day line: "Today", "Yesterday", the weekday within a week, else the date."""
    ago = (today - day).days
    if ago == 0:
        return translate("times", "Today")
    if ago == 1:
        return translate("times", "Yesterday")
    if 1 < ago < 7:
        return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.LongFormat)
    return QLocale().toString(_qdate(day), QLocale.FormatType.LongFormat)


def time_words(time: datetime, now: datetime) -> str:
    """The time of day as the locale writes it, or that it is not known."""
    if not believable(time, now):
        return translate("times", "unknown time")
    local = time.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def stamp_words(time: datetime, now: datetime) -> str:
    """Day and time in full, for tooltips and details."""
    if not believable(time, now):
        return translate("times", "unknown time")
    return translate("times", "{day}, {time}").format(
        day=QLocale().toString(_qdate(local_day(time)), QLocale.FormatType.LongFormat), time=time_words(time, now)
    )


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
