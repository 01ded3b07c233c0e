"""The speed limits at hand: a button that says them and a menu that changes them."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from gharial.model.events import SettingsChanged
from gharial.ui.bridge import Bridge
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.day_hours import hours_text
from gharial.ui.widgets.menu_button import MenuButton

_KB = 1000
CHOICES = (0, 500 * _KB, 1000 * _KB, 5000 * _KB, 20_000 * _KB)
"""Bytes per second; 0: no limit. In powers of 1000, as all sizes and speeds are shown and set."""
_MOST_KB = 100_000 * _KB


class LimitButton(MenuButton):
    """Shows Settings.send_limit and receive_limit."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("limit")
        self.setIcon(icon("gauge", Role.TEXT_2))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("chevron", True)
        menu = QMenu(self)
        self._actions: dict[str, dict[int, QAction]] = {}
        self._own: dict[str, QAction] = {}
        self._add_choices(menu, "send_limit", self.tr("Sending"))
        menu.addSeparator()
        self._add_choices(menu, "receive_limit", self.tr("Receiving"))
        self.setMenu(menu)
        bridge.hear(SettingsChanged, lambda _: self._show(), self)
        self._show()

    def _add_choices(self, menu: QMenu, field: str, title: str) -> None:
        head = menu.addAction(title)
        head.setEnabled(False)
        group = QActionGroup(menu)
        self._actions[field] = {}
        for limit in CHOICES:
            action = menu.addAction(limit_text(limit) or self.tr("Off"))
            action.setObjectName(f"{field}-{limit}")
            action.triggered.connect(lambda _=False, limit=limit: self._choose(field, limit))
            self._actions[field][limit] = action
        own = menu.addAction(self.tr("Other…"))
        own.setObjectName(f"{field}-own")
        own.triggered.connect(lambda: self._ask(field, title))
        self._own[field] = own
        for action in (*self._actions[field].values(), own):
            action.setCheckable(True)
            group.addAction(action)

    def _limit(self, field: str) -> int:
        settings = self._bridge.backend.settings
        return settings.send_limit if field == "send_limit" else settings.receive_limit

    def _show(self) -> None:
        for field, actions in self._actions.items():
            limit = self._limit(field)
            chosen = actions.get(limit, self._own[field])
            chosen.setChecked(True)
            own = (
                self.tr("Other: {limit}…").format(limit=limit_text(limit))
                if limit not in actions
                else self.tr("Other…")
            )
            self._own[field].setText(own)
        up, down = self._limit("send_limit"), self._limit("receive_limit")
        off = self.tr("off")
        if up == down:
            text = self.tr("Limit: {limit}").format(limit=limit_text(up) or off)
        elif up and down:
            text = self.tr("Limit: {up} up, {down} down").format(up=limit_text(up), down=limit_text(down))
        else:
            one = self.tr("Limit: {limit} up") if up else self.tr("Limit: {limit} down")
            text = one.format(limit=limit_text(up or down))
        hours = hours_text(self._bridge.backend.settings)
        if hours and (up or down):
            text = self.tr("{limit} ({hours})", "a speed limit and when it holds").format(limit=text, hours=hours)
        self.setText(text)
        self.setMinimumWidth(self.sizeHint().width())
        self.setAccessibleName(text)

    def _choose(self, field: str, limit: int) -> None:
        settings = self._bridge.backend.settings
        changed = (
            replace(settings, send_limit=limit) if field == "send_limit" else replace(settings, receive_limit=limit)
        )
        self._bridge.run(self._bridge.backend.change_settings(changed))

    def _ask(self, field: str, title: str) -> None:
        self._show()
        dialog = QInputDialog(self)
        dialog.setObjectName("own-limit")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("At most so many kB a second:"))
        dialog.setIntRange(1, _MOST_KB)
        dialog.setIntValue(max(1, self._limit(field) // _KB) if self._limit(field) else 2000)
        dialog.intValueSelected.connect(lambda value: self._choose(field, value * _KB))
        dialog.show()


def limit_text(limit: int) -> str:
    """A limit in bytes per second, round ones without a decimal: "500 kB/s"; nothing for none."""
    if limit <= 0:
        return ""
    unit = _KB if limit < _KB * _KB else _KB * _KB
    decimals = 0 if limit % unit == 0 else 1
    size = QLocale().formattedDataSize(limit, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)
    return QCoreApplication.translate("figures", "{size}/s").format(size=size)
