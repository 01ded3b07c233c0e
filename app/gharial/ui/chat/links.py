"""Links in plain text: where they stand, where they really lead, and whether that is what they look like."""

import re
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QUrl

from gharial.model.value import dataclass

SCHEMES = frozenset({"http", "https", "xmpp", "mailto"})
_LONGEST = 2048

# Blanks, quotes, controls and invisible or turning characters end a link: nothing may hide inside one.
_LINK = re.compile(
    r"(?<![\w@/.-])(?:https?://|xmpp:|mailto:)"
    r"[^\s<>\"“”«»\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]+",
    re.IGNORECASE,
)
_TAIL = ".,;:!?'’*_~"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link at [start, end) of a text, in UTF-16 units as Qt counts; `target` is its address with nothing hidden."""

    start: int
    end: int
    target: str
    host: str
    """What it leads to, in ASCII: other alphabets as punycode (RFC 3492)."""
    disguised: bool
    """The shown text can be taken for another address: other alphabets, or a name before the host."""


def find_links(text: str) -> tuple[Link, ...]:
    """The links of a text that may be opened by a click: http, https, xmpp and mailto, never a local file."""
    links: list[Link] = []
    places = utf16_places(text)
    for match in _LINK.finditer(text):
        written = _without_tail(match.group())
        link = _link(written, places[match.start()])
        if link is not None:
            links.append(link)
    return tuple(links)


def with_true_hosts(text: str) -> str:
    """The same text, but a link in another alphabet shows its address in ASCII: letters can look like others."""
    parts, done = [], 0
    for match in _LINK.finditer(text):
        written = _without_tail(match.group())
        link = _link(written, match.start())
        if link is not None and not _authority(written).isascii():
            parts += [text[done : match.start()], link.target]
            done = match.start() + len(written)
    return "".join((*parts, text[done:])) if parts else text


def may_open(target: str) -> bool:
    """Whether this address is of a kind that is handed to the system."""
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES


def utf16_length(text: str) -> int:
    """How many units Qt counts in `text`: characters outside the basic plane are two."""
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def utf16_places(text: str) -> Sequence[int]:
    """Where each letter of `text` begins as Qt counts, and last where the text ends; for texts with many places."""
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((1 + (letter > "\uffff") for letter in text), initial=0))


def _link(written: str, begin: int) -> Link | None:
    """`begin` is in UTF-16 units."""
    if len(written) > _LONGEST:
        return None
    url = QUrl(written, QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        url = QUrl(written, QUrl.ParsingMode.TolerantMode)
    scheme = url.scheme().lower()
    if not url.isValid() or scheme not in SCHEMES:
        return None
    if scheme == "mailto":
        # What else such a link may ask for, a file to attach among it, is nothing that a click says yes to.
        url = QUrl(f"mailto:{url.path(QUrl.ComponentFormattingOption.FullyEncoded)}", QUrl.ParsingMode.StrictMode)
        # One address, as it reads; a line break in it would begin a header line of the mail (RFC 6068 §7).
        address = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        if "@" not in address or "," in address or not address.isprintable():
            return None
    if scheme in ("xmpp", "mailto"):
        host = bytes(QUrl.toPercentEncoding(url.path(), b"@/.").data()).decode("ascii")
    else:
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not host:
        return None
    return Link(
        begin,
        begin + utf16_length(written),
        bytes(url.toEncoded().data()).decode("ascii"),
        host,
        bool(url.userInfo()) or not _authority(written).isascii() or "xn--" in host,
    )


def _authority(written: str) -> str:
    """The part of a link that says whom it leads to, as it is written."""
    after = written.partition(":")[2]
    return re.split(r"[/?#]", after.removeprefix("//"), maxsplit=1)[0]


def _without_tail(written: str) -> str:
    """Punctuation at the end belongs to the sentence, and a closing bracket to what was opened before the link."""
    counts = {sign: written.count(sign) for pair in _PAIRS.items() for sign in pair}
    end = len(written)
    while end:
        last = written[end - 1]
        opened = _PAIRS.get(last)
        if last not in _TAIL and (opened is None or counts[last] <= counts[opened]):
            break
        if opened is not None:
            counts[last] -= 1
        end -= 1
    return written[:end]
