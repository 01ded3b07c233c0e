"""Settings survive, and nothing in the file can keep the program from starting."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gharial.backend.storage.settings_file import SettingsFile
from gharial.model.failures import LocalFileProblem
from gharial.model.settings import AcceptRule, ContactRule, Settings


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


RULES = (
    AcceptRule("~/in/{contact}", contact="bob@river.example", largest=5, types=("*.pdf", "image/*")),
    AcceptRule("/b", group="Family", enabled=False),
    AcceptRule("/c", days=(6, 7), hours_from=60, hours_until=120, device="phone*", hidden_only=True),
)
LIMITS = (ContactRule("alice@river.example", "bob@river.example", hide_address=True, send_limit=7, parallel=2),)


async def test_rules_are_written_and_read(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    settings = Settings(accept_rules=RULES, contact_rules=LIMITS, proxies=("proxy.river.example",), send_limit=9)
    await file.write(settings)
    assert file.read() == settings


@pytest.mark.parametrize(
    "damage",
    [
        lambda rule: rule.update(largest="5"),
        lambda rule: rule.update(types=["*.pdf", 7]),
        lambda rule: rule.update(types="*.pdf"),
        lambda rule: rule.update(only_on_mondays=True),
        lambda rule: rule.update(enabled=None),
        lambda rule: rule.pop("folder"),
        lambda rule: rule.update(largest=-1),
        lambda rule: rule.update(days=[0]),
        lambda rule: rule.update(hours_until=9999),
    ],
)
async def test_with_damaged_rules_nothing_is_accepted_unasked(
    tmp_path: Path, damage: Callable[[dict[str, object]], object]
) -> None:
    """Security 54: a rule whose condition was lost would take more than it may; the other settings stay."""
    file = SettingsFile(tmp_path / "settings.json")
    await file.write(Settings(accept_rules=RULES, contact_rules=LIMITS))
    kept = json.loads((tmp_path / "settings.json").read_text())
    damage(kept["accept_rules"][0])
    (tmp_path / "settings.json").write_text(json.dumps(kept))
    assert file.read() == Settings(contact_rules=LIMITS)
    # What is not understood is not lost with the next change.
    await file.write(Settings())
    assert json.loads((tmp_path / "settings.json.damaged").read_text()) == kept


@pytest.mark.parametrize("value", [{}, "all", 7, [7], [None], [["a"]]])
def test_rules_that_are_no_list_of_rules_are_none(tmp_path: Path, value: object) -> None:
    """Security 54."""
    (tmp_path / "settings.json").write_text(json.dumps({"accept_rules": value, "theme": "dark"}))
    assert SettingsFile(tmp_path / "settings.json").read() == Settings(theme="dark")
