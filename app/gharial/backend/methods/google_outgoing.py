"""`ShareOutgoing`: one file or folder of ours in a share."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, BinaryIO, TypeVar

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.share_connection import ShareServeStream
from gharial.backend.methods.google_delivery import Goods, ShareDelivery, Visit
from gharial.backend.wire.folder_tar import FolderTar
from gharial.backend.wire.google_http import file_head, folder_head, rest_head
from gharial.backend.wire.tar import BadTar
from gharial.model.failures import Cancelled, Failure, TimedOut, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind

T = TypeVar("T")

ANSWER_S = 3600.0
"""A person may be away from the screen; the user can cancel at any time."""
CONFIRM_S = 20.0
"""Not every receiver says that it has the file."""


class ShareOutgoing:
    """Fulfils `Outgoing`."""

    def __init__(self, delivery: ShareDelivery, goods: Goods, file: FileInfo) -> None:
        self._delivery = delivery
        self._goods = goods
        self._file = file
        self._visit: Visit | None = None
        self._start_at = 0

    @property
    def peer(self) -> Jid:
        """Full."""
        return self._delivery.peer

    @property
    def start_at(self) -> int:
        """What the peer asked for, once it has: the beginning, for all but our own clients."""
        return self._start_at

    async def answered(self) -> None:
        """Return when the peer accepted; of several files, when it asks for this one.

        Raises Declined, PeerGone, TimedOut, Unsupported, Cancelled, NotConnected.
        """
        ending = self._goods.ending
        try:
            async with asyncio.timeout(ANSWER_S):
                while self._delivery.initiating is None:
                    await ending.guard(asyncio.sleep(0.02))
                await ending.guard(asyncio.shield(self._delivery.initiating))
                await ending.guard(asyncio.shield(self._delivery.accepted_by_peer))
                if len(self._delivery.goods) > 1:
                    await ending.guard(self._reached(self._goods.asked.wait()))
        except TimeoutError as error:
            raise TimedOut("answer", ANSWER_S) from error

    async def open(self, kind: Kind) -> ByteStream:
        """The answer to the peer's request. Raises Unsupported, Unreachable, or how the peer ended it."""
        if kind is not Kind.P2P:
            raise Unsupported(self.peer.full, kind.value)
        self._visit = visit = await self._goods.ending.guard(self._reached(self._goods.visits.get()))
        # A folder's archive is longer than what it is made of, of which the stream itself passes over what is known.
        self._start_at = visit.start if 0 < visit.start <= self._file.size and not self._file.is_folder else 0
        loop = asyncio.get_running_loop()

        def done() -> None:
            loop.call_soon_threadsafe(visit.done.set)

        stream = _Answer(self, visit, done)
        self._goods.on_confirmed = stream.delivered.set
        try:
            await self._goods.ending.guard(asyncio.to_thread(stream.begin))
        except BaseException:
            stream.close()
            raise
        return stream

    async def _reached(self, step: Coroutine[Any, Any, T]) -> T:
        """The step's result. Raises why there is no channel to the peer, where there can be none."""
        task, no_channel = asyncio.ensure_future(step), self._goods.no_channel
        try:
            waited: set[asyncio.Future[Any]] = {task, no_channel}
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise no_channel.result()
            return task.result()
        finally:
            task.cancel()

    async def finish(self, digest: Digest) -> bool:
        """All has left and was acknowledged. False: this protocol compares nothing, so nothing is proved.

        Raises Cancelled.
        """
        self._goods.sent = True
        if not self._delivery.has_others(self._goods):
            try:
                async with asyncio.timeout(CONFIRM_S):
                    await self._goods.ending.guard(self._goods.confirmed.wait())
            except TimeoutError:
                pass
        self._delivery.settle(self._goods)
        return False

    async def abort(self, failure: Failure) -> None:
        """Take it back; never raises."""
        if not self._goods.over:
            if self._visit is not None:
                self._visit.connection.close()
                self._visit.done.set()
            await self._delivery.give_up(self._goods, broken=not isinstance(failure, Cancelled))

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends it."""
        self._goods.ending.on(callback)

    # --- for its stream -----------------------------------------------------------------------------------------------

    @property
    def file(self) -> FileInfo:
        """What is sent."""
        return self._file

    def note_sent(self) -> None:
        """From the sending thread: all of it has left."""
        self._goods.sent = True


class _Answer(ShareServeStream):
    """A file as it is, or a folder's stream as an archive in chunks."""

    def __init__(self, outgoing: ShareOutgoing, visit: Visit, done: Callable[[], None]) -> None:
        self._outgoing = outgoing
        self._when_done: Callable[[], None] | None = done
        self._tar: FolderTar | None = None
        file = outgoing.file
        if file.is_folder:
            tar = self._tar = FolderTar(file.name, visit.start)

            def encode(data: memoryview) -> bytes:
                try:
                    return tar.encode(data)
                except BadTar as error:
                    raise Unsupported(outgoing.peer.full, str(error)) from error

            super().__init__(visit.connection, folder_head(visit.start), encode, tar.end)
        else:
            start = outgoing.start_at
            super().__init__(visit.connection, rest_head(start, file.size) if start else file_head(file.size))

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """More than `size` where the receiver has of a folder what follows."""
        count = super().send_slice(file, offset, size)
        return count if self._tar is None else count + self._tar.take_jump()

    def finish_sending(self) -> None:
        super().finish_sending()
        self._outgoing.note_sent()
        self._done_with()

    def close(self) -> None:
        super().close()
        self._done_with()

    def _done_with(self) -> None:
        done, self._when_done = self._when_done, None
        if done is not None:
            done()
