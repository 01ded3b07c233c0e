"""`LinkIncoming`: a file that a message linked to (XEP-0363, XEP-0447). No packet leaves for it before the yes."""

import asyncio
from collections.abc import Callable

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.http_get_stream import Body, HttpGetStream
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.sealed_stream import SealedStream
from gharial.backend.wire.http import Link
from gharial.backend.wire.sealed_link import TAG_SIZE, Seal
from gharial.model.failures import (
    Cancelled,
    DigestMismatch,
    Failure,
    HttpRefused,
    LinkFault,
    LinkRefused,
    LocalFileProblem,
    ProtocolBreach,
    TimedOut,
    Unsupported,
)
from gharial.model.transfer import UNKNOWN_SIZE, Digest, Kind, Offer

FETCH_S = 75.0
PAUSES_S = (2.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0)
"""After a break, how long until it is fetched again."""
_GONE = frozenset({404, 410})
_LASTING = (DigestMismatch, HttpRefused, LinkRefused, LocalFileProblem)
"""Trying again by itself changes nothing about these."""


class LinkIncoming:
    """Fulfils `Incoming`. Its sender is not needed any more: after a break it offers itself `again`.

    `ended` hears that it is over: True where the link is done with, fetched or declined; False where it failed for
    good, and only a person may want it tried again.
    """

    def __init__(
        self,
        carriers: Carriers,
        offer: Offer,
        link: Link,
        *,
        known: bool,
        ended: Callable[[bool], None],
        again: Callable[["LinkIncoming"], None],
        seal: Seal | None = None,
    ) -> None:
        self._carriers = carriers
        self._offer = offer
        self._link = link
        self._known = known
        self._ended = ended
        self._again = again
        self._seal = seal
        self._wanted = 0
        self._validator = ""
        self._body: Body | None = None
        self._stream: HttpGetStream | None = None
        self._breaks = 0
        self._failure: Failure | None = None
        self._retry: asyncio.TimerHandle | None = None
        self._over = False

    @property
    def known(self) -> bool:
        """Its sender was in the roster when it came."""
        return self._known

    @property
    def is_gone(self) -> bool:
        """Its server does not have it any more."""
        return isinstance(self._failure, HttpRefused) and self._failure.status in _GONE

    @property
    def offer(self) -> Offer:
        """What the message said."""
        return self._offer

    @property
    def kind(self) -> Kind | None:
        """HTTP."""
        return Kind.HTTP

    @property
    def start_at(self) -> int:
        """Where the stream begins: where we asked, or 0 where the server cannot, or has another file now."""
        return 0 if self._body is None else self._body.start_at

    @property
    def found_size(self) -> int | None:
        """What the server says the whole file has."""
        known = self._offer.files[0].size
        if known != UNKNOWN_SIZE:
            return known
        size = None if self._body is None else self._body.size
        if self._seal is None or size is None:
            return size
        # Of one that is empty nothing but the end can prove that.
        return size - TAG_SIZE if size > TAG_SIZE else None

    @property
    def found_name(self) -> str:
        """What its server calls the file."""
        return "" if self._body is None else self._body.name

    async def accept(self, start_at: int = 0) -> None:
        """Say yes. Raises LinkRefused where the sender is one who must not learn our address."""
        # A stranger's link leads where it says, and a person has just said yes to that; whom we hide from, we hide.
        account, peer = self._offer.account, self._offer.peer
        hidden = self._carriers.settings().rule_for(account.bare, peer.bare).hide_address
        if hidden or (self._known and not self._carriers.may_meet(peer)):
            raise LinkRefused(self._link.host, LinkFault.HIDDEN_ADDRESS.value)
        if start_at and self._seal is not None:
            # Only from the beginning to the end it proves itself.
            raise Unsupported(self._link.host, "range")
        self._wanted = start_at
        if self._retry is not None:
            self._retry.cancel()

    async def decline(self) -> None:
        """Say no; nobody hears it."""
        self._end(settled=True)

    async def next_stream(self) -> ByteStream:
        """The download. Raises how fetching failed."""
        file = self._offer.files[0]
        reach = self._carriers.http.reach(self._link, known=self._known)
        try:
            async with asyncio.timeout(FETCH_S):
                stream, body = await self._carriers.http.get(
                    self._link,
                    reach,
                    self._wanted,
                    validator=self._validator,
                    # Its hash will tell whether both parts are of the same file.
                    trusting=file.digest is not None,
                )
        except TimeoutError as error:
            raise TimedOut("response", FETCH_S) from error
        if file.size != UNKNOWN_SIZE and body.size is not None and body.size != file.size:
            stream.close()
            raise ProtocolBreach(self._link.host, f"a file of {body.size} bytes in place of {file.size}")
        self._validator = body.validator
        self._body, self._stream = body, stream
        return stream if self._seal is None else SealedStream(stream, self._seal, self._link.host)

    async def expected_digest(self) -> Digest | None:
        """The one in the message."""
        return self._offer.files[0].digest

    async def finish(self, digest: Digest) -> None:
        """It is here; nobody waits for word of it."""
        self._end(settled=True)

    async def abort(self, failure: Failure) -> None:
        """Hang up. What broke is tried again after a while; what was refused stays to be tried by hand."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._failure = failure
        if self._over:
            return
        if isinstance(failure, Cancelled):
            self._end(settled=True)
        elif isinstance(failure, DigestMismatch) and self.start_at:
            # The part that was here may be what is wrong: all of it, at once.
            self._validator = ""
            self._offer_again_in(0.0)
        elif isinstance(failure, _LASTING):
            self._ended(False)
        else:
            self._offer_again_in(PAUSES_S[min(self._breaks, len(PAUSES_S) - 1)])
            self._breaks += 1

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """A link is not withdrawn."""

    def fetch_again(self) -> bool:
        """Now, and not after the pause; False where the server does not have it any more."""
        if self._over or self.is_gone:
            return False
        self._breaks = 0
        self._offer_again_in(0.0)
        return True

    def _offer_again_in(self, pause_s: float) -> None:
        if self._retry is not None:
            self._retry.cancel()
        self._retry = asyncio.get_running_loop().call_later(pause_s, self._again, self)

    def _end(self, *, settled: bool) -> None:
        if self._over:
            return
        self._over = True
        if self._retry is not None:
            self._retry.cancel()
        if self._stream is not None:
            self._stream.close()
        self._ended(settled)
