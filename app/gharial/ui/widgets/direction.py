"""Which way the lines of the program run, and parts of a line that keep their own way (UAX #9)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from gharial.ui.widgets.foreign_text import in_line


def apart(text: str) -> str:
    """What others named, beside other parts of a line: it neither runs together with them nor loses its signs to them.

    Lines from the left need nothing: what runs the other way in them is isolated by `shown`.
    """
    return in_line(text, mirrored=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft)
