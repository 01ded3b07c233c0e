"""A transfer in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gharial.model.conversation import Direction
from gharial.model.failures import Cancelled, FileFault, LocalFileProblem
from gharial.model.transfer import Attempt, Kind, Progress, TransferState
from gharial.ui.widgets.transfer_words import current_route, route_words, state_words
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
    assert state_words(done) == "Done, not verified"


def test_streaming_says_how_far_and_how_long() -> None:
    progress = Progress("t", 31_000_000, 48_200_000, 31e6, 0.4)
    words = state_words(transfer(state=TransferState.STREAMING), progress)
    assert words.startswith("31.0") and "48.2" in words and words.endswith("1 s left")
    assert "left" not in state_words(transfer(state=TransferState.STREAMING), replace(progress, seconds_left=None))


def test_who_cancelled() -> None:
    cancelled = transfer(state=TransferState.CANCELLED)
    assert state_words(replace(cancelled, failure=Cancelled(by_us=True))) == "Cancelled by you"
    assert state_words(replace(cancelled, failure=Cancelled(by_us=False))) == "Cancelled by the other side"


def test_a_failed_one_says_why() -> None:
    failed = transfer(state=TransferState.FAILED, failure=LocalFileProblem("/x", FileFault.DISK_FULL.value))
    assert state_words(failed).startswith("Not sent: ") and "full" in state_words(failed)


@pytest.mark.parametrize(
    ("kind", "route", "words"),
    [
        (None, "", ""),
        (Kind.SOCKS5_DIRECT, "192.168.1.7:5281", "directly, local network"),
        (Kind.SOCKS5_DIRECT, "[fe80::1%eth0]:5281", "directly, local network"),
        (Kind.SOCKS5_DIRECT, "8.8.8.8:5281", "directly"),
        (Kind.SOCKS5_PROXY, "proxy.river.example:7777", "through proxy.river.example"),
        (Kind.SOCKS5_PROXY, "", "through a relay"),
        (Kind.INBAND, "", "through the chat connection, slower"),
        (Kind.HTTP, "", "uploaded to the server"),
    ],
)
def test_routes(kind: Kind | None, route: str, words: str) -> None:
    assert route_words(Attempt("si", kind, NOW, route=route)) == words


def test_the_latest_attempt_is_the_route() -> None:
    tries = (Attempt("si", Kind.SOCKS5_DIRECT, NOW), Attempt("si", Kind.INBAND, NOW))
    assert current_route(transfer(attempts=tries)) == "through the chat connection, slower"
    assert current_route(transfer()) == ""


def test_a_hostile_route_is_neutralised() -> None:
    words = route_words(Attempt("si", Kind.SOCKS5_PROXY, NOW, route="a\u202eb\nc:1"))
    assert "\u202e" not in words and "\n" not in words
