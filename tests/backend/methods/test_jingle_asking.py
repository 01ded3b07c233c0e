"""Asking another program for a file in a session of ours (XEP-0234 §6): it comes, or words say why not."""

import asyncio
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle import inband_transport, socks5_candidates
from gharial.backend.stanzas.jingle import NAMESPACE
from gharial.backend.stanzas.jingle_file import ERRORS
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.transfers import transfer_list
from gharial.backend.transfers.deadlines import Deadlines
from gharial.model.failures import (
    Declined,
    DigestMismatch,
    Failure,
    LocalFileProblem,
    NotPublished,
    OtherFile,
    PeerGone,
    ProtocolBreach,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, Transfer, TransferState
from gharial.model.transfer_bounds import Lack
from prosody_server import ProsodyServer
from tests.backend.methods.file_holder import F, Holder, hash_xml, holder
from tests.backend.methods.hand_peer import reason_in
from tests.stories.people import Person
from tests.support.accounts import until

DATA = os.urandom(200_000)
OTHER = DATA[:-1] + bytes([DATA[-1] ^ 1])
BY_S5B = (NAMESPACE, FILE, socks5_candidates.NAMESPACE, inband_transport.NAMESPACE)
BY_IBB = (NAMESPACE, FILE, inband_transport.NAMESPACE)


async def asks(bob: Person, peer: Holder, data: bytes = DATA, **facts: object) -> Transfer:
    """Bob asks for the report, to have it in his inbox."""
    wanted = peer.shared("report.pdf", data, **facts)  # type: ignore[arg-type]
    return await bob.service.shared_files.fetch(bob.jid, wanted, bob.inbox)


def described(data: bytes = DATA, name: str = "report.pdf", inside: str = "") -> str:
    return f"<name>{name}</name><size>{len(data)}</size>{inside}"


@pytest.mark.parametrize(("features", "kind"), [(BY_S5B, Kind.SOCKS5_DIRECT), (BY_IBB, Kind.INBAND)])
async def test_it_comes_in_the_session_without_a_question(
    prosody: ProsodyServer, tmp_path: Path, features: tuple[str, ...], kind: Kind
) -> None:
    async with holder(prosody, tmp_path, *features) as (peer, bob):
        transfer = await asks(bob, peer)
        file = await peer.is_asked()
        assert file.findtext(f"{F}name") == "report.pdf" and file.findtext(f"{F}size") == str(len(DATA))
        assert file.find("{urn:xmpp:hashes:2}hash") is not None and file.find(f"{F}range") is None
        await peer.agrees(described(inside="<range/>"))
        await peer.sends(DATA)
        theirs = await bob.finished(transfer.id)
        assert theirs.state is TransferState.DONE and theirs.verified and theirs.attempts[-1].kind is kind
        assert (bob.inbox / "report.pdf").read_bytes() == DATA and not bob.offered
        told = await peer.hears("session-info")
        assert told[0].tag == f"{F}received" and told[0].get("creator") == "initiator"


async def test_a_transport_that_comes_to_nothing_is_replaced(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path, *BY_S5B) as (peer, bob):
        transfer = await asks(bob, peer)
        await peer.is_asked()
        # It cannot reach anybody, and nobody can reach it.
        nothing = f"<transport xmlns='{socks5_candidates.NAMESPACE}' sid='s' mode='tcp'>{{}}</transport>"
        file = f"<description xmlns='{FILE}'><file>{described()}</file></description>"
        content = "<content creator='initiator' name='file' senders='responder'>{}</content>"
        await peer.says("session-accept", content.format(file + nothing.format("")))
        await peer.says("transport-info", content.format(nothing.format("<candidate-error/>")))
        replaced = (await peer.hears("transport-replace")).find(f"{{{NAMESPACE}}}content")
        assert replaced is not None and replaced[-1].tag == f"{{{inband_transport.NAMESPACE}}}transport"
        peer.take(replaced)
        await peer.agrees("", "transport-accept")
        await peer.sends(DATA)
        theirs = await bob.finished(transfer.id)
        assert theirs.state is TransferState.DONE and theirs.attempts[-1].kind is Kind.INBAND
        assert (bob.inbox / "report.pdf").read_bytes() == DATA


@pytest.mark.parametrize(
    ("reason", "inside", "failure"),
    [
        ("failed-application", f"<file-not-available xmlns='{ERRORS}'/>", NotPublished),
        ("decline", "", Declined),
        ("cancel", "", Declined),
        ("unsupported-applications", "", Unsupported),
        ("gone", "", PeerGone),
    ],
)
async def test_why_it_does_not_come(
    prosody: ProsodyServer,
    tmp_path: Path,
    reason: str,
    inside: str,
    failure: type[Failure],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transfer_list, "Deadlines", lambda: Deadlines(reoffer=0.3))
    async with holder(prosody, tmp_path) as (peer, bob):
        transfer = await asks(bob, peer)
        await peer.is_asked()
        await peer.ends(reason, inside)
        await until(lambda: bob.transfer(transfer.id).failure is not None)
        theirs = bob.transfer(transfer.id)
        assert isinstance(theirs.failure, failure) and not bob.offered
        assert isinstance(theirs.failure, PeerGone) or theirs.state.finished
        assert not list(bob.inbox.glob("*.pdf"))


async def test_a_program_that_cannot_be_asked(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path, "urn:xmpp:ping") as (peer, bob):
        transfer = await asks(bob, peer)
        theirs = await bob.finished(transfer.id)
        assert theirs.state is TransferState.FAILED and isinstance(theirs.failure, Unsupported)
        assert theirs.failure.lacks == Lack.ASKED_FOR.value and not peer.heard


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (described(name="other.pdf"), "name"),
        (described(name="../report.pdf"), "name"),
        (described(DATA + b"x"), "size"),
        (described(inside=hash_xml(b"x")), "hash"),
    ],
)
async def test_another_file_than_asked_is_not_taken(
    prosody: ProsodyServer, tmp_path: Path, said: str, what: str
) -> None:
    async with holder(prosody, tmp_path) as (peer, bob):
        transfer = await asks(bob, peer)
        await peer.is_asked()
        await peer.agrees(said)
        assert reason_in(await peer.hears("session-terminate")) in ("general-error", "cancel")
        theirs = await bob.finished(transfer.id)
        assert theirs.state is TransferState.FAILED and isinstance(theirs.failure, OtherFile)
        assert theirs.failure.what == what
        await until(lambda: not list(bob.inbox.iterdir()))


