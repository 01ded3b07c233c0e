"""Figures as a person reads them: sizes, speeds and durations in the user's locale."""

import math

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_LARGEST = 2**63 - 1


def size_text(size: int) -> str:
    """A size in bytes with one decimal, in powers of 1000: "48.2 MB"."""
    if size == 1:
        return translate("figures", "1 byte")
    # Sizes come from other programs too; Qt takes 63 bits and no more.
    return QLocale().formattedDataSize(min(max(0, size), _LARGEST), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def speed_text(speed: float) -> str:
    """A speed, given in bytes per second: "31.0 MB/s". What is no number, or not positive, is nothing: ""."""
    if not math.isfinite(speed) or speed < 1:
        return ""
    # A word of its own for translators: some languages write it otherwise.
    return translate("figures", "{size}/s").format(size=size_text(round(speed)))


def duration_text(seconds: float) -> str:
    """A time span as a person says it: "12 s", "4 min", "about an hour"; never "0 s"."""
    if not math.isfinite(seconds):
        return ""
    seconds = max(1, math.ceil(seconds))
    if seconds < _MINUTE:
        return translate("figures", "{count} s").format(count=number_text(int(seconds)))
    if seconds < 55 * _MINUTE:
        return translate("figures", "{count} min").format(count=number_text(round(seconds / _MINUTE)))
    if seconds < 90 * _MINUTE:
        return translate("figures", "about an hour")
    if seconds < _DAY:
        hours = max(2, round(seconds / _HOUR))
        return translate("figures", "about %n hours", None, hours)
    if seconds < 1.5 * _DAY:
        return translate("figures", "about a day")
    # A name for the number: the translators' tool does not see a sentence with a sum behind it.
    days = max(2, round(seconds / _DAY))
    return translate("figures", "about %n days", None, days)


def percent(done: int, size: int) -> int:
    """How much is done, from 0 to 100; 100 only when all is. An empty file is done at once."""
    if size <= 0:
        return 100
    return max(0, min(100, done * 100 // size))


def number_text(value: int) -> str:
    """A count in the locale's digits."""
    return QLocale().toString(value)
