"""`JingleRequested`: a file that we ask a peer for in a session of ours (XEP-0234 §6): it accepts, and sends.

The roles are those of an offer turned round: who opens the session is who gets the file, and leads where a transport
comes to nothing. A peer may also end the session and offer the file itself (`alternative-session`), as Gharial does.
"""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.session import JingleSession
from gharial.backend.jingle.transports import type_for
from gharial.backend.methods.interface import Wish
from gharial.backend.methods.jingle_answer import GONE, answer_to, other_type
from gharial.backend.methods.jingle_ending import failure_of
from gharial.backend.methods.jingle_incoming import JingleIncoming
from gharial.backend.methods.peer_ending import see_outcome
from gharial.backend.stanzas.file_list import published_element
from gharial.backend.stanzas.jingle import (
    Content,
    JingleStanza,
    Reason,
    Role,
    Senders,
    alternative_sid,
    namespace_of,
)
from gharial.backend.stanzas.jingle_file import (
    ERRORS,
    NAMESPACE,
    BadFile,
    JingleFile,
    Range,
    description_element,
    read_description,
)
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Declined,
    Failure,
    NoAnswer,
    NotConnected,
    NotPublished,
    OtherFile,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind
from gharial.model.transfer_bounds import Lack

log = logging.getLogger(__name__)

PROMISE_S = 30.0
"""Gharial asks nobody before it answers."""


def asked_content(wish: Wish) -> Content:
    """What the request is about: the file, as far as it is known, sent by who accepts."""
    extras = (published_element(wish.id),) if wish.id else ()
    return Content(Role.INITIATOR, "file", Senders.RESPONDER, description_element(_told(wish.file), extras))


def _told(file: FileInfo, start_at: int = 0) -> JingleFile:
    size = None if file.size == UNKNOWN_SIZE else file.size
    digests = () if file.digest is None else (file.digest,)
    return JingleFile(file.name, size, date=file.date, digests=digests, range=Range(start_at) if start_at else None)


