"""`ShareDelivery`: a share that we offer: its session, its channels, and which of its items is asked for on which."""

import asyncio
import logging
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.bytestreams.share_connection import ShareConnection
from gharial.backend.jingle.google_session import MOST_CHANNELS, GoogleSession
from gharial.backend.methods.google_channel import ShareChannel
from gharial.backend.methods.peer_ending import PeerEnding, see_outcome
from gharial.backend.stanzas.google_share import Item, Share, ShareCandidate, description_element
from gharial.backend.stanzas.share_extras import resume_element, tree_elements
from gharial.backend.wire.google_http import ShareRequest, asked_size, file_head, meanings, not_found
from gharial.backend.xmpp.background import Background
from gharial.model.failures import (
    Cancelled,
    Declined,
    Failure,
    Interrupted,
    NoAnswer,
    PeerGone,
    RequestFailed,
    TimedOut,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.picture import SIDE, Picture, PictureMaker
from gharial.model.transfer import Entry, FileInfo

log = logging.getLogger(__name__)

IDLE_S = 60.0
"""How long an open channel may go without a request: some receivers never ask."""
GRACE_S = 30.0
"""How long the receiver may take to end a session that it has completed."""
_GONE = frozenset(
    {"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"}
)


@dataclass(eq=False)
class Visit:
    """A request that waits for its answer; `done` once that has left or never will."""

    connection: ShareConnection
    start: int = 0
    """The byte from which on it is asked for."""
    done: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False)
class Goods:
    """One item, and what became of it."""

    item: Item
    ending: PeerEnding = field(default_factory=PeerEnding)
    visits: "asyncio.Queue[Visit]" = field(default_factory=asyncio.Queue)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    no_channel: "asyncio.Future[Failure]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    """Why the receiver cannot be reached this way: nobody's will, another way may lead there."""
    confirmed: asyncio.Event = field(default_factory=asyncio.Event)
    """The receiver completed or ended the session after all of it had left."""
    date: datetime | None = None
    """Given where the rest of it can be asked for."""
    picture: Picture | None = None
    """What is shown to who asks for a preview, in no more pixels than asked for."""
    tree: tuple[FileInfo, Sequence[Entry]] | None = None
    """Of a folder: what is in it, for who understands that."""
    shown: tuple[tuple[int, int], Picture] | None = None
    """The last that was, and for which size."""
    sent: bool = False
    over: bool = False
    on_confirmed: Callable[[], None] = lambda: None


