"""Opening what arrived: runnable files only after a question, missing ones with a sentence (security 18, 19)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.opening import open_file, show_in_folder


class Opened(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)

    @property
    def paths(self) -> list[str]:
        return [url.toLocalFile() for url in self.urls]


@pytest.fixture
def opened(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    handler = Opened()
    QDesktopServices.setUrlHandler("file", handler, "open")
    yield handler
    QDesktopServices.unsetUrlHandler("file")


def test_a_document_opens_at_once(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "a #1 ü.jpg"
    path.write_bytes(b"x")
    assert open_file(path) is None
    assert opened.paths == [str(path)]


def test_a_runnable_file_asks_and_cancel_is_the_default(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "holiday.jpg.EXE"
    path.write_bytes(b"MZ")
    box = open_file(path)
    assert isinstance(box, QMessageBox)
    qtbot.addWidget(box)
    assert not box.isModal()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "holiday.jpg.EXE" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.urls == []


def test_a_runnable_file_opens_after_the_question(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "setup.sh"
    path.write_bytes(b"#!/bin/sh\n")
    box = open_file(path)
    assert box is not None
    button = box.findChild(QPushButton, "open-anyway")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.paths == [str(path)]


def test_an_executable_file_without_ending_asks(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "tool"
    path.write_bytes(b"\x7fELF")
    path.chmod(0o755)
    box = open_file(path)
    assert box is not None
    qtbot.addWidget(box)
    assert opened.urls == []


def test_a_vanished_file_is_said_in_words(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    box = open_file(tmp_path / "gone.jpg")
    assert box is not None
    qtbot.addWidget(box)
    assert "gone.jpg" in box.text()
    assert opened.urls == []


def test_show_in_folder(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"x")
    assert show_in_folder(path) is None
    qtbot.waitUntil(lambda: opened.paths == [str(tmp_path)], timeout=60_000)


def test_a_vanished_folder_is_said_in_words(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    box = show_in_folder(tmp_path / "no" / "a.jpg")
    assert box is not None
    qtbot.addWidget(box)
    assert str(tmp_path / "no") in box.text()
