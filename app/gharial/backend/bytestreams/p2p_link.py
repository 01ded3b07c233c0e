"""`P2pLink`: one channel of Google's `transport/p2p`: candidates, pings without nomination, and a stream over the path.

Made and used in the event loop; its sockets live in the datagram thread.

    link = P2pLink("private-1", on_candidate=tell_peer, loopback=False, stun_servers=[("stun.example.org", 3478)])
    for candidate in await link.gather(): ...        # ours; later ones (through STUN, relay) come to on_candidate
    link.add_remote(candidate)                       # any time after; also while connecting
    link.start_checks()                              # once the peer has acknowledged our candidates
    stream = await link.connect(active=True)         # P2pStream: a ByteStream, with send() too
    link.close()                                     # or stream.close(): both free the ports
"""

import asyncio
from collections.abc import Callable, Sequence

from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_ports import P2pPorts
from gharial.backend.bytestreams.p2p_relays import RelayServer
from gharial.backend.bytestreams.p2p_stream import P2pStream
from gharial.model.failures import TimedOut, Unreachable

RELAY_S = 8.0
"""How long a relay may take to give us an address, where nothing else may be told."""
CONNECT_S = 50.0
"""A channel that nobody can reach for so long is given up, as libjingle does."""


class P2pLink:
    """`name` is the channel's; `on_candidate` is called in the event loop with each later candidate of ours.

    `loopback`: 127.0.0.1 is offered and pinged too (both ends on one machine). `hosts` are the addresses to listen on;
    None: those of all interfaces. `relays` are used where nothing else leads to the peer; with `relay_only` nothing
    else is told, listened at or pinged from. `thread` carries the datagrams; None: the one of the program.
    """

    def __init__(
        self,
        name: str,
        *,
        on_candidate: Callable[[P2pCandidate], None] = lambda _candidate: None,
        loopback: bool = False,
        hosts: Sequence[str] | None = None,
        stun_servers: Sequence[tuple[str, int]] = (),
        relays: Sequence[RelayServer] = (),
        relay_only: bool = False,
        thread: DatagramThread | None = None,
    ) -> None:
        self.name = name
        self._loop = asyncio.get_running_loop()
        self._on_candidate = on_candidate
        self._thread = thread or DatagramThread.of_program()
        self._ports = P2pPorts(
            name, self._thread, self._candidate_found, loopback, hosts, stun_servers, relays, relay_only
        )
        self._relay_only = relay_only
        self._has_relays = bool(relays)
        self._relayed: asyncio.Future[P2pCandidate] = self._loop.create_future()
        self._closed = False

    async def gather(self) -> list[P2pCandidate]:
        """Listen; returns our own addresses at once, what a STUN server tells follows to `on_candidate`.

        Where only a relay may be used, returns its address. Raises Unreachable where there is none to be had.
        """
        if self._relay_only and not self._has_relays:
            raise Unreachable("no relay")
        found = await asyncio.wrap_future(self._thread.ask(self._ports.listen))
        if self._relay_only:
            try:
                async with asyncio.timeout(RELAY_S):
                    return [await asyncio.shield(self._relayed)]
            except TimeoutError as error:
                raise Unreachable("no relay") from error
        if not found:
            raise Unreachable("no network interface")
        return found

    def add_remote(self, candidate: P2pCandidate) -> None:
        """A candidate of the peer. Raises CandidateRefused where it is not one that we ping."""
        self._ports.check(candidate)
        self._thread.call(lambda: self._ports.add_remote(candidate))

    def start_checks(self) -> None:
        """Ping from now on. Not before the peer has acknowledged our candidates: libnice 0.1.21 never recovers from a
        ping that it cannot yet place, and the transfer dies after 30 s."""
        self._thread.call(self._ports.start_checks)

    async def connect(self, active: bool, deadline_s: float = CONNECT_S, mtu: int = 0) -> P2pStream:
        """The open stream. `active`: we open it, as the side that began the session does; the other side waits a
        second for that and then opens too. `mtu`: packets no larger than that; 0: as the way takes. Starts the checks
        if nobody did.

        Raises TimedOut ("path" or "open") or Interrupted; the link is then closed.
        """
        stream = P2pStream(self._ports, self._thread, active=active, mtu=mtu)
        self.start_checks()
        try:
            await asyncio.wait_for(asyncio.wrap_future(stream.opened), deadline_s)
        except TimeoutError as error:
            raise TimedOut("open" if stream.has_path else "path", deadline_s) from error
        except BaseException:
            self.close()
            raise
        finally:
            if not stream.is_open:
                self.close()
        return stream

    def close(self) -> None:
        """Free the ports and break the stream; any number of times."""
        if not self._closed:
            self._closed = True
            self._thread.call(self._ports.close)

    def _candidate_found(self, candidate: P2pCandidate) -> None:
        """In the datagram thread."""
        try:
            self._loop.call_soon_threadsafe(self._report, candidate)
        except RuntimeError:
            pass  # the program ends

    def _report(self, candidate: P2pCandidate) -> None:
        if self._closed:
            return
        if self._relay_only and not self._relayed.done():
            self._relayed.set_result(candidate)
        else:
            self._on_candidate(candidate)
