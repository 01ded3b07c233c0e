"""Shows any window by hand, filled with made-up values: python tests/ui/run_window.py roster --dark.

With `--screenshot FILE` it writes a picture and ends; `--contacts N` fills the roster.
"""

import argparse
import asyncio
import importlib
import inspect
import math
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from gharial.model.account import AccountState, Show, Status
from gharial.model.contact import Resource, SubscriptionRequest
from gharial.model.conversation import Composing, Direction, Quote, Reaction
from gharial.model.events import OfferReceived, PeerComposed, SubscriptionRequested, TransfersProgressed
from gharial.model.failures import (
    Cancelled,
    ConnectionRefused,
    ConsentNeeded,
    Declined,
    Interrupted,
    PeerGone,
    RoomRefused,
    Unreachable,
    WrongPassword,
)
from gharial.model.jid import Jid
from gharial.model.picture import Picture
from gharial.model.room import (
    Affiliation,
    ListedRoom,
    Member,
    Occupant,
    Room,
    RoomInvitation,
    RoomState,
)
from gharial.model.room import Role as RoomRole
from gharial.model.room_faults import RoomFault
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.model.transfer import Attempt, Digest, Entry, FileInfo, Group, Kind, Progress, TransferState, Way
from gharial.ui.application import prepare
from gharial.ui.bridge import Bridge
from gharial.ui.style.theme import Theme
from tests.support.fake_backend import ALICE, BOB, FakeBackend, account, contact, message, offer, transfer

SETTLE_S = 0.6


def fill(backend: FakeBackend, contacts: int) -> None:
    """People of all kinds, a conversation, transfers in every state."""
    roster = backend.roster
    roster.listed = {(ALICE, one.jid): one for one in (contact(number) for number in range(contacts))}
    kinds: list[dict[str, Any]] = [
        {"resources": (Resource(Jid(f"{BOB}/desk"), Show.AVAILABLE, "on the train", 5, "Gharial", frozenset({"x"})),)},
        {"resources": (Resource(Jid("carol@river.example/m"), Show.AWAY, ""),)},
        {"resources": ()},
        {"resources": (Resource(Jid("erin@river.example/m"), Show.DND, "Writing, please knock twice"),)},
        {"resources": (Resource(Jid("frank@river.example/m"), Show.XA, "back on Monday"),)},
        {"resources": (Resource(Jid("grace@river.example/m"), Show.CHAT, ""),), "blocked": True},
        {"name": "Hieronymus Balthasar von und zu Langenfeld-Oberkirchen der Jüngere"},
        {"name": "דניאל", "groups": ()},
    ]
    for number, changes in enumerate(kinds[:contacts]):
        one = contact(number)
        roster.listed[(ALICE, one.jid)] = replace(one, **changes)
    for key, body in enumerate(("Do you have the survey?", "Sending it now.", "See https://river.example/map"), 1):
        backend.chat.kept.setdefault((ALICE, BOB), []).append(message(key, body))
    backend.chat.unread[(ALICE, BOB)] = 2
    now = datetime.now(UTC)
    going = Attempt("si", Kind.SOCKS5_DIRECT, now, route="192.0.2.7:5281")
    for sent in (
        transfer(state=TransferState.STREAMING, attempts=(going,), created=now),
        transfer("report.pdf", 91_000, state=TransferState.DONE, verified=True, created=now - timedelta(hours=1)),
        transfer("holiday.zip", 5_000_000_000, created=now - timedelta(minutes=3)),
    ):
        backend.transfers.listed[sent.id] = sent

    contact_rule = ContactRule(str(ALICE), str(BOB), hide_address=True, send_limit=1_000_000)
    backend._settings = Settings(
        accept_rules=RULES, contact_rules=(contact_rule,), proxies=("proxy.river.example",), send_limit=20_000_000
    )


