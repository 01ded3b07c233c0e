"""`Reception`: what may come in at all: limits against floods, consent that still holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.folder_names import cleaned_preview
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
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Offer, Transfer, TransferState

MOST_PER_PEER = 10
"""Questions; what was offered together is one, whatever the number of its files."""
MOST_IN_ALL = 60
MOST_OF_STRANGERS = 20
"""However many strangers there are, they leave room for the people one knows."""
LARGEST = 1 << 60
"""Beyond any disk; keeps sizes within what the database holds."""
CONSENT = timedelta(hours=24)
"""How long a yes to a file outlives a broken stream, and how long a broken one waits for its sender."""
WEAK = frozenset({"md5", "sha-1"})
"""They find an accident, but prove nothing (XEP-0300 §2.1)."""
_SIZELESS = frozenset({"share"})
"""Methods in which who offers need not tell a size."""
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
    """Somebody said yes, and the folder is being looked at; or a rule did, and others go first."""


@dataclass
class Reception:
    """The open offers, by id."""

    offers: dict[str, OpenOffer] = field(default_factory=dict)

    def admits(self, offer: Offer, *, known: bool) -> bool:
        """There is room for it; its peer is in the roster or not. What was offered together comes in together."""
        asked = {_question(one.offer): one for one in self.offers.values()}
        together = sum(1 for one in self.offers.values() if _question(one.offer) == _question(offer))
        if 0 < together < len(offer.companions):
            return True
        if not known and sum(1 for one in asked.values() if not one.known) >= MOST_OF_STRANGERS:
            return False
        of_peer = sum(
            1
            for one in asked.values()
            if one.offer.account == offer.account and bare(one.offer.peer) == bare(offer.peer)
        )
        return of_peer < MOST_PER_PEER and len(asked) < MOST_IN_ALL


def _question(offer: Offer) -> tuple[Jid, Jid, str]:
    """What a person is asked about at once."""
    together = offer.group.id if offer.companions and offer.group is not None else ""
    return offer.account, offer.peer, together or f"/{offer.id}"


def is_sound(offer: Offer) -> bool:
    """It is about one file, or one folder, of a thinkable size; of a link or a share nothing need be known of it."""
    if len(offer.files) != 1 or not offer.peer.resource:
        return False
    size = offer.files[0].size
    return 0 <= size <= LARGEST or (size == UNKNOWN_SIZE and (bool(offer.host) or offer.method in _SIZELESS))


def presentable(offer: Offer, account: Jid, offer_id: str, now: datetime) -> Offer:
    """The offer as the user sees it. The peer's own id is not ours to trust: two may choose the same."""
    files = tuple(replace(file, name=safe_name(file.name)) for file in offer.files)
    preview = cleaned_preview(offer.preview)
    companions = tuple(replace(file, name=safe_name(file.name)) for file in offer.companions)
    return replace(
        offer,
        id=offer_id,
        account=account,
        files=files,
        preview=preview,
        time=now,
        companions=companions,
        companion_previews=tuple(map(cleaned_preview, offer.companion_previews)),
    )


def is_same_file(transfer: Transfer, offer: Offer) -> bool:
    """`offer` (presentable) is about the file of this incoming transfer, from the same person."""
    file = offer.files[0]
    return (
        transfer.direction is Direction.INCOMING
        and transfer.account == offer.account
        and bare(transfer.peer) == bare(offer.peer)
        and (transfer.file.name, transfer.file.size) == (file.name, file.size)
    )


def consented(transfers: Sequence[Transfer], file: FileInfo, now: datetime) -> Transfer | None:
    """Of transfers of a file of this name and size, the latest that broke and to which the user had said yes."""
    for transfer in reversed(transfers):
        if (
            transfer.path is not None
            and may_go_on(transfer)
            and now < waits_at_most(transfer)
            and may_be_same(transfer.file, file)
        ):
            return transfer
    return None


def may_be_same(before: FileInfo, again: FileInfo) -> bool:
    """Nothing that both offers say speaks against it; dates travel in whole seconds."""
    if before.entries != again.entries:
        return False
    if before.date is not None and again.date is not None and abs(before.date - again.date) >= timedelta(seconds=1):
        return False
    known, named = before.digest, again.digest
    return known is None or named is None or known.algorithm != named.algorithm or known == named


def binding(asked: Digest | None, told: Digest | None) -> Digest | None:
    """What the bytes must be: the strong hash that was promised before any came, else the one that is told of them."""
    return asked if asked is not None and asked.algorithm not in WEAK else told


def may_go_on(transfer: Transfer) -> bool:
    """A broken one: it waits for its sender, or ended by nobody's will."""
    return transfer.state is TransferState.QUEUED or (
        transfer.state is TransferState.FAILED and isinstance(transfer.failure, _RESUMABLE)
    )


def waits_at_most(transfer: Transfer) -> datetime:
    """Until when an incoming transfer that broke can go on."""
    last = transfer.attempts[-1] if transfer.attempts else None
    return (last.ended or last.started if last is not None else transfer.created) + CONSENT


def is_retriable(transfer: Transfer) -> bool:
    """It may be tried again: it waits or did not succeed, and of an incoming one the user had said where it goes."""
    if transfer.direction is Direction.INCOMING and transfer.path is None:
        return False
    return transfer.state is TransferState.QUEUED or (
        transfer.state.finished and transfer.state is not TransferState.DONE
    )
