"""What is written about transfers is read back the same, and damage costs one row, not the list."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.storage.database import Database
from gharial.backend.storage.transfers import (
    forget_transfers,
    journal_part,
    keep_transfers,
    read_parts,
    read_transfers,
    strike_part,
)
from gharial.model.conversation import Direction
from gharial.model.failures import Declined, Interrupted, LocalFileProblem, TooLarge, Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Digest, FileInfo, Kind, Transfer, TransferState

TIMES = st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.just(UTC)).map(lambda time: time.replace(fold=0))  # noqa: DTZ001 - hypothesis adds UTC
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FAILURES = st.sampled_from(
    [
        None,
        Declined("bob"),
        Interrupted(5, "x"),
        Unreachable("a:1 b:2"),
        TooLarge(5, 4),
        LocalFileProblem("/\udce9", "other"),
    ]
)
DIGESTS = st.one_of(st.none(), st.builds(Digest, st.sampled_from(["sha-256", "md5"]), st.text("0123456789abcdef")))
ATTEMPTS = st.builds(
    Attempt,
    TEXT,
    st.one_of(st.none(), st.sampled_from(Kind)),
    TIMES,
    st.one_of(st.none(), TIMES),
    FAILURES,
    TEXT,
)
TRANSFERS = st.builds(
    Transfer,
    id=st.uuids().map(str),
    account=st.just(Jid("alice@river.example")),
    peer=st.sampled_from([Jid("bob@river.example"), Jid("bob@river.example/sofa \u00e9")]),
    direction=st.sampled_from(Direction),
    file=st.builds(FileInfo, TEXT, st.integers(0, 1 << 60), DIGESTS, TEXT, st.one_of(st.none(), TIMES), TEXT),
    state=st.sampled_from(TransferState),
    created=TIMES,
    path=st.sampled_from([None, Path("/a/b"), Path("/caf\udce9")]),
    bytes_done=st.integers(0, 1 << 60),
    attempts=st.lists(
        st.builds(
            Attempt,
            TEXT,
            st.one_of(st.none(), st.sampled_from(Kind)),
            TIMES,
            st.one_of(st.none(), TIMES),
            FAILURES,
            TEXT,
        ),
        max_size=3,
    ).map(tuple),
    failure=FAILURES,
    digest=DIGESTS,
    verified=st.booleans(),
    seconds=st.floats(0, 1e9),
    offer_id=TEXT,
)


def facts(transfer: Transfer) -> str:
    return repr(transfer)


@given(st.lists(TRANSFERS, max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_everything_comes_back_in_order(transfers: list[Transfer]) -> None:
    database = Database(None)
    await database.open()
    target = Jid("bob@river.example")
    entries = [(one, target) for one in transfers]
    await database.run(lambda connection: keep_transfers(connection, entries))
    await database.run(lambda connection: keep_transfers(connection, entries[:1]))
    back = await database.run(read_transfers)
    assert [(facts(one), who) for one, who in back] == [(facts(one), target) for one in transfers]
    await database.run(lambda connection: forget_transfers(connection, [one.id for one in transfers]))
    assert await database.run(read_transfers) == []
    left = await database.run(lambda connection: connection.execute("SELECT count(*) FROM attempt").fetchone()[0])
    assert left == 0
    await database.close()


async def test_a_damaged_row_costs_itself_alone() -> None:
    database = Database(None)
    await database.open()
    file = FileInfo("a", 1)
    jid = Jid("bob@river.example")
    good = Transfer("good", jid, jid, Direction.INCOMING, file, TransferState.DONE, datetime.now(UTC))
    bad = Transfer("bad", jid, jid, Direction.INCOMING, file, TransferState.DONE, datetime.now(UTC))
    await database.run(lambda connection: keep_transfers(connection, [(bad, jid), (good, jid)]))
    await database.run(lambda connection: connection.execute("UPDATE transfer SET state = 'odd' WHERE id = 'bad'"))
    assert [one.id for one, _ in await database.run(read_transfers)] == ["good"]
    await database.close()


async def test_the_journal_keeps_odd_paths_and_big_numbers() -> None:
    database = Database(None)
    await database.open()
    row = (Path("/x/caf\udce9.part"), 2**64 - 1, 2**64 - 2)
    await database.run(lambda connection: journal_part(connection, row))
    assert await database.run(read_parts) == [(row, "")]
    await database.run(lambda connection: journal_part(connection, row, "t-1"))
    assert await database.run(read_parts) == [(row, "t-1")]
    await database.run(lambda connection: strike_part(connection, row[0]))
    assert await database.run(read_parts) == []
    await database.close()
