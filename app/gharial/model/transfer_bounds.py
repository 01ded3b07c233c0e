"""Where transfers end that nobody refused: what a link may not be, what a disk says, of what a folder has too
much."""

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


class Lack(Enum):
    """What a program does not do, where that has words of its own (`Unsupported.lacks`)."""

    IN_THE_OPEN = "files in the open"
    """It takes them encrypted alone."""
    ASKED_FOR = "files that are asked for"
    """It sends what its user sends, and nothing else."""
    WHERE_SENT = "files where they are sent"
    """It points to another address or session, where nobody meant to send anything."""


class FolderBound(Enum):
    """What a folder may have only so much of."""

    ENTRIES = "entries"
    DEPTH = "depth"
    BYTES = "bytes"
    """Of the list of its names."""
    SINGLE_FILES = "single-files"
    """Files for a peer who takes no folders, but one file after the other."""


class FileFault(Enum):
    """What the disk said."""

    VANISHED = "vanished"
    NO_PERMISSION = "no-permission"
    DISK_FULL = "disk-full"
    CHANGED = "changed"
    NOT_A_FILE = "not-a-file"
    NO_FOLDER = "no-folder"
    OTHER = "other"
