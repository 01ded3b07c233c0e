"""`DatagramPorts`: what the sockets of a P2P channel and of raw UDP do alike; lives in the datagram thread."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from gharial.backend.bytestreams.datagram_outlet import DatagramOutlet, Opened, Stream
from gharial.backend.bytestreams.datagram_socket import DatagramSocket
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.wire.pseudotcp import Packet

log = logging.getLogger(__name__)


class DatagramPorts(ABC):
    """Fulfils `Member`, and `StreamPorts` for its stream. All but `send` is for the datagram thread."""

    def __init__(self, thread: DatagramThread) -> None:
        self._thread = thread
        self._outlet = DatagramOutlet(thread, self, self._read)
        self._stream: Stream | None = None
        self._closed = False
        self._detail = "closed"

    def attach(self, stream: Stream) -> None:
        """Who gets the datagrams that are not of the search for a way."""
        self._stream = self._outlet.stream = stream
        if self._closed:
            stream.ports_closed(self._detail)
        else:
            self._tell_way()

    def send(self, packets: list[Packet]) -> None:
        """To the peer by the best way; lost where there is none. From any thread, one at a time."""
        self._outlet.send(packets)

    @property
    def blocked(self) -> bool:
        """The system takes no more for the moment."""
        return self._outlet.blocked

    @property
    @abstractmethod
    def route(self) -> str:
        """Where the datagrams go."""

    # --- Member -------------------------------------------------------------------------------------------------------

    def deadline(self) -> float | None:
        stream = self._stream.deadline() if self._stream else None
        return min((time for time in (stream, *self._deadlines()) if time is not None), default=None)

    @abstractmethod
    def tick(self, now: float) -> None: ...

    def broken(self, error: Exception) -> None:
        self._end(type(error).__name__)

    def close(self) -> None:
        """Free the ports; any number of times."""
        if self._closed:
            return
        self._closed = True
        self._thread.remove(self)
        # Before the relays are: none is sent by that is given back.
        self._outlet.close()
        self._stop()
        if self._stream is not None:
            self._stream.ports_closed(self._detail)

    # --- for whoever has the ports ------------------------------------------------------------------------------------

    def _open(self, hosts: Sequence[str]) -> Iterator[DatagramSocket]:
        """A socket at each host where one can be; it is in use once the caller has noted it."""
        for host in hosts:
            try:
                opened = DatagramSocket(host)
            except OSError as error:
                log.debug("no socket at %s: %s", host, error)
                continue
            yield opened
            self._outlet.add(opened)

    def _tick_stream(self, now: float) -> None:
        stream = self._stream
        if stream is not None:
            due = stream.deadline()
            if due is not None and due <= now:
                stream.tick(now)

    def _end(self, detail: str) -> None:
        self._detail = detail
        self.close()

    @abstractmethod
    def _deadlines(self) -> Sequence[float | None]:
        """When it has to do something, the stream aside."""

    @abstractmethod
    def _stop(self) -> None:
        """Ask nobody any more."""

    @abstractmethod
    def _read(self, number: int, opened: Opened) -> None:
        """Something came on this socket."""

    @abstractmethod
    def _tell_way(self) -> None:
        """Tell the stream about the way, if both are there."""
