"""`Invitations`: who asks us into rooms, directly (XEP-0249) or through the room (XEP-0045 §7.8.2), and our own asking.

Anybody can ask: many are one for each room, strangers' are few, and nothing is told to a stranger.
"""

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from gharial.backend.chat.letter import Letter
from gharial.backend.rooms.request import ask
from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import LONGEST_TEXT, USER, clean, read_jid
from gharial.model.events import RoomInvitationGone, RoomInvited
from gharial.model.jid import Jid, bare
from gharial.model.room import RoomInvitation

CONFERENCE = "jabber:x:conference"
MOST_OF_STRANGERS = 20
MOST = 200


class Invitations:
    """Of one account. `knows`: an address in the roster; `inside`: we are in that room already."""

    def __init__(
        self,
        setting: Setting,
        knows: Callable[[Jid], bool],
        is_blocked: Callable[[Jid], bool],
        inside: Callable[[Jid], bool],
    ) -> None:
        self._setting = setting
        self._knows = knows
        self._is_blocked = is_blocked
        self._inside = inside
        self._open: dict[str, RoomInvitation] = {}

    def open(self) -> tuple[RoomInvitation, ...]:
        """Those that wait for an answer, the first one first."""
        return tuple(self._open.values())

    def get(self, room: Jid) -> RoomInvitation | None:
        """The one into a room."""
        return self._open.get(room.bare)

    def answered(self, room: Jid) -> None:
        """It waits no more."""
        if self._open.pop(room.bare, None) is not None:
            self._setting.events.publish(RoomInvitationGone(self._setting.account, bare(room)))

    def came_directly(self, letter: Letter, xml: Element) -> None:
        """A message with an invitation in it."""
        x = xml.find(f"{{{CONFERENCE}}}x")
        room = read_jid(x.get("jid")) if x is not None else None
        if x is None or room is None or not room.user or letter.sender is None:
            return
        # From room/nick it is somebody whose address we do not know.
        hidden = self._setting.chat.is_room(self._setting.account, letter.sender)
        sender = letter.sender if hidden else bare(letter.sender)
        self._take(
            RoomInvitation(
                self._setting.account,
                bare(room),
                sender,
                vouched=not hidden and self._knows(sender),
                reason=clean(x.get("reason"), LONGEST_TEXT),
                password=(x.get("password") or "")[:1000],
                time=letter.time,
            )
        )

    def came_by_room(self, letter: Letter, xml: Element) -> None:
        """A message from a room itself; most are no invitations."""
        x = xml.find(f"{{{USER}}}x")
        invite = x.find(f"{{{USER}}}invite") if x is not None else None
        if x is None or invite is None or letter.sender is None or not letter.sender.user:
            return
        inviter = read_jid(invite.get("from"))
        if inviter is not None and inviter.bare != letter.sender.bare:
            inviter = bare(inviter)
        self._take(
            RoomInvitation(
                self._setting.account,
                bare(letter.sender),
                inviter,
                reason=clean(invite.findtext(f"{{{USER}}}reason"), LONGEST_TEXT),
                password=(x.findtext(f"{{{USER}}}password") or "")[:1000],
                time=letter.time,
                mediated=True,
            )
        )

    def _take(self, invitation: RoomInvitation) -> None:
        sender = invitation.sender
        if self._inside(invitation.room) or self._is_blocked(invitation.room):
            return
        if sender is not None and self._is_blocked(sender):
            return
        known = self._open.get(invitation.room.bare)
        if known is not None:
            if known.vouched and not invitation.vouched:
                # A stranger does not take a friend's place.
                invitation = known
            invitation = replace(invitation, count=known.count + 1)
        elif len(self._open) >= MOST:
            return
        elif not invitation.vouched:
            strangers = sum(1 for one in self._open.values() if not one.vouched)
            if strangers >= MOST_OF_STRANGERS:
                return
        self._open[invitation.room.bare] = invitation
        self._setting.events.publish(RoomInvited(invitation))

    def decline(self, invitation: RoomInvitation, reason: str) -> None:
        """Say no; only who is our contact, and asked through the room, hears of it (XEP-0045 §7.8.2)."""
        self.answered(invitation.room)
        sender = invitation.sender
        if not invitation.mediated or sender is None or not self._knows(sender):
            return
        message = self._setting.session.client.Message(sto=invitation.room)
        x = SubElement(message.xml, f"{{{USER}}}x")
        element = SubElement(x, f"{{{USER}}}decline", {"to": sender.full})
        if reason:
            SubElement(element, f"{{{USER}}}reason").text = reason
        message.send()

    def ask_directly(self, room: Jid, person: Jid, reason: str, password: str) -> None:
        """Ask a person into a room ourselves (XEP-0249 §2)."""
        message = self._setting.session.client.Message(sto=bare(person), stype="normal")
        x = SubElement(message.xml, f"{{{CONFERENCE}}}x", {"jid": room.bare})
        if reason:
            x.set("reason", reason)
        if password:
            x.set("password", password)
        # Archives and servers that keep what comes while somebody is away want words.
        message["body"] = f"xmpp:{room.bare}?join"
        message.send()

    async def ask_by_room(self, room: Jid, person: Jid, reason: str) -> None:
        """Have the room ask (XEP-0045 §7.8.2), which decides who may. Raises RoomRefused, NoAnswer, NotConnected."""
        message = self._setting.session.client.Message(sto=room)
        invite = SubElement(SubElement(message.xml, f"{{{USER}}}x"), f"{{{USER}}}invite", {"to": person.bare})
        if reason:
            SubElement(invite, f"{{{USER}}}reason").text = reason
        await ask(self._setting, room, message)
