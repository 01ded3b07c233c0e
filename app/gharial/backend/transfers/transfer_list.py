"""`TransferList`: our files, out and in; fulfils `border.Transfers`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Method
from gharial.backend.storage.database import Database
from gharial.backend.transfers.arrivals import Arrivals
from gharial.backend.transfers.departures import Departures, Login
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.queue import Sample, Ticker
from gharial.backend.xmpp.session import AccountSession
from gharial.model.border import Ability
from gharial.model.contact import Contact, Resource
from gharial.model.conversation import Direction
from gharial.model.events import (
    ContactChanged,
    ContactRemoved,
    EventBus,
    RosterReset,
    SettingsChanged,
    TransferChanged,
)
from gharial.model.failures import Failure, Interrupted, NotConnected, UnknownAccount
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import FileInfo, Kind, Offer, Progress, Transfer, TransferState
from gharial.paths import system_downloads

log = logging.getLogger(__name__)

C = TypeVar("C")


class SessionSource(Protocol):
    """Where sessions come from: `xmpp.accounts.LiveAccounts`."""

    def on_session(self, callback: Callable[[AccountSession], None]) -> None: ...
    def on_session_gone(self, callback: Callable[[AccountSession], None]) -> None: ...
    def session(self, account: Jid) -> AccountSession: ...


class TransferList:
    """Joins the outgoing and the incoming half with sessions, presence and settings.

    `resources(account, person)` are a contact's devices, best first; `knows(account, person)` tells whether they are in
    the roster: strangers learn no address of ours, unless `only_kinds` asks for direct connections. `methods` make one
    method per session, in order of preference; `only_methods` and `only_kinds` restrict what is announced, taken and
    tried. `auto_accept` names the folder for an offer that needs no question, or None to ask.
    """

    def __init__(
        self,
        accounts: SessionSource,
        events: EventBus,
        database: Database,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], Awaitable[None]],
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        methods: Sequence[Callable[[AccountSession, Carriers], Method]],
        *,
        knows: Callable[[Jid, Jid], bool],
        only_methods: Collection[str] | None = None,
        only_kinds: Collection[Kind] | None = None,
        auto_accept: Callable[[Offer], Path | None] | None = None,
        deadlines: Deadlines | None = None,
        carriers: Callable[[AccountSession, Callable[[], Settings], Callable[[Jid], bool]], Carriers] = Carriers,
    ) -> None:
        self._accounts = accounts
        self._events = events
        self._settings = settings
        self._keep_settings = keep_settings
        self._resources = resources
        self._knows = knows
        self._factories = tuple(methods)
        self._only_methods = only_methods
        self._only_kinds = only_kinds
        self._make_carriers = carriers
        self._logins: dict[Jid, Login] = {}
        self._carriers: dict[Jid, Carriers] = {}
        self._blocked: set[tuple[Jid, Jid]] = set()
        self._sight_from: dict[Jid, float] = {}
        """Since when, by the loop's clock, the presence of an account's contacts counts."""
        self._deadlines = deadlines = deadlines or Deadlines()
        self._pump = Pump()
        self._ledger = Ledger(events, database)
        self._ticker = Ticker(events, self._samples)
        self._departures = Departures(
            self._ledger,
            events,
            self._pump,
            deadlines,
            login=self._logins.get,
            present=self._is_present,
            resources=resources,
            parallel=lambda: settings().parallel_transfers,
            only_kinds=only_kinds,
        )
        self._arrivals = Arrivals(
            self._ledger,
            events,
            self._pump,
            deadlines,
            present=self._is_present,
            is_blocked=lambda account, person: (account, person) in self._blocked,
            knows=self._is_known,
            auto_accept=auto_accept,
        )
        self._unsubscribe = (
            events.subscribe(ContactChanged, lambda event: self._see_contact(event.contact)),
            events.subscribe(RosterReset, self._see_roster),
            events.subscribe(ContactRemoved, lambda event: self._see_contact(Contact(event.account, event.jid))),
            events.subscribe(SettingsChanged, lambda _event: self._departures.wake()),
            events.subscribe(TransferChanged, self._see_transfer),
        )

    async def load(self) -> None:
        """Read the list, tidy up after a crash, and take up what waits."""
        await self._ledger.load()
        for transfer in self._ledger.all():
            self._end_left_over(transfer)
        for part in await self._ledger.leftovers():
            await self._pump.run(part.remove)
            await self._ledger.strike(part.path)
        self._accounts.on_session(self._begin_session)
        self._accounts.on_session_gone(self._end_session)
        self._departures.open()

    async def close(self) -> None:
        """End what runs in an orderly way, telling the peers; what waits goes on after the next start."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await asyncio.gather(self._arrivals.close(), self._departures.close())
        self._ticker.stop()
        await self._ledger.written()
        for carriers in self._carriers.values():
            carriers.close()
        self._pump.close()

    # --- border.Transfers -----------------------------------------------------------------------------------------

    def all(self) -> tuple[Transfer, ...]:
        """Every transfer in the list, oldest first."""
        return self._ledger.all()

    def get(self, transfer_id: str) -> Transfer | None:
        """One by its id."""
        return self._ledger.get(transfer_id)

    def progress(self, transfer_id: str) -> Progress | None:
        """The last sample of a running transfer."""
        return self._ticker.progress(transfer_id)

    def offers(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""
        return self._arrivals.offers()

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path]) -> tuple[Transfer, ...]:
        """Queue files. Raises LocalFileProblem, UnknownAccount, with nothing queued."""
        self._accounts.session(account)
        return await self._departures.add(bare(account), to, paths)

    async def accept(self, offer_id: str, folder: Path, name: str | None = None) -> None:
        """Take an offer. Raises LocalFileProblem for the folder; Cancelled where the offer is gone."""
        await self._arrivals.accept(offer_id, folder, name)
        settings = self._settings()
        if settings.download_folder != folder:
            try:
                await self._keep_settings(replace(settings, download_folder=folder))
            except Failure as failure:
                log.warning("the download folder could not be remembered: %r", failure)

    async def decline(self, offer_id: str) -> None:
        """Say no."""
        await self._arrivals.decline(offer_id)

    async def cancel(self, transfer_id: str) -> None:
        """End it, whatever it is doing, and tell the other side."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None:
            return
        if transfer.direction is Direction.OUTGOING:
            await self._departures.cancel(transfer)
        else:
            await self._arrivals.cancel(transfer)

    async def retry(self, transfer_id: str) -> None:
        """Make an unsuccessful outgoing transfer wait again. Raises LocalFileProblem, Unsupported for incoming."""
        transfer = self._ledger.get(transfer_id)
        if transfer is not None:
            await self._departures.retry(transfer)

    async def clear_finished(self) -> None:
        """Take finished transfers off the list; files stay."""
        await self._remove(*(one.id for one in self._ledger.all() if one.state.finished))

    async def remove(self, transfer_id: str) -> None:
        """Take one finished transfer off the list; the file stays."""
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and transfer.state.finished:
            await self._remove(transfer_id)

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        """What one resource can take, by what it announced; empty while unknown."""
        login = self._logins.get(bare(account))
        known = [one for one in self._resources(bare(account), bare(resource)) if one.jid == resource]
        if login is None or not known or known[0].features is None:
            return ()
        file = FileInfo("file", 1)
        return tuple(Ability(method.name, method.misfit((file,), known[0]) is None) for method in login.methods)

    def download_folder(self) -> Path:
        """The folder proposed for the next offer."""
        return self._settings().download_folder or system_downloads()

    # --- what happens outside -------------------------------------------------------------------------------------

    def _begin_session(self, session: AccountSession) -> None:
        account = bare(session.account)
        carriers = self._make_carriers(session, self._settings, partial(self._may_meet, account))
        methods = []
        for factory in self._factories:
            method = factory(session, carriers)
            if self._only_methods is not None and method.name not in self._only_methods:
                continue
            methods.append(method)
            allowed = tuple(self._only_kinds or ())
            # An empty tuple means "all"; none of these means "do not listen".
            if self._only_kinds is None or allowed:
                method.listen(partial(self._arrivals.came, account), allowed)
        self._carriers[account] = carriers
        self._logins[account] = Login(lambda: session.online, session.discovery, tuple(methods))
        session.when_online(partial(self._came_online, account))
        session.when_offline(self._departures.wake)

    def _came_online(self, account: Jid, resumed: bool) -> None:
        loop = asyncio.get_running_loop()
        self._sight_from[account] = loop.time() + self._deadlines.settling
        loop.call_later(self._deadlines.settling + 0.1, self._look_for_all, account)
        if not resumed:
            reason = NotConnected(account.bare)
            self._departures.lost_session(account, reason)
            self._arrivals.lost_session(account, reason)
        self._departures.wake()

    def _end_session(self, session: AccountSession) -> None:
        account = bare(session.account)
        reason = UnknownAccount(account.bare)
        self._logins.pop(account, None)
        self._departures.lost_account(account, reason)
        self._arrivals.lost_account(account, reason)
        carriers = self._carriers.pop(account, None)
        if carriers is not None:
            carriers.close()

    def _is_known(self, account: Jid, person: Jid) -> bool:
        """Somebody of the roster, or a device of our own."""
        return person == account or self._knows(account, person)

    def _may_meet(self, account: Jid, peer: Jid) -> bool:
        """They may learn our address: people we know, or anybody where a direct way was asked for by name."""
        return Kind.SOCKS5_DIRECT in (self._only_kinds or ()) or self._is_known(account, bare(peer))

    def _is_present(self, account: Jid, peer: Jid) -> bool | None:
        """Whether a device is online. Without a connection, and right after a login, nobody is to be seen."""
        if any(one.jid == peer for one in self._resources(account, bare(peer))):
            return True
        login = self._logins.get(account)
        blind = login is None or not login.online()
        return None if blind or asyncio.get_running_loop().time() < self._sight_from.get(account, 0.0) else False

    def _look_for_all(self, account: Jid) -> None:
        for peer in {bare(one.peer) for one in self._ledger.all() if one.account == account and not one.state.finished}:
            self._arrivals.look_for_peers(account, peer)
            self._departures.look_for_peers(account, peer)

    def _see_contact(self, contact: Contact) -> None:
        key = (bare(contact.account), bare(contact.jid))
        if contact.blocked:
            self._blocked.add(key)
        else:
            self._blocked.discard(key)
        self._arrivals.look_for_peers(*key)
        self._departures.look_for_peers(*key)

    def _see_roster(self, event: RosterReset) -> None:
        account = bare(event.account)
        self._blocked = {key for key in self._blocked if key[0] != account}
        self._blocked |= {(account, bare(contact.jid)) for contact in event.contacts if contact.blocked}
        self._departures.wake()

    def _see_transfer(self, event: TransferChanged) -> None:
        if event.transfer.state is TransferState.STREAMING:
            self._ticker.start()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _samples(self) -> list[Sample]:
        return [
            Sample(job.id, job.flow.bytes_done, job.transfer.file.size)
            for job in (*self._departures.jobs.values(), *self._arrivals.jobs.values())
            if job.transfer.state is TransferState.STREAMING
        ]

    async def _remove(self, *ids: str) -> None:
        for one in ids:
            await self._departures.ended(one)
        await self._ledger.remove(*ids)

    def _end_left_over(self, transfer: Transfer) -> None:
        """The last run ended in the middle of it. What waited for its turn goes on; the rest the user may retry."""
        waits = transfer.direction is Direction.OUTGOING and transfer.state is TransferState.QUEUED
        if transfer.state.finished or waits:
            return
        failure = Interrupted(transfer.bytes_done)
        attempts = transfer.attempts
        if attempts and attempts[-1].ended is None:
            attempts = (*attempts[:-1], replace(attempts[-1], ended=now(), failure=failure))
        ended = replace(transfer.moved_to(TransferState.FAILED), failure=failure, attempts=attempts)
        self._ledger.put(ended, publish=False)
