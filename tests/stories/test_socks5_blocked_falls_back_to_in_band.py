"""Where no streamhost can be reached, the same offer goes on in-band, and both ends say so."""

import os
import time
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.bytestreams import socks5
from gharial.backend.bytestreams.proxies import Proxies
from gharial.backend.jingle import socks5_transport
from gharial.backend.jingle.socks5_candidates import Candidate
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer, free_ports
from tests.stories.people import two_people

CLASSIC = frozenset({Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND})
"""Without ICE, which has ways of its own."""
REQUESTER_S = 20.0
"""After so long a requester has given up; far less is meant, and the rest is for a busy machine."""


async def no_proxies(_proxies: Proxies, _peer: Jid, **_options: object) -> tuple[()]:
    return ()


@pytest.mark.parametrize("method", ["jingle", "si"])
async def test_where_no_direct_way_leads_a_proxy_takes_it(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """Fault 18: addresses that never answer cost less than five seconds, and the same question names the proxy."""
    monkeypatch.setattr(socks5, "own_hosts", lambda *_first, **_options: ("198.51.100.7", "198.51.100.8"))
    async with two_people(prosody, tmp_path, only_methods=frozenset({method}), only_kinds=CLASSIC) as (alice, bob):
        begun = time.monotonic()
        data = os.urandom(3_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert time.monotonic() - begun < REQUESTER_S
        assert ours.state is theirs.state is TransferState.DONE and ours.verified and theirs.verified
        for one in (ours, theirs):
            attempt = one.attempts[-1]
            assert (attempt.kind, attempt.failure) == (Kind.SOCKS5_PROXY, None)
            assert attempt.route == f"127.0.0.1:{prosody.proxy_port}"
        assert (bob.inbox / "report.pdf").read_bytes() == data


@pytest.mark.parametrize(
    ("method", "how"), [("jingle", "refused"), ("jingle", "silent"), ("si", "refused"), ("si", "silent")]
)
async def test_socks5_blocked_falls_back_to_in_band(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, how: str
) -> None:
    if how == "silent":
        # An address of documentation: what goes there is never answered.
        monkeypatch.setattr(socks5, "own_hosts", lambda *_first, **_options: ("198.51.100.7",))
        monkeypatch.setattr(Proxies, "find", no_proxies)
    else:
        (closed,) = free_ports(1)
        read = socks5._streamhosts
        monkeypatch.setattr(socks5, "_streamhosts", lambda query: [replace(one, port=closed) for one in read(query)])
        listed = socks5_transport.read_candidates

        def closed_ones(element: ET.Element) -> list[Candidate]:
            return [replace(one, streamhost=replace(one.streamhost, port=closed)) for one in listed(element)]

        monkeypatch.setattr(socks5_transport, "read_candidates", closed_ones)
    async with two_people(prosody, tmp_path, only_methods=frozenset({method}), only_kinds=CLASSIC) as (alice, bob):
        begun = time.monotonic()
        data = os.urandom(200_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE and ours.verified and theirs.verified
        assert time.monotonic() - begun < REQUESTER_S
        *failed, last = ours.attempts
        assert failed[0].kind is Kind.SOCKS5_DIRECT
        assert {type(one.failure) for one in failed} == {Unreachable}
        assert (last.kind, last.failure) == (Kind.INBAND, None)
        assert theirs.attempts[-1].kind is Kind.INBAND
        assert bob.offered == [] and len(bob.service.transfers.all()) == 1
        assert (bob.inbox / "report.pdf").read_bytes() == data
