"""Files in a conversation: dropped, pasted, offered, running, done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QRegion,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton

from gharial.model.conversation import Direction, Message
from gharial.model.events import TransferRemoved, TransfersProgressed
from gharial.model.failures import ConsentNeeded, FileFault, LocalFileProblem, PeerGone
from gharial.model.transfer import Kind, Progress, Transfer, TransferState, Way
from gharial.ui.chat import sending
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.row_actions import Action, row_actions
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend, contact, offer, transfer
from tests.ui.chat.conftest import incoming, opened, outgoing, settled, until

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, size in (("a.txt", 4_000_000), ("b.bin", 8_000_000), ("c.ods", 0)):
        path = tmp_path / name
        path.write_bytes(b"x" * size)
        made.append(path)
    return made


@pytest.fixture(autouse=True)
def pasted_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sending, "_pasted_folder", lambda: tmp_path / "pasted")
    yield tmp_path / "pasted"


def mime_of(paths: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(conversation: ConversationView, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(50, 50), COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(conversation, event)
    return event


def drop(conversation: ConversationView, mime: QMimeData) -> None:
    # Qt hands a drop to the widget that took the drag before.
    drag(conversation, mime)
    QApplication.sendEvent(conversation, QDropEvent(QPointF(50, 50), COPY, mime, LEFT, NO_KEYS))


def show(backend: FakeBackend, shown: Transfer) -> Message:
    backend.transfers.listed[shown.id] = shown
    make = outgoing if shown.direction is Direction.OUTGOING else incoming
    message = make(len(backend.transfers.listed), shown.file.name, transfer_id=shown.id)
    backend.chat.kept.setdefault((ALICE, BOB), []).append(message)
    return message


def press(conversation: ConversationView, row: int, action: Action) -> None:
    """Click a painted button."""
    index = conversation.model.index(row)
    layout = conversation.messages.rows.layout_of(index)
    spot = next(spot for spot in layout.spots if spot.action is action)
    point = (spot.rect.center() + conversation.messages.visualRect(index).topLeft()).toPoint()
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=point)


async def test_dragging_says_what_dropping_does_and_dropping_sends(
    window: ChatWindow, backend: FakeBackend, files: list[Path]
) -> None:
    conversation = await opened(window, backend)
    mime = mime_of(files)
    assert drag(conversation, mime).isAccepted()
    assert conversation.overlay.isVisible()
    assert conversation.overlay.words == "Send 3 files (12.0 MB) to Bob"
    drop(conversation, mime)
    assert not conversation.overlay.isVisible()
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, tuple(files))])


async def test_dragging_away_takes_the_sentence_away(
    window: ChatWindow, backend: FakeBackend, files: list[Path]
) -> None:
    conversation = await opened(window, backend)
    drag(conversation, mime_of(files[:1]))
    assert conversation.overlay.words == "Send 1 file (4.0 MB) to Bob"
    QApplication.sendEvent(conversation, QDragLeaveEvent())
    assert not conversation.overlay.isVisible()
    assert backend.called("transfers.send") == []


async def test_files_for_somebody_offline_wait(window: ChatWindow, backend: FakeBackend, files: list[Path]) -> None:
    backend.roster.change(ALICE, BOB, resources=())
    conversation = await opened(window, backend)
    drag(conversation, mime_of(files))
    assert conversation.overlay.words == "Bob is offline: will be sent when Bob is back"


async def test_a_folder_is_sent_and_the_files_beside_it_too(
    window: ChatWindow, backend: FakeBackend, files: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    conversation = await opened(window, backend)
    drag(conversation, mime_of([folder]))
    assert conversation.overlay.words == "Send the folder holiday to Bob"
    drag(conversation, mime_of([folder, files[0]]))
    assert conversation.overlay.words == "Send 2 files and folders to Bob"
    drop(conversation, mime_of([folder, files[0]]))
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, (folder, files[0]))])


async def test_a_folder_is_picked(window: ChatWindow, backend: FakeBackend, tmp_path: Path) -> None:
    conversation = await opened(window, backend)
    folder = conversation.findChild(QAction, "attach-folder")
    assert folder is not None
    folder.trigger()
    picker = conversation.findChild(QFileDialog, "pick-folder")
    assert picker is not None and picker.fileMode() is QFileDialog.FileMode.Directory
    picker.filesSelected.emit([str(tmp_path)])
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, (tmp_path,))])
    picker.close()


async def test_a_file_that_cannot_be_read_is_said(window: ChatWindow, backend: FakeBackend, files: list[Path]) -> None:
    conversation = await opened(window, backend)
    backend.fail_next["transfers.send"] = LocalFileProblem(str(files[0]), FileFault.NO_PERMISSION.value)
    drop(conversation, mime_of(files))
    await until(lambda: not conversation.notice.isHidden())
    assert "a.txt" in conversation.notice.words


async def test_dragged_text_goes_into_the_input(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    mime = QMimeData()
    mime.setText("quoted")
    assert drag(conversation, mime).isAccepted() and not conversation.overlay.isVisible()
    drop(conversation, mime)
    assert conversation.composer.input.toPlainText() == "quoted"


async def test_a_pasted_picture_is_asked_for_written_and_sent(
    window: ChatWindow, backend: FakeBackend, pasted_folder: Path
) -> None:
    conversation = await opened(window, backend)
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    QGuiApplication.clipboard().setImage(picture)
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert conversation.question.isVisible() and "Send this picture to Bob?" in conversation.question.words
    assert not pasted_folder.exists()
    yes = conversation.findChild(QPushButton, "question-yes")
    assert yes is not None
    QTest.keyClick(yes, Qt.Key.Key_Return)
    await until(lambda: backend.called("transfers.send"))
    ((_, _, (path,)),) = backend.called("transfers.send")
    assert path.suffix == ".png" and QImage(str(path)).pixelColor(3, 3) == QColor("#336699")
    assert path.parent.stat().st_mode & 0o077 == 0
    assert not conversation.question.isVisible()


async def test_escape_sends_no_picture(window: ChatWindow, backend: FakeBackend, pasted_folder: Path) -> None:
    conversation = await opened(window, backend)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(picture)
    conversation.composer.input.paste()
    yes = conversation.findChild(QPushButton, "question-yes")
    assert yes is not None
    QTest.keyClick(yes, Qt.Key.Key_Escape)
    await settled()
    assert conversation.question.isHidden() and backend.called("transfers.send") == []
    assert not pasted_folder.exists() and window.focusWidget() is conversation.composer.input


async def test_pasted_files_are_asked_for(window: ChatWindow, backend: FakeBackend, files: list[Path]) -> None:
    conversation = await opened(window, backend)
    QGuiApplication.clipboard().setMimeData(mime_of(files[:2]))
    conversation.composer.input.paste()
    assert conversation.question.words == "Send 2 files (12.0 MB) to Bob?"
    assert conversation.composer.input.toPlainText() == ""
    yes = conversation.findChild(QPushButton, "question-yes")
    assert yes is not None
    QTest.mouseClick(yes, LEFT)
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, tuple(files[:2]))])


async def test_the_button_opens_a_picker_that_sends(
    window: ChatWindow, backend: FakeBackend, files: list[Path]
) -> None:
    conversation = await opened(window, backend)
    button = conversation.findChild(QToolButton, "attach-file")
    assert button is not None
    QTest.mouseClick(button, LEFT)
    picker = conversation.findChild(QFileDialog, "pick-files")
    assert picker is not None
    picker.filesSelected.emit([str(files[0])])
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, (files[0],))])
    picker.close()


async def test_an_offer_is_accepted_into_the_download_folder(window: ChatWindow, backend: FakeBackend) -> None:
    made = offer()
    backend.transfers.open_offers[made.id] = made
    show(
        backend,
        transfer("picture.jpg", state=TransferState.OFFERED, direction=Direction.INCOMING, offer_id=made.id, path=None),
    )
    conversation = await opened(window, backend)
    assert "Waiting for your answer" in conversation.model.index(0).data(SPOKEN)
    press(conversation, 0, Action.ACCEPT)
    await until(lambda: backend.called("transfers.accept") == [(made.id, backend.transfers.folder, None)])
    await until(lambda: not conversation.model.row(0).waiting)


async def test_an_offer_is_declined_by_keys_alone(window: ChatWindow, backend: FakeBackend) -> None:
    made = offer()
    backend.transfers.open_offers[made.id] = made
    show(backend, transfer(state=TransferState.OFFERED, direction=Direction.INCOMING, offer_id=made.id))
    conversation = await opened(window, backend)
    messages = conversation.messages
    messages.setFocus()
    assert messages.currentIndex().row() == 0
    QTest.keyClick(messages, Qt.Key.Key_Right)
    QTest.keyClick(messages, Qt.Key.Key_Right)
    QTest.keyClick(messages, Qt.Key.Key_Return)
    await until(lambda: backend.called("transfers.decline") == [(made.id,)])


class PaintWatch(QObject):
    """Adds up what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted = self.painted.united(event.region())
        return False


