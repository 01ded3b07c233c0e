"""A transfer in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gharial.model.conversation import Direction
from gharial.model.failures import AnsweredElsewhere, Cancelled, ConsentNeeded, FileFault, Interrupted, LocalFileProblem
from gharial.model.transfer import UNKNOWN_SIZE, Attempt, FileInfo, Kind, Progress, TransferState, Way
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.transfer_words import (
    Counterpart,
    current_route,
    file_size,
    folder_words,
    route_words,
    state_words,
    way_words,
)
from tests.support.fake_backend import transfer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("state", list(TransferState))
def test_every_state_has_words_without_placeholders(direction: Direction, state: TransferState) -> None:
    words = state_words(transfer(direction=direction, state=state))
    assert words and "{" not in words


def test_done_says_whether_it_was_verified() -> None:
    done = transfer(state=TransferState.DONE)
    assert state_words(replace(done, verified=True)) == "Done, verified"
    assert state_words(done) == "Done, no proof by this method"


def test_streaming_says_how_far_and_how_long() -> None:
    progress = Progress("t", 31_000_000, 48_200_000, 31e6, 0.4)
    words = state_words(transfer(state=TransferState.STREAMING), progress)
    assert words.startswith("31.0") and "48.2" in words and words.endswith("1 s left")
    assert "left" not in state_words(transfer(state=TransferState.STREAMING), replace(progress, seconds_left=None))


def test_who_cancelled() -> None:
    cancelled = transfer(state=TransferState.CANCELLED)
    assert state_words(replace(cancelled, failure=Cancelled(by_us=True))) == "Cancelled by you"
    assert state_words(replace(cancelled, failure=Cancelled(by_us=False))) == "Cancelled by the other side"


def test_what_another_device_answered() -> None:
    ended = transfer(state=TransferState.CANCELLED, direction=Direction.INCOMING)
    taken, declined = (replace(ended, failure=AnsweredElsewhere("Gharial.boat", taken)) for taken in (True, False))
    assert state_words(taken) == "Taken on another device of yours"
    assert state_words(declined) == "Declined on another device of yours"


def test_a_failed_one_says_why() -> None:
    failed = transfer(state=TransferState.FAILED, failure=LocalFileProblem("/x", FileFault.DISK_FULL.value))
    assert state_words(failed).startswith("Not sent: ") and "full" in state_words(failed)


@pytest.mark.parametrize(
    ("kind", "route", "words"),
    [
        (None, "", ""),
        (Kind.SOCKS5_DIRECT, "192.168.1.7:5281", "Directly over the local network"),
        (Kind.SOCKS5_DIRECT, "[fe80::1%eth0]:5281", "Directly over the local network"),
        (Kind.SOCKS5_DIRECT, "8.8.8.8:5281", "Directly"),
        (Kind.SOCKS5_PROXY, "proxy.river.example:7777", "Through the proxy proxy.river.example"),
        (Kind.SOCKS5_PROXY, "", "Through a proxy"),
        (Kind.INBAND, "", "Through the chat servers (slow)"),
        (Kind.ICE, "direct 192.168.1.7:5281", "Directly over the local network, encrypted"),
        (Kind.ICE, "direct 8.8.8.8:5281", "Directly, encrypted"),
        (Kind.ICE, "stun 8.8.8.8:5281", "Directly, through your routers"),
        (Kind.ICE, "relay 203.0.113.5:3478", "Through the relay 203.0.113.5, encrypted between you"),
        (Kind.ICE, "", "Directly through routers, or by a relay"),
        (Kind.RAW_UDP, "192.168.1.7:41000", "Directly over the local network, as datagrams (UDP)"),
        (Kind.RAW_UDP, "8.8.8.8:41000", "Directly, as datagrams (UDP)"),
        (Kind.RAW_UDP, "", "Directly, as datagrams (UDP)"),
        (Kind.HTTP, "files.example", "By upload to files.example"),
        (Kind.HTTP, "", "By upload to the server"),
    ],
)
def test_routes(kind: Kind | None, route: str, words: str) -> None:
    assert route_words(Attempt("si", kind, NOW, route=route)) == words


def test_the_latest_attempt_is_the_route() -> None:
    tries = (Attempt("si", Kind.SOCKS5_DIRECT, NOW), Attempt("si", Kind.INBAND, NOW))
    assert current_route(transfer(attempts=tries)) == "Through the chat servers (slow)"
    assert current_route(transfer()) == ""


def test_a_hostile_route_is_neutralised() -> None:
    words = route_words(Attempt("si", Kind.SOCKS5_PROXY, NOW, route="a\u202eb\nc:1"))
    assert "\u202e" not in words and "\n" not in words


BOB = Counterpart("Bob")


def test_a_folder_says_what_is_in_it_and_what_stays_behind() -> None:
    folder = replace(transfer(), file=FileInfo("photos", 4_000, media_type="inode/directory", entries=3))
    assert folder_words(folder) == "Folder of 3 files"
    left = replace(folder, file=replace(folder.file, left_out=2))
    assert folder_words(left).startswith("Folder of 3 files · 2 left out")
    assert folder_words(transfer()) == ""


def test_an_empty_folder_is_not_called_a_file_of_some_bytes() -> None:
    empty = replace(transfer(), file=FileInfo("empty", 13, media_type="inode/directory", entries=1))
    assert folder_words(empty) == "Empty folder"
    assert file_size(empty.file) == size_text(0)
    assert file_size(replace(empty.file, size=14)) == size_text(14)
    assert file_size(FileInfo("a", 13)) == size_text(13)
    assert file_size(FileInfo("a", UNKNOWN_SIZE)) == "size unknown"


def test_who_holds_it() -> None:
    going = transfer(state=TransferState.STREAMING)
    assert state_words(replace(going, paused_by_us=True), peer=BOB) == "Paused by you"
    assert state_words(replace(going, paused_by_peer=True), peer=BOB) == "Paused by Bob"
    assert state_words(replace(going, paused_by_peer=True)) == "Paused by the other side"
    assert state_words(replace(going, paused_by_us=True, paused_by_peer=True), peer=BOB) == "Paused by both sides"
    assert "Paused" not in state_words(replace(going, state=TransferState.DONE, paused_by_us=True))


def test_why_it_waits() -> None:
    waiting = transfer()
    assert state_words(waiting, peer=BOB) == "Waiting its turn"
    assert state_words(waiting, peer=replace(BOB, there=False)) == "Sends when Bob is back"
    assert state_words(waiting, peer=replace(BOB, there=False, connected=False)) == "Waiting for the connection"
    broken = replace(waiting, failure=Interrupted(3_000_000), waits_until=NOW + timedelta(seconds=12))
    words = state_words(broken, peer=BOB, now=NOW)
    assert words.startswith("Next try in 12 s · The connection broke")
    assert state_words(broken, peer=BOB, now=NOW + timedelta(minutes=1)).startswith("Waiting its turn")
    asking = replace(waiting, failure=ConsentNeeded("files.example", 5))
    assert state_words(asking, peer=replace(BOB, there=False)) == "Only an upload to files.example is left"
    coming = replace(waiting, direction=Direction.INCOMING)
    assert state_words(coming, peer=BOB) == "Waiting for Bob to go on"
    assert state_words(coming, peer=replace(BOB, there=False)) == "Goes on when Bob is back"


def test_ways() -> None:
    assert way_words(Way("si", Kind.SOCKS5_PROXY)) == "Through a proxy"
    assert way_words(Way("upload", Kind.HTTP, leaves_copy_on_server=True)).endswith("which keeps a copy")
    assert way_words(Way("si", Kind.INBAND, failure=Interrupted(1))).endswith("(did not work before)")
    assert way_words(Way("si", Kind.INBAND, worked_before=True)).endswith("(worked last time)")
    assert way_words(Way("si", Kind.INBAND, worked_before=False)).endswith("(did not work last time)")


def test_an_offer_that_nobody_answered_says_nothing_of_bytes() -> None:
    offered = transfer(direction=Direction.INCOMING, state=TransferState.FAILED, failure=Interrupted(0))
    assert state_words(replace(offered, path=None)).endswith("ended before you answered")
