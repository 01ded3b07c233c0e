"""`ShareIncoming`: one file or folder of a share that a peer offers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.google_reception import ShareReception
from gharial.backend.stanzas.google_share import Item
from gharial.backend.stanzas.offer_extras import Extras
from gharial.model.failures import Cancelled, Declined, Failure, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import PACKED_TYPE, UNKNOWN_SIZE, Digest, FileInfo, Group, Kind, Offer


def facts(item: Item, date: datetime | None = None, tree: Extras | None = None) -> FileInfo:
    """What a manifest says of an item; `date` where it can be gone on with, `tree` where it says what is in it."""
    size = UNKNOWN_SIZE if item.size is None else item.size
    if item.is_folder:
        return FileInfo(item.name, size, media_type=PACKED_TYPE, date=date, entries=tree.entries if tree else 1)
    return FileInfo(item.name, size, date=date, pixels=item.image)


class ShareIncoming:
    """Fulfils `Incoming`. Nothing in this protocol tells a digest; in its middle a file begins between two of ours."""

    def __init__(
        self,
        reception: ShareReception,
        item: Item,
        file: FileInfo,
        account: Jid,
        group: Group | None,
        together: tuple[FileInfo, ...] = (),
        trees: Mapping[str, Extras] | None = None,
    ) -> None:
        trees = trees or {}
        previews = {name: tree.preview for name, tree in trees.items()}
        sid = reception.session.sid
        self.offer = Offer(
            id=sid if group is None else f"{sid}/{item.name}",
            account=account,
            peer=reception.peer,
            method="share",
            files=(file,),
            time=datetime.now(UTC),
            group=group,
            preview=previews.get(item.name, ()) if item.is_folder else (),
            companions=together,
            companion_previews=tuple(previews.get(one.name, ()) if one.is_folder else () for one in together),
            shows_picture=reception.shows(item, asked=True),
        )
        self._reception = reception
        self._item = item
        self._found: int | None = None
        self._start_at = 0
        self._kind: Kind | None = None
        self._decided = False
        self._over = False

    @property
    def kind(self) -> Kind | None:
        """How the last stream travels."""
        return self._kind

    @property
    def start_at(self) -> int:
        """Where the last stream begins."""
        return self._start_at

    @property
    def found_size(self) -> int | None:
        """What the response said, where the manifest did not."""
        return self._found

    async def picture(self, *, asked: bool) -> bytes | None:
        """What its sender shows of it. Raises Unreachable, TimedOut, Interrupted, ProtocolBreach."""
        return await self._reception.preview(self._item) if self._reception.shows(self._item, asked=asked) else None

    async def accept(self, start_at: int = 0) -> None:
        """Say yes. Raises Unsupported for a start that cannot be had, TimedOut, or how the peer ended it."""
        failure = self._reception.ending.failure
        if failure is not None:
            raise failure
        if start_at and self.offer.files[0].date is None:
            raise Unsupported(self._reception.peer.full, "range")
        self._start_at = start_at
        self._decide()
        await self._reception.accept()

    async def decline(self) -> None:
        """This file is not fetched; with the last one the session ends."""
        await self._end(fetched=False)

    async def next_stream(self) -> ByteStream:
        """Ask for it. Raises Unreachable, TimedOut, Interrupted, ProtocolBreach, HttpRefused, or how it was ended."""
        stream, self._start_at, length = await self._reception.fetch(self._item, self._start_at)
        if not self._item.is_folder:
            self._found = UNKNOWN_SIZE if length == UNKNOWN_SIZE else self._start_at + length
        self._kind = stream.kind
        return stream

    async def expected_digest(self) -> Digest | None:
        """None is told."""
        return None

    async def finish(self, digest: Digest) -> None:
        """It is here; with the last one the session is completed."""
        await self._end(fetched=True)

    async def abort(self, failure: Failure) -> None:
        """It is not wanted any more; never raises."""
        await self._end(fetched=False, broken=not isinstance(failure, Cancelled | Declined))

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends it."""

        def told(failure: Failure) -> None:
            if not self._over:
                callback(failure)

        self._reception.listen(told)

    def _decide(self) -> None:
        if not self._decided:
            self._decided = True
            self._reception.on_decided()

    async def _end(self, *, fetched: bool, broken: bool = False) -> None:
        if self._over:
            return
        self._over = True
        self._decide()
        self._reception.item_over(self._item.name, fetched=fetched)
        await self._reception.settle(broken=broken)
