"""`LinkDesk`: decides which messages are file links (XEP-0066, XEP-0447) and hands them to `HttpUpload` as offers."""

import logging
from collections.abc import Callable
from datetime import datetime
from xml.etree.ElementTree import Element

from gharial.backend.methods.http_upload import HttpUpload
from gharial.backend.methods.shared_links import SharedLink, kept_link, shared_link
from gharial.backend.storage.links import LinkStore
from gharial.backend.wire.http import HttpMalformed
from gharial.backend.xmpp.background import Background
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.value import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claim:
    """One message, as the chat opened it. `old`: from so far back in the archive that nobody waits for it."""

    account: Jid
    peer: Jid
    direction: Direction
    message: Element
    stanza_id: str
    archive_id: str
    time: datetime
    old: bool = False


class LinkDesk:
    """`knows(account, person)` tells who is in the roster."""

    def __init__(self, store: LinkStore, settings: Callable[[], Settings], knows: Callable[[Jid, Jid], bool]) -> None:
        self._store = store
        self._settings = settings
        self._knows = knows
        self._methods: dict[str, HttpUpload] = {}
        self._background = Background("keeping a link")

    def serve(self, session: AccountSession, method: HttpUpload) -> None:
        """From now on links to this account go to `method`; those that still wait, as soon as it is online."""
        account = bare(session.account)
        self._methods[account.bare] = method
        start = self._background.start
        method.on_message_sent = lambda peer, stanza_id: start(self._store.add_sent(account, peer, stanza_id))
        session.when_online(lambda _resumed: start(self._take_waiting(account)))

    async def close(self) -> None:
        """Return when nothing is being written any more."""
        await self._background.done()

    async def claim(self, claim: Claim) -> bool:
        """True where the message is not to be shown as text: it is an offer now, or has been one, or our own card."""
        shared = shared_link(claim.message)
        if shared is None:
            return False
        account, peer = bare(claim.account), claim.peer
        try:
            if await self._store.is_known(account, peer, claim.stanza_id, claim.archive_id, shared.text):
                return True
            if claim.direction is Direction.OUTGOING or claim.old or not self._wanted(account, peer):
                return False
            method = self._methods.get(account.bare)
            if method is None or not method.listening:
                return False
            key = await self._store.add(
                account, peer, claim.stanza_id, claim.archive_id, shared.text, shared.file, claim.time
            )
            if self._hand_over(method, account, key, peer, shared, claim.time):
                return True
            await self._store.forget(key)
        except Failure as failure:
            # As text it is at least not lost.
            log.warning("a link could not be kept: %r", failure)
        return False

    def _wanted(self, account: Jid, peer: Jid) -> bool:
        settings = self._settings()
        hidden = settings.rule_for(account.bare, peer.bare).hide_address
        return settings.links != "text" and not hidden

    def _hand_over(
        self, method: HttpUpload, account: Jid, key: int, peer: Jid, shared: SharedLink, time: datetime
    ) -> bool:
        def ended(settled: bool) -> None:
            self._background.start(self._store.settle(key, done=settled))

        return method.take(
            str(key),
            peer,
            shared,
            time,
            known=bare(peer) == account or self._knows(account, bare(peer)),
            quiet=self._settings().links != "ask",
            ended=ended,
        )

    async def _take_waiting(self, account: Jid) -> None:
        method = self._methods.get(account.bare)
        if method is None or not method.listening:
            return
        for kept in await self._store.waiting(account):
            try:
                shared = kept_link(kept.url, kept.file)
            except HttpMalformed:
                await self._store.settle(kept.key)
                continue
            self._hand_over(method, account, kept.key, kept.peer, shared, kept.time)