CARDS = ("t-survey.ods", "t-holiday", "t-paused.iso", "t-again.mkv", "t-minutes.odt", "t-song.flac", "t-backup.zip")


def fill_transfers(backend: FakeBackend, kind: str) -> None:
    """The list of transfers as a picture wants it: "all" kinds and states, "many" rows, or "none"."""
    transfers = backend.transfers
    transfers.listed.clear()
    transfers.samples.clear()
    now = datetime.now(UTC)
    if kind == "none":
        return
    if kind == "many":
        for number in range(10_000):
            state = TransferState.DONE if number % 3 else TransferState.QUEUED
            one = transfer(f"DSC_{number:05}.jpg", 4_000_000 + number, state=state, verified=True, created=now)
            transfers.listed[one.id] = one
        return
    direct = Attempt("si", Kind.SOCKS5_DIRECT, now, route="192.168.1.7:5281")
    lost = Attempt(
        "si", Kind.SOCKS5_DIRECT, now, now + timedelta(seconds=5), Unreachable("192.168.1.7:5281"), "192.168.1.7:5281"
    )
    proxied = Attempt("si", Kind.SOCKS5_PROXY, now + timedelta(seconds=5), route="proxy.river.example:7777")
    inband = Attempt("si", Kind.INBAND, now)
    digest = Digest("sha-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    carol, dave = Jid("carol@river.example/m"), Jid("dave@river.example")
    streaming = TransferState.STREAMING
    group, photos = Group("g", 12, 12 * 6_100_000), []
    for number in range(12):
        state = TransferState.DONE if number < 3 else streaming if number == 3 else TransferState.QUEUED
        photos.append(
            transfer(f"DSC_{number:04}.jpg", 6_100_000, state=state, group=group, peer=carol, attempts=(proxied,))
        )
    names = ["readme.txt", "2026/spring/one.jpg", "2026/spring/two.jpg", "2026/summer/three.jpg", "plan.ods"]
    tree = tuple(Entry(name, 40_000_000) for name in names)
    folder = FileInfo("holiday", 200_000_000, entries=5)
    broken = Interrupted(3_000_000, "ECONNRESET")
    listed = [
        transfer(state=streaming, attempts=(lost, proxied), created=now),
        *photos,
        transfer("holiday", file=folder, direction=Direction.INCOMING, state=streaming, attempts=(direct,)),
        transfer("paused.iso", 4_700_000_000, state=streaming, attempts=(direct,), paused_by_us=True, bytes_done=10**9),
        transfer("theirs.iso", 4_700_000_000, state=streaming, paused_by_peer=True, bytes_done=2 * 10**9, peer=carol),
        transfer("slow.pdf", 91_000, state=TransferState.CONNECTING),
        transfer(
            "again.mkv",
            700_000_000,
            failure=broken,
            waits_until=now + timedelta(seconds=12),
            bytes_done=3_000_000,
            attempts=(replace(direct, ended=now, failure=broken),),
        ),
        transfer("report.pdf", 91_000, peer=dave),
        transfer("minutes.odt", 91_000, failure=ConsentNeeded("files.river.example", 91_000)),
        transfer(
            "the very long name of a file that somebody wrote as a whole sentence, with its date and the reason " * 2
            + ".tar.gz",
            12,
            id="long",
        ),
        transfer("דוח שנתי.pdf", 5_000_000, state=TransferState.OFFERED),
        transfer(
            "contract.pdf",
            91_000,
            state=TransferState.DONE,
            verified=True,
            digest=digest,
            seconds=0.1,
            attempts=(direct,),
        ),
        transfer(
            "song.flac",
            31_000_000,
            state=TransferState.DONE,
            direction=Direction.INCOMING,
            digest=digest,
            seconds=3.0,
            attempts=(inband,),
        ),
        transfer("backup.zip", 5_000_000_000, state=TransferState.FAILED, failure=PeerGone("bob@river.example/desk")),
        transfer("draft.txt", 900, state=TransferState.DECLINED, failure=Declined("bob@river.example")),
        transfer("old.txt", 900, state=TransferState.CANCELLED, failure=Cancelled(by_us=True)),
    ]
    transfers.listed = {one.id: one for one in listed}
    transfers.trees["t-holiday"] = tree
    link = offer("sunset.jpg", 12_000_000, quiet=True, host="files.river.example")
    transfers.open_offers[link.id] = link
    linked = transfer(
        "sunset.jpg", 12_000_000, state=TransferState.OFFERED, direction=Direction.INCOMING, offer_id=link.id
    )
    shown = [one for one in listed if one.peer.bare == BOB.bare and one.id in CARDS]
    transfers.listed[linked.id] = linked
    for key, one in enumerate((*shown, linked), 10):
        made = message(key, one.file.name, direction=one.direction, transfer_id=one.id)
        backend.chat.kept[(ALICE, BOB)].append(made)
    transfers.known_ways["t-report.pdf"] = (Way("upload", Kind.HTTP, leaves_copy_on_server=True),)
    transfers.samples["t-DSC_0003.jpg"] = Progress("t-DSC_0003.jpg", 2_000_000, 6_100_000, 2.1e6, 2.0)
    transfers.samples["t-holiday"] = Progress("t-holiday", 90_000_000, 200_000_000, 12e6, 9.0)
    transfers.samples["t-survey.ods"] = Progress("t-survey.ods", 30_000_000, 48_200_000, 31e6, 1.0)


def fill_talk(backend: FakeBackend, folder: Path) -> None:
    """A conversation with all that messages can be: answers, reactions, one taken back, a picture that arrived."""
    picture = folder / "sunset.png"
    paint_sunset(picture)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    start = datetime.now(UTC) - timedelta(minutes=40)
    done = transfer(
        "sunset.png",
        picture.stat().st_size,
        state=TransferState.DONE,
        direction=Direction.INCOMING,
        verified=True,
        path=picture,
        attempts=(Attempt("si", Kind.SOCKS5_DIRECT, start, route="192.168.1.7:5281"),),
    )
    backend.transfers.listed[done.id] = done
    asked = "Do you have the survey of the upper river? The boats leave on Thursday and I need it until then."
    both = (Reaction("👍", (BOB, ALICE)), Reaction("🎉", (ALICE,)))
    rows = [
        message(1, "Good evening", time=yesterday),
        message(3, asked, time=start),
        message(5, "The one with the depths.", time=start + timedelta(minutes=1)),
        message(6, "Sending it now.", time=start + timedelta(minutes=2), quote=Quote(asked, Direction.INCOMING, 3)),
        message(8, "Page 4 is what you want.", time=start + timedelta(minutes=3), edited=True, reactions=both),
        message(9, "", time=start + timedelta(minutes=9), retracted=True),
        message(
            11,
            "See https://river.example/map too",
            time=start + timedelta(minutes=20),
            quote=Quote("Quoted by hand", None, 0),
            reactions=(Reaction("❤️", (ALICE,)),),
        ),
        message(13, "sunset.png", time=start + timedelta(minutes=21), transfer_id=done.id),
        message(15, "Taken from the boat", time=start + timedelta(minutes=22)),
    ]
    backend.chat.kept[(ALICE, BOB)] = rows
    backend.chat.unread[(ALICE, BOB)] = 3


GARDEN = Jid("garden@rooms.river.example")


def fill_room(backend: FakeBackend) -> None:
    """A group chat with people of all kinds, and what they say; others that are not open."""
    start = datetime.now(UTC) - timedelta(minutes=40)
    people = (
        Occupant("alice", RoomRole.MODERATOR, Affiliation.OWNER, us=True, jid=ALICE),
        Occupant("Bob", RoomRole.MODERATOR, Affiliation.ADMIN, jid=BOB),
        Occupant("Carol", show=Show.AWAY, affiliation=Affiliation.MEMBER, jid=Jid("carol@river.example")),
        Occupant("Dave", show=Show.DND, text="digging"),
        Occupant("Hieronymus Balthasar von und zu Langenfeld"),
        Occupant("דניאל", jid=Jid("daniel@river.example")),
        Occupant("Erin", show=Show.XA),
        Occupant("Frank", show=Show.CHAT),
        Occupant("Grace", RoomRole.VISITOR),
    )
    garden = Room(
        ALICE,
        GARDEN,
        "alice",
        RoomState.JOINED,
        name="The garden behind the house",
        subject="Who waters what this week? The list hangs on the shed, and the key is under the third pot.",
        bookmarked=True,
        autojoin=True,
        role=RoomRole.MODERATOR,
        affiliation=Affiliation.OWNER,
        persistent=True,
    )
    backend.rooms.put(garden)
    backend.rooms.fill(garden, *people)
    boats = Room(ALICE, Jid("boats@rooms.river.example"), "alice", RoomState.JOINED, name="Boats", occupants=112)
    backend.rooms.put(boats, role=RoomRole.PARTICIPANT)
    taken = RoomRefused("office@rooms.river.example", RoomFault.NICK_TAKEN.value)
    office = Room(ALICE, Jid("office@rooms.river.example"), "alice", RoomState.FAILED, taken, "Office", bookmarked=True)
    backend.rooms.put(office)
    said = (
        ("Bob", "Good morning. The tomatoes have arrived, and the beans are on their way."),
        ("Bob", "They stand behind the shed."),
        ("Carol", "I can water them on Tuesday and on Thursday, not on Friday."),
        ("", "Thank you, I take Friday then."),
        ("דניאל", "ואני בשבת"),
        ("Frank", "alice: do you still have the key? I left mine at home."),
        ("Hieronymus Balthasar von und zu Langenfeld", "It is under the third pot, as always."),
    )
    rows = []
    for at, (nick, body) in enumerate(said):
        made = message(100 + at, body, peer=GARDEN, time=start + timedelta(minutes=2 * at), nick=nick or "alice")
        rows.append(
            replace(
                made,
                direction=Direction.INCOMING if nick else Direction.OUTGOING,
                mentions_us=body.startswith("alice"),
                quote=Quote(said[0][1], Direction.INCOMING, 100, nick="Bob") if nick == "Carol" else None,
                reactions=(Reaction("👍", (Jid(f"{GARDEN}/Bob"), ALICE)),) if not nick else (),
            )
        )
    backend.chat.kept[(ALICE, GARDEN)] = rows
    backend.chat.kept[(ALICE, boats.jid)] = [replace(rows[0], peer=boats.jid)]
    backend.chat.unread[(ALICE, boats.jid)] = 14
    backend.chat.unread[(ALICE, GARDEN)] = 2
    backend.chat.mentions[(ALICE, GARDEN)] = 1
    backend.rooms.listing = tuple(
        ListedRoom(Jid(f"{name.lower()}@rooms.river.example"), name) for name in ("Garden", "Boats", "Chess", "Music")
    )
    backend.rooms.lists = (
        Member(ALICE, Affiliation.OWNER, "alice"),
        Member(BOB, Affiliation.ADMIN, "Bob"),
        Member(Jid("carol@river.example"), Affiliation.MEMBER),
        Member(Jid("mallory@elsewhere.example"), Affiliation.OUTCAST, reason="Advertising"),
    )
    for name in ("harbour", "choir"):
        backend.rooms.ask(RoomInvitation(ALICE, Jid(f"{name}@rooms.river.example"), BOB, True, "We sing on Friday."))


def paint_sunset(path: Path) -> None:
    """A picture to send."""
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 800)
    for place, colour in ((0.0, "#27375c"), (0.55, "#e07a3f"), (0.6, "#f6c667"), (0.61, "#25424c"), (1.0, "#10222a")):
        sky.setColorAt(place, QColor(colour))
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor("#fff1c9"))
    painter.drawEllipse(540, 380, 120, 120)
    painter.end()
    image.save(str(path))


