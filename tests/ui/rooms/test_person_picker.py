"""The names that fit what is typed: a list of its own over the dialog, framed in both themes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from gharial.ui.bridge import Bridge
from gharial.ui.rooms.invitation_dialog import InvitationDialog
from gharial.ui.rooms.person_picker import PersonPicker
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.rooms.test_dialogs import child, invitation, shown


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest) -> Iterator[None]:
    current_theme().choose(request.param)
    yield
    current_theme().choose("system")


def offers() -> QListView:
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == "person-offers" and one.isVisible()]
    assert isinstance(found[0], QListView)
    return found[0]


@pytest.mark.usefixtures("themed")
async def test_the_names_stand_in_a_frame(qtbot: QtBot, backend: FakeBackend) -> None:
    field = PersonPicker(Bridge(backend))
    qtbot.addWidget(field)
    field.know(ALICE)
    field.show()
    QTest.keyClicks(field, "bo")
    await until(
        lambda: any(one.objectName() == "person-offers" and one.isVisible() for one in QApplication.allWidgets())
    )
    picture = offers().grab().toImage()
    line = current_theme().color(Role.LINE).rgb()
    middle = picture.height() // 2
    assert picture.pixel(0, middle) == line and picture.pixel(picture.width() - 1, middle) == line
    assert picture.pixel(picture.width() // 2, 0) == line
    QTest.keyClick(offers(), Qt.Key.Key_Down)
    QTest.keyClick(offers(), Qt.Key.Key_Return)
    assert [one.bare for one in field.people()] == ["bob@river.example"]


async def test_who_types_a_name_and_presses_enter_joins(qtbot: QtBot, backend: FakeBackend) -> None:
    backend.rooms.ask(invitation("harbour"))
    dialog = InvitationDialog(Bridge(backend))
    shown(qtbot, dialog)
    field = child(dialog, "invitation-nick")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Ally")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: [call[1] for call in backend.called("rooms.accept")] == ["Ally"])
