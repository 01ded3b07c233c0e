"""What the application is given before any window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.transfer import FileInfo
from gharial.ui import application, language
from gharial.ui.widgets.transfer_words import folder_words
from tests.support.fake_backend import transfer

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


@pytest.mark.parametrize("tag", ["C", "fi-FI"])
def test_one_file_is_one_file_in_a_language_without_translation(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    compiled = tmp_path / "gharial_en.qm"
    subprocess.run([tool, TRANSLATIONS / "gharial_en.ts", "-qm", compiled], check=True, capture_output=True)
    heard = language.spoken([tag])
    monkeypatch.setattr(language, "shipped", lambda _name: tmp_path)
    monkeypatch.setattr(language, "spoken", lambda _wanted: heard)
    monkeypatch.setattr(application, "qInstallMessageHandler", lambda _handler: None)
    before = QLocale()
    QLocale.setDefault(QLocale(tag))
    quits = qapp.quitOnLastWindowClosed()
    try:
        application.prepare(qapp)
        one = transfer(file=FileInfo("holiday", 3, entries=1))
        assert folder_words(one) == "Folder of 1 file"
    finally:
        QLocale.setDefault(before)
        qapp.setQuitOnLastWindowClosed(quits)
        while language._words:
            qapp.removeTranslator(language._words.pop())


async def test_a_window_is_painted_before_the_rest_is_loaded(qtbot: QtBot) -> None:
    painted: list[bool] = []

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(True)

    window = Window()
    qtbot.addWidget(window)
    window.show()
    await application.painted(window)
    assert painted


async def test_a_window_that_cannot_be_seen_holds_nothing_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "_PAINTED_S", 0.01)
    window = QWidget()
    qtbot.addWidget(window)
    await application.painted(window)
    assert not window.isVisible()
