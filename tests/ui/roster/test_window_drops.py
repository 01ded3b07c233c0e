"""Dragging in the roster window, and dropping files on people, as hands do it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gharial.model.jid import Jid
from gharial.model.room import Room
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def entered(spot: QPoint, mime: QMimeData, keys: Qt.KeyboardModifier = NONE) -> QDragMoveEvent:
    return QDragMoveEvent(spot, Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime, LEFT, keys)


def hold_over(stage: Stage, row: str, mime: QMimeData, keys: Qt.KeyboardModifier = NONE) -> QDragMoveEvent:
    """Drag over a row, as Qt tells the list."""
    target = stage.view.viewport()
    spot = stage.view.visualRect(stage.index(row)).center()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    QApplication.sendEvent(target, QDragEnterEvent(spot, actions, mime, LEFT, keys))
    moved = entered(spot, mime, keys)
    QApplication.sendEvent(target, moved)
    return moved


def let_go(stage: Stage, row: str, mime: QMimeData, keys: Qt.KeyboardModifier = NONE) -> QDropEvent:
    spot = stage.view.visualRect(stage.index(row)).center()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(spot), actions, mime, LEFT, keys)
    QApplication.sendEvent(stage.view.viewport(), event)
    return event


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


async def test_a_contact_is_dragged_to_another_group(stage: Stage, backend: FakeBackend) -> None:
    mime = stage.model.mimeData([stage.index("Bob")])
    held = hold_over(stage, "Work", mime)
    assert held.isAccepted()
    assert held.dropAction() is Qt.DropAction.MoveAction
    let_go(stage, "Work", mime)
    await until(lambda: backend.called("roster.regroup") == [(ALICE, BOB, ("Work",))])


async def test_with_control_they_are_in_both(stage: Stage, backend: FakeBackend) -> None:
    mime = stage.model.mimeData([stage.index("Bob")])
    held = hold_over(stage, "Carol", mime, Qt.KeyboardModifier.ControlModifier)
    assert held.dropAction() is Qt.DropAction.CopyAction
    let_go(stage, "Carol", mime, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: backend.called("roster.regroup") == [(ALICE, BOB, ("Friends", "Work"))])


async def test_a_forged_contact_changes_nothing(stage: Stage, backend: FakeBackend) -> None:
    for forged in (b"", b"[]", b"[1, 2, 3]", b'["a", "b"]', b"\xff", b'["x@y", "z@y", "Work"]', b"{}"):
        mime = QMimeData()
        mime.setData("application/x-gharial-contact", forged)
        assert not hold_over(stage, "Work", mime).isAccepted()
        let_go(stage, "Work", mime)
    assert backend.called("roster.regroup") == []


async def test_a_file_dropped_on_a_person_is_sent(stage: Stage, backend: FakeBackend, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text("x")
    held = hold_over(stage, "Bob", files(*paths))
    assert held.isAccepted()
    row = stage.model.row(stage.index("Bob"))
    assert row is not None
    assert stage.view.painter_of_rows.drop_note(row) == ("Send to Bob, directly", True)
    let_go(stage, "Bob", files(*paths))
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, tuple(paths))])
    assert stage.view.painter_of_rows.drop_note(row) is None


async def test_a_file_over_somebody_offline_says_when_it_goes(stage: Stage, tmp_path: Path) -> None:
    hold_over(stage, "Dave", files(tmp_path / "a.txt"))
    row = stage.model.row(stage.index("Dave"))
    assert row is not None
    assert stage.view.painter_of_rows.drop_note(row) == ("Dave is offline: will be sent when Dave is back", True)


async def test_nothing_is_sent_to_a_blocked_person_to_a_group_or_from_the_web(
    stage: Stage, backend: FakeBackend, tmp_path: Path
) -> None:
    backend.roster.change(ALICE, BOB, blocked=True)
    await until(lambda: any(row.startswith("Bob, Blocked") for row in stage.rows()))
    web = QMimeData()
    web.setUrls([QUrl("https://river.example/a.png")])
    for row, mime in (("Bob", files(tmp_path / "a")), ("Work", files(tmp_path / "a")), ("Carol", web)):
        assert not hold_over(stage, row, mime).isAccepted()
        let_go(stage, row, mime)
    assert backend.called("transfers.send") == []


async def chosen(stage: Stage, *rows: str) -> None:
    """Click on the first, and with Ctrl on the others."""
    for number, row in enumerate(rows):
        keys = Qt.KeyboardModifier.ControlModifier if number else NONE
        QTest.mouseClick(stage.view.viewport(), LEFT, keys, stage.view.visualRect(stage.index(row)).center())
    assert len(stage.view.chosen_entries()) == len(rows)


async def test_files_dropped_on_several_people_go_to_all_of_them(stage: Stage, tmp_path: Path) -> None:
    one, folder = tmp_path / "a.txt", tmp_path / "holiday"
    one.write_text("x")
    folder.mkdir()
    await chosen(stage, "Bob", "Carol")
    mime = files(one, folder)
    hold_over(stage, "Carol", mime)
    let_go(stage, "Carol", mime)
    people = ((ALICE, BOB), (ALICE, Jid("carol@river.example")))
    await until(lambda: stage.backend.called("transfers.send_to_many") == [(people, (one, folder))])


async def test_files_dropped_beside_the_selection_go_to_that_one_alone(stage: Stage, tmp_path: Path) -> None:
    await chosen(stage, "Bob", "Carol")
    mime = files(tmp_path)
    hold_over(stage, "Dave", mime)
    let_go(stage, "Dave", mime)
    await until(lambda: [call[1].local for call in stage.backend.called("transfers.send")] == ["dave"])
    assert stage.backend.called("transfers.send_to_many") == []


async def test_a_group_chat_that_we_are_not_in_gets_nothing_of_what_several_get(stage: Stage, tmp_path: Path) -> None:
    stage.backend.rooms.put(Room(ALICE, Jid("boats@rooms.river.example"), name="Boats", bookmarked=True))
    await until(lambda: any(row.startswith("Boats") for row in stage.rows()))
    await chosen(stage, "Boats", "Bob", "Carol")
    mime = files(tmp_path)
    hold_over(stage, "Bob", mime)
    row = stage.model.row(stage.index("Bob"))
    assert row is not None
    assert stage.view.painter_of_rows.drop_note(row) == ("Send to 2 people", True)
    let_go(stage, "Bob", mime)
    people = ((ALICE, BOB), (ALICE, Jid("carol@river.example")))
    await until(lambda: stage.backend.called("transfers.send_to_many") == [(people, (tmp_path,))])


async def test_the_menu_sends_files_and_a_folder_to_all_selected(stage: Stage, tmp_path: Path) -> None:
    await chosen(stage, "Bob", "Carol")
    entry = stage.view.chosen_entries()[0]
    menu = stage.window.deeds.menu_for(entry)
    for name, picker_name in (("contact-send", "send-files"), ("contact-send-folder", "send-folder")):
        action = menu.findChild(QAction, name)
        assert action is not None
        action.trigger()
        picker = stage.window.findChild(QFileDialog, picker_name)
        assert picker is not None and "2 people" in picker.windowTitle()
        picker.filesSelected.emit([str(tmp_path)])
        picker.close()
    await until(lambda: len(stage.backend.called("transfers.send_to_many")) == 2)


async def test_a_change_of_presence_keeps_several_selected(stage: Stage) -> None:
    await chosen(stage, "Bob", "Carol")
    stage.backend.roster.change(ALICE, BOB, resources=())
    await until(lambda: "Offline" in str(stage.index("Bob").data(Qt.ItemDataRole.AccessibleTextRole)))
    await until(lambda: len(stage.view.chosen_entries()) == 2)
