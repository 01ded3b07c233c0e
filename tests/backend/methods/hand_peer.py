"""`HandPeer`: another program in a Jingle session: what it says is written by hand, what it hears is kept."""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.jingle import inband_transport, socks5_candidates
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.backend.stanzas.jingle import NAMESPACE
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.backend.methods.parties import Party, two_parties
from tests.support.accounts import signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

S5B = socks5_candidates.NAMESPACE
IBB = inband_transport.NAMESPACE
J = f"{{{NAMESPACE}}}"


def file_xml(name: str = "a.txt", size: int = 3, inside: str = "") -> str:
    return f"<description xmlns='{FILE}'><file><name>{name}</name><size>{size}</size>{inside}</file></description>"


def ibb(sid: str = "ibb-1", block_size: int = 4096) -> str:
    return f"<transport xmlns='{IBB}' sid='{sid}' block-size='{block_size}'/>"


def s5b(sid: str, *candidates: str, inside: str = "") -> str:
    return f"<transport xmlns='{S5B}' sid='{sid}' mode='tcp'>{''.join(candidates)}{inside}</transport>"


def candidate(cid: str, host: str, port: int, jid: str, *, priority: int = 8_257_536, kind: str = "direct") -> str:
    return f"<candidate cid='{cid}' host='{host}' jid='{jid}' port='{port}' priority='{priority}' type='{kind}'/>"


def content(inside: str, name: str = "file", senders: str = "senders='initiator'") -> str:
    return f"<content creator='initiator' name='{name}' {senders}>{inside}</content>"


@dataclass
class HandPeer:
    """Its own `carriers` are there for bytes alone."""

    raw: RawPeer
    carriers: Carriers
    alice: Party
    bob: Party
    heard: list[ET.Element] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    sid: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def jid(self) -> Jid:
        return self.raw.session.full_jid

    @property
    def bobs(self) -> Jid:
        return self.bob.person.full_jid

    async def hear(self, iq: Iq) -> None:
        """Every iq is answered; what came is kept."""
        (jingle,) = list(iq.xml)
        self.heard.append(jingle)
        if jingle.get("action") == "session-initiate":
            self.sid = jingle.get("sid", "")

    async def hears(self, action: str, timeout_s: float = 100.0) -> ET.Element:
        """The first stanza of this action, taken off the list."""
        await until(lambda: any(one.get("action") == action for one in self.heard), timeout_s)
        found = next(one for one in self.heard if one.get("action") == action)
        self.heard.remove(found)
        return found

    async def says(self, to: Jid, action: str, inside: str = "") -> None:
        """In its session."""
        await self.raw.ask(to, f"<jingle xmlns='{NAMESPACE}' action='{action}' sid='{self.sid}'>{inside}</jingle>")

    async def refused(self, to: Jid, action: str, inside: str = "") -> str:
        """The condition it is refused with; empty if it is not."""
        xml = f"<jingle xmlns='{NAMESPACE}' action='{action}' sid='{self.sid}'>{inside}</jingle>"
        return await self.raw.refused(to, xml)

    async def offers(self, *contents: str) -> None:
        """To Bob."""
        await self.says(self.bobs, "session-initiate", "".join(contents))

    async def is_offered(self, *kinds: Kind, size: int = 3) -> JingleOutgoing:
        """Alice offers a file of three bytes."""
        offer = Offer(
            uuid.uuid4().hex,
            self.alice.person.jid,
            self.jid,
            "jingle",
            (FileInfo("a.txt", size),),
            datetime.now(UTC),
        )
        outgoing = await self.alice.method.offer(offer, kinds)
        assert isinstance(outgoing, JingleOutgoing)
        await until(lambda: self.heard)
        return outgoing

    async def accepts(self, transport: str, inside: str = "", size: int = 3) -> None:
        """Alice's offer."""
        await self.says(
            self.alice.person.full_jid, "session-accept", content(file_xml(size=size, inside=inside) + transport)
        )


@asynccontextmanager
async def hand_peer(server: ProsodyServer, *, listens: tuple[Kind, ...] = ()) -> AsyncIterator[HandPeer]:
    """Alice and Bob run our code; the third one is played by the test."""
    async with (
        two_parties(server, JingleFiles, listens=listens) as (alice, bob),
        signed_in(server, unique_user("other")) as (other,),
    ):
        carriers = Carriers(other.session)
        peer = HandPeer(RawPeer(other.session), carriers, alice, bob)
        other.session.answer("jingle", "iq@type=set/jingle", peer.hear)
        try:
            yield peer
        finally:
            carriers.close()


def reason_in(jingle: ET.Element) -> str:
    """The condition of a terminate or a removal."""
    found = jingle.find(f"{J}reason")
    return "" if found is None or len(found) == 0 else found[0].tag.rpartition("}")[2]
