"""Labels for names of any length: nothing of them is lost, and none widens a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.foreign_label import ForeignLabel


def shown_in(qtbot: QtBot, label: ForeignLabel, width: int) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(label)
    window.resize(width, 100)
    window.show()
    window.grab()
    return window


def test_a_long_word_takes_more_lines_and_no_more_width(qtbot: QtBot) -> None:
    label = ForeignLabel("x" * 500)
    window = shown_in(qtbot, label, 300)
    assert window.width() == 300
    assert label.width() <= 300
    assert label.heightForWidth(280) > 5 * label.fontMetrics().height()
    assert label.heightForWidth(600) < label.heightForWidth(280)


def test_a_limit_of_lines_cuts_the_middle_and_tells_the_rest_in_the_tip(qtbot: QtBot) -> None:
    label = ForeignLabel("<b>" + "x" * 500 + ".exe", lines=2)
    window = shown_in(qtbot, label, 300)
    assert window.width() == 300
    assert label.heightForWidth(280) <= 3 * label.fontMetrics().height()
    assert label.text().endswith(".exe")
    assert label.toolTip().startswith("<span>&lt;b&gt;")


def test_lines_stay_lines(qtbot: QtBot) -> None:
    label = ForeignLabel("a\nb\nc")
    assert label.heightForWidth(300) > 2 * label.fontMetrics().height()
    assert label.textFormat() is Qt.TextFormat.PlainText
