"""A window of its own: the only kind of widget of which Qt tells screen readers that it is a window."""

from PySide6.QtWidgets import QMainWindow, QWidget


class TopWindow(QMainWindow):
    """Lay out `content`; it fills the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QWidget(self)
        self.setCentralWidget(self.content)
