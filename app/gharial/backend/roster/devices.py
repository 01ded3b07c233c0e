"""`Devices`: what the clients of contacts can and are called (XEP-0030, 0115), asked for a few at a time."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable

from slixmpp.exceptions import XMPPError
from slixmpp.plugins.xep_0030.stanza.info import DiscoInfo

from gharial.backend.roster.presences import MAX_NAME, Caps, clean
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure
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
    rest only when somebody wants to know (`want`), so that 5,000 presences do not become 5,000 questions.
    """

    def __init__(self, session: AccountSession, learn: Callable[[Jid, frozenset[str], str], None]) -> None:
        self._session = session
        self._learn = learn
        self._caps: dict[Jid, Caps | None] = {}
        self._alike: dict[Caps, dict[Jid, None]] = {}
        self._known: dict[Caps, tuple[frozenset[str], str]] = {}
        self._asked: set[Jid] = set()
        self._queue: deque[Caps | Jid] = deque()
        self._queued: set[Caps | Jid] = set()
        self._workers: set[asyncio.Task[None]] = set()
        plugin = session.client.plugin["xep_0115"]
        # It would ask everybody at once; here it is asked for one hash at a time.
        session.client.del_event_handler("entity_caps", plugin._process_caps)

    def arrived(self, jid: Jid, caps: Caps | None) -> None:
        """A client is there, or there with other capabilities."""
        if jid in self._caps and self._caps[jid] == caps:
            return
        self.left(jid)
        self._caps[jid] = caps
        if caps is None:
            return
        known = self._known.get(caps)
        if known is not None:
            self._learn(jid, *known)
            return
        self._alike.setdefault(caps, {})[jid] = None
        if caps.algorithm:
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
            info = await self._verified(jid, caps)
            if info is None:
                continue
            self._known[caps] = known = (frozenset(info["features"]), _client_name(info))
            for alike in self._alike.pop(caps, {}):
                self._learn(alike, *known)
            return

    async def _verified(self, jid: Jid, caps: Caps) -> DiscoInfo | None:
        """What the hash stands for, checked against it (XEP-0115 §5.4), else None: nobody can speak for others."""
        plugin = self._session.client.plugin["xep_0115"]
        presence = self._session.client.make_presence(pfrom=jid)
        presence["caps"]["node"] = caps.node
        presence["caps"]["ver"] = caps.ver
        presence["caps"]["hash"] = caps.algorithm
        try:
            async with asyncio.timeout(TIMEOUT_S):
                await plugin._process_caps(presence)
                info: DiscoInfo | None = await plugin.get_caps(verstring=caps.ver)  # type: ignore[no-untyped-call]
        except (XMPPError, TimeoutError):
            return None
        return info

    async def _question(self, jid: Jid) -> None:
        if jid not in self._caps:
            return
        self._asked.add(jid)
        features = await self._session.discovery.features(jid, TIMEOUT_S)
        if jid in self._caps:
            self._learn(jid, features, "")


def _client_name(info: DiscoInfo) -> str:
    named = [name for category, _type, _lang, name in info["identities"] if category == "client" and name]
    return clean(str(named[0]), MAX_NAME) if named else ""
