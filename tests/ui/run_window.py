"""Shows any window by hand, filled with made-up values: python tests/ui/run_window.py roster --dark.

With `--screenshot FILE` it writes a picture and ends; `--contacts N` fills the roster.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication, QTreeWidget

from gharial.ui import language
from gharial.ui.application import prepare
from gharial.ui.bridge import Bridge
from gharial.ui.style.theme import Theme
from tests.support.fake_backend import ALICE, BOB, FakeBackend, offer
from tests.ui.offer_scene import BOAT, HOLIDAY, PROGRAM
from tests.ui.people_scene import fill, stir
from tests.ui.room_scene import fill_room
from tests.ui.shared_scene import fill_shared
from tests.ui.talk_scene import fill_talk
from tests.ui.transfer_scene import fill_transfers, pose_transfers
from tests.ui.windows import ROOM_TABS, WINDOWS

SETTLE_S = 0.6


async def show(options: argparse.Namespace) -> None:
    """Build the window, and keep it until it is closed or its picture is taken."""
    backend = FakeBackend(signed_in=not options.no_account)
    if not options.no_account:
        fill(backend, options.contacts)
        if options.transfers != "few":
            fill_transfers(backend, options.transfers)
    if options.talk:
        fill_talk(backend, Path(tempfile.mkdtemp(prefix="gharial-window-")))
    if options.window == "offer-share":
        backend.transfers.open_offers[BOAT.id] = BOAT
    if options.rooms or options.window in ROOM_TABS or "room" in options.window or options.window.startswith("invit"):
        fill_room(backend)
    if not options.no_account:
        fill_shared(backend)
    bridge = Bridge(backend)
    window = WINDOWS[options.window](bridge)
    if options.size:
        window.resize(*(int(side) for side in options.size.split("x")))
    window.show()
    stir(backend, options.state)
    if hasattr(window, "show_page"):
        window.show_page(options.page)
    if hasattr(window, "put"):
        for number in range(8):
            window.put(replace(offer(f"DSC_{number:04}.jpg"), id=f"o{number}"))
        window.put(HOLIDAY)
        window.put(replace(PROGRAM, id="o-program"))
    if hasattr(window, "open_conversation"):
        window.open_conversation(ALICE, ROOM_TABS.get(options.window, BOB))
    if options.screenshot is None:
        closed = asyncio.Event()
        QApplication.instance().lastWindowClosed.connect(closed.set)  # type: ignore[union-attr]
        await closed.wait()
        return
    await asyncio.sleep(SETTLE_S)
    if options.talk == "bar":
        conversation = window.conversations()[0]
        conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
        conversation.composer.answer(conversation.model.messages[1], "Bob")
        conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
    if options.talk in {"emoji", "react"}:
        conversation = window.conversations()[0]
        shown = conversation.model.messages[4]
        origin = window.mapToGlobal(window.rect().center())
        window = (
            conversation.composer.choose_emoji()
            if options.talk == "emoji"
            else conversation.messages.ask_reaction(shown, origin)
        )
        await asyncio.sleep(SETTLE_S)
    if options.window == "offer-share" and options.unfold:
        for tree in window.findChildren(QTreeWidget):
            for number in range(tree.topLevelItemCount()):
                tree.expandItem(tree.topLevelItem(number))
        await asyncio.sleep(SETTLE_S)
    if options.window == "transfers":
        pose_transfers(window, options.select, unfold=options.unfold)
        await asyncio.sleep(SETTLE_S)
    if options.type:
        from PySide6.QtTest import QTest

        QTest.keyClicks(QApplication.focusWidget() or window, options.type)
        await asyncio.sleep(SETTLE_S)
    image = window.grab().toImage()
    writer = QImageWriter(str(options.screenshot))
    if not writer.write(image):
        raise SystemExit(f"{options.screenshot}: {writer.errorString()}")


def _speak(app: QApplication, spoken: str) -> None:
    """As a program does that was installed, with its words compiled."""
    folder = Path(tempfile.mkdtemp(prefix="gharial-words-"))
    for name in ("gharial_en", f"gharial_{spoken}"):
        source = Path(__file__).parents[2] / "translations" / f"{name}.ts"
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, source, "-qm", folder / f"{name}.qm"], check=True, capture_output=True)
    language.shipped = lambda _name: folder  # type: ignore[attr-defined]
    language.speak(app, spoken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("window", choices=sorted(WINDOWS))
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", help="such as 340x620")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--font", type=float, help="points of the program's font")
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    parser.add_argument("--language", help="such as ar")
    parser.add_argument("--contacts", type=int, default=12)
    parser.add_argument("--no-account", action="store_true")
    parser.add_argument("--page", type=int, default=0, help="of the settings, from 0")
    parser.add_argument("--transfers", choices=["few", "all", "many", "none"], default="few")
    parser.add_argument("--select", default="", help="the id of a transfer, such as t-survey.ods")
    parser.add_argument("--talk", choices=["", "rows", "bar", "emoji", "react"], default="", help="answers, reactions")
    parser.add_argument("--rooms", action="store_true", help="group chats in the roster")
    parser.add_argument("--unfold", action="store_true", help="groups and folders")
    parser.add_argument("--type", help="keys to press before the picture is taken")
    parser.add_argument(
        "--state", action="append", default=[], choices=["offer", "request", "waiting", "refused", "connecting"]
    )
    options = parser.parse_args()
    if options.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    app = QApplication(sys.argv[:1])
    prepare(app)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    if options.font:
        font = app.font()
        font.setPointSizeF(options.font)
        app.setFont(font)
    if options.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if options.language:
        _speak(app, options.language)
    Theme(app, "dark" if options.dark else "light")
    qasync.run(show(options))


if __name__ == "__main__":
    main()