async def test_a_running_file_shows_how_far_it_is_without_painting_other_rows(
    window: ChatWindow, backend: FakeBackend
) -> None:
    running = transfer(state=TransferState.STREAMING)
    show(backend, transfer("done.txt", state=TransferState.DONE, verified=True))
    show(backend, running)
    conversation = await opened(window, backend)
    watch = PaintWatch()
    conversation.messages.viewport().installEventFilter(watch)
    sample = Progress(running.id, 24_100_000, 48_200_000, 31e6, 1.0)
    backend.transfers.samples[running.id] = sample
    backend.publish(TransfersProgressed((sample,)))
    await until(lambda: not watch.painted.isEmpty())
    rows = [conversation.messages.visualRect(conversation.model.index(at)) for at in range(2)]
    assert watch.painted.intersects(rows[1]) and not watch.painted.intersects(rows[0])
    said = conversation.model.index(1).data(SPOKEN)
    assert "24.1 MB of 48.2 MB" in said and "31.0 MB/s" in said and "1 s left" in said


async def test_a_running_file_is_cancelled_by_a_click(window: ChatWindow, backend: FakeBackend) -> None:
    running = transfer(state=TransferState.STREAMING)
    show(backend, running)
    conversation = await opened(window, backend)
    press(conversation, 0, Action.CANCEL)
    await until(lambda: backend.called("transfers.cancel") == [(running.id,)])


