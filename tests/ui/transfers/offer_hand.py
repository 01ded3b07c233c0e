"""`Hand`: an open dialog of an incoming offer, and what a hand reaches in it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.offer_dialog import OfferDialog
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until


class Hand:
    """An open dialog and what a hand reaches."""

    def __init__(self, qtbot: QtBot, folder: Path, received: Offer, change: Callable[[FakeBackend], None]) -> None:
        self.backend = FakeBackend()
        self.backend.transfers.folder = folder
        change(self.backend)
        self.backend.transfers.open_offers[received.id] = received
        self.dialog = OfferDialog(Bridge(self.backend), received)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def text(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    async def focus(self, widget: QWidget) -> None:
        self.dialog.activateWindow()
        widget.setFocus()
        await until(lambda: QApplication.focusWidget() is widget)
