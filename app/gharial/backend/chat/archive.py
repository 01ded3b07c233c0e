"""`Archive`: a server-side message archive (XEP-0313), our own or a room's, a page at a time (XEP-0059)."""

import logging
from dataclasses import field
from datetime import datetime
from uuid import uuid4
from xml.etree.ElementTree import Element, SubElement

from gharial.backend.chat.archive_result import ArchiveResult
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

NAMESPACE = "urn:xmpp:mam:2"
_FORM = "{jabber:x:data}"
_PAGE = "{http://jabber.org/protocol/rsm}"


class PositionUnknown(Exception):
    """The archive does not know the id a page was to begin at: it was emptied, or it forgets old messages."""


@dataclass(frozen=True, slots=True)
class Page:
    """Results in the archive's order. `complete`: there are no more in the direction of reading."""

    results: tuple[ArchiveResult, ...] = ()
    first_id: str = ""
    last_id: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask for. With `before` not None, a page is read backwards from there ("": from the end)."""

    peer: Jid | None = None
    after: str = ""
    before: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    limit: int = field(default=100)


class Archive:
    """Asks; the results come as messages and are handed in by `collect`. Without a `room` it is our account's own."""

    def __init__(self, session: AccountSession, room: Jid | None = None) -> None:
        self._session = session
        self._room = room
        self._open: dict[str, list[ArchiveResult]] = {}
        self._there: bool | None = None

    @property
    def there(self) -> bool | None:
        """The server keeps an archive for us; None while that is not known."""
        return self._there

    async def find(self) -> bool:
        """Ask the server whether it keeps one."""
        try:
            features = await self._session.discovery.features(self._room or self._session.account)
        except Failure as failure:
            log.info("no word from the server about an archive: %r", failure)
            return bool(self._there)
        self._there = NAMESPACE in features
        return self._there

    def collect(self, result: ArchiveResult) -> None:
        """A result came; one that nobody asked for is dropped."""
        if result.query_id in self._open:
            self._open[result.query_id].append(result)
        else:
            log.warning("an archive result for an unknown query was dropped")

    async def read(self, query: Query, timeout_s: float = 60.0) -> Page:
        """One page. Raises PositionUnknown, RequestFailed, NoAnswer, NotConnected."""
        query_id = uuid4().hex
        iq = self._session.client.make_iq_set(ito=self._room)
        iq.xml.append(_query_xml(query, query_id))
        self._open[query_id] = []
        try:
            answer = await self._session.request(iq, timeout_s)
        except RequestFailed as failure:
            if failure.condition == "item-not-found":
                raise PositionUnknown from failure
            raise
        finally:
            results = self._open.pop(query_id)
        fin = answer.xml.find(f"{{{NAMESPACE}}}fin")
        if fin is None:
            return Page()
        ids = [result.archive_id for result in results if result.archive_id]
        return Page(
            results=tuple(results),
            first_id=fin.findtext(f"{_PAGE}set/{_PAGE}first") or (ids[0] if ids else ""),
            last_id=fin.findtext(f"{_PAGE}set/{_PAGE}last") or (ids[-1] if ids else ""),
            complete=fin.get("complete") in ("true", "1"),
        )


def _query_xml(query: Query, query_id: str) -> Element:
    xml = Element(f"{{{NAMESPACE}}}query", {"queryid": query_id})
    form = SubElement(xml, f"{_FORM}x", {"type": "submit"})
    fields = {
        "FORM_TYPE": NAMESPACE,
        "with": query.peer.bare if query.peer is not None else "",
        "start": _stamp(query.start),
        "end": _stamp(query.end),
    }
    for name, value in fields.items():
        if value:
            field_xml = SubElement(form, f"{_FORM}field", {"var": name})
            if name == "FORM_TYPE":
                field_xml.set("type", "hidden")
            SubElement(field_xml, f"{_FORM}value").text = value
    page = SubElement(xml, f"{_PAGE}set")
    SubElement(page, f"{_PAGE}max").text = str(query.limit)
    if query.before is not None:
        SubElement(page, f"{_PAGE}before").text = query.before or None
    elif query.after:
        SubElement(page, f"{_PAGE}after").text = query.after
    return xml


def _stamp(time: datetime | None) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if time is not None else ""
