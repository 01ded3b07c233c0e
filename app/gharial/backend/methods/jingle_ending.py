"""How a Jingle session for a file ends: reasons (XEP-0166 §7.4) to failures and back."""

import xml.etree.ElementTree as ET

from gharial.backend.stanzas.jingle import JingleStanza, Reason
from gharial.model.failures import (
    Cancelled,
    Declined,
    DigestMismatch,
    Failure,
    Interrupted,
    LocalFileProblem,
    NotSecured,
    PeerGone,
    ProtocolBreach,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer_bounds import Lack

OWN = "urn:gharial:file:0"
"""Announced by Gharial: a session that ends with success means that the bytes were compared."""

_UNSUPPORTED = frozenset(
    {Reason.UNSUPPORTED_APPLICATIONS, Reason.UNSUPPORTED_TRANSPORTS, Reason.INCOMPATIBLE_PARAMETERS}
)
_NO_WAY = frozenset({Reason.CONNECTIVITY_ERROR, Reason.FAILED_TRANSPORT, Reason.TIMEOUT})
_SAID_NO = frozenset({Reason.DECLINE, Reason.BUSY, Reason.CANCEL})


def failure_of(peer: Jid, reason: Reason, stanza: JingleStanza | None, *, accepted: bool, moving: bool) -> Failure:
    """Why the peer ended it. `accepted`: its user had said yes; `moving`: bytes were on their way."""
    if not accepted and reason in _SAID_NO:
        return Declined(peer.full, busy=reason is Reason.BUSY)
    if reason in (Reason.CANCEL, Reason.DECLINE):
        return Cancelled(by_us=False)
    if reason is Reason.EXPIRED and not accepted:
        return TimedOut("answer", 0.0)
    if reason in _UNSUPPORTED:
        return Unsupported(peer.full, reason.value)
    if reason is Reason.GONE:
        return PeerGone(peer.full)
    if (mismatch := _mismatch(stanza)) is not None:
        return mismatch
    if moving:
        return Interrupted(0, reason.value)
    if reason is Reason.SECURITY_ERROR:
        # It was offered in the open from the start, so that another way in the open takes nothing back.
        return Unsupported(peer.full, Lack.IN_THE_OPEN.value)
    if reason is Reason.ALTERNATIVE_SESSION:
        return Unsupported(peer.full, Lack.WHERE_SENT.value)
    if reason in _NO_WAY:
        return Unreachable()
    return Unsupported(peer.full, reason.value)


def reason_of(failure: Failure) -> tuple[Reason, ET.Element | None]:
    """What to tell the peer, with a detail that Gharial understands."""
    if isinstance(failure, DigestMismatch):
        detail = ET.Element(f"{{{OWN}}}digest-mismatch", {"algo": failure.algorithm, "actual": failure.actual})
        return Reason.MEDIA_ERROR, detail
    if isinstance(failure, Declined) and failure.busy:
        return Reason.BUSY, None
    for kind, reason in _REASONS:
        if isinstance(failure, kind):
            return reason, None
    return Reason.GENERAL_ERROR, None


_REASONS: tuple[tuple[type[Failure], Reason], ...] = (
    (Cancelled, Reason.CANCEL),
    (NotSecured, Reason.SECURITY_ERROR),
    (Declined, Reason.DECLINE),
    (Unreachable, Reason.CONNECTIVITY_ERROR),
    (Interrupted, Reason.CONNECTIVITY_ERROR),
    (TimedOut, Reason.TIMEOUT),
    (Unsupported, Reason.UNSUPPORTED_TRANSPORTS),
    (LocalFileProblem, Reason.FAILED_APPLICATION),
    (ProtocolBreach, Reason.GENERAL_ERROR),
    (PeerGone, Reason.GONE),
)


def _mismatch(stanza: JingleStanza | None) -> DigestMismatch | None:
    detail = None if stanza is None else stanza.reason_detail
    if detail is None or detail.tag != f"{{{OWN}}}digest-mismatch":
        return None
    return DigestMismatch(detail.get("algo", "")[:32], "", detail.get("actual", "")[:128])
