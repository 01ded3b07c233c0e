"""`OutOfBand`: files offered as links (XEP-0066): to our own web server, or to wherever a peer says."""

import uuid
from collections.abc import Callable, Sequence

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.open_offers import OpenOffers, told_end
from gharial.backend.methods.out_of_band_incoming import OobIncoming
from gharial.backend.methods.out_of_band_outgoing import OobOutgoing
from gharial.backend.stanzas.out_of_band import IQ_NAMESPACE, OWN_NAMESPACE
from gharial.backend.wire.http import HttpMalformed, read_link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Failure, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer

_LONGEST_SID = 256


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
        self._open: OpenOffers[OobOutgoing, OobIncoming] = OpenOffers(session)
        self._on_offer: Callable[[Incoming], None] | None = None
        # Also who only sends confirms and cancels this way.
        session.discovery.announce(OWN_NAMESPACE)
        session.answer("oob cancel", "iq@type=set/oob_cancel", self._answer_cancel)
        session.answer("oob checksum", "iq@type=set/oob_checksum", self._answer_checksum)

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
            self._open.outgoing.pop(key, None)

        outgoing = OobOutgoing(self._session, self._carriers, offer, sid, self._open.online, forget)
        outgoing.send()
        self._open.outgoing[key] = outgoing
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
        key = self._open.admit(sender, sid)

        def forget(digest: Digest | None) -> None:
            self._open.end_incoming(key, digest)

        incoming = OobIncoming(
            self._session, self._carriers, Jid(sender.full), sid, link, query.file(), query.description(), forget
        )
        self._open.incoming[key] = incoming
        try:
            self._on_offer(incoming)
        except Exception:
            self._open.incoming.pop(key, None)
            raise
        await incoming.reply()

    async def _answer_cancel(self, iq: Iq) -> None:
        incoming = self._open.incoming.get((iq["from"].full, iq["oob_cancel"]["sid"]))
        if incoming is None:
            raise XMPPError("item-not-found")
        incoming.peer_ended(told_end(iq["oob_cancel"]["reason"]))

    async def _answer_checksum(self, iq: Iq) -> None:
        key = (iq["from"].full, iq["oob_checksum"]["sid"])
        digests = iq["oob_checksum"].digests()
        if not digests:
            raise XMPPError("bad-request")
        if (incoming := self._open.incoming.get(key)) is not None:
            incoming.told(digests[0])
        else:
            self._open.check_finished(key, digests[0])
