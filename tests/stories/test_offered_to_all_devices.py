"""Bob is signed in twice: a file is offered at both, goes to where he says yes, and the other knows (XEP-0353)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from gharial.backend.service import OneOffLogin, Service
from gharial.model.failures import AnsweredElsewhere, Cancelled, Declined, PeerGone
from gharial.model.settings import Settings
from gharial.model.transfer import TransferState
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person
from tests.support.accounts import PASSWORD, settings_for, until

S = TransferState


@asynccontextmanager
async def bob_twice(server: ProsodyServer, folder: Path) -> AsyncIterator[tuple[Person, Person, Person]]:
    """Alice, and Bob at his desk and on the boat; she knows what both can, they see her."""
    alice_user, bob_user = befriend(server)
    async with (
        person(server, folder / "alice", alice_user) as alice,
        person(server, folder / "desk", bob_user) as desk,
        person(server, folder / "boat", bob_user) as boat,
    ):
        await until(lambda: both_known(alice, desk) and desk.sees(alice) and boat.sees(alice))
        yield alice, desk, boat


def both_known(alice: Person, bob: Person) -> bool:
    """She knows what two devices of his can."""
    contact = alice.service.roster.contact(alice.jid, bob.jid)
    return contact is not None and len([one for one in contact.resources if one.features]) == 2


async def test_the_first_device_that_says_yes_gets_the_file_and_the_other_is_told(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        sent = await alice.send(alice.file(data=b"crocodile" * 1000), desk.jid)
        at_desk, on_boat = await desk.next_offer(), await boat.next_offer()
        assert at_desk.files[0].name == on_boat.files[0].name == "report.pdf" and at_desk.peer == alice.full_jid
        assert alice.transfer(sent).state is S.OFFERED and not alice.transfer(sent).peer.resource
        await boat.service.transfers.accept(on_boat.id, boat.inbox)
        done = await alice.finished(sent)
        assert done.state is S.DONE and done.verified and done.peer == boat.full_jid and len(done.attempts) == 1
        assert (await boat.finished(on_boat.id)).verified
        assert (boat.inbox / "report.pdf").read_bytes() == b"crocodile" * 1000
        ended = await desk.finished(at_desk.id)
        assert ended.state is S.CANCELLED and isinstance(ended.failure, AnsweredElsewhere) and ended.failure.taken
        assert at_desk.id in desk.gone and not desk.service.transfers.offers()


async def test_a_no_on_one_device_is_a_no_on_all(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        sent = await alice.send(alice.file(), desk.jid)
        at_desk, on_boat = await desk.next_offer(), await boat.next_offer()
        await desk.service.transfers.decline(at_desk.id)
        declined = await alice.finished(sent)
        assert declined.state is S.DECLINED and isinstance(declined.failure, Declined)
        ended = await boat.finished(on_boat.id)
        assert isinstance(ended.failure, AnsweredElsewhere) and not ended.failure.taken
        assert desk.transfer(at_desk.id).state is S.DECLINED


async def test_what_is_taken_back_is_gone_from_all_devices(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        sent = await alice.send(alice.file(), desk.jid)
        offers = await desk.next_offer(), await boat.next_offer()
        await alice.service.transfers.cancel(sent)
        for one, offer in zip((desk, boat), offers, strict=True):
            ended = await one.finished(offer.id)
            assert ended.state is S.CANCELLED and isinstance(ended.failure, Cancelled) and not ended.failure.by_us


async def test_a_device_chosen_by_name_is_the_only_one_asked(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        sent = await alice.send(alice.file(), boat.full_jid)
        await boat.accept()
        assert (await alice.finished(sent)).state is S.DONE
        assert not desk.offered and not desk.heard


async def test_a_device_that_comes_while_it_is_offered_is_asked_too(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        sent = await alice.send(alice.file(), desk.jid)
        offers = await desk.next_offer(), await boat.next_offer()
        async with person(prosody, tmp_path / "phone", desk.jid.local) as phone:
            await phone.accept()
            done = await alice.finished(sent)
            assert done.state is S.DONE and done.peer == phone.full_jid
        for one, offer in zip((desk, boat), offers, strict=True):
            assert isinstance((await one.finished(offer.id)).failure, AnsweredElsewhere)
        assert not desk.offered and not boat.offered


async def test_files_sent_together_go_to_the_device_that_took_the_first(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with bob_twice(prosody, tmp_path) as (alice, desk, boat):
        paths = [alice.file(f"{number}.txt", str(number).encode()) for number in range(8)]
        await alice.service.change_settings(Settings(parallel_transfers=1))
        sent = await alice.service.transfers.send(alice.jid, desk.jid, paths)
        first = await boat.next_offer()
        await boat.service.transfers.accept(first.id, boat.inbox, whole_group=True)
        for one in sent:
            done = await alice.finished(one.id)
            assert done.state is S.DONE and done.peer == boat.full_jid
        assert len(list(boat.inbox.iterdir())) == 8
        # A few more may have been on their way to both.
        assert len({one.id for one in desk.heard}) < 8


async def test_everybody_gone_it_waits_for_the_next_device(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    async with person(prosody, tmp_path / "alice", alice_user) as alice:
        async with person(prosody, tmp_path / "desk", bob_user) as desk:
            async with person(prosody, tmp_path / "boat", bob_user) as boat:
                await until(lambda: both_known(alice, desk))
                sent = await alice.send(alice.file(), desk.jid)
                await desk.next_offer(), await boat.next_offer()
            assert alice.transfer(sent).state is S.OFFERED
        waits = await alice.reaches(sent, S.QUEUED)
        assert isinstance(waits.failure, PeerGone)
        async with person(prosody, tmp_path / "phone", bob_user) as phone:
            await phone.accept()
            assert (await alice.finished(sent)).state is S.DONE


async def test_a_device_without_conversations_is_asked_too(prosody: ProsodyServer, tmp_path: Path) -> None:
    """`gharial receive` has no messages of its own: carbons show it what is proposed."""
    alice_user, bob_user = befriend(prosody)
    waiting = Service(
        Profile.under(tmp_path / "none"),
        one_off=OneOffLogin(settings_for(prosody, bob_user), PASSWORD),
        auto_accept=lambda _offer: tmp_path,
    )
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "desk", bob_user) as desk,
    ):
        await waiting.start()
        try:
            await until(lambda: both_known(alice, desk))
            sent = await alice.send(alice.file(), desk.jid)
            done = await alice.finished(sent)
            assert done.state is S.DONE and done.peer == waiting.accounts.session(desk.jid).full_jid
            offer = await desk.next_offer()
            assert isinstance((await desk.finished(offer.id)).failure, AnsweredElsewhere)
        finally:
            await waiting.stop()
