"""`InbandStreams`: in-band bytestreams of one session (XEP-0047): opening, blocks, closing, on the loop."""

import asyncio
import base64
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from slixmpp.exceptions import XMPPError
from slixmpp.plugins.xep_0047.stanza import Close, Data, Open
from slixmpp.stanza import Iq, Message, Presence
from slixmpp.xmlstream import register_stanza_plugin
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath

from gharial.backend.bytestreams.inband_lane import ANSWER_S, NAMESPACE, InbandLane, block_number, decoded, small_number
from gharial.backend.bytestreams.inband_stream import InbandStream
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, NoAnswer, PeerGone, RequestFailed, TimedOut, Unsupported
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

__all__ = ["BLOCK_SIZE", "NAMESPACE", "ExpectedInband", "InbandStreams"]

BLOCK_SIZE = 8192
"""What we propose: a stanza of 11 KiB passes every server and leaves room for chat between two of them."""
SMALLEST_BLOCK = 512
LARGEST_BLOCK = 65535
OPEN_S = 15.0
CLOSE_S = 2.0
"""How long an answer to our close is waited for. All blocks were answered before, and libpurple never sends it."""
_GONE = frozenset({"recipient-unavailable", "gone", "remote-server-not-found"})
_NAMES = ("in-band open", "in-band data", "in-band close")

register_stanza_plugin(Iq, Open)
register_stanza_plugin(Iq, Data)
register_stanza_plugin(Iq, Close)
register_stanza_plugin(Message, Data)


@dataclass
class ExpectedInband:
    """A stream that `peer` may open under `sid`; `deliver` gets it."""

    peer: Jid
    sid: str
    deliver: Callable[[ByteStream], None]
    _streams: "InbandStreams"

    def close(self) -> None:
        """Later openings are refused."""
        self._streams.forget(self)


