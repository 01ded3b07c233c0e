"""Walking through a folder and reading it as one row of bytes, on a real file system."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.transfers import folder_scan
from gharial.backend.transfers.folder_scan import scan
from gharial.backend.transfers.folder_source import SMALL, FolderSource
from gharial.backend.transfers.source import describe
from gharial.backend.wire.manifest import DEEPEST, decoded
from gharial.model.failures import FileFault, FolderBound, FolderTooLarge, LocalFileProblem
from tests.backend.transfers.folders import Sink, Tree, make, some_tree


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def stream_of(source: FolderSource, step: int = 1 << 20) -> bytes:
    sink = Sink(step)
    while len(sink.data) < source.size:
        source.check()
        assert source.send_to(sink, len(sink.data), step) > 0
    return bytes(sink.data)


def test_a_folder_is_described_with_everything_in_it(tmp_path: Path) -> None:
    tree = some_tree()
    file = describe(make(tmp_path / "photos", tree))
    found = scan(tmp_path / "photos")
    assert (file.name, file.entries, file.is_folder) == ("photos", len(tree), True)
    assert file.size == len(found.manifest) + sum(len(content or b"") for content, _ in tree.values())
    assert {entry.path.rstrip("/") for entry in found.entries} == set(tree)
    paths = [entry.path for entry in found.tree()]
    assert paths == sorted(paths, key=lambda path: path.rstrip("/").split("/"))


def test_an_empty_folder_is_a_folder(tmp_path: Path) -> None:
    file = describe(make(tmp_path / "empty", {}))
    assert file.is_folder and file.entries == 1
    assert scan(tmp_path / "empty").entries == ()


def test_links_and_pipes_stay_behind_and_are_counted(tmp_path: Path) -> None:
    root = make(tmp_path / "f", {"a": (b"1", 1), ".hidden": (b"2", 2)})
    (tmp_path / "secret").write_text("not ours to send")
    (root / "link").symlink_to(tmp_path / "secret")
    (root / "folder link").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(root / "socket"))
        found = scan(root)
    assert [entry.path for entry in found.entries] == [".hidden", "a"]
    assert found.skipped == found.described().left_out == 4
    # That is told, and makes it no other folder.
    assert found.described() == replace(found.described(), left_out=0)


def test_a_folder_with_nothing_in_it_is_known_by_its_length(tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    assert scan(tmp_path / "f").described().is_empty_folder
    (tmp_path / "f" / "g").mkdir()
    assert not scan(tmp_path / "f").described().is_empty_folder


def test_names_that_are_no_text_get_one_each(tmp_path: Path) -> None:
    root = make(tmp_path / "f", {})
    for name in (b"\xff.txt", b"\xfe.txt", "ö.txt".encode()):
        (Path(os.fsdecode(os.fsencode(root) + b"/" + name))).write_bytes(name)
    found = scan(root)
    assert len({entry.path for entry in found.entries}) == 3
    source = FolderSource(root, describe(root))
    assert stream_of(source).endswith(b"".join(os.fsencode(name) for name in found.names))


def test_what_cannot_be_read_is_named_before_anything_is_queued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path / "f", {"a": (b"1", 1), "b/locked": (b"2", 2)})
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("locked"))
    with pytest.raises(LocalFileProblem) as told:
        describe(root)
    assert (told.value.path, told.value.fault) == (str(root / "b" / "locked"), FileFault.NO_PERMISSION.value)


def test_a_folder_beyond_the_limits_is_told_in_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "deep"
    deep.joinpath(*["d"] * DEEPEST).mkdir(parents=True)
    with pytest.raises(FolderTooLarge) as told:
        describe(deep)
    assert (told.value.name, told.value.bound, told.value.limit) == ("deep", FolderBound.DEPTH.value, DEEPEST)
    monkeypatch.setattr(folder_scan, "MOST_ENTRIES", 3)
    with pytest.raises(FolderTooLarge) as told:
        describe(make(tmp_path / "many", {f"{number}": (b"", 0) for number in range(5)}))
    assert told.value.bound == FolderBound.ENTRIES.value


@pytest.mark.parametrize("step", [1 << 20, 7001, 1])
def test_what_is_sent_is_what_is_hashed_is_the_folder(tmp_path: Path, step: int) -> None:
    tree: Tree = some_tree() if step > 1 else {"a": (b"12", 1), "b": (b"", 2), "c/d": (b"345", 3)}
    root = make(tmp_path / "f", tree)
    source = FolderSource(root, describe(root))
    sent = stream_of(source, step)
    buffer = bytearray(source.size)
    assert source.read_into(memoryview(buffer), 0) == source.size
    assert sent == bytes(buffer)
    manifest = scan(root).manifest
    position = len(manifest)
    for entry in decoded(sent[:position]):
        content, date = tree[entry.path.rstrip("/")]
        assert sent[position : position + entry.size] == (content or b"") and entry.modified == date
        position += entry.size
    assert position == len(sent)
    source.close()


def test_many_small_files_leave_in_few_calls(tmp_path: Path) -> None:
    root = make(tmp_path / "f", {f"{number}": (b"x" * 1000, number) for number in range(500)})
    source = FolderSource(root, describe(root))
    sink = Sink()
    assert source.send_to(sink, 0, 1 << 20) == source.size
    assert sink.calls == 1


def test_any_part_can_be_sent_again(tmp_path: Path) -> None:
    root = make(tmp_path / "f", some_tree(10))
    source = FolderSource(root, describe(root))
    whole = stream_of(source)
    for offset in (0, 5, source.size // 2, len(whole) - 1, 100, source.size - SMALL):
        sink = Sink()
        sent = source.send_to(sink, offset, 5000)
        assert 0 < sent <= 5000 and bytes(sink.data) == whole[offset : offset + sent]
    assert source.send_to(Sink(), source.size, 10) == 0


def test_few_files_are_open_at_a_time(tmp_path: Path) -> None:
    root = make(tmp_path / "f", some_tree(300))
    source = FolderSource(root, describe(root))
    before = open_files()
    sink = Sink(9000)
    most = 0
    while len(sink.data) < source.size:
        source.send_to(sink, len(sink.data), 9000)
        most = max(most, open_files() - before)
    assert most <= 2
    source.close()


@pytest.mark.parametrize("change", ["grown", "touched", "replaced by a link", "gone"])
def test_a_file_that_changes_is_named(tmp_path: Path, change: str) -> None:
    root = make(tmp_path / "f", {"a": (b"a" * 100, 10**18), "b": (b"b" * 100, 10**18)})
    source = FolderSource(root, describe(root))
    victim = root / "b"
    if change == "grown":
        victim.write_bytes(b"b" * 101)
    elif change == "touched":
        os.utime(victim, ns=(1, 1))
    else:
        victim.unlink()
        if change != "gone":
            victim.symlink_to(root / "a")
    with pytest.raises(LocalFileProblem) as told:
        stream_of(source)
    assert told.value.path == str(victim)
    if change in ("grown", "touched"):
        assert told.value.fault == FileFault.CHANGED.value


def test_a_large_file_is_watched_while_it_leaves(tmp_path: Path) -> None:
    root = make(tmp_path / "f", {"a": (b"a" * (2 * SMALL), 10**18)})
    source = FolderSource(root, describe(root))
    sink = Sink(SMALL)
    for _ in range(2):
        source.send_to(sink, len(sink.data), SMALL)
    source.check()
    os.utime(root / "a", ns=(1, 1))
    with pytest.raises(LocalFileProblem) as told:
        source.check()
    assert told.value.fault == FileFault.CHANGED.value
    source.close()


def test_another_folder_than_the_one_promised_is_not_sent(tmp_path: Path) -> None:
    root = make(tmp_path / "f", some_tree(5))
    promised = describe(root)
    (root / "large.bin").write_bytes(os.urandom(700_000))
    with pytest.raises(LocalFileProblem) as told:
        FolderSource(root, promised)
    assert told.value.fault == FileFault.CHANGED.value
    with pytest.raises(LocalFileProblem):
        FolderSource(root, replace(describe(root), size=1))
