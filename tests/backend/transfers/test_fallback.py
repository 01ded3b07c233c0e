"""What is tried after what: the rules one by one, and that every course of events ends."""

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.fallback import Candidate, GiveUp, NextAttempt, Tried, next_attempt
from gharial.model.failures import (
    Cancelled,
    Declined,
    DigestMismatch,
    Failure,
    Interrupted,
    LocalFileProblem,
    PeerGone,
    ProtocolBreach,
    TimedOut,
    TooLarge,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Kind

S5, PROXY, INBAND, HTTP = Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND, Kind.HTTP
SI = Candidate("si", (S5, INBAND))
JINGLE = Candidate("jingle", (S5, PROXY, INBAND))
UPLOAD = Candidate("upload", (HTTP,), leaves_copy_on_server=True)
BOB = "bob@river.example/sofa"


def test_the_first_method_offers_all_its_bytestreams() -> None:
    assert next_attempt(BOB, [JINGLE, SI], []) == NextAttempt("jingle", S5, JINGLE.kinds, new_offer=True)


def test_another_bytestream_of_the_same_offer_comes_first() -> None:
    tried = [Tried("jingle", JINGLE.kinds, S5, Unreachable())]
    assert next_attempt(BOB, [JINGLE, SI], tried) == NextAttempt("jingle", PROXY, JINGLE.kinds, new_offer=False)


def test_a_bytestream_the_peer_did_not_choose_gets_its_own_offer() -> None:
    tried = [Tried("si", SI.kinds, S5, Unreachable()), Tried("si", SI.kinds, INBAND, Unsupported(BOB, "in-band"))]
    assert next_attempt(BOB, [SI], tried) == NextAttempt("si", INBAND, (INBAND,), new_offer=True)
    tried.append(Tried("si", (INBAND,), INBAND, Unsupported(BOB, "in-band")))
    assert next_attempt(BOB, [SI], tried) == GiveUp(tried[0].failure)


def test_a_refused_method_is_followed_by_the_next() -> None:
    tried = [Tried("jingle", JINGLE.kinds, None, Unsupported(BOB, "jingle"))]
    assert next_attempt(BOB, [JINGLE, SI], tried) == NextAttempt("si", S5, SI.kinds, new_offer=True)
    tried.append(Tried("si", SI.kinds, None, TooLarge(9, 5)))
    assert next_attempt(BOB, [JINGLE, SI], tried) == GiveUp(tried[1].failure)


def test_final_failures_end_it() -> None:
    for failure in (
        Declined(BOB),
        Cancelled(by_us=True),
        PeerGone(BOB),
        Interrupted(7),
        DigestMismatch("sha-256", "a", "b"),
        LocalFileProblem("/x", "vanished"),
    ):
        tried = [Tried("si", SI.kinds, S5, failure)]
        assert next_attempt(BOB, [SI, UPLOAD], tried, server_copy_allowed=True) == GiveUp(failure)


def test_nothing_is_tried_after_the_first_byte() -> None:
    breach = ProtocolBreach(BOB, "odd")
    tried = [Tried("si", SI.kinds, S5, breach)]
    assert isinstance(next_attempt(BOB, [SI], tried), NextAttempt)
    assert next_attempt(BOB, [SI], tried, bytes_moved=True) == GiveUp(breach)


def test_a_person_who_does_not_answer_is_not_asked_again() -> None:
    silence = TimedOut("answer", 60)
    assert next_attempt(BOB, [JINGLE, SI], [Tried("jingle", JINGLE.kinds, None, silence)]) == GiveUp(silence)
    # A bytestream that takes too long is another matter.
    tried = [Tried("jingle", JINGLE.kinds, S5, TimedOut("connect", 60))]
    assert isinstance(next_attempt(BOB, [JINGLE, SI], tried), NextAttempt)


def test_a_copy_on_a_server_needs_consent() -> None:
    tried = [Tried("si", SI.kinds, None, Unsupported(BOB, "si"))]
    assert isinstance(next_attempt(BOB, [SI, UPLOAD], tried), GiveUp)
    allowed = next_attempt(BOB, [SI, UPLOAD], tried, server_copy_allowed=True)
    assert allowed == NextAttempt("upload", HTTP, (HTTP,), new_offer=True)


def test_without_any_way_the_reason_is_a_missing_feature() -> None:
    nothing = next_attempt(BOB, [], [])
    assert isinstance(nothing, GiveUp) and isinstance(nothing.failure, Unsupported) and nothing.failure.peer == BOB


@given(st.data())
def test_every_course_of_events_ends_and_never_repeats_itself(data: st.DataObject) -> None:
    candidates = [JINGLE, SI, UPLOAD]
    failures: list[Failure] = [Unreachable(), Unsupported(BOB, "x"), TimedOut("connect", 1), ProtocolBreach(BOB, "y")]
    tried: list[Tried] = []
    seen: set[tuple[str, tuple[Kind, ...], Kind]] = set()
    standing: tuple[str, tuple[Kind, ...]] | None = None
    for _ in range(40):
        way = next_attempt(BOB, candidates, tried, server_copy_allowed=data.draw(st.booleans()))
        if isinstance(way, GiveUp):
            return
        assert way.kind in way.kinds and (way.method, way.kinds, way.kind) not in seen
        assert way.new_offer or standing == (way.method, way.kinds)
        seen.add((way.method, way.kinds, way.kind))
        failure = data.draw(st.sampled_from(failures))
        refused = way.new_offer and data.draw(st.booleans())
        standing = None if refused else (way.method, way.kinds)
        tried.append(Tried(way.method, way.kinds, None if refused else way.kind, failure))
    raise AssertionError("it did not end")
