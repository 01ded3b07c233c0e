"""What contacts hold ready for us: of all their devices, with what they announced, and never without bounds."""

import asyncio
from pathlib import Path

import pytest

from gharial.backend.transfers import shared_files
from gharial.backend.transfers.shared_files import MOST_ANNOUNCED, MOST_ASKED, SharedFilesDesk
from gharial.backend.transfers.wishes import Wishes, other_than_asked
from gharial.model.contact import Resource
from gharial.model.failures import NoAnswer, NotConnected, PeerGone, Unsupported
from gharial.model.jid import Jid
from gharial.model.publication import SharedFile, SharedFiles
from gharial.model.transfer import Digest, FileInfo, Transfer
from tests.support.fake_values import transfer

ALICE, BOB, EVE = Jid("alice@river.example"), Jid("bob@river.example"), Jid("eve@river.example")
DESK, PHONE = Jid(f"{BOB}/desk"), Jid(f"{BOB}/phone")
Answer = tuple[tuple[SharedFile, ...], bool] | None | Exception


def shared(owner: Jid, key: str, name: str = "a.txt") -> SharedFile:
    return SharedFile(owner, key, FileInfo(name, 3))


class Scene:
    """`answers` are those of Bob's devices; one that is not there never answers."""

    def __init__(self, answers: dict[Jid, Answer]) -> None:
        self.answers = answers
        self.changed: list[tuple[Jid, Jid]] = []
        self.desk = SharedFilesDesk(
            lambda _account, _person: tuple(Resource(one) for one in answers),
            self._ask,
            self._fetch,
            lambda _account, person: person != EVE,
            lambda account, person: self.changed.append((account, person)),
        )

    async def _ask(self, _account: Jid, device: Jid) -> tuple[tuple[SharedFile, ...], bool] | None:
        await asyncio.sleep(0)
        answer = self.answers[device]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _fetch(self, _account: Jid, _wanted: SharedFile, _folder: Path) -> Transfer:
        return transfer()


async def test_all_devices_are_asked_and_what_one_tells_replaces_what_it_announced() -> None:
    scene = Scene({DESK: ((shared(DESK, "k1"), shared(DESK, "k2")), False), PHONE: None})
    scene.desk.heard(ALICE, DESK, [shared(DESK, "gone"), shared(DESK, "k2", "old name")])
    scene.desk.heard(ALICE, PHONE, [shared(PHONE, "k1")])
    assert scene.changed == [(ALICE, BOB)] * 2
    found = await scene.desk.of(ALICE, BOB)
    assert [(one.owner, one.id) for one in found.files] == [(DESK, "k1"), (DESK, "k2"), (PHONE, "k1")]
    assert found.listed and not found.cut and found.files[1].file.name == "a.txt"


async def test_who_is_away_has_only_what_was_announced() -> None:
    scene = Scene({})
    with pytest.raises(PeerGone):
        await scene.desk.of(ALICE, BOB)
    scene.desk.heard(ALICE, DESK, [shared(DESK, "k1")])
    assert await scene.desk.of(ALICE, BOB) == SharedFiles((shared(DESK, "k1"),))


@pytest.mark.parametrize("failure", [NoAnswer("files", DESK.full, 20), NotConnected(ALICE.bare)])
async def test_one_device_that_is_silent_hides_nothing_of_the_others(failure: Exception) -> None:
    scene = Scene({DESK: failure, PHONE: ((shared(PHONE, "k1"),), True)})
    found = await scene.desk.of(ALICE, BOB)
    assert found == SharedFiles((shared(PHONE, "k1"),), listed=True, cut=True)
    scene.answers[PHONE] = None
    with pytest.raises(type(failure)):
        await scene.desk.of(ALICE, BOB)
    scene.answers[DESK] = Unsupported(DESK.full, "files")
    assert await scene.desk.of(ALICE, BOB) == SharedFiles()


async def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        await Scene({DESK: ZeroDivisionError()}).desk.of(ALICE, BOB)


async def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    devices: dict[Jid, Answer] = {Jid(f"{BOB}/{number}"): None for number in range(2 * MOST_ASKED)}
    scene = Scene(devices)
    asked: list[Jid] = []

    async def ask(_account: Jid, device: Jid) -> None:
        asked.append(device)

    monkeypatch.setattr(scene.desk, "_ask", ask)
    await scene.desk.of(ALICE, BOB)
    assert len(asked) == MOST_ASKED
    monkeypatch.setattr(shared_files, "MOST_ANNOUNCERS", 2)
    for number in range(3):
        one = Jid(f"p{number}@river.example/x")
        scene.desk.heard(ALICE, one, [shared(one, str(key)) for key in range(2 * MOST_ANNOUNCED)])
    scene.desk.heard(ALICE, EVE, [shared(EVE, "k1")])
    theirs = {person.local: list(files) for (_account, person), files in scene.desk._announced.items()}
    assert list(theirs) == ["p1", "p2"] and len(theirs["p2"]) == MOST_ANNOUNCED
    assert theirs["p2"][-1][1] == str(2 * MOST_ANNOUNCED - 1)


def test_what_differs_from_what_was_asked_for() -> None:
    digest = Digest("sha-256", "ab" * 32)
    asked = transfer("a.txt")
    file = FileInfo("a.txt", asked.file.size, digest)
    asked = Transfer(asked.id, asked.account, asked.peer, asked.direction, file, asked.state, asked.created)
    assert other_than_asked(asked, file) is None
    assert other_than_asked(asked, FileInfo("a.txt", file.size)) is None
    for other, what in (
        (FileInfo("b.txt", file.size, digest), "name"),
        (FileInfo("a.txt", file.size + 1, digest), "size"),
        (FileInfo("a.txt", file.size, digest, entries=2), "size"),
        (FileInfo("a.txt", file.size, Digest("sha-256", "cd" * 32)), "hash"),
    ):
        assert other_than_asked(asked, other) == what


def test_wishes_are_not_kept_without_end() -> None:
    wishes = Wishes()
    for number in range(3000):
        wishes.note(str(number), shared(DESK, "k1"))
    assert wishes.of("0") is None and wishes.of("2999") == shared(DESK, "k1") and len(wishes._by_transfer) == 2000
