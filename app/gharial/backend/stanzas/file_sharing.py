"""Files in messages: what a file is (XEP-0446), where it can be had (XEP-0447, XEP-0103), hashed (XEP-0300)."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from slixmpp.plugins import xep_0082

from gharial.backend.stanzas.hashes import hash_element, read_digests
from gharial.backend.stanzas.stream_initiation import sendable
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo
from gharial.model.value import dataclass

METADATA = "urn:xmpp:file:metadata:0"
SHARING = "urn:xmpp:sfs:0"
URL_DATA = "http://jabber.org/protocol/url-data"
FALLBACK = "urn:xmpp:fallback:0"
LARGEST = 1 << 60
_LONGEST_NAME = 4096
_LONGEST_DESCRIPTION = 4096
_LONGEST_TYPE = 255
_MOST_SOURCES = 16
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that a message shares. `urls` are where it lies, in the sender's order."""

    file: FileInfo
    urls: tuple[str, ...]


def metadata_element(file: FileInfo, digest: Digest | None = None) -> ET.Element:
    """The `file` element of XEP-0446; `digest` in place of the file's own."""
    element = ET.Element(f"{{{METADATA}}}file")
    facts = {"media-type": file.media_type, "name": file.name, "desc": file.description}
    if file.size != UNKNOWN_SIZE:
        facts["size"] = str(file.size)
    if file.date is not None:
        facts["date"] = file.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, value in facts.items():
        if value:
            ET.SubElement(element, f"{{{METADATA}}}{name}").text = sendable(value)
    if (known := digest or file.digest) is not None:
        element.append(hash_element(known))
    return element


def read_metadata(element: ET.Element) -> FileInfo:
    """What a `file` element says; all of it foreign, `name` perhaps empty."""
    size = (element.findtext(f"{{{METADATA}}}size") or "").strip()
    known = _NUMBER.fullmatch(size) is not None and int(size) <= LARGEST
    digests = read_digests(element)
    return FileInfo(
        name=(element.findtext(f"{{{METADATA}}}name") or "").strip()[:_LONGEST_NAME],
        size=int(size) if known else UNKNOWN_SIZE,
        digest=digests[0] if digests else None,
        media_type=(element.findtext(f"{{{METADATA}}}media-type") or "").strip()[:_LONGEST_TYPE],
        date=_date(element.findtext(f"{{{METADATA}}}date")),
        description=(element.findtext(f"{{{METADATA}}}desc") or "")[:_LONGEST_DESCRIPTION],
    )


def sharing_elements(file: FileInfo, url: str, digest: Digest) -> list[ET.Element]:
    """What a message that shares `url` carries besides its body (XEP-0447 §3.1, XEP-0428)."""
    sharing = ET.Element(f"{{{SHARING}}}file-sharing", {"disposition": "attachment"})
    sharing.append(metadata_element(file, digest))
    sources = ET.SubElement(sharing, f"{{{SHARING}}}sources")
    ET.SubElement(sources, f"{{{URL_DATA}}}url-data", {"target": url})
    fallback = ET.Element(f"{{{FALLBACK}}}fallback", {"for": SHARING})
    ET.SubElement(fallback, f"{{{FALLBACK}}}body")
    return [sharing, fallback]


def read_sharing(message: ET.Element) -> SharedFile | None:
    """The one file that a message shares; None where it shares none, or several, or one without any link."""
    found = message.findall(f"{{{SHARING}}}file-sharing")
    if len(found) != 1:
        return None
    element = found[0].find(f"{{{METADATA}}}file")
    sources = found[0].findall(f"{{{SHARING}}}sources/{{{URL_DATA}}}url-data")[:_MOST_SOURCES]
    urls = tuple(url for one in sources if (url := one.get("target", "").strip()))
    return SharedFile(read_metadata(element), urls) if element is not None and urls else None


def _date(text: str | None) -> datetime | None:
    if not text or len(text) > 40:
        return None
    try:
        date = xep_0082.parse(text.strip())
    except (ValueError, OverflowError):
        return None
    if not isinstance(date, datetime):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return date if 1970 <= date.year <= 2200 else None
