"""Jingle (XEP-0166): XML to values and back, for every action.

What is inside comes from strangers and is read here, strictly where a mistake could be mistaken for consent, and
leniently where living clients leave things out (`senders`, `initiator`, `responder`, `disposition`).
"""

import xml.etree.ElementTree as ET
from dataclasses import field
from enum import Enum
from typing import ClassVar

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:jingle:1"
ERRORS = "urn:xmpp:jingle:errors:1"

LONGEST_ID = 1024
"""Of a session or a content, in characters."""
MOST_CONTENTS = 64
LONGEST_TEXT = 1024


class Action(Enum):
    """What a jingle stanza does (XEP-0166 §7.2)."""

    CONTENT_ACCEPT = "content-accept"
    CONTENT_ADD = "content-add"
    CONTENT_MODIFY = "content-modify"
    CONTENT_REJECT = "content-reject"
    CONTENT_REMOVE = "content-remove"
    DESCRIPTION_INFO = "description-info"
    SECURITY_INFO = "security-info"
    SESSION_ACCEPT = "session-accept"
    SESSION_INFO = "session-info"
    SESSION_INITIATE = "session-initiate"
    SESSION_TERMINATE = "session-terminate"
    TRANSPORT_ACCEPT = "transport-accept"
    TRANSPORT_INFO = "transport-info"
    TRANSPORT_REJECT = "transport-reject"
    TRANSPORT_REPLACE = "transport-replace"


class Role(Enum):
    """Who a party is in a session, and who made a content."""

    INITIATOR = "initiator"
    RESPONDER = "responder"

    @property
    def other(self) -> "Role":
        """The one at the other end."""
        return Role.RESPONDER if self is Role.INITIATOR else Role.INITIATOR


class Senders(Enum):
    """Who sends in a content."""

    BOTH = "both"
    INITIATOR = "initiator"
    NONE = "none"
    RESPONDER = "responder"


class Reason(Enum):
    """Why a session or a content ends (XEP-0166 §7.4)."""

    ALTERNATIVE_SESSION = "alternative-session"
    BUSY = "busy"
    CANCEL = "cancel"
    CONNECTIVITY_ERROR = "connectivity-error"
    DECLINE = "decline"
    EXPIRED = "expired"
    FAILED_APPLICATION = "failed-application"
    FAILED_TRANSPORT = "failed-transport"
    GENERAL_ERROR = "general-error"
    GONE = "gone"
    INCOMPATIBLE_PARAMETERS = "incompatible-parameters"
    MEDIA_ERROR = "media-error"
    SECURITY_ERROR = "security-error"
    SUCCESS = "success"
    TIMEOUT = "timeout"
    UNSUPPORTED_APPLICATIONS = "unsupported-applications"
    UNSUPPORTED_TRANSPORTS = "unsupported-transports"


class BadJingle(ValueError):
    """The stanza is not what the standard says; the text says how."""


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a session is about. `creator` and `name` together identify it; elements are None where left out."""

    creator: Role
    name: str
    senders: Senders | None = None
    description: ET.Element | None = field(default=None, compare=False)
    transport: ET.Element | None = field(default=None, compare=False)
    security: ET.Element | None = field(default=None, compare=False)
    disposition: str = "session"

    @property
    def key(self) -> tuple[Role, str]:
        """What identifies it in its session."""
        return self.creator, self.name


@dataclass(frozen=True, slots=True)
class JingleStanza:
    """One `jingle` element. `payload` are the elements that are neither contents nor the reason."""

    action: Action
    sid: str
    contents: tuple[Content, ...] = ()
    reason: Reason | None = None
    text: str = ""
    """The reason in words, for logs only."""
    reason_detail: ET.Element | None = field(default=None, compare=False)
    """What an application adds to a reason."""
    reason_inside: ET.Element | None = field(default=None, compare=False)
    """What the condition itself holds: the sid of an alternative session."""
    initiator: str = ""
    responder: str = ""
    payload: tuple[ET.Element, ...] = field(default=(), compare=False)


class JingleElement(ElementBase):
    """Names the element to slixmpp's matchers."""

    name = "jingle"
    namespace = NAMESPACE
    plugin_attrib = "jingle"
    interfaces: ClassVar[set[str]] = set()


register_stanza_plugin(Iq, JingleElement)


