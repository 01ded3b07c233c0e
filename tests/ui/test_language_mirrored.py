"""Every window in Arabic runs from the right, and nothing of ours is taken for a trick of others (security 9, 10)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from gharial.ui import language
from gharial.ui.language import speak
from gharial.ui.style.theme import current_theme
from gharial.ui.widgets import foreign_text
from tests.ui.poses import FULL, NAMES, posed

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
ISOLATES = "\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Arabic as it is shipped."""
    folder = tmp_path_factory.mktemp("translations")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for name in ("gharial_en", "gharial_ar"):
        source = TRANSLATIONS / f"{name}.ts"
        subprocess.run([tool, source, "-qm", folder / f"{name}.qm"], check=True, capture_output=True)
    return folder


@pytest.fixture
def arabic(qapp: QApplication, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The application speaks Arabic with the digits of Egypt for as long as the test does."""
    monkeypatch.setattr(language, "shipped", lambda _name: compiled)
    before, direction = QLocale(), qapp.layoutDirection()
    speak(qapp, "ar")
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)
    while language._words:
        qapp.removeTranslator(language._words.pop())
    language._spoken = "en"
    qapp.setLayoutDirection(direction)


@pytest.mark.parametrize("which", NAMES)
async def test_a_window_runs_from_the_right(
    arabic: None, qtbot: QtBot, tmp_path: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, cleaned = foreign_text._kept, []

    def watched(letter: str, before: str, lines: bool) -> str:
        if letter in ISOLATES:
            cleaned.append(letter)
        return kept(letter, before, lines)

    monkeypatch.setattr(foreign_text, "_kept", watched)
    async with posed(which, FULL, tmp_path) as pose:
        window = pose.window
        assert window.isRightToLeft()
        for _, show in pose.views:
            show()
            # Painting asks for the words of every row that is seen.
            window.grab()
        said = [window.windowTitle()]
        for one in window.findChildren(QLabel) + window.findChildren(QAbstractButton):
            said += [one.text(), one.toolTip(), one.accessibleName()]
        assert [text for text in said if any(letter in text for letter in "{}%") and "{contact}" not in text] == []
        assert any("\u0600" <= letter <= "\u06ff" for text in said for letter in text)
    assert cleaned == []


def test_the_theme_turns_its_paddings(arabic: None, qapp: QApplication) -> None:
    theme = current_theme()
    try:
        theme.choose("dark")
        assert "padding-left: 22px" in qapp.styleSheet() and "padding-right: 22px" not in qapp.styleSheet()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.choose("system")
    assert "padding-right: 22px" in qapp.styleSheet()
