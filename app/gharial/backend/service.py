"""`Service`: the whole backend put together; fulfils `model/border.py` for windows and the command line alike.

It starts in two steps, so that windows show within a moment. What `open` takes is imported with this file: the stores,
and of each room what answers the windows' questions. What only a session takes (slixmpp's plugins, methods,
bytestreams, what listens for stanzas) is imported inside functions, and all of it in a thread by `connect`: a module
that belongs there is named in `_WITH_SESSIONS`, unless one of those imports it anyway.
"""

import asyncio
import importlib
import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.backend.chat.conversations import Conversations
from gharial.backend.rooms.room_list import RoomList
from gharial.backend.roster.contacts import ContactList
from gharial.backend.storage.database import Database
from gharial.backend.storage.links import LinkStore
from gharial.backend.storage.secrets import Secrets
from gharial.backend.storage.settings_file import SettingsFile
from gharial.backend.transfers.clearing import Clearing
from gharial.backend.transfers.metered import MeteredWatch
from gharial.backend.transfers.publications import Publications
from gharial.backend.transfers.shared_files import SharedFilesDesk
from gharial.backend.transfers.transfer_list import TransferList
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.model.account import AccountSettings
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, PublicationsChanged, SettingsChanged, TransferChanged
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.picture import PictureMaker
from gharial.model.settings import Settings
from gharial.model.transfer import Kind, Offer
from gharial.model.value import dataclass
from gharial.model.xmpp_link import WantedFile
from gharial.paths import Profile

if TYPE_CHECKING:
    from gharial.backend.bytestreams.carriers import Carriers
    from gharial.backend.chat.incoming import Taken
    from gharial.backend.methods import MethodFactory
    from gharial.backend.methods.interface import Method
    from gharial.backend.methods.link_desk import LinkDesk
    from gharial.backend.self_test import DevicePlan, SelfTests
    from gharial.backend.self_test_probes import Parts
    from gharial.backend.xmpp.live_console import LiveConsole
    from gharial.backend.xmpp.session import AccountSession
    from gharial.model.contact import Contact, Resource
    from gharial.model.publication import SharedFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OneOffLogin:
    """An account for this run alone: nothing of it is kept."""

    settings: AccountSettings
    password: str


def ways(only_methods: frozenset[str] | None, only_kinds: frozenset[Kind] | None) -> frozenset[tuple[str, Kind]]:
    """The (method, bytestream) pairs that this version has and the restrictions leave."""
    from gharial.backend.methods import METHODS

    return frozenset(
        (method.name, kind)
        for method in METHODS
        for kind in method.kinds
        if (only_methods is None or method.name in only_methods) and (only_kinds is None or kind in only_kinds)
    )


NOBODY_READS = Settings(send_receipts=False, send_markers=False, send_composing=False)
"""The settings of a run in which no person sees messages."""


def kept_settings(profile: Profile) -> Settings:
    """What the user of a profile has set."""
    return SettingsFile(profile.settings).read()


