"""Google Talk's session dialect and its share (http://www.google.com/session): XML to values and back.

The older form, in which `initiate` has no transport and candidates come in messages of their own, is read and written
too. What comes is foreign: names have not passed the gate, addresses are those a peer claims.
"""

import re
import xml.etree.ElementTree as ET
from enum import Enum
from typing import ClassVar

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.stanzas.stream_initiation import sendable
from gharial.model.value import dataclass

SESSION = "http://www.google.com/session"
SHARE = "http://www.google.com/session/share"
P2P = "http://www.google.com/transport/p2p"
FEATURES = frozenset(
    {"http://google.com/xmpp/protocol/share/v1", "http://www.google.com/xmpp/protocol/share/v1"},
)
"""Both spellings are announced, and either is believed."""
SESSION_FEATURE = "http://www.google.com/xmpp/protocol/session"
EXT = "share-v1"

BROKEN = "connectivity-error"
"""Our word for an end that nobody wanted; the originals only log it."""
_BREAKS = frozenset({BROKEN, "general-error", "failed-transport", "timeout", "media-error", "failed-application"})

LONGEST_ID = 256
MOST_ITEMS = 1000
MOST_CANDIDATES = 50
LARGEST = 1 << 60
LONGEST_NAME = 4096
LONGEST_PATH = 1024
_SIDE = range(16, 32769)
"""Width and height of an image that can have a preview, in pixels."""
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)
_FRAGMENT = re.compile(r"[A-Za-z0-9+/]{1,16}", re.ASCII)
_PREFERENCE = re.compile(r"[0-9]{1,9}(\.[0-9]{0,9})?", re.ASCII)


class BadSession(ValueError):
    """No message of a session; the text says why."""


class Message(Enum):
    """What a session stanza does."""

    INITIATE = "initiate"
    TRANSPORT_ACCEPT = "transport-accept"
    ACCEPT = "accept"
    REJECT = "reject"
    REDIRECT = "redirect"
    INFO = "info"
    TRANSPORT_INFO = "transport-info"
    CANDIDATES = "candidates"
    TERMINATE = "terminate"


@dataclass(frozen=True, slots=True)
class ShareCandidate:
    """One address of a channel; `preference` from 0 to 1, which is best; all ten attributes are always written."""

    channel: str
    address: str
    port: int
    username: str
    preference: float = 1.0
    protocol: str = "udp"
    generation: int = 0
    password: str = ""
    type: str = "local"
    network: str = "0"


@dataclass(frozen=True, slots=True)
class Item:
    """A file or folder of a manifest. `size` in bytes, None where it was not told; a folder's is that of its files."""

    name: str
    size: int | None
    is_folder: bool = False
    image: tuple[int, int] | None = None
    """Width and height in pixels: previews are possible."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share's description; the paths begin what its files and previews are asked for with."""

    items: tuple[Item, ...] = ()
    source_path: str = ""
    preview_path: str = ""


@dataclass(frozen=True, slots=True)
class SessionStanza:
    """One message of a session, as far as it concerns a share."""

    message: Message
    id: str
    initiator: str
    description: ET.Element | None = None
    has_transport: bool = False
    candidates: tuple[ShareCandidate, ...] = ()
    channels: tuple[str, ...] = ()
    """Announced by `info`."""
    complete: bool = False
    foreign_transport: bool = False
    """It names transports, and not ours."""
    broken: bool = False
    """`terminate` says that something went wrong; without a word it is somebody's will."""


class GoogleSessionElement(ElementBase):
    """The payload, for matching; it is read and written by the functions below."""

    name = "session"
    namespace = SESSION
    plugin_attrib = "google_session"
    interfaces: ClassVar[set[str]] = set()


register_stanza_plugin(Iq, GoogleSessionElement)


def read(iq: ET.Element) -> SessionStanza:
    """The message in an iq. Raises BadSession."""
    session = iq.find(f"{{{SESSION}}}session")
    if session is None:
        raise BadSession("no session")
    try:
        message = Message(session.get("type", ""))
    except ValueError as error:
        raise BadSession("unknown type") from error
    sid = session.get("id", "")
    if not 0 < len(sid) <= LONGEST_ID:
        raise BadSession("no id")
    transport = session.find(f"{{{P2P}}}transport")
    if message is Message.TRANSPORT_INFO and transport is None:
        raise BadSession("no transport")
    foreign = transport is None and any(child.tag.rpartition("}")[2] == "transport" for child in session)
    within = session if message is Message.CANDIDATES or transport is None else transport
    return SessionStanza(
        message,
        sid,
        session.get("initiator", "")[:3072],
        session.find(f"{{{SHARE}}}description"),
        transport is not None,
        _candidates(within) if message in (Message.TRANSPORT_INFO, Message.CANDIDATES) else (),
        tuple(_channel(one) for one in session.findall(f"{{{SHARE}}}channel")) if message is Message.INFO else (),
        message is Message.INFO and session.find(f"{{{SHARE}}}complete") is not None,
        foreign,
        message is Message.TERMINATE and any(child.tag.rpartition("}")[2] in _BREAKS for child in session),
    )


def session_element(message: Message, sid: str, initiator: str, *children: ET.Element) -> ET.Element:
    """The payload of a message; `initiator` is the full address of who sent `initiate`, whoever sends this."""
    element = ET.Element(f"{{{SESSION}}}session", {"type": message.value, "id": sid, "initiator": initiator})
    element.extend(children)
    return element


def transport_element(candidates: tuple[ShareCandidate, ...] = ()) -> ET.Element:
    """The transport: truly empty without candidates, which some insist on."""
    element = ET.Element(f"{{{P2P}}}transport")
    element.extend(candidate_element(one, P2P) for one in candidates)
    return element


