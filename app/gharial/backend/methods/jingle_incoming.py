"""`JingleIncoming`: one file that a peer offers in a Jingle session (XEP-0234)."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.transports import TransportType, kinds_by_features, type_for, type_of
from gharial.backend.methods.jingle_contents import SessionShare
from gharial.backend.methods.jingle_ending import reason_of
from gharial.backend.methods.jingle_side import JingleSide
from gharial.backend.stanzas.hashes import STRENGTH
from gharial.backend.stanzas.jingle import Content, JingleStanza, Reason
from gharial.backend.stanzas.jingle_file import (
    BadFile,
    Checksum,
    JingleFile,
    Range,
    Received,
    description_element,
    read_info,
    received_element,
)
from gharial.backend.stanzas.offer_extras import Extras, read_extras
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Cancelled,
    DigestMismatch,
    Failure,
    NoAnswer,
    RequestFailed,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Group, Kind, Offer

log = logging.getLogger(__name__)

CHECKSUM_S = 60.0
"""The sender's digest may come a little after its last byte."""
FOREIGN_CHECKSUM_S = 20.0
"""Not every client that promises one sends it."""
INITIATIVE_S = 6.0
"""How long the initiator may take to replace a transport that failed, before we do."""
REPLACED_S = 30.0
_MOST_TRIES = 6
RECONNECT_S = 30.0
LINGER_S = 60.0
"""Gharial tells its checksum and ends the session: it is waited for, also over a loss of the connection."""
GOODBYE_S = 5.0
"""How long the sender may take to end a session in which it was told that all is well."""


