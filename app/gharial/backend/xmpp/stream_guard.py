"""What a stream may not contain (RFC 6120 §11.1), and how much of it: checked before anything believes it."""

import re
from typing import Any
from xml.etree import ElementTree

MOST_BYTES = 4 * 2**20
"""Of one stanza, in bytes. The largest honest one is a roster from our own server: some 25,000 contacts fit."""
MOST_ELEMENTS = 200_000
MOST_DEPTH = 200
_MOST_PROLOGUE = 1024
_DECLARATION = re.compile(rb"\A<\?xml[\s]")
_MARKUP = re.compile(rb"<(.)", re.DOTALL)


class HostileStream(Exception):
    """The server sends what no stream may contain. `condition` is the stream error for it."""

    def __init__(self, condition: str, what: str) -> None:
        super().__init__(what)
        self.condition = condition


def stream_parser() -> "ElementTree.XMLPullParser[Any]":
    """A parser for one stream, which takes UTF-8 whatever the declaration says."""
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(), encoding="utf-8")  # noqa: S314 - guarded below
    return ElementTree.XMLPullParser(("start", "end", "comment", "pi"), _parser=parser)


class StreamGuard:
    """Counts for one stream; raises HostileStream."""

    def __init__(self) -> None:
        self._prologue: bytes | None = b""
        self._bytes = 0
        self._elements = 0
        self._depth = 0

    def received(self, data: bytes) -> None:
        """Before `data` is parsed."""
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            raise HostileStream("policy-violation", f"a stanza of more than {MOST_BYTES} bytes")
        if self._prologue is not None:
            self._prologue += data
            self._read_prologue(self._prologue)

    def event(self, kind: str) -> None:
        """For each event of the parser."""
        if kind == "start":
            self._depth += 1
            self._elements += 1
            if self._depth > MOST_DEPTH:
                raise HostileStream("policy-violation", f"elements nested deeper than {MOST_DEPTH}")
            if self._elements > MOST_ELEMENTS:
                raise HostileStream("policy-violation", f"a stanza of more than {MOST_ELEMENTS} elements")
        elif kind == "end":
            self._depth -= 1
            if self._depth <= 1:
                self._bytes = 0
                self._elements = 0
        else:
            raise HostileStream("restricted-xml", "a comment or a processing instruction")

    def _read_prologue(self, text: bytes) -> None:
        """Up to the root element, where a document type would stand; inside it is not well-formed anyway."""
        body = text.removeprefix(b"\xef\xbb\xbf").lstrip()
        # Expat follows the first bytes into UTF-16, whatever it was told.
        if b"\0" in text or text[:1] in (b"\xff", b"\xfe"):
            raise HostileStream("unsupported-encoding", "not UTF-8")
        if _DECLARATION.match(body):
            end = body.find(b"?>")
            body = body[end + 2 :] if end >= 0 else b""
        elif b"<?xml".startswith(body[:5]):
            body = b""  # too short to tell
        for match in _MARKUP.finditer(body):
            if match[1] in b"!?":
                raise HostileStream("restricted-xml", "a document type or processing instruction before the stream")
            self._prologue = None
            return
        if len(text) > _MOST_PROLOGUE:
            raise HostileStream("not-well-formed", "no stream begins")
