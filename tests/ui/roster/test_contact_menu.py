"""The menu of a contact: what it offers, and to which device a file goes."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from gharial.model.account import Show
from gharial.model.contact import Resource
from gharial.model.jid import Jid
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

DESK = Resource(Jid(f"{BOB}/desk"), client_name="Psi & <b>Co</b>", features=frozenset({"si"}))
PHONE = Resource(Jid(f"{BOB}/phone"), Show.AWAY)


def devices(stage: Stage) -> QMenu:
    """The devices in the menu of Bob."""
    found = stage.window.deeds.menu_of(stage.entry(BOB)).findChild(QMenu, "contact-devices")
    assert isinstance(found, QMenu)
    return found


async def test_each_device_says_its_program_and_what_it_takes(stage: Stage, backend: FakeBackend) -> None:
    backend.roster.change(ALICE, BOB, resources=(DESK, PHONE))
    await until(lambda: len(stage.entry(BOB).contact.resources) == 2)
    said = [action.text() for action in devices(stage).actions()]
    assert said == ["Psi && <b>Co</b> · Available · takes files directly", "Device phone · Away · takes no files"]


async def test_two_of_one_program_are_told_apart(stage: Stage, backend: FakeBackend) -> None:
    both = tuple(Resource(Jid(f"{BOB}/{name}"), client_name="Gajim") for name in ("home", "work"))
    backend.roster.change(ALICE, BOB, resources=both)
    await until(lambda: len(stage.entry(BOB).contact.resources) == 2)
    said = [action.text() for action in devices(stage).actions()]
    assert said == [f"Gajim ({name}) · Available · takes no files" for name in ("home", "work")]


async def test_files_go_to_the_device_that_was_chosen(stage: Stage, backend: FakeBackend, tmp_path: Path) -> None:
    backend.roster.change(ALICE, BOB, resources=(DESK, PHONE))
    await until(lambda: len(stage.entry(BOB).contact.resources) == 2)
    devices(stage).actions()[1].trigger()
    dialog = stage.window.findChild(QFileDialog, "send-to-device")
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Send files to Bob on Device phone"
    chosen = tmp_path / "map.png"
    chosen.write_bytes(b"x")
    dialog.filesSelected.emit([str(chosen)])
    await until(lambda: backend.called("transfers.send") == [(ALICE, PHONE.jid, (chosen,))])


async def test_who_is_offline_or_blocked_has_no_devices_to_choose(stage: Stage, backend: FakeBackend) -> None:
    for gone in (Jid("dave@river.example"), BOB):
        backend.roster.change(ALICE, BOB, blocked=True)
        await until(lambda: stage.entry(BOB).contact.blocked)
        assert stage.window.deeds.menu_of(stage.entry(gone)).findChild(QMenu, "contact-devices") is None
