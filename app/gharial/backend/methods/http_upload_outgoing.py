"""`UploadOutgoing`: one file on its way to our server, and the message that tells where it lies (XEP-0363)."""

import asyncio
import logging
import re
import secrets
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable

from slixmpp.exceptions import IqError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.http_put_stream import HttpPutStream
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.stanzas.file_sharing import sharing_elements
from gharial.backend.stanzas.http_upload import BadSlot, Slot, fill_request, read_slot, refused_size
from gharial.backend.stanzas.out_of_band import message_link_element
from gharial.backend.wire.http import HttpMalformed, read_link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Failure,
    HttpRefused,
    Interrupted,
    LinkFault,
    LinkRefused,
    NoAnswer,
    NotConnected,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    TooLarge,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Digest, Kind, Offer

log = logging.getLogger(__name__)

SLOT_S = 30.0
RECONNECT_S = 240.0
"""How long a finished upload waits for the connection over which its link is told."""
_POLL_S = 0.2
_HARMLESS_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_UNKNOWN_TYPE = "application/octet-stream"
_STATUS_OF = {
    "forbidden": 403,
    "not-allowed": 403,
    "not-authorized": 403,
    "policy-violation": 429,
    "resource-constraint": 507,
    "not-acceptable": 415,
    "internal-server-error": 500,
    "service-unavailable": 503,
    "remote-server-timeout": 504,
}
"""What HTTP would have said instead: a quota that is used up is the same to a person either way."""


class UploadOutgoing:
    """Fulfils `Outgoing`. Nobody is asked: who gets the link may fetch it or not."""

    def __init__(
        self,
        session: AccountSession,
        carriers: Carriers,
        offer: Offer,
        service: Jid,
        *,
        purpose: bool,
        sent: Callable[[Jid, str], None],
    ) -> None:
        self._session = session
        self._carriers = carriers
        self._peer = offer.peer
        self._file = offer.files[0]
        self._service = service
        self._purpose = purpose
        self._sent = sent
        self._slot: Slot | None = None
        self._stream: HttpPutStream | None = None
        self._over = False

    async def answered(self) -> None:
        """At once."""

    @property
    def start_at(self) -> int:
        """A PUT is always the whole file."""
        return 0

    async def open(self, kind: Kind) -> ByteStream:
        """Ask for a slot, which lives for minutes only, and begin the PUT; each call begins anew.

        Raises TooLarge, HttpRefused, LinkRefused, ProtocolBreach, Unreachable, TimedOut and others of the connection.
        """
        if kind is not Kind.HTTP:
            raise Unsupported(self._peer.full, kind.value)
        media_type = self._file.media_type or _UNKNOWN_TYPE
        slot = await self._ask_slot(media_type)
        try:
            put, get = read_link(slot.put), read_link(slot.get)
        except HttpMalformed as error:
            raise ProtocolBreach(self._service.full, f"a slot that is no link: {error}") from error
        if not get.secure:
            raise LinkRefused(get.host, LinkFault.NOT_SECURE.value)
        headers = {**slot.headers, "Content-Type": media_type}
        stream = await self._carriers.http.put(put, headers, self._file.size)
        if self._over:
            stream.close()
            raise Interrupted(0, "given up")
        self._slot, self._stream = slot, stream
        return stream

    async def finish(self, digest: Digest) -> bool:
        """Tell the contact where the file lies. Always False: whether they fetch it nobody says."""
        if self._slot is None or self._stream is None or not self._stream.done:
            raise Interrupted(self._file.size, "the upload is not whole")
        deadline = asyncio.get_running_loop().time() + RECONNECT_S
        while not self._session.online or self._session.room_open(self._peer) is False:
            if asyncio.get_running_loop().time() > deadline:
                raise NotConnected(self._session.account.bare)
            await asyncio.sleep(_POLL_S)
        self._send_link(self._slot.get, digest)
        self._over = True
        return False

    async def abort(self, failure: Failure) -> None:
        """Hang up; half a file is nothing to the server."""
        self._over = True
        if self._stream is not None:
            self._stream.close()

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """There is nobody to end it."""

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _ask_slot(self, media_type: str) -> Slot:
        iq: Iq = self._session.client.make_iq_get(ito=self._service)
        fill_request(iq, random_name(self._file.name), self._file.size, media_type, purpose=self._purpose)
        try:
            answer = await self._session.request(iq, SLOT_S)
            return read_slot(answer.xml)
        except BadSlot as error:
            raise ProtocolBreach(self._service.full, str(error)) from error
        except NoAnswer as error:
            raise TimedOut("slot", SLOT_S) from error
        except RequestFailed as error:
            cause = error.__cause__
            limit = refused_size(cause.iq.xml) if isinstance(cause, IqError) else None
            if limit is not None:
                raise TooLarge(self._file.size, limit) from error
            status = _STATUS_OF.get(error.condition, 400)
            words = error.text[:500] or error.condition
            raise HttpRefused(self._service.full, status, words, uploading=True) from error

    def _send_link(self, url: str, digest: Digest) -> None:
        in_room = self._session.room_open(self._peer) is not None
        to_all = in_room and not self._peer.resource
        receiver = self._peer if in_room else bare(self._peer)
        message = self._session.client.Message(sto=receiver, stype="groupchat" if to_all else "chat")
        stanza_id = uuid.uuid4().hex
        message["id"] = stanza_id
        message["body"] = url
        for element in (message_link_element(url), *sharing_elements(self._file, url, digest)):
            message.xml.append(element)
        ET.SubElement(message.xml, "{urn:xmpp:sid:0}origin-id", {"id": stanza_id})
        if not in_room:
            ET.SubElement(message.xml, "{urn:xmpp:receipts}request")
        ET.SubElement(message.xml, "{urn:xmpp:hints}store")
        self._sent(self._peer, stanza_id)
        message.send()


def random_name(name: str) -> str:
    """What the file is called on the server: nothing of its own name but a plain ending, by which browsers show it."""
    ending = _HARMLESS_ENDING.search(name)
    return secrets.token_urlsafe(16) + (ending.group().lower() if ending else "")
