"""What is tried after what: the rules one by one, and that every course of events ends."""

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.fallback import Candidate, GiveUp, NextAttempt, Tried, next_attempt, ways
from gharial.model.failures import (
    Cancelled,
    ConsentNeeded,
    Declined,
    DigestMismatch,
    Failure,
    HttpRefused,
    Interrupted,
    LocalFileProblem,
    PeerGone,
    ProtocolBreach,
    SetAside,
    TimedOut,
    TooLarge,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Kind, Way

S5, PROXY, INBAND, HTTP = Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND, Kind.HTTP
SI = Candidate("si", (S5, INBAND), resumes=True)
JINGLE = Candidate("jingle", (S5, PROXY, INBAND), resumes=True)
LINK = Candidate("oob", (HTTP,))
UPLOAD = Candidate("upload", (HTTP,), leaves_copy_on_server=True)
NOBODY_ALLOWED = ConsentNeeded("river.example", 9)
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


def test_datagrams_of_our_own_are_not_tried_where_those_of_ice_reached_nobody() -> None:
    """The proxy need not wait for what cannot help."""
    ice, raw = Kind.ICE, Kind.RAW_UDP
    every = Candidate("jingle", (S5, ice, raw, PROXY, INBAND), resumes=True)
    tried = [Tried("jingle", every.kinds, S5, Unreachable()), Tried("jingle", every.kinds, ice, Unreachable())]
    assert next_attempt(BOB, [every], tried) == NextAttempt("jingle", PROXY, every.kinds, new_offer=False)
    chosen = Way("jingle", raw)
    assert next_attempt(BOB, [every], tried, chosen=chosen) == NextAttempt("jingle", raw, every.kinds, new_offer=False)
    # Where ICE was not tried at all, they are.
    tried[1] = Tried("jingle", every.kinds, ice, Unsupported(BOB, "ice"))
    assert next_attempt(BOB, [every], tried) == NextAttempt("jingle", raw, every.kinds, new_offer=False)


def test_nor_in_an_offer_of_their_own() -> None:
    ice, raw = Kind.ICE, Kind.RAW_UDP
    only = Candidate("jingle", (ice, raw), resumes=True)
    tried = [Tried("jingle", only.kinds, ice, Unreachable())]
    assert next_attempt(BOB, [only, SI], tried) == NextAttempt("si", S5, SI.kinds, new_offer=True)


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
        DigestMismatch("sha-256", "a", "b"),
        LocalFileProblem("/x", "vanished"),
    ):
        tried = [Tried("si", SI.kinds, S5, failure)]
        assert next_attempt(BOB, [SI, UPLOAD], tried) == GiveUp(failure)


def test_a_broken_stream_goes_on_by_the_same_method_and_then_by_another() -> None:
    tried = [Tried("si", SI.kinds, S5, Interrupted(7), moved=True)]
    again = next_attempt(BOB, [LINK, SI], tried)
    assert again == NextAttempt("si", S5, SI.kinds, new_offer=True)
    # What broke twice is no way any more; the other bytestream is.
    tried.append(Tried("si", SI.kinds, S5, Interrupted(9), moved=True))
    assert next_attempt(BOB, [LINK, SI], tried) == NextAttempt("si", INBAND, (INBAND,), new_offer=True)
    # Refused now: the next that can begin in the middle, before one that cannot.
    tried.append(Tried("si", (INBAND,), None, Unsupported(BOB, "si")))
    assert next_attempt(BOB, [LINK, SI, JINGLE], tried) == NextAttempt("jingle", S5, JINGLE.kinds, new_offer=True)
    assert next_attempt(BOB, [LINK, SI], tried) == NextAttempt("oob", HTTP, (HTTP,), new_offer=True)


def test_what_a_server_never_takes_is_not_put_there_again() -> None:
    """Fault 22: an upload that is too large for it is no broken stream; a slot that has run out may be had anew."""
    too_large = Tried("upload", (HTTP,), HTTP, HttpRefused("files.example", 413, uploading=True), moved=True)
    assert next_attempt(BOB, [UPLOAD, SI], [too_large]) == NextAttempt("si", S5, SI.kinds, new_offer=True)
    run_out = Tried("upload", (HTTP,), HTTP, HttpRefused("files.example", 403, uploading=True), moved=True)
    assert next_attempt(BOB, [UPLOAD], [run_out]) == NextAttempt("upload", HTTP, (HTTP,), new_offer=True)


def test_a_stream_that_breaks_before_its_first_byte_is_followed_inside_the_offer() -> None:
    tried = [Tried("si", SI.kinds, S5, Interrupted(0))]
    assert next_attempt(BOB, [SI], tried) == NextAttempt("si", INBAND, SI.kinds, new_offer=False)


def test_what_has_begun_goes_on_by_what_can_begin_in_the_middle() -> None:
    assert next_attempt(BOB, [LINK, SI], []) == NextAttempt("oob", HTTP, (HTTP,), new_offer=True)
    assert next_attempt(BOB, [LINK, SI], [], begun=True) == NextAttempt("si", S5, SI.kinds, new_offer=True)


