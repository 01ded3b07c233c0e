"""Accounts as a front end uses them: set up, signed in, status, idle time, passwords, removal."""

import logging
from dataclasses import replace
from pathlib import Path

import keyring.errors
import pytest

from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.model.account import AccountState, PasswordKeeping, Show, Status
from gharial.model.events import AccountChanged, AccountRemoved, EventBus, PasswordNeeded
from gharial.model.failures import KeyringProblem, LocalFileProblem, PasswordMissing, UnknownAccount
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from prosody_server import ProsodyServer
from tests.backend.storage.test_secrets import Ring
from tests.support.accounts import PASSWORD, QUICK, SignedIn, one_signed_in, settings_for, signed_in, unique_user, until


class Seen:
    """What bob sees of alice."""

    def __init__(self, bob: SignedIn, alice: SignedIn) -> None:
        self.presence: list[tuple[str, str, int]] = []
        self._alice = alice.jid.bare
        for name in ("available", "unavailable"):
            bob.session.client.add_event_handler(f"presence_{name}", self._came)
        for name in ("away", "dnd", "xa", "chat"):
            bob.session.client.add_event_handler(f"presence_{name}", self._came)

    def _came(self, stanza: object) -> None:
        if stanza["from"].bare == self._alice:  # type: ignore[index]
            self.presence.append((stanza["type"], stanza["status"], stanza["priority"]))  # type: ignore[index]


