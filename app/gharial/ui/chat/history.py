"""History: pages of one conversation, from the latest, before a message, after one, and around one."""

from dataclasses import replace
from datetime import datetime

from gharial.model.border import Chat
from gharial.model.conversation import Message
from gharial.model.jid import Jid
from gharial.model.value import dataclass

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the history without gaps, oldest first. `first` and `last`: nothing lies before it, or after it."""

    messages: tuple[Message, ...]
    first: bool
    last: bool


def order(message: Message) -> tuple[datetime, int]:
    """What puts messages in their place: the time, then the key."""
    return message.time, message.key


class History:
    """Reads one conversation's history in pages through the border, which only knows "before"."""

    def __init__(self, chat: Chat, account: Jid, peer: Jid) -> None:
        self._chat = chat
        self._account = account
        self._peer = peer

    async def latest(self, limit: int = PAGE) -> Page:
        """The end of the conversation."""
        messages = await self._chat.page(self._account, self._peer, None, limit)
        return Page(messages, first=len(messages) < limit, last=True)

    async def older(self, before: Message, limit: int = PAGE) -> Page:
        """What came right before a message."""
        messages = await self._chat.page(self._account, self._peer, before, limit)
        return Page(messages, first=len(messages) < limit, last=False)

    async def newer(self, after: Message, limit: int = PAGE) -> Page:
        """What came right after a message: at least one where there is any.

        The border pages backwards alone, so this halves the time between the message and the end until a page that
        goes back from there meets the message: a dozen small reads in a long history.
        """
        begin, empty_until = order(after), after.time
        found = await self._chat.page(self._account, self._peer, None, limit)
        last = True
        while found and order(found[0]) > begin:
            middle = empty_until + (found[0].time - empty_until) / 2
            nearer: tuple[Message, ...] = ()
            if middle > empty_until:
                nearer = await self._chat.page(self._account, self._peer, replace(after, time=middle, key=0), limit)
            if nearer and order(nearer[-1]) > begin:
                found, last = nearer, False
                continue
            # Nothing lies between the message and the middle, so come nearer from the other end.
            empty_until = middle
            previous = await self._chat.page(self._account, self._peer, found[0], limit)
            if not previous or order(previous[0]) <= begin:
                found = (*previous, *found)
                break
            found, last = previous, False
        return Page(tuple(one for one in found if order(one) > begin), first=False, last=last)

    async def around(self, message: Message, limit: int = PAGE) -> Page:
        """A message with what came before and after it."""
        before = await self._chat.page(self._account, self._peer, _past(message), limit)
        after = await self.newer(message, limit)
        return Page((*before, *after.messages), first=len(before) < limit, last=after.last)


def _past(message: Message) -> Message:
    """A place right after a message, so that a page before it ends with that message."""
    return replace(message, key=message.key + 1)
