"""A line or a paragraph that is shown letter by letter: never markup, whoever wrote it (security 48)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(name: str, text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label called `name` that wraps, and takes nothing in its text for tags."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label
