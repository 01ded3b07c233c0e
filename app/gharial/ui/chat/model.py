"""The messages of one conversation as rows: a stretch of the history without gaps, never all of it."""

import math
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage

from gharial.model.conversation import Direction, Message
from gharial.model.jid import Jid
from gharial.model.transfer import Offer, Progress, Transfer, TransferState
from gharial.ui.chat.folding import is_long
from gharial.ui.chat.history import Page, order
from gharial.ui.chat.row_words import link_words, note_words, spoken_row, unlisted_words, unread_words
from gharial.ui.chat.times import believable, day_words, local_day
from gharial.ui.widgets.transfer_words import Counterpart, state_words

Index = QModelIndex | QPersistentModelIndex

KEPT = 600
"""So many rows at most: more are dropped at the far end and read again when somebody scrolls there."""
_GROUP = timedelta(minutes=5)
_NOBODY = Counterpart()


class Part(IntEnum):
    """Roles of a row beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    MESSAGE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Row:
    """Everything that decides how a message looks, but for the progress of a running transfer."""

    message: Message
    sender: str
    starts_day: bool
    starts_group: bool
    starts_unread: bool
    transfer: Transfer | None = None
    offer: Offer | None = None
    """The offer that waits for our answer."""
    peer: Counterpart = _NOBODY
    may_upload: bool = False
    """A copy on the server would be a way that is left."""
    next_try: int = 0
    """Seconds until it is tried again by itself."""
    own_name: str = ""
    peer_name: str = ""
    picture: QSize | None = None
    """The size of its file's thumbnail, where there is one."""
    among_many: bool = False
    """Said in a room, where names are told apart by colour too."""
    comings: str = ""
    """Who came and who left before it was said."""
    long: bool = False
    """Only its beginning is shown until somebody wants all of it."""
    unfolded: bool = False
    """Somebody did."""

    @property
    def folded(self) -> bool:
        """The end of it is not shown."""
        return self.long and not self.unfolded

    @property
    def waiting(self) -> bool:
        """It waits for our answer."""
        return self.offer is not None

    def name_of(self, who: Jid) -> str:
        """What somebody who reacted is called here."""
        if who.bare == self.message.account.bare:
            return self.own_name
        if who.bare != self.message.peer.bare:
            return who.full
        return str(who.resource) or self.peer_name

    @property
    def file_words(self) -> str:
        """How its file stands, but for what changes with every sample of its progress."""
        if self.transfer is None:
            return unlisted_words()
        if self.offer is not None and self.offer.quiet and self.offer.host:
            return link_words(self.offer.host)
        until = self.transfer.waits_until
        now = until - timedelta(seconds=self.next_try) if until is not None else None
        return state_words(self.transfer, peer=self.peer, now=now)


