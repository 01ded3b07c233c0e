"""A folder that comes as an archive lands entry by entry, and only where it may."""

from pathlib import Path

import pytest

from gharial.backend.transfers.archive_landing import ArchiveLanding
from gharial.backend.transfers.landing import open_landing
from gharial.backend.wire.tar import END, header, padding
from gharial.model.failures import FolderMalformed
from gharial.model.transfer import PACKED_TYPE, UNKNOWN_SIZE, FileInfo

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
