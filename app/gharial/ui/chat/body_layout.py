"""`BodyLayout`: the text of a message in lines, paragraph by paragraph, each in its own direction and styles."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from gharial.ui.chat.links import utf16_length
from gharial.ui.chat.styling import LineStyle, Style, line_styles
from gharial.ui.chat.type_sizes import TypeSizes, runs_right_to_left

Range = QTextLayout.FormatRange

_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter
_CODE_MARGIN = 4.0
MOST_HEIGHT = 30_000.0
"""Qt's lists know no row of more than 32,767 pixels; what comes later is left out."""


class _Paragraph:
    """One line as it was written, in as many lines as it needs."""

    __slots__ = ("end", "height", "layout", "start", "style", "top")

    def __init__(self, text: str, start: int, style: LineStyle, sizes: TypeSizes, option: QTextOption) -> None:
        self.start = start
        """In UTF-16 units of the whole text, like `end`."""
        self.end = start + utf16_length(text)
        self.style = style
        self.layout = QTextLayout(text, sizes.code if style.code else sizes.body)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        if style.spans:
            self.layout.setFormats([_format(span.start, span.end, _look(span.style, sizes)) for span in style.spans])
        self.top = self.height = 0.0

    def lines(self) -> Sequence[QTextLine]:
        return [self.layout.lineAt(number) for number in range(self.layout.lineCount())]


class BodyLayout:
    """Lays `text` out in lines of at most `width`; long words break."""

    def __init__(self, text: str, sizes: TypeSizes, width: float) -> None:
        self.widest = 0.0
        self.height = 0.0
        self.last = 0.0
        """The width of the last line."""
        self.complete = True
        """All of the text has its place."""
        lines = text.split("\n")
        self._paragraphs: list[_Paragraph] = []
        start = 0
        for line, style in zip(lines, line_styles(lines), strict=True):
            self.ends_right_to_left = runs_right_to_left(line)
            paragraph = _Paragraph(line, start, style, sizes, _option(mirrored=self.ends_right_to_left))
            start = paragraph.end + 1
            self._paragraphs.append(paragraph)
            self._break(paragraph, width)
            if self.height >= MOST_HEIGHT:
                self.complete = False
                break

    def _break(self, paragraph: _Paragraph, width: float) -> None:
        layout = paragraph.layout
        paragraph.top = self.height
        margin = _CODE_MARGIN if paragraph.style.code else 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - 2 * margin)
            line.setPosition(QPointF(margin, self.height - paragraph.top))
            self.height += line.height()
            self.last = line.naturalTextWidth() + 2 * margin
            self.widest = max(self.widest, self.last)
            if self.height >= MOST_HEIGHT:
                break
        layout.endLayout()
        paragraph.height = self.height - paragraph.top

    def narrow(self, width: float) -> None:
        """Give all lines the width of the widest, so that right-to-left ones end where the bubble ends."""
        for paragraph in self._paragraphs:
            margin = _CODE_MARGIN if paragraph.style.code else 0.0
            for line in paragraph.lines():
                line.setLineWidth(width - 2 * margin)

    def draw(
        self, painter: QPainter, at: QPointF, width: float, ranges: Sequence[Range], quiet: QColor, ground: QColor
    ) -> None:
        """Paint it with its upper left corner at `at`, on top of it the looks of `ranges`. `quiet` is for what is
        quoted, `ground` lies behind code. What is out of sight is left out."""
        sight = painter.clipBoundingRect() if painter.hasClipping() else None
        for paragraph in self._paragraphs:
            top = at.y() + paragraph.top
            if sight is not None and (top > sight.bottom() or top + paragraph.height < sight.top()):
                continue
            if paragraph.style.code:
                painter.fillRect(QRectF(at.x(), top, width, paragraph.height), ground)
            own: list[Range] = []
            if paragraph.style.quoted:
                look = QTextCharFormat()
                look.setForeground(quiet)
                own.append(_format(0, paragraph.end - paragraph.start, look))
            for each in ranges:
                begin, end = max(each.start, paragraph.start), min(each.start + each.length, paragraph.end)
                if begin < end:
                    own.append(_format(begin - paragraph.start, end - paragraph.start, each.format))
            paragraph.layout.draw(painter, QPointF(at.x(), top), own)

    def position_at(self, point: QPointF) -> int:
        """The place between letters that is nearest to a point of it, in UTF-16 units."""
        paragraph = self._paragraph_at(point.y())
        lines = paragraph.lines()
        y = point.y() - paragraph.top
        line = next((one for one in lines if y < one.rect().bottom()), lines[-1] if lines else None)
        return paragraph.start + (int(line.xToCursor(point.x())) if line is not None else 0)

    def letter_at(self, point: QPointF) -> int | None:
        """The letter under a point; None where there is none."""
        paragraph = self._paragraph_at(point.y())
        y = point.y() - paragraph.top
        for line in paragraph.lines():
            if line.rect().top() <= y < line.rect().bottom():
                shape = line.naturalTextRect()
                inside = shape.left() <= point.x() <= shape.right()
                return paragraph.start + int(line.xToCursor(point.x(), _CHARACTER)) if inside else None
        return None

    def place_of(self, at: int) -> QRectF:
        """Where the letter at that place in the text stands, with the height of its line."""
        paragraph = next((one for one in self._paragraphs if at <= one.end), self._paragraphs[-1])
        line = paragraph.layout.lineForTextPosition(min(at, paragraph.end) - paragraph.start)
        if not line.isValid():
            return QRectF(0, paragraph.top, 0, paragraph.height)
        # The stubs do not know that it gives the cursor back too.
        x: Any = line.cursorToX(at - paragraph.start)
        left = float(x[0] if isinstance(x, tuple) else x)
        return QRectF(left, paragraph.top + line.rect().top(), 0, line.height())

    @property
    def shape(self) -> QRectF:
        """What its letters take up."""
        shapes = [
            line.naturalTextRect().translated(0, paragraph.top)
            for paragraph in self._paragraphs
            for line in paragraph.lines()
        ]
        whole = QRectF()
        for one in shapes:
            whole = whole.united(one)
        return whole

    def _paragraph_at(self, y: float) -> _Paragraph:
        found = (one for one in self._paragraphs if y < one.top + one.height)
        return next(found, self._paragraphs[-1])


def _option(*, mirrored: bool) -> QTextOption:
    """It runs in the direction of its first strong letter (UAX #9 P2), aligned to the side where it begins."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _look(style: Style, sizes: TypeSizes) -> QTextCharFormat:
    look = QTextCharFormat()
    match style:
        case Style.STRONG:
            look.setFontWeight(QFont.Weight.Bold)
        case Style.EMPHASIS:
            look.setFontItalic(True)
        case Style.STRIKE:
            look.setFontStrikeOut(True)
        case Style.CODE:
            look.setFontFamilies(sizes.code.families())
            look.setFontFixedPitch(True)
    return look


def _format(start: int, end: int, look: QTextCharFormat) -> Range:
    made = Range()
    made.start, made.length, made.format = start, end - start, look
    return made
