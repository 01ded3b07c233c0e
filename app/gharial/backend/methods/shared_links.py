"""`SharedLink`: the file link that a message consists of (XEP-0066 §4, XEP-0447, XEP-0454), if it does. Pure."""

from xml.etree.ElementTree import Element

from gharial.backend.stanzas.file_sharing import read_sharing
from gharial.backend.stanzas.out_of_band import message_link
from gharial.backend.wire.http import HttpMalformed, Link, read_link
from gharial.backend.wire.sealed_link import SCHEME, Seal, read_sealed_link
from gharial.model.transfer import FileInfo
from gharial.model.value import dataclass

_BODY = "{jabber:client}body"
_PICTURE = "data:image/"
_REPLACE = "{urn:xmpp:message-correct:0}replace"


@dataclass(frozen=True, slots=True)
class SharedLink:
    """`text` is the link as it stood there; `file` what the message says about it, None without a word.

    `seal` opens what lies behind it, where that is encrypted.
    """

    link: Link
    text: str
    file: FileInfo | None = None
    seal: Seal | None = None


def shared_link(message: Element) -> SharedLink | None:
    """What a message shares; None where it is a text, or a text with a link in it.

    A correction is none: nobody shall put another file behind a link that was shown (security 6).
    """
    if message.find(_REPLACE) is not None:
        return None
    body = (message.findtext(_BODY) or "").strip()
    shared = read_sharing(message)
    if shared is not None:
        for url in shared.urls:
            if (link := _followable(url)) is not None and body in ("", url):
                return SharedLink(link, url, shared.file)
        return None
    url = message_link(message)
    if (sealed := _sealed(body)) is not None:
        return sealed if url in (None, "", sealed.text) else None
    link = _followable(url) if url and url == body else None
    return None if link is None else SharedLink(link, url)


def kept_link(text: str, file: FileInfo | None) -> SharedLink:
    """One that was taken before. Raises HttpMalformed."""
    if text[: len(SCHEME)].lower() == SCHEME:
        link, seal = read_sealed_link(text)
        return SharedLink(link, text, None, seal)
    return SharedLink(read_link(text), text, file)


def _sealed(body: str) -> SharedLink | None:
    """A link with its key, alone or above a small picture (XEP-0454 §3.2), which is left."""
    text, *more = body.splitlines() or [""]
    if any(not line.startswith(_PICTURE) for line in more):
        return None
    try:
        link, seal = read_sealed_link(text)
    except HttpMalformed:
        return None
    # Sizes and hashes, where somebody tells any, may be of what is sealed or of what is in it.
    return SharedLink(link, text, None, seal)


def _followable(url: str) -> Link | None:
    try:
        return read_link(url)
    except HttpMalformed:
        return None