class ShareDelivery:
    """Fulfils `SessionUser`. Items are added until it is sent."""

    def __init__(
        self,
        session: GoogleSession,
        links: P2pLinks,
        forget: Callable[[], None],
        pictures: PictureMaker | None = None,
    ) -> None:
        self.session = session
        self.goods: dict[str, Goods] = {}
        self.accepted_by_peer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.initiating: asyncio.Task[None] | None = None
        self.extras: list[ET.Element] = []
        """What our own clients read in the description beside the share."""
        self._links = links
        self._forget = forget
        self._pictures = pictures
        # Nobody guesses what names the files.
        self._source_path = f"/temporary/{secrets.token_hex(16)}/"
        self._preview_path = f"/temporary/{secrets.token_hex(16)}/"
        self._channels: dict[str, ShareChannel] = {}
        self._opened: set[str] = set()
        self._threads = ThreadPoolExecutor(MOST_CHANNELS, thread_name_prefix="share")
        self._background = Background(f"a share to {session.peer}")
        self._visits: set[Visit] = set()
        self._closed = asyncio.Event()
        self._completed = False
        self._over = False

    @property
    def peer(self) -> Jid:
        """Full."""
        return self.session.peer

    def add(
        self,
        item: Item,
        date: datetime | None = None,
        picture: Picture | None = None,
        tree: tuple[FileInfo, Sequence[Entry]] | None = None,
    ) -> Goods:
        """One more, under a name that no other has; see Goods."""
        goods = self.goods[item.name] = Goods(item, date=date, picture=picture, tree=tree)
        return goods

    def send(self) -> None:
        """Propose it."""
        self.initiating = asyncio.get_running_loop().create_task(self._initiate())
        self.initiating.add_done_callback(see_outcome)

    async def _initiate(self) -> None:
        items = tuple(goods.item for goods in self.goods.values() if not goods.over)
        description = description_element(Share(items, self._source_path, self._preview_path))
        description.extend(self.extras)
        description.extend(tree_elements({name: one.tree for name, one in self.goods.items() if one.tree is not None}))
        dates = {name: goods.date for name, goods in self.goods.items() if goods.date is not None}
        if dates:
            description.append(resume_element(dates))
        try:
            await self.session.initiate(description)
        except RequestFailed as error:
            self._drop()
            if error.condition in _GONE:
                raise PeerGone(self.peer.full) from error
            raise Unsupported(self.peer.full, error.condition) from error
        except NoAnswer as error:
            self._drop()
            raise TimedOut("offer", error.timeout_s) from error
        except BaseException:
            self._drop()
            raise

    def _drop(self) -> None:
        self.session.close()
        self.close()

    def has_others(self, goods: Goods) -> bool:
        """The receiver may still want something else."""
        return any(one is not goods and not one.over and not one.sent for one in self.goods.values())

    async def give_up(self, goods: Goods, *, broken: bool) -> None:
        """It is not to be had any more; with the last one the session ends, `broken` or not. Never raises."""
        goods.over = True
        goods.ending.close()
        # Who asks for it now waits in vain; on another channel the rest can still be had.
        while not goods.visits.empty():
            visit = goods.visits.get_nowait()
            visit.connection.close()
            visit.done.set()
        if all(one.over for one in self.goods.values()):
            self.close()
            await self.session.terminate(broken=broken)

    def settle(self, goods: Goods) -> None:
        """It is at the other end; the session ends when all are, by the receiver's word or by ours."""
        goods.over = True
        goods.ending.close()
        if all(one.over for one in self.goods.values()):
            self._background.start(self._wind_up())

    async def _wind_up(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE_S):
                await self._closed.wait()
        self.close()
        await self.session.terminate()

    def close(self) -> None:
        """Free the ports."""
        if self._over:
            return
        self._over = True
        self._closed.set()
        for visit in tuple(self._visits):
            visit.done.set()
        for channel in self._channels.values():
            channel.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._forget()

    # --- SessionUser --------------------------------------------------------------------------------------------------

    def accepted(self) -> None:
        """The peer said yes to something; channels that it named before are opened now."""
        if not self.accepted_by_peer.done():
            self.accepted_by_peer.set_result(None)
        for channel in self._channels.values():
            self._open(channel)

    def refused(self) -> None:
        """To all of it."""
        self._fail_all(Declined(self.peer.full))
        self.close()

    def ended(self, *, broken: bool) -> None:
        """After all that was asked for had left, that is success: not every receiver says more."""
        if broken:
            self._fail_all(Interrupted(0, "given up by the other side"))
        self._confirm()
        self._fail_all(Cancelled(by_us=False) if self.accepted_by_peer.done() else Declined(self.peer.full))
        self.close()

    def dropped(self, failure: Failure) -> None:
        """Bytes on a path of their own go on."""
        accepted = self.accepted_by_peer.done()
        if accepted and any(channel.connection is not None for channel in self._channels.values()):
            return
        self._fail_all(failure)
        self._drop()

    def channel_named(self, name: str) -> None:
        """Our addresses are told only once the peer has said yes, or where there are previews to look at before."""
        channel = self._channels[name] = ShareChannel(self.session, self._links, name)
        if self.accepted_by_peer.done() or any(one.picture is not None for one in self.goods.values()):
            self._open(channel)

    def completed(self) -> None:
        """What was not asked for is not wanted."""
        self._completed = True
        self._confirm()
        # Before any channel it means that the receiver failed.
        failure: Failure = Declined(self.peer.full) if self._opened else Interrupted(0, "completed too soon")
        for goods in self.goods.values():
            if not goods.asked.is_set():
                goods.ending.happened(failure)

    def candidates_came(self, candidates: Sequence[ShareCandidate]) -> None:
        """Addresses of the receiver."""
        for channel in self._channels.values():
            channel.add(candidates)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        for goods in self.goods.values():
            # What has all left may still wait for its last acknowledgement.
            if goods.asked.is_set() and (goods.sent or self._completed):
                goods.confirmed.set()
                goods.on_confirmed()

    def _fail_all(self, failure: Failure) -> None:
        for goods in self.goods.values():
            if not goods.confirmed.is_set():
                goods.ending.happened(failure)

    def _open(self, channel: ShareChannel) -> None:
        if channel.name not in self._opened:
            self._opened.add(channel.name)
            self._background.start(self._serve(channel))

    async def _serve(self, channel: ShareChannel) -> None:
        """Answer what is asked on one channel, until it breaks."""
        try:
            connection = await channel.open(active=True)
        except Failure as failure:
            log.info("channel %s of %s came to nothing: %r", channel.name, self.peer, failure)
            self._no_channel(failure)
            return
        loop = asyncio.get_running_loop()
        try:
            idle_from = loop.time()
            while not self._over:
                asked = await loop.run_in_executor(self._threads, connection.next_request)
                if asked is not None:
                    await self._answer(connection, asked)
                    idle_from = loop.time()
                    if not asked.keep_alive:
                        break
                elif loop.time() - idle_from > IDLE_S:
                    log.info("%s asks for nothing on channel %s", self.peer, channel.name)
                    break
        except (Failure, RuntimeError) as error:
            # It breaks when the receiver has all; whoever still sends hears of it there.
            log.debug("channel %s of %s ended: %r", channel.name, self.peer, error)
        finally:
            channel.close()

    def _no_channel(self, failure: Failure) -> None:
        if not self.accepted_by_peer.done():
            return  # it was for previews: the question stands
        for goods in self.goods.values():
            if not goods.asked.is_set() and not goods.no_channel.done():
                goods.no_channel.set_result(failure)

    async def _answer(self, connection: ShareConnection, asked: ShareRequest) -> None:
        goods = self._meant(asked, self._source_path) if self.accepted_by_peer.done() else None
        if goods is None:
            shown = self._meant(asked, self._preview_path)
            await asyncio.get_running_loop().run_in_executor(self._threads, self._show, connection, asked, shown)
            return
        visit = Visit(connection, asked.start if goods.date is not None else 0)
        self._visits.add(visit)
        goods.visits.put_nowait(visit)
        goods.asked.set()
        try:
            await visit.done.wait()
        finally:
            self._visits.discard(visit)

    def _show(self, connection: ShareConnection, asked: ShareRequest, goods: Goods | None) -> None:
        """A preview, of the size that was asked for. In a worker thread."""
        picture = None if goods is None else self._fitted(goods, *(asked_size(asked.query) or (SIDE, SIDE)))
        if picture is None:
            connection.send_all(not_found())
        else:
            connection.send_all(file_head(len(picture.data)) + picture.data)

    def _fitted(self, goods: Goods, width: int, height: int) -> Picture | None:
        picture, last = goods.picture, goods.shown
        if picture is None or self._pictures is None or (picture.width <= width and picture.height <= height):
            return picture
        if last is not None and last[0] == (width, height):
            return last[1]
        made = self._pictures.of_ours(picture.data, width, height)
        if made is not None:
            goods.shown = (width, height), made
        return made

    def _meant(self, asked: ShareRequest, within: str) -> Goods | None:
        """The item of a path, which must be ours to the letter; never the name of anything on our disk."""
        folder, slash, name = asked.path.rpartition("/")
        if not secrets.compare_digest((folder + slash).encode(), within.encode()):
            return None
        for meaning in meanings(name):
            goods = self.goods.get(meaning)
            if goods is not None and not goods.over:
                return goods
        return None
