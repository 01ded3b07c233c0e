"""`Hits`: what the search finds besides people: messages, files on their way or arrived, shared files."""

from collections.abc import Iterable

from PySide6.QtCore import QDate, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from gharial.model.conversation import Direction, Message
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.publication import Publication
from gharial.model.transfer import Transfer
from gharial.model.value import dataclass
from gharial.ui.bridge import Bridge
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, shown_name

MOST = 20
"""So many of each kind; more words find what is further back."""

_PAUSE_MS = 200
_FEWEST = 2
"""Fewer letters stand in nearly every message."""
_LONGEST = 160
_BEFORE = 20
"""Letters of a message that may stand before the one that was looked for."""
_HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Hit:
    thing: Message | Transfer | Publication


class Hits(QTreeWidget):
    """Hidden until something is found. Answers to older questions are dropped."""

    message_chosen = Signal(object)
    transfer_chosen = Signal(str)
    chat_chosen = Signal(object, object)
    """Account and contact to whom a shared file belongs."""
    shown_or_hidden = Signal()
    """Something is found now, or nothing any more."""
    left = Signal()
    """Up was pressed in the first line, or Escape anywhere: back to where it was typed."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._text = ""
        self.setObjectName("search-hits")
        self.setAccessibleName(self.tr("Messages and files found"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._messages = self._heading()
        self._files = self._heading()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.itemActivated.connect(self._choose)
        current_theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    def search(self, text: str) -> None:
        """Look for this a moment later; with next to nothing typed, show nothing."""
        self._text = text.strip()
        if len(self._text) < _FEWEST:
            self._pause.stop()
            self._appear(False)
        else:
            self._pause.start()

    def begin(self) -> None:
        """The keyboard comes in: to the first hit."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        lines = self._lines()
        if lines and self.currentItem() not in lines:
            self.setCurrentItem(lines[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = self._lines()
        first = bool(lines) and self.currentItem() is lines[0]
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and first):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- finding ------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        text = self._text
        self._show(self._files, self.tr("Files"), [*self._transfers(text), *self._shared(text)])
        found = self._bridge.backend.chat.search(text, limit=MOST)
        self._bridge.run(found, lambda hits: self._answer(text, hits), lambda failure: self._fail(text, failure), self)

    def _answer(self, text: str, hits: Iterable[Message]) -> None:
        if text == self._text:
            lines = [(self._message_words(one), self._sign(one), _Hit(one)) for one in hits]
            self._show(self._messages, self.tr("Messages"), lines)

    def _fail(self, text: str, failure: Failure) -> None:
        self._answer(text, ())
        self._bridge.failed.emit(failure)

    def _transfers(self, text: str) -> list[tuple[str, str, _Hit]]:
        words = text.casefold().split()
        # Ten thousand files went to a few people: everybody's names are looked up once.
        people: dict[tuple[Jid, Jid], tuple[str, str]] = {}
        found = []
        for one in self._bridge.backend.transfers.all():
            key = (one.account, one.peer)
            known = people.get(key)
            if known is None:
                who = self._name(*key)
                known = people[key] = (who, f" {who} {one.peer.bare}".casefold())
            said = one.file.name.casefold() + known[1]
            if all(word in said for word in words):
                found.append((one, known[0]))
        found.sort(key=lambda pair: pair[0].created, reverse=True)
        lines = []
        for one, who in found[:MOST]:
            incoming = one.direction is Direction.INCOMING
            words_of_it = self.tr("{file} from {name} · {size}") if incoming else self.tr("{file} to {name} · {size}")
            line = words_of_it.format(file=shown_name(one.file.name), name=who, size=size_text(one.file.size))
            lines.append((line, "download-arrow" if incoming else "upload-arrow", _Hit(one)))
        return lines

    def _shared(self, text: str) -> list[tuple[str, str, _Hit]]:
        words = text.casefold().split()
        fitting = [
            one
            for one in self._bridge.backend.publications.all()
            if all(word in one.file.name.casefold() for word in words)
        ]
        lines = []
        for one in fitting[:MOST]:
            name = self._name(one.account, one.contact)
            line = self.tr("{file} shared with {name}").format(file=shown_name(one.file.name), name=name)
            lines.append((line, "share", _Hit(one)))
        return lines

    def _sign(self, message: Message) -> str:
        """A group chat's, or a conversation's between two."""
        room = self._bridge.backend.rooms.room(message.account, message.peer)
        return "chat" if room is None else "people"

    def _message_words(self, message: Message) -> str:
        day = message.time.astimezone().date()
        date = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
        name = self._name(message.account, message.peer)
        body = " ".join(self._around(message.body).split())
        return self.tr("{name} · {date}: {text}").format(name=name, date=date, text=shown(body))

    def _around(self, body: str) -> str:
        """The part of a long message in which the first word stands, near the beginning: there is little room."""
        word = self._text.casefold().split()[0]
        at = max(0, body.casefold().find(word))
        begin = 0 if at <= _BEFORE else max(0, body.rfind(" ", 0, at - _BEFORE // 2) + 1, at - _BEFORE)
        return ("…" if begin else "") + body[begin : begin + _LONGEST]

    def _name(self, account: Jid, peer: Jid) -> str:
        backend = self._bridge.backend
        contact = backend.roster.contact(account, bare(peer))
        if contact is not None:
            return shown(contact.label)
        room = backend.rooms.room(account, bare(peer))
        return shown(room.label if room is not None else peer.bare)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _heading(self) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setHidden(True)
        return heading

    def _show(self, heading: QTreeWidgetItem, words: str, lines: list[tuple[str, str, _Hit]]) -> None:
        heading.takeChildren()
        for text, sign, hit in lines:
            line = QTreeWidgetItem(heading, [text])
            line.setIcon(0, icon(sign, Role.TEXT_2))
            line.setData(0, _HIT, hit)
        heading.setText(0, words)
        heading.setHidden(not lines)
        heading.setExpanded(True)
        self._appear(bool(self._lines()))

    def _appear(self, found: bool) -> None:
        if found == self.isHidden():
            self.setVisible(found)
            self.shown_or_hidden.emit()

    def _lines(self) -> list[QTreeWidgetItem]:
        found = []
        for heading in (self._messages, self._files):
            found += [heading.child(at) for at in range(heading.childCount())]
        return [one for one in found if one is not None]

    def _choose(self, item: QTreeWidgetItem) -> None:
        hit = item.data(0, _HIT)
        if not isinstance(hit, _Hit):
            return
        if isinstance(hit.thing, Message):
            self.message_chosen.emit(hit.thing)
        elif isinstance(hit.thing, Transfer):
            self.transfer_chosen.emit(hit.thing.id)
        else:
            self.chat_chosen.emit(hit.thing.account, hit.thing.contact)

    def _dress(self) -> None:
        theme = current_theme()
        for heading in (self._messages, self._files):
            heading.setFont(0, theme.font(tokens.TYPE_SECONDARY, bold=True))
            heading.setForeground(0, theme.color(Role.TEXT_2))
