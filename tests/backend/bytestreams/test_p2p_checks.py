"""Pings and the choice of the path, without sockets and with a clock of our own."""

import pytest

from gharial.backend.bytestreams.p2p_candidate import MOST_REMOTE, P2pCandidate
from gharial.backend.bytestreams.p2p_checks import MOST_TOLD, Outgoing, PathChecks
from gharial.backend.wire.google_stun import StunMessage, read, write_error, write_request, write_response

OWN = "kJ3Pq0sTzX8vLm2N"
THEIRS = "h7YwR4cUe9DbFg1K"


def remote(address: str = "192.0.2.1", preference: float = 1.0, generation: int = 0, port: int = 40000) -> P2pCandidate:
    return P2pCandidate("private-1", address, port, preference, THEIRS, generation=generation)


def started(*candidates: P2pCandidate) -> PathChecks:
    checks = PathChecks()
    checks.add_local(OWN, 1.0, v6=False)
    for candidate in candidates:
        assert checks.add_remote(candidate, 0.0)
    checks.start(0.0)
    return checks


def message(datagram: bytes) -> StunMessage:
    found = read(datagram)
    assert found is not None
    return found


def answer(checks: PathChecks, ping: Outgoing, now: float) -> None:
    asked = message(ping.datagram)
    reply = write_response(asked.transaction, asked.username, "198.51.100.1", 50000)
    checks.take(ping.local, ping.address, message(reply), now)


def all_due(checks: PathChecks, now: float, until: float) -> list[Outgoing]:
    found: list[Outgoing] = []
    while now < until:
        found += checks.due(now)
        now += 0.01
    return found


def test_a_ping_as_libjingle_wants_it() -> None:
    [ping] = started(remote()).due(0.0)
    asked = message(ping.datagram)
    assert ping.address == ("192.0.2.1", 40000)
    assert asked.username == (THEIRS + OWN).encode() and asked.attributes == (6,)
    assert len(ping.datagram) == 56 and asked.transaction.isascii()


def test_an_answer_makes_the_path() -> None:
    checks = started(remote())
    assert checks.best is None
    answer(checks, checks.due(0.0)[0], 0.05)
    assert checks.best is not None and checks.best.address == ("192.0.2.1", 40000)
    assert checks.best.round_trip_s == pytest.approx(0.05)


def test_an_answer_from_elsewhere_or_of_nobody_counts_nothing() -> None:
    checks = started(remote())
    [ping] = checks.due(0.0)
    asked = message(ping.datagram)
    reply = message(write_response(asked.transaction, asked.username, "198.51.100.1", 50000))
    checks.take(0, ("192.0.2.9", 40000), reply, 0.1)
    checks.take(0, ping.address, message(write_response(b"z" * 16, asked.username, "198.51.100.1", 1)), 0.1)
    checks.take(0, ping.address, message(write_response(asked.transaction, b"somebody", "198.51.100.1", 1)), 0.1)
    assert checks.best is None


@pytest.mark.parametrize("code", [400, 401, 430, 500])
def test_a_refusal_is_asked_again(code: int) -> None:
    checks = started(remote())
    [ping] = checks.due(0.0)
    asked = message(ping.datagram)
    checks.take(0, ping.address, message(write_error(asked.transaction, asked.username, code, "NO")), 0.1)
    again = all_due(checks, 0.1, 1.0)
    assert again
    answer(checks, again[-1], 1.0)
    assert checks.best is not None


def test_the_preferred_path_wins_and_then_the_quicker() -> None:
    checks = started(remote("192.0.2.1", 0.5), remote("192.0.2.2", 1.0), remote("192.0.2.3", 1.0))
    pings = {ping.address[0]: ping for ping in all_due(checks, 0.0, 0.09)}
    answer(checks, pings["192.0.2.1"], 0.1)
    assert checks.best is not None and checks.best.address[0] == "192.0.2.1"
    answer(checks, pings["192.0.2.2"], 0.2)
    assert checks.best.address[0] == "192.0.2.2"
    answer(checks, pings["192.0.2.3"], 0.215)
    assert checks.best.address[0] == "192.0.2.2", "not for a few milliseconds"


def test_preferences_of_nothing_are_usable() -> None:
    """libnice of today writes 0.000000."""
    checks = started(remote(preference=0.0))
    answer(checks, checks.due(0.0)[0], 0.05)
    assert checks.best is not None


