"""`gharial send`: files and folders to contacts."""

import asyncio
import os
from pathlib import Path

from gharial.backend.service import Service
from gharial.cli.arguments import Send
from gharial.cli.language import translate
from gharial.cli.lines import filled
from gharial.cli.report import Report
from gharial.cli.watch import Watch
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.events import ContactChanged, RosterReset
from gharial.model.failures import Failure, FileFault, LocalFileProblem, PeerGone, TimedOut, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer, TransferState

_UNKNOWN_PATIENCE_S = 10.0
"""A device that does not say what it can is tried after so long."""
_LOOK_AGAIN_S = 0.5

DONE, FAILED, DECLINED = 0, 1, 3


def check_files(files: tuple[Path, ...]) -> None:
    """Raises LocalFileProblem for the first one that cannot be sent."""
    for path in files:
        if not path.exists():
            raise LocalFileProblem(str(path), FileFault.VANISHED.value)
        if not path.is_file() and not path.is_dir():
            raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
        if not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
            raise LocalFileProblem(str(path), FileFault.NO_PERMISSION.value)


class Sender:
    """Sends what was asked for and follows it to the end."""

    def __init__(self, service: Service, command: Send, account: Jid, report: Report) -> None:
        self._service = service
        self._command = command
        self._account = account
        self._report = report
        self._watch = Watch(service.events, report, self._ours)

    async def run(self) -> int:
        """The exit status. Raises Failures that concern no single file."""
        files = tuple(Path(os.path.abspath(path)) for path in self._command.files)  # noqa: PTH100 - links stay links
        wanted = await self._left_over(files)
        if len(wanted) == 1 and not self._watch.transfers:
            await self._wait_for_device(*wanted)
        for paths in dict.fromkeys(wanted.values()):
            to = [(self._account, one) for one, theirs in wanted.items() if theirs == paths]
            for transfer in await self._service.transfers.send_to_many(to, paths):
                self._watch.look_at(self._service.transfers.get(transfer.id) or transfer)
        timeout_s = self._command.common.timeout_s
        try:
            await self._watch.until(lambda: not self._watch.unfinished, timeout_s, "waiting for the other side")
        except TimedOut as failure:
            left = self._watch.unfinished
            self._watch.close()
            for transfer in left:
                self._report.failed(transfer.failure or failure, transfer)
                await self._give_up(transfer)
            return FAILED
        return self._status()

    async def stop(self) -> None:
        """Cancel what is on its way, and tell the other side; with --state it is only left for the next run."""
        for transfer in self._watch.unfinished:
            await self._give_up(transfer)

    async def _give_up(self, transfer: Transfer) -> None:
        if self._command.common.state is None:
            await self._service.transfers.cancel(transfer.id)

    async def _left_over(self, files: tuple[Path, ...]) -> dict[Jid, tuple[Path, ...]]:
        """What is still to be queued for each; what an earlier run left unfinished goes on instead."""
        transfers = self._service.transfers
        again: dict[Jid, set[Path]] = {}
        for transfer in transfers.all():
            if transfer.direction is not Direction.OUTGOING or transfer.account != self._account:
                continue
            if transfer.state not in (TransferState.FAILED, TransferState.CANCELLED) and transfer.state.finished:
                await transfers.remove(transfer.id)
                continue
            # A folder may travel as its single files.
            parts = {one for one in files if transfer.path is not None and transfer.path.is_relative_to(one)}
            if not parts and transfer.state.finished:
                await transfers.remove(transfer.id)
                continue
            again.setdefault(bare(transfer.peer), set()).update(parts)
            if transfer.state.finished:
                await transfers.retry(transfer.id)
            self._watch.look_at(transfers.get(transfer.id) or transfer)
        left = {to: tuple(one for one in files if one not in again.get(bare(to), set())) for to in self._command.to}
        return {to: paths for to, paths in left.items() if paths}

    def _ours(self, transfer: Transfer) -> bool:
        # Nobody else sends in this process; a folder may be parted into transfers that `send` did not return.
        return transfer.direction is Direction.OUTGOING and not transfer.state.finished

    def _status(self) -> int:
        states = {transfer.state for transfer in self._watch.transfers}
        if states <= {TransferState.DONE}:
            return DONE
        return DECLINED if states <= {TransferState.DONE, TransferState.DECLINED} else FAILED

    async def _wait_for_device(self, to: Jid) -> None:
        """Return once a device of a bare address can take files, or may. Raises PeerGone, Unsupported."""
        timeout_s = self._command.common.timeout_s
        if to.resource or self._command.upload:
            return
        loop = asyncio.get_running_loop()
        changed = asyncio.Event()
        unsubscribe = [
            self._service.events.subscribe(kind, lambda _event: changed.set()) for kind in (ContactChanged, RosterReset)
        ]
        began, told, seen_since = loop.time(), False, None
        try:
            while True:
                resources = self._service.roster.resources(self._account, to)
                if any(self._able(one) for one in resources):
                    return
                unknown = any(one.features is None for one in resources)
                seen_since = (seen_since or loop.time()) if unknown else None
                if seen_since is not None and loop.time() - seen_since > _UNKNOWN_PATIENCE_S:
                    return
                if timeout_s is not None and loop.time() - began > timeout_s:
                    raise self._why_nobody(to, resources)
                if not told and loop.time() - began > 1.0:
                    told = True
                    words = translate("terminal", "Waiting for {peer} to come online with a program that takes files.")
                    self._report.waiting(filled(words, peer=to.bare))
                changed.clear()
                try:
                    # Presence of people outside the roster causes no event, so look again after a while.
                    async with asyncio.timeout(_LOOK_AGAIN_S):
                        await changed.wait()
                except TimeoutError:
                    pass
        finally:
            for end in unsubscribe:
                end()

    def _able(self, resource: Resource) -> bool:
        return any(ability.fits for ability in self._service.transfers.abilities(self._account, resource.jid))

    def _why_nobody(self, to: Jid, resources: tuple[Resource, ...]) -> Failure:
        return Unsupported(to.bare, "file transfer") if resources else PeerGone(to.bare)
