"""In-band blocks written by hand, and the scene for them: Bob runs our code, the peer does not."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq, Message
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath

from gharial.backend.bytestreams.inband import NAMESPACE, InbandStreams
from gharial.backend.bytestreams.interface import ByteStream
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.methods.parties import pull
from tests.support.accounts import SignedIn, signed_in, unique_user
from tests.support.raw_peer import RawPeer

SID = "inband-sid"


def opening(block_size: object = 4096, stanza: str = "iq", sid: str = SID) -> str:
    return f"<open xmlns='{NAMESPACE}' block-size='{block_size}' sid='{sid}' stanza='{stanza}'/>"


def block(sequence: object, data: bytes, sid: str = SID) -> str:
    text = base64.b64encode(data).decode()
    return f"<data xmlns='{NAMESPACE}' seq='{sequence}' sid='{sid}'>{text}</data>"


def closing(sid: str = SID) -> str:
    return f"<close xmlns='{NAMESPACE}' sid='{sid}'/>"


@dataclass
class Scene:
    """Bob runs our code, the peer writes stanzas by hand."""

    peer: RawPeer
    streams: InbandStreams
    bob: SignedIn
    raw: SignedIn
    delivered: list[ByteStream] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)

    @property
    def to(self) -> Jid:
        return self.bob.full_jid

    def expect(self, sid: str = SID) -> None:
        self.streams.expect(self.raw.full_jid, sid, self.delivered.append)

    async def opened(self, block_size: int = 4096) -> ByteStream:
        self.expect()
        await self.peer.ask(self.to, opening(block_size))
        return self.delivered[0]

    def watch_closes(self) -> None:
        async def closed(iq: Iq) -> None:
            self.closes.append(iq.xml[0].get("sid", ""))

        self.raw.session.answer("closes", "iq@type=set/ibb_close", closed)


@asynccontextmanager
async def scene(server: ProsodyServer, *, befriended: bool = False) -> AsyncIterator[Scene]:
    users = unique_user("bob"), unique_user("raw")
    async with signed_in(server, *users, befriended=befriended) as (bob, raw):
        streams = InbandStreams(bob.session)
        yield Scene(RawPeer(raw.session), streams, bob, raw)
        streams.close()


async def receive(stream: ByteStream, size: int | None = None) -> bytes:
    return await asyncio.to_thread(pull, stream, size)


@dataclass
class Taker:
    """A receiver by hand: refuses big blocks, counts, checks the order, may be slow or break off."""

    raw: SignedIn
    largest: int = 65535
    break_after: int | None = None
    round_trip_s: float = 0.0
    by_messages: bool = False
    """Wants no iqs, only messages."""
    answers_close: bool = True
    first: int = 0
    """The number of the first block."""
    stanzas: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    received: bytearray = field(default_factory=bytearray)
    running: int = 0
    most_running: int = 0
    closed: bool = False

    def listen(self) -> None:
        self.raw.session.answer("opens", "iq@type=set/ibb_open", self.opens)
        self.raw.session.answer("data", "iq@type=set/ibb_data", self.data)
        self.raw.session.answer("closes", "iq@type=set/ibb_close", self.closes)
        handler = Callback("blocks in messages", StanzaPath("message/ibb_data"), self.message)  # type: ignore[arg-type]
        self.raw.session.client.register_handler(handler)

    async def opens(self, iq: Iq) -> None:
        self.stanzas.append(iq.xml[0].get("stanza", "iq"))
        if self.by_messages and self.stanzas[-1] != "message":
            raise XMPPError("feature-not-implemented")
        size = int(iq.xml[0].get("block-size", "0"))
        self.sizes.append(size)
        if size > self.largest:
            raise XMPPError("resource-constraint")

    async def data(self, iq: Iq) -> None:
        data = base64.b64decode(iq.xml[0].text or "")
        if (
            iq.xml[0].get("seq") != str((self.first + len(self.received) // self.sizes[-1]) % 65536)
            or len(data) > self.sizes[-1]
        ):
            raise XMPPError("unexpected-request")
        self.received += data
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await asyncio.sleep(self.round_trip_s)
        self.running -= 1
        if self.break_after is not None and len(self.received) > self.break_after:
            raise XMPPError("item-not-found")

    def message(self, message: Message) -> None:
        element = message.xml.find(f"{{{NAMESPACE}}}data")
        if element is not None:
            assert element.get("seq") == str(len(self.received) // self.sizes[-1] % 65536)
            self.received += base64.b64decode(element.text or "")

    async def closes(self, iq: Iq) -> None:
        self.closed = True
        if not self.answers_close:
            await asyncio.Event().wait()