async def test_two_sign_in_and_are_online(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        assert alice.session.online and bob.session.online
        assert alice.accounts.all()[0].state is AccountState.ONLINE
        assert alice.full_jid.bare == alice.jid.bare and alice.full_jid.resource.startswith("Gharial.")
        assert "urn:xmpp:ping" in await alice.session.discovery.features(bob.full_jid)


async def test_a_status_reaches_the_contacts_word_for_word(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        seen = Seen(bob, alice)
        for show, text in ((Show.DND, "writing <b>"), (Show.XA, ""), (Show.CHAT, "ü"), (Show.AVAILABLE, "here")):
            await alice.accounts.set_status(Status(show, text))
            await until(lambda show=show, text=text: seen.presence and seen.presence[-1][:2] == (show.value, text))
            assert alice.accounts.all()[0].status == Status(show, text)
        priorities = {show: priority for show, _text, priority in seen.presence}
        assert priorities["chat"] >= priorities["available"] > priorities["dnd"] > priorities["xa"] >= 0
        await alice.accounts.set_status(Status(Show.OFFLINE), alice.jid)
        account = alice.accounts.all()[0]
        assert (account.state, account.status, account.full_jid) == (AccountState.OFFLINE, Status(Show.OFFLINE), None)
        await until(lambda: seen.presence[-1][0] == "unavailable")
        await alice.accounts.set_status(Status(Show.AWAY, "back"))
        await until(lambda: seen.presence[-1][:2] == ("away", "back"))


async def test_idle_time_makes_away_and_back_exactly(prosody: ProsodyServer) -> None:
    user, limit = unique_user("alice"), Settings(away_after_minutes=5)
    prosody.add_account(user, PASSWORD)
    settings = [limit]
    async with one_signed_in(prosody, user, settings=lambda: settings[0]) as alice:

        def status() -> Status:
            return alice.accounts.all()[0].status

        for chosen in (Status(Show.CHAT, "hi"), Status(Show.AVAILABLE, "")):
            await alice.accounts.set_status(chosen)
            alice.accounts.set_idle(4.9)
            assert status() == chosen
            alice.accounts.set_idle(5.0)
            assert status() == Status(Show.AWAY, chosen.text)
            alice.accounts.set_idle(0.0)
            assert status() == chosen
        for chosen in (Status(Show.DND, "no"), Status(Show.XA, "gone"), Status(Show.AWAY, "lunch")):
            await alice.accounts.set_status(chosen)
            alice.accounts.set_idle(600.0)
            assert status() == chosen
        settings[0] = Settings(away_after_minutes=0)
        await alice.accounts.set_status(Status(Show.AVAILABLE, "always"))
        alice.accounts.set_idle(600.0)
        assert status() == Status(Show.AVAILABLE, "always")


async def test_several_accounts_live_side_by_side_and_survive_a_restart(prosody: ProsodyServer, tmp_path: Path) -> None:
    users = [unique_user(name) for name in ("alice", "ada", "anna")]
    for user in users:
        prosody.add_account(user, PASSWORD)
    keep = PasswordKeeping.FILE

    async def accounts() -> tuple[LiveAccounts, Database]:
        database = Database(tmp_path / "gharial.sqlite")
        await database.open()
        return LiveAccounts(EventBus(), database, Secrets(tmp_path), timing=QUICK), database

    first, database = await accounts()
    for user in users:
        await first.add(settings_for(prosody, user, keep_password=keep), PASSWORD)
    await until(lambda: all(account.state is AccountState.ONLINE for account in first.all()))
    await first.update(replace(first.all()[2].settings, enabled=False))
    await first.set_status(Status(Show.DND, "do not"), first.all()[1].jid)
    before = [account.settings for account in first.all()]
    await first.close()
    await database.close()

    second, database = await accounts()
    sessions: list[AccountSession] = []
    second.on_session(sessions.append)
    await second.load()
    await until(lambda: [account.state for account in second.all()].count(AccountState.ONLINE) == 2)
    assert [account.settings for account in second.all()] == before
    assert all(settings.resource.startswith("Gharial.") for settings in before)
    assert second.all()[1].status == Status(Show.DND, "do not")
    assert second.all()[2].state is AccountState.OFFLINE
    assert [session.account for session in sessions] == [settings.jid for settings in before]
    await second.close()
    await database.close()


async def test_a_password_that_is_not_kept_is_asked_for(prosody: ProsodyServer, tmp_path: Path) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    events, database = EventBus(), Database(tmp_path / "gharial.sqlite")
    await database.open()
    first = LiveAccounts(events, database, Secrets(tmp_path), timing=QUICK)
    jid = (await first.add(settings_for(prosody, user), PASSWORD)).jid
    await first.close()
    assert PASSWORD.encode() not in (tmp_path / "gharial.sqlite").read_bytes()
    asked: list[PasswordNeeded] = []
    events.subscribe(PasswordNeeded, asked.append)
    second = LiveAccounts(events, database, Secrets(tmp_path), timing=QUICK)
    await second.load()
    await until(lambda: second.all()[0].state is AccountState.REFUSED)
    assert asked == [PasswordNeeded(jid)] and isinstance(second.all()[0].failure, PasswordMissing)
    await second.set_password(jid, PASSWORD, PasswordKeeping.FILE)
    await until(lambda: second.all()[0].state is AccountState.ONLINE)
    assert second.all()[0].settings.keep_password is PasswordKeeping.FILE
    assert await Secrets(tmp_path).password(jid, PasswordKeeping.FILE) == PASSWORD
    await second.close()
    await database.close()


async def test_without_a_keyring_nothing_is_added_and_a_kept_account_asks(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    ring, user = Ring(keyring.errors.NoKeyringError()), unique_user("alice")
    prosody.add_account(user, PASSWORD)
    settings = settings_for(prosody, user, keep_password=PasswordKeeping.KEYRING)
    events, database = EventBus(), Database(None)
    await database.open()
    accounts = LiveAccounts(events, database, Secrets(tmp_path, ring), timing=QUICK)
    with pytest.raises(KeyringProblem):
        await accounts.add(settings, PASSWORD)
    assert accounts.all() == ()
    ring.trouble = None
    await accounts.add(settings, PASSWORD)
    await accounts.close()
    ring.trouble = keyring.errors.KeyringLocked()
    asked: list[PasswordNeeded] = []
    events.subscribe(PasswordNeeded, asked.append)
    again = LiveAccounts(events, database, Secrets(tmp_path, ring), timing=QUICK)
    await again.load()
    await until(lambda: again.all()[0].state is AccountState.REFUSED)
    assert isinstance(again.all()[0].failure, KeyringProblem) and asked == [PasswordNeeded(settings.jid)]
    await again.set_password(settings.jid, PASSWORD, PasswordKeeping.ASK)
    await until(lambda: again.all()[0].state is AccountState.ONLINE)
    await again.close()
    await database.close()


async def test_removal_forgets_all(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        await alice.accounts.set_password(alice.jid, PASSWORD, PasswordKeeping.FILE)
        gone: list[AccountSession] = []
        removed: list[AccountRemoved] = []
        alice.accounts.on_session_gone(gone.append)
        alice.events.subscribe(AccountRemoved, removed.append)
        await alice.accounts.remove(alice.jid)
        assert alice.accounts.all() == () and alice.accounts.sessions() == ()
        assert gone == [alice.session] and removed == [AccountRemoved(alice.jid)] and not alice.session.online
        rows = await alice.database.run(
            lambda connection: connection.execute("SELECT count(*) FROM account").fetchone()
        )
        assert rows[0] == 0 and not any(path.is_file() for path in alice.folder.rglob("*"))
        with pytest.raises(UnknownAccount):
            alice.accounts.session(alice.jid)
        with pytest.raises(UnknownAccount):
            await alice.accounts.remove(alice.jid)


async def test_no_event_repeats_what_is_known(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        changes: list[AccountChanged] = []
        alice.events.subscribe(AccountChanged, changes.append)
        await alice.accounts.set_status(Status(Show.DND, "x"))
        await alice.accounts.set_status(Status(Show.DND, "x"))
        alice.accounts.retry_now()
        alice.accounts.set_idle(0)
        assert [change.account.status for change in changes] == [Status(Show.DND, "x")]


async def test_no_log_shows_the_password(prosody: ProsodyServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("slixmpp").setLevel(logging.DEBUG)
    try:
        async with signed_in(prosody, unique_user("alice")) as (alice,):
            await alice.accounts.set_password(alice.jid, PASSWORD, PasswordKeeping.FILE)
            await alice.accounts.check(settings_for(prosody, alice.jid.user), PASSWORD)
            text = caplog.text
            shown = repr(alice.accounts.all()) + repr(alice.accounts._logins)
    finally:
        logging.getLogger("slixmpp").setLevel(logging.NOTSET)
    assert "SEND" in text and PASSWORD not in text and PASSWORD not in shown
    assert "<auth" not in text and "<response" not in text


async def test_an_unknown_account_is_said() -> None:
    accounts = LiveAccounts(EventBus(), Database(None), Secrets(Path("/nowhere")))
    with pytest.raises(UnknownAccount):
        await accounts.set_status(Status(), Jid("nobody@river.example"))


async def test_a_removal_that_cannot_be_kept_leaves_the_account_alive(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        await alice.database.run(lambda connection: connection.execute("PRAGMA query_only = 1") and None)
        with pytest.raises(LocalFileProblem):
            await alice.accounts.remove(alice.jid)
        await alice.accounts.set_status(Status(Show.OFFLINE))
        assert not alice.session.online
        await alice.database.run(lambda connection: connection.execute("PRAGMA query_only = 0") and None)
        await alice.accounts.set_status(Status())
        await until(lambda: alice.session.online)
        await alice.accounts.remove(alice.jid)
