"""The service starts in two steps: what was kept shows, then sessions are made. Neither loses anything of the other."""

import subprocess
import sys
from pathlib import Path

import pytest

from gharial.backend.methods import METHODS
from gharial.backend.service import Service
from gharial.model.account import AccountSettings, AccountState, PasswordKeeping, Show, Status
from gharial.model.failures import NotConnected, UnknownAccount
from gharial.model.jid import Jid
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.stories.people import befriend, person
from tests.support.accounts import PASSWORD, until

LATE = (
    "gharial.backend.bytestreams.carriers",
    "gharial.backend.chat.session_chat",
    "gharial.backend.methods.jingle_file",
    "gharial.backend.methods.http_upload",
    "gharial.backend.methods.link_desk",
    "gharial.backend.roster.account_roster",
    "gharial.backend.transfers.landing",
    "gharial.backend.transfers.receive",
    "gharial.backend.transfers.send",
    "gharial.backend.xmpp.connection",
    "gharial.backend.xmpp.registration",
    "gharial.backend.xmpp.session",
    "keyring",
    "slixmpp",
)


async def known_before(server: ProsodyServer, folder: Path) -> tuple[Profile, Jid, Jid]:
    """The profile of somebody who was online once, their address, and that of their only contact."""
    alice_user, bob_user = befriend(server)
    async with person(server, folder / "alice", alice_user) as alice:
        bob = Jid(f"{bob_user}@{alice.jid.domain}")
        await until(lambda: alice.service.roster.contact(alice.jid, bob))
        await alice.service.accounts.set_password(alice.jid, PASSWORD, PasswordKeeping.FILE)
        return Profile.under(folder / "alice" / "profile"), alice.jid, bob


async def test_what_was_kept_shows_before_anybody_signs_in(prosody: ProsodyServer, tmp_path: Path) -> None:
    profile, alice, bob = await known_before(prosody, tmp_path)
    service = Service(profile)
    await service.open()
    try:
        (account,) = service.accounts.all()
        assert (account.jid, account.state) == (alice, AccountState.CONNECTING)
        assert [one.jid for one in service.roster.contacts()] == [bob]
        assert [one.jid for one in service.roster.contacts(alice)] == [bob]
        known = service.roster.contact(alice, bob)
        assert known is not None and known.name == "Bob"
        assert service.roster.is_listed(alice, bob)
        assert not service.roster.resources(alice, bob)
        assert await service.roster.avatar(alice, bob) is None
        assert service.transfers.all() == ()
        await service.connect()
        assert [one.jid for one in service.accounts.all()] == [alice]
        assert [one.jid for one in service.roster.contacts()] == [bob]
        await until(lambda: service.accounts.session(alice).online)
    finally:
        await service.stop()


async def test_who_comes_between_has_the_sessions_made(prosody: ProsodyServer, tmp_path: Path) -> None:
    profile, alice, bob = await known_before(prosody, tmp_path)
    service = Service(profile)
    await service.open()
    try:
        with pytest.raises(NotConnected):
            await service.roster.rename(alice, bob, "Robert")
        with pytest.raises(UnknownAccount):
            service.accounts.session(Jid("nobody@river.example"))
        (session,) = service.accounts.sessions()
        await service.accounts.set_status(Status(Show.DND, "busy"))
        await service.connect()
        assert service.accounts.sessions() == (session,)
        await until(lambda: service.accounts.all()[0].status == Status(Show.DND, "busy"))
    finally:
        await service.stop()


async def test_all_methods_are_announced_with_the_first_presence(prosody: ProsodyServer, tmp_path: Path) -> None:
    profile, alice, bob = await known_before(prosody, tmp_path)
    service = Service(profile)
    announced: list[bool] = []
    await service.open()
    try:
        service.accounts.on_session(lambda session: announced.append(session.online))
        await service.connect()
        # Made with the session, long before it is online.
        session = service.accounts.session(alice)
        assert announced == [False] and not session.online
        login = service.transfers._logins.login(alice)
        assert login is not None
        assert [method.name for method in login.methods] == [factory.name for factory in METHODS]
        features = frozenset().union(*(method.features for method in login.methods))
        assert features
        async with person(prosody, tmp_path / "bob", bob.local) as other:
            seen = other.service.roster
            await until(lambda: [one for one in seen.resources(bob, alice) if one.features is not None])
            (device,) = seen.resources(bob, alice)
            assert device.features is not None
            assert features <= device.features
    finally:
        await service.stop()


async def test_a_stop_between_the_steps_is_quiet(prosody: ProsodyServer, tmp_path: Path) -> None:
    profile, _alice, _bob = await known_before(prosody, tmp_path)
    service = Service(profile)
    await service.open()
    await service.stop()


def test_windows_do_not_wait_for_what_only_sessions_take() -> None:
    words = "import sys, gharial.backend.service; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split()
    assert "gharial.backend.service" in loaded
    assert not set(LATE) & set(loaded)


def test_sessions_find_everything_loaded() -> None:
    words = (
        "import sys; from gharial.backend.service import _import_the_rest as rest; rest(); print(' '.join(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split()
    # Passwords are the only thing that may need a library of their own, which is loaded in a thread.
    assert set(LATE) - set(loaded) <= {"keyring", "gharial.backend.xmpp.registration"}
    assert "slixmpp.plugins.xep_0198" in loaded and "slixmpp.features.feature_mechanisms" in loaded


async def test_no_account_is_missing_while_sessions_are_made(tmp_path: Path) -> None:
    """Windows show by now: what they ask for when they hear of one session is about all accounts. Without a network."""
    profile = Profile.under(tmp_path / "profile")
    names = [Jid(f"{name}@127.0.0.1") for name in ("alice", "bob", "carol")]
    first = Service(profile)
    await first.start()
    try:
        for name in names:
            kept = AccountSettings(name, host="127.0.0.1", port=9, keep_password=PasswordKeeping.ASK, enabled=False)
            await first.accounts.add(kept, PASSWORD)
    finally:
        await first.stop()
    service = Service(profile)
    seen: list[list[Jid]] = []
    await service.open()
    try:
        service.accounts.on_session(lambda _session: seen.append([one.jid for one in service.accounts.all()]))
        service.accounts.on_session(lambda _session: seen.append([one.account for one in service.accounts.sessions()]))
        await service.connect()
        assert seen == [names] * 6
        assert [one.jid for one in service.accounts.all()] == names
        assert [one.account for one in service.accounts.sessions()] == names
    finally:
        await service.stop()
