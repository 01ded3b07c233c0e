"""`JingleProposals`: files proposed to all devices of a person, by us and by others, before the session (XEP-0353)."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from gharial.backend.jingle.invitation import Invitation
from gharial.backend.jingle.message_initiation import MessageInitiation
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_fork import JingleFork
from gharial.backend.methods.jingle_incoming import JingleIncoming, offered_file
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.backend.methods.jingle_proposed import JingleProposed
from gharial.backend.stanzas.jingle import Reason
from gharial.backend.stanzas.jingle_file import NAMESPACE, BadFile, read_description
from gharial.backend.stanzas.offer_extras import read_extras
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.transfer import Offer

log = logging.getLogger(__name__)

_MOST_CANCELLED = 64


class JingleProposals:
    """One for each session. `sees_us` tells whether somebody may see our presence."""

    def __init__(self, session: AccountSession, sees_us: Callable[[Jid], bool], bits: BitsOfBinary) -> None:
        self._sees_us = sees_us
        self._bits = bits
        self._session = session
        self._initiation = MessageInitiation(session, sees_us)
        self._open: dict[tuple[str, str], JingleProposed] = {}
        """By the full address of who proposed, and the id."""
        self._cancelled: dict[tuple[str, str], None] = {}

    def listen(self, on_offer: Callable[[Incoming], None]) -> None:
        """Take proposals of files and announce that."""
        self._initiation.serve(NAMESPACE, lambda invitation: self._take(invitation, on_offer))

    def offer(
        self,
        person: Jid,
        sid: str,
        description: Element,
        begin: Callable[[Jid], Awaitable[JingleOutgoing]],
        forget: Callable[[], None],
    ) -> JingleFork:
        """Propose a file to `person` (bare); `forget` is told of its end. Raises NotConnected."""
        return JingleFork(self._initiation.propose(person, sid, (description,)), begin, forget)

    def begin(self, session: JingleIncoming) -> bool | Reason:
        """A session came. True: it was proposed, and whoever has that offer has it; False: it is an offer of its own.

        Else the reason to end it: our user wants it no more, or it is not what was proposed.
        """
        key = (session.peer.full, session.offer.id)
        if key in self._cancelled:
            return Reason.DECLINE
        proposed = self._open.get(key)
        if proposed is None:
            return False
        return True if proposed.begin(session) else Reason.INCOMPATIBLE_PARAMETERS

    def _take(self, invitation: Invitation, on_offer: Callable[[Incoming], None]) -> None:
        # What several files of one proposal would be is said by no client there is.
        description = invitation.descriptions[0]
        try:
            file = read_description(description)
        except BadFile as error:
            log.info("a proposal of %s makes no sense: %s", invitation.sender, error)
            invitation.drop()
            return
        if len(invitation.descriptions) != 1 or not file.name or file.size is None:
            invitation.drop()
            return
        added = read_extras(description)
        offer = Offer(
            invitation.sid,
            self._session.account,
            invitation.sender,
            "jingle",
            (offered_file(file, added),),
            datetime.now(UTC),
            added.group,
            added.preview,
        )

        async def picture() -> bytes | None:
            if file.thumbnail is None or not self._sees_us(invitation.sender):
                return None
            return await self._bits.fetch(invitation.sender, file.thumbnail.cid)

        key = (invitation.sender.full, invitation.sid)
        proposed = self._open[key] = JingleProposed(invitation, offer, lambda: self._forget(key, proposed), picture)
        on_offer(proposed)

    def _forget(self, key: tuple[str, str], proposed: JingleProposed) -> None:
        if proposed.cancelled:
            # Its session may be on its way.
            self._cancelled[key] = None
            while len(self._cancelled) > _MOST_CANCELLED:
                del self._cancelled[next(iter(self._cancelled))]
        if self._open.get(key) is proposed:
            del self._open[key]
