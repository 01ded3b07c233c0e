"""What our own clients add to an offer, whatever its method (urn:gharial:offer:0): a folder's tree, the offer's group.

Others ignore it. It is put beside the method's own description of the file:

    <folder xmlns='urn:gharial:offer:0' entries='2'>
      <entry size='5' date='2026-01-02T03:04:05Z'>letters/a.txt</entry>
      <entry size='0'>empty/</entry>
    </folder>
    <group xmlns='urn:gharial:offer:0' id='x1' count='3' size='9000'/>
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from gharial.backend.stanzas.stream_initiation import sendable
from gharial.model.transfer import Entry, FileInfo, Group
from gharial.model.value import dataclass

NAMESPACE = "urn:gharial:offer:0"
FOLDER_FEATURE = "urn:gharial:folder:0"
"""Announced by who takes a folder as one stream (wire/manifest.py)."""
MOST_ENTRIES = 200
"""How many files of a folder an offer names at most."""
MOST_BYTES = 8192
"""How much they may take of the stanza, about: servers refuse long ones."""
LARGEST = 1 << 60
MOST_COUNTED = 1_000_000_000
_OVERHEAD = 64
_LONGEST_ID = 128
_LONGEST_PATH = 4096
_FOLDER = f"{{{NAMESPACE}}}folder"
_ENTRY = f"{{{NAMESPACE}}}entry"
_GROUP = f"{{{NAMESPACE}}}group"
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)
_DATE = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Extras:
    """What an offer said beyond its method. Everything is foreign: paths have not passed the gate.

    `entries` is for FileInfo; 0: no folder. `preview` may end before the folder does.
    """

    entries: int = 0
    group: Group | None = None
    preview: tuple[Entry, ...] = ()


def extras(file: FileInfo, group: Group | None = None, preview: Sequence[Entry] = ()) -> list[ET.Element]:
    """The elements to add to an offer of `file`; none for a single file outside any group."""
    elements = []
    if file.is_folder:
        folder = ET.Element(_FOLDER, {"entries": str(file.entries)})
        for entry in preview_of(preview):
            element = ET.SubElement(folder, _ENTRY, {"size": str(entry.size)})
            if entry.date is not None:
                element.set("date", entry.date.astimezone(UTC).strftime(_DATE))
            element.text = sendable(entry.path)
        elements.append(folder)
    if group is not None:
        facts = {"id": sendable(group.id), "count": str(group.count), "size": str(group.size)}
        elements.append(ET.Element(_GROUP, facts))
    return elements


def read_extras(parent: ET.Element) -> Extras:
    """What `parent` holds of them; what cannot be read is as if it were not there."""
    folder = parent.find(_FOLDER)
    entries = 0 if folder is None else _number(folder.get("entries"), MOST_COUNTED) or 0
    return Extras(
        entries=entries,
        group=_group(parent.find(_GROUP)),
        preview=preview_of(_read_entries(folder)) if folder is not None and entries else (),
    )


def preview_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first of `entries`, as many as an offer names."""
    kept: list[Entry] = []
    room = MOST_BYTES
    for entry in entries:
        room -= _OVERHEAD + len(entry.path.encode("utf-8", "replace"))
        if room < 0 or len(kept) == MOST_ENTRIES or len(entry.path) > _LONGEST_PATH:
            break
        kept.append(entry)
    return tuple(kept)


def _read_entries(folder: ET.Element) -> Iterable[Entry]:
    for element in folder.iterfind(_ENTRY):
        path = element.text or ""
        size = _number(element.get("size"), LARGEST)
        if size is not None and 0 < len(path) <= _LONGEST_PATH:
            yield Entry(path, size, _date(element.get("date")))


def _group(element: ET.Element | None) -> Group | None:
    if element is None or not 0 < len(element.get("id", "")) <= _LONGEST_ID:
        return None
    count = _number(element.get("count"), MOST_COUNTED)
    size = _number(element.get("size"), LARGEST)
    return Group(element.get("id", ""), count, size) if count and size is not None else None


def _number(text: str | None, most: int) -> int | None:
    if text is None or not _NUMBER.fullmatch(text) or int(text) > most:
        return None
    return int(text)


def _date(text: str | None) -> datetime | None:
    try:
        date = datetime.strptime(text or "", _DATE).replace(tzinfo=UTC)
    except ValueError:
        return None
    return date if date.year >= 1970 else None
