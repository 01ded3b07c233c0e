"""A file is published in a conversation, and its link lies in the draft: nothing leaves before it is sent."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from gharial.model.failures import FileFault, LocalFileProblem, NotConnected
from gharial.model.jid import Jid
from gharial.model.publication import Publication
from gharial.model.transfer import FileInfo
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import opened, until


def entries(conversation: ConversationView) -> list[str]:
    """What may be fetched, as the menu says it when it opens."""
    menu = conversation.composer.findChild(QMenu, "published-files")
    assert menu is not None
    menu.parent().aboutToShow.emit()  # type: ignore[union-attr]
    assert menu.menuAction().isVisible() == bool(menu.actions())
    return [one.text() for one in menu.actions()]


async def test_the_link_is_for_the_user_to_send(window: ChatWindow, backend: FakeBackend, tmp_path: Path) -> None:
    conversation = await opened(window, backend)
    action = conversation.composer.findChild(QAction, "publish-file")
    assert action is not None and entries(conversation) == []
    action.trigger()
    dialog = conversation.findChild(QFileDialog, "pick-published")
    assert dialog is not None and "Bob" in dialog.windowTitle()
    dialog.close()
    path = tmp_path / "a & b.pdf"
    dialog.filesSelected.emit([str(path)])
    await until(lambda: "recvfile" in conversation.composer.draft)
    assert backend.called("publish") == [(ALICE, BOB, path)] and backend.called("chat.send") == []
    assert entries(conversation) == ["Stop offering a && b.pdf"]
    menu = conversation.composer.findChild(QMenu, "published-files")
    assert menu is not None
    menu.actions()[0].trigger()
    assert backend.publications.all() == () and entries(conversation) == []


async def test_what_is_published_to_others_is_not_listed(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    other = Publication("x", ALICE, Jid("carol@river.example"), Path("/x"), FileInfo("x", 1))
    backend.publications.standing["x"] = other
    assert entries(conversation) == []


async def test_what_cannot_be_published_is_said(window: ChatWindow, backend: FakeBackend, tmp_path: Path) -> None:
    conversation = await opened(window, backend)
    told: list[object] = []
    conversation.publishing.failed.connect(told.append)
    backend.fail_next["publish"] = LocalFileProblem("/gone", FileFault.VANISHED.value)
    conversation.publishing.publish([tmp_path / "gone"])
    await until(lambda: told)
    assert conversation.composer.draft == "" and conversation.notice.isVisibleTo(conversation)


async def test_without_a_connection_there_is_no_link_and_nothing_stays_published(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path
) -> None:
    conversation = await opened(window, backend)
    told: list[object] = []
    conversation.publishing.failed.connect(told.append)
    backend.publications.unlinked = NotConnected(ALICE.bare)
    conversation.publishing.publish([tmp_path / "a.pdf"])
    await until(lambda: told)
    assert backend.publications.all() == () and conversation.composer.draft == ""
