"""`Pauses`: who holds which transfer: we, the peer, both or nobody; bytes move only when nobody does."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from gharial.backend.stanzas.namespaces import TRANSFER_CONTROL as FEATURE
from gharial.backend.transfers.calm import Calm
from gharial.backend.transfers.job import TransferJob
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import ALGORITHM
from gharial.backend.xmpp.background import Background
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.failures import Cancelled, Failure, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer, TransferState

if TYPE_CHECKING:
    from gharial.backend.transfers.control import Control

_FINISH_S = 6.0
"""How long somebody who asks for a file that is being finished waits for the answer."""


class Half(Protocol):
    """The outgoing or the incoming half of the list."""

    @property
    def jobs(self) -> Mapping[str, TransferJob]: ...

    def update(self, transfer_id: str, **changes: object) -> None:
        """Change the snapshot, wherever it lives."""

    def follow_pause(self, transfer_id: str) -> None:
        """The flags of a transfer changed."""

    def is_held(self, transfer_id: str) -> bool:
        """It is not paused, and yet we let nothing move."""


class Pauses:
    """Fulfils `control.Heard` too. `resources(account, person)` are somebody's devices, `control` speaks to them.

    `again` makes an outgoing transfer go to the device that asked for it, `ended(transfer, by_person)` ends one.
    """

    def __init__(
        self,
        ledger: Ledger,
        outgoing: Half,
        incoming: Half,
        *,
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        control: "Callable[[Jid], Control | None]",
        again: Callable[[Transfer, Jid], Coroutine[object, object, None]],
        ended: Callable[[Transfer, bool], None],
    ) -> None:
        self._ledger = ledger
        self._halves = {Direction.OUTGOING: outgoing, Direction.INCOMING: incoming}
        self._resources = resources
        self._control = control
        self._again = again
        self._ended = ended
        self._asked: set[tuple[str, str]] = set()
        """What is being taken up again, and the device that asked for it."""
        self._calm = Calm(self._heed)
        self._background = Background("a word about a transfer")

    def hold(self, transfers: Iterable[Transfer], *, paused: bool) -> None:
        """Pause or resume at this end; the peers hear of it."""
        for transfer in transfers:
            if not transfer.state.finished and transfer.paused_by_us is not paused:
                self._change(transfer, paused_by_us=paused)
                self.tell(transfer.id)

    def tell(self, transfer_id: str) -> None:
        """Tell the peer what we do, and learn what it does."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None or transfer.state.finished or not self._ledger.wire_id(transfer_id):
            return
        control = self._control(transfer.account)
        if control is not None and (devices := self._devices(transfer)):
            self._background.start(self._tell(control, devices, transfer_id))

    def tell_end(self, transfer: Transfer) -> None:
        """Tell the peer that we shall not go on with it."""
        control, wire_id = self._control(transfer.account), self._ledger.wire_id(transfer.id)
        by_person = isinstance(transfer.failure, Cancelled)
        for device in self._devices(transfer) if control is not None and wire_id else ():
            assert control is not None  # noqa: S101 - seen above
            self._background.start(control.end(device, wire_id, by_person=by_person))

    def meet(self, account: Jid, person: Jid) -> None:
        """Somebody came online: what either end held may have changed while we could not talk."""
        for transfer in self._ledger.unfinished(account, person):
            if transfer.paused or self._held_here(transfer.id):
                self.tell(transfer.id)

    async def ask_again(self, transfer: Transfer) -> None:
        """Ask the sender of an incoming one to take it up. Raises Unsupported, NotConnected."""
        control = self._control(transfer.account)
        devices = self._devices(transfer)
        wire_id = self._ledger.wire_id(transfer.id)
        if control is None or not devices or not wire_id:
            raise Unsupported(transfer.peer.full, FEATURE)
        failure: Failure = Unsupported(transfer.peer.full, FEATURE)
        for device in devices:
            try:
                await control.ask_again(device, wire_id)
            except Unsupported as refused:
                failure = refused
            else:
                return
        raise failure

    def close(self) -> None:
        """Say nothing more."""
        self._calm.close()
        self._background.cancel()

    # --- control.Heard ------------------------------------------------------------------------------------------------

    def paused_by(self, account: Jid, peer: Jid, offer_id: str, *, paused: bool) -> bool | None:
        """The peer holds a transfer or not; one that changes its mind all the time is not followed every time."""
        transfer = self._theirs(account, peer, offer_id)
        if transfer is None or transfer.state.finished:
            return None
        self._calm.say(transfer.id, paused)
        return self._held_here(transfer.id)

    def asked_again(self, account: Jid, peer: Jid, offer_id: str) -> bool:
        """The peer asks for a file again: one that was on its way to them and has not arrived or been refused."""
        transfer = self._theirs(account, peer, offer_id)
        if transfer is None or transfer.direction is not Direction.OUTGOING:
            return False
        cancelled_here = isinstance(transfer.failure, Cancelled) and transfer.failure.by_us
        if transfer.state in (TransferState.DONE, TransferState.DECLINED) or cancelled_here:
            return False
        # Who wants it does not hold it, whatever was said before.
        self._calm.say(transfer.id, False)
        asked = (transfer.id, peer.full)
        if asked not in self._asked:
            self._asked.add(asked)
            self._background.start(self._take_up(transfer, peer))
        return True

    def ended_by(self, account: Jid, peer: Jid, offer_id: str, *, by_person: bool) -> bool:
        """The peer will not go on with it."""
        transfer = self._theirs(account, peer, offer_id)
        if transfer is None or transfer.state.finished:
            return False
        self._ended(transfer, by_person)
        return True

    async def arrived(self, account: Jid, peer: Jid, offer_id: str, theirs: str) -> str:
        """The SHA-256 of what has come whole; of what is just being finished, in a moment."""
        transfer = self._theirs(account, peer, offer_id)
        job = self._halves[Direction.INCOMING].jobs.get(transfer.id) if transfer is not None else None
        if job is not None and job.needs_nothing_more:
            job.sender_left()
            with suppress(TimeoutError):
                await asyncio.wait_for(job.over.wait(), _FINISH_S)
            transfer = self._ledger.get(job.id)
        if transfer is None or transfer.direction is not Direction.INCOMING or transfer.state is not TransferState.DONE:
            return ""
        if transfer.digest is None or transfer.digest.algorithm != ALGORITHM:
            return ""
        if theirs == transfer.digest.hex and not transfer.verified:
            self._ledger.put(replace(transfer, verified=True))
        return transfer.digest.hex

    # --- inside -------------------------------------------------------------------------------------------------------

    def _theirs(self, account: Jid, peer: Jid, offer_id: str) -> Transfer | None:
        """The transfer of this id, if it is one with this very person."""
        transfer = self._ledger.of_wire_id(account, offer_id)
        if transfer is None or (transfer.account, bare(transfer.peer)) != (account, bare(peer)):
            return None
        return transfer

    async def _take_up(self, transfer: Transfer, device: Jid) -> None:
        try:
            await self._again(transfer, device)
        finally:
            self._asked.discard((transfer.id, device.full))

    def _heed(self, transfer_id: str, paused: bool) -> None:
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and not transfer.state.finished and transfer.paused_by_peer is not paused:
            self._change(transfer, paused_by_peer=paused)

    def _change(self, transfer: Transfer, **flags: bool) -> None:
        half = self._halves[transfer.direction]
        half.update(transfer.id, **flags)
        half.follow_pause(transfer.id)

    def _held_here(self, transfer_id: str) -> bool:
        transfer = self._ledger.get(transfer_id)
        return transfer is not None and (transfer.paused_by_us or self._halves[transfer.direction].is_held(transfer_id))

    def _devices(self, transfer: Transfer) -> list[Jid]:
        """Whom to tell: the device at the other end, or, where that is gone, every one that understands."""
        known = self._resources(transfer.account, bare(transfer.peer))
        able = [one.jid for one in known if one.features is not None and FEATURE in one.features]
        return [transfer.peer] if transfer.peer in able else able

    async def _tell(self, control: "Control", devices: list[Jid], transfer_id: str) -> None:
        for device in devices:
            wire_id = self._ledger.wire_id(transfer_id)
            answer = await control.tell(device, wire_id, paused=self._held_here(transfer_id))
            current = self._ledger.get(transfer_id)
            if current is None or current.state.finished or self._ledger.wire_id(transfer_id) != wire_id:
                return
            if answer is not None or len(devices) == 1:
                # Who knows nothing of it, holds nothing.
                self._calm.forget(transfer_id)
                if current.paused_by_peer is not bool(answer):
                    self._change(current, paused_by_peer=bool(answer))
                return
