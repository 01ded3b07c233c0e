"""`OpenWindows`: which conversations and lists were open when the program ended, and how they come back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.ui.bridge import Bridge

if TYPE_CHECKING:
    from gharial.ui.chat.window import ChatWindow
    from gharial.ui.shell import Shell

_CONVERSATIONS = "open/conversations"
_CURRENT = "open/current"
_ALONE = "open/alone"
"""Conversations in windows of their own, and in the same order their places."""
_PLACES = "open/alone-places"
_TRANSFERS = "open/transfers"
_MOST = 40


class OpenWindows(QObject):
    """Reads and writes the profile's QSettings. What comes back takes no focus, so nothing counts as read."""

    def __init__(self, bridge: Bridge, settings: QSettings, shell: "Shell") -> None:
        super().__init__(shell)
        self._bridge = bridge
        self._settings = settings
        self._shell = shell
        self._waits = False

    def restore_when_shown(self, window: QWidget) -> None:
        """`restore` when the user first brings `window` up, which starts hidden or as an icon."""
        self._waits = True
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.WindowStateChange} and isinstance(watched, QWidget):
            # Later, when it is there and in front.
            QTimer.singleShot(0, self, lambda: self._restore_behind(watched))
        return False

    def _restore_behind(self, window: QWidget) -> None:
        if self._waits and window.isVisible() and not window.isMinimized():
            window.removeEventFilter(self)
            self.restore()

    def keep(self, chat: "ChatWindow | None", *, transfers: bool) -> None:
        """Write down what is on the screen now. What still waits to come back from the last time is kept as it is."""
        if self._waits:
            return
        listed: list[str] = []
        alone: list[str] = []
        places: list[QByteArray] = []
        current = ""
        if chat is not None:
            for one in chat.conversations()[:_MOST]:
                window = one.window()
                if window.isVisible():
                    listed.append(f"{one.account} {one.jid}")
                    if window is not chat:
                        alone.append(listed[-1])
                        places.append(window.saveGeometry())
                    elif chat.tabs.currentWidget() is one:
                        current = listed[-1]
        self._settings.setValue(_CONVERSATIONS, listed)
        self._settings.setValue(_CURRENT, current)
        self._settings.setValue(_ALONE, alone)
        self._settings.setValue(_PLACES, places)
        self._settings.setValue(_TRANSFERS, transfers)

    def restore(self) -> None:
        """Open it again behind the window that is in front; accounts that are gone and rubbish are left out."""
        self._waits = False
        current = str(self._settings.value(_CURRENT, "") or "")
        found = self._listed(_CONVERSATIONS)
        if found:
            chat = self._shell.made_chat()
            chat.put_back(found, self._read(current), self._alone())
            if chat.tabs.count():
                without_focus(chat)
        if self._settings.value(_TRANSFERS, False, bool) is True:
            without_focus(self._shell.made_transfers())

    def _listed(self, key: str) -> list[tuple[Jid, Jid]]:
        lines = [str(one) for one in _several(self._settings.value(key, []))]
        return [names for line in lines[:_MOST] if (names := self._read(line)) is not None]

    def _alone(self) -> dict[tuple[Jid, Jid], QByteArray]:
        places = _several(self._settings.value(_PLACES, []))
        places += [QByteArray()] * _MOST
        lines = [str(one) for one in _several(self._settings.value(_ALONE, []))]
        return {
            names: place if isinstance(place, QByteArray) else QByteArray()
            for line, place in zip(lines, places, strict=False)
            if (names := self._read(line)) is not None
        }

    def _read(self, line: str) -> tuple[Jid, Jid] | None:
        try:
            account, peer = (parse_jid(part) for part in line.split(" ", 1))
        except (MalformedJid, ValueError):
            return None
        known = {one.jid for one in self._bridge.backend.accounts.all()}
        return (account, peer) if account in known else None


def _several(kept: Any) -> list[Any]:
    """A list of one may be read back as the one thing in it, and none as nothing."""
    return list(kept) if isinstance(kept, list) else [kept] if isinstance(kept, (str, QByteArray)) and kept else []


def without_focus(window: QWidget) -> None:
    """Show a window that nobody asked for just now: it stays behind, and the keyboard where it is."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
