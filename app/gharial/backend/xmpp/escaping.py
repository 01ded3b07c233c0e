"""Text as it goes into stanzas. Slixmpp looks at each character on its own: for a file in-band, a whole processor."""

import importlib
from typing import Any

# By name: the package has a function that is called like the module.
_library: Any = importlib.import_module("slixmpp.xmlstream.tostring")
_theirs = _library.escape


def escape(text: str, use_cdata: bool = False) -> str:
    """What slixmpp's function of that name returns, some fifty times as fast."""
    if use_cdata:
        return str(_theirs(text, use_cdata))
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&apos;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def escape_quickly() -> None:
    """Use it for every stanza of this process."""
    _library.escape = escape
