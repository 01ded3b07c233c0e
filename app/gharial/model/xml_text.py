"""XML as people write it: a namespace is declared where it begins, and nothing has a prefix that needs none."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

CLIENT = "jabber:client"
_XML = "http://www.w3.org/XML/1998/namespace"
_STEP = "  "
_WIDTH = 100


def write_xml(element: ET.Element) -> str:
    """In one line. What belongs to a client's stream needs no declaration."""
    return "".join(_compact(element, CLIENT))


def pretty_xml(element: ET.Element) -> str:
    """An element a line, indented; a start tag with many attributes takes several lines."""
    return "\n".join(_lines(element, CLIENT, ""))


def read_xml(text: str) -> ET.Element:
    """The opposite of `write_xml`. Raises ET.ParseError."""
    return ET.fromstring(f'<wrap xmlns="{CLIENT}">{text}</wrap>')[0]  # noqa: S314 - written by `write_xml`


def local_name(element: ET.Element) -> str:
    """Without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: ET.Element) -> str:
    """Empty without one."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def _compact(element: ET.Element, space: str) -> Iterator[str]:
    name, inner = local_name(element), namespace_of(element)
    yield "<" + " ".join([name, *_attributes(element, space)])
    if not element.text and not len(element):
        yield "/>"
        return
    yield ">" + escape(element.text or "")
    for child in element:
        yield from _compact(child, inner)
        yield escape(child.tail or "")
    yield f"</{name}>"


def _lines(element: ET.Element, space: str, indent: str) -> Iterator[str]:
    name, inner = local_name(element), namespace_of(element)
    attributes = list(_attributes(element, space))
    start = indent + "<" + " ".join([name, *attributes])
    if len(start) > _WIDTH and len(attributes) > 1:
        start = indent + "<" + f"\n{indent}{_STEP}{_STEP}".join([f"{name} {attributes[0]}", *attributes[1:]])
    text = (element.text or "").strip()
    mixed = text or any((child.tail or "").strip() for child in element)
    if not text and not len(element):
        yield start + "/>"
    elif mixed:
        # Text beside elements keeps its blanks.
        body = escape(element.text or "")
        body += "".join("".join(_compact(child, inner)) + escape(child.tail or "") for child in element)
        yield f"{start}>{body}</{name}>"
    else:
        yield start + ">"
        for child in element:
            yield from _lines(child, inner, indent + _STEP)
        yield f"{indent}</{name}>"


def _attributes(element: ET.Element, space: str) -> Iterator[str]:
    inner = namespace_of(element)
    if inner != space:
        yield f"xmlns={quoteattr(inner)}"
    prefixes: dict[str, str] = {_XML: "xml"}
    for key, value in element.attrib.items():
        outer, _, name = str(key).rpartition("}")
        outer = outer.removeprefix("{")
        if outer:
            if outer not in prefixes:
                prefixes[outer] = f"n{len(prefixes)}"
                yield f"xmlns:{prefixes[outer]}={quoteattr(outer)}"
            name = f"{prefixes[outer]}:{name}"
        yield f"{name}={quoteattr(value)}"
