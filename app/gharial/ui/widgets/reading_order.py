"""The order in which Tab leads through a window: that in which its layouts are read, whenever their parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSplitter, QWidget


def put_in_reading_order(root: QWidget) -> None:
    """Let Tab lead through all that is laid out in `root`, row by row; what is hidden keeps its place among them."""
    for before, after in pairwise(_readers(root)):
        QWidget.setTabOrder(before, after)


def _readers(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    elif isinstance(widget, QSplitter):
        for at in range(widget.count()):
            part = widget.widget(at)
            if part is not None:
                yield from _readers(part)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _readers(widget)
        elif inner is not None:
            yield from _laid_out(inner)
