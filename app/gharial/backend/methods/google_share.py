"""`GoogleShare`: files as Google Talk shared them (share-v1): its own sessions, PseudoTCP over UDP, HTTP inside."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.jingle.google_session import GoogleSession, SessionUser
from gharial.backend.jingle.google_sessions import GoogleSessions
from gharial.backend.methods.google_delivery import ShareDelivery
from gharial.backend.methods.google_incoming import ShareIncoming, facts
from gharial.backend.methods.google_outgoing import ShareOutgoing
from gharial.backend.methods.google_reception import ShareReception
from gharial.backend.methods.interface import Incoming
from gharial.backend.stanzas.google_share import (
    EXT,
    FEATURES,
    LONGEST_NAME,
    P2P,
    SESSION_FEATURE,
    BadSession,
    Item,
    SessionStanza,
    can_be_shown,
    read_share,
)
from gharial.backend.stanzas.offer_extras import FOLDER_FEATURE, extras, read_extras
from gharial.backend.stanzas.share_extras import read_resume, read_trees
from gharial.backend.stanzas.stream_initiation import sendable
from gharial.backend.wire.google_http import LONGEST_PREVIEW_SIDE
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Failure, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Group, Kind, Offer

log = logging.getLogger(__name__)

GATHER_S = 0.15
"""Files of a group that are offered within this time go into one share."""
MOST_ASKED = 8
"""Files of one share about which a person is asked at a time."""


class GoogleShare:
    """Fulfils `Method`."""

    name = "share"
    leaves_copy_on_server = False
    resumes = True
    picture_side = LONGEST_PREVIEW_SIDE
    kinds = (Kind.P2P,)
    features = frozenset({SESSION_FEATURE, P2P, *FEATURES})

    def __init__(self, session: AccountSession, carriers: Carriers) -> None:
        self._session = session
        self._carriers = carriers
        self._sessions = GoogleSessions(session)
        self._on_offer: Callable[[Incoming], None] | None = None
        self._running: set[ShareDelivery | ShareReception] = set()
        self._gathering: dict[tuple[str, str], ShareDelivery] = {}

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """One at a time, to a client that shows it by its presence or says so."""
        if len(files) != 1:
            return Unsupported(resource.jid.full, "several files in one offer")
        if not FEATURES & (resource.features or frozenset()) or not self.kinds_for(resource):
            return Unsupported(resource.jid.full, EXT)
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """The one there is; none for those who must not learn our address, where there is no relay."""
        return self.kinds if self._may_reach(resource.jid) else ()

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> ShareOutgoing:
        """Propose the file, together with others of its group. Raises NotConnected, Unsupported."""
        if len(offer.files) != 1 or Kind.P2P not in kinds or not self._may_reach(offer.peer):
            raise Unsupported(offer.peer.full, EXT)
        file = offer.files[0]
        name = sendable(file.name)
        if len(name) > LONGEST_NAME or not name:
            raise Unsupported(offer.peer.full, "a name of that length")
        self._session.require_online()
        delivery = self._delivery(offer, name)
        # A folder's own stream is a little longer than the files in it: as a limit that will do.
        meets = self._carriers.may_meet(offer.peer)
        image = file.pixels if meets and file.picture is not None and can_be_shown(file.pixels) else None
        ours = self._is_ours(offer.peer)
        goods = delivery.add(
            Item(name, file.size, file.is_folder, image),
            file.date if ours else None,
            file.picture if image else None,
            (file, offer.preview) if ours and file.is_folder else None,
        )
        return ShareOutgoing(delivery, goods, file)

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Announce it and take offers, unless `kinds` leave it out."""
        if kinds and Kind.P2P not in kinds:
            return
        self._on_offer = on_offer
        self._session.discovery.announce_bundle(EXT, FEATURES)
        self._session.discovery.announce(SESSION_FEATURE)
        self._session.discovery.announce(P2P)
        self._sessions.serve(self._take)

    # --- ours ---------------------------------------------------------------------------------------------------------

    def _delivery(self, offer: Offer, name: str) -> ShareDelivery:
        """The share that the group's files are being gathered for, or a new one."""
        key = (offer.peer.full, "" if offer.group is None else offer.group.id)
        if key[1] and (found := self._gathering.get(key)) is not None and name not in found.goods:
            return found
        session = self._sessions.open(offer.peer)

        def forget() -> None:
            self._running.discard(delivery)
            if self._gathering.get(key) is delivery:
                del self._gathering[key]

        def send() -> None:
            if self._gathering.get(key) is delivery:
                del self._gathering[key]
            if any(not goods.over for goods in delivery.goods.values()):
                delivery.send()

        delivery = ShareDelivery(session, self._carriers.p2p, forget, self._carriers.pictures)
        if offer.group is not None and self._is_ours(offer.peer):
            # A group may take several shares; between ourselves one yes is for all.
            delivery.extras = extras(FileInfo("", 0), offer.group)
        session.user = delivery
        self._running.add(delivery)
        loop = asyncio.get_running_loop()
        if key[1]:
            self._gathering[key] = delivery
            loop.call_later(GATHER_S, send)
        else:
            loop.call_soon(send)
        return delivery

    def _may_reach(self, peer: Jid) -> bool:
        """Directly, or by a relay that hides us."""
        return self._carriers.may_meet(peer) or self._carriers.p2p.hides()

    def _is_ours(self, peer: Jid) -> bool:
        """It understands what we add."""
        return FOLDER_FEATURE in (self._session.discovery.known_features(peer) or ())

    # --- theirs -------------------------------------------------------------------------------------------------------

    def _take(self, session: GoogleSession, stanza: SessionStanza) -> SessionUser | None:
        on_offer = self._on_offer
        if on_offer is None or stanza.description is None or not self._may_reach(session.peer):
            return None
        share = read_share(stanza.description)
        if not share.items:
            raise BadSession("an empty manifest")

        def forget() -> None:
            self._running.discard(reception)

        def may_show(asked: bool) -> bool:
            # It opens a connection: by itself only where the user wants that for everybody in the roster.
            return self._carriers.may_meet(session.peer) and (asked or self._carriers.settings().pictures_before_answer)

        reception = ShareReception(session, self._carriers.p2p, share, may_show, forget)
        self._running.add(reception)
        group = read_extras(stanza.description).group
        if group is None and len(share.items) > 1:
            group = Group(session.sid, len(share.items), sum(item.size or 0 for item in share.items))
        dates, trees = read_resume(stanza.description), read_trees(stanza.description)
        account = self._session.account
        facts_of = {item.name: facts(item, dates.get(item.name), trees.get(item.name)) for item in share.items}
        together = tuple(facts_of.values()) if len(share.items) > 1 else ()
        waiting = deque(
            ShareIncoming(reception, item, facts_of[item.name], account, group, together, trees) for item in share.items
        )
        reception.on_decided = lambda: hand_out(1)

        def hand_out(count: int) -> None:
            for _ in range(min(count, len(waiting))):
                if reception.ending.failure is None:
                    on_offer(waiting.popleft())

        # The offer is answered first.
        asyncio.get_running_loop().call_soon(hand_out, MOST_ASKED)
        return reception