class Service:
    """Everything behind the border, for one profile.

    `only_methods` and `only_kinds` restrict what is announced, taken and tried. `auto_accept` answers offers without
    asking: it names the folder, or None to leave the offer open. With `may_upload`, copies on the server
    need no leave in this run. With `one_off` nothing is written to the profile; `state` is then a database
    that keeps what is unfinished, and `settings` are those of the run. `pictures` makes
    small pictures of files; without it there are none.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        only_methods: frozenset[str] | None = None,
        only_kinds: frozenset[Kind] | None = None,
        one_off: OneOffLogin | None = None,
        auto_accept: Callable[[Offer], Path | None] | None = None,
        may_upload: bool = False,
        state: Path | None = None,
        settings: Settings | None = None,
        pictures: PictureMaker | None = None,
    ) -> None:
        self.events = EventBus()
        self._one_off = one_off
        self._settings_file = None if one_off else SettingsFile(profile.settings)
        self._settings = self._settings_file.read() if self._settings_file else settings or NOBODY_READS
        self._database = Database(state if one_off else profile.database)
        self.accounts = LiveAccounts(self.events, self._database, Secrets(profile.data), self._current_settings)
        self.roster = ContactList(self.accounts, self.events, self._database)
        self._links: LinkDesk | None = None
        self._console: LiveConsole | None = None
        self._parts: dict[Jid, Parts] = {}
        self._metered = MeteredWatch()
        self.chat = Conversations(
            self.accounts,
            self.events,
            self._database,
            self._current_settings,
            self.roster.is_blocked,
            claims=self._claims,
        )
        self.rooms = RoomList(
            self.accounts,
            self.events,
            self._database,
            self.chat,
            self.roster.is_listed,
            self.roster.is_blocked,
            active=one_off is None,
        )
        self.transfers = TransferList(
            self.accounts,
            self.events,
            self._database,
            self._current_settings,
            self.change_settings,
            self._devices,
            _Makers(self._make_method),
            knows=self._knows,
            only_methods=only_methods,
            only_kinds=only_kinds,
            auto_accept=auto_accept,
            contact=self._sender,
            may_upload=may_upload,
            pictures=pictures,
            is_room=self.chat.is_room,
            metered=lambda: self._metered.metered,
        )

        self._clearing = Clearing(self.events, self._current_settings, self.transfers.clear_finished)
        self.publications = Publications(
            self.transfers,
            lambda account: self.accounts.session(account).full_jid,
            self.roster.is_blocked,
            asyncio.to_thread,
            self.chat.is_room,
            self.roster.is_listed,
            self.transfers.known_digest,
            self._files_changed,
            self.transfers.tell_end,
        )
        self.events.subscribe(TransferChanged, lambda event: self.publications.see(event.transfer))
        self.shared_files = SharedFilesDesk(
            self.roster.resources,
            self._list_published,
            self.transfers.fetches.fetch,
            self._may_tell,
            partial(self._files_changed, theirs=True),
        )

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def console(self) -> "LiveConsole":
        """The stanzas of the streams; made when first asked for."""
        if self._console is None:
            from gharial.backend.xmpp.live_console import LiveConsole

            self._console = LiveConsole(self.accounts)
        return self._console

    @property
    def self_tests(self) -> "SelfTests":
        """Tests of what sending files needs."""
        from gharial.backend.self_test import SelfTests

        return SelfTests(self.accounts.credentials, self._current_settings, _test_device)

    def parts(self, account: Jid) -> "Parts":
        """What the session of an account has for files. Raises KeyError before there is one."""
        return self._parts[account]

    async def change_settings(self, settings: Settings) -> None:
        """Replace the settings and keep them. Raises LocalFileProblem where they cannot be written."""
        if self._settings_file is not None:
            await self._settings_file.write(settings)
        self._settings = settings
        self._watch_metered()
        self.events.publish(SettingsChanged(settings))

    async def request_file(self, account: Jid, wanted: WantedFile) -> None:
        """Ask for a file that a link is about; from a contact it is then taken without a question.

        Raises RequestFailed, NoAnswer, NotConnected, ProtocolBreach.
        """
        from gharial.backend.methods.published_file import request_published

        session = self.accounts.session(account)
        self.transfers.requested.note(account, wanted)
        try:
            await request_published(session, wanted.owner, wanted.id)
        except Failure:
            self.transfers.requested.forget(account, wanted)
            raise

    async def _list_published(self, account: Jid, device: Jid) -> "tuple[tuple[SharedFile, ...], bool] | None":
        from gharial.backend.methods.file_directory import list_published

        return await list_published(self.accounts.session(account), device)

    def _may_tell(self, account: Jid, person: Jid) -> bool:
        """Somebody whose files we may be shown: people one knows, who are not blocked, in no room."""
        return self._knows(account, person) and not self.roster.is_blocked(account, person)

    def _files_changed(self, account: Jid, contact: Jid, *, theirs: bool = False) -> None:
        self.events.publish(PublicationsChanged(account, contact, theirs))

    async def start(self) -> None:
        """Open the stores, sign in the enabled accounts, take up waiting transfers: `open` and `connect`."""
        await self.open()
        await self.connect()

    async def open(self) -> None:
        """Open the stores and read what is kept: windows can show it. Raises LocalFileProblem."""
        await self._database.open()
        await self.roster.load()
        await self.chat.load()
        await self.rooms.load()
        await self.transfers.load()
        await self._clearing.begin()
        await self.accounts.read()

    async def connect(self) -> None:
        """Sign in the enabled accounts. What that takes is imported now, in a thread; the loop stays free."""
        self._watch_metered()
        await asyncio.to_thread(_import_the_rest)
        # Whoever listens for sessions is there before the first one connects.
        self.accounts.begin()
        if self._one_off is not None:
            self.accounts.add_for_files(self._one_off.settings, self._one_off.password)

    async def stop(self) -> None:
        """Sign out, end transfers in an orderly way, close the stores."""
        await self._metered.stop()
        await self._clearing.end()
        await self.transfers.close()
        await self.accounts.close()
        await self.roster.close()
        await self.rooms.close()
        await self.chat.close()
        if self._links is not None:
            await self._links.close()
        await self._database.close()

    def _devices(self, account: Jid, jid: Jid) -> "tuple[Resource, ...]":
        """What can take a file at an address: somebody's clients, or a room."""
        return self.roster.resources(account, jid) or self.rooms.devices(account, jid)

    def _knows(self, account: Jid, jid: Jid) -> bool:
        """Somebody of the roster. A room there vouches for none of its people."""
        return self.roster.is_listed(account, jid) and not self.chat.is_room(account, jid)

    def _sender(self, account: Jid, jid: Jid) -> "Contact | None":
        """Who offers a file: of rooms nobody is known, even where one stands in the roster."""
        return None if self.chat.is_room(account, jid) else self.roster.person(account, jid)

    def _watch_metered(self) -> None:
        """From the first rule on that asks for it."""
        if any(rule.unmetered_only for rule in self._settings.accept_rules):
            self._metered.start()

    def _current_settings(self) -> Settings:
        return self._settings

    def _make_method(self, factory: "MethodFactory", session: "AccountSession", carriers: "Carriers") -> "Method":
        from gharial.backend.methods.file_directory import answer_listings, hear_announcements
        from gharial.backend.methods.http_upload import HttpUpload
        from gharial.backend.methods.jingle_file import JingleFiles
        from gharial.backend.methods.published_file import answer_requests
        from gharial.backend.self_test_probes import Parts

        method = factory(session, carriers)
        upload = method if isinstance(method, HttpUpload) else None
        self._parts[session.account] = Parts(session, carriers, upload)
        if isinstance(method, HttpUpload):
            self._link_desk().serve(session, method)
        elif isinstance(method, JingleFiles):
            account = session.account
            carriers.wanted = partial(self.publications.wanted_file, account)
            answer_requests(session, partial(self.publications.wanted, account))
            answer_listings(session, partial(self.publications.page, account))
            hear_announcements(session, partial(self.shared_files.heard, account))
        return method

    def _link_desk(self) -> "LinkDesk":
        from gharial.backend.methods.link_desk import LinkDesk

        if self._links is None:
            self._links = LinkDesk(LinkStore(self._database), self._current_settings, self.roster.is_listed)
        return self._links

    async def _claims(self, taken: "Taken") -> bool:
        """A message that is a file's link becomes an offer, not a text."""
        from gharial.backend.methods.link_desk import Claim

        letter, direction = taken.envelope.letter, taken.envelope.direction
        return await self._link_desk().claim(
            Claim(
                account=taken.account,
                # With the device it came from, where it says.
                peer=(direction is Direction.INCOMING and letter.sender) or taken.envelope.peer,
                direction=direction,
                message=taken.envelope.message,
                stanza_id=taken.entry.stanza_id,
                archive_id=taken.entry.archive_id,
                time=taken.entry.time,
                old=taken.old,
            )
        )