async def test_a_failed_file_says_why_and_is_tried_again(window: ChatWindow, backend: FakeBackend) -> None:
    running = transfer(state=TransferState.STREAMING)
    show(backend, running)
    conversation = await opened(window, backend)
    backend.transfers.put(replace(running, state=TransferState.FAILED, failure=PeerGone(str(BOB))))
    await until(lambda: "Not sent" in conversation.model.index(0).data(SPOKEN))
    await settled()
    press(conversation, 0, Action.RETRY)
    await until(lambda: backend.called("transfers.retry") == [(running.id,)])


async def test_a_done_file_is_verified_in_words(window: ChatWindow, backend: FakeBackend) -> None:
    show(backend, transfer(state=TransferState.DONE, verified=True))
    conversation = await opened(window, backend)
    assert "done, verified" in conversation.model.index(0).data(SPOKEN).casefold()


async def test_a_runnable_file_is_opened_after_a_question_only(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: asked.append(url.toString()))
    path = tmp_path / "setup.exe"
    path.write_bytes(b"MZ")
    show(backend, transfer("setup.exe", state=TransferState.DONE, direction=Direction.INCOMING, path=path))
    conversation = await opened(window, backend)
    press(conversation, 0, Action.OPEN)
    boxes = [one for one in QApplication.topLevelWidgets() if one.objectName() == "open-runnable"]
    assert len(boxes) == 1 and asked == []
    boxes[0].close()


async def test_a_file_that_left_the_list_still_has_its_row(window: ChatWindow, backend: FakeBackend) -> None:
    shown = show(backend, transfer(state=TransferState.DONE))
    backend.transfers.listed.clear()
    conversation = await opened(window, backend)
    assert "no longer in the list" in conversation.model.index(0).data(SPOKEN)
    assert shown.body in conversation.model.index(0).data(SPOKEN)
    card = conversation.messages.rows.layout_of(conversation.model.index(0)).card
    assert card is not None and card.words is not None
    assert shown.body not in card.words.text(), "the name stands above already"


async def test_a_hostile_file_name_shows_its_true_ending(window: ChatWindow, backend: FakeBackend) -> None:
    show(backend, transfer("photo\u202egpj.exe\n<b>", state=TransferState.DONE))
    conversation = await opened(window, backend)
    card = conversation.messages.rows.layout_of(conversation.model.index(0)).card
    assert card is not None and "\u202e" not in card.name_text and "\n" not in card.full_name


