"""One of the two people of the demo's tour: Gharial's own windows, moved by what hands do.

Runs as a process of its own. Reads one command a line (JSON: [name, arguments...]) from standard input and answers each
with one line: {"ok": value} or {"error": text}. Every click, key and drop is a real Qt event sent to a real widget.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from gharial.main import keep_log, run_windows
from gharial.paths import Profile

if TYPE_CHECKING:
    from gharial.model.border import Backend

W = TypeVar("W", bound=QWidget)

WAIT_S = 60.0


class NotSeen(Exception):
    """What a step waits for did not show."""


class Player:
    """Finds widgets by object name among what is visible, and uses them."""

    def __init__(self, service: "Backend") -> None:
        self._service = service

    async def wait_contact(self, name: str, words: str) -> str:
        """Wait until the roster's row of `name` says `words`; returns all it says."""
        row = await self._row("roster", "contacts", name, words)
        return _said(row)

    async def open_chat(self, name: str) -> str:
        """Double-click a contact."""
        row = await self._row("roster", "contacts", name)
        view = self._find(QAbstractItemView, "roster", "contacts")
        view.scrollTo(row)
        spot = view.visualRect(row).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        window = await self._until(lambda: self._find(QWidget, "chat"))
        return window.windowTitle()

    async def say(self, text: str) -> None:
        """Type a message and press Enter."""
        field = await self._until(lambda: self._find(QWidget, "chat", "message-input"))
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    async def wait_message(self, words: str) -> str:
        """Wait until the conversation shows a message that contains `words`."""
        return _said(await self._row("chat", "messages", words))

    async def drop_file(self, path: str) -> None:
        """Drag a file over the conversation and let go."""
        target = await self._until(lambda: self._find(QWidget, "chat", "messages"))
        while not target.acceptDrops() and target.parentWidget() is not None:
            target = target.parentWidget()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path)])
        spot, actions = QPoint(target.width() // 2, target.height() // 2), Qt.DropAction.CopyAction
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(spot, actions, mime, buttons, keys)
        QApplication.sendEvent(target, entered)
        if not entered.isAccepted():
            raise NotSeen("the conversation does not take the file")
        await self._shown()
        QApplication.sendEvent(target, QDropEvent(QPointF(spot), actions, mime, buttons, keys))

    async def wait_offer(self) -> str:
        """Wait for the dialog of an incoming file; returns what it says of the file."""
        await self._until(lambda: self._find(QWidget, "offer"))
        return self._text("offer", "offer-file-name") + ", " + self._text("offer", "offer-size")

    async def accept_offer(self) -> None:
        """Press Accept."""
        button = await self._until(lambda: self._enabled("offer", "accept-offer"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    async def open_transfers(self) -> None:
        """Press the roster's Transfers button."""
        QTest.mouseClick(self._find(QWidget, "roster", "open-transfers"), Qt.MouseButton.LeftButton)
        await self._until(lambda: self._find(QWidget, "transfers"))

    async def wait_transfer(self, name: str, words: str) -> str:
        """Wait until the transfers window's row of a file says `words`; returns all it says."""
        row = await self._row("transfers", "transfer-list", name, words)
        self._find(QAbstractItemView, "transfers", "transfer-list").setCurrentIndex(row)
        return _said(row)

    async def wait_progress(self, name: str, bytes_done: int) -> None:
        """Wait until so much of a file has moved."""

        def moved() -> QWidget:
            transfers = self._service.transfers
            for one in transfers.all():
                sample = transfers.progress(one.id)
                if one.file.name == name and sample is not None and sample.bytes_done >= bytes_done:
                    return self._find(QWidget, "transfers")
            raise NotSeen(f"{name} does not move")

        await self._until(moved)

    async def place(self, window: str, left: int, top: int) -> None:
        """Move a window."""
        self._find(QWidget, window).move(left, top)

    async def screenshots(self, folder: str, prefix: str) -> list[str]:
        """Write a picture of every visible window; returns their paths."""
        await self._shown()
        written = []
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget.isWindow() and widget.objectName():
                path = Path(folder) / f"{prefix}-{widget.objectName()}.png"
                if widget.grab().save(str(path)):
                    written.append(str(path))
        return written

    async def received(self, name: str) -> str:
        """The path of a finished transfer's file."""
        return next(str(one.path) for one in self._service.transfers.all() if one.file.name == name)

    # --- finding ------------------------------------------------------------------------------------------------------

    def _find(self, kind: type[W], window: str, name: str = "") -> W:
        for top in QApplication.topLevelWidgets():
            if top.objectName() == window and top.isVisible():
                found = [top] if not name else [one for one in top.findChildren(QWidget, name) if one.isVisible()]
                for widget in found:
                    if isinstance(widget, kind):
                        return widget
        raise NotSeen(f"no visible {name or 'window'} in {window}")

    def _enabled(self, window: str, name: str) -> QAbstractButton:
        button = self._find(QAbstractButton, window, name)
        if not button.isEnabled():
            raise NotSeen(f"{name} cannot be pressed")
        return button

    def _text(self, window: str, name: str) -> str:
        widget: Any = self._find(QWidget, window, name)
        return str(widget.accessibleName() or widget.text())

    async def _row(self, window: str, view: str, *words: str) -> QModelIndex:
        def look() -> QModelIndex:
            model = self._find(QAbstractItemView, window, view).model()
            for row in _rows(model, QModelIndex()):
                if all(word.casefold() in _said(row).casefold() for word in words):
                    return row
            shown = "; ".join(_said(row) for row in _rows(model, QModelIndex()))
            raise NotSeen(f"no row in {view} says {' and '.join(words)}; it says: {shown[:500]}")

        return await self._until(look)

    async def _until(self, look: Callable[[], W]) -> W:
        deadline = time.monotonic() + WAIT_S
        while True:
            try:
                return look()
            except NotSeen:
                if time.monotonic() > deadline:
                    raise
            await asyncio.sleep(0.05)

    async def _shown(self) -> None:
        """Let queued paints and layouts happen."""
        for _ in range(10):
            await asyncio.sleep(0.03)


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> "list[QModelIndex]":
    found = []
    for number in range(model.rowCount(parent)):
        row = model.index(number, 0, parent)
        found += [row, *_rows(model, row)]
    return found


def _said(row: QModelIndex) -> str:
    """What a screen reader says of a row, all columns together."""
    parts = []
    cell = row.siblingAtColumn(0)
    while cell.isValid():
        text = cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data(Qt.ItemDataRole.DisplayRole)
        parts += [str(text)] if text else []
        cell = cell.siblingAtColumn(cell.column() + 1)
    return " | ".join(dict.fromkeys(parts))


async def play(service: "Backend") -> None:
    """Obey the commands on standard input until it ends."""
    player = Player(service)
    lines = asyncio.StreamReader(limit=2**20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        name, *arguments = json.loads(line)
        try:
            answer = {"ok": await getattr(player, name)(*arguments)}
        except (NotSeen, StopIteration) as error:
            answer = {"error": str(error) or type(error).__name__}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    own_profile = Profile.under(Path(sys.argv[1]))
    keep_log(own_profile, verbose=False)
    raise SystemExit(run_windows(own_profile, play))
