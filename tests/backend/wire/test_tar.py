"""Archives of shared folders: numbers of the original, and everything an archive must not do."""

import io
import os
import tarfile

import pytest

from gharial.backend.wire.folder_tar import FolderTar
from gharial.backend.wire.google_http import ChunkReader
from gharial.backend.wire.manifest import ManifestEntry, encoded
from gharial.backend.wire.tar import END, BadTar, TarEntry, TarReader, header, padding

TIME = 1_199_145_600


def everything(data: bytes, size: int = 100) -> list[tuple[TarEntry, bytes]]:
    """The entries with their contents."""
    reader, found, at = TarReader(), list[tuple[TarEntry, bytes]](), 0
    while at < len(data):
        used, brought = reader.feed(memoryview(data)[at : at + size])
        at += used
        if isinstance(brought, TarEntry):
            found.append((brought, b""))
        elif brought is not None:
            found[-1] = (found[-1][0], found[-1][1] + bytes(brought))
    assert reader.done
    return found


def entry(path: str, data: bytes = b"") -> bytes:
    return header(path, len(data), TIME) + data + padding(len(data))


def test_checksums_are_those_of_the_original() -> None:
    assert header("pics/", 0, TIME)[148:156] == b"004131\0 "
    assert header("pics/a.txt", 16, TIME)[148:156] == b"005102\0 "


@pytest.mark.parametrize("size", [1, 511, 512, 5000])
def test_ours_is_read_by_ours(size: int) -> None:
    data = entry("pics/") + entry("pics/a.txt", b"x" * 16) + entry("pics/sub/") + entry("pics/sub/b", bytes(1024)) + END
    assert everything(data, size) == [
        (TarEntry("", 0, TIME), b""),
        (TarEntry("a.txt", 16, TIME), b"x" * 16),
        (TarEntry("sub/", 0, TIME), b""),
        (TarEntry("sub/b", 1024, TIME), bytes(1024)),
    ]


def test_a_folders_stream_becomes_an_archive_that_others_read() -> None:
    long = "l" * 90 + "/" + "m" * 60
    files = {"a.txt": b"abc", "deep/er/b": bytes(40_000), "empty": b"", long: b"z"}
    entries = [ManifestEntry(path, len(data), TIME * 10**9) for path, data in files.items()]
    entries.append(ManifestEntry("nothing/", 0, TIME * 10**9))
    stream = encoded(entries) + b"".join(files.values())
    made, tar = b"", FolderTar("my photos")
    for at in range(0, len(stream), 777):
        made += tar.encode(memoryview(stream)[at : at + 777])
    made += tar.end()
    reader, archive, rest = ChunkReader(), b"", memoryview(made)
    while not reader.done:
        used, piece = reader.feed(rest)
        archive, rest = archive + bytes(piece), rest[used:]
    found = everything(archive)
    assert {one.path: data for one, data in found if not one.is_folder} == files
    assert {one.path for one, _ in found if one.is_folder} == {"", "deep/", "deep/er/", "nothing/", "l" * 90 + "/"}
    with tarfile.open(fileobj=io.BytesIO(archive)) as other:
        assert other.getmember("my photos/deep/er/b").size == 40_000


FOLDER = {"a.txt": b"abc", "deep/er/b": os.urandom(3_000), "empty": b"", "large": os.urandom(9_000), "z": bytes(512)}


def archived(step: int, start: int = 0) -> tuple[bytes, int]:
    """The archive of FOLDER, or the rest of it, and how many bytes of the stream had to be read for that."""
    entries = [ManifestEntry(path, len(data), TIME * 10**9) for path, data in FOLDER.items()]
    stream = encoded(entries) + b"".join(FOLDER.values())
    made, tar, at, read = b"", FolderTar("pics", start), 0, 0
    while at < len(stream):
        piece = stream[at : at + step]
        made += tar.encode(memoryview(piece))
        read += len(piece)
        at += len(piece) + tar.take_jump()
    assert at == len(stream)
    made += tar.end()
    reader, archive, rest = ChunkReader(), b"", memoryview(made)
    while not reader.done:
        used, body = reader.feed(rest)
        archive, rest = archive + bytes(body), rest[used:]
    assert not rest
    return archive, read


@pytest.mark.parametrize("step", [7, 100, 5_000, 100_000])
def test_the_rest_of_an_archive_is_the_rest_to_the_byte(step: int) -> None:
    whole, all_read = archived(step)
    assert whole == archived(1_000)[0]
    for start in (*range(1, len(whole) - 1024, 509), len(whole) - 1024):
        rest, read = archived(step, start)
        assert rest == whole[start:], start
        assert read <= all_read
    # Contents that the other end has are not read again.
    assert archived(7, len(whole) - 1024)[1] < all_read / 4


def test_python_writes_what_we_read() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as other:
        folder = tarfile.TarInfo("pics")
        folder.type = tarfile.DIRTYPE
        other.addfile(folder)
        file = tarfile.TarInfo("pics/" + "d" * 60 + "/" + "f" * 60)
        file.size = 3
        other.addfile(file, io.BytesIO(b"abc"))
    assert [data for _, data in everything(held.getvalue())] == [b"", b"abc"]
    assert everything(held.getvalue())[1][0].path == "d" * 60 + "/" + "f" * 60


def kind(path: str, letter: bytes) -> bytes:
    block = bytearray(header(path, 0, TIME))
    block[156:157] = letter
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize(
    "inside",
    [
        entry("pics/../x", b"1"),
        entry("/etc/passwd", b"1"),
        entry("pics//x", b"1"),
        entry("other/x", b"1"),
        entry("pics", b"1"),
        entry("pics/./x", b"1"),
        kind("pics/link", b"2"),
        kind("pics/link", b"1"),
        kind("pics/device", b"3"),
        kind("pics/pax", b"x"),
        kind("pics/long", b"L"),
        entry("pics/" + "/".join("a" * 70), b"1"),
        b"\xff" * 512,
        bytes(512) + entry("pics/x", b"1"),
        header("pics/x", 1, TIME).replace(b"pics/x", b"pics/y"),
    ],
)
def test_tricks_are_refused(inside: bytes) -> None:
    """Security: paths that leave, links, devices, extensions, and entries hidden behind the end."""
    with pytest.raises(BadTar):
        everything(entry("pics/") + inside + END)


def test_the_folder_comes_first() -> None:
    with pytest.raises(BadTar):
        everything(entry("pics/x", b"1") + END)


def test_what_the_original_cannot_read_is_not_written() -> None:
    for path, size in (("p/" + "x" * 300, 1), ("p/x", 8**11)):
        with pytest.raises(BadTar):
            header(path, size, TIME)
