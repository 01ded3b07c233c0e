"""Message styling in plain text (XEP-0393): what is strong, leaning, struck out or code, and which lines are quoted."""

from collections.abc import Sequence
from enum import Enum

from gharial.model.value import dataclass
from gharial.ui.chat.links import utf16_places


class Style(Enum):
    """Of some letters; the value is the sign on both sides of them, which stays in sight."""

    STRONG = "*"
    EMPHASIS = "_"
    STRIKE = "~"
    CODE = "`"


@dataclass(frozen=True, slots=True)
class Span:
    """Letters from `start` to `end` of one line, in UTF-16 units, with the signs around them."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How one line looks."""

    spans: tuple[Span, ...] = ()
    code: bool = False
    """It stands in a block of code, which has no styles inside; so do the lines that begin and end the block."""
    quoted: bool = False


_PLAIN = LineStyle()
_CODE_LINE = LineStyle(code=True)
_FENCE = "```"
_BEFORE = "([{\"'“‘„«"
_SIGNS = frozenset(style.value for style in Style)


def line_styles(lines: Sequence[str]) -> list[LineStyle]:
    """One for each line of a text."""
    styles = []
    inside = False
    for line in lines:
        if inside or line.startswith(_FENCE):
            styles.append(_CODE_LINE)
            inside = line.rstrip() != _FENCE if inside else True
            continue
        quoted = line.startswith(">")
        spans = _spans(line) if not _SIGNS.isdisjoint(line) else ()
        styles.append(LineStyle(spans, quoted=quoted) if spans or quoted else _PLAIN)
    return styles


def _spans(line: str) -> tuple[Span, ...]:
    begin = len(line) - len(line.lstrip("> ")) if line.startswith(">") else 0
    found: list[tuple[int, int, Style]] = []
    _search(line, begin, len(line), found)
    places = utf16_places(line) if found else ()
    return tuple(Span(places[start], places[end], style) for start, end, style in found)


def _search(line: str, begin: int, end: int, found: list[tuple[int, int, Style]]) -> None:
    """Everything styled in line[begin:end], which begins a line or stands right behind another sign."""
    # No sign that closes comes later than the first time that none was found.
    hopeless: set[str] = set()
    at = begin
    while at < end - 2:
        sign = line[at]
        opens = sign in _SIGNS and sign not in hopeless and (at == begin or _may_precede(line[at - 1]))
        if opens and not line[at + 1].isspace():
            close = _closing(line, sign, at + 2, end)
            if close is None:
                hopeless.add(sign)
            else:
                style = Style(sign)
                found.append((at, close + 1, style))
                if style is not Style.CODE:
                    _search(line, at + 1, close, found)
                at = close
        at += 1


def _closing(line: str, sign: str, begin: int, end: int) -> int | None:
    at = line.find(sign, begin, end)
    while at >= 0:
        if not line[at - 1].isspace() and (at + 1 == len(line) or _may_follow(line[at + 1])):
            return at
        at = line.find(sign, at + 1, end)
    return None


def _may_precede(letter: str) -> bool:
    """Signs within words and addresses are none: snake_case, 2*3*4."""
    return letter.isspace() or letter in _BEFORE


def _may_follow(letter: str) -> bool:
    return not letter.isalnum()
