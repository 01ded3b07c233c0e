"""Groups and folders as rows that unfold, and the order of the queue, by click, key and drag."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.events import TransferRemoved, TransfersProgressed, TransfersReordered
from gharial.model.failures import Interrupted
from gharial.model.jid import Jid
from gharial.model.transfer import Entry, FileInfo, Group, Progress, Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.style.theme import current_theme
from gharial.ui.transfers.delegate import elided_name
from gharial.ui.transfers.window import TransfersWindow
from tests.support.fake_backend import FakeBackend, transfer
from tests.support.waiting import until
from tests.ui.transfers.desk import Desk

State = TransferState
GROUP = Group("g", 12, 12_000_000)


def photos(done: int = 3) -> list[Transfer]:
    return [
        transfer(f"{number}.jpg", 1_000_000, group=GROUP, verified=there, state=State.DONE if there else State.QUEUED)
        for number, there in enumerate([True] * done + [False] * (12 - done))
    ]


def folder(**changes: object) -> Transfer:
    return replace(transfer("holiday", file=FileInfo("holiday", 400, entries=4), state=State.STREAMING), **changes)


TREE = (Entry("a.txt", 100), Entry("deep/b.txt", 100), Entry("deep/er/c.txt", 100), Entry("z.txt", 100))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=80), st.integers(40, 300))
def test_a_cut_name_never_runs_over_its_place(qapp: QApplication, name: str, width: int) -> None:
    metrics = QFontMetrics(current_theme().font(bold=True))
    for whole in (name, f"{name}שלום עולם.tar.gz", f"{name * 4}.jpg"):
        assert metrics.horizontalAdvance(elided_name(whole, metrics, width)) <= width + metrics.averageCharWidth()


async def test_files_sent_together_are_one_row_that_unfolds(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("alone.txt"), *photos())
    assert desk.rows() == ["alone.txt", "0.jpg and 11 more"]
    said = desk.said(1)
    for part in ("to Bob", "12.0 MB", "3 of 12 done", "25 %"):
        assert part in said
    desk.unfold(1)
    await until(lambda: desk.view.isExpanded(desk.index(1)))
    assert desk.names(desk.index(1)) == [f"{number}.jpg" for number in range(12)]
    assert "Done, verified" in str(desk.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))


async def test_a_group_counts_on_while_its_files_go(qtbot: QtBot) -> None:
    desk = Desk(qtbot, *photos())
    desk.backend.transfers.put(replace(photos()[3], state=State.STREAMING))
    await until(lambda: "Sending" in desk.said(0))
    desk.backend.publish(TransfersProgressed((Progress("t-3.jpg", 500_000, 1_000_000, 2e6, 0.3),)))
    await until(lambda: "29 %" in desk.said(0) and "2.0 MB/s" in desk.said(0))
    failed = Interrupted(3)
    desk.backend.transfers.put(replace(photos()[3], state=State.FAILED, failure=failed))
    await until(lambda: "1 not sent" in desk.said(0))
    for one in photos(12):
        if one.id != "t-3.jpg":
            desk.backend.transfers.put(one)
    await until(lambda: "11 of 12 done" in desk.said(0))
    await desk.pick(0)
    assert "3.jpg" in desk.label("details-lost").text() and "broke" in desk.label("details-lost").text()
    desk.backend.transfers.put(photos(12)[3])
    await until(lambda: "12 of 12 done · all verified" in desk.said(0))


async def test_the_same_files_to_two_people_are_two_rows(qtbot: QtBot) -> None:
    group = Group("g", 2, 2)
    carol = Jid("carol@river.example/m")
    files = [transfer(name, 1, group=group) for name in ("a", "b")]
    desk = Desk(qtbot, *files, *(replace(one, id=f"c-{one.id}", peer=carol) for one in files))
    assert ["to Bob" in desk.said(0), "to Carol" in desk.said(1)] == [True, True]
    assert len(desk.rows()) == 2


async def test_files_that_come_one_by_one_join_their_group(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    for one in photos():
        desk.backend.transfers.put(replace(one, direction=Direction.INCOMING))
        await until(lambda: desk.rows() == ["0.jpg and 11 more"])
    await until(lambda: len(desk.names(desk.index(0))) == 12)
    for one in photos()[:11]:
        desk.backend.publish(TransferRemoved(one.id))
    await until(lambda: desk.names(desk.index(0)) == ["11.jpg"])
    desk.backend.publish(TransferRemoved("t-11.jpg"))
    await until(lambda: desk.rows() == [])


async def test_a_folder_unfolds_to_its_tree_and_shows_what_is_there(qtbot: QtBot) -> None:
    desk = Desk(qtbot, folder())
    desk.backend.transfers.trees["t-holiday"] = TREE
    assert desk.view.model().hasChildren(desk.index(0)) and not desk.names(desk.index(0))
    desk.unfold(0)
    await until(lambda: desk.names(desk.index(0)) == ["a.txt", "deep", "z.txt"])
    assert desk.names(desk.index(0, 1)) == ["b.txt", "er"]
    desk.backend.publish(TransfersProgressed((Progress("t-holiday", 150, 400, 50.0, 5.0),)))

    def said(*path: int) -> str:
        return str(desk.index(*path).data(Qt.ItemDataRole.AccessibleTextRole))

    await until(lambda: "Done" in said(0, 0))
    assert "Going" in said(0, 1, 0) and "Waiting" in said(0, 2) and "0 of 2 done" in said(0, 1)
    desk.backend.transfers.put(folder(state=State.DONE, verified=True))
    await until(lambda: "Done" in said(0, 2) and "2 of 2 done" in said(0, 1))


async def test_the_list_at_the_head_of_a_folders_stream_is_no_file(qtbot: QtBot) -> None:
    desk = Desk(qtbot, folder(file=FileInfo("holiday", 1400, entries=4)))
    desk.backend.transfers.trees["t-holiday"] = TREE
    desk.unfold(0)
    await until(lambda: len(desk.names(desk.index(0))) == 3)
    desk.backend.publish(TransfersProgressed((Progress("t-holiday", 1000, 1400),)))
    await until(lambda: "Going" in str(desk.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)))


async def test_a_row_inside_a_folder_shows_the_folders_details(qtbot: QtBot) -> None:
    desk = Desk(qtbot, folder())
    desk.backend.transfers.trees["t-holiday"] = TREE
    desk.unfold(0)
    await until(lambda: len(desk.names(desk.index(0))) == 3)
    QTest.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.view.visualRect(desk.index(0, 0)).center()
    )
    await until(lambda: "Folder of 4 files" in desk.label("details-facts").text())
    await desk.press("cancel-transfer")
    await until(lambda: desk.backend.called("transfers.cancel") == [("t-holiday",)])


async def test_a_search_finds_files_inside_groups_and_people(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("alone.txt"), *photos(), transfer("x", peer=Jid("carol@river.example")))
    field = desk.window.findChild(QLineEdit, "transfer-search")
    assert field is not None
    QTest.keyClicks(field, "11.JPG")
    assert desk.rows() == ["0.jpg and 11 more"]
    field.clear()
    QTest.keyClicks(field, "carol")
    assert desk.rows() == ["x"]
    desk.backend.transfers.put(transfer("new for nobody"))
    desk.backend.transfers.put(transfer("carols.txt"))
    await until(lambda: desk.rows() == ["x", "carols.txt"])


# --- the order --------------------------------------------------------------------------------------------------------


def drag(desk: Desk, indexes: Sequence[QModelIndex], spot: QPointF) -> QDropEvent:
    """As if these rows were taken and let go at a spot of the list."""
    mime: QMimeData = desk.view.model().mimeData(list(indexes))
    move, left, keys = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(spot.toPoint(), move, mime, left, keys))
    QApplication.sendEvent(viewport, QDragMoveEvent(spot.toPoint(), move, mime, left, keys))
    event = QDropEvent(spot, move, mime, left, keys)
    QApplication.sendEvent(viewport, event)
    return event


async def test_dragging_a_row_changes_the_order(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a"), transfer("b"), transfer("c"), transfer("d", state=State.DONE))
    top = desk.view.visualRect(desk.index(0)).topLeft()
    drag(desk, [desk.index(2)], QPointF(top.x() + 40, top.y() + 1))
    await until(lambda: desk.backend.called("transfers.move") == [(("t-c",), "t-a")])
    await until(lambda: desk.rows() == ["c", "a", "b", "d"])
    # Below the last one that waits: it goes last.
    bottom = desk.view.visualRect(desk.index(2)).bottomLeft()
    drag(desk, [desk.index(0)], QPointF(bottom.x() + 40, bottom.y()))
    await until(lambda: desk.backend.called("transfers.move")[1:] == [(("t-c",), None)])
    await until(lambda: desk.rows() == ["a", "b", "c", "d"])


async def test_a_group_moves_as_a_whole_and_a_file_only_inside_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a"), *photos())
    top = desk.view.visualRect(desk.index(0)).topLeft()
    drag(desk, [desk.index(1)], QPointF(top.x() + 40, top.y() + 1))
    ids = tuple(f"t-{number}.jpg" for number in range(3, 12))
    await until(lambda: desk.backend.called("transfers.move") == [(ids, "t-a")])
    await until(lambda: desk.rows() == ["0.jpg and 11 more", "a"])
    desk.unfold(0)
    await until(lambda: desk.view.isExpanded(desk.index(0)))
    third, fifth = (desk.names(desk.index(0)).index(name) for name in ("3.jpg", "5.jpg"))
    inside = desk.view.visualRect(desk.index(0, third)).topLeft()
    drag(desk, [desk.index(0, fifth)], QPointF(inside.x() + 40, inside.y() + 1))
    await until(lambda: desk.backend.called("transfers.move")[1:] == [(("t-5.jpg",), "t-3.jpg")])
    await until(lambda: desk.names(desk.index(0)).index("5.jpg") < desk.names(desk.index(0)).index("3.jpg"))
    drag(desk, [desk.index(0, 4)], QPointF(top.x() + 40, top.y() + 1))
    assert len(desk.backend.called("transfers.move")) == 2


async def test_a_foreign_drag_is_not_taken_for_ours(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a"), transfer("b"))
    model = desk.view.model()
    for text in (b"[]", b'["t-unknown"]', b"{", b"\xff", b"7"):
        mime = QMimeData()
        mime.setData("application/x-gharial-transfers", text)
        assert not model.canDropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


async def test_keys_change_the_order(qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    desk = Desk(qtbot, transfer("a"), transfer("b"), transfer("c"), transfer("d", state=State.DONE))
    await desk.pick(0)
    await desk.key(Qt.Key.Key_Down, control)
    await until(lambda: desk.rows() == ["b", "a", "c", "d"])
    await desk.key(Qt.Key.Key_Down, control)
    await until(lambda: desk.rows() == ["b", "c", "a", "d"])
    await desk.key(Qt.Key.Key_Down, control)
    await desk.key(Qt.Key.Key_Up, control)
    await until(lambda: desk.rows() == ["b", "a", "c", "d"])
    assert len(desk.backend.called("transfers.move")) == 3, "below the last there is nothing to go to"
    assert [index.row() for index in desk.view.selectionModel().selectedIndexes()] == [1]


async def test_the_order_of_the_backend_is_followed(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a"), transfer("b"), transfer("c"))
    await desk.pick(1)
    desk.backend.publish(TransfersReordered(("t-c", "t-b", "t-a")))
    await until(lambda: desk.rows() == ["c", "b", "a"])
    desk.backend.publish(TransfersReordered(("t-b", "t-a", "t-c")))
    await until(lambda: desk.rows() == ["b", "a", "c"])
    assert [index.row() for index in desk.view.selectionModel().selectedIndexes()] == [0]


# --- ten thousand -----------------------------------------------------------------------------------------------------


async def test_a_folder_of_ten_thousand_files_holds_up_nothing(qtbot: QtBot) -> None:
    # fault 26
    count = 10_000
    desk = Desk(qtbot, folder(file=FileInfo("many", count * 4096, entries=count)))
    desk.backend.transfers.trees["t-holiday"] = tuple(Entry(f"{n % 100}/{n}.txt", 4096) for n in range(count))
    desk.unfold(0)
    await until(lambda: len(desk.names(desk.index(0))) == 100)
    await until(lambda: desk.view.model().rowCount(desk.index(0, 99)) == 100)
    desk.view.expandAll()
    # A sample touches the rows it changes, not the ten thousand.
    touched = []
    desk.window._model.dataChanged.connect(lambda first, last, *_: touched.append(last.row() - first.row() + 1))
    for step in range(20):
        desk.window._model.set_progress([Progress("t-holiday", step * 60 * 4096, count * 4096, 1e6, 9.0)])
    desk.view.viewport().grab()
    assert touched and sum(touched) < 20 * 200


async def test_ten_thousand_files_of_a_group_finish_without_a_stall(qtbot: QtBot) -> None:
    # fault 26
    group = Group("g", 10_000, 10_000)
    many = [transfer(f"{number}", 1, group=group) for number in range(10_000)]
    backend = FakeBackend()
    backend.transfers.listed = {one.id: one for one in many}
    window = TransfersWindow(Bridge(backend))
    qtbot.addWidget(window)
    window.show()
    model = window._model
    touched = []
    model.dataChanged.connect(lambda first, last, *_: touched.append(last.row() - first.row() + 1))
    for one in many[:300]:
        model.put(replace(one, state=State.DONE))
    model.settle()
    assert touched and sum(touched) < 300 * 10
    assert str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)).count("300 of 10") == 1
