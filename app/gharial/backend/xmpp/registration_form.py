"""A registration form between XML and values: XEP-0077 fields, XEP-0004 forms, XEP-0158 pictures (by XEP-0231)."""

import base64
import binascii
from collections.abc import Mapping
from xml.etree import ElementTree

from gharial.model.account import FormField, RegistrationForm

_REGISTER = "{jabber:iq:register}"
_DATA = "{jabber:x:data}"
_OOB = "{jabber:x:oob}"
_MEDIA = "{urn:xmpp:media-element}"
_BOB = "{urn:xmpp:bob}"
_MOST_FIELDS = 100
_MOST_PICTURE = 512 * 1024
_MOST_TEXT = 4000
_SECRET = frozenset({"password", "text-private"})
# Plain fields a server may ask for (XEP-0077 §14.1); the rest of its children are no fields.
_PLAIN = frozenset(
    {
        "username", "password", "email", "nick", "name", "first", "last", "address", "city", "state", "zip", "phone",
        "url", "date", "misc", "text", "key",
    }
)  # fmt: skip


def form_of(iq: ElementTree.Element, ticket: str, host: str) -> RegistrationForm:
    """What the server asks. A data form goes before plain fields (XEP-0077 §4)."""
    query = iq.find(f"{_REGISTER}query")
    if query is None:
        return RegistrationForm(ticket, host)
    data = query.find(f"{_DATA}x")
    link = _text(query.find(f"{_OOB}x/{_OOB}url"))
    instructions = _text(query.find(f"{_REGISTER}instructions"))
    if data is not None and data.get("type", "form") == "form":
        lines = [_text(one) for one in data.findall(f"{_DATA}instructions")]
        fields = _data_fields(data, _pictures(iq))
        instructions = "\n".join(line for line in lines if line) or instructions
    else:
        fields = tuple(_plain_field(child) for child in query if child.tag.removeprefix(_REGISTER) in _PLAIN)
    # A link is a fact to be shown; whether to open it is the user's choice, and only of a web page.
    if not link.startswith(("https://", "http://")):
        link = ""
    return RegistrationForm(ticket, host, instructions[:_MOST_TEXT], fields[:_MOST_FIELDS], link[:_MOST_TEXT])


def query_of(asked: ElementTree.Element, answers: Mapping[str, str]) -> ElementTree.Element:
    """The answer to the server's `asked`, of the same kind. Several lines answer a field of several values."""
    query = ElementTree.Element(f"{_REGISTER}query")
    data = asked.find(f"{_DATA}x")
    if data is not None and data.get("type", "form") == "form":
        form = ElementTree.SubElement(query, f"{_DATA}x", {"type": "submit"})
        for field in data.findall(f"{_DATA}field"):
            name, kind = field.get("var", ""), field.get("type", "text-single")
            if not name or kind == "fixed":
                continue
            given = [one.text or "" for one in field.findall(f"{_DATA}value")]
            if name in answers:
                several = kind.endswith("-multi")
                given = answers[name].splitlines() if several else [answers[name]]
            if not given and kind != "hidden":
                continue
            element = ElementTree.SubElement(form, f"{_DATA}field", {"var": name, "type": kind})
            for value in given:
                ElementTree.SubElement(element, f"{_DATA}value").text = value
        return query
    for child in asked:
        name = child.tag.removeprefix(_REGISTER)
        if name in _PLAIN:
            ElementTree.SubElement(query, child.tag).text = answers.get(name, child.text or "")
    return query


def _plain_field(element: ElementTree.Element) -> FormField:
    name = element.tag.removeprefix(_REGISTER)
    kind = {"password": "text-private", "key": "hidden"}.get(name, "text-single")
    value = "" if kind == "text-private" else _text(element)
    return FormField(name, kind, value=value, required=name in ("username", "password"))


def _data_fields(data: ElementTree.Element, pictures: dict[str, bytes]) -> tuple[FormField, ...]:
    fields = []
    for element in data.findall(f"{_DATA}field")[:_MOST_FIELDS]:
        kind = element.get("type", "text-single")
        values = [_text(one) for one in element.findall(f"{_DATA}value")]
        options = tuple(
            (value, option.get("label", "")[:_MOST_TEXT] or value)
            for option in element.findall(f"{_DATA}option")[:_MOST_FIELDS]
            for value in (_text(option.find(f"{_DATA}value")),)
        )
        fields.append(
            FormField(
                name=element.get("var", "")[:_MOST_TEXT],
                kind=kind,
                label=element.get("label", "")[:_MOST_TEXT],
                value="" if kind == "text-private" else "\n".join(values),
                required=element.find(f"{_DATA}required") is not None,
                options=options,
                picture=_picture(element, pictures),
            )
        )
    return tuple(fields)


def _picture(field: ElementTree.Element, pictures: dict[str, bytes]) -> bytes | None:
    """The first picture that came along; one that would have to be fetched is not (it would tell who we are)."""
    for uri in field.findall(f"{_MEDIA}media/{_MEDIA}uri"):
        address = (uri.text or "").strip()
        if uri.get("type", "image/").startswith("image/") and address.startswith("cid:"):
            found = pictures.get(address.removeprefix("cid:"))
            if found is not None:
                return found
    return None


def _pictures(iq: ElementTree.Element) -> dict[str, bytes]:
    """The bits of binary (XEP-0231) that came with the form, by content id; they stand beside it or inside."""
    pictures = {}
    for data in iq.iter(f"{_BOB}data"):
        text = "".join((data.text or "").split())
        if len(text) > _MOST_PICTURE * 4 // 3 + 4:
            continue
        try:
            pictures[data.get("cid", "")] = base64.b64decode(text, validate=True)
        except (ValueError, binascii.Error):
            continue
    return pictures


def _text(element: ElementTree.Element | None) -> str:
    return "" if element is None else (element.text or "").strip()[:_MOST_TEXT]
