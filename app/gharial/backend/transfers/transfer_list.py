"""`TransferList`: our files, out and in; fulfils `border.Transfers`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.backend.methods.interface import Method
from gharial.backend.storage.database import Database
from gharial.backend.transfers.arrivals import Arrivals
from gharial.backend.transfers.departures import Departures
from gharial.backend.transfers.download_folder import DownloadFolder
from gharial.backend.transfers.endings import Endings
from gharial.backend.transfers.folder_entries import FolderEntries
from gharial.backend.transfers.group_consent import GroupConsents
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.limits import Limits
from gharial.backend.transfers.logins import Logins, Makers, SessionSource
from gharial.backend.transfers.pauses import Pauses
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.queue import Sample, Ticker
from gharial.backend.transfers.reception import is_retriable
from gharial.backend.transfers.requested import Requested
from gharial.backend.transfers.restart import taken_over
from gharial.backend.transfers.submission import described, transfers_for
from gharial.model import events as e
from gharial.model.border import Ability
from gharial.model.contact import Contact, Resource
from gharial.model.conversation import Direction
from gharial.model.failures import ConsentNeeded, Failure, NotConnected, PeerGone, UnknownAccount
from gharial.model.jid import Jid, bare
from gharial.model.picture import PictureMaker
from gharial.model.settings import Settings
from gharial.model.transfer import Entry, FileInfo, Kind, Offer, Progress, Transfer, TransferState, Way

if TYPE_CHECKING:
    from gharial.backend.bytestreams.carriers import Carriers
    from gharial.backend.transfers.control import Control, Heard
    from gharial.backend.xmpp.session import AccountSession

log = logging.getLogger(__name__)


class TransferList:
    """Joins both halves with sessions, presence and settings.

    `resources(account, person)` are a contact's devices, best first; `knows(account, person)` tells whether they are in
    the roster: strangers learn no address of ours, unless `only_kinds` asks for direct connections. `methods` make one
    method per session, in order of preference, and are read with the first; `only_methods` and `only_kinds` restrict
    what is announced, taken and tried. `auto_accept` names the folder for an offer that needs no question, or None;
    `contact` is the roster's entry of a person, or who we are; `metered` tells whether we pay by volume.
    """

    def __init__(
        self,
        accounts: SessionSource,
        events: e.EventBus,
        database: Database,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], Awaitable[None]],
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        methods: "Iterable[Callable[[AccountSession, Carriers], Method]]",
        *,
        knows: Callable[[Jid, Jid], bool],
        only_methods: Collection[str] | None = None,
        only_kinds: Collection[Kind] | None = None,
        auto_accept: Callable[[Offer], Path | None] | None = None,
        deadlines: Deadlines | None = None,
        carriers: "Callable[[AccountSession, Callable[[], Settings], Callable[[Jid], bool]], Carriers] | None" = None,
        controls: "Callable[[AccountSession, Heard], Control] | None" = None,
        contact: Callable[[Jid, Jid], Contact | None] = lambda _account, _person: None,
        may_upload: bool = False,
        pictures: PictureMaker | None = None,
        is_room: Callable[[Jid, Jid], bool] = lambda _account, _jid: False,
        metered: Callable[[], bool] = lambda: False,
    ) -> None:
        self._accounts = accounts
        self._settings, self._keep_settings = settings, keep_settings
        self._resources, self._may_upload = resources, may_upload
        self.requested = Requested(contact)
        self._folder = DownloadFolder(settings, keep_settings, contact, auto_accept, self.requested.take, metered)
        deadlines = deadlines or Deadlines()
        makers = Makers(methods, carriers, controls, only_methods, only_kinds, pictures)
        self._logins = Logins(makers, settings, resources, knows, deadlines)
        self._pump = Pump(pictures=pictures)
        self.known_digest = self._pump.known_digest
        self._trees = FolderEntries()
        self._ledger = Ledger(events, database, is_room)
        self._limits = Limits(settings)
        self._groups = GroupConsents(database)
        self._ticker = Ticker(events, self._samples)
        self._departures = Departures(
            self._ledger,
            events,
            self._pump,
            deadlines,
            login=self._logins.login,
            present=self._logins.is_present,
            resources=resources,
            limits=self._limits,
            only_kinds=only_kinds,
            released=lambda transfer_id: self._pauses.tell(transfer_id),
            may_upload=self._upload_allowed,
            answers=self._logins.answers,
            arrived=self._logins.arrived,
        )
        self._arrivals = Arrivals(
            self._ledger,
            events,
            self._pump,
            deadlines,
            present=self._logins.is_present,
            is_blocked=self._logins.is_blocked,
            knows=self._logins.is_known,
            login=self._logins.login,
            limits=self._limits,
            groups=self._groups,
            unasked=self._folder.unasked,
            tell_pause=lambda transfer_id: self._pauses.tell(transfer_id),
            ask_again=lambda transfer: self._pauses.ask_again(transfer),
            fetch_again=self._logins.fetch_again,
        )
        self.fetches = self._arrivals.fetches
        self._pauses = Pauses(
            self._ledger,
            self._departures,
            self._arrivals,
            resources=resources,
            control=self._logins.control,
            again=self._departures.asked_again,
            ended=lambda transfer, by_person: self._endings.heard(transfer, by_person=by_person),
        )
        self.tell_end = self._pauses.tell_end
        self._endings = Endings(self._ledger, self._departures, self._arrivals, self._pauses.tell_end)
        self._unsubscribe = (
            events.subscribe(e.ContactChanged, lambda event: self._see_contact(event.contact)),
            events.subscribe(e.RosterReset, self._see_roster),
            events.subscribe(e.ContactRemoved, lambda event: self._see_contact(Contact(event.account, event.jid))),
            events.subscribe(e.OwnDevicesChanged, lambda event: self._look_for(event.account, event.account)),
            events.subscribe(e.SettingsChanged, lambda _event: self._departures.wake()),
            events.subscribe(e.TransferChanged, self._see_transfer),
        )

    async def load(self) -> None:
        """Read the list, tidy up after a crash, and take up what waits."""
        await self._ledger.load()
        await self._groups.load(now())
        for transfer in self._ledger.all():
            if (now_is := taken_over(transfer, now())) != transfer:
                self._ledger.put(now_is, publish=False)
        for part in await self._ledger.leftovers():
            await self._pump.run(part.remove)
            await self._ledger.strike(part.path)
        self._accounts.on_session(self._begin_session)
        self._accounts.on_session_gone(self._end_session)
        self._arrivals.open()
        self._departures.open()

    async def close(self) -> None:
        """End what runs in an orderly way, telling the peers; what waits goes on after the next start."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._pauses.close()
        self._endings.close()
        await asyncio.gather(self._arrivals.close(), self._departures.close())
        self._ticker.stop()
        await self._ledger.written()
        self._logins.close()
        self._pump.close()

    # --- border.Transfers -----------------------------------------------------------------------------------------

    def all(self) -> tuple[Transfer, ...]:
        """Every transfer in the list, in the order they are to go."""
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

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path], offer_id: str = "") -> tuple[Transfer, ...]:
        """Queue files and folders, the first offer as `offer_id`. Raises as `send_to_many`, with nothing queued."""
        return await self.send_to_many([(account, to)], paths, offer_id)

    async def send_to_many(
        self, to: Sequence[tuple[Jid, Jid]], paths: Sequence[Path], offer_id: str = ""
    ) -> tuple[Transfer, ...]:
        """The same for several people. Raises LocalFileProblem, UnknownAccount, with nothing queued."""
        for account, _target in to:
            self._accounts.session(account)
        files = await self._pump.run(lambda: described(paths))
        made = [one for account, target in to for one in transfers_for(account, target, files, offer_id)]
        return await self._departures.add(made)

    async def accept(
        self,
        offer_id: str,
        folder: Path,
        name: str | None = None,
        *,
        whole_group: bool = False,
        chosen: Sequence[FileInfo] | None = None,
    ) -> None:
        """Take an offer, or `chosen` of what comes with it. Raises LocalFileProblem for the folder; Cancelled."""
        await self._arrivals.answers.accept(offer_id, folder, name, whole_group=whole_group, chosen=chosen)
        await self._folder.remember(folder)

    async def fetch_pictures(self, offer_id: str) -> None:
        """Small pictures of an offer and its companions. Raises why there are none."""
        await self._arrivals.fetch_pictures(offer_id)

    async def decline(self, offer_id: str, *, together: bool = False) -> None:
        """Say no, or to all that is offered `together` with it."""
        await self._arrivals.answers.decline(offer_id, together=together)

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
        """Make an unsuccessful or waiting one go on now. Raises LocalFileProblem, Unsupported, NotConnected."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None or not is_retriable(transfer):
            return
        if transfer.direction is Direction.OUTGOING:
            await self._departures.retry(transfer)
        else:
            await self._arrivals.retry(transfer)

    async def retry_failed(self) -> None:
        """`retry` for all that failed; what cannot be tried again stays as it is."""
        for transfer in self._ledger.all():
            if transfer.state is TransferState.FAILED:
                try:
                    await self.retry(transfer.id)
                except Failure as failure:
                    log.info("transfer %s cannot be tried again: %r", transfer.id, failure)

    async def pause(self, transfer_id: str) -> None:
        """Hold it at this end."""
        self._hold(transfer_id, paused=True)

    async def resume(self, transfer_id: str) -> None:
        """The opposite of `pause`."""
        self._hold(transfer_id, paused=False)

    async def pause_all(self) -> None:
        """`pause` for all that is unfinished."""
        self._pauses.hold(self._ledger.all(), paused=True)

    async def resume_all(self) -> None:
        """The opposite of `pause_all`."""
        self._pauses.hold(self._ledger.all(), paused=False)

    async def move(self, transfer_ids: Sequence[str], before: str | None) -> None:
        """Change the order: put these, in this order, before another one, or with None at the end."""
        await self._ledger.move(transfer_ids, before)

    def ways(self, transfer_id: str) -> tuple[Way, ...]:
        """The ways an outgoing transfer could go, best first, with what came of those tried."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None or transfer.direction is not Direction.OUTGOING:
            return ()
        return self._departures.ways(transfer)

    async def use_another_way(self, transfer_id: str, way: Way | None = None) -> None:
        """Leave the way it goes and take `way`, or the next one, keeping what has been sent."""
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and transfer.direction is Direction.OUTGOING:
            await self._departures.use_another_way(transfer, way)

    async def allow_upload(self, transfer_id: str, *, always: bool = False) -> None:
        """Leave a copy on the server, this once or always for this account; tries again where that was asked."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None or transfer.direction is not Direction.OUTGOING:
            return
        await self._ledger.allow_upload(transfer_id)
        settings, account = self._settings(), transfer.account.bare
        if always and account not in settings.upload_accounts:
            await self._keep_settings(replace(settings, upload_accounts=(*settings.upload_accounts, account)))
        current = self._ledger.get(transfer_id)
        absent = current is not None and isinstance(current.failure, PeerGone)
        if current is not None and (absent or isinstance(current.failure, ConsentNeeded)):
            await self._departures.retry(current)

    async def entries(self, transfer_id: str) -> tuple[Entry, ...]:
        """The files of a folder, in the order they travel. Empty for a file."""
        transfer = self._ledger.get(transfer_id)
        if transfer is None or not transfer.file.is_folder:
            return ()
        part = self._ledger.part(transfer_id)
        return await self._pump.run(lambda: self._trees.of(transfer, part.path if part is not None else None))

    async def clear_finished(self, which: Callable[[Transfer], bool] = lambda _one: True) -> None:
        """Take finished transfers off the list, all or those for which `which` holds; files stay."""
        await self._remove(*(one.id for one in self._ledger.all() if one.state.finished and which(one)))

    async def remove(self, transfer_id: str) -> None:
        """Take one finished transfer off the list; the file stays."""
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and transfer.state.finished:
            await self._remove(transfer_id)

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        """What one resource can take, by what it announced; empty while unknown."""
        return self._logins.abilities(bare(account), resource)

    def download_folder(self) -> Path:
        """The folder proposed for the next offer."""
        return self._folder.path()

    # --- what happens outside -------------------------------------------------------------------------------------

    def _begin_session(self, session: "AccountSession") -> None:
        self._logins.begin(session, self._arrivals.came, self._pauses)
        session.when_online(partial(self._came_online, bare(session.account)))
        session.when_offline(self._departures.wake)

    def _came_online(self, account: Jid, resumed: bool) -> None:
        self._logins.settle(account, lambda: self._look_for_all(account))
        if not resumed:
            reason = NotConnected(account.bare)
            self._departures.lost_session(account, reason)
            self._arrivals.lost_session(account, reason)
        self._departures.wake()

    def _end_session(self, session: "AccountSession") -> None:
        account = bare(session.account)
        reason = UnknownAccount(account.bare)
        self._departures.lost_account(account, reason)
        self._arrivals.lost_account(account, reason)
        self._logins.end(account)

    def _look_for_all(self, account: Jid) -> None:
        for person in self._ledger.people(account):
            self._look_for(account, person)

    def _look_for(self, account: Jid, person: Jid) -> None:
        self._arrivals.look_for_peers(account, person)
        self._departures.look_for_peers(account, person)
        if self._resources(account, person):
            self._pauses.meet(account, person)
            self._arrivals.meet(account, person)

    def _see_contact(self, contact: Contact) -> None:
        self._logins.see(contact)
        self._look_for(bare(contact.account), bare(contact.jid))

    def _see_roster(self, event: e.RosterReset) -> None:
        self._logins.see_all(bare(event.account), event.contacts)
        self._departures.wake()

    def _see_transfer(self, event: e.TransferChanged) -> None:
        self._endings.see(event.transfer)
        if event.transfer.state is TransferState.STREAMING and not event.transfer.paused:
            self._ticker.start()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _samples(self) -> list[Sample]:
        return [
            Sample(job.id, job.flow.bytes_done, job.transfer.file.size)
            for job in (*self._departures.jobs.values(), *self._arrivals.jobs.values())
            if job.transfer.state is TransferState.STREAMING and not job.transfer.paused
        ]

    async def _remove(self, *ids: str) -> None:
        for one in ids:
            await self._departures.ended(one)
        await self._ledger.remove(*ids)

    def _hold(self, transfer_id: str, *, paused: bool) -> None:
        if (transfer := self._ledger.get(transfer_id)) is not None:
            self._pauses.hold([transfer], paused=paused)

    def _upload_allowed(self, transfer: Transfer) -> bool:
        """A copy on the server: for this run, this file, or everything of this account."""
        return (
            self._may_upload
            or self._ledger.upload_allowed(transfer.id)
            or transfer.account.bare in self._settings().upload_accounts
        )