class MessageModel(QAbstractListModel):
    """Rows oldest first. `first` and `last` say whether the history goes on at either end."""

    def __init__(self, own_name: str, peer_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own_name = own_name
        self.peer_name = peer_name
        self.among_many = False
        """It is a room: who said what is in each message."""
        self.moderated = False
        """What others said can be taken back by us (XEP-0425)."""
        self.first = True
        self.last = True
        self.find_transfer: Callable[[str], Transfer | None] = lambda _id: None
        self.find_progress: Callable[[str], Progress | None] = lambda _id: None
        self.find_offer: Callable[[str], Offer | None] = lambda _offer_id: None
        self.may_upload: Callable[[Transfer], bool] = lambda _transfer: False
        self.find_picture: Callable[[Transfer], QImage | None] = lambda _transfer: None
        self.peer = _NOBODY
        self._arrived: dict[str, Transfer] = {}
        """Files that were seen done: their rows can still open them when they leave the list of transfers."""
        self._messages: list[Message] = []
        self._unread_key: int | None = None
        self._comings: dict[int, str] = {}
        self._unfolded: set[int] = set()
        self._days: dict[datetime, date] = {}
        """Local days of stamps: every layout asks for those of all rows."""
        self._zone = time.tzname

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._messages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._messages):
            return None
        if role == Part.ROW:
            return self.row(index.row())
        if role == Part.MESSAGE:
            return self._messages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._messages[index.row()].body
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            progress = self.find_progress(row.transfer.id) if row.transfer is not None else None
            now = datetime.now(UTC)
            spoken = spoken_row(row.message, row.sender, row.transfer, progress, now, row.file_words)
            day = day_words(self._day(row.message), local_day(now)) if row.starts_day else ""
            above = filter(None, (day, row.comings, unread_words() if row.starts_unread else ""))
            return "; ".join((*above, spoken, *note_words(row.message, row.name_of)))
        return None

    # --- what the conversation asks -----------------------------------------------------------------------------------

    @property
    def messages(self) -> list[Message]:
        """The loaded messages, oldest first; not to be changed."""
        return self._messages

    def row(self, at: int) -> Row:
        """How the message at that place looks among its neighbours."""
        message = self._messages[at]
        before = self._messages[at - 1] if at else None
        starts_day = before is None or self._day(before) != self._day(message)
        starts_unread = message.key == self._unread_key
        comings = self._comings.get(message.key, "")
        outgoing = message.direction is Direction.OUTGOING
        transfer = self.transfer_of(message)
        picture = self.find_picture(transfer) if transfer is not None else None
        offer = self.find_offer(transfer.offer_id) if transfer is not None and transfer.offer_id else None
        return Row(
            message,
            self.sender_of(message),
            # A stamp that cannot be true says nothing about a day.
            starts_day and believable(message.time, datetime.now(UTC)),
            before is None
            or starts_day
            or starts_unread
            or bool(comings)
            or before.direction is not message.direction
            or (self.among_many and before.nick != message.nick)
            or message.time - before.time > _GROUP,
            starts_unread,
            transfer,
            offer,
            self.peer if transfer is not None else _NOBODY,
            transfer is not None and transfer.state is TransferState.QUEUED and self.may_upload(transfer),
            _seconds_until(transfer),
            self.own_name,
            self.peer_name,
            picture.size() if picture is not None else None,
            self.among_many and not outgoing,
            comings,
            is_long(message.body) and not message.retracted and transfer is None,
            message.key in self._unfolded,
        )

    def _day(self, message: Message) -> date:
        if len(self._days) > 4 * KEPT or self._zone != time.tzname:
            # The user may have gone to another zone.
            self._zone = time.tzname
            self._days.clear()
        day = self._days.get(message.time)
        if day is None:
            day = self._days[message.time] = local_day(message.time)
        return day

    def sender_of(self, message: Message) -> str:
        """Who said it; what a room says itself comes from nobody in it."""
        if message.direction is Direction.OUTGOING:
            return self.own_name
        return (message.nick if self.among_many else "") or self.peer_name

    def transfer_of(self, message: Message) -> Transfer | None:
        """The transfer that a message shows; one that arrived is remembered while the conversation is open."""
        if not message.transfer_id:
            return None
        transfer = self.find_transfer(message.transfer_id)
        if transfer is None:
            return self._arrived.get(message.transfer_id)
        if transfer.state is TransferState.DONE:
            self._arrived[transfer.id] = transfer
        return transfer

    def counts_down(self) -> list[int]:
        """The rows that say when they are tried again."""
        return [at for at, one in enumerate(self._messages) if _seconds_until(self.transfer_of(one))]

    def meet(self, peer: Counterpart) -> None:
        """They came or went, or have another name."""
        if peer != self.peer:
            self.peer = peer
            for at, one in enumerate(self._messages):
                if one.transfer_id:
                    self._repaint(at, at)

    def place(self, key: int) -> int | None:
        """Where the message with that key stands, if it is loaded."""
        # From the end: what changes is nearly always new.
        for at in range(len(self._messages) - 1, -1, -1):
            if self._messages[at].key == key:
                return at
        return None

    def places_of_transfer(self, transfer_id: str) -> list[int]:
        """The rows that show a transfer."""
        return [at for at, one in enumerate(self._messages) if one.transfer_id == transfer_id]

    def last_own(self) -> Message | None:
        """The latest text of ours, which is the one that may be edited."""
        return next(
            (
                one
                for one in reversed(self._messages)
                if one.direction is Direction.OUTGOING and not one.transfer_id and not one.retracted
            ),
            None,
        )

    # --- changes ------------------------------------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._messages = sorted(page.messages, key=order)
        self.first, self.last = page.first, page.last
        self.endResetModel()

    def add_older(self, page: Page) -> None:
        """Put a page in front, and drop what became too much at the end."""
        known = {one.key for one in self._messages}
        fresh = [one for one in page.messages if one.key not in known]
        self.first = page.first
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._messages[:0] = fresh
            self.endInsertRows()
            self._repaint(len(fresh), len(fresh))
        over = len(self._messages) - KEPT
        if over > 0:
            self.beginRemoveRows(QModelIndex(), len(self._messages) - over, len(self._messages) - 1)
            del self._messages[-over:]
            self.last = False
            self.endRemoveRows()

    def add_newer(self, page: Page) -> None:
        """Put a page at the end, and drop what became too much in front."""
        known = {one.key for one in self._messages}
        self.last = page.last
        self._append([one for one in page.messages if one.key not in known])
        self.drop_oldest(KEPT)

    def drop_oldest(self, kept: int) -> None:
        """Keep the latest rows alone."""
        over = len(self._messages) - kept
        if over > 0:
            self.beginRemoveRows(QModelIndex(), 0, over - 1)
            del self._messages[:over]
            self.first = False
            self.endRemoveRows()
            self._repaint(0, 0)

    def add(self, message: Message) -> bool:
        """Put one in its place, if that is in the stretch which is loaded. Returns whether it is shown now."""
        if self.place(message.key) is not None:
            self.change(message)
            return True
        at = bisect_left(self._messages, order(message), key=order)
        if at == len(self._messages):
            if not self.last:
                return False
            self._append([message])
            return True
        if at == 0 and not self.first:
            return False
        self.beginInsertRows(QModelIndex(), at, at)
        self._messages.insert(at, message)
        self.endInsertRows()
        self._repaint(at, at + 1)
        return True

    def change(self, message: Message) -> None:
        """Replace the message with the same key."""
        at = self.place(message.key)
        if at is None:
            return
        if order(self._messages[at]) == order(message):
            self._messages[at] = message
            self._repaint(at, at)
            return
        # A better stamp came: it may stand elsewhere now.
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._messages[at]
        self.endRemoveRows()
        # What came after it comes after another one now.
        self._repaint(at, at)
        self.add(message)

    def transfer_changed(self, transfer_id: str) -> None:
        """Show a transfer's rows anew."""
        for at in self.places_of_transfer(transfer_id):
            self._repaint(at, at)

    def rename(self, own_name: str, peer_name: str) -> None:
        """Somebody has another name now."""
        if (own_name, peer_name) != (self.own_name, self.peer_name):
            self.own_name, self.peer_name = own_name, peer_name
            self._repaint(0, len(self._messages) - 1)

    def note_before(self, key: int, words: str) -> None:
        """Put a quiet line above the message with that key, as long as this conversation is open."""
        self._comings[key] = words
        if len(self._comings) > KEPT:
            del self._comings[next(iter(self._comings))]
        at = self.place(key)
        if at is not None:
            self._repaint(at, at)

    def unfold(self, key: int, *, whole: bool = True) -> None:
        """Show a long message as a whole, or its beginning again, as long as this conversation is open."""
        (self._unfolded.add if whole else self._unfolded.discard)(key)
        at = self.place(key)
        if at is not None:
            self._repaint(at, at)

    def mark_unread(self, key: int | None) -> None:
        """Draw the line of new messages above the one with that key, or nowhere."""
        keys = {self._unread_key, key} - {None}
        self._unread_key = key
        for each in keys:
            at = self.place(each) if each is not None else None
            if at is not None:
                self._repaint(at, min(at + 1, len(self._messages) - 1))

    @property
    def unread_key(self) -> int | None:
        """The message that has the line of new messages above it."""
        return self._unread_key

    def _append(self, messages: Iterable[Message]) -> None:
        fresh = list(messages)
        if fresh:
            at = len(self._messages)
            self.beginInsertRows(QModelIndex(), at, at + len(fresh) - 1)
            self._messages.extend(fresh)
            self.endInsertRows()

    def _repaint(self, begin: int, end: int) -> None:
        end = min(end, len(self._messages) - 1)
        if 0 <= begin <= end:
            self.dataChanged.emit(self.index(begin), self.index(end))


def _seconds_until(transfer: Transfer | None) -> int:
    """When it is tried again by itself; nought where nobody waits for that."""
    if transfer is None or transfer.state is not TransferState.QUEUED or transfer.waits_until is None:
        return 0
    return max(0, math.ceil((transfer.waits_until - datetime.now(UTC)).total_seconds()))
