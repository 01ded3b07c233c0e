"""The menu of a row: copy, links, edit, and what can be done with its file."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.conversation import Direction
from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.links import Link
from gharial.ui.chat.model import Row
from gharial.ui.chat.row_actions import action_words, row_actions
from gharial.ui.chat.times import stamp_words
from gharial.ui.style.icons import icon

_LINK_LETTERS = 48
_MOST_LINKS = 5


class RowMenu(QMenu):
    """Made anew for each row; deletes itself when it closes."""

    copy_wanted = Signal()
    edit_wanted = Signal(object)
    link_chosen = Signal(object)
    action_chosen = Signal(object, object)
    react_wanted = Signal()
    reply_wanted = Signal(object)
    retract_wanted = Signal(object)

    remove_wanted = Signal(object)
    """For everybody, by a moderator."""

    def __init__(
        self, row: Row, links: tuple[Link, ...], *, may_edit: bool, parent: QWidget, may_remove: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row-menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in row_actions(row):
            entry = self._add(action_words(action, row).replace("&", "&&"), action.value)
            entry.triggered.connect(lambda _=False, chosen=action: self.action_chosen.emit(row.message, chosen))
        if not self.isEmpty():
            self.addSeparator()
        message = row.message
        if message.answerable:
            reply = self._add(self.tr("Reply"), "reply-message")
            reply.setIcon(icon("reply"))
            reply.triggered.connect(lambda: self.reply_wanted.emit(message))
            react = self._add(self.tr("React…"), "react-message")
            react.setIcon(icon("smile"))
            react.triggered.connect(lambda: self.react_wanted.emit())
        if message.retracted:
            return
        copy = self._add(self.tr("Copy"), "copy-message")
        copy.setIcon(icon("file"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: self.copy_wanted.emit())
        if may_edit and not row.message.transfer_id:
            edit = self._add(self.tr("Edit"), "edit-message")
            edit.setIcon(icon("edit"))
            edit.triggered.connect(lambda: self.edit_wanted.emit(row.message))
        if message.direction is Direction.OUTGOING and not message.transfer_id:
            retract = self._add(self.tr("Take back…"), "retract-message")
            retract.setIcon(icon("undo"))
            retract.triggered.connect(lambda: self.retract_wanted.emit(message))
        if may_remove and message.direction is Direction.INCOMING and not message.transfer_id:
            remove = self._add(self.tr("Remove for everyone…"), "remove-message")
            remove.setIcon(icon("remove"))
            remove.triggered.connect(lambda: self.remove_wanted.emit(message))
        for link in links[:_MOST_LINKS]:
            shown = link.target if len(link.target) <= _LINK_LETTERS else link.target[: _LINK_LETTERS - 1] + "…"
            entry = self._add(self.tr("Open {link}").format(link=shown.replace("&", "&&")), "open-link")
            entry.setIcon(icon("link"))
            entry.triggered.connect(lambda _=False, chosen=link: self.link_chosen.emit(chosen))

    def _add(self, text: str, name: str) -> QAction:
        entry = self.addAction(text)
        entry.setObjectName(name)
        return entry


def copied(rows: list[Row]) -> str:
    """Messages as text for the clipboard: one alone as it was written, several with who and when."""
    rows = [row for row in rows if not row.message.retracted]
    if len(rows) == 1:
        return rows[0].message.body
    now = datetime.now(UTC)
    return "\n".join(
        f"[{stamp_words(row.message.time, now)}] {row.sender}: {body_text(row.message.body)}" for row in rows
    )
