"""`Journal`: what of an unfinished file is known to be right, kept beside its `.part`. A format of our own.

    first line   gharial part journal 1
    second line  CRC-32 of the rest of the line in hexadecimal, a blank, the heading as JSON
    then         records of 36 bytes, one for each whole block of 1 MiB, in order

A record holds the SHA-256 of everything from the file's beginning to the end of its block, and a CRC-32 of its own
number and that hash. The hash of each block alone would prove no more, as only a prefix can be gone on with, and would
double the work: this one is the file's own running hash, and reading the prefix once proves it and takes the hash up.

Records are only appended. A last one that is torn, as after a crash, ends the list like one that is not there.
"""

import hashlib
import json
import logging
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import BinaryIO

from gharial.model.transfer import Digest, FileInfo
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

BLOCK = 1 << 20
"""Bytes between two records."""
_MAGIC = b"gharial part journal 1\n"
_HEADING_LINES = 2
_LONGEST_HEADING = 1 << 16
_HASH_SIZE = hashlib.sha256().digest_size
_RECORD_SIZE = _HASH_SIZE + 4
_NEW = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_RDWR


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose file it is, and which: `sender` is a bare address, `size` in bytes as offered (UNKNOWN_SIZE allowed)."""

    sender: str
    name: str
    size: int
    date: datetime | None = None
    digest: Digest | None = None

    @classmethod
    def of(cls, sender: str, file: FileInfo) -> "Heading":
        """For a file as it was offered."""
        return cls(sender, file.name, file.size, file.date, file.digest)

    def fits(self, offered: "Heading") -> bool:
        """`offered` is about the same file, as far as both tell."""
        return (
            (self.sender, self.name, self.size) == (offered.sender, offered.name, offered.size)
            and (None in (self.date, offered.date) or self.date == offered.date)
            and (
                self.digest is None
                or offered.digest is None
                or self.digest.algorithm != offered.digest.algorithm
                or self.digest == offered.digest
            )
        )


def encoded_heading(heading: Heading) -> bytes:
    """Both first lines."""
    facts = {
        "sender": heading.sender,
        "name": heading.name,
        "size": heading.size,
        "date": heading.date.isoformat() if heading.date else None,
        "digest": [heading.digest.algorithm, heading.digest.hex] if heading.digest else None,
    }
    text = json.dumps(facts).encode()
    return _MAGIC + b"%08x " % zlib.crc32(text) + text + b"\n"


def encoded_mark(number: int, digest: bytes) -> bytes:
    """The record after block `number`, counted from 0; `digest` is over all bytes up to its end."""
    return digest + zlib.crc32(digest, zlib.crc32(number.to_bytes(8, "big"))).to_bytes(4, "big")


def read_heading(file: BinaryIO) -> Heading | None:
    """The heading, with `file` left before the first record; None where this is no journal of ours, or damaged."""
    if file.read(len(_MAGIC)) != _MAGIC:
        return None
    line = file.readline(_LONGEST_HEADING)
    sum_, _, text = line[:-1].partition(b" ")
    if not line.endswith(b"\n") or sum_ != b"%08x" % zlib.crc32(text):
        return None
    try:
        facts = json.loads(text)
        date, digest = facts["date"], facts["digest"]
        return Heading(
            str(facts["sender"]),
            str(facts["name"]),
            int(facts["size"]),
            datetime.fromisoformat(date) if date else None,
            Digest(*map(str, digest)) if digest else None,
        )
    except (ValueError, KeyError, TypeError):
        return None


def read_marks(file: BinaryIO) -> Iterator[bytes]:
    """The hashes in order, up to the first record that is torn or damaged."""
    number = 0
    while len(record := file.read(_RECORD_SIZE)) == _RECORD_SIZE:
        digest = record[:_HASH_SIZE]
        if record != encoded_mark(number, digest):
            return
        yield digest
        number += 1


class Journal:
    """The journal file `name` in the open folder `folder`. Made with the first mark; blocking.

    Without it a transfer can only begin anew, so none of its failures is worth ending one for: they are logged.
    """

    def __init__(self, folder: int, name: str, heading: Heading) -> None:
        self._folder = folder
        self._name = name
        self._heading = heading
        self._descriptor: int | None = None
        self._identity: tuple[int, int] | None = None
        self._records_at = 0
        self._given_up = False
        self.count = 0
        """Records that stand."""

    def take_up(self) -> bool:
        """Open what an earlier run left; False where there is nothing about the same file from the same person."""
        try:
            descriptor = os.open(self._name, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self._folder)
        except OSError:
            return False
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid():
            with os.fdopen(os.dup(descriptor), "rb") as file:
                found = read_heading(file)
                self._records_at = file.tell()
            if found is not None and found.fits(self._heading):
                self._descriptor, self._identity = descriptor, (status.st_dev, status.st_ino)
                return True
        os.close(descriptor)
        return False

    def marks(self) -> Iterator[bytes]:
        """What `take_up` found, in order."""
        if self._descriptor is None:
            return
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            if read_heading(file) is not None:
                yield from read_marks(file)

    def mark(self, digest: bytes) -> None:
        """One block more is on the disk; `digest` is over everything up to its end."""
        if self._given_up:
            return
        try:
            if self._descriptor is None:
                self._create()
            self._write(encoded_mark(self.count, digest))
            self.count += 1
        except OSError as error:
            self._give_up(error)

    def rewind(self, count: int) -> None:
        """Only the first `count` records are right."""
        self.count = count
        if self._descriptor is None:
            return
        try:
            end = self._records_at + count * _RECORD_SIZE
            os.ftruncate(self._descriptor, end)
            os.lseek(self._descriptor, end, os.SEEK_SET)
        except OSError as error:
            self._give_up(error)

    def remove(self) -> None:
        """Delete it, if it is there and ours; never raises."""
        if self._identity is not None:
            with suppress(OSError):
                status = os.stat(self._name, dir_fd=self._folder, follow_symlinks=False)
                if (status.st_dev, status.st_ino) == self._identity:
                    os.unlink(self._name, dir_fd=self._folder)
        self.close()

    def close(self) -> None:
        """Any number of times."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _create(self) -> None:
        try:
            self._descriptor = os.open(self._name, _NEW, 0o600, dir_fd=self._folder)
        except FileExistsError:
            # Whoever has the part is the only one to need its journal: this one was left behind.
            if not is_journal(self._folder, self._name):
                raise
            os.unlink(self._name, dir_fd=self._folder)
            self._descriptor = os.open(self._name, _NEW, 0o600, dir_fd=self._folder)
        status = os.fstat(self._descriptor)
        self._identity = (status.st_dev, status.st_ino)
        heading = encoded_heading(self._heading)
        self._records_at = len(heading)
        self._write(heading)

    def _give_up(self, error: OSError) -> None:
        self._given_up = True
        log.warning("the journal %s cannot be kept: %s", self._name, error)

    def _write(self, data: bytes) -> None:
        assert self._descriptor is not None  # noqa: S101 - made before
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]


def is_journal(folder: int, name: str) -> bool:
    """A file of this name in the open folder is a journal of ours, or the beginning of one, cut off by a crash."""
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file, suppress(OSError):
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
            return False
        begin = file.read(_LONGEST_HEADING)
        complete = begin.count(b"\n") >= _HEADING_LINES
        if not complete:
            return _MAGIC.startswith(begin[: len(_MAGIC)])
        file.seek(0)
        return read_heading(file) is not None
    return False
