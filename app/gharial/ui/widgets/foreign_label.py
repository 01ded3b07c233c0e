"""A label for names and paths of any length: plain text that may break anywhere, so that nothing of it is hidden."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gharial.ui.widgets.foreign_text import in_line, tip


class ForeignLabel(QLabel):
    """Shows its whole text; with `lines`, that many at most, the middle cut so that beginning and end are seen.

    `text()` is always the whole text. QLabel itself breaks only between words and lets a long name widen the window.
    """

    def __init__(self, text: str = "", *, lines: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(self._fitting(width), width)[1]

    def sizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n"))
        width = min(longest + 2, 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        layout, height = self._laid_out(self._fitting(area.width()), area.width())
        spare = max(0, area.height() - height) if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        layout.draw(painter, QPointF(area.left(), area.top() + spare // 2))
        painter.end()

    def resizeEvent(self, event: object) -> None:
        # Without a whole view of the text, the tip has it.
        fits = self._fitting(self.width()) == self.text()
        self.setToolTip("" if fits else tip(self.text()))
        # Else a screen reader would take the tooltip with its markup.
        self.setAccessibleDescription("" if fits else self.text())

    def _fitting(self, width: int) -> str:
        """The text, cut in the middle where it would need more lines than allowed."""
        text = self.text()
        if not self._lines or width <= 0:
            return text
        metrics = self.fontMetrics()
        # Lines break unevenly, so a little less than all of their length is used.
        room = width * self._lines - (self._lines - 1) * 3 * metrics.averageCharWidth()
        if metrics.horizontalAdvance(text) <= room:
            return text
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)

    def _laid_out(self, text: str, width: int) -> tuple[QTextLayout, int]:
        mirrored = self.isRightToLeft()
        # A text layout takes sides as they are: here nobody else turns them.
        option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        # A text layout is one paragraph; a line break inside it is U+2028.
        lines = (in_line(line, mirrored=mirrored) for line in text.split("\n"))
        layout = QTextLayout("\u2028".join(lines), self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, max(math.ceil(height), self.fontMetrics().height())
