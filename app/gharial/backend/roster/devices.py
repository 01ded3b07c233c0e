"""`Devices`: what the clients of contacts can and are called (XEP-0030, 0115), asked for a few at a time."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable

from gharial.backend.roster.presences import Caps
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, NotConnected
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Questions on their way at a time."""
TIMEOUT_S = 15.0
TRIES = 3
"""Clients with the same capabilities that are asked before they count as unknown."""


class Devices:
    """Questions of one account. `learn` is called with what is found: address, features, client name.

    Clients that announce capabilities are looked up by themselves, one question for all that announce the same; the
    rest only when somebody wants to know (`want`), so that 5,000 presences do not become 5,000 questions. Strangers
    are not asked: a question would tell them that we are here.
    """

    def __init__(self, session: AccountSession, learn: Callable[[Jid, frozenset[str], str], None]) -> None:
        self._session = session
        self._learn = learn
        self._caps: dict[Jid, Caps | None] = {}
        self._alike: dict[Caps, dict[Jid, None]] = {}
        self._asked: set[Jid] = set()
        self._queue: deque[Caps | Jid] = deque()
        self._queued: set[Caps | Jid] = set()
        self._workers: set[asyncio.Task[None]] = set()

    def arrived(self, jid: Jid, caps: Caps | None, *, ask: bool = True) -> None:
        """A client is there, or there with other capabilities; with `ask` it may be asked what it can."""
        if jid in self._caps and self._caps[jid] == caps:
            return
        self.left(jid)
        self._caps[jid] = caps
        # The oldest form of capabilities has no hash to be checked, so each client would have to be asked.
        if self._tell(jid) or caps is None or not caps.algorithm or not ask:
            return
        self._alike.setdefault(caps, {})[jid] = None
        self._ask(caps)

    def left(self, jid: Jid) -> None:
        """A client went offline."""
        caps = self._caps.pop(jid, None)
        self._asked.discard(jid)
        if caps is not None and (alike := self._alike.get(caps)) is not None:
            alike.pop(jid, None)
            if not alike:
                del self._alike[caps]

    def want(self, jids: Iterable[Jid]) -> None:
        """Somebody looks at these clients, of which nothing is known yet."""
        for jid in jids:
            if jid in self._caps and jid not in self._asked and self._session.online:
                self._ask(jid)

    def go_on(self) -> None:
        """The stream was resumed: what could not be asked meanwhile is asked now."""
        for caps in tuple(self._alike):
            self._ask(caps)

    def forget(self) -> None:
        """A new session: everybody will announce themselves again."""
        self._caps.clear()
        self._alike.clear()
        self._asked.clear()
        self._queue.clear()
        self._queued.clear()

    async def close(self) -> None:
        """Give up what is on its way."""
        self.forget()
        workers = tuple(self._workers)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    def _ask(self, question: Caps | Jid) -> None:
        if question in self._queued:
            return
        self._queued.add(question)
        self._queue.append(question)
        if len(self._workers) < AT_ONCE:
            worker = asyncio.create_task(self._work())
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def _work(self) -> None:
        while self._queue:
            question = self._queue.popleft()
            try:
                if isinstance(question, Caps):
                    await self._look_up(question)
                else:
                    await self._question(question)
            except Failure as failure:
                log.debug("nothing learnt about %s: %r", question, failure)
            except Exception:
                log.exception("a question about %s went wrong", question)
            finally:
                self._queued.discard(question)

    async def _look_up(self, caps: Caps) -> None:
        for jid in tuple(self._alike.get(caps, ()))[:TRIES]:
            try:
                await self._session.discovery.features(jid, TIMEOUT_S)
            except NotConnected:
                return
            except Failure as failure:
                log.debug("%s does not say what it can: %r", jid, failure)
            alike = self._alike.get(caps, {})
            for known in [one for one in alike if self._tell(one)]:
                alike.pop(known, None)
            if not alike:
                break
        self._alike.pop(caps, None)

    async def _question(self, jid: Jid) -> None:
        if jid not in self._caps:
            return
        self._asked.add(jid)
        await self._session.discovery.features(jid, TIMEOUT_S)
        self._tell(jid)

    def _tell(self, jid: Jid) -> bool:
        """Pass on what is known of a client; returns whether anything is."""
        features = self._session.discovery.known_features(jid)
        if features is None:
            return False
        if jid in self._caps:
            self._learn(jid, features, self._session.discovery.known_client_name(jid))
        return True
