"""The sign in the system's tray, where there is one: open, status, quit, and how many messages wait."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from gharial.model.account import Show, Status
from gharial.ui.style.icons import app_icon, icon
from gharial.ui.style.presence import presence_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.presence_words import show_words

_SIDES = (22, 32, 48, 64)


class Tray(QObject):
    """Make it only where `available` says so."""

    opened = Signal()
    """The user wants the roster window, or wants it away if it is there."""
    status_chosen = Signal(object)
    """A Status for all accounts."""
    transfers_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unread = 0
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.message_clicked)
        current_theme().changed.connect(self._dress)
        self._fill()
        self._dress()
        self._icon.show()

    @staticmethod
    def available() -> bool:
        """Whether this desktop has a tray; `supportsMessages` says yes even where there is none."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def shown(self) -> bool:
        """It stands in a tray now."""
        return self._icon.isVisible() and self.available()

    def count_unread(self, unread: int) -> None:
        """How many messages nobody has read."""
        if bool(unread) != bool(self._unread):
            self._unread = unread
            self._dress()
        self._unread = unread
        self._icon.setToolTip(self.tr("Gharial: %n unread", None, unread) if unread else self.tr("Gharial"))

    def tell(self, title: str, text: str) -> None:
        """Show a balloon."""
        self._icon.showMessage(title, text, app_icon())

    def close(self) -> None:
        """Take the sign out of the tray."""
        self._icon.hide()
        self._menu.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()

    def _fill(self) -> None:
        self._menu.clear()
        self._menu.addAction(self.tr("Open Gharial"), self.opened.emit)
        status = self._menu.addMenu(self.tr("Status"))
        for show in Show:
            action = status.addAction(presence_icon(show, 14), show_words(show))
            action.triggered.connect(lambda _checked=False, show=show: self.status_chosen.emit(Status(show)))
        self._menu.addAction(icon("transfers"), self.tr("Transfers"), self.transfers_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit"), self.quit_requested.emit)

    def _dress(self) -> None:
        if not self._unread:
            self._icon.setIcon(app_icon())
            return
        marked = QIcon()
        for side in _SIDES:
            picture = QPixmap(QSize(side, side))
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            app_icon().paint(painter, picture.rect())
            painter.setPen(Qt.PenStyle.NoPen)
            dot = side * 0.42
            painter.setBrush(current_theme().color(Role.SURFACE))
            painter.drawEllipse(QRectF(side - dot, 0, dot, dot))
            painter.setBrush(current_theme().color(Role.BAD))
            painter.drawEllipse(QRectF(side - dot, 0, dot, dot).adjusted(1, 1, -1, -1))
            painter.end()
            marked.addPixmap(picture)
        self._icon.setIcon(marked)
