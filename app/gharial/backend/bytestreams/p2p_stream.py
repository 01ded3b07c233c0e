"""`P2pStream`: a ByteStream of PseudoTCP over the paths of a P2pLink; blocking, for worker threads.

The machine is moved by the datagram thread (what comes, timers) and by the worker (what goes), under one lock.
"""

import logging
import threading
import time
from concurrent.futures import Future
from typing import BinaryIO, Protocol

from gharial.backend.bytestreams.datagram_outlet import Stream
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.wire.pseudotcp import DEFAULT_MTU, LEAST_GRANT, Packet, PseudoTcp, State
from gharial.backend.wire.pseudotcp_segment import HEADER_SIZE, decode
from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind
from gharial.program_log import SEGMENT, SEGMENTS

log = logging.getLogger(__name__)
segments = logging.getLogger(SEGMENTS)

WAIT_S = 0.4
"""Longest wait inside one call, so that a cancel between two calls takes effect."""
LINGER_S = 30.0
"""How long unacknowledged bytes may stand still before the stream counts as broken."""
PASSIVE_S = 1.0
"""How long the side that waits lets the other open."""
CHUNK = 256 * 1024
_WIDE_MTU = 2002
_MOST_EARLY = 4
_WORTH_WAKING = 128 * 1024


class StreamPorts(Protocol):
    """What carries a stream's datagrams; all but `send` is called in the datagram thread."""

    def attach(self, stream: Stream) -> None: ...

    def send(self, packets: list[Packet]) -> None: ...

    @property
    def blocked(self) -> bool: ...

    @property
    def route(self) -> str: ...

    def close(self) -> None: ...


