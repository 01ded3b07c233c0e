"""A contact who must never learn our address: files still come and go, and nothing says where we are (security 42)."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.model.settings import ContactRule
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, two_people


def said_by(one: Person) -> list[str]:
    """All stanzas that leave from now on."""
    said: list[str] = []

    def note(stanza: StanzaBase) -> StanzaBase:
        said.append(str(stanza))
        return stanza

    one.service.accounts.session(one.jid).client.add_filter("out", note)
    return said


@pytest.mark.parametrize("method", ["jingle", "si"])
@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_files_go_by_the_servers_proxy(prosody: ProsodyServer, tmp_path: Path, who: str, method: str) -> None:
    async with two_people(prosody, tmp_path, only_methods=frozenset({method})) as (alice, bob):
        hides, other = (alice, bob) if who == "sender" else (bob, alice)
        rule = ContactRule(hides.jid.bare, other.jid.bare, hide_address=True)
        await hides.service.change_settings(replace(hides.service.settings, contact_rules=(rule,)))
        said = said_by(hides)
        sent = await alice.send(alice.file(data=b"crocodile" * 30_000), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE and ours.verified and theirs.verified
        assert ours.attempts[-1].kind is theirs.attempts[-1].kind is Kind.SOCKS5_PROXY
        everything = "\n".join(said)
        assert f'<streamhost jid="{hides.full_jid}' not in everything
        assert f'<streamhost-used jid="{other.full_jid}' not in everything
        # Jingle's candidates: none of a computer of ours, and none of STUN's.
        for kind in ("direct", "assisted", "tunnel", "host", "srflx", "prflx"):
            assert f'type="{kind}"' not in everything
        proxies = {f"proxy.{prosody.host}"} if method == "jingle" else set()
        assert set(re.findall(r'<candidate [^>]*jid="([^"]*)"', everything)) == proxies
