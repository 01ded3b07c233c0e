"""`IceConnection`: aioice's connection (RFC 8445) with several servers, late candidates, and bounds. Data thread only.

Import it lazily, with aioice.
"""

import asyncio
import ipaddress
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

from aioice import Candidate, Connection, TransportPolicy
from aioice.ice import CandidatePair, StunProtocol, relayed_candidate, server_reflexive_candidate
from aioice.stun import Message, TransactionError

from gharial.backend.bytestreams.ice_description import IceCandidate, IceDescription
from gharial.backend.bytestreams.streamhosts import address_label, may_dial
from gharial.backend.xmpp.external_services import ExternalService

log = logging.getLogger(__name__)

GATHER_S = 2.0
"""How long STUN and TURN servers may take where there is nothing to tell without them."""
ENOUGH_S = 0.4
"""How long they may take where there is: what was found so far goes out then, and theirs follow."""
RELAY_AFTER_S = 1.2
"""How long ways without a relay are tried alone: the first pair that answers is used, and a relay answers first."""
SILENCE_S = 5.0
"""Without a single check or answer of the peer by then, none will come."""
LATE_S = 10.0
"""When an answer is no longer waited for."""
MOST_REMOTE = 24
"""Addresses of the peer that checks go to, told or seen; each is tried from every address of ours."""
MOST_LOCAL = 10
MOST_WAITING = 4096
"""Datagrams that wait to be read; what comes then is lost, as on any full line."""
MOST_SERVERS = 3
_LOCAL = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")))


