"""`Holder`: another program that holds files ready and sends them in the session it is asked in (XEP-0234 §6).

Its stanzas are written by hand; its transports are ours, in the role of who accepts.
"""

import asyncio
import hashlib
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.transport import JingleTransport, Side
from gharial.backend.jingle.transports import TRANSPORTS, type_of
from gharial.backend.stanzas.jingle import NAMESPACE, Role
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.publication import SharedFile
from gharial.model.transfer import Digest, FileInfo, Kind
from prosody_server import ProsodyServer
from tests.backend.methods.parties import push_bytes
from tests.stories.people import Person, befriend, person
from tests.support.accounts import one_signed_in, until

J, F = f"{{{NAMESPACE}}}", f"{{{FILE}}}"
FEATURES = (NAMESPACE, FILE, *(feature for one in TRANSPORTS for feature in one.features))
HASHES = "urn:xmpp:hashes:2"


def sha256(data: bytes) -> Digest:
    return Digest("sha-256", hashlib.sha256(data).hexdigest())


def hash_xml(data: bytes) -> str:
    return f"<hash xmlns='{HASHES}' algo='sha-256'>{b64encode(hashlib.sha256(data).digest()).decode()}</hash>"


@dataclass
class Holder:
    """`sid` is that of the session it was asked in last."""

    session: AccountSession
    carriers: Carriers
    bob: Person
    heard: list[ET.Element] = field(default_factory=list)
    sid: str = ""
    transport: JingleTransport | None = None
    tasks: set["asyncio.Future[None]"] = field(default_factory=set)

    @property
    def jid(self) -> Jid:
        return self.session.full_jid

    def shared(
        self, name: str, data: bytes, *, hashed: bool = True, size: int | None = None, key: str = ""
    ) -> SharedFile:
        """A file of its own, as Bob knows of it."""
        size = len(data) if size is None else size
        return SharedFile(self.jid, key, FileInfo(name, size, sha256(data) if hashed else None))

    async def hear(self, iq: Iq) -> None:
        """Every iq is answered; what came is kept, and news of the transport are passed on."""
        (jingle,) = list(iq.xml)
        self.heard.append(jingle)
        if jingle.get("action") == "session-initiate":
            self.sid = jingle.get("sid", "")
        if jingle.get("action") == "transport-info" and self.transport is not None:
            self.transport.info(jingle[0][0])

    async def hears(self, action: str) -> ET.Element:
        """The first stanza of this action, taken off the list."""
        await until(lambda: any(one.get("action") == action for one in self.heard))
        found = next(one for one in self.heard if one.get("action") == action)
        self.heard.remove(found)
        return found

    async def says(self, action: str, inside: str = "") -> None:
        """In the session it was asked in."""
        iq = self.session.client.make_iq_set(ito=self.bob.full_jid)
        iq.xml.append(
            ET.fromstring(f"<jingle xmlns='{NAMESPACE}' action='{action}' sid='{self.sid}'>{inside}</jingle>")
        )
        await self.session.request(iq)

    async def ends(self, reason: str, inside: str = "") -> None:
        await self.says("session-terminate", f"<reason><{reason}/>{inside}</reason>")

    async def is_asked(self) -> ET.Element:
        """The file of the next request."""
        asked = await self.hears("session-initiate")
        content = asked.find(f"{J}content")
        assert content is not None and content.get("senders") == "responder"
        self.take(content)
        file = content.find(f"{F}description/{F}file")
        assert file is not None
        return file

    def take(self, content: ET.Element, kinds: tuple[Kind, ...] = tuple(Kind)) -> None:
        """Make our side of the transport of a content."""
        element = content[-1]
        made = type_of(element)
        assert made is not None
        kinds = tuple(kind for kind in made.kinds if kind in kinds)
        self.transport = made.make(Side(self.session, self.carriers, self.bob.full_jid, Role.RESPONDER, kinds))
        self.transport.take(element)
        self.transport.on_info(self._inform)

    async def agrees(self, file: str, action: str = "session-accept") -> None:
        """With a description of the file it says it sends; or to another transport."""
        assert self.transport is not None
        answer = ET.tostring(await self.transport.offer(), encoding="unicode")
        description = f"<description xmlns='{FILE}'><file>{file}</file></description>" if file else ""
        content = f"<content creator='initiator' name='file' senders='responder'>{description}{answer}</content>"
        await self.says(action, content)

    async def stream(self) -> ByteStream:
        assert self.transport is not None
        return await self.transport.connect()

    async def sends(self, data: bytes) -> None:
        """All of it, by the transport agreed on."""
        stream = await self.stream()
        await asyncio.to_thread(push_bytes, stream, data)

    def _inform(self, element: ET.Element) -> None:
        inside = ET.tostring(element, encoding="unicode")
        said = self.says("transport-info", f"<content creator='initiator' name='file'>{inside}</content>")
        task = asyncio.ensure_future(said)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


@asynccontextmanager
async def holder(server: ProsodyServer, folder: Path, *features: str) -> AsyncIterator[tuple[Holder, Person]]:
    """Carol's program, which announces `features` (or all that it takes to send a file), and Bob, who knows her."""
    carol, bob = befriend(server)
    made: list[tuple[AccountSession, Carriers]] = []

    def equip(session: AccountSession) -> None:
        made.append((session, Carriers(session)))
        for feature in features or FEATURES:
            session.discovery.announce(feature)

    async with (
        person(server, folder / "bob", bob) as one,
        one_signed_in(server, carol, before=lambda accounts: accounts.on_session(equip)),
    ):
        ((session, carriers),) = made
        peer = Holder(session, carriers, one)
        session.answer("jingle", "iq@type=set/jingle", peer.hear)
        await until(lambda: one.service.roster.resources(one.jid, session.account))
        try:
            yield peer, one
        finally:
            carriers.close()
