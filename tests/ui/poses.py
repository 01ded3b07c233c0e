"""Every window as a person meets it, one after the other: for the walk of the accessibility tree and the gallery."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from gharial.model.jid import Jid
from gharial.model.room import RoomInvitation
from gharial.ui.bridge import Bridge
from tests.support.fake_backend import ALICE, BOB, FakeBackend, offer
from tests.ui.console_scene import fill_console
from tests.ui.offer_scene import HOLIDAY, PROGRAM
from tests.ui.people_scene import fill, stir
from tests.ui.room_scene import fill_room
from tests.ui.shared_scene import fill_shared
from tests.ui.talk_scene import fill_talk
from tests.ui.transfer_scene import fill_transfers
from tests.ui.windows import ROOM_TABS, WINDOWS

NAMES = tuple(sorted(WINDOWS))
FULL, EMPTY, ODD = "full", "empty", "odd"
LONG = "Hieronymus Balthasar Maximilian von und zu Langenfeld-Oberkirchen der Jüngere, Erster seines Namens"


class Pose:
    """One window on the screen. `views` are what can be seen of it: its pages, or only itself."""

    def __init__(self, window: QWidget, backend: FakeBackend) -> None:
        self.window = window
        self.backend = backend
        self.views: list[tuple[str, Callable[[], object]]] = [("", lambda: None)]
        if hasattr(window, "show_page"):
            pages: Any = window
            count = pages.page_count if hasattr(pages, "page_count") else 5
            self.views = [(f"-{page}", partial(pages.show_page, page)) for page in range(count)]


@asynccontextmanager
async def posed(name: str, kind: str, folder: Path) -> AsyncIterator[Pose]:
    """Window `name` with a full life in it, with nobody and nothing, or with names that are very long."""
    backend = FakeBackend(contacts=0)
    if kind != EMPTY:
        fill(backend, 12)
        fill_transfers(backend, "all")
        fill_talk(backend, folder)
        fill_shared(backend)
    if kind != EMPTY or name in ROOM_TABS:
        backend.chat.kept.setdefault((ALICE, BOB), [])
        fill_room(backend)
    if kind == EMPTY and name == "invitations":
        # Without one it is never opened.
        backend.rooms.ask(RoomInvitation(ALICE, Jid("choir@rooms.river.example"), BOB, True, ""))
    if kind == ODD:
        for key, one in list(backend.roster.listed.items()):
            backend.roster.listed[key] = replace(one, name=LONG, groups=(f"{LONG} & Co",))
    bridge = Bridge(backend)
    window: Any = WINDOWS[name](bridge)
    window.show()
    stir(backend, [] if kind == EMPTY else ["offer", "request", "waiting"])
    if name == "requests" and kind == EMPTY:
        stir(backend, ["request"])  # without one it is never opened
    if hasattr(window, "put"):
        for number in range(8 if kind != EMPTY else 0):
            window.put(replace(offer(f"DSC_{number:04}.jpg"), id=f"o{number}"))
        if kind != EMPTY:
            window.put(HOLIDAY)
            window.put(replace(PROGRAM, id="o-program"))
    if hasattr(window, "open_conversation"):
        window.open_conversation(ALICE, ROOM_TABS.get(name, BOB))
    if kind != EMPTY and name == "console":
        fill_console(backend, LONG if kind == ODD else "Do you have the survey?")
        await breathe()
        window.view.setCurrentIndex(window.model.index(1, 0))
    if kind != EMPTY and hasattr(window, "select"):
        window.select("t-survey.ods")
    await breathe()
    try:
        yield Pose(window, backend)
    finally:
        for shown in QApplication.topLevelWidgets():
            if shown.isVisible():
                shown.close()
        window.deleteLater()
        await breathe()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def breathe() -> None:
    """Let everything that was asked for arrive in the window."""
    for _ in range(5):
        await asyncio.sleep(0.01)
