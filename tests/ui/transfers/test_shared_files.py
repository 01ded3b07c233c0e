"""The window of what a contact and we share: their list, asking for files, ours, taking them back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gharial.model.events import ContactChanged, PublicationsChanged, TransfersProgressed
from gharial.model.failures import Declined, FileFault, LocalFileProblem, NoAnswer, NotConnected, NotPublished, PeerGone
from gharial.model.publication import SharedFiles
from gharial.model.transfer import Progress, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.transfers import shared_files
from gharial.ui.transfers.shared_files import SharedFilesWindow
from gharial.ui.transfers.shared_table import SharedTable
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.shared_scene import fill_shared


class Desk:
    """Bob's window, with some files in it."""

    def __init__(self, qtbot: QtBot, *, filled: bool = True) -> None:
        self.backend = FakeBackend()
        if filled:
            fill_shared(self.backend)
        self.window = SharedFilesWindow(Bridge(self.backend), ALICE, BOB)
        qtbot.addWidget(self.window)
        self.window.show()
        self.looks_again = self.window.again.isActive()
        # On a slow computer its time might come in the middle of a test.
        self.window.again.stop()

    async def asked(self, times: int = 1) -> "Desk":
        """Their list has come."""
        button = self.button("refresh-shared")
        await until(lambda: len(self.backend.called("shared_files.of")) == times and button.isEnabled())
        return self

    def button(self, name: str) -> QPushButton:
        return next(one for one in self.window.findChildren(QPushButton) if one.objectName() == name)

    def rows(self, table: SharedTable | None = None) -> list[list[str]]:
        table = table or self.window.theirs
        found = (table.topLevelItem(at) for at in range(table.topLevelItemCount()))
        return [[one.text(column) for column in range(4)] for one in found if one is not None]

    def states(self) -> dict[str, str]:
        return {row[0]: row[3] for row in self.rows()}

    def choose(self, name: str, table: SharedTable | None = None) -> None:
        table = table or self.window.theirs
        table.clearSelection()
        (item,) = table.findItems(name, Qt.MatchFlag.MatchExactly)
        table.setCurrentItem(item)

    @property
    def empty(self) -> str:
        return self.window.theirs.accessibleDescription()


async def test_the_list_with_sizes_and_a_sign_for_what_can_run(qtbot: QtBot) -> None:
    desk = await Desk(qtbot).asked()
    assert desk.window.windowTitle() == "Files shared with Bob" and desk.empty == ""
    rows = desk.rows()
    assert [row[0] for row in rows][1:4] == ["notes.txt", "setup.exe", "survey-2026.ods"]
    assert rows[3][1] == "48.2 MB" and rows[3][2] and rows[3][3] == ""
    item = desk.window.theirs.topLevelItem(2)
    assert item is not None and item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "setup.exe, careful: program"
    desk.window.theirs.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in desk.rows()] == ["812 bytes", "340.0 kB", "1.2 MB", "48.2 MB", "1.9 GB"]


async def test_fetch_asks_for_what_is_selected_and_its_row_tells_how_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot)
    desk.backend.transfers.folder = tmp_path
    await desk.asked()
    desk.window.place._use_folder(str(tmp_path))
    fetch = desk.button("fetch-shared")
    assert not fetch.isEnabled()
    desk.choose("survey-2026.ods")
    assert fetch.isEnabled()
    fetch.click()
    (wanted,) = [one for one in desk.backend.shared_files.held[BOB].files if one.file.name == "survey-2026.ods"]
    await until(lambda: desk.backend.called("shared_files.fetch") == [(ALICE, wanted, tmp_path)])
    await until(lambda: desk.states()["survey-2026.ods"] == "Asked for" and not fetch.isEnabled())
    transfer = desk.backend.transfers.listed[f"fetch-{wanted.id}"]
    desk.backend.transfers.put(replace(transfer, state=TransferState.STREAMING))
    await until(lambda: desk.states()["survey-2026.ods"] == "Coming")
    desk.backend.publish(TransfersProgressed((Progress(transfer.id, 620, 1000), Progress("other", 1, 9))))
    await until(lambda: desk.states()["survey-2026.ods"] == "62 %")
    desk.window.ask()
    await desk.asked(2)
    assert desk.states()["survey-2026.ods"] == "62 %" and desk.window.theirs.chosen == [(wanted.owner.full, wanted.id)]
    desk.backend.transfers.put(replace(transfer, state=TransferState.DONE))
    await until(lambda: desk.states()["survey-2026.ods"] == "Here" and fetch.isEnabled())


