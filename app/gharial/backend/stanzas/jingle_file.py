"""The descriptions of Jingle file transfer (XEP-0234): XML to values and back.

Version 5 of the namespace is what living clients speak; 3 and 4 are recognised, so that they can be answered.
"""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from slixmpp.plugins import xep_0082

from gharial.backend.stanzas.hashes import hash_element, hash_used_element, promised_algorithms, read_digests
from gharial.backend.stanzas.jingle import Role
from gharial.backend.stanzas.thumbnails import Thumbnail, read_thumbnail, thumbnail_element
from gharial.model.transfer import Digest
from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:jingle:apps:file-transfer:5"
OLDER = ("urn:xmpp:jingle:apps:file-transfer:4", "urn:xmpp:jingle:apps:file-transfer:3")
ERRORS = "urn:xmpp:jingle:apps:file-transfer:errors:0"

LONGEST_NAME = 4096
LONGEST_DESCRIPTION = 4096
LARGEST_SIZE = 2**63 - 1
_NUMBER = re.compile(r"\s*([0-9]{1,19})\s*", re.ASCII)
_TWO_ZONES = re.compile(r"([+-][0-9]{2}:[0-9]{2})Z\Z")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN = f"{{{NAMESPACE}}}"


class BadFile(ValueError):
    """The description is not what the standard says; the text says how."""


@dataclass(frozen=True, slots=True)
class Range:
    """A part of a file. `length` None: to its end."""

    offset: int = 0
    length: int | None = None


@dataclass(frozen=True, slots=True)
class JingleFile:
    """What a description says. `size` None where it is not told; `range` None where parts are not spoken of."""

    name: str = ""
    size: int | None = None
    media_type: str = ""
    date: datetime | None = None
    description: str = ""
    digests: tuple[Digest, ...] = ()
    hash_used: tuple[str, ...] = ()
    """Functions of which the digest comes later, in a checksum."""
    range: Range | None = None
    thumbnail: Thumbnail | None = None


@dataclass(frozen=True, slots=True)
class Checksum:
    """A session-info with the digest of a file that was offered without one (XEP-0234 §8.1)."""

    creator: Role
    name: str
    digests: tuple[Digest, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """A session-info: one of the files has come (XEP-0234 §8.2)."""

    creator: Role
    name: str


def description_element(file: JingleFile, extras: tuple[ET.Element, ...] = ()) -> ET.Element:
    """The `description` of a content; `extras` go beside the file."""
    description = ET.Element(f"{_OWN}description")
    description.append(file_element(file))
    description.extend(extras)
    return description


def read_description(description: ET.Element) -> JingleFile:
    """The file of a description of version 5. Raises BadFile."""
    return read_file(description)


def read_file(parent: ET.Element) -> JingleFile:
    """The file inside `parent`, whatever that is. Raises BadFile."""
    given = parent.find(f"{_OWN}file")
    if given is None:
        raise BadFile("no file")
    return _file(given)


def checksum_element(checksum: Checksum) -> ET.Element:
    """The payload of a session-info."""
    made = ET.Element(f"{_OWN}checksum", {"creator": checksum.creator.value, "name": checksum.name})
    file = ET.SubElement(made, f"{_OWN}file")
    file.extend(hash_element(one) for one in checksum.digests)
    return made


def received_element(received: Received) -> ET.Element:
    """The payload of a session-info."""
    return ET.Element(f"{_OWN}received", {"creator": received.creator.value, "name": received.name})


def read_info(payload: ET.Element) -> Checksum | Received | None:
    """A session-info of file transfer; None for any other. Raises BadFile."""
    if payload.tag not in (f"{_OWN}checksum", f"{_OWN}received"):
        return None
    try:
        creator = Role(payload.get("creator", ""))
    except ValueError as error:
        raise BadFile("an unknown creator") from error
    name = payload.get("name", "")
    if payload.tag == f"{_OWN}received":
        return Received(creator, name)
    file = payload.find(f"{_OWN}file")
    return Checksum(creator, name, () if file is None else read_digests(file))


def file_element(file: JingleFile) -> ET.Element:
    """The `file` of a description, alone."""
    made = ET.Element(f"{_OWN}file")
    for tag, text in (
        ("name", file.name),
        ("media-type", file.media_type),
        ("desc", file.description),
        ("size", "" if file.size is None else str(file.size)),
        ("date", "" if file.date is None else file.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    ):
        if text:
            ET.SubElement(made, f"{_OWN}{tag}").text = _NOT_XML.sub("\ufffd", text)
    if file.range is not None:
        asked = ET.SubElement(made, f"{_OWN}range")
        if file.range.offset:
            asked.set("offset", str(file.range.offset))
        if file.range.length is not None:
            asked.set("length", str(file.range.length))
    made.extend(hash_element(one) for one in file.digests)
    made.extend(hash_used_element(one) for one in file.hash_used)
    if file.thumbnail is not None:
        made.append(thumbnail_element(file.thumbnail))
    return made


def _file(given: ET.Element) -> JingleFile:
    name = given.findtext(f"{_OWN}name") or ""
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        raise BadFile("no usable name")
    size = given.findtext(f"{_OWN}size")
    asked = given.find(f"{_OWN}range")
    return JingleFile(
        name,
        None if size is None else _number(size, "size"),
        (given.findtext(f"{_OWN}media-type") or "").strip()[:255],
        _date(given.findtext(f"{_OWN}date")),
        (given.findtext(f"{_OWN}desc") or "")[:LONGEST_DESCRIPTION],
        read_digests(given),
        promised_algorithms(given),
        None if asked is None else _range(asked),
        read_thumbnail(given),
    )


def _range(asked: ET.Element) -> Range:
    length = asked.get("length")
    return Range(_number(asked.get("offset", "0"), "offset"), None if length is None else _number(length, "length"))


def _number(text: str, what: str) -> int:
    matched = _NUMBER.fullmatch(text)
    if matched is None or int(matched[1]) > LARGEST_SIZE:
        raise BadFile(f"no usable {what}")
    return int(matched[1])


def _date(text: str | None) -> datetime | None:
    """Aware; None where it is missing, wrong, or cannot be said in UTC. Of two time zones the first counts (Gajim)."""
    if not text or len(text) > 64:
        return None
    try:
        parsed: datetime = xep_0082.parse(_TWO_ZONES.sub(r"\1", text.strip()))
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError):
        return None
