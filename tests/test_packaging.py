"""What is built and shipped: the wheel's contents, the commands' scripts."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A real wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_carries_code_types_resources_and_translations(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {"gharial/main.py", "gharial/py.typed"} <= names
    icons = {f"gharial/{path.relative_to(ROOT)}" for path in (ROOT / "resources").rglob("*.svg")}
    assert icons and icons <= names
    scripts = {f"gharial/backend/storage/migrations/{path.name}" for path in ROOT.glob("app/gharial/**/*.sql")}
    assert scripts and scripts <= names
    compiled = {f"gharial/translations/{path.stem}.qm" for path in (ROOT / "translations").glob("*.ts")}
    assert compiled and compiled <= names
    assert not [name for name in names if name.startswith(("tests/", "app/"))]


def test_the_wheel_has_the_entry_point_and_the_licence(wheel: zipfile.ZipFile) -> None:
    info = next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
    assert "gharial = gharial.main:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert any(name.startswith(f"{info}/licenses/") for name in wheel.namelist())


@pytest.mark.parametrize("script", ["packaging/run", "packaging/test", "packaging/setup.sh", ".ci/run"])
def test_the_scripts_are_sound_bash(script: str) -> None:
    assert subprocess.run(["bash", "-n", str(ROOT / script)], check=False).returncode == 0


def test_the_wheel_brings_what_a_desktop_shows(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if ".data/data/share/" in name]
    for end in (
        "applications/im.gharial.Gharial.desktop",
        "metainfo/im.gharial.Gharial.metainfo.xml",
        "icons/hicolor/scalable/apps/im.gharial.Gharial.svg",
        "kio/servicemenus/gharial-dolphin.desktop",
    ):
        assert any(name.endswith(end) for name in names)


def test_the_desktop_entry_is_what_the_standard_says() -> None:
    done = _judged("desktop-file-validate", "im.gharial.Gharial.desktop")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_metainfo_is_what_the_standard_says() -> None:
    done = _judged("appstreamcli", "im.gharial.Gharial.metainfo.xml", "validate", "--no-net")
    assert "im.gharial.Gharial:" in done.stdout or done.returncode == 0, done.stdout + done.stderr
    complaints = [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))]
    # There is no public page to name. AppStream 1.0 warns of that.
    assert [one for one in complaints if not one.endswith("url-homepage-missing")] == []


def _judged(program: str, name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    command = [program, *arguments, str(ROOT / "packaging" / "linux" / name)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


LANGUAGES = ("de", "zh_CN", "ar")


@pytest.mark.parametrize("name", ["im.gharial.Gharial.desktop", "gharial-dolphin.desktop"])
def test_desktop_entries_speak_every_language(name: str) -> None:
    section = ""
    lines: dict[tuple[str, str], str] = {}
    for line in (ROOT / "packaging" / "linux" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif "=" in line:
            key, _, value = line.partition("=")
            lines[section, key] = value
    said = [(section, key) for section, key in lines if key in {"GenericName", "Comment", "Keywords"}]
    said += [(section, key) for section, key in lines if key == "Name" and "Action" in section]
    assert said
    for section, key in said:
        there = {lines.get((section, f"{key}[{language}]"), "") for language in LANGUAGES}
        assert len(there) == len(LANGUAGES) and not there & {"", lines[section, key]}, (section, key)


def test_what_software_centres_show_speaks_every_language() -> None:
    root = ET.parse(ROOT / "packaging" / "linux" / "im.gharial.Gharial.metainfo.xml").getroot()
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    said = [*root.findall("summary"), *root.findall("description/p"), *root.findall("description/ul/li")]
    english = [one for one in said if one.get(language) is None]
    assert len(english) > 5
    for other in LANGUAGES:
        texts = [one.text for one in said if one.get(language) == other.replace("_", "-")]
        assert len(texts) == len(english) and all(texts)
        assert not set(texts) & {one.text for one in english}


def test_file_managers_hand_over_any_name_as_a_file(tmp_path: Path) -> None:
    """ "Send with Gharial" of Nautilus, Nemo and Caja is this script; Dolphin's is a desktop entry, looked at above."""
    program = tmp_path / "gharial"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    names = ["a b.txt", "--quit", "$(reboot)", "xmpp:not-a-link.txt"]
    done = subprocess.run(
        ["sh", ROOT / "packaging" / "linux" / "gharial-nautilus.sh", *names],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["--", *names]
