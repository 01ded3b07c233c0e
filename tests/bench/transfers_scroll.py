"""How long the list of transfers takes with a long history; prints one JSON object, in milliseconds.

Run: python -m tests.bench.transfers_scroll [--transfers 10000]

`scroll_worst` is the worst frame of a window that is scrolled from its top to its end while two files are on their way;
over 33 ms a frame is seen to be dropped. Frames are painted at once, not when there is time. Figures that end in `cpu`
are processor time of the windows' thread, which other programs do not change.
"""

import argparse
import asyncio
import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from gharial.model.conversation import Direction
from gharial.model.events import TransfersProgressed
from gharial.model.failures import Declined, PeerGone
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Progress, Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.window import TransfersWindow
from tests.support.fake_backend import ALICE, FakeBackend

DROPPED_MS = 33
_ENDS = (TransferState.DONE, TransferState.DONE, TransferState.DECLINED, TransferState.FAILED, TransferState.DONE)
_NAMES = ("Holiday in Rügen {}.jpg", "minutes of the meeting {}.odt", "Mixdown {} (final).flac", "年度报告 {}.pdf")


def history(count: int) -> list[Transfer]:
    """Made-up transfers with sixty people, over a year; two are on their way."""
    begin = datetime.now(UTC) - timedelta(days=365)
    made = []
    for number in range(count):
        running = number >= count - 2
        state = TransferState.STREAMING if running else _ENDS[number % len(_ENDS)]
        ended = {
            TransferState.FAILED: PeerGone("away@river.example"),
            TransferState.DECLINED: Declined("busy@river.example"),
        }
        size = 1_000_000 + number * 7919
        moment = begin + timedelta(minutes=number * 50)
        made.append(
            Transfer(
                f"t{number}",
                ALICE,
                Jid(f"person{number % 60}@river.example/desk"),
                Direction.INCOMING if number % 2 else Direction.OUTGOING,
                FileInfo(_NAMES[number % len(_NAMES)].format(number), size),
                state,
                moment,
                Path(f"/nowhere/{number}"),
                bytes_done=size if state is TransferState.DONE else size // 3,
                failure=ended.get(state),
            )
        )
    return made


async def measured(backend: FakeBackend, bridge: Bridge, transfers: list[Transfer]) -> dict[str, float]:
    """Open the window, scroll it from end to end, filter it. Times in milliseconds."""
    for one in transfers:
        backend.transfers.listed[one.id] = one

    def timed(action: Callable[[], object]) -> float:
        started = time.perf_counter()
        action()
        return (time.perf_counter() - started) * 1000

    made: list[TransfersWindow] = []

    def opened() -> None:
        made.append(TransfersWindow(bridge))
        made[0].show()
        made[0].grab()

    figures = {"open": timed(opened)}
    window = made[0]
    view = window.findChild(QTreeView, "transfer-list")
    await asyncio.sleep(0.2)
    bar = view.verticalScrollBar()
    running = transfers[-2:]
    frames, busy, done = [], [], 0
    steps = 400
    for step in range(steps):
        if step % 10 == 0:
            done += 4096
            now = (Progress(one.id, one.bytes_done + done, one.file.size, 1e6, 60.0) for one in running)
            backend.publish(TransfersProgressed(tuple(now)))

        def frame(at: int = step) -> None:
            QApplication.processEvents()
            bar.setValue(bar.maximum() * at // (steps - 1))
            view.viewport().repaint()

        before = time.thread_time()
        frames.append(timed(frame))
        busy.append((time.thread_time() - before) * 1000)
        await asyncio.sleep(0)
    figures["scroll_median"], figures["scroll_worst"] = statistics.median(frames), max(frames)
    figures["scroll_median_cpu"], figures["scroll_worst_cpu"] = statistics.median(busy), max(busy)
    field = window.findChild(QLineEdit)

    def typed(text: str) -> None:
        field.setText(text)
        QApplication.processEvents()
        view.viewport().repaint()

    filtering = [timed(lambda text=text: typed(text)) for text in ("m", "mi", "mix", "mixdown 9", "")]
    figures["filter_worst"] = max(filtering)
    changed = transfers[len(transfers) // 2]

    def told() -> None:
        backend.transfers.put(changed)
        QApplication.processEvents()
        view.viewport().repaint()

    figures["one_changed"] = statistics.median(timed(told) for _ in range(9))
    window.close()
    return figures


def main() -> int:
    """Measure and print; 1 where frames were dropped."""
    from qasync import QEventLoop

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transfers", type=int, default=10_000)
    count = parser.parse_args().transfers
    application = QApplication([])
    backend = FakeBackend()
    with QEventLoop(application) as loop:
        figures = loop.run_until_complete(measured(backend, Bridge(backend), history(count)))
    rounded = {name: round(value, 2) for name, value in figures.items()}
    load = round(os.getloadavg()[0], 2)
    print(json.dumps({"bench": "transfers_scroll", "transfers": count, **rounded, "load": load}))
    return 0 if figures["scroll_worst_cpu"] < DROPPED_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
