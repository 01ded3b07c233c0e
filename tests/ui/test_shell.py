"""The shell: which window opens when, what ends the program, and what is said where."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.events import AccountChanged, MessageAdded, PasswordNeeded
from gharial.model.failures import LocalFileProblem, NotConnected
from gharial.model.transfer import TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.shell import Shell
from gharial.ui.style.theme import current_theme
from tests.support.fake_backend import ALICE, BOB, FakeBackend, account, message, offer, transfer
from tests.support.waiting import until

LEFT = Qt.MouseButton.LeftButton


class Desktop:
    """A shell and the windows it shows."""

    def __init__(self, backend: FakeBackend, folder: Path) -> None:
        self.backend = backend
        self.bridge = Bridge(backend)
        self.places = QSettings(str(folder / "windows.ini"), QSettings.Format.IniFormat)
        self.shell = Shell(self.bridge, self.places)
        self.quits: list[bool] = []
        self.shell.quit_requested.connect(lambda: self.quits.append(True))

    def window(self, name: str) -> QWidget | None:
        tops = QApplication.topLevelWidgets()
        return next((one for one in tops if one.objectName() == name and one.isVisible()), None)

    def shown(self, name: str) -> QWidget:
        found = self.window(name)
        assert found is not None, name
        return found

    def press(self, window: str, name: str) -> None:
        button = self.shown(window).findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        QTest.mouseClick(button, LEFT)


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most machines that run tests have no session bus; those that have one must not show our notifications."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture
async def desktop(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desktop]:
    made = Desktop(FakeBackend(), tmp_path)
    yield made
    made.shell.close()
    current_theme().choose("system")


async def test_with_an_account_the_roster_opens(desktop: Desktop) -> None:
    desktop.shell.start()
    assert desktop.window("roster") is not None
    assert desktop.window("first-run") is None


async def test_without_one_the_first_run_opens_and_closing_it_ends_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = Desktop(FakeBackend(signed_in=False), tmp_path)
    desktop.shell.start()
    assert desktop.window("roster") is None
    desktop.shown("first-run").close()
    await until(lambda: desktop.quits == [True])
    desktop.shell.close()


async def test_after_the_first_account_the_roster_takes_over(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = Desktop(FakeBackend(signed_in=False), tmp_path)
    desktop.shell.start()
    first_run = desktop.shown("first-run")
    desktop.backend.accounts.listed[ALICE] = account(ALICE)
    desktop.backend.publish(AccountChanged(account(ALICE)))
    first_run.finished.emit(ALICE)  # type: ignore[attr-defined]
    first_run.close()
    await until(lambda: desktop.window("roster") is not None and desktop.window("first-run") is None)
    assert desktop.quits == []
    desktop.shell.close()


async def test_double_click_in_the_roster_opens_the_conversation(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    view = roster.view
    spot = view.visualRect(roster.model.index(1)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot)
    await until(lambda: desktop.window("chat") is not None)
    assert "Bob" in desktop.shown("chat").windowTitle()


async def test_the_doors_of_the_roster(desktop: Desktop) -> None:
    desktop.shell.start()
    desktop.press("roster", "open-transfers")
    await until(lambda: desktop.window("transfers") is not None)
    desktop.press("roster", "open-settings")
    await until(lambda: desktop.window("settings") is not None)


async def test_the_xml_console_opens_by_menu_and_by_keys(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    await until(roster.isActiveWindow)
    QTest.keyClick(roster, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: desktop.window("xml-console") is not None)
    desktop.shown("xml-console").close()
    assert desktop.backend.console.listeners == []
    next(action for action in roster.actions() if action.objectName() == "open-console").trigger()
    await until(lambda: desktop.window("xml-console") is not None)


async def test_the_menu_of_a_contact_leads_to_their_settings_for_files(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    entry = roster.view.entry_at(roster.model.index(1))
    assert entry is not None
    menu = roster.deeds.menu_for(entry)
    action = next(one for one in menu.actions() if one.objectName() == "contact-files")
    action.trigger()
    await until(lambda: desktop.window("contact-files") is not None)
    assert desktop.shown("contact-files").windowTitle() == "Files with Bob"
    desktop.shown("contact-files").close()


async def test_the_menus_of_a_contact_and_of_a_conversation_lead_to_shared_files(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    entry = roster.view.entry_at(roster.model.index(1))
    assert entry is not None
    menu = roster.deeds.menu_for(entry)
    next(one for one in menu.actions() if one.objectName() == "contact-shared").trigger()
    await until(lambda: desktop.window("shared-files") is not None)
    window = desktop.shown("shared-files")
    assert window.windowTitle() == "Files shared with Bob"
    conversation = desktop.shell.windows.open_chat(ALICE, BOB).opened(ALICE, BOB)
    assert conversation is not None and conversation.composer.shared.isVisible()
    conversation.composer.shared.trigger()
    # The one that is open comes to the front.
    assert desktop.shown("shared-files") is window
    window.close()
    await until(lambda: desktop.window("shared-files") is None)
    conversation.composer.shared.trigger()
    await until(lambda: desktop.window("shared-files") is not None)


async def test_an_offer_opens_its_dialog_and_takes_no_focus(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    await until(roster.isActiveWindow)
    desktop.backend.transfers.receive_offer(offer())
    await until(lambda: desktop.window("offer") is not None)
    assert desktop.shown("offer").testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    await until(lambda: roster.findChild(QWidget, "waiting-offers").isVisible())


async def test_offers_that_wait_at_the_start_are_shown(desktop: Desktop) -> None:
    desktop.backend.transfers.open_offers["o"] = replace(offer(), id="o")
    desktop.shell.start()
    assert desktop.window("offer") is not None


async def test_a_failure_is_said_in_the_roster_and_can_be_copied(desktop: Desktop) -> None:
    desktop.shell.start()
    failure = NotConnected(str(ALICE))
    desktop.bridge.failed.emit(failure)
    text = desktop.shown("roster").findChild(QLabel, "notice-text")
    assert isinstance(text, QLabel)
    assert text.text() == explain(failure).sentence
    desktop.press("roster", "copy-details")
    assert "NotConnected" in QApplication.clipboard().text()
    desktop.press("roster", "notice-close")
    assert not text.isVisible()


async def test_in_another_window_it_is_said_there(desktop: Desktop) -> None:
    desktop.shell.start()
    transfers = desktop.shell.windows.open_transfers()
    await until(transfers.isActiveWindow)
    failure = LocalFileProblem("/tmp/<b>x</b>", "disk-full")
    desktop.bridge.failed.emit(failure)
    toast = transfers.findChild(QWidget, "toast")
    assert toast is not None
    assert toast.isVisible()
    assert toast.accessibleName() == explain(failure).sentence
    assert transfers.rect().contains(toast.geometry())
    assert transfers.isActiveWindow()


async def test_closing_the_roster_without_a_tray_ends_the_program(desktop: Desktop) -> None:
    desktop.shell.start()
    desktop.shown("roster").close()
    assert desktop.quits == [True]


async def test_files_on_their_way_are_asked_about_first(desktop: Desktop) -> None:
    desktop.backend.transfers.put(transfer(state=TransferState.STREAMING))
    desktop.shell.start()
    desktop.shown("roster").close()
    assert desktop.quits == []
    box = desktop.shown("ask-quit")
    assert not box.isModal()
    assert isinstance(box, QMessageBox) and "it stops" in box.informativeText()
    desktop.shell.quit()
    boxes = [one for one in QApplication.topLevelWidgets() if one.objectName() == "ask-quit" and one.isVisible()]
    assert boxes == [box], "asked once, however often Quit is pressed"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    await until(lambda: desktop.window("roster") is not None)
    assert desktop.quits == []
    desktop.shell.quit()
    desktop.press("ask-quit", "quit-yes")
    await until(lambda: desktop.quits == [True])


async def test_the_password_is_asked_for_once(desktop: Desktop) -> None:
    desktop.shell.start()
    for _ in range(3):
        desktop.backend.publish(PasswordNeeded(ALICE))
    await until(lambda: desktop.window("password-dialog") is not None)
    asked = [one for one in QApplication.topLevelWidgets() if one.objectName() == "password-dialog" and one.isVisible()]
    assert len(asked) == 1
    desktop.backend.publish(AccountChanged(account(ALICE)))
    await until(lambda: desktop.window("password-dialog") is None)


async def test_the_theme_follows_the_settings(desktop: Desktop) -> None:
    desktop.shell.start()
    await desktop.backend.change_settings(replace(desktop.backend.settings, theme="dark"))
    await until(lambda: current_theme().dark)
    await desktop.backend.change_settings(replace(desktop.backend.settings, theme="light"))
    await until(lambda: not current_theme().dark)


async def test_windows_come_back_where_they_were(desktop: Desktop, tmp_path: Path) -> None:
    roster = desktop.shell.windows.open_roster()
    roster.move(QPoint(60, 80))
    roster.resize(400, 500)
    desktop.shell.close()
    again = Desktop(desktop.backend, tmp_path)
    window = again.shell.windows.open_roster()
    assert (window.width(), window.height()) == (400, 500)
    assert window.pos() == QPoint(60, 80)
    again.shell.close()


async def test_damaged_places_are_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "windows.ini").write_bytes(b"[geometry]\nroster=@ByteArray(rubbish)\n[roster]\noffline=maybe\n\xff\xfe")
    desktop = Desktop(FakeBackend(), tmp_path)
    desktop.shell.start()
    assert desktop.window("roster") is not None
    desktop.shell.close()


async def test_a_message_with_no_bus_and_no_tray_is_a_line(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    desktop.backend.chat.add(message(1, "<b>Lunch?</b>"), fresh=True)
    await until(lambda: roster.notice.text() == "Bob: <b>Lunch?</b>")
    desktop.press("roster", "notice-open")
    await until(lambda: desktop.window("chat") is not None)
    await until(lambda: roster.notice.text() == "")


async def test_a_line_about_something_else_stays_when_the_conversation_is_looked_at(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    desktop.backend.publish(MessageAdded(message(1, "Are you there?"), fresh=True))
    await until(lambda: "Are you there?" in roster.notice.text())
    roster.notice.tell("The disk is full.", "warning")
    chat = desktop.shell.windows.open_chat(ALICE, BOB)
    chat.looked_at.emit(ALICE, BOB)
    assert roster.notice.text() == "The disk is full."


async def test_old_messages_and_muted_ones_are_not_told(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    desktop.backend.publish(MessageAdded(message(1, "old"), fresh=False))
    await desktop.backend.change_settings(replace(desktop.backend.settings, notify_messages=False))
    desktop.backend.publish(MessageAdded(message(3, "muted"), fresh=True))
    desktop.backend.roster.change(ALICE, BOB, name="Robert")
    await until(lambda: roster.model.entry_of(ALICE, BOB).name == "Robert")  # type: ignore[union-attr]
    assert roster.notice.text() == ""


async def test_closing_twice_and_after_everything_opened(desktop: Desktop) -> None:
    desktop.shell.start()
    desktop.shell.windows.open_chat(ALICE, BOB)
    desktop.shell.windows.open_transfers()
    desktop.shell.windows.open_settings()
    desktop.shell.ask_password(ALICE)
    desktop.shell.close()
    desktop.shell.close()
    ours = ("roster", "chat", "transfers", "settings", "password-dialog")
    assert [name for name in ours if desktop.window(name) is not None] == []
    assert desktop.quits == []


async def test_a_window_of_a_screen_that_is_gone_comes_back_in_sight(desktop: Desktop, tmp_path: Path) -> None:
    roster = desktop.shell.windows.open_roster()
    roster.setGeometry(9000, 7000, 400, 500)
    conversation = desktop.shell.windows.open_chat(ALICE, BOB).opened(ALICE, BOB)
    assert conversation is not None
    desktop.shell.windows.made_chat().detach(conversation)
    conversation.window().setGeometry(-9000, 50, 510, 430)
    desktop.shell.close()
    again = Desktop(desktop.backend, tmp_path)
    windows = [again.shell.windows.open_roster()]
    again.shell.around.session.restore()
    back = again.shell.windows.made_chat().opened(ALICE, BOB)
    assert back is not None and back.window().objectName() == "chat-detached"
    windows.append(back.window())
    for window in windows:
        await until(lambda window=window: QApplication.primaryScreen().geometry().contains(window.geometry()))
    again.shell.close()
