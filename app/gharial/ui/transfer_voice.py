"""`TransferVoice`: tells screen readers how files get on while their window is not shown: quarters, and each end."""

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
        self._done: dict[str, dict[str, int]] = {}
        """Bytes of each transfer, by what they are told as."""
        self._quarters: dict[str, int] = {}
        for transfer in self._backend.transfers.all():
            self._note(transfer)
        bridge.hear(TransferChanged, lambda event: self._changed(event.transfer), self)
        bridge.hear(TransfersProgressed, self._progressed, self)
        bridge.hear(TransferRemoved, self._removed, self)

    def _note(self, transfer: Transfer) -> None:
        if transfer.state.finished:
            self._running.pop(transfer.id, None)
        else:
            self._running[transfer.id] = transfer

    def _removed(self, event: TransferRemoved) -> None:
        self._running.pop(event.transfer_id, None)

    def _changed(self, transfer: Transfer) -> None:
        ran = transfer.id in self._running
        self._note(transfer)
        if not ran or not transfer.state.finished:
            return
        key, good = _key(transfer), transfer.failure is None
        last = all(_key(one) != key for one in self._running.values())
        if last:
            self._done.pop(key, None)
            self._quarters.pop(key, None)
        if good and key != transfer.id and not last:
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
            done[transfer.id] = one.bytes_done
            whole = transfer.group.size if transfer.group is not None and key != transfer.id else one.size
            if whole <= 0:
                continue
            quarter = percent(sum(done.values()), whole) // 25
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
