"""Groups of which the user said "Take all of them": the files of each that are still to come (security 49: bounded)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer
from gharial.ui.transfers.offer_words import can_run

_MOST = 100
"""So many groups are remembered."""

Key = tuple[Jid, Jid, str]


@dataclass
class _Taken:
    folder: Path
    count: int
    size: int


class OfferGroups:
    """`folder_for` answers an offer at most as often, and for as many bytes, as the group was announced with."""

    def __init__(self) -> None:
        self._taken: dict[Key, _Taken] = {}

    def take(self, offer: Offer, folder: Path) -> None:
        """All of this offer's group is wanted in `folder`; the offer itself is one of them."""
        if offer.group is None:
            return
        while len(self._taken) >= _MOST:
            del self._taken[next(iter(self._taken))]
        self._taken[_key(offer)] = _Taken(folder, offer.group.count - 1, offer.group.size - max(0, offer.size))

    def wants(self, offer: Offer) -> bool:
        """It belongs to a group that is wanted, as it was announced, and cannot run."""
        taken = self._taken.get(_key(offer))
        return taken is not None and taken.count > 0 and 0 <= offer.size <= taken.size and not can_run(offer)

    def answer(self, offer: Offer, accept: Callable[[Path], None]) -> None:
        """Accept a wanted offer into the folder of its group."""
        taken = self._taken[_key(offer)]
        taken.count -= 1
        taken.size -= offer.size
        accept(taken.folder)
        if taken.count <= 0:
            del self._taken[_key(offer)]


def _key(offer: Offer) -> Key:
    return bare(offer.account), bare(offer.peer), offer.group.id if offer.group is not None else ""
