"""What our own clients add to a share's description (urn:gharial:offer:0): which files can be had from their middle on,
and what is in a folder.

Others ignore it:

    <resume xmlns='urn:gharial:offer:0'><file name='a.bin' date='2026-01-02T03:04:05Z'/></resume>
    <tree xmlns='urn:gharial:offer:0' name='holiday'><folder entries='34'> ... </folder></tree>

Nothing else in a share tells a file from a later one of its name and size, so only with a date it can be gone on with.
A tree holds what stands beside the offer of a single folder elsewhere (stanzas/offer_extras.py).
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from gharial.backend.stanzas.google_share import LONGEST_NAME, MOST_ITEMS
from gharial.backend.stanzas.offer_extras import MOST_BYTES, MOST_ENTRIES, NAMESPACE, Extras, extras, read_extras
from gharial.backend.stanzas.stream_initiation import sendable
from gharial.model.transfer import Entry, FileInfo

_TREE = f"{{{NAMESPACE}}}tree"
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


def tree_elements(trees: Mapping[str, tuple[FileInfo, Sequence[Entry]]]) -> list[ET.Element]:
    """What is in each folder, by its name in the manifest. All together they name no more files than two offers of one
    folder do elsewhere; of the rest it is only said how many there are, which must not change from offer to offer."""
    elements, room = [], MOST_BYTES
    for name, (folder, preview) in trees.items():
        element = ET.Element(_TREE, {"name": sendable(name)})
        element.extend(extras(folder, None, preview if room > 0 else ()))
        elements.append(element)
        room -= len(ET.tostring(element))
    return elements


def read_trees(description: ET.Element) -> dict[str, Extras]:
    """The same, of a peer's description, and no more of it; the paths have not passed the gate."""
    found: dict[str, Extras] = {}
    room = 2 * MOST_ENTRIES
    for element in description.findall(_TREE)[:MOST_ITEMS]:
        name, tree = element.get("name", ""), read_extras(element)
        if not tree.entries or not 0 < len(name) <= LONGEST_NAME:
            continue
        room -= len(tree.preview)
        found[name] = tree if room >= 0 else replace(tree, preview=())
    return found
