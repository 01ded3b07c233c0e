"""`P2pLinks`: channels of Google's `transport/p2p` for one session: which addresses they have, which servers help."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.xmpp.external_services import ExternalService, stun_server
from gharial.backend.xmpp.google_services import GoogleServices
from gharial.backend.xmpp.session import AccountSession
from gharial.model.settings import Settings

SERVERS_S = 2.0
"""How long a channel waits for the server to name its helpers."""
_MOST_SERVERS = 3


class P2pLinks:
    """`external` gives the servers of XEP-0215; what `google:jingleinfo` names comes before, settings after."""

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings],
        loopback: Callable[[], bool],
        external: Callable[[], Awaitable[Sequence[ExternalService]]],
    ) -> None:
        self._settings = settings
        self._loopback = loopback
        self._external = external
        self._google = GoogleServices(session)
        self._open: set[P2pLink] = set()

    async def link(self, name: str, on_candidate: Callable[[P2pCandidate], None]) -> P2pLink:
        """A channel that has not listened yet."""
        google: Sequence[tuple[str, int]] = ()
        external: Sequence[ExternalService] = ()
        with suppress(TimeoutError):
            async with asyncio.timeout(SERVERS_S):
                google = await self._google.stun_servers()
                external = await self._external()
        named = [(one.host, one.port) for one in external if one.type == "stun"]
        chosen = [found for text in self._settings().stun_servers if (found := stun_server(text)) is not None]
        servers = dict.fromkeys([*google, *named, *((one.host, one.port) for one in chosen)])
        link = P2pLink(
            name, on_candidate=on_candidate, loopback=self._loopback(), stun_servers=tuple(servers)[:_MOST_SERVERS]
        )
        self._open.add(link)
        return link

    def drop(self, link: P2pLink) -> None:
        """Close it."""
        self._open.discard(link)
        link.close()

    def close(self) -> None:
        """Close them all."""
        for link in tuple(self._open):
            self.drop(link)