async def test_a_running_file_is_paused_and_goes_on(window: ChatWindow, backend: FakeBackend) -> None:
    running = transfer(state=TransferState.STREAMING, bytes_done=10_000_000)
    show(backend, running)
    conversation = await opened(window, backend)
    press(conversation, 0, Action.PAUSE)
    await until(lambda: "Paused by you" in conversation.model.index(0).data(SPOKEN))
    await settled()
    press(conversation, 0, Action.RESUME)
    await until(lambda: backend.called("transfers.resume") == [(running.id,)])
    backend.transfers.put(replace(running, paused_by_peer=True))
    await until(lambda: "Paused by Bob" in conversation.model.index(0).data(SPOKEN))


async def test_a_quiet_offer_is_downloaded_from_its_card(window: ChatWindow, backend: FakeBackend) -> None:
    made = offer("picture.jpg", 12_000_000, quiet=True, host="files.example")
    backend.transfers.open_offers[made.id] = made
    show(
        backend,
        transfer("picture.jpg", state=TransferState.OFFERED, direction=Direction.INCOMING, offer_id=made.id, path=None),
    )
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert [spot.text for spot in layout.spots] == ["Download (12.0 MB from files.example)", "Decline"]
    assert "A link to files.example" in conversation.model.index(0).data(SPOKEN)
    press(conversation, 0, Action.ACCEPT)
    await until(lambda: backend.called("transfers.accept") == [(made.id, backend.transfers.folder, None)])


async def test_the_buttons_of_a_link_to_a_very_long_host_stay_inside_the_card(
    window: ChatWindow, backend: FakeBackend
) -> None:
    made = offer("picture.jpg", quiet=True, host="a-very-long-name-of-a-server." * 4 + "example")
    backend.transfers.open_offers[made.id] = made
    show(backend, transfer(state=TransferState.OFFERED, direction=Direction.INCOMING, offer_id=made.id, path=None))
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert layout.spots[0].text == "Download"
    assert layout.card is not None and layout.spots[0].rect.left() > layout.card.rect.left()


async def test_for_somebody_offline_an_upload_is_offered(window: ChatWindow, backend: FakeBackend) -> None:
    backend.roster.change(ALICE, BOB, resources=())
    waiting = transfer()
    show(backend, waiting)
    backend.transfers.known_ways[waiting.id] = (Way("upload", Kind.HTTP, leaves_copy_on_server=True),)
    conversation = await opened(window, backend)
    assert "Sends when Bob is back" in conversation.model.index(0).data(SPOKEN)
    press(conversation, 0, Action.UPLOAD)
    await until(lambda: backend.called("transfers.allow_upload") == [(waiting.id, False)])
    backend.roster.change(ALICE, BOB, resources=contact(0).resources)
    await until(lambda: "Waiting its turn" in conversation.model.index(0).data(SPOKEN))
    assert Action.UPLOAD not in row_actions(conversation.model.row(0))


async def test_leave_for_an_upload_is_given_on_the_card(window: ChatWindow, backend: FakeBackend) -> None:
    asking = transfer(failure=ConsentNeeded("files.example", 48_200_000))
    show(backend, asking)
    conversation = await opened(window, backend)
    assert "Only an upload to files.example is left" in conversation.model.index(0).data(SPOKEN)
    press(conversation, 0, Action.UPLOAD)
    await until(lambda: backend.called("transfers.allow_upload") == [(asking.id, False)])


async def test_the_next_try_counts_down_on_the_card(window: ChatWindow, backend: FakeBackend) -> None:
    later = datetime.now(UTC) + timedelta(seconds=30)
    show(backend, transfer(failure=PeerGone(str(BOB)), waits_until=later))
    conversation = await opened(window, backend)

    def words() -> str:
        card = conversation.messages.rows.layout_of(conversation.model.index(0)).card
        assert card is not None and card.words is not None
        return card.words.text()

    first = words()
    assert first.startswith("Next try in ")
    await until(lambda: words() != first)


async def test_a_file_that_was_cleared_off_the_list_can_still_be_opened(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: asked.append(url.toLocalFile()))
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"x")
    done = transfer("picture.jpg", state=TransferState.DONE, direction=Direction.INCOMING, path=path)
    show(backend, done)
    conversation = await opened(window, backend)
    backend.transfers.listed.clear()
    backend.publish(TransferRemoved(done.id))
    await settled()
    press(conversation, 0, Action.OPEN)
    await until(lambda: asked == [str(path)])
