"""What is taken out of a stanza before a person may look at it: passwords, tokens, keys of connections, parts of links.

The copy has a bounded size, whatever came.
"""

import re
import xml.etree.ElementTree as ET

from gharial.model.xml_text import write_xml

HIDDEN = "•••"
"""Stands for a secret."""
MOST_ELEMENTS = 1000
LONGEST_TEXT = 4096
_LONGEST_READ = 64 * 1024
_DEEPEST = 60
_CUT = "{urn:gharial:cut:0}"
_SECRET_PATHS = frozenset({"source-path", "preview-path"})
"""Who knows them may fetch the file."""
_SECRET_SPACES = frozenset(
    {"urn:ietf:params:xml:ns:xmpp-sasl", "urn:xmpp:sasl:2", "urn:xmpp:fast:0", "urn:ietf:params:xml:ns:xmpp-tls"}
)
_SECRET_ELEMENTS = frozenset(
    {"password", "pass", "passwd", "secret", "token", "digest-response", "preauth", "credential", "authorization"}
    | _SECRET_PATHS
)
_SECRET_ATTRIBUTES = frozenset(
    {"password", "pwd", "passwd", "secret", "token", "previd", "key-params", "preauth", "nonce", "credential"}
)
_UPLOADS = frozenset({"urn:xmpp:http:upload:0", "urn:xmpp:http:upload"})
_SM_NS = "urn:xmpp:sm:3"
_TELLING = re.compile(r"pass|secret|token|credential|captcha|ocr", re.IGNORECASE)
_LINK = re.compile(r"((?:https?|aesgcm|ftp)://)(?:[^\s/?#@]*@)?([^\s?#<>\"']*)(?:[?#][^\s<>\"']*)?", re.IGNORECASE)
_QUERY = re.compile(r"(preauth|ibr|token|password)=[^;&\s]*", re.IGNORECASE)


class Redactor:
    """Copies one stanza. Used once."""

    def __init__(self) -> None:
        self._left = MOST_ELEMENTS
        self.cut = 0
        """Elements that were too many."""

    def copy(self, element: ET.Element, depth: int = 0) -> ET.Element:
        """A copy that holds no secrets; the original stays as it is."""
        namespace, name = _split(str(element.tag))
        self._left -= 1
        made = ET.Element(str(element.tag))
        for key, value in element.attrib.items():
            made.set(key, _attribute(namespace, name, str(key), value))
        hides = (
            namespace in _SECRET_SPACES
            or name.lower() in _SECRET_ELEMENTS
            or (namespace in _UPLOADS and name == "header")
            or element.get("name") in _SECRET_PATHS
        )
        if element.text and element.text.strip():
            made.text = HIDDEN if hides else _text(element.text)
        private = _is_private_field(name, element)
        for child in element:
            if self._left <= 0 or depth >= _DEEPEST:
                self.cut += 1
                continue
            copied = self.copy(child, depth + 1)
            if private and _split(str(child.tag))[1] == "value" and copied.text:
                copied.text = HIDDEN
            if child.tail and child.tail.strip():
                copied.tail = HIDDEN if hides else _text(child.tail)
            made.append(copied)
        return made


def redacted(element: ET.Element) -> str:
    """The stanza as text, without secrets, and with a mark where much was left out."""
    redactor = Redactor()
    copied = redactor.copy(element)
    if redactor.cut:
        ET.SubElement(copied, f"{_CUT}cut", {"elements": str(redactor.cut)})
    return write_xml(copied)


def _attribute(namespace: str, name: str, key: str, value: str) -> str:
    if key.lower() in _SECRET_ATTRIBUTES or (namespace == _SM_NS and name == "enabled" and key == "id"):
        return HIDDEN
    return _text(value)


def _text(value: str) -> str:
    """Links lose what stands after the question mark, which may be a key (XEP-0363 §3, aesgcm)."""
    if len(value) > _LONGEST_READ:
        return f"… ({len(value)})"
    if "://" in value:
        value = _LINK.sub(_without_query, value)
    if "=" in value:
        value = _QUERY.sub(lambda found: f"{found[1]}={HIDDEN}", value)
    if len(value) > LONGEST_TEXT:
        return f"{value[:64]}… ({len(value)})"
    return value


def _without_query(found: re.Match[str]) -> str:
    whole, kept = found[0], found[1] + found[2]
    return kept if whole == kept else f"{kept}?{HIDDEN}"


def _is_private_field(name: str, element: ET.Element) -> bool:
    """A form's field that is filled in secretly (XEP-0004 §3.3)."""
    return name == "field" and (element.get("type") == "text-private" or bool(_TELLING.search(element.get("var", ""))))


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name
