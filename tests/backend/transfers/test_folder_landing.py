"""Folders landing on a real file system: equal to what was sent, nothing outside, gone on with after a break."""

import errno
import hashlib
import os
import shutil
import stat
import struct
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.transfers import folder_landing, renaming
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.folder_entries import folder_entries
from gharial.backend.transfers.folder_landing import FolderLanding
from gharial.backend.transfers.folder_names import landed_names
from gharial.backend.transfers.folder_source import FolderSource
from gharial.backend.transfers.journal import BLOCK, Heading
from gharial.backend.transfers.landing import open_landing
from gharial.backend.transfers.part_file import PartFile
from gharial.backend.transfers.source import describe
from gharial.backend.wire.manifest import MAGIC, ManifestEntry, encoded
from gharial.model.conversation import Direction
from gharial.model.failures import FileFault, FolderMalformed, FolderTooLarge, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.transfer import Entry, FileInfo, Transfer, TransferState
from tests.backend.transfers.folders import DAY, Tree, carry, copied, make, offered, read, some_tree
from tests.backend.transfers.test_file_name import SPITEFUL

ALICE = "alice@river.example"


def landing_of(entries: Sequence[ManifestEntry], into: Path, name: str = "folder") -> tuple[FolderLanding, bytes]:
    """A landing for this list, and the stream to write."""
    manifest = encoded(entries)
    stream = manifest + b"".join(bytes([number % 256]) * entry.size for number, entry in enumerate(entries))
    return FolderLanding(into, name, FileInfo(name, len(stream), entries=max(1, len(entries)))), stream


def raw(*entries: tuple[bytes, bytes]) -> bytes:
    """A stream with any list."""
    body = b"".join(struct.pack(">H", len(path)) + path + struct.pack(">Qq", len(data), 0) for path, data in entries)
    return struct.pack(">4sBII", MAGIC, 1, len(entries), len(body)) + body + b"".join(data for _, data in entries)


def test_a_folder_arrives_equal_with_its_dates(tmp_path: Path) -> None:
    tree = some_tree()
    into = tmp_path / "in"
    into.mkdir()
    path = copied(make(tmp_path / "photos", tree), into)
    assert path == into / "photos"
    assert read(path) == read(tmp_path / "photos")
    assert [one.name for one in into.iterdir()] == ["photos"]


@pytest.mark.parametrize(
    "tree", [{}, {"a": (None, DAY * 9000)}, {"a": (b"", DAY * 9000)}, {"a/b/c": (b"1", DAY * 9000)}]
)
def test_the_smallest_folders_arrive(tmp_path: Path, tree: Tree) -> None:
    into = tmp_path / "in"
    into.mkdir()
    path = copied(make(tmp_path / "f", tree), into)
    assert path.is_dir() and read(path) == read(tmp_path / "f")


def test_nobody_looks_in_before_it_is_whole_and_nothing_runs_after(tmp_path: Path) -> None:
    entries = [ManifestEntry("run.sh", 10, DAY * 15_000), ManifestEntry("in/b", 10, DAY * 15_000)]
    landing, stream = landing_of(entries, tmp_path)
    assert stat.S_IMODE(landing.part.path.stat().st_mode) == 0o700
    assert landing.part.path.name == ".folder.part"
    landing.write(memoryview(stream))
    path = landing.settle(origin=f"xmpp:{ALICE}")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((path / "run.sh").stat().st_mode) == 0o666 & ~mask
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((path / "in").stat().st_mode) == 0o777 & ~mask
    try:
        assert os.getxattr(path / "in" / "b", "user.xdg.origin.url") == f"xmpp:{ALICE}".encode()
    except OSError as error:
        assert error.errno in (errno.EOPNOTSUPP, errno.ENODATA)


