"""New names that never replace anything, also where the file system knows no safe way (security 14, fault 16)."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gharial.backend.transfers import renaming
from gharial.backend.transfers.renaming import renamed_if_free


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[int]:
    """With a file to move in it."""
    (tmp_path / "a.part").write_bytes(b"crocodile")
    descriptor = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
    yield descriptor
    os.close(descriptor)


@pytest.fixture(params=["in one step", "by a link", "by a claim"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the file system knows."""
    if request.param != "in one step":
        monkeypatch.setattr(renaming, "_renameat2", None)
    if request.param == "by a claim":
        monkeypatch.setattr(os, "link", no_links)
    return str(request.param)


def no_links(*_arguments: Any, **_options: Any) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_a_free_name_is_taken_and_another_is_not(tmp_path: Path, folder: int, way: str) -> None:
    (tmp_path / "taken").write_bytes(b"theirs")
    assert not renamed_if_free("a.part", "taken", folder)
    assert (tmp_path / "taken").read_bytes() == b"theirs" and (tmp_path / "a.part").exists()
    assert renamed_if_free("a.part", "free", folder)
    assert (tmp_path / "free").read_bytes() == b"crocodile" and not (tmp_path / "a.part").exists()


@pytest.mark.parametrize("how", ["written to", "replaced"])
def test_who_takes_the_name_between_claim_and_move_keeps_it(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(renaming, "_renameat2", None)
    monkeypatch.setattr(os, "link", no_links)
    opened = os.open

    def interfered(path: Any, *arguments: Any, **options: Any) -> int:
        descriptor = opened(path, *arguments, **options)
        if how == "replaced":
            (tmp_path / "other").write_bytes(b"theirs")
            (tmp_path / "other").replace(tmp_path / "free")
        else:
            (tmp_path / "free").write_bytes(b"theirs")
        return descriptor

    with monkeypatch.context() as patched:
        patched.setattr(renaming.os, "open", interfered)
        assert not renamed_if_free("a.part", "free", folder)
    assert (tmp_path / "free").read_bytes() == b"theirs"
    assert (tmp_path / "a.part").read_bytes() == b"crocodile"


def test_a_claim_does_not_stay_where_moving_fails(tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "_renameat2", None)
    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(FileNotFoundError):
        renamed_if_free("gone.part", "free", folder)
    assert not (tmp_path / "free").exists()
