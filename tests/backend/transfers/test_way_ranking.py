"""What was learnt decides what comes first, and never what there is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.fallback import Candidate, GiveUp, Tried, next_attempt, ways
from gharial.backend.transfers.way_ranking import DIRECT, ranked, told
from gharial.model.failures import ConsentNeeded, Interrupted, Unreachable
from gharial.model.lesson import Lesson
from gharial.model.transfer import Kind, Way

S5, PROXY, ICE, INBAND, HTTP = Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.ICE, Kind.INBAND, Kind.HTTP
JINGLE = Candidate("jingle", (S5, ICE, PROXY, INBAND), resumes=True)
SI = Candidate("si", (S5, INBAND), resumes=True)
UPLOAD = Candidate("upload", (HTTP,), leaves_copy_on_server=True)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOME = "home"
MIB = float(1 << 20)


def failed(method: str, kind: Kind, times: int = 1, *, hours: float = 1, network: str = HOME) -> Lesson:
    return Lesson(method, kind, NOW - timedelta(hours=hours), times, network=network)


def worked(method: str, kind: Kind, speed: float = 0.0, *, hours: float = 1) -> Lesson:
    return Lesson(method, kind, NOW - timedelta(hours=hours), speed=speed, network=HOME)


def kinds(found: tuple[Candidate, ...]) -> list[tuple[str, tuple[Kind, ...]]]:
    return [(one.method, one.kinds) for one in found]


def test_who_knows_nothing_changes_nothing() -> None:
    assert ranked([JINGLE, SI, UPLOAD], [], NOW, HOME) == (JINGLE, SI, UPLOAD)
    assert ranked([JINGLE], [worked("jingle", INBAND)], NOW, HOME) == (JINGLE,)


def test_what_failed_comes_after_what_did_not_but_before_a_copy_on_a_server() -> None:
    lessons = [failed("jingle", S5), failed("jingle", ICE), worked("jingle", INBAND), worked("upload", HTTP)]
    found = ranked([JINGLE, SI, UPLOAD], lessons, NOW, HOME)
    assert kinds(found) == [
        ("jingle", (PROXY, INBAND)), ("si", (S5, INBAND)), ("jingle", (S5, ICE)), ("upload", (HTTP,)),
    ]  # fmt: skip
    assert [one.doubtful for one in found] == [False, False, True, False]


def test_what_failed_is_tried_again_after_a_while_and_later_after_each_failure() -> None:
    for times, hours, doubted in (
        (1, 23, True),
        (1, 25, False),
        (3, 71, True),
        (3, 73, False),
        (50, 24 * 7 + 1, False),
    ):
        found = ranked([SI], [failed("si", S5, times, hours=hours)], NOW, HOME)
        assert (len(found) == 2) is doubted, (times, hours)


def test_a_direct_way_is_unknown_in_another_network_and_other_ways_are_not() -> None:
    elsewhere = [failed("jingle", one, network="office") for one in (S5, ICE, PROXY)]
    assert kinds(ranked([JINGLE], elsewhere, NOW, HOME)) == [("jingle", (S5, ICE, INBAND)), ("jingle", (PROXY,))]


def test_after_thirty_days_and_from_the_future_nothing_is_told() -> None:
    for lesson in (worked("si", S5, hours=24 * 31), worked("si", S5, hours=-1)):
        assert told([Way("si", S5)], [lesson], NOW, HOME) == (Way("si", S5),)


def test_what_was_much_faster_goes_first_while_the_measure_is_fresh() -> None:
    slow, fast = worked("jingle", PROXY, 1 * MIB), worked("jingle", INBAND, 3 * MIB)
    assert kinds(ranked([JINGLE], [slow, fast], NOW, HOME)) == [("jingle", (S5, ICE, INBAND, PROXY))]
    little = replace(fast, speed=1.5 * MIB)
    assert ranked([JINGLE], [slow, little], NOW, HOME) == (JINGLE,)
    old = replace(slow, time=NOW - timedelta(days=8))
    assert ranked([JINGLE], [old, fast], NOW, HOME) == (JINGLE,)


def test_the_menu_tells_how_it_went() -> None:
    found = told(ways([SI]), [failed("si", S5), worked("si", INBAND)], NOW, HOME)
    assert [(one.kind, one.worked_before) for one in found] == [(S5, False), (INBAND, True)]
    assert told((Way("si", PROXY),), [failed("si", S5)], NOW, HOME) == (Way("si", PROXY),)


def test_a_doubtful_way_still_has_its_turn() -> None:
    candidates = ranked([SI], [failed("si", S5)], NOW, HOME)
    first = next_attempt("bob@example", candidates, [])
    assert not isinstance(first, GiveUp) and first.kinds == (INBAND,)
    tried = [Tried("si", (INBAND,), INBAND, Unreachable())]
    second = next_attempt("bob@example", candidates, tried)
    assert not isinstance(second, GiveUp) and (second.kinds, second.new_offer) == ((S5,), True)
    tried.append(Tried("si", (S5,), S5, Unreachable()))
    assert isinstance(next_attempt("bob@example", candidates, tried), GiveUp)


def test_a_doubtful_way_does_not_overtake_after_a_break() -> None:
    candidates = ranked([JINGLE, SI], [failed("jingle", S5), failed("jingle", ICE)], NOW, HOME)
    broke = [Tried("jingle", (PROXY, INBAND), PROXY, Interrupted(5), moved=True)] * 2
    following = next_attempt("bob@example", candidates, broke)
    assert not isinstance(following, GiveUp) and (following.method, following.kinds) == ("jingle", (INBAND,))


LESSONS = st.builds(
    Lesson,
    method=st.sampled_from(["jingle", "si", "upload", "other"]),
    kind=st.sampled_from(list(Kind)),
    time=st.datetimes(datetime(2026, 9, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    failures=st.integers(0, 9),
    speed=st.floats(0, 1e9),
    network=st.sampled_from([HOME, "office"]),
)
CANDIDATES = st.lists(st.sampled_from([JINGLE, SI, UPLOAD]), unique=True)


@given(CANDIDATES, st.lists(LESSONS, max_size=30))
def test_nothing_is_added_or_lost_and_no_copy_comes_forward(candidates: list[Candidate], lessons: list[Lesson]) -> None:
    """What hides our address, and what the user allows, was decided before: the same ways, in another order."""
    found = ranked(candidates, lessons, NOW, HOME)
    every = sorted((one.method, kind.value) for one in candidates for kind in one.kinds)
    assert sorted((one.method, kind.value) for one in found for kind in one.kinds) == every
    copies = [one.leaves_copy_on_server for one in found]
    assert copies == sorted(copies)
    assert all(one.kinds for one in found)
    consent = ConsentNeeded("river.example", 9)
    first = next_attempt("bob@example", found, [], consent=consent)
    assert isinstance(first, GiveUp) or first.method != "upload"


def test_direct_ways_are_those_that_show_an_address() -> None:
    assert not {PROXY, INBAND, HTTP} & DIRECT
