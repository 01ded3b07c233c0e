"""`Entrance`: one try to get into a room, or to be called otherwise there (XEP-0045 §7.2, §7.6)."""

import asyncio
from uuid import uuid4
from xml.etree.ElementTree import Element, SubElement

from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import RoomPresence, read_refusal
from gharial.model.account import Show
from gharial.model.failures import NoAnswer, NotConnected, RequestFailed
from gharial.model.jid import Jid

PATIENCE_S = 30.0
"""Without a word from the room for so long, it does not answer. A large room says who is there for longer than that."""


class Entrance:
    """`payload` makes the presence a join; None for a change of nick."""

    def __init__(self, setting: Setting, room: Jid, nick: str, payload: Element | None) -> None:
        self._setting = setting
        self._room = room
        self._address = Jid(f"{room.bare}/{nick}")
        self._payload = payload
        self._id = uuid4().hex
        self._verdict: asyncio.Future[RoomPresence] = asyncio.get_running_loop().create_future()
        self._heard = False

    async def pass_through(self) -> RoomPresence:
        """Our own presence as the room shows it. Raises RoomRefused, NoAnswer, NotConnected."""
        self._setting.session.require_online()
        send_presence(self._setting, self._address, self._payload, self._id)
        while not self._verdict.done():
            self._heard = False
            await asyncio.wait({self._verdict}, timeout=PATIENCE_S)
            if not self._verdict.done() and not self._heard:
                raise NoAnswer("join", self._room.bare, PATIENCE_S)
        return self._verdict.result()

    def refused(self, xml: Element) -> bool:
        """An error presence came; True where it is the answer."""
        if xml.get("id") not in (self._id, None, ""):
            return False
        if not self._verdict.done():
            self._verdict.set_exception(read_refusal(xml, self._room))
        return True

    def heard(self, presence: RoomPresence) -> None:
        """The room speaks; with our own presence we are in."""
        self._heard = True
        if presence.ours and presence.here and not self._verdict.done():
            self._verdict.set_result(presence)

    def lost(self) -> None:
        """The connection is gone."""
        if not self._verdict.done():
            self._verdict.set_exception(NotConnected(self._setting.account.bare))


def send_presence(setting: Setting, to: Jid, payload: Element | None, id_: str = "", *, here: bool = True) -> None:
    """Tell a room how we are, or with `here` False that we go."""
    status = setting.status()
    presence = setting.session.client.Presence(sto=to)
    if id_:
        presence["id"] = id_
    if not here:
        presence["type"] = "unavailable"
    elif status.show not in (Show.AVAILABLE, Show.OFFLINE):
        presence["show"] = status.show.value
    if here and status.text:
        presence["status"] = status.text
    if payload is not None:
        presence.xml.append(payload)
    presence.send()


async def unknown_there(setting: Setting, room: Jid, nick: str) -> str:
    """Ask ourselves through a room whether it still knows us (XEP-0410 §3); "" where it does, or nobody can say."""
    iq = setting.session.client.make_iq_get(ito=Jid(f"{room.bare}/{nick}"))
    SubElement(iq.xml, "{urn:xmpp:ping}ping")
    try:
        await setting.session.request(iq)
    except RequestFailed as failure:
        # Our own client, or another one of ours, was reached and does not know the question.
        reached = failure.condition in ("service-unavailable", "feature-not-implemented", "item-not-found")
        return "" if reached else failure.condition
    except NoAnswer:
        return "timeout"
    except NotConnected:
        return ""
    return ""
