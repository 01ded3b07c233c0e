"""Jingle message initiation (XEP-0353): the words by which a session is proposed to all devices of a person, as values.

They travel in messages of type "chat", so that carbons show them to every device, and are never more than a wish: the
session itself begins with its own stanzas, under the same id.
"""

import xml.etree.ElementTree as ET
from dataclasses import field
from enum import Enum

from gharial.backend.stanzas.jingle import LONGEST_ID, Reason
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:jingle-message:0"
STORE = "{urn:xmpp:hints}store"
NO_COPY = "{urn:xmpp:hints}no-copy"
MOST_DESCRIPTIONS = 64
_OWN = f"{{{NAMESPACE}}}"


class Act(Enum):
    """What is said."""

    PROPOSE = "propose"
    RINGING = "ringing"
    PROCEED = "proceed"
    ACCEPT = "accept"
    """What older clients tell their own other devices; newer ones leave that to the carbon of `proceed`."""
    REJECT = "reject"
    RETRACT = "retract"
    FINISH = "finish"


_REASONED = frozenset({Act.REJECT, Act.RETRACT, Act.FINISH})
_TAGS = {f"{_OWN}{act.value}": act for act in Act}


@dataclass(frozen=True, slots=True)
class Initiation:
    """One word about the session `id`."""

    act: Act
    id: str
    descriptions: tuple[ET.Element, ...] = field(default=(), compare=False)
    """Of a proposal: what the session would be about, one for each content."""
    reason: Reason | None = None
    tie_break: bool = False
    """It was given up for a proposal of the other side (XEP-0353 §4.1)."""


def initiation_element(said: Initiation) -> ET.Element:
    """The payload of a message."""
    made = ET.Element(f"{_OWN}{said.act.value}", {"id": said.id})
    made.extend(said.descriptions)
    if said.act in _REASONED:
        reason = ET.SubElement(made, f"{{{JINGLE}}}reason")
        ET.SubElement(reason, f"{{{JINGLE}}}{(said.reason or Reason.CANCEL).value}")
    if said.tie_break:
        ET.SubElement(made, f"{_OWN}tie-break")
    return made


def read_initiation(message: ET.Element) -> Initiation | None:
    """What a message says of it; None where it says nothing, or nothing that can be understood."""
    for one in message:
        act = _TAGS.get(one.tag)
        if act is None:
            continue
        sid = one.get("id", "")
        if not 0 < len(sid) <= LONGEST_ID:
            return None
        descriptions = tuple(part for part in one if part.tag.rpartition("}")[2] == "description")
        if act is Act.PROPOSE and not 0 < len(descriptions) <= MOST_DESCRIPTIONS:
            return None
        tie_break = one.find(f"{_OWN}tie-break") is not None
        return Initiation(act, sid, descriptions if act is Act.PROPOSE else (), _reason(one), tie_break)
    return None


def _reason(given: ET.Element) -> Reason | None:
    reason = given.find(f"{{{JINGLE}}}reason")
    for one in reason if reason is not None else ():
        try:
            return Reason(one.tag.rpartition("}")[2])
        except ValueError:
            continue
    return None
