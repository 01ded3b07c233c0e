"""Where rooms are: the service of a server, and what rooms it shows to everybody (XEP-0045 §6)."""

from xml.etree.ElementTree import SubElement

from gharial.backend.stanzas.rooms import MUC, clean, read_jid
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, NotConnected, RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import ListedRoom
from gharial.model.room_faults import RoomFault

_ITEMS = "{http://jabber.org/protocol/disco#items}"
_PAGE = "{http://jabber.org/protocol/rsm}"
MOST_SERVICES = 50
MOST_ROOMS = 5000


async def find_service(session: AccountSession) -> Jid:
    """Under which address our server keeps rooms. Raises RoomRefused, NoAnswer, NotConnected, RequestFailed."""
    session.require_online()
    domain = Jid(session.account.domain)
    for jid, _name in await _items(session, domain, MOST_SERVICES):
        if jid.user:
            continue
        try:
            features = await session.discovery.features(jid)
        except NotConnected:
            raise
        except Failure:
            continue
        if MUC in features:
            return jid
    raise RoomRefused(domain.bare, RoomFault.NO_SERVICE.value)


async def listed_rooms(session: AccountSession, service: Jid) -> tuple[ListedRoom, ...]:
    """The public ones, by name. Raises RequestFailed, NoAnswer, NotConnected."""
    found = [ListedRoom(jid, clean(name, 200)) for jid, name in await _items(session, service, MOST_ROOMS) if jid.user]
    return tuple(sorted(found, key=lambda room: (room.name or room.jid.user).casefold()))


async def _items(session: AccountSession, jid: Jid, most: int) -> list[tuple[Jid, str]]:
    """A service's items, page after page where it gives them so (XEP-0059)."""
    found: dict[str, tuple[Jid, str]] = {}
    after = ""
    while len(found) < most:
        iq = session.client.make_iq_get(ito=jid)
        query = SubElement(iq.xml, f"{_ITEMS}query")
        if after:
            page = SubElement(query, f"{_PAGE}set")
            SubElement(page, f"{_PAGE}max").text = "200"
            SubElement(page, f"{_PAGE}after").text = after
        answer = (await session.request(iq)).xml.find(f"{_ITEMS}query")
        if answer is None:
            break
        before = len(found)
        for item in answer.findall(f"{_ITEMS}item"):
            address = read_jid(item.get("jid"))
            if address is not None and len(found) < most:
                found.setdefault(address.full, (address, item.get("name", "")))
        last = answer.findtext(f"{_PAGE}set/{_PAGE}last") or ""
        if not last or last == after or len(found) == before:
            break
        after = last
    return list(found.values())
