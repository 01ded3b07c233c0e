"""Landing on a real file system: never over anything, never through a link, nothing left behind."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.transfers import renaming
from gharial.backend.transfers.landing import FileLanding
from gharial.backend.transfers.part_file import PartFile
from gharial.model.failures import FileFault, LocalFileProblem
from tests.backend.transfers.test_file_name import SPITEFUL


def land(folder: Path, name: str, data: bytes = b"crocodile") -> Path:
    landing = FileLanding(folder, name, len(data))
    landing.write(memoryview(data))
    return landing.settle()


def test_a_file_lands_under_its_name_and_nothing_else_stays(tmp_path: Path) -> None:
    landing = FileLanding(tmp_path, "report.pdf", 9)
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf.part"]
    assert stat.S_IMODE(landing.part.path.stat().st_mode) == 0o600
    landing.write(memoryview(b"crocodile"))
    path = landing.settle(origin="xmpp:alice@river.example")
    assert path == tmp_path / "report.pdf" and path.read_bytes() == b"crocodile"
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    try:
        assert os.getxattr(path, "user.xdg.origin.url") == b"xmpp:alice@river.example"
    except OSError as error:
        assert error.errno in (errno.EOPNOTSUPP, errno.ENODATA)


def test_a_believable_date_is_kept_and_another_is_not(tmp_path: Path) -> None:
    date = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert FileLanding(tmp_path, "a", 0).settle(date).stat().st_mtime == date.timestamp()
    for odd in (datetime(1, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=400)):
        assert abs(FileLanding(tmp_path, "b", 0).settle(odd).stat().st_mtime - datetime.now(UTC).timestamp()) < 60


def test_three_same_names_and_case_twins_all_stay(tmp_path: Path) -> None:
    names = [land(tmp_path, name, name.encode()).name for name in ("a.txt", "a.txt", "A.TXT", "a.tar.gz", "a.tar.gz")]
    assert names == ["a.txt", "a (2).txt", "A (3).TXT", "a.tar.gz", "a (2).tar.gz"]
    assert (tmp_path / "a.txt").read_bytes() == b"a.txt" and (tmp_path / "A (3).TXT").read_bytes() == b"A.TXT"


def test_composition_twins_both_stay(tmp_path: Path) -> None:
    (tmp_path / "e\u0301.txt").write_text("decomposed")
    assert land(tmp_path, "\u00e9.txt").name == "\u00e9 (2).txt"
    assert (tmp_path / "e\u0301.txt").read_text() == "decomposed"


def test_a_name_taken_in_the_last_moment_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("precious")
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda where: [] if isinstance(where, int) else real(where))
    assert land(tmp_path, "a.txt").name == "a (2).txt"
    assert (tmp_path / "a.txt").read_text() == "precious"


@pytest.mark.parametrize("ways", ["link", "neither"])
def test_file_systems_without_the_better_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ways: str) -> None:
    monkeypatch.setattr(renaming, "_renameat2", None)
    if ways == "neither":

        def no_link(*_arguments: object, **_options: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", no_link)
    (tmp_path / "a.txt").write_text("precious")
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda where: [] if isinstance(where, int) else real(where))
    assert land(tmp_path, "a.txt").name == "a (2).txt"
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {"a.txt": "precious", "a (2).txt": "crocodile"}


def test_links_in_the_way_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("precious")
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("a.txt", "a.txt.part"):
        (folder / name).symlink_to(outside)
    (folder / "dangling.part").symlink_to(tmp_path / "nowhere")
    assert land(folder, "a.txt").name == "a (2).txt"
    land(folder, "dangling")
    assert outside.read_text() == "precious" and not (tmp_path / "nowhere").exists()


def test_a_part_swapped_on_the_way_is_not_moved(tmp_path: Path) -> None:
    landing = FileLanding(tmp_path, "a.txt", 1)
    landing.part.path.unlink()
    landing.part.path.write_text("planted")
    with pytest.raises(LocalFileProblem) as caught:
        landing.settle()
    assert caught.value.fault == FileFault.VANISHED.value
    landing.discard()
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt.part"]
    assert landing.part.path.read_text() == "planted"


def test_a_folder_swapped_for_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "inbox", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    landing = FileLanding(folder, "a.txt", 9)
    folder.rename(tmp_path / "moved")
    folder.symlink_to(elsewhere)
    landing.write(memoryview(b"crocodile"))
    landing.settle()
    assert list(elsewhere.iterdir()) == [] and (tmp_path / "moved" / "a.txt").read_bytes() == b"crocodile"


def test_a_vanished_folder_is_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    with pytest.raises(LocalFileProblem) as caught:
        FileLanding(folder, "a", 1)
    assert (caught.value.fault, caught.value.path) == (FileFault.NO_FOLDER.value, str(folder))
    folder.write_text("a file")
    with pytest.raises(LocalFileProblem) as caught:
        FileLanding(folder, "a", 1)
    assert caught.value.fault == FileFault.NO_FOLDER.value
    folder.unlink()
    folder.mkdir()
    landing = FileLanding(folder, "a", 1)
    landing.part.path.unlink()
    folder.rmdir()
    landing.write(memoryview(b"x"))
    with pytest.raises(LocalFileProblem):
        landing.settle()
    landing.discard()
    landing.discard()


def test_missing_rights_are_said_so() -> None:
    # Root may write everywhere, so a process without that right has to try.
    code = """
