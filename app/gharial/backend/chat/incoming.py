"""What a message stanza is to be taken for: live, a carbon (XEP-0280), an archive's (XEP-0313), or nothing to believe.

All decisions of trust about incoming messages are in this file.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

from gharial.backend.chat.answers import About, Moderated, read_tombstone
from gharial.backend.chat.archive_result import FORWARDED, RESULT, ArchiveResult, read_result
from gharial.backend.chat.letter import CLIENT, MESSAGE, Letter, read_letter, speakable
from gharial.backend.chat.voices import NoRooms, Voice, Voices
from gharial.backend.storage.message_rows import Entry
from gharial.model.conversation import ConversationKind, Direction, Moderation
from gharial.model.jid import Jid, bare
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

_CARBONS = "{urn:xmpp:carbons:2}"
_DIRECT_INVITATION = "{jabber:x:conference}x"
_NOTHING = About("")


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter with who it is between. `peer` is bare."""

    letter: Letter
    peer: Jid
    direction: Direction
    message: Element
    carbon: bool = False
    voice: Voice | None = None
    """Set for what is said in a room; `peer` may then be room/nick."""


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


class Incoming:
    """Opens the messages that one account receives."""

    def __init__(
        self, account: Jid, is_blocked: Callable[[Jid, Jid], bool], voices: Callable[[], Voices] = NoRooms
    ) -> None:
        self._account = bare(account)
        self._is_blocked = is_blocked
        self._voices = voices

    def archive_result(self, xml: Element, now: datetime) -> ArchiveResult | None:
        """The archive result in a stanza; None where it holds none, or one that our own archive did not send."""
        if xml.find(RESULT) is None:
            return None
        # Without a sender a stanza is our own account's, by our server's word (RFC 6120 §8.1.2.1); Prosody omits it.
        if xml.get("from") is not None and not self._from_ourselves(xml):
            log.warning("an archive result from %s was refused", xml.get("from"))
            return None
        return read_result(xml, now)

    def open(self, xml: Element, now: datetime) -> Envelope | None:
        """A stanza from the stream; None where there is nothing in it for a conversation."""
        if xml.find(RESULT) is not None:
            return None
        for name in ("received", "sent"):
            carbon = xml.find(f"{_CARBONS}{name}")
            if carbon is None:
                continue
            # Anybody can send such an element; only our own server makes real ones (XEP-0280 §11).
            if not self._from_ourselves(xml):
                log.warning("a forged carbon from %s was refused", xml.get("from"))
                return None
            inner = carbon.find(f"{FORWARDED}/{MESSAGE}")
            if inner is None or inner.find(f"{CLIENT}error") is not None:
                return None
            return self._addressed(inner, now, carbon=True, outgoing=name == "sent")
        return self._addressed(xml, now)

    def open_archived(self, result: ArchiveResult, now: datetime, room: Jid | None = None) -> Envelope | None:
        """What an archive result holds: of our own archive, or of that of a `room`."""
        if result.message.get("type") == "error":
            return None
        if room is None:
            return self._addressed(result.message, now, carbon=True, archived=True)
        letter = read_letter(result.message, now)
        # A room's archive speaks for nobody else.
        if letter is None or letter.sender is None or letter.kind != "groupchat" or bare(letter.sender) != bare(room):
            return None
        return self._said(letter, result.message, ours=False, archived=result.archive_id)

    def entry(self, envelope: Envelope, *, trust_ids: bool, archived: ArchiveResult | None = None) -> Entry:
        """An envelope as the history takes it. `trust_ids`: our server sets, and so guards, its stanza ids."""
        letter = envelope.letter
        # What comes back as an error only repeats what we said.
        about = letter.about if letter.error is None else _NOTHING
        voice = envelope.voice
        archive_id = archived.archive_id if archived is not None else ""
        if voice is not None:
            archive_id = archive_id if voice.in_room and archived is not None else voice.archive_id
        elif not archive_id and trust_ids:
            archive_id = next((id_ for by, id_ in letter.assigned_ids if by == self._account.bare), "")
        time = letter.time
        if archived is not None and archived.time is not None and not letter.delayed:
            time = archived.time
        entry = Entry(
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
            # A moderator's doing is the room's to say, and nobody else's (XEP-0425 §5).
            retracts=about.retracts if about.moderated is None else "",
        )
        if voice is not None:
            entry = _in_a_room(entry, voice, about)
        return entry if archived is None else _buried(entry, archived, voice)

    def _addressed(
        self,
        xml: Element,
        now: datetime,
        *,
        carbon: bool = False,
        outgoing: bool | None = None,
        archived: bool = False,
    ) -> Envelope | None:
        letter = read_letter(xml, now)
        if letter is None or letter.kind == "headline":
            return None
        sender = bare(letter.sender) if letter.sender is not None else self._account
        receiver = bare(letter.receiver) if letter.receiver is not None else self._account
        ours = sender == self._account
        if outgoing is not None and outgoing is not ours and receiver != sender:
            return None
        room = receiver if ours else sender
        if letter.kind == "groupchat" or letter.from_room or self._voices().is_room(room):
            # Rooms have their own rules of who said what. What they say to all they say to this device itself.
            if carbon and letter.kind == "groupchat":
                return None
            return self._said(letter, xml, ours=ours, archived=None)
        if xml.find(_DIRECT_INVITATION) is not None and letter.error is None:
            # Shown as what it is; its words are for programs that know no invitations.
            if not ours and not archived:
                self._voices().invited(letter, xml)
            return None
        peer, direction = (receiver, Direction.OUTGOING) if ours else (sender, Direction.INCOMING)
        if not ours and letter.error is None and self._is_blocked(self._account, peer):
            return None
        return Envelope(letter, peer, direction, xml, carbon)

    def _said(self, letter: Letter, xml: Element, *, ours: bool, archived: str | None) -> Envelope | None:
        voice = self._voices().heard(letter, xml, ours=ours, archived=archived)
        return Envelope(letter, voice.peer, voice.direction, xml, voice=voice) if voice is not None else None

    def _from_ourselves(self, xml: Element) -> bool:
        return xml.get("from") == self._account.bare