def test_an_unbelievable_date_is_not_kept(tmp_path: Path) -> None:
    entries = [ManifestEntry("old", 1, -DAY * 100_000), ManifestEntry("new", 1, 2**63 - 1)]
    landing, stream = landing_of(entries, tmp_path)
    landing.write(memoryview(stream))
    for file in landing.settle().iterdir():
        assert abs(file.stat().st_mtime - datetime.now(UTC).timestamp()) < 60


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Security 13: the same name, another letter case, and a file of that name."""
    source = make(tmp_path / "Photos", {"a": (b"1", 1)})
    into = tmp_path / "in"
    into.mkdir()
    (into / "photos").write_text("mine")
    assert [copied(source, into).name for _ in range(2)] == ["Photos (2)", "Photos (3)"]
    assert (into / "photos").read_text() == "mine"


def test_nothing_is_overwritten_where_the_system_cannot_rename_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming, "_renameat2", None)
    source = make(tmp_path / "photos", {"a": (b"1", 1)})
    into = tmp_path / "in"
    into.mkdir()
    assert [copied(source, into).name for _ in range(2)] == ["photos", "photos (2)"]
    assert read(into / "photos").keys() == read(into / "photos (2)").keys() == {"a"}


def test_twins_inside_get_numbers(tmp_path: Path) -> None:
    """Security 13: letter case and composition."""
    paths = ["a.txt", "A.txt", "e\u0301", "\u00e9", "D/x", "d/x", "d/X"]
    names = ["/".join(parts) for parts in landed_names(paths)]
    assert names == ["a.txt", "A (2).txt", "\u00e9", "\u00e9 (2)", "D/x", "d (2)/x", "d (2)/X (2)"]
    landing, stream = landing_of([ManifestEntry(path, 1, 0) for path in paths], tmp_path)
    landing.write(memoryview(stream))
    assert set(read(landing.settle())) == set(names)


def test_names_inside_pass_the_gate(tmp_path: Path) -> None:
    """Security 8 to 12."""
    foreign = [
        ".ssh/authorized_keys",
        "CON/NUL.txt",
        "a\\..\\..\\b",
        "gnp\u202e.exe",
        "x ./y. ",
        "c:\\windows",
        "~",
        "a:b",
    ]
    for path, parts in zip(foreign, landed_names(foreign), strict=True):
        assert all(part == safe_name(part) for part in parts), path
        assert not any(part.startswith(".") or "\\" in part or ":" in part for part in parts)
    landing, stream = landing_of([ManifestEntry(path, 1, 0) for path in foreign], tmp_path)
    landing.write(memoryview(stream))
    assert len(read(landing.settle())) == len(foreign)


def test_many_names_that_become_the_same_cost_little() -> None:
    paths = ["\u200b" * (number % 40 + 1) + "x" + "\u200c" * (number // 40) for number in range(4000)]
    assert len(set(landed_names(paths))) == len(set(paths))


@pytest.mark.parametrize(
    "entries",
    [
        [(b"/tmp/x", b"1")],
        [(b"../x", b"1")],
        [(b"a/../../x", b"1")],
        [(b"a", b"1"), (b"a", b"2")],
        [(b"a", b"1"), (b"a/b", b"2")],
        [(b"\xff", b"1")],
        [(b"d/" * 10_000 + b"x", b"1")],
    ],
)
def test_a_hostile_list_is_rejected_before_any_write(tmp_path: Path, entries: list[tuple[bytes, bytes]]) -> None:
    """Security 16."""
    into = tmp_path / "in"
    into.mkdir()
    stream = raw(*entries)
    landing = FolderLanding(into, "f", FileInfo("f", len(stream), entries=len(entries)))
    with pytest.raises((FolderMalformed, FolderTooLarge)):
        landing.write(memoryview(stream))
    assert not (landing.part.path / "files").exists()
    landing.discard()
    assert list(into.iterdir()) == [] and [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_million_entries_are_told_as_a_limit(tmp_path: Path) -> None:
    """Security 16: limits told to the user."""
    landing = FolderLanding(tmp_path, "f", FileInfo("f", 40_000_000, entries=1_000_000))
    with pytest.raises(FolderTooLarge) as told:
        landing.write(memoryview(struct.pack(">4sBII", MAGIC, 1, 1_000_000, 30_000_000)))
    assert (told.value.found, told.value.limit) == (1_000_000, 100_000)
    landing.discard()


def test_another_folder_than_announced_is_rejected(tmp_path: Path) -> None:
    stream = raw((b"a", b"1"), (b"b", b"2"))
    for file in (FileInfo("f", len(stream), entries=3), FileInfo("f", len(stream) + 5, entries=2)):
        landing = FolderLanding(tmp_path, "f", file)
        with pytest.raises(FolderMalformed):
            landing.write(memoryview(stream))
        landing.discard()
    assert list(tmp_path.iterdir()) == []


def test_what_was_shown_in_the_offer_is_what_comes(tmp_path: Path) -> None:
    """A rule takes a folder by the names in its offer: others behind them would be what nobody agreed to."""
    entries = [ManifestEntry("a\u202e.txt", 3, 0), ManifestEntry("b.txt", 5, 0), ManifestEntry("c/", 0, 0)]
    stream = encoded(entries) + b"12345678"
    file = FileInfo("f", len(stream), entries=3)
    seen = (Entry("a.txt", 3), Entry("b.txt", 5), Entry("c/", 0))
    for preview in (seen, seen[:1], ()):
        landing = open_landing(tmp_path, "f", file, "", preview)
        landing.write(memoryview(stream))
        landing.settle()
    wrong = [(Entry("b.txt", 4),), (Entry("b.exe", 5),), (Entry("b.txt", 5), Entry("c", 0)), (*seen[1:], Entry("d", 1))]
    for others in wrong:
        landing = open_landing(tmp_path, "f", file, "", (seen[0], *others))
        with pytest.raises(FolderMalformed):
            landing.write(memoryview(stream))
        landing.discard()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["f", "f (2)", "f (3)"]


PART = (
    st.sampled_from(["a", "b", "A", "..", ".", "", "C:", "x\\..\\y", "\u202e", "e\u0301", "\u00e9", " ", "..."])
    | SPITEFUL
)
HOSTILE = st.lists(
    st.tuples(st.lists(PART, min_size=1, max_size=4).map("/".join), st.binary(max_size=3), st.sampled_from(["", "/"])),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(entries=HOSTILE)
def test_nothing_is_ever_made_outside(entries: list[tuple[str, bytes, str]]) -> None:
    """Security 7, 13, 16."""
    with tempfile.TemporaryDirectory() as name:
        outside = Path(name)
        into = outside / "in"
        into.mkdir()
        listed = [
            ((path + end).encode("utf-8", "surrogatepass")[:60_000], b"" if end else data)
            for path, data, end in entries
        ]
        stream = raw(*listed)
        landing = FolderLanding(into, "folder", FileInfo("folder", len(stream), entries=max(1, len(listed))))
        try:
            landing.write(memoryview(stream))
        except (FolderMalformed, FolderTooLarge):
            landing.discard()
            assert list(into.iterdir()) == []
        else:
            path = landing.settle()
            assert list(into.iterdir()) == [path]
            leaves = [one for one in path.rglob("*") if one.is_file() or not any(one.iterdir())]
            assert len(leaves) == len(listed)
            assert sorted(one.read_bytes() for one in leaves if one.is_file()) == sorted(
                data for path_, data in listed if not path_.endswith(b"/")
            )
        assert [one.name for one in outside.iterdir()] == ["in"]


def test_a_link_planted_in_the_part_leads_nowhere(tmp_path: Path) -> None:
    """Security 14."""
    outside = tmp_path / "outside"
    outside.mkdir()
    entries = [ManifestEntry("a", 10, 0), ManifestEntry("d/b", 10, 0)]
    landing, stream = landing_of(entries, tmp_path)
    landing.write(memoryview(stream[:-15]))
    (landing.part.path / "files" / "d").symlink_to(outside)
    with pytest.raises(LocalFileProblem):
        landing.write(memoryview(stream[-15:]))
    landing.discard()
    assert list(outside.iterdir()) == [] and list(tmp_path.iterdir()) == [outside]


def test_a_file_planted_where_one_will_come_is_not_written_through(tmp_path: Path) -> None:
    """Security 14."""
    mine = tmp_path / "mine"
    mine.write_text("mine")
    landing, stream = landing_of([ManifestEntry("a", 10, 0), ManifestEntry("b", 10, 0)], tmp_path)
    landing.write(memoryview(stream[:-15]))
    (landing.part.path / "files" / "b").hardlink_to(mine)
    landing.write(memoryview(stream[-15:]))
    landing.settle()
    assert mine.read_text() == "mine"


def test_a_part_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """Security 15: cleaning up removes what we made, by identity."""
    landing, _ = landing_of([ManifestEntry("a", 10, 0)], tmp_path)
    ours = landing.part
    ours.path.rename(tmp_path / "moved")
    ours.path.mkdir()
    (ours.path / "precious").write_text("precious")
    landing.discard()
    PartFile(tmp_path, ours.device, ours.inode).remove()
    assert (ours.path / "precious").read_text() == "precious"
    PartFile(tmp_path / "moved", ours.device, ours.inode).remove()
    assert not (tmp_path / "moved").exists()


# --- going on ---------------------------------------------------------------------------------------------------------


def broken(tmp_path: Path, tree: Tree, end: int) -> tuple[Path, Path]:
    """A folder of which `end` bytes came before the break; the folder sent and the one it comes into."""
    root = make(tmp_path / "photos", tree)
    into = tmp_path / "in"
    into.mkdir()
    source = FolderSource(root, describe(root))
    landing = open_landing(into, "photos", offered(root), ALICE)
    carry(source, landing, end=end)
    assert landing.suspend()
    source.close()
    return root, into


@pytest.mark.parametrize("blocks", [1, 2, 3])
def test_a_folder_goes_on_in_the_middle(tmp_path: Path, blocks: int) -> None:
    root, into = broken(tmp_path, some_tree(60, 60_000), blocks * BLOCK + 12_345)
    landing = open_landing(into, "photos", offered(root), ALICE)
    assert len(list(into.iterdir())) == 1
    start = landing.prove(lambda: False)
    assert start == blocks * BLOCK
    source = FolderSource(root, describe(root))
    landing.restart(start)
    carry(source, landing, start)
    path = landing.settle()
    assert read(path) == read(root) and list(into.iterdir()) == [path]


def test_it_goes_on_in_every_file_and_between_them(tmp_path: Path) -> None:
    """The end of a block at the beginning, inside, and at the end of files, with empty ones between."""
    head = len(encoded([ManifestEntry(f"{number}", 0, 0) for number in range(6)]))
    sizes = (BLOCK - head, 0, BLOCK, 10, 0, BLOCK)
    entries = [ManifestEntry(f"{number}", size, DAY * 12_000) for number, size in enumerate(sizes)]
    stream = encoded(entries) + b"".join(bytes([65 + number]) * size for number, size in enumerate(sizes))
    file = FileInfo("f", len(stream), entries=6)
    for end in (BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 10, 3 * BLOCK, len(stream) - 1):
        landing = FolderLanding(tmp_path, "f", file, Heading.of(ALICE, file))
        landing.write(memoryview(stream[:end]))
        assert landing.suspend()
        landing = FolderLanding(tmp_path, "f", file, Heading.of(ALICE, file))
        start = landing.prove()
        assert start == end // BLOCK * BLOCK
        landing.restart(start)
        landing.write(memoryview(stream[start:]))
        path = landing.settle()
        assert {one.name: one.stat().st_size for one in path.iterdir()} == {
            str(n): size for n, size in enumerate(sizes)
        }
        assert all(one.read_bytes() == bytes([65 + int(one.name)]) * one.stat().st_size for one in path.iterdir())
        assert {one.stat().st_mtime_ns for one in path.iterdir()} == {DAY * 12_000}
        shutil.rmtree(path)


def test_only_what_is_right_is_gone_on_with(tmp_path: Path) -> None:
    root, into = broken(tmp_path, some_tree(60, 60_000), 3 * BLOCK + 5)
    damaged = next(into.iterdir()) / "files" / "part 2" / "deeper" / "22.bin"
    data = bytearray(damaged.read_bytes())
    data[100] ^= 1
    damaged.write_bytes(data)
    landing = open_landing(into, "photos", offered(root), ALICE)
    start = landing.prove(lambda: False)
    assert start < 3 * BLOCK
    landing.restart(start)
    source = FolderSource(root, describe(root))
    carry(source, landing, start)
    assert read(landing.settle()) == read(root)


def test_a_lost_list_means_from_the_start(tmp_path: Path) -> None:
    root, into = broken(tmp_path, some_tree(60, 60_000), 2 * BLOCK + 5)
    (next(into.iterdir()) / "manifest").write_bytes(b"GHFM")
    landing = open_landing(into, "photos", offered(root), ALICE)
    assert landing.prove(lambda: False) == 0
    landing.restart(0)
    carry(FolderSource(root, describe(root)), landing)
    assert read(landing.settle()) == read(root)


def test_from_the_start_nothing_of_another_list_stays(tmp_path: Path) -> None:
    """The sender's folder may have changed although its size and date are the same."""
    root, into = broken(tmp_path, some_tree(60, 60_000), 2 * BLOCK + 5)
    file = offered(root)
    (root / "large.bin").rename(root / "other.bin")
    landing = open_landing(into, "photos", file, ALICE)
    landing.restart(0)
    carry(FolderSource(root, replace(describe(root))), landing)
    assert read(landing.settle()) == read(root)


