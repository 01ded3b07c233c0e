"""Avatars of the rows: each is fetched once, and what failed is asked for again."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gharial.model.failures import NotConnected
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.roster.entries import Entry
from gharial.ui.roster.pictures import Pictures
from gharial.ui.widgets.avatar import AvatarPainter
from tests.support.fake_backend import FakeBackend, contact
from tests.support.waiting import until


def png() -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


async def test_who_waited_behind_a_failure_is_asked_for_again(
    qtbot: QtBot, backend: FakeBackend, monkeypatch: Any
) -> None:
    connected = False

    async def avatar(_account: Jid, _jid: Jid) -> bytes:
        if not connected:
            raise NotConnected("alice@river.example")
        return png()

    monkeypatch.setattr(backend.roster, "avatar", avatar)
    painter = AvatarPainter()
    pictures = Pictures(Bridge(backend), painter)
    people = [Entry(replace(contact(number), avatar=f"sha-{number}")) for number in range(12)]

    def seen() -> None:
        for one in people:
            if not painter.knows(one.contact.avatar):
                pictures.want(one)

    seen()
    await until(lambda: not pictures.busy)
    connected = True
    seen()
    await until(lambda: all(painter.knows(one.contact.avatar) for one in people))
