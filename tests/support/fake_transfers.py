"""Transfers and offers of values alone, for tests of windows; part of FakeBackend."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gharial.model.border import Ability
from gharial.model.conversation import Direction
from gharial.model.events import (
    OfferGone,
    OfferReceived,
    TransferChanged,
    TransfersReordered,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Entry, FileInfo, Offer, Progress, Transfer, TransferState, Way

if TYPE_CHECKING:
    from tests.support.fake_backend import FakeBackend


class FakeTransfers:
    def __init__(self, backend: "FakeBackend") -> None:
        self._backend = backend
        self.listed: dict[str, Transfer] = {}
        self.samples: dict[str, Progress] = {}
        self.open_offers: dict[str, Offer] = {}
        self.known_ways: dict[str, tuple[Way, ...]] = {}
        self.trees: dict[str, tuple[Entry, ...]] = {}
        self.folder = Path("/tmp")

    def all(self) -> tuple[Transfer, ...]:
        return tuple(self.listed.values())

    def get(self, transfer_id: str) -> Transfer | None:
        return self.listed.get(transfer_id)

    def progress(self, transfer_id: str) -> Progress | None:
        return self.samples.get(transfer_id)

    def offers(self) -> tuple[Offer, ...]:
        return tuple(self.open_offers.values())

    def put(self, transfer: Transfer) -> Transfer:
        """Add or replace a transfer and publish it."""
        self.listed[transfer.id] = transfer
        self._backend.publish(TransferChanged(transfer))
        return transfer

    def receive_offer(self, offer: Offer) -> Offer:
        """As if a peer had offered a file."""
        self.open_offers[offer.id] = offer
        self._backend.publish(OfferReceived(offer))
        return offer

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path]) -> tuple[Transfer, ...]:
        await self._backend.record("transfers.send", account, to, tuple(paths))
        return tuple(
            self.put(
                Transfer(
                    f"sent-{len(self.listed)}-{path.name}",
                    account,
                    to,
                    Direction.OUTGOING,
                    FileInfo(path.name, path.stat().st_size if path.exists() else 0),
                    TransferState.QUEUED,
                    datetime.now(UTC),
                    path,
                )
            )
            for path in paths
        )

    async def accept(
        self,
        offer_id: str,
        folder: Path,
        name: str | None = None,
        *,
        whole_group: bool = False,
        chosen: Sequence[FileInfo] | None = None,
    ) -> None:
        more: tuple[Any, ...] = (True,) if whole_group else ()
        if chosen is not None:
            more = (whole_group, tuple(one.name for one in chosen))
        await self._backend.record("transfers.accept", offer_id, folder, name, *more)
        self._gone(offer_id)

    async def fetch_pictures(self, offer_id: str) -> None:
        await self._backend.record("transfers.fetch_pictures", offer_id)

    async def decline(self, offer_id: str, *, together: bool = False) -> None:
        await self._backend.record("transfers.decline", *((offer_id, True) if together else (offer_id,)))
        self._gone(offer_id)

    def _gone(self, offer_id: str) -> None:
        if self.open_offers.pop(offer_id, None):
            self._backend.publish(OfferGone(offer_id))

    async def cancel(self, transfer_id: str) -> None:
        await self._backend.record("transfers.cancel", transfer_id)

    async def retry(self, transfer_id: str) -> None:
        await self._backend.record("transfers.retry", transfer_id)

    async def send_to_many(self, to: Sequence[tuple[Jid, Jid]], paths: Sequence[Path]) -> tuple[Transfer, ...]:
        await self._backend.record("transfers.send_to_many", tuple(to), tuple(paths))
        return tuple([one for account, peer in to for one in await self.send(account, peer, paths)])

    async def retry_failed(self) -> None:
        await self._backend.record("transfers.retry_failed")

    async def pause(self, transfer_id: str) -> None:
        await self._backend.record("transfers.pause", transfer_id)
        self.put(replace(self.listed[transfer_id], paused_by_us=True))

    async def resume(self, transfer_id: str) -> None:
        await self._backend.record("transfers.resume", transfer_id)
        self.put(replace(self.listed[transfer_id], paused_by_us=False))

    async def pause_all(self) -> None:
        await self._backend.record("transfers.pause_all")

    async def resume_all(self) -> None:
        await self._backend.record("transfers.resume_all")

    async def move(self, transfer_ids: Sequence[str], before: str | None) -> None:
        await self._backend.record("transfers.move", tuple(transfer_ids), before)
        rest = [one for one in self.listed if one not in transfer_ids]
        at = len(rest) if before is None else rest.index(before)
        order = (*rest[:at], *transfer_ids, *rest[at:])
        self.listed = {one: self.listed[one] for one in order}
        self._backend.publish(TransfersReordered(order))

    def ways(self, transfer_id: str) -> tuple[Way, ...]:
        return self.known_ways.get(transfer_id, ())

    async def use_another_way(self, transfer_id: str, way: Way | None = None) -> None:
        await self._backend.record("transfers.use_another_way", transfer_id, way)

    async def allow_upload(self, transfer_id: str, *, always: bool = False) -> None:
        await self._backend.record("transfers.allow_upload", transfer_id, always)

    async def entries(self, transfer_id: str) -> tuple[Entry, ...]:
        return self.trees.get(transfer_id, ())

    async def clear_finished(self) -> None:
        await self._backend.record("transfers.clear_finished")

    async def remove(self, transfer_id: str) -> None:
        await self._backend.record("transfers.remove", transfer_id)

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        one = self._backend.roster.contact(account, bare(resource))
        known = one is not None and any(each.jid == resource and each.features for each in one.resources)
        return (Ability("si", known),)

    def download_folder(self) -> Path:
        return self.folder
