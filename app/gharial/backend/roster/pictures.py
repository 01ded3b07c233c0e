"""Avatars between XML and bytes: User Avatar (XEP-0084) and vCards (XEP-0054, 0153), with what is refused."""

import base64
import binascii
import hashlib
from xml.etree import ElementTree as ET

from gharial.backend.roster.presences import read_hash
from gharial.model.value import dataclass

NS_DATA = "urn:xmpp:avatar:data"
NS_METADATA = "urn:xmpp:avatar:metadata"
NS_VCARD = "vcard-temp"
NS_PUBSUB = "http://jabber.org/protocol/pubsub"
NS_EVENT = "http://jabber.org/protocol/pubsub#event"

MAX_BYTES = 256 * 1024
"""A larger picture is as good as none."""

# Only formats that are pixels and nothing else; SVG is a program.
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a metadata item says; `avatar` is empty where the picture was taken away (XEP-0084 §4.2.4)."""

    avatar: str


def read_announcement(message: ET.Element) -> Announcement | None:
    """What a message tells about its sender's avatar; None where it tells nothing (XEP-0084 §4.2.2)."""
    items = message.find(f"{{{NS_EVENT}}}event/{{{NS_EVENT}}}items")
    if items is None or items.get("node") != NS_METADATA:
        return None
    metadata = items.find(f"{{{NS_EVENT}}}item/{{{NS_METADATA}}}metadata")
    if metadata is None:
        # A retraction of the item is the older way to take the picture away.
        return Announcement("") if items.find(f"{{{NS_EVENT}}}retract") is not None else None
    infos = metadata.findall(f"{{{NS_METADATA}}}info")
    if not infos:
        return Announcement("")
    for info in infos:
        # With a url the bytes lie on somebody's web server: fetching there would tell them our address.
        if info.get("url") is None and _size(info) <= MAX_BYTES and (avatar := read_hash(info.get("id"))):
            return Announcement(avatar)
    return None


def data_request(avatar: str) -> ET.Element:
    """The payload that asks for one picture (XEP-0084 §4.3)."""
    pubsub = ET.Element(f"{{{NS_PUBSUB}}}pubsub")
    items = ET.SubElement(pubsub, f"{{{NS_PUBSUB}}}items", {"node": NS_DATA})
    ET.SubElement(items, f"{{{NS_PUBSUB}}}item", {"id": avatar})
    return pubsub


def vcard_request() -> ET.Element:
    """The payload that asks for a vCard (XEP-0054 §3.1)."""
    return ET.Element(f"{{{NS_VCARD}}}vCard")


def read_data(iq: ET.Element, avatar: str) -> bytes | None:
    """The picture in the answer to `data_request`, if it is the one that was asked for."""
    data = iq.find(f"{{{NS_PUBSUB}}}pubsub/{{{NS_PUBSUB}}}items/{{{NS_PUBSUB}}}item/{{{NS_DATA}}}data")
    return _picture(data, avatar)


def read_vcard(iq: ET.Element, avatar: str) -> bytes | None:
    """The picture in a vCard, if it is the one that presence announced."""
    return _picture(iq.find(f"{{{NS_VCARD}}}vCard/{{{NS_VCARD}}}PHOTO/{{{NS_VCARD}}}BINVAL"), avatar)


def is_picture(data: bytes) -> bool:
    """Whether it begins like a PNG, JPEG, GIF or WebP."""
    return data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _picture(element: ET.Element | None, avatar: str) -> bytes | None:
    text = (element.text or "") if element is not None else ""
    # Line breaks are allowed; 4 characters carry 3 bytes.
    if not text or len(text) > MAX_BYTES * 3 // 2:
        return None
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(data) > MAX_BYTES or not is_picture(data):
        return None
    # SHA-1 names the picture here, it protects nothing.
    return data if hashlib.sha1(data, usedforsecurity=False).hexdigest() == avatar else None


def _size(info: ET.Element) -> int:
    try:
        return int(info.get("bytes", "0"))
    except ValueError:
        return 0
