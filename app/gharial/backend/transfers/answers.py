"""`Answers`: what a person says to offers: yes, yes to the whole group, yes to some of it, no."""

import logging
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path

from gharial.backend.transfers.choices import Choices, Chosen
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.group_consent import GroupConsents
from gharial.backend.transfers.job import now
from gharial.backend.transfers.open_offers import OpenOffers
from gharial.backend.transfers.reception import OpenOffer
from gharial.backend.transfers.unasked import Destination
from gharial.backend.xmpp.background import bounded
from gharial.model.failures import Cancelled, LocalFileProblem
from gharial.model.transfer import FileInfo, Offer, TransferState

log = logging.getLogger(__name__)

_AT_ONCE = frozenset({"jingle"})
"""A session is accepted once, with all that is wanted of it (XEP-0166 §6.7): none of them can wait for a place."""


class Answers:
    """`receive` begins with a file that was taken, `take_unasked` with one that waits for a place; `start` runs."""

    def __init__(
        self,
        offers: OpenOffers,
        groups: GroupConsents,
        deadlines: Deadlines,
        *,
        receive: Callable[[OpenOffer, Path, str | None], Coroutine[object, object, None]],
        take_unasked: Callable[[OpenOffer, Destination], None],
        start: Callable[[Coroutine[object, object, None]], None],
    ) -> None:
        self._offers = offers
        self._groups = groups
        self._deadlines = deadlines
        self._receive = receive
        self._take_unasked = take_unasked
        self._start = start
        self._choices = Choices()

    async def accept(
        self,
        offer_id: str,
        folder: Path,
        name: str | None,
        *,
        whole_group: bool = False,
        chosen: Sequence[FileInfo] | None = None,
    ) -> None:
        """Raises LocalFileProblem for the folder, with the offer still open; Cancelled where it is gone.

        With `whole_group`, what else comes or waits of its group is taken into the same folder. With `chosen`, of its
        companions these are taken, and the others declined, this one too if it is not among them.
        """
        waiting = self._offers.get(offer_id)
        if waiting is None or waiting.taken:
            raise Cancelled(by_us=False)
        offer = waiting.offer
        if chosen is not None and offer.companions:
            self._choices.make(offer, chosen, folder, now())
            said = self._choices.use(offer, now())
            if said is None or said[0] is Chosen.WANTED:
                try:
                    await self._receive(waiting, folder, name)
                except LocalFileProblem:
                    # Nothing was said to the sender: the question stands as it was.
                    self._choices.forget(offer)
                    raise
            else:
                self._start(self.decline(offer_id))
        else:
            await self._receive(waiting, folder, name)
        if whole_group and offer.group is not None:
            self._groups.give(offer, folder, now(), offer.files if chosen is None else offer.companions)
            self._start(self._groups.keep(offer))
        for other in self._offers:
            if not other.taken and other.offer.group == offer.group and offer.group is not None:
                self.settle(other)

    async def decline(self, offer_id: str, *, together: bool = False) -> None:
        """Say no, with `together` to all of its companions; nothing happens where the offer is gone."""
        waiting = self._offers.take(offer_id)
        if waiting is None:
            return
        if together and waiting.offer.companions:
            self._choices.make(waiting.offer, (), Path(), now())
            self._choices.use(waiting.offer, now())
        self._offers.close(offer_id, TransferState.DECLINED, None)
        if together:
            for other in self._offers:
                if not other.taken:
                    self.settle(other)
        await bounded(waiting.incoming.decline(), self._deadlines.goodbye)

    def settle(self, waiting: OpenOffer) -> bool:
        """Do what was said of an offer before it came, if anything was."""
        offer: Offer = waiting.offer
        if (said := self._choices.use(offer, now())) is not None:
            if said[0] is Chosen.WANTED:
                self._take(waiting, said[1])
            else:
                waiting.taken = True
                self._start(self.decline(offer.id))
            return True
        if (folder := self._groups.use(offer, now())) is not None:
            self._start(self._groups.keep(offer))
            self._take(waiting, folder)
            return True
        return False

    def _take(self, waiting: OpenOffer, folder: Path) -> None:
        if waiting.offer.method in _AT_ONCE and waiting.offer.companions:
            self._start(self._take_now(waiting, folder))
        else:
            self._take_unasked(waiting, Destination(folder))

    async def _take_now(self, waiting: OpenOffer, folder: Path) -> None:
        try:
            await self._receive(waiting, folder, None)
        except Cancelled:
            log.info("an offer was gone before it could be taken")
        except LocalFileProblem:
            # Tried once more, and asked about where the folder will not do.
            self._take_unasked(waiting, Destination(folder))
