"""The settings window, used as hands use it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState
from gharial.model.events import AccountChanged, AccountRemoved, SettingsChanged
from gharial.model.failures import FileFault, LocalFileProblem, ServerSilent
from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find, press, said, type_into

ACCOUNTS, GENERAL, TRANSFERS, RULES, NETWORK = range(5)


class Desk:
    def __init__(self, qtbot: QtBot, page: int) -> None:
        self.backend = FakeBackend()
        self.window = SettingsWindow(Bridge(self.backend))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page(page)

    @property
    def settings(self) -> Settings:
        return self.backend.settings

    def choose_account(self, row: int = 0) -> QListWidget:
        rows = find(self.window, QListWidget, "accounts")
        rows.setCurrentRow(row)
        return rows


@pytest.mark.parametrize(
    "field",
    [
        "keep_running_in_tray",
        "notify_messages",
        "notify_offers",
        "enter_sends",
        "send_receipts",
        "send_markers",
        "send_composing",
    ],
)
async def test_a_switch_is_kept_at_once(qtbot: QtBot, field: str) -> None:
    desk = Desk(qtbot, GENERAL)
    box = find(desk.window, QCheckBox, field.replace("_", "-"))
    before = getattr(desk.settings, field)
    assert box.isChecked() == before
    assert box.accessibleDescription()
    box.click()
    await until(lambda: getattr(desk.settings, field) is not before)
    assert desk.settings == replace(Settings(), **{field: not before})


async def test_every_setting_but_the_folder_has_its_control(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    # How loud a room is stands in that room's own menu.
    for name in Settings.__dataclass_fields__.keys() - {"room_rules"}:
        assert desk.window.findChild(QWidget, name.replace("_", "-")) is not None, name


async def test_theme_and_numbers(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    combo = find(desk.window, QComboBox, "theme")
    QTest.keyClick(combo, Qt.Key.Key_Down)
    find(desk.window, QSpinBox, "away-after-minutes").setValue(0)
    find(desk.window, QSpinBox, "parallel-transfers").setValue(5)
    find(desk.window, QSpinBox, "listen-port").setValue(5290)
    # Four changes at once, and none undoes another.
    wanted = replace(Settings(), theme="light", away_after_minutes=0, parallel_transfers=5, listen_port=5290)
    await until(lambda: desk.settings == wanted)
    assert find(desk.window, QSpinBox, "away-after-minutes").text() == "never"


async def test_typing_a_number_is_one_change(qtbot: QtBot) -> None:
    desk = Desk(qtbot, NETWORK)
    spin = find(desk.window, QSpinBox, "listen-port")
    spin.selectAll()
    QTest.keyClicks(spin, "5290")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    await until(lambda: desk.settings.listen_port == 5290)
    assert len(desk.backend.called("change_settings")) == 1


async def test_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, TRANSFERS)
    assert said(desk.window, "download-folder") == "/tmp"
    press(desk.window, "choose-download-folder")
    chooser = desk.window.findChild(QFileDialog, "download-folder-chooser")
    assert chooser is not None
    chooser.selectFile(str(tmp_path))
    chooser.accept()
    await until(lambda: desk.settings.download_folder == tmp_path)
    assert said(desk.window, "download-folder") == str(tmp_path)


async def test_a_change_that_cannot_be_kept_is_said_and_taken_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    desk.backend.fail_next["change_settings"] = LocalFileProblem("/etc/settings.json", FileFault.NO_PERMISSION.value)
    box = find(desk.window, QCheckBox, "send-markers")
    box.click()
    await until(lambda: "no permission" in said(desk.window, "settings-notice"))
    assert box.isChecked()


async def test_changes_from_elsewhere_are_shown(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    desk.backend.publish(SettingsChanged(replace(Settings(), enter_sends=False)))
    await until(lambda: not find(desk.window, QCheckBox, "enter-sends").isChecked())
    assert desk.backend.called("change_settings") == []


async def test_accounts_tell_how_they_stand(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    rows = find(desk.window, QListWidget, "accounts")
    assert rows.item(0).text() == "alice@river.example\nOnline"
    waiting = replace(
        desk.backend.accounts.listed[ALICE], state=AccountState.WAITING, failure=ServerSilent("river.example", 20.0)
    )
    desk.backend.publish(AccountChanged(waiting))
    await until(lambda: "said nothing for 20 s" in rows.item(0).text())
    desk.backend.publish(AccountRemoved(ALICE))
    await until(lambda: rows.count() == 0)


async def test_switching_an_account_off(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    rows = desk.choose_account()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    await until(lambda: len(desk.backend.called("accounts.update")) == 1)
    assert desk.backend.called("accounts.update")[0][0].enabled is False


async def test_removing_an_account_asks_first(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    desk.choose_account()
    press(desk.window, "remove-account")
    box = desk.window.findChild(QMessageBox, "remove-account-question")
    assert box is not None and not box.isModal()
    assert "alice@river.example" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.backend.called("accounts.remove") == []
    press(desk.window, "remove-account")
    boxes = [one for one in desk.window.findChildren(QMessageBox) if one.isVisible()]
    press(boxes[-1], "really-remove")
    await until(lambda: desk.backend.called("accounts.remove") == [(ALICE,)])


async def test_changing_an_account(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    desk.choose_account()
    press(desk.window, "edit-account")
    dialog = desk.window.findChild(QDialog, "account-dialog")
    assert dialog is not None and not dialog.isModal()
    type_into(dialog, "resource", "desk")
    type_into(dialog, "new-password", "secret")
    press(dialog, "more")
    type_into(dialog, "server", "xmpp.river.example")
    press(dialog, "save-account")
    await until(lambda: len(desk.backend.called("accounts.set_password")) == 1)
    ((settings,),) = desk.backend.called("accounts.update")
    assert (settings.resource, settings.host, settings.jid) == ("desk", "xmpp.river.example", ALICE)
    assert desk.backend.called("accounts.set_password")[0][:2] == (ALICE, "secret")


async def test_adding_opens_the_first_window_once(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)

    def windows() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if one.objectName() == "first-run" and one.isVisible()]

    press(desk.window, "add-account")
    press(desk.window, "add-account")
    assert len(windows()) == 1
    assert windows()[0].windowTitle() == "Add an account"
    windows()[0].close()
    await until(lambda: windows() == [])
    press(desk.window, "add-account")
    assert len(windows()) == 1
    windows()[0].close()


async def test_every_label_is_plain_text_or_ours(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    for label in desk.window.findChildren(QLabel):
        assert "<" not in label.text()


@pytest.mark.parametrize("page", [GENERAL, TRANSFERS, RULES, NETWORK])
async def test_no_page_is_wider_than_the_window(qtbot: QtBot, page: int) -> None:
    desk = Desk(qtbot, page)
    desk.window.show_page(page)
    areas = [one for one in desk.window.findChildren(QScrollArea) if one.isVisible()]
    assert areas
    await until(lambda: all(one.horizontalScrollBar().maximum() == 0 for one in areas))
