"""The text of a message in lines: each paragraph in its direction, long words, code, what is under a point."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from gharial.ui.chat.body_layout import BodyLayout
from gharial.ui.chat.type_sizes import TypeSizes
from gharial.ui.style.theme import current_theme

WIDTH = 300.0


def laid(text: str, width: float = WIDTH) -> BodyLayout:
    layout = BodyLayout(text, TypeSizes(current_theme()), width)
    layout.narrow(width)
    return layout


def test_each_paragraph_runs_its_own_way(qtbot: QtBot) -> None:
    layout = laid("left\nשלום\nleft again")
    # A mixed text was aligned as a whole by its first letter before.
    assert layout.place_of(0).left() == 0
    assert layout.place_of(5).left() == WIDTH
    assert layout.place_of(10).left() == 0
    assert layout.ends_right_to_left is False and laid("left\nשלום").ends_right_to_left


def test_long_words_and_addresses_break(qtbot: QtBot) -> None:
    for text in ("w" * 500, "https://river.example/" + "a" * 500):
        layout = laid(text)
        assert layout.widest <= WIDTH and layout.height > 2 * layout.place_of(0).height()


def test_what_is_under_a_point(qtbot: QtBot) -> None:
    text = "first\nsecond 😀 word\n\nfourth"
    layout = laid(text)
    for letters in ("first", "second", "word", "fourth"):
        at = len(text[: text.index(letters)].encode("utf-16-le")) // 2
        place = layout.place_of(at)
        inside = QPointF(place.left() + 1, place.center().y())
        assert layout.letter_at(inside) == at and layout.position_at(inside) == at
        assert layout.letter_at(QPointF(WIDTH - 1, place.center().y())) is None
    assert layout.position_at(QPointF(WIDTH, 10_000)) == len(text.encode("utf-16-le")) // 2


def test_strong_letters_and_code_have_their_room(qtbot: QtBot) -> None:
    sizes = TypeSizes(current_theme())
    plain, strong = laid("xxxx wide words xxxx"), laid("*xxxx wide words xxxx*")
    assert strong.widest > plain.widest + 1.5 * QFontMetricsF(sizes.body).horizontalAdvance("*")
    code = laid("```\niiii\nwwww\n```")
    # Letters of one width stand below each other.
    assert code.place_of(8).left() == code.place_of(13).left()
