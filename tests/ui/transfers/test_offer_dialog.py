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
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.events import OfferGone
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, ContactRule
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Offer, TransferState
from gharial.ui.transfers import folder_space
from tests.support.fake_backend import ALICE, NOW, FakeBackend, contact, offer, transfer
from tests.support.waiting import until
from tests.ui.transfers.offer_hand import Hand


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
    one.backend.transfers.open_offers["again"] = offer(id="again", peer=Jid("mallory@elsewhere.example/y"))
    one.backend.transfers.open_offers["bob's"] = offer(id="bob's")
    # fault: one Space on the button blocked them, without a question
    await one.focus(one.button("block-sender"))
    QTest.keyClick(one.button("block-sender"), Qt.Key.Key_Space)
    assert one.text("sure-to-block-text").startswith("Block mallory@elsewhere.example?")
    assert QApplication.focusWidget() is one.button("do-not-block")
    QTest.keyClick(one.button("do-not-block"), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is one.button("block-sender")
    assert one.text("sure-to-block-text") == "" and one.dialog.isVisible()
    assert not one.backend.called("roster.block") and not one.backend.called("transfers.decline")
    one.press("block-sender")
    one.button("block-for-sure").click()
    await until(lambda: one.backend.called("roster.block") == [(ALICE, Jid("mallory@elsewhere.example"))])
    await until(lambda: not one.dialog.isVisible())
    # All that is open of theirs, and nobody else's.
    assert {said[0] for said in one.backend.called("transfers.decline")} == {one.dialog.offer.id, "again"}
    assert not hand().button("block-sender").isVisible()


async def test_our_own_device_is_trusted_and_named(hand: Callable[..., Hand], tmp_path: Path) -> None:
    one = hand(offer(peer=Jid(f"{ALICE}/laptop")))
    assert one.dialog.windowTitle() == "Your device laptop wants to send you a file"
    assert one.text("offer-standing") == "Another of your own devices"
    assert one.button("accept-offer").isDefault()
    assert not one.button("block-sender").isVisible()
    box = one.dialog.findChild(QCheckBox, "always-take")
    assert box is not None and box.accessibleName() == "Always take files from your own devices"
    box.click()
    one.press("accept-offer")
    wanted = (AcceptRule(str(tmp_path), contact=str(ALICE), largest=100_000_000),)
    await until(lambda: one.backend.settings.accept_rules == wanted)
