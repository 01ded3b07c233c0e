"""A share's channel that is closed while it opens tells nobody where we are."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.jingle.google_session import GoogleSession
from gharial.backend.methods.google_channel import ShareChannel
from gharial.backend.stanzas.google_share import ShareCandidate
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid

OURS = P2pCandidate("private-1", "192.0.2.7", 40001, 1.0, "abcdefgh", "ijklmnop")


class Link:
    """Listens for as long as a test wants."""

    def __init__(self) -> None:
        self.listening = asyncio.Event()
        self.done = asyncio.Event()
        self.connecting = False

    async def gather(self) -> list[P2pCandidate]:
        self.listening.set()
        await self.done.wait()
        return [OURS]

    async def connect(self, active: bool) -> Any:
        self.connecting = True
        raise AssertionError


class Links:
    """Gives out one."""

    def __init__(self, link: Link) -> None:
        self.made = link
        self.dropped: list[Link] = []

    async def link(self, name: str, found: Callable[[P2pCandidate], None], peer: Jid) -> Link:
        return self.made

    def drop(self, link: Link) -> None:
        self.dropped.append(link)


class Session:
    """Keeps what is told."""

    peer = Jid("bob@river.example/desk")

    def __init__(self) -> None:
        self.told: list[ShareCandidate] = []

    async def send_candidates(self, candidates: Sequence[ShareCandidate]) -> None:
        self.told.extend(candidates)


async def test_one_that_is_closed_while_it_listens_tells_no_address() -> None:
    """The user said no while a relay or a socket was still being asked for (security 33)."""
    link, session = Link(), Session()
    links = Links(link)
    channel = ShareChannel(cast("GoogleSession", session), cast("P2pLinks", links), "private-1")
    opening = asyncio.ensure_future(channel.open(active=False))
    await link.listening.wait()
    channel.close()
    link.done.set()
    with pytest.raises(Unreachable):
        await opening
    assert (session.told, link.connecting, links.dropped) == ([], False, [link])
