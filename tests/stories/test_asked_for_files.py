"""A person looks at what a contact holds ready and asks for it: no second question, the folder chosen before."""

import asyncio
import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.methods.jingle_ending import OWN
from gharial.backend.stanzas.file_list import FILES, PAGE
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.publication import JINGLEPUB, SIPUB
from gharial.backend.stanzas.stream_initiation import PROFILE
from gharial.model.events import PublicationsChanged
from gharial.model.failures import NotPublished, OtherFile, ProtocolBreach
from gharial.model.publication import SharedFile, SharedFiles
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.backend.methods.file_holder import FEATURES, Holder, holder
from tests.backend.methods.hand_peer import content, file_xml, ibb, reason_in
from tests.stories.people import Person, person, two_people
from tests.support.accounts import PASSWORD, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer


async def shown(bob: Person, alice: Person) -> list[SharedFile]:
    """What Bob sees of Alice's files."""
    found = await bob.service.shared_files.of(bob.jid, alice.jid)
    assert found.listed and not found.cut
    return list(found.files)


async def test_the_list_shows_it_and_asking_brings_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(300_000)
        path = alice.file("the report (2).pdf", data)
        heard: list[PublicationsChanged] = []
        alice.service.events.subscribe(PublicationsChanged, heard.append)
        made = await alice.service.publications.publish(alice.jid, bob.jid, path)
        assert heard == [PublicationsChanged(alice.jid, bob.jid)]
        (one,) = await shown(bob, alice)
        assert (one.owner, one.id) == (alice.full_jid, made.id)
        assert (one.file.name, one.file.size, one.file.media_type) == ("the report (2).pdf", 300_000, "application/pdf")
        assert made.file.date is not None and one.file.date == made.file.date.replace(microsecond=0)
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        theirs = await bob.finished(fetched.id)
        assert theirs.state is TransferState.DONE and theirs.verified and theirs.failure is None
        assert (bob.inbox / "the report (2).pdf").read_bytes() == data
        assert not bob.offered
        assert len(bob.service.transfers.all()) == 1
        (ours,) = alice.service.transfers.all()
        assert (await alice.finished(ours.id)).verified
        assert [each.fetched for each in alice.service.publications.all()] == [1]
        # Now that it was read once, the list tells its hash too.
        (again,) = await shown(bob, alice)
        assert again.file.digest == theirs.digest


