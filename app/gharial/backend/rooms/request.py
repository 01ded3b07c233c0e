"""Messages that ask a room for something, where only a no is answered: a topic (XEP-0045 §8.1), an invitation (§7.8.2).

A question that the room must answer goes after the message: what it has to say about that comes before the answer.
"""

from uuid import uuid4
from xml.etree.ElementTree import SubElement

from slixmpp.stanza import Message
from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import CLIENT, LONGEST_TEXT, clean, error_of
from gharial.model.failures import RequestFailed, RoomRefused
from gharial.model.jid import Jid
from gharial.model.room_faults import RoomFault

_NOT_ALLOWED = frozenset({"forbidden", "not-allowed", "not-authorized", "auth"})


async def set_topic(setting: Setting, room: Jid, subject: str) -> None:
    """Change what a room is about. Raises RoomRefused, NoAnswer, NotConnected."""
    message = setting.session.client.Message(sto=room, stype="groupchat")
    message["subject"] = subject
    await ask(setting, room, message)


async def ask(setting: Setting, room: Jid, message: Message) -> None:
    """Send it; return when the room has not minded. Raises RoomRefused, NoAnswer, NotConnected."""
    refusals: list[RoomRefused] = []
    message["id"] = id_ = uuid4().hex

    def heard(stanza: StanzaBase) -> None:
        xml = stanza.xml
        sender = (xml.get("from") or "").partition("/")[0]
        if sender != room.bare or xml.get("id") != id_ or xml.get("type") != "error":
            return
        condition, text = error_of(xml)
        fault = RoomFault.NOT_ALLOWED if condition in _NOT_ALLOWED else RoomFault.OTHER
        refusals.append(RoomRefused(room.bare, fault.value, clean(text, LONGEST_TEXT), condition))

    name = f"Gharial room request {id_}"
    setting.session.client.register_handler(Callback(name, MatchXPath(f"{{{CLIENT}}}message"), heard))
    try:
        setting.session.require_online()
        message.send()
        iq = setting.session.client.make_iq_get(ito=room)
        SubElement(iq.xml, "{urn:xmpp:ping}ping")
        try:
            await setting.session.request(iq)
        except RequestFailed:
            # An error is an answer as well.
            pass
    finally:
        setting.session.client.remove_handler(name)
    if refusals:
        raise refusals[0]
