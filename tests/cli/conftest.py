"""The language of these tests is English, whoever runs them; translations as they are shipped."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gharial.cli import language

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LANGUAGE", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    yield
    language.speak({})


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the translations as they are shipped, beside what they were made of."""
    folder = tmp_path_factory.mktemp("translations")
    for source in (ROOT / "translations").glob("*.ts"):
        same = Path(shutil.copy(source, folder))
        compile_words(same, same.with_suffix(".qm"))
    return folder


@pytest.fixture
def speak(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Speak a language, as the environment would choose it."""
    monkeypatch.setattr(language, "shipped", lambda _name: compiled)
    language._catalogue.cache_clear()

    def say(name: str) -> None:
        monkeypatch.setenv("LC_ALL", name)
        language.speak(os.environ)

    yield say
    language._catalogue.cache_clear()


def compile_words(source: Path, target: Path) -> None:
    """As `packaging/build_hook.py` does it."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, source, "-qm", target], check=True, capture_output=True)
