"""Several files in one offer, looked at before the answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import OfferPictured
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid
from gharial.model.picture import Picture
from gharial.model.transfer import FileInfo, Group, Offer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.companion_tree import CompanionTree
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
    assert "run" in tops[0].data(0, 11) and "folder" in tops[3].data(0, 11)  # type: ignore[union-attr]


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
