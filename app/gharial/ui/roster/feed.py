"""Brings the backend's events into the roster's model: people, unread messages, typing, files on their way."""

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from gharial.model.account import AccountState
from gharial.model.conversation import Composing, Conversation, ConversationKind, Direction
from gharial.model.events import (
    AccountChanged,
    AccountRemoved,
    ContactChanged,
    ContactRemoved,
    ConversationChanged,
    MessageAdded,
    OwnDevicesChanged,
    PeerComposed,
    RoomChanged,
    RoomRemoved,
    RosterReset,
    TransferChanged,
    TransferRemoved,
    TransfersProgressed,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Progress, Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.room_words import occupant_name
from gharial.ui.roster.entries import Key
from gharial.ui.roster.model import ContactModel
from gharial.ui.widgets.figures import percent

_MOVING = frozenset({TransferState.CONNECTING, TransferState.STREAMING, TransferState.VERIFYING})
# Who started typing and then lost the connection never says that they stopped (XEP-0085 §5.1).
_TYPING_MS = 60_000
_GATHER_MS = 20


class Standing(Enum):
    """Whether it is known who the contacts are."""

    KNOWN = "known"
    CONNECTING = "connecting"
    WITHOUT = "without"
    """No account is signed in, nor about to be."""


class Feed(QObject):
    """Lives as long as the window; `fill` reads what was there before."""

    active_changed = Signal(int)
    """How many transfers are not finished."""
    standing_changed = Signal()

    def __init__(self, bridge: Bridge, model: ContactModel, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = bridge.backend
        self._model = model
        self._transfers: dict[str, Transfer] = {}
        self._done: dict[str, int] = {}
        self._typing: dict[Key, QTimer] = {}
        self._active = 0
        self._gathering = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._gathering.timeout.connect(self._show_transfers)
        self._known: set[Jid] = set()
        bridge.hear(RosterReset, self._roster_reset, self)
        bridge.hear(AccountChanged, lambda _event: self.standing_changed.emit(), self)
        bridge.hear(ContactChanged, lambda event: model.put(event.contact), self)
        bridge.hear(OwnDevicesChanged, lambda event: model.put_devices(event.account, event.devices), self)
        bridge.hear(ContactRemoved, lambda event: model.remove(event.account, event.jid), self)
        bridge.hear(AccountRemoved, self._account_removed, self)
        bridge.hear(RoomChanged, lambda event: model.put_room(event.room), self)
        bridge.hear(RoomRemoved, lambda event: model.remove_room(event.account, event.room), self)
        bridge.hear(ConversationChanged, self._conversation_changed, self)
        bridge.hear(PeerComposed, self._composed, self)
        bridge.hear(MessageAdded, self._message_added, self)
        bridge.hear(TransferChanged, lambda event: self._transfer_changed(event.transfer), self)
        bridge.hear(TransferRemoved, lambda event: self._transfer_removed(event.transfer_id), self)
        bridge.hear(TransfersProgressed, lambda event: self._progressed(event.progress), self)

    def fill(self) -> None:
        """Read everything anew from the backend."""
        for account in self._backend.accounts.all():
            self._model.replace_account(account.jid, self._backend.roster.contacts(account.jid))
            self._model.put_devices(account.jid, self._backend.roster.own_devices(account.jid))
            if account.state is AccountState.ONLINE:
                # Perhaps it was told before this window was there to hear it.
                self._known.add(account.jid)
        for room in self._backend.rooms.rooms():
            self._model.put_room(room)
        for conversation in self._backend.chat.conversations():
            self._show_unread(conversation)
        for transfer in self._backend.transfers.all():
            self._keep(transfer)
            progress = self._backend.transfers.progress(transfer.id)
            if progress is not None:
                self._done[transfer.id] = progress.bytes_done
        self._show_transfers()
        self._model.settle(force=True)

    @property
    def standing(self) -> Standing:
        """A roster kept from the last time shows by itself as soon as it has somebody in it."""
        accounts = self._backend.accounts.all()
        unknown = [one for one in accounts if one.jid not in self._known]
        if any(one.state in (AccountState.CONNECTING, AccountState.ONLINE) for one in unknown):
            return Standing.CONNECTING
        return Standing.WITHOUT if unknown and len(unknown) == len(accounts) else Standing.KNOWN

    def _roster_reset(self, event: RosterReset) -> None:
        self._known.add(event.account)
        self._model.replace_account(event.account, event.contacts)
        self.standing_changed.emit()

    def _account_removed(self, event: AccountRemoved) -> None:
        self._known.discard(event.account)
        self._model.remove_account(event.account)
        self.standing_changed.emit()

    def _conversation_changed(self, event: ConversationChanged) -> None:
        self._show_unread(event.conversation)

    def _show_unread(self, one: Conversation) -> None:
        if one.kind is ConversationKind.ROOM and self._backend.rooms.room(one.account, one.peer) is None:
            # It was taken off the list; what is unread there waits for nobody.
            return
        name = ""
        if one.kind is ConversationKind.OCCUPANT:
            room = self._backend.rooms.room(one.account, bare(one.peer))
            name = occupant_name(room.label if room is not None else one.peer.bare, str(one.peer.resource))
        self._model.set_unread(one.account, one.peer, one.unread, one.mentions, name)

    def _message_added(self, event: MessageAdded) -> None:
        if event.message.direction is Direction.INCOMING:
            self._set_typing(event.message.account, event.message.peer, typing=False)

    def _composed(self, event: PeerComposed) -> None:
        self._set_typing(event.account, bare(event.peer), typing=event.state is Composing.COMPOSING)

    def _set_typing(self, account: Jid, peer: Jid, *, typing: bool) -> None:
        timer = self._typing.pop((account, peer), None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
        if typing:
            timer = self._typing[account, peer] = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._set_typing(account, peer, typing=False))
            timer.start(_TYPING_MS)
        self._model.set_typing(account, peer, typing=typing)

    def _keep(self, transfer: Transfer) -> None:
        if transfer.state.finished:
            self._transfers.pop(transfer.id, None)
            self._done.pop(transfer.id, None)
        else:
            self._transfers[transfer.id] = transfer

    def _transfer_changed(self, transfer: Transfer) -> None:
        self._keep(transfer)
        self._show_soon()

    def _transfer_removed(self, transfer_id: str) -> None:
        self._transfers.pop(transfer_id, None)
        self._done.pop(transfer_id, None)
        self._show_soon()

    def _progressed(self, samples: tuple[Progress, ...]) -> None:
        for sample in samples:
            # A late one of a file that has arrived would stay for ever.
            if sample.transfer_id in self._transfers:
                self._done[sample.transfer_id] = sample.bytes_done
        self._show_soon()

    def _show_soon(self) -> None:
        """All of them are added up: once, where thousands change together, as they do when all are paused."""
        if not self._gathering.isActive():
            self._gathering.start()

    def _show_transfers(self) -> None:
        sums: dict[Key, tuple[int, int]] = {}
        for transfer in self._transfers.values():
            if transfer.state in _MOVING:
                own = bare(transfer.peer) == transfer.account
                key = (transfer.account, transfer.peer if own else bare(transfer.peer))
                done, size = sums.get(key, (0, 0))
                sample = max(self._done.get(transfer.id, 0), transfer.bytes_done)
                sums[key] = (done + sample, size + max(0, transfer.file.size))
        self._model.set_percents({key: percent(done, size) for key, (done, size) in sums.items()})
        if len(self._transfers) != self._active:
            self._active = len(self._transfers)
            self.active_changed.emit(self._active)
