"""The journal: whatever happened to it, it never vouches for bytes that were not written, and breaks no transfer."""

import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.journal import (
    Heading,
    Journal,
    encoded_heading,
    encoded_mark,
    is_journal,
    read_heading,
    read_marks,
)
from gharial.model.transfer import Digest

DATE = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
HEADING = Heading("alice@river.example", "a b\n.txt", 5, DATE, Digest("sha-256", "ab"))
TEXTS = st.text(max_size=60)
HEADINGS = st.builds(
    Heading,
    TEXTS,
    TEXTS,
    st.integers(-1, 1 << 60),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.none() | st.builds(Digest, TEXTS, TEXTS),
)
MARKS = st.lists(st.binary(min_size=32, max_size=32), max_size=6)


def journal_of(heading: Heading, marks: list[bytes]) -> bytes:
    return encoded_heading(heading) + b"".join(encoded_mark(number, mark) for number, mark in enumerate(marks))


@given(HEADINGS, MARKS)
def test_what_was_written_is_read(heading: Heading, marks: list[bytes]) -> None:
    file = io.BytesIO(journal_of(heading, marks))
    assert read_heading(file) == heading
    assert list(read_marks(file)) == marks


@given(HEADINGS, MARKS, st.data())
def test_a_torn_or_damaged_journal_tells_less_but_nothing_wrong(
    heading: Heading, marks: list[bytes], data: st.DataObject
) -> None:
    whole = journal_of(heading, marks)
    torn = whole[: data.draw(st.integers(0, len(whole)))]
    file = io.BytesIO(torn)
    found = read_heading(file)
    assert found in (None, heading)
    if found is not None:
        kept = list(read_marks(file))
        assert kept == marks[: len(kept)]
    damaged = bytearray(whole)
    position = data.draw(st.integers(0, len(whole) - 1))
    damaged[position] ^= data.draw(st.integers(1, 255))
    file = io.BytesIO(bytes(damaged))
    if read_heading(file) is not None:
        kept = list(read_marks(file))
        assert kept == marks[: len(kept)] and len(kept) < max(len(marks), 1)


@given(st.binary(max_size=300), MARKS)
def test_anything_else_is_no_journal(noise: bytes, marks: list[bytes]) -> None:
    read_heading(io.BytesIO(noise))
    assert len(list(read_marks(io.BytesIO(noise)))) * 36 <= len(noise)
    # A record in another's place is no record.
    moved = b"".join(encoded_mark(number + 1, mark) for number, mark in enumerate(marks))
    assert list(read_marks(io.BytesIO(moved))) == []
    assert read_heading(io.BytesIO(b"gharial part journal 1\n" + noise)) is None


def test_only_the_same_file_of_the_same_person_fits() -> None:
    """Security 31, fault 8."""
    assert HEADING.fits(HEADING)
    assert HEADING.fits(Heading(HEADING.sender, HEADING.name, HEADING.size))
    assert HEADING.fits(Heading(HEADING.sender, HEADING.name, HEADING.size, DATE, Digest("md5", "cd")))
    for other in (
        Heading("eve@river.example", HEADING.name, HEADING.size),
        Heading(HEADING.sender, "other", HEADING.size),
        Heading(HEADING.sender, HEADING.name, 6),
        Heading(HEADING.sender, HEADING.name, HEADING.size, datetime(2026, 5, 2, tzinfo=UTC)),
        Heading(HEADING.sender, HEADING.name, HEADING.size, DATE, Digest("sha-256", "cd")),
    ):
        assert not HEADING.fits(other)


@pytest.fixture
def folder(tmp_path: Path) -> int:
    return os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)


def test_it_is_made_with_the_first_mark_and_taken_up_later(tmp_path: Path, folder: int) -> None:
    marks = [hashlib.sha256(bytes([number])).digest() for number in range(4)]
    journal = Journal(folder, "a.jrnl", HEADING)
    assert not journal.take_up() and list(tmp_path.iterdir()) == []
    for mark in marks:
        journal.mark(mark)
    journal.close()
    assert is_journal(folder, "a.jrnl") and (tmp_path / "a.jrnl").stat().st_mode & 0o777 == 0o600
    later = Journal(folder, "a.jrnl", Heading(HEADING.sender, HEADING.name, HEADING.size))
    assert later.take_up() and list(later.marks()) == marks
    later.rewind(2)
    later.mark(marks[0])
    assert list(later.marks()) == [marks[0], marks[1], marks[0]]
    later.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_strangers_file_in_its_place_is_left_alone(tmp_path: Path, folder: int) -> None:
    (tmp_path / "a.jrnl").write_text("precious")
    (tmp_path / "b.jrnl").symlink_to(tmp_path / "a.jrnl")
    os.mkfifo(tmp_path / "c.jrnl")
    for name in ("a.jrnl", "b.jrnl", "c.jrnl", "nothing"):
        assert not is_journal(folder, name)
    for name in ("a.jrnl", "b.jrnl"):
        journal = Journal(folder, name, HEADING)
        assert not journal.take_up()
        journal.mark(bytes(32))
        assert journal.count == 0
        journal.remove()
    assert (tmp_path / "a.jrnl").read_text() == "precious" and (tmp_path / "b.jrnl").is_symlink()


def test_one_that_was_cut_off_in_its_heading_is_made_anew(tmp_path: Path, folder: int) -> None:
    """Fault 1: killed between the making of the file and its first line, or within."""
    for length in (0, 5, 23, 60):
        (tmp_path / "a.jrnl").write_bytes(encoded_heading(HEADING)[:length])
        assert is_journal(folder, "a.jrnl")
        journal = Journal(folder, "a.jrnl", HEADING)
        assert not journal.take_up()
        journal.mark(bytes(32))
        journal.close()
        later = Journal(folder, "a.jrnl", HEADING)
        assert later.take_up() and list(later.marks()) == [bytes(32)]
        later.remove()
        assert list(tmp_path.iterdir()) == []
