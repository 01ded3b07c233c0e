"""A file is published for one person, who fetches it when they like; nobody gets anything else (security 35)."""

import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.stanzas.publication import JINGLEPUB, SIPUB
from gharial.model.events import TransferChanged
from gharial.model.failures import LocalFileProblem, RequestFailed
from gharial.model.jid import Jid
from gharial.model.publication import Publication
from gharial.model.transfer import TransferState
from gharial.model.xmpp_link import WantedFile, parse_xmpp_link
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import content, file_xml, ibb, reason_in
from tests.stories.people import Person, person, two_people
from tests.support.accounts import PASSWORD, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer


async def published(alice: Person, contact: Jid, data: bytes = b"crocodile") -> tuple[Publication, WantedFile]:
    publications = alice.service.publications
    made = await publications.publish(alice.jid, contact, alice.file("the report (2).pdf", data))
    wanted = parse_xmpp_link(publications.link(made)).wanted_file
    assert wanted is not None and wanted.owner == alice.full_jid
    assert (wanted.name, wanted.size) == ("the report (2).pdf", len(data))
    return made, wanted


async def fetched(alice: Person, bob: Person, data: bytes) -> None:
    # Their request is the yes: nobody is asked a second time.
    await until(lambda: bob.service.transfers.all())
    (received,) = bob.service.transfers.all()
    theirs = await bob.finished(received.id)
    assert theirs.state is TransferState.DONE and theirs.verified
    assert bob.offered == []
    assert (bob.inbox / "the report (2).pdf").read_bytes() == data
    (ours,) = alice.service.transfers.all()
    assert (await alice.finished(ours.id)).state is TransferState.DONE


async def test_whoever_it_is_for_follows_the_link_and_gets_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(200_000)
        made, wanted = await published(alice, bob.jid, data)
        await bob.service.change_settings(replace(bob.service.settings, download_folder=bob.inbox))
        await bob.service.request_file(bob.jid, wanted)
        await fetched(alice, bob, data)
        assert [one.fetched for one in alice.service.publications.all()] == [1]
        alice.service.publications.withdraw(made.id)
        with pytest.raises(RequestFailed) as caught:
            await bob.service.request_file(bob.jid, wanted)
        assert caught.value.condition == "item-not-found"
        assert len(alice.service.transfers.all()) == 1


async def on_the_wire(alice: Person) -> str:
    """The id that the one offer of hers bears."""
    (transfer,) = alice.service.transfers.all()
    return (await alice.reaches(transfer.id, TransferState.OFFERED)).offer_id


def asks(namespace: str, publication: str) -> str:
    return f"<start xmlns='{namespace}' id='{publication}'/>"


@pytest.mark.parametrize("namespace", [SIPUB, JINGLEPUB])
async def test_the_offer_bears_the_id_that_was_promised(prosody: ProsodyServer, tmp_path: Path, namespace: str) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        made, _ = await published(alice, bob.jid)
        raw = RawPeer(bob.service.accounts.session(bob.jid))
        answer = await raw.ask(alice.full_jid, asks(namespace, made.id), kind="get")
        starting = answer.find(f"{{{namespace}}}starting")
        assert starting is not None
        await bob.next_offer()
        assert await on_the_wire(alice) == starting.get("sid")


