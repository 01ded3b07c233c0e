"""`StanzaFilter`: which stanzas are shown; and a stanza without what people wrote in it."""

import xml.etree.ElementTree as ET

from gharial.model.console import SeenStanza, StanzaKind
from gharial.model.jid import Jid
from gharial.model.value import dataclass
from gharial.model.xml_text import local_name, pretty_xml, read_xml

HIDDEN = "•••"
_TEXTS = frozenset({"body", "subject", "status", "url", "desc", "reason", "nick", "summary", "title"})
_FORMATTED = frozenset({"html", "content-rich"})
_LINKS = frozenset({"url", "target", "href", "uri"})
_LONGEST_PRETTY = 200_000


@dataclass(frozen=True, slots=True)
class StanzaFilter:
    """Everything that is set has to fit; what is empty fits all."""

    account: Jid | None = None
    sent: bool | None = None
    kind: StanzaKind | None = None
    contact: str = ""
    """A part of the address it is for or from."""
    text: str = ""
    """Words that all stand in it somewhere, case aside."""
    files: bool = False
    acknowledgements: bool = True
    """Requests and answers of stream management (XEP-0198) are shown too."""

    def fits(self, stanza: SeenStanza) -> bool:
        """It is shown."""
        if stanza.missed:
            return self.account is None or stanza.account == self.account
        return (
            (self.account is None or stanza.account == self.account)
            and (self.sent is None or stanza.sent is self.sent)
            and (self.kind is None or stanza.kind is self.kind)
            and (not self.files or stanza.files)
            and (self.acknowledgements or not stanza.acknowledgements)
            and self.contact.strip().casefold() in stanza.peer.casefold()
            and self._holds(stanza)
        )

    def _holds(self, stanza: SeenStanza) -> bool:
        words = self.text.casefold().split()
        if not words:
            return True
        whole = f"{stanza.xml} {stanza.about} {stanza.namespace} {stanza.peer}".casefold()
        return all(word in whole for word in words)


def pretty_stanza(stanza: SeenStanza, *, hide_texts: bool) -> str:
    """The stanza with an element a line; with `hide_texts`, nothing that a person wrote is in it."""
    if not stanza.xml:
        return ""
    try:
        element = read_xml(stanza.xml)
    except ET.ParseError:
        return "" if hide_texts else stanza.xml
    if hide_texts:
        _hide(element)
    return pretty_xml(element)[:_LONGEST_PRETTY]


def _hide(element: ET.Element) -> None:
    for one in element.iter():
        name = local_name(one)
        if name in _FORMATTED:
            del one[:]
            one.text = HIDDEN
        elif name in _TEXTS and (one.text or "").strip():
            one.text = HIDDEN
        for key in _LINKS & one.attrib.keys():
            one.set(key, HIDDEN)
