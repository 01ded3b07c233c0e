"""`ArchiveResult`: one result of an archive query (XEP-0313 §5.1), still closed."""

from datetime import datetime
from xml.etree.ElementTree import Element

from gharial.backend.chat.letter import MESSAGE, delay_stamp
from gharial.model.value import dataclass

RESULT = "{urn:xmpp:mam:2}result"
FORWARDED = "{urn:xmpp:forward:0}forwarded"


@dataclass(frozen=True, slots=True)
class ArchiveResult:
    """A message as an archive holds it."""

    query_id: str
    archive_id: str
    time: datetime | None
    message: Element


def read_result(xml: Element, now: datetime) -> ArchiveResult | None:
    """The result in a stanza; None where it has none with a message in it."""
    result = xml.find(RESULT)
    forwarded = result.find(FORWARDED) if result is not None else None
    message = forwarded.find(MESSAGE) if forwarded is not None else None
    if result is None or forwarded is None or message is None:
        return None
    return ArchiveResult(
        query_id=result.get("queryid", ""),
        archive_id=result.get("id", ""),
        time=delay_stamp(forwarded, now),
        message=message,
    )
