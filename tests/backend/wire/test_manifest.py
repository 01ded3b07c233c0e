"""The list at the head of a folder: read back as written, in pieces of any size; nonsense raises and costs little."""

import struct
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.manifest import (
    DEEPEST,
    HEADER_SIZE,
    LARGEST,
    LONGEST,
    MAGIC,
    MOST_ENTRIES,
    BadManifest,
    ManifestEntry,
    ManifestReader,
    ManifestTooLarge,
    content_size,
    decoded,
    encoded,
)

PART = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8).filter(
    lambda part: part not in (".", "..")
)
PATH = st.lists(PART, min_size=1, max_size=5).map("/".join)
MODIFIED = st.integers(-(2**63), 2**63 - 1)


@st.composite
def folders(draw: st.DrawFn) -> list[ManifestEntry]:
    """Lists that a folder can have: nothing twice, nothing both a file and a folder."""
    entries: list[ManifestEntry] = []
    for path in draw(st.lists(PATH, max_size=12, unique=True)):
        if any(f"{one.path}/".startswith(f"{path}/") or f"{path}/".startswith(f"{one.path}/") for one in entries):
            continue
        entries.append(ManifestEntry(path, draw(st.integers(0, 1 << 40)), draw(MODIFIED)))
    return [ManifestEntry(f"{one.path}/", 0, one.modified) if draw(st.integers(0, 3)) == 0 else one for one in entries]


@given(entries=folders(), piece=st.integers(1, 64), behind=st.binary(max_size=10))
def test_what_is_written_is_read_back_from_pieces(entries: list[ManifestEntry], piece: int, behind: bytes) -> None:
    data = encoded(entries)
    assert decoded(data) == tuple(entries)
    reader = ManifestReader()
    stream = memoryview(data + behind)
    taken = 0
    while not reader.done:
        taken += reader.feed(stream[taken : taken + piece])
    assert taken == len(data) == reader.size
    assert reader.entries == tuple(entries)
    assert reader.feed(stream[taken:]) == 0


@given(st.binary(max_size=200))
def test_noise_raises_nothing_else(data: bytes) -> None:
    with pytest.raises(BadManifest):
        decoded(data)


@given(entries=folders(), position=st.integers(0, 400), value=st.integers(0, 255))
def test_a_changed_byte_is_a_sound_list_or_raises(entries: list[ManifestEntry], position: int, value: int) -> None:
    data = bytearray(encoded(entries))
    data[position % len(data)] = value
    try:
        found = decoded(bytes(data))
    except BadManifest:
        return
    for entry in found:
        assert not {"", ".", ".."} & set(entry.path.removesuffix("/").split("/"))
    assert 0 <= content_size(found) <= LARGEST


def raw(*entries: tuple[bytes, int], count: int | None = None) -> bytes:
    """A manifest without any check."""
    body = b"".join(struct.pack(">H", len(path)) + path + struct.pack(">Qq", size, 0) for path, size in entries)
    return struct.pack(">4sBII", MAGIC, 1, len(entries) if count is None else count, len(body)) + body


@pytest.mark.parametrize(
    "entries",
    [
        [(b"/etc/passwd", 1)],
        [(b"../a", 1)],
        [(b"a/../../b", 1)],
        [(b"a/./b", 1)],
        [(b"..", 1)],
        [(b".", 1)],
        [(b"./", 0)],
        [(b"../", 0)],
        [(b"", 1)],
        [(b"/", 0)],
        [(b"a//b", 1)],
        [(b"a/b//", 0)],
        [(b"a", 1), (b"a", 1)],
        [(b"a", 1), (b"a/b", 1)],
        [(b"a/b", 1), (b"a", 1)],
        [(b"a/", 0), (b"a/b", 1)],
        [(b"a/b", 1), (b"a/", 0)],
        [(b"a", 1), (b"a/", 0)],
        [(b"a/", 5)],
        [(b"a\0b", 1)],
        [(b"\xff\xfe", 1)],
        [(b"\xed\xa0\x80", 1)],
        [(b"a", LARGEST + 1)],
        [(b"a", LARGEST), (b"b", 1)],
        [(b"a", 2**64 - 1)],
    ],
)
def test_what_is_no_folder_is_rejected(entries: list[tuple[bytes, int]]) -> None:
    """Security 16: absolute, "..", twice, file against folder."""
    with pytest.raises(BadManifest):
        decoded(raw(*entries))


def test_a_million_entries_are_rejected_by_the_header_alone() -> None:
    """Security 16."""
    reader = ManifestReader()
    with pytest.raises(ManifestTooLarge) as told:
        reader.feed(memoryview(struct.pack(">4sBII", MAGIC, 1, 1_000_000, 30_000_000)))
    assert (told.value.what, told.value.found, told.value.limit) == ("entries", 1_000_000, MOST_ENTRIES)


def test_a_longer_list_than_we_keep_is_rejected_by_the_header_alone() -> None:
    with pytest.raises(ManifestTooLarge) as told:
        ManifestReader().feed(memoryview(struct.pack(">4sBII", MAGIC, 1, 1, LONGEST)))
    assert told.value.found == LONGEST + HEADER_SIZE


def test_a_depth_of_ten_thousand_is_rejected() -> None:
    """Security 16."""
    with pytest.raises(BadManifest):
        decoded(raw((b"a/" * 10_000 + b"b", 1)))
    with pytest.raises(ManifestTooLarge) as told:
        decoded(raw((b"a/" * DEEPEST + b"b", 1)))
    assert told.value.what == "depth"
    assert decoded(raw((b"a/" * (DEEPEST - 1) + b"b", 1)))


def test_more_folders_than_files_allowed_cost_little_memory() -> None:
    """Deep paths could name 63 folders each."""
    entries = [(b"/".join(b"%x" % number for _ in range(60)), 0) for number in range(5000)]
    data = raw(*entries)
    tracemalloc.start()
    try:
        with pytest.raises(ManifestTooLarge):
            decoded(data)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        raw((b"a", 1), count=2),
        raw((b"a", 1), count=0),
        raw((b"a", 1), (b"b", 1), count=1),
        raw((b"a", 1))[:-1],
        raw((b"a", 1)) + b"x",
        b"GHFM\x02" + raw((b"a", 1))[5:],
        b"",
    ],
)
def test_counts_that_do_not_fit_are_rejected(data: bytes) -> None:
    with pytest.raises(BadManifest):
        decoded(data)


def test_an_empty_folder_has_a_list() -> None:
    assert decoded(encoded([])) == ()


def test_nothing_is_written_that_would_not_be_read() -> None:
    with pytest.raises(BadManifest):
        encoded([ManifestEntry("../a", 1, 0)])
    with pytest.raises(ManifestTooLarge):
        encoded([ManifestEntry(f"{number}", 0, 0) for number in range(MOST_ENTRIES + 1)])
