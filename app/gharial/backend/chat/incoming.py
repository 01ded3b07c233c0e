"""What a message stanza is to be taken for: live, a carbon (XEP-0280), an archive's (XEP-0313), or nothing to believe.

All decisions of trust about incoming messages are in this file.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from gharial.backend.chat.answers import About
from gharial.backend.chat.letter import CLIENT, MESSAGE, Letter, delay_stamp, read_letter
from gharial.backend.storage.message_rows import Entry
from gharial.model.conversation import Direction
from gharial.model.jid import Jid, bare

log = logging.getLogger(__name__)

_CARBONS = "{urn:xmpp:carbons:2}"
_FORWARDED = "{urn:xmpp:forward:0}forwarded"
_RESULT = "{urn:xmpp:mam:2}result"
_NOTHING = About("")
_IGNORED_KINDS = frozenset({"groupchat", "headline"})


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter with who it is between. `peer` is bare."""

    letter: Letter
    peer: Jid
    direction: Direction
    message: Element
    carbon: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """An envelope on its way into the history. `old`: from an archive's past, not what came while we were away."""

    account: Jid
    envelope: Envelope
    entry: Entry
    old: bool = False


Claims = Callable[[Taken], Awaitable[bool]]
"""Asked of each message with a text: True where something else shows it."""


async def nobody_claims(_taken: Taken) -> bool:
    """Every text is a text."""
    return False


@dataclass(frozen=True, slots=True)
class ArchiveResult:
    """One result of an archive query, still closed."""

    query_id: str
    archive_id: str
    time: datetime | None
    message: Element


class Incoming:
    """Opens the messages that one account receives."""

    def __init__(self, account: Jid, is_blocked: Callable[[Jid, Jid], bool]) -> None:
        self._account = bare(account)
        self._is_blocked = is_blocked

    def archive_result(self, xml: Element, now: datetime) -> ArchiveResult | None:
        """The archive result in a stanza; None where it holds none, or one that our own archive did not send."""
        result = xml.find(_RESULT)
        if result is None:
            return None
        # Without a sender a stanza is our own account's, by our server's word (RFC 6120 §8.1.2.1); Prosody omits it.
        if xml.get("from") is not None and not self._from_ourselves(xml):
            log.warning("an archive result from %s was refused", xml.get("from"))
            return None
        forwarded = result.find(_FORWARDED)
        message = forwarded.find(MESSAGE) if forwarded is not None else None
        if forwarded is None or message is None:
            return None
        return ArchiveResult(
            query_id=result.get("queryid", ""),
            archive_id=result.get("id", ""),
            time=delay_stamp(forwarded, now),
            message=message,
        )

    def open(self, xml: Element, now: datetime) -> Envelope | None:
        """A stanza from the stream; None where there is nothing in it for a conversation."""
        if xml.find(_RESULT) is not None:
            return None
        for name in ("received", "sent"):
            carbon = xml.find(f"{_CARBONS}{name}")
            if carbon is None:
                continue
            # Anybody can send such an element; only our own server makes real ones (XEP-0280 §11).
            if not self._from_ourselves(xml):
                log.warning("a forged carbon from %s was refused", xml.get("from"))
                return None
            inner = carbon.find(f"{_FORWARDED}/{MESSAGE}")
            if inner is None or inner.find(f"{CLIENT}error") is not None:
                return None
            return self._addressed(inner, now, carbon=True, outgoing=name == "sent")
        return self._addressed(xml, now)

    def open_archived(self, result: ArchiveResult, now: datetime) -> Envelope | None:
        """What an archive result holds."""
        if result.message.get("type") == "error":
            return None
        return self._addressed(result.message, now)

    def entry(self, envelope: Envelope, *, trust_ids: bool, archived: ArchiveResult | None = None) -> Entry:
        """An envelope as the history takes it. `trust_ids`: our server sets, and so guards, its stanza ids."""
        letter = envelope.letter
        # What comes back as an error only repeats what we said.
        about = letter.about if letter.error is None else _NOTHING
        archive_id = archived.archive_id if archived is not None else ""
        if not archive_id and trust_ids:
            archive_id = next((id_ for by, id_ in letter.assigned_ids if by == self._account.bare), "")
        time = letter.time
        if archived is not None and archived.time is not None and not letter.delayed:
            time = archived.time
        return Entry(
            peer=envelope.peer,
            direction=envelope.direction,
            time=time,
            body=letter.body if letter.error is None else "",
            stanza_id=letter.stanza_id or letter.origin_id,
            origin_id=letter.origin_id,
            archive_id=archive_id,
            replaces=letter.replaces,
            delayed=letter.delayed,
            markable=letter.markable,
            # Our other devices' receipts say nothing about our own messages.
            delivered=letter.received if envelope.direction is Direction.INCOMING else (),
            displayed=letter.displayed,
            bounced=letter.error,
            reply_id=about.reply_id,
            reply_to=about.reply_to,
            quoted=about.quoted,
            reacts_to=about.reacts_to,
            reactions=about.reactions,
            retracts=about.retracts,
        )

    def _addressed(
        self, xml: Element, now: datetime, *, carbon: bool = False, outgoing: bool | None = None
    ) -> Envelope | None:
        letter = read_letter(xml, now)
        if letter is None or letter.kind in _IGNORED_KINDS or letter.from_room:
            # Rooms have their own rules of who said what; until they are joined here, their messages are nobody's.
            return None
        sender = bare(letter.sender) if letter.sender is not None else self._account
        receiver = bare(letter.receiver) if letter.receiver is not None else self._account
        ours = sender == self._account
        if outgoing is not None and outgoing is not ours and receiver != sender:
            return None
        peer, direction = (receiver, Direction.OUTGOING) if ours else (sender, Direction.INCOMING)
        if not ours and letter.error is None and self._is_blocked(self._account, peer):
            return None
        return Envelope(letter, peer, direction, xml, carbon)

    def _from_ourselves(self, xml: Element) -> bool:
        return xml.get("from") == self._account.bare
