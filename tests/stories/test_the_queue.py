"""Two people with whole backends at a real server: pause at both ends, the order, rules, a stranger at the controls."""

import os
from dataclasses import replace
from pathlib import Path

from gharial.backend.service import Service
from gharial.model.account import PasswordKeeping
from gharial.model.settings import AcceptRule, ContactRule
from gharial.model.transfer import Kind, TransferState
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person, two_people
from tests.support.accounts import PASSWORD, one_signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

S = TransferState
CONTROL = "urn:gharial:transfer-control:0"


def flags(one: Person, transfer_id: str) -> tuple[bool, bool]:
    transfer = one.transfer(transfer_id)
    return transfer.paused_by_us, transfer.paused_by_peer


async def slow(one: Person, rate: int) -> None:
    await one.service.change_settings(replace(one.service.settings, send_limit=rate))


async def test_both_ends_hold_it_and_it_runs_when_both_agree(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 28."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        await slow(alice, 1_000_000)
        data = os.urandom(3_000_000)
        sent = await alice.send(alice.file("a.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 100_000)
        await bob.service.transfers.pause(received)
        await until(lambda: flags(alice, sent) == (False, True))
        await alice.service.transfers.pause(sent)
        await until(lambda: flags(bob, received) == (True, True))
        # Without the limit it would be over at once, if it moved.
        await slow(alice, 0)
        await bob.service.transfers.resume(received)
        await until(lambda: flags(alice, sent) == (True, False) and flags(bob, received) == (False, True))
        assert alice.transfer(sent).state is bob.transfer(received).state is S.STREAMING
        await alice.service.transfers.resume(sent)
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.verified and theirs.verified and (bob.inbox / "a.bin").read_bytes() == data
        assert len(ours.attempts) == 1


async def test_who_is_no_party_to_it_learns_nothing(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        eve = unique_user("eve")
        prosody.add_account(eve, PASSWORD)
        async with one_signed_in(prosody, eve) as other:
            await slow(alice, 200_000)
            sent = await alice.send(alice.file("a.bin", os.urandom(1_000_000)), bob.jid)
            received = await bob.accept()
            await bob.has_moved(received, 1)
            name = alice.transfer(sent).offer_id
            peer = RawPeer(other.session)
            for attributes in (f"offer='{name}' paused='true'", f"offer='{name}' resend='true'"):
                there = await peer.refused(alice.full_jid, f"<control xmlns='{CONTROL}' {attributes}/>")
                nowhere = await peer.refused(
                    alice.full_jid, f"<control xmlns='{CONTROL}' {attributes.replace(name, 'no-such-offer')}/>"
                )
                assert there == nowhere and there in ("item-not-found", "service-unavailable")
            for odd in (
                "",
                f"offer='{name}'",
                f"offer='{name}' paused='perhaps'",
                f"offer='{'x' * 300}' paused='true'",
            ):
                assert await peer.refused(alice.full_jid, f"<control xmlns='{CONTROL}' {odd}/>")
            assert flags(alice, sent) == (False, False)
            await slow(alice, 0)
            assert (await alice.finished(sent)).verified


async def test_twenty_files_three_at_a_time_in_the_users_order(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 27."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        rule = AcceptRule(str(bob.inbox / "{contact}" / "{type}"), contact=alice.jid.bare)
        await bob.service.change_settings(replace(bob.service.settings, accept_rules=(rule,), parallel_transfers=20))
        paths = [alice.file(f"{number:02}.txt", os.urandom(30_000)) for number in range(20)]
        await alice.service.transfers.pause_all()
        sent = [one.id for one in await alice.service.transfers.send(alice.jid, bob.jid, paths)]
        await alice.service.transfers.move(sent[10:], sent[3])
        most = 0

        def count(_event: object) -> None:
            nonlocal most
            going = [one for one in alice.service.transfers.all() if not one.state.finished]
            most = max(most, sum(one.state is not S.QUEUED for one in going))

        from gharial.model.events import TransferChanged

        alice.service.events.subscribe(TransferChanged, count)
        for one in sent:
            assert (await alice.finished(one)).state is S.DONE
        assert most <= 3 and bob.offered == []
        landed = sorted(path.relative_to(bob.inbox).as_posix() for path in bob.inbox.rglob("*.txt"))
        assert landed == [f"Alice/text/{number:02}.txt" for number in range(20)]
        begun = [alice.transfer(one).attempts[0].started for one in (*sent[:3], *sent[10:], *sent[3:10])]
        # In the middle of the list, far from what was already running when it was reordered.
        assert begun[6] < begun[12] < begun[19]


async def test_quit_and_start_again_goes_on_by_itself(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Fault 30: the sender quits in the middle; both ends wait, and go on with what is there."""
    users, data = befriend(prosody), os.urandom(6_000_000)
    async with person(prosody, tmp_path / "bob", users[1]) as bob:
        async with person(prosody, tmp_path / "alice", users[0]) as alice:
            await until(lambda: alice.sees(bob) and bob.sees(alice))
            await slow(alice, 2_000_000)
            sent = await alice.send(alice.file("a.bin", data), bob.jid)
            received = await bob.accept()
            await bob.has_moved(received, 2_500_000)
        waiting = await bob.reaches(received, S.QUEUED)
        assert waiting.bytes_done > 0
        again = Service(Profile.under(tmp_path / "alice" / "profile"))
        await again.start()
        try:
            before = again.transfers.get(sent)
            assert before is not None and before.state is S.QUEUED and before.bytes_done > 0
            await again.accounts.set_password(alice.jid, PASSWORD, PasswordKeeping.ASK)
            await until(lambda: again.transfers.get(sent).state is S.DONE)  # type: ignore[union-attr]
            done = await bob.finished(received)
            assert done.verified and (bob.inbox / "a.bin").read_bytes() == data and bob.offered == []
        finally:
            await again.stop()


async def test_an_address_that_is_hidden_from_one_contact_is_not_told(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        rule = ContactRule(alice.jid.bare, bob.jid.bare, hide_address=True)
        await alice.service.change_settings(replace(alice.service.settings, contact_rules=(rule,)))
        sent = await alice.send(alice.file("a.bin", os.urandom(50_000)), bob.jid)
        await bob.accept()
        done = await alice.finished(sent)
        assert done.verified and Kind.SOCKS5_DIRECT not in {one.kind for one in done.attempts}
