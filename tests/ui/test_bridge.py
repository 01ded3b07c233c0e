"""Commands whose answers find nobody any more."""

import asyncio

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gharial.model.failures import Failure, NotConnected
from gharial.ui.bridge import Bridge
from tests.support.fake_backend import FakeBackend


async def test_an_answer_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    bridge, owner = Bridge(FakeBackend()), QObject()
    taken: list[str] = []
    task = bridge.run(asyncio.sleep(0, "answer"), taken.append, None, owner)
    delete(owner)
    assert await task == "answer"
    assert taken == []


async def test_a_failure_for_an_owner_that_is_gone_goes_to_the_shell(qtbot: QtBot) -> None:
    bridge, owner = Bridge(FakeBackend()), QObject()
    shown: list[Failure] = []
    taken: list[Failure] = []
    bridge.failed.connect(shown.append)
    gone = NotConnected("alice@river.example")

    async def fail() -> None:
        raise gone

    task = bridge.run(fail(), None, taken.append, owner)
    delete(owner)
    await task
    assert (shown, taken) == ([gone], [])


async def test_both_go_to_an_owner_that_is_there(qtbot: QtBot) -> None:
    bridge, owner = Bridge(FakeBackend()), QObject()
    taken: list[str] = []
    await bridge.run(asyncio.sleep(0, "answer"), taken.append, None, owner)
    assert taken == ["answer"]
