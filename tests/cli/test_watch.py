"""Following transfers by their events."""

import asyncio
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gharial.cli.report import JsonReport, PlainReport
from gharial.cli.watch import MOST_IDLE_ATTEMPTS, Watch
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, TransferChanged, TransfersProgressed
from gharial.model.failures import Declined, Interrupted, TimedOut, Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Digest, FileInfo, Kind, Progress, Transfer, TransferState

NOW = datetime(2026, 11, 22, tzinfo=UTC)
QUEUED = Transfer(
    "t1",
    Jid("alice@a.example"),
    Jid("bob@b.example/desk"),
    Direction.OUTGOING,
    FileInfo("a\u202egpj.bin", 1000),
    TransferState.QUEUED,
    NOW,
    Path("/tmp/a.bin"),
)


class Desk:
    """A bus, a watch over everything called t..., and what was said."""

    def __init__(self) -> None:
        self.bus, self._output = EventBus(), io.StringIO()
        self.watch = Watch(self.bus, JsonReport(self._output), lambda one: one.id.startswith("t"))

    def see(self, transfer: Transfer) -> Transfer:
        self.bus.publish(TransferChanged(transfer))
        return transfer

    @property
    def said(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._output.getvalue().splitlines()]


PEER = {"peer": "bob@b.example/desk"}


async def test_the_story_of_a_transfer() -> None:
    desk = Desk()
    one = desk.see(QUEUED)
    offered = Attempt("si", None, NOW)
    one = desk.see(replace(one.moved_to(TransferState.OFFERED), attempts=(offered,), offer_id="o1"))
    desk.see(one)
    direct = replace(offered, kind=Kind.SOCKS5_DIRECT)
    one = desk.see(replace(one.moved_to(TransferState.CONNECTING), attempts=(direct,)))
    direct = replace(direct, ended=NOW, failure=Unreachable())
    inband = Attempt("si", Kind.INBAND, NOW)
    one = desk.see(replace(one, attempts=(direct, inband)))
    one = desk.see(one.moved_to(TransferState.STREAMING))
    one = desk.see(one.moved_to(TransferState.VERIFYING))
    done = replace(one.moved_to(TransferState.DONE), digest=Digest("sha-256", "ab"), verified=True, seconds=1.5)
    desk.see(done)
    desk.see(done)
    assert desk.said == [
        {
            "event": "offer",
            "direction": "outgoing",
            "peer": "bob@b.example/desk",
            "method": "si",
            "name": "a\u202egpj.bin",
            "bytes": 1000,
        },
        {"event": "attempt", "name": "a\u202egpj.bin", "method": "si", "bytestream": "socks5-direct", **PEER},
        {"event": "attempt", "name": "a\u202egpj.bin", "method": "si", "bytestream": "inband", **PEER},
        {
            "event": "done",
            "path": "/tmp/a.bin",
            "bytes": 1000,
            "sha256": "ab",
            "verified": True,
            "seconds": 1.5,
            "method": "si",
            "bytestream": "inband",
            **PEER,
        },
    ]
    assert desk.watch.unfinished == ()


async def test_a_break_is_told_once_and_ends_nothing() -> None:
    desk = Desk()
    later = datetime(2026, 11, 22, 10, 0, 5, tzinfo=UTC)
    desk.see(replace(QUEUED, state=TransferState.STREAMING))
    broken = replace(QUEUED, failure=Interrupted(400), bytes_done=400, waits_until=later)
    desk.see(broken)
    desk.see(replace(broken, waits_until=None))
    assert desk.said == [
        {
            "event": "waiting",
            "name": QUEUED.file.name,
            "bytes": 400,
            "reason": "interrupted",
            "detail": "The connection broke after 400 B.",
            "until": "2026-11-22T10:00:05+00:00",
            **PEER,
        }
    ]
    assert len(desk.watch.unfinished) == 1


async def test_attempts_without_end_and_without_a_byte_do_not_count_as_coming_further() -> None:
    desk = Desk()
    desk.see(QUEUED)
    attempts: tuple[Attempt, ...] = ()

    def try_again() -> bool:
        nonlocal attempts
        attempts = (*attempts, Attempt("si", Kind.INBAND, NOW, NOW, Unreachable()))
        desk.watch.activity.clear()
        desk.see(replace(QUEUED, state=TransferState.CONNECTING, attempts=attempts))
        return desk.watch.activity.is_set()

    further = [try_again() for _ in range(MOST_IDLE_ATTEMPTS + 5)]
    assert further == [True] * MOST_IDLE_ATTEMPTS + [False] * 5
    desk.bus.publish(TransfersProgressed((Progress("t1", 5, 10),)))
    assert try_again()


