"""Cuts the bytes of an XML stream after whole tokens (XML 1.0 §2.4, §3.1).

Expat from 2.6 on, and older ones that distributions mended, keeps the end of a tag back when its beginning came in an
earlier piece, until much more has come: a stanza would arrive with the next one. It never sees half a tag from here.
"""

import re

_SPECIAL = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_LONGEST = max(map(len, _SPECIAL))
_IN_TAG = re.compile(rb"[>'\"]")


class XmlTokens:
    """Holds back what is not whole. Looks at each byte once, however small the pieces are."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._seen = 0
        """How much of what is held was looked at."""
        self._until = b""
        """What ends the place we are in: empty in text, ">" in a tag, a quotation mark in a value."""

    def whole(self, data: bytes) -> bytes:
        """`data` and what was held back, up to the end of the last whole token."""
        held = self._held
        held += data
        end = 0
        while True:
            if not self._until:
                start = held.find(b"<", self._seen)
                if start < 0:
                    end = self._seen = len(held)
                    break
                end = self._seen = start
                head = bytes(held[start : start + _LONGEST])
                if any(len(head) < len(opening) and opening.startswith(head) for opening in _SPECIAL):
                    break  # too short to tell
                closings = (closing for opening, closing in _SPECIAL.items() if head.startswith(opening))
                self._until = next(closings, b">")
                self._seen = start + 1
            elif self._until == b">":
                found = _IN_TAG.search(held, self._seen)
                if found is None:
                    self._seen = len(held)
                    break
                self._seen = found.end()
                self._until = b"" if found[0] == b">" else found[0]
                if not self._until:
                    end = self._seen
            else:
                place = held.find(self._until, self._seen)
                if place < 0:
                    self._seen = max(self._seen, len(held) - len(self._until) + 1)
                    break
                self._seen = place + len(self._until)
                in_value = len(self._until) == 1
                self._until = b">" if in_value else b""
                if not in_value:
                    end = self._seen
        whole = bytes(held[:end])
        del held[:end]
        self._seen -= end
        return whole
