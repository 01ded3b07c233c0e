"""Notifications over a real D-Bus daemon of our own, with a small desktop at the other end."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection
from pytestqt.qtbot import QtBot

from gharial.model.account import Show, Status
from gharial.model.conversation import Direction
from gharial.model.events import OfferGone, TransferChanged
from gharial.model.jid import Jid
from gharial.model.room import Room, RoomInvitation, RoomState
from gharial.model.settings import RoomRule, Settings
from gharial.model.transfer import TransferState
from gharial.ui.arrivals import Arrivals
from gharial.ui.bridge import Bridge
from gharial.ui.idle import ClockUnit, IdleWatch
from gharial.ui.news import News
from gharial.ui.notifications import Notification, Notifications
from gharial.ui.session_bus import SessionBus
from tests.support.desktop_bus import desktop_bus
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message, offer, transfer
from tests.support.waiting import until

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NOTIFY = ("application", "replaces", "icon", "title", "text", "actions", "hints", "expiry")


class DesktopEnd:
    """Serves Notify as a desktop does, and the idle time of GNOME."""

    def __init__(self, connection: DBusConnection) -> None:
        self.connection = connection
        self.shown: dict[int, dict[str, Any]] = {}
        self.told = 0
        self.capabilities = ["actions", "body", "body-markup"]
        self.idle_ms = 0
        self.serving = asyncio.ensure_future(self._serve())

    async def _serve(self) -> None:
        while True:
            call = await self.connection.receive()
            if call.header.message_type is not MessageType.method_call:
                continue
            signature, body = self._answer(call)
            await self.connection.send(new_method_return(call, signature, body))

    def _answer(self, call: Any) -> tuple[str, tuple[Any, ...]]:
        from jeepney import HeaderFields

        method = call.header.fields[HeaderFields.member]
        if method == "GetCapabilities":
            return "as", (self.capabilities,)
        if method == "Notify":
            values = dict(zip(NOTIFY, call.body, strict=True))
            number = values["replaces"] or len(self.shown) + 41
            self.shown[number] = values
            self.told += 1
            return "u", (number,)
        if method == "CloseNotification":
            self.shown.pop(call.body[0], None)
        if method == "GetIdletime":
            return "t", (self.idle_ms,)
        return "", ()

    async def press(self, number: int, action: str) -> None:
        """The user presses a button of a notification."""
        emitter = DBusAddress(PATH, NAME, NAME)
        await self.connection.send(new_signal(emitter, "ActionInvoked", "us", (number, action)))

    def only(self) -> tuple[int, dict[str, Any]]:
        assert len(self.shown) == 1, self.shown
        return next(iter(self.shown.items()))


@pytest.fixture
async def desktop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DesktopEnd]:
    async with desktop_bus(tmp_path, monkeypatch):
        connection = await open_dbus_connection("SESSION")
        async with DBusRouter(connection) as router:
            for name in (NAME, "org.gnome.Mutter.IdleMonitor"):
                await Proxy(message_bus, router).RequestName(name)
        end = DesktopEnd(connection)
        yield end
        end.serving.cancel()
        connection.writer.close()


class Office:
    """Notifications and what comes out of them."""

    def __init__(self) -> None:
        self.bus = SessionBus()
        self.notifications = Notifications(self.bus, None)
        self.chosen: list[tuple[str, str]] = []
        self.unshown: list[Notification] = []
        self.notifications.chosen.connect(lambda key, action: self.chosen.append((key, action)))
        self.notifications.unshown.connect(self.unshown.append)

    def close(self) -> None:
        self.notifications.close()
        self.bus.close()


@pytest.fixture
async def office(qtbot: QtBot) -> AsyncIterator[Office]:
    made = Office()
    yield made
    made.close()


async def test_the_desktop_shows_it_with_buttons_and_never_as_markup(desktop: DesktopEnd, office: Office) -> None:
    office.notifications.tell(Notification("k", "Bob", "<img src='http://x/'> & more", (("open", "Open"),)))
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert shown["title"] == "Bob"
    assert shown["text"] == "&lt;img src='http://x/'&gt; &amp; more"
    assert shown["actions"] == ["default", "", "open", "Open"]
    await desktop.press(number, "open")
    await until(lambda: office.chosen == [("k", "open")])
    assert office.unshown == []


async def test_a_click_beside_the_buttons_is_the_notification_itself(desktop: DesktopEnd, office: Office) -> None:
    office.notifications.tell(Notification("k", "Bob", "x"))
    await until(lambda: desktop.told == 1)
    await desktop.press(desktop.only()[0], "default")
    await until(lambda: office.chosen == [("k", "")])


async def test_the_same_key_replaces_and_can_be_withdrawn(desktop: DesktopEnd, office: Office) -> None:
    for text in ("one", "two", "three"):
        office.notifications.tell(Notification("k", "Bob", text))
    await until(lambda: desktop.told == 3)
    assert desktop.only()[1]["text"] == "three"
    office.notifications.withdraw("k")
    await until(lambda: desktop.shown == {})


async def test_buttons_of_other_programs_are_not_ours(desktop: DesktopEnd, office: Office) -> None:
    office.notifications.tell(Notification("k", "Bob", "x"))
    await until(lambda: desktop.told == 1)
    await desktop.press(7, "open")
    await desktop.press(desktop.only()[0], "open")
    await until(lambda: office.chosen == [("k", "open")])


async def test_a_desktop_without_markup_gets_plain_text(desktop: DesktopEnd, office: Office) -> None:
    desktop.capabilities = ["body"]
    office.notifications.tell(Notification("k", "Bob", "a & b", (("open", "Open"),)))
    await until(lambda: desktop.told == 1)
    assert desktop.only()[1]["text"] == "a & b"
    assert desktop.only()[1]["actions"] == []


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "rubbish"])
async def test_no_bus_is_no_failure(office: Office, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    one = Notification("k", "Bob", "x")
    office.notifications.tell(one)
    await until(lambda: office.unshown == [one])


async def test_a_desktop_that_goes_away_is_no_failure(desktop: DesktopEnd, office: Office) -> None:
    office.notifications.tell(Notification("k", "Bob", "x"))
    await until(lambda: desktop.told == 1)
    desktop.serving.cancel()
    desktop.connection.writer.close()
    one = Notification("l", "Bob", "y")
    office.notifications.tell(one)
    await until(lambda: office.unshown == [one])


class Desk:
    """News over that desktop."""

    def __init__(self, office: Office) -> None:
        self.backend = FakeBackend()
        self.looking: set[Jid] = set()
        self.asked = 0
        self.news = News(Bridge(self.backend), office.notifications, self._looks_at)
        self.chats: list[Jid] = []
        self.offers: list[str] = []
        self.news.chat_requested.connect(lambda _account, peer: self.chats.append(peer))
        self.news.offer_requested.connect(self.offers.append)

    def _looks_at(self, account: Jid, peer: Jid) -> bool:
        self.asked += 1
        return peer in self.looking


@pytest.fixture
async def desk(office: Office) -> Desk:
    return Desk(office)


async def test_an_offer_can_be_taken_from_its_notification(desktop: DesktopEnd, desk: Desk) -> None:
    desk.backend.transfers.receive_offer(offer("picture.jpg"))
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert shown["title"] == "Bob wants to send you a file"
    assert "picture.jpg" in shown["text"]
    assert "bob@river.example/desk" in shown["text"]
    await desktop.press(number, "accept")
    taken = ("o-picture.jpg", desk.backend.transfers.folder, None)
    await until(lambda: desk.backend.called("transfers.accept") == [taken])


async def test_or_declined_or_looked_at(desktop: DesktopEnd, desk: Desk) -> None:
    desk.backend.transfers.receive_offer(offer("a.jpg"))
    await until(lambda: desktop.told == 1)
    await desktop.press(desktop.only()[0], "decline")
    await until(lambda: desk.backend.called("transfers.decline") == [("o-a.jpg",)])
    await until(lambda: desktop.told == 1)
    desk.backend.transfers.receive_offer(offer("b.jpg"))
    await until(lambda: desktop.told == 2)
    await desktop.press(max(desktop.shown), "default")
    await until(lambda: desk.offers == ["o-b.jpg"])


@pytest.mark.parametrize(
    ("name", "peer"),
    [("setup.EXE", "bob@river.example/desk"), ("picture.jpg", "mallory@elsewhere.example/x")],
)
async def test_what_can_run_or_comes_from_a_stranger_is_only_shown(
    desktop: DesktopEnd, desk: Desk, name: str, peer: str
) -> None:
    desk.backend.transfers.receive_offer(offer(name, peer=Jid(peer)))
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert "accept" not in shown["actions"]
    # A desktop may invent a button; it must not open the door.
    await desktop.press(number, "accept")
    await until(lambda: desk.offers == [f"o-{name}"])
    assert desk.backend.called("transfers.accept") == []


async def test_a_flood_of_offers_is_one_notification(desktop: DesktopEnd, desk: Desk) -> None:
    for number in range(60):
        desk.backend.transfers.receive_offer(offer(f"{number}.jpg", peer=Jid("mallory@elsewhere.example/x")))
    await until(lambda: desktop.told == 60)
    assert len(desktop.shown) == 4
    for number in range(60):
        desk.backend.publish(OfferGone(f"o-{number}.jpg"))
    await until(lambda: desktop.shown == {})


async def test_a_message_opens_its_chat_unless_it_is_being_read(desktop: DesktopEnd, desk: Desk) -> None:
    desk.backend.chat.add(message(1, "Lunch?"), fresh=True)
    await until(lambda: desktop.told == 1)
    await desktop.press(desktop.only()[0], "default")
    await until(lambda: desk.chats == [BOB])
    desk.looking.add(BOB)
    desk.backend.chat.add(message(3, "Now?"), fresh=True)
    await until(lambda: desk.asked == 2)
    desk.looking.clear()
    desk.backend.chat.add(message(5, "Later?"), fresh=True)
    await until(lambda: desktop.told == 2)
    assert next(reversed(desktop.shown.values()))["text"] in {"Later?", "Lunch?"}
    desk.news.settle_chat(ALICE, BOB)
    await until(lambda: all(one["text"] != "Later?" for one in desktop.shown.values()))


async def test_the_desktops_idle_time_counts(desktop: DesktopEnd, office: Office) -> None:
    heard: list[float] = []
    watch = IdleWatch(office.bus, heard.append)
    watch._last_input -= 3600
    desktop.idle_ms = 11 * 60_000
    await watch.measure()
    assert heard == [pytest.approx(11)]
    desktop.idle_ms = 0
    await watch.measure()
    assert heard[1:] == [0.0]
    watch.close()


async def test_without_a_desktop_our_own_windows_count(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    heard: list[float] = []
    watch = IdleWatch(office.bus, heard.append)
    watch._last_input -= 600
    await watch.measure()
    assert heard == [pytest.approx(10, abs=0.1)]
    watch.close()


@pytest.mark.parametrize(("readings", "seconds"), [([(5, 0), (25, 20)], 25), ([(5000, 0), (25_000, 20)], 25)])
def test_the_unit_of_a_desktops_clock(readings: list[tuple[int, float]], seconds: float) -> None:
    unit = ClockUnit()
    assert unit.seconds(*readings[0]) is None
    assert unit.seconds(*readings[1]) == seconds
    assert unit.seconds(0, 21) == 0


GARDEN = Jid("garden@rooms.river.example")


@pytest.mark.parametrize(
    ("notify", "told"),
    [("", ["alice, the key?", "all of it"]), ("mentions", ["alice, the key?"]), ("nothing", [])],
)
async def test_a_room_rings_as_much_as_its_user_wants(
    desktop: DesktopEnd, desk: Desk, notify: str, told: list[str]
) -> None:
    desk.backend.rooms.put(Room(ALICE, GARDEN, "alice", RoomState.JOINED, name="Garden"))
    rules = (RoomRule(str(ALICE), str(GARDEN), notify),) if notify else ()
    desk.backend._settings = Settings(room_rules=rules)
    said = {"peer": GARDEN, "nick": "Bob"}
    desk.backend.chat.add(message(1, "alice, the key?", mentions_us=True, **said), fresh=True)
    await until(lambda: desk.asked == 1)
    bodies = [one["text"] for one in desktop.shown.values()]
    if told:
        await until(lambda: desktop.told == 1)
        bodies = [desktop.only()[1]["text"]]
        assert desktop.only()[1]["title"] == "Bob in Garden"
    desk.backend.chat.add(message(3, "all of it", **said), fresh=True)
    await until(lambda: desk.asked == 2)
    await until(lambda: desktop.told == len(told))
    bodies += [one["text"] for one in desktop.shown.values() if one["text"] not in bodies]
    assert bodies == told


async def test_a_private_word_in_a_room_names_both(desktop: DesktopEnd, desk: Desk) -> None:
    carol = Jid(f"{GARDEN}/Carol")
    desk.backend.rooms.put(Room(ALICE, GARDEN, "alice", RoomState.JOINED, name="Garden"))
    desk.backend.chat.add(message(1, "psst", peer=carol, nick="Carol"), fresh=True)
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert shown["title"] == "Carol in Garden"
    await desktop.press(number, "default")
    await until(lambda: desk.chats == [carol])


async def test_an_invitation_rings_from_a_contact_alone(desktop: DesktopEnd, desk: Desk) -> None:
    asked: list[bool] = []
    desk.news.invitations_requested.connect(lambda: asked.append(True))
    desk.backend.rooms.ask(RoomInvitation(ALICE, GARDEN, Jid("mallory@elsewhere.example"), False))
    desk.backend.rooms.ask(RoomInvitation(ALICE, Jid("boats@rooms.river.example"), BOB, True, "Come"))
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert (shown["title"], shown["text"]) == ("Bob invites you to boats", "Come")
    await desktop.press(number, "default")
    await until(lambda: asked == [True])


# --- what they tell, and when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        ("sender", ["Bob", "Bob wants to send you a file"]),
        ("nothing", ["A new message", "A file is offered to you"]),
    ],
)
async def test_on_a_locked_screen_stands_no_more_than_was_chosen(
    desktop: DesktopEnd, desk: Desk, content: str, titles: list[str]
) -> None:
    desk.backend._settings = Settings(notify_content=content)
    desk.backend.chat.add(message(1, "The key is under the mat"), fresh=True)
    await until(lambda: desktop.told == 1)
    desk.backend.transfers.receive_offer(offer("contract.pdf"))
    await until(lambda: desktop.told == 2)
    assert [one["title"] for one in desktop.shown.values()] == titles
    assert [one["text"] for one in desktop.shown.values()] == ["", ""]
    assert "accept" not in str(desktop.shown), "nobody takes what was not named"
    await desktop.press(max(desktop.shown), "show")
    await until(lambda: desk.offers == ["o-contract.pdf"])


async def test_who_is_not_to_be_disturbed_is_not_unless_they_want_it(desktop: DesktopEnd, desk: Desk) -> None:
    busy = desk.backend.accounts.listed[ALICE]
    desk.backend.accounts.listed[ALICE] = replace(busy, status=Status(Show.DND))
    desk.backend.chat.add(message(1, "Lunch?"), fresh=True)
    desk.backend.transfers.receive_offer(offer("a.jpg"))
    await until(lambda: desk.asked == 1)
    desk.backend._settings = Settings(notify_when_busy=True)
    desk.backend.chat.add(message(3, "Now?"), fresh=True)
    await until(lambda: desktop.told == 1)
    assert desktop.only()[1]["text"] == "Now?"


@pytest.fixture
def arrivals(office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Arrivals:
    monkeypatch.setattr("gharial.ui.arrivals.GATHER_MS", 50)
    return Arrivals(desk.news._bridge, office.notifications)


def arrive(desk: Desk, name: str, path: Path | None = None, peer: Jid = BOB, *, ours: bool = False) -> None:
    direction = Direction.OUTGOING if ours else Direction.INCOMING
    one = replace(transfer(name, state=TransferState.STREAMING), path=path, peer=peer, direction=direction)
    desk.backend.publish(TransferChanged(one))
    desk.backend.publish(TransferChanged(replace(one, state=TransferState.DONE)))
    desk.backend.publish(TransferChanged(replace(one, state=TransferState.DONE, verified=True)))


async def test_what_has_arrived_is_told_with_its_folder_at_hand(
    desktop: DesktopEnd, desk: Desk, arrivals: Arrivals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("gharial.ui.arrivals.show_in_folder", opened.append)
    arrive(desk, "ours.ods", ours=True)
    arrive(desk, "survey.ods", tmp_path / "survey.ods")
    await until(lambda: desktop.told == 1)
    number, shown = desktop.only()
    assert (shown["title"], shown["text"]) == ("A file from Bob has arrived", "survey.ods")
    await desktop.press(number, "folder")
    await until(lambda: opened == [tmp_path / "survey.ods"])
    for name in ("a", "b", "c"):
        arrive(desk, name)
    await until(lambda: desktop.told == 2)
    assert max(desktop.shown.items())[1]["title"] == "3 files from Bob have arrived"
    arrive(desk, "d", peer=Jid("carol@river.example/x"))
    await until(lambda: desktop.told == 3)
    assert max(desktop.shown.items())[1]["title"] == "4 files have arrived"


async def test_old_arrivals_and_failures_are_no_news(desktop: DesktopEnd, desk: Desk, arrivals: Arrivals) -> None:
    done = replace(transfer("old", state=TransferState.DONE), direction=Direction.INCOMING)
    desk.backend.publish(TransferChanged(done))
    bad = replace(transfer("bad", state=TransferState.STREAMING), direction=Direction.INCOMING)
    desk.backend.publish(TransferChanged(bad))
    desk.backend.publish(TransferChanged(replace(bad, state=TransferState.FAILED)))
    arrive(desk, "new")
    await until(lambda: desktop.told == 1)
    assert desktop.only()[1]["text"] == "new"
    desk.backend._settings = Settings(notify_finished=False)
    heard: list[TransferChanged] = []
    desk.news._bridge.hear(TransferChanged, heard.append)
    arrive(desk, "another")
    await until(lambda: len(heard) == 3)
    desk.backend._settings = Settings(notify_content="nothing")
    arrive(desk, "third")
    await until(lambda: desktop.told == 2)
    assert max(desktop.shown.items())[1]["title"] == "2 files have arrived"
