"""Where everything is kept: the system's folders, one that was named, or beside a portable program."""

import os
import sys
from pathlib import Path

import pytest

from gharial.paths import Profile, portable_folder


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the program in it, which is started from there."""
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "gharial"), "--profile", "x"])
    (tmp_path / "gharial").touch()
    return tmp_path


def test_a_file_beside_the_program_makes_it_portable(stick: Path) -> None:
    assert portable_folder() is None
    assert not Profile.default().config.is_relative_to(stick)
    (stick / "gharial-portable").touch()
    assert Profile.default() == Profile.under(stick / "gharial-data")


def test_an_image_that_is_mounted_elsewhere_is_beside_its_own_file(
    stick: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = tmp_path_factory.mktemp("stick") / "Gharial-0.1-x86_64.AppImage"
    monkeypatch.setenv("APPIMAGE", str(image))
    assert portable_folder() is None
    (image.parent / "gharial-portable").touch()
    assert portable_folder() == image.parent / "gharial-data"


def test_other_programs_and_other_users_are_not_asked(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # security: somebody else's file in a folder for all must not choose where passwords are kept.
    (stick / "gharial-portable").touch()
    monkeypatch.setattr(sys, "argv", [str(stick / "pytest")])
    assert portable_folder() is None
    monkeypatch.setattr(sys, "argv", [str(stick / "gharial")])
    assert portable_folder() == stick / "gharial-data"
    if hasattr(os, "getuid"):
        monkeypatch.setattr(os, "getuid", lambda: 12345)
        os.chown(stick / "gharial-portable", os.geteuid(), -1)
        expected = stick / "gharial-data" if os.geteuid() == 0 else None
        assert portable_folder() == expected


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner by number here")
def test_a_link_of_somebody_else_counts_as_theirs(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # security: in a folder for all, anybody can lay a link to a file of ours or of the system.
    marker = stick / "gharial-portable"
    marker.symlink_to("/")
    if os.geteuid() == 0:
        os.lchown(marker, 12345, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
    assert portable_folder() is None
