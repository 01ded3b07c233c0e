"""Around the windows: the list of keys, files dropped on nobody, the dock, autostart, the session that comes back."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from jeepney import MatchRule, message_bus
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.jid import Jid
from gharial.model.transfer import Progress, TransferState
from gharial.ui.autostart import HIDDEN, Autostart, quoted
from gharial.ui.bridge import Bridge
from gharial.ui.key_table import KEYS, Place, as_text
from gharial.ui.keyboard_window import KeyboardWindow
from gharial.ui.launcher_entry import LauncherEntry
from gharial.ui.session_bus import SessionBus
from gharial.ui.style.theme import current_theme
from tests.support.desktop_bus import desktop_bus
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message, transfer
from tests.support.waiting import until
from tests.ui.poses import FULL, posed
from tests.ui.test_shell import Desktop

CAROL = Jid("carol@river.example")


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture
async def desktop(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desktop]:
    made = Desktop(FakeBackend(), tmp_path)
    yield made
    made.shell.close()
    current_theme().choose("system")


# --- keys -------------------------------------------------------------------------------------------------------------


def keys_of(window: QWidget) -> set[str]:
    """What the window and all in it hear as shortcuts, as Qt writes them."""
    sequences = [one.key() for one in window.findChildren(QShortcut)]
    sequences += [keys for action in window.findChildren(QAction) for keys in action.shortcuts()]
    return {one.toString() for one in sequences if not one.isEmpty()}


@pytest.mark.parametrize(
    ("which", "place"),
    [
        ("roster", Place.ROSTER),
        ("room", Place.CHAT),
        ("transfers", Place.TRANSFERS),
        ("console", Place.CONSOLE),
        ("settings", Place.SETTINGS),
    ],
)
async def test_the_list_of_keys_is_that_of_the_windows(qtbot: QtBot, tmp_path: Path, which: str, place: Place) -> None:
    async with posed(which, FULL, tmp_path) as pose:
        real = keys_of(pose.window)
    here = {place, Place.EVERYWHERE}
    listed = {QKeySequence(one).toString() for key in KEYS if key.place in here for one in key.keys}
    bound = {QKeySequence(one).toString() for key in KEYS if key.place is place and not key.by_list for one in key.keys}
    bound |= {"F6", "Shift+F6"}
    assert real - listed == set(), "a shortcut that the list does not tell of"
    assert bound - real == set(), "the list tells of a shortcut that is not there"


async def test_f1_shows_the_keys_in_every_window(desktop: Desktop) -> None:
    desktop.shell.start()
    windows = desktop.shell.windows
    for window in (windows.open_roster(), windows.open_transfers(), windows.open_chat(ALICE, BOB)):
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_F1)
        await until(lambda: desktop.window("keyboard") is not None)
        desktop.shown("keyboard").close()
        await until(lambda: desktop.window("keyboard") is None)


async def test_the_menu_of_the_contacts_leads_to_the_keys_too(desktop: Desktop) -> None:
    roster = desktop.shell.windows.open_roster()
    action = roster.findChild(QAction, "show-keys")
    assert isinstance(action, QAction)
    action.trigger()
    assert desktop.window("keyboard") is not None


def test_keys_are_found_by_what_they_do_and_by_name(qtbot: QtBot) -> None:
    window = KeyboardWindow()
    qtbot.addWidget(window)
    window.show()
    assert len(window.shown_keys()) == len(KEYS)
    QTest.keyClicks(window.search, "folder send")
    assert [one.split(":")[0] for one in window.shown_keys()] == ["Send a folder"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert len(window.shown_keys()) == len(KEYS)
    window.search.setText("ctrl+shift+u")
    assert [one.split(":")[0] for one in window.shown_keys()] == ["Send a file"]
    window.search.setText("no such thing")
    assert window.shown_keys() == []


def test_the_list_can_be_taken_along(qtbot: QtBot, tmp_path: Path) -> None:
    window = KeyboardWindow()
    qtbot.addWidget(window)
    window.show()
    copy = window.findChild(QAbstractButton, "keyboard-copy")
    assert isinstance(copy, QAbstractButton)
    copy.click()
    assert QApplication.clipboard().text() == as_text()
    assert all(key.words in as_text() for key in KEYS)
    window.save(tmp_path / "keys.txt")
    assert (tmp_path / "keys.txt").read_text("utf-8") == as_text()
    window.save(tmp_path / "nowhere" / "keys.txt")
    said = window.findChild(QWidget, "keyboard-said")
    assert said is not None and "keys.txt" in said.text()  # type: ignore[attr-defined]


# --- files that are dropped on nobody ---------------------------------------------------------------------------------


def dropped(on: QWidget, *paths: Path) -> tuple[bool, bool]:
    """Whether the window would take these files, and whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(on, enter)
    drop = QDropEvent(QPointF(20, 20), copy, data, buttons, keys, QEvent.Type.Drop)
    drop.ignore()
    if enter.isAccepted():
        QApplication.sendEvent(on, drop)
    return enter.isAccepted(), drop.isAccepted()


