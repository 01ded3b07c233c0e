"""One account with a whole backend in a process of its own, for benchmarks and networks of namespaces.

    python -m tests.bench.party FOLDER --jid JID --password-file FILE --server HOST:PORT --ca-file PEM
        [--method NAME] [--via NAME] [--outstanding N] [--parallel N] [--limit BYTES]
        [--send-limit BYTES] [--progress] [--windows] [--hide-from JID] [--look]

Commands are JSON lines on the input: {"send": [PATHS], "to": JID}, {"say": TEXT, "to": JID}, {"sample": true},
{"pause": ID}, {"quit": true}. Everything that happens leaves as a JSON line with "at", seconds of the machine's
monotonic clock, which processes share. Every offer is taken into FOLDER/inbox.
"""

import argparse
import asyncio
import json
import os
import resource
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from gharial.backend.bytestreams import inband_window
from gharial.backend.service import Service
from gharial.model.account import AccountSettings, PasswordKeeping
from gharial.model.contact import Contact
from gharial.model.events import (
    AccountChanged,
    ContactChanged,
    MessageAdded,
    OfferReceived,
    RosterReset,
    TransferChanged,
    TransfersProgressed,
)
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule
from gharial.model.transfer import Kind, Offer
from gharial.paths import Profile


class Party:
    """Tells what its service does, and does what it is told."""

    def __init__(self, options: argparse.Namespace, service: Service) -> None:
        self._options = options
        self._inbox: Path = options.folder / "inbox"
        self._inbox.mkdir(parents=True, exist_ok=True)
        self._first: set[str] = set()
        self._seen: set[str] = set()
        self._accepting: set[asyncio.Task[object]] = set()
        self._worst_gap = 0.0
        self._service = service
        events = service.events
        events.subscribe(AccountChanged, self._account_changed)
        events.subscribe(ContactChanged, lambda event: self._look_at(event.contact))
        events.subscribe(RosterReset, self._roster_reset)
        events.subscribe(MessageAdded, lambda event: self._tell("message", body=event.message.body))
        events.subscribe(OfferReceived, self._accept)
        events.subscribe(TransferChanged, self._transfer_changed)
        events.subscribe(TransfersProgressed, self._progressed)

    async def run(self) -> None:
        """Sign in and obey until it is told to quit or its input ends; the service has started."""
        options, service = self._options, self._service
        changed = service.settings
        if options.parallel:
            changed = replace(changed, parallel_transfers=options.parallel)
        if options.limit:
            changed = replace(changed, send_limit=options.limit, receive_limit=options.limit)
        if options.send_limit:
            changed = replace(changed, send_limit=options.send_limit)
        await service.change_settings(changed)
        host, _, port = options.server.rpartition(":")
        settings = AccountSettings(
            jid=Jid(options.jid),
            host=host,
            port=int(port),
            ca_file=options.ca_file,
            keep_password=PasswordKeeping.ASK,
        )
        await service.accounts.add(settings, options.password_file.read_text().strip())
        loop = asyncio.get_running_loop()
        lines: asyncio.Queue[str] = asyncio.Queue()

        def read() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, '{"quit": true}')

        threading.Thread(target=read, daemon=True).start()
        while "quit" not in (command := json.loads(await lines.get())):
            await self._obey(command)

    def watch_the_windows(self) -> None:
        """From now on a timer of 10 ms, on the windows' own thread, notes how late it comes."""
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            self._worst_gap, last = max(self._worst_gap, now - last - 0.01), now

        self._timer.timeout.connect(tick)
        self._timer.start(10)

    def _accept(self, event: OfferReceived) -> None:
        self._tell("offer", id=event.offer.id)
        if self._options.windows or self._options.look:
            task = asyncio.ensure_future(self._take(event.offer))
            self._accepting.add(task)
            task.add_done_callback(self._accepting.discard)

    async def _take(self, offer: Offer) -> None:
        if self._options.look and offer.shows_picture:
            await self._service.transfers.fetch_pictures(offer.id)
            shown = next((one for one in self._service.transfers.offers() if one.id == offer.id), offer)
            self._tell("looked", name=offer.files[0].name, picture=shown.files[0].picture is not None)
        await self._service.transfers.accept(offer.id, self._inbox)

    async def _obey(self, command: dict[str, Any]) -> None:
        account = Jid(self._options.jid)
        if "send" in command:
            paths = [Path(path) for path in command["send"]]
            sent = await self._service.transfers.send(account, Jid(command["to"]), paths)
            self._tell("queued", ids=[transfer.id for transfer in sent])
        elif "say" in command:
            self._tell("said", body=command["say"])
            await self._service.chat.send(account, Jid(command["to"]), command["say"])
        elif "pause" in command:
            await self._service.transfers.pause(command["pause"])
        elif "sample" in command:
            used = resource.getrusage(resource.RUSAGE_SELF)
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            memory = pages * os.sysconf("SC_PAGE_SIZE")
            self._tell("sample", cpu=used.ru_utime + used.ru_stime, memory=memory, worst_gap=self._worst_gap)
            self._worst_gap = 0.0

    def _account_changed(self, event: AccountChanged) -> None:
        if event.account.state.value == "online" and "online" not in self._seen:
            self._seen.add("online")
            self._tell("online")

    def _roster_reset(self, event: RosterReset) -> None:
        for contact in event.contacts:
            self._look_at(contact)

    def _look_at(self, contact: Contact) -> None:
        name = contact.jid.bare
        # To look at somebody is what makes their devices be asked what they can.
        found = self._service.roster.contact(contact.account, contact.jid)
        if found is None or name in self._seen:
            return
        if any(one.features for one in found.resources):
            self._seen.add(name)
            self._tell("contact", jid=name)

    def _transfer_changed(self, event: TransferChanged) -> None:
        transfer = event.transfer
        last = transfer.attempts[-1] if transfer.attempts else None
        self._tell(
            "transfer",
            id=transfer.id,
            name=transfer.file.name,
            state=transfer.state.value,
            bytes=transfer.bytes_done,
            verified=transfer.verified,
            sha256=transfer.digest.hex if transfer.digest else None,
            way=f"{last.method}/{last.kind.value if last.kind else '-'}" if last else "",
            route=last.route if last else "",
            failure=repr(transfer.failure) if transfer.failure else None,
            seconds=transfer.seconds,
        )

    def _progressed(self, event: TransfersProgressed) -> None:
        for one in event.progress:
            if one.bytes_done and one.transfer_id not in self._first:
                self._first.add(one.transfer_id)
                self._tell("first-bytes", id=one.transfer_id, bytes=one.bytes_done)
            if self._options.progress:
                self._tell("progress", id=one.transfer_id, bytes=one.bytes_done)

    @staticmethod
    def _tell(event: str, **facts: object) -> None:
        print(json.dumps({"event": event, "at": time.monotonic(), **facts}), flush=True)


