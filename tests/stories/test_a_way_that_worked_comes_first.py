"""Where the direct way was blocked once, the next file to the same person begins with the way that worked."""

import os
from pathlib import Path

import pytest

from gharial.backend.bytestreams import socks5
from gharial.backend.bytestreams.proxies import Proxies
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import two_people

CLASSIC = frozenset({Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND})


async def no_proxies(_proxies: Proxies, _peer: Jid, **_options: object) -> tuple[()]:
    return ()


@pytest.mark.parametrize("method", ["jingle", "si"])
async def test_a_way_that_worked_comes_first(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    # An address of documentation: what goes there is never answered.
    monkeypatch.setattr(socks5, "own_hosts", lambda *_first, **_options: ("198.51.100.7",))
    monkeypatch.setattr(Proxies, "find", no_proxies)
    async with two_people(prosody, tmp_path, only_methods=frozenset({method}), only_kinds=CLASSIC) as (alice, bob):
        tried = []
        for name in ("first", "second"):
            data = os.urandom(100_000)
            sent = await alice.send(alice.file(name, data), bob.jid)
            received = await bob.accept()
            running = alice.service.transfers.ways(sent)
            ours, theirs = await alice.finished(sent), await bob.finished(received)
            assert ours.state is theirs.state is TransferState.DONE and ours.verified and theirs.verified
            assert (bob.inbox / name).read_bytes() == data
            tried.append([(one.kind, type(one.failure)) for one in ours.attempts])
        assert tried[0][0] == (Kind.SOCKS5_DIRECT, Unreachable)
        assert tried[0][-1] == (Kind.INBAND, type(None))
        assert tried[1] == [(Kind.INBAND, type(None))]
        # While it goes, where the details tell it, and afterwards.
        for ways in (running, alice.service.transfers.ways(sent)):
            told = {way.kind: way.worked_before for way in ways}
            assert told[Kind.INBAND] is True and told[Kind.SOCKS5_DIRECT] is False
