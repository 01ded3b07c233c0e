"""`LiveConsole`: lets a person look at the stanzas of all accounts, and send one by hand. Unused, it costs nothing."""

import asyncio
import itertools
import logging
from collections.abc import Callable, Sequence

from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.backend.xmpp.stanza_tap import StanzaTap
from gharial.model.console import SeenStanza, check_stanza
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

TELL_S = 0.1
"""What comes within this time is told at once: an in-band transfer has a thousand stanzas a second."""

Listener = Callable[[Sequence[SeenStanza]], None]


class LiveConsole:
    """Fulfils border.Console."""

    def __init__(self, accounts: LiveAccounts) -> None:
        self._accounts = accounts
        self._listeners: list[Listener] = []
        self._taps: dict[Jid, StanzaTap] = {}
        self._sessions: list[AccountSession] = []
        self._numbers = itertools.count(1)
        self._telling: asyncio.TimerHandle | None = None
        self._attached = False

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell of stanzas from now on; what is returned ends that."""
        self._listeners.append(listener)
        if not self._attached:
            self._attached = True
            self._accounts.on_session(self._session_made)
            self._accounts.on_session_gone(self._session_gone)
        elif len(self._listeners) == 1:
            for session in self._sessions:
                self._tap(session)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)
            if not self._listeners:
                self._stop()

        return end

    async def send(self, account: Jid, xml: str) -> None:
        """Send one stanza as it was typed. Raises ValueError for what `check_stanza` refuses, NotConnected."""
        bad = check_stanza(xml)
        if bad is not None:
            raise ValueError(bad.fault.value)
        session = self._accounts.session(account)
        session.require_online()
        log.info("a stanza typed by hand is sent")
        session.client.send_bytes(xml.strip().encode())

    def _session_made(self, session: AccountSession) -> None:
        self._sessions.append(session)
        if self._listeners:
            self._tap(session)

    def _session_gone(self, session: AccountSession) -> None:
        session.client.onlooker = None
        self._taps.pop(session.account, None)
        if session in self._sessions:
            self._sessions.remove(session)

    def _tap(self, session: AccountSession) -> None:
        tap = self._taps[session.account] = StanzaTap(session.account, lambda: next(self._numbers), self._tell_soon)
        session.client.onlooker = tap.passed

    def _stop(self) -> None:
        for session in self._sessions:
            session.client.onlooker = None
        self._taps.clear()
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None

    def _tell_soon(self) -> None:
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(TELL_S, self._tell)

    def _tell(self) -> None:
        self._telling = None
        seen = sorted((row for tap in self._taps.values() for row in tap.take()), key=lambda row: row.number)
        for listener in tuple(self._listeners):
            try:
                listener(seen)
            except Exception:
                log.exception("a listener for stanzas failed")