class JingleIncoming(JingleSide):
    """Fulfils `Incoming`, and `Application` for its session."""

    def __init__(
        self,
        account_session: AccountSession,
        carriers: Carriers,
        session: SessionShare,
        content: Content,
        kinds: Sequence[Kind],
        file: JingleFile,
        online: asyncio.Event,
        forget: Callable[[], None],
        bits: BitsOfBinary,
        group: Group | None = None,
    ) -> None:
        super().__init__(account_session, carriers, session, content, kinds, forget)
        self._file = file
        self._bits = bits
        self._online = online
        self._whole: Digest | None = None
        """What came, once it is kept."""
        added = Extras() if content.description is None else read_extras(content.description)
        self.offer = Offer(
            session.sid,
            account_session.account,
            session.peer,
            "jingle",
            (offered_file(file, added),),
            datetime.now(UTC),
            group or added.group,
            added.preview,
        )
        self._digests = file.digests
        self._checksum: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sender_is_done = asyncio.Event()
        self._sender_knows = asyncio.Event()
        self._start_at = 0
        self._kind: Kind | None = None
        self._tries = 0
        self._fell_back = False

    # --- Incoming -----------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind | None:
        """How the last stream travels."""
        return self._kind

    @property
    def start_at(self) -> int:
        """Where the stream begins: where we asked."""
        return self._start_at

    @property
    def found_size(self) -> int | None:
        """The offer says it, or nothing does."""
        return self._file.size

    async def accept(self, start_at: int = 0) -> None:
        """Say yes and be ready. Raises Unsupported where the peer cannot start at `start_at`, and how it ended it."""
        if self.ending.failure is not None:
            raise self.ending.failure
        # Nothing would tell whether it still is the file of the first part.
        unproven = self._file.date is None and not (self._digests or self._file.hash_used)
        if start_at and (unproven or self._file.range is None) and not await self.is_own():
            raise Unsupported(self.peer.full, "range")
        self.learn_peer()
        self._start_at = start_at
        self.accepted_by_user = True
        made = usable_type(self.content.transport, self._kinds)
        if made is None or self.content.transport is None:
            element = await self._ask_for_another_way()
        else:
            transport = self.make_transport(made)
            transport.take(self.content.transport)
            while self._early:
                self.transport_informed(self.content, self._early.popleft())
            element = await self.ending.guard(transport.offer())
        wanted = JingleFile(
            self._file.name, self._file.size, digests=self._digests[:1], range=Range(start_at) if start_at else None
        )
        answer = Content(
            self.content.creator,
            self.content.name,
            self.content.senders,
            description_element(wanted),
            element,
            None if self.security is None else self.security.element(),
        )
        try:
            await self.ending.guard(self.session.accept([answer]))
        except RequestFailed as error:
            raise Unsupported(self.peer.full, "session-accept") from error
        except NoAnswer as error:
            raise TimedOut("accept", error.timeout_s) from error

    async def _ask_for_another_way(self) -> ET.Element:
        """No file can ride what it was offered with: the peer is asked for what can, and only then told our yes."""
        try:
            known = await self.ending.guard(self._account_session.discovery.features(self.peer))
        except (RequestFailed, NoAnswer):
            known = frozenset()
        # In-band is what every client with files has, whether it says so or not.
        kinds = (*kinds_by_features(known, (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY)), Kind.INBAND)
        for made in dict.fromkeys(type_for(kind) for kind in kinds if kind in self._kinds):
            try:
                if made is not None:
                    return await self.replace(made)
            except Unsupported:
                log.info("%s does not take %s instead", self.peer, made and made.namespace)
            except TimedOut as failure:
                raise Unsupported(self.peer.full, "transport-replace") from failure
        raise Unsupported(self.peer.full, "transport")

    async def decline(self) -> None:
        """Say no."""
        self.close()
        await self.session.end(Reason.DECLINE)

    async def next_stream(self) -> ByteStream:
        """The stream; the next call waits for its replacement, and asks for one where the initiator does not.

        Raises Unreachable, TimedOut, Unsupported, or how the peer ended it.
        """
        if self._tries and not await self.until_replaced(REPLACED_S):
            raise TimedOut("transport-replace", REPLACED_S)
        while True:
            self._tries += 1
            try:
                stream = await self.connect()
                self._kind = stream.kind
                return stream
            except (Unreachable, TimedOut, Unsupported) as failure:
                log.info("a transport of %s came to nothing: %r", self.peer, failure)
                if self._tries >= _MOST_TRIES or not await self._another_way():
                    raise

    async def _another_way(self) -> bool:
        """The initiator leads; where it does not, we propose what always works."""
        if await self.until_replaced(INITIATIVE_S):
            return True
        inband = type_for(Kind.INBAND)
        if inband is None or Kind.INBAND not in self._kinds or self._fell_back:
            return False
        self._fell_back = True
        await self.replace(inband)
        return True

    async def expected_digest(self) -> Digest | None:
        """The strongest digest the sender told, in the offer or at the end; None where there is none."""
        own = await self.is_own()
        if not self._digests and (own or self._file.hash_used):
            try:
                async with asyncio.timeout(CHECKSUM_S if own else FOREIGN_CHECKSUM_S):
                    await self.ending.guard(asyncio.shield(self._checksum))
            except TimeoutError:
                log.info("%s promised a checksum that never came", self.peer)
            except Failure as failure:
                # All bytes are here; who ended it now cannot take them back.
                log.info("%s told no checksum: %r", self.peer, failure)
        return self._digests[0] if self._digests else None

    async def finish(self, digest: Digest) -> None:
        """The file is whole: say so (XEP-0234 §8.2), and end the session unless the sender does."""
        self._whole = digest
        self.close()
        # It outlives this wait: a checksum that comes late is still answered, and nobody here has to wait for it.
        self._background.start(self._say_goodbye())
        try:
            async with asyncio.timeout(GOODBYE_S):
                await self._sender_knows.wait()
        except TimeoutError:
            log.debug("%s takes its time to end a session", self.peer)

    async def _say_goodbye(self) -> None:
        """Tell that the file is here; the sender ends the session, or we do."""
        try:
            async with asyncio.timeout(RECONNECT_S):
                await self._online.wait()
            await self._tell_received()
            own = await self.is_own()
            if not own:
                # It need not end the session, and some never do: its answer to `received` is enough.
                self._sender_knows.set()
            async with asyncio.timeout(LINGER_S if own else GOODBYE_S):
                await self._sender_is_done.wait()
        except (Failure, TimeoutError) as error:
            log.debug("the end of a session with %s: %r", self.peer, error)
        await self.session.end(Reason.SUCCESS)
        self._sender_knows.set()

    async def picture(self, *, asked: bool) -> bytes | None:
        """The thumbnail of the offer (XEP-0264), asked or not: only of who sees anyway that we are there."""
        thumbnail = self._file.thumbnail
        if thumbnail is None or not self._carriers.sees_us(self.peer):
            return None
        return await self._bits.fetch(self.peer, thumbnail.cid)

    # --- Application --------------------------------------------------------------------------------------------------

    def accepted(self, contents: Sequence[Content]) -> None:
        """Never comes: it is us who accept."""

    def accepts_info(self, payload: ET.Element) -> bool:
        """The digest of the file."""
        try:
            return isinstance(read_info(payload), Checksum)
        except BadFile:
            return False

    def informed(self, payload: ET.Element) -> None:
        """The digest came."""
        told = read_info(payload)
        if isinstance(told, Checksum) and told.digests:
            self._digests = self._digests or told.digests
            self._compare(told)
        if not self._checksum.done():
            self._checksum.set_result(None)

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """Success is what a sender may say as soon as its last byte left; the bytes may still be coming."""
        if self._whole is not None:
            self._sender_is_done.set()
        elif reason is Reason.SUCCESS and self.streams:
            self._sender_is_done.set()
            if not self._checksum.done():
                self._checksum.set_result(None)
        elif reason is Reason.CANCEL and not self.accepted_by_user:
            self.happened(Cancelled(by_us=False))
        else:
            super().ended(reason, stanza)

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _tell_received(self) -> None:
        await self.session.inform(received_element(Received(self.content.creator, self.content.name)))

    def _compare(self, told: Checksum) -> None:
        """After the end: the sender hears it if it is not the file that came."""
        whole = self._whole
        if whole is None:
            return
        sent = next((one for one in told.digests if one.algorithm == whole.algorithm), whole)
        if sent.hex != whole.hex:
            reason, detail = reason_of(DigestMismatch(whole.algorithm, sent.hex, whole.hex))
            self._background.start(self.session.end(reason, detail=detail))
            self._sender_is_done.set()
        else:
            self._background.start(self._tell_received())


def usable_type(element: ET.Element | None, kinds: Sequence[Kind]) -> TransportType | None:
    """What a file may take of what a peer offers, where these `kinds` are allowed; None where it cannot."""
    made = type_of(element)
    if made is None or element is None or not set(made.kinds) & set(kinds) or not made.is_usable(element):
        return None
    return made


def offered_file(file: JingleFile, added: Extras) -> FileInfo:
    """What a description says, as everybody here knows files."""
    strong = [one for one in file.digests if one.algorithm in STRENGTH]
    return FileInfo(
        file.name,
        UNKNOWN_SIZE if file.size is None else file.size,
        strong[0] if strong else None,
        file.media_type,
        file.date,
        file.description,
        added.entries,
    )
