"""`OpenWindows`: which conversations and lists were open when the program ended, and how they come back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.ui.bridge import Bridge

if TYPE_CHECKING:
    from gharial.ui.chat.window import ChatWindow
    from gharial.ui.shell import Shell

_CONVERSATIONS = "open/conversations"
_CURRENT = "open/current"
_TRANSFERS = "open/transfers"
_MOST = 40


class OpenWindows(QObject):
    """Reads and writes the profile's QSettings. What comes back takes no focus, so nothing counts as read."""

    def __init__(self, bridge: Bridge, settings: QSettings, shell: "Shell") -> None:
        super().__init__(shell)
        self._bridge = bridge
        self._settings = settings
        self._shell = shell

    def keep(self, chat: "ChatWindow | None", *, transfers: bool) -> None:
        """Write down what is on the screen now."""
        listed: list[str] = []
        current = ""
        if chat is not None:
            for one in chat.conversations()[:_MOST]:
                window = one.window()
                if window.isVisible():
                    listed.append(f"{one.account} {one.jid}")
                    if window is chat and chat.tabs.currentWidget() is one:
                        current = listed[-1]
        self._settings.setValue(_CONVERSATIONS, listed)
        self._settings.setValue(_CURRENT, current)
        self._settings.setValue(_TRANSFERS, transfers)

    def restore(self) -> None:
        """Open it again behind the window that is in front; accounts that are gone and rubbish are left out."""
        kept: Any = self._settings.value(_CONVERSATIONS, [])
        # A list of one is read back as its only text, and none as nothing.
        lines = [kept] if isinstance(kept, str) else [str(one) for one in kept] if isinstance(kept, list) else []
        current = str(self._settings.value(_CURRENT, "") or "")
        found = [names for line in lines[:_MOST] if (names := self._read(line)) is not None]
        if found:
            front = self._read(current)
            chat = self._shell.made_chat()
            chat.put_back(found, front)
            without_focus(chat)
        if self._settings.value(_TRANSFERS, False, bool) is True:
            without_focus(self._shell.made_transfers())

    def _read(self, line: str) -> tuple[Jid, Jid] | None:
        try:
            account, peer = (parse_jid(part) for part in line.split(" ", 1))
        except (MalformedJid, ValueError):
            return None
        known = {one.jid for one in self._bridge.backend.accounts.all()}
        return (account, peer) if account in known else None


def without_focus(window: QWidget) -> None:
    """Show a window that nobody asked for just now: it stays behind, and the keyboard where it is."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
