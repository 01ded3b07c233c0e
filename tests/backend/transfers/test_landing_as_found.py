"""A link without a good name: the file lands under the name its server tells, if that is harmless."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gharial.backend.transfers.landing import FileLanding, named_as_found
from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Transfer, TransferState


class Told:
    """What fetched it."""

    def __init__(self, name: str) -> None:
        self.found_name = name


def landed(folder: Path, link_name: str, told: str, chosen: str = "") -> str:
    """The name that the file gets in the end."""
    landing = FileLanding(folder, chosen or link_name, 9)
    landing.write(memoryview(b"crocodile"))
    incoming: Any = Told(told)
    transfer = Transfer(
        "1", Jid("bob@a"), Jid("alice@a/b"), Direction.INCOMING, FileInfo(link_name, 9), TransferState.VERIFYING,
        datetime.now(UTC),
    )  # fmt: skip
    named = named_as_found(transfer, incoming, landing)
    path = landing.settle()
    assert path.parent == folder and path.read_bytes() == b"crocodile"
    assert named.file.name == (landing.name if not chosen else link_name)
    return path.name


@pytest.mark.parametrize(
    ("link_name", "told", "name"),
    [
        ("download", "report.pdf", "report.pdf"),
        ("get.php", "holidays.tar.gz", "holidays.tar.gz"),
        ("download", "", "download"),
        ("download", "no ending", "download"),
        ("report.pdf", "other.pdf", "report.pdf"),
        # Security 7, 10, 12, 19: through the gate, and nothing that runs where no such thing was shown.
        ("download", "../../etc/report.pdf", "report.pdf"),
        ("download", "C:\\Windows\\report.pdf", "report.pdf"),
        ("download", "setup.exe", "download"),
        ("download", "photo\u202egpj.scr", "download"),
        ("download", "report.pdf.desktop", "download"),
    ],
)
def test_the_name_in_the_end(tmp_path: Path, link_name: str, told: str, name: str) -> None:
    assert landed(tmp_path, link_name, told) == name


def test_a_name_that_was_chosen_stays_and_nothing_is_overwritten(tmp_path: Path) -> None:
    assert landed(tmp_path, "download", "report.pdf", chosen="mine") == "mine"
    (tmp_path / "report.pdf").write_bytes(b"older")
    assert landed(tmp_path, "download", "report.pdf") == "report (2).pdf"
    assert (tmp_path / "report.pdf").read_bytes() == b"older"
