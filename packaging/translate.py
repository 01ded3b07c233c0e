"""Brings translations/*.ts up to the sentences in the code: `.venv/bin/python packaging/translate.py`.

    packaging/translate.py                     merge the sentences of the code into every file, new ones unfinished
    packaging/translate.py --missing de        the same for one language, then print what lacks a translation, as JSON
    packaging/translate.py --fill de FILE      write translations from such JSON back; what breaks a rule is left out
    packaging/translate.py --check de          say what is missing or breaks a rule
    packaging/translate.py --pseudo FILE       write a .ts of a made-up language, to see what was never translated

The windows and the command line (contexts "terminal" and "argparse") speak from the same files.

lupdate does not see that `QCoreApplication.translate` got a number, so every sentence with %n is made a plural here.
English needs these alone: all its other sentences stand in the code.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FORMS = {
    "en": ("one", "other"),
    "de": ("one", "other"),
    "zh_CN": ("other",),
    "ar": ("zero", "one", "two", "few (3-10)", "many (11-99)", "other (100-102)"),
}
"""The plural forms Qt counts for a language, in its order."""

_NAMELESS = {"en": 1, "de": 1, "ar": 3}
"""How many forms at the start may do without the number: the word itself says none, one or two."""

_MARKED = str.maketrans("aceginouwyACEGINOUWY", "åçéğîñöüŵýÅÇÉĞÎÑÖÜŴÝ")


@dataclass(frozen=True)
class Key:
    """What tells one sentence from another."""

    context: str
    source: str
    comment: str


def file_of(language: str) -> Path:
    """Where the translations of a language are kept."""
    return ROOT / "translations" / f"gharial_{language}.ts"


def sources() -> list[str]:
    """The modules with sentences, as paths from the root."""
    folder = ROOT / "app" / "gharial"
    spoken = [folder / "main.py", *(folder / "ui").rglob("*.py"), *(folder / "cli").rglob("*.py")]
    return sorted(str(path.relative_to(ROOT)) for path in spoken)


def update(file: Path) -> None:
    """Merge the sentences of the code into one .ts file; what was translated stays, what the code lost goes."""
    language = file.stem.removeprefix("gharial_")
    if not file.exists():
        file.write_text(f'<TS version="2.1" language="{language}" sourcelanguage="en"/>', "utf-8")
    kept = {key: message for key, message in messages(file) if message.get("numerus") == "yes"}
    _lupdate(file, language, "none")
    tree = ET.parse(file)
    for key, message in _messages(tree):
        if "%n" in key.source:
            _make_plural(message, kept.get(key), len(FORMS[language]))
    if language == "en":
        for context in list(tree.getroot().iter("context")):
            for message in [one for one in context.iter("message") if one.get("numerus") != "yes"]:
                context.remove(message)
            if context.find("message") is None:
                tree.getroot().remove(context)
    _write(tree, file)


def missing(language: str) -> list[dict[str, Any]]:
    """The sentences of a language's file that have no translation yet, with the place where the code says them."""
    with tempfile.TemporaryDirectory() as folder:
        # Beside the sources, so to speak: a path inside the file is one from its own folder.
        located = Path(folder) / "located.ts"
        _lupdate(located, language, "absolute")
        where = {
            key: [f"{Path(one.get('filename', '')).name}:{one.get('line')}" for one in message.iter("location")]
            for key, message in messages(located)
        }
    found: list[dict[str, Any]] = []
    for key, message in messages(file_of(language)):
        texts = given(message)
        if _finished(message) and all(texts):
            continue
        entry: dict[str, Any] = {"context": key.context, "source": key.source}
        if key.comment:
            entry["comment"] = key.comment
        if note := message.findtext("extracomment"):
            entry["note"] = note
        if places := where.get(key):
            entry["where"] = ", ".join(places[:3])
        if message.get("numerus") == "yes":
            entry["forms"] = list(FORMS[language])
            entry["translation"] = [""] * len(FORMS[language])
        else:
            entry["translation"] = ""
        found.append(entry)
    return found


def fill(language: str, entries: list[dict[str, Any]]) -> list[str]:
    """Write the translations of `entries` into a language's file. Returns what was left out, and why.

    An entry without a context holds for the sentence wherever it stands. What is empty stays unfinished.
    """
    file = file_of(language)
    tree = ET.parse(file)
    messages = _messages(tree)
    complaints: list[str] = []
    for entry in entries:
        texts = [entry["translation"]] if isinstance(entry["translation"], str) else list(entry["translation"])
        texts = [text.replace("%n", "%Ln") for text in texts]
        if not any(texts):
            continue
        meant = [message for key, message in messages if _is_meant(key, entry)]
        if not meant:
            complaints.append(f"not in the code: {entry.get('context', '')}: {entry['source']!r}")
        for message in meant:
            faults = mistakes(language, entry["source"], texts, numerus=message.get("numerus") == "yes")
            if faults:
                complaints.append(f"{'; '.join(faults)}: {entry['source']!r} -> {entry['translation']!r}")
            else:
                _give(message, texts)
    _write(tree, file)
    return complaints


