"""Our own other devices in the roster: there only while there are any, a place to drop files on, and no contacts."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gharial.model.account import Show
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.events import TransferChanged
from gharial.model.jid import Jid
from gharial.model.transfer import TransferState
from gharial.ui.roster.words import drop_words
from tests.support.fake_backend import ALICE, BOB, FakeBackend, transfer
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage
from tests.ui.roster.test_window_drops import files, hold_over, let_go

LAPTOP, PHONE = Jid(f"{ALICE}/laptop"), Jid(f"{ALICE}/phone")


async def sign_in(stage: Stage, *devices: Resource) -> None:
    stage.backend.roster.sign_in(ALICE, *devices)
    wanted = {one.jid for one in devices}

    def shown() -> bool:
        rows = (stage.model.row(stage.model.index(at)) for at in range(stage.model.rowCount()))
        return {row.entry.contact.jid for row in rows if row and row.entry and row.entry.device} == wanted

    await until(shown)


def device(jid: Jid, program: str = "Gharial") -> Resource:
    return Resource(jid, Show.AVAILABLE, client_name=program, features=frozenset({"x"}))


async def test_they_stand_in_a_group_of_their_own_while_there_are_any(stage: Stage) -> None:
    assert not any(row.startswith("My devices") for row in stage.rows())
    await sign_in(stage, device(LAPTOP), device(PHONE, ""))
    assert stage.rows()[0] == "My devices, 2 of 2 online, open"
    assert [row.replace("\u2068", "").replace("\u2069", "") for row in stage.rows()[1:3]] == [
        "Device phone, Available, phone · Available",
        "Gharial, Available, laptop · Available",
    ]
    await sign_in(stage, device(PHONE, "Conversations"))
    assert stage.rows()[1].startswith("Conversations") and "1 of 1" in stage.rows()[0]
    await sign_in(stage)
    assert not any(row.startswith("My devices") for row in stage.rows())


async def test_the_group_is_folded_and_stays_so(stage: Stage) -> None:
    await sign_in(stage, device(LAPTOP))
    stage.view.setCurrentIndex(stage.index("My devices"))
    stage.view.setFocus()
    QTest.keyClick(stage.view, Qt.Key.Key_Space)
    assert stage.rows()[0].endswith("folded") and not any(row.startswith("Gharial") for row in stage.rows())
    await until(lambda: stage.model.closed_groups() != [])
    assert set(stage.model.closed_groups()) <= set(stage.model.folds())


async def test_what_is_dropped_on_a_device_goes_to_that_one(stage: Stage, backend: FakeBackend, tmp_path: Path) -> None:
    await sign_in(stage, device(LAPTOP), device(PHONE, "Conversations"))
    path = tmp_path / "a.txt"
    path.write_text("a")
    assert hold_over(stage, "Conversations", files(path)).isAccepted()
    let_go(stage, "Conversations", files(path))
    await until(lambda: backend.called("transfers.send") == [(ALICE, PHONE, (path,))])


async def test_enter_and_the_menu_choose_files(stage: Stage, backend: FakeBackend, tmp_path: Path) -> None:
    await sign_in(stage, device(LAPTOP))
    chats: list[object] = []
    stage.window.chat_requested.connect(lambda *who: chats.append(who))
    stage.view.setCurrentIndex(stage.index("Gharial"))
    QTest.keyClick(stage.view, Qt.Key.Key_Return)
    chooser = stage.window.findChild(QFileDialog, "send-files")
    assert chooser is not None and chats == []
    path = tmp_path / "a.txt"
    path.write_text("a")
    chooser.filesSelected.emit([str(path)])
    await until(lambda: backend.called("transfers.send") == [(ALICE, LAPTOP, (path,))])
    entry = stage.model.entry_of(ALICE, LAPTOP)
    assert entry is not None
    menu = stage.window.deeds.menu_of(entry)
    assert [one.objectName() for one in menu.actions() if one.objectName()] == [
        "contact-send",
        "contact-send-folder",
        "contact-files",
    ]
    asked: list[tuple[Jid, Jid]] = []
    stage.window.deeds.file_settings_requested.connect(lambda account, contact: asked.append((account, contact)))
    settings = menu.findChild(QAction, "contact-files")
    assert settings is not None
    settings.trigger()
    assert asked == [(ALICE, ALICE)]


async def test_a_device_is_no_contact(stage: Stage, backend: FakeBackend) -> None:
    """It is not dragged into groups, not renamed, and not removed from the roster."""
    await sign_in(stage, device(LAPTOP))
    index = stage.index("Gharial")
    flags = stage.model.flags(index)
    assert not flags & Qt.ItemFlag.ItemIsEditable and not flags & Qt.ItemFlag.ItemIsDragEnabled
    mime = stage.model.mimeData([index])
    assert not hold_over(stage, "Work", mime).isAccepted()
    let_go(stage, "Work", mime)
    stage.view.setCurrentIndex(index)
    QTest.keyClick(stage.view, Qt.Key.Key_Delete)
    assert not {"roster.regroup", "roster.rename", "roster.remove"} & {name for name, _ in backend.calls}
    assert stage.window.findChild(QMessageBox, "remove-contact") is None
    people = stage.model.people()
    stage.model.replace_account(ALICE, backend.roster.contacts(ALICE))
    stage.model.settle(force=True)
    assert stage.model.people() == people, "a new roster does not take them away"


async def test_words_and_progress(stage: Stage, backend: FakeBackend) -> None:
    await sign_in(stage, device(LAPTOP, "Ga\u202elirah"), device(PHONE))
    entry = stage.model.entry_of(ALICE, LAPTOP)
    assert entry is not None and "\u202e" not in entry.name
    assert drop_words(entry, backend.transfers.abilities)[1]
    moving = transfer(state=TransferState.STREAMING, direction=Direction.OUTGOING, peer=PHONE, bytes_done=1)
    backend.publish(TransferChanged(moving))
    phone = stage.model.entry_of(ALICE, PHONE)
    assert phone is not None
    await until(lambda: phone.percent is not None)
    assert entry.percent is None
    bob = stage.model.entry_of(ALICE, BOB)
    assert bob is not None and bob.percent is None
