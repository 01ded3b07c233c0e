"""The gallery takes its pictures; in every window, words that stand on buttons and lines have the room they need."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.poses import FULL, NAMES, breathe, posed

ROOT = Path(__file__).parents[2]
_ROUNDED = 1


def test_the_command_writes_pictures(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.gallery", str(tmp_path), "--quick", "--only", "add", "password"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=110)
    taken = sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*.png"))
    assert taken == [
        "dark-100-rtl-odd/add.png",
        "dark-100-rtl-odd/password.png",
        "light-100-ltr-full/add.png",
        "light-100-ltr-full/password.png",
    ]
    light, dark = (QImage(str(tmp_path / one)) for one in (taken[2], taken[0]))
    assert light.pixelColor(2, 2).lightness() > 200
    assert dark.pixelColor(2, 2).lightness() < 60


def cramped(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, besides those that are meant to be cut and show it."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.window() is not window or isinstance(one.parentWidget(), QLineEdit):
            continue
        if isinstance(one, (QPushButton, QCheckBox, QToolButton)):
            if _words(one) and one.width() + _ROUNDED < one.minimumSizeHint().width():
                found.append(f"{one.text()}: {one.width()} of {one.minimumSizeHint().width()}")
        elif isinstance(one, QLabel) and type(one) is QLabel and one.text():
            if one.wordWrap():
                needed = one.heightForWidth(one.width())
                if one.height() + _ROUNDED < needed:
                    found.append(f"{one.text()[:60]}: {one.height()} of {needed} high")
            elif one.width() + _ROUNDED < one.minimumSizeHint().width():
                found.append(f"{one.text()[:60]}: {one.width()} of {one.minimumSizeHint().width()}")
    return found


def _words(button: QAbstractButton) -> bool:
    return bool(button.text()) and not (isinstance(button, QToolButton) and button.toolButtonStyle().value == 0)


@pytest.mark.parametrize("which", NAMES)
async def test_words_have_the_room_they_need(qtbot: QtBot, tmp_path: Path, which: str) -> None:
    async with posed(which, FULL, tmp_path) as pose:
        for view, show in pose.views:
            show()
            await breathe()
            assert cramped(pose.window) == [], which + view
