"""Windows as high as their words: a wrapped label asks a window's layout for less than it takes."""

from PySide6.QtWidgets import QMainWindow, QWidget


def fit_height(window: QWidget) -> None:
    """Make a window at least as high as its layout needs at its width; call it on QEvent.Type.LayoutRequest.

    Where that takes its buttons under the lower edge of the screen, it moves up.
    """
    content = window.centralWidget() if isinstance(window, QMainWindow) else window
    layout = content.layout() if content is not None else None
    if layout is None:
        return
    layout.activate()
    height = (
        layout.totalHeightForWidth(window.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    )
    if height == window.minimumHeight():
        return
    window.setMinimumHeight(height)
    room = window.screen().availableGeometry()
    overhang = window.frameGeometry().bottom() - room.bottom()
    if overhang > 0 and window.isVisible():
        window.move(window.x(), max(room.top(), window.y() - overhang))