class IceConnection(Connection):
    """One component. With `relay_only`, nothing of ours is told or used but addresses of relays."""

    def __init__(
        self,
        *,
        controls: bool,
        relay_only: bool,
        hosts: Sequence[str],
        servers: Sequence[ExternalService],
        loopback: bool,
        on_late: Callable[[IceCandidate], None],
    ) -> None:
        policy = TransportPolicy.RELAY if relay_only else TransportPolicy.ALL
        super().__init__(ice_controlling=controls, transport_policy=policy)
        self._relay_only = relay_only
        self._hosts = tuple(hosts)[:MOST_LOCAL]
        self._servers = tuple(servers)
        self._loopback = loopback
        self._on_late = on_late
        self._asking: set[asyncio.Task[None]] = set()
        self._told = False
        self._relays_open = relay_only
        self._patience: asyncio.Timeout | None = None
        self._held_back: deque[tuple[Message, tuple[str, int], StunProtocol]] = deque(maxlen=MOST_REMOTE)
        """Checks that came by a relay too early."""

    # --- our side -----------------------------------------------------------------------------------------------------

    async def gather_candidates(self) -> None:
        """Find our addresses; servers that did not answer in time are waited for behind our back."""
        if self._local_candidates_start:
            return
        self._local_candidates_start = True
        addresses = [] if self._relay_only else list(self._hosts)
        self._local_candidates += await self.get_component_candidates(component=1, addresses=addresses)
        work: list[Coroutine[Any, Any, tuple[Candidate, StunProtocol | None]]] = []
        if not self._relay_only:
            inner = [one for one in self._protocols if ipaddress.ip_address(one.local_candidate.host).version == 4]
            for server in self._servers_of("stun"):
                work += [server_reflexive_candidate(one, (server.host, server.port)) for one in inner]
        for server in (*self._servers_of("turn"), *self._servers_of("turns"))[:MOST_SERVERS]:
            work.append(self._relayed(server))
        self._asking = {asyncio.ensure_future(self._ask(one)) for one in work}
        await self._hear(set(self._asking))
        self._told = True
        self._local_candidates_end = True

    def described(self) -> tuple[IceCandidate, ...]:
        """Our candidates so far, as they may be told."""
        return tuple(self._tellable(one) for one in self._local_candidates)

    async def connect(self) -> None:
        """Find a way; ones through a relay after a while. Raises ConnectionError."""
        if self._remote_candidates and all(one.type == "relay" for one in self._remote_candidates):
            self._open_relays()
        opening = asyncio.get_running_loop().call_later(RELAY_AFTER_S, self._open_relays)
        try:
            async with asyncio.timeout(SILENCE_S) as self._patience:
                await super().connect()
        except TimeoutError as error:
            raise ConnectionError("no sign of the peer") from error
        finally:
            self._patience = None
            opening.cancel()

    async def close(self) -> None:
        """Let go of everything, the relay's allocation too."""
        for task in self._asking:
            task.cancel()
        await super().close()

    # --- their side ---------------------------------------------------------------------------------------------------

    def take(self, description: IceDescription) -> None:
        """The peer's login."""
        self.remote_username, self.remote_password = description.ufrag, description.password

    async def add(self, candidates: Sequence[IceCandidate]) -> None:
        """Addresses of the peer, told at any time."""
        for one in candidates:
            if len(self._remote_candidates) < MOST_REMOTE and not self._closing:
                kind = "srflx" if one.type == "prflx" else one.type
                await self.add_remote_candidate(
                    Candidate(one.foundation, 1, "udp", one.priority, one.host, one.port, kind)
                )

    @property
    def way(self) -> str:
        """Which pair is used, as a fact: how we reach the peer, and its address."""
        pair = self._nominated.get(1)
        if pair is None:
            return ""
        host, port = pair.remote_addr
        if "relay" in (pair.local_candidate.type, pair.remote_candidate.type):
            return f"relay {self._relay_label(pair)}"
        # Seen through a router's translation: the address that a STUN server told one of the two.
        translated = pair.remote_candidate.type in ("srflx", "prflx") and not _is_local(host)
        return f"{'stun' if translated else 'direct'} {address_label(host, port)}"

    # --- aioice's hooks -----------------------------------------------------------------------------------------------

    def data_received(self, data: bytes, component: int) -> None:
        """A datagram that is no check."""
        if data and self._queue.qsize() < MOST_WAITING:
            super().data_received(data, component)

    def check_state(self, pair: CandidatePair, state: CandidatePair.State) -> None:
        """How a check stands."""
        if state is CandidatePair.State.SUCCEEDED:
            self._peer_is_there()
        super().check_state(pair, state)

    def check_incoming(self, message: Message, addr: tuple[str, int], protocol: StunProtocol) -> None:
        """The peer proved that it knows our login; it may not have us send checks to whomever it likes."""
        self._peer_is_there()
        known = any(one.host == addr[0] and one.port == addr[1] for one in self._remote_candidates)
        if not known and (len(self._remote_candidates) >= MOST_REMOTE or not self._may_meet(addr[0])):
            return
        if not self._relays_open and (protocol.local_candidate.type == "relay" or self._is_relay(addr)):
            self._held_back.append((message, addr, protocol))
        elif "PRIORITY" in message.attributes:
            super().check_incoming(message, addr, protocol)

    def _pair_remote_candidate(self, remote_candidate: Candidate) -> None:
        if self._relays_open:
            super()._pair_remote_candidate(remote_candidate)
        elif remote_candidate.type != "relay":
            every = self._protocols
            self._protocols = [one for one in every if one.local_candidate.type != "relay"]
            try:
                super()._pair_remote_candidate(remote_candidate)
            finally:
                self._protocols = every

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _hear(self, asking: set[asyncio.Task[None]]) -> None:
        """Wait for an address that may be told; once there is one the rest has a moment more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER_S):
                while asking and not self._local_candidates:
                    _, asking = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
        if asking and self._local_candidates:
            await asyncio.wait(asking, timeout=ENOUGH_S)

    def _peer_is_there(self) -> None:
        if self._patience is not None and not self._patience.expired():
            self._patience.reschedule(None)

    def _open_relays(self) -> None:
        if self._relays_open or self._closing or self._check_list_done:
            return
        self._relays_open = True
        if self._early_checks_done:
            for remote in self._remote_candidates:
                self._pair_remote_candidate(remote)
            self.sort_check_list()
        while self._held_back:
            self.check_incoming(*self._held_back.popleft())

    def _is_relay(self, addr: tuple[str, int]) -> bool:
        return any((one.host, one.port) == addr[:2] and one.type == "relay" for one in self._remote_candidates)

    def _servers_of(self, kind: str) -> tuple[ExternalService, ...]:
        return tuple(one for one in self._servers if one.type == kind)[:MOST_SERVERS]

    async def _relayed(self, server: ExternalService) -> tuple[Candidate, StunProtocol | None]:
        return await relayed_candidate(
            component=1,
            hide_related_address=self._relay_only,
            protocol_factory=lambda: StunProtocol(self),
            turn_server=(server.host, server.port),
            turn_username=server.username or None,
            turn_password=server.password or None,
            turn_ssl=server.type == "turns",
            turn_transport=server.transport,
        )

    async def _ask(self, work: Coroutine[Any, Any, tuple[Candidate, StunProtocol | None]]) -> None:
        try:
            async with asyncio.timeout(LATE_S):
                candidate, relay = await work
        except (OSError, TimeoutError, TransactionError, ValueError, KeyError) as error:
            log.info("a STUN or TURN server did not help: %r", error)
            return
        if self._closing:
            if relay is not None:
                await relay.close()
            return
        if relay is not None:
            self._protocols.append(relay)
        elif any((one.host, one.port) == (candidate.host, candidate.port) for one in self._local_candidates):
            return  # no router in between, or two servers saw the same
        self._local_candidates.append(candidate)
        if self._told:
            if relay is not None and self._early_checks_done:
                for remote in self._remote_candidates:
                    self._pair_remote_candidate(remote)
                self.sort_check_list()
            self._on_late(self._tellable(candidate))

    def _tellable(self, one: Candidate) -> IceCandidate:
        hidden = self._relay_only or one.related_address is None
        related = ("", 0) if hidden else (one.related_address or "", one.related_port or 0)
        return IceCandidate(one.foundation[:32], one.host, one.port, one.priority, one.type, *related)

    def _relay_label(self, pair: CandidatePair) -> str:
        if pair.local_candidate.type == "relay":
            return address_label(*pair.local_addr)
        return address_label(*pair.remote_addr)

    def _may_meet(self, host: str) -> bool:
        try:
            return may_dial(ipaddress.ip_address(host.partition("%")[0]), loopback=self._loopback)
        except ValueError:
            return False


def _is_local(host: str) -> bool:
    address = ipaddress.ip_address(host.partition("%")[0])
    return address.is_loopback or address.is_link_local or any(address in net for net in _LOCAL)
