"""Transfers in every state, very many, or none; and the window of them as after a minute of work."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gharial.model.conversation import Direction
from gharial.model.failures import (
    Cancelled,
    ConsentNeeded,
    Declined,
    Interrupted,
    PeerGone,
    Unreachable,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Digest, Entry, FileInfo, Group, Kind, Progress, TransferState, Way
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message, offer, transfer

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
        transfer("theirs.txt", 900, state=TransferState.CANCELLED, failure=Cancelled(by_us=False), peer=carol),
        transfer("lost.mkv", 700_000_000, state=streaming, attempts=(direct,), direction=Direction.INCOMING),
        transfer(
            "תמונות מהטיול הארוך לצפון הארץ עם כל המשפחה והחברים " * 4 + ".tar.gz",
            88_000_000,
            id="long-rtl",
            state=TransferState.DONE,
            direction=Direction.INCOMING,
            verified=True,
            seconds=4.0,
            attempts=(proxied,),
        ),
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
    transfers.samples["t-lost.mkv"] = Progress("t-lost.mkv", 212_000_000, 700_000_000, 0.0, None, 14.0)
    transfers.samples["t-survey.ods"] = Progress("t-survey.ods", 30_000_000, 48_200_000, 31e6, 1.0)


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
