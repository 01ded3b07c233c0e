"""How sessions end, as failures with words and back (XEP-0166 §7.4)."""

import xml.etree.ElementTree as ET
from itertools import product

import pytest

from gharial.backend.methods.jingle_ending import OWN, failure_of, reason_of
from gharial.backend.stanzas.jingle import Action, JingleStanza, Reason
from gharial.model import failures
from gharial.model.failures import (
    Cancelled,
    Declined,
    DigestMismatch,
    Failure,
    Interrupted,
    LocalFileProblem,
    PeerGone,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.ui.explain import explain

PEER = Jid("bob@river.example/boat")


@pytest.mark.parametrize(("reason", "accepted", "moving"), tuple(product(Reason, (False, True), (False, True))))
def test_every_reason_is_a_failure_with_words(reason: Reason, accepted: bool, moving: bool) -> None:
    failure = failure_of(PEER, reason, None, accepted=accepted, moving=moving)
    assert isinstance(failure, Failure)
    assert explain(failure).what


@pytest.mark.parametrize(
    ("reason", "accepted", "moving", "failure"),
    [
        (Reason.DECLINE, False, False, Declined),
        (Reason.BUSY, False, False, Declined),
        (Reason.CANCEL, False, False, Declined),
        (Reason.CANCEL, True, False, Cancelled),
        (Reason.DECLINE, True, True, Cancelled),
        (Reason.EXPIRED, False, False, TimedOut),
        (Reason.GONE, True, True, PeerGone),
        (Reason.UNSUPPORTED_TRANSPORTS, False, False, Unsupported),
        (Reason.UNSUPPORTED_APPLICATIONS, False, False, Unsupported),
        (Reason.INCOMPATIBLE_PARAMETERS, True, False, Unsupported),
        (Reason.ALTERNATIVE_SESSION, False, False, Unsupported),
        (Reason.SECURITY_ERROR, False, False, Unsupported),
        (Reason.CONNECTIVITY_ERROR, True, False, Unreachable),
        (Reason.FAILED_TRANSPORT, True, False, Unreachable),
        (Reason.TIMEOUT, True, False, Unreachable),
        (Reason.CONNECTIVITY_ERROR, True, True, Interrupted),
        (Reason.FAILED_APPLICATION, True, True, Interrupted),
        (Reason.GENERAL_ERROR, True, False, Unsupported),
    ],
)
def test_what_each_reason_means(reason: Reason, accepted: bool, moving: bool, failure: type[Failure]) -> None:
    assert type(failure_of(PEER, reason, None, accepted=accepted, moving=moving)) is failure


def test_who_has_enough_offers_is_told_apart_from_who_says_no() -> None:
    heard = failure_of(PEER, Reason.BUSY, None, accepted=False, moving=False)
    assert isinstance(heard, Declined) and heard.busy
    assert reason_of(heard) == (Reason.BUSY, None) and reason_of(Declined("x")) == (Reason.DECLINE, None)
    assert explain(heard).what != explain(Declined(PEER.full)).what


@pytest.mark.parametrize("reason", [Reason.SECURITY_ERROR, Reason.ALTERNATIVE_SESSION])
def test_what_a_program_lacks_has_words_of_its_own(reason: Reason) -> None:
    heard = failure_of(PEER, reason, None, accepted=False, moving=False)
    assert explain(heard).what != explain(Unsupported(PEER.full, "x")).what


def test_another_digest_is_told_with_what_came() -> None:
    reason, detail = reason_of(DigestMismatch("sha-256", "aa", "bb"))
    assert reason is Reason.MEDIA_ERROR and detail is not None and detail.tag == f"{{{OWN}}}digest-mismatch"
    stanza = JingleStanza(Action.SESSION_TERMINATE, "s", reason=reason, reason_detail=detail)
    heard = failure_of(PEER, reason, stanza, accepted=True, moving=True)
    assert isinstance(heard, DigestMismatch) and heard.actual == "bb"
    strange = JingleStanza(Action.SESSION_TERMINATE, "s", reason=reason, reason_detail=ET.Element("{x}digest-mismatch"))
    assert isinstance(failure_of(PEER, reason, strange, accepted=True, moving=True), Interrupted)


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (Cancelled(by_us=True), Reason.CANCEL),
        (Declined("a@b"), Reason.DECLINE),
        (Unreachable(), Reason.CONNECTIVITY_ERROR),
        (TimedOut("connect", 3.0), Reason.TIMEOUT),
        (LocalFileProblem("x", "full"), Reason.FAILED_APPLICATION),
        (PeerGone("a@b/c"), Reason.GONE),
        (failures.SetAside(), Reason.GENERAL_ERROR),
    ],
)
def test_what_the_peer_is_told(failure: Failure, reason: Reason) -> None:
    assert reason_of(failure) == (reason, None)
