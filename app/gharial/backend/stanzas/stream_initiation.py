"""Stream initiation (XEP-0095) with the file transfer profile (XEP-0096): XML to values and back.

slixmpp's `SI` class names the element to its matchers; what is inside comes from strangers and is read here, strictly.
"""

import base64
import binascii
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from slixmpp.plugins import xep_0082
from slixmpp.plugins.xep_0095.stanza import SI
from slixmpp.stanza import Iq
from slixmpp.xmlstream import register_stanza_plugin

from gharial.model.transfer import Digest
from gharial.model.value import dataclass

SI_NAMESPACE = "http://jabber.org/protocol/si"
PROFILE = "http://jabber.org/protocol/si/profile/file-transfer"
_FEATURE = "{http://jabber.org/protocol/feature-neg}feature"
_DATA = "{jabber:x:data}"
_HASH = "{urn:xmpp:hashes:2}hash"

LONGEST_NAME = 4096
LONGEST_DESCRIPTION = 4096
LARGEST_SIZE = 2**63 - 1
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)
_MD5 = re.compile(r"[0-9a-f]{32}", re.ASCII)
_SHA256_SIZE = 32
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_stanza_plugin(Iq, SI)


class BadInitiation(ValueError):
    """The stanza is not what the standard says; the text says how."""


class BadProfile(BadInitiation):
    """Stream initiation for something that is no file."""


@dataclass(frozen=True, slots=True)
class SiOffer:
    """What an initiator asks. `methods` are the namespaces of its bytestreams, in its order."""

    sid: str
    name: str
    size: int
    methods: tuple[str, ...]
    media_type: str = ""
    date: datetime | None = None
    description: str = ""
    resumable: bool = False
    """The initiator can start at an offset."""
    digest: Digest | None = None
    """SHA-256 in an element of ours that others ignore (XEP-0300), or else the MD5 of the standard."""
    extras: tuple[ET.Element, ...] = ()
    """What else stands in `file`; written, not read."""


@dataclass(frozen=True, slots=True)
class SiAnswer:
    """What the other end chose. `length` None: up to the end of the file."""

    method: str
    offset: int = 0
    length: int | None = None


def sendable(text: str) -> str:
    """`text` with what XML cannot carry (control characters, halves of surrogate pairs) replaced."""
    return _NOT_XML.sub("\ufffd", text)