import os, sys
from pathlib import Path
from gharial.backend.transfers.landing import FileLanding
from gharial.model.failures import LocalFileProblem
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    FileLanding(Path(sys.argv[1]), "a", 1)
except LocalFileProblem as problem:
    print(problem.fault)
"""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True, check=False)
        assert done.stdout.strip() == FileFault.NO_PERMISSION.value, done.stderr


def test_too_little_space_is_said_before_the_first_byte(tmp_path: Path) -> None:
    with pytest.raises(LocalFileProblem) as caught:
        FileLanding(tmp_path, "a", 1 << 59)
    assert caught.value.fault == FileFault.DISK_FULL.value and list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    landing = FileLanding(tmp_path, "a", 1)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(LocalFileProblem) as caught:
        landing.write(memoryview(b"x"))
    assert caught.value.fault == FileFault.DISK_FULL.value
    landing.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_limit_of_the_system_on_size_is_a_local_problem(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    landing = FileLanding(tmp_path, "a", 1)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        with pytest.raises(LocalFileProblem) as caught:
            landing.write(memoryview(bytes(2000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.fault == FileFault.OTHER.value and caught.value.detail
    landing.discard()
    assert list(tmp_path.iterdir()) == []


def test_another_stream_starts_from_nothing(tmp_path: Path) -> None:
    landing = FileLanding(tmp_path, "a", 3)
    landing.write(memoryview(b"wrong bytes"))
    landing.restart()
    landing.write(memoryview(b"yes"))
    assert landing.digest("sha-256") == "8a798890fe93817163b10b5f7bd2ca4d25d84c52739a645a889c173eee7d9d3d"
    assert landing.digest("md5") == "a6105c0a611b41b08f1209506350279e" and landing.digest("rot-13") is None
    assert landing.settle().read_bytes() == b"yes"


def test_cleaning_up_removes_only_what_we_made(tmp_path: Path) -> None:
    landing = FileLanding(tmp_path, "a", 1)
    ours = landing.part
    (tmp_path / "folder").mkdir()
    (tmp_path / "other").write_text("precious")
    PartFile(tmp_path / "other", ours.device, ours.inode).remove()
    PartFile(tmp_path / "folder", ours.device, ours.inode).remove()
    PartFile(tmp_path / "absent" / "x", ours.device, ours.inode).remove()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.part", "folder", "other"]
    ours.remove()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "other"]
    landing.discard()


@given(st.lists(SPITEFUL, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_names_every_file_stays_inside_and_whole(tmp_path: Path, names: list[str]) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as name:
        folder = Path(name) / "inbox"
        folder.mkdir()
        paths = [land(folder, foreign, str(number).encode()) for number, foreign in enumerate(names)]
        assert [path.read_bytes() for path in paths] == [str(number).encode() for number in range(len(names))]
        assert sorted(folder.iterdir()) == sorted(paths) and [one.name for one in Path(name).iterdir()] == ["inbox"]


def test_a_folder_that_cannot_be_synced_does_not_undo_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    landing = FileLanding(tmp_path, "a.txt", 3)
    landing.write(memoryview(b"yes"))
    sync = os.fsync

    def as_on_some_network_disks(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(handle)

    monkeypatch.setattr(os, "fsync", as_on_some_network_disks)
    assert landing.settle().read_bytes() == b"yes"
