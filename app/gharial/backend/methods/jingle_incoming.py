"""`JingleIncoming`: one file that a peer offers in a Jingle session (XEP-0234)."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.session import JingleSession
from gharial.backend.jingle.transports import type_for, type_of
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
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Cancelled, Failure, NoAnswer, RequestFailed, TimedOut, Unsupported
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind, Offer

log = logging.getLogger(__name__)

CHECKSUM_S = 60.0
"""The sender's digest may come a little after its last byte."""
INITIATIVE_S = 6.0
"""How long the initiator may take to replace a transport that failed, before we do."""
REPLACED_S = 30.0
GOODBYE_S = 5.0
"""How long the sender may take to end a session in which it was told that all is well."""


class JingleIncoming(JingleSide):
    """Fulfils `Incoming`, and `Application` for its session."""

    def __init__(
        self,
        account_session: AccountSession,
        carriers: Carriers,
        session: JingleSession,
        content: Content,
        kinds: Sequence[Kind],
        file: JingleFile,
        forget: Callable[[], None],
    ) -> None:
        super().__init__(account_session, carriers, session, content, kinds, forget)
        self._file = file
        strong = [one for one in file.digests if one.algorithm in STRENGTH]
        info = FileInfo(
            file.name,
            UNKNOWN_SIZE if file.size is None else file.size,
            strong[0] if strong else None,
            file.media_type,
            file.date,
            file.description,
        )
        self.offer = Offer(session.sid, account_session.account, session.peer, "jingle", (info,), datetime.now(UTC))
        self._digests = file.digests
        self._checksum: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sender_is_done = asyncio.Event()
        self._start_at = 0
        self._kind: Kind | None = None
        self._tries = 0

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
        if start_at and self._file.range is None and not await self.is_own():
            raise Unsupported(self.peer.full, "range")
        given = self.content.transport
        made = type_of(given)
        if made is None or given is None:
            raise Unsupported(self.peer.full, "transport")
        transport = self.make_transport(made)
        transport.take(given)
        self._start_at = start_at
        self.accepted_by_user = True
        element = await self.ending.guard(transport.offer())
        wanted = JingleFile(
            self._file.name, self._file.size, digests=self._digests[:1], range=Range(start_at) if start_at else None
        )
        answer = Content(
            self.content.creator, self.content.name, self.content.senders, description_element(wanted), element
        )
        try:
            await self.ending.guard(self.session.accept([answer]))
        except RequestFailed as error:
            raise Unsupported(self.peer.full, "session-accept") from error
        except NoAnswer as error:
            raise TimedOut("accept", error.timeout_s) from error

    async def decline(self) -> None:
        """Say no."""
        self.close()
        await self.session.end(Reason.DECLINE)

    async def next_stream(self) -> ByteStream:
        """The stream; the next call waits for its replacement, and asks for one where the initiator does not.

        Raises Unreachable, TimedOut, Unsupported, or how the peer ended it.
        """
        self._tries += 1
        if self._tries > 1 and not await self.until_replaced(INITIATIVE_S):
            inband = type_for(Kind.INBAND)
            asked_before = self._kind is Kind.INBAND or self._tries > 2
            if inband is not None and Kind.INBAND in self._kinds and not asked_before:
                await self.replace(inband)
            elif not await self.until_replaced(REPLACED_S):
                raise TimedOut("transport-replace", REPLACED_S)
        stream = await self.connect()
        self._kind = stream.kind
        return stream

    async def expected_digest(self) -> Digest | None:
        """The strongest digest the sender told, in the offer or at the end; None where there is none."""
        promised = bool(self._file.hash_used) or await self.is_own()
        if not self._digests and promised:
            try:
                async with asyncio.timeout(CHECKSUM_S):
                    await self.ending.guard(asyncio.shield(self._checksum))
            except TimeoutError:
                log.info("%s promised a checksum that never came", self.peer)
            except Failure as failure:
                # All bytes are here; who ended it now cannot take them back.
                log.info("%s told no checksum: %r", self.peer, failure)
        return self._digests[0] if self._digests else None

    async def finish(self, digest: Digest) -> None:
        """The file is whole: say so (XEP-0234 §8.2), and end the session unless the sender does."""
        told = Received(self.content.creator, self.content.name)
        try:
            await self.session.inform(received_element(told))
            async with asyncio.timeout(GOODBYE_S):
                await self.ending.guard(self._sender_is_done.wait())
        except (Failure, TimeoutError) as error:
            log.debug("the end of a session with %s: %r", self.peer, error)
        self.close()
        await self.session.end(Reason.SUCCESS)

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
        if not self._checksum.done():
            self._checksum.set_result(None)

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """Success is what a sender may say as soon as its last byte left; the bytes may still be coming."""
        if reason is Reason.SUCCESS and self.streams:
            self._sender_is_done.set()
            if not self._checksum.done():
                self._checksum.set_result(None)
        elif reason is Reason.CANCEL and not self.accepted_by_user:
            self.happened(Cancelled(by_us=False))
        else:
            super().ended(reason, stanza)
