"""`ContactList`: the contacts of all accounts; fulfils border.Roster.

What was kept of a roster is there from `load` on, for the windows; what keeps it up to date begins with the session.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from gharial.backend.roster.announcements import Announcements
from gharial.backend.roster.book import ContactBook, book_of
from gharial.backend.storage.database import Database
from gharial.backend.storage.roster import RosterStore, StoredRoster
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.model.contact import Contact, Resource, SubscriptionRequest
from gharial.model.events import AccountRemoved, EventBus
from gharial.model.failures import Failure, UnknownAccount
from gharial.model.jid import Jid, bare

if TYPE_CHECKING:
    from gharial.backend.roster.account_roster import AccountRoster
    from gharial.backend.xmpp.session import AccountSession

log = logging.getLogger(__name__)


class ContactList:
    """Call `load` before the accounts are loaded; then contacts are there before the first connection."""

    def __init__(self, accounts: LiveAccounts, events: EventBus, database: Database) -> None:
        self._events = events
        self._accounts = accounts
        self._store = RosterStore(database)
        self._announcements = Announcements(events, self._current, self.own_devices)
        self._rosters: dict[Jid, AccountRoster] = {}
        self._stored: dict[Jid, StoredRoster] = {}
        """What was kept for accounts that have no session yet."""
        self._books: dict[Jid, ContactBook] = {}
        """What that looks like."""
        self._closing: set[asyncio.Task[None]] = set()
        accounts.on_session(self._began)
        accounts.on_session_gone(self._ended)
        events.subscribe(AccountRemoved, self._removed)

    async def load(self) -> None:
        """Read the cache. A cache that cannot be read is as good as none."""
        try:
            stored = await self._store.load()
        except (Failure, sqlite3.Error, ValueError):
            log.exception("the roster cache cannot be read")
            return
        self._stored = {roster.account: roster for roster in stored}
        self._books = {roster.account: book_of(roster) for roster in stored}

    def contacts(self, account: Jid | None = None) -> tuple[Contact, ...]:
        """All contacts, of one account or of all."""
        names = [one.jid for one in self._accounts.all()] if account is None else [bare(account)]
        books = [book for book in map(self._book, names) if book is not None]
        return tuple(contact for book in books for contact in book.contacts())

    def contact(self, account: Jid, jid: Jid) -> Contact | None:
        """One contact by bare address."""
        book, roster = self._book(account), self._of(account)
        contact = book.contact(bare(jid)) if book is not None else None
        if roster is not None and contact is not None and any(one.features is None for one in contact.resources):
            roster.resources(contact.jid)
        return contact

    def requests(self) -> tuple[SubscriptionRequest, ...]:
        """Requests to see our presence that wait for an answer."""
        kept = (request for stored in self._stored.values() for request in stored.requests)
        return (*(one for roster in self._rosters.values() for one in roster.subscriptions.open()), *kept)

    def resources(self, account: Jid, jid: Jid) -> tuple[Resource, ...]:
        """The clients of any address whose presence we see, best first; nothing of who is blocked."""
        roster = self._of(account)
        return roster.resources(bare(jid)) if roster is not None else ()

    def own_devices(self, account: Jid) -> tuple[Resource, ...]:
        """The other devices that are signed in to an account of ours, best first."""
        return self.resources(account, account)

    def person(self, account: Jid, jid: Jid) -> Contact | None:
        """A contact; for our own address we ourselves, with our other devices."""
        own = bare(account)
        return Contact(own, own, resources=self.own_devices(own)) if bare(jid) == own else self.contact(account, jid)

    def is_blocked(self, account: Jid, jid: Jid) -> bool:
        """Whether the user wants to hear nothing of `jid` (bare or full)."""
        book = self._book(account)
        return book is not None and book.is_blocked(jid)

    def is_listed(self, account: Jid, jid: Jid) -> bool:
        """Whether `jid` is in the roster."""
        book = self._book(account)
        return book is not None and book.contact(bare(jid)) is not None

    async def add(
        self, account: Jid, jid: Jid, name: str, groups: Sequence[str], text: str = "", token: str = ""
    ) -> None:
        """Put somebody into the roster and ask to see their presence, with a word of introduction."""
        await self._known(account).add(bare(jid), name, groups, text, token)

    async def rename(self, account: Jid, jid: Jid, name: str) -> None:
        """Change the name we give them."""
        await self._known(account).change(bare(jid), name=name)

    async def regroup(self, account: Jid, jid: Jid, groups: Sequence[str]) -> None:
        """Replace the groups they are in."""
        await self._known(account).change(bare(jid), groups=groups)

    async def remove(self, account: Jid, jid: Jid) -> None:
        """Take them out of the roster, which ends both subscriptions."""
        await self._known(account).remove(bare(jid))

    async def block(self, account: Jid, jid: Jid) -> None:
        """Nothing of theirs reaches us any more (XEP-0191). Raises Unsupported where the server cannot."""
        await self._known(account).blocklist.block(bare(jid))

    async def block_and_report(self, account: Jid, jid: Jid) -> None:
        """`block`, and tell the server that they sent spam (XEP-0377)."""
        await self._known(account).blocklist.block(bare(jid), report=True)

    def takes_reports(self, account: Jid) -> bool:
        """Its server wants to hear who sends spam."""
        roster = self._of(account)
        return roster is not None and roster.blocklist.takes_reports

    async def unblock(self, account: Jid, jid: Jid) -> None:
        """The opposite of `block`."""
        await self._known(account).blocklist.unblock(bare(jid))

    async def answer_request(self, account: Jid, jid: Jid, *, allow: bool, add_back: bool = True) -> None:
        """Let them see our presence or not; with `add_back`, ask to see theirs."""
        await self._known(account).answer_request(bare(jid), allow=allow, add_back=add_back)

    async def avatar(self, account: Jid, jid: Jid) -> bytes | None:
        """The avatar's picture as it came, at most 256 KiB; None without one. Also of our own account."""
        roster, book = self._of(account), self._book(account)
        if roster is not None:
            return await roster.avatar(bare(jid))
        avatar = book.avatar(bare(jid)) if book is not None else ""
        try:
            return await self._store.picture(avatar) if avatar else None
        except (Failure, sqlite3.Error, RuntimeError):
            log.warning("the avatar store cannot be read", exc_info=True)
            return None

    async def close(self) -> None:
        """Keep what is not kept yet, and end; the storage is to be open until then."""
        for roster in tuple(self._rosters.values()):
            await roster.written()
            await roster.close()
        self._rosters.clear()
        while self._closing:
            await asyncio.wait(set(self._closing))

    def _began(self, session: "AccountSession") -> None:
        from gharial.backend.roster.account_roster import AccountRoster

        stored = self._stored.pop(session.account, None) or StoredRoster(session.account)
        book = self._books.pop(session.account, None) or book_of(stored)
        roster = AccountRoster(session, book, stored, self._store, self._events, self._announcements)
        self._rosters[session.account] = roster
        if stored.contacts:
            self._announcements.reset(session.account, roster.book.contacts())

    def _ended(self, session: "AccountSession") -> None:
        roster = self._rosters.pop(session.account, None)
        if roster is not None:
            self._run(roster.close())

    def _removed(self, event: AccountRemoved) -> None:
        self._run(self._forget(event.account))

    async def _forget(self, account: Jid) -> None:
        try:
            await self._store.forget(account)
        except (Failure, sqlite3.Error, RuntimeError):
            log.warning("the roster cache of %s could not be removed", account, exc_info=True)

    def _current(self, account: Jid, jid: Jid) -> Contact | None:
        roster = self._rosters.get(account)
        return roster.book.contact(jid) if roster is not None else None

    def _of(self, account: Jid) -> "AccountRoster | None":
        return self._rosters.get(bare(account))

    def _book(self, account: Jid) -> ContactBook | None:
        roster = self._of(account)
        return roster.book if roster is not None else self._books.get(bare(account))

    def _known(self, account: Jid) -> "AccountRoster":
        self._accounts.begin()
        roster = self._of(account)
        if roster is None:
            raise UnknownAccount(account.bare)
        return roster

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
