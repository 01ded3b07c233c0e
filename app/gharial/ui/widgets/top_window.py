"""A window of its own: the only kind of widget of which Qt tells screen readers that it is a window."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gharial.ui.widgets.reading_order import put_in_reading_order


class TopWindow(QMainWindow):
    """Lay out `content`; it fills the window. F6 leads from one of the `panes` to the next, Shift+F6 back."""

    panes: ClassVar[tuple[str, ...]] = ()
    """Object names of the parts of the window, in the order in which they are read; those that are hidden are left
    out, and so are those in which nothing takes the keyboard now."""

    escape_closes: ClassVar[bool] = False
    """Escape closes it, where nothing in it has another use for that key."""
    parts_come_and_go: ClassVar[bool] = False
    """Tab leads through what is laid out in the order in which it stands there, whenever it was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QWidget(self)
        self.setCentralWidget(self.content)
        self._ordering = QTimer(self, interval=0, singleShot=True)
        self._ordering.timeout.connect(lambda: put_in_reading_order(self.content))
        if self.panes:
            QShortcut(QKeySequence("F6"), self).activated.connect(lambda: self._to_pane(1))
            QShortcut(QKeySequence("Shift+F6"), self).activated.connect(lambda: self._to_pane(-1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.escape_closes and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if self.parts_come_and_go and event.type() is QEvent.Type.LayoutRequest:
            self._ordering.start()
        return done

    def _to_pane(self, step: int) -> None:
        panes = [(pane, inside) for pane in self._shown_panes() if (inside := _way_in(pane)) is not None]
        if not panes:
            return
        here = QApplication.focusWidget()
        at = next((at for at, (pane, _) in enumerate(panes) if here is not None and _holds(pane, here)), None)
        if at is None:
            at = -1 if step > 0 else 0
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        panes[(at + step) % len(panes)][1].setFocus(reason)

    def _shown_panes(self) -> Iterator[QWidget]:
        for name in self.panes:
            for pane in self.content.findChildren(QWidget, name):
                if pane.isVisible():
                    yield pane


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _way_in(pane: QWidget) -> QWidget | None:
    """What gets the focus in a pane: itself, or what had it last, or else the first thing that takes it."""
    if _takes_keys(pane):
        return pane
    last = pane.focusWidget()
    if last is not None and _takes_keys(last):
        return last
    one: QWidget | None = pane
    while one is not None:
        if _holds(pane, one) and _takes_keys(one):
            return one
        one = one.nextInFocusChain()
        if one is pane:
            break
    return None


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
