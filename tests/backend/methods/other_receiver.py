"""`Receiver`: a program other than ours that takes offers of stream initiation."""

import asyncio
import base64
import socket
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import socks5
from gharial.backend.stanzas.stream_initiation import SI_NAMESPACE
from gharial.backend.wire.socks5 import ClientHandshake, destination
from tests.support.raw_peer import RawPeer


@dataclass
class Receiver:
    """Takes offers as libpurple does: SOCKS5 first, then in-band under the same sid. `answer` replaces its yes."""

    raw: RawPeer
    picks: str = socks5.NAMESPACE
    refuse: str = ""
    answer: str | None = None
    file: str = ""
    used: str | None = None
    dials: bool = True
    excuse: str = "item-not-found"
    offers: list[ET.Element] = field(default_factory=list)
    received: bytearray = field(default_factory=bytearray)
    sock: socket.socket | None = None

    def listen(self) -> None:
        answer = self.raw.session.answer
        answer("takes si", "iq@type=set/si", self.takes)
        answer("takes socks", "iq@type=set/socks", self.dial)
        answer("takes open", "iq@type=set/ibb_open", self.nod)
        answer("takes data", "iq@type=set/ibb_data", self.data)
        answer("takes close", "iq@type=set/ibb_close", self.nod)

    async def takes(self, iq: Iq) -> Iq:
        self.offers.append(iq.xml[0])
        if self.refuse:
            raise XMPPError(self.refuse)  # type: ignore[arg-type]
        reply: Iq = iq.reply()
        xml = self.answer or (
            f"<si xmlns='{SI_NAMESPACE}'>{self.file}<feature xmlns='http://jabber.org/protocol/feature-neg'>"
            f"<x xmlns='jabber:x:data' type='submit'><field var='stream-method'><value>{self.picks}</value></field></x>"
            f"</feature></si>"
        )
        reply.xml.append(ET.fromstring(xml))
        return reply

    async def dial(self, iq: Iq) -> Iq:
        query = iq.xml[0]
        hosts = [(host.get("host", ""), int(host.get("port", "0"))) for host in query]
        if not self.dials:
            raise XMPPError(self.excuse)  # type: ignore[arg-type]
        dst_addr = destination(query.get("sid", ""), iq["from"].full, iq["to"].full)
        self.sock = await asyncio.to_thread(dialled, hosts[0], dst_addr)
        reply: Iq = iq.reply()
        used = self.used if self.used is not None else query[0].get("jid")
        reply.xml.append(
            ET.fromstring(f"<query xmlns='{socks5.NAMESPACE}'><streamhost-used jid='{used}'/></query>"),
        )
        return reply

    async def nod(self, iq: Iq) -> None: ...

    async def data(self, iq: Iq) -> None:
        self.received += base64.b64decode(iq.xml[0].text or "")


def dialled(address: tuple[str, int], dst_addr: str, piece: int = 1) -> socket.socket:
    """As libpurple does it, with two methods in the greeting; the request in pieces."""
    sock = socket.create_connection(address, 5)
    client = ClientHandshake(dst_addr)
    sock.sendall(b"\x05\x02\x00\x02")
    while not client.done:
        if not (told := sock.recv(1)):
            raise ConnectionError("closed in the handshake")
        request = client.receive(told)
        for start in range(0, len(request), piece):
            sock.sendall(request[start : start + piece])
    return sock