async def test_a_button_that_is_used_up_leaves_the_keyboard_at_its_own_list(qtbot: QtBot) -> None:
    desk = await Desk(qtbot).asked()
    window = desk.window
    for name in ("fetch-shared", "refresh-shared"):
        desk.choose("notes.txt")
        desk.button(name).setFocus()
        assert window.focusWidget() is desk.button(name)
        desk.button(name).click()
        await until(lambda: window.focusWidget() is window.theirs)
        await desk.asked(1 if name == "fetch-shared" else 2)
    ours = window.ours
    while ours.topLevelItemCount():
        ours.setCurrentItem(ours.topLevelItem(0))
        desk.button("stop-sharing").setFocus()
        desk.button("stop-sharing").click()
    assert window.focusWidget() is ours and not desk.button("stop-sharing").isEnabled()


async def test_enter_fetches_and_what_failed_is_said(qtbot: QtBot) -> None:
    desk = await Desk(qtbot).asked()
    desk.choose("notes.txt")
    QTest.keyClick(desk.window.theirs, Qt.Key.Key_Return)
    await until(lambda: "fetch-k3" in desk.backend.transfers.listed)
    transfer = desk.backend.transfers.listed["fetch-k3"]
    failure = NotPublished(f"{BOB}/desk", "notes.txt")
    desk.backend.transfers.put(replace(transfer, state=TransferState.FAILED, failure=failure))
    # A row that cannot be had is none; the line above says why, and calls them as they are called everywhere.
    await until(lambda: "notes.txt" not in desk.states())
    assert desk.window.notice.text().startswith("Bob does not share “notes.txt” with you any more")
    desk.choose("survey-2026.ods")
    desk.button("fetch-shared").click()
    await until(lambda: "fetch-k0" in desk.backend.transfers.listed)
    transfer = desk.backend.transfers.listed["fetch-k0"]
    desk.backend.transfers.put(replace(transfer, state=TransferState.FAILED, failure=Declined(f"{BOB}/desk")))
    await until(lambda: desk.states()["survey-2026.ods"] == "Not fetched")
    assert desk.window.notice.text().startswith("Bob declined")
    assert desk.button("fetch-shared").isEnabled()
    desk.backend.fail_next["shared_files.fetch"] = LocalFileProblem("/gone", FileFault.NO_FOLDER.value)
    desk.choose("setup.exe")
    desk.button("fetch-shared").click()
    await until(lambda: desk.states()["setup.exe"] == "Not fetched")
    assert "/gone" in desk.window.notice.text()


