"""`TransferVoice`: tells screen readers how files get on while their window is not shown: quarters, and each end."""

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gharial.model.account import AccountState
from gharial.model.events import TransferChanged, TransferRemoved, TransfersProgressed
from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.other_end import other_end
from gharial.ui.transfers.row_words import group_name, percent_text
from gharial.ui.widgets.figures import percent
from gharial.ui.widgets.foreign_text import shown_name
from gharial.ui.widgets.speech import speech
from gharial.ui.widgets.transfer_words import state_words


class TransferVoice(QObject):
    """Files that were sent together are told as one, but for those that did not arrive."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = bridge.backend
        self._running: dict[str, Transfer] = {}
        # By what they are told as, one sum each: thousands of files may be sent together.
        self._left: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._done: dict[str, dict[str, int]] = {}
        """Bytes of each transfer that are in such a sum."""
        self._quarters: dict[str, int] = {}
        for transfer in self._backend.transfers.all():
            self._note(transfer)
        bridge.hear(TransferChanged, lambda event: self._changed(event.transfer), self)
        bridge.hear(TransfersProgressed, self._progressed, self)
        bridge.hear(TransferRemoved, self._removed, self)

    def _note(self, transfer: Transfer) -> None:
        if transfer.state.finished:
            self._drop(transfer.id)
        else:
            if transfer.id not in self._running:
                self._left[_key(transfer)] += 1
            self._running[transfer.id] = transfer

    def _drop(self, transfer_id: str) -> bool:
        """It runs no more; whether it was the last of what it is told as."""
        transfer = self._running.pop(transfer_id, None)
        if transfer is None:
            return False
        key = _key(transfer)
        self._left[key] -= 1
        if self._left[key] > 0:
            return False
        for known in (self._left, self._bytes, self._done, self._quarters):
            known.pop(key, None)
        return True

    def _removed(self, event: TransferRemoved) -> None:
        self._drop(event.transfer_id)

    def _changed(self, transfer: Transfer) -> None:
        if not transfer.state.finished:
            self._note(transfer)
            return
        if transfer.id not in self._running:
            return
        last, good = self._drop(transfer.id), transfer.failure is None
        if good and _key(transfer) != transfer.id and not last:
            return
        backend = self._backend
        connected = any(
            one.jid == transfer.account and one.state is AccountState.ONLINE for one in backend.accounts.all()
        )
        peer = other_end(backend, transfer.account, transfer.peer, connected=connected)
        name = _name(transfer) if good else shown_name(transfer.file.name)
        self._say(f"{name}: {state_words(transfer, peer=peer)}")

    def _progressed(self, event: TransfersProgressed) -> None:
        for one in event.progress:
            transfer = self._running.get(one.transfer_id)
            if transfer is None:
                continue
            key = _key(transfer)
            done = self._done.setdefault(key, {})
            self._bytes[key] += one.bytes_done - done.get(transfer.id, 0)
            done[transfer.id] = one.bytes_done
            whole = transfer.group.size if transfer.group is not None and key != transfer.id else one.size
            if whole <= 0:
                continue
            quarter = percent(self._bytes[key], whole) // 25
            last = self._quarters.setdefault(key, quarter)
            if last < quarter < 4:
                self._quarters[key] = quarter
                self._say(f"{_name(transfer)}: {percent_text(25 * quarter)}")

    def _say(self, text: str) -> None:
        """In the window that the user is in; where theirs is shown, it tells by itself."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        if any(one.objectName() == "transfers" for one in shown):
            return
        active = QApplication.activeWindow()
        where = [active] if active in shown and active is not None else shown
        if where:
            speech().say(where[0], text)


def _key(transfer: Transfer) -> str:
    together = transfer.group is not None and transfer.group.count > 1
    return f"{transfer.account} {transfer.group.id}" if transfer.group is not None and together else transfer.id


def _name(transfer: Transfer) -> str:
    if transfer.group is None or transfer.group.count < 2:
        return shown_name(transfer.file.name)
    return group_name(transfer.file.name, transfer.group.count)
