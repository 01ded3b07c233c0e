"""Brings translations/*.ts up to the sentences in the code: `.venv/bin/python packaging/translate.py`.

lupdate does not see that `QCoreApplication.translate` got a number, so every sentence with %n is made a plural here.
English needs these alone: all its other sentences stand in the code.
"""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = {"en": 2, "de": 2, "zh_CN": 1, "ar": 6}
"""How many plural forms Qt counts for a language."""

_Key = tuple[str, str]


def sources() -> list[str]:
    """The modules with sentences, as paths from the root."""
    folder = ROOT / "app" / "gharial"
    return sorted(str(path.relative_to(ROOT)) for path in [folder / "main.py", *(folder / "ui").rglob("*.py")])


def update(file: Path) -> None:
    """Merge the sentences of the code into one .ts file; what was translated stays."""
    language = file.stem.removeprefix("gharial_")
    kept = {key: message for key, message in _messages(ET.parse(file)) if message.get("numerus") == "yes"}
    lupdate = shutil.which("pyside6-lupdate", path=Path(sys.executable).parent) or "pyside6-lupdate"
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
    subprocess.run([lupdate, *sources(), *options, "-ts", str(file)], cwd=ROOT, check=True, stdout=sys.stderr)
    tree = ET.parse(file)
    for key, message in _messages(tree):
        if "%n" in key[1]:
            _make_plural(message, kept.get(key), FORMS[language])
    if language == "en":
        for context in list(tree.getroot().iter("context")):
            for message in [one for one in context.iter("message") if one.get("numerus") != "yes"]:
                context.remove(message)
            if context.find("message") is None:
                tree.getroot().remove(context)
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def _messages(tree: "ET.ElementTree[ET.Element]") -> list[tuple[_Key, ET.Element]]:
    return [
        ((context.findtext("name", ""), message.findtext("source", "")), message)
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    ]


def _make_plural(message: ET.Element, kept: ET.Element | None, forms: int) -> None:
    message.set("numerus", "yes")
    old = message.find("translation")
    if old is not None:
        message.remove(old)
    translation = kept.find("translation") if kept is not None else None
    if translation is None:
        translation = ET.Element("translation", type="unfinished")
        for _ in range(forms):
            ET.SubElement(translation, "numerusform")
    message.append(translation)


if __name__ == "__main__":
    for one in sorted((ROOT / "translations").glob("*.ts")):
        update(one)
