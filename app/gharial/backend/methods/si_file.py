"""`SiFile`: files offered by stream initiation (XEP-0095, XEP-0096), over SOCKS5 or in-band."""

from collections.abc import Callable, Sequence

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Incoming, Wish
from gharial.backend.methods.open_offers import OpenOffers, told_end
from gharial.backend.methods.published_file import start_published
from gharial.backend.methods.si_incoming import SiIncoming
from gharial.backend.methods.si_outgoing import METHOD_OF, SiOutgoing
from gharial.backend.stanzas import si_checksum
from gharial.backend.stanzas.offer_extras import FOLDER_FEATURE, read_extras
from gharial.backend.stanzas.publication import SIPUB
from gharial.backend.stanzas.stream_initiation import (
    LONGEST_NAME,
    PROFILE,
    SI_NAMESPACE,
    BadInitiation,
    BadProfile,
    SiOffer,
    answer_element,
    bad_profile,
    file_of,
    no_valid_streams,
    read_offer,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Failure, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer


class SiFile:
    """Fulfils `Method`."""

    name = "si"
    leaves_copy_on_server = False
    resumes = True
    kinds = (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.INBAND)
    features = frozenset(
        {SI_NAMESPACE, PROFILE, socks5.NAMESPACE, inband.NAMESPACE, si_checksum.NAMESPACE, FOLDER_FEATURE}
    )

    def __init__(self, session: AccountSession, carriers: Carriers) -> None:
        self._session = session
        self._carriers = carriers
        self._open: OpenOffers[SiOutgoing, SiIncoming] = OpenOffers(session)
        self._kinds: tuple[Kind, ...] = self.kinds
        self._on_offer: Callable[[Incoming], None] | None = None
        # Also who only sends confirms and cancels this way.
        session.discovery.announce(si_checksum.NAMESPACE)
        session.answer("si cancel", "iq@type=set/si_cancel", self._answer_cancel)
        session.answer("si checksum", "iq@type=set/si_checksum", self._answer_checksum)

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """One file at a time, to a client that has the profile and a bytestream of ours."""
        if len(files) != 1:
            return Unsupported(resource.jid.full, "several files in one offer")
        if resource.features is not None and PROFILE not in resource.features:
            return Unsupported(resource.jid.full, PROFILE)
        if files[0].is_folder and FOLDER_FEATURE not in (resource.features or ()):
            return Unsupported(resource.jid.full, FOLDER_FEATURE)
        if not self.kinds_for(resource):
            return Unsupported(resource.jid.full, socks5.NAMESPACE)
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """What it announced, everything while that is unknown; nothing direct where it may not learn our address."""
        kinds = self._discreet(self.kinds, resource.jid)
        if resource.features is None:
            return kinds
        return tuple(kind for kind in kinds if METHOD_OF[kind] in resource.features)

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> SiOutgoing:
        """Propose the one file to `offer.peer`. Raises NotConnected, Unsupported."""
        usable = [kind for kind in self._discreet(self.kinds, offer.peer) if kind in kinds]
        if len(offer.files) != 1 or not usable:
            raise Unsupported(offer.peer.full, "a bytestream that stream initiation can name")
        if len(offer.files[0].name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
            raise Unsupported(offer.peer.full, "a name of that length")
        key = (offer.peer.full, offer.id)

        def forget() -> None:
            self._open.outgoing.pop(key, None)

        outgoing = SiOutgoing(self._session, self._carriers, offer, usable, self._open.online, forget)
        outgoing.send()
        self._open.outgoing[key] = outgoing
        if Kind.SOCKS5_PROXY in usable:
            self._carriers.socks5.prepare(offer.peer)
        return outgoing

    def can_ask(self, wish: Wish, features: frozenset[str]) -> bool:
        """It publishes files (XEP-0137), and this one's id is known."""
        return bool(wish.id) and {SIPUB, PROFILE} <= features

    async def ask(self, wish: Wish, device: Jid, _features: frozenset[str]) -> str | Incoming:
        """The id of the stream initiation that comes. Raises as `start_published`."""
        return await start_published(self._session, device, wish, SIPUB)

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Announce the features and take offers; with `kinds`, only over those bytestreams."""
        if kinds:
            self._kinds = tuple(kind for kind in self.kinds if kind in kinds)
        self._on_offer = on_offer
        for feature in (SI_NAMESPACE, PROFILE, FOLDER_FEATURE):
            self._session.discovery.announce(feature)
        for namespace in _stream_methods(self._kinds):
            self._session.discovery.announce(namespace)
        self._session.answer("stream initiation", "iq@type=set/si", self._answer_offer)

    def _discreet(self, kinds: Sequence[Kind], peer: Jid) -> tuple[Kind, ...]:
        """Those that tell `peer` no more of our address than it may know."""
        meet = self._carriers.may_meet(peer)
        return tuple(kind for kind in kinds if meet or kind is not Kind.SOCKS5_DIRECT)

    async def _chosen(self, asked: SiOffer, sender: Jid) -> tuple[str | None, tuple[Kind, ...]]:
        """The stream method for an offer, and the bytestreams it may ride; None where nothing is left."""
        kinds = self._discreet(self._kinds, sender)
        shared = [method for method in _stream_methods(kinds) if method in asked.methods]
        hidden = Kind.SOCKS5_DIRECT in self._kinds and Kind.SOCKS5_DIRECT not in kinds
        # Then only a proxy will do that our side trusts, and the sender only names it where it is its server's too.
        if len(shared) > 1 and hidden and not await self._carriers.socks5.shares_proxy(sender):
            shared.remove(socks5.NAMESPACE)
        return next(iter(shared), None), kinds

    # --- stanzas ------------------------------------------------------------------------------------------------------

    async def _answer_offer(self, iq: Iq) -> Iq:
        sender: Jid = iq["from"]
        try:
            asked = read_offer(iq.xml)
        except BadProfile:
            return bad_profile(iq.reply())  # type: ignore[no-untyped-call]
        except BadInitiation as error:
            raise XMPPError("bad-request", str(error)) from error
        if not sender.resource or self._on_offer is None:
            raise XMPPError("bad-request")
        method, kinds = await self._chosen(asked, sender)
        if method is None:
            return no_valid_streams(iq.reply())  # type: ignore[no-untyped-call]
        key = self._open.admit(sender, asked.sid)

        def forget(digest: Digest | None) -> None:
            self._open.end_incoming(key, digest)

        added = read_extras(file_of(iq.xml))
        incoming = SiIncoming(self._session, self._carriers, Jid(sender.full), asked, added, method, kinds, forget)
        self._open.incoming[key] = incoming
        try:
            self._on_offer(incoming)
        except Exception:
            self._open.incoming.pop(key, None)
            raise
        answer = await incoming.reply()
        reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
        reply.xml.append(answer_element(answer))
        return reply

    async def _answer_checksum(self, iq: Iq) -> None:
        element = iq["si_checksum"]
        key = (iq["from"].full, element["sid"])
        sha256 = element.digests().get("sha-256")
        if sha256 is None:
            raise XMPPError("bad-request")
        incoming = self._open.incoming.get(key)
        if incoming is not None:
            await incoming.checked(Digest("sha-256", sha256))
        else:
            self._open.check_finished(key, Digest("sha-256", sha256))

    async def _answer_cancel(self, iq: Iq) -> None:
        key = (iq["from"].full, iq["si_cancel"]["sid"])
        failure = told_end(iq["si_cancel"]["reason"])
        outgoing, incoming = self._open.outgoing.get(key), self._open.incoming.get(key)
        if outgoing is None and incoming is None:
            raise XMPPError("item-not-found")
        if outgoing is not None:
            outgoing.peer_ended(failure)
        if incoming is not None:
            incoming.peer_ended(failure)


def _stream_methods(kinds: Sequence[Kind]) -> tuple[str, ...]:
    """Stream methods that may be chosen for these kinds, best first."""
    socks5_too = Kind.SOCKS5_DIRECT in kinds or Kind.SOCKS5_PROXY in kinds
    return ((socks5.NAMESPACE,) if socks5_too else ()) + ((inband.NAMESPACE,) if Kind.INBAND in kinds else ())
