"""Which language the command line speaks, and what it says where it has no words."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from gharial.cli import language
from gharial.cli.language import LETTERS, in_english, runs_from_right, spoken, translate
from tests.cli.terminal import translated


@pytest.mark.parametrize(
    ("environment", "heard"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "zh_CN"}, "zh_CN"),
        ({"LANG": "zh_SG.UTF-8"}, "zh_CN"),
        ({"LANG": "zh"}, "zh_CN"),
        ({"LANG": "zh_Hans_HK"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "ar_EG"}, "ar"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ar_MA"}, "ar"),
        ({"LANG": "ar_MA", "LC_MESSAGES": "de_DE", "LC_ALL": "zh_CN.GB18030"}, "zh_CN"),
        ({"LANG": "ar_MA", "LC_ALL": ""}, "ar"),
        ({"LANG": "de_DE", "LC_CTYPE": "ar_MA"}, "de"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:zh-Hans:de"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": ""}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}, "de"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANGUAGE": "de"}, "de"),
        ({"LANG": "../../etc/passwd"}, "en"),
        ({"LANG": "."}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], heard: str) -> None:
    assert spoken(environment) == heard


@pytest.mark.parametrize(("name", "file"), [("de_DE", "de"), ("zh_CN", "zh_CN"), ("ar", "ar"), ("fr", "en")])
def test_it_is_spoken(speak: Callable[[str], None], compiled: Path, name: str, file: str) -> None:
    speak(name)
    said = translated(compiled, file, "Cancelled here.")
    assert translate("terminal", "Cancelled here.") == said
    assert runs_from_right() == (name == "ar")
    with in_english():
        assert translate("terminal", "Cancelled here.") == "Cancelled here."
        assert not runs_from_right()
    assert translate("terminal", "Cancelled here.") == said
    assert translate("terminal", "Never said.") == "Never said."


@pytest.mark.parametrize(
    ("name", "forms"),
    [("C", [{1}, {0, 2, 3, 100}]), ("de", [{1}, {0, 2, 100}]), ("zh_CN", [{0, 1, 2, 100}]), ("ar", [{3}, {11}, {100}])],
)
def test_it_counts_with_plain_digits(speak: Callable[[str], None], name: str, forms: list[set[int]]) -> None:
    speak(name)
    different = set()
    for counts in forms:
        said = {
            translate("terminal", "{name} (folder of %n files, {size})", None, count).replace(str(count), "#")
            for count in counts
        }
        assert len(said) == 1, "one form for all of these"
        assert all("#" in one and "%" not in one for one in said)
        different |= said
    assert len(different) == len(forms)


def test_a_terminal_without_its_letters_is_spoken_to_in_english(speak: Callable[[str], None]) -> None:
    speak("C")
    for name in LETTERS:
        for encoding, can in (("ascii", False), ("utf-8", True), ("latin-1", name == "de"), ("gbk", name == "zh_CN")):
            stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
            language.speak({"LANG": name}, io.StringIO(), stream, None)
            assert (translate("terminal", "Cancelled here.") != "Cancelled here.") == can, (name, encoding)


def test_without_its_file_it_is_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language, "shipped", lambda _name: tmp_path)
    language._catalogue.cache_clear()
    (tmp_path / "gharial_de.qm").write_bytes(b"not one")
    try:
        for name in LETTERS:
            language.speak({"LANG": name})
            assert translate("terminal", "Cancelled here.") == "Cancelled here."
            assert not runs_from_right()
        assert translate("terminal", "%n files", None, 1) == "1 files"
    finally:
        language._catalogue.cache_clear()
