"""The curve of the last minute runs as the lines do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.speed_graph import SECONDS, SpeedGraph


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_now_is_where_lines_end(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    graph = SpeedGraph()
    qtbot.addWidget(graph)
    graph.setLayoutDirection(direction)
    graph.resize(240, 60)
    # Nothing for most of the minute, and fast at last.
    graph.show_samples([0.0] * (SECONDS - 10) + [50_000_000.0] * 10)
    image = graph.grab().toImage()
    accent = current_theme().color(Role.ACCENT)
    # Below the figure, and above the line of nothing.
    height = range(image.height() // 2, image.height() - 6)
    inked = [x for x in range(4, image.width() - 4) if any(_near(image.pixelColor(x, y), accent) for y in height)]
    assert inked
    middle = image.width() / 2
    assert all(x < middle for x in inked) is (direction is Qt.LayoutDirection.RightToLeft)
    assert all(x > middle for x in inked) is (direction is Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_curve_never_runs_through_the_figure(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    graph = SpeedGraph()
    qtbot.addWidget(graph)
    graph.setLayoutDirection(direction)
    graph.resize(graph.sizeHint())
    still = graph.grab().toImage()
    # As fast as ever for all of the minute: the curve is at its top everywhere.
    graph.show_samples([50_000_000.0] * SECONDS)
    image = graph.grab().toImage()
    accent, figure = current_theme().color(Role.ACCENT), graph.figure_rect().toRect()
    inside = [(x, y) for x in range(figure.left(), figure.right()) for y in range(figure.top(), figure.bottom() - 1)]
    assert not [spot for spot in inside if _near(image.pixelColor(*spot), accent)]
    middle, below = image.width() // 2, range(figure.bottom() - 1, image.height() - 4)
    # A thin line between two rows of pixels has the full colour in neither.
    assert any(image.pixelColor(middle, y) != still.pixelColor(middle, y) for y in below)


def _near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return all(abs(part) < 40 for part in apart)
