"""`Surroundings`: what stands around the windows: the list of keys, files dropped on nobody, dock, sleep, last session.

Each part is imported when it is first needed, which keeps the start quick.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gharial.model.conversation import Message
from gharial.model.events import TransferChanged
from gharial.ui.bridge import Bridge
from gharial.ui.open_windows import OpenWindows
from gharial.ui.places import Places
from gharial.ui.session_bus import SessionBus
from gharial.ui.session_file import SessionFile
from gharial.ui.windows import Windows, in_front

if TYPE_CHECKING:
    from gharial.ui.keyboard_window import KeyboardWindow
    from gharial.ui.launcher_entry import LauncherEntry
    from gharial.ui.transfer_voice import TransferVoice
    from gharial.ui.wakefulness import Wakefulness

_TEST_PAGE = 5
"""Of the settings."""
_KEYS_OF_THE_LIST = ("F1", "Ctrl+?")


class Surroundings(QObject):
    """Made by the shell, and told of each window through `places`."""

    def __init__(self, bridge: Bridge, windows: Windows, session: SessionFile, bus: SessionBus, places: Places) -> None:
        super().__init__(windows)
        self._bridge = bridge
        self._windows = windows
        self._bus = bus
        self._places = places
        self.session = OpenWindows(bridge, session, windows)
        """What was open when the program ended."""
        self._keyboard: KeyboardWindow | None = None
        self._launcher: LauncherEntry | None = None
        self._wakefulness: Wakefulness | None = None
        self._voice: TransferVoice | None = None
        places.watched.connect(self._meet)
        bridge.hear(TransferChanged, lambda _event: self._begin_to_tell(), self)

    def open_keyboard(self) -> "KeyboardWindow":
        """Show every key of the program in front."""
        from gharial.ui.keyboard_window import KeyboardWindow

        if self._keyboard is None:
            self._keyboard = KeyboardWindow()
            self._places.watch(self._keyboard)
        return in_front(self._keyboard)

    def ask_whom(self, paths: list[Path]) -> None:
        """Files without a person: the question whom to send them to."""
        from gharial.ui.send_dialog import SendDialog

        dialog = SendDialog(self._bridge, paths)
        dialog.sent.connect(self._windows.open_transfers)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_message(self, message: Message) -> None:
        """Its conversation in front, at that message."""
        window = self._windows.open_chat(message.account, message.peer)
        conversation = window.opened(message.account, message.peer)
        if conversation is not None:
            conversation.go_to_message(message)

    def show_transfer(self, transfer_id: str) -> None:
        """The list of transfers in front, with that one selected."""
        self._windows.open_transfers().select(transfer_id)

    def close(self) -> None:
        """Nothing more is told or shown."""
        if self._launcher is not None:
            self._launcher.close()
        if self._wakefulness is not None:
            self._wakefulness.close()
        if self._keyboard is not None:
            self._keyboard.close()

    def _meet(self, window: QWidget) -> None:
        for keys in _KEYS_OF_THE_LIST:
            QShortcut(QKeySequence(keys), window).activated.connect(self.open_keyboard)
        if window.objectName() == "roster":
            roster: Any = window
            roster.message_requested.connect(self.show_message)
            roster.transfer_requested.connect(self.show_transfer)
            roster.keys_requested.connect(self.open_keyboard)
            roster.tests_requested.connect(lambda: self._windows.open_settings().show_page(_TEST_PAGE))
        if window.objectName() == "transfers":
            from gharial.ui.file_drop import FileDrop

            FileDrop(window).dropped.connect(self.ask_whom)

    def _begin_to_tell(self) -> None:
        if self._launcher is None:
            from gharial.ui.launcher_entry import LauncherEntry

            self._launcher = LauncherEntry(self._bridge, self._bus, self)
            self._launcher.refresh()
        if self._voice is None:
            from gharial.ui.transfer_voice import TransferVoice

            self._voice = TransferVoice(self._bridge, self)
        if self._wakefulness is None:
            from gharial.ui.wakefulness import Wakefulness

            self._wakefulness = Wakefulness(self._bridge, self._bus, self)
            self._wakefulness.refresh()
