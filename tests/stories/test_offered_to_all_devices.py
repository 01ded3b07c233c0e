"""Bob is signed in twice: a file is offered at both, goes to where he says yes, and the other knows (XEP-0353)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from gharial.model.failures import AnsweredElsewhere, Cancelled, Declined
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person
from tests.support.accounts import until

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

        def known() -> bool:
            contact = alice.service.roster.contact(alice.jid, desk.jid)
            return contact is not None and len([one for one in contact.resources if one.features]) == 2

        await until(lambda: known() and desk.sees(alice) and boat.sees(alice))
        yield alice, desk, boat


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
