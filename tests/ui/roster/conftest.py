"""A roster window over made-up people."""

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.roster.entries import Entry
from gharial.ui.roster.model import ContactModel
from gharial.ui.roster.window import RosterWindow
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until


class Stage:
    """The window and what a test asks of it again and again."""

    def __init__(self, qtbot: QtBot, backend: FakeBackend, places: QSettings) -> None:
        self.backend = backend
        self.bridge = Bridge(backend)
        self.window = RosterWindow(self.bridge, None, places)
        self.view = self.window.view
        self.model: ContactModel = self.window.model
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()

    def rows(self) -> list[str]:
        """What a screen reader says of each row."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self.model.index(at).data(role)) for at in range(self.model.rowCount())]

    def index(self, words: str) -> QModelIndex:
        """The first row that begins with `words`."""
        for at, said in enumerate(self.rows()):
            if said.startswith(words):
                return self.model.index(at)
        raise AssertionError(f"no row begins with {words}: {self.rows()}")

    def entry(self, person: Jid) -> Entry:
        """One of Alice's contacts as the list has them."""
        found = self.model.entry_of(ALICE, person)
        assert found is not None, person
        return found

    def child(self, name: str, of: QWidget | None = None) -> QWidget:
        """A widget by its object name."""
        found = (of or self.window).findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(contacts=6)


@pytest.fixture
def places(tmp_path_factory: pytest.TempPathFactory) -> QSettings:
    return QSettings(str(tmp_path_factory.mktemp("places") / "windows.ini"), QSettings.Format.IniFormat)


@pytest.fixture
async def stage(qtbot: QtBot, backend: FakeBackend, places: QSettings) -> Stage:
    made = Stage(qtbot, backend, places)
    await until(made.window.isActiveWindow)
    return made