def offer_element(offer: SiOffer) -> ET.Element:
    """The `si` element of an offer (XEP-0095 §3.1, XEP-0096 §3)."""
    si = ET.Element(f"{{{SI_NAMESPACE}}}si", {"id": offer.sid, "profile": PROFILE})
    if offer.media_type:
        si.set("mime-type", sendable(offer.media_type))
    file = ET.SubElement(si, f"{{{PROFILE}}}file", {"name": sendable(offer.name), "size": str(offer.size)})
    if offer.date is not None:
        file.set("date", offer.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if offer.digest is not None and offer.digest.algorithm == "md5":
        file.set("hash", offer.digest.hex)
    if offer.description:
        ET.SubElement(file, f"{{{PROFILE}}}desc").text = sendable(offer.description)
    if offer.resumable:
        ET.SubElement(file, f"{{{PROFILE}}}range")
    if offer.digest is not None and offer.digest.algorithm != "md5":
        element = ET.SubElement(file, _HASH, {"algo": offer.digest.algorithm})
        element.text = base64.b64encode(bytes.fromhex(offer.digest.hex)).decode("ascii")
    file.extend(offer.extras)
    form = ET.SubElement(ET.SubElement(si, _FEATURE), f"{_DATA}x", {"type": "form"})
    field = ET.SubElement(form, f"{_DATA}field", {"var": "stream-method", "type": "list-single"})
    for method in offer.methods:
        ET.SubElement(ET.SubElement(field, f"{_DATA}option"), f"{_DATA}value").text = method
    return si


def answer_element(answer: SiAnswer) -> ET.Element:
    """The `si` element of an acceptance (XEP-0095 §3.2)."""
    si = ET.Element(f"{{{SI_NAMESPACE}}}si")
    if answer.offset or answer.length is not None:
        piece = {"offset": str(answer.offset)}
        if answer.length is not None:
            piece["length"] = str(answer.length)
        ET.SubElement(ET.SubElement(si, f"{{{PROFILE}}}file"), f"{{{PROFILE}}}range", piece)
    form = ET.SubElement(ET.SubElement(si, _FEATURE), f"{_DATA}x", {"type": "submit"})
    field = ET.SubElement(form, f"{_DATA}field", {"var": "stream-method"})
    ET.SubElement(field, f"{_DATA}value").text = answer.method
    return si


def read_offer(iq: ET.Element) -> SiOffer:
    """The offer inside an iq. Raises BadInitiation, BadProfile."""
    si = iq.find(f"{{{SI_NAMESPACE}}}si")
    if si is None or not si.get("id") or len(si.get("id", "")) > 1024:
        raise BadInitiation("no usable sid")
    if si.get("profile") != PROFILE:
        raise BadProfile(si.get("profile", ""))
    file = si.find(f"{{{PROFILE}}}file")
    if file is None:
        raise BadInitiation("no file")
    name = file.get("name", "")
    if not name or len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        raise BadInitiation("no usable name")
    form = si.find(f"{_FEATURE}/{_DATA}x")
    fields = [] if form is None else [one for one in form if one.get("var") == "stream-method"]
    methods = [value.text or "" for field in fields[:1] for value in field.iterfind(f"{_DATA}option/{_DATA}value")]
    description = file.findtext(f"{{{PROFILE}}}desc") or ""
    return SiOffer(
        sid=si.get("id", ""),
        name=name,
        size=_number(file.get("size"), "size"),
        methods=tuple(dict.fromkeys(methods))[:16],
        media_type=si.get("mime-type", "")[:255],
        date=_date(file.get("date")),
        description=description[:LONGEST_DESCRIPTION],
        resumable=file.find(f"{{{PROFILE}}}range") is not None,
        digest=_digest(file),
    )


def file_of(iq: ET.Element) -> ET.Element:
    """The `file` element of an offer that `read_offer` has read."""
    file = iq.find(f"{{{SI_NAMESPACE}}}si/{{{PROFILE}}}file")
    if file is None:
        raise BadInitiation("no file")
    return file


def read_answer(iq: ET.Element) -> SiAnswer:
    """The acceptance inside an iq result. Raises BadInitiation."""
    si = iq.find(f"{{{SI_NAMESPACE}}}si")
    if si is None:
        raise BadInitiation("an answer without si")
    form = si.find(f"{_FEATURE}/{_DATA}x")
    fields = [] if form is None else [one for one in form if one.get("var") == "stream-method"]
    if not fields:
        raise BadInitiation("an answer without a stream method")
    method = (fields[0].findtext(f"{_DATA}value") or "").strip()
    asked = si.find(f"{{{PROFILE}}}file/{{{PROFILE}}}range")
    if asked is None:
        return SiAnswer(method)
    offset = _number(asked.get("offset", "0"), "offset")
    length = asked.get("length")
    return SiAnswer(method, offset, None if length is None else _number(length, "length"))


def no_valid_streams(reply: Iq) -> Iq:
    """Make `reply` say that none of the offered bytestreams will do (XEP-0095 §3.2)."""
    return _bad_request(reply, "no-valid-streams")


def bad_profile(reply: Iq) -> Iq:
    """Make `reply` say that the profile is not understood (XEP-0095 §3.2)."""
    return _bad_request(reply, "bad-profile")


def _bad_request(reply: Iq, specific: str) -> Iq:
    reply.error()
    reply["error"]["type"] = "cancel"
    reply["error"]["condition"] = "bad-request"
    reply["error"].xml.append(ET.Element(f"{{{SI_NAMESPACE}}}{specific}"))
    return reply


def _number(text: str | None, what: str) -> int:
    if text is None or not _NUMBER.fullmatch(text.strip()) or int(text) > LARGEST_SIZE:
        raise BadInitiation(f"no usable {what}")
    return int(text)


def _digest(file: ET.Element) -> Digest | None:
    """The strongest hash that is written as it should be."""
    for element in file.iterfind(_HASH):
        if element.get("algo") != "sha-256":
            continue
        try:
            value = base64.b64decode((element.text or "").strip(), validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(value) == _SHA256_SIZE:
            return Digest("sha-256", value.hex())
    md5 = file.get("hash", "").strip().lower()
    return Digest("md5", md5) if _MD5.fullmatch(md5) else None


def _date(text: str | None) -> datetime | None:
    """A date far from any file's life is as good as none."""
    if not text or len(text) > 40:
        return None
    try:
        date = xep_0082.parse(text)
    except (ValueError, OverflowError):
        return None
    if not isinstance(date, datetime):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return date if 1970 <= date.year <= 2200 else None
