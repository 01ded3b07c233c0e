"""Offers that come one by one, and a flood of them (security 49)."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import OfferGone
from gharial.model.jid import Jid
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.offer_desk import DIALOGS, OfferDesk
from gharial.ui.transfers.offer_dialog import OfferDialog
from tests.support.fake_backend import ALICE, FakeBackend, offer
from tests.support.waiting import until


class Hall:
    """The desk, the backend, and the windows that are open."""

    def __init__(self) -> None:
        self.backend = FakeBackend()
        self.desk = OfferDesk(Bridge(self.backend))

    def offer(self, number: int, peer: str = "bob@river.example/desk") -> Offer:
        return self.backend.transfers.receive_offer(offer(f"{number}.jpg", peer=Jid(peer)))

    def dialogs(self) -> list[OfferDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, OfferDialog) and one.isVisible()]

    def list_window(self) -> QWidget | None:
        tops = QApplication.topLevelWidgets()
        return next((one for one in tops if one.objectName() == "offers" and one.isVisible()), None)

    def rows(self) -> QListWidget:
        window = self.list_window()
        assert window is not None
        found = window.findChild(QListWidget, "offer-rows")
        assert found is not None
        return found

    def press(self, name: str) -> None:
        window = self.list_window()
        assert window is not None
        QTest.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
async def hall(qtbot: QtBot) -> AsyncIterator[Hall]:
    made = Hall()
    yield made
    made.desk.close()


async def test_each_offer_has_its_dialog(hall: Hall) -> None:
    for number in range(DIALOGS):
        hall.offer(number)
    await until(lambda: len(hall.dialogs()) == DIALOGS)
    assert hall.list_window() is None
    hall.backend.publish(OfferGone("o-1.jpg"))
    await until(lambda: len(hall.dialogs()) == DIALOGS - 1)


async def test_a_flood_makes_one_list(hall: Hall) -> None:
    for number in range(1000):
        hall.offer(number, "mallory@elsewhere.example/x")
    await until(lambda: hall.list_window() is not None and hall.rows().count() == 1000 - DIALOGS)
    assert len(hall.dialogs()) == DIALOGS


async def test_one_of_the_list_gets_its_dialog(hall: Hall) -> None:
    for number in range(5):
        hall.offer(number)
    await until(lambda: hall.list_window() is not None and hall.rows().count() == 2)
    hall.rows().setCurrentRow(1)
    hall.press("look-at-offer")
    await until(lambda: any(one.offer.id == "o-4.jpg" for one in hall.dialogs()))
    assert hall.rows().count() == 1


async def test_the_list_leaves_when_it_is_empty(hall: Hall) -> None:
    for number in range(4):
        hall.offer(number)
    await until(lambda: hall.list_window() is not None)
    hall.rows().selectAll()
    hall.press("decline-offers")
    await until(lambda: hall.list_window() is None)
    assert hall.backend.called("transfers.decline") == [("o-3.jpg",)]


async def test_block_declines_all_of_that_sender(hall: Hall) -> None:
    for number in range(6):
        hall.offer(number, "bob@river.example/desk" if number == 5 else "carol@river.example/x")
    await until(lambda: hall.list_window() is not None and hall.rows().count() == 3)
    hall.rows().setCurrentRow(0)
    hall.press("block-sender")
    await until(lambda: hall.backend.called("roster.block") == [(ALICE, Jid("carol@river.example"))])
    await until(lambda: hall.rows().count() == 1)


async def test_closed_dialogs_come_back_on_request(hall: Hall) -> None:
    hall.offer(1)
    await until(lambda: len(hall.dialogs()) == 1)
    hall.dialogs()[0].close()
    await until(lambda: hall.dialogs() == [])
    hall.desk.show_all()
    assert [one.offer.id for one in hall.dialogs()] == ["o-1.jpg"]


async def test_an_offer_that_is_gone_already_opens_nothing(hall: Hall) -> None:
    received = hall.offer(1)
    hall.backend.transfers.open_offers.clear()
    hall.desk.show_offer(received.id)
    hall.offer(2)
    await until(lambda: [one.offer.id for one in hall.dialogs()] == ["o-2.jpg"])
