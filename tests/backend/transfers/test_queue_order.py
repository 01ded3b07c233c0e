"""The user's order, groups, rules and repeats: what is taken without a question, and what goes first."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.model.events import OfferGone, TransferChanged, TransfersReordered
from gharial.model.failures import ConsentNeeded, PeerGone, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.settings import AcceptRule, ContactRule
from gharial.model.transfer import Group, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until

S = TransferState
CAROL = Jid("carol@river.example/x")


def ids(side: Side) -> list[str]:
    return [one.id for one in side.transfers.all()]


async def queued(alice: Side, count: int) -> list[str]:
    """Files that wait for a contact who is not there."""
    paths = [alice.file(f"{number}.txt") for number in range(count)]
    return [one.id for one in await alice.transfers.send(bare(ALICE), bare(BOB), paths)]


async def test_the_order_is_the_users_over_a_restart_too(tmp_path: Path) -> None:
    """Fault 27."""
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        alice.sees(person=bare(BOB))
        heard: list[TransfersReordered] = []
        alice.events.subscribe(TransfersReordered, heard.append)
        a, b, c, d = await queued(alice, 4)
        await alice.transfers.move([d, b], a)
        assert ids(alice) == [d, b, a, c] and heard[-1].ids == (d, b, a, c)
        await alice.transfers.move([d], None)
        assert ids(alice) == [b, a, c, d]
        await alice.transfers.move([b, a], a)
        assert ids(alice) == [b, a, c, d] and len(heard) == 2
        await alice.transfers.move([c], "no such")
        assert ids(alice) == [b, a, d, c]
        await alice.stop()
        await alice.start()
        assert ids(alice) == [b, a, d, c]
        bob.auto_folder = bob.inbox
        alice.sees(BOB)
        for one in (a, b, c, d):
            assert (await alice.finished(one)).state is S.DONE
        assert [one.offer.files[0].name for one in alice.method.offers] == ["1.txt", "0.txt", "3.txt", "2.txt"]


async def test_a_limit_for_one_contact_leaves_room_for_others(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=3) as (alice, bob):
        alice.settings = replace(
            alice.settings, contact_rules=(ContactRule(bare(ALICE).bare, bare(BOB).bare, parallel=1),)
        )
        sent = await queued(alice, 3)
        await bob.next_offer()
        await until(lambda: alice.transfers.get(sent[0]).state is S.OFFERED)  # type: ignore[union-attr]
        assert [alice.transfers.get(one).state for one in sent[1:]] == [S.QUEUED, S.QUEUED]  # type: ignore[union-attr]
        assert bob.offered == []


async def test_several_files_are_one_group_and_one_yes_takes_them_all(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=2) as (alice, bob):
        sent = await alice.transfers.send(
            bare(ALICE), bare(BOB), [alice.file(f"{number}.bin", os.urandom(1000 + number)) for number in range(5)]
        )
        assert {one.group for one in sent} == {sent[0].group}
        group = sent[0].group
        assert group is not None and (group.count, group.size) == (5, 5010)
        offer = await bob.next_offer()
        assert offer.group == group
        await until(lambda: len(bob.offered) == 1)
        gone: list[OfferGone] = []
        bob.events.subscribe(OfferGone, gone.append)
        await bob.transfers.accept(offer.id, bob.inbox, whole_group=True)
        for one in sent:
            assert (await alice.finished(one.id)).state is S.DONE
        assert sorted(path.name for path in bob.inbox.iterdir()) == [f"{number}.bin" for number in range(5)]
        assert len(bob.offered) == 1 and bob.offered[0].id in {one.offer_id for one in gone}
        assert {one.group for one in bob.transfers.all()} == {group}


async def test_a_yes_to_a_group_covers_no_more_than_it_was_said_to_be(tmp_path: Path) -> None:
    """A sender cannot use it to fill the disk."""
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        alice.sees(person=bare(BOB))
        sent = await alice.transfers.send(
            bare(ALICE), bare(BOB), [alice.file(f"{number}", bytes(10)) for number in range(3)]
        )
        for one in sent:
            small = replace(one, group=Group("g", 2, 20))
            alice.transfers._ledger.put(small)
        alice.sees(BOB)
        offer = await bob.next_offer()
        await bob.transfers.accept(offer.id, bob.inbox, whole_group=True)
        assert (await alice.finished(sent[1].id)).state is S.DONE
        asked = await bob.next_offer()
        assert asked.files[0].name == "2" and [one.id for one in bob.transfers.offers()] == [asked.id]


async def test_a_yes_to_a_group_outlives_a_restart(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        sent = await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file("a"), alice.file("b")])
        offer = await bob.next_offer()
        await alice.transfers.pause(sent[1].id)
        await bob.transfers.accept(offer.id, bob.inbox, whole_group=True)
        await alice.finished(sent[0].id)
        await bob.stop()
        await bob.start()
        bob.sees(ALICE)
        await alice.transfers.resume(sent[1].id)
        assert (await alice.finished(sent[1].id)).state is S.DONE and bob.offered == []


async def test_rules_take_what_fits_and_ask_for_the_rest(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        rule = AcceptRule(str(bob.inbox / "{contact}"), group="Family", largest=100, types=("*.txt",))
        bob.settings = replace(bob.settings, accept_rules=(rule,))
        bob.names[bare(ALICE)] = "Alice/../.."
        sent = await alice.send(alice.file("a.txt"), bare(BOB))
        asked = await bob.next_offer()
        await bob.transfers.decline(asked.id)
        await alice.finished(sent)
        bob.groups[bare(ALICE)] = ("Family",)
        sent = await alice.send(alice.file("b.txt"), bare(BOB))
        assert (await alice.finished(sent)).state is S.DONE
        assert [path.relative_to(bob.inbox).as_posix() for path in bob.inbox.rglob("*.txt")] == ["Alice/b.txt"]
        assert bob.offered == [] and bob.settings.download_folder is None
        for name, data in (("c.txt", bytes(101)), ("d.exe", b"x")):
            await alice.send(alice.file(name, data), bare(BOB))
            assert (await bob.next_offer()).files[0].name == name
        bob.strangers.add(bare(ALICE))
        await alice.send(alice.file("e.txt"), bare(BOB))
        assert (await bob.next_offer()).files[0].name == "e.txt"


async def test_a_rule_whose_folder_will_not_do_asks(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        (bob.inbox / "file").write_text("in the way")
        bob.settings = replace(bob.settings, accept_rules=(AcceptRule(str(bob.inbox / "file" / "x")),))
        sent = await alice.send(alice.file("a.txt"), bare(BOB))
        offer = await bob.next_offer()
        await bob.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is S.DONE


async def test_what_rules_take_is_limited_too(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=20) as (alice, bob):
        bob.settings = replace(bob.settings, accept_rules=(AcceptRule(str(bob.inbox)),), parallel_transfers=2)
        # Slow enough that one is not over before the next begins, however busy the machine is.
        bob.settings = replace(bob.settings, receive_limit=2_000_000)
        most = 0

        def count(_event: object) -> None:
            nonlocal most
            most = max(most, sum(one.state in (S.CONNECTING, S.STREAMING) for one in bob.transfers.all()))

        bob.events.subscribe(TransferChanged, count)
        sent = await alice.transfers.send(
            bare(ALICE), bare(BOB), [alice.file(f"{number}.txt", os.urandom(500_000)) for number in range(8)]
        )
        for one in sent:
            assert (await alice.finished(one.id)).state is S.DONE
        assert most == 2


async def test_retry_of_an_incoming_one_asks_its_sender(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.flip_byte_at = 3
        sent, received = await exchange(alice, bob, alice.file("a.txt"))
        assert (await bob.finished(received)).state is S.FAILED
        assert (await alice.finished(sent)).state is S.FAILED
        alice.method.faults.flip_byte_at = None
        await bob.transfers.retry_failed()
        assert (await bob.reaches(received, S.DONE)).verified and bob.offered == []
        assert (await alice.reaches(sent, S.DONE)).verified


async def test_a_sender_that_knows_nothing_of_it_cannot_be_asked(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.flip_byte_at = 3
        sent, received = await exchange(alice, bob, alice.file("a.txt"))
        before = await bob.finished(received)
        await alice.finished(sent)
        await alice.transfers.clear_finished()
        with pytest.raises(Unsupported):
            await bob.transfers.retry(received)
        after = bob.transfers.get(received)
        assert after is not None and after.state is S.FAILED and repr(after.failure) == repr(before.failure)
        await bob.transfers.retry_failed()


async def test_leave_to_upload_is_remembered(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        alice.sees(person=bare(BOB))
        (waiting, other) = await queued(alice, 2)
        for one in (waiting, other):
            alice.transfers._departures.update(one, failure=ConsentNeeded("upload.river.example", 9))
        current = alice.transfers.get(waiting)
        assert current is not None and not alice.transfers._upload_allowed(current)
        # What waits for leave does not wait for its contact.
        alice.sees(BOB)
        await alice.transfers.allow_upload(waiting)
        assert alice.transfers._upload_allowed(current)
        await alice.reaches(waiting, S.OFFERED)
        assert isinstance(alice.transfers.get(other).failure, ConsentNeeded)  # type: ignore[union-attr]
        await alice.stop()
        await alice.start()
        assert alice.transfers._upload_allowed(current)
        await alice.transfers.allow_upload(other, always=True)
        assert alice.settings.upload_accounts == (bare(ALICE).bare,)


async def test_a_link_is_fetched_again_without_its_sender(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.flip_byte_at = 3
        sent, received = await exchange(alice, bob, alice.file("a.txt"))
        assert (await bob.finished(received)).state is (await alice.finished(sent)).state is S.FAILED
        fetched: list[str] = []

        def fetch_again(wire_id: str) -> bool:
            fetched.append(wire_id)
            return True

        bob.method.fetch_again = fetch_again  # type: ignore[attr-defined]
        await bob.transfers.retry(received)
        assert fetched == [alice.method.offers[0].offer.id]
        # It waits for what is fetched; nobody was asked.
        assert bob.transfers.get(received).state is S.QUEUED  # type: ignore[union-attr]
        assert len(alice.method.offers) == 1


async def test_ten_thousand_in_the_list_are_no_burden(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        alice.sees(person=bare(BOB))
        path = alice.file("small")
        sent = await alice.transfers.send(bare(ALICE), bare(BOB), [path] * 5_000)
        last = sent[-1].id
        await until(lambda: isinstance(alice.transfers.get(last).failure, PeerGone))  # type: ignore[union-attr]
        waiting = alice.transfers._departures._waiting
        looked = 0
        look = waiting.look

        def counted() -> None:
            nonlocal looked
            looked += 1
            look()

        waiting.look = counted  # type: ignore[method-assign]
        bob.auto_folder = bob.inbox
        alice.sees(BOB)
        for one in sent[:20]:
            assert (await alice.finished(one.id)).state is S.DONE
        alice.sees(person=bare(BOB))
        await alice.transfers.pause_all()
        assert looked < 500
