"""The one list of what can run (security 19), and the ways around it (security 10, 11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.runnable import RUNNABLE, RunKind, is_runnable, run_kind

NAMED = (
    ".exe .scr .bat .cmd .com .lnk .url .hta .js .vbs .ps1 .msi .jar .py"
    " .pyz .sh .desktop .AppImage .command .app .dmg .iso"
)


@pytest.mark.parametrize("ending", NAMED.split())
def test_every_runnable_ending_is_known(ending: str) -> None:
    for name in (
        f"a{ending}",
        f"holiday.jpg{ending.upper()}",
        f"evil{ending}.",
        f"evil{ending} . ",
        f"e\u202e{ending}",
        f"evil{ending}::$DATA",
        f"letter.txt:hidden{ending}",
    ):
        assert is_runnable(name), name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("setup.exe", RunKind.PROGRAM),
        ("backup.py", RunKind.SCRIPT),
        ("gharial.msi", RunKind.INSTALLER),
        ("debian-13.ISO", RunKind.DISK_IMAGE),
        ("App.dmg.", RunKind.DISK_IMAGE),
        ("holiday.jpg.lnk", RunKind.SHORTCUT),
        ("budget.xlsm", RunKind.DOCUMENT),
        ("map.svg", RunKind.PAGE),
        ("merge.reg", RunKind.SETTINGS),
        ("letter.txt:hidden.vbs", RunKind.SCRIPT),
        ("notes.txt", None),
    ],
)
def test_what_can_run_is_known_by_its_kind(name: str, kind: RunKind | None) -> None:
    assert run_kind(name) is kind


def test_the_ending_says_more_than_the_sender_s_media_type() -> None:
    assert run_kind("disk.iso", "application/x-msdownload") is RunKind.DISK_IMAGE
    assert run_kind("disk", "application/x-apple-diskimage") is RunKind.DISK_IMAGE


def test_an_ending_cannot_hide_behind_what_cannot_be_seen() -> None:
    assert is_runnable("a.e\u200bxe")
    assert is_runnable("a.exe\u200e")
    assert is_runnable("a.exe\u00a0")


@given(
    st.sampled_from(sorted(RUNNABLE)),
    st.text(max_size=20),
    st.lists(st.sampled_from(". \t\u00a0\u200b\u200f\u2060")).map("".join),
)
def test_no_stem_and_no_tail_makes_it_harmless(ending: str, stem: str, tail: str) -> None:
    assert is_runnable(f"{stem}.{ending}{tail}")
    assert is_runnable(f"{stem}.{ending.upper()}{tail}")


@pytest.mark.parametrize(
    "name", ["a.jpg", "survey.ods", "x.exe.txt", "", "...", "notes", "a.tar.gz", "12:30 talk.txt", "b.exe.jpg"]
)
def test_documents_are_not_runnable(name: str) -> None:
    assert not is_runnable(name)


def test_the_sender_s_media_type_adds_suspicion_and_never_takes_it_away() -> None:
    assert is_runnable("picture", "application/x-msdownload; charset=binary")
    assert is_runnable("picture.jpg", "Application/X-Executable")
    assert is_runnable("picture.exe", "image/jpeg")
    assert not is_runnable("picture.jpg", "image/jpeg")
