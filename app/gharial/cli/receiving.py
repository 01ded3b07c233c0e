"""`gharial receive`: files into a folder."""

import asyncio
import os
from pathlib import Path

from gharial.backend.service import Service
from gharial.cli.arguments import Receive
from gharial.cli.report import Report
from gharial.cli.watch import Watch
from gharial.model.contact import Subscription
from gharial.model.conversation import Direction
from gharial.model.events import OfferReceived
from gharial.model.failures import Failure, FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, Offer, Transfer, TransferState

DONE, FAILED = 0, 1


def check_folder(folder: Path) -> None:
    """Raises LocalFileProblem where nothing can be put into it."""
    if not folder.is_dir():
        raise LocalFileProblem(str(folder), FileFault.NO_FOLDER.value)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise LocalFileProblem(str(folder), FileFault.NO_PERMISSION.value)


class Receiver:
    """Answers offers and follows them to the end. `choose` goes to the service as its `auto_accept`."""

    def __init__(self, command: Receive, account: Jid, report: Report) -> None:
        self._command = command
        self._account = account
        self._report = report
        self._taken: set[str] = set()
        self._service: Service | None = None
        self._watch: Watch | None = None
        self._answers: set[asyncio.Task[None]] = set()

    def watch(self, service: Service) -> None:
        """Before the service starts: from now on offers are answered."""
        self._service = service
        self._watch = Watch(service.events, self._report, self._ours)
        service.events.subscribe(OfferReceived, lambda event: self._left_open(event.offer))

    def choose(self, offer: Offer) -> Path | None:
        """The folder for an offer that is wanted."""
        wanted = self._wants(offer.peer) and self._may_fetch(offer)
        full = self._command.count is not None and len(self._taken) >= self._command.count
        if not wanted or full:
            return None
        self._taken.add(offer.id)
        for file in offer.files:
            self._report.offer(Direction.INCOMING, offer.peer, offer.method, file)
        return self._command.into.absolute()

    async def run(self) -> int:
        """The exit status, once --count files have ended. Raises TimedOut where nothing comes for --timeout."""
        assert self._watch is not None  # noqa: S101 - `watch` was called before
        watch, count = self._watch, self._command.count
        await self._take_over(watch)
        await watch.until(
            lambda: count is not None and self._ended() >= count, self._command.common.timeout_s, "waiting for a file"
        )
        return DONE if all(one.state is TransferState.DONE for one in watch.transfers) else FAILED

    async def _take_over(self, watch: Watch) -> None:
        """What an earlier run with the same --state left unfinished goes on; what ended is no longer of interest."""
        assert self._service is not None  # noqa: S101 - `watch` was called before
        for transfer in self._service.transfers.all():
            if transfer.direction is Direction.INCOMING and transfer.id not in self._taken:
                if transfer.state.finished:
                    await self._service.transfers.remove(transfer.id)
                elif transfer.state is not TransferState.OFFERED:
                    watch.look_at(transfer)

    async def stop(self) -> None:
        """Cancel what is on its way, and tell the other side; with --state it is only left for the next run."""
        if self._service is None or self._watch is None or self._command.common.state is not None:
            return
        for transfer in self._watch.unfinished:
            await self._service.transfers.cancel(transfer.id)

    def _ended(self) -> int:
        assert self._watch is not None  # noqa: S101 - asked by `run`
        return sum(1 for one in self._watch.transfers if one.state.finished)

    def _ours(self, transfer: Transfer) -> bool:
        """It was taken here: what is only offered, or declined, is not."""
        going = transfer.state not in (TransferState.OFFERED, TransferState.DECLINED) and not transfer.state.finished
        return transfer.id in self._taken or (transfer.direction is Direction.INCOMING and going)

    def _may_fetch(self, offer: Offer) -> bool:
        """security 40: a stranger's link would show our address to a server of their choice."""
        named = self._command.sender is not None or Kind.HTTP in (self._command.common.kinds or ())
        return not offer.host or named or self._is_friend(offer.peer)

    def _wants(self, peer: Jid) -> bool:
        sender = self._command.sender
        if sender is not None:
            return peer == sender or (not sender.resource and peer.bare == sender.bare)
        return self._command.common.login.jid is not None or self._is_friend(peer)

    def _is_friend(self, peer: Jid) -> bool:
        if self._service is None:
            return False
        contact = self._service.roster.contact(self._account, Jid(peer.bare))
        return contact is not None and contact.subscription is not Subscription.NONE

    def _left_open(self, offer: Offer) -> None:
        """An offer that nobody takes: friends hear a no, strangers nothing, or they would learn that we are here."""
        if offer.id in self._taken or self._service is None or not self._is_friend(offer.peer):
            return
        task = asyncio.get_running_loop().create_task(self._decline(offer))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _decline(self, offer: Offer) -> None:
        assert self._service is not None  # noqa: S101 - asked by _left_open
        try:
            await self._service.transfers.decline(offer.id)
        except Failure:
            pass  # it is gone already