def test_streams_that_keep_breaking_rest_for_a_while() -> None:
    tried = [Tried("jingle", JINGLE.kinds, kind, Interrupted(5), moved=True) for kind in (S5, PROXY, S5, INBAND)]
    assert isinstance(next_attempt(BOB, [JINGLE, SI], tried[:-1]), NextAttempt)
    assert next_attempt(BOB, [JINGLE, SI], tried) == GiveUp(tried[-1].failure)


def test_another_way_leaves_the_one_set_aside_until_nothing_else_is_left() -> None:
    tried = [Tried("si", SI.kinds, S5, SetAside(), moved=True)]
    assert next_attempt(BOB, [SI], tried) == NextAttempt("si", INBAND, (INBAND,), new_offer=True)
    tried.append(Tried("si", (INBAND,), INBAND, Unreachable()))
    assert next_attempt(BOB, [SI], tried) == NextAttempt("si", S5, (S5,), new_offer=True)
    tried.append(Tried("si", (S5,), S5, Unreachable("a:1")))
    assert next_attempt(BOB, [SI], tried) == GiveUp(tried[-1].failure)


def test_a_way_chosen_by_the_user_comes_first_and_is_consent_enough() -> None:
    inside = next_attempt(BOB, [SI], [Tried("si", SI.kinds, S5, SetAside())], chosen=Way("si", INBAND))
    assert inside == NextAttempt("si", INBAND, SI.kinds, new_offer=False)
    moved = next_attempt(BOB, [SI], [Tried("si", SI.kinds, S5, SetAside(), moved=True)], chosen=Way("si", INBAND))
    assert moved == NextAttempt("si", INBAND, (INBAND,), new_offer=True)
    upload = next_attempt(BOB, [SI, UPLOAD], [], chosen=Way("upload", HTTP, True), consent=NOBODY_ALLOWED)
    assert upload == NextAttempt("upload", HTTP, (HTTP,), new_offer=True)


def test_ways_tell_what_came_of_them() -> None:
    failure = Unreachable("a:1")
    assert ways([SI, UPLOAD], [Tried("si", SI.kinds, S5, failure)]) == (
        Way("si", S5, failure=failure),
        Way("si", INBAND),
        Way("upload", HTTP, leaves_copy_on_server=True),
    )


def test_a_person_who_does_not_answer_is_not_asked_again() -> None:
    silence = TimedOut("answer", 60)
    assert next_attempt(BOB, [JINGLE, SI], [Tried("jingle", JINGLE.kinds, None, silence)]) == GiveUp(silence)
    # A bytestream that takes too long is another matter.
    tried = [Tried("jingle", JINGLE.kinds, S5, TimedOut("connect", 60))]
    assert isinstance(next_attempt(BOB, [JINGLE, SI], tried), NextAttempt)


def test_a_copy_on_a_server_needs_consent() -> None:
    tried = [Tried("si", SI.kinds, None, Unsupported(BOB, "si"))]
    assert next_attempt(BOB, [SI, UPLOAD], tried, consent=NOBODY_ALLOWED) == GiveUp(NOBODY_ALLOWED)
    allowed = next_attempt(BOB, [SI, UPLOAD], tried)
    assert allowed == NextAttempt("upload", HTTP, (HTTP,), new_offer=True)
    # Nobody is asked about what would not help.
    assert next_attempt(BOB, [SI], tried, consent=NOBODY_ALLOWED) == GiveUp(tried[0].failure)


def test_without_any_way_the_reason_is_a_missing_feature() -> None:
    nothing = next_attempt(BOB, [], [])
    assert isinstance(nothing, GiveUp) and isinstance(nothing.failure, Unsupported) and nothing.failure.peer == BOB


@given(st.data())
def test_every_course_of_events_ends_and_never_repeats_itself(data: st.DataObject) -> None:
    candidates = [JINGLE, SI, LINK, UPLOAD]
    failures: list[Failure] = [
        Unreachable(),
        Unsupported(BOB, "x"),
        TimedOut("connect", 1),
        ProtocolBreach(BOB, "y"),
        Interrupted(0),
    ]
    tried: list[Tried] = []
    seen: set[tuple[str, tuple[Kind, ...], Kind]] = set()
    standing: tuple[str, tuple[Kind, ...]] | None = None
    for _ in range(200):
        consent = data.draw(st.sampled_from([None, NOBODY_ALLOWED]))
        way = next_attempt(BOB, candidates, tried, consent=consent, begun=data.draw(st.booleans()))
        if isinstance(way, GiveUp):
            return
        assert way.kind in way.kinds and (way.method, way.kinds, way.kind) not in seen
        assert way.new_offer or standing == (way.method, way.kinds)
        assert consent is None or way.method != "upload"
        seen.add((way.method, way.kinds, way.kind))
        failure = data.draw(st.sampled_from(failures))
        refused = way.new_offer and data.draw(st.booleans())
        moved = not refused and data.draw(st.booleans())
        if moved:
            failure = Interrupted(9)
            seen.clear()
        standing = None if refused or moved else (way.method, way.kinds)
        tried.append(Tried(way.method, way.kinds, None if refused else way.kind, failure, moved))
    raise AssertionError("it did not end")
