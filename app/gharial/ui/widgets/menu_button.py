"""A button that opens a menu at once, and looks pressed no longer than that menu is there."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class MenuButton(QToolButton):
    """Qt sends no leave event to a button whose menu took the pointer: it would stay lit as if hovered over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        self._watch(menu)

    def setDefaultAction(self, action: QAction) -> None:
        super().setDefaultAction(action)
        menu = action.menu()
        if isinstance(menu, QMenu):
            self._watch(menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Who opens it by keyboard hears, and is on, its first line; Qt would leave them on none.
        QTimer.singleShot(0, self, self._enter)
        super().keyPressEvent(event)

    def _enter(self) -> None:
        menu = self.menu()
        if menu is None or not menu.isVisible() or menu.activeAction() is not None:
            return
        first = next(
            (one for one in menu.actions() if one.isVisible() and one.isEnabled() and not one.isSeparator()), None
        )
        if first is not None:
            menu.setActiveAction(first)

    def _watch(self, menu: QMenu) -> None:
        # When the menu is closed and the button was let go of.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._forget_pointer))

    def _forget_pointer(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        self.update()
