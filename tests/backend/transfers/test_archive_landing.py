"""A folder that comes as an archive lands entry by entry, and only where it may."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gharial.backend.transfers.archive_landing import ArchiveLanding
from gharial.backend.transfers.folder_names import cleaned_preview
from gharial.backend.transfers.folder_tree import FolderTree
from gharial.backend.transfers.landing import open_landing
from gharial.backend.wire.tar import END, header, padding
from gharial.model.failures import FolderMalformed
from gharial.model.transfer import PACKED_TYPE, UNKNOWN_SIZE, Entry, FileInfo

TIME = 1_199_145_600


def entry(path: str, data: bytes = b"") -> bytes:
    return header(path, len(data), TIME) + data + padding(len(data))


def landing_of(folder: Path, size: int = 1000) -> ArchiveLanding:
    made = open_landing(folder, "pics", FileInfo("pics", size, media_type=PACKED_TYPE, entries=1), "a@example.org")
    assert isinstance(made, ArchiveLanding)
    return made


@pytest.mark.parametrize("piece", [1, 100, 1 << 20])
def test_it_lands_whole_and_under_safe_names(tmp_path: Path, piece: int) -> None:
    data = b"".join(
        [
            entry("pics/"),
            entry("pics/a.txt", b"abc"),
            entry("pics/CON", b"d"),
            entry("pics/e:f<g>", b"h"),
            entry("pics/sub/"),
            entry("pics/sub/empty"),
            entry("pics/sub/nothing/"),
            END,
        ]
    )
    landing = landing_of(tmp_path)
    assert landing.prove(lambda: False) == 0
    landing.restart(0)
    for at in range(0, len(data), piece):
        landing.write(memoryview(data)[at : at + piece])
    assert [one.name[0] for one in tmp_path.iterdir()] == ["."]
    path = landing.settle()
    assert path == tmp_path / "pics" and [one.name for one in tmp_path.iterdir()] == ["pics"]
    files = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    assert sorted(files.values()) == [b"", b"abc", b"d", b"h"] and "a.txt" in files and "sub/empty" in files
    assert not {"CON", "e:f<g>"} & set(files) and (path / "sub" / "nothing").is_dir()
    assert int((path / "a.txt").stat().st_mtime) == TIME


@pytest.mark.parametrize(
    "data",
    [
        entry("pics/") + entry("pics/a", bytes(1001)),
        entry("pics/") + entry("pics/a", b"1") + entry("pics/a", b"2"),
        entry("pics/") + entry("pics/a", b"1") + entry("pics/a/b", b"2"),
        entry("pics/") + entry("pics/a/b", b"1") + entry("pics/a", b"2"),
        entry("pics/") + entry("pics/../../x", b"1"),
        b"x" * 512,
    ],
)
def test_what_it_must_not_do_ends_it_and_leaves_nothing(tmp_path: Path, data: bytes) -> None:
    """Security: more than was announced, files that come twice or become folders, paths that leave."""
    inside = tmp_path / "inside"
    inside.mkdir()
    landing = landing_of(inside)
    with pytest.raises(FolderMalformed):
        landing.write(memoryview(data))
    landing.discard()
    assert not list(inside.iterdir()) and [one.name for one in tmp_path.iterdir()] == ["inside"]


def test_an_archive_without_an_end_is_not_a_folder(tmp_path: Path) -> None:
    landing = landing_of(tmp_path, UNKNOWN_SIZE)
    landing.write(memoryview(entry("pics/") + entry("pics/a", b"1")))
    with pytest.raises(FolderMalformed):
        landing.settle()
    assert landing.suspend() is False
    assert not list(tmp_path.iterdir())


def test_it_begins_anew_with_nothing_of_before(tmp_path: Path) -> None:
    landing = landing_of(tmp_path)
    landing.write(memoryview(entry("pics/") + entry("pics/old", b"1")))
    landing.restart(0)
    landing.write(memoryview(entry("pics/") + entry("pics/new", b"2") + END))
    assert [one.name for one in landing.settle().iterdir()] == ["new"]


NAMED = (Entry("A/", 0), Entry("a", 1), Entry("sub/b", 2), Entry("sub/CON", 3))
TOLD = [("A/", b""), ("a", b"1"), ("sub/", b""), ("sub/b", b"22"), ("sub/CON", b"333")]


def promised(folder: Path, entries: int = 4) -> ArchiveLanding:
    file = FileInfo("pics", 1000, media_type=PACKED_TYPE, entries=entries)
    made = open_landing(folder, "pics", file, "a@example.org", cleaned_preview(NAMED))
    assert isinstance(made, ArchiveLanding)
    return made


def put_entries(landing: ArchiveLanding, entries: list[tuple[str, bytes]]) -> None:
    landing.write(memoryview(b"".join([entry("pics/"), *(entry(f"pics/{path}", data) for path, data in entries), END])))


def test_what_the_offer_named_comes_and_more_only_where_it_did_not_name_all(tmp_path: Path) -> None:
    whole = promised(tmp_path)
    put_entries(whole, TOLD)
    path = whole.settle()
    # Names go through the gate, and so did those of the offer.
    assert len([one for one in path.rglob("*") if one.is_file()]) == 3
    some = promised(tmp_path, entries=6)
    put_entries(some, [*TOLD, ("more", b"4"), ("and more", b"5")])
    assert some.settle() == tmp_path / "pics (2)"


@pytest.mark.parametrize(
    "entries",
    [
        [*TOLD, ("evil.exe", b"!")],
        [("A/", b""), ("a", b"1"), ("sub/", b""), ("sub/b", b"22!"), ("sub/CON", b"333")],
        [("A/", b""), ("evil.exe", b"1"), ("sub/b", b"22"), ("sub/CON", b"333")],
        TOLD[:-1],
    ],
)
def test_other_files_than_the_offer_named_are_refused(tmp_path: Path, entries: list[tuple[str, bytes]]) -> None:
    """Security 16: what the user saw and said yes to is what comes."""
    landing = promised(tmp_path)
    with pytest.raises(FolderMalformed):
        put_entries(landing, entries)
        landing.settle()
    landing.discard()
    assert not list(tmp_path.iterdir())


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes of contents are written from now on, each time."""
    written: list[int] = []
    put = FolderTree._put

    def note(self: FolderTree, file: int, data: memoryview) -> int:
        count = put(self, file, data)
        if not self._same:
            written.append(count)
        return count

    monkeypatch.setattr(FolderTree, "_put", note)
    return written


