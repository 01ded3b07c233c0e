"""What an XML console is shown and may send: single stanzas of an account's stream (RFC 6120 §8), as values."""

import xml.etree.ElementTree as ET
from datetime import datetime
from enum import Enum
from xml.parsers.expat import ErrorString

from gharial.model.jid import Jid
from gharial.model.value import dataclass

LONGEST_SENT = 256 * 1024
"""Characters of a stanza typed by hand; servers close the stream at about as much."""
_CLIENT = "jabber:client"
_OPENING = f'<wrap xmlns="{_CLIENT}">'


class StanzaKind(Enum):
    """What stands at the top."""

    IQ = "iq"
    MESSAGE = "message"
    PRESENCE = "presence"
    OTHER = "other"
    """The stream's own: features, acknowledgements (XEP-0198), errors."""


@dataclass(frozen=True, slots=True)
class SeenStanza:
    """One stanza, or a run of like ones that would only hide the rest.

    `number` grows with each account's stanzas and is never used twice; the same number again replaces what was told
    before. `xml` holds no secrets: passwords, tokens and the like were taken out before.
    """

    number: int
    account: Jid
    time: datetime
    sent: bool
    """By us; else it came."""
    kind: StanzaKind
    type: str
    """Its `type` attribute; empty without."""
    peer: str
    """Who it is for or from, as it says; empty: our server."""
    about: str
    """What it is about: the name of its first payload, with a Jingle action ("jingle session-initiate")."""
    namespace: str
    """The payload's namespace."""
    files: bool
    """It belongs to sending a file."""
    xml: str
    blocks: int = 0
    """More than 0: so many blocks of in-band data (XEP-0047) and their answers, of which `xml` shows none."""
    bytes: int = 0
    """Of these blocks, as they travel: base64."""
    acknowledgements: int = 0
    """More than 0: so many requests and answers of stream management (XEP-0198)."""
    missed: int = 0
    """More than 0: so many stanzas came too quickly to be shown."""


class StanzaFault(Enum):
    """Why a text is no stanza that could be sent."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    BROKEN = "broken"
    SEVERAL = "several"
    TEXT = "text"
    """There is text beside it."""
    NO_STANZA = "no-stanza"
    """Something else than iq, message or presence."""


@dataclass(frozen=True, slots=True)
class BadStanza:
    """`line` and `column` count from 1 and are 0 where no place is to blame; `detail` is the parser's own word."""

    fault: StanzaFault
    line: int = 0
    column: int = 0
    detail: str = ""


def check_stanza(text: str) -> BadStanza | None:
    """What keeps `text` from being sent as one stanza of a client's stream; None where nothing does."""
    if not text.strip():
        return BadStanza(StanzaFault.EMPTY)
    if len(text) > LONGEST_SENT:
        return BadStanza(StanzaFault.TOO_LONG)
    try:
        # Document types cannot stand inside an element, so nothing here grows (RFC 6120 §11.1).
        wrap = ET.fromstring(f"{_OPENING}{text}</wrap>")  # noqa: S314 - typed by our own user, see above
    except ET.ParseError as error:
        line, column = error.position
        column = column + 1 - (len(_OPENING) if line == 1 else 0)
        return BadStanza(StanzaFault.BROKEN, line, max(column, 1), ErrorString(error.code))
    except ValueError as error:
        return BadStanza(StanzaFault.BROKEN, detail=str(error))
    if "<?" in text or "<!--" in text:
        return BadStanza(StanzaFault.BROKEN, detail="a comment or a processing instruction")
    children = list(wrap)
    if len(children) > 1:
        return BadStanza(StanzaFault.SEVERAL)
    if (wrap.text or "").strip() or any((one.tail or "").strip() for one in children):
        return BadStanza(StanzaFault.TEXT)
    if not children or kind_of(str(children[0].tag)) is StanzaKind.OTHER:
        return BadStanza(StanzaFault.NO_STANZA)
    return None


def kind_of(tag: str) -> StanzaKind:
    """By a tag in ElementTree's notation."""
    namespace, _, name = tag.rpartition("}")
    known = {kind.value: kind for kind in (StanzaKind.IQ, StanzaKind.MESSAGE, StanzaKind.PRESENCE)}
    return known.get(name, StanzaKind.OTHER) if namespace == f"{{{_CLIENT}" else StanzaKind.OTHER
