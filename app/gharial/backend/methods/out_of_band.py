"""`OutOfBand`: files offered as links (XEP-0066): to our own web server, or to wherever a peer says."""

import asyncio
import logging
import uuid
from collections import OrderedDict
from collections.abc import Callable, Sequence

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq, Presence

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.out_of_band_incoming import OobIncoming
from gharial.backend.methods.out_of_band_outgoing import OobOutgoing
from gharial.backend.stanzas.out_of_band import IQ_NAMESPACE, OWN_NAMESPACE
from gharial.backend.wire.http import HttpMalformed, read_link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Cancelled, Failure, Interrupted, NotConnected, PeerGone, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer

log = logging.getLogger(__name__)

MOST_PER_PEER = 32
MOST_IN_ALL = 256
_LONGEST_SID = 256
_REMEMBERED = 64

_Key = tuple[str, str]


class OutOfBand:
    """Fulfils `Method`. Only between people who may know each other's address: who fetches, shows it."""

    name = "oob"
    leaves_copy_on_server = False
    resumes = True
    kinds = (Kind.HTTP,)
    features = frozenset({IQ_NAMESPACE, OWN_NAMESPACE})

    def __init__(self, session: AccountSession, carriers: Carriers) -> None:
        self._session = session
        self._carriers = carriers
        self._outgoing: dict[_Key, OobOutgoing] = {}
        self._incoming: dict[_Key, OobIncoming] = {}
        self._finished: OrderedDict[_Key, Digest] = OrderedDict()
        """Digests of the last files that came whole, for a checksum that comes late."""
        self._on_offer: Callable[[Incoming], None] | None = None
        # Also who only sends confirms and cancels this way.
        session.discovery.announce(OWN_NAMESPACE)
        session.answer("oob cancel", "iq@type=set/oob_cancel", self._answer_cancel)
        session.answer("oob checksum", "iq@type=set/oob_checksum", self._answer_checksum)
        session.client.add_event_handler("presence_unavailable", self._see_unavailable)
        self._online = asyncio.Event()
        if session.online:
            self._online.set()
        session.when_online(lambda _resumed: self._online.set())
        session.when_offline(self._online.clear)
        # A resumed stream (XEP-0198) brings late answers; offers end with the session.
        session.client.add_event_handler("session_end", self._see_own_end)

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """One file, to a client that says it fetches links, and that may know our address."""
        peer = resource.jid.full
        if len(files) != 1 or files[0].is_folder:
            return Unsupported(peer, "several files behind one link")
        if resource.features is None or IQ_NAMESPACE not in resource.features:
            return Unsupported(peer, IQ_NAMESPACE)
        if not self._carriers.may_meet(resource.jid):
            return Unsupported(peer, "a way that hides our address")
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """HTTP, to whom our address is no secret."""
        return self.kinds if self._carriers.may_meet(resource.jid) else ()

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> OobOutgoing:
        """Serve the file and name its link to `offer.peer`. Raises NotConnected, Unsupported, Unreachable."""
        if len(offer.files) != 1 or Kind.HTTP not in kinds or not self._carriers.may_meet(offer.peer):
            raise Unsupported(offer.peer.full, IQ_NAMESPACE)
        # The sid is the offer's id where that is one of its own.
        sid = offer.id if len(offer.id) >= 16 else uuid.uuid4().hex
        key = (offer.peer.full, sid)

        def forget() -> None:
            self._outgoing.pop(key, None)

        outgoing = OobOutgoing(self._session, self._carriers, offer, sid, self._online, forget)
        outgoing.send()
        self._outgoing[key] = outgoing
        return outgoing

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Announce the feature and take links; with `kinds`, only if HTTP is among them."""
        if kinds and Kind.HTTP not in kinds:
            return
        self._on_offer = on_offer
        self._session.discovery.announce(IQ_NAMESPACE)
        self._session.answer("out of band", "iq@type=set/oob_query", self._answer_offer)

    # --- stanzas ------------------------------------------------------------------------------------------------------

    async def _answer_offer(self, iq: Iq) -> None:
        sender: Jid = iq["from"]
        query = iq["oob_query"]
        # To fetch it would tell our address: to whom it is none, we are as somebody who cannot.
        if self._on_offer is None or not sender.resource or not self._carriers.may_meet(sender):
            raise XMPPError("service-unavailable", etype="cancel")
        try:
            link = read_link(query.url())
        except HttpMalformed as error:
            raise XMPPError("bad-request", str(error)) from error
        sid = query["sid"][:_LONGEST_SID] or uuid.uuid4().hex
        key = (sender.full, sid)
        if key in self._incoming:
            raise XMPPError("conflict")
        of_peer = sum(1 for one in self._incoming.values() if one.peer.bare == sender.bare)
        if of_peer >= MOST_PER_PEER or len(self._incoming) >= MOST_IN_ALL:
            raise XMPPError("resource-constraint")

        def forget(digest: Digest | None) -> None:
            self._incoming.pop(key, None)
            if digest is not None:
                self._finished[key] = digest
                while len(self._finished) > _REMEMBERED:
                    self._finished.popitem(last=False)

        incoming = OobIncoming(
            self._session, self._carriers, Jid(sender.full), sid, link, query.file(), query.description(), forget
        )
        self._incoming[key] = incoming
        try:
            self._on_offer(incoming)
        except Exception:
            self._incoming.pop(key, None)
            raise
        await incoming.reply()

    async def _answer_cancel(self, iq: Iq) -> None:
        incoming = self._incoming.get((iq["from"].full, iq["oob_cancel"]["sid"]))
        if incoming is None:
            raise XMPPError("item-not-found")
        by_person = iq["oob_cancel"]["reason"] != "failed"
        incoming.peer_ended(Cancelled(by_us=False) if by_person else Interrupted(0, "given up by the other side"))

    async def _answer_checksum(self, iq: Iq) -> None:
        key = (iq["from"].full, iq["oob_checksum"]["sid"])
        digests = iq["oob_checksum"].digests()
        if not digests:
            raise XMPPError("bad-request")
        if (incoming := self._incoming.get(key)) is not None:
            incoming.told(digests[0])
        elif key not in self._finished:
            raise XMPPError("item-not-found")
        elif self._finished[key] != digests[0]:
            raise XMPPError("not-acceptable", self._finished[key].hex)

    def _see_unavailable(self, presence: Presence) -> None:
        sender: Jid = presence["from"]
        for side in self._sides():
            if side.peer.full == sender.full or (not sender.resource and side.peer.bare == sender.bare):
                side.peer_left(PeerGone(side.peer.full))

    def _see_own_end(self, _event: object) -> None:
        for side in self._sides():
            side.peer_left(NotConnected(self._session.account.bare))

    def _sides(self) -> tuple[OobOutgoing | OobIncoming, ...]:
        return (*self._outgoing.values(), *self._incoming.values())
