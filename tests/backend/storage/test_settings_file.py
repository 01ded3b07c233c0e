"""Settings survive, and nothing in the file can keep the program from starting."""

import json
from pathlib import Path

import pytest

from gharial.backend.storage.settings_file import SettingsFile
from gharial.model.failures import LocalFileProblem
from gharial.model.settings import Settings


async def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "settings.json")
    settings = Settings(download_folder=tmp_path, away_after_minutes=3, theme="dark", send_receipts=False)
    await file.write(settings)
    assert file.read() == settings
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.json"]


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none.json").read() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00\xff", "null"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert SettingsFile(path).read() == Settings()
    assert (tmp_path / "settings.json.damaged").read_text() == text


def test_unknown_and_unfit_values_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps(
            {
                "from_the_future": 1,
                "away_after_minutes": True,
                "send_markers": 0,
                "theme": None,
                "download_folder": 7,
                "parallel_transfers": 5,
            }
        )
    )
    assert SettingsFile(path).read() == Settings(parallel_transfers=5)


async def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way")
    with pytest.raises(LocalFileProblem):
        await SettingsFile(tmp_path / "config" / "settings.json").write(Settings())