def candidate_element(candidate: ShareCandidate, namespace: str = SESSION) -> ET.Element:
    """A candidate, in the namespace of what it stands in. Never with a component, which would lead it astray."""
    return ET.Element(
        f"{{{namespace}}}candidate",
        {
            "name": candidate.channel,
            "address": candidate.address,
            "port": str(candidate.port),
            "preference": f"{candidate.preference:g}",
            "username": candidate.username,
            "protocol": candidate.protocol,
            "generation": str(candidate.generation),
            "password": candidate.password,
            "type": candidate.type,
            "network": candidate.network,
        },
    )


def broken_element() -> ET.Element:
    """Stands in a `terminate`: it was nobody's will."""
    return ET.Element(f"{{{SESSION}}}{BROKEN}")


def channel_element(name: str) -> ET.Element:
    """Announces a channel; only the receiver of files does."""
    return ET.Element(f"{{{SHARE}}}channel", {"name": name})


def complete_element() -> ET.Element:
    """The receiver has all it wanted."""
    return ET.Element(f"{{{SHARE}}}complete")


def description_element(share: Share) -> ET.Element:
    """A share's description; an empty one is what a receiver accepts with."""
    description = ET.Element(f"{{{SHARE}}}description")
    manifest = ET.SubElement(description, f"{{{SHARE}}}manifest")
    for item in share.items:
        size = {} if item.size is None else {"size": str(item.size)}
        element = ET.SubElement(manifest, f"{{{SHARE}}}{'folder' if item.is_folder else 'file'}", size)
        ET.SubElement(element, f"{{{SHARE}}}name").text = sendable(item.name)
        if item.image is not None:
            width, height = item.image
            ET.SubElement(element, f"{{{SHARE}}}image", {"width": str(width), "height": str(height)})
    http = ET.SubElement(ET.SubElement(description, f"{{{SHARE}}}protocol"), f"{{{SHARE}}}http")
    for name, path in (("source-path", share.source_path), ("preview-path", share.preview_path)):
        if path:
            ET.SubElement(http, f"{{{SHARE}}}url", {"name": name}).text = path
    return description


def read_share(description: ET.Element) -> Share:
    """What is offered. Raises BadSession: without a manifest, with too much in it, or with a name that comes twice.

    Items without a name are left out, as every client does.
    """
    manifest = description.find(f"{{{SHARE}}}manifest")
    if manifest is None:
        raise BadSession("no manifest")
    items: list[Item] = []
    for element in manifest:
        kind = element.tag.rpartition("}")[2]
        if kind not in ("file", "folder"):
            continue
        name = element.findtext(f"{{{SHARE}}}name", "")
        if not name:
            continue
        if len(name) > LONGEST_NAME:
            raise BadSession("a name too long")
        items.append(Item(name, _size(element.get("size")), kind == "folder", _image(element, kind)))
        if len(items) > MOST_ITEMS:
            raise BadSession("too many files")
    if len({item.name for item in items}) != len(items):
        raise BadSession("a name that comes twice")
    paths = {"source-path": "", "preview-path": ""}
    for url in description.iterfind(f"{{{SHARE}}}protocol/{{{SHARE}}}http/{{{SHARE}}}url"):
        if url.get("name") in paths:
            paths[url.get("name", "")] = _path(url.text or "")
    return Share(tuple(items), paths["source-path"], paths["preview-path"])


def _path(text: str) -> str:
    # It goes into the first line of a request as it is.
    if len(text) > LONGEST_PATH or any(ord(char) <= 0x20 or ord(char) == 0x7F for char in text):
        raise BadSession("a path that is none")
    return text


def _size(text: str | None) -> int | None:
    if text is None:
        return None
    if not _NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise BadSession("a size that is none")
    return int(text)


def _image(element: ET.Element, kind: str) -> tuple[int, int] | None:
    image = element.find(f"{{{SHARE}}}image")
    if image is None or kind != "file":
        return None
    sides = image.get("width", ""), image.get("height", "")
    if not all(_NUMBER.fullmatch(side) and int(side) in _SIDE for side in sides):
        return None
    return int(sides[0]), int(sides[1])


def can_be_shown(pixels: tuple[int, int] | None) -> bool:
    """A picture of this width and height may have a preview."""
    return pixels is not None and all(side in _SIDE for side in pixels)


def _channel(element: ET.Element) -> str:
    name = element.get("name", "")
    if not 0 < len(name) <= LONGEST_ID:
        raise BadSession("a channel without a name")
    return name


def _candidates(parent: ET.Element) -> tuple[ShareCandidate, ...]:
    found = []
    for element in parent:
        if element.tag.rpartition("}")[2] != "candidate":
            continue
        # One that cannot be read costs only itself.
        if (candidate := _candidate(element)) is not None:
            found.append(candidate)
        if len(found) > MOST_CANDIDATES:
            raise BadSession("too many candidates")
    return tuple(found)


def _candidate(element: ET.Element) -> ShareCandidate | None:
    port, generation = element.get("port", ""), element.get("generation", "0")
    preference, username = element.get("preference", ""), element.get("username", "")
    if not _NUMBER.fullmatch(port) or not 0 < int(port) < 65536 or not _NUMBER.fullmatch(generation):
        return None
    if not _PREFERENCE.fullmatch(preference) or not _FRAGMENT.fullmatch(username):
        return None
    return ShareCandidate(
        element.get("name", "")[:LONGEST_ID],
        element.get("address", "")[:64],
        int(port),
        username,
        float(preference),
        element.get("protocol", "")[:16],
        int(generation),
        element.get("password", "")[:64],
        element.get("type", "")[:16],
        element.get("network", "")[:64],
    )
