"""Stream initiation written by hand, and the scene for it: Alice and Bob run our code, a third one does not."""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.methods.si_file import SiFile
from gharial.backend.stanzas.stream_initiation import PROFILE, SI_NAMESPACE
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.backend.methods.parties import Party, two_parties
from tests.support.accounts import signed_in, unique_user
from tests.support.raw_peer import RawPeer

BOTH = (socks5.NAMESPACE, inband.NAMESPACE)


def initiation(
    sid: str = "sid-1",
    name: str = "a.txt",
    size: str | None = "3",
    methods: tuple[str, ...] = BOTH,
    profile: str = PROFILE,
    file_extra: str = "",
    inside: str = "",
) -> str:
    options = "".join(f"<option><value>{method}</value></option>" for method in methods)
    size_attribute = "" if size is None else f"size={quoteattr(size)}"
    return (
        f"<si xmlns='{SI_NAMESPACE}' id={quoteattr(sid)} profile={quoteattr(profile)}>"
        f"<file xmlns='{PROFILE}' name={quoteattr(name)} {size_attribute} {file_extra}>{inside}</file>"
        f"<feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>"
        f"<field var='stream-method' type='list-single'>{options}</field></x></feature></si>"
    )


def chosen(answer: ET.Element) -> str:
    found = answer.findtext(".//{jabber:x:data}field/{jabber:x:data}value")
    assert found is not None
    return found


def streamhosts(sid: str, *hosts: tuple[str, str, int], mode: str = "tcp") -> str:
    listed = "".join(f"<streamhost jid='{jid}' host='{host}' port='{port}'/>" for jid, host, port in hosts)
    return f"<query xmlns='{socks5.NAMESPACE}' sid='{sid}' mode='{mode}'>{listed}</query>"


@dataclass
class Scene:
    """Alice and Bob run our code; the raw peer is another program."""

    alice: Party
    bob: Party
    raw: RawPeer

    @property
    def raw_jid(self) -> Jid:
        return self.raw.session.full_jid

    @property
    def bob_jid(self) -> Jid:
        return self.bob.person.full_jid


@asynccontextmanager
async def scene(server: ProsodyServer, listens: tuple[Kind, ...] = ()) -> AsyncIterator[Scene]:
    async with (
        two_parties(server, SiFile, listens=listens) as (alice, bob),
        signed_in(server, unique_user("raw")) as (raw,),
    ):
        yield Scene(alice, bob, RawPeer(raw.session))


def offer_to(here: Scene) -> Offer:
    """Alice offers a file of three bytes to the third one."""
    return Offer(
        uuid.uuid4().hex, here.alice.person.jid, here.raw_jid, "si", (FileInfo("a.txt", 3),), datetime.now(UTC)
    )
