"""`ContactBook`: everything known about one account's contacts, and nothing but that: no stanzas, no clock, no disk."""

from collections.abc import Iterable
from dataclasses import replace

from gharial.backend.roster.entries import Entry
from gharial.backend.storage.roster import StoredRoster
from gharial.model.account import Show
from gharial.model.contact import Contact, Resource
from gharial.model.jid import Jid, bare

MAX_STRANGERS = 10_000
"""Addresses outside the roster whose presence is kept: those who share theirs with us for a talk."""
MAX_RESOURCES = 100
"""Clients of one address that are kept."""

_RANK = {Show.CHAT: 0, Show.AVAILABLE: 1, Show.AWAY: 2, Show.XA: 3, Show.DND: 4, Show.OFFLINE: 5}


def best_first(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """By priority, then by availability, then by name so that the order never wavers."""
    return tuple(sorted(resources, key=lambda one: (-one.priority, _RANK[one.show], one.jid.resource)))


def book_of(stored: StoredRoster) -> "ContactBook":
    """A book that begins with what was kept of a roster."""
    book = ContactBook(stored.account)
    book.replace_blocked(stored.blocked)
    for jid, avatar in stored.avatars.items():
        book.announce_avatar(jid, avatar)
    kept = (Entry(one.jid, one.name, one.groups, one.subscription, one.pending_out) for one in stored.contacts)
    book.replace_all(kept, stored.version)
    return book


class ContactBook:
    """The one place of truth about a roster.

    Methods that change something return whether a contact looks different, or what we know of our own other devices.
    """

    def __init__(self, account: Jid) -> None:
        self.account = account
        self.version = ""
        """Of the roster (RFC 6121 §2.6); empty: unknown."""
        self.blocked: frozenset[Jid] = frozenset()
        self._contacts: dict[Jid, Contact] = {}
        self._present: dict[Jid, dict[Jid, Resource]] = {}
        self._avatars: dict[Jid, str] = {}
        self._hidden = True

    # --- what is asked --------------------------------------------------------------------------------------------

    def contacts(self) -> tuple[Contact, ...]:
        """All of them."""
        return tuple(self._contacts.values())

    def contact(self, jid: Jid) -> Contact | None:
        """One by bare address."""
        return self._contacts.get(jid)

    def resources(self, jid: Jid) -> tuple[Resource, ...]:
        """The clients of any bare address we see, best first; also of those outside the roster."""
        contact = self._contacts.get(jid)
        if contact is not None:
            return contact.resources
        if self._hidden or self.is_blocked(jid):
            return ()
        return best_first(self._present.get(jid, {}).values())

    def avatar(self, jid: Jid) -> str:
        """The hash of the picture that a bare address announced last; empty without one."""
        return self._avatars.get(jid, "")

    def avatars(self) -> dict[Jid, str]:
        """Every hash known, by bare address."""
        return dict(self._avatars)

    def is_blocked(self, jid: Jid) -> bool:
        """Whether stanzas of `jid` are kept from us (the matching of XEP-0191 §5)."""
        if not self.blocked:
            return False
        matches = {jid, bare(jid), Jid(jid.domain)}
        if jid.resource:
            matches.add(Jid(f"{jid.domain}/{jid.resource}"))
        return not matches.isdisjoint(self.blocked)

    # --- the roster -----------------------------------------------------------------------------------------------

    def replace_all(self, entries: Iterable[Entry], version: str) -> None:
        """The whole roster was read anew."""
        self._contacts = {}
        for entry in entries:
            if not entry.removed:
                self._contacts[entry.jid] = self._contact(entry)
        self.version = version

    def put(self, entry: Entry) -> bool:
        """An item was added or changed."""
        contact = self._contact(entry)
        before = self._contacts.get(entry.jid)
        self._contacts[entry.jid] = contact
        return contact != before

    def drop(self, jid: Jid) -> bool:
        """An item is gone; returns whether it was there."""
        self._present.pop(jid, None)
        return self._contacts.pop(jid, None) is not None

    # --- presence -------------------------------------------------------------------------------------------------

    def show_presence(self) -> tuple[Jid, ...]:
        """We are signed in: what is known of presence counts. Returns who looks different."""
        self._hidden = False
        return self._refresh_all(self._present)

    def hide_presence(self) -> tuple[Jid, ...]:
        """The connection is gone: everybody looks offline, and nothing is forgotten, for it may be resumed."""
        self._hidden = True
        return self._refresh_all(self._present)

    def forget_presence(self) -> tuple[Jid, ...]:
        """A new session begins: the server tells everything again."""
        before, self._present = self._present, {}
        return self._refresh_all(before)

    def arrive(self, resource: Resource) -> bool:
        """A client is there, or says something else about itself; what was learnt about it is kept."""
        jid = bare(resource.jid)
        there = self._present.get(jid)
        if there is None:
            if jid not in self._contacts and len(self._present) >= MAX_STRANGERS + len(self._contacts):
                return False
            there = self._present[jid] = {}
        known = there.get(resource.jid)
        if known is None and len(there) >= MAX_RESOURCES:
            return False
        if known is not None and resource.features is None:
            resource = replace(resource, features=known.features, client_name=known.client_name)
        there[resource.jid] = resource
        return known != resource and self._refresh(jid)

    def leave(self, jid: Jid) -> bool:
        """A client went offline; all of them where `jid` is bare."""
        name = bare(jid)
        there = self._present.get(name)
        if there is None:
            return False
        if jid.resource:
            there.pop(jid, None)
        if not jid.resource or not there:
            del self._present[name]
        return self._refresh(name)

    def learn(self, jid: Jid, features: frozenset[str], client_name: str) -> bool:
        """What a client can and is called; nothing where it has left meanwhile."""
        there = self._present.get(bare(jid), {})
        known = there.get(jid)
        if known is None:
            return False
        there[jid] = replace(known, features=features, client_name=client_name)
        return there[jid] != known and self._refresh(bare(jid))

    # --- avatars and blocking -------------------------------------------------------------------------------------

    def announce_avatar(self, jid: Jid, avatar: str) -> bool:
        """A bare address announced a picture, or with an empty hash that it has none."""
        if self._avatars.get(jid, "") == avatar:
            return False
        if avatar:
            self._avatars[jid] = avatar
        else:
            del self._avatars[jid]
        return self._refresh(jid)

    def replace_blocked(self, blocked: Iterable[Jid]) -> tuple[Jid, ...]:
        """The block list was read anew or changed. Returns who looks different."""
        before, self.blocked = self.blocked, frozenset(blocked)
        if before == self.blocked:
            return ()
        return self._refresh_all(tuple(self._contacts))

    # ----------------------------------------------------------------------------------------------------------------

    def _contact(self, entry: Entry) -> Contact:
        known = Contact(self.account, entry.jid, entry.name, entry.groups, entry.subscription, entry.pending_out)
        return self._completed(known)

    def _completed(self, contact: Contact) -> Contact:
        blocked = self.is_blocked(contact.jid)
        there = {} if blocked or self._hidden else self._present.get(contact.jid, {})
        resources, avatar = best_first(there.values()), self._avatars.get(contact.jid, "")
        if (contact.resources, contact.avatar, contact.blocked) == (resources, avatar, blocked):
            return contact  # most, when thousands are read at the start: a copy takes longer than all else here
        return replace(contact, resources=resources, avatar=avatar, blocked=blocked)

    def _refresh(self, jid: Jid) -> bool:
        before = self._contacts.get(jid)
        if before is None:
            return bool(jid == self.account)
        self._contacts[jid] = after = self._completed(before)
        return after != before or jid == self.account

    def _refresh_all(self, jids: Iterable[Jid]) -> tuple[Jid, ...]:
        return tuple(jid for jid in jids if self._refresh(jid))
