"""Shows any window by hand, filled with made-up values: python tests/ui/run_window.py roster --dark.

With `--screenshot FILE` it writes a picture and ends; `--contacts N` fills the roster.
"""

import argparse
import asyncio
import importlib
import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from gharial.model.account import AccountState, Show, Status
from gharial.model.contact import Resource, SubscriptionRequest
from gharial.model.conversation import Composing
from gharial.model.events import OfferReceived, PeerComposed, SubscriptionRequested, TransfersProgressed
from gharial.model.failures import ConnectionRefused, WrongPassword
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Entry, FileInfo, Group, Kind, Progress, TransferState
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


def stir(backend: FakeBackend, states: list[str]) -> None:
    """What only events bring, and the states asked for with `--state`."""
    backend.publish(PeerComposed(ALICE, Jid("carol@river.example/m"), Composing.COMPOSING))
    backend.transfers.samples["t-survey.ods"] = sample = Progress("t-survey.ods", 30_000_000, 48_200_000, 31e6, 1.0)
    backend.publish(TransfersProgressed((sample,)))
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
        taken = len(inspect.signature(cls).parameters) - 1
        window = cls(bridge, *arguments[:taken])
        assert isinstance(window, QWidget)
        return window

    return build


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

WINDOWS: dict[str, Callable[[Bridge], QWidget]] = {
    "roster": made("roster.window", "RosterWindow"),
    "requests": made("roster.request_dialog", "RequestDialog"),
    "add": made("roster.add_dialog", "AddDialog", ["Friends", "Work"]),
    "chat": made("chat.window", "ChatWindow"),
    "transfers": made("transfers.window", "TransfersWindow"),
    "offer": made("transfers.offer_dialog", "OfferDialog", offer("picture.jpg")),
    "offer-folder": made("transfers.offer_dialog", "OfferDialog", HOLIDAY),
    "offer-program": made("transfers.offer_dialog", "OfferDialog", PROGRAM),
    "offer-group": made("transfers.offer_dialog", "OfferDialog", offer(group=Group("g", 12, 340_000_000))),
    "offers": made("transfers.offer_list", "OfferList"),
    "first-run": made("settings.first_run", "FirstRunWindow"),
    "settings": made("settings.window", "SettingsWindow"),
}


async def show(options: argparse.Namespace) -> None:
    """Build the window, and keep it until it is closed or its picture is taken."""
    backend = FakeBackend(signed_in=not options.no_account)
    if not options.no_account:
        fill(backend, options.contacts)
    bridge = Bridge(backend)
    window = WINDOWS[options.window](bridge)
    if options.size:
        window.resize(*(int(side) for side in options.size.split("x")))
    window.show()
    stir(backend, options.state)
    if hasattr(window, "put"):
        for number in range(8):
            window.put(replace(offer(f"DSC_{number:04}.jpg"), id=f"o{number}"))
        window.put(HOLIDAY)
        window.put(replace(PROGRAM, id="o-program"))
    if hasattr(window, "open_conversation"):
        window.open_conversation(ALICE, BOB)
    if options.screenshot is None:
        closed = asyncio.Event()
        QApplication.instance().lastWindowClosed.connect(closed.set)  # type: ignore[union-attr]
        await closed.wait()
        return
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
        from PySide6.QtCore import Qt

        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    Theme(app, "dark" if options.dark else "light")
    qasync.run(show(options))


if __name__ == "__main__":
    main()
