"""The server takes no upload after all: the sender reads why, and the file goes the next way (XEP-0363)."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend import methods
from gharial.backend.methods import http_upload_outgoing
from gharial.backend.stanzas.http_upload import Slot
from gharial.model.failures import ConsentNeeded, Failure, HttpRefused, Interrupted
from gharial.model.transfer import TransferState
from gharial.ui.explain import explain
from prosody_server import ProsodyServer
from tests.backend.bytestreams.web_server import Visit, WebServer
from tests.stories.people import Person, two_people
from tests.support.accounts import until

BY_UPLOAD_OR_INBAND = frozenset({"si", "upload"})


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    server = ProsodyServer(tmp_path_factory.mktemp("uploads"), upload_limit=50_000_000)
    server.start()
    yield server
    server.stop()


def store_at(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The service gives its slots on this web server."""
    slot = Slot(f"{web.url}/put/a.bin", f"{web.url}/get/a.bin", {})
    monkeypatch.setattr(http_upload_outgoing, "read_slot", lambda _iq: slot)
    # Uploading comes first, so that another way is left behind it.
    monkeypatch.setattr(methods, "METHODS", methods.METHODS[::-1])


async def send_by_upload(alice: Person, bob: Person, data: bytes) -> tuple[list[Failure | None], str]:
    """Alice may upload; returns what her attempts by upload came to, and the method it arrived by."""
    await alice.service.change_settings(replace(alice.service.settings, upload_accounts=(alice.jid.bare,)))
    sent = await alice.send(alice.file("a.bin", data), bob.jid)
    received = await bob.accept()
    ours, theirs = await alice.finished(sent), await bob.finished(received)
    assert ours.state is theirs.state is TransferState.DONE and theirs.verified
    assert (bob.inbox / "a.bin").read_bytes() == data
    assert bob.offered == [] and len(bob.service.transfers.all()) == 1
    return [one.failure for one in ours.attempts if one.method == "upload"], ours.attempts[-1].method


def before_the_body(status: str) -> Callable[[Visit], None]:
    def answer(visit: Visit) -> None:
        visit.say(status)
        visit.hear_out()

    return answer


def behind_the_body(status: str) -> Callable[[Visit], None]:
    def answer(visit: Visit) -> None:
        left = int(visit.header("Content-Length")) - len(visit.body)
        while left > 0 and (more := visit.sock.recv(65536)):
            left -= len(more)
        visit.say(status)

    return answer


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (before_the_body("413 Payload Too Large"), 413, "larger than localhost takes"),
        (before_the_body("403 Slot has run out"), 403, "“Slot has run out”"),
        (before_the_body("410 Gone"), 410, "no place for the file"),
        (behind_the_body("500 Internal Server Error"), 500, "trouble of its own"),
        (behind_the_body("507 Quota reached"), 507, "“Quota reached”"),
    ],
    ids=["too large", "run out", "gone", "trouble behind the body", "quota behind the body"],
)
async def test_a_refused_upload_is_told_and_followed_by_the_next_way(
    uploads: ProsodyServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[[Visit], None],
    status: int,
    words: str,
) -> None:
    """Fault 22."""
    data = os.urandom(300_000)
    with WebServer(answer, uploads.certificates.sign("localhost")) as web:
        store_at(web, monkeypatch)
        async with two_people(uploads, tmp_path, only_methods=BY_UPLOAD_OR_INBAND) as (alice, bob):
            failures, by = await send_by_upload(alice, bob, data)
    assert by == "si"
    # What may be otherwise with another slot is tried once more.
    assert len(failures) == len(web.visits) and len(failures) in ((1,) if status == 413 else (1, 2))
    for failure in failures:
        assert isinstance(failure, HttpRefused) and (failure.status, failure.uploading) == (status, True)
        assert words in explain(failure).what


@pytest.mark.parametrize("size", [3_000_000, 20_000], ids=["in the middle", "after all of it left here"])
async def test_half_an_upload_is_told_tried_once_more_and_followed_by_the_next_way(
    uploads: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Fault 22: half a PUT, as from a server that restarts; nobody is sent the link to half a file."""
    data = os.urandom(size)

    def hang_up(visit: Visit) -> None:
        left = size // 3
        while left > 0 and (more := visit.sock.recv(65536)):
            left -= len(more)

    with WebServer(hang_up, uploads.certificates.sign("localhost")) as web:
        store_at(web, monkeypatch)
        async with two_people(uploads, tmp_path, only_methods=BY_UPLOAD_OR_INBAND) as (alice, bob):
            failures, by = await send_by_upload(alice, bob, data)
            page = await bob.service.chat.page(bob.jid, alice.jid)
            assert [message.body for message in page if not message.transfer_id] == []
    assert by == "si"
    assert failures and {type(one) for one in failures} == {Interrupted}
    assert all("connection broke" in explain(one).what for one in failures if one is not None)


async def test_where_no_other_way_is_left_the_refusal_is_the_reason(
    uploads: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 22."""
    with WebServer(before_the_body("413 Payload Too Large"), uploads.certificates.sign("localhost")) as web:
        store_at(web, monkeypatch)
        async with two_people(uploads, tmp_path, only_methods=frozenset({"upload"})) as (alice, bob):
            sent = await alice.send(alice.file("a.bin", b"crocodile"), bob.jid)
            await until(lambda: isinstance(alice.transfer(sent).failure, ConsentNeeded))
            await alice.service.transfers.allow_upload(sent)
            ours = await alice.finished(sent)
            assert ours.state is TransferState.FAILED
            assert isinstance(ours.failure, HttpRefused) and ours.failure.status == 413
            assert bob.offered == []
