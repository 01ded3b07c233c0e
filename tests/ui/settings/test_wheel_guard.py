"""The wheel over the settings: it scrolls the page, and a limit is not set by that."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.bridge import Bridge
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import FakeBackend

GENERAL, TRANSFERS, NETWORK = 1, 2, 4


def shown(field: QWidget) -> str:
    assert isinstance(field, QAbstractSpinBox | QComboBox)
    return field.currentText() if isinstance(field, QComboBox) else field.text()


@pytest.mark.parametrize("page", [GENERAL, TRANSFERS, NETWORK])
async def test_the_wheel_changes_nothing_on_its_way(qtbot: QtBot, page: int) -> None:
    window = SettingsWindow(Bridge(FakeBackend()))
    qtbot.addWidget(window)
    window.resize(700, 360)
    window.show()
    window.show_page(page)
    QApplication.processEvents()
    area = next(one for one in window.findChildren(QScrollArea) if one.isVisible())
    fields = [one for kind in (QAbstractSpinBox, QComboBox) for one in area.findChildren(kind)]
    assert fields
    for field in fields:
        area.ensureWidgetVisible(field)
        before = shown(field)
        for turn in (120, -120, -120):
            middle = field.mapTo(window, field.rect().center())
            QTest.wheelEvent(window.windowHandle(), QPointF(middle), QPoint(0, turn))
        assert shown(field) == before and not field.hasFocus(), field.objectName()
    bar = area.verticalScrollBar()
    bar.setValue(0)
    area.ensureWidgetVisible(fields[0])
    at = bar.value()
    middle = fields[0].mapTo(window, fields[0].rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(middle), QPoint(0, -120))
    assert bar.value() > at, "it goes to the page"
