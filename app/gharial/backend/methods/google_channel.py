"""`ShareChannel`: one channel of a share's session: its addresses to the peer, the peer's to it, and its connection."""

import asyncio
import logging
from collections.abc import Sequence

from gharial.backend.bytestreams.p2p_candidate import CandidateKind, CandidateRefused, P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.bytestreams.share_connection import ShareConnection
from gharial.backend.jingle.google_session import GoogleSession
from gharial.backend.stanzas.google_share import MOST_CANDIDATES, ShareCandidate
from gharial.model.failures import Failure, Interrupted, NoAnswer, RequestFailed, TimedOut, Unreachable, Unsupported

log = logging.getLogger(__name__)

_LATE_S = 0.05
"""Addresses that are found one after the other are told together."""


class ShareChannel:
    """`name` is what the receiver of files called it."""

    def __init__(self, session: GoogleSession, links: P2pLinks, name: str) -> None:
        self.name = name
        self.connection: ShareConnection | None = None
        self._session = session
        self._links = links
        self._link: P2pLink | None = None
        self._early: list[P2pCandidate] = []
        self._late: list[P2pCandidate] = []
        self._telling: asyncio.Task[None] | None = None
        self._closed = False

    def add(self, candidates: Sequence[ShareCandidate]) -> None:
        """Addresses of the peer, for any channel."""
        for one in candidates:
            if one.channel != self.name:
                continue
            candidate = _remote(one)
            if self._link is None:
                self._early = [*self._early, candidate][:MOST_CANDIDATES]
            else:
                self._add(self._link, candidate)

    async def open(self, *, active: bool) -> ShareConnection:
        """Tell our addresses, find a path and open the stream; `active` on the side that began the session.

        Raises Unreachable, TimedOut, Unsupported, Interrupted.
        """
        link = await self._links.link(self.name, self._found, self._session.peer)
        if self._closed:
            self._links.drop(link)
            raise Unreachable()
        try:
            found = await link.gather()
            if self._closed:
                raise Unreachable()
            self._link = link
            for candidate in self._early:
                self._add(link, candidate)
            # Nothing is sent to the peer's addresses before it knows ours: some never recover from that.
            await self._session.send_candidates([_own(one) for one in found])
            stream = await link.connect(active)
        except (RequestFailed, NoAnswer) as error:
            self.close()
            raise Unsupported(self._session.peer.full, "transport-info") from error
        except TimedOut as error:
            self.close()
            log.info("no path to %s on channel %s: %r", self._session.peer, self.name, error)
            raise Unreachable() from error
        except BaseException:
            self._links.drop(link)
            self.close()
            raise
        if self._closed:
            stream.close()
            raise Interrupted(0, "closed")
        self.connection = ShareConnection(stream, self._session.peer.full)
        return self.connection

    def close(self) -> None:
        """Let go; any number of times."""
        self._closed = True
        if self._telling is not None:
            self._telling.cancel()
        if self.connection is not None:
            self.connection.close()
        if self._link is not None:
            self._links.drop(self._link)

    def _add(self, link: P2pLink, candidate: P2pCandidate) -> None:
        try:
            link.add_remote(candidate)
        except CandidateRefused as error:
            log.info("an address of %s is not used: %s", self._session.peer, error)

    def _found(self, candidate: P2pCandidate) -> None:
        self._late.append(candidate)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.get_running_loop().create_task(self._tell_late())

    async def _tell_late(self) -> None:
        await asyncio.sleep(_LATE_S)
        while self._late and not self._closed:
            told, self._late = self._late, []
            try:
                await self._session.send_candidates([_own(one) for one in told])
            except Failure as failure:
                log.info("later addresses did not reach %s: %r", self._session.peer, failure)


def _own(one: P2pCandidate) -> ShareCandidate:
    return ShareCandidate(
        one.name,
        one.address,
        one.port,
        one.username,
        one.preference,
        one.protocol,
        one.generation,
        one.password,
        one.kind.value,
        one.network,
    )


def _remote(one: ShareCandidate) -> P2pCandidate:
    kind = next((kind for kind in CandidateKind if kind.value == one.type), CandidateKind.LOCAL)
    return P2pCandidate(
        one.channel,
        one.address,
        one.port,
        one.preference,
        one.username,
        one.password,
        one.protocol,
        one.generation,
        kind,
        one.network,
    )
