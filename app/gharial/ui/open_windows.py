"""`OpenWindows`: which conversations and lists are open, and how they come back when the program starts again."""

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.ui.bridge import Bridge
from gharial.ui.places import place_of, place_text
from gharial.ui.session_file import SessionFile
from gharial.ui.windows import Windows

_CONVERSATIONS = "conversations"
_CURRENT = "current"
_ALONE = "alone"
"""The places of conversations in windows of their own, by conversation."""
_TRANSFERS = "transfers"
_MOST = 40


class OpenWindows(QObject):
    """Reads and keeps them in the session's file. What comes back takes no focus, so nothing counts as read."""

    def __init__(self, bridge: Bridge, session: SessionFile, windows: Windows) -> None:
        super().__init__(windows)
        self._bridge = bridge
        self._session = session
        self._windows = windows
        self._waits = False
        session.writing.connect(self._keep)

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

    def _keep(self) -> None:
        """Write down what is on the screen now. What still waits to come back from the last time is kept as it is."""
        if self._waits:
            return
        listed: list[str] = []
        alone: dict[str, str] = {}
        current = ""
        chat, transfers = self._windows.chat, self._windows.transfers
        for one in chat.conversations()[:_MOST] if chat is not None else ():
            window = one.window()
            if window.isVisible():
                name = f"{one.account} {one.jid}"
                listed.append(name)
                if window is not chat:
                    alone[name] = place_text(window)
                elif chat is not None and chat.tabs.currentWidget() is one:
                    current = name
        self._session.keep(_CONVERSATIONS, listed)
        self._session.keep(_CURRENT, current)
        self._session.keep(_ALONE, alone)
        self._session.keep(_TRANSFERS, transfers is not None and transfers.isVisible())

    def restore(self) -> None:
        """Open it again behind the window that is in front; accounts that are gone and rubbish are left out."""
        self._waits = False
        found = self._listed(self._session.value(_CONVERSATIONS))
        if found:
            chat = self._windows.made_chat()
            chat.put_back(found, self._read(self._session.value(_CURRENT)), self._alone())
            if chat.tabs.count():
                without_focus(chat)
        if self._session.value(_TRANSFERS) is True:
            without_focus(self._windows.made_transfers())

    def _listed(self, kept: Any) -> list[tuple[Jid, Jid]]:
        lines = kept[:_MOST] if isinstance(kept, list) else []
        return [names for line in lines if (names := self._read(line)) is not None]

    def _alone(self) -> dict[tuple[Jid, Jid], QByteArray]:
        kept = self._session.value(_ALONE)
        places = list(kept.items())[:_MOST] if isinstance(kept, dict) else []
        return {names: place_of(place) for line, place in places if (names := self._read(line)) is not None}

    def _read(self, line: Any) -> tuple[Jid, Jid] | None:
        try:
            account, peer = (parse_jid(part) for part in str(line).split(" ", 1))
        except (MalformedJid, ValueError):
            return None
        known = {one.jid for one in self._bridge.backend.accounts.all()}
        return (account, peer) if account in known else None


def without_focus(window: QWidget) -> None:
    """Show a window that nobody asked for just now: it stays behind, and the keyboard where it is."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
