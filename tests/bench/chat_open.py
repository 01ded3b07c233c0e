"""How long opening a conversation of many messages keeps the windows waiting; prints one JSON object."""

import asyncio
import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta

from gharial.model.conversation import Direction, Message, MessageState
from gharial.ui.bridge import Bridge
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend

WORDS = "It is at the northern bank, from the old ferry to the weir, and took three days with two boats."


def long_history(count: int) -> list[Message]:
    """Messages a minute apart that end now."""
    begin = datetime.now(UTC) - timedelta(minutes=count)
    return [
        Message(
            key,
            ALICE,
            BOB,
            Direction.INCOMING if key % 3 else Direction.OUTGOING,
            f"{key}: {WORDS[: 10 + key % 80]}",
            begin + timedelta(minutes=key),
            MessageState.RECEIVED if key % 3 else MessageState.READ,
        )
        for key in range(1, count + 1)
    ]


async def measured(bridge: Bridge, backend: FakeBackend, messages: int) -> dict[str, float]:
    """Open the conversation in a window that is already there, until its rows are painted. Times in milliseconds.

    `ui_ms` is the processor's time of the windows' thread, `wall_ms` what a clock on the wall says.
    """
    backend.chat.kept[(ALICE, BOB)] = long_history(messages)
    window = ChatWindow(bridge)
    window.open_conversation(ALICE, next(one.jid for one in backend.roster.contacts() if one.jid != BOB))
    window.grab()
    await asyncio.sleep(0.05)
    begin, busy = time.perf_counter(), time.thread_time()
    conversation = window.open_conversation(ALICE, BOB)
    while not conversation.model.messages:  # noqa: ASYNC110 - the loop itself is what is measured
        await asyncio.sleep(0)
    window.grab()
    end, used = time.perf_counter(), time.thread_time()
    figures = {
        "messages": float(messages),
        "rows": float(conversation.model.rowCount()),
        "ui_ms": round((used - busy) * 1000, 1),
        "wall_ms": round((end - begin) * 1000, 1),
    }
    window.hide()
    window.deleteLater()
    return figures


def main() -> int:
    """Measure once with as many messages as the first argument says."""
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    backend = FakeBackend()
    with QEventLoop(application) as loop:
        figures = loop.run_until_complete(
            measured(Bridge(backend), backend, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        )
    print(json.dumps(figures))
    return 0 if figures["ui_ms"] < 100 else 1


if __name__ == "__main__":
    raise SystemExit(main())