def test_a_stream_that_begins_again_in_the_same_landing(tmp_path: Path) -> None:
    root = make(tmp_path / "photos", some_tree(60, 60_000))
    source = FolderSource(root, describe(root))
    landing = open_landing(tmp_path, "copy", offered(root), ALICE)
    for start, end in ((0, 2 * BLOCK + 77), (2 * BLOCK, 3 * BLOCK + 1), (0, BLOCK + 5), (BLOCK, None)):
        assert start in (0, landing.prove(lambda: False))
        landing.restart(start)
        carry(source, landing, start, end)
    assert read(landing.settle()) == read(root)


def test_a_list_of_more_than_a_block_is_begun_again(tmp_path: Path) -> None:
    entries = [ManifestEntry(f"{'x' * 200}{number}", 1, DAY * 12_000) for number in range(6000)]
    stream = encoded(entries) + b"1" * 6000
    file = FileInfo("f", len(stream), entries=6000)
    landing = FolderLanding(tmp_path, "f", file, Heading.of(ALICE, file))
    landing.write(memoryview(stream[: BLOCK + 99]))
    start = landing.prove()
    assert start == BLOCK
    landing.restart(start)
    landing.write(memoryview(stream[start:]))
    assert landing.suspend()
    landing = FolderLanding(tmp_path, "f", file, Heading.of(ALICE, file))
    assert landing.prove() == BLOCK
    landing.restart(BLOCK)
    landing.write(memoryview(stream[BLOCK:]))
    assert len(list(landing.settle().iterdir())) == 6000


