"""What is published, to whom, and how often it may be asked for (security 35)."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.methods.interface import Wish
from gharial.backend.transfers import publications
from gharial.backend.transfers.publications import MOST_FETCHED, Publications
from gharial.model.conversation import Direction
from gharial.model.failures import Failure, FileFault, LocalFileProblem, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Transfer, TransferState
from gharial.model.xmpp_link import parse_xmpp_link

ALICE, BOB = Jid("alice@river.example"), Jid("bob@river.example")
DESK, PHONE, EVE = Jid("bob@river.example/desk"), Jid("bob@river.example/phone"), Jid("eve@river.example/x")


def wish(name: str, size: int = UNKNOWN_SIZE, digest: Digest | None = None, key: str = "") -> Wish:
    """What somebody asks for."""
    return Wish(key, FileInfo(name, size, digest))


class Transfers:
    """Queues; nothing runs."""

    def __init__(self) -> None:
        self.queued: dict[str, Transfer] = {}
        self.fails: Failure | None = None

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path], offer_id: str = "") -> tuple[Transfer, ...]:
        await asyncio.sleep(0)
        if self.fails is not None:
            raise self.fails
        file = FileInfo(paths[0].name, 3)
        made = Transfer(
            f"t{len(self.queued)}", account, to, Direction.OUTGOING, file, TransferState.QUEUED, datetime.now(UTC),
            offer_id=offer_id,
        )  # fmt: skip
        self.queued[made.id] = made
        return (made,)

    def get(self, transfer_id: str) -> Transfer | None:
        return self.queued.get(transfer_id)

    def end_all(self) -> None:
        self.queued = {key: replace(one, state=TransferState.DONE) for key, one in self.queued.items()}


@pytest.fixture
def transfers() -> Transfers:
    return Transfers()


@pytest.fixture
def blocked() -> set[Jid]:
    return set()


@pytest.fixture
def published(transfers: Transfers, blocked: set[Jid]) -> Publications:
    return Publications(
        transfers, lambda account: Jid(f"{account}/home"), lambda _account, jid: jid in blocked, asyncio.to_thread
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "report.pdf"
    made.write_bytes(b"abc")
    return made


async def test_every_device_of_the_one_it_is_for(published: Publications, transfers: Transfers, path: Path) -> None:
    made = await published.publish(ALICE, BOB, path)
    ids = [await published.wanted(ALICE, device, made.id) for device in (DESK, PHONE)]
    assert [one.offer_id for one in transfers.queued.values()] == ids and len(set(ids)) == 2
    assert [one.peer for one in transfers.queued.values()] == [DESK, PHONE]


@pytest.mark.parametrize(
    ("account", "device"),
    [(ALICE, EVE), (ALICE, BOB), (ALICE, Jid("river.example")), (Jid("alice@lake.example"), DESK)],
)
async def test_nobody_else(
    published: Publications, transfers: Transfers, path: Path, account: Jid, device: Jid
) -> None:
    made = await published.publish(ALICE, BOB, path)
    assert await published.wanted(account, device, made.id) == ""
    assert await published.wanted_file(account, device, wish("report.pdf")) == ""
    assert not transfers.queued


async def test_who_is_blocked_meanwhile(
    published: Publications, transfers: Transfers, path: Path, blocked: set[Jid]
) -> None:
    made = await published.publish(ALICE, BOB, path)
    blocked.add(BOB)
    assert await published.wanted(ALICE, DESK, made.id) == "" and not transfers.queued


@pytest.mark.parametrize("whom", ["swamp@rooms.river.example", "swamp@rooms.river.example/Bob"])
async def test_nothing_for_a_room_or_one_of_its_people(transfers: Transfers, path: Path, whom: str) -> None:
    """All of a room have one bare address: what was published to one, anybody there could have fetched by its name."""
    in_rooms = Publications(
        transfers,
        lambda account: Jid(f"{account}/home"),
        lambda _account, _jid: False,
        asyncio.to_thread,
        lambda _account, jid: jid.bare == "swamp@rooms.river.example",
    )
    with pytest.raises(Unsupported):
        await in_rooms.publish(ALICE, Jid(whom), path)
    assert await in_rooms.wanted_file(ALICE, Jid("swamp@rooms.river.example/Eve"), wish("report.pdf")) == ""
    assert in_rooms.all() == () and not transfers.queued
    assert await in_rooms.publish(ALICE, BOB, path)


async def test_by_its_name_and_size(published: Publications, path: Path) -> None:
    await published.publish(ALICE, BOB, path)
    for name, size in (
        ("report.pdf", 4),
        ("Report.pdf", 3),
        (str(path), 3),
        ("", UNKNOWN_SIZE),
        ("../report.pdf", UNKNOWN_SIZE),
    ):
        assert await published.wanted_file(ALICE, DESK, wish(name, size)) == ""
    assert await published.wanted_file(ALICE, DESK, wish("report.pdf", 3))


async def test_requests_without_end_come_to_an_end(published: Publications, transfers: Transfers, path: Path) -> None:
    made = await published.publish(ALICE, BOB, path)
    told = await asyncio.gather(*(published.wanted(ALICE, DESK, made.id) for _ in range(100)))
    assert len(set(told)) == 1 and len(transfers.queued) == 1
    for _ in range(2 * MOST_FETCHED):
        transfers.end_all()
        await published.wanted(ALICE, DESK, made.id)
    assert len(transfers.queued) == MOST_FETCHED
    assert await published.wanted(ALICE, PHONE, made.id) == ""


async def test_one_that_cannot_be_sent_now_may_be_later(
    published: Publications, transfers: Transfers, path: Path
) -> None:
    made = await published.publish(ALICE, BOB, path)
    transfers.fails = LocalFileProblem(str(path), FileFault.VANISHED.value)
    assert await published.wanted(ALICE, DESK, made.id) == ""
    transfers.fails = None
    assert await published.wanted(ALICE, DESK, made.id)


async def test_withdrawn(published: Publications, path: Path) -> None:
    made = await published.publish(ALICE, BOB, path)
    published.withdraw(made.id)
    published.withdraw(made.id)
    assert published.all() == () and await published.wanted(ALICE, DESK, made.id) == ""


async def test_an_id_is_not_to_be_guessed_and_the_link_says_no_path(published: Publications, path: Path) -> None:
    one, other = [await published.publish(ALICE, BOB, path) for _ in range(2)]
    assert one.id != other.id and len(one.id) >= 24
    link = published.link(one)
    assert str(path.parent) not in link
    wanted = parse_xmpp_link(link).wanted_file
    assert wanted is not None and (wanted.owner, wanted.id, wanted.name) == (Jid(f"{ALICE}/home"), one.id, "report.pdf")


async def test_a_bound(published: Publications, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publications, "MOST", 2)
    for _ in range(2):
        await published.publish(ALICE, BOB, path)
    with pytest.raises(LocalFileProblem):
        await published.publish(ALICE, BOB, path)


async def test_who_waits_for_what_was_given_up_unoffered_is_told(transfers: Transfers, path: Path) -> None:
    told: list[str] = []
    published = Publications(
        transfers,
        lambda account: Jid(f"{account}/home"),
        lambda _account, _jid: False,
        asyncio.to_thread,
        tell_end=lambda transfer: told.append(transfer.id),
    )
    made = await published.publish(ALICE, BOB, path)
    await published.wanted(ALICE, DESK, made.id)
    (transfer,) = transfers.queued.values()
    for state, bytes_done, known in (
        (TransferState.QUEUED, 0, transfer.id),
        (TransferState.DONE, 3, transfer.id),
        (TransferState.CANCELLED, 2, transfer.id),
        (TransferState.CANCELLED, 0, "another"),
    ):
        published.see(replace(transfer, id=known, state=state, bytes_done=bytes_done))
    assert told == []
    published.see(replace(transfer, state=TransferState.FAILED))
    assert told == [transfer.id]


async def test_the_list_is_of_what_can_be_had(published: Publications, transfers: Transfers, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
        made.append(await published.publish(ALICE, BOB, tmp_path / name))
    await published.publish(ALICE, Jid("eve@river.example"), tmp_path / "a")

    async def listed(device: Jid = DESK, after: str = "", most: int = 10) -> tuple[list[str], bool] | None:
        page = await published.page(ALICE, device, after, most)
        return None if page is None else ([one.file.name for one in page[0]], page[1])

    assert await listed() == (["a", "b", "c"], False)
    assert await listed(most=2) == (["a", "b"], True)
    assert await listed(after=made[1].id, most=2) == (["c"], False)
    assert await listed(after="gone") == (["a", "b", "c"], False)
    assert await listed(EVE) == (["a"], False) and await listed(BOB) is None
    (tmp_path / "b").unlink()
    for _ in range(MOST_FETCHED):
        await published.wanted(ALICE, DESK, made[2].id)
        transfers.end_all()
    assert await listed() == (["a"], False)


async def test_by_a_hash_where_one_is_known(transfers: Transfers, tmp_path: Path) -> None:
    right, wrong = Digest("sha-256", "ab" * 32), Digest("sha-256", "cd" * 32)
    (tmp_path / "a.txt").write_text("a")
    for digest, hits in ((right, (True, True, False)), (None, (True, False, True))):
        published = Publications(
            transfers,
            lambda account: Jid(f"{account}/home"),
            lambda _account, _jid: False,
            asyncio.to_thread,
            digest=lambda _path, digest=digest: digest,
        )
        await published.publish(ALICE, BOB, tmp_path / "a.txt")
        wishes = (wish("a.txt", 1, right), wish("", digest=right), wish("a.txt", 1, wrong))
        assert tuple([bool(await published.wanted_file(ALICE, DESK, one)) for one in wishes]) == hits
        transfers.end_all()