def pose_transfers(window: Any, selected: str, *, unfold: bool) -> None:
    """Select a transfer, unfold what can be, and let a minute of speeds have passed."""
    if unfold:
        window._view.expandAll()
    if selected:
        window.select(selected)
    for number in range(45):
        factor = 1 + 0.15 * math.sin(number / 3) + 0.05 * math.sin(number * 1.7)
        window._history.note(
            {row.id: row.speed * factor for row in window._model.listing.running.values() if row.speed}
        )
    window._tick()


def stir(backend: FakeBackend, states: list[str]) -> None:
    """What only events bring, and the states asked for with `--state`."""
    backend.publish(PeerComposed(ALICE, Jid("carol@river.example/m"), Composing.COMPOSING))
    if "t-survey.ods" in backend.transfers.listed:
        sample = Progress("t-survey.ods", 30_000_000, 48_200_000, 31e6, 1.0)
        backend.transfers.samples["t-survey.ods"] = sample
    backend.publish(TransfersProgressed(tuple(backend.transfers.samples.values())))
    if "offer" in states:
        backend.transfers.open_offers["o"] = offered = offer("picture.jpg")
        backend.publish(OfferReceived(offered))
    if "request" in states:
        for name in ("mallory", "раypal", "trent"):
            asked = SubscriptionRequest(ALICE, Jid(f"{name}@river.example"), "Hello, it is me from the boat.", "Bob")
            backend.roster.pending.append(asked)
            backend.publish(SubscriptionRequested(asked))
    broken = replace(account(ALICE), status=Status(Show.AVAILABLE, "at the river"))
    if "waiting" in states:
        later = datetime.now(UTC) + timedelta(seconds=12)
        why = ConnectionRefused("river.example", 5222)
        broken = replace(broken, state=AccountState.WAITING, retry_at=later, failure=why)
    if "refused" in states:
        broken = replace(broken, state=AccountState.REFUSED, failure=WrongPassword(str(ALICE)))
    if "connecting" in states:
        broken = replace(broken, state=AccountState.CONNECTING)
    if backend.accounts.listed:
        backend.accounts.listed[ALICE] = broken
        from gharial.model.events import AccountChanged

        backend.publish(AccountChanged(broken))