async def test_enter_opens_what_is_here(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(shared_files, "open_file", lambda path, _parent: opened.append(path))
    desk = await Desk(qtbot).asked()
    desk.choose("notes.txt")
    desk.button("fetch-shared").click()
    await until(lambda: "fetch-k3" in desk.backend.transfers.listed)
    transfer = desk.backend.transfers.listed["fetch-k3"]
    desk.backend.transfers.put(replace(transfer, state=TransferState.DONE, path=tmp_path / "notes.txt"))
    await until(lambda: desk.states()["notes.txt"] == "Here")
    QTest.keyClick(desk.window.theirs, Qt.Key.Key_Return)
    assert opened == [tmp_path / "notes.txt"] and len(desk.backend.called("shared_files.fetch")) == 1


async def test_what_an_empty_list_says(qtbot: QtBot) -> None:
    desk = await Desk(qtbot, filled=False).asked()
    assert "Bob shares no files with you now" in desk.empty
    desk.backend.shared_files.held[BOB] = SharedFiles()
    desk.button("refresh-shared").click()
    await desk.asked(2)
    assert "has no list of shared files" in desk.empty
    for times, failure, words in (
        (3, NoAnswer("files", BOB.bare, 20), "20 s"),
        (4, NotConnected(ALICE.bare), "Go online and try again"),
        (5, PeerGone(BOB.bare), "Bob is offline"),
    ):
        desk.backend.fail_next["shared_files.of"] = failure
        desk.window.ask()
        await desk.asked(times)
        assert words in desk.empty
    contact = desk.backend.roster.contact(ALICE, BOB)
    assert contact is not None and contact.resources
    # They are back: nobody has to press anything.
    desk.backend.publish(ContactChanged(contact))
    await desk.asked(6)


async def test_what_they_announce_comes_into_the_list(qtbot: QtBot) -> None:
    desk = await Desk(qtbot).asked()
    desk.backend.publish(PublicationsChanged(ALICE, BOB, theirs=True))
    await desk.asked(2)
    desk.backend.shared_files.held[BOB] = replace(desk.backend.shared_files.held[BOB], cut=True)
    desk.window.ask()
    await desk.asked(3)
    assert desk.window.notice.text() == "Bob shares more files than fit here."


async def test_what_they_take_back_leaves_the_list_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    desk = await Desk(qtbot).asked()
    desk.choose("notes.txt")
    desk.button("fetch-shared").click()
    await until(lambda: "fetch-k3" in desk.backend.transfers.listed)
    coming = desk.backend.transfers.listed["fetch-k3"]
    desk.backend.transfers.put(replace(coming, state=TransferState.STREAMING))
    desk.choose("setup.exe")
    told = desk.backend.shared_files.held[BOB]
    kept = tuple(one for one in told.files if one.file.name == "setup.exe")
    desk.backend.shared_files.held[BOB] = replace(told, files=kept)
    assert desk.looks_again
    desk.window.again.timeout.emit()  # its time has come
    await until(lambda: len(desk.rows()) == 2)
    # What is under way goes on and stays in sight, and what was selected is so still.
    assert set(desk.states()) == {"notes.txt", "setup.exe"}
    assert [key[1] for key in desk.window.theirs.chosen] == [kept[0].id]
    desk.backend.fail_next["shared_files.of"] = PeerGone(BOB.bare)
    desk.window.again.timeout.emit()
    await desk.asked(3)
    # Nobody asked, so nothing is complained about; and who is away is not asked again before they are back.
    desk.window.again.timeout.emit()
    assert desk.window.notice.text() == "" and len(desk.rows()) == 2
    assert len(desk.backend.called("shared_files.of")) == 3


async def test_sharing_a_file_and_taking_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    desk = await Desk(qtbot).asked()
    ours = desk.window.ours
    assert [(row[0], row[3]) for row in desk.rows(ours)] == [("garden-plan.pdf", "2 times"), ("recipe.odt", "not yet")]
    desk.button("share-file").click()
    dialog = desk.window.findChild(QFileDialog, "pick-shared")
    assert dialog is not None and "Bob" in dialog.windowTitle()
    dialog.close()
    path = tmp_path / "new.txt"
    dialog.filesSelected.emit([str(path)])
    await until(lambda: len(desk.rows(ours)) == 3)
    assert desk.backend.called("publish") == [(ALICE, BOB, path)]
    assert not desk.button("stop-sharing").isEnabled() and not desk.button("copy-shared-link").isEnabled()
    desk.choose("garden-plan.pdf", ours)
    desk.button("copy-shared-link").click()
    assert QGuiApplication.clipboard().text().endswith("name=garden-plan.pdf")
    desk.button("stop-sharing").click()
    assert [row[0] for row in desk.rows(ours)] == ["new.txt", "recipe.odt"]
    desk.choose("recipe.odt", ours)
    ours.setFocus()
    QTest.keyClick(ours, Qt.Key.Key_Delete)
    assert [row[0] for row in desk.rows(ours)] == ["new.txt"]
    # What happens elsewhere is seen here.
    desk.backend.publications.standing.clear()
    desk.backend.publish(PublicationsChanged(ALICE, BOB))
    await until(lambda: desk.rows(ours) == [])
    assert "You share no files with Bob" in ours.accessibleDescription()
    assert len(desk.backend.called("shared_files.of")) == 1


async def test_what_cannot_be_shared_or_linked_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    desk = await Desk(qtbot).asked()
    desk.backend.fail_next["publish"] = LocalFileProblem("/gone", FileFault.VANISHED.value)
    desk.window.share([tmp_path / "gone"])
    await until(lambda: "gone" in desk.window.notice.text())
    desk.backend.publications.unlinked = NotConnected(ALICE.bare)
    desk.choose("recipe.odt", desk.window.ours)
    desk.button("copy-shared-link").click()
    assert "Go online and try again" in desk.window.notice.text()


async def test_foreign_names_are_plain_text_and_escape_closes(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    named = [label for label in desk.window.findChildren(QLabel) if "Bob" in label.text()]
    assert len(named) >= 3 and all(label.textFormat() is Qt.TextFormat.PlainText for label in named)
    await desk.asked()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    await until(lambda: not desk.window.isVisible())
