"""Changing what a room is about (XEP-0045 §8.1): a message goes out, and comes back to all or as an error."""

import asyncio
from uuid import uuid4

from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.rooms.live_room import LiveRoom
from gharial.backend.rooms.setting import Setting
from gharial.backend.stanzas.rooms import CLIENT, LONGEST_TEXT, clean, error_of
from gharial.model.failures import NoAnswer, RoomRefused
from gharial.model.room_faults import RoomFault

_TIMEOUT_S = 30.0


async def set_topic(setting: Setting, room: LiveRoom, subject: str) -> None:
    """Returns once the room has it. Raises RoomRefused, NoAnswer, NotConnected."""
    id_ = uuid4().hex
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def heard(stanza: StanzaBase) -> None:
        xml = stanza.xml
        sender = (xml.get("from") or "").partition("/")[0]
        if done.done() or sender != room.jid.bare or xml.get("id") != id_:
            return
        if xml.get("type") != "error":
            done.set_result(None)
            return
        condition, text = error_of(xml)
        refused = condition in ("forbidden", "not-allowed", "not-authorized")
        fault = RoomFault.NOT_ALLOWED if refused else RoomFault.OTHER
        done.set_exception(RoomRefused(room.jid.bare, fault.value, clean(text, LONGEST_TEXT), condition))

    name = f"Gharial topic {id_}"
    setting.session.client.register_handler(Callback(name, MatchXPath(f"{{{CLIENT}}}message"), heard))
    try:
        message = setting.session.client.Message(sto=room.jid, stype="groupchat")
        message["id"] = id_
        message["subject"] = subject
        message.send()
        async with asyncio.timeout(_TIMEOUT_S):
            await done
    except TimeoutError as error:
        raise NoAnswer("topic", room.jid.bare, _TIMEOUT_S) from error
    finally:
        setting.session.client.remove_handler(name)
