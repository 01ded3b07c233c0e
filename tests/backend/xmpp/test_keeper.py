"""Staying signed in: loss, resumption, restart, conflict, dead links (fault 3, 4, 6, 9)."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from certificates import Certificates
from gharial.backend.xmpp.keeper import needs_a_person, retry_delay
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import Account, AccountState
from gharial.model.events import AccountChanged
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    Failure,
    PasswordMissing,
    ServerClosed,
    ServerSilent,
    UnknownHost,
    WrongPassword,
)
from gharial.model.jid import Jid
from prosody_server import ProsodyServer, free_ports
from tests.support.accounts import PASSWORD, QUICK, SignedIn, one_signed_in, signed_in, unique_user, until


def account(one: SignedIn) -> Account:
    return one.accounts.all()[0]


def bodies(one: SignedIn) -> list[str]:
    heard: list[str] = []
    one.session.client.add_event_handler("message", lambda message: heard.append(message["body"]))
    return heard


def say(one: SignedIn, to: Jid, body: str) -> None:
    one.session.client.make_message(mto=to, mbody=body, mtype="chat").send()


def cut(one: SignedIn) -> None:
    assert one.session.client.transport is not None
    one.session.client.transport.abort()


def test_waits_double_up_to_a_ceiling_and_differ() -> None:
    timing = Timing()
    longest = [retry_delay(tries, timing, 1.0) for tries in range(100)]
    assert longest[:4] == [1.0, 2.0, 4.0, 8.0] and max(longest) == longest[-1] == timing.last_retry_s
    assert retry_delay(3, timing, 0.0) == 4.0


@pytest.mark.parametrize(
    ("failure", "stops"),
    [
        (WrongPassword("a@b"), True),
        (CertificateProblem("b", "expired"), True),
        (ServerClosed("b", "conflict"), True),
        (ServerClosed("b", "system-shutdown"), False),
        (ServerClosed("b"), False),
        (UnknownHost("b"), False),
        (ConnectionRefused("b", 1), False),
        (ServerSilent("b", 1.0), False),
    ],
)
def test_only_what_a_person_can_change_stops_the_tries(failure: Failure, stops: bool) -> None:
    assert needs_a_person(failure) is stops


async def test_a_cut_connection_is_resumed_and_nothing_is_lost_or_doubled(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        returns: list[bool] = []
        alice.session.when_online(returns.append)
        losses: list[None] = []
        alice.session.when_offline(lambda: losses.append(None))
        at_bob, at_alice, address = bodies(bob), bodies(alice), alice.full_jid
        for number in range(60):
            say(alice, bob.full_jid, f"{number}")
            say(bob, address, f"{number}")
            if number in (20, 40):
                await asyncio.sleep(0)
                cut(alice)
                await until(lambda: not alice.session.online)
                say(bob, address, "while away")
                await until(lambda: alice.session.online)
        await until(lambda: len(at_bob) >= 60 and len(at_alice) >= 62)
        await alice.session.discovery.features(bob.full_jid)  # a round trip: nothing more is on its way
        assert at_bob == [str(number) for number in range(60)]
        assert sorted(at_alice) == sorted([*(str(number) for number in range(60)), "while away", "while away"])
        assert returns == [True, True] and len(losses) == 2
        assert alice.full_jid == address


async def test_what_the_server_never_got_goes_before_what_was_said_since(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        at_bob, client = bodies(bob), alice.session.client
        with monkeypatch.context() as patch:
            patch.setattr(client, "send_raw", lambda data: None)
            for number in range(3):
                say(alice, bob.full_jid, f"lost {number}")
            await until(lambda: len(client.plugin["xep_0198"].unacked_queue) >= 3)
            cut(alice)
            await until(lambda: not alice.session.online)
        say(alice, bob.full_jid, "said since")
        await until(lambda: len(at_bob) == 4)
        assert at_bob == ["lost 0", "lost 1", "lost 2", "said since"]


async def test_what_was_about_to_be_written_when_the_connection_broke_is_not_lost(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        at_bob, client = bodies(bob), alice.session.client
        for number in range(5):
            say(alice, bob.full_jid, f"{number}")
        # Nothing has run since: all five wait to be written.
        assert client.transport is not None
        client.transport.abort()
        client.connection_lost(None)
        say(alice, bob.full_jid, "said since")
        await until(lambda: len(at_bob) == 6)
        assert at_bob == ["0", "1", "2", "3", "4", "said since"]


async def test_a_cut_in_the_middle_of_a_stanza_does_not_leave_us_unheard(prosody: ProsodyServer) -> None:
    """Prosody 0.12 goes on with the half stanza after the resumption; then only a fresh login helps."""
    timing = replace(QUICK, probe_s=0.5)
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True, timing=timing) as people:
        alice, bob = people
        at_bob, client, returns = bodies(bob), alice.session.client, list[bool]()
        alice.session.when_online(returns.append)
        assert client.transport is not None
        client.transport.write(b"<message><body>half of a")
        client.transport.close()
        await until(lambda: returns == [True])
        await until(lambda: client.transport and alice.session.online and not client.acknowledgements.unproven)
        say(alice, bob.full_jid, "whole")
        await until(lambda: at_bob == ["whole"])
        assert returns in ([True], [True, False])


async def test_an_answer_that_comes_after_a_resumption_still_counts(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
        iq = alice.session.client.make_iq_get(ito=bob.full_jid)
        iq.enable("ping")
        asked = asyncio.create_task(alice.session.request(iq))
        await asyncio.sleep(0)
        cut(alice)
        assert (await asked)["from"] == bob.full_jid


async def test_who_may_answer_is_checked_after_a_resumption_too(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("mallory")) as (alice, mallory):
        cut(alice)
        await until(lambda: not alice.session.online)
        await until(lambda: alice.session.online)
        iq = alice.session.client.make_iq_get(ito=Jid(f"nobody@{prosody.host}/x"))
        iq["id"] = "guessed"
        iq.enable("ping")
        asked = asyncio.create_task(alice.session.request(iq))
        mallory.session.client.make_iq_result(id="guessed", ito=alice.full_jid).send()
        with pytest.raises(Failure):
            await asked


async def test_a_restarted_server_is_found_again(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path)
    server.add_account("alice", PASSWORD)
    server.start()
    try:
        async with one_signed_in(server, "alice") as alice:
            returns: list[bool] = []
            alice.session.when_online(returns.append)
            server.stop()
            await until(lambda: account(alice).state is AccountState.WAITING)
            await until(lambda: isinstance(account(alice).failure, ConnectionRefused))
            await until(lambda: account(alice).retry_at is not None)
            assert (account(alice).retry_at or datetime.now(UTC)) <= datetime.fromtimestamp(
                datetime.now(UTC).timestamp() + QUICK.last_retry_s, UTC
            )
            server.start()
            await until(lambda: account(alice).state is AccountState.ONLINE)
            assert account(alice).failure is None and account(alice).retry_at is None
            assert returns == [False]
    finally:
        server.stop()


async def test_another_program_with_our_resource_ends_ours_once(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with one_signed_in(prosody, user, resource="same") as first:
        async with one_signed_in(prosody, user, resource="same") as second:
            await until(lambda: account(first).state is AccountState.REFUSED)
            failure = account(first).failure
            assert isinstance(failure, ServerClosed) and failure.condition == "conflict"
            changes: list[AccountChanged] = []
            first.events.subscribe(AccountChanged, changes.append)
            await asyncio.sleep(QUICK.last_retry_s * 2)  # nothing may happen: there is nothing to wait for
            assert changes == [] and second.session.online
        # A person may take it back.
        first.accounts.retry_now(first.jid)
        await until(lambda: account(first).state is AccountState.ONLINE)


async def test_a_wrong_password_waits_for_a_person(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with one_signed_in(prosody, user) as alice:
        prosody.add_account(user, "changed meanwhile")
        await alice.accounts.set_password(alice.jid, PASSWORD, account(alice).settings.keep_password)
        alice.session.client.forget_session()
        cut(alice)
        await until(lambda: account(alice).state is AccountState.REFUSED)
        assert isinstance(account(alice).failure, WrongPassword)
        await alice.accounts.set_password(alice.jid, "changed meanwhile", account(alice).settings.keep_password)
        await until(lambda: account(alice).state is AccountState.ONLINE)


async def test_a_password_that_comes_while_its_lack_is_noticed_is_used(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        keeper = alice.accounts._logins[alice.accounts.all()[0].jid].keeper
        await keeper.sign_out()
        noticed, known = asyncio.Event(), False

        async def password() -> str:
            if known:
                return PASSWORD
            await noticed.wait()
            raise PasswordMissing("alice")

        keeper._password = password
        keeper.want(True)
        await until(lambda: account(alice).state is AccountState.CONNECTING)
        known = True
        keeper.retry_now()
        noticed.set()
        await until(lambda: account(alice).state is AccountState.ONLINE)


async def test_a_certificate_that_went_bad_waits_for_a_person(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path)
    server.add_account("alice", PASSWORD)
    server.start()
    try:
        async with one_signed_in(server, "alice") as alice:
            server.stop()
            server.certificate = Certificates(tmp_path / "certs").sign(server.host, days=-1)
            server.start()
            await until(lambda: account(alice).state is AccountState.REFUSED)
            failure = account(alice).failure
            assert isinstance(failure, CertificateProblem) and failure.fault == "expired"
    finally:
        server.stop()


async def test_the_button_does_not_wait(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path)
    server.add_account("alice", PASSWORD)
    server.start()
    try:
        async with one_signed_in(server, "alice", timing=replace(QUICK, first_retry_s=600, last_retry_s=600)) as alice:
            server.stop()
            await until(lambda: account(alice).state is AccountState.WAITING)
            server.start()
            alice.accounts.retry_now()
            await until(lambda: account(alice).state is AccountState.ONLINE)
    finally:
        server.stop()


async def test_a_link_that_died_without_a_word_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = ProsodyServer(tmp_path)
    server.add_account("alice", PASSWORD)
    server.start()
    try:
        patient = replace(QUICK, idle_s=0.2, dead_s=2.0)
        async with one_signed_in(server, "alice", timing=patient) as alice:
            address, client, asked, losses = alice.full_jid, alice.session.client, list[None](), list[None]()
            alice.session.when_offline(lambda: losses.append(None))
            probe = client.probe
            monkeypatch.setattr(client, "probe", lambda: (asked.append(None), probe()))
            # An answering server is left alone, and asked again after a while.
            await until(lambda: len(asked) == 2)
            assert alice.session.online and losses == []
            client.timing = replace(patient, dead_s=0.3, tls_s=1.0)
            server.suspend()
            await until(lambda: isinstance(account(alice).failure, ServerSilent))
            client.timing = patient
            server.resume()
            await until(lambda: account(alice).state is AccountState.ONLINE)
            assert alice.full_jid == address
    finally:
        server.resume()
        server.stop()


async def test_a_lost_own_address_is_a_lost_link(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        returns: list[bool] = []
        alice.session.when_online(returns.append)
        alice.accounts._network_changed(frozenset({"192.0.2.1"}))
        await until(lambda: returns == [True])
        # An address that is still there only asks the server.
        transport = alice.session.client.transport
        alice.accounts._network_changed(frozenset({"127.0.0.1"}))
        await alice.session.discovery.features(Jid(prosody.host))
        assert alice.session.client.transport is transport


async def test_signing_out_works_in_every_state(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        keeper = alice.accounts._logins[alice.jid].keeper
        for pause in (0.0, 0.0005, 0.002, 0.005, 0.01, 0.02, 0.04):
            async with asyncio.timeout(30):
                await keeper.sign_out()
            assert account(alice).state is AccountState.OFFLINE and not alice.session.online
            keeper.want(True)
            await asyncio.sleep(pause)
        await until(lambda: alice.session.online)


async def test_a_closed_port_waits_and_can_be_left(prosody: ProsodyServer) -> None:
    (port,) = free_ports(1)
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        await alice.accounts.update(replace(account(alice).settings, port=port))
        await until(lambda: account(alice).state is AccountState.WAITING)
        await alice.accounts.update(replace(account(alice).settings, port=prosody.direct_tls_port))
        await until(lambda: account(alice).state is AccountState.ONLINE)


async def test_signing_out_ends_when_somebody_signs_in_meanwhile(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        keeper = alice.accounts._logins[alice.jid].keeper
        client = alice.session.client
        leave, begun, go_on = client.sign_out, asyncio.Event(), asyncio.Event()

        async def slowly() -> None:
            begun.set()
            await go_on.wait()
            await leave()

        monkeypatch.setattr(client, "sign_out", slowly)
        leaving = asyncio.create_task(keeper.sign_out())
        await begun.wait()
        keeper.want(True)
        go_on.set()
        await asyncio.wait_for(leaving, 30)
        await until(lambda: alice.session.online)


async def test_out_and_in_again_in_one_breath_leaves_one_connection(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        keeper, former = alice.accounts._logins[alice.jid].keeper, alice.session.client.transport
        assert former is not None
        # Told in the middle of signing out, before the stream is closed.
        alice.session.when_offline(lambda: keeper.want(True))
        keeper.want(False)
        await until(lambda: not alice.session.online)
        await until(lambda: alice.session.online)
        assert former.is_closing() and alice.session.client.transport is not former
        await alice.session.discovery.features(Jid(prosody.host))
