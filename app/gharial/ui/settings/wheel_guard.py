"""`WheelGuard`: the wheel over a page of settings scrolls the page, and changes no setting on the way."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """For the fields below `page` now: only one that has the keyboard takes the wheel, and none gets it by that."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        for field in (*page.findChildren(QAbstractSpinBox), *page.findChildren(QComboBox)):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            # Not taken, so that Qt asks what is around the field.
            event.ignore()
            return True
        return False
