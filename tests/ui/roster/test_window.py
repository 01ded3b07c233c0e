"""The roster window, used as hands use it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState, Show
from gharial.model.contact import Resource
from gharial.model.conversation import Composing
from gharial.model.events import (
    AccountChanged,
    AccountRemoved,
    ContactChanged,
    ContactRemoved,
    ConversationChanged,
    PeerComposed,
    RosterReset,
    TransfersProgressed,
)
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Progress, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.roster.entries import Entry
from gharial.ui.roster.window import RosterWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend, account, contact, message, offer, transfer
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
CAROL = Jid("carol@river.example")


def chats(stage: Stage) -> list[tuple[Jid, Jid]]:
    """Fills with every chat that is asked for from now on."""
    asked: list[tuple[Jid, Jid]] = []
    stage.window.chat_requested.connect(lambda account, peer: asked.append((account, peer)))
    return asked


async def test_everybody_is_there_in_groups(stage: Stage) -> None:
    assert stage.rows() == [
        "Friends, 2 of 3 online, open",
        "Bob, Available",
        "Frank, Available",
        "Dave, Offline",
        "Work, 2 of 3 online, open",
        "Carol, Available",
        "Erin, Available",
        "Grace, Offline",
    ]


async def test_double_click_opens_the_chat(stage: Stage) -> None:
    asked = chats(stage)
    spot = stage.view.visualRect(stage.index("Bob")).center()
    QTest.mouseClick(stage.view.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=spot)
    assert asked == [(ALICE, BOB)]


async def test_enter_opens_the_chat_with_whom_the_arrows_chose(stage: Stage) -> None:
    asked = chats(stage)
    stage.view.setFocus()
    stage.view.setCurrentIndex(stage.index("Friends"))
    QTest.keyClick(stage.view, Qt.Key.Key_Down)
    QTest.keyClick(stage.view, Qt.Key.Key_Return)
    assert asked == [(ALICE, BOB)]


async def test_search_by_keys_alone(stage: Stage) -> None:
    asked = chats(stage)
    QTest.keyClick(stage.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = stage.child("contact-search")
    await until(field.hasFocus)
    QTest.keyClicks(field, "caro")
    assert [row.split(",")[0] for row in stage.rows()] == ["Work", "Carol"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == [(ALICE, CAROL)]
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert len(stage.rows()) == 8


async def test_typing_into_the_list_searches(stage: Stage) -> None:
    stage.view.setFocus()
    QTest.keyClick(stage.view, Qt.Key.Key_D)
    field = stage.child("contact-search")
    assert isinstance(field, QLineEdit)
    assert field.text() == "d"
    await until(field.hasFocus)
    QTest.keyClicks(field, "ave")
    assert [row.split(",")[0] for row in stage.rows()] == ["Friends", "Dave"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


async def test_nobody_found_says_so_and_offers_to_add_an_address(stage: Stage) -> None:
    field = stage.child("contact-search")
    QTest.keyClicks(field, "zed")
    assert stage.child("roster-empty").isVisible()
    assert not stage.child("empty-button").isVisible()
    QTest.keyClicks(field, "@river.example")
    button = stage.child("empty-button")
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    address = stage.child("add-address")
    assert isinstance(address, QLineEdit)
    assert address.text() == "zed@river.example"


async def test_groups_fold_by_key_and_by_click_and_stay_folded(stage: Stage, places: QSettings, qtbot: QtBot) -> None:
    stage.view.setFocus()
    stage.view.setCurrentIndex(stage.index("Bob"))
    QTest.keyClick(stage.view, Qt.Key.Key_Left)
    assert stage.view.currentIndex() == stage.index("Friends")
    QTest.keyClick(stage.view, Qt.Key.Key_Left)
    assert stage.rows()[:2] == ["Friends, 2 of 3 online, folded", stage.rows()[1]]
    assert stage.rows()[1].startswith("Work")
    spot = stage.view.visualRect(stage.index("Work")).center()
    QTest.mouseClick(stage.view.viewport(), LEFT, pos=spot)
    assert len(stage.rows()) == 2
    stage.window.close()
    again = RosterWindow(stage.bridge, None, places)
    qtbot.addWidget(again)
    assert again.model.rowCount() == 2


async def test_people_offline_can_be_hidden(stage: Stage, places: QSettings) -> None:
    shown = stage.window.findChild(QAction, "show-offline")
    assert isinstance(shown, QAction)
    shown.trigger()
    assert not any("Offline" in row for row in stage.rows())
    stage.window.close()
    assert places.value("roster/offline", type=bool) is False


async def test_presence_typing_and_unread_are_followed(stage: Stage, backend: FakeBackend) -> None:
    away = Resource(Jid(f"{BOB}/desk"), Show.AWAY, "lunch")
    backend.roster.change(ALICE, BOB, resources=(away,))
    await until(lambda: "Bob, Away, Away · lunch" in stage.rows())
    backend.publish(PeerComposed(ALICE, Jid(f"{BOB}/desk"), Composing.COMPOSING))
    await until(lambda: "Bob, Away, typing…" in stage.rows())
    backend.chat.unread[(ALICE, BOB)] = 2
    backend.chat.add(message(1, "here"))
    await until(lambda: "Bob, Away, Away · lunch, 2 unread messages" in stage.rows())
    await until(lambda: stage.window.windowTitle() == "(2) Gharial")
    backend.roster.change(ALICE, BOB, resources=())
    await until(lambda: "Bob, Offline, 2 unread messages" in stage.rows())


async def test_a_stranger_who_wrote_is_shown_until_read(stage: Stage, backend: FakeBackend) -> None:
    mallory = Jid("mallory@elsewhere.example")
    backend.chat.unread[(ALICE, mallory)] = 1
    backend.publish(ConversationChanged(backend.chat.conversation(ALICE, mallory)))
    await until(lambda: stage.rows()[0] == "Not in your contacts, open")
    assert stage.rows()[1].startswith("mallory@elsewhere.example")
    asked = chats(stage)
    spot = stage.view.visualRect(stage.index("mallory")).center()
    QTest.mouseClick(stage.view.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=spot)
    assert asked == [(ALICE, mallory)]
    backend.chat.unread.clear()
    backend.publish(ConversationChanged(backend.chat.conversation(ALICE, mallory)))
    await until(lambda: stage.rows()[0].startswith("Friends"))


async def test_the_selection_stays_with_the_person_who_moves(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Erin"))
    backend.roster.change(ALICE, Jid("erin@river.example"), resources=())
    await until(lambda: any(row.startswith("Erin, Offline") for row in stage.rows()))
    await until(lambda: stage.view.currentIndex() == stage.index("Erin"))


async def test_rename_in_place(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setFocus()
    stage.view.setCurrentIndex(stage.index("Bob"))
    QTest.keyClick(stage.view, Qt.Key.Key_F2)
    field = stage.child("contact-name")
    # Somebody's presence changes while the name is open: what is typed must not be lost.
    backend.roster.change(ALICE, CAROL, resources=())
    QTest.keyClicks(field, "Robert")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: backend.called("roster.rename") == [(ALICE, BOB, "Robert")])
    await until(lambda: any(row.startswith("Robert") for row in stage.rows()))
    await until(lambda: any(row.startswith("Carol, Offline") for row in stage.rows()))


async def test_escape_keeps_the_old_name(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Bob"))
    stage.view.rename()
    field = stage.child("contact-name")
    QTest.keyClicks(field, "Robert")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    backend.roster.change(ALICE, CAROL, resources=())
    await until(lambda: any(row.startswith("Carol, Offline") for row in stage.rows()))
    assert backend.called("roster.rename") == []


async def test_files_on_their_way_are_shown_on_the_person(stage: Stage, backend: FakeBackend) -> None:
    backend.transfers.put(transfer(state=TransferState.STREAMING))
    backend.publish(TransfersProgressed((Progress("t-survey.ods", 24_100_000, 48_200_000),)))
    await until(lambda: "Bob, Available, files: 50 %" in stage.rows())
    button = stage.child("open-transfers")
    assert isinstance(button, QToolButton)
    assert button.text() == "Transfers (1)"
    backend.transfers.put(transfer(state=TransferState.DONE))
    await until(lambda: "Bob, Available" in stage.rows())
    assert button.text() == "Transfers"


async def test_waiting_files_are_a_line_with_a_button(stage: Stage, backend: FakeBackend) -> None:
    asked: list[bool] = []
    stage.window.offers_requested.connect(lambda: asked.append(True))
    line = stage.child("waiting-offers")
    assert not line.isVisible()
    backend.transfers.receive_offer(offer("a.jpg"))
    backend.transfers.receive_offer(offer("b.jpg", peer=Jid("carol@river.example/m")))
    await until(lambda: line.accessibleName() == "2 files waiting: Bob, Carol")
    QTest.mouseClick(stage.child("show-offers"), LEFT)
    assert asked == [True]
    for one in list(backend.transfers.open_offers):
        await backend.transfers.decline(one)
    await until(lambda: not line.isVisible())


async def test_a_folder_that_waits_is_called_one(stage: Stage, backend: FakeBackend) -> None:
    line = stage.child("waiting-offers")
    holiday = FileInfo("holiday", 212_000_000, entries=34)
    backend.transfers.receive_offer(replace(offer("holiday"), files=(holiday,)))
    await until(lambda: line.accessibleName() == "1 folder waiting: Bob")
    backend.transfers.receive_offer(replace(offer("survey"), files=(replace(holiday, name="survey"),)))
    await until(lambda: line.accessibleName() == "2 folders waiting: Bob")
    backend.transfers.receive_offer(offer("a.jpg"))
    await until(lambda: line.accessibleName() == "1 file and 2 folders waiting: Bob")


async def test_doors_lead_to_the_other_windows(stage: Stage) -> None:
    opened: list[str] = []
    stage.window.transfers_requested.connect(lambda: opened.append("transfers"))
    stage.window.settings_requested.connect(lambda _account: opened.append("settings"))
    QTest.mouseClick(stage.child("open-transfers"), LEFT)
    QTest.mouseClick(stage.child("open-settings"), LEFT)
    QTest.keyClick(stage.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: opened == ["transfers", "settings", "transfers"])


async def test_remove_asks_and_keeps_by_default(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setFocus()
    stage.view.setCurrentIndex(stage.index("Bob"))
    QTest.keyClick(stage.view, Qt.Key.Key_Delete)
    box = stage.child("remove-contact")
    assert not box.isModal()
    QTest.keyClick(box, Qt.Key.Key_Return)
    await until(lambda: not box.isVisible())
    assert backend.called("roster.remove") == []
    QTest.keyClick(stage.view, Qt.Key.Key_Delete)
    buttons = [one for one in stage.window.findChildren(QAbstractButton, "remove-yes") if one.isVisible()]
    QTest.mouseClick(buttons[0], LEFT)
    await until(lambda: backend.called("roster.remove") == [(ALICE, BOB)])
    backend.publish(ContactRemoved(ALICE, BOB))
    await until(lambda: not any(row.startswith("Bob") for row in stage.rows()))


async def test_the_menu_regroups_blocks_and_unblocks(stage: Stage, backend: FakeBackend) -> None:
    entry = stage.model.entry_of(ALICE, BOB)
    assert entry is not None
    menu = stage.window.deeds.menu_for(entry)
    groups = menu.findChild(QMenu, "contact-groups")
    assert isinstance(groups, QMenu)
    ticked = {action.text(): action.isChecked() for action in groups.actions() if action.isCheckable()}
    assert ticked == {"Friends": True, "Work": False}
    next(action for action in groups.actions() if action.text() == "Work").trigger()
    await until(lambda: backend.called("roster.regroup") == [(ALICE, BOB, ("Friends", "Work"))])
    menu.findChild(QAction, "contact-block").trigger()
    await until(lambda: backend.called("roster.block") == [(ALICE, BOB)])
    await until(lambda: any(row.startswith("Bob, Blocked") for row in stage.rows()))
    again = stage.window.deeds.menu_for(entry)
    again.findChild(QAction, "contact-block").trigger()
    await until(lambda: backend.called("roster.unblock") == [(ALICE, BOB)])


async def test_strangers_are_reported_where_the_server_takes_that(stage: Stage, backend: FakeBackend) -> None:
    entry = stage.model.entry_of(ALICE, BOB)
    assert entry is not None
    stranger = Entry(entry.contact, listed=False)
    assert stage.window.deeds.menu_for(stranger).findChild(QAction, "contact-report") is None
    backend.roster.reporting.add(ALICE)
    assert stage.window.deeds.menu_for(entry).findChild(QAction, "contact-report") is None
    menu = stage.window.deeds.menu_for(stranger)
    menu.findChild(QAction, "contact-report").trigger()
    await until(lambda: backend.called("roster.block_and_report") == [(ALICE, BOB)])


async def test_the_tooltip_names_devices_and_what_they_take_and_is_never_markup(
    stage: Stage, backend: FakeBackend
) -> None:
    evil = Resource(Jid(f"{BOB}/phone"), Show.DND, "<img src='http://x/y'>", client_name="<b>Pidgin</b>")
    desk = Resource(Jid(f"{BOB}/desk"), client_name="Gharial", features=frozenset({"x"}))
    backend.roster.change(ALICE, BOB, resources=(desk, evil))
    await until(lambda: len(stage.model.entry_of(ALICE, BOB).contact.resources) == 2)  # type: ignore[union-attr]
    text = str(stage.index("Bob").data(Qt.ItemDataRole.ToolTipRole))
    assert "Gharial" in text
    assert "takes files directly" in text
    assert "takes no files" in text
    assert "bob@river.example" in text
    assert "<img" not in text
    assert "&lt;b&gt;Pidgin" in text


async def test_a_roster_read_anew_replaces_the_old_one(stage: Stage, backend: FakeBackend) -> None:
    backend.publish(RosterReset(ALICE, (contact(1),)))
    await until(lambda: [row.split(",")[0] for row in stage.rows()] == ["Work", "Carol"])
    backend.accounts.listed.clear()
    backend.publish(AccountRemoved(ALICE))
    await until(lambda: stage.child("roster-empty").isVisible())


async def test_no_contacts_says_what_to_do(qtbot: QtBot, places: QSettings) -> None:
    stage = Stage(qtbot, FakeBackend(contacts=0), places)
    assert stage.child("roster-empty").isVisible()
    button = stage.child("empty-button")
    QTest.mouseClick(button, LEFT)
    assert stage.child("add-contact-dialog").isVisible()


async def test_while_it_connects_nobody_says_that_there_are_no_contacts(qtbot: QtBot, places: QSettings) -> None:
    backend = FakeBackend(contacts=0)
    backend.accounts.listed[ALICE] = account(ALICE, AccountState.CONNECTING)
    stage = Stage(qtbot, backend, places)

    def title() -> str:
        label = stage.child("empty-title")
        assert isinstance(label, QLabel)
        return label.text()

    def goes(state: AccountState) -> None:
        backend.accounts.listed[ALICE] = changed = account(ALICE, state)
        backend.publish(AccountChanged(changed))

    assert title() == "Connecting…"
    assert not stage.child("empty-button").isVisible()
    goes(AccountState.WAITING)
    await until(lambda: title() == "Not connected")
    goes(AccountState.CONNECTING)
    await until(lambda: title() == "Connecting…")
    goes(AccountState.ONLINE)
    backend.publish(RosterReset(ALICE, ()))
    await until(lambda: title() == "No contacts yet")
    assert stage.child("empty-button").isVisible()
    # What is known stays known when the connection is lost.
    goes(AccountState.WAITING)
    backend.publish(AccountRemoved(Jid("nobody@river.example")))
    backend.publish(ContactChanged(contact(0)))
    await until(lambda: stage.model.rowCount() > 0)
    backend.publish(ContactRemoved(ALICE, contact(0).jid))
    await until(lambda: stage.model.rowCount() == 0 and title() == "No contacts yet")


async def test_five_hundred_at_once(stage: Stage, backend: FakeBackend) -> None:
    people = tuple(contact(number) for number in range(500))
    backend.publish(RosterReset(ALICE, people))
    await until(lambda: stage.model.rowCount() == 502)
    for number in range(0, 500, 3):
        one = replace(people[number], resources=())
        backend.roster.listed[(ALICE, one.jid)] = one
        backend.roster.change(ALICE, one.jid)
    await until(lambda: "Person 498, Offline" in stage.rows())
    assert stage.model.rowCount() == 502


async def test_after_a_search_the_one_found_is_in_sight(stage: Stage, backend: FakeBackend) -> None:
    backend.publish(RosterReset(ALICE, tuple(contact(number) for number in range(2000))))
    await until(lambda: stage.model.rowCount() == 2002)
    field = stage.child("contact-search")
    QTest.keyClicks(field, "person 1998")
    assert len(stage.rows()) == 2
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stage.model.rowCount() == 2002

    def in_sight() -> bool:
        rect = stage.view.visualRect(stage.view.currentIndex())
        return rect.isValid() and stage.view.viewport().rect().contains(rect.center())

    await until(in_sight)
    entry = stage.view.current_entry()
    assert entry is not None
    assert entry.name == "Person 1998"


async def test_who_reads_further_down_stays_there(stage: Stage, backend: FakeBackend) -> None:
    backend.publish(RosterReset(ALICE, tuple(contact(number) for number in range(2000))))
    await until(lambda: stage.model.rowCount() == 2002)
    bar = stage.view.verticalScrollBar()
    await until(lambda: bar.maximum() > 60_000)
    bar.setValue(60_000)
    one = contact(3, resources=())
    backend.publish(ContactChanged(one))
    await until(lambda: "Erin, Offline" in stage.rows())
    stage.view.viewport().repaint()
    assert abs(bar.value() - 60_000) <= 44


async def test_every_control_has_a_name_for_a_screen_reader(stage: Stage) -> None:
    kinds = (QAbstractButton, QLineEdit)
    controls = [one for one in stage.window.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    assert len(controls) > 5
    inner = [one for one in controls if isinstance(one.parentWidget(), QLineEdit)]
    assert [one.objectName() for one in controls if one not in inner and not one.accessibleName()] == []
    assert stage.view.accessibleName()


@pytest.mark.parametrize("size", [(280, 320), (420, 900)])
async def test_it_fits_its_narrowest_and_widest(stage: Stage, backend: FakeBackend, size: tuple[int, int]) -> None:
    long = "Hieronymus Balthasar von und zu Langenfeld-Oberkirchen der Jüngere " * 3
    backend.roster.change(ALICE, BOB, name=long)
    stage.window.resize(*size)
    await until(lambda: any(row.startswith("Hieronymus") for row in stage.rows()))
    assert (stage.window.width(), stage.window.height()) == size
    assert stage.view.horizontalScrollBar().maximum() == 0


async def test_the_keys_go_to_the_search_while_there_is_no_list(qtbot: QtBot) -> None:
    window = RosterWindow(Bridge(FakeBackend(contacts=0)))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    field = window.findChild(QLineEdit, "contact-search")
    assert QApplication.focusWidget() is field


async def test_the_keys_go_to_the_search_when_the_list_becomes_empty(stage: Stage) -> None:
    assert QApplication.focusWidget() is stage.view
    stage.backend.roster.listed.clear()
    stage.backend.publish(RosterReset(ALICE, ()))
    await until(lambda: not stage.model.rowCount())
    assert QApplication.focusWidget() is stage.child("contact-search")
