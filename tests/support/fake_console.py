"""A console of values alone: `show` tells the listeners, what is sent is recorded."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from gharial.model.console import SeenStanza, check_stanza
from gharial.model.jid import Jid


class FakeConsole:
    """Fulfils border.Console."""

    def __init__(self, record: Callable[..., Awaitable[Any]]) -> None:
        self._record = record
        self.listeners: list[Callable[[Sequence[SeenStanza]], None]] = []

    def listen(self, listener: Callable[[Sequence[SeenStanza]], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def show(self, *stanzas: SeenStanza) -> None:
        """As if they had passed."""
        for listener in tuple(self.listeners):
            listener(stanzas)

    async def send(self, account: Jid, xml: str) -> None:
        if check_stanza(xml) is not None:
            raise ValueError(xml)
        await self._record("console.send", account, xml)