async def test_asked_twice_before_it_has_come_it_is_sent_once(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        made, _ = await published(alice, bob.jid)
        raw = RawPeer(bob.service.accounts.session(bob.jid))
        answers = [await raw.ask(alice.full_jid, asks(JINGLEPUB, made.id), kind="get") for _ in range(5)]
        told = {answer[0].get("sid") for answer in answers}
        assert len(told) == 1
        assert len(alice.service.transfers.all()) == 1
        await bob.next_offer()
        assert await on_the_wire(alice) in told


@pytest.mark.parametrize("namespace", [SIPUB, JINGLEPUB])
async def test_nobody_else_gets_it_and_nothing_else_is_to_be_had(
    prosody: ProsodyServer, tmp_path: Path, namespace: str
) -> None:
    """security 35: the id of another's publication, a path, an empty one, none: the same answer for all of them."""
    async with (
        two_people(prosody, tmp_path) as (alice, bob),
        signed_in(prosody, unique_user("mallory")) as (mallory,),
    ):
        made, _ = await published(alice, bob.jid)
        secret = alice.folder / "secret.txt"
        secret.write_text("secret")
        changed: list[TransferChanged] = []
        alice.service.events.subscribe(TransferChanged, changed.append)
        evil, bobs = RawPeer(mallory.session), RawPeer(bob.service.accounts.session(bob.jid))
        told = [await evil.refused(alice.full_jid, asks(namespace, made.id), kind="get")]
        wishes = ("/etc/passwd", str(secret), made.file.name, "../" + made.id, "", "x" * 5000)
        told += [await bobs.refused(alice.full_jid, asks(namespace, wish), kind="get") for wish in wishes]
        assert told == ["item-not-found"] * 7
        assert not changed and alice.service.publications.all()[0].fetched == 0


def wish(name: str, inside: str = "") -> str:
    """A session that asks to be sent a file (XEP-0234)."""
    return (
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='wish-1'>"
        + content(file_xml(name, inside=inside).replace("<size>3</size>", "") + ibb(), senders="senders='responder'")
        + "</jingle>"
    )


async def ends(raw: RawPeer, to: Jid, xml: str) -> ET.Element:
    """How a session that is opened with `xml` is ended; `raw` is somebody whose sessions nobody else answers."""
    heard: list[ET.Element] = []

    async def hear(iq: object) -> None:
        heard.append(iq.xml[0])  # type: ignore[attr-defined]

    raw.session.forget_answer("jingle")
    raw.session.answer("jingle", "iq@type=set/jingle", hear)  # type: ignore[arg-type]
    await raw.ask(to, xml)
    await until(lambda: any(one.get("action") == "session-terminate" for one in heard))
    return next(one for one in heard if one.get("action") == "session-terminate")


@pytest.mark.parametrize(
    "inside", ["", "<range offset='4'/>", "<range/><hash xmlns='urn:xmpp:hashes:2' algo='md5'>x</hash>"]
)
async def test_a_session_that_asks_for_a_file_is_led_to_the_offer(
    prosody: ProsodyServer, tmp_path: Path, inside: str
) -> None:
    """XEP-0234 with `senders` responder: every transport and the digest are there, as with any offer."""
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "alice", user) as alice, signed_in(prosody, unique_user("carol")) as (carol,):
        made, _ = await published(alice, carol.jid)
        raw = RawPeer(carol.session)
        ended = await ends(raw, alice.full_jid, wish(made.file.name, inside))
        assert reason_in(ended) == "alternative-session"
        named = ended.find(".//{urn:xmpp:jingle:1}alternative-session/{urn:xmpp:jingle:1}sid")
        assert named is not None
        (transfer,) = alice.service.transfers.all()
        assert named.text == transfer.offer_id and transfer.peer.bare == carol.jid.bare


@pytest.mark.parametrize("name", ["/etc/passwd", "../the report (2).pdf", "secret.txt", "the report (2).pdf "])
async def test_a_session_that_asks_for_anything_else_ends_with_words(
    prosody: ProsodyServer, tmp_path: Path, name: str
) -> None:
    """security 35"""
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "alice", user) as alice, signed_in(prosody, unique_user("carol")) as (carol,):
        await published(alice, carol.jid)
        alice.file("secret.txt")
        ended = await ends(RawPeer(carol.session), alice.full_jid, wish(name))
        assert reason_in(ended) == "failed-application"
        assert ended.find(".//{urn:xmpp:jingle:apps:file-transfer:errors:0}file-not-available") is not None
        assert ended.findtext(".//{urn:xmpp:jingle:1}text")
        assert not alice.service.transfers.all()


async def test_what_is_gone_or_no_file_cannot_be_had(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        made, wanted = await published(alice, bob.jid)
        made.path.unlink()
        with pytest.raises(RequestFailed) as caught:
            await bob.service.request_file(bob.jid, wanted)
        assert caught.value.condition == "item-not-found"
        for path in (alice.folder / "not there", alice.folder):
            with pytest.raises(LocalFileProblem):
                await alice.service.publications.publish(alice.jid, bob.jid, path)
