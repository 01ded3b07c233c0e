"""`JingleFile`: files offered in Jingle sessions (XEP-0166, XEP-0234)."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.jingle.dispatcher import Jingle
from gharial.backend.jingle.security import security_of
from gharial.backend.jingle.session import Application, JingleSession
from gharial.backend.jingle.transports import KINDS, TRANSPORTS, kinds_by_features, may_be_replaced
from gharial.backend.methods.interface import Forked, Incoming, Wish
from gharial.backend.methods.jingle_asking import JingleRequested
from gharial.backend.methods.jingle_contents import SessionShare, SharedSession
from gharial.backend.methods.jingle_ending import OWN
from gharial.backend.methods.jingle_incoming import JingleIncoming, offered_file, usable_type
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.backend.methods.jingle_proposals import JingleProposals
from gharial.backend.methods.jingle_request import FileRequest
from gharial.backend.methods.published_file import start_published
from gharial.backend.stanzas import hashes
from gharial.backend.stanzas.bits_of_binary import LARGEST
from gharial.backend.stanzas.bits_of_binary import NAMESPACE as BITS
from gharial.backend.stanzas.file_list import read_published
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle import Content, JingleStanza, Reason, Role, Senders, namespace_of
from gharial.backend.stanzas.jingle_file import (
    LONGEST_NAME,
    NAMESPACE,
    BadFile,
    JingleFile,
    Range,
    description_element,
    read_description,
)
from gharial.backend.stanzas.jingle_message import NAMESPACE as MESSAGES
from gharial.backend.stanzas.offer_extras import FOLDER_FEATURE, Extras, extras
from gharial.backend.stanzas.publication import JINGLEPUB
from gharial.backend.stanzas.thumbnails import Thumbnail
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Failure, NotSecured, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Group, Kind, Offer

log = logging.getLogger(__name__)

_HIDING = frozenset({Kind.INBAND, Kind.SOCKS5_PROXY})
"""What tells a peer nothing of our address."""


class JingleFiles:
    """Fulfils `Method`."""

    name = "jingle"
    leaves_copy_on_server = False
    resumes = True
    kinds = KINDS
    picture_side = 128
    """XEP-0264 §4."""
    features = frozenset(
        {
            JINGLE,
            NAMESPACE,
            MESSAGES,
            OWN,
            BITS,
            *hashes.FEATURES,
            *(feature for one in TRANSPORTS for feature in one.features),
        }
    )

    def __init__(self, session: AccountSession, carriers: Carriers) -> None:
        self._session = session
        self._carriers = carriers
        self._jingle = Jingle(session)
        self._bits = BitsOfBinary(session)
        self._proposals = JingleProposals(session, lambda peer: carriers.sees_us(peer), self._bits)
        self._kinds: tuple[Kind, ...] = self.kinds
        self._on_offer: Callable[[Incoming], None] | None = None
        self._running: set[JingleOutgoing | JingleIncoming] = set()
        """`JingleRequested` too."""
        self._online = asyncio.Event()
        if session.online:
            self._online.set()
        session.when_online(lambda resumed: self._online.set())
        session.when_offline(self._online.clear)
        # Also who only sends confirms what came.
        session.discovery.announce(OWN)

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """One file at a time, to a client that has file transfer and a transport of ours."""
        if len(files) != 1:
            return Unsupported(resource.jid.full, "several files in one offer")
        if resource.features is None or not {JINGLE, NAMESPACE} <= resource.features:
            return Unsupported(resource.jid.full, NAMESPACE)
        if files[0].is_folder and FOLDER_FEATURE not in resource.features:
            return Unsupported(resource.jid.full, FOLDER_FEATURE)
        if not self.kinds_for(resource):
            return Unsupported(resource.jid.full, "a transport")
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """What it announced; to whom our address is nothing, what does not tell it."""
        return kinds_by_features(resource.features or frozenset(), self._discreet(self.kinds, resource.jid))

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> JingleOutgoing:
        """Propose the one file to `offer.peer`. Raises NotConnected, Unsupported, PeerGone, TimedOut."""
        thumbnail = self._show(offer)
        try:
            return self._begin(
                offer, offer.peer, kinds, self._described(offer, thumbnail), self._hiding(offer, thumbnail)
            )
        except Failure:
            self._hiding(offer, thumbnail)()
            raise

    def forks(self, files: Sequence[FileInfo], resource: Resource) -> bool:
        """It takes files, and hears of proposals of them: others announce the same for calls alone (XEP-0353 §2)."""
        hears = resource.features is not None and {MESSAGES, OWN} <= resource.features
        return hears and self.misfit(files, resource) is None

    async def offer_to_all(self, offer: Offer, kinds: Sequence[Kind]) -> Forked:
        """Propose the one file to all devices of `offer.peer`. Raises NotConnected, Unsupported."""
        thumbnail = self._show(offer)
        description, hide = self._described(offer, thumbnail), self._hiding(offer, thumbnail)

        async def begin(device: Jid) -> JingleOutgoing:
            features = await self._features_of(device)
            fit = kinds_by_features(features, kinds) if features is not None else tuple(kinds)
            return self._begin(offer, device, fit or kinds, description, lambda: None)

        try:
            return self._proposals.offer(offer.peer, offer.id, description, begin, hide)
        except Failure:
            hide()
            raise

    async def _features_of(self, device: Jid) -> frozenset[str] | None:
        try:
            return await self._session.discovery.features(device)
        except Failure:
            return None  # it said yes to a file all the same

    def _show(self, offer: Offer) -> Thumbnail | None:
        """Let whoever gets the offer ask for a small picture of its file, where there is one."""
        shown = offer.files[0].picture if len(offer.files) == 1 else None
        if shown is None or len(shown.data) > LARGEST:
            return None
        cid = self._bits.show(offer.peer, shown.data, shown.media_type)
        return Thumbnail(cid, shown.media_type, shown.width, shown.height)

    def _hiding(self, offer: Offer, thumbnail: Thumbnail | None) -> Callable[[], None]:
        return lambda: None if thumbnail is None else self._bits.hide(offer.peer, thumbnail.cid)

    def _described(self, offer: Offer, thumbnail: Thumbnail | None) -> Element:
        """The description of the one file. Raises Unsupported."""
        if len(offer.files) != 1:
            raise Unsupported(offer.peer.full, "several files in one offer")
        file = offer.files[0]
        if len(file.name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
            raise Unsupported(offer.peer.full, "a name of that length")
        digests = () if file.digest is None else (file.digest,)
        told = JingleFile(
            file.name,
            file.size,
            file.media_type,
            file.date,
            file.description,
            digests,
            () if digests else ("sha-256",),
            Range(),
            thumbnail,
        )
        return description_element(told, tuple(extras(file, offer.group, offer.preview)))

    def _begin(
        self, offer: Offer, device: Jid, kinds: Sequence[Kind], description: Element, ended: Callable[[], None]
    ) -> JingleOutgoing:
        """Begin the session with `device`. Raises NotConnected, Unsupported."""
        usable = [kind for kind in self._discreet(self.kinds, device) if kind in kinds]
        if not usable:
            raise Unsupported(device.full, "a transport for Jingle file transfer")
        content = Content(Role.INITIATOR, "file", Senders.INITIATOR, description)
        session = self._jingle.session(device, sid=offer.id)

        def forget() -> None:
            self._running.discard(outgoing)
            ended()

        outgoing = JingleOutgoing(
            self._session, self._carriers, session, content, usable, offer.files[0].size, self._online, forget
        )
        session.application = outgoing
        self._running.add(outgoing)
        outgoing.send(usable[0])
        return outgoing

    def can_ask(self, wish: Wish, features: frozenset[str]) -> bool:
        """It has file transfer, and a transport of ours."""
        return {JINGLE, NAMESPACE} <= features and bool(kinds_by_features(features, self._kinds))

    async def ask(self, wish: Wish, device: Jid, features: frozenset[str]) -> str | Incoming:
        """Ask in a session of ours (XEP-0234 §6), or by what is published (XEP-0358) where that is spoken.

        Gharial promises an offer, and is told no address before that. Raises NotPublished, Declined, PeerGone,
        Unsupported, TimedOut, NoAnswer, NotConnected.
        """
        if OWN in features:
            return await self._requested(wish, device, (Kind.INBAND,)).promised()
        if wish.id and JINGLEPUB in features:
            try:
                return await start_published(self._session, device, wish, JINGLEPUB)
            except Unsupported as failure:
                log.info("%s names %s and does not know it: %r", device, JINGLEPUB, failure)
        kinds = kinds_by_features(features, self._discreet(self._kinds, device))
        if not kinds:
            raise Unsupported(device.full, "a transport for Jingle file transfer")
        return self._requested(wish, device, kinds)

    def _requested(self, wish: Wish, device: Jid, kinds: Sequence[Kind]) -> JingleRequested:
        def forget() -> None:
            self._running.discard(requested)

        self._session.require_online()
        session = self._jingle.session(device)
        requested = JingleRequested(
            self._session, self._carriers, session, wish, kinds, self._online, forget, self._bits
        )
        session.application = requested
        self._running.add(requested)
        return requested

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Announce the features and take offers; with `kinds`, only over those bytestreams."""
        self._on_offer = on_offer
        if kinds:
            self._kinds = tuple(kind for kind in self.kinds if kind in kinds)
        for one in TRANSPORTS:
            if set(one.kinds) & set(self._kinds):
                for feature in one.features:
                    self._session.discovery.announce(feature)
        for feature in (FOLDER_FEATURE, *hashes.FEATURES):
            self._session.discovery.announce(feature)
        self._jingle.serve(NAMESPACE, self._take)
        self._proposals.listen(on_offer)
        self._bits.announce()

    def _discreet(self, kinds: Sequence[Kind], peer: Jid) -> tuple[Kind, ...]:
        hiding = _HIDING | ({Kind.ICE} if self._carriers.ice.hides() else set())
        wanted = kinds if self._carriers.settings().raw_udp else [kind for kind in kinds if kind is not Kind.RAW_UDP]
        return tuple(kind for kind in wanted if kind in hiding or self._carriers.may_meet(peer))

    def _take(self, session: JingleSession, stanza: JingleStanza) -> Application | Reason:
        """One file, or several of which each is decided on for itself."""
        on_offer = self._on_offer
        if on_offer is None:
            return Reason.DECLINE
        if (wish := self._wish(stanza)) is not None:
            # Only what was published is given to who asks (XEP-0234 §10, security 35).
            return FileRequest(session, self._carriers.wanted(session.peer, wish))
        read = [(content, self._read(session, content)) for content in stanza.contents]
        usable = [(content, file) for content, file in read if isinstance(file, JingleFile)]
        if not usable:
            return next(reason for _content, reason in read if isinstance(reason, Reason))
        if len(read) == 1:
            content, file = usable[0]
            incoming = self._incoming(session, content, file)
            session.application = incoming
            proposed = self._proposals.begin(incoming)
            if isinstance(proposed, Reason):
                incoming.close()
                return proposed
            if not proposed:
                on_offer(incoming)
            return incoming
        shared = SharedSession(session)
        group = Group(f"{session.sid}@{session.peer.full}"[:128], len(usable), sum(one.size or 0 for _, one in usable))
        for content, file in usable:
            share = shared.share(content)
            share.application = self._incoming(share, content, file, group)
        arriving = [one.application for one in shared.shares.values() if isinstance(one.application, JingleIncoming)]
        together = tuple(one.offer.files[0] for one in arriving) if len(arriving) > 1 else ()
        for content, reason in read:
            if isinstance(reason, Reason):
                shared.refuse(content, reason)
        session.application = shared
        for each in arriving:
            each.offer = replace(each.offer, companions=together)
        for each in arriving:
            on_offer(each)
        return shared

    def _wish(self, stanza: JingleStanza) -> Wish | None:
        """The one file that the peer wants to be sent; None for an offer."""
        content = stanza.contents[0]
        if len(stanza.contents) != 1 or content.senders is not Senders.RESPONDER or content.security is not None:
            return None
        if namespace_of(content.description) != NAMESPACE or content.description is None:
            return None
        try:
            file = read_description(content.description)
        except BadFile:
            return None
        return Wish(read_published(content.description), offered_file(file, Extras()))

    def _read(self, session: JingleSession, content: Content) -> JingleFile | Reason:
        """The file of a content, or why it cannot be taken."""
        if namespace_of(content.description) != NAMESPACE or content.description is None:
            return Reason.UNSUPPORTED_APPLICATIONS
        try:
            security_of(content, session.peer)
        except NotSecured:
            # Whoever asks for an encrypted transport does not get a plain one (XEP-0391 §3, security 34).
            return Reason.SECURITY_ERROR
        try:
            file = read_description(content.description)
        except BadFile as error:
            log.info("an offer of %s makes no sense: %s", session.peer, error)
            return Reason.INCOMPATIBLE_PARAMETERS
        # Left out, it means that both send, which no file does: such a client means that it sends itself.
        # Who wants to be sent one has a session of its own for that, as its first content.
        if content.senders not in (None, Senders.BOTH, Senders.INITIATOR) or not file.name:
            return Reason.DECLINE
        kinds = self._discreet(self._kinds, session.peer)
        if usable_type(content.transport, kinds) is None and not (
            Kind.INBAND in kinds and may_be_replaced(content.transport)
        ):
            return Reason.UNSUPPORTED_TRANSPORTS
        return file

    def _incoming(
        self, session: SessionShare, content: Content, file: JingleFile, group: Group | None = None
    ) -> JingleIncoming:
        def forget() -> None:
            self._running.discard(incoming)

        kinds = self._discreet(self._kinds, session.peer)
        incoming = JingleIncoming(
            self._session, self._carriers, session, content, kinds, file, self._online, forget, self._bits, group
        )
        incoming.security = security_of(content, session.peer)
        self._running.add(incoming)
        return incoming
