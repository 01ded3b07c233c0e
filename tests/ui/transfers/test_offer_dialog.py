"""The dialog of an incoming offer, used as hands use it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.events import OfferGone
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, ContactRule
from gharial.model.transfer import UNKNOWN_SIZE, Digest, Entry, FileInfo, Offer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.transfers import folder_space
from gharial.ui.transfers.offer_dialog import OfferDialog
from tests.support.fake_backend import ALICE, NOW, FakeBackend, account, contact, offer, transfer
from tests.support.waiting import until


class Hand:
    """An open dialog and what a hand reaches."""

    def __init__(self, qtbot: QtBot, folder: Path, received: Offer, change: Callable[[FakeBackend], None]) -> None:
        self.backend = FakeBackend()
        self.backend.transfers.folder = folder
        change(self.backend)
        self.backend.transfers.open_offers[received.id] = received
        self.dialog = OfferDialog(Bridge(self.backend), received)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def text(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    async def focus(self, widget: QWidget) -> None:
        self.dialog.activateWindow()
        widget.setFocus()
        await until(lambda: QApplication.focusWidget() is widget)


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Callable[..., Hand]:
    def make(received: Offer | None = None, change: Callable[[FakeBackend], None] = lambda _: None) -> Hand:
        return Hand(qtbot, tmp_path, received or offer(), change)

    return make


async def test_it_says_who_what_how_big_and_where_to(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand()
    assert one.dialog.windowTitle() == "Bob wants to send you a file"
    assert one.text("offer-sender") == "bob@river.example/desk"
    assert one.text("offer-standing") == "One of your contacts, in Friends"
    assert one.text("offer-file-name") == "picture.jpg"
    assert one.text("offer-size").startswith("6.1 MB · ")
    assert one.text("offer-size").endswith("(.jpg)")
    assert one.text("offer-folder") == str(tmp_path)
    await until(lambda: one.text("offer-free-space").endswith("free"))
    for part in ("Bob wants", "bob@river.example/desk", "picture.jpg", "6.1 MB"):
        assert part in one.dialog.accessibleDescription()


async def test_it_is_not_modal_and_takes_no_focus(hand: Callable[..., Hand], qtbot: QtBot) -> None:
    typing = QLineEdit()
    qtbot.addWidget(typing)
    typing.show()
    typing.activateWindow()
    typing.setFocus()
    await until(lambda: QApplication.focusWidget() is typing)
    one = hand()
    await until(one.dialog.isVisible)
    assert not one.dialog.isModal()
    assert one.dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


async def test_accept_saves_in_the_folder(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand()
    one.press("accept-offer")
    await until(lambda: one.backend.called("transfers.accept") == [("o-picture.jpg", tmp_path, None)])
    await until(lambda: not one.dialog.isVisible())


async def test_two_presses_accept_once(hand: Callable[..., Hand]) -> None:
    one = hand()
    one.button("accept-offer").click()
    one.button("accept-offer").click()
    one.button("decline-offer").click()
    await until(lambda: not one.dialog.isVisible())
    assert len(one.backend.called("transfers.accept")) == 1
    assert one.backend.called("transfers.decline") == []


async def test_decline(hand: Callable[..., Hand]) -> None:
    one = hand()
    one.press("decline-offer")
    await until(lambda: one.backend.called("transfers.decline") == [("o-picture.jpg",)])
    await until(lambda: not one.dialog.isVisible())


async def test_escape_answers_nothing(hand: Callable[..., Hand]) -> None:
    one = hand()
    QTest.keyClick(one.dialog, Qt.Key.Key_Escape)
    await until(lambda: not one.dialog.isVisible())
    assert one.backend.called("transfers.decline") == one.backend.called("transfers.accept") == []


async def test_it_closes_by_itself_when_the_offer_is_gone(hand: Callable[..., Hand]) -> None:
    one = hand()
    one.backend.publish(OfferGone("another"))
    one.backend.publish(OfferGone("o-picture.jpg"))
    await until(lambda: not one.dialog.isVisible())
    assert one.backend.called("transfers.decline") == []


async def test_enter_accepts_from_a_contact(hand: Callable[..., Hand]) -> None:
    one = hand()
    await one.focus(one.dialog)
    QTest.keyClick(one.dialog, Qt.Key.Key_Return)
    await until(lambda: len(one.backend.called("transfers.accept")) == 1)


async def test_enter_accepts_nothing_from_a_stranger(hand: Callable[..., Hand]) -> None:
    one = hand(offer(peer=Jid("mallory@elsewhere.example/x")))
    assert one.text("offer-standing") == "Not in your contacts"
    assert not one.button("accept-offer").isDefault()
    await one.focus(one.dialog)
    QTest.keyClick(one.dialog, Qt.Key.Key_Return)
    # The key on the button itself is meant.
    await one.focus(one.button("decline-offer"))
    QTest.keyClick(one.button("decline-offer"), Qt.Key.Key_Return)
    await until(lambda: not one.dialog.isVisible())
    assert one.backend.called("transfers.accept") == []
    assert len(one.backend.called("transfers.decline")) == 1


async def test_enter_on_decline_declines_though_accept_is_the_default(hand: Callable[..., Hand]) -> None:
    one = hand()
    assert one.button("accept-offer").isDefault()
    await one.focus(one.button("decline-offer"))
    QTest.keyClick(one.button("decline-offer"), Qt.Key.Key_Return)
    await until(lambda: len(one.backend.called("transfers.decline")) == 1)
    assert one.backend.called("transfers.accept") == []


async def test_everything_is_reached_by_tab(hand: Callable[..., Hand]) -> None:
    one = hand()
    await one.focus(one.dialog)
    seen = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or one.dialog, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        seen.add(focused.objectName() if focused else "")
    assert {"choose-folder", "decline-offer", "save-as", "accept-offer"} <= seen


async def test_another_folder(hand: Callable[..., Hand], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    one = hand()
    one.press("choose-folder")
    chooser = one.dialog.findChild(QFileDialog, "folder-chooser")
    assert chooser is not None
    chooser.selectFile(str(other))
    chooser.accept()
    await until(lambda: one.text("offer-folder") == str(other))
    one.press("accept-offer")
    await until(lambda: one.backend.called("transfers.accept") == [("o-picture.jpg", other, None)])


async def test_save_as_gives_the_name_of_the_user(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand()
    one.press("save-as")
    chooser = one.dialog.findChild(QFileDialog, "save-as-chooser")
    assert chooser is not None
    assert chooser.selectedFiles() == [str(tmp_path / "picture.jpg")]
    chooser.selectFile("from bob.jpg")
    chooser.accept()
    await until(lambda: one.backend.called("transfers.accept") == [("o-picture.jpg", tmp_path, "from bob.jpg")])


async def test_too_little_room_is_said_and_accept_waits_for_it(
    hand: Callable[..., Hand], monkeypatch: pytest.MonkeyPatch
) -> None:
    # fault 11, security 29: a size beyond all disks
    free = 1_000_000
    monkeypatch.setattr(folder_space.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    one = hand(offer(size=5_000_000))
    await until(lambda: "4.0 MB too little" in one.text("offer-free-space"))
    assert not one.button("accept-offer").isEnabled()
    assert "Only 1.0 MB free" in one.button("accept-offer").accessibleDescription()
    assert one.button("save-as").isEnabled()
    assert one.button("decline-offer").isEnabled()
    free = 9_000_000
    await until(lambda: one.text("offer-free-space") == "9.0 MB free")
    assert one.button("accept-offer").isEnabled()


async def test_a_folder_without_rights_is_said(hand: Callable[..., Hand], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_space.os, "access", lambda *_: False)
    one = hand()
    await until(lambda: "no permission" in one.text("offer-free-space"))
    assert not one.button("accept-offer").isEnabled()


async def test_a_slow_disk_does_not_hold_the_window(hand: Callable[..., Hand], monkeypatch: pytest.MonkeyPatch) -> None:
    # fault 12
    import threading

    answer = threading.Event()

    def hanging(_: object) -> Any:
        answer.wait(20)
        return SimpleNamespace(free=10**12)

    monkeypatch.setattr(folder_space.shutil, "disk_usage", hanging)
    one = hand()
    loop = asyncio.get_running_loop()
    before = loop.time()
    await until(one.dialog.isVisible)
    one.press("decline-offer")
    await until(lambda: len(one.backend.called("transfers.decline")) == 1)
    assert loop.time() - before < 15
    answer.set()


async def test_a_failed_accept_is_said_and_can_be_mended(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand()
    one.backend.fail_next["transfers.accept"] = LocalFileProblem(str(tmp_path), FileFault.NO_FOLDER.value)
    one.press("accept-offer")
    await until(lambda: "does not exist" in one.text("offer-trouble"))
    assert one.dialog.isVisible()
    one.press("accept-offer")
    await until(lambda: not one.dialog.isVisible())


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
    assert "can run on your computer" in one.text("offer-risk")
    assert "program or script (.EXE)" in one.text("offer-size")
    assert hand(offer("holiday.jpg")).text("offer-risk") == ""


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


async def test_a_size_that_nobody_tells(hand: Callable[..., Hand]) -> None:
    one = hand(offer(size=UNKNOWN_SIZE))
    assert one.text("offer-size").startswith("size unknown · ")
    await until(lambda: one.text("offer-free-space"))
    assert one.button("accept-offer").isEnabled()


async def test_description_and_date_are_shown_as_text(hand: Callable[..., Hand]) -> None:
    # security 45, 48
    file = FileInfo("a.jpg", 5, date=NOW - timedelta(days=40), description="<b>from</b> the\u202e boat")
    one = hand(replace(offer(), files=(file,)))
    assert one.text("offer-description") == "<b>from</b> the boat"
    assert one.text("offer-date").startswith("Last changed ") and "26" in one.text("offer-date")
    for date in (NOW + timedelta(days=9000), datetime(1601, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)):
        assert hand(replace(offer(), files=(replace(file, date=date),))).text("offer-date") == ""


async def test_who_will_see_our_address(hand: Callable[..., Hand]) -> None:
    def hidden(backend: FakeBackend) -> None:
        rule = ContactRule(str(ALICE), "bob@river.example", hide_address=True)
        backend._settings = replace(backend.settings, contact_rules=(rule,))

    stranger = offer(peer=Jid("mallory@elsewhere.example/x"))
    assert "will see your network address" in hand().text("offer-route")
    assert "will not see your network address, as you chose" in hand(None, hidden).text("offer-route")
    assert "will not see your network address" in hand(stranger).text("offer-route")
    assert "files.example, which will see your" in hand(offer(host="files.example")).text("offer-route")
    assert "You keep that from Bob" in hand(offer(host="files.example"), hidden).text("offer-route")


async def test_the_words_about_our_address_follow_the_settings(hand: Callable[..., Hand]) -> None:
    one = hand()
    rule = ContactRule(str(ALICE), "bob@river.example", hide_address=True)
    await one.backend.change_settings(replace(one.backend.settings, contact_rules=(rule,)))
    await until(lambda: "will not see" in one.text("offer-route"))
    assert "will not see" in one.dialog.accessibleDescription()


async def test_always_take_files_from_bob(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand()
    box = one.dialog.findChild(QCheckBox, "always-take")
    assert box is not None and box.isVisible()
    box.click()
    one.press("accept-offer")
    wanted = (AcceptRule(str(tmp_path), contact="bob@river.example", largest=100_000_000),)
    await until(lambda: one.backend.settings.accept_rules == wanted)


async def test_a_very_long_name_is_cut_in_the_promise_and_pushes_nothing_aside(hand: Callable[..., Hand]) -> None:
    name = "Hieronymus Balthasar & Maximilian " * 4

    def rename(backend: FakeBackend) -> None:
        bob = contact(0, name=name)
        backend.roster.listed[(ALICE, bob.jid)] = bob

    one = hand(offer(), rename)
    box = one.dialog.findChild(QCheckBox, "always-take")
    assert box is not None and box.isVisible()
    await until(lambda: "…" in box.text() and box.sizeHint().width() <= box.width())
    assert box.text().startswith("Always take files from Hieron")
    assert name.strip().replace("&", "&&") in box.accessibleName()
    assert one.dialog.width() <= 500


@pytest.mark.parametrize(
    "received",
    [offer(peer=Jid("mallory@elsewhere.example/x")), offer("run.sh"), offer(peer=Jid("bоb@river.example/desk"))],
)
async def test_no_promise_to_strangers_nor_for_what_can_run(hand: Callable[..., Hand], received: Offer) -> None:
    one = hand(received)
    box = one.dialog.findChild(QCheckBox, "always-take")
    assert box is not None and not box.isVisible()


async def test_what_is_here_already_is_said(hand: Callable[..., Hand], tmp_path: Path) -> None:
    # fault 17
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"12345")
    digest = Digest("sha-256", "ab" * 32)

    def received(backend: FakeBackend) -> None:
        done = transfer("picture.jpg", 5, direction=Direction.INCOMING, state=TransferState.DONE, path=path)
        backend.transfers.listed["t"] = replace(done, digest=digest)

    same = replace(offer(), files=(FileInfo("other.jpg", 5, digest),))
    one = hand(same, received)
    await until(lambda: one.text("offer-twin") == f"You have this very file already: {path}")
    assert one.button("accept-offer").isEnabled()
    alike = hand(offer(size=5), received)
    await until(lambda: alike.text("offer-twin").startswith("You have a file of this name and size"))
    path.unlink()
    gone = hand(same, received)
    await until(lambda: gone.text("offer-free-space"))
    assert gone.text("offer-twin") == ""


async def test_a_stranger_can_be_blocked_in_the_dialog(hand: Callable[..., Hand]) -> None:
    # security 49
    one = hand(offer(peer=Jid("mallory@elsewhere.example/x")))
    one.press("block-sender")
    await until(lambda: one.backend.called("roster.block") == [(ALICE, Jid("mallory@elsewhere.example"))])
    await until(lambda: not one.dialog.isVisible())
    assert len(one.backend.called("transfers.decline")) == 1
    assert not hand().button("block-sender").isVisible()


async def test_our_own_device_is_trusted(hand: Callable[..., Hand]) -> None:
    one = hand(offer(peer=Jid(f"{ALICE}/laptop")))
    assert one.text("offer-standing") == "Another of your own devices"
    assert one.button("accept-offer").isDefault()
    assert not one.button("block-sender").isVisible()
