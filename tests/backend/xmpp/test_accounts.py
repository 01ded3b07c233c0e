"""Signing in, against the real server."""

from gharial.model.account import AccountState
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user


async def test_two_sign_in_and_are_online(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        assert alice.session.online and bob.session.online
        assert alice.accounts.all()[0].state is AccountState.ONLINE
        assert alice.full_jid.bare == alice.jid.bare and alice.full_jid.resource.startswith("Gharial.")
        assert "urn:xmpp:ping" in await alice.session.discovery.features(bob.full_jid)
