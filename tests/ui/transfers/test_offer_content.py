"""What the dialog of an offer shows of names, sizes, trees and what can run, hostile ones too."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QTreeWidget,
)

from gharial.model.jid import Jid
from gharial.model.transfer import Entry, FileInfo
from tests.support.fake_backend import ALICE, FakeBackend, account, contact, offer
from tests.support.waiting import until
from tests.ui.transfers.offer_hand import Hand


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../.bashrc", ".bashrc"),
        ("..\\..\\x.txt", "x.txt"),
        ("/etc/passwd", "passwd"),
        ("photo\u202egpj.exe", "photo\ufffdgpj.exe"),
        ("a\nb\x1b.txt", "a\ufffdb\ufffd.txt"),
        ("<img src=http://x.example/y>.png", "y>.png"),
        ("<b>bold</b>.txt", "b>.txt"),
        ("A" * 4092 + ".jpg", "A" * 4092 + ".jpg"),
    ],
)
async def test_hostile_names(hand: Callable[..., Hand], name: str, shown: str) -> None:
    # security 7, 9, 10, 13, 48
    one = hand(offer(name, id="o"))
    assert one.text("offer-file-name") == shown
    label = one.dialog.findChild(QLabel, "offer-file-name")
    assert label is not None and label.textFormat() is Qt.TextFormat.PlainText
    await until(lambda: one.text("offer-free-space"))
    assert one.dialog.width() < 700 and one.dialog.height() < 700
    one.dialog.grab()


async def test_every_label_is_plain_text(hand: Callable[..., Hand]) -> None:
    # security 48
    one = hand(offer(peer=Jid("x@elsewhere.example/<img src=http://x.example>")))
    for label in one.dialog.findChildren(QLabel):
        if label.objectName():
            assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<img src=http://x.example>" in one.text("offer-sender")


async def test_a_runnable_file_is_marked(hand: Callable[..., Hand]) -> None:
    # security 19
    one = hand(offer("holiday.jpg.EXE"))
    assert "This is a program" in one.text("offer-risk") and "only if you expect it" in one.text("offer-risk")
    assert "program (.EXE)" in one.text("offer-size")
    assert hand(offer("holiday.jpg")).text("offer-risk") == ""


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("debian-13.iso", "disk image (.iso)", "it may hold programs"),
        ("Gharial.dmg", "disk image (.dmg)", "it may hold programs"),
        ("backup.py", "script (.py)", "a list of commands"),
        ("gharial.msi", "installer (.msi)", "puts a program on your computer"),
        ("photo.jpg.lnk", "shortcut (.lnk)", "that its name does not tell"),
        ("budget.xlsm", "document with macros (.xlsm)", "macros"),
        ("map.svg", "page with scripts (.svg)", "scripts"),
        ("merge.reg", "system settings (.reg)", "how your computer is set up"),
    ],
)
async def test_it_is_said_what_a_file_is_and_why_it_is_asked_about(
    hand: Callable[..., Hand], name: str, kind: str, why: str
) -> None:
    one = hand(offer(name))
    assert kind in one.text("offer-size") and why in one.text("offer-risk")
    assert not one.button("accept-offer").isEnabled()


async def test_an_imitated_address_is_marked_and_not_trusted(hand: Callable[..., Hand]) -> None:
    # security 46
    peer = Jid("bоb@river.example/desk")
    one = hand(offer(peer=peer))
    assert "looks like that of your contact bob@river.example" in one.text("offer-warning")

    def named_like_bob(backend: FakeBackend) -> None:
        backend.roster.listed[(ALICE, Jid(peer.bare))] = contact(0, jid=Jid(peer.bare), name="Bob")

    one = hand(offer(peer=peer), named_like_bob)
    assert one.text("offer-warning")
    assert not one.button("accept-offer").isDefault()


async def test_which_account_is_said_where_there_are_several(hand: Callable[..., Hand]) -> None:
    def two(backend: FakeBackend) -> None:
        backend.accounts.listed[Jid("work@firm.example")] = account(Jid("work@firm.example"))

    assert hand(offer(), two).text("offer-sender") == "bob@river.example/desk to your account alice@river.example"


async def test_several_files_are_all_named(hand: Callable[..., Hand]) -> None:
    files = (*(FileInfo(f"DSC_{number}.jpg", 1_000_000) for number in range(33)), FileInfo("setup.exe", 5))
    one = hand(replace(offer(), files=files))
    assert one.dialog.windowTitle() == "Bob wants to send you 34 files"
    assert len(one.text("offer-file-name").splitlines()) == 34
    assert "setup.exe" in one.text("offer-risk")
    assert one.text("offer-size") == "33.0 MB"
    assert not one.button("save-as").isVisible()


async def test_sizes_beyond_reason(hand: Callable[..., Hand]) -> None:
    # security 29
    for size in (0, 2**63, 2**80):
        one = hand(offer(size=size))
        assert one.text("offer-size")
        await until(lambda one=one: one.text("offer-free-space"))
        assert one.button("accept-offer").isEnabled() == (size == 0)


async def test_a_folder_is_shown_as_a_tree(hand: Callable[..., Hand]) -> None:
    entries = (*(Entry(f"holiday/{number}.jpg", 1000) for number in range(5)), Entry("tools/run.sh", 9))
    folder = FileInfo("holiday", 5009, entries=34)
    one = hand(replace(offer(), files=(folder,), preview=entries))
    assert one.dialog.windowTitle() == "Bob wants to send you a folder"
    assert one.text("offer-size") == "5.0 kB · folder of 34 files"
    tree = one.dialog.findChild(QTreeWidget, "offer-tree")
    assert tree is not None
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert sorted(top.text(0) for top in tops if top is not None) == ["and 28 more", "holiday", "tools"]
    # security 19: inside a folder too
    assert "tools/run.sh" in one.text("offer-risk")


@pytest.mark.parametrize("path", ["a/" * 400 + "x.txt", "../" * 3 + "x", "\u202egpj.exe", "a\nb/c\x1b.txt"])
async def test_hostile_trees(hand: Callable[..., Hand], path: str) -> None:
    # security 10, 16
    one = hand(replace(offer(), files=(FileInfo("f", 5, entries=10**6),), preview=(Entry(path, 5),)))
    await until(lambda: one.text("offer-free-space"))
    assert one.dialog.height() < 800
    one.dialog.grab()


async def test_a_tree_of_a_million_is_cut(hand: Callable[..., Hand]) -> None:
    # security 16
    entries = tuple(Entry(f"{number}.txt", 1) for number in range(20_000))
    one = hand(replace(offer(), files=(FileInfo("f", 20_000, entries=10**6),), preview=entries))
    tree = one.dialog.findChild(QTreeWidget, "offer-tree")
    assert tree is not None and tree.topLevelItemCount() == 1001
    last = tree.topLevelItem(1000)
    assert last is not None and last.text(0) == "and 999000 more"


async def test_what_can_run_needs_a_tick_before_it_is_accepted(hand: Callable[..., Hand]) -> None:
    # security 19
    one = hand(offer("setup.exe", id="o"))
    await until(lambda: one.text("offer-free-space"))
    assert not one.button("accept-offer").isEnabled()
    assert not one.button("save-as").isEnabled()
    assert not one.button("accept-offer").isDefault()
    assert one.button("accept-offer").accessibleDescription()
    box = one.dialog.findChild(QCheckBox, "confirm-runnable")
    assert box is not None and box.isVisible()
    box.click()
    assert one.button("accept-offer").isEnabled()
    one.press("accept-offer")
    await until(lambda: len(one.backend.called("transfers.accept")) == 1)
