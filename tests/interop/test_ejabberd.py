"""The second server: sign-in, roster, chat and files through an ejabberd, as through Prosody."""

import os
from pathlib import Path

import pytest

from gharial.model.conversation import Direction
from gharial.model.events import MessageAdded
from gharial.model.transfer import Kind, TransferState
from tests.stories.people import two_people
from tests.support.accounts import signed_in, unique_user, until
from tests.support.ejabberd_server import EjabberdServer

pytestmark = pytest.mark.interop


async def test_signing_in(ejabberd: EjabberdServer) -> None:
    async with signed_in(ejabberd, unique_user("alice")) as (alice,):  # type: ignore[arg-type]
        assert alice.full_jid.bare == alice.jid.bare
        features = await alice.session.discovery.server_features()
        assert "urn:xmpp:ping" in features


async def test_roster_presence_and_chat(ejabberd: EjabberdServer, tmp_path: Path) -> None:
    async with two_people(ejabberd, tmp_path) as (alice, bob):  # type: ignore[arg-type]
        contact = alice.service.roster.contact(alice.jid, bob.jid)
        assert contact is not None and contact.name == "Bob"
        heard: list[MessageAdded] = []
        bob.service.events.subscribe(MessageAdded, heard.append)
        await alice.service.chat.send(alice.jid, bob.jid, "under the river bank")
        await until(lambda: heard)
        assert heard[0].message.body == "under the river bank"
        assert heard[0].message.direction is Direction.INCOMING


@pytest.mark.parametrize("kind", [Kind.SOCKS5_DIRECT, Kind.INBAND])
async def test_a_file_arrives(ejabberd: EjabberdServer, tmp_path: Path, kind: Kind) -> None:
    async with two_people(ejabberd, tmp_path, only_kinds=frozenset({kind})) as (alice, bob):  # type: ignore[arg-type]
        data = os.urandom(400_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE, (ours.failure, theirs.failure)
        assert ours.verified and theirs.verified
        assert theirs.attempts[-1].kind is kind
        assert (bob.inbox / "report.pdf").read_bytes() == data