class _Makers:
    """What makes each method of a session; they are imported with the first session."""

    def __init__(self, make: "Callable[[MethodFactory, AccountSession, Carriers], Method]") -> None:
        self._make = make

    def __iter__(self) -> "Iterator[Callable[[AccountSession, Carriers], Method]]":
        from gharial.backend.methods import METHODS

        return (partial(self._make, factory) for factory in METHODS)


_WITH_SESSIONS = (
    "gharial.backend.xmpp.connection",
    "gharial.backend.xmpp.session",
    "gharial.backend.xmpp.keeper",
    "gharial.backend.xmpp.network",
    "gharial.backend.roster.account_roster",
    "gharial.backend.chat.session_chat",
    "gharial.backend.rooms.account_rooms",
    "gharial.backend.bytestreams.carriers",
    "gharial.backend.methods.link_desk",
    "gharial.backend.transfers.control",
    "gharial.backend.transfers.folder_split",
    "gharial.backend.transfers.receive",
    "gharial.backend.transfers.send",
)


def _import_the_rest() -> None:
    from gharial.backend.methods import METHODS
    from gharial.backend.xmpp.plugins import import_plugins

    for name in _WITH_SESSIONS:
        importlib.import_module(name)
    import_plugins()
    log.debug("%d methods", len(METHODS))


def _test_device(plan: "DevicePlan") -> Service:
    return Service(
        Profile.under(plan.folder),
        one_off=OneOffLogin(plan.account, plan.password),
        only_methods=frozenset({plan.only[0]}) if plan.only is not None else None,
        only_kinds=frozenset({plan.only[1]}) if plan.only is not None else None,
        auto_accept=plan.auto_accept,
        may_upload=plan.may_upload,
        settings=plan.settings,
    )
