"""Windows that grow with what they say."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.fitting import fit_height
from tests.support.waiting import until


class _Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel("Short.", self)
        self.words.setWordWrap(True)
        QVBoxLayout(self).addWidget(self.words)
        self.resize(200, 60)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
        return done


async def test_a_window_that_grows_at_the_lower_edge_stays_on_the_screen(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.move(room.left() + 50, room.bottom() - 80)
    window.show()
    await until(window.isVisible)
    window.words.setText("There is much to say about this. " * 12)
    await until(lambda: window.height() > 100)
    assert room.contains(window.frameGeometry())
    assert window.x() == room.left() + 50


async def test_a_window_with_room_below_stays_where_it_is(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    corner = window.screen().availableGeometry().topLeft()
    window.move(corner.x() + 50, corner.y() + 40)
    window.show()
    await until(window.isVisible)
    before = window.pos()
    window.words.setText("There is much to say about this. " * 12)
    await until(lambda: window.height() > 100)
    assert window.pos() == before
