"""Lines that run from the right: labels begin there, arrows and bars turn, names keep their own order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gharial.ui.style.icons import icon, paint_icon
from gharial.ui.style.sheet import sheet
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.elided_label import ElidedLabel
from gharial.ui.widgets.foreign_label import ForeignLabel


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose lines run from the right for as long as the test does."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield qapp
    qapp.setLayoutDirection(before)


def inked(image: QImage) -> list[int]:
    """The columns in which something is painted."""
    ground = image.pixel(0, image.height() - 1)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]


def drawn(name: str) -> QImage:
    """An icon in black on white."""
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 32, 32), name, QColor("black"))
    painter.end()
    return image


def test_a_part_keeps_to_itself_where_lines_run_from_the_right(mirrored: QApplication) -> None:
    assert apart("C++") == "\u2068C++\u2069"
    assert apart("") == ""
    mirrored.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert apart("C++") == "C++"


@pytest.mark.parametrize("name", ["chevron-right", "open", "reply", "send", "undo"])
def test_what_points_along_the_line_turns(qapp: QApplication, name: str) -> None:
    before = drawn(name)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = drawn(name)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert turned != before
    left, right = inked(before)[0], inked(before)[-1]
    # Curves may be smoothed a little differently at their edges.
    assert abs(inked(turned)[0] - (31 - right)) <= 1 and abs(inked(turned)[-1] - (31 - left)) <= 1


@pytest.mark.parametrize("name", ["retry", "search", "play", "check", "chevron-down"])
def test_other_signs_stay_as_they_are(mirrored: QApplication, name: str) -> None:
    turned = drawn(name)
    mirrored.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert drawn(name) == turned


def test_an_icon_of_a_button_turns_too(mirrored: QApplication) -> None:
    turned = icon("send", Role.TEXT).pixmap(32, 32).toImage()
    mirrored.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert icon("send", Role.TEXT).pixmap(32, 32).toImage() != turned


@pytest.mark.parametrize("kind", [ForeignLabel, ElidedLabel])
@pytest.mark.parametrize("text", ["/home/alice", "alice@river.example", "مرحبا"])
def test_a_label_begins_at_the_right(mirrored: QApplication, qtbot: QtBot, kind: type[QLabel], text: str) -> None:
    label = kind(text)
    qtbot.addWidget(label)
    label.resize(300, 30)
    columns = inked(label.grab().toImage())
    assert columns and columns[0] > 100 and columns[-1] > 290


@pytest.mark.parametrize("kind", [ForeignLabel, ElidedLabel])
def test_signs_at_the_end_stay_there(mirrored: QApplication, qtbot: QtBot, kind: type[QLabel]) -> None:
    label = kind("ll....")
    qtbot.addWidget(label)
    label.resize(300, 30)
    image = label.grab().toImage()
    columns = inked(image)
    ground = image.pixel(0, 29)
    first, last = (sum(image.pixel(x, y) != ground for y in range(image.height())) for x in (columns[1], columns[-2]))
    # A letter is tall, a dot is not.
    assert first > 2 * last


def test_the_room_for_the_arrow_of_a_button_changes_sides() -> None:
    colours = dict.fromkeys(Role, "#112233")
    before, after = sheet(colours), sheet(colours, mirrored=True)
    assert before.count("padding-right: 22px") == after.count("padding-left: 22px") == 1
    assert before.replace("padding-right: 22px", "padding-left: 22px") == after
