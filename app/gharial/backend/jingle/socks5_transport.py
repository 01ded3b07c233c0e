"""`Socks5Transport`: a content's bytes over SOCKS5 (XEP-0260): each side dials the other's candidates."""

import asyncio
import logging
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.socks5_dialer import Reached, dial
from gharial.backend.bytestreams.socks5_listener import Arrival, Awaited
from gharial.backend.bytestreams.streamhosts import Streamhost, own_hosts
from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.backend.jingle.socks5_candidates import (
    NAMESPACE,
    Candidate,
    CandidateType,
    info_element,
    nominate,
    priority,
    read_candidates,
    transport_element,
)
from gharial.backend.jingle.transport import Side
from gharial.backend.stanzas.jingle import LONGEST_ID
from gharial.backend.wire.socks5 import destination
from gharial.model.failures import ProtocolBreach, Unreachable
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

VERDICT_S = 20.0
"""How long the peer may try our candidates."""
BETTER_S = 1.0
"""How long ours is tried on, once the peer reached us by a worse one."""
PICK_S = 2.0
ACTIVATION_S = 10.0
_MOST_OWN = 16


def is_usable(element: ET.Element) -> bool:
    """It names a stream, and is not over UDP."""
    return 0 < len(element.get("sid", "")) <= LONGEST_ID and element.get("mode", "tcp") == "tcp"