def mistakes(language: str, source: str, texts: list[str], *, numerus: bool) -> list[str]:
    """What is wrong with a translation, in words; nothing where it keeps every rule."""
    wanted = len(FORMS[language]) if numerus else 1
    if len(texts) != wanted:
        return [f"{len(texts)} forms instead of {wanted}"]
    found: list[str] = []
    for index, text in enumerate(texts):
        if not text.strip():
            found.append("empty")
            continue
        if places(text) != places(source):
            found.append(f"places {places(text)} instead of {places(source)}")
        free = numerus and index < _NAMELESS.get(language, 0)
        # "%Ln" is the number as the locale writes it, with its own digits.
        count = len(re.findall("%L?n", text))
        if count != source.count("%n") and not (free and not count):
            found.append("%n is missing or stands twice")
        if mnemonics(text) != mnemonics(source):
            found.append(f"{mnemonics(text)} mnemonics instead of {mnemonics(source)}")
        if "  " in text:
            found.append("two spaces")
        if (text[:1].isspace(), text[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
            found.append("a space at an end")
        if text.count("\n") != source.count("\n"):
            found.append("other line breaks")
    return found


def pseudo(text: str) -> str:
    """A sentence in a language that does not exist: in brackets, its letters marked, two fifths longer."""
    parts = re.split(r"(\{[^{}]*\}|%\(\w+\)[sr]|%[sr](?!\w)|%n|&\w|\n)", text)
    marked = "".join(part if index % 2 else part.translate(_MARKED) for index, part in enumerate(parts))
    return f"⟦{marked}{'~' * (len(text) * 2 // 5)}⟧"


def pseudo_file(file: Path) -> None:
    """Write the sentences of the code in that language, as a .ts file whose plurals are those of English."""
    file.unlink(missing_ok=True)
    _lupdate(file, "en", "none")
    tree = ET.parse(file)
    for key, message in _messages(tree):
        text = pseudo(key.source)
        if "%n" in key.source:
            message.set("numerus", "yes")
            _give(message, [text, text])
        else:
            _give(message, [text])
    _write(tree, file)


def places(text: str) -> list[str]:
    """The names in braces, where facts go; and argparse's own, such as %(prog)s, in its words."""
    return sorted(re.findall(r"\{(\w*)[^{}]*\}", text) + re.findall(r"%\(\w+\)[sr]|%[sr](?!\w)", text))


def mnemonics(text: str) -> int:
    """How many letters are marked to be pressed with Alt; "&&" is the sign itself."""
    return len(re.findall(r"&\w", text.replace("&&", "")))


def given(message: ET.Element) -> list[str]:
    """The texts of a translation: one, or one for each plural form."""
    translation = message.find("translation")
    if translation is None:
        return [""]
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def check(language: str) -> list[str]:
    """What is missing from a language's file or breaks a rule, in words."""
    found: list[str] = []
    for key, message in messages(file_of(language)):
        name = f"{key.context}: {key.source!r}"
        if not _finished(message):
            found.append(f"not translated: {name}")
            continue
        faults = mistakes(language, key.source, given(message), numerus=message.get("numerus") == "yes")
        found += [f"{fault}: {name}" for fault in faults]
    return found


def _lupdate(file: Path, language: str, locations: str) -> None:
    tool = shutil.which("pyside6-lupdate", path=Path(sys.executable).parent) or "pyside6-lupdate"
    options = ["-locations", locations, "-no-obsolete", "-source-language", "en", "-target-language", language]
    # What a person did not say for this very sentence is no translation of it.
    options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    # It complains of the plurals, which it takes away because it sees no number, and which are put back here.
    subprocess.run([tool, *sources(), *options, "-silent", "-ts", str(file)], cwd=ROOT, check=True, capture_output=True)


def messages(file: Path) -> list[tuple[Key, ET.Element]]:
    """The sentences of a .ts file."""
    return _messages(ET.parse(file))


def _messages(tree: "ET.ElementTree[ET.Element]") -> list[tuple[Key, ET.Element]]:
    return list(_walk(tree))


def _walk(tree: "ET.ElementTree[ET.Element]") -> Iterator[tuple[Key, ET.Element]]:
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            source, comment = message.findtext("source", ""), message.findtext("comment", "")
            yield Key(context.findtext("name", ""), source, comment), message


def _is_meant(key: Key, entry: dict[str, Any]) -> bool:
    context = entry.get("context", key.context)
    comment = entry.get("comment", "" if "context" in entry else key.comment)
    return key == Key(context, entry["source"], comment)


def _finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and translation.get("type") is None


def _give(message: ET.Element, texts: list[str]) -> None:
    old = message.find("translation")
    if old is not None:
        message.remove(old)
    translation = ET.SubElement(message, "translation")
    if message.get("numerus") != "yes":
        translation.text = texts[0]
        return
    for text in texts:
        ET.SubElement(translation, "numerusform").text = text


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


def _write(tree: "ET.ElementTree[ET.Element]", file: Path) -> None:
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says. Returns the exit status: 1 where something is left to mend."""
    parser = argparse.ArgumentParser(description="Brings translations/*.ts up to the sentences in the code.")
    languages = sorted(set(FORMS) - {"en"})
    parser.add_argument("--missing", metavar="LANGUAGE", choices=languages)
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"))
    parser.add_argument("--check", metavar="LANGUAGE", choices=languages)
    parser.add_argument("--pseudo", metavar="FILE", type=Path)
    options = parser.parse_args(arguments)
    if options.missing:
        update(file_of(options.missing))
        json.dump(missing(options.missing), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    if options.fill:
        language, path = options.fill
        complaints = fill(language, json.loads(Path(path).read_text("utf-8")))
    elif options.pseudo:
        pseudo_file(options.pseudo)
        complaints = []
    elif options.check:
        complaints = check(options.check)
    else:
        for language in FORMS:
            update(file_of(language))
        complaints = []
    for one in complaints:
        print(one, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
