"""Joining, making, inviting, setting up: dialogs that say themselves what is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gharial.model.failures import RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, ListedRoom, Member, RoomInvitation, RoomOptions
from gharial.model.room_faults import RoomFault
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.details_dialog import DetailsDialog
from gharial.ui.rooms.invitation_dialog import InvitationDialog
from gharial.ui.rooms.invite_dialog import InviteDialog
from gharial.ui.rooms.join_dialog import JoinDialog
from gharial.ui.rooms.name_dialog import NameDialog
from gharial.ui.rooms.new_dialog import NewDialog, local_part
from gharial.ui.rooms.other_end import other_end
from gharial.ui.transfers.offer_dialog import OfferDialog
from gharial.ui.transfers.offer_list import OfferList
from tests.support.fake_backend import ALICE, BOB, FakeBackend, offer
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, garden

CHESS = Jid("chess@rooms.river.example")


def child(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def press(window: QWidget, name: str) -> None:
    QTest.mouseClick(child(window, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def bridge(backend: FakeBackend) -> Bridge:
    return Bridge(backend)


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()


async def test_a_room_is_joined_by_its_address(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = JoinDialog(bridge)
    joined: list[tuple[Jid, Jid]] = []
    dialog.joined.connect(lambda account, room: joined.append((account, room)))
    shown(qtbot, dialog)
    QTest.keyClicks(dialog.address, "xmpp:chess@rooms.river.example?join")
    QTest.keyClicks(dialog.nick, "Ali")
    QTest.keyClicks(dialog.password, "secret")
    press(dialog, "join-room-yes")
    await until(lambda: joined == [(ALICE, CHESS)])
    assert backend.called("rooms.join") == [(ALICE, CHESS, "Ali", "secret", True)]
    assert not dialog.isVisible()


async def test_a_room_is_found_in_the_list(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    names = ("Boats", "Chess", "Garden")
    backend.rooms.listing = tuple(ListedRoom(Jid(f"{name.lower()}@rooms.river.example"), name) for name in names)
    dialog = JoinDialog(bridge)
    shown(qtbot, dialog)
    await until(lambda: dialog.list.model().rowCount() == 3)
    QTest.keyClicks(dialog.address, "hes")
    assert dialog.list.model().rowCount() == 1
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    assert dialog.address.text() == "chess@rooms.river.example"
    dialog.remember.setChecked(False)
    press(dialog, "join-room-yes")
    await until(lambda: backend.called("rooms.join") == [(ALICE, CHESS, "", "", False)])


async def test_a_name_alone_is_a_room_of_our_server(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = JoinDialog(bridge)
    shown(qtbot, dialog)
    await until(lambda: "lists no group chats" in dialog.said.text())
    QTest.keyClicks(dialog.address, "Boat Trip")
    press(dialog, "join-room-yes")
    await until(lambda: backend.called("rooms.join"))
    assert backend.called("rooms.join")[0][1] == Jid("boat-trip@rooms.river.example")


async def test_what_keeps_us_out_is_said_and_asked_for(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = JoinDialog(bridge, None, "chess@rooms.river.example")
    shown(qtbot, dialog)
    await until(dialog.isActiveWindow)
    backend.fail_next["rooms.join"] = RoomRefused(str(CHESS), RoomFault.PASSWORD.value)
    press(dialog, "join-room-yes")
    await until(lambda: "password" in dialog.error.text())
    assert dialog.password.hasFocus() and dialog.yes.isEnabled()
    backend.fail_next["rooms.join"] = RoomRefused(str(CHESS), RoomFault.NICK_TAKEN.value)
    press(dialog, "join-room-yes")
    await until(dialog.nick.hasFocus)
    dialog.address.setText("not an@address@x")
    press(dialog, "join-room-yes")
    assert len(backend.called("rooms.join")) == 2 and dialog.error.text()


async def test_a_room_that_is_not_there_is_offered_to_be_made(
    qtbot: QtBot, backend: FakeBackend, bridge: Bridge
) -> None:
    dialog = JoinDialog(bridge, None, "chess@rooms.river.example")
    shown(qtbot, dialog)
    wanted: list[tuple[Jid, Jid]] = []
    dialog.creation_wanted.connect(lambda account, room: wanted.append((account, room)))
    backend.fail_next["rooms.join"] = RoomRefused(str(CHESS), RoomFault.NOT_FOUND.value)
    press(dialog, "join-room-yes")
    await until(lambda: dialog.findChild(QWidget, "join-create") is not None)
    press(dialog, "join-create")
    assert wanted == [(ALICE, CHESS)] and not dialog.isVisible()


async def test_a_server_without_rooms_leaves_the_field(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    backend.fail_next["rooms.service"] = RoomRefused("river.example", RoomFault.NO_SERVICE.value)
    dialog = JoinDialog(bridge)
    shown(qtbot, dialog)
    await until(lambda: "no place for group chats" in dialog.said.text())
    assert dialog.yes.isEnabled()


async def test_a_room_is_made_and_people_are_invited(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = NewDialog(bridge)
    made: list[Jid] = []
    dialog.made.connect(lambda _account, room: made.append(room))
    shown(qtbot, dialog)
    await until(lambda: backend.called("rooms.service"))
    QTest.keyClicks(dialog.name, "Green Boats!")
    await until(lambda: dialog.address.text() == "green-boats@rooms.river.example")
    assert not dialog.listed.isEnabled()
    QTest.keyClicks(dialog.people, "Bob, carol@river.example")
    press(dialog, "new-room-yes")
    await until(lambda: len(backend.called("rooms.invite")) == 2)
    room = Jid("green-boats@rooms.river.example")
    assert made == [room]
    options = RoomOptions("Green Boats!", private=True, listed=False, persistent=True)
    assert backend.called("rooms.create") == [(ALICE, room, options, "")]
    assert backend.called("rooms.invite") == [
        (ALICE, room, BOB, ""),
        (ALICE, room, Jid("carol@river.example"), ""),
    ]


async def test_an_address_of_our_own_stays_and_a_taken_one_is_told(
    qtbot: QtBot, backend: FakeBackend, bridge: Bridge
) -> None:
    dialog = NewDialog(bridge)
    shown(qtbot, dialog)
    await until(lambda: backend.called("rooms.service"))
    QTest.keyClicks(dialog.address, "mine@rooms.elsewhere.example")
    QTest.keyClicks(dialog.name, "Boats")
    assert dialog.address.text() == "mine@rooms.elsewhere.example"
    backend.fail_next["rooms.create"] = RoomRefused("mine@rooms.elsewhere.example", RoomFault.EXISTS.value)
    press(dialog, "new-room-yes")
    await until(lambda: "already" in dialog.error.text())
    assert dialog.isVisible() and dialog.yes.isEnabled()


@pytest.mark.parametrize(
    ("name", "part"),
    [("Boat trip", "boat-trip"), ("Åre & Åmål", "are-amal"), ("🎉", ""), ("Сад", "сад"), ("a@b/c", "a-b-c")],
)
def test_the_address_of_a_name(name: str, part: str) -> None:
    assert local_part(name) == part


async def test_inviting_wants_addresses(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = InviteDialog(bridge, garden())
    shown(qtbot, dialog)
    press(dialog, "invite-yes")
    assert dialog.error.text()
    QTest.keyClicks(dialog.people, "no address")
    press(dialog, "invite-yes")
    assert backend.called("rooms.invite") == []
    dialog.people.setText("Bob <bob@river.example>, dave@river.example")
    QTest.keyClicks(dialog.reason, "Join us")
    press(dialog, "invite-yes")
    await until(lambda: len(backend.called("rooms.invite")) == 2)
    assert backend.called("rooms.invite")[0] == (ALICE, GARDEN, BOB, "Join us")
    await until(lambda: not dialog.isVisible())


async def test_another_name(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = NameDialog(bridge, garden())
    shown(qtbot, dialog)
    field = child(dialog, "room-name")
    assert isinstance(field, QLineEdit)
    field.setText("Ali")
    backend.fail_next["rooms.change_nick"] = RoomRefused(str(GARDEN), RoomFault.NICK_TAKEN.value)
    press(dialog, "room-name-yes")
    await until(lambda: child(dialog, "room-name-error").isVisible())
    press(dialog, "room-name-yes")
    await until(lambda: backend.called("rooms.change_nick") == [(ALICE, GARDEN, "Ali")] * 2)
    await until(lambda: not dialog.isVisible())


async def test_an_owner_sets_the_room_up(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    backend.rooms.set_up = RoomOptions("Garden", private=True, description="Beans")
    backend.rooms.lists = (Member(ALICE, Affiliation.OWNER), Member(BOB, Affiliation.OUTCAST, reason="rude"))
    dialog = DetailsDialog(bridge, garden())
    shown(qtbot, dialog)
    await until(lambda: dialog.members.count() == 2 and dialog.private.isEnabled())
    assert dialog.private.isChecked() and dialog.description.text() == "Beans"
    assert "rude" in dialog.members.item(1).text()
    dialog.private.setChecked(False)
    press(dialog, "room-details-yes")
    await until(lambda: backend.called("rooms.configure"))
    assert backend.called("rooms.configure")[0][2] == RoomOptions("Garden", private=False, description="Beans")


async def test_a_guest_only_reads_and_names_it_for_themselves(
    qtbot: QtBot, backend: FakeBackend, bridge: Bridge
) -> None:
    backend.fail_next["rooms.members"] = RoomRefused(str(GARDEN), RoomFault.NOT_ALLOWED.value)
    dialog = DetailsDialog(bridge, garden(affiliation=Affiliation.NONE))
    shown(qtbot, dialog)
    await until(lambda: "rights" in dialog.said.text())
    assert not dialog.private.isEnabled() and not dialog.close_room.isVisible()
    assert not dialog.strike.isVisible()
    dialog.name.setText("Our garden")
    press(dialog, "room-details-yes")
    await until(lambda: backend.called("rooms.remember") == [(ALICE, GARDEN, "Our garden", None)])
    assert backend.called("rooms.options") == [] and backend.called("rooms.configure") == []


async def test_a_room_is_closed_only_after_a_yes(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    dialog = DetailsDialog(bridge, garden())
    shown(qtbot, dialog)
    await until(dialog.private.isEnabled)
    press(dialog, "details-destroy")
    asked = [one for one in dialog.findChildren(QDialog) if one.objectName() == "reason-dialog"]
    assert len(asked) == 1 and backend.called("rooms.destroy") == []
    press(asked[0], "reason-yes")
    await until(lambda: backend.called("rooms.destroy") == [(ALICE, GARDEN, "")])
    await until(lambda: not dialog.isVisible())


def invitation(name: str, **changes: object) -> RoomInvitation:
    made: dict[str, object] = {"sender": BOB, "vouched": True, "reason": "<b>Come</b>"}
    return RoomInvitation(ALICE, Jid(f"{name}@rooms.river.example"), **{**made, **changes})  # type: ignore[arg-type]


async def test_invitations_are_answered_one_after_the_other(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    for name in ("harbour", "choir", "chess"):
        backend.rooms.ask(invitation(name))
    dialog = InvitationDialog(bridge)
    shown(qtbot, dialog)
    assert dialog.waiting == 3
    title = child(dialog, "invitation-title").property("text")
    assert title == "Bob invites you into a group chat"
    assert child(dialog, "invitation-text").property("text") == "<b>Come</b>"
    joined: list[Jid] = []
    dialog.joined.connect(lambda _account, room: joined.append(room))
    press(dialog, "invitation-accept")
    await until(lambda: joined == [Jid("harbour@rooms.river.example")])
    await until(child(dialog, "invitation-decline").isEnabled)
    press(dialog, "invitation-decline")
    await until(lambda: len(backend.called("rooms.decline")) == 1)
    await until(child(dialog, "invitation-ignore").isEnabled)
    press(dialog, "invitation-ignore")
    assert not dialog.isVisible() and len(backend.rooms.invitations()) == 1
    dialog.recall()
    dialog.show()
    assert dialog.waiting == 1 and isValid(dialog)


async def test_who_invited_is_only_as_sure_as_it_is(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    backend.rooms.ask(invitation("harbour", vouched=False, mediated=True, sender=Jid("bob@river.example")))
    dialog = InvitationDialog(bridge)
    shown(qtbot, dialog)
    assert child(dialog, "invitation-title").property("text").startswith("bob@river.example invites")
    assert "only what the group chat says" in child(dialog, "invitation-from").property("text")


async def test_an_invitation_takes_no_focus(qtbot: QtBot, backend: FakeBackend, bridge: Bridge) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    await until(field.hasFocus)
    dialog = InvitationDialog(bridge)
    qtbot.addWidget(dialog)
    backend.rooms.ask(invitation("harbour"))
    await until(lambda: dialog.waiting == 1)
    dialog.show()
    await until(dialog.isVisible)
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert QApplication.focusWidget() is field


async def test_an_offer_of_somebody_in_a_room_is_theirs_alone(
    qtbot: QtBot, backend: FakeBackend, bridge: Bridge
) -> None:
    carol, carolus = Jid(f"{GARDEN}/Carol"), Jid(f"{GARDEN}/Carolus")
    dialog = OfferDialog(bridge, offer("plan.ods", peer=carol))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Carol in Garden" in dialog.windowTitle()
    # Blocking the address that is known would block everybody there.
    assert not child(dialog, "block-sender").isVisible()
    several = OfferList(bridge)
    qtbot.addWidget(several)
    for number, peer in enumerate((carol, carolus, carol)):
        several.put(replace(offer(f"{number}.ods", peer=peer), id=f"o{number}"))
    rows = several.findChild(QTreeWidget)
    assert rows is not None and rows.topLevelItemCount() == 2
    end = other_end(backend, ALICE, GARDEN, connected=True)
    assert (end.name, end.room) == ("Garden", True)
    assert other_end(backend, ALICE, carol, connected=True).name == "Carol in Garden"
    assert other_end(backend, ALICE, BOB, connected=True).name == "Bob"
    assert other_end(backend, ALICE, Jid("x@y.example/z"), connected=True).name == "x@y.example"
