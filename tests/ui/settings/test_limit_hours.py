"""The part of the day in which limits hold: set in the settings, told at the limits at hand."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication, QCheckBox, QTimeEdit
from pytestqt.qtbot import QtBot

from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.limit_button import LimitButton
from gharial.ui.widgets.day_hours import hours_text
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find
from tests.ui.settings.test_window import TRANSFERS, Desk


async def test_the_hours_are_set_where_the_limits_are(qtbot: QtBot) -> None:
    desk = Desk(qtbot, TRANSFERS)
    box = find(desk.window, QCheckBox, "limits-by-hours")
    begin, end = (find(desk.window, QTimeEdit, name) for name in ("limits-from", "limits-until"))
    assert not box.isChecked() and not begin.isEnabled() and begin.time() == QTime(8, 0) and end.time() == QTime(18, 0)
    assert all(one.accessibleName() for one in (box, begin, end))
    box.click()
    await until(begin.isEnabled)
    begin.setTime(QTime(22, 15))
    end.setTime(QTime(6, 30))
    await until(lambda: desk.backend.settings.limits_until == 6 * 60 + 30)
    assert desk.backend.settings.limits_by_hours and desk.backend.settings.limits_from == 22 * 60 + 15


async def test_hours_stay_before_minutes_where_lines_run_from_the_right(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt))
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        begin = find(Desk(qtbot, TRANSFERS).window, QTimeEdit, "limits-from")
        written = begin.text()
        assert written == QLocale().toString(QTime(8, 0), QLocale.FormatType.ShortFormat)
        assert written.index("٨") < written.index("٠٠")
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QLocale.setDefault(before)


async def test_the_button_tells_when_its_limit_holds(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        backend = FakeBackend()
        await backend.change_settings(Settings(send_limit=1_000_000, limits_by_hours=True))
        button = LimitButton(Bridge(backend))
        qtbot.addWidget(button)
        assert "(08:00\N{EN DASH}18:00)" in button.text()
        assert hours_text(replace(backend.settings, limits_until=8 * 60)) == ""
        assert hours_text(Settings()) == ""
    finally:
        QLocale.setDefault(before)
