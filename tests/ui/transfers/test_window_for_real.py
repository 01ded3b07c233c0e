"""The transfers window on the real backend: a real server, a real second person, real files."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from gharial.ui.bridge import Bridge
from gharial.ui.transfers.window import TransfersWindow
from prosody_server import ProsodyServer
from tests.stories.people import two_people
from tests.support.accounts import until


def said(window: TransfersWindow, row: int = 0) -> str:
    view = window.findChild(QTreeView, "transfer-list")
    assert view is not None
    return str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")


async def test_files_sent_together_are_held_let_go_and_arrive(
    qtbot: QtBot, prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        window = TransfersWindow(Bridge(alice.service))
        qtbot.addWidget(window)
        window.show()
        paths = [alice.file(f"{number}.bin", os.urandom(200_000)) for number in range(3)]
        sent = await alice.service.transfers.send(alice.jid, bob.jid, paths)
        await until(lambda: "0 of 3 done" in said(window))
        window.select(sent[0].id)
        view = window.findChild(QTreeView, "transfer-list")
        assert view is not None
        window.activateWindow()
        view.setFocus()
        await until(view.hasFocus)
        QTest.keyClick(view, Qt.Key.Key_Space)
        await until(lambda: alice.transfer(sent[0].id).paused_by_us)
        QTest.keyClick(view, Qt.Key.Key_Space)
        await until(lambda: not alice.transfer(sent[0].id).paused_by_us)
        for _ in paths:
            await bob.accept()
        await until(lambda: "3 of 3 done · all verified" in said(window))
        assert sorted(path.name for path in bob.inbox.iterdir()) == ["0.bin", "1.bin", "2.bin"]
