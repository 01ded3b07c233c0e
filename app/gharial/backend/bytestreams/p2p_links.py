"""`P2pLinks`: channels of Google's `transport/p2p` for one session: which addresses they have, which servers help."""

import asyncio
import logging
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from gharial.backend.bytestreams.google_relay_session import SESSION_S, RelaySession, relay_session
from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_relays import RelayServer
from gharial.backend.bytestreams.turn_relays import is_usable, turn_relays, wants_tls
from gharial.backend.wire.google_relay import GoogleRelayClient
from gharial.backend.xmpp.external_services import ExternalService, ExternalServices, stun_server
from gharial.backend.xmpp.google_services import GoogleServices
from gharial.backend.xmpp.session import AccountSession
from gharial.backend.xmpp.trust import tls_context
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.settings import Settings

log = logging.getLogger(__name__)

SERVERS_S = 2.0
"""How long a channel waits for the server to name its helpers."""
_MOST_SERVERS = 3


class P2pLinks:
    """`external` gives the servers of XEP-0215; what `google:jingleinfo` names comes before, settings after.

    `may_meet` tells whether a peer may learn our address.
    """

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings],
        loopback: Callable[[], bool],
        external: ExternalServices,
        may_meet: Callable[[Jid], bool],
    ) -> None:
        self._settings = settings
        self._loopback = loopback
        self._external = external
        self._may_meet = may_meet
        self._google = GoogleServices(session)
        self._ca_file = session.settings.ca_file
        self._tls: ssl.SSLContext | None = None
        self._open: set[P2pLink] = set()

    def hides(self) -> bool:
        """There is a relay: a peer can be reached without learning our address."""
        return self._google.has_relay or any(is_usable(one) for one in self._external.known)

    async def link(self, name: str, on_candidate: Callable[[P2pCandidate], None], peer: Jid) -> P2pLink:
        """A channel that has not listened yet; by a relay alone where the peer may not learn our address."""
        google: Sequence[tuple[str, int]] = ()
        external: Sequence[ExternalService] = ()
        relays: list[RelayServer] = []
        meets = self._may_meet(peer)
        with suppress(TimeoutError):
            async with asyncio.timeout(SERVERS_S):
                google = await self._google.stun_servers()
                external = await self._external.find()
                if self._tls is None and wants_tls(external):
                    self._tls = await asyncio.to_thread(_context, self._ca_file)
                relays += turn_relays(external, self._tls)
        if self._google.has_relay:
            known = self._google.relays
            with suppress(TimeoutError):
                # Who can be met directly does not wait long for a way that is the last to be taken.
                async with asyncio.timeout(SERVERS_S if meets else SESSION_S):
                    granted = await relay_session(known.hosts, known.token)
                    if granted is not None and (first := google_relay(granted)) is not None:
                        relays.append(first)
        named = [(one.host, one.port) for one in external if one.type == "stun"]
        chosen = [found for text in self._settings().stun_servers if (found := stun_server(text)) is not None]
        servers = dict.fromkeys([*google, *named, *((one.host, one.port) for one in chosen)])
        link = P2pLink(
            name,
            on_candidate=on_candidate,
            loopback=self._loopback(),
            stun_servers=tuple(servers)[:_MOST_SERVERS],
            relays=relays,
            relay_only=not meets,
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


def _context(ca_file: Path | None) -> ssl.SSLContext | None:
    """What the system trusts, and what the account's settings do."""
    try:
        context = tls_context(None)
        if ca_file is not None:
            context.load_verify_locations(ca_file)
    except (OSError, Failure) as error:
        log.info("no TLS to relays: %r", error)
        return None
    return context


def google_relay(granted: RelaySession) -> RelayServer | None:
    """The relay over UDP, then over TCP, then dressed as TLS, as far as it has each."""
    # Others ping it where it takes datagrams, whatever leads us there.
    outside = (granted.host, granted.udp_port) if granted.udp_port else None

    def made(_server: object) -> GoogleRelayClient:
        return GoogleRelayClient(granted.username, outside, granted.cookie)

    found: RelayServer | None = None
    if granted.ssltcp_port:
        found = RelayServer(granted.host, granted.ssltcp_port, made, "ssltcp")
    if granted.tcp_port:
        found = RelayServer(granted.host, granted.tcp_port, made, "tcp", found)
    if granted.udp_port:
        found = RelayServer(granted.host, granted.udp_port, made, "udp", found)
    return found
