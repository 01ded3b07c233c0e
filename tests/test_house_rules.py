"""Rules that no linter knows: rooms say what they are, files stay readable, Qt stays behind the border."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "app" / "gharial"
SOURCES = sorted(PACKAGE.rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
LINES = 400


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring, f"{named(path)} has no docstring"
    if path.name == "__init__.py" and path.parent != PACKAGE:
        assert "Imports " in docstring, f"{named(path)} does not say what its room may import"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_stays_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES


def test_names_say_the_thing() -> None:
    assert [named(path) for path in SOURCES if path.stem in BANNED_NAMES] == []


def test_no_nested_loop_in_the_windows() -> None:
    """A dialog's `exec` inside a coroutine kept qasync from ever stepping another task."""
    calls = [
        f"{named(path)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\.exec_?\(", line) and not line.lstrip().startswith("#")
    ]
    assert [call for call in calls if "/ui/" in call or "main.py" in call] == []


def test_sentences_live_in_the_windows() -> None:
    speaking = [
        named(path)
        for folder in ("backend", "model")
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        if re.search(r"\btr\(|QCoreApplication", path.read_text("utf-8"))
    ]
    assert speaking == []


def test_a_translated_string_is_no_fstring() -> None:
    """lupdate does not find `tr` in an f-string, and a formatted text has no translation."""
    wrong = []
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if _is_tr(node) and any(isinstance(part, ast.JoinedStr) for part in ast.walk(node)):
                wrong.append(f"{named(path)}:{node.lineno}")
            if isinstance(node, ast.JoinedStr):
                wrong += [f"{named(path)}:{call.lineno}" for call in ast.walk(node) if _is_tr(call)]
    assert wrong == []


def _is_tr(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr"


def test_no_unfinished_business() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert [named(path) for path in SOURCES if words.search(path.read_text("utf-8"))] == []


def test_the_top_level_is_as_agreed() -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not listed:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed}
    agreed = {"pyproject.toml", "app", "resources", "translations", "tests", "packaging", "README.md", "LICENSE"}
    assert {top for top in tops if not top.startswith(".")} <= agreed


@pytest.mark.parametrize("module", ["gharial.backend.service", "gharial.cli.commands"])
def test_the_backend_runs_without_qt(module: str) -> None:
    code = f"import sys, {module}; print([name for name in sys.modules if 'PySide6' in name or name == 'qasync'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