class P2pStream:
    """One stream in both directions. Made by P2pLink.connect."""

    def __init__(self, ports: StreamPorts, thread: DatagramThread, *, active: bool, mtu: int = 0) -> None:
        self.opened: Future[None] = Future()
        """Done when the stream is open, or broken before."""
        self._ports = ports
        self._thread = thread
        self._active = active
        self._most_mtu = mtu
        self._change = threading.Condition()
        self._machine: PseudoTcp | None = None
        self._path_at: float | None = None
        self._open_at: float | None = None
        self._failure: str | None = None
        self._closed = False
        self._waiting = 0
        self._room_wanted = 0
        self._bytes_done = 0
        self._opened_told = False
        self._early: list[bytes] = []
        thread.call(lambda: ports.attach(self))

    @property
    def kind(self) -> Kind:
        """Always P2P."""
        return Kind.P2P

    @property
    def route(self) -> str:
        """The peer's address on the path that our bytes take now."""
        return self._ports.route

    @property
    def has_path(self) -> bool:
        """Datagrams reach the peer, or did."""
        return self._path_at is not None

    @property
    def is_open(self) -> bool:
        """Bytes can go."""
        machine = self._machine
        over = self._closed or self._failure is not None
        return machine is not None and machine.state is State.ESTABLISHED and not over

    # --- worker thread ------------------------------------------------------------------------------------------------

    def send(self, data: bytes | bytearray | memoryview) -> int:
        """Send the beginning of `data`, as much as there is room for; 0 when there was none in time. Nothing waits for
        more to be said. Raises Interrupted."""
        deadline = time.monotonic() + WAIT_S
        with self._change:
            machine = self._usable()
            wanted = min(len(data), CHUNK)
            while machine.sending.room < min(wanted, CHUNK // 2):
                self._room_wanted += 1
                try:
                    if not self._change.wait(max(0.0, deadline - time.monotonic())):
                        if machine.sending.room:
                            break
                        return 0
                finally:
                    self._room_wanted -= 1
                machine = self._usable()
            taken = machine.send(memoryview(data)[:wanted])
            self._bytes_done += taken
            self._flush()
            return taken

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; returns how many left, 0 when none could in time.

        Raises Interrupted.
        """
        deadline = time.monotonic() + WAIT_S
        with self._change:
            while not self._usable().sending.room:
                self._room_wanted += 1
                try:
                    if not self._change.wait(max(0.0, deadline - time.monotonic())):
                        return 0
                finally:
                    self._room_wanted -= 1
        file.seek(offset)
        data = file.read(min(size, CHUNK))
        return self.send(data) if data else 0

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end, None when nothing came in time. Raises Interrupted."""
        deadline = time.monotonic() + WAIT_S
        with self._change:
            while True:
                machine = self._machine
                count = machine.receive_into(buffer) if machine is not None else 0
                if count:
                    self._bytes_done += count
                    self._flush()
                    return count
                if machine is not None and machine.ended:
                    return 0
                self._usable()
                self._waiting += 1
                try:
                    if not self._change.wait(max(0.0, deadline - time.monotonic())):
                        return None
                finally:
                    self._waiting -= 1

    def finish_sending(self) -> None:
        """Wait until the peer has everything: this stream has no end of its own. Raises Interrupted."""
        with self._change:
            machine = self._usable()
            machine.end()
            self._flush()
            una, moved_at = machine.sending.una, time.monotonic()
            while not machine.sending.idle:
                self._room_wanted += 1
                try:
                    self._change.wait(WAIT_S)
                finally:
                    self._room_wanted -= 1
                self._usable()
                now = time.monotonic()
                if machine.sending.una != una:
                    una, moved_at = machine.sending.una, now
                elif now - moved_at > LINGER_S:
                    raise Interrupted(self._bytes_done, "the last bytes were not acknowledged")

    def close(self) -> None:
        """Drop the stream and free the ports; from any thread, any number of times."""
        with self._change:
            if self._closed:
                return
            self._closed = True
            if self._machine is not None:
                self._machine.reset()
                self._ports.send(self._machine.take(_clock()))
            self._change.notify_all()
        self._thread.call(self._ports.close)

    def _usable(self) -> PseudoTcp:
        machine = self._machine
        if self._closed or self._failure is not None or machine is None:
            raise Interrupted(self._bytes_done, self._failure or "closed")
        if machine.state is State.CLOSED:
            raise Interrupted(self._bytes_done, machine.failure or "closed")
        return machine

    # --- datagram thread ----------------------------------------------------------------------------------------------

    def path_found(self, mtu: int, capacity: int) -> None:
        """The first time it opens; later ones only change the way."""
        with self._change:
            if self._machine is not None or self._closed:
                return
            self._path_at = time.monotonic()
            # Ordinary networks promise nothing beyond 1400; where the system knows of more it is this machine or jumbo.
            mtu = mtu if mtu > _WIDE_MTU else min(mtu or DEFAULT_MTU, DEFAULT_MTU)
            mtu = min(mtu, self._most_mtu or mtu)
            self._machine = self._new_machine(mtu, max(LEAST_GRANT, capacity // 4))
            if self._active:
                self._machine.connect(_clock())
            else:
                self._open_at = self._path_at + PASSIVE_S
            for datagram in self._early:
                self._machine.feed(memoryview(datagram), _clock())
            self._early.clear()
            self._flush()
            self._wake()

    def _new_machine(self, mtu: int, least_grant: int) -> PseudoTcp:
        return PseudoTcp(mtu=mtu, least_grant=least_grant)

    def feed(self, datagrams: memoryview, size: int) -> None:
        """Datagrams of the peer."""
        with self._change:
            machine = self._machine
            now = _clock()
            if machine is None:
                # The peer's path was there sooner than ours; without its CONNECT it would wait for a timer.
                if len(self._early) < _MOST_EARLY:
                    self._early.append(bytes(datagrams[:size]))
                return
            if segments.isEnabledFor(SEGMENT):
                for at in range(0, len(datagrams), size):
                    self._note("<", datagrams[at : at + size], len(datagrams[at : at + size]))
            if size >= len(datagrams):
                machine.feed(datagrams, now)
                return
            for at in range(0, len(datagrams), size):
                machine.feed(datagrams[at : at + size], now)

    def fed(self) -> None:
        """Answer, and wake who waits."""
        with self._change:
            self._flush()
            self._wake()

    def deadline(self) -> float | None:
        """When `tick` is due, in seconds."""
        machine = self._machine
        if machine is None or self._closed:
            return None
        due = machine.deadline()
        if machine.state is State.LISTEN and self._open_at is not None:
            return self._open_at
        return None if due is None else due / 1000

    def tick(self, now: float) -> None:
        """Timers."""
        with self._change:
            machine = self._machine
            if machine is None:
                return
            if machine.state is State.LISTEN and self._open_at is not None and now >= self._open_at:
                machine.connect(_clock())
            machine.tick(_clock())
            self._flush()
            self._wake()

    def packet_refused(self) -> None:
        """Smaller ones, then; what was refused goes again by the timer or at once."""
        with self._change:
            if self._machine is not None and self._machine.shrink():
                self._flush()

    def ports_closed(self, detail: str) -> None:
        """Nothing goes any more."""
        with self._change:
            if self._failure is None:
                self._failure = detail
            self._change.notify_all()
            self._tell_opened()

    def _flush(self) -> None:
        machine = self._machine
        if machine is None or self._ports.blocked:
            return
        packets = machine.take(_clock())
        if packets:
            if segments.isEnabledFor(SEGMENT):
                for head, data in packets:
                    self._note(">", memoryview(head), len(head) + len(data))
            self._ports.send(packets)
        if not self._thread.is_this:
            due = machine.deadline()
            self._thread.awake_by(None if due is None else due / 1000)

    def _note(self, way: str, head: memoryview, size: int) -> None:
        """A segment's head in the log; never its data, which may hold what names a secret path."""
        if (one := decode(head[:HEADER_SIZE])) is None:
            segments.log(SEGMENT, "%s %s %d bytes that are no segment", self.route, way, size)
            return
        flags = "".join(letter for bit, letter in ((1, "F"), (2, "C"), (4, "R")) if one.flags & bit) or "-"
        facts = (one.sequence, one.acknowledgement, flags, one.window, one.timestamp, one.echo, size - HEADER_SIZE)
        segments.log(SEGMENT, "%s %s seq %d ack %d %s wnd %d ts %d/%d %d bytes", self.route, way, *facts)

    def _wake(self) -> None:
        machine = self._machine
        if machine is None:
            return
        over = machine.state is State.CLOSED or machine.ended
        if not self._opened_told:
            self._tell_opened()
        readable = self._waiting and machine.receiving.unread
        room = self._room_wanted and (machine.sending.room >= _WORTH_WAKING or machine.sending.idle)
        if over or readable or room:
            self._change.notify_all()

    def _tell_opened(self) -> None:
        machine = self._machine
        opened = machine is not None and machine.state is State.ESTABLISHED
        failure = self._failure or (machine.failure if machine is not None else "")
        if self._opened_told or not (opened or failure):
            return
        self._opened_told = True
        if not self.opened.set_running_or_notify_cancel():
            return
        if opened:
            self.opened.set_result(None)
        else:
            self.opened.set_exception(Interrupted(0, failure))


def _clock() -> int:
    return int(time.monotonic() * 1000)
