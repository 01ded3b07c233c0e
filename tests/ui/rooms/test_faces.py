"""Pictures in the list of people: asked for the rows on the screen alone, of contacts by their own word."""

import hashlib
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from gharial.model.jid import Jid
from gharial.model.room import Occupant
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, entered, garden


def picture(colour: str) -> bytes:
    image = QImage(QSize(8, 8), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def name(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


async def test_a_crowd_is_asked_for_the_rows_on_the_screen_alone(window: ChatWindow, backend: FakeBackend) -> None:
    red = picture("#ff0000")
    crowd = [Occupant(f"guest{number:04}", avatar=f"{number:040x}") for number in range(5000)]
    crowd[0] = replace(crowd[0], avatar=name(red))
    backend.rooms.pictures["guest0000"] = red
    conversation = await entered(window, backend)
    backend.rooms.fill(garden(), Occupant("alice", us=True, jid=ALICE), *crowd)
    await until(lambda: conversation.people.model.people == 5001)
    window.resize(900, 500)
    window.show()
    people = conversation.people.list
    await until(lambda: (ALICE, GARDEN, "guest0000") in backend.called("rooms.avatar"))
    index = conversation.people.model.index_of("guest0000")

    def painted() -> QColor:
        rect = people.visualRect(index)
        return people.viewport().grab().toImage().pixelColor(rect.left() + 20, rect.center().y())

    await until(lambda: painted() == QColor("#ff0000"))
    await until(lambda: not (conversation._faces._running or conversation._faces._waiting))
    assert len(backend.called("rooms.avatar")) < 60
    # What is broken, or not there, is not asked for with each painting.
    asked = len(backend.called("rooms.avatar"))
    for _ in range(5):
        people.viewport().repaint()
    await until(lambda: not conversation._faces._running)
    assert len(backend.called("rooms.avatar")) == asked


async def test_a_contact_is_known_by_their_own_word(window: ChatWindow, backend: FakeBackend) -> None:
    green = picture("#00ff00")
    backend.roster.change(ALICE, BOB, avatar=name(green))
    conversation = await entered(window, backend)
    backend.rooms.fill(garden(), Occupant("Bob", jid=Jid(f"{BOB}/x"), avatar="1" * 40))
    await until(lambda: conversation.people.model.people == 1)
    window.show()
    await until(lambda: (ALICE, BOB) in backend.called("roster.avatar"))
    assert backend.called("rooms.avatar") == []


async def test_somebody_alone_has_their_picture_in_the_head(window: ChatWindow, backend: FakeBackend) -> None:
    blue = picture("#0000ff")
    backend.rooms.pictures["Carol"] = blue
    backend.rooms.fill(garden(), Occupant("Carol", avatar=name(blue)))
    conversation = window.open_conversation(ALICE, Jid(f"{GARDEN}/Carol"))
    await until(lambda: backend.called("rooms.avatar") == [(ALICE, GARDEN, "Carol")])
    await until(lambda: conversation.header.avatar._key == name(blue))
