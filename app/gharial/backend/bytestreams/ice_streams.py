"""`IceStreams`: ICE connections with data channels of one session (XEP-0176, XEP-0343), and which servers help them."""

import asyncio
import importlib.util
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gharial.backend.bytestreams.data_channel_stream import DataChannelStream
from gharial.backend.bytestreams.data_thread import DataThread
from gharial.backend.bytestreams.ice_description import (
    IceCandidate,
    IceDescription,
    NegotiatedSide,
    own_setup,
)
from gharial.backend.bytestreams.streamhosts import own_hosts
from gharial.backend.xmpp.external_services import ExternalService, ExternalServices, stun_server
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import TimedOut, Unreachable, Unsupported
from gharial.model.jid import Jid
from gharial.model.settings import Settings

if TYPE_CHECKING:
    from gharial.backend.bytestreams.ice_link import IceLink

log = logging.getLogger(__name__)

CONNECT_S = 15.0
"""How long a connection may take from knowing the peer's side to an open channel."""
_SERVICES_S = 1.5


def installed() -> bool:
    """The libraries for it are here (aioice, aiortc); looks without loading them."""
    return all(importlib.util.find_spec(name) is not None for name in ("aioice", "aiortc"))


class IceEnd:
    """Our end of one connection, as the main loop sees it."""

    def __init__(self, thread: DataThread, peer: Jid) -> None:
        self._thread = thread
        self._peer = peer
        self._link: IceLink | None = None
        self._closed = False
        self._handed_out = False
        self._told: list[IceCandidate] = []
        """The peer's addresses that came before there was a link."""
        self.on_late: Callable[[IceCandidate], None] = lambda _candidate: None
        """Gets addresses of ours that were found after `describe`."""

    async def make(
        self, *, controls: bool, relay_only: bool, servers: Sequence[ExternalService], loopback: bool
    ) -> IceDescription:
        """Our side. Raises Unsupported where no address of ours may be told."""
        main = asyncio.get_running_loop()

        def late(candidate: IceCandidate) -> None:
            main.call_soon_threadsafe(self._late, candidate)

        async def make() -> IceDescription:
            # Here, in the data thread: loading takes a third of a second.
            from gharial.backend.bytestreams.ice_connection import IceConnection
            from gharial.backend.bytestreams.ice_link import IceLink

            connection = IceConnection(
                controls=controls,
                relay_only=relay_only,
                hosts=own_hosts(loopback=loopback),
                servers=servers,
                loopback=loopback,
                on_late=late,
            )
            link = self._link = IceLink(self._thread, connection)
            try:
                return await link.describe()
            except BaseException:
                link.close()
                raise

        description = await self._thread.run(make)
        if self._closed or not description.candidates:
            self.close()
            raise Unsupported(self._peer.full, "an address that may be told")
        self.add(self._told)
        return description

    def add(self, candidates: Sequence[IceCandidate]) -> None:
        """Addresses of the peer; they must be ones that may be met."""
        link = self._link
        if link is None:
            self._told = [*self._told, *candidates][:64]
        elif candidates:
            self._thread.call(lambda: asyncio.ensure_future(link.add(candidates)))

    async def connect(self, peer: IceDescription, agreed: NegotiatedSide) -> DataChannelStream:
        """The channel. Raises Unreachable, TimedOut."""
        link = self._link
        if link is None or self._closed:
            raise Unreachable()
        tried = " ".join(f"{one.host}:{one.port}" for one in peer.candidates)
        setup = own_setup(peer.setup, answers=agreed.answers)
        try:
            async with asyncio.timeout(CONNECT_S):
                stream = await self._thread.run(lambda: link.open(peer, agreed, setup))
        except TimeoutError as error:
            self.close()
            raise Unreachable(tried) from error
        except ConnectionError as error:
            self.close()
            log.info("no ICE connection with %s: %s", self._peer, error)
            raise Unreachable(tried) from error
        except BaseException:
            self.close()
            raise
        if self._closed:
            stream.close()
            raise Unreachable(tried)
        self._handed_out = True
        return stream

    def release(self) -> None:
        """Let go of all but a stream that was handed out: that closes by itself."""
        if not self._handed_out:
            self.close()

    def close(self) -> None:
        """Let go; any number of times."""
        self._closed = True
        link = self._link
        if link is not None:
            self._thread.call(link.close)

    def _late(self, candidate: IceCandidate) -> None:
        if not self._closed:
            self.on_late(candidate)


class IceStreams:
    """The ICE side of one session. `loopback` decides whether this machine's own address counts."""

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings],
        may_meet: Callable[[Jid], bool],
        loopback: Callable[[], bool],
    ) -> None:
        self._settings = settings
        self._may_meet = may_meet
        self._loopback = loopback
        self._thread = DataThread()
        self.services = ExternalServices(session)

    @property
    def loopback(self) -> bool:
        """Whether addresses of this machine alone are used."""
        return self._loopback()

    def hides(self) -> bool:
        """There is a relay: a peer can be reached without learning our address."""
        return any(one.is_relay for one in self.services.known)

    def end(self, peer: Jid) -> IceEnd:
        """Our end of a connection with `peer`."""
        return IceEnd(self._thread, peer)

    async def describe(self, end: IceEnd, peer: Jid, *, controls: bool) -> IceDescription:
        """Our side of it, fit for that peer. Raises Unsupported, TimedOut."""
        relay_only = not self._may_meet(peer)
        servers = await self._servers()
        if relay_only and not any(one.is_relay for one in servers):
            raise Unsupported(peer.full, "a relay")
        try:
            return await end.make(controls=controls, relay_only=relay_only, servers=servers, loopback=self._loopback())
        except OSError as error:
            raise Unsupported(peer.full, str(error)) from error
        except TimeoutError as error:
            raise TimedOut("gather", 0.0) from error

    async def stun_servers(self) -> tuple[tuple[str, int], ...]:
        """Those that tell who asks its address as others see it."""
        return tuple((one.host, one.port) for one in await self._servers() if one.type == "stun")

    def close(self) -> None:
        """Break what is open."""
        self.services.close()
        self._thread.close()

    async def _servers(self) -> tuple[ExternalService, ...]:
        configured = [found for text in self._settings().stun_servers if (found := stun_server(text)) is not None]
        try:
            async with asyncio.timeout(_SERVICES_S):
                named = await self.services.find()
        except TimeoutError:
            named = self.services.known
        return (*configured, *(one for one in named if one.type == "stun" or one.is_relay))
