"""`InbandLane`: the blocks of one open in-band stream and their answers as bytes, both ways (XEP-0047 §2.2).

A block is written and read without an object for its stanza, its handler and its deadline: those took several times
what base64 takes. Whatever is not as it should be is left to the handlers of whole stanzas, which know the errors.
"""

import asyncio
import binascii
import secrets
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

from gharial.backend.bytestreams.inband_stream import InbandStream
from gharial.backend.xmpp.escaping import escape
from gharial.backend.xmpp.fast_lane import FastLane
from gharial.model.jid import Jid

NAMESPACE = "http://jabber.org/protocol/ibb"
LAST_NUMBER = 65535
ANSWER_S = 60.0
"""How long a block may wait for its answer, or for a connection that is lost to come back."""
_READ_AFTER_S = 0.02
_ERRORS = "{urn:ietf:params:xml:ns:xmpp-stanzas}"


class InbandLane:
    """Of one stream, on the loop; `broken` hears why no block can leave any more."""

    def __init__(self, client: FastLane, peer: Jid, stream: InbandStream, broken: Callable[[str], None]) -> None:
        self._client = client
        self._peer = peer.full
        self._stream = stream
        self._broken = broken
        self._prefix = secrets.token_hex(6)
        address, sid = escape(peer.full), escape(stream.sid)
        self._head = f'<iq type="set" to="{address}" id="{self._prefix}-'
        self._middle = f'"><data xmlns="{NAMESPACE}" sid="{sid}" seq="'
        self._answer = f'<iq type="result" to="{address}" id="'
        self._handed: dict[int, tuple[float, int]] = {}
        """When a block left and how long it is, by its number; in the order in which they left."""
        self._watch: asyncio.TimerHandle | None = None
        self._withheld: list[str] = []
        """The ids of blocks that were taken and not yet answered."""
        self._wake: asyncio.TimerHandle | None = None
        client.take_answers(self._prefix, self._take_answer)

    def close(self) -> None:
        """The stream is over: nobody waits for answers any more, and nobody is left waiting."""
        self._client.forget_answers(self._prefix)
        for timer in (self._watch, self._wake):
            if timer is not None:
                timer.cancel()
        self._watch = self._wake = None
        self._handed.clear()
        self.answer_withheld()
        self._stream.wake()

    # --- going out ----------------------------------------------------------------------------------------------------

    def send(self, blocks: Sequence[tuple[int, bytes]]) -> None:
        """Blocks with their numbers, in order; `delivered` follows for each, or `broken` once."""
        now = self._client.loop.time()
        for number, block in blocks:
            self._handed[number] = now, len(block)
            text = binascii.b2a_base64(block, newline=False).decode("ascii")
            self._client.send_bytes(f'{self._head}{number}{self._middle}{number}">{text}</data></iq>'.encode())
        if self._watch is None:
            self._watch = self._client.loop.call_at(now + ANSWER_S, self._look)

    def came_online(self) -> None:
        """What was on its way when the connection broke is sent again now (XEP-0198)."""
        now = self._client.loop.time()
        self._handed = {number: (now, size) for number, (_, size) in self._handed.items()}

    def _take_answer(self, xml: ElementTree.Element) -> bool:
        number = block_number(xml.get("id", "").rpartition("-")[2])
        if number is None or number not in self._handed or Jid(xml.get("from", "")).full != self._peer:
            return False
        if xml.get("type") == "error":
            self._handed.clear()
            self._broken(_condition(xml))
        else:
            self._stream.delivered(number, self._handed.pop(number)[1])
        return True

    def _look(self) -> None:
        self._watch = None
        if self._handed:
            due = next(iter(self._handed.values()))[0] + ANSWER_S
            if due > self._client.loop.time():
                self._watch = self._client.loop.call_at(due, self._look)
            else:
                self._handed.clear()
                self._broken("no answer")

    # --- coming in ----------------------------------------------------------------------------------------------------

    def take(self, xml: ElementTree.Element) -> bool:
        """Keep the block of this iq and answer it, now or when there is room; False where anything about it is odd."""
        element, stream = xml[0], self._stream
        number, id_ = block_number(element.get("seq")), xml.get("id")
        if number is None or not id_ or not stream.awaits(number):
            return False
        try:
            block = decoded(element.text or "")
        except ValueError:
            return False
        if len(block) > stream.block_size or not stream.received(block):
            return False
        stream.take_sequence(number)
        self.read_soon()
        self._withheld.append(id_)
        if not stream.full:
            self.answer_withheld()
        return True

    def read_soon(self) -> None:
        """Let the reader have a few blocks at once rather than wake for each."""
        if self._wake is None:
            self._wake = self._client.loop.call_later(_READ_AFTER_S, self._wake_reader)

    def answer_withheld(self) -> None:
        """There is room again, or nothing more will be read."""
        for id_ in self._withheld:
            self._client.send_bytes(f'{self._answer}{escape(id_)}"/>'.encode())
        self._withheld.clear()

    def _wake_reader(self) -> None:
        self._wake = None
        self._stream.wake()


def decoded(text: str) -> bytes:
    """A block's bytes; peers may break its lines. Raises ValueError."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return binascii.a2b_base64("".join(text.split()), strict_mode=True)


def block_number(text: str | None) -> int | None:
    """A block's number as it is written; None where it is none."""
    return small_number(text, LAST_NUMBER)


def small_number(text: str | None, largest: int) -> int | None:
    """A number of at most five digits, and at most `largest`."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= 5):
        return None
    return int(text) if int(text) <= largest else None


def _condition(xml: ElementTree.Element) -> str:
    error = xml.find("{jabber:client}error")
    conditions = (child.tag for child in (() if error is None else error))
    return next((tag.removeprefix(_ERRORS) for tag in conditions if tag.startswith(_ERRORS)), "undefined-condition")
