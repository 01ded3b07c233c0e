"""What a stream may not contain (RFC 6120 §11.1), and how much of it: checked before anything believes it."""

import re
from collections.abc import Iterator
from typing import Any, cast
from xml.etree import ElementTree

from gharial.backend.wire.xml_tokens import XmlTokens

STREAM_NS = "http://etherx.jabber.org/streams"
MOST_BYTES = 4 * 2**20
"""Of one stanza, in bytes. The largest honest one is a roster from our own server: some 25,000 contacts fit."""
MOST_ELEMENTS = 200_000
MOST_DEPTH = 200
_MOST_PROLOGUE = 1024
_DECLARATION = re.compile(rb"\A<\?xml[\s]")
_MARKUP = re.compile(rb"<(.)", re.DOTALL)


_Events = Iterator[tuple[str, ElementTree.Element]]


class HostileStream(Exception):
    """The server sends what no stream may contain. `condition` is the stream error for it."""

    def __init__(self, condition: str, what: str) -> None:
        super().__init__(what)
        self.condition = condition


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


class StreamReader:
    """From the bytes of one stream to its elements; everything passes the guard."""

    def __init__(self) -> None:
        self._guard = StreamGuard()
        self._tokens = XmlTokens()
        # The encoding is ours to say: RFC 6120 §11.6 knows UTF-8 alone.
        parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(), encoding="utf-8")  # noqa: S314 - guarded
        self._parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(
            ("start", "end", "comment", "pi"), _parser=parser
        )
        self._depth = 0
        self._root: ElementTree.Element | None = None

    def feed(self, data: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
        """Yields ("open", root), ("stanza", element) and ("close", root) as they are complete. Raises HostileStream."""
        self._guard.received(data)
        self._parser.feed(self._tokens.whole(data))
        try:
            for kind, element in cast("_Events", self._parser.read_events()):
                self._guard.event(kind)
                if kind == "start":
                    self._depth += 1
                    if self._depth == 1:
                        if element.tag != f"{{{STREAM_NS}}}stream":
                            raise HostileStream("invalid-namespace", "the root is no stream")
                        self._root = element
                        yield "open", element
                    continue
                self._depth -= 1
                if self._depth == 0:
                    yield "close", element
                elif self._depth == 1:
                    yield "stanza", element
                    if self._root is not None:
                        self._root.clear()  # or every stanza of the session would stay
        except ElementTree.ParseError as error:
            raise HostileStream("not-well-formed", str(error)) from error
