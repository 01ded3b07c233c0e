"""Files as datagrams of their own, from one whole program to another (XEP-0177)."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.bytestreams import raw_udp_links, raw_udp_ports, socks5
from gharial.backend.jingle import raw_udp_candidates, raw_udp_transport
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer, free_ports
from tests.stories.people import two_people

RAW = frozenset({Kind.RAW_UDP})


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is slow to answer."""
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 30.0)


WITHOUT_ICE = frozenset({Kind.SOCKS5_DIRECT, Kind.RAW_UDP, Kind.SOCKS5_PROXY, Kind.INBAND})


async def test_a_file_goes_straight_there_as_datagrams(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path, only_methods=frozenset({"jingle"}), only_kinds=RAW) as (alice, bob):
        data = os.urandom(5_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE and ours.verified and theirs.verified
        for one in (ours, theirs):
            (attempt,) = one.attempts
            assert attempt.kind is Kind.RAW_UDP and attempt.route.startswith("127.0.0.1:")
        assert (bob.inbox / "report.pdf").read_bytes() == data


async def test_where_no_connection_gets_through_datagrams_may(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fault 18: the streamhosts never answer; before any proxy the two try it straight once more."""
    monkeypatch.setattr(socks5, "own_hosts", lambda *_first, **_options: ("198.51.100.7",))
    only = frozenset({"jingle"})
    async with two_people(prosody, tmp_path, only_methods=only, only_kinds=WITHOUT_ICE) as (alice, bob):
        sent = await alice.send(alice.file("report.pdf", os.urandom(300_000)), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE
        assert [one.kind for one in ours.attempts] == [Kind.SOCKS5_DIRECT, Kind.RAW_UDP]
        assert len(bob.service.transfers.all()) == 1, "one question, one file"


async def test_where_datagrams_do_not_get_through_a_proxy_takes_it(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fault 18"""
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 1.0)
    (closed,) = free_ports(1)
    listed = raw_udp_candidates.read_addresses
    monkeypatch.setattr(
        raw_udp_transport,
        "read_addresses",
        lambda element, **options: tuple((host, closed) for host, _ in listed(element, **options)),
    )
    only = frozenset({"jingle"})
    kinds = frozenset({Kind.RAW_UDP, Kind.SOCKS5_PROXY})
    async with two_people(prosody, tmp_path, only_methods=only, only_kinds=kinds) as (alice, bob):
        sent = await alice.send(alice.file("report.pdf", os.urandom(300_000)), bob.jid)
        received = await bob.accept()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE
        assert [one.kind for one in ours.attempts] == [Kind.RAW_UDP, Kind.SOCKS5_PROXY]


async def test_a_peer_that_falls_silent_in_the_middle_is_noticed_and_the_file_goes_on(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fault 9: the receiver's sockets die under it; from the last proven byte on another stream takes over."""
    ports: list[raw_udp_ports.RawUdpPorts] = []
    aim = raw_udp_ports.RawUdpPorts._aim

    def note(one: raw_udp_ports.RawUdpPorts) -> None:
        aim(one)
        if one.paths.way is not None and one not in ports:
            ports.append(one)

    monkeypatch.setattr(raw_udp_ports.RawUdpPorts, "_aim", note)
    async with two_people(prosody, tmp_path, only_methods=frozenset({"jingle"}), only_kinds=RAW) as (alice, bob):
        settings = replace(bob.service.settings, receive_limit=3_000_000)
        await bob.service.change_settings(settings)
        data = os.urandom(9_000_000)
        sent = await alice.send(alice.file("report.pdf", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 1_000_000)
        for one in ports[:2]:
            one._thread.call(one.close)
        await bob.service.change_settings(replace(settings, receive_limit=0))
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is TransferState.DONE and theirs.verified
        assert (bob.inbox / "report.pdf").read_bytes() == data
        assert len(ours.attempts) >= 2
