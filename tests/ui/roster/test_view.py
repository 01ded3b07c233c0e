"""The roster's list under hands: names written in place, groups folded by the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gharial.model.contact import Resource
from gharial.model.jid import Jid
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

LEFT = Qt.MouseButton.LeftButton


async def test_the_list_lives_on_after_a_name_that_was_open_is_folded_away(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Dave"))
    stage.view.rename()
    field = stage.child("contact-name")
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: not any(row.startswith("Dave") for row in stage.rows()))
    dave = Jid("dave@river.example")
    backend.roster.change(ALICE, dave, resources=(Resource(Jid(f"{dave}/m")),))
    await until(lambda: "Dave, Available" in stage.rows())


async def test_while_a_name_is_open_a_file_that_was_held_over_moves_no_rows(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Bob"))
    stage.view.rename()
    stage.model.hold(True, "drag")
    stage.model.hold(False, "drag")
    backend.roster.change(ALICE, Jid("dave@river.example"), resources=(Resource(Jid("dave@river.example/m")),))
    stage.model.settle()
    assert "Dave, Offline" in stage.rows()
    QTest.keyClick(stage.child("contact-name"), Qt.Key.Key_Escape)
    await until(lambda: "Dave, Available" in stage.rows())


async def test_a_double_click_folds_a_group_once(stage: Stage) -> None:
    spot = stage.view.visualRect(stage.index("Work")).center()
    screen = stage.view.viewport()
    QTest.mouseClick(screen, LEFT, pos=spot)
    QTest.mouseDClick(screen, LEFT, pos=spot)
    QTest.mouseRelease(screen, LEFT, pos=spot)
    assert any(row.startswith("Work, ") and row.endswith("folded") for row in stage.rows())
    QTest.mouseClick(screen, LEFT, pos=spot)
    assert any(row.startswith("Work, ") and row.endswith("open") for row in stage.rows())