@dataclass
class _Open:
    """The loop's part of an open stream."""

    peer: Jid
    stream: InbandStream
    lane: InbandLane
    by_messages: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Blocks in messages leave in the order of their numbers, also where they waited for the connection."""


class InbandStreams:
    """Opens streams to peers and takes those that are expected. Fulfils `Courier` for its streams."""

    def __init__(self, session: AccountSession, *, block_size: int = BLOCK_SIZE) -> None:
        self._session = session
        self._block_size = block_size
        self._loop = asyncio.get_running_loop()
        self._expected: dict[tuple[str, str], ExpectedInband] = {}
        self._open: dict[tuple[str, str], _Open] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        for name, handler in zip(_NAMES, (self._answer_open, self._answer_data, self._answer_close), strict=True):
            session.answer(name, f"iq@type=set/ibb_{name.split()[1]}", handler)
        session.client.give_lane(f"{{{NAMESPACE}}}data", "in-band data", self._take_block)
        session.client.register_handler(
            Callback("in-band data by message", StanzaPath("message/ibb_data"), self._take_message)  # type: ignore[arg-type]
        )
        session.client.add_event_handler("presence_unavailable", self._see_unavailable)
        session.client.add_event_handler("session_end", self._see_own_end)
        # Between a loss and a resumption (XEP-0198) blocks wait; only the end of the session ends the streams.
        self._online = asyncio.Event()
        if session.online:
            self._online.set()
        session.when_online(self._came_online)
        session.when_offline(self._online.clear)

    def close(self) -> None:
        """Break what is open and take no more."""
        self._fail_all("closed")
        self._expected.clear()
        self._session.client.close_lane(f"{{{NAMESPACE}}}data")
        for name in _NAMES:
            self._session.forget_answer(name)
        self._session.forget_answer("in-band data by message")
        self._session.client.del_event_handler("presence_unavailable", self._see_unavailable)
        self._session.client.del_event_handler("session_end", self._see_own_end)

    def expect(self, peer: Jid, sid: str, deliver: Callable[[ByteStream], None]) -> ExpectedInband:
        """Take the stream that `peer` opens under `sid`; close what is returned when it is no longer wanted."""
        expected = ExpectedInband(peer, sid, deliver, self)
        self._expected[(peer.full, sid)] = expected
        return expected

    def forget(self, expected: ExpectedInband) -> None:
        """For `ExpectedInband.close`."""
        if self._expected.get((expected.peer.full, expected.sid)) is expected:
            del self._expected[(expected.peer.full, expected.sid)]

    async def open(self, peer: Jid, sid: str, largest_block: int = LARGEST_BLOCK) -> ByteStream:
        """Open a stream to `peer` (XEP-0047 §2.1): with smaller blocks, or in messages, where it wants that.

        Raises Unsupported, PeerGone, TimedOut, NotConnected.
        """
        block_size, by_messages = min(self._block_size, largest_block), False
        while True:
            iq: Iq = self._session.client.make_iq_set(ito=peer)
            stanza = "message" if by_messages else "iq"
            attributes = {"sid": sid, "block-size": str(block_size), "stanza": stanza}
            iq.xml.append(ET.Element(f"{{{NAMESPACE}}}open", attributes))
            stream = InbandStream(self, sid, block_size)
            # Known before the answer comes: the peer may send or close at once.
            opening = self._enter(peer, stream, by_messages)
            try:
                await self._session.request(iq, OPEN_S)
                return stream
            except RequestFailed as error:
                self._drop(opening)
                if error.condition == "resource-constraint" and block_size // 2 >= SMALLEST_BLOCK:
                    block_size //= 2
                    continue
                if error.condition == "feature-not-implemented" and not by_messages:
                    by_messages = True
                    continue
                raise _refusal(error, peer) from error
            except NoAnswer as error:
                self._drop(opening)
                raise TimedOut("open", OPEN_S) from error
            except asyncio.CancelledError:
                # The peer may have opened it, or will.
                self._start(self._send_close(stream))
                raise
            except Failure:
                self._drop(opening)
                raise

    # --- Courier, from any thread -------------------------------------------------------------------------------------

    def deliver(self, stream: InbandStream, blocks: Sequence[tuple[int, bytes]]) -> None:
        """Send these blocks."""
        self._from_thread(lambda: self._send_blocks(stream, blocks))

    def end(self, stream: InbandStream) -> None:
        """Close the stream at the other end."""
        self._from_thread(lambda: self._start(self._send_close(stream)))

    def has_room(self, stream: InbandStream) -> None:
        """Let withheld answers go."""

        def wake() -> None:
            found = self._find(stream)
            if found is not None:
                found.lane.answer_withheld()

        self._from_thread(wake)

    def _from_thread(self, work: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(work)
        except RuntimeError:
            log.debug("the program ends before an in-band stream does")

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- going out ----------------------------------------------------------------------------------------------------

    def _send_blocks(self, stream: InbandStream, blocks: Sequence[tuple[int, bytes]]) -> None:
        found = self._find(stream)
        if found is None:
            stream.fail("closed")
        elif not found.by_messages:
            found.lane.send(blocks)
        else:
            for sequence, block in blocks:
                self._start(self._send_message(found, sequence, block))

    async def _send_message(self, found: _Open, sequence: int, block: bytes) -> None:
        data = ET.Element(f"{{{NAMESPACE}}}data", {"sid": found.stream.sid, "seq": str(sequence)})
        data.text = base64.b64encode(block).decode("ascii")
        try:
            async with asyncio.timeout(ANSWER_S), found.turn:
                while not self._online.is_set():  # it may be gone again by the time we are told
                    await self._online.wait()
                sent = self._in_message(found, data)
            await sent
        except (Failure, TimeoutError) as error:
            self._break(found.stream, getattr(error, "condition", type(error).__name__))
        else:
            found.stream.delivered(sequence, len(block))

    def _break(self, stream: InbandStream, detail: str) -> None:
        stream.fail(detail)
        self._start(self._send_close(stream))

    def _came_online(self, _resumed: bool) -> None:
        self._online.set()
        for found in self._open.values():
            found.lane.came_online()

    def _in_message(self, found: _Open, data: ET.Element) -> Coroutine[Any, Any, Iq | None]:
        """Out at once. Messages have no answer (XEP-0047 §4), so a ping behind each tells when it has arrived."""
        message: Message = self._session.client.make_message(mto=found.peer)
        message.xml.append(data)
        message.send()
        return self._pinged(found.peer)

    async def _pinged(self, peer: Jid) -> Iq | None:
        ping: Iq = self._session.client.make_iq_get(ito=peer)
        ping.xml.append(ET.Element("{urn:xmpp:ping}ping"))
        try:
            return await self._session.request(ping, ANSWER_S)
        except RequestFailed as error:
            # A no of the peer's own is an answer too; stanzas keep their order.
            if error.condition in _GONE:
                raise
            return None

    async def _send_close(self, stream: InbandStream) -> None:
        found = self._find(stream)
        if found is not None:
            self._drop(found)
            iq: Iq = self._session.client.make_iq_set(ito=found.peer)
            iq.xml.append(ET.Element(f"{{{NAMESPACE}}}close", {"sid": stream.sid}))
            try:
                await self._session.request(iq, CLOSE_S)
            except Failure as error:
                # Every block was answered before, so nothing is lost by that.
                log.debug("closing an in-band stream was not answered: %s", error)
        stream.ended()

    # --- coming in ----------------------------------------------------------------------------------------------------

    async def _answer_open(self, iq: Iq) -> None:
        element = _child(iq, "open")
        key = (iq["from"].full, element.get("sid", ""))
        expected = self._expected.get(key)
        if expected is None or key in self._open:
            raise XMPPError("not-acceptable")
        block_size = small_number(element.get("block-size"), LARGEST_BLOCK)
        if not block_size:
            raise XMPPError("bad-request")
        stream = InbandStream(self, expected.sid, block_size)
        by_messages = element.get("stanza", "iq") == "message"
        self._enter(expected.peer, stream, by_messages)
        expected.deliver(stream)

    def _take_block(self, iq: ET.Element) -> bool:
        found = self._open.get((Jid(iq.get("from", "")).full, iq[0].get("sid", "")))
        return found is not None and found.lane.take(iq)

    async def _answer_data(self, iq: Iq) -> None:
        """What `_take_block` left: all that is wrong, and what is only unusual."""
        self._take(iq["from"], _child(iq, "data"))

    async def _answer_close(self, iq: Iq) -> None:
        found = self._open.get((iq["from"].full, _child(iq, "close").get("sid", "")))
        if found is None:
            raise XMPPError("item-not-found")
        self._drop(found)
        found.stream.peer_closed()

    def _take_message(self, message: Message) -> None:
        """Blocks in messages have no answer (XEP-0047 §4); a wrong one closes the stream."""
        element = message.xml.find(f"{{{NAMESPACE}}}data")
        found = self._open.get((message["from"].full, "" if element is None else element.get("sid", "")))
        if element is None or found is None or not found.by_messages:
            return
        if message["type"] == "error":
            # Our own block comes back: somebody on the way did not deliver it.
            self._break(found.stream, message["error"]["condition"] or "undelivered")
            return
        try:
            self._take(message["from"], element)
        except XMPPError as error:
            log.info("an in-band stream of %s breaks: %s", found.peer, error.condition)

    def _take(self, sender: Jid, element: ET.Element) -> None:
        """Keep one block (XEP-0047 §2.2). Raises XMPPError, after which the stream is closed."""
        found = self._open.get((sender.full, element.get("sid", "")))
        if found is None:
            raise XMPPError("item-not-found")
        condition = self._fault(found, element)
        if condition is not None:
            self._break(found.stream, condition)
            raise XMPPError(condition)
        found.lane.read_soon()

    @staticmethod
    def _fault(found: _Open, element: ET.Element) -> Any:
        sequence = block_number(element.get("seq"))
        if sequence is None:
            return "bad-request"
        try:
            block = decoded(element.text or "")
        except ValueError:
            return "bad-request"
        if len(block) > found.stream.block_size:
            return "bad-request"
        if not found.stream.take_sequence(sequence):
            return "unexpected-request"
        return None if found.stream.received(block) else "resource-constraint"

    # --- ends ---------------------------------------------------------------------------------------------------------

    def _see_unavailable(self, presence: Presence) -> None:
        sender: Jid = presence["from"]
        for found in tuple(self._open.values()):
            if found.peer.full == sender.full or (not sender.resource and found.peer.bare == sender.bare):
                self._drop(found)
                found.stream.fail("the peer went offline")

    def _see_own_end(self, _event: object) -> None:
        self._fail_all("the connection to the server was lost")

    def _fail_all(self, detail: str) -> None:
        for found in tuple(self._open.values()):
            self._drop(found)
            found.stream.fail(detail)

    def _drop(self, found: _Open) -> None:
        key = (found.peer.full, found.stream.sid)
        if self._open.get(key) is found:
            del self._open[key]
        found.lane.close()

    def _enter(self, peer: Jid, stream: InbandStream, by_messages: bool) -> _Open:
        lane = InbandLane(self._session.client, peer, stream, lambda detail: self._break(stream, detail))
        found = self._open[(peer.full, stream.sid)] = _Open(peer, stream, lane, by_messages)
        return found

    def _find(self, stream: InbandStream) -> _Open | None:
        return next((found for found in self._open.values() if found.stream is stream), None)


def _refusal(error: RequestFailed, peer: Jid) -> Failure:
    return PeerGone(peer.full) if error.condition in _GONE else Unsupported(peer.full, NAMESPACE)


def _child(iq: Iq, name: str) -> ET.Element:
    element = iq.xml.find(f"{{{NAMESPACE}}}{name}")
    if element is None:
        raise XMPPError("bad-request")
    return element
