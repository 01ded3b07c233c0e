"""What our own clients add to a share's description (urn:gharial:offer:0): which files can be had from their middle on.

Others ignore it:

    <resume xmlns='urn:gharial:offer:0'><file name='a.bin' date='2026-01-02T03:04:05Z'/></resume>

Nothing else in a share tells a file from a later one of its name and size, so only with a date it can be gone on with.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import UTC, datetime

from gharial.backend.stanzas.google_share import LONGEST_NAME, MOST_ITEMS
from gharial.backend.stanzas.offer_extras import NAMESPACE
from gharial.backend.stanzas.stream_initiation import sendable

_RESUME = f"{{{NAMESPACE}}}resume"
_FILE = f"{{{NAMESPACE}}}file"
_DATE = "%Y-%m-%dT%H:%M:%SZ"


def resume_element(dates: Mapping[str, datetime]) -> ET.Element:
    """The files, by name, of which the rest can be asked for (`Range`), and when each was last changed."""
    element = ET.Element(_RESUME)
    for name, date in dates.items():
        said = date.astimezone(UTC).strftime(_DATE)
        ET.SubElement(element, _FILE, {"name": sendable(name), "date": said})
    return element


def read_resume(description: ET.Element) -> dict[str, datetime]:
    """The same, of a peer's description; what cannot be read is left out."""
    found: dict[str, datetime] = {}
    for file in description.findall(f"{_RESUME}/{_FILE}")[:MOST_ITEMS]:
        name = file.get("name", "")
        try:
            date = datetime.strptime(file.get("date", ""), _DATE).replace(tzinfo=UTC)
        except ValueError:
            continue
        if 0 < len(name) <= LONGEST_NAME and date.year >= 1970:
            found[name] = date
    return found
