"""What can be done with transfers: the actions behind buttons, menu and keys."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gharial.model.conversation import Direction
from gharial.model.transfer import Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.opening import open_file, show_in_folder

_UNSUCCESSFUL = frozenset({TransferState.FAILED, TransferState.CANCELLED, TransferState.DECLINED})


class TransferCommands(QObject):
    """Acts on the transfers that are selected at that moment. `failed` tells a Failure of any command."""

    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        selected: Callable[[], Sequence[Transfer]],
        current: Callable[[], Transfer | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        # Asked anew each time: a key may follow a click before anything was repainted.
        self._selected = selected
        self._current = current
        self.cancel = self._action("cancel-transfer", self.tr("Cancel"), "close", self._cancel)
        self.retry = self._action("retry-transfer", self.tr("Retry"), "retry", self._retry, "Ctrl+R")
        self.open = self._action("open-file", self.tr("Open"), "open", self._open, "Return", "Enter")
        self.folder = self._action("show-in-folder", self.tr("Show in folder"), "folder", self._folder, "Ctrl+Return")
        self.remove = self._action("remove-transfer", self.tr("Remove from list"), "remove", self._remove)
        self.clear = self._action("clear-finished", self.tr("Clear finished"), "check-double", self._clear)
        self.delete = self._action("delete", self.tr("Cancel or remove"), "close", self._delete, "Del")

    @property
    def on_rows(self) -> tuple[QAction, ...]:
        """Those that act on the selection, in the order they are shown."""
        return (self.cancel, self.retry, self.open, self.folder, self.remove)

    def refresh(self, selected: Sequence[Transfer], finished: int) -> None:
        """Enable what can be done with these, and with a list in which so many are finished."""
        single = len(selected) == 1 and _has_file(selected[0])
        self.cancel.setEnabled(any(not one.state.finished for one in selected))
        self.retry.setEnabled(any(_can_retry(one) for one in selected))
        self.open.setEnabled(single)
        self.folder.setEnabled(single)
        self.remove.setEnabled(any(one.state.finished for one in selected))
        self.delete.setEnabled(bool(selected))
        self.clear.setEnabled(finished > 0)

    def _action(self, name: str, text: str, sign: str, command: Callable[[], None], *keys: str) -> QAction:
        action = QAction(icon(sign, Role.TEXT_2), text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        # Enter and Del belong to the list alone: on a focused button Enter must press that button.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: command())
        return action

    def _run(self, command: Coroutine[Any, Any, None]) -> None:
        self._bridge.run(command, on_failure=self.failed.emit)

    def _cancel(self) -> None:
        for one in self._selected():
            if not one.state.finished:
                self._run(self._bridge.backend.transfers.cancel(one.id))

    def _retry(self) -> None:
        # The list shows the newest first; they are to go in the order they once had.
        for one in reversed(self._selected()):
            if _can_retry(one):
                self._run(self._bridge.backend.transfers.retry(one.id))

    def _remove(self) -> None:
        for one in self._selected():
            if one.state.finished:
                self._run(self._bridge.backend.transfers.remove(one.id))

    def _delete(self) -> None:
        """Ends what runs; where nothing runs, takes what is finished off the list."""
        if any(not one.state.finished for one in self._selected()):
            self._cancel()
        else:
            self._remove()

    def _clear(self) -> None:
        self._run(self._bridge.backend.transfers.clear_finished())

    def _open(self) -> None:
        one = self._current()
        if one is not None and one.path is not None and _has_file(one):
            open_file(one.path, self._window)

    def _folder(self) -> None:
        one = self._current()
        if one is not None and one.path is not None and _has_file(one):
            show_in_folder(one.path, self._window)


def _can_retry(transfer: Transfer) -> bool:
    return transfer.direction is Direction.OUTGOING and transfer.state in _UNSUCCESSFUL


def _has_file(transfer: Transfer) -> bool:
    """There is a whole file of it here: ours to send, or one that came."""
    if transfer.path is None:
        return False
    return transfer.direction is Direction.OUTGOING or transfer.state is TransferState.DONE
