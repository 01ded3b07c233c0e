"""`Destinations`: where an outgoing transfer can go: which devices, in which order, or only to the server."""

from collections.abc import Callable, Collection, Sequence

from gharial.backend.methods.interface import Method
from gharial.backend.transfers.device import Device, best_device
from gharial.backend.transfers.device_watch import DeviceWatch
from gharial.backend.transfers.fallback import Tried, ways
from gharial.backend.transfers.known_ways import software_of
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.logins import Login
from gharial.model.contact import Resource
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Kind, Transfer, Way

_MOST_GROUPS = 64


def kept_for(
    person: Jid, methods: Sequence[Method], file: FileInfo, only_kinds: Collection[Kind] | None
) -> Device | None:
    """The way to somebody of whom no device is there: a copy on the server; None where none takes the file. Pure."""
    keeping = [method for method in methods if method.leaves_copy_on_server]
    try:
        return best_device(person, [Resource(bare(person), features=frozenset())], keeping, file, only_kinds)
    except Failure:
        return None


class Destinations:
    """`login` is None for an account without a session; `living(account, person)` are somebody's devices."""

    def __init__(
        self,
        ledger: Ledger,
        watch: DeviceWatch,
        *,
        login: Callable[[Jid], Login | None],
        only_kinds: Collection[Kind] | None,
    ) -> None:
        self._ledger = ledger
        self._watch = watch
        self._login = login
        self._only_kinds = only_kinds
        self._wanted_at: dict[str, Jid] = {}
        """The device that asked for it."""
        self._of_groups: dict[str, Jid] = {}
        """Where the person had the first of a group sent to."""

    def want(self, transfer: Transfer, device: Jid) -> None:
        """Its receiver asks for it at this device."""
        self._watch.heard(transfer.account, device)
        self._wanted_at[transfer.id] = device
        if self._ledger.target(transfer.id).resource not in ("", device.resource):
            # The one that was chosen is no more.
            self._ledger.put(transfer, target=device)

    def is_wanted(self, transfer: Transfer) -> bool:
        """A device has asked for it, or for what was sent together with it: no other is to be asked."""
        wanted = self._wanted(transfer)
        return transfer.id in self._wanted_at or any(one.jid == wanted for one in self.devices(transfer))

    def settle(self, transfer: Transfer) -> None:
        """Somebody takes it at the device it goes to: the rest of its group goes there too."""
        if transfer.group is not None and transfer.peer.resource:
            self._of_groups.pop(transfer.group.id, None)
            self._of_groups[transfer.group.id] = transfer.peer
            while len(self._of_groups) > _MOST_GROUPS:
                del self._of_groups[next(iter(self._of_groups))]

    def _wanted(self, transfer: Transfer) -> Jid | None:
        group = self._of_groups.get(transfer.group.id) if transfer.group is not None else None
        # A group may be for several people.
        theirs = group is not None and bare(group) == bare(self._ledger.target(transfer.id))
        return self._wanted_at.get(transfer.id) or (group if theirs else None)

    def forget(self, transfer_id: str) -> None:
        """It is finished, or nobody is there."""
        self._wanted_at.pop(transfer_id, None)

    def devices(self, transfer: Transfer) -> tuple[Resource, ...]:
        """Those of whoever gets it, best first; before all the one that asked."""
        known = self._watch.living(transfer.account, bare(self._ledger.target(transfer.id)))
        wanted = self._wanted(transfer)
        if transfer.id in self._wanted_at and wanted is not None and all(one.jid != wanted for one in known):
            # Its word was quicker than its presence.
            return (Resource(wanted), *known)
        return tuple(sorted(known, key=lambda one: one.jid != wanted))

    def has_another(self, transfer: Transfer) -> bool:
        """Another device than it goes to takes it too; never where the user chose one."""
        login, target = self._login(transfer.account), self._ledger.target(transfer.id)
        if login is None or target.resource or not transfer.peer.resource:
            return False
        others = [one for one in self.devices(transfer) if one.jid != transfer.peer and one.features is not None]
        direct = [method for method in login.methods if not method.leaves_copy_on_server]
        try:
            best_device(target, others, direct, transfer.file, self._only_kinds)
        except Failure:
            return False
        return True

    def needs_nobody(self, transfer: Transfer) -> bool:
        """It may go to the server while nobody is there to take it: the user said so of this very file."""
        login = self._login(transfer.account)
        return (
            login is not None
            and self._ledger.upload_allowed(transfer.id)
            and kept_for(transfer.peer, login.methods, transfer.file, self._only_kinds) is not None
        )

    def ways(self, transfer: Transfer) -> tuple[Way, ...]:
        """The ways it could go now, best first, with how they went when they were tried."""
        login, target = self._login(transfer.account), self._ledger.target(transfer.id)
        if login is None:
            return ()
        there = self.devices(transfer)
        device: Device | None
        try:
            device = best_device(
                target,
                [one for one in there if one.jid == transfer.peer] or there,
                login.methods,
                transfer.file,
                self._only_kinds,
            )
        except Failure:
            device = kept_for(target, login.methods, transfer.file, self._only_kinds)
        tried = [Tried(one.method, (), one.kind, one.failure) for one in transfer.attempts if one.failure is not None]
        if device is None:
            return ()
        known, software = self._ledger.known_ways, software_of(device.features)
        candidates = known.ranked(transfer.account, target, software, device.candidates)
        return known.told(transfer.account, target, software, ways(candidates, tried))

    def told(self, transfer: Transfer, found: Sequence[Way]) -> tuple[Way, ...]:
        """The ways to the device it goes to, each with how it went last time."""
        features = next((one.features for one in self.devices(transfer) if one.jid == transfer.peer), None)
        return self._ledger.known_ways.told(transfer.account, transfer.peer, software_of(features), found)