def made(path: str, kind: str, *arguments: object) -> Callable[[Bridge], QWidget]:
    """A window by module and class, with the bridge and perhaps more; what a class does not take is left out."""

    def build(bridge: Bridge) -> QWidget:
        cls = getattr(importlib.import_module(f"gharial.ui.{path}"), kind)
        names = list(inspect.signature(cls).parameters)
        taken = len(names) - 1
        window = cls(bridge, *arguments[:taken]) if names[0] == "bridge" else cls()
        assert isinstance(window, QWidget)
        return window

    return build


def painted(width: int, height: int) -> Picture:
    """A landscape of a sort."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        sky = y < height * 0.6
        color = QColor(90 + y // 2, 150 + y // 4, 220) if sky else QColor(210 - y // 4, 180 - y // 4, 110)
        for x in range(width):
            image.setPixelColor(x, y, color)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Picture(bytes(buffer.data().data()), "image/png", width, height)


RULES = (
    AcceptRule("/home/alice/Pictures/{contact}/{year}", str(BOB), largest=100_000_000, types=("image/*",)),
    AcceptRule("/home/alice/Work", group="Work", enabled=False),
)
HOLIDAY = replace(
    offer(),
    files=(FileInfo("holiday", 212_000_000, entries=34),),
    preview=(
        *(Entry(f"2026/DSC_{number:04}.jpg", 6_100_000) for number in range(5)),
        Entry("tools/setup.exe", 1_200_000),
        Entry("read me first.txt", 900),
    ),
)
PROGRAM = replace(
    offer("holiday pictures.jpg.exe", 1_200_000, peer=Jid("раypal@elsewhere.example/x")),
    files=(
        FileInfo(
            "holiday pictures.jpg.exe",
            1_200_000,
            date=datetime(2026, 10, 3, 9, 2, tzinfo=UTC),
            description="All the pictures of our week on the river, the ones with the boats too.",
        ),
    ),
)

_TOGETHER = (
    FileInfo("beach.jpg", 2_100_000, pixels=(1600, 1200)),
    FileInfo("boat at dawn.jpg", 3_400_000, pixels=(1200, 1600)),
    FileInfo("holiday", 90_000_000, entries=1, media_type="application/x-tar"),
    FileInfo("diary.odt", 48_000),
)
SHARED = replace(
    offer("beach.jpg", 2_100_000),
    files=(replace(_TOGETHER[0], picture=painted(256, 192)),),
    group=Group("shared", 4, 95_548_000),
    companions=_TOGETHER,
    shows_picture=True,
)
_BOAT = replace(SHARED, id="o-boat", files=(replace(_TOGETHER[1], picture=painted(192, 256)),))

A_ROOM = Room(ALICE, GARDEN, "alice", RoomState.JOINED, name="Garden", affiliation=Affiliation.OWNER)

WINDOWS: dict[str, Callable[[Bridge], QWidget]] = {
    "roster": made("roster.window", "RosterWindow"),
    "requests": made("roster.request_dialog", "RequestDialog"),
    "add": made("roster.add_dialog", "AddDialog", ["Friends", "Work"]),
    "chat": made("chat.window", "ChatWindow"),
    "room": made("chat.window", "ChatWindow"),
    "room-alone": made("chat.window", "ChatWindow"),
    "room-failed": made("chat.window", "ChatWindow"),
    "join-room": made("rooms.join_dialog", "JoinDialog"),
    "new-room": made("rooms.new_dialog", "NewDialog"),
    "room-details": made("rooms.details_dialog", "DetailsDialog", A_ROOM),
    "invite": made("rooms.invite_dialog", "InviteDialog", A_ROOM),
    "invitations": made("rooms.invitation_dialog", "InvitationDialog"),
    "transfers": made("transfers.window", "TransfersWindow"),
    "offer": made("transfers.offer_dialog", "OfferDialog", offer("picture.jpg")),
    "offer-folder": made("transfers.offer_dialog", "OfferDialog", HOLIDAY),
    "offer-share": made("transfers.offer_dialog", "OfferDialog", SHARED),
    "offer-program": made("transfers.offer_dialog", "OfferDialog", PROGRAM),
    "offer-group": made("transfers.offer_dialog", "OfferDialog", offer(group=Group("g", 12, 340_000_000))),
    "offers": made("transfers.offer_list", "OfferList"),
    "first-run": made("settings.first_run", "FirstRunWindow"),
    "settings": made("settings.window", "SettingsWindow"),
    "contact-files": made("settings.contact_files_dialog", "ContactFilesDialog", ALICE, BOB),
    "console": made("xml_console.window", "XmlConsole"),
    "keyboard": made("keyboard_window", "KeyboardWindow"),
    "send": made("send_dialog", "SendDialog", [Path("survey.ods"), Path("report.pdf")]),
    "password": made("settings.password_dialog", "PasswordDialog", ALICE),
    "account": made("settings.account_dialog", "AccountDialog", account(ALICE)),
    "rule": made("settings.rule_dialog", "RuleDialog", RULES[0]),
}


ROOM_TABS = {
    "room": GARDEN,
    "room-alone": Jid(f"{GARDEN}/Bob"),
    "room-failed": Jid("office@rooms.river.example"),
}


async def show(options: argparse.Namespace) -> None:
    """Build the window, and keep it until it is closed or its picture is taken."""
    backend = FakeBackend(signed_in=not options.no_account)
    if not options.no_account:
        fill(backend, options.contacts)
        if options.transfers != "few":
            fill_transfers(backend, options.transfers)
    if options.talk:
        fill_talk(backend, Path(tempfile.mkdtemp(prefix="gharial-window-")))
    if options.window == "offer-share":
        backend.transfers.open_offers[_BOAT.id] = _BOAT
    if options.rooms or options.window in ROOM_TABS or "room" in options.window or options.window.startswith("invit"):
        fill_room(backend)
    bridge = Bridge(backend)
    window = WINDOWS[options.window](bridge)
    if options.size:
        window.resize(*(int(side) for side in options.size.split("x")))
    window.show()
    stir(backend, options.state)
    if hasattr(window, "show_page"):
        window.show_page(options.page)
    if hasattr(window, "put"):
        for number in range(8):
            window.put(replace(offer(f"DSC_{number:04}.jpg"), id=f"o{number}"))
        window.put(HOLIDAY)
        window.put(replace(PROGRAM, id="o-program"))
    if hasattr(window, "open_conversation"):
        window.open_conversation(ALICE, ROOM_TABS.get(options.window, BOB))
    if options.screenshot is None:
        closed = asyncio.Event()
        QApplication.instance().lastWindowClosed.connect(closed.set)  # type: ignore[union-attr]
        await closed.wait()
        return
    await asyncio.sleep(SETTLE_S)
    if options.talk == "bar":
        conversation = window.conversations()[0]
        conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
        conversation.composer.answer(conversation.model.messages[1], "Bob")
        conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
    if options.talk in {"emoji", "react"}:
        conversation = window.conversations()[0]
        shown = conversation.model.messages[4]
        origin = window.mapToGlobal(window.rect().center())
        window = (
            conversation.composer.choose_emoji()
            if options.talk == "emoji"
            else conversation.messages.ask_reaction(shown, origin)
        )
        await asyncio.sleep(SETTLE_S)
    if options.window == "transfers":
        pose_transfers(window, options.select, unfold=options.unfold)
        await asyncio.sleep(SETTLE_S)
    if options.type:
        from PySide6.QtTest import QTest

        QTest.keyClicks(QApplication.focusWidget() or window, options.type)
        await asyncio.sleep(SETTLE_S)
    image = window.grab().toImage()
    writer = QImageWriter(str(options.screenshot))
    if not writer.write(image):
        raise SystemExit(f"{options.screenshot}: {writer.errorString()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("window", choices=sorted(WINDOWS))
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", help="such as 340x620")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--font", type=float, help="points of the program's font")
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    parser.add_argument("--contacts", type=int, default=12)
    parser.add_argument("--no-account", action="store_true")
    parser.add_argument("--page", type=int, default=0, help="of the settings, from 0")
    parser.add_argument("--transfers", choices=["few", "all", "many", "none"], default="few")
    parser.add_argument("--select", default="", help="the id of a transfer, such as t-survey.ods")
    parser.add_argument("--talk", choices=["", "rows", "bar", "emoji", "react"], default="", help="answers, reactions")
    parser.add_argument("--rooms", action="store_true", help="group chats in the roster")
    parser.add_argument("--unfold", action="store_true", help="groups and folders")
    parser.add_argument("--type", help="keys to press before the picture is taken")
    parser.add_argument(
        "--state", action="append", default=[], choices=["offer", "request", "waiting", "refused", "connecting"]
    )
    options = parser.parse_args()
    if options.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    app = QApplication(sys.argv[:1])
    prepare(app)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    if options.font:
        font = app.font()
        font.setPointSizeF(options.font)
        app.setFont(font)
    if options.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    Theme(app, "dark" if options.dark else "light")
    qasync.run(show(options))


if __name__ == "__main__":
    main()
