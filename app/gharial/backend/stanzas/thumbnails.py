"""A small picture of an offered file (XEP-0264): where it is to be had and how large it says it is."""

import re
import xml.etree.ElementTree as ET

from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:thumbs:1"
LONGEST_SIDE = 1024
"""Pixels; what says that it is larger is none."""
TYPES = frozenset({"image/png", "image/jpeg"})
_TAG = f"{{{NAMESPACE}}}thumbnail"
_SIDE = re.compile(r"[0-9]{1,5}", re.ASCII)
_LONGEST_CID = 256


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """`cid` names bits of binary that the sender of the offer keeps (XEP-0231). Sides in pixels, where told."""

    cid: str
    media_type: str = ""
    width: int | None = None
    height: int | None = None


def thumbnail_element(thumbnail: Thumbnail) -> ET.Element:
    """What goes into the description of a file."""
    made = ET.Element(_TAG, {"uri": f"cid:{thumbnail.cid}", "media-type": thumbnail.media_type})
    for name, side in (("width", thumbnail.width), ("height", thumbnail.height)):
        if side is not None:
            made.set(name, str(side))
    return made


def read_thumbnail(file: ET.Element) -> Thumbnail | None:
    """The first one of a description that can be asked for here; None where there is none."""
    for one in file.findall(_TAG)[:8]:
        scheme, _, cid = one.get("uri", "").partition(":")
        media_type = one.get("media-type", "").strip().lower()
        if scheme.lower() != "cid" or not 0 < len(cid) <= _LONGEST_CID or media_type not in ("", *TYPES):
            continue
        try:
            return Thumbnail(cid, media_type, _side(one.get("width")), _side(one.get("height")))
        except ValueError:
            continue
    return None


def _side(text: str | None) -> int | None:
    if not text:
        return None
    if not _SIDE.fullmatch(text) or not 0 < int(text) <= LONGEST_SIDE:
        raise ValueError("no side of a small picture")
    return int(text)
