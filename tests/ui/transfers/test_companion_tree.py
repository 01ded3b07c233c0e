"""Several files in one offer, looked at before the answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import OfferPictured
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid
from gharial.model.picture import Picture
from gharial.model.transfer import Entry, FileInfo, Group, Offer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.companion_tree import CompanionTree
from gharial.ui.transfers.offer_desk import OfferDesk
from gharial.ui.transfers.offer_dialog import OfferDialog
from tests.support.fake_backend import FakeBackend, offer
from tests.support.waiting import until

TOGETHER = (
    FileInfo("beach.jpg", 2_100_000, pixels=(1600, 1200)),
    FileInfo("boat.jpg", 900, pixels=(32, 32)),
    FileInfo("holiday", 90_000, entries=1, media_type="application/x-tar"),
    FileInfo("setup\u202egpj.exe", 70),
)
SHARED = replace(
    offer("beach.jpg", 2_100_000), files=TOGETHER[:1], group=Group("g", 4, 9), companions=TOGETHER, shows_picture=True
)


def picture() -> Picture:
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Picture(bytes(buffer.data().data()), "image/png", 64, 32)


def shown(qtbot: QtBot, folder: Path, received: Offer = SHARED) -> tuple[FakeBackend, OfferDialog]:
    backend = FakeBackend()
    backend.transfers.folder = folder
    backend.transfers.open_offers[received.id] = received
    dialog = OfferDialog(Bridge(backend), received)
    qtbot.addWidget(dialog)
    dialog.show()
    return backend, dialog


def test_rows_name_what_is_offered_and_what_can_run_first(qtbot: QtBot) -> None:
    tree = CompanionTree(TOGETHER)
    qtbot.addWidget(tree)
    tops = [tree.topLevelItem(number) for number in range(4)]
    assert [top.text(0) for top in tops if top is not None][1:] == ["beach.jpg", "boat.jpg", "holiday"]
    assert tops[0] is not None and "\u202e" not in tops[0].text(0)
    assert "careful: program" in tops[0].data(0, 11) and "folder" in tops[3].data(0, 11)  # type: ignore[union-attr]


async def test_a_look_is_asked_for_by_hand_and_pictures_come_where_they_belong(qtbot: QtBot, tmp_path: Path) -> None:
    backend, dialog = shown(qtbot, tmp_path)
    button, label = dialog.findChild(QPushButton, "show-picture"), dialog.findChild(QLabel, "offer-picture")
    assert button is not None and label is not None and button.isVisible() and not label.isVisible()
    assert not backend.called("transfers.fetch_pictures")
    button.click()
    await until(lambda: bool(backend.called("transfers.fetch_pictures")))
    assert backend.called("transfers.fetch_pictures") == [(SHARED.id,)]
    tree = dialog.findChild(QTreeWidget, "companions")
    assert tree is not None
    beach, boat = tree.topLevelItem(1), tree.topLevelItem(2)
    assert beach is not None and boat is not None
    plain, before = beach.icon(0).cacheKey(), boat.icon(0).cacheKey()
    other = replace(SHARED, id="other", files=(replace(TOGETHER[1], picture=picture()),))
    # Of another offer with files of the same names: not for this one.
    elsewhere = replace(other, group=Group("another", 4, 9))
    backend.publish(OfferPictured(replace(elsewhere, files=(replace(TOGETHER[0], picture=picture()),))))
    backend.publish(OfferPictured(other))
    await until(lambda: boat.icon(0).cacheKey() != before)
    assert beach.icon(0).cacheKey() == plain and not label.isVisible()
    backend.publish(OfferPictured(replace(SHARED, files=(replace(TOGETHER[0], picture=picture()),))))
    await until(label.isVisible)
    assert beach.icon(0).cacheKey() != plain
    assert label.pixmap().width() == 64 and "beach.jpg" in label.accessibleName()
    assert not button.isVisible()


async def test_why_there_is_none_is_said_and_it_can_be_asked_again(qtbot: QtBot, tmp_path: Path) -> None:
    backend, dialog = shown(qtbot, tmp_path)
    backend.fail_next["transfers.fetch_pictures"] = Unreachable()
    button = dialog.findChild(QPushButton, "show-picture")
    button.click()
    trouble = dialog.findChild(QLabel, "offer-picture-trouble")
    await until(lambda: bool(trouble.text()))
    assert trouble.isVisible() and button.isVisible() and button.isEnabled()


@pytest.mark.parametrize("who", ["stranger", "no picture"])
async def test_no_button_where_nothing_may_be_looked_at(qtbot: QtBot, tmp_path: Path, who: str) -> None:
    stranger = replace(SHARED, peer=Jid("nobody@elsewhere.example/x"))
    received = stranger if who == "stranger" else offer()
    _, dialog = shown(qtbot, tmp_path, received)
    button = dialog.findChild(QPushButton, "show-picture")
    assert button is not None and not button.isVisible()


def take(dialog: OfferDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept-offer")
    assert found is not None
    return found


def box(dialog: OfferDialog, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert found is not None
    return found


def tree_of(dialog: OfferDialog) -> QTreeWidget:
    found = dialog.findChild(QTreeWidget, "companions")
    assert found is not None
    return found


async def test_files_are_ticked_by_the_keyboard_and_only_those_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    backend, dialog = shown(qtbot, tmp_path)
    tree = tree_of(dialog)
    rows = [tree.topLevelItem(number) for number in range(4)]
    # What can run is not ticked by itself.
    ticked = [row.checkState(0) is Qt.CheckState.Checked for row in rows if row is not None]
    assert ticked == [False, True, True, True]
    assert take(dialog).text() == "Take 3 of 4, 2.2 MB" and take(dialog).isDefault()
    assert not box(dialog, "confirm-runnable").isVisible()
    dialog.activateWindow()
    tree.setFocus()
    await until(lambda: QApplication.focusWidget() is tree)
    tree.setCurrentItem(rows[1])  # type: ignore[arg-type]
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert take(dialog).text() == "Take 2 of 4, 90.9 kB"
    await until(take(dialog).isEnabled)
    take(dialog).click()
    await until(lambda: bool(backend.called("transfers.accept")))
    ((offer_id, folder, name, whole, chosen),) = backend.called("transfers.accept")
    assert (offer_id, folder, name, whole) == (SHARED.id, tmp_path, None, False)
    assert sorted(chosen) == ["boat.jpg", "holiday"]


async def test_a_program_is_taken_only_with_a_tick_and_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    """Security 10: in a list of four it needs the same as alone."""
    backend, dialog = shown(qtbot, tmp_path)
    everything, understood = box(dialog, "tick-all"), box(dialog, "confirm-runnable")
    assert everything.checkState() is Qt.CheckState.PartiallyChecked
    everything.click()
    assert everything.checkState() is Qt.CheckState.Checked
    assert understood.isVisible() and not take(dialog).isEnabled() and not take(dialog).isDefault()
    risk = dialog.findChild(QLabel, "offer-risk")
    assert risk is not None and "exe" in risk.text()
    assert take(dialog).text() == "Take all 4, 2.2 MB"
    understood.click()
    await until(take(dialog).isEnabled)
    take(dialog).click()
    await until(lambda: bool(backend.called("transfers.accept")))
    assert len(backend.called("transfers.accept")[0][4]) == 4


async def test_with_nothing_ticked_there_is_only_a_no_and_it_is_to_all(qtbot: QtBot, tmp_path: Path) -> None:
    backend, dialog = shown(qtbot, tmp_path)
    everything = box(dialog, "tick-all")
    everything.click()
    everything.click()
    assert not take(dialog).isEnabled() and "Tick" in take(dialog).accessibleDescription()
    decline = dialog.findChild(QPushButton, "decline-offer")
    assert decline is not None
    decline.click()
    await until(lambda: bool(backend.called("transfers.decline")))
    assert backend.called("transfers.decline") == [(SHARED.id, True)]


async def test_a_thousand_and_more_have_one_tick_for_what_has_no_row(qtbot: QtBot) -> None:
    many = CompanionTree([FileInfo(f"{number}.txt", 1) for number in range(1500)])
    qtbot.addWidget(many)
    assert len(many.chosen) == 1500
    last = many.topLevelItem(1000)
    assert last is not None and "500" in last.text(0)
    last.setCheckState(0, Qt.CheckState.Unchecked)
    assert len(many.chosen) == 1000


async def test_what_is_in_the_list_of_a_dialog_is_not_asked_about_again(qtbot: QtBot, tmp_path: Path) -> None:
    backend = FakeBackend()
    backend.transfers.folder = tmp_path
    desk = OfferDesk(Bridge(backend))
    others = [replace(SHARED, id=f"other-{number}", files=(file,)) for number, file in enumerate(TOGETHER[1:])]
    for one in (SHARED, *others):
        backend.transfers.receive_offer(one)
    await until(lambda: SHARED.id in desk._dialogs)
    assert list(desk._dialogs) == [SHARED.id] and desk._list is None
    # The first goes by itself; the others are still to be answered.
    backend.transfers._gone(SHARED.id)
    await until(lambda: list(desk._dialogs) == ["other-0"])
    desk.close()


INSIDE = (Entry("2026/a.jpg", 5), Entry("2026/deep/b.jpg", 6), Entry("empty/", 0))


def test_a_folder_among_them_shows_what_is_in_it(qtbot: QtBot) -> None:
    tree = CompanionTree(TOGETHER[:3], ((), (), INSIDE))
    qtbot.addWidget(tree)
    row = tree.topLevelItem(2)
    assert row is not None and row.checkState(0) is Qt.CheckState.Checked and not row.isExpanded()
    tree.setCurrentItem(row)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert row.isExpanded()
    inside = [row.child(number) for number in range(row.childCount())]
    assert [(one.text(0), one.childCount()) for one in inside] == [("2026", 2), ("empty", 0)]
    # A part of a folder cannot be taken alone.
    assert all(one.data(0, Qt.ItemDataRole.CheckStateRole) is None for one in inside)
    assert tree.chosen == TOGETHER[:3]


async def test_what_can_run_in_a_folder_among_them_is_minded(qtbot: QtBot, tmp_path: Path) -> None:
    """Security 19: nobody takes a program along in a folder without a look."""
    risky = ((), (), (*INSIDE, Entry("tools/setup.exe", 7)))
    received = replace(SHARED, companions=TOGETHER[:3], companion_previews=risky)
    _, dialog = shown(qtbot, tmp_path, received)
    tree = dialog.findChild(CompanionTree)
    assert tree is not None and "holiday" not in {one.name for one in tree.chosen}
    first = tree.topLevelItem(0)
    assert first is not None and first.text(0) == "holiday"
    understood = dialog.findChild(QCheckBox, "confirm-runnable")
    assert understood is not None and not understood.isVisible()
    first.setCheckState(0, Qt.CheckState.Checked)
    assert understood.isVisible()
    risk = dialog.findChild(QLabel, "offer-risk")
    assert risk is not None and "setup.exe" in risk.text()
