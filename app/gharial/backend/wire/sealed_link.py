"""Links to files that are encrypted with the key behind the link (XEP-0454). Pure."""

import re
from dataclasses import field

from gharial.backend.wire.http import LONGEST_LINK, HttpMalformed, Link, read_link
from gharial.model.value import dataclass

SCHEME = "aesgcm:"
TAG_SIZE = 16
"""Bytes behind the file that prove all of it (XEP-0454 §3.1)."""
_KEY_DIGITS = 64
_FRAGMENT = re.compile(r"[0-9A-Fa-f]{88}|[0-9A-Fa-f]{96}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seal:
    """What opens the file: AES-256-GCM."""

    key: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    """12 bytes, or 16 of older programs."""


def read_sealed_link(text: str) -> tuple[Link, Seal]:
    """Where the file lies, always behind TLS, and its seal. Raises HttpMalformed for everything else."""
    if len(text) > LONGEST_LINK or text[: len(SCHEME)].lower() != SCHEME:
        raise HttpMalformed("no sealed link")
    place, _, fragment = text.partition("#")
    if not _FRAGMENT.fullmatch(fragment):
        raise HttpMalformed("no key behind the link")
    # No word of the key goes to the server: a fragment stays here.
    link = read_link("https:" + place[len(SCHEME) :])
    return link, Seal(bytes.fromhex(fragment[-_KEY_DIGITS:]), bytes.fromhex(fragment[:-_KEY_DIGITS]))
