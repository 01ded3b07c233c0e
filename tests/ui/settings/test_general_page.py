"""The page General: the button that leads to the log."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gharial.ui.settings import general_page
from tests.support.waiting import until
from tests.ui.settings.hands import find
from tests.ui.settings.test_window import GENERAL, Desk


async def test_a_button_leads_to_the_log(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(general_page, "show_in_folder", lambda path, _parent: shown.append(path))
    desk = Desk(qtbot, GENERAL)
    button = find(desk.window, QPushButton, "show-log")
    assert button.text() and button.accessibleDescription()
    monkeypatch.setattr(general_page, "current_log", lambda: None)
    button.click()
    assert not shown
    monkeypatch.setattr(general_page, "current_log", lambda: tmp_path / "gharial.log")
    button.click()
    assert shown == [tmp_path / "gharial.log"]


async def test_autostart_is_switched_here(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    entry = tmp_path / "autostart" / "gharial.desktop"
    desk = Desk(qtbot, GENERAL)
    box = find(desk.window, QCheckBox, "autostart")
    assert not box.isChecked()
    box.click()
    assert "--hidden" in entry.read_text("utf-8")
    box.click()
    assert not entry.exists()


async def test_a_folder_of_the_session_that_cannot_be_written_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "autostart").write_text("a file where a folder should be")
    desk = Desk(qtbot, GENERAL)
    box = find(desk.window, QCheckBox, "autostart")
    box.click()
    assert not box.isChecked()
    assert "autostart" in find(desk.window, QLabel, "autostart-wrong").text()


async def test_a_language_is_chosen_by_its_own_name(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    combo = find(desk.window, QComboBox, "language")
    assert combo.currentData() == "system"
    assert [combo.itemText(number) for number in range(1, combo.count())] == [
        "English",
        "Deutsch",
        "简体中文",
        "العربية",
    ]
    combo.setFocus()
    QTest.keyClicks(combo, "Deutsch")
    await until(lambda: desk.settings.language == "de")