def test_pings_go_on_during_the_transfer() -> None:
    """libjingle drops our data when it saw no request of ours for 30 s."""
    checks = started(remote())
    answer(checks, checks.due(0.0)[0], 0.05)
    now, count = 0.05, 0
    while now < 30:
        for ping in checks.due(now):
            answer(checks, ping, now + 0.02)
            count += 1
        now += 0.02
    assert 25 <= count <= 40


def test_a_path_that_falls_silent_is_left_for_another() -> None:
    checks = started(remote("192.0.2.1", 1.0), remote("192.0.2.2", 0.5))
    now = 0.0
    while now < 20:
        for ping in checks.due(now):
            if ping.address[0] == "192.0.2.2" or now < 5:
                answer(checks, ping, now + 0.01)
        now += 0.02
        if 1 < now < 5:
            assert checks.best is not None and checks.best.address[0] == "192.0.2.1"
    assert checks.best is not None and checks.best.address[0] == "192.0.2.2"


def test_nobody_is_pinged_for_ever() -> None:
    checks = started(remote())
    pings = all_due(checks, 0.0, 60.0)
    assert 20 < len(pings) < 60
    assert checks.deadline() is None and checks.best is None


def test_a_higher_generation_replaces_the_older() -> None:
    checks = started(remote("192.0.2.1"))
    assert checks.add_remote(remote("192.0.2.2", generation=1), 0.0)
    assert not checks.add_remote(remote("192.0.2.3"), 0.0)
    assert {ping.address[0] for ping in all_due(checks, 0.0, 2.0)} == {"192.0.2.2"}


def test_ever_higher_generations_do_not_aim_our_pings_for_ever() -> None:
    """Security 26, 27: each makes room for others, and not without end."""
    checks = started(remote("192.0.2.1"))
    pinged: set[tuple[str, int]] = set()
    for generation in range(1, 2000):
        checks.add_remote(remote("192.0.2.2", port=2000 + generation, generation=generation), generation * 0.1)
        pinged |= {ping.address for ping in checks.due(generation * 0.1)}
    assert 1 < len(pinged) <= MOST_TOLD
    assert all_due(checks, 200.0, 300.0) == [] and len(checks._by_id) == 0


def test_candidates_and_paths_are_bounded() -> None:
    """Security 27."""
    checks = PathChecks()
    for _ in range(20):
        checks.add_local(OWN, 1.0, v6=False)
    for number in range(500):
        checks.add_remote(remote(port=1024 + number), 0.0)
    checks.start(0.0)
    assert len(checks.tried.split()) == MOST_REMOTE
    sent = all_due(checks, 0.0, 1.0)
    assert len(sent) <= 51, "a ping each 20 ms while there is no path"
    ping = write_request(b"x" * 16, (OWN + THEIRS).encode())
    for port in range(2000, 4000):
        checks.take(0, ("198.51.100.9", port), message(ping), 1.0)
    assert len(checks._paths) <= 200 and len(checks._remotes) <= 2 * MOST_REMOTE


def test_a_ping_from_an_unknown_address_makes_a_path() -> None:
    checks = started(remote())
    ping = write_request(b"x" * 16, (OWN + THEIRS).encode())
    [reply] = checks.take(0, ("198.51.100.9", 7000), message(ping), 0.0)
    assert message(reply.datagram).mapped == ("198.51.100.9", 7000)
    path = checks.path(0, ("198.51.100.9", 7000))
    assert path is not None and path.proven and not path.writable
    assert ("198.51.100.9", 7000) in {each.address for each in all_due(checks, 0.0, 0.2)}


@pytest.mark.parametrize("name", [b"", OWN.encode(), (OWN + "someoneelse").encode(), (THEIRS + OWN).encode()])
def test_a_ping_without_both_fragments_is_not_answered(name: bytes) -> None:
    """No refusal either: some clients never ask again after one."""
    checks = started(remote())
    assert checks.take(0, ("192.0.2.1", 40000), message(write_request(b"x" * 16, name)), 0.0) == []
    assert checks.refused == 1
    path = checks.path(0, ("192.0.2.1", 40000))
    assert path is not None and not path.proven


def test_addresses_of_another_kind_are_not_paired() -> None:
    checks = started(remote("2001:db8::1"))
    assert all_due(checks, 0.0, 1.0) == []
