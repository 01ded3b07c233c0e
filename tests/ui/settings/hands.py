"""What a hand does with the settings' windows."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

W = TypeVar("W", bound=QWidget)


def find(window: QWidget, kind: type[W], name: str) -> W:
    """The visible control of that name, or the only one."""
    found = window.findChildren(kind, name)
    assert found, name
    return next((one for one in found if one.isVisible()), found[0])


def press(window: QWidget, name: str) -> None:
    button = find(window, QAbstractButton, name)
    assert button.isVisible() and button.isEnabled(), name
    button.click()


def type_into(window: QWidget, name: str, text: str) -> None:
    field = find(window, QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)


def enter(window: QWidget, name: str) -> None:
    QTest.keyClick(find(window, QLineEdit, name), Qt.Key.Key_Return)


def said(window: QWidget, name: str = "page-said") -> str:
    labels = [one for one in window.findChildren(QLabel, name) if one.isVisible()]
    return labels[0].text() if labels else ""
