"""`RoomVoices`: who said what in one account's rooms. All decisions of trust about messages of rooms are in this file.

What a room passes on comes from room/nick, and only the room can send that. Whose nick it was at that time is known
for what comes live; of the past, only an id that the room gave its author (XEP-0421), or one that we gave the message
ourselves, or the address where a room shows it, tells our own from what somebody else said under our nick.
"""

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from gharial.backend.chat.archive_result import ArchiveResult
from gharial.backend.chat.letter import Letter
from gharial.backend.chat.voices import Voice
from gharial.backend.rooms.invitations import Invitations
from gharial.backend.rooms.live_room import LiveRoom
from gharial.backend.stanzas.rooms import OCCUPANT_ID, USER, read_jid, read_subject
from gharial.model.conversation import Direction
from gharial.model.jid import Jid, bare

_REFERENCE = "{urn:xmpp:reference:0}reference"
_ADDRESS = "{http://jabber.org/protocol/address}"
_LONGEST_ID = 200
MOST_TOLD_OF_TYPING = 20
"""In a larger room, each key pressed would be a stanza for every one of a crowd that nobody reads."""


class RoomVoices:
    """Fulfils chat's Voices for one account. `rooms` is by bare address, and live."""

    def __init__(
        self,
        account: Jid,
        rooms: Mapping[str, LiveRoom],
        knows: Callable[[Jid], bool],
        invitations: Invitations,
        is_blocked: Callable[[Jid], bool],
    ) -> None:
        self._account = bare(account)
        self._rooms = rooms
        self._knows = knows
        self._invitations = invitations
        self._is_blocked = is_blocked

    def is_room(self, jid: Jid) -> bool:
        return jid.bare in self._rooms or self._knows(jid)

    def collector(self, sender: Jid) -> Callable[[ArchiveResult], None] | None:
        room = self._rooms.get(sender.full)
        archive = room.past.archive if room is not None else None
        return archive.collect if archive is not None else None

    def open_rooms(self) -> frozenset[str]:
        return frozenset(name for name, room in self._rooms.items() if room.open)

    def nick(self, room: Jid) -> str:
        known = self._rooms.get(room.bare)
        return known.room.nick if known is not None else ""

    def takes_typing(self, jid: Jid) -> bool | None:
        if not self.is_room(jid):
            return None
        room = self._rooms.get(jid.bare)
        if room is None or not (room.open and room.room.may_speak):
            return False
        if jid.resource:
            return room.crowd.get(str(jid.resource)) is not None
        return len(room.crowd) <= MOST_TOLD_OF_TYPING

    def invited(self, letter: Letter, xml: Element) -> None:
        self._invitations.came_directly(letter, xml)

    def heard(self, letter: Letter, xml: Element, *, ours: bool, archived: str | None) -> Voice | None:
        other = letter.receiver if ours else letter.sender
        if other is None:
            return None
        room = self._rooms.get(other.bare)
        if letter.kind == "error":
            return self._bounced(letter, other, room)
        if letter.kind == "groupchat":
            return self._said_to_all(letter, xml, other, room, archived) if not ours and room is not None else None
        if not other.resource:
            if not ours:
                self._invitations.came_by_room(letter, xml)
            return None
        if not self.is_room(other) or self._is_blocked(other):
            return None
        if ours:
            return Voice(other, Direction.OUTGOING, self.nick(other), in_room=False)
        return Voice(other, Direction.INCOMING, str(other.resource), in_room=False)

    def _bounced(self, letter: Letter, other: Jid, room: LiveRoom | None) -> Voice | None:
        if not self.is_room(other):
            return None
        unknown_there = letter.error is not None and letter.error.condition == "not-acceptable"
        if room is not None and unknown_there and not other.resource:
            # From the room itself: we are none of those who may speak, because we are not there (XEP-0045 §7.4).
            room.lost("not-acceptable")
        return Voice(other, Direction.INCOMING, "", in_room=not other.resource)

    def _said_to_all(
        self, letter: Letter, xml: Element, sender: Jid, room: LiveRoom, archived: str | None
    ) -> Voice | None:
        if (archived is None and not room.hears) or read_subject(xml) is not None:
            return None
        nick = str(sender.resource)
        author = _occupant_id(xml) if room.facts.names_occupants and nick else ""
        past = archived is not None or letter.delayed
        if not nick:
            ours = False
        elif past:
            ours = bool(author) and author == room.occupant_id
            if not author and room.room.shows_addresses and nick in room.nicks:
                ours = _real_addresses(xml) == {self._account.bare}
        else:
            ours = nick == room.room.nick
        own_id = next((id_ for by, id_ in letter.assigned_ids if by == room.jid.bare), "")
        return Voice(
            peer=room.jid,
            direction=Direction.OUTGOING if ours else Direction.INCOMING,
            nick=nick,
            in_room=True,
            author=author,
            perhaps_ours=past and not ours and nick in room.nicks and not (author and room.occupant_id),
            mentions=not ours and self._mentions_us(letter, xml, room),
            archive_id=own_id if room.facts.guards_ids else "",
            old=archived is None and letter.delayed and room.past.first_visit,
            by_the_room=not nick,
        )

    def _mentions_us(self, letter: Letter, xml: Element, room: LiveRoom) -> bool:
        nick = room.room.nick
        if nick and letter.body and mentions(letter.body, nick):
            return True
        targets = {f"xmpp:{room.jid.bare}/{nick}", f"xmpp:{self._account.bare}"}
        return any(one.get("type") == "mention" and one.get("uri") in targets for one in xml.findall(_REFERENCE)[:100])


def mentions(body: str, nick: str) -> bool:
    """The nick stands in the text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(nick.casefold())}(?!\w)", body.casefold()) is not None


def _occupant_id(xml: Element) -> str:
    element = xml.find(f"{{{OCCUPANT_ID}}}occupant-id")
    id_ = (element.get("id") or "") if element is not None else ""
    return id_ if len(id_) <= _LONGEST_ID else ""


def _real_addresses(xml: Element) -> set[str]:
    """Who is said to have sent it: by a room's archive, or by what it tells of its past (XEP-0045 §7.2.14). Where a
    sender wrote such words too, there are two."""
    items = [item.get("jid") for x in xml.findall(f"{{{USER}}}x") for item in x.findall(f"{{{USER}}}item")]
    items += [one.get("jid") for one in xml.iter(f"{_ADDRESS}address") if one.get("type") == "ofrom"]
    return {jid.bare for item in items if (jid := read_jid(item)) is not None}
