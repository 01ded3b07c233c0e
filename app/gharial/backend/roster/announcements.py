"""`Announcements`: many small changes told in slices, so that 5,000 presences at login do not hold up the loop."""

import asyncio
import time
from collections.abc import Callable, Iterable

from gharial.model.contact import Contact, Resource
from gharial.model.events import ContactChanged, ContactRemoved, EventBus, OwnDevicesChanged, RosterReset
from gharial.model.jid import Jid

SLICE_S = 0.006
"""How long subscribers are kept busy at a time."""
PAUSE_S = 0.004
"""How long others get the loop between two slices."""


class Announcements:
    """Publishes what changed about contacts. Several changes of one contact within a slice become one event.

    What changed about an account of ours itself are its other devices, which `own_devices` names.
    """

    def __init__(
        self,
        events: EventBus,
        current: Callable[[Jid, Jid], Contact | None],
        own_devices: Callable[[Jid], tuple[Resource, ...]] = lambda _account: (),
    ) -> None:
        self._events = events
        self._current = current
        self._own_devices = own_devices
        self._changed: dict[tuple[Jid, Jid], None] = {}
        self._scheduled: asyncio.Handle | None = None

    def changed(self, account: Jid, jids: Iterable[Jid]) -> None:
        """These contacts look different; told soon, with what they look like then."""
        self._changed.update(((account, jid), None) for jid in jids)
        if self._changed and self._scheduled is None:
            self._scheduled = asyncio.get_running_loop().call_soon(self._tell)

    def removed(self, account: Jid, jid: Jid) -> None:
        """A contact left the roster; told at once."""
        self._changed.pop((account, jid), None)
        self._events.publish(ContactRemoved(account, jid))

    def reset(self, account: Jid, contacts: tuple[Contact, ...]) -> None:
        """The whole roster was read anew; told at once, and it includes every change still to be told."""
        self._changed = {names: None for names in self._changed if names[0] != account}
        self._events.publish(RosterReset(account, contacts))

    def _tell(self) -> None:
        self._scheduled = None
        until = time.monotonic() + SLICE_S
        while self._changed and time.monotonic() < until:
            names = next(iter(self._changed))
            del self._changed[names]
            account, jid = names
            if account == jid:
                self._events.publish(OwnDevicesChanged(account, self._own_devices(account)))
            contact = self._current(*names)
            if contact is not None:
                self._events.publish(ContactChanged(contact))
        if self._changed and self._scheduled is None:
            self._scheduled = asyncio.get_running_loop().call_later(PAUSE_S, self._tell)