class Socks5Transport:
    """Fulfils `JingleTransport`."""

    namespace = NAMESPACE

    def __init__(self, side: Side) -> None:
        self.kinds = tuple(kind for kind in (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY) if kind in side.kinds)
        self._side = side
        self._socks5 = side.carriers.socks5
        self._sid = ""
        self._ours: dict[str, Candidate] = {}
        self._theirs: list[Candidate] = []
        self._their_dst_addr = ""
        self._awaited: list[Awaited] = []
        self._send_info: Callable[[ET.Element], None] = lambda _element: None
        loop = asyncio.get_running_loop()
        self._verdict: asyncio.Future[Candidate | None] = loop.create_future()
        """Which of ours the peer reached."""
        self._activated: asyncio.Future[bool] = loop.create_future()

    # --- JingleTransport ----------------------------------------------------------------------------------------------

    async def offer(self) -> ET.Element:
        """Our candidates: own addresses, what the world knows us by, proxies."""
        self._sid = self._sid or secrets.token_hex(12)
        me, peer, socks5 = self._side.session.full_jid, self._side.peer, self._socks5
        meet = self._side.carriers.may_meet(peer)
        dst_addr = destination(self._sid, me.full, peer.full)
        if Kind.SOCKS5_DIRECT in self.kinds and meet:
            # Some compute it the same way at both ends, whoever offered the candidate.
            for expected in {dst_addr, destination(self._sid, peer.full, me.full)}:
                if (awaited := socks5.listen(expected)) is not None:
                    self._awaited.append(awaited)
        own, proxies = await asyncio.gather(
            socks5.own_streamhosts() if self._awaited else _none(),
            socks5.proxies.find(peer, ours_only=not meet) if Kind.SOCKS5_PROXY in self.kinds else _none(),
        )
        usual = set(own_hosts(loopback=True))
        kinds = [(host, CandidateType.DIRECT if host.host in usual else CandidateType.ASSISTED) for host in own]
        kinds += [(host, CandidateType.PROXY) for host in proxies]
        for place, (host, kind) in enumerate(kinds[:_MOST_OWN]):
            one = Candidate(secrets.token_hex(6), host, priority(kind, place), kind)
            self._ours[one.cid] = one
        return transport_element(self._sid, tuple(self._ours.values()), dst_addr)

    def take(self, element: ET.Element) -> None:
        """The peer's candidates. Raises ProtocolBreach."""
        sid = element.get("sid", "")
        if element.get("mode", "tcp") != "tcp":
            raise ProtocolBreach(self._side.peer.full, "a SOCKS5 transport over UDP")
        if not self._sid:
            if not 0 < len(sid) <= LONGEST_ID:
                raise ProtocolBreach(self._side.peer.full, "a SOCKS5 transport without a usable sid")
            self._sid = sid
        self._theirs = read_candidates(element)
        told = element.get("dstaddr", "").lower()
        if len(told) == 40 and set(told) <= set("0123456789abcdef"):
            self._their_dst_addr = told
        self._take_news(element)

    def info(self, element: ET.Element) -> None:
        """What the peer came to."""
        self._take_news(element)

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """Where our news go."""
        self._send_info = send

    async def connect(self) -> ByteStream:
        """The stream over the candidate that was nominated. Raises Unreachable."""
        reached, we_use = await self._try_theirs()
        try:
            try:
                async with asyncio.timeout(VERDICT_S):
                    they_use = await asyncio.shield(self._verdict)
            except TimeoutError as error:
                raise self._unreachable() from error
            nomination = nominate(self._side.role, we_use, they_use)
            if nomination is None:
                raise self._unreachable()
            if nomination.ours:
                return await (self._join(nomination.candidate) if nomination.candidate.is_proxy else self._arrived())
            assert reached is not None  # noqa: S101 - one of theirs is nominated only after we reached it
            kept, reached = reached, None
            return await self._go(kept, nomination.candidate)
        finally:
            if reached is not None:
                reached.sock.close()
            self.close()

    def close(self) -> None:
        """Nobody is awaited any more."""
        for awaited in self._awaited:
            awaited.close()
        self._awaited.clear()
        for one in (self._verdict, self._activated):
            if not one.done():
                one.cancel()

    # --- candidates of theirs -----------------------------------------------------------------------------------------

    async def _try_theirs(self) -> tuple[Reached | None, Candidate | None]:
        """Dial, best first, and tell what came of it; sooner where the peer has reached one of ours already."""
        dialling = asyncio.ensure_future(self._dial(self._theirs))
        patience = asyncio.ensure_future(self._until_enough())
        try:
            await asyncio.wait({dialling, patience}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            dialling.add_done_callback(_close_unused)
            dialling.cancel()
            raise
        finally:
            patience.cancel()
        if not dialling.done():
            dialling.cancel()
            await asyncio.wait({dialling})
        reached: Reached | None = None
        if not dialling.cancelled():
            error = dialling.exception()
            if isinstance(error, Unreachable):
                log.info("no candidate of %s was reached: %s", self._side.peer, error.tried)
            elif error is not None:
                raise error
            else:
                reached = dialling.result()
        used = None if reached is None else next(one for one in self._theirs if one.streamhost == reached.streamhost)
        self._tell("candidate-error") if used is None else self._tell("candidate-used", used.cid)
        return reached, used

    async def _until_enough(self) -> None:
        """The peer reached one of ours: a worse one of theirs needs no trying, a better one has a moment."""
        used = await asyncio.shield(self._verdict)
        best = max((one.priority for one in self._theirs), default=0)
        if used is None:
            await asyncio.get_running_loop().create_future()
        elif best > used.priority:
            await asyncio.sleep(BETTER_S)

    async def _dial(self, candidates: Sequence[Candidate]) -> Reached:
        peer, me = self._side.peer, self._side.session.full_jid
        direct = [one.streamhost for one in candidates if not one.is_proxy]
        proxies = [one.streamhost for one in candidates if one.is_proxy]
        if not self._side.carriers.may_meet(peer):
            # Only where we know a proxy of our own side to be, whatever address they name for it.
            known = {(host.jid, host.host, host.port) for host in await self._socks5.proxies.find(peer, ours_only=True)}
            direct, proxies = [], [one for one in proxies if (one.jid, one.host, one.port) in known]
        return await dial(
            direct if Kind.SOCKS5_DIRECT in self.kinds else (),
            self._their_dst_addr or destination(self._sid, peer.full, me.full),
            proxies=proxies if Kind.SOCKS5_PROXY in self.kinds else (),
            loopback=self._socks5.loopback,
        )

    # --- what was nominated -------------------------------------------------------------------------------------------

    async def _go(self, reached: Reached, candidate: Candidate) -> ByteStream:
        """One of theirs, which we reached; a proxy is to be activated by them first."""
        if not candidate.is_proxy:
            return TcpStream(reached.sock, Kind.SOCKS5_DIRECT, candidate.streamhost.label, reached.early)
        try:
            async with asyncio.timeout(ACTIVATION_S):
                activated = await asyncio.shield(self._activated)
        except TimeoutError:
            # Some never say so; then the bytes tell, or a stream that stands still.
            log.info("%s did not tell that the proxy is active", self._side.peer)
            activated = True
        except BaseException:
            reached.sock.close()
            raise
        if not activated:
            reached.sock.close()
            raise self._unreachable()
        # What came right behind the handshake came before the activation: nothing of it is the peer's.
        return TcpStream(reached.sock, Kind.SOCKS5_PROXY, candidate.streamhost.label)

    async def _join(self, candidate: Candidate) -> ByteStream:
        """A proxy of ours, where the peer waits: go there too and activate it."""
        me, peer = self._side.session.full_jid, self._side.peer
        dst_addr = destination(self._sid, me.full, peer.full)
        tried = candidate.streamhost.label
        try:
            stream = await self._socks5.join(candidate.streamhost, dst_addr, self._sid, peer, tried)
        except Unreachable:
            self._tell("proxy-error")
            raise
        self._tell("activated", candidate.cid)
        return stream

    async def _arrived(self) -> ByteStream:
        """An address of ours: the peer is here, or will be in a moment."""
        picking = [asyncio.ensure_future(awaited.pick(PICK_S)) for awaited in self._awaited]
        if not picking:
            raise self._unreachable()
        picked: Arrival | None = None
        waiting: set[asyncio.Future[Arrival]] = set(picking)
        try:
            while waiting and picked is None:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                picked = next((one.result() for one in picking if one in done and one.exception() is None), None)
        finally:
            for one in picking:
                one.cancel()
                one.add_done_callback(lambda done: _close_unpicked(done, picked))
        if picked is None:
            raise self._unreachable()
        return TcpStream(picked.sock, Kind.SOCKS5_DIRECT, picked.route, picked.early)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _take_news(self, element: ET.Element) -> None:
        for given in element:
            name = given.tag.removeprefix(f"{{{NAMESPACE}}}")
            cid = given.get("cid", "")
            if name == "candidate-used" and not self._verdict.done() and cid in self._ours:
                self._verdict.set_result(self._ours[cid])
            elif name == "candidate-error" and not self._verdict.done():
                self._verdict.set_result(None)
            elif name in ("activated", "proxy-error") and not self._activated.done():
                self._activated.set_result(name == "activated")

    def _tell(self, name: str, cid: str = "") -> None:
        self._send_info(info_element(self._sid, name, cid))

    def _unreachable(self) -> Unreachable:
        return Unreachable(" ".join(one.streamhost.label for one in (*self._ours.values(), *self._theirs)))


async def _none() -> tuple[Streamhost, ...]:
    return ()


def _close_unpicked(picking: "asyncio.Future[Arrival]", picked: Arrival | None) -> None:
    if not picking.cancelled() and picking.exception() is None and picking.result() is not picked:
        picking.result().sock.close()


def _close_unused(dialling: "asyncio.Future[Reached]") -> None:
    if not dialling.cancelled() and dialling.exception() is None:
        dialling.result().sock.close()
