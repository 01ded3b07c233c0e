"""`AccountRoster`: one account's roster over its session: reads it, keeps it up to date, changes it (RFC 6121)."""

import asyncio
import logging
import sqlite3
from collections.abc import Coroutine, Sequence
from typing import Any, cast
from xml.etree import ElementTree as ET

from slixmpp.stanza import Iq, Presence
from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath, StanzaPath

from gharial.backend.roster import entries, pictures, presences
from gharial.backend.roster.announcements import Announcements
from gharial.backend.roster.avatars import Avatars
from gharial.backend.roster.blocklist import Blocklist
from gharial.backend.roster.book import ContactBook
from gharial.backend.roster.devices import Devices
from gharial.backend.roster.entries import Entry
from gharial.backend.roster.subscriptions import Subscriptions
from gharial.backend.storage.roster import RosterStore, StoredRoster
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Contact, Resource, Subscription
from gharial.model.events import EventBus
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid, bare

log = logging.getLogger(__name__)

FETCH_TIMEOUT_S = 60.0

_SEEN_BY_US = frozenset({Subscription.TO, Subscription.BOTH})


class AccountRoster:
    """Lives as long as the session; made before it first connects. `book` begins with what was `stored`."""

    def __init__(
        self,
        session: AccountSession,
        book: ContactBook,
        stored: StoredRoster,
        store: RosterStore,
        events: EventBus,
        announcements: Announcements,
    ) -> None:
        self._session = session
        self._store = store
        self._announcements = announcements
        self._tasks: set[asyncio.Task[None]] = set()
        self._writes: set[asyncio.Task[None]] = set()
        """Those of them that write the cache."""
        self._cache_whole = True
        self._fetching = False
        self._pushed_meanwhile: list[tuple[tuple[Entry, ...], str]] = []
        self._pep_avatars: set[Jid] = set()
        self.book = book
        self.avatars = Avatars(session, store)
        self.devices = Devices(session, self._learnt)
        self.blocklist = Blocklist(session, self._blocked_changed)
        self.subscriptions = Subscriptions(
            session,
            events,
            lambda request: self._keep(store.put_request(request)),
            lambda jid: self._keep(store.drop_request(session.account, jid)),
        )
        self.blocklist.start_with(stored.blocked)
        self.subscriptions.start_with(stored.requests)
        self._listen()

    # --- what a person wants --------------------------------------------------------------------------------------

    async def add(self, jid: Jid, name: str, groups: Sequence[str], text: str, token: str = "") -> None:
        """Roster set, then the request (RFC 6121 §3.1.1). Raises RequestFailed, NoAnswer, NotConnected."""
        await self._set(Entry(jid, name.strip(), entries.clean_groups(groups)))
        self._session.require_online()
        self.subscriptions.ask(jid, text, token)

    async def change(self, jid: Jid, *, name: str | None = None, groups: Sequence[str] | None = None) -> None:
        """Another name, other groups. Raises RequestFailed, also for somebody who is not in the roster."""
        self._session.require_online()
        contact = self._listed(jid)
        new_name = contact.name if name is None else name.strip()
        new_groups = contact.groups if groups is None else entries.clean_groups(groups)
        await self._set(Entry(jid, new_name, new_groups))

    async def remove(self, jid: Jid) -> None:
        """Out of the roster, which ends both subscriptions (RFC 6121 §2.5.2)."""
        self._session.require_online()
        self._listed(jid)
        iq = self._session.client.make_iq_set()
        iq.append(entries.write_removal(jid))
        await self._session.request(iq)
        self._apply((Entry(jid, removed=True),), self.book.version)

    async def answer_request(self, jid: Jid, *, allow: bool, add_back: bool) -> None:
        """Raises NotConnected; with `add_back` also what `add` raises."""
        self._session.require_online()
        if not allow:
            self.subscriptions.refuse(jid)
            return
        self.subscriptions.allow(jid)
        contact = self.book.contact(jid)
        if add_back and (contact is None or (contact.subscription not in _SEEN_BY_US and not contact.pending_out)):
            known = contact or Contact(self._session.account, jid)
            await self.add(jid, known.name, known.groups, "")

    async def avatar(self, jid: Jid) -> bytes | None:
        """The picture announced last."""
        avatar = self.book.avatar(jid)
        return await self.avatars.get(jid, avatar, from_pep=jid in self._pep_avatars) if avatar else None

    def resources(self, jid: Jid) -> tuple[Resource, ...]:
        """The clients of a bare address, best first; what a contact's can is asked for where it is not known."""
        found = self.book.resources(jid)
        if self._is_ours(jid):
            self.devices.want(one.jid for one in found if one.features is None)
        return found

    async def written(self) -> None:
        """Return when every change so far is kept."""
        while self._writes:
            await asyncio.wait(set(self._writes))

    async def close(self) -> None:
        """The account is gone."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        # One that never began would say so when it is collected.
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.avatars.close()
        await self.devices.close()

    # --- the session ----------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        client = self._session.client
        # One place of truth: slixmpp keeps no second roster beside this one, which would also cost more than half of
        # the time that a presence takes.
        client.remove_handler("Roster Update")
        client.remove_handler("Presence")
        for kind in ("subscribe", "subscribed", "unsubscribe", "unsubscribed", "unavailable"):
            client.del_event_handler(f"presence_{kind}", getattr(client, f"_handle_{kind}"))
        # Not `session.answer`: that would let presence overtake the push that was sent before it.
        client.register_handler(Callback("roster push", StanzaPath("iq@type=set/roster"), self._pushed))
        client.register_handler(Callback("contact presence", MatchXPath(f"{{{presences.NS}}}presence"), self._presence))
        client.register_handler(
            Callback(
                "avatar announcement",
                MatchXPath(f"{{{presences.NS}}}message/{{{pictures.NS_EVENT}}}event"),
                self._avatar_announced,
            )
        )
        client.add_filter("out_sync", self._mark_own_presence)
        client.add_event_handler("session_bind", self._session_bound)
        self._session.discovery.announce(f"{pictures.NS_METADATA}+notify")
        self._session.when_online(self._online)
        self._session.when_offline(self._offline)

    def _session_bound(self, _jid: object) -> None:
        # Before any presence of the new session; a resumed one binds nothing and keeps what it had.
        self._changed(self.book.forget_presence())
        self.devices.forget()
        self.avatars.forgive()
        self._pep_avatars.clear()

    def _online(self, resumed: bool) -> None:
        self._changed(self.book.show_presence())
        if resumed:
            self.devices.go_on()
        else:
            self._run(self._read_all())

    def _offline(self) -> None:
        self._changed(self.book.hide_presence())

    async def _read_all(self) -> None:
        await self._fetch()
        await self.blocklist.read()

    async def _fetch(self) -> None:
        client = self._session.client
        iq = client.make_iq_get()
        query = ET.Element(f"{{{entries.NS}}}query")
        if "rosterver" in client.features:
            query.set("ver", self.book.version)
        iq.append(query)
        self._fetching, self._pushed_meanwhile = True, []
        try:
            answer = await self._session.request(iq, FETCH_TIMEOUT_S)
        except Failure as failure:
            log.warning("the roster of %s could not be read: %r", self._session.account, failure)
        else:
            found = answer.xml.find(f"{{{entries.NS}}}query")
            # Without a payload what we have is up to date, or pushes bring it there (RFC 6121 §2.6.3).
            if found is not None:
                self.book.replace_all(entries.read_entries(found), found.get("ver", ""))
                self._cache_whole = True
                self._keep(self._store.replace(self.book.account, self.book.version, self.book.contacts()))
        finally:
            self._fetching = False
        waiting, self._pushed_meanwhile = self._pushed_meanwhile, []
        for changed, version in waiting:
            self._apply(changed, version)
        for contact in self.book.contacts():
            self.subscriptions.look_at(contact)
        self._announcements.reset(self.book.account, self.book.contacts())

    def _pushed(self, iq: StanzaBase) -> None:
        reply = cast("Iq", iq.reply())
        sender = iq.xml.get("from")
        if sender and sender != self._session.account.bare:
            # RFC 6121 §2.1.6: anybody else could write our roster.
            log.warning("%s sent a roster push: refused", sender[:200])
            reply.error()
            reply["error"]["type"], reply["error"]["condition"] = "cancel", "service-unavailable"
        else:
            self._take(cast("ET.Element", iq.xml.find(f"{{{entries.NS}}}query")))
        reply.send()  # type: ignore[no-untyped-call]

    def _take(self, query: ET.Element) -> None:
        changed, version = entries.read_entries(query), query.get("ver", "")
        if self._fetching:
            self._pushed_meanwhile.append((changed, version))
        else:
            self._apply(changed, version)

    def _apply(self, changed: Sequence[Entry], version: str) -> None:
        put, dropped = [], []
        for entry in changed:
            if entry.removed:
                if self.book.drop(entry.jid):
                    dropped.append(entry.jid)
                    self.subscriptions.settled(entry.jid)
                    self._announcements.removed(self.book.account, entry.jid)
                continue
            before = self.book.contact(entry.jid)
            if self.book.put(entry):
                self._changed((entry.jid,))
            if before and before.subscription in _SEEN_BY_US and entry.subscription not in _SEEN_BY_US:
                self._gone(entry.jid)
            contact = self._listed(entry.jid)
            self.subscriptions.look_at(contact)
            put.append(contact)
        self.book.version = version
        # A cache that missed a change must not claim to be this version.
        kept = version if self._cache_whole else ""
        self._keep(self._store.change(self.book.account, kept, put, dropped))

    async def _set(self, entry: Entry) -> None:
        self._session.require_online()
        iq = self._session.client.make_iq_set()
        iq.append(entries.write_entry(entry.jid, entry.name, entry.groups))
        await self._session.request(iq)
        # The push may come after the result (RFC 6121 §2.1.5); whoever asked sees the change now.
        known = self.book.contact(entry.jid)
        subscription, pending = (known.subscription, known.pending_out) if known else (Subscription.NONE, False)
        self._apply((Entry(entry.jid, entry.name, entry.groups, subscription, pending),), self.book.version)

    # --- stanzas --------------------------------------------------------------------------------------------------

    def _presence(self, stanza: StanzaBase) -> None:
        self._see(presences.read_presence(stanza.xml))
        # What slixmpp's own handler would have told, for those who listen to its events.
        client = self._session.client
        for event in ("presence", f"presence_{stanza['type']}"):
            if client.event_handled(event):
                client.event(event, stanza)

    def _see(self, presence: presences.Presence | None) -> None:
        if presence is None or presence.sender == self._session.client.boundjid:
            return
        jid = bare(presence.sender)
        if self.book.is_blocked(presence.sender):
            return
        if presence.kind == "available" and presence.sender.resource:
            self._arrived(presence)
        elif presence.kind == "unavailable" or (presence.kind == "error" and presence.sender.resource):
            self._gone(presence.sender)
        elif presence.kind == "subscribe":
            self.subscriptions.asked(presence, self.book.contact(jid))
        elif presence.kind == "unsubscribe":
            self.subscriptions.settled(jid)

    def _arrived(self, presence: presences.Presence) -> None:
        jid = bare(presence.sender)
        resource = Resource(presence.sender, presence.show, presence.text, presence.priority)
        if self.book.arrive(resource):
            self._changed((jid,))
        self.devices.arrived(presence.sender, presence.caps, ask=self._is_ours(jid))
        # XEP-0084 knows better than XEP-0153, which every client of theirs speaks for itself.
        if presence.avatar is not None and jid not in self._pep_avatars:
            self._avatar_is(jid, presence.avatar)

    def _gone(self, jid: Jid) -> None:
        for one in (jid,) if jid.resource else tuple(one.jid for one in self.book.resources(jid)):
            self.devices.left(one)
        if self.book.leave(jid):
            self._changed((bare(jid),))

    def _avatar_announced(self, message: StanzaBase) -> None:
        sender = presences.read_jid(message.xml.get("from"))
        # People speak for themselves alone, and by their bare address (XEP-0163 §4.3).
        if sender is None or sender.resource or (sender != self.book.account and self.book.contact(sender) is None):
            return
        announcement = pictures.read_announcement(message.xml)
        if announcement is not None:
            self._pep_avatars.add(sender)
            self._avatar_is(sender, announcement.avatar)

    def _avatar_is(self, jid: Jid, avatar: str) -> None:
        if self.book.contact(jid) is None and jid != self.book.account:
            return
        if self.book.avatar(jid) != avatar:
            if self.book.announce_avatar(jid, avatar):
                self._changed((jid,))
            self._keep(self._store.put_avatar(self.book.account, jid, avatar))

    def _mark_own_presence(self, stanza: StanzaBase) -> StanzaBase:
        """Say that we know of avatars, with a hash only where we are sure: an empty one deletes it (XEP-0153 §3)."""
        if isinstance(stanza, Presence) and not stanza.xml.get("type"):
            tag = f"{{{presences.NS_VCARD_UPDATE}}}x"
            if stanza.xml.find(tag) is None:
                update = ET.SubElement(stanza.xml, tag)
                if own := self.book.avatar(self.book.account):
                    ET.SubElement(update, f"{{{presences.NS_VCARD_UPDATE}}}photo").text = own
        return stanza

    def _learnt(self, jid: Jid, features: frozenset[str], client_name: str) -> None:
        if self.book.learn(jid, features, client_name):
            self._changed((bare(jid),))

    def _blocked_changed(self, blocked: frozenset[Jid]) -> None:
        self._changed(self.book.replace_blocked(blocked))
        self._keep(self._store.replace_blocked(self.book.account, blocked))

    # --------------------------------------------------------------------------------------------------------------

    def _is_ours(self, jid: Jid) -> bool:
        """A contact, or our own account."""
        return jid == self.book.account or self.book.contact(jid) is not None

    def _listed(self, jid: Jid) -> Contact:
        contact = self.book.contact(jid)
        if contact is None:
            raise RequestFailed(entries.NS, jid.bare, "item-not-found")
        return contact

    def _changed(self, jids: Sequence[Jid]) -> None:
        if jids:
            self._announcements.changed(self.book.account, jids)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._run(self._kept(work))
        self._writes.add(task)

        def done(task: asyncio.Task[None]) -> None:
            self._writes.discard(task)
            work.close()  # where it was cancelled before it began

        task.add_done_callback(done)

    async def _kept(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (Failure, sqlite3.Error, RuntimeError):
            self._cache_whole = False
            log.warning("the roster cache of %s could not be written", self.book.account, exc_info=True)

    def _run(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
