"""Any setting is found by its name or by what is said about it, shown, framed and ready for the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.setting_places import SettingPlace, find_places
from gharial.ui.settings.settings_search import FoundFrame, SettingsSearch
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.window = SettingsWindow(Bridge(FakeBackend()))
        qtbot.addWidget(self.window)
        self.window.show()
        self.field = find(self.window, SettingsSearch, "settings-search")
        self.rows = find(self.window, QListWidget, "settings-hits")
        self.pages = find(self.window, QListWidget, "settings-pages")

    @property
    def places(self) -> list[SettingPlace]:
        return self.window._places()

    def seek(self, text: str) -> list[str]:
        self.field.clear()
        QTest.keyClicks(self.field, text)
        return [self.rows.item(row).text() for row in range(self.rows.count())]


async def test_every_setting_has_a_name_and_one_sentence(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert len(desk.places) > 25
    for place in desk.places:
        assert place.label and place.page_name
        assert place.sentence.endswith("."), place.label
    names = [(place.page, place.section, place.label) for place in desk.places]
    assert len(set(names)) == len(names), "two of one name"
    within = {one.objectName() for place in desk.places for one in (place.widget, *place.widget.findChildren(QWidget))}
    for name in Settings.__dataclass_fields__:
        widget = desk.window.findChild(QWidget, name.replace("_", "-"))
        assert widget is None or widget.objectName() in within, name


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("colours", "Colours (General)"),
        ("STUN", "STUN servers (Network)"),
        ("upnp", "Ask the router to open the port (Network)"),
        ("dark", "Colours (General)"),
        ("typing", "Tell when you are typing (General)"),
        ("limit contact", "Send at most (Transfers)"),
        ("remove", "Remove… (Accounts)"),
    ],
)
async def test_found_by_name_by_sentence_and_by_choice(qtbot: QtBot, words: str, first: str) -> None:
    hits = Desk(qtbot).seek(words)
    assert hits
    assert hits[0].split("\n")[0] == first


async def test_buttons_of_a_running_test_are_no_settings(qtbot: QtBot) -> None:
    labels = {place.label for place in Desk(qtbot).places}
    assert "Start the test" in labels and not labels & {"Cancel", "Copy report"}


async def test_the_way_there_by_keys_alone(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    await until(desk.window.isActiveWindow)
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL)
    await until(desk.field.hasFocus)
    QTest.keyClicks(desk.field, "stun")
    assert desk.rows.isVisible()
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    line = find(desk.window, QLineEdit, "stun-servers")
    await until(line.hasFocus)
    assert not desk.rows.isVisible()
    assert desk.field.text() == ""
    assert desk.pages.currentRow() == 4
    frame = find(desk.window, FoundFrame, "found-frame")
    assert frame.isVisible()
    corner = line.mapTo(frame.parentWidget(), line.rect().topLeft())
    assert frame.geometry().contains(line.rect().translated(corner))
    assert frame.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


async def test_another_hit_is_reached_and_left_by_keys(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    await until(desk.window.isActiveWindow)
    desk.field.setFocus()
    assert len(desk.seek("files at the same")) >= 1
    QTest.keyClick(desk.field, Qt.Key.Key_Down)
    await until(desk.rows.hasFocus)
    QTest.keyClick(desk.rows, Qt.Key.Key_Up)
    await until(desk.field.hasFocus)
    QTest.keyClick(desk.field, Qt.Key.Key_Down)
    desk.rows.itemActivated.emit(desk.rows.item(0))
    await until(find(desk.window, QSpinBox, "parallel-transfers").hasFocus)
    desk.seek("files")
    QTest.keyClick(desk.field, Qt.Key.Key_Escape)
    assert desk.field.text() == ""
    assert not desk.rows.isVisible()


async def test_what_lies_far_down_is_brought_into_sight(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.window.resize(520, 360)
    desk.seek("Offer links at every")
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    box = find(desk.window, QCheckBox, "serve-everywhere")
    await until(lambda: not box.visibleRegion().isEmpty())
    assert QApplication.focusWidget() is None or box.hasFocus()


async def test_nothing_found_is_said(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.seek("crocodile") == []
    said = find(desk.window, QLabel, "settings-hits-count")
    assert said.isVisible()
    assert "another word" in said.text()
    QTest.keyClick(desk.field, Qt.Key.Key_Return)
    QTest.keyClick(desk.field, Qt.Key.Key_Down)
    assert desk.field.text() == "crocodile"
    desk.pages.setCurrentRow(2)
    assert desk.field.text() == ""


async def test_a_row_speaks_as_one(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.seek("typing")
    spoken = desk.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tell when you are typing (General). The other side sees")


def test_names_come_before_sentences(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    places = [
        SettingPlace(0, "Page", "Section", "One", "Says two.", "", widget),
        SettingPlace(0, "Page", "Two", "Three", "Four.", "five", widget),
        SettingPlace(0, "Page", "Section", "Two", "Says one.", "", widget),
    ]
    assert [one.label for one in find_places("two", places)] == ["Two", "One", "Three"]
    assert [one.label for one in find_places("TWO one", places)] == ["One", "Two"]
    assert [one.label for one in find_places("five page", places)] == ["Three"]
    assert find_places("  ", places) == []
