"""Every sentence reaches the translators: what the code asks to translate is what their tool finds."""

import ast
import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import translate  # noqa: E402

LANGUAGES = tuple(sorted(set(translate.FORMS) - {"en"}))
FILES = sorted((ROOT / "translations").glob("*.ts"))
MODULES = [ROOT / path for path in translate.sources()]


def asked(path: Path) -> set[tuple[str, str]]:
    """The sentences that a module hands to tr or translate, or marks for them, each with its context."""
    found: set[tuple[str, str]] = set()

    def look(node: ast.AST, inside: str) -> None:
        if isinstance(node, ast.ClassDef):
            inside = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name == "tr" and texts:
                found.add((inside, texts[0]))
            elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(texts) == 2:
                found.add((texts[0], texts[1]))
        for child in ast.iter_child_nodes(node):
            look(child, inside)

    look(ast.parse(path.read_text("utf-8")), "")
    return found


def test_the_translators_tool_finds_every_sentence(tmp_path: Path) -> None:
    wanted = {sentence for path in MODULES for sentence in asked(path)}
    file = tmp_path / "all_en.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([tool, *MODULES, "-ts", file], check=True, capture_output=True)
    found = {(key.context, key.source) for key, _ in translate.messages(file)}
    assert len(wanted) > 300
    assert sorted(wanted - found) == []


def test_every_plural_of_the_code_has_its_english_forms() -> None:
    wanted = {(context, text) for path in MODULES for context, text in asked(path) if "%n" in text}
    given = {
        (key.context, key.source): [form.text for form in message.iter("numerusform")]
        for key, message in translate.messages(translate.file_of("en"))
    }
    assert set(given) == wanted
    assert all(len(forms) == 2 and all(forms) for forms in given.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_complete_and_keeps_the_rules(language: str) -> None:
    """Nothing empty or unfinished; the places of facts, the plural forms, the mnemonics are those of the language."""
    assert translate.check(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_sentences_of_the_code(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"gharial_{language}.ts"
    translate.update(fresh)
    wanted = {key for key, _ in translate.messages(fresh)}
    assert {key for key, _ in translate.messages(translate.file_of(language))} == wanted


def letter(text: str) -> str:
    """The one to press with Alt."""
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].lower() if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_to_press_stay_different(language: str) -> None:
    """Where two controls of a window have letters of their own in English, they have them in the translation."""
    windows: dict[str, list[tuple[str, str, str]]] = {}
    for key, message in translate.messages(translate.file_of(language)):
        if ours := letter(key.source):
            theirs = letter(translate.given(message)[0])
            windows.setdefault(key.context, []).append((ours, theirs, key.source))
    assert len(windows) > 3
    for context, marked in windows.items():
        for one, other in itertools.combinations(marked, 2):
            assert one[0] == other[0] or one[1] != other[1], f"{context}: {one[2]!r} and {other[2]!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_tool_counts_the_forms_as_the_program_does(
    qapp: QCoreApplication, language: str, tmp_path: Path
) -> None:
    """Qt warns of a number of forms that is not the language's, and counts up to all of them."""
    compiled = tmp_path / "words.qm"
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    said = subprocess.run(
        [tool, translate.file_of(language), "-qm", compiled], check=True, capture_output=True, text=True
    )
    assert "unfinished" not in said.stdout.replace("and 0 unfinished", "")
    translator = QTranslator()
    assert translator.load(str(compiled))
    qapp.installTranslator(translator)
    try:
        for count in (0, 1, 2, 5, 11, 99, 100, 1000):
            words = QCoreApplication.translate("figures", "about %n days", None, count)
            assert words and "%" not in words and "about" not in words
    finally:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("source", "given", "numerus", "said"),
    [
        ("{name} left", ["{name} ging"], False, ""),
        ("{name} left", ["{nam} ging"], False, "places"),
        ("{name} left", ["Jemand ging"], False, "places"),
        ("%n files", ["eine Datei", "%n Dateien"], True, ""),
        ("%n files", ["%n Datei", "%Ln Dateien"], True, ""),
        ("%n files", ["%n Dateien"], True, "1 forms instead of 2"),
        ("%n files", ["eine Datei", "Dateien"], True, "%n"),
        ("%n files", ["eine Datei", ""], True, "empty"),
        ("%(prog)s: %s", ["%s von %(prog)s"], False, ""),
        ("%(prog)s: %s", ["%(prog)s: %r"], False, "places"),
        ("&Save", ["&Sichern"], False, ""),
        ("&Save", ["Sichern"], False, "mnemonics"),
        ("Save && quit", ["Sichern && &beenden"], False, "mnemonics"),
        ("Save", ["  Sichern"], False, "two spaces"),
        ("Save", ["Sichern "], False, "a space at an end"),
        ("One\nTwo", ["Eins Zwei"], False, "line breaks"),
    ],
)
def test_what_breaks_a_rule_is_named(source: str, given: list[str], numerus: bool, said: str) -> None:
    assert said in "; ".join(translate.mistakes("de", source, given, numerus=numerus))
    assert bool(said) == bool(translate.mistakes("de", source, given, numerus=numerus))


def test_translations_go_out_and_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "gharial_ar.ts"
    monkeypatch.setattr(translate, "file_of", lambda _language: file)
    translate.update(file)
    out = translate.missing("ar")
    assert len(out) > 900 and all(entry["where"] for entry in out)
    counted = next(entry for entry in out if entry["source"] == "%n devices")
    assert counted["translation"] == [""] * 6 and len(counted["forms"]) == 6
    counted["translation"] = ["لا أجهزة", "جهاز", "جهازان", "%Ln أجهزة", "%Ln جهازًا", "%Ln جهاز"]
    broken = {"source": "{size}/s", "translation": "لا"}
    everywhere = {"source": "Decline", "translation": "رفض"}
    assert len(translate.fill("ar", [counted, broken, everywhere, {"source": "Nowhere", "translation": "x"}])) == 2
    # What was filled in survives the next merge, plurals too, and the rest is still missing.
    translate.update(file)
    left = {(entry["context"], entry["source"]) for entry in translate.missing("ar")}
    gone = {(entry["context"], entry["source"]) for entry in out} - left
    assert ("ConversationHeader", "%n devices") in gone
    assert {source for _, source in gone} == {"%n devices", "Decline"}
    assert len([one for one in gone if one[1] == "Decline"]) > 2


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
