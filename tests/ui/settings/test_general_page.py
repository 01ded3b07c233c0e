"""The page General: the button that leads to the log."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gharial.ui.settings import general_page
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
