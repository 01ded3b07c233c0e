"""`InbandTransport`: a content's bytes in-band (XEP-0261)."""

import asyncio
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Callable

from gharial.backend.bytestreams.inband import BLOCK_SIZE, LARGEST_BLOCK, SMALLEST_BLOCK, ExpectedInband
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.transport import Side
from gharial.backend.stanzas.jingle import LONGEST_ID, Role
from gharial.model.failures import ProtocolBreach, TimedOut
from gharial.model.transfer import Kind

NAMESPACE = "urn:xmpp:jingle:transports:ibb:1"
OPEN_WAIT_S = 20.0
"""How long the responder waits for the stream to be opened."""


def is_usable(element: ET.Element) -> bool:
    """It names a stream."""
    return 0 < len(element.get("sid", "")) <= LONGEST_ID


class InbandTransport:
    """Fulfils `JingleTransport`. The initiator of the session opens the stream (XEP-0261 §2.2)."""

    namespace = NAMESPACE
    kinds = (Kind.INBAND,)

    def __init__(self, side: Side) -> None:
        self._side = side
        self._sid = ""
        self._block_size = BLOCK_SIZE
        self._expected: ExpectedInband | None = None
        self._arrived: asyncio.Future[ByteStream] = asyncio.get_running_loop().create_future()

    async def offer(self) -> ET.Element:
        """Our element; the answer repeats the session id and may lower the block size."""
        if not self._sid:
            self._sid = secrets.token_hex(12)
        self._expect()
        return ET.Element(f"{{{NAMESPACE}}}transport", {"sid": self._sid, "block-size": str(self._block_size)})

    def take(self, element: ET.Element) -> None:
        """The peer's element. Raises ProtocolBreach."""
        sid = element.get("sid", "")
        # Gajim's answer may name another stream than the offer did ("None"): that of the offer counts.
        if not self._sid:
            if not 0 < len(sid) <= LONGEST_ID:
                raise ProtocolBreach(self._side.peer.full, "an in-band transport without a usable sid")
            self._sid = sid
        size = element.get("block-size", "")
        if size.isascii() and size.isdigit() and len(size) <= 5:
            self._block_size = max(SMALLEST_BLOCK, min(self._block_size, int(size), LARGEST_BLOCK))
        self._expect()

    def info(self, element: ET.Element) -> None:
        """There is nothing to tell."""

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """There is nothing to tell."""

    async def connect(self) -> ByteStream:
        """The stream: opened by the initiator, awaited by the responder. Raises TimedOut, Unsupported, PeerGone."""
        if self._side.role is Role.INITIATOR and not self._arrived.done():
            self._forget()
            return await self._side.carriers.inband.open(self._side.peer, self._sid, self._block_size)
        try:
            async with asyncio.timeout(OPEN_WAIT_S):
                return await asyncio.shield(self._arrived)
        except TimeoutError as error:
            raise TimedOut("open", OPEN_WAIT_S) from error

    def close(self) -> None:
        """Later openings are refused."""
        self._forget()
        if self._arrived.done():
            return
        self._arrived.cancel()

    def _expect(self) -> None:
        """The responder is ready before its answer is out; some initiators let the responder open."""
        if self._expected is None and not self._arrived.cancelled():
            self._expected = self._side.carriers.inband.expect(self._side.peer, self._sid, self._deliver)

    def _forget(self) -> None:
        if self._expected is not None:
            self._expected.close()
            self._expected = None

    def _deliver(self, stream: ByteStream) -> None:
        if self._arrived.done():
            stream.close()
        else:
            self._arrived.set_result(stream)
