"""`Reception`: what may come in at all: limits against floods, consent that still holds. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.file_name import safe_name
from gharial.model.conversation import Direction
from gharial.model.failures import (
    Interrupted,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer, Transfer, TransferState

MOST_PER_PEER = 10
MOST_IN_ALL = 60
MOST_OF_STRANGERS = 20
"""However many strangers there are, they leave room for the people one knows."""
LARGEST = 1 << 60
"""Beyond any disk; keeps sizes within what the database holds."""
CONSENT = timedelta(hours=24)
"""How long a yes to a file outlives a broken stream."""
_RESUMABLE = (Interrupted, NotConnected, PeerGone, ProtocolBreach, TimedOut, Unreachable, Unsupported)


@dataclass
class OpenOffer:
    """An offer that waits for its answer. `offer` is what is shown: our own id, names through the gate."""

    offer: Offer
    incoming: Incoming
    known: bool
    """Its sender is in the roster."""
    peer_was_seen: bool = False
    taken: bool = False
    """Somebody said yes, and the folder is being looked at."""


@dataclass
class Reception:
    """The open offers, by id."""

    offers: dict[str, OpenOffer] = field(default_factory=dict)

    def admits(self, account: Jid, peer: Jid, *, known: bool) -> bool:
        """There is room for one more offer of this peer, who is in the roster or not."""
        if not known and sum(1 for one in self.offers.values() if not one.known) >= MOST_OF_STRANGERS:
            return False
        of_peer = sum(
            1 for one in self.offers.values() if one.offer.account == account and bare(one.offer.peer) == bare(peer)
        )
        return of_peer < MOST_PER_PEER and len(self.offers) < MOST_IN_ALL


def is_sound(offer: Offer) -> bool:
    """It is about one file of a thinkable size."""
    return len(offer.files) == 1 and 0 <= offer.files[0].size <= LARGEST and bool(offer.peer.resource)


def presentable(offer: Offer, account: Jid, offer_id: str, now: datetime) -> Offer:
    """The offer as the user sees it. The peer's own id is not ours to trust: two may choose the same."""
    files = tuple(replace(file, name=safe_name(file.name)) for file in offer.files)
    return replace(offer, id=offer_id, account=account, files=files, time=now)


def is_same_file(transfer: Transfer, offer: Offer) -> bool:
    """`offer` (presentable) is about the file of this incoming transfer, from the same person."""
    file = offer.files[0]
    return (
        transfer.direction is Direction.INCOMING
        and transfer.account == offer.account
        and bare(transfer.peer) == bare(offer.peer)
        and (transfer.file.name, transfer.file.size) == (file.name, file.size)
    )


def consented(transfers: Iterable[Transfer], offer: Offer, now: datetime) -> Transfer | None:
    """A transfer that broke, to which the user had said yes, and which `offer` would finish; the latest."""
    for transfer in reversed(tuple(transfers)):
        if (
            is_same_file(transfer, offer)
            and transfer.state is TransferState.FAILED
            and isinstance(transfer.failure, _RESUMABLE)
            and transfer.path is not None
            and transfer.attempts
            and now - (transfer.attempts[-1].ended or transfer.created) < CONSENT
        ):
            return transfer
    return None
