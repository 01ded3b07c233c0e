"""Offers that come one by one, in groups, and a flood of them (security 49)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import OfferGone
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.room import Room
from gharial.model.settings import AcceptRule, Settings
from gharial.model.transfer import Group, Offer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.block_question import BlockQuestion
from gharial.ui.transfers.offer_desk import DIALOGS, OfferDesk
from gharial.ui.transfers.offer_dialog import OfferDialog
from tests.support.fake_backend import ALICE, FakeBackend, offer
from tests.support.waiting import until

MALLORY = "mallory@elsewhere.example/x"


class Hall:
    """The desk, the backend, and the windows that are open."""

    def __init__(self, folder: Path) -> None:
        self.backend = FakeBackend()
        self.backend.transfers.folder = folder
        self.desk = OfferDesk(Bridge(self.backend))

    def offer(self, number: int, peer: str = "bob@river.example/desk", ending: str = "jpg", **changes: Any) -> Offer:
        made = replace(offer(f"{number}.{ending}", peer=Jid(peer)), **changes)
        return self.backend.transfers.receive_offer(made)

    def dialogs(self) -> list[OfferDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, OfferDialog) and one.isVisible()]

    def list_window(self) -> QWidget | None:
        tops = QApplication.topLevelWidgets()
        return next((one for one in tops if one.objectName() == "offers" and one.isVisible()), None)

    def rows(self) -> QTreeWidget:
        window = self.list_window()
        assert window is not None
        found = window.findChild(QTreeWidget, "offer-rows")
        assert found is not None
        return found

    def sender(self, number: int = 0) -> QTreeWidgetItem:
        found = self.rows().topLevelItem(number)
        assert found is not None
        return found

    def count(self) -> int:
        """How many offers are listed."""
        if self.list_window() is None:
            return 0
        return sum(self.sender(number).childCount() for number in range(self.rows().topLevelItemCount()))

    def button(self, name: str) -> QPushButton:
        window = self.list_window()
        assert window is not None
        found = window.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def text(self, name: str) -> str:
        window = self.list_window()
        assert window is not None
        label = window.findChild(QLabel, name)
        return label.text() if label is not None and label.isVisible() else ""


@pytest.fixture
async def hall(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.desk.close()


async def test_the_first_has_its_dialog_and_the_others_one_list(hall: Hall) -> None:
    for number in range(4):
        hall.offer(number)
    await until(lambda: len(hall.dialogs()) == DIALOGS and hall.count() == 4 - DIALOGS)
    assert hall.sender().text(0) == "Bob offers 3 files · 18.3 MB · One of your contacts, in Friends"
    hall.backend.publish(OfferGone("o-0.jpg"))
    await until(lambda: len(hall.dialogs()) == 0)


async def test_a_flood_makes_one_list_with_one_row_for_its_sender(hall: Hall) -> None:
    for number in range(1000):
        hall.offer(number, MALLORY)
    await until(lambda: hall.count() == 1000 - DIALOGS)
    assert len(hall.dialogs()) == DIALOGS
    assert hall.rows().topLevelItemCount() == 1
    assert "Not in your contacts" in hall.sender().text(0)
    assert "mallory@elsewhere.example" in str(hall.sender().data(0, Qt.ItemDataRole.AccessibleTextRole))
    hall.rows().setCurrentItem(hall.sender())
    assert not hall.button("accept-offers").isEnabled()
    assert hall.button("decline-offers").text() == "Decline all"
    hall.press("decline-offers")
    await until(lambda: len(hall.backend.called("transfers.decline")) == 1000 - DIALOGS)


async def test_accept_all_of_a_contact_but_what_can_run(hall: Hall, tmp_path: Path) -> None:
    # security 19
    hall.offer(0, MALLORY)
    for number in range(1, 4):
        hall.offer(number)
    hall.offer(4, ending="exe")
    await until(lambda: hall.count() == 4)
    assert "Select a sender" in hall.text("offers-left"), "why no button can be pressed"
    hall.rows().setCurrentItem(hall.sender())
    assert "one by one" in hall.text("offers-left")
    assert "Select" not in hall.text("offers-left")
    assert hall.button("accept-offers").text() == "Accept all"
    hall.press("accept-offers")
    await until(lambda: len(hall.backend.called("transfers.accept")) == 3)
    assert hall.backend.called("transfers.accept")[0] == ("o-1.jpg", tmp_path, None)
    await until(lambda: hall.count() == 1)
    assert [one.id for one in hall.backend.transfers.offers()] == ["o-0.jpg", "o-4.exe"]


async def test_a_failure_is_said_in_the_list(hall: Hall, tmp_path: Path) -> None:
    hall.offer(0)
    hall.offer(1)
    await until(lambda: hall.count() == 1)
    hall.rows().setCurrentItem(hall.sender())
    hall.backend.fail_next["transfers.accept"] = LocalFileProblem(str(tmp_path), FileFault.NO_FOLDER.value)
    hall.press("accept-offers")
    await until(lambda: "does not exist" in hall.text("offers-trouble"))


async def test_one_of_the_list_gets_its_dialog(hall: Hall) -> None:
    for number in range(3):
        hall.offer(number)
    await until(lambda: hall.count() == 2)
    hall.rows().setCurrentItem(hall.sender().child(1))
    hall.press("look-at-offer")
    await until(lambda: any(one.offer.id == "o-2.jpg" for one in hall.dialogs()))
    assert hall.count() == 1


async def test_the_list_leaves_when_it_is_empty(hall: Hall) -> None:
    for number in range(2):
        hall.offer(number)
    await until(lambda: hall.list_window() is not None)
    hall.rows().selectAll()
    hall.press("decline-offers")
    await until(lambda: hall.list_window() is None)
    assert hall.backend.called("transfers.decline") == [("o-1.jpg",)]


async def test_block_declines_all_of_that_sender(hall: Hall) -> None:
    for number in range(4):
        hall.offer(number, "bob@river.example/desk" if number == 3 else "carol@river.example/x")
    await until(lambda: hall.count() == 3)
    hall.rows().setCurrentItem(hall.sender().child(0))
    # fault: they were blocked without a question
    hall.press("block-sender")
    window = hall.list_window()
    assert window is not None
    question = window.findChild(BlockQuestion)
    assert question is not None
    assert question.text().startswith("Block ") and "carol" in question.text().lower()
    hall.rows().setCurrentItem(hall.sender())
    assert question.text() == "" and not hall.backend.called("roster.block")
    hall.press("block-sender")
    hall.button("block-for-sure").click()
    await until(lambda: hall.backend.called("roster.block") == [(ALICE, Jid("carol@river.example"))])
    await until(lambda: hall.count() == 1)


async def test_people_of_a_group_chat_are_not_blocked_by_its_address(hall: Hall) -> None:
    # fault: it was said that nothing of theirs would come any more, and nobody was blocked
    hall.backend.rooms.put(Room(ALICE, Jid("garden@rooms.river.example"), nick="alice"))
    for number in range(DIALOGS + 1):
        hall.offer(number, "garden@rooms.river.example/Carol")
    await until(lambda: hall.count() > 0)
    hall.rows().setCurrentItem(hall.sender())
    await until(hall.button("decline-offers").isEnabled)
    assert not hall.button("block-sender").isEnabled()


async def test_closed_dialogs_come_back_on_request(hall: Hall) -> None:
    hall.offer(1)
    await until(lambda: len(hall.dialogs()) == 1)
    hall.dialogs()[0].close()
    await until(lambda: hall.dialogs() == [])
    hall.desk.show_all()
    assert [one.offer.id for one in hall.dialogs()] == ["o-1.jpg"]


async def test_offers_that_are_asked_for_get_the_keyboard(hall: Hall) -> None:
    hall.offer(1)
    await until(lambda: len(hall.dialogs()) == 1)
    other = QWidget()
    other.show()
    other.activateWindow()
    await until(other.isActiveWindow)
    hall.desk.show_all()
    await until(hall.dialogs()[0].isActiveWindow)
    other.close()


async def test_an_offer_that_is_gone_already_opens_nothing(hall: Hall) -> None:
    received = hall.offer(1)
    hall.backend.transfers.open_offers.clear()
    hall.desk.show_offer(received.id)
    hall.offer(2)
    await until(lambda: [one.offer.id for one in hall.dialogs()] == ["o-2.jpg"])


async def test_a_quiet_offer_waits_to_be_asked_for(hall: Hall) -> None:
    hall.offer(1, quiet=True, host="files.example")
    hall.offer(2)
    await until(lambda: [one.offer.id for one in hall.dialogs()] == ["o-2.jpg"])
    assert hall.list_window() is None
    hall.desk.show_offer("o-1.jpg")
    await until(lambda: {one.offer.id for one in hall.dialogs()} == {"o-1.jpg", "o-2.jpg"})


async def test_all_of_a_group_are_taken_with_one_answer(hall: Hall, tmp_path: Path) -> None:
    hall.offer(0, group=Group("g", 4, 4 * 6_100_000))
    await until(lambda: len(hall.dialogs()) == 1)
    dialog = hall.dialogs()[0]
    box = dialog.findChild(QCheckBox, "take-all")
    said = dialog.findChild(QLabel, "offer-group")
    assert box is not None and said is not None
    assert said.text() == "One of 4 files sent together, 24.4 MB in all"
    box.click()
    accept = dialog.findChild(QPushButton, "accept-offer")
    assert accept is not None
    await until(accept.isEnabled)
    accept.click()
    await until(lambda: hall.backend.called("transfers.accept") == [("o-0.jpg", tmp_path, None, True)])


async def test_a_stranger_s_group_is_not_taken_at_once(hall: Hall) -> None:
    # security 49
    hall.offer(0, MALLORY, group=Group("g", 4, 4 * 6_100_000))
    await until(lambda: len(hall.dialogs()) == 1)
    box = hall.dialogs()[0].findChild(QCheckBox, "take-all")
    assert box is not None and not box.isVisible()


async def test_the_only_one_of_the_list_is_chosen_and_of_several_none(hall: Hall) -> None:
    hall.offer(0)
    hall.offer(1)
    await until(lambda: hall.count() == 1)
    assert hall.rows().currentItem() is hall.sender().child(0) and hall.button("accept-offers").isEnabled()
    hall.offer(2)
    await until(lambda: hall.count() == 2)
    assert not hall.rows().selectedItems() and not hall.button("accept-offers").isEnabled()


async def test_a_sender_stands_for_the_rest_of_what_they_send_together(hall: Hall) -> None:
    together = Group("g", 30, 60_000_000)
    for number in range(3):
        hall.offer(number, group=together)
    await until(lambda: hall.count() == 3)
    assert "3 files · 18.3 MB" in hall.sender().text(0), "the heading counts what is in it"
    hall.rows().setCurrentItem(hall.sender().child(0))
    hall.press("accept-offers")
    await until(lambda: len(hall.backend.called("transfers.accept")) == 1)
    assert hall.backend.called("transfers.accept")[0][-1] is not True, "one file alone is one file"
    await until(lambda: hall.count() == 2)
    assert "2 files · 12.2 MB" in hall.sender().text(0)
    hall.rows().setCurrentItem(hall.sender())
    assert "without a question" in hall.text("offers-left")
    hall.press("accept-offers")
    await until(lambda: len(hall.backend.called("transfers.accept")) == 3)
    assert [call[-1] for call in hall.backend.called("transfers.accept")[1:]] == [True, True]


async def test_what_is_sent_together_stands_at_one_place(hall: Hall) -> None:
    together = Group("g", 3, 3 * 6_100_000)
    hall.offer(0, group=together)
    await until(lambda: len(hall.dialogs()) == 1)
    hall.offer(1, group=together)
    await until(lambda: hall.count() == 2)
    assert hall.dialogs() == [] and "2 files" in hall.sender().text(0)
    hall.offer(2, group=together)
    await until(lambda: hall.count() == 3)
    assert hall.dialogs() == [] and "3 files · 18.3 MB" in hall.sender().text(0)
    assert len(hall.backend.transfers.offers()) == 3, "nothing was answered by that"


async def test_a_dialog_that_was_asked_for_stays(hall: Hall) -> None:
    together = Group("g", 3, 3 * 6_100_000)
    received = hall.offer(0, group=together)
    await until(lambda: len(hall.dialogs()) == 1)
    hall.desk.show_offer(received.id)
    hall.offer(1, group=together)
    await until(lambda: hall.count() == 1)
    assert [one.offer.id for one in hall.dialogs()] == [received.id]


async def test_always_from_bob_is_said_and_taken_back(hall: Hall, tmp_path: Path) -> None:
    """What was there before comes back with it."""
    before = AcceptRule("/old", contact="bob@river.example", largest=5), AcceptRule("/other", contact="c@river.example")
    hall.backend._settings = Settings(accept_rules=before)
    lines: list[tuple[str, str, str, Any]] = []
    settled: list[str] = []
    hall.desk.line_wanted.connect(lambda *line: lines.append(line))
    hall.desk.line_settled.connect(settled.append)
    hall.offer(1)
    await until(hall.dialogs)
    (dialog,) = hall.dialogs()
    box, accept = dialog.findChild(QCheckBox, "always-take"), dialog.findChild(QPushButton, "accept-offer")
    assert box is not None and accept is not None
    box.click()
    accept.click()
    await until(lambda: len(lines) == 1)
    key, said, words, undo = lines[0]
    assert said == f"Files from Bob up to 100.0 MB now go to {tmp_path} without a question."
    assert words == "Undo" and len(hall.backend.settings.accept_rules) == 2
    # Something else was changed since: that stays.
    fresh = AcceptRule("/fresh", group="Work")
    settings = replace(hall.backend.settings, accept_rules=(*hall.backend.settings.accept_rules, fresh))
    await hall.backend.change_settings(settings)
    undo()
    await until(lambda: settled == [key])
    assert hall.backend.settings.accept_rules == (*before, fresh)


async def test_a_rule_that_could_not_be_kept_is_not_said(hall: Hall) -> None:
    lines: list[object] = []
    hall.desk.line_wanted.connect(lambda *line: lines.append(line))
    hall.offer(1)
    await until(hall.dialogs)
    (dialog,) = hall.dialogs()
    hall.backend.fail_next["change_settings"] = LocalFileProblem("/settings", FileFault.DISK_FULL.value)
    box, accept = dialog.findChild(QCheckBox, "always-take"), dialog.findChild(QPushButton, "accept-offer")
    assert box is not None and accept is not None
    box.click()
    accept.click()
    await until(lambda: hall.backend.called("change_settings"))
    await hall.backend.change_settings(hall.backend.settings)
    await until(lambda: not hall.dialogs())
    assert lines == [] and hall.backend.settings.accept_rules == ()


async def test_of_what_has_come_nothing_is_said_to_come_still(hall: Hall) -> None:
    """A program among two files is asked about by itself; with the two, all of them were offered."""
    group = Group("g", 2, 2_000_000)
    hall.offer(1, group=group)
    hall.offer(2, group=group, ending="iso")
    await until(lambda: hall.count() == 2)
    hall.rows().setCurrentItem(hall.sender())
    assert "one by one" in hall.text("offers-left") and "still to come" not in hall.text("offers-left")
