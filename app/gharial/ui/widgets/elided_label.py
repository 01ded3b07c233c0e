"""A line of text that is cut with an ellipsis where it does not fit, and whole in its tooltip then."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gharial.ui.widgets.foreign_text import in_line


class ElidedLabel(QLabel):
    """Plain text alone, whatever it looks like."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain_cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain_cut()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        box = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), self._mode, box.width())
        line = in_line(cut, mirrored=self.isRightToLeft())
        painter.drawText(box, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()

    def _explain_cut(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        # Escaped: a tooltip that looks like markup would be read as markup.
        self.setToolTip("" if fits else f"<span>{escape(self.text())}</span>")
        # Else a screen reader would take the tooltip with its markup.
        self.setAccessibleDescription("" if fits else self.text())
