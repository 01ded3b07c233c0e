"""Tells screen readers what happens in the conversation that the user looks at: what others say, change and mark."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gharial.model.conversation import Direction, Message, MessageState
from gharial.model.jid import bare
from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.feed import Feed
from gharial.ui.chat.model import MessageModel
from gharial.ui.chat.row_words import edited_words, failure_words, reaction_words, retracted_words
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.speech import speech

_SHORT = 60


class ReadingAloud(QObject):
    """One for each conversation; says nothing while `looked_at` is false: then the desktop's notifications do."""

    def __init__(self, feed: Feed, model: MessageModel, looked_at: Callable[[], bool], conversation: QWidget) -> None:
        super().__init__(conversation)
        self._model = model
        self._looked_at = looked_at
        self._where = conversation
        feed.arrived.connect(self._arrived)
        feed.altered.connect(self._altered)

    def _arrived(self, message: Message) -> None:
        # A file is told as an offer, and by its transfer.
        if message.direction is Direction.INCOMING and not message.transfer_id:
            self._say(self._said(message))

    def _altered(self, before: Message, after: Message) -> None:
        if after.state is MessageState.FAILED and before.state is not MessageState.FAILED:
            self._say(failure_words(after))
        if after.retracted and not before.retracted:
            if after.direction is Direction.INCOMING:
                self._say(f"{self._sender(after)}: {retracted_words(after)}")
        elif after.direction is Direction.INCOMING and after.edited and after.body != before.body:
            self._say(f"{self._said(after)}; {edited_words()}")
        known = {(one.emoji, who) for one in before.reactions for who in one.who}
        at = self._model.place(after.key)
        if at is None:
            return
        for one in after.reactions:
            if any((one.emoji, who) not in known and who != bare(after.account) for who in one.who):
                words = reaction_words(one, self._model.row(at).name_of)
                self._say(f"{words}: {body_text(after.body)[:_SHORT]}")

    def _sender(self, message: Message) -> str:
        return shown(self._model.sender_of(message))

    def _said(self, message: Message) -> str:
        return f"{self._sender(message)}: {body_text(message.body)}"

    def _say(self, text: str) -> None:
        if self._looked_at():
            speech().say(self._where, text)
