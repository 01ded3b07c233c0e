"""Stanzas of urn:gharial:files:0, our own: what of the published files is there for whoever asks.

A program that knows this namespace answers a contact with the files that were published for that very contact, some at
a time; `after` is the id of the last one of the page before. `more` tells that there are others behind it. Each file is
described as in an offer (XEP-0234 §5), with a hash (XEP-0300) where one is known.

    <iq type='get'><files xmlns='urn:gharial:files:0' after='k3'/></iq>
    <iq type='result'><files xmlns='urn:gharial:files:0' more='true'>
      <item id='k4'><file xmlns='urn:xmpp:jingle:apps:file-transfer:5'>...</file></item>
    </files></iq>

Inside the description of a request for a file (XEP-0234 §6), `published` names the one that is meant: of two of one
name the size need not tell which.

    <published xmlns='urn:gharial:files:0' id='k4'/>
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import ClassVar

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.stanzas.jingle_file import BadFile, JingleFile, file_element, read_file
from gharial.backend.stanzas.publication import LONGEST_ID

FILES = "urn:gharial:files:0"
PAGE = 50
"""Files in one answer: with names as long as they may be it still passes every server."""


class FileListElement(ElementBase):
    """Names the element to slixmpp's matchers."""

    name = "files"
    namespace = FILES
    plugin_attrib = "file_list"
    interfaces: ClassVar[set[str]] = {"after"}


register_stanza_plugin(Iq, FileListElement)


def question_element(after: str) -> ET.Element:
    """Asks for the files behind the one with this id; empty for the first."""
    return ET.Element(f"{{{FILES}}}files", {"after": after} if after else {})


def page_element(page: Sequence[tuple[str, JingleFile]], *, more: bool) -> ET.Element:
    """The answer: files by their ids."""
    made = ET.Element(f"{{{FILES}}}files", {"more": "true" if more else "false"})
    for key, file in page:
        ET.SubElement(made, f"{{{FILES}}}item", {"id": key}).append(file_element(file))
    return made


def read_page(iq: ET.Element) -> tuple[list[tuple[str, JingleFile]], bool] | None:
    """The files of an answer, and whether there are more; None where it is no such answer.

    What makes no sense is left out, and what is beyond a page.
    """
    given = iq.find(f"{{{FILES}}}files")
    if given is None:
        return None
    page = []
    for item in given.findall(f"{{{FILES}}}item")[:PAGE]:
        key = item.get("id", "")
        try:
            file = read_file(item)
        except BadFile:
            continue
        if 0 < len(key) <= LONGEST_ID and file.name and file.size is not None:
            page.append((key, file))
    return page, given.get("more") in ("true", "1")


def published_element(publication: str) -> ET.Element:
    """Names the published file that a request is about."""
    return ET.Element(f"{{{FILES}}}published", {"id": publication})


def read_published(description: ET.Element) -> str:
    """The id of the published file that a request names; empty where it names none."""
    given = description.find(f"{{{FILES}}}published")
    key = "" if given is None else given.get("id", "")
    return key if len(key) <= LONGEST_ID else ""
