"""One search for people, messages and files: what is found, how it is chosen, and where it leads."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.failures import NotConnected
from gharial.model.publication import Publication
from gharial.model.transfer import FileInfo, TransferState
from gharial.ui.roster.hits import MOST
from tests.support.fake_backend import ALICE, BOB, NOW, FakeBackend, message, transfer
from tests.support.waiting import until
from tests.ui.test_shell import Desktop


@pytest.fixture
async def desktop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desktop]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    backend = FakeBackend()
    backend.chat.kept[(ALICE, BOB)] = [
        message(1, "Do you have the <b>survey</b> of the river?"),
        message(2, "Which one?"),
    ]
    for one in (
        transfer("survey.ods", state=TransferState.DONE),
        transfer("other.pdf", state=TransferState.DONE, direction=Direction.INCOMING, created=NOW + timedelta(1)),
    ):
        backend.transfers.listed[one.id] = one
    made = Desktop(backend, tmp_path)
    made.shell.start()
    yield made
    made.shell.close()


def field(desktop: Desktop) -> QLineEdit:
    found = desktop.shown("roster").findChild(QLineEdit, "contact-search")
    assert isinstance(found, QLineEdit)
    return found


def hits(desktop: Desktop) -> QTreeWidget | None:
    found = desktop.shown("roster").findChild(QTreeWidget, "search-hits")
    return found if isinstance(found, QTreeWidget) and found.isVisible() else None


def lines(desktop: Desktop) -> dict[str, list[str]]:
    """The headings that are shown, with what stands below each."""
    found = hits(desktop)
    listed: dict[str, list[str]] = {}
    for at in range(found.topLevelItemCount() if found is not None else 0):
        heading = found.topLevelItem(at) if found is not None else None
        if heading is not None and not heading.isHidden():
            below = [heading.child(row) for row in range(heading.childCount())]
            listed[heading.text(0)] = [one.text(0) for one in below if one is not None]
    return listed


async def test_messages_and_files_stand_below_the_people(desktop: Desktop) -> None:
    QTest.keyClicks(field(desktop), "surv")
    await until(lambda: set(lines(desktop)) == {"Messages", "Files"})
    found = lines(desktop)
    assert len(found["Messages"]) == 1
    assert found["Messages"][0].startswith("Bob · ")
    assert found["Messages"][0].endswith("Do you have the <b>survey</b> of the river?")
    assert found["Files"] == ["survey.ods to Bob · 48.2 MB"]


async def test_the_word_stands_near_the_beginning_of_its_line(desktop: Desktop) -> None:
    long = "the boats stayed ashore while we talked about nets and sails and " + "marzipan and what else there is"
    desktop.backend.chat.kept[(ALICE, BOB)].append(message(3, long))
    QTest.keyClicks(field(desktop), "marzi")
    await until(lambda: lines(desktop).get("Messages"))
    [line] = lines(desktop)["Messages"]
    assert line.endswith(": …sails and marzipan and what else there is")


async def test_files_are_found_by_whom_they_came_from(desktop: Desktop) -> None:
    field(desktop).setText("bob other")
    await until(lambda: lines(desktop) == {"Files": ["other.pdf from Bob · 48.2 MB"]})


async def test_a_message_that_is_chosen_by_keyboard_is_shown_in_its_conversation(desktop: Desktop) -> None:
    field(desktop).setText("surv")
    await until(lambda: "Messages" in lines(desktop))
    QTest.keyClick(field(desktop), Qt.Key.Key_Down)
    found = hits(desktop)
    assert found is not None and found.hasFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    await until(lambda: desktop.window("chat") is not None)
    conversation = desktop.shell.windows.made_chat().opened(ALICE, BOB)
    assert conversation is not None
    await until(lambda: conversation.model.place(1) is not None)
    await until(lambda: conversation.messages.currentIndex().row() == conversation.model.place(1))


async def test_a_file_that_is_chosen_is_shown_among_the_transfers(desktop: Desktop) -> None:
    field(desktop).setText("survey")
    await until(lambda: "Files" in lines(desktop))
    found = hits(desktop)
    assert found is not None
    heading = found.topLevelItem(1)
    assert heading is not None
    found.itemActivated.emit(heading.child(0), 0)
    await until(lambda: desktop.window("transfers") is not None)
    transfers = desktop.shell.windows.made_transfers()
    assert [one.file.name for one in transfers._selected()] == ["survey.ods"]


async def test_up_from_the_first_and_escape_lead_back(desktop: Desktop) -> None:
    field(desktop).setText("surv")
    await until(lambda: "Messages" in lines(desktop))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(field(desktop), Qt.Key.Key_Down)
        found = hits(desktop)
        assert found is not None and found.hasFocus()
        QTest.keyClick(found, key)
        assert field(desktop).hasFocus()


async def test_one_letter_and_nothing_find_nothing(desktop: Desktop) -> None:
    field(desktop).setText("surv")
    await until(lambda: hits(desktop) is not None)
    field(desktop).setText("s")
    assert hits(desktop) is None
    field(desktop).clear()
    assert hits(desktop) is None


async def test_the_lists_are_bounded_with_the_latest_first(desktop: Desktop) -> None:
    for number in range(200):
        one = transfer(f"DSC_{number:04}.jpg", created=NOW + timedelta(seconds=number))
        desktop.backend.transfers.listed[one.id] = one
    field(desktop).setText("dsc")
    await until(lambda: len(lines(desktop).get("Files", ())) == MOST)
    assert lines(desktop)["Files"][0].startswith("DSC_0199.jpg")
    await until(lambda: desktop.backend.called("chat.search"))
    assert desktop.backend.called("chat.search")[-1][3] == MOST


async def test_shared_files_lead_to_whom_they_are_shared_with(desktop: Desktop) -> None:
    shared = Publication("p", ALICE, BOB, Path("/tmp/atlas.pdf"), FileInfo("atlas.pdf", 12))
    desktop.backend.publications.standing[shared.id] = shared
    field(desktop).setText("atlas")
    await until(lambda: lines(desktop) == {"Files": ["atlas.pdf shared with Bob"]})
    QTest.keyClick(field(desktop), Qt.Key.Key_Down)
    found = hits(desktop)
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Return)
    await until(lambda: desktop.window("chat") is not None)


async def test_a_search_that_fails_is_told_and_files_are_found_all_the_same(desktop: Desktop) -> None:
    desktop.backend.fail_next["chat.search"] = NotConnected(str(ALICE))
    said: list[object] = []
    desktop.bridge.failed.connect(said.append)
    field(desktop).setText("survey")
    await until(lambda: said)
    assert list(lines(desktop)) == ["Files"]


async def test_nobody_found_is_not_said_above_messages_that_were(desktop: Desktop) -> None:
    page = desktop.shown("roster").findChild(QWidget, "roster-empty")
    assert page is not None
    field(desktop).setText("Which one")
    await until(lambda: "Messages" in lines(desktop))
    assert not page.isVisible()
    field(desktop).setText("nothing of the kind")
    await until(page.isVisible)
    assert hits(desktop) is None
    field(desktop).setText("Which one")
    await until(lambda: not page.isVisible())
    field(desktop).clear()
    view = desktop.shown("roster").findChild(QWidget, "contacts")
    assert view is not None
    await until(view.isVisible)
