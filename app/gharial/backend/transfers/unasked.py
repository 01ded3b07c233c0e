"""`Unasked`: offers that a rule or an earlier yes took; they wait until few enough of their kind come in."""

from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from gharial.backend.transfers.file_fault import folder_problem
from gharial.backend.transfers.limits import Limits
from gharial.model.jid import bare
from gharial.model.transfer import Transfer
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something goes that nobody is asked about; a folder that a rule names is made if it is not there."""

    folder: Path
    may_be_made: bool = False
    ask_otherwise: bool = True
    """Somebody is there to be asked, should the folder not do."""

    def prepare(self) -> None:
        """Make the folder with those above it, if that may be; blocking. Raises LocalFileProblem."""
        if self.may_be_made:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise folder_problem(error, self.folder) from error


@dataclass
class Unasked:
    """`transfer` finds one by the id of its offer. Pure."""

    limits: Limits
    transfer: Callable[[str], Transfer | None]
    _waiting: dict[str, Destination] = field(default_factory=dict)
    _running: set[str] = field(default_factory=set)

    def add(self, offer_id: str, destination: Destination) -> None:
        """It may be taken when its turn comes."""
        self._waiting[offer_id] = destination

    def drop(self, offer_id: str) -> None:
        """It is gone, or has ended."""
        self._waiting.pop(offer_id, None)
        self._running.discard(offer_id)

    def clear(self) -> None:
        """Nothing more is taken."""
        self._waiting.clear()

    def next(self) -> tuple[str, Destination] | None:
        """The first that may be taken now; it counts as running until `drop`."""
        running = [one for each in self._running if (one := self.transfer(each)) is not None and not one.paused]
        if len(running) >= self.limits.parallel():
            return None
        for offer_id, destination in self._waiting.items():
            transfer = self.transfer(offer_id)
            if transfer is None or transfer.paused:
                continue
            person = transfer.account, bare(transfer.peer)
            with_them = sum(1 for one in running if (one.account, bare(one.peer)) == person)
            if with_them < self.limits.parallel_of(*person):
                del self._waiting[offer_id]
                self._running.add(offer_id)
                return offer_id, destination
        return None
