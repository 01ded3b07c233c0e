"""Two people, each with every method on a session of their own, and a plain way to push bytes through a stream."""

import asyncio
import hashlib
import io
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods import MethodFactory
from gharial.backend.methods.interface import Incoming, Method, Outgoing
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure
from gharial.model.transfer import Digest, FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.support.accounts import QUICK, SignedIn, signed_in, unique_user

SLICE = 1 << 18


@dataclass
class Party:
    """One person."""

    person: SignedIn
    carriers: Carriers
    method: Method
    offers: "asyncio.Queue[Incoming]" = field(default_factory=asyncio.Queue)

    async def offer(
        self, other: "Party", name: str, size: int, kinds: Sequence[Kind] = (), **facts: object
    ) -> Outgoing:
        """Propose a file to the other one."""
        file = FileInfo(name, size, **facts)  # type: ignore[arg-type]
        offer = Offer(
            uuid.uuid4().hex, self.person.jid, other.person.full_jid, self.method.name, (file,), datetime.now(UTC)
        )
        return await self.method.offer(offer, kinds or self.method.kinds)

    async def next_offer(self, name: str = "") -> Incoming:
        """The next one that came, of a file of this name if one is given, within a minute."""
        async with asyncio.timeout(60):
            while True:
                # Several that left at once may come in another order, and several may wait: each looks at all of them
                # in one go, so that none takes and gives back what another waits for.
                for _ in range(self.offers.qsize()):
                    incoming = self.offers.get_nowait()
                    if not name or incoming.offer.files[0].name == name:
                        return incoming
                    self.offers.put_nowait(incoming)
                await asyncio.sleep(0.005)


@asynccontextmanager
async def two_parties(
    server: ProsodyServer,
    factory: MethodFactory,
    *,
    listens: Sequence[Kind] = (),
    befriended: bool = False,
) -> AsyncIterator[tuple[Party, Party]]:
    """Alice and Bob. Both listen, over the bytestreams `listens` or all."""
    made: dict[str, tuple[Carriers, Method]] = {}

    def equip(session: AccountSession) -> None:
        carriers = Carriers(session)
        method = factory(session, carriers)
        method.listen(queues.setdefault(session.account.bare, asyncio.Queue()).put_nowait, listens)
        made[session.account.bare] = carriers, method

    queues: dict[str, asyncio.Queue[Incoming]] = {}
    users = unique_user("alice"), unique_user("bob")
    # A server that does not understand us after a resumption is noticed soon.
    timing = replace(QUICK, probe_s=3.0)
    async with signed_in(
        server, *users, befriended=befriended, before=lambda accounts: accounts.on_session(equip), timing=timing
    ) as people:
        parties = [Party(one, *made[one.jid.bare], queues[one.jid.bare]) for one in people]
        try:
            yield parties[0], parties[1]
        finally:
            for party in parties:
                party.carriers.close()


@dataclass
class Told:
    """What `on_peer_abort` said."""

    failures: list[Failure] = field(default_factory=list)
    event: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.event.set()

    async def within(self, seconds: float) -> Failure:
        """The failure, if it comes in time."""
        async with asyncio.timeout(seconds):
            await self.event.wait()
        return self.failures[0]


def told_of(side: Outgoing | Incoming) -> Told:
    """Listen to how the peer ends it."""
    told = Told()
    side.on_peer_abort(told)
    return told


def sha256(data: bytes) -> Digest:
    return Digest("sha-256", hashlib.sha256(data).hexdigest())


def push(stream: ByteStream, file: BinaryIO, size: int, start_at: int = 0, *, finish: bool = True) -> None:
    """Send a file and end the stream; for a worker thread."""
    offset = start_at
    while offset < size:
        offset += stream.send_slice(file, offset, min(SLICE, size - offset))
    if finish:
        stream.finish_sending()


def push_bytes(stream: ByteStream, data: bytes) -> None:
    """The same from memory, where nothing of the system's stands behind the file."""
    push(stream, io.BytesIO(data), len(data))


def pull(stream: ByteStream, size: int | None = None) -> bytes:
    """Receive to the end, or `size` bytes; for a worker thread."""
    received, buffer = bytearray(), memoryview(bytearray(SLICE))
    while size is None or len(received) < size:
        count = stream.receive_into(buffer)
        if count == 0:
            break
        received += buffer[: count or 0]
    return bytes(received)
