"""Feeds one conversation's rows: reads pages, hears what changes, jumps to what was found."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from gharial.model.conversation import Direction, Message
from gharial.model.events import (
    MessageAdded,
    MessageChanged,
    OfferGone,
    OfferPictured,
    OfferReceived,
    TransferChanged,
    TransferRemoved,
    TransfersProgressed,
)
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.chat.answers import run_for
from gharial.ui.chat.history import PAGE, History, Page
from gharial.ui.chat.model import MessageModel
from gharial.ui.chat.thumbnails import Thumbnails

_MOST_UNREAD = 300


class Feed(QObject):
    """Lives with the conversation's window; `failed` tells a Failure of reading."""

    loaded = Signal()
    """The rows were replaced."""
    arrived = Signal(object)
    """A Message was added, whether it is among the loaded ones or not."""
    altered = Signal(object, object)
    """A loaded Message is another now: what it was, and what it is."""
    progressed = Signal(int)
    """The row with that number shows another progress."""
    failed = Signal(object)

    def __init__(
        self, bridge: Bridge, account: Jid, peer: Jid, model: MessageModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._account = account
        self._peer = peer
        self._history = History(bridge.backend.chat, account, peer)
        self._busy = False
        self._generation = 0
        self._came: list[Message] = []
        self.model = model
        transfers = bridge.backend.transfers
        model.find_transfer = transfers.get
        model.find_progress = transfers.progress
        model.find_offer = lambda offer_id: next((one for one in transfers.offers() if one.id == offer_id), None)
        model.may_upload = lambda transfer: any(way.leaves_copy_on_server for way in transfers.ways(transfer.id))
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(model.transfer_changed)
        model.find_picture = self._picture
        self._seconds = QTimer(self, interval=1000)
        self._seconds.timeout.connect(self._count_down)
        self._seconds.start()
        bridge.hear(MessageAdded, lambda event: self._added(event.message), self)
        bridge.hear(MessageChanged, lambda event: self._changed(event.message), self)
        bridge.hear(TransferChanged, lambda event: model.transfer_changed(event.transfer.id), self)
        bridge.hear(TransferRemoved, lambda event: model.transfer_changed(event.transfer_id), self)
        bridge.hear(TransfersProgressed, self._progressed, self)
        bridge.hear(OfferReceived, lambda event: self._offer_changed(event.offer.id), self)
        bridge.hear(OfferPictured, lambda event: self._offer_changed(event.offer.id), self)
        bridge.hear(OfferGone, lambda event: self._offer_changed(event.offer_id), self)

    def start(self, unread: int) -> None:
        """Show the end of the conversation, with the line of new messages where the unread ones begin."""

        def show(page: Page) -> None:
            incoming = [one for one in page.messages if one.direction is Direction.INCOMING]
            self.model.mark_unread(incoming[-unread].key if 0 < unread <= len(incoming) else None)
            self._replace(page)

        self._read(self._history.latest(max(PAGE, min(unread + 10, _MOST_UNREAD))), show)

    def go_to_latest(self, then: Callable[[], None]) -> None:
        """Load the end of the conversation if it is not loaded, and go on."""
        if self.model.last:
            then()
            return

        def show(page: Page) -> None:
            self._replace(page)
            then()

        self._read(self._history.latest(), show)

    def go_to(self, message: Message, then: Callable[[], None]) -> None:
        """Load what is around a message if it is not loaded, and go on."""
        if self.model.place(message.key) is not None:
            then()
            return

        def show(page: Page) -> None:
            self._replace(page)
            then()

        self._read(self._history.around(message), show)

    def go_to_key(self, key: int, then: Callable[[Message], None]) -> None:
        """Find a message by its number, load what is around it, and go on."""

        def found(message: Message | None) -> None:
            if message is not None:
                self.go_to(message, lambda: then(message))

        at = self.model.place(key)
        if at is not None:
            found(self.model.messages[at])
        else:
            run_for(self, self._bridge, self._bridge.backend.chat.message(key), found, self.failed.emit)

    def load_older(self) -> None:
        """One page more in front; nothing while another page is on its way."""
        if not self._busy and self.model.messages and not self.model.first:
            self._read(self._history.older(self.model.messages[0]), self.model.add_older, more=True)

    def load_newer(self) -> None:
        """One page more at the end; nothing while another page is on its way."""
        if not self._busy and self.model.messages and not self.model.last:
            self._read(self._history.newer(self.model.messages[-1]), self.model.add_newer, more=True)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _read(self, reading: Coroutine[Any, Any, Page], show: Callable[[Page], None], *, more: bool = False) -> None:
        """Read a page and show it, unless a later command has replaced the rows meanwhile."""
        if not more:
            self._generation += 1
        generation, self._busy = self._generation, True
        self._came = []

        def done(page: Page) -> None:
            if generation == self._generation:
                self._busy = False
                show(page)

        def failed(failure: Failure) -> None:
            if generation == self._generation:
                self._busy = False
                self.failed.emit(failure)

        run_for(self, self._bridge, reading, done, failed)

    def _replace(self, page: Page) -> None:
        came, self._came = self._came, []
        self.model.show_page(page)
        # What came while the page was read may not be in it.
        for message in came:
            self.model.add(message)
        self.loaded.emit()

    def _is_ours(self, message: Message) -> bool:
        return (message.account, message.peer) == (self._account, self._peer)

    def _added(self, message: Message) -> None:
        if self._is_ours(message):
            self.model.add(message)
            if self._busy:
                self._came.append(message)
            self.arrived.emit(message)

    def _changed(self, message: Message) -> None:
        if self._is_ours(message):
            at = self.model.place(message.key)
            before = self.model.messages[at] if at is not None else None
            self.model.change(message)
            if before is not None:
                self.altered.emit(before, message)

    def _picture(self, transfer: Transfer) -> QImage | None:
        """Of the file where it is here, else what came with its offer."""
        image = self._thumbnails.picture(transfer)
        if image is None and transfer.direction is Direction.INCOMING:
            image = self._thumbnails.of_offer(transfer, self.model.find_offer(transfer.offer_id))
        return image

    def _progressed(self, event: TransfersProgressed) -> None:
        for progress in event.progress:
            for at in self.model.places_of_transfer(progress.transfer_id):
                self.progressed.emit(at)

    def _count_down(self) -> None:
        for at in self.model.counts_down():
            self.model.transfer_changed(self.model.messages[at].transfer_id)

    def _offer_changed(self, offer_id: str) -> None:
        for one in self.model.messages:
            transfer = self.model.find_transfer(one.transfer_id) if one.transfer_id else None
            if transfer is not None and transfer.offer_id == offer_id:
                self.model.transfer_changed(transfer.id)