def test_two_do_not_take_up_the_same_part(tmp_path: Path) -> None:
    root, into = broken(tmp_path, some_tree(60, 60_000), 2 * BLOCK + 5)
    first = open_landing(into, "photos", offered(root), ALICE)
    second = open_landing(into, "photos", offered(root), ALICE)
    assert first.part.path != second.part.path
    third = open_landing(into, "photos", offered(root), "mallory@river.example")
    assert third.prove(lambda: False) == 0
    for landing in (first, second, third):
        landing.discard()
    assert list(into.iterdir()) == []


def test_the_tree_can_be_shown_on_both_sides_at_any_time(tmp_path: Path) -> None:
    root, into = broken(tmp_path, some_tree(60, 60_000), 2 * BLOCK + 5)
    part = next(into.iterdir())
    sent = Transfer(
        id="1",
        account=Jid("bob@river.example"),
        peer=Jid(ALICE),
        direction=Direction.OUTGOING,
        file=describe(root),
        state=TransferState.QUEUED,
        created=datetime.now(UTC),
        path=root,
    )
    coming = replace(sent, direction=Direction.INCOMING, path=into / "photos")
    expected = folder_entries(sent)
    assert len(expected) == describe(root).entries
    assert folder_entries(coming, part) == expected
    assert folder_entries(coming) == ()
    assert folder_entries(replace(coming, state=TransferState.DONE, path=root)) == expected
    assert folder_entries(replace(sent, path=tmp_path / "absent")) == ()
    assert folder_entries(replace(sent, file=FileInfo("a", 1))) == ()


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LocalFileProblem) as told:
        FolderLanding(tmp_path, "f", FileInfo("f", 1 << 58, entries=1))
    assert told.value.fault == FileFault.DISK_FULL.value
    assert list(tmp_path.iterdir()) == []
    # Ten thousand files of one byte take forty megabytes.
    asked: list[int] = []
    monkeypatch.setattr(folder_landing, "require_space", lambda _handle, _folder, size: asked.append(size))
    landing, stream = landing_of([ManifestEntry(f"{number}", 1, 0) for number in range(10)], tmp_path)
    landing.write(memoryview(stream))
    assert asked == [len(stream), 10 * os.statvfs(tmp_path).f_frsize]
    landing.discard()


def test_a_discarded_or_too_short_one_leaves_nothing(tmp_path: Path) -> None:
    landing, stream = landing_of([ManifestEntry("a/b", 10, 0), ManifestEntry("c", 5, 0)], tmp_path)
    landing.write(memoryview(stream[:-3]))
    assert not landing.suspend()
    landing.discard()
    assert list(tmp_path.iterdir()) == []


def test_the_digest_is_over_everything_that_travelled(tmp_path: Path) -> None:
    root = make(tmp_path / "f", some_tree())
    source = FolderSource(root, describe(root))
    landing = open_landing(tmp_path, "copy", offered(root))
    carry(source, landing)
    buffer = bytearray(source.size)
    source.read_into(memoryview(buffer), 0)
    for algorithm, name in (("sha-256", "sha256"), ("sha-512", "sha512"), ("md5", "md5")):
        assert landing.digest(algorithm) == hashlib.new(name, buffer).hexdigest()
    assert landing.digest("crc-0") is None
    landing.discard()
