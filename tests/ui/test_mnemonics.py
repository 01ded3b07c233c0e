"""Alt and a letter does one thing in a window, in English and in German."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui import language
from gharial.ui.language import speak
from tests.ui.poses import FULL, posed

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
DIALOGS = ("add", "requests", "join-room", "new-room", "room-details", "invite", "invitations", "rule")


@pytest.fixture(params=["en", "de"])
def spoken(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The application speaks that language for as long as the test does."""
    before = QLocale()
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for name in ("en", request.param):
        source, made = TRANSLATIONS / f"gharial_{name}.ts", tmp_path / f"gharial_{name}.qm"
        subprocess.run([tool, source, "-qm", made], check=True, capture_output=True)
    monkeypatch.setattr(language, "shipped", lambda _name: tmp_path)
    speak(qapp, request.param)
    yield request.param
    QLocale.setDefault(before)
    while language._words:
        qapp.removeTranslator(language._words.pop())
    language._spoken = "en"


def letters(window: QWidget) -> dict[str, list[str]]:
    """What is seen of `window` by the letter that leads to it."""
    found: dict[str, list[str]] = defaultdict(list)
    labels = [one for one in window.findChildren(QLabel) if one.buddy() is not None]
    seen: list[QLabel | QAbstractButton] = [*labels, *window.findChildren(QAbstractButton)]
    for text in [one.text() for one in seen if one.isVisible()]:
        marked = re.search(r"&([^\s&])", text.replace("&&", ""))
        if marked:
            found[marked[1].casefold()].append(text)
    return found


async def test_each_letter_leads_to_one_thing(spoken: str, qtbot: QtBot, tmp_path: Path) -> None:
    seen, twice = 0, {}
    for which in DIALOGS:
        async with posed(which, FULL, tmp_path) as pose:
            found = letters(pose.window)
            seen += len(found)
            twice.update({f"{which} {letter}": words for letter, words in found.items() if len(words) > 1})
    assert twice == {}
    assert seen > 20, "the windows have such letters"
