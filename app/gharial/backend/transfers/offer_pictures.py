"""`OfferPictures`: small pictures of offered files, before the answer: whose, by whose wish, and made harmless."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace

from gharial.backend.methods.interface import Illustrated
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import OpenOffer
from gharial.model.events import EventBus, OfferPictured, OfferReceived
from gharial.model.failures import Failure
from gharial.model.picture import LARGEST_BYTES, SIDE

log = logging.getLogger(__name__)


class OfferPictures:
    """`offers` are the open ones by id; `start` runs a coroutine. Of strangers nothing is ever fetched."""

    def __init__(
        self,
        events: EventBus,
        pump: Pump,
        offers: Mapping[str, OpenOffer],
        start: Callable[[Coroutine[object, object, None]], None],
    ) -> None:
        self._events = events
        self._pump = pump
        self._offers = offers
        self._start = start
        self._fetching: set[str] = set()
        events.subscribe(OfferReceived, lambda event: self._came(event.offer.id))

    async def fetch(self, offer_id: str) -> None:
        """A person asks for that of an offer, and of those made together with it. Raises why none came."""
        waiting = self._offers.get(offer_id)
        if waiting is None:
            return
        group, peer = waiting.offer.group, waiting.offer.peer
        together = [
            one
            for one in self._offers.values()
            if one is waiting or (group is not None and one.offer.group == group and one.offer.peer == peer)
        ]
        ended = await asyncio.gather(*(self._fetch(one, asked=True) for one in together), return_exceptions=True)
        failures = [one for one in ended if isinstance(one, BaseException)]
        if failures and len(failures) == len(ended):
            raise failures[0]

    def _came(self, offer_id: str) -> None:
        waiting = self._offers.get(offer_id)
        if waiting is not None and self._may(waiting):
            self._start(self._fetch_quietly(waiting))

    async def _fetch_quietly(self, waiting: OpenOffer) -> None:
        try:
            await self._fetch(waiting, asked=False)
        except Failure as failure:
            log.info("no picture of what %s offers: %r", waiting.offer.peer, failure)

    def _may(self, waiting: OpenOffer) -> bool:
        able = self._pump.pictures is not None and isinstance(waiting.incoming, Illustrated)
        wanted = waiting.offer.files[0].picture is None and waiting.offer.id not in self._fetching
        return able and wanted and waiting.known

    async def _fetch(self, waiting: OpenOffer, *, asked: bool) -> None:
        maker, incoming, offer_id = self._pump.pictures, waiting.incoming, waiting.offer.id
        if not self._may(waiting) or maker is None or not isinstance(incoming, Illustrated):
            return
        self._fetching.add(offer_id)
        try:
            data = await incoming.picture(asked=asked)
            if data is None or len(data) > LARGEST_BYTES or self._offers.get(offer_id) is not waiting:
                return
            picture = await self._pump.run(lambda: maker.of_foreign(data, SIDE, SIDE))
        finally:
            self._fetching.discard(offer_id)
        if picture is None or self._offers.get(offer_id) is not waiting:
            return
        waiting.offer = replace(waiting.offer, files=(replace(waiting.offer.files[0], picture=picture),))
        self._events.publish(OfferPictured(waiting.offer))
