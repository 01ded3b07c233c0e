"""`ShareReception`: a share that a peer offers: its session, its channels, and what became of each of its files."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.bytestreams.share_connection import ShareConnection, ShareFetchStream
from gharial.backend.jingle.google_session import MOST_CHANNELS, GoogleSession
from gharial.backend.methods.google_channel import ShareChannel
from gharial.backend.methods.peer_ending import PeerEnding
from gharial.backend.stanzas.google_share import (
    Item,
    Message,
    Share,
    ShareCandidate,
    channel_element,
    complete_element,
    description_element,
)
from gharial.backend.wire.google_http import preview_query, request
from gharial.model.failures import (
    Cancelled,
    Failure,
    HttpRefused,
    Interrupted,
    NoAnswer,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.picture import LARGEST_BYTES, SIDE
from gharial.model.transfer import UNKNOWN_SIZE

log = logging.getLogger(__name__)

_OK, _PART = 200, 206
_PREVIEW_CHANNELS = 3
"""Channels of a session that are for previews alone, one at a time."""
_PREVIEW_S = 20.0


class ShareReception:
    """Fulfils `SessionUser`. The session is accepted with the first yes, and completed when every item is decided."""

    def __init__(
        self,
        session: GoogleSession,
        links: P2pLinks,
        share: Share,
        may_show: Callable[[bool], bool],
        forget: Callable[[], None],
    ) -> None:
        self.session = session
        self.share = share
        self.ending = PeerEnding()
        self._links = links
        self._may_show = may_show
        self._forget = forget
        self._channels: dict[str, ShareChannel] = {}
        self._idle: list[ShareConnection] = []
        self._room = asyncio.Semaphore(MOST_CHANNELS - _PREVIEW_CHANNELS)
        self._count = 0
        self._looking = asyncio.Lock()
        self._lookers = 0
        self._shown_on: ShareChannel | None = None
        self._previews_left = _PREVIEW_CHANNELS
        self._accepting: asyncio.Task[None] | None = None
        self._open_items = {item.name for item in share.items}
        self._fetched: set[str] = set()
        self._over = False
        self._tasks: set[asyncio.Future[Any]] = set()
        self._listeners: list[Callable[[Failure], None]] = []
        self.on_decided: Callable[[], None] = lambda: None
        """An item was accepted or declined: another may be asked about."""

    @property
    def peer(self) -> Jid:
        """Full."""
        return self.session.peer

    # --- told by the items --------------------------------------------------------------------------------------------

    async def accept(self) -> None:
        """Say yes for the whole session, once. Raises Unsupported, TimedOut, NotConnected, or how the peer ended it."""
        if self._accepting is None:
            # The description says nothing that the sender does not know.
            self._accepting = asyncio.get_running_loop().create_task(
                self._send(self.session.accept(description_element(Share())))
            )
        await self.ending.guard(asyncio.shield(self._accepting))

    async def _send(self, sending: Coroutine[Any, Any, Any]) -> None:
        try:
            await sending
        except RequestFailed as error:
            raise Unsupported(self.peer.full, error.condition) from error
        except NoAnswer as error:
            raise TimedOut("accept", error.timeout_s) from error

    async def fetch(self, item: Item, start: int = 0) -> tuple[ShareFetchStream, int, int]:
        """The body of an item, where it begins (at `start` or 0), its length (UNKNOWN_SIZE for a folder's archive).

        One file after another on a connection, as many connections as files are asked for at once. Raises
        Unreachable, TimedOut, Interrupted, ProtocolBreach, HttpRefused, or how the peer ended it.
        """
        await self.ending.guard(self._room.acquire())
        try:
            connection = await self.ending.guard(self._connection())
            return await self.ending.guard(self._ask(connection, item, start))
        except BaseException:
            self._room.release()
            raise

    def shows(self, item: Item, *, asked: bool) -> bool:
        """Its sender has a preview of it that may be looked at, because a person `asked` or without being asked."""
        return item.image is not None and bool(self.share.preview_path) and self._may_show(asked)

    async def preview(self, item: Item) -> bytes | None:
        """A small picture of an item, at any time; None where the sender has none after all.

        It goes over a channel of its own, one after the other, so that the bytes of files never wait for it. Raises
        Unreachable, TimedOut, Interrupted, ProtocolBreach, or how the peer ended it.
        """
        self._lookers += 1
        try:
            async with self._looking:
                if self._over:
                    return None
                async with asyncio.timeout(_PREVIEW_S):
                    return await self.ending.guard(self._look(item))
        except TimeoutError as error:
            self._stop_looking()
            raise TimedOut("preview", _PREVIEW_S) from error
        except Failure:
            self._stop_looking()
            raise
        finally:
            self._lookers -= 1
            if not self._lookers:
                # A person may think for hours; the sender need not be pinged that long.
                self._stop_looking()

    async def _look(self, item: Item) -> bytes | None:
        channel = self._shown_on
        if channel is None or channel.connection is None or channel.connection.closed:
            if not self._previews_left:
                return None
            self._previews_left -= 1
            channel = self._shown_on = self._named("proxy")
            await channel.open(active=False)
        assert channel.connection is not None  # noqa: S101 - it was opened
        query = preview_query(SIDE, SIDE)
        line = request(self.share.preview_path, item.name, self.session.initiator, query)
        return await asyncio.to_thread(channel.connection.fetch, line, LARGEST_BYTES, _PREVIEW_S)

    def _stop_looking(self) -> None:
        channel, self._shown_on = self._shown_on, None
        if channel is not None:
            channel.close()
            self._channels.pop(channel.name, None)

    def item_over(self, name: str, *, fetched: bool) -> None:
        """It was declined, given up, or is here."""
        if name not in self._open_items:
            return
        self._open_items.discard(name)
        if fetched:
            self._fetched.add(name)

    def listen(self, callback: Callable[[Failure], None]) -> None:
        """Call if the peer ends it, or at once if it has."""
        self._listeners.append(callback)
        if self.ending.failure is not None and not self._over:
            callback(self.ending.failure)

    async def settle(self, *, broken: bool = False) -> None:
        """Where nothing is left to decide, complete the session or end it, `broken` or not; never raises."""
        if self._open_items or self._over:
            return
        if self.ending.failure is not None:
            self.close()
            return
        if self._accepting is None:
            self.close()
            await self.session.reject()
            return
        if self._fetched:
            try:
                # Always before the end: a sender takes an end without it for a refusal.
                await self.session.send(Message.INFO, complete_element())
            except Failure as failure:
                log.info("%s did not take note that all is here: %r", self.peer, failure)
        self.close()
        await self.session.terminate(broken=broken)

    def close(self) -> None:
        """Free the ports."""
        if self._over:
            return
        self._over = True
        self.ending.close()
        for channel in self._channels.values():
            channel.close()
        self._forget()

    # --- SessionUser --------------------------------------------------------------------------------------------------

    def accepted(self) -> None:
        """Never comes: it is us who accept."""

    def refused(self) -> None:
        """Never comes."""

    def channel_named(self, name: str) -> None:
        """Never comes: it is us who name them."""

    def completed(self) -> None:
        """Never comes."""

    def ended(self, *, broken: bool) -> None:
        """The sender took it back, or cannot go on."""
        self._happened(Interrupted(0, "given up by the other side") if broken else Cancelled(by_us=False))

    def dropped(self, failure: Failure) -> None:
        """Bytes on a path of their own go on."""
        if self._shown_on is not None:
            self._stop_looking()
        if not any(channel.connection is not None for channel in self._channels.values()):
            self.session.close()
            self._happened(failure)

    def candidates_came(self, candidates: Sequence[ShareCandidate]) -> None:
        """Addresses of the sender."""
        for channel in self._channels.values():
            channel.add(candidates)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _happened(self, failure: Failure) -> None:
        if self._over or self.ending.failure is not None:
            return
        self.ending.happened(failure)
        for callback in self._listeners:
            callback(failure)
        for channel in self._channels.values():
            channel.close()
        self._forget()

    async def _connection(self) -> ShareConnection:
        """One that waits for the next request, or a new one."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.closed:
                return connection
        if len(self.session.channels) >= MOST_CHANNELS:
            raise Interrupted(0, "too many channels broke")
        channel = self._named("private")
        try:
            return await channel.open(active=False)
        except BaseException:
            channel.close()
            raise

    def _named(self, purpose: str) -> ShareChannel:
        """A new channel, which the sender knows of before the first of its addresses."""
        self._count += 1
        channel = ShareChannel(self.session, self._links, f"{purpose}-{self._count}")
        self._channels[channel.name] = channel
        announcing = asyncio.ensure_future(self.session.announce(channel.name, channel_element(channel.name)))
        self._tasks.add(announcing)
        announcing.add_done_callback(self._announced)
        return channel

    def _announced(self, announcing: "asyncio.Future[Any]") -> None:
        self._tasks.discard(announcing)
        if not announcing.cancelled() and (error := announcing.exception()) is not None:
            log.info("a channel was not taken by %s: %r", self.peer, error)

    async def _ask(self, connection: ShareConnection, item: Item, start: int) -> tuple[ShareFetchStream, int, int]:
        loop = asyncio.get_running_loop()
        line = request(self.share.source_path, item.name, self.session.initiator, start=start)
        try:
            response = await asyncio.to_thread(connection.ask, line)
        except BaseException:
            connection.close()
            raise
        if response.status != _OK and not (start and response.status == _PART):
            if response.length or response.chunked or not response.keep_alive:
                connection.close()
            else:
                self._idle.append(connection)
            raise HttpRefused(self.peer.full, response.status)
        length = UNKNOWN_SIZE if response.length is None else response.length
        begins = response.start
        if begins not in (0, start):
            connection.close()
            raise ProtocolBreach(self.peer.full, f"begins at byte {begins} instead of {start}")
        if not item.is_folder and item.size is not None and length not in (item.size - begins, UNKNOWN_SIZE):
            connection.close()
            raise ProtocolBreach(self.peer.full, f"{length} bytes of a file announced with {item.size}")
        if not item.is_folder and item.size is None and length == UNKNOWN_SIZE:
            connection.close()
            raise ProtocolBreach(self.peer.full, "a file of no size at all")

        def ended() -> None:
            # In the thread that read the last byte.
            loop.call_soon_threadsafe(self._let_go, connection)

        def free() -> None:
            loop.call_soon_threadsafe(self._room.release)

        return _Held(connection, response, ended, free), begins, length

    def _let_go(self, connection: ShareConnection) -> None:
        if not connection.closed and not self._over:
            self._idle.append(connection)


class _Held(ShareFetchStream):
    """Frees its place when it is closed."""

    def __init__(self, connection: Any, response: Any, on_end: Callable[[], None], free: Callable[[], None]) -> None:
        self._free: Callable[[], None] | None = free
        super().__init__(connection, response, on_end)

    def close(self) -> None:
        super().close()
        free, self._free = self._free, None
        if free is not None:
            try:
                free()
            except RuntimeError:  # the loop is closed: nobody waits for a place
                log.debug("a body was closed behind the end")