@pytest.mark.parametrize("broken_at", [[2_000_000], [5_500_000, 700, 3_000_000]])
def test_what_is_here_already_is_compared_and_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: list[int]
) -> None:
    """Who cannot send the rest of an archive sends it from the beginning on."""
    written = counted(monkeypatch)
    data, files = archive()
    landing = landing_of(tmp_path, 9_000_000)
    for end in broken_at:
        assert landing.prove() == 0
        landing.restart(0)
        put(landing, data[:end])
    landing.restart(0)
    put(landing, data)
    # Of a piece that is only half there, the whole is written.
    assert sum(written) <= sum(map(len, files.values())) + 100_000 * len(broken_at)
    path = landing.settle()
    assert {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()} == files
    assert (path / "nothing").is_dir() and [one.name for one in tmp_path.iterdir()] == ["pics"]


def test_another_archive_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    """Fault: a folder that was changed before it came again; links that were planted meanwhile lead nowhere."""
    secret = tmp_path / "secret"
    secret.write_bytes(b"not yours")
    inside = tmp_path / "inside"
    inside.mkdir()
    landing = landing_of(inside)
    old = [entry("pics/"), entry("pics/same", b"1"), entry("pics/other", b"old"), entry("pics/long", bytes(300))]
    old += [entry("pics/file", b"f"), entry("pics/dir/"), entry("pics/dir/deep/"), entry("pics/dir/deep/x", b"x")]
    old += [entry("pics/gone", b"g"), entry("pics/lost/y", b"y"), entry("pics/linked", b"link")]
    landing.write(memoryview(b"".join(old)))
    (inside / ".pics.part" / "files" / "linked").unlink()
    (inside / ".pics.part" / "files" / "linked").symlink_to(secret)
    (inside / ".pics.part" / "files" / "hard").hardlink_to(secret)
    landing.restart(0)
    new = {"same": b"1", "other": b"new", "long": b"0", "file/now/deep": b"d", "dir": b"a file", "linked": b"again"}
    new["hard"] = b"hard"
    landing.write(memoryview(b"".join([entry("pics/"), *(entry(f"pics/{n}", d) for n, d in new.items()), END])))
    path = landing.settle()
    assert {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if not one.is_dir()} == new
    assert secret.read_bytes() == b"not yours" and not [one for one in path.rglob("*") if one.is_symlink()]