def _in_a_room(entry: Entry, voice: Voice, about: About) -> Entry:
    """Receipts and markers are between two; in a room, that everybody got it shows by its coming back."""
    if about.moderated is not None and voice.by_the_room and voice.in_room:
        entry = replace(entry, retracts=about.retracts, moderation=_moderation(entry.peer, about.moderated))
    return replace(
        entry,
        kind=ConversationKind.ROOM if voice.in_room else ConversationKind.OCCUPANT,
        # What has no id of its own is named by the one the room gave it.
        stanza_id=entry.stanza_id or entry.archive_id,
        nick=voice.nick,
        author=voice.author,
        perhaps_ours=voice.perhaps_ours,
        mentions=voice.mentions,
        old=voice.old,
        markable=False,
        delivered=(),
        displayed="",
    )


def _moderation(room: Jid, moderated: Moderated) -> Moderation:
    """Who took something back in a room, and why."""
    moderator = moderated.by.partition("/")[2] if moderated.by.startswith(f"{room.bare}/") else ""
    # They are shown in one line among what is said.
    return Moderation(*(" ".join(text.split()) for text in (speakable(moderator), speakable(moderated.reason))))


def _buried(entry: Entry, archived: ArchiveResult, voice: Voice | None) -> Entry:
    """What the archive itself says of a message it holds no more. Of moderators only a room's archive can speak."""
    stone = read_tombstone(archived.message)
    if stone is None or (stone.moderated is not None and not (voice is not None and voice.in_room)):
        return entry
    moderation = _moderation(entry.peer, stone.moderated) if stone.moderated is not None else None
    return replace(entry, tombstone=True, moderation=moderation)
