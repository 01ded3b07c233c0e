"""Every sentence reaches the translators: what the code asks to translate is what their tool finds."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "translations").glob("*.ts"))
MODULES = sorted((ROOT / "app" / "gharial" / "ui").rglob("*.py"))


def asked(path: Path) -> set[str]:
    """The sentences that a module hands to tr or translate, or marks for them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name)
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            found.add(text.value)
    return found


def test_the_translators_tool_finds_every_sentence(tmp_path: Path) -> None:
    wanted = {text for path in MODULES for text in asked(path)}
    file = tmp_path / "all_en.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([tool, *MODULES, "-ts", file], check=True, capture_output=True)
    found = {message.findtext("source", "") for message in ET.parse(file).getroot().iter("message")}
    assert len(wanted) > 300
    assert sorted(wanted - found) == []


def test_every_plural_of_the_code_has_its_english_forms() -> None:
    wanted = {text for path in MODULES for text in asked(path) if "%n" in text}
    root = ET.parse(ROOT / "translations" / "gharial_en.ts").getroot()
    given = {
        message.findtext("source", ""): [form.text for form in message.iter("numerusform")]
        for message in root.iter("message")
    }
    assert set(given) == wanted
    assert all(len(forms) == 2 and all(forms) for forms in given.values())


def places(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_keeps_the_places_of_facts(file: Path) -> None:
    for message in ET.parse(file).getroot().iter("message"):
        source = message.findtext("source", "")
        for form in [*message.iter("numerusform"), *message.iter("translation")]:
            if form.text and form.text.strip():
                assert places(form.text) == places(source), source


def test_english_counts_one(qapp: QCoreApplication, tmp_path: Path) -> None:
    compiled = tmp_path / "gharial_en.qm"
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, FILES[0].with_name("gharial_en.ts"), "-qm", compiled], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    qapp.installTranslator(translator)
    try:
        said = [QCoreApplication.translate("ConversationHeader", "%n devices", None, count) for count in (1, 2)]
    finally:
        qapp.removeTranslator(translator)
    assert said == ["1 device", "2 devices"]
