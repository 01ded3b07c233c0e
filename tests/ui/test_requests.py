"""What another start asked for, in windows: nothing is done without a person (security 52)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gharial.model.contact import Resource
from gharial.model.events import ContactChanged, ContactRemoved
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.instance import Request
from gharial.ui.requests import Requests
from gharial.ui.rooms.join_dialog import JoinDialog
from gharial.ui.roster.add_dialog import AddDialog
from gharial.ui.send_dialog import SendDialog
from gharial.ui.shell import Shell
from tests.support.fake_backend import ALICE, BOB, FakeBackend, contact
from tests.support.waiting import until


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def shell(qtbot: QtBot, backend: FakeBackend, tmp_path: Path) -> Iterator[Shell]:
    made = Shell(Bridge(backend), QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat))
    yield made
    made.close()


@pytest.fixture
def requests(shell: Shell, backend: FakeBackend) -> Requests:
    return Requests(Bridge(backend), shell)


def send_dialog() -> SendDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, SendDialog) and one.isVisible())


def commands(backend: FakeBackend) -> list[str]:
    """What was done, beside what windows ask for on their own."""
    return [name for name, _ in backend.calls if name.startswith(("transfers.", "chat.send", "roster."))]


async def test_files_are_sent_to_whom_the_user_chooses(qtbot: QtBot, requests: Requests, backend: FakeBackend) -> None:
    paths = (Path("/tmp/a.txt"), Path("/tmp/b"))
    requests.take(Request(paths))
    dialog = send_dialog()
    assert backend.called("transfers.send") == []
    contacts = dialog.findChild(QListWidget, "send-contacts")
    assert [contacts.item(row).text().split(",")[0] for row in range(contacts.count())][-1] == "Dave"  # offline
    dialog._filter.setText("bob")
    qtbot.keyClick(dialog._filter, Qt.Key.Key_Return)
    await until(lambda: backend.called("transfers.send") == [(ALICE, BOB, paths)])
    await until(lambda: not isValid(dialog) or not dialog.isVisible())


async def test_who_comes_online_while_it_is_open_is_shown_so_and_the_choice_stays(
    qtbot: QtBot, requests: Requests, backend: FakeBackend
) -> None:
    requests.take(Request((Path("/tmp/a.txt"),)))
    dialog = send_dialog()
    contacts = dialog.findChild(QListWidget, "send-contacts")

    def said(name: str) -> str:
        return next(one.text() for one in map(contacts.item, range(contacts.count())) if one.text().startswith(name))

    chosen = next(one for one in map(contacts.item, range(contacts.count())) if one.text().startswith("Carol"))
    contacts.setCurrentItem(chosen)
    assert said("Dave").endswith("(Offline)")
    dave = contact(2)
    now = replace(dave, resources=(Resource(Jid(f"{dave.jid}/desk")),))
    backend.roster.listed[(ALICE, dave.jid)] = now
    backend.publish(ContactChanged(now))
    await until(lambda: said("Dave").endswith("(Available)"))
    assert [one.text().split(",")[0] for one in contacts.selectedItems()] == ["Carol"]
    del backend.roster.listed[(ALICE, dave.jid)]
    backend.publish(ContactRemoved(ALICE, dave.jid))
    await until(lambda: not any("Dave" in contacts.item(row).text() for row in range(contacts.count())))
    dialog.close()


async def test_to_several_at_once_by_keyboard(qtbot: QtBot, requests: Requests, backend: FakeBackend) -> None:
    requests.take(Request((Path("/tmp/a.txt"),)))
    dialog = send_dialog()
    contacts = dialog.findChild(QListWidget, "send-contacts")
    contacts.selectAll()
    qtbot.mouseClick(dialog.findChild(QPushButton, "send-go"), Qt.MouseButton.LeftButton)
    await until(lambda: len(backend.called("transfers.send_to_many")) == 1)
    assert len(backend.called("transfers.send_to_many")[0][0]) == 3


async def test_cancel_comes_before_the_deed_as_in_every_dialog(requests: Requests) -> None:
    requests.take(Request((Path("/tmp/a.txt"),)))
    dialog = send_dialog()
    box = dialog.findChild(QDialogButtonBox)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    go = dialog.findChild(QPushButton, "send-go")
    await until(lambda: 0 < cancel.x() + cancel.width() <= go.x())
    dialog.reject()


async def test_what_cannot_be_sent_is_told_and_the_dialog_stays(
    qtbot: QtBot, requests: Requests, backend: FakeBackend
) -> None:
    backend.fail_next["transfers.send"] = LocalFileProblem("/tmp/a.txt", "vanished")
    requests.take(Request((Path("/tmp/a.txt"),)))
    dialog = send_dialog()
    qtbot.mouseClick(dialog.findChild(QPushButton, "send-go"), Qt.MouseButton.LeftButton)
    await until(lambda: dialog._error.isVisible())
    assert "a.txt" in dialog._error.text()


async def test_links_open_windows_and_do_nothing_by_themselves(
    qtbot: QtBot, shell: Shell, requests: Requests, backend: FakeBackend
) -> None:
    requests.take(Request(links=("xmpp:bob@river.example?message;body=come%20here",)))
    assert shell.windows.chat is not None
    conversation = shell.windows.chat.opened(ALICE, BOB)
    assert conversation is not None and conversation.composer.draft == "come here"
    requests.take(Request(links=("xmpp:zoe@river.example?subscribe",)))
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, AddDialog) and one.isVisible()]
    for action in ("remove", "unsubscribe", "sendfile", "--help"):
        requests.take(Request(links=(f"xmpp:bob@river.example?{action}",)))
    assert commands(backend) == []


async def test_a_link_to_a_group_chat_asks_before_anybody_joins(
    qtbot: QtBot, requests: Requests, backend: FakeBackend
) -> None:
    requests.take(Request(links=("xmpp:garden@rooms.river.example?join",)))
    asked = [one for one in QApplication.topLevelWidgets() if isinstance(one, JoinDialog) and one.isVisible()]
    assert [one.address.text() for one in asked] == ["garden@rooms.river.example"]
    assert backend.called("rooms.join") == []


async def test_a_link_that_is_none_is_told(qtbot: QtBot, shell: Shell, requests: Requests) -> None:
    requests.take(Request(links=("xmpp:@@@",)))
    roster = shell.windows.open_roster()
    await until(lambda: "@@@" in roster.notice.text())


async def test_without_an_account_the_first_step_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    backend = FakeBackend(signed_in=False)
    shell = Shell(Bridge(backend), QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat))
    Requests(Bridge(backend), shell).take(Request((Path("/tmp/a.txt"),)))
    assert shell.windows.first_run is not None and shell.windows.first_run.isVisible()
    shell.close()


INVITATION = "xmpp:river.example?register;preauth=t0ken"


async def test_an_invitation_without_an_account_leads_to_the_page_that_makes_one(qtbot: QtBot, tmp_path: Path) -> None:
    backend = FakeBackend(signed_in=False)
    shell = Shell(Bridge(backend), QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat))
    Requests(Bridge(backend), shell).take(Request(links=(INVITATION,)))
    window = shell.windows.first_run
    assert window is not None and window.isVisible()
    host = window.findChild(QLineEdit, "registration-server")
    assert host.isVisible() and host.text() == "river.example"
    assert backend.calls == [], "nobody is asked before the user says so"
    shell.close()


async def test_with_an_account_it_leads_to_another_and_closing_that_ends_nothing(
    shell: Shell, requests: Requests, backend: FakeBackend
) -> None:
    quits: list[bool] = []
    shell.quit_requested.connect(lambda: quits.append(True))
    requests.take(Request(links=(INVITATION,)))
    window = shell.windows.first_run
    assert window is not None and window.windowTitle() == "Add an account"
    assert window.findChild(QLineEdit, "registration-server").isVisible()
    window.close()
    await until(lambda: shell.windows.first_run is None)
    assert quits == []


async def test_a_contacts_invitation_adds_them_with_their_word(
    shell: Shell, requests: Requests, backend: FakeBackend
) -> None:
    requests.take(Request(links=("xmpp:zed@river.example?roster;preauth=t0ken;ibr=y",)))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AddDialog) and one.isVisible())
    assert dialog.findChild(QLineEdit, "add-address").text() == "zed@river.example"
    assert commands(backend) == []
    dialog._try()
    await until(lambda: backend.called("roster.add"))
    assert backend.called("roster.add")[0][1] == Jid("zed@river.example")
    assert backend.called("roster.add")[0][-1] == "t0ken"
