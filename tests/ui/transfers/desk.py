"""A transfers window on a backend of values, and what hands reach in it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.window import TransfersWindow
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until


class Desk:
    """A window, its backend, and what hands reach."""

    def __init__(self, qtbot: QtBot, *transfers: Transfer) -> None:
        self.backend = FakeBackend()
        for one in transfers:
            self.backend.transfers.put(one)
        self.bridge = Bridge(self.backend)
        self.window = TransfersWindow(self.bridge)
        qtbot.addWidget(self.window)
        self.window.show()
        view = self.window.findChild(QTreeView, "transfer-list")
        assert view is not None
        self.view = view

    def names(self, above: QModelIndex | None = None) -> list[str]:
        """The names of the rows below one."""
        model, above = self.view.model(), above or QModelIndex()
        return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]

    def index(self, *path: int) -> QModelIndex:
        """The row at a path from the top, such as the third of the first: index(0, 2)."""
        found = QModelIndex()
        for row in path:
            found = self.view.model().index(row, 0, found)
        return found

    def unfold(self, *path: int) -> None:
        """Click on the sign before a row."""
        index = self.index(*path)
        self.view.scrollTo(index)
        rect = self.view.visualRect(index)
        spot = rect.center()
        spot.setX(rect.left() - self.view.indentation() // 2)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def action(self, name: str) -> QAction:
        return next(one for one in self.window.findChildren(QAction) if one.objectName() == name)

    def rows(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def said(self, row: int) -> str:
        return str(self.view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    async def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key while the list has the focus."""
        self.window.activateWindow()
        self.view.setFocus()
        await until(lambda: QApplication.focusWidget() is self.view)
        QTest.keyClick(self.view, key, modifiers)

    async def pick(self, row: int) -> None:
        index = self.view.model().index(row, 0)
        self.view.scrollTo(index)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.view.visualRect(index).center())
        await until(lambda: self.window.findChild(QWidget, "transfer-details").isVisible())
        await until(lambda: self.view.selectionModel().isSelected(index))

    def button(self, name: str) -> QToolButton:
        found = self.window.findChild(QToolButton, name)
        assert found is not None
        return found

    async def press(self, name: str) -> None:
        # A button that has just appeared gets its place with the next layout.
        await until(lambda: self.button(name).height() > 8)
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def label(self, name: str) -> QLabel:
        found = self.window.findChild(QLabel, name)
        assert found is not None
        return found
