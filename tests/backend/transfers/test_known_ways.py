"""What is learnt from a transfer is kept over a restart, for this person's program alone, and not for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gharial.backend.storage import ways as rows
from gharial.backend.storage.database import Database
from gharial.backend.transfers.fallback import Candidate
from gharial.backend.transfers.known_ways import KnownWays, own_network, software_of
from gharial.model.conversation import Direction
from gharial.model.events import AccountRemoved, EventBus
from gharial.model.failures import Interrupted, SetAside, Unreachable, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, FileInfo, Kind, Transfer, TransferState, Way

S5, PROXY, INBAND = Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND
ME, BOB, CAROL = Jid("me@river.example"), Jid("bob@river.example/sofa"), Jid("carol@river.example/desk")
SI = Candidate("si", (S5, PROXY, INBAND))
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PROGRAM = software_of(frozenset({"one", "two"}))


def attempt(kind: Kind | None, failure: Exception | None = None) -> Attempt:
    return Attempt("si", kind, NOW, NOW, failure)  # type: ignore[arg-type]


def sent(*attempts: Attempt, peer: Jid = BOB, size: int = 10 << 20) -> Transfer:
    return Transfer(
        "1", ME, peer, Direction.OUTGOING, FileInfo("a", size), TransferState.DONE, NOW, attempts=attempts, seconds=2.0
    )


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def known(database: Database, clock: Clock, addresses: tuple[str, ...] = ("192.0.2.7",)) -> KnownWays:
    return KnownWays(EventBus(), database, lambda: addresses, clock)


def order(ways: KnownWays, person: Jid = BOB, program: str = PROGRAM) -> list[Kind]:
    return [kind for one in ways.ranked(ME, person, program, [SI]) for kind in one.kinds]


async def test_the_program_of_another_device_teaches_nothing_about_this_one() -> None:
    """All devices of a person are asked at once: the best one is not always the one that takes it."""
    database, clock = Database(None), Clock()
    await database.open()
    ways = known(database, clock)
    file = sent(attempt(S5, Unreachable()), attempt(INBAND))
    ways.learn(file, PROGRAM, at=Jid(f"{BOB.bare}/boat"))
    assert order(ways) == [S5, PROXY, INBAND]
    ways.learn(file, PROGRAM, at=BOB)
    assert order(ways) == [PROXY, INBAND, S5]
    await ways.written()
    await database.close()


async def test_what_failed_before_what_worked_waits_also_after_a_restart(tmp_path: Path) -> None:
    database, clock = Database(tmp_path / "db"), Clock()
    await database.open()
    ways = known(database, clock)
    ways.learn(sent(attempt(S5, Unreachable()), attempt(INBAND)), PROGRAM)
    assert order(ways) == [PROXY, INBAND, S5]
    await ways.written()
    await database.close()
    database = Database(tmp_path / "db")
    await database.open()
    again = known(database, clock)
    await again.load()
    assert order(again) == [PROXY, INBAND, S5]
    # Others, and another program of the same person, are strangers.
    assert order(again, CAROL) == order(again, BOB, software_of(frozenset({"one"}))) == [S5, PROXY, INBAND]
    assert order(again, BOB, software_of(None)) == [PROXY, INBAND, S5]
    elsewhere = known(database, clock, ("198.51.100.9",))
    await elsewhere.load()
    assert order(elsewhere) == [S5, PROXY, INBAND]
    clock.now += timedelta(days=31)
    aged = known(database, clock)
    await aged.load()
    assert aged.told(ME, BOB, PROGRAM, [Way("si", INBAND)]) == (Way("si", INBAND),)
    await database.close()


async def test_only_what_says_something_of_the_way_is_learnt() -> None:
    database, clock = Database(None), Clock()
    await database.open()
    for failure in (Unsupported("bob", "it"), SetAside(), Interrupted(7)):
        ways = known(database, clock)
        ways.learn(sent(attempt(S5, failure), attempt(None, Unreachable()), attempt(INBAND)), PROGRAM)
        assert order(ways) == [S5, PROXY, INBAND]
        await ways.written()
    lost = known(database, clock)
    lost.learn(sent(attempt(S5, Unreachable()), attempt(INBAND, Interrupted(0))), PROGRAM)
    lost.learn(sent(), PROGRAM)
    assert order(lost) == [S5, PROXY, INBAND]
    old = replace(attempt(S5, Unreachable()), started=NOW - timedelta(hours=2))
    lost.learn(sent(old, attempt(INBAND)), PROGRAM)
    assert order(lost) == [S5, PROXY, INBAND]
    await lost.written()
    await database.close()


async def test_each_failure_in_a_row_is_doubted_longer_and_a_success_ends_it() -> None:
    database, clock = Database(None), Clock()
    await database.open()
    ways = known(database, clock)
    for _ in range(2):
        blocked = replace(attempt(S5, Unreachable()), started=clock.now)
        ways.learn(sent(blocked, attempt(INBAND)), PROGRAM)
        clock.now += timedelta(hours=25)
    assert order(ways)[-1] is S5
    clock.now += timedelta(hours=25)
    assert order(ways)[0] is S5
    ways.learn(sent(attempt(S5)), PROGRAM)
    clock.now += timedelta(minutes=1)
    assert order(ways)[0] is S5
    assert ways.told(ME, BOB, PROGRAM, [Way("si", S5)]) == (Way("si", S5, worked_before=True),)
    await ways.written()
    await database.close()


async def test_speed_counts_where_it_was_measured() -> None:
    database, clock = Database(None), Clock()
    await database.open()
    ways = known(database, clock)
    ways.learn(sent(attempt(PROXY), size=2 << 20), PROGRAM)
    ways.learn(sent(attempt(INBAND), size=9 << 20), PROGRAM, limited=True)
    assert order(ways) == [S5, PROXY, INBAND]
    ways.learn(sent(attempt(INBAND), size=9 << 20), PROGRAM)
    assert order(ways) == [S5, INBAND, PROXY]
    await ways.written()
    await database.close()


async def test_the_table_is_bounded_and_an_account_takes_its_own_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    database, clock, events = Database(None), Clock(), EventBus()
    await database.open()
    ways = KnownWays(events, database, lambda: (), clock)
    monkeypatch.setattr(rows, "MOST_ROWS", 5)
    for number in range(9):
        ways.learn(sent(attempt(INBAND), peer=Jid(f"p{number}@river.example/x")), PROGRAM)
        clock.now += timedelta(minutes=1)
    await ways.written()
    kept = await database.run(lambda connection: rows.read_lessons(connection, NOW))
    assert sorted(row[1] for row in kept) == [f"p{number}@river.example" for number in range(4, 9)]
    events.publish(AccountRemoved(ME))
    await ways.written()
    assert await database.run(lambda connection: rows.read_lessons(connection, NOW)) == []
    assert ways.told(ME, Jid("p8@river.example"), PROGRAM, [Way("si", INBAND)])[0].worked_before is None
    await database.close()


def test_a_network_is_known_by_what_does_not_change_by_itself() -> None:
    home = ["127.0.0.1", "::1", "fe80::1%eth0", "192.168.1.7", "2001:db8:1:2:aaaa::1"]
    assert own_network(home) == own_network(["2001:db8:1:2:bbbb::9", "192.168.1.7", "not an address"])
    assert own_network(home) != own_network(["192.168.1.8", "2001:db8:1:2:aaaa::1"])
    assert own_network([]) == own_network(["127.0.0.1"])
