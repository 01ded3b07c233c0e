"""The transfers window, used as hands use it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.events import TransferRemoved, TransfersProgressed
from gharial.model.failures import Interrupted, PeerGone, Unsupported
from gharial.model.transfer import Attempt, Digest, Kind, Progress, Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.transfers.delegate import TransferDelegate
from gharial.ui.transfers.window import TransfersWindow
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from tests.support.fake_backend import NOW, FakeBackend, transfer
from tests.support.waiting import until
from tests.ui.transfers.desk import Desk

State = TransferState
HASH = Digest("sha-256", "9f" * 32)


class Opened(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    handler = Opened()
    QDesktopServices.setUrlHandler("file", handler, "open")
    yield handler
    QDesktopServices.unsetUrlHandler("file")


def running(name: str = "clip.mp4", **changes: object) -> Transfer:
    attempt = Attempt("si", Kind.SOCKS5_DIRECT, NOW, route="192.168.1.7:5281")
    return replace(transfer(name, 1_000_000, state=State.STREAMING, attempts=(attempt,)), **changes)


async def test_what_is_unfinished_stands_first_as_it_goes_and_below_it_what_ended_the_latest_first(
    qtbot: QtBot,
) -> None:
    desk = Desk(
        qtbot,
        transfer("old.txt", state=State.DONE),
        transfer("first.txt"),
        transfer("later.txt", state=State.FAILED),
        transfer("second.txt"),
    )
    assert desk.rows() == ["first.txt", "second.txt", "later.txt", "old.txt"]
    desk.backend.transfers.put(transfer("first.txt", state=State.DONE))
    await until(lambda: desk.rows() == ["second.txt", "first.txt", "later.txt", "old.txt"])


async def test_a_row_says_everything_aloud(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running())
    desk.backend.publish(TransfersProgressed((Progress("t-clip.mp4", 620_000, 1_000_000, 31_000.0, 12.0),)))
    await until(lambda: "62 %" in desk.said(0))
    said = desk.said(0)
    for part in ("clip.mp4", "to Bob", "1.0 MB", "31.0 kB/s", "12 s left", "Directly over the local network"):
        assert part in said
    assert desk.label("transfers-speeds").text().startswith("31.0 kB/s up")


async def test_done_and_verified_is_said(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running())
    desk.backend.transfers.put(running(state=State.DONE, verified=True, digest=HASH))
    await until(lambda: "Done, verified" in desk.said(0))
    assert len(desk.rows()) == 1


async def test_filters_show_their_part_and_count_it(qtbot: QtBot) -> None:
    desk = Desk(
        qtbot,
        transfer("a"),
        transfer("b", state=State.OFFERED),
        running("c"),
        transfer("d", state=State.FAILED),
        transfer("e", state=State.DONE),
    )
    texts = [desk.button(f"filter-{part}").text() for part in ("all", "active", "waiting", "finished")]
    assert texts == ["All 5", "Active 1", "Waiting 2", "Finished 2"]
    await desk.press("filter-waiting")
    assert desk.rows() == ["a", "b"]
    await desk.press("filter-finished")
    assert desk.rows() == ["e", "d"]
    await desk.press("filter-active")
    assert desk.rows() == ["c"]
    desk.backend.transfers.put(running("c", state=State.DONE))
    await until(lambda: desk.rows() == [])
    assert desk.button("filter-finished").text() == "Finished 3"
    await until(lambda: desk.label("transfers-empty").isVisible())
    await desk.press("filter-all")
    assert len(desk.rows()) == 5


async def test_an_empty_list_says_how_to_fill_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert "Drop a file" in desk.label("transfers-empty").text()
    assert not desk.button("clear-finished").isEnabled()
    desk.backend.transfers.put(transfer("a"))
    # The model has the row a moment before the window shows the list.
    await until(lambda: desk.rows() == ["a"] and desk.view.isVisible())


async def test_cancel_by_button_and_by_key(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running("a"), running("b"))
    await desk.pick(0)
    await desk.press("cancel-transfer")
    await until(lambda: desk.backend.called("transfers.cancel") == [("t-a",)])
    await desk.pick(1)
    await desk.key(Qt.Key.Key_Delete)
    await until(lambda: desk.backend.called("transfers.cancel") == [("t-a",), ("t-b",)])
    assert desk.backend.called("transfers.remove") == []


async def test_delete_takes_a_finished_one_off_the_list(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a", state=State.DONE))
    await desk.pick(0)
    assert not desk.button("cancel-transfer").isVisible()
    await desk.key(Qt.Key.Key_Delete)
    await until(lambda: desk.backend.called("transfers.remove") == [("t-a",)])
    desk.backend.publish(TransferRemoved("t-a"))
    await until(lambda: desk.rows() == [])
    assert not desk.button("remove-transfer").isVisible()


async def test_retry_what_went_in_vain_in_the_order_it_was_sent(qtbot: QtBot) -> None:
    incoming = transfer("in", state=State.FAILED, direction=Direction.INCOMING)
    desk = Desk(qtbot, transfer("a", state=State.FAILED), incoming, transfer("b", state=State.CANCELLED), transfer("c"))
    await desk.pick(0)
    assert not desk.button("retry-transfer").isVisible()
    desk.view.selectAll()
    await until(lambda: desk.button("retry-transfer").isVisible())
    await desk.press("retry-transfer")
    await until(lambda: desk.backend.called("transfers.retry") == [("t-a",), ("t-in",), ("t-b",)])


async def test_a_failed_command_is_said_above_the_list(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a", state=State.FAILED))
    desk.backend.fail_next["transfers.retry"] = Unsupported("bob@river.example/desk", "si")
    await desk.pick(0)
    await desk.press("retry-transfer")
    await until(lambda: desk.label("transfers-notice-text").isVisible())
    assert "bob@river.example's program" in desk.label("transfers-notice-text").text()


async def test_clear_finished(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a", state=State.DONE), transfer("b"))
    await desk.press("clear-finished")
    await until(lambda: desk.backend.called("transfers.clear_finished") == [()])
    desk.backend.publish(TransferRemoved("t-a"))
    await until(lambda: desk.rows() == ["b"])


async def test_open_show_and_drag_a_finished_file(qtbot: QtBot, tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"x")
    desk = Desk(qtbot, transfer("picture.jpg", state=State.DONE, direction=Direction.INCOMING, path=path), running("r"))
    await desk.pick(1)
    await desk.press("open-file")
    await until(lambda: opened.paths == [str(path)])
    await desk.key(Qt.Key.Key_Return)
    await until(lambda: opened.paths == [str(path)] * 2)
    await desk.press("show-in-folder")
    await until(lambda: opened.paths[2:] == [str(tmp_path)])
    model = desk.view.model()
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.mimeData([model.index(0, 0)]).urls() == []
    assert [url.toLocalFile() for url in model.mimeData([model.index(1, 0)]).urls()] == [str(path)]


async def test_a_runnable_file_is_not_opened_without_a_question(qtbot: QtBot, tmp_path: Path, opened: Opened) -> None:
    # security 18, 19
    path = tmp_path / "setup.exe"
    path.write_bytes(b"MZ")
    desk = Desk(qtbot, transfer("setup.exe", state=State.DONE, direction=Direction.INCOMING, path=path))
    await desk.pick(0)
    await desk.press("open-file")
    box = desk.window.findChild(QMessageBox, "open-runnable")
    assert box is not None
    assert opened.paths == []


async def test_an_unfinished_incoming_file_cannot_be_opened(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running("a", direction=Direction.INCOMING))
    await desk.pick(0)
    assert not desk.button("open-file").isEnabled()
    assert not desk.button("show-in-folder").isEnabled()


async def test_details_tell_attempts_and_hashes(qtbot: QtBot) -> None:
    direct = Attempt("si", Kind.SOCKS5_DIRECT, NOW, NOW + timedelta(seconds=9), PeerGone("bob@river.example"), "h:1")
    inband = Attempt("si", Kind.INBAND, NOW + timedelta(seconds=9), NOW + timedelta(seconds=12))
    done = transfer("a", state=State.DONE, attempts=(direct, inband), digest=HASH, verified=True, seconds=3.0)
    desk = Desk(qtbot, done)
    await desk.pick(0)
    first, second = desk.label("details-attempts").text().splitlines()
    assert "after 9 s" in first and "Bob is offline" in first
    assert "Through the chat servers (slow)" in second and "worked" in second
    assert desk.label("details-hashes").text().count(HASH.hex) == 2


async def test_a_hash_that_nobody_compared_is_said_to_be_that(qtbot: QtBot) -> None:
    # security 30
    desk = Desk(qtbot, transfer("a", state=State.DONE, digest=HASH))
    await desk.pick(0)
    text = desk.label("details-hashes").text()
    assert text.count(HASH.hex) == 1
    assert "nobody checked" in text


async def test_copy_details(qtbot: QtBot) -> None:
    failed = running("a\u202etxt.exe", state=State.FAILED, failure=Interrupted(400_000, "ECONNRESET"))
    desk = Desk(qtbot, failed)
    await desk.pick(0)
    assert "Try again when the connection is back." in desk.label("details-advice").text()
    QTest.mouseClick(desk.window.findChild(QPushButton, "copy-details"), Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Interrupted" in text and "ECONNRESET" in text and "192.168.1.7:5281" in text
    assert "\u202e" not in text


async def test_details_follow_the_transfer(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running("a"))
    await desk.pick(0)
    desk.backend.transfers.put(running("a", state=State.FAILED, failure=PeerGone("bob@river.example/desk")))
    await until(lambda: "offline" in desk.label("details-state").text())
    assert desk.button("retry-transfer").isEnabled()


async def test_a_file_that_will_not_come_is_not_promised_a_place(qtbot: QtBot) -> None:
    coming = running("a", direction=Direction.INCOMING, path=Path("/home/alice/Downloads/a"))
    desk = Desk(qtbot, coming)
    await desk.pick(0)
    assert "/home/alice/Downloads/a" in desk.label("details-facts").text()
    desk.backend.transfers.put(replace(coming, state=State.CANCELLED))
    await until(lambda: "/home/alice/Downloads/a" not in desk.label("details-facts").text())


async def test_a_hostile_name_is_shown_with_its_true_ending(qtbot: QtBot) -> None:
    # security 9, 10
    desk = Desk(qtbot, transfer("photo\u202egpj.exe"), transfer("x" * 4000 + ".jpg" + " " * 200 + ".scr"))
    assert desk.rows()[0] == "photo\ufffdgpj.exe"
    assert desk.rows()[1].endswith("␣.scr")
    desk.window.grab()


async def test_select_shows_a_transfer_that_the_filter_hid(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a", state=State.DONE), transfer("b"))
    await desk.press("filter-waiting")
    desk.window.select("t-a")
    await until(lambda: desk.button("open-file").isVisible())
    assert len(desk.rows()) == 2


async def test_ten_thousand_rows(qtbot: QtBot) -> None:
    # fault 26
    many = [
        transfer(f"file-{number}.bin", state=State.DONE if number % 2 else State.QUEUED) for number in range(10_000)
    ]
    backend = FakeBackend()
    backend.transfers.listed = {one.id: one for one in many}
    window = TransfersWindow(Bridge(backend))
    qtbot.addWidget(window)
    window.show()
    view = window.findChild(QTreeView, "transfer-list")
    assert view is not None
    window.grab()
    for row in range(0, 10_000, 500):
        view.scrollTo(view.model().index(row, 0))
        view.viewport().grab()
    QTest.mouseClick(window.findChild(QToolButton, "filter-finished"), Qt.MouseButton.LeftButton)
    assert view.model().rowCount() == 5000
    for one in many[1::2]:
        backend.publish(TransferRemoved(one.id))
    await until(lambda: view.model().rowCount() == 0)


async def test_many_changes_keep_the_selection(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running("a"))
    await desk.pick(0)
    for number in range(60):
        desk.backend.transfers.put(transfer(f"n{number}"))
    await until(lambda: len(desk.rows()) == 61)
    desk.backend.transfers.put(running("a", state=State.DONE))
    await until(lambda: "Done" in desk.label("details-state").text())
    selection = desk.view.selectionModel()
    assert [index.row() for index in selection.selectedIndexes()] == [60]
    selection.select(selection.currentIndex(), QItemSelectionModel.SelectionFlag.Deselect)
    await until(lambda: not desk.button("open-file").isVisible())


async def test_every_control_has_a_name(qtbot: QtBot) -> None:
    desk = Desk(qtbot, running("a"))
    await desk.pick(0)
    for button in desk.window.findChildren(QToolButton):
        inside_a_field = isinstance(button.parent(), QLineEdit)
        assert inside_a_field or button.text() or button.accessibleName()
    assert desk.view.accessibleName()


async def test_no_row_moves_away_under_a_hand_that_begins_to_drag(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, *(transfer(name) for name in "abcdefgh"))
    held = Qt.MouseButton.LeftButton
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: held)
    rect = desk.view.visualRect(desk.index(7))
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    for _ in range(10):
        QTest.qWait(10)
        assert desk.view.visualRect(desk.index(7)) == rect
    details = desk.window.findChild(QWidget, "transfer-details")
    assert details is not None and not details.isVisible()
    held = Qt.MouseButton.NoButton
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    await until(details.isVisible)


@pytest.mark.parametrize(("size", "speed"), [(8_300_000, 648.0), (999_900_000_000, 999_900_000.0), (10, 1.0)])
async def test_figures_never_touch(qtbot: QtBot, size: int, speed: float) -> None:
    desk = Desk(qtbot, transfer("a"))
    delegate = desk.view.itemDelegate()
    assert isinstance(delegate, TransferDelegate)
    metrics = QFontMetrics(current_theme().font(tokens.TYPE_SECONDARY))
    done, left = f"{size_text(size // 2)} of {size_text(size)}", duration_text(size / 2 / speed)
    for width in (300, 240, 180, 120, 60):
        begin, end = delegate._fitting(done, size_text(size // 2), speed_text(speed), left, QRect(0, 0, width, 16))
        assert begin + end == "" or metrics.horizontalAdvance(begin) + metrics.horizontalAdvance(end) < width