def element(stanza: JingleStanza) -> ET.Element:
    """The `jingle` element."""
    jingle = ET.Element(f"{{{NAMESPACE}}}jingle", {"action": stanza.action.value, "sid": stanza.sid})
    if stanza.initiator:
        jingle.set("initiator", stanza.initiator)
    if stanza.responder:
        jingle.set("responder", stanza.responder)
    for content in stanza.contents:
        jingle.append(_content_element(content))
    if stanza.reason is not None:
        reason = ET.SubElement(jingle, f"{{{NAMESPACE}}}reason")
        condition = ET.SubElement(reason, f"{{{NAMESPACE}}}{stanza.reason.value}")
        if stanza.reason_inside is not None:
            condition.append(stanza.reason_inside)
        if stanza.text:
            ET.SubElement(reason, f"{{{NAMESPACE}}}text").text = stanza.text
        if stanza.reason_detail is not None:
            reason.append(stanza.reason_detail)
    jingle.extend(stanza.payload)
    return jingle


def read(iq: ET.Element) -> JingleStanza:
    """The `jingle` element inside an iq. Raises BadJingle."""
    jingle = iq.find(f"{{{NAMESPACE}}}jingle")
    if jingle is None:
        raise BadJingle("no jingle element")
    try:
        action = Action(jingle.get("action", ""))
    except ValueError as error:
        raise BadJingle("an unknown action") from error
    sid = jingle.get("sid", "")
    if not 0 < len(sid) <= LONGEST_ID:
        raise BadJingle("no usable session id")
    elements = jingle.findall(f"{{{NAMESPACE}}}content")
    if len(elements) > MOST_CONTENTS:
        raise BadJingle("too many contents")
    contents = tuple(_content(one) for one in elements)
    if len({content.key for content in contents}) != len(contents):
        raise BadJingle("two contents of one name")
    reason, text, detail, inside = _reason(jingle.find(f"{{{NAMESPACE}}}reason"))
    own = f"{{{NAMESPACE}}}"
    return JingleStanza(
        action,
        sid,
        contents,
        reason,
        text,
        detail,
        inside,
        initiator=jingle.get("initiator", ""),
        responder=jingle.get("responder", ""),
        payload=tuple(one for one in jingle if one.tag not in (f"{own}content", f"{own}reason")),
    )


def _content_element(content: Content) -> ET.Element:
    made = ET.Element(f"{{{NAMESPACE}}}content", {"creator": content.creator.value, "name": content.name})
    if content.senders is not None:
        made.set("senders", content.senders.value)
    if content.disposition != "session":
        made.set("disposition", content.disposition)
    made.extend(one for one in (content.description, content.transport, content.security) if one is not None)
    return made


def _content(given: ET.Element) -> Content:
    name = given.get("name", "")
    if not 0 < len(name) <= LONGEST_ID:
        raise BadJingle("a content without a usable name")
    try:
        creator = Role(given.get("creator", ""))
        # "senders" is "both" by default; that it was left out is kept, since some leave it out and mean otherwise.
        senders = Senders(given.get("senders", "")) if given.get("senders") else None
    except ValueError as error:
        raise BadJingle("a content with an unknown creator or sender") from error
    parts: dict[str, ET.Element] = {}
    for part in given:
        local = part.tag.rpartition("}")[2]
        if local in ("description", "transport", "security"):
            if local in parts:
                raise BadJingle(f"a content with two {local} elements")
            parts[local] = part
    return Content(
        creator,
        name,
        senders,
        parts.get("description"),
        parts.get("transport"),
        parts.get("security"),
        given.get("disposition", "session")[:64],
    )


def _reason(given: ET.Element | None) -> tuple[Reason | None, str, ET.Element | None, ET.Element | None]:
    if given is None:
        return None, "", None, None
    found: Reason | None = None
    detail: ET.Element | None = None
    inside: ET.Element | None = None
    for one in given:
        namespace, _, local = one.tag.rpartition("}")
        if namespace != f"{{{NAMESPACE}":
            detail = one
        elif local != "text" and found is None:
            found = _known_reason(local)
            inside = one[0] if len(one) else None
    text = given.findtext(f"{{{NAMESPACE}}}text") or ""
    return found or Reason.GENERAL_ERROR, text[:LONGEST_TEXT], detail, inside


def alternative_sid(stanza: JingleStanza | None) -> str:
    """The id of the session that takes the place of one that was ended for it (XEP-0166 §7.4); empty without one."""
    inside = None if stanza is None else stanza.reason_inside
    if inside is None or inside.tag != f"{{{NAMESPACE}}}sid":
        return ""
    sid = (inside.text or "").strip()
    return sid if len(sid) <= LONGEST_ID else ""


def _known_reason(local: str) -> Reason:
    try:
        return Reason(local)
    except ValueError:
        return Reason.GENERAL_ERROR


def namespace_of(given: ET.Element | None) -> str:
    """The namespace of a description or a transport; empty where there is none."""
    if given is None or not given.tag.startswith("{"):
        return ""
    return given.tag[1:].partition("}")[0]
