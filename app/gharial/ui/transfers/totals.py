"""The line under the list: how many go, how fast, how much is left."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.conversation import Direction
from gharial.ui.transfers.rows import FileRow, Part
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.transfer_words import SEPARATOR

translate = QCoreApplication.translate


def totals_words(running: Iterable[FileRow], limit: int) -> str:
    """Of all unfinished files; `limit` is how many may be sent at once."""
    going = sending = waiting = remaining = 0
    up = down = 0.0
    for file in running:
        if file.part is Part.ACTIVE:
            going += 1
            sending += file.transfer.direction is Direction.OUTGOING
        else:
            waiting += 1
        remaining += max(0, file.transfer.file.size - file.done)
        if file.transfer.direction is Direction.OUTGOING:
            up += file.speed
        else:
            down += file.speed
    if not going and not waiting:
        return translate("totals", "Nothing is being transferred.")
    nothing = translate("totals", "nothing")
    parts = []
    if going:
        parts = [
            translate("totals", "{up} up").format(up=speed_text(up) or nothing),
            translate("totals", "{down} down").format(down=speed_text(down) or nothing),
        ]
        if sending:
            # What comes is not held back by the limit.
            at_once = translate("totals", "{running} of {limit} at once")
            parts.append(at_once.format(running=_number(sending), limit=_number(limit)))
    if waiting:
        parts.append(translate("totals", "%n waiting", None, waiting))
    left = translate("totals", "{size} left").format(size=size_text(remaining))
    if up + down >= 1 and remaining:
        left = translate("totals", "{size} left, {time}").format(
            size=size_text(remaining), time=duration_text(remaining / (up + down))
        )
    return SEPARATOR.join((*parts, left))


def _number(value: int) -> str:
    return QLocale().toString(value)
