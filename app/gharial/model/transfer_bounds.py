"""Where transfers end that nobody refused: what a link may not be, what a folder may have only so much of."""

from enum import Enum


class LinkFault(Enum):
    """Why a link is not followed."""

    NOT_SECURE = "not-secure"
    PRIVATE_ADDRESS = "private-address"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    MALFORMED = "malformed"
    HIDDEN_ADDRESS = "hidden-address"
    BROKEN_SEAL = "broken-seal"
    """What came is not what was encrypted with the key of the link."""


class FolderBound(Enum):
    """What a folder may have only so much of."""

    ENTRIES = "entries"
    DEPTH = "depth"
    BYTES = "bytes"
    """Of the list of its names."""
    SINGLE_FILES = "single-files"
    """Files for a peer who takes no folders, but one file after the other."""
