"""A landing taken up again: only what is proven stays, and only for the same file of the same person."""

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.transfers.journal import BLOCK
from gharial.backend.transfers.landing import FileLanding, Landing, obstacle, open_landing
from gharial.model.conversation import Direction
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, FileInfo, Transfer, TransferState

ALICE = "alice@river.example"
DATE = datetime(2026, 5, 1, tzinfo=UTC)
SIZE = 3 * BLOCK + 100
DATA = os.urandom(SIZE)
FILE = FileInfo("a.bin", SIZE, date=DATE)


def never() -> bool:
    return False


def left_behind(folder: Path, size: int = 2 * BLOCK + 50, file: FileInfo = FILE) -> Landing:
    """What a broken transfer leaves."""
    landing = open_landing(folder, file.name, file, ALICE)
    landing.restart()
    landing.write(memoryview(DATA[:size]))
    landing.suspend()
    return landing


def whole(landing: Landing, start_at: int) -> bytes:
    landing.restart(start_at)
    landing.write(memoryview(DATA[start_at:]))
    assert landing.digest("sha-256") == hashlib.sha256(DATA).hexdigest()
    return landing.settle().read_bytes()


def test_it_goes_on_from_the_last_whole_block(tmp_path: Path) -> None:
    left_behind(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.bin.jrnl", "a.bin.part"]
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    assert landing.prove(never) == landing.prove(never) == 2 * BLOCK
    assert whole(landing, 2 * BLOCK) == DATA
    assert [one.name for one in tmp_path.iterdir()] == ["a.bin"]


def test_a_sender_who_begins_at_the_start_again_gets_an_empty_file(tmp_path: Path) -> None:
    left_behind(tmp_path)
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    assert landing.prove(never) == 2 * BLOCK
    with pytest.raises(ValueError, match="cannot begin"):
        landing.restart(BLOCK)
    assert whole(landing, 0) == DATA


def test_less_than_a_block_is_not_kept(tmp_path: Path) -> None:
    left_behind(tmp_path, BLOCK - 1)
    assert list(tmp_path.iterdir()) == []


def test_the_last_block_always_comes_again(tmp_path: Path) -> None:
    file = replace(FILE, size=2 * BLOCK)
    left_behind(tmp_path, 2 * BLOCK, file)
    landing = open_landing(tmp_path, "a.bin", file, ALICE)
    assert landing.prove(never) == BLOCK
    landing.discard()
    assert list(tmp_path.iterdir()) == []


@given(st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_anywhere_is_never_built_upon(tmp_path: Path, data: st.DataObject) -> None:
    """Fault 2, fault 25: flipped bits, cut files, torn journals."""
    part = left_behind(tmp_path).part.path
    journal = part.with_suffix(".jrnl")
    victim = data.draw(st.sampled_from([part, journal]))
    content = bytearray(victim.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    else:
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    victim.write_bytes(content)
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    proven = landing.prove(never)
    assert proven in (0, BLOCK, 2 * BLOCK)
    assert landing.part.path.read_bytes()[:proven] == DATA[:proven]
    assert whole(landing, proven) == DATA
    for one in tmp_path.iterdir():
        one.unlink()


@pytest.mark.parametrize(
    ("file", "sender"),
    [
        (FILE, "eve@river.example"),
        (replace(FILE, size=SIZE + 1), ALICE),
        (replace(FILE, date=datetime(2026, 5, 2, tzinfo=UTC)), ALICE),
        (FILE, ""),
    ],
)
def test_another_file_does_not_get_what_is_left_of_this_one(tmp_path: Path, file: FileInfo, sender: str) -> None:
    """Security 31."""
    left_behind(tmp_path)
    landing = open_landing(tmp_path, "a.bin", file, sender)
    assert landing.prove(never) == 0 and landing.part.path.name == "a.bin (2).part"
    landing.discard()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.bin.jrnl", "a.bin.part"]


def test_two_never_work_on_the_same_part(tmp_path: Path) -> None:
    """Fault 33."""
    left_behind(tmp_path)
    first = open_landing(tmp_path, "a.bin", FILE, ALICE)
    second = open_landing(tmp_path, "a.bin", FILE, ALICE)
    assert (first.prove(never), second.prove(never)) == (2 * BLOCK, 0)
    assert first.part.path != second.part.path
    first.discard()
    second.discard()
    assert list(tmp_path.iterdir()) == []


def test_planted_parts_are_not_followed(tmp_path: Path) -> None:
    """Security 14."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    part = left_behind(folder).part.path
    part.rename(tmp_path / "elsewhere")
    part.symlink_to(tmp_path / "elsewhere")
    landing = open_landing(folder, "a.bin", FILE, ALICE)
    assert landing.prove(never) == 0 and landing.part.path != part
    landing.discard()
    part.unlink()
    os.link(tmp_path / "elsewhere", part)
    landing = open_landing(folder, "a.bin", FILE, ALICE)
    assert landing.prove(never) == 0 and landing.part.path != part
    landing.discard()


def test_what_is_stopped_while_it_proves_knows_less(tmp_path: Path) -> None:
    left_behind(tmp_path)
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    asked = iter([False, True])
    assert landing.prove(lambda: next(asked)) == BLOCK
    assert whole(landing, BLOCK) == DATA


def test_a_suspended_part_can_be_removed_with_its_journal(tmp_path: Path) -> None:
    part = left_behind(tmp_path).part
    assert part.resumable
    part.remove()
    assert list(tmp_path.iterdir()) == [] and not part.resumable


def test_room_is_wanted_only_for_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 10, fault 11."""
    left_behind(tmp_path)
    room = os.statvfs(tmp_path)
    blocks = (BLOCK + 200) // room.f_frsize + 1
    little = os.statvfs_result((*room[:4], blocks, *room[5:10]))
    monkeypatch.setattr(os, "fstatvfs", lambda _handle: little)
    with pytest.raises(LocalFileProblem) as caught:
        FileLanding(tmp_path, "b", SIZE)
    assert caught.value.fault == FileFault.DISK_FULL.value
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    assert landing.prove(never) == 2 * BLOCK
    landing.suspend()
    waiting = Transfer(
        "1",
        Jid("bob@river.example"),
        Jid(ALICE),
        Direction.INCOMING,
        FILE,
        TransferState.QUEUED,
        DATE,
        path=tmp_path / "a.bin",
    )
    problem = obstacle(waiting)
    assert problem is not None and problem.fault == FileFault.DISK_FULL.value
    # What lies in the folder is named, as by the disk itself: the words are about where that lies.
    assert Path(problem.path).parent == Path(caught.value.path).parent == tmp_path
    assert obstacle(replace(waiting, bytes_done=2 * BLOCK)) is None
    gone = obstacle(replace(waiting, path=tmp_path / "nowhere" / "a.bin"))
    assert gone is not None and gone.fault == FileFault.NO_FOLDER.value


def test_a_file_of_unknown_size_leaves_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Security 29: no size at all."""
    landing = open_landing(tmp_path, "a.bin", FileInfo("a.bin", UNKNOWN_SIZE), ALICE)
    landing.restart()
    room = os.statvfs(tmp_path)
    monkeypatch.setattr(os, "fstatvfs", lambda _handle: os.statvfs_result((*room[:4], 1, *room[5:10])))
    block = memoryview(bytes(BLOCK))
    with pytest.raises(LocalFileProblem) as caught:
        for _ in range(65):
            landing.write(block)
    assert caught.value.fault == FileFault.DISK_FULL.value
    landing.discard()


@pytest.mark.slow
@pytest.mark.parametrize("gibibytes", [2, 4])
def test_offsets_beyond_two_and_four_gibibytes_are_exact(tmp_path: Path, gibibytes: int) -> None:
    """Fault 15: what is left lies beyond what 32 bits count; its holes take no room."""
    size = (gibibytes << 30) + 3 * BLOCK
    file = FileInfo("big", size, date=DATE)
    landing = open_landing(tmp_path, "big", file, ALICE)
    landing.restart()
    hole = memoryview(bytes(BLOCK))
    for _ in range(size // BLOCK - 2):
        landing.write(hole)
    landing.suspend()
    landing = open_landing(tmp_path, "big", file, ALICE)
    start_at = landing.prove(never)
    assert start_at == size - 2 * BLOCK
    landing.restart(start_at)
    landing.write(memoryview(DATA[: 2 * BLOCK]))
    path = landing.settle()
    assert path.stat().st_size == size
    with path.open("rb") as settled:
        settled.seek(start_at)
        assert settled.read() == DATA[: 2 * BLOCK]
    path.unlink()


@pytest.mark.parametrize("lost", ["zeros", "tail", "journal ahead"])
def test_after_a_power_cut_only_what_reached_the_disk_counts(tmp_path: Path, lost: str) -> None:
    """Fault 2: the journal's records came to the disk, the pages they speak of did not."""
    left_behind(tmp_path, 3 * BLOCK + 50)
    part = tmp_path / "a.bin.part"
    with part.open("r+b") as file:
        if lost == "zeros":
            file.seek(BLOCK + 4096)
            file.write(bytes(4096))
        else:
            file.truncate(BLOCK + 1000 if lost == "tail" else 0)
    landing = open_landing(tmp_path, "a.bin", FILE, ALICE)
    proven = landing.prove(never)
    assert proven == (0 if lost == "journal ahead" else BLOCK)
    assert whole(landing, proven) == DATA
    assert [one.name for one in tmp_path.iterdir()] == ["a.bin"]