async def test_by_stream_initiation_where_the_other_side_has_nothing_else(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    """XEP-0137: `start`, and the offer that comes of it."""
    async with two_people(prosody, tmp_path, only_methods=frozenset({"si"})) as (alice, bob):
        await alice.service.publications.publish(alice.jid, bob.jid, alice.file("a.txt", b"crocodile"))
        (one,) = await shown(bob, alice)
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        theirs = await bob.finished(fetched.id)
        assert theirs.state is TransferState.DONE and theirs.attempts[-1].method == "si"
        assert (bob.inbox / "a.txt").read_bytes() == b"crocodile" and not bob.offered


async def test_of_two_of_one_name_and_size_the_one_that_is_meant(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        for folder in ("old", "new"):
            (alice.folder / folder).mkdir()
            path = alice.file(f"{folder}/notes.txt", folder.encode())
            os.utime(path, (1_700_000_000, 1_700_000_000))
            await alice.service.publications.publish(alice.jid, bob.jid, path)
        old, new = await shown(bob, alice)
        fetch = bob.service.shared_files.fetch
        fetched = [(await fetch(bob.jid, one, bob.inbox), text) for one, text in ((new, "new"), (old, "old"))]
        for transfer, text in fetched:
            theirs = await bob.finished(transfer.id)
            assert theirs.path is not None and theirs.path.read_text() == text


async def test_what_was_taken_back_or_changed_since_is_said(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        path = alice.file("a.txt", b"crocodile")
        made = await alice.service.publications.publish(alice.jid, bob.jid, path)
        (one,) = await shown(bob, alice)
        path.write_bytes(b"another one altogether")
        changed = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        theirs = await bob.finished(changed.id)
        assert isinstance(theirs.failure, OtherFile) and theirs.failure.what == "size"
        (again,) = await shown(bob, alice)
        assert again.file.size == 22
        path.unlink()
        assert await shown(bob, alice) == []
        alice.service.publications.withdraw(made.id)
        fetched = await bob.service.shared_files.fetch(bob.jid, again, bob.inbox)
        theirs = await bob.finished(fetched.id)
        assert isinstance(theirs.failure, NotPublished) and theirs.failure.name == "a.txt"
        assert not bob.offered and not list(bob.inbox.glob("*.txt"))


async def test_one_that_the_other_side_gave_up_is_asked_for_anew(prosody: ProsodyServer, tmp_path: Path) -> None:
    data = os.urandom(8 << 20)
    async with two_people(prosody, tmp_path) as (alice, bob):
        await alice.service.change_settings(replace(alice.service.settings, send_limit=1_000_000))
        await alice.service.publications.publish(alice.jid, bob.jid, alice.file("big.bin", data))
        (one,) = await shown(bob, alice)
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        await bob.has_moved(fetched.id)
        (ours,) = alice.service.transfers.all()
        await alice.service.transfers.cancel(ours.id)
        await bob.reaches(fetched.id, TransferState.CANCELLED)
        await alice.service.change_settings(replace(alice.service.settings, send_limit=0))
        await bob.service.transfers.retry(fetched.id)
        theirs = await bob.reaches(fetched.id, TransferState.DONE)
        assert theirs.verified and (bob.inbox / "big.bin").read_bytes() == data
        assert not bob.offered and len(alice.service.transfers.all()) == 2


async def test_what_is_given_up_before_it_was_offered_is_waited_for_no_more(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        # She holds all back, so that nothing is offered.
        await alice.service.change_settings(replace(alice.service.settings, parallel_transfers=1, send_limit=100_000))
        first = await alice.send(alice.file("first.bin", os.urandom(3 << 20)), bob.jid)
        await bob.accept()
        await alice.reaches(first, TransferState.STREAMING)
        await alice.service.publications.publish(alice.jid, bob.jid, alice.file("a.txt"))
        (one,) = await shown(bob, alice)
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        await until(lambda: len(alice.service.transfers.all()) == 2)
        (ours,) = [each for each in alice.service.transfers.all() if each.id != first]
        await until(lambda: bob.service.transfers._ledger.wire_id(fetched.id) == ours.offer_id)
        assert bob.transfer(fetched.id).state is TransferState.QUEUED
        await alice.service.transfers.cancel(ours.id)
        theirs = await bob.finished(fetched.id)
        assert theirs.state is TransferState.CANCELLED


async def test_many_files_come_by_pages(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        for number in range(2 * PAGE + 3):
            path = alice.file(f"{number:03}.txt", b"x" * number)
            await alice.service.publications.publish(alice.jid, bob.jid, path)
        files = await shown(bob, alice)
        assert [one.file.size for one in files] == list(range(2 * PAGE + 3))
        raw = RawPeer(bob.service.accounts.session(bob.jid))
        for after in ("", "made up", files[-1].id):
            answer = await raw.ask(alice.full_jid, f"<files xmlns='{FILES}' after='{after}'/>", kind="get")
            assert len(answer[0]) == (0 if after == files[-1].id else PAGE)


async def test_the_list_is_for_the_one_it_is_about_and_for_nobody_else(prosody: ProsodyServer, tmp_path: Path) -> None:
    """security 35: a stranger, a person without files, somebody blocked, somebody who is guessed at by a device."""
    question = f"<files xmlns='{FILES}'/>"
    user = unique_user("alice")
    friend, other, stranger = unique_user("carol"), unique_user("dave"), unique_user("mallory")
    prosody.add_account(user, PASSWORD)
    prosody.add_roster(user, {friend: "Carol", other: "Dave"})
    async with (
        person(prosody, tmp_path / "alice", user) as alice,
        signed_in(prosody, friend, other, stranger) as (carol, dave, mallory),
    ):
        await until(lambda: len(alice.service.roster.contacts(alice.jid)) == 2)
        for name, to in (("carols.txt", carol.jid), ("mallorys.txt", mallory.jid)):
            await alice.service.publications.publish(alice.jid, to, alice.file(name))
        answer = await RawPeer(carol.session).ask(alice.full_jid, question, kind="get")
        assert [item[0].findtext("{*}name") for item in answer[0]] == ["carols.txt"]
        assert len((await RawPeer(dave.session).ask(alice.full_jid, question, kind="get"))[0]) == 0
        # What was published for a stranger can be had by its link, but nobody is told of it.
        assert await RawPeer(mallory.session).refused(alice.full_jid, question, kind="get") == "feature-not-implemented"
        await alice.service.roster.block(alice.jid, carol.jid)
        await until(lambda: alice.service.roster.is_blocked(alice.jid, carol.jid))
        assert await RawPeer(carol.session).refused(alice.full_jid, question, kind="get")
        assert await alice.service.publications.page(alice.jid, carol.full_jid, "", PAGE) is None


async def test_a_flood_of_requests_brings_one_offer(prosody: ProsodyServer, tmp_path: Path) -> None:
    user, friend = unique_user("alice"), unique_user("carol")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "alice", user) as alice, signed_in(prosody, friend) as (carol,):
        await alice.service.publications.publish(alice.jid, carol.jid, alice.file("a.txt"))
        raw = RawPeer(carol.session)
        ended: list[str] = []

        async def hear(iq: object) -> None:
            ended.append(reason_in(iq.xml[0]))  # type: ignore[attr-defined]

        raw.session.answer("jingle", "iq@type=set/jingle", hear)  # type: ignore[arg-type]

        def wish(number: int) -> str:
            inside = content(file_xml("a.txt", 9) + ibb(), senders="senders='responder'")
            return f"<jingle xmlns='{JINGLE}' action='session-initiate' sid='wish-{number}'>{inside}</jingle>"

        refused = await asyncio.gather(*(raw.refused(alice.full_jid, wish(number)) for number in range(100)))
        asked = refused.count("")
        assert set(refused) <= {"", "resource-constraint"} and asked
        await until(lambda: ended.count("alternative-session") == asked)
        assert len(alice.service.transfers.all()) == 1


async def promise(peer: Holder, sid: str) -> None:
    """End the session that was asked in: an offer comes."""
    inside = f"<reason><alternative-session><sid>{sid}</sid></alternative-session></reason>"
    await peer.says("session-terminate", inside)


async def test_an_offer_that_is_quicker_than_its_promise_waits_for_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path, *FEATURES, OWN) as (peer, bob):
        fetched = await bob.service.shared_files.fetch(bob.jid, peer.shared("a.txt", b"crocodile"), bob.inbox)
        await peer.is_asked()
        asked, peer.sid = peer.sid, "offer-1"
        await peer.says("session-initiate", content(file_xml("b.txt", 9) + ibb()))
        peer.sid = asked
        # Each stanza was answered: it is there, and nobody has been asked about it.
        assert not bob.offered and not bob.service.transfers.offers()
        await promise(peer, "offer-1")
        theirs = await bob.finished(fetched.id)
        assert isinstance(theirs.failure, OtherFile) and not bob.offered
        assert reason_in(await peer.hears("session-terminate")) == "decline"


@pytest.mark.parametrize(
    ("offered", "what"),
    [(file_xml("b.txt", 9), "name"), (file_xml("a.txt", 10), "size"), (file_xml("../../a.txt", 10), "size")],
)
async def test_another_file_than_asked_for_ends_it_without_a_question(
    prosody: ProsodyServer, tmp_path: Path, offered: str, what: str
) -> None:
    async with holder(prosody, tmp_path, *FEATURES, OWN) as (peer, bob):
        fetched = await bob.service.shared_files.fetch(bob.jid, peer.shared("a.txt", b"crocodile"), bob.inbox)
        await peer.is_asked()
        await promise(peer, "offer-1")
        # Whatever else they send meanwhile is asked about as ever.
        await until(lambda: bob.service.transfers._ledger.wire_id(fetched.id) == "offer-1")
        peer.sid = "offer-1"
        await peer.says("session-initiate", content(offered + ibb()))
        assert reason_in(await peer.hears("session-terminate")) == "decline"
        theirs = await bob.finished(fetched.id)
        assert isinstance(theirs.failure, OtherFile) and theirs.failure.what == what
        assert not bob.offered and not list(bob.inbox.iterdir())


async def test_the_id_of_another_transfer_is_not_theirs_to_promise(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path, *FEATURES, OWN) as (peer, bob):
        peer.sid = "known"
        await peer.says("session-initiate", content(file_xml("other.txt", 3) + ibb()))
        offer = await bob.next_offer()
        fetched = await bob.service.shared_files.fetch(bob.jid, peer.shared("a.txt", b"crocodile"), bob.inbox)
        await peer.is_asked()
        await promise(peer, "known")
        theirs = await bob.finished(fetched.id)
        assert isinstance(theirs.failure, ProtocolBreach)
        assert bob.transfer(offer.id).state is TransferState.OFFERED


async def of(bob: Person, peer: Holder) -> SharedFiles:
    return await bob.service.shared_files.of(bob.jid, peer.session.account)


def announced(namespace: str, owner: str, key: str, name: str = "a.txt") -> str:
    """The message element of a published file."""
    if namespace == SIPUB:
        file = f"<file xmlns='{PROFILE}' name='{name}' size='9'/>"
        facts = f"from='{owner}' id='{key}' mime-type='text/plain' profile='{PROFILE}'"
        return f"<sipub xmlns='{SIPUB}' {facts}>{file}</sipub>"
    return f"<jinglepub xmlns='{JINGLEPUB}' from='{owner}' id='{key}'>{file_xml(name, 9)}</jinglepub>"


@pytest.mark.parametrize("namespace", [SIPUB, JINGLEPUB])
async def test_what_another_program_announces_can_be_asked_for(
    prosody: ProsodyServer, tmp_path: Path, namespace: str
) -> None:
    """XEP-0137 §3, XEP-0358 §2.1: heard in a message, asked for with `start`."""
    async with holder(prosody, tmp_path, *FEATURES, PROFILE, namespace) as (peer, bob):
        assert await of(bob, peer) == SharedFiles()
        heard: list[PublicationsChanged] = []
        bob.service.events.subscribe(PublicationsChanged, heard.append)
        raw = RawPeer(peer.session)
        raw.say(bob.jid, announced(namespace, peer.jid.full, "k1"))
        await until(lambda: heard)
        assert heard == [PublicationsChanged(bob.jid, peer.session.account, theirs=True)]
        found = await of(bob, peer)
        (one,) = found.files
        assert not found.listed and (one.owner, one.id) == (peer.jid, "k1")
        assert (one.file.name, one.file.size) == ("a.txt", 9)
        asked: list[str] = []

        async def start(iq: object) -> object:
            asked.append(iq.xml[0].get("id"))  # type: ignore[attr-defined]
            reply = iq.reply()  # type: ignore[attr-defined]
            reply.xml.append(ET.fromstring(f"<starting xmlns='{namespace}' sid='s-1'/>"))
            return reply

        attribute = "sipub_start" if namespace == SIPUB else "jinglepub_start"
        peer.session.answer("start", f"iq@type=get/{attribute}", start)  # type: ignore[arg-type]
        if namespace == SIPUB:
            for feature in FEATURES:
                peer.session.discovery.withdraw(feature)
            known = bob.service.accounts.session(bob.jid).discovery
            await until(lambda: JINGLE not in (known.known_features(peer.jid) or ()))
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        await until(lambda: asked == ["k1"])
        await until(lambda: bob.service.transfers._ledger.wire_id(fetched.id) == "s-1")
        assert bob.transfer(fetched.id).state is TransferState.QUEUED and not bob.offered


async def test_nobody_announces_for_another_and_strangers_are_not_heard(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path) as (peer, bob), signed_in(prosody, unique_user("mallory")) as (mallory,):
        evil, carols = RawPeer(mallory.session), RawPeer(peer.session)
        heard: list[PublicationsChanged] = []
        bob.service.events.subscribe(PublicationsChanged, heard.append)
        evil.say(bob.jid, announced(JINGLEPUB, mallory.full_jid.full, "k1"))
        evil.say(bob.jid, announced(JINGLEPUB, peer.jid.full, "k2"))
        carols.say(bob.jid, announced(JINGLEPUB, mallory.full_jid.full, "k3"))
        carols.say(bob.jid, announced(JINGLEPUB, peer.jid.full, ""))
        carols.say(bob.jid, announced(SIPUB, "", "k4").replace("size='9'", "size='-1'"))
        carols.say(bob.jid, announced(SIPUB, peer.jid.bare, "k5"))
        for number in range(80):
            carols.say(bob.jid, announced(SIPUB, "", f"n{number}", f"{number}.txt"))
        await until(lambda: len(heard) == 80)
        assert [one.id for one in (await of(bob, peer)).files] == [f"n{number}" for number in range(16, 80)]


FILE = "<file xmlns='urn:xmpp:jingle:apps:file-transfer:5'><name>{0}.txt</name><size>{0}</size></file>"


async def test_a_list_that_makes_no_sense_is_no_list(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with holder(prosody, tmp_path, *FEATURES, FILES) as (peer, bob):
        answers = iter(
            (
                "<item id='k1'/><item><file xmlns='urn:xmpp:jingle:apps:file-transfer:5'/></item>",
                "".join(f"<item id='k{n}'>{FILE.format(n)}</item>" for n in range(90)),
            )
        )

        async def answer(iq: object) -> object:
            reply = iq.reply()  # type: ignore[attr-defined]
            reply.xml.append(ET.fromstring(f"<files xmlns='{FILES}' more='true'>{next(answers)}</files>"))
            return reply

        peer.session.answer("files", "iq@type=get/file_list", answer)  # type: ignore[arg-type]
        assert await of(bob, peer) == SharedFiles(listed=True)
        # More than a page holds, and then an error: the first fifty are seen, and that there are others.
        found = await of(bob, peer)
        assert [one.id for one in found.files] == [f"k{n}" for n in range(PAGE)] and found.listed and found.cut