async def run_alone(options: argparse.Namespace) -> None:
    """Without windows."""
    inbox: Path = options.folder / "inbox"
    if options.look:
        from gharial.ui.picture_maker import QtPictures
    hidden = tuple(ContactRule(options.jid, jid, hide_address=True) for jid in options.hide_from)
    service = Service(
        Profile.under(options.folder / "profile"),
        only_methods=frozenset(options.method) if options.method else None,
        only_kinds=frozenset(map(Kind, options.via)) if options.via else None,
        auto_accept=None if options.look else lambda _offer: inbox,
        pictures=QtPictures() if options.look else None,
    )
    party = Party(options, service)
    await service.start()
    if hidden:
        await service.change_settings(replace(service.settings, contact_rules=hidden))
    try:
        await party.run()
    finally:
        await service.stop()


def run_with_windows(options: argparse.Namespace) -> None:
    """The whole program as a user has it, with the transfer window open."""
    from gharial.backend import service as module
    from gharial.main import run_windows

    if options.method:
        # The program itself leaves no way out.
        whole = module.Service
        module.Service = partial(whole, only_methods=frozenset(options.method))  # type: ignore[misc,assignment]

    async def beside(service: Service) -> None:
        party = Party(options, service)
        party.watch_the_windows()
        await party.run()

    run_windows(Profile.under(options.folder / "profile"), beside)


def main() -> None:
    """See the module's beginning."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jid", required=True)
    parser.add_argument("--password-file", type=Path, required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--ca-file", type=Path, required=True)
    parser.add_argument("--method", action="append")
    parser.add_argument("--via", action="append")
    parser.add_argument("--outstanding", type=int, help="so many in-band blocks without an answer, always")
    parser.add_argument("--parallel", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="bytes a second, in either direction")
    parser.add_argument("--windows", action="store_true", help="with all windows open")
    parser.add_argument("--send-limit", type=int, default=0, help="bytes per second")
    parser.add_argument("--hide-from", action="append", default=[], help="who must not learn our address")
    parser.add_argument("--look", action="store_true", help="make small pictures, and look at them before the yes")
    parser.add_argument("--progress", action="store_true", help="tell every sample of a running transfer")
    options = parser.parse_args()
    if options.outstanding:
        inband_window.FIRST = inband_window.MOST = inband_window.LEAST = options.outstanding
    if options.windows:
        run_with_windows(options)
    else:
        asyncio.run(run_alone(options))


if __name__ == "__main__":
    main()