async def test_files_dropped_on_the_transfers_ask_whom_to_send_to(desktop: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "survey.ods"
    file.write_bytes(b"depths")
    transfers = desktop.shell.windows.open_transfers()
    assert dropped(transfers, tmp_path / "not there") == (False, False)
    assert dropped(transfers, file) == (True, True)
    dialog = desktop.shown("send-dialog")
    people = dialog.findChild(QListWidget, "send-contacts")
    assert isinstance(people, QListWidget)
    people.setCurrentRow(0)
    go = dialog.findChild(QAbstractButton, "send-go")
    assert isinstance(go, QAbstractButton)
    go.click()
    await until(lambda: desktop.backend.called("transfers.send"))
    assert desktop.backend.called("transfers.send") == [(ALICE, BOB, (file,))]
    await until(lambda: desktop.window("send-dialog") is None)


# --- the session ------------------------------------------------------------------------------------------------------


async def test_what_was_open_comes_back_and_takes_no_focus(desktop: Desktop, tmp_path: Path) -> None:
    desktop.shell.start()
    desktop.shell.windows.open_chat(ALICE, BOB)
    desktop.shell.windows.open_chat(ALICE, CAROL)
    desktop.shell.windows.open_chat(ALICE, BOB)
    desktop.shell.windows.open_transfers()
    desktop.shell.close()
    desktop.backend.chat.add(message(1, "While you were away"))
    desktop.backend.chat.unread[(ALICE, BOB)] = 1
    desktop.backend.calls.clear()

    again = Desktop(desktop.backend, tmp_path)
    again.shell.start()
    roster = again.shown("roster")
    await until(roster.isActiveWindow)
    again.shell.around.session.restore()
    chat = again.shell.windows.made_chat()
    await until(chat.isVisible)
    assert [one.jid for one in chat.conversations()] == [BOB, CAROL]
    assert chat.tabs.currentIndex() == 0
    assert again.window("transfers") is not None
    assert roster.isActiveWindow()
    await asyncio.sleep(0)
    assert again.backend.called("chat.mark_read") == [], "nobody has looked at it"
    again.shell.close()


async def test_a_conversation_in_a_window_of_its_own_comes_back_in_one(desktop: Desktop, tmp_path: Path) -> None:
    desktop.shell.start()
    desktop.shell.windows.open_chat(ALICE, BOB)
    chat = desktop.shell.windows.open_chat(ALICE, CAROL)
    conversation = chat.opened(ALICE, CAROL)
    assert conversation is not None
    chat.detach(conversation)
    conversation.window().setGeometry(40, 50, 510, 430)
    desktop.shell.close()

    again = Desktop(desktop.backend, tmp_path)
    again.shell.start()
    roster = again.shown("roster")
    await until(roster.isActiveWindow)
    again.shell.around.session.restore()
    back = again.shell.windows.made_chat()
    conversation = back.opened(ALICE, CAROL)
    assert conversation is not None
    await until(conversation.isVisible)
    window = conversation.window()
    assert window is not back and window.objectName() == "chat-detached"
    assert (window.width(), window.height()) == (510, 430)
    assert back.isVisible() and back.tabs.count() == 1
    assert roster.isActiveWindow()
    again.shell.close()


async def test_windows_of_their_own_alone_bring_no_empty_one(desktop: Desktop, tmp_path: Path) -> None:
    desktop.shell.start()
    chat = desktop.shell.windows.open_chat(ALICE, BOB)
    conversation = chat.opened(ALICE, BOB)
    assert conversation is not None
    chat.detach(conversation)
    desktop.shell.close()
    again = Desktop(desktop.backend, tmp_path)
    again.shell.start()
    again.shell.around.session.restore()
    await until(lambda: again.window("chat-detached") is not None)
    assert again.window("chat") is None
    again.shell.close()


async def test_a_hidden_start_brings_everything_back_when_it_is_first_shown(desktop: Desktop, tmp_path: Path) -> None:
    desktop.shell.start()
    desktop.shell.windows.open_chat(ALICE, BOB)
    desktop.shell.close()
    # Started hidden and ended so: nothing is lost.
    for last in (False, True):
        again = Desktop(desktop.backend, tmp_path)
        again.shell.around.session.restore_when_shown(again.shell.start(hidden=True))
        await asyncio.sleep(0)
        assert again.window("chat") is None
        if last:
            again.shell.windows.open_roster()
            await until(lambda shown=again: shown.window("chat") is not None)
            assert [one.jid for one in again.shell.windows.made_chat().conversations()] == [BOB]
        again.shell.close()


async def test_a_window_that_was_closed_stays_closed(desktop: Desktop, tmp_path: Path) -> None:
    desktop.shell.start()
    desktop.shell.windows.open_chat(ALICE, BOB).close()
    desktop.shell.close()
    again = Desktop(desktop.backend, tmp_path)
    again.shell.start()
    again.shell.around.session.restore()
    assert again.window("chat") is None
    assert again.window("transfers") is None
    again.shell.close()


@pytest.mark.parametrize(
    "kept", [["nobody@elsewhere.example bob@river.example"], "rubbish", ["@ @", "", "a b c"], [f"{ALICE}"], 7, [{}, 3]]
)
@pytest.mark.parametrize("places", ["rubbish", {"chat": 7, "roster": "no place", f"{ALICE} {BOB}": []}, None])
async def test_rubbish_and_accounts_that_are_gone_are_left_out(
    qtbot: QtBot, tmp_path: Path, kept: object, places: object
) -> None:
    rubbish = {"conversations": kept, "current": 7, "alone": places, "places": places, "transfers": "perhaps"}
    (tmp_path / "session.json").write_text(json.dumps(rubbish), "utf-8")
    desktop = Desktop(FakeBackend(), tmp_path)
    desktop.shell.start()
    desktop.shell.around.session.restore()
    assert desktop.window("chat") is None
    assert desktop.window("transfers") is None
    desktop.shell.close()


async def test_a_hidden_start_shows_no_window_in_front(desktop: Desktop) -> None:
    window = desktop.shell.start(hidden=True)
    assert window.objectName() == "roster"
    assert window.isMinimized(), "without a tray there is at least an icon"


# --- autostart --------------------------------------------------------------------------------------------------------


def test_autostart_is_an_entry_of_the_session(tmp_path: Path) -> None:
    autostart = Autostart(tmp_path / "autostart", ("/opt/my apps/gharial", HIDDEN))
    assert not autostart.on
    autostart.switch(on=True)
    entry = (tmp_path / "autostart" / "gharial.desktop").read_text("utf-8")
    assert 'Exec="/opt/my apps/gharial" --hidden\n' in entry
    assert autostart.on
    autostart.switch(on=True)
    autostart.switch(on=False)
    assert not autostart.on
    assert list((tmp_path / "autostart").iterdir()) == []
    autostart.switch(on=False)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_switched_off_by_the_desktop_says_no(tmp_path: Path, line: str) -> None:
    (tmp_path / "gharial.desktop").write_text(f"[Desktop Entry]\nType=Application\n{line}\n")
    assert not Autostart(tmp_path, ("gharial",)).on


def test_arguments_are_quoted_as_exec_wants_them() -> None:
    assert quoted("/usr/bin/gharial") == "/usr/bin/gharial"
    assert quoted("50% off") == '"50%% off"'
    assert quoted('a "b" $c') == '"a \\\\"b\\\\" \\\\$c"'


# --- the dock ---------------------------------------------------------------------------------------------------------


def test_progress_is_that_of_all_that_moves(qtbot: QtBot) -> None:
    desktop = FakeBackend()
    entry = LauncherEntry(Bridge(desktop), SessionBus())
    assert entry.percent() is None
    half = transfer("a.bin", 1000, state=TransferState.STREAMING, bytes_done=100)
    desktop.transfers.listed = {
        half.id: half,
        "t-b.bin": transfer("b.bin", 1000, state=TransferState.STREAMING, bytes_done=0),
        "t-c.bin": transfer("c.bin", 1000, state=TransferState.DONE),
        "t-d.bin": transfer("d.bin", 0, state=TransferState.CONNECTING),
    }
    desktop.transfers.samples[half.id] = Progress(half.id, 500, 1000)
    assert entry.percent() == 25


async def test_the_desktop_hears_how_far_it_is_and_that_it_is_over(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict[str, object]] = []
    async with desktop_bus(tmp_path, monkeypatch):
        connection = await open_dbus_connection("SESSION")
        async with DBusRouter(connection) as router:
            rule = MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry", member="Update")
            await Proxy(message_bus, router).AddMatch(rule)
            with router.filter(rule, bufsize=16) as queue:
                made = Desktop(FakeBackend(), tmp_path)
                made.shell.start()
                made.backend.transfers.put(transfer("a.bin", 1000, state=TransferState.STREAMING, bytes_done=250))
                async with asyncio.timeout(30):
                    heard.append((await queue.get()).body[1])
                made.backend.transfers.put(transfer("a.bin", 1000, state=TransferState.DONE, bytes_done=1000))
                async with asyncio.timeout(30):
                    body = (await queue.get()).body
                heard.append(body[1])
                made.shell.close()
        connection.writer.close()
    assert body[0] == "application://im.gharial.Gharial.desktop"
    assert heard[0] == {"progress": ("d", 0.25), "progress-visible": ("b", True)}
    assert heard[1]["progress-visible"] == ("b", False)
