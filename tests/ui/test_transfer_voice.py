"""Files are heard while their window is not shown."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import TransfersProgressed
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.transfer import Group, Progress, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.transfer_voice import TransferVoice
from tests.support.fake_backend import FakeBackend, transfer
from tests.support.waiting import until

STATE = TransferState


class Stage:
    """A window of ours, and transfers."""

    def __init__(self, qtbot: QtBot, name: str = "roster") -> None:
        self.backend = FakeBackend()
        self.window = QWidget()
        self.window.setObjectName(name)
        qtbot.addWidget(self.window)
        self.window.show()
        bridge = Bridge(self.backend)
        self.voice = TransferVoice(bridge, self.window)
        self.seen: list[TransfersProgressed] = []
        bridge.hear(TransfersProgressed, self.seen.append, self.window)

    def progress(self, name: str, done: int, size: int = 1000) -> None:
        self.backend.publish(TransfersProgressed((Progress(f"t-{name}", done, size),)))


async def test_quarters_and_the_end_of_a_file_are_told_once(qtbot: QtBot, heard: list[str]) -> None:
    stage = Stage(qtbot)
    stage.backend.transfers.put(transfer("a.ods", 1000, state=STATE.STREAMING))
    for done in (10, 260, 270, 510, 999):
        stage.progress("a.ods", done)
    stage.backend.transfers.put(transfer("a.ods", 1000, state=STATE.DONE, verified=True))
    stage.backend.transfers.put(transfer("a.ods", 1000, state=STATE.DONE, verified=True))
    await until(lambda: heard[-1:] == ["a.ods: Done, verified"])
    assert heard == ["a.ods: 25 %", "a.ods: 50 %", "a.ods: 75 %", "a.ods: Done, verified"]


async def test_files_sent_together_are_told_as_one_but_for_what_fails(qtbot: QtBot, heard: list[str]) -> None:
    stage, group = Stage(qtbot), Group("g", 3, 3000)
    for name in ("a", "b", "c"):
        stage.backend.transfers.put(transfer(name, 1000, state=STATE.STREAMING, group=group))
    stage.progress("a", 1)
    stage.progress("a", 1000)
    stage.backend.transfers.put(transfer("a", 1000, state=STATE.DONE, group=group))
    fault = LocalFileProblem("/tmp/b", FileFault.VANISHED.value)
    stage.backend.transfers.put(transfer("b", 1000, state=STATE.FAILED, group=group, failure=fault))
    stage.progress("c", 600)
    stage.backend.transfers.put(transfer("c", 1000, state=STATE.DONE, verified=True, group=group))
    await until(lambda: len(heard) == 4)
    assert heard[0] == "a and 2 more: 25 %"
    assert heard[1].startswith("b: ")
    assert heard[2:] == ["c and 2 more: 50 %", "c and 2 more: Done, verified"]


async def test_nothing_is_told_twice_where_the_window_of_transfers_is_shown(qtbot: QtBot, heard: list[str]) -> None:
    stage = Stage(qtbot, "transfers")
    stage.backend.transfers.put(transfer("a.ods", 1000, state=STATE.STREAMING))
    for done in (10, 600):
        stage.progress("a.ods", done)
    await until(lambda: len(stage.seen) == 2)
    stage.window.hide()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    stage.progress("a.ods", 800)
    await until(lambda: len(stage.seen) == 3)
    assert heard == ["a.ods: 75 %"]