async def test_a_folder_and_a_size_that_nobody_told() -> None:
    desk = Desk()
    offered = Attempt("si", None, NOW)
    desk.see(replace(QUEUED, file=FileInfo("holiday", 9, entries=3), state=TransferState.OFFERED, attempts=(offered,)))
    desk.see(replace(QUEUED, id="t1", file=FileInfo("x", -1), state=TransferState.DONE, bytes_done=7))
    assert desk.said[0]["entries"] == 3
    assert desk.said[1]["bytes"] == 7
    output, passing = io.StringIO(), io.StringIO()
    report = PlainReport(output, passing)
    report.progress(replace(QUEUED, file=FileInfo("x", -1)), Progress("t1", 250, -1, 2000.0))
    report.waits(replace(QUEUED, bytes_done=400), Interrupted(400))
    assert passing.getvalue().splitlines() == [
        "x    ? %  250 B, 2.0 kB/s",
        "a\ufffdgpj.bin: The connection broke after 400 B. 400 B are there. It goes on by itself.",
    ]


async def test_others_are_not_followed() -> None:
    desk = Desk()
    desk.see(replace(QUEUED, id="other"))
    desk.see(replace(QUEUED, id="other", state=TransferState.FAILED, failure=Declined("x")))
    desk.bus.publish(TransfersProgressed((Progress("other", 5, 10),)))
    assert desk.watch.transfers == ()
    assert desk.said == []


async def test_progress_at_most_five_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, now = Desk(), 0.0
    for name in ("t1", "t2"):
        desk.see(replace(QUEUED, id=name, state=TransferState.STREAMING, file=FileInfo(name, 1000)))
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
    for tick in range(1, 501):
        now = 100 + tick * 0.02
        desk.bus.publish(TransfersProgressed((Progress("t1", tick, 1000, 10.0), Progress("t2", tick, 1000))))
    told = [event for event in desk.said if event["event"] == "progress"]
    assert 45 <= len(told) <= 51, "in ten seconds"
    names = [event["name"] for event in told]
    assert abs(names.count("t1") - names.count("t2")) <= 1, "both in turn"


async def test_standing_still_is_noticed_and_moving_bytes_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, loop = Desk(), asyncio.get_running_loop()
    now = loop.time()
    monkeypatch.setattr(loop, "time", lambda: now)

    async def settled() -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    desk.see(replace(QUEUED, state=TransferState.STREAMING))
    waiting = asyncio.create_task(desk.watch.until(lambda: False, 20.0, "waiting"))
    for count in range(1, 6):
        await settled()
        now += 15.0
        await settled()
        desk.bus.publish(TransfersProgressed((Progress("t1", count, 10),)))
    await settled()
    assert not waiting.done()
    now += 20.1
    with pytest.raises(TimedOut) as ended:
        await waiting
    assert (ended.value.step, ended.value.timeout_s) == ("waiting", 20.0)


async def test_nothing_is_heard_after_close() -> None:
    desk = Desk()
    desk.watch.close()
    desk.see(QUEUED)
    assert desk.watch.transfers == ()


def test_plain_lines_for_a_person() -> None:
    output, passing = io.StringIO(), io.StringIO()
    report = PlainReport(output, passing)
    streaming = replace(QUEUED, state=TransferState.STREAMING)
    report.progress(streaming, Progress("t1", 250, 1000, 2000.0, 62.0))
    report.failed(Declined("bob@b.example"), replace(QUEUED, state=TransferState.DECLINED))
    report.failed(Unreachable())
    report.done(replace(QUEUED, state=TransferState.DONE, seconds=2.0))
    assert passing.getvalue().splitlines() == [
        "a\ufffdgpj.bin   25 %  250 B of 1.0 kB, 2.0 kB/s, 1:02 left",
        "a\ufffdgpj.bin: declined.",
        "The two computers could not reach each other.",
    ]
    assert output.getvalue() == (
        "Sent a\ufffdgpj.bin to bob@b.example/desk: 1.0 kB in 2.0 s, 500 B/s, "
        "not verified: the other program does not tell a checksum.\n"
    )


def test_a_terminal_gets_one_line_that_changes() -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    passing = Screen()
    report = PlainReport(io.StringIO(), passing)
    report.progress(QUEUED, Progress("t1", 10, 1000))
    report.progress(QUEUED, Progress("t1", 20, 1000))
    report.online(Jid("alice@a.example/x"))
    said = passing.getvalue()
    assert said.count("\n") == 1
    assert said.count("\r") == 4
    assert said.endswith("\rSigned in as alice@a.example/x.\n")
