"""The fonts of the conversation and what they measure; made anew when the theme or the system's font changes."""

import unicodedata

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout, QTextOption

from gharial.ui.style.theme import Theme
from gharial.ui.style.tokens import TYPE_SECONDARY

_LINE_BREAK = "\u2028"


class TypeSizes:
    """Fonts with their measures."""

    def __init__(self, theme: Theme) -> None:
        self.body: QFont = theme.font()
        self.strong: QFont = theme.font(bold=True)
        self.small: QFont = theme.font(TYPE_SECONDARY)
        self.small_strong: QFont = theme.font(TYPE_SECONDARY, bold=True)
        self.code = QFont(self.body)
        self.code.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        self.code.setFixedPitch(True)
        # Figures of one width keep a running speed from dancing.
        for font in (self.small, self.small_strong):
            font.setFeature(QFont.Tag("tnum"), 1)
        self.body_size = QFontMetricsF(self.body)
        self.strong_size = QFontMetricsF(self.strong)
        self.small_size = QFontMetricsF(self.small)
        self.small_strong_size = QFontMetricsF(self.small_strong)


def laid_out(text: str, font: QFont, width: float) -> tuple[QTextLayout, float, float, float]:
    """Plain text in lines of at most `width`; long words break. Returns layout, widest line, height, last line's width.

    It runs in the direction of its first strong letter (UAX #9 P2) and is aligned to the side where it begins.
    """
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    widest = height = last = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        last = line.naturalTextWidth()
        widest = max(widest, last)
    layout.endLayout()
    return layout, widest, height, last


def runs_right_to_left(text: str) -> bool:
    """Whether the first strong letter is a right-to-left one."""
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in strong if each in {"L", "R", "AL"}), "L") != "L"
