"""`HttpUpload`: files put on our server, their links sent in messages (XEP-0363); links in messages taken as offers."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.sealed_stream import can_open
from gharial.backend.methods.http_upload_incoming import LinkIncoming
from gharial.backend.methods.http_upload_outgoing import UploadOutgoing
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.shared_links import SharedLink
from gharial.backend.stanzas.http_upload import MESSAGE_PURPOSE, NAMESPACE, largest_file
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Resource
from gharial.model.failures import Failure, TooLarge, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, FileInfo, Kind, Offer
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

DISCO_S = 10.0
MOST_LINKS = 500
"""Links that may wait or be fetched; the rest stays text."""
MOST_OF_STRANGERS = 20
MOST_FAILED = 100
"""Links that could not be fetched and are kept for another try by hand; of older ones the message stays."""
_DISCO_ITEMS = "http://jabber.org/protocol/disco#items"
_DISCO_INFO = "http://jabber.org/protocol/disco#info"
_MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class UploadService:
    """Our server's. `limit` in bytes, None where it names none; `purposes`: it wants to know what an upload is for."""

    jid: Jid
    limit: int | None
    purposes: bool


class HttpUpload:
    """Fulfils `Method`. The receiver needs nothing for it and need not be online: it gets a message."""

    name = "upload"
    leaves_copy_on_server = True
    resumes = True
    kinds = (Kind.HTTP,)
    features: frozenset[str] = frozenset()

    def __init__(self, session: AccountSession, carriers: Carriers) -> None:
        self._session = session
        self._carriers = carriers
        self._on_offer: Callable[[Incoming], None] | None = None
        self._looking: asyncio.Task[UploadService | None] | None = None
        self._links: dict[str, LinkIncoming] = {}
        """Those that wait or are fetched."""
        self._failed: dict[str, LinkIncoming] = {}
        """Oldest first; they wait for nobody but a person who tries again."""
        self.on_message_sent: Callable[[Jid, str], None] = lambda _peer, _stanza_id: None
        """Told of each message that this method sends, before it leaves: (peer, stanza id)."""
        session.when_online(self._came_online)

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """One file. What the service allows shows when it is asked; to the receiver nothing matters."""
        if len(files) != 1 or files[0].is_folder:
            return Unsupported(resource.jid.full, "several files in one upload")
        if files[0].size == 0:
            # Servers refuse a slot for nothing (XEP-0363 §4).
            return Unsupported(resource.jid.full, "an upload of no bytes")
        if self._has_none():
            return Unsupported(self._session.account.domain, NAMESPACE)
        service = self._known_service()
        if service is not None and service.limit is not None and files[0].size > service.limit:
            return TooLarge(files[0].size, service.limit)
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """HTTP, whatever the resource can."""
        return self.kinds

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> UploadOutgoing:
        """Find the service and see that the file is not too large for it. Nothing of the file is read.

        Raises Unsupported, TooLarge, NotConnected.
        """
        if len(offer.files) != 1 or Kind.HTTP not in kinds:
            raise Unsupported(offer.peer.full, NAMESPACE)
        self._session.require_online()
        service = await self.service()
        if service is None:
            raise Unsupported(self._session.account.domain, NAMESPACE)
        size = offer.files[0].size
        if service.limit is not None and size > service.limit:
            raise TooLarge(size, service.limit)
        return UploadOutgoing(
            self._session, self._carriers, offer, service.jid, purpose=service.purposes, sent=self.on_message_sent
        )

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Take links from now on; with `kinds`, only if HTTP is among them."""
        if not kinds or Kind.HTTP in kinds:
            self._on_offer = on_offer

    async def service(self) -> UploadService | None:
        """Our server's upload service; None where it has none. Raises NotConnected."""
        if self._looking is None or (self._looking.done() and not _useful(self._looking)):
            self._looking = asyncio.create_task(self._look())
        return await asyncio.shield(self._looking)

    # --- links in messages --------------------------------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        """Links are taken as offers."""
        return self._on_offer is not None

    def take(
        self,
        key: str,
        peer: Jid,
        shared: SharedLink,
        time: datetime,
        *,
        known: bool,
        quiet: bool,
        ended: Callable[[bool], None],
    ) -> bool:
        """A message of `peer` was a link: make it an offer; False where it should stay text.

        `key` names it, so that it is taken once; `known`: the peer is in the roster, and may lead us into the local
        network. `ended` hears once that it is over: True where nothing is left to do with it.
        """
        if key in self._links or key in self._failed:
            return True
        of_strangers = 0 if known else sum(1 for one in self._links.values() if not one.known)
        full = len(self._links) >= MOST_LINKS or of_strangers >= MOST_OF_STRANGERS
        sealed = shared.seal is not None and not can_open()
        if self._on_offer is None or full or sealed or self._carriers.http.closed:
            return False
        link = shared.link
        file = shared.file or FileInfo("", UNKNOWN_SIZE)
        named = FileInfo(file.name or link.name, file.size, file.digest, file.media_type, file.date, file.description)
        who = peer if peer.resource else Jid(f"{peer.bare}/{link.host}")
        offer = Offer(
            uuid.uuid5(uuid.NAMESPACE_URL, f"{key} {link.text}").hex,
            self._session.account,
            who,
            self.name,
            (named,),
            time,
            quiet=quiet,
            host=link.label,
            lasting=True,
        )

        def over(settled: bool) -> None:
            found = self._links.pop(key, None) or self._failed.pop(key, None)
            if not settled and found is not None and not found.is_gone:
                self._failed[key] = found
                while len(self._failed) > MOST_FAILED:
                    self._failed.pop(next(iter(self._failed)))
            ended(settled)

        incoming = LinkIncoming(
            self._carriers, offer, link, known=known, ended=over, again=self._offer_again, seal=shared.seal
        )
        self._links[key] = incoming
        self._on_offer(incoming)
        return True

    def fetch_again(self, offer_id: str) -> bool:
        """Offer a link anew whose fetching broke or failed; False where it is none of ours, or gone from its server."""
        for key, one in (*self._links.items(), *self._failed.items()):
            if one.offer.id == offer_id:
                self._failed.pop(key, None)
                self._links[key] = one
                return one.fetch_again()
        return False

    def _offer_again(self, incoming: LinkIncoming) -> None:
        if self._on_offer is not None and not self._carriers.http.closed:
            self._on_offer(incoming)

    # --- the service --------------------------------------------------------------------------------------------------

    def _came_online(self, resumed: bool) -> None:
        if not resumed:
            if self._looking is not None:
                self._looking.cancel()
            self._looking = asyncio.create_task(self._look())
            self._looking.add_done_callback(_log_outcome)

    def _has_none(self) -> bool:
        """The server was asked, and has no such service."""
        looking = self._looking
        done = looking is not None and looking.done() and not looking.cancelled() and looking.exception() is None
        return done and self._known_service() is None

    def _known_service(self) -> UploadService | None:
        looking = self._looking
        if looking is None or not looking.done() or looking.cancelled() or looking.exception() is not None:
            return None
        return looking.result()

    async def _look(self) -> UploadService | None:
        domain = self._session.account.domain
        iq: Iq = self._session.client.make_iq_get(ito=Jid(domain))
        iq.enable("disco_items")
        answer = await self._session.request(iq, DISCO_S)
        items = [one.get("jid", "") for one in answer.xml.iter(f"{{{_DISCO_ITEMS}}}item")]
        # A server may do it itself, and its own answer costs nothing to hear.
        found = await asyncio.gather(
            *(self._ask(name) for name in dict.fromkeys((*items[:_MOST_ITEMS], domain))), return_exceptions=True
        )
        services = [one for one in found if isinstance(one, UploadService)]
        # The one that takes most, where there are several.
        return max(services, key=lambda one: float("inf") if one.limit is None else one.limit, default=None)

    async def _ask(self, name: str) -> UploadService | None:
        iq: Iq = self._session.client.make_iq_get(ito=Jid(name))
        iq.enable("disco_info")
        answer = await self._session.request(iq, DISCO_S)
        features = {one.get("var", "") for one in answer.xml.iter(f"{{{_DISCO_INFO}}}feature")}
        if NAMESPACE not in features:
            return None
        return UploadService(Jid(name), largest_file(answer.xml), MESSAGE_PURPOSE in features)


def _useful(looking: "asyncio.Task[UploadService | None]") -> bool:
    return not looking.cancelled() and looking.exception() is None and looking.result() is not None


def _log_outcome(looking: "asyncio.Task[UploadService | None]") -> None:
    if not looking.cancelled() and (error := looking.exception()) is not None:
        log.info("the upload service was not found: %r", error)
