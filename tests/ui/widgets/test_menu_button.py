"""Buttons that open a menu do not stay lit when it is closed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.menu_button import MenuButton


def lit_until_closed(qtbot: QtBot, button: MenuButton, menu: QMenu) -> None:
    # Where the pointer is not: else Qt would rightly say that it came back.
    button.move(QCursor.pos() + QPoint(300, 300))
    button.show()
    qtbot.waitExposed(button, timeout=30_000)
    # As the pointer over it leaves it.
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    assert button.underMouse()
    menu.close()
    qtbot.waitUntil(lambda: not button.underMouse(), timeout=30_000)


def test_it_forgets_the_pointer_that_its_menu_took(qtbot: QtBot) -> None:
    button = MenuButton()
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("Join")
    button.setMenu(menu)
    lit_until_closed(qtbot, button, menu)


def test_also_with_the_menu_of_an_action(qtbot: QtBot) -> None:
    button = MenuButton()
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("Through a proxy")
    action = QAction("Use another way", button)
    action.setMenu(menu)
    button.setDefaultAction(action)
    lit_until_closed(qtbot, button, menu)