@pytest.mark.parametrize(("sent", "failure"), [(OTHER, DigestMismatch), (DATA + b"more", ProtocolBreach)])
async def test_other_bytes_than_asked_for_are_not_kept(
    prosody: ProsodyServer, tmp_path: Path, sent: bytes, failure: type[Failure]
) -> None:
    """Their list told a hash; what they say and send now says none, and is another file."""
    async with holder(prosody, tmp_path, *BY_S5B) as (peer, bob):
        transfer = await asks(bob, peer)
        await peer.is_asked()
        await peer.agrees(described())
        sending = asyncio.ensure_future(peer.sends(sent))
        theirs = await bob.finished(transfer.id)
        await asyncio.wait({sending})
        sending.exception()
        assert theirs.state is TransferState.FAILED and isinstance(theirs.failure, failure)
        assert not list(bob.inbox.glob("*.pdf"))


async def test_what_broke_is_asked_for_again_from_where_it_broke(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_list, "Deadlines", lambda: Deadlines(reoffer=0.3, cause=0.3))
    data = os.urandom(6 << 20)
    async with holder(prosody, tmp_path, *BY_S5B) as (peer, bob):
        transfer = await asks(bob, peer, data)
        await peer.is_asked()
        await peer.agrees(described(data, inside="<range/>"))
        stream: ByteStream = await peer.stream()
        sent = 0
        with io.BytesIO(data) as file:
            while sent < 5 << 20:
                sent += await asyncio.to_thread(stream.send_slice, file, sent, 1 << 20)
        await bob.has_moved(transfer.id, 4 << 20)
        stream.close()
        file_asked = await peer.is_asked()
        asked = file_asked.find(f"{F}range")
        assert asked is not None
        offset = int(asked.get("offset", "0"))
        assert 0 < offset <= 5 << 20
        await peer.agrees(described(data, inside=f"<range offset='{offset}'/>"))
        await peer.sends(data[offset:])
        theirs = await bob.finished(transfer.id)
        assert theirs.state is TransferState.DONE and theirs.verified
        assert (bob.inbox / "report.pdf").read_bytes() == data and not bob.offered


async def test_cancelled_while_it_is_asked_for(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path) as (peer, bob):
        transfer = await asks(bob, peer)
        await peer.is_asked()
        await bob.service.transfers.cancel(transfer.id)
        assert reason_in(await peer.hears("session-terminate")) == "cancel"
        assert bob.transfer(transfer.id).state is TransferState.CANCELLED


async def test_what_cannot_be_begun_is_said_at_once_and_nothing_is_asked(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_list, "Deadlines", lambda: Deadlines(settling=0.1))
    async with holder(prosody, tmp_path) as (peer, bob):
        fetch = bob.service.shared_files.fetch
        with pytest.raises(LocalFileProblem):
            await fetch(bob.jid, peer.shared("a", b"a"), bob.folder / "nowhere")
        with pytest.raises(Unsupported):
            await fetch(bob.jid, peer.shared("a", b"a", size=-1), bob.inbox)
        gone = replace(peer.shared("a", b"a"), owner=Jid(f"{peer.jid.bare}/gone"))
        await until(lambda: bob.service.transfers._logins.is_present(bob.jid, gone.owner) is False)
        with pytest.raises(PeerGone):
            await fetch(bob.jid, gone, bob.inbox)
        assert not bob.service.transfers.all() and not peer.heard
