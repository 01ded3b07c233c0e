"""What Bob and Alice share with each other, for pictures of windows."""

from datetime import UTC, datetime
from pathlib import Path

from gharial.model.jid import Jid
from gharial.model.publication import Publication, SharedFile, SharedFiles
from gharial.model.transfer import FileInfo
from tests.support.fake_backend import ALICE, BOB, FakeBackend

DESK = Jid(f"{BOB}/desk")


def _file(name: str, size: int, day: int) -> FileInfo:
    return FileInfo(name, size, date=datetime(2026, 3, day, 12, tzinfo=UTC))


def fill_shared(backend: FakeBackend) -> None:
    """Some files from Bob, one of which can run, and two for him."""
    names = (
        ("survey-2026.ods", 48_200_000, 3),
        ("Nile delta, aerial photographs of the northern shore, second flight.tif", 1_930_000_000, 9),
        ("setup.exe", 1_200_000, 4),
        ("notes.txt", 812, 21),
        ("תקציר שנתי.pdf", 340_000, 14),
    )
    files = [SharedFile(DESK, f"k{number}", _file(*one)) for number, one in enumerate(names)]
    backend.shared_files.held[BOB] = SharedFiles(tuple(files), listed=True)
    for number, (name, fetched) in enumerate((("garden-plan.pdf", 2), ("recipe.odt", 0))):
        made = Publication(f"p{number}", ALICE, BOB, Path("/home/alice") / name, _file(name, 91_000, 7), fetched)
        backend.publications.standing[made.id] = made
