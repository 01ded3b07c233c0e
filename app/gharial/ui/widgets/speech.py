"""What screen readers are told beyond what has the focus: news that stands somewhere in a window, said once."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTabBar, QWidget
from shiboken6 import isValid


class Speech(QObject):
    """One for the program; see `speech`."""

    said = Signal(str)
    """What was told just now, also where nobody listens."""

    def say(self, widget: QWidget, text: str, *, urgent: bool = False) -> None:
        """Tell `text`, which stands in `widget`, where that can be seen; `urgent` breaks into what is being read."""
        text = text.strip()
        if not text or not widget.window().isVisible():
            return
        self.said.emit(text)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(widget.window(), text)
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
            QAccessible.updateAccessibility(event)

    def watch_rows(self, application: QApplication) -> None:
        """From now on tell the chosen row, too, of a list that comes to have the focus: Qt names the list alone."""
        application.focusChanged.connect(self._focused)

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        if QAccessible.isActive() and isinstance(now, (QAbstractItemView, QTabBar)):
            # After what Qt itself tells about the list.
            QTimer.singleShot(0, self, lambda: self._tell_row(now))

    def _tell_row(self, where: QWidget) -> None:
        if not isValid(where) or not where.hasFocus():
            return
        if isinstance(where, QAbstractItemView) and not where.currentIndex().isValid():
            return
        of = QAccessible.queryAccessibleInterface(where)
        row = of.focusChild() if of is not None else None
        if row is not None and row.isValid() and row.object() is not where:
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))


class SaidLabel(QLabel):
    """A line for what went well or wrong: told as soon as it is another."""

    def setText(self, text: str) -> None:
        """Show and tell it; nothing is told of what nobody can see."""
        new = text != self.text()
        super().setText(text)
        if new:
            speech().say(self, text)


class _Current:
    speech: Speech | None = None


def speech() -> Speech:
    """The program's voice; made when it is first asked for."""
    if _Current.speech is None:
        _Current.speech = Speech()
    return _Current.speech