class JingleRequested(JingleIncoming):
    """Fulfils `Incoming`: `accept` asks, and the first stream waits for the answer."""

    def __init__(
        self,
        account_session: AccountSession,
        carriers: Carriers,
        session: JingleSession,
        wish: Wish,
        kinds: Sequence[Kind],
        online: asyncio.Event,
        forget: Callable[[], None],
        bits: BitsOfBinary,
    ) -> None:
        file = _told(wish.file)
        super().__init__(
            account_session, carriers, session, asked_content(wish), kinds, file, online, forget, bits, None
        )
        self._whole_session = session
        self._wish = wish
        self._left = list(kinds)
        """Ways that were not tried yet, best first."""
        self._agreed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._agreed.add_done_callback(see_outcome)
        self._promised: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._wants_promise = self._chosen_by_peer = False
        self.offer = replace(self.offer, files=(wish.file,))

    # --- asking -------------------------------------------------------------------------------------------------------

    async def accept(self, start_at: int = 0) -> None:
        """Ask for the file, from `start_at` on; returns when the peer has the request. Raises PeerGone, Unsupported."""
        if self.ending.failure is not None:
            raise self.ending.failure
        if self._whole_session.state is not SessionState.NEW:
            raise Unsupported(self.peer.full, "range")
        self._account_session.require_online()
        self.learn_peer()
        extras = (published_element(self._wish.id),) if self._wish.id else ()
        described = description_element(_told(self._wish.file, start_at), extras)
        try:
            element = await self._first_transport()
            content = self.content
            whole = Content(content.creator, content.name, content.senders, described, element)
            await self.ending.guard(self._whole_session.initiate([whole]))
        except RequestFailed as error:
            self.close()
            if error.condition in GONE:
                raise PeerGone(self.peer.full) from error
            raise Unsupported(self.peer.full, NAMESPACE) from error
        except NoAnswer as error:
            self.close()
            raise TimedOut("request", error.timeout_s) from error
        except BaseException:
            if self._whole_session.state is SessionState.NEW:
                # It never left: nobody is to be told, and nobody will end it.
                self.close()
                self._whole_session.drop()
            raise

    async def promised(self) -> str:
        """Ask a peer that answers with an offer of its own; the id of that. Raises NotPublished, Declined, TimedOut."""
        self._wants_promise = True
        await self.accept()
        try:
            async with asyncio.timeout(PROMISE_S):
                sid = await self.ending.guard(asyncio.shield(self._promised))
        except TimeoutError as error:
            raise TimedOut("request", PROMISE_S) from error
        finally:
            self.close()
            await self._whole_session.end(Reason.CANCEL)
        if not sid:
            raise ProtocolBreach(self.peer.full, "did not say under which sid it will offer the file")
        return sid

    async def _first_transport(self) -> ET.Element:
        """The element of the best way, or of the next where that cannot be offered. Raises Unsupported."""
        while self._left:
            first = self._left[0]
            made = type_for(first)
            if made is not None:
                transport = self.make_transport(made, first)
                self._left = [kind for kind in self._left if kind not in transport.kinds]
                try:
                    return await self.ending.guard(transport.offer())
                except Unsupported:
                    log.info("no %s for %s", transport.namespace, self.peer)
            else:
                del self._left[0]
        raise Unsupported(self.peer.full, "a transport for Jingle file transfer")

    async def decline(self) -> None:
        """It is not wanted any more."""
        self.close()
        if self._whole_session.state is SessionState.NEW:
            self._whole_session.drop()
        await self.session.end(Reason.CANCEL)

    async def abort(self, failure: Failure) -> None:
        """End it with the reason that says so; what never left ends unsaid."""
        if self._whole_session.state is SessionState.NEW:
            self.close()
            self._whole_session.drop()
        await super().abort(failure)

    async def next_stream(self) -> ByteStream:
        """The stream, after the peer agreed. Raises Unreachable, TimedOut, Unsupported, or how the peer ended it."""
        await self.ending.guard(asyncio.shield(self._agreed))
        if self.streams:
            # How a stream that broke goes on in the same session is nowhere said: it is asked for again, with a range.
            raise Unreachable()
        try:
            if self._tries and not self.fits_any():
                raise Unreachable()
            return await super().next_stream()
        except (Unreachable, TimedOut, Unsupported) as failure:
            self.happened(failure)  # no way is left, and the next is not the peer's to find
            raise

    async def _another_way(self) -> bool:
        """We lead: the next way is ours to propose, unless the peer was quicker."""
        if self.fits_any():
            return True
        while self._left:
            following = self._left[0]
            made = type_for(following)
            if made is None:
                del self._left[0]
                continue
            try:
                replacing = self.replace(made, following)
                self._left = [kind for kind in self._left[1:] if kind not in made.kinds]
                await replacing
            except (Unsupported, TimedOut) as failure:
                log.info("%s does not take %s: %r", self.peer, following.value, failure)
                if self.fits_any():
                    return True
            else:
                return True
        return False

    def fits_any(self) -> bool:
        """The transport in use was not tried yet: the peer has put it there."""
        return any(self.fits(kind) for kind in self._kinds)

    # --- Application --------------------------------------------------------------------------------------------------

    def accepted(self, contents: Sequence[Content]) -> None:
        """The peer sends it, and says from where."""
        try:
            self._take_answer(contents)
        except Failure as failure:
            self.happened(failure)
            self._background.start(self.abort(failure))
        else:
            self.accepted_by_user = True
            if not self._agreed.done():
                self._agreed.set_result(None)

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """Before the yes: it is not there, or not for us, or comes as an offer."""
        if self.accepted_by_user:
            super().ended(reason, stanza)
        elif reason is Reason.ALTERNATIVE_SESSION and self._wants_promise:
            if not self._promised.done():
                self._promised.set_result(alternative_sid(stanza))
        elif reason is Reason.FAILED_APPLICATION and _says_not_there(stanza):
            self.happened(NotPublished(self.peer.full, self._wish.file.name))
        else:
            failure = failure_of(self.peer, reason, stanza, accepted=False, moving=False)
            if isinstance(failure, Unsupported):
                failure = Unsupported(self.peer.full, Lack.ASKED_FOR.value)
            if stanza is None and reason is Reason.CONNECTIVITY_ERROR:
                failure = NotConnected(self._account_session.account.bare)
            self.happened(failure)

    def replaced(self) -> None:
        """The peer changes what it was offered."""
        self._chosen_by_peer = True

    # --- inside -------------------------------------------------------------------------------------------------------

    def _take_answer(self, contents: Sequence[Content]) -> None:
        answer, element = answer_to(self.content, contents, self.security, self.peer)
        if answer.senders not in (None, Senders.RESPONDER, Senders.BOTH):
            raise Declined(self.peer.full)
        if namespace_of(answer.description) == NAMESPACE and answer.description is not None:
            self._take_file(answer.description)
        other = other_type(element, self._transport, self._kinds, self.peer)
        if other is not None:
            self._left = [kind for kind in self._left if kind not in other.kinds]
            self.make_transport(other)
        elif self._chosen_by_peer:
            return  # it took another's place before the yes, and is only named again
        assert self._transport is not None  # noqa: S101 - made just before, or with the request
        self._transport.take(element)

    def _take_file(self, description: ET.Element) -> None:
        """What it says to send must be what was asked for. Raises OtherFile, ProtocolBreach."""
        try:
            told = read_description(description)
        except BadFile as error:
            raise ProtocolBreach(self.peer.full, str(error)) from error
        if (differs := difference(self._wish.file, told)) is not None:
            raise OtherFile(self.peer.full, differs)
        self._digests = self._digests or told.digests
        self._file = JingleFile(self._file.name, self._file.size, hash_used=told.hash_used)
        self._start_at = 0 if told.range is None else told.range.offset


def difference(asked: FileInfo, told: JingleFile) -> str | None:
    """What of a file differs from what was asked for; None where nothing that both say does. Pure."""
    if told.name and told.name != asked.name:
        return "name"
    if told.size is not None and asked.size not in (UNKNOWN_SIZE, told.size):
        return "size"
    same: list[Digest] = [one for one in told.digests if asked.digest and one.algorithm == asked.digest.algorithm]
    return "hash" if same and asked.digest not in same else None


def _says_not_there(stanza: JingleStanza | None) -> bool:
    detail = None if stanza is None else stanza.reason_detail
    return detail is not None and detail.tag == f"{{{ERRORS}}}file-not-available"