DATED = FileInfo("pics", 9_000_000, media_type=PACKED_TYPE, date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), entries=1)
MIB = 1 << 20


def dated(folder: Path, file: FileInfo = DATED) -> ArchiveLanding:
    made = open_landing(folder, "pics", file, "a@example.org")
    assert isinstance(made, ArchiveLanding)
    return made


def archive() -> tuple[bytes, dict[str, bytes]]:
    """More than eight blocks, with small and large files, empty ones and folders."""
    files = {f"sub/{number:03}": os.urandom(number * 37) for number in range(120)}
    files |= {"empty": b"", "large": os.urandom(5 * MIB + 7), "zz": os.urandom(3 * MIB)}
    parts = [entry("pics/"), entry("pics/sub/")]
    parts += [entry(f"pics/{path}", data) for path, data in files.items()]
    return b"".join([*parts, entry("pics/nothing/"), END]), files


def put(landing: ArchiveLanding, data: bytes) -> None:
    for at in range(0, len(data), 100_000):
        landing.write(memoryview(data)[at : at + 100_000])


@pytest.mark.parametrize("broken_at", [MIB, MIB + 1, 3 * MIB + 700, 6 * MIB, 8 * MIB + 300_000])
def test_after_a_break_it_goes_on_where_it_is_proven(tmp_path: Path, broken_at: int) -> None:
    data, files = archive()
    first = dated(tmp_path)
    put(first, data[:broken_at])
    digest_before = first.digest("sha-256")
    assert first.suspend() and digest_before is not None
    again = dated(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [".pics.part"]
    proven = again.prove()
    assert proven == min(broken_at, 8 * MIB) // MIB * MIB
    again.restart(proven)
    put(again, data[proven:])
    path = again.settle()
    assert {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()} == files
    assert (path / "nothing").is_dir() and [one.name for one in tmp_path.iterdir()] == ["pics"]
    whole = dated(tmp_path)
    put(whole, data)
    assert whole.digest("sha-256") == again.digest("sha-256")
    whole.discard()


def test_what_is_broken_in_one_run_goes_on_in_it(tmp_path: Path) -> None:
    data, files = archive()
    landing = dated(tmp_path)
    put(landing, data[: 2 * MIB + 5])
    proven = landing.prove()
    assert proven == 2 * MIB
    landing.restart(proven)
    put(landing, data[proven : 7 * MIB])
    # From the beginning after all: nothing of before is in the way.
    landing.restart(0)
    put(landing, data)
    assert len([one for one in landing.settle().rglob("*") if one.is_file()]) == len(files)


@pytest.mark.parametrize("harm", ["file", "heads", "none left", "list cut"])
def test_what_was_changed_meanwhile_is_not_gone_on_with(tmp_path: Path, harm: str) -> None:
    """Fault: whoever touched the unfinished folder; only what is proven counts."""
    data, files = archive()
    first = dated(tmp_path)
    put(first, data[: 7 * MIB])
    assert first.suspend()
    part = tmp_path / ".pics.part"
    if harm == "file":
        with (part / "files" / "large").open("r+b") as file:
            file.seek(3 * MIB)
            file.write(b"!")
    elif harm == "heads":
        (part / "heads").write_bytes(b"x" * 5120)
    elif harm == "none left":
        (part / "heads").unlink()
    else:
        os.truncate(part / "heads", 512 * 40 + 3)
    again = dated(tmp_path)
    proven = again.prove()
    assert proven < 5 * MIB and (proven >= 3 * MIB) == (harm == "file")
    again.restart(proven)
    put(again, data[proven:])
    path = again.settle()
    assert {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()} == files


def test_another_state_of_the_folder_and_one_without_a_date_begin_anew(tmp_path: Path) -> None:
    """Security 31."""
    data, _files = archive()
    first = dated(tmp_path)
    put(first, data[: 3 * MIB])
    assert first.suspend()
    assert DATED.date is not None
    other = dated(tmp_path, replace(DATED, date=DATED.date + timedelta(hours=1)))
    assert other.prove() == 0 and len(list(tmp_path.iterdir())) == 2
    other.discard()
    foreign = landing_of(tmp_path, 9_000_000)
    put(foreign, data[: 3 * MIB])
    assert foreign.prove() == 0 and foreign.suspend() is False
    assert [one.name for one in tmp_path.iterdir()] == [".pics.part"]
