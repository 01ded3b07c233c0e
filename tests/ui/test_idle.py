"""Who types in a window of ours is there."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.idle import IdleWatch
from gharial.ui.session_bus import SessionBus


def test_a_key_in_the_window_in_use_is_somebody(qtbot: QtBot) -> None:
    windows = QWidget(), QWidget()
    for one in windows:
        qtbot.addWidget(one)
        one.show()
    heard: list[float] = []
    watch = IdleWatch(SessionBus(), heard.append)
    qtbot.waitUntil(lambda: watch._window is not None, timeout=60_000)
    for one in (*windows, windows[0]):
        one.activateWindow()
        qtbot.waitUntil(lambda one=one: QGuiApplication.focusWindow() is one.windowHandle(), timeout=60_000)
        heard.clear()
        watch._last_input = before = time.monotonic() - 3600
        watch._was_idle = True
        QTest.keyClick(one.windowHandle(), Qt.Key.Key_A)
        assert heard == [0.0]
        assert watch._last_input > before
    watch.close()
    heard.clear()
    watch._was_idle = True
    QTest.keyClick(windows[0].windowHandle(), Qt.Key.Key_A)
    assert not heard
