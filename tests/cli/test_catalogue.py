"""Compiled translations read without Qt: the same words as Qt's own reader finds."""

import random
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from gharial.cli.catalogue import Catalogue

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import translate

COUNTS = (*range(25), 99, 100, 101, 102, 103, 110, 111, 199, 200, 1000, 1002, 1_000_011)


@pytest.mark.parametrize("language", translate.FORMS)
def test_every_sentence_and_form_is_what_qt_reads(qapp: QCoreApplication, compiled: Path, language: str) -> None:
    file = compiled / f"gharial_{language}.qm"
    ours, theirs = Catalogue(file), QTranslator()
    assert theirs.load(str(file))
    plurals = 0
    for key, message in translate.messages(file.with_suffix(".ts")):
        if not all(translate.given(message)):
            continue
        if message.get("numerus") == "yes":
            plurals += 1
            for count in COUNTS:
                wanted = theirs.translate(key.context, key.source, key.comment, count)
                assert ours.find(key.context, key.source, key.comment, count) == wanted
        else:
            wanted = theirs.translate(key.context, key.source, key.comment)
            assert ours.find(key.context, key.source, key.comment) == wanted
    assert plurals > 20


def test_what_is_not_there_is_not_found(compiled: Path) -> None:
    words = Catalogue(compiled / "gharial_de.qm")
    known = words.find("terminal", "{peer} is offline.")
    assert known is not None and "{peer}" in known
    assert words.find("terminal", "{peer} is offline.", "said otherwise") == known
    assert words.find("nowhere", "{peer} is offline.") is None
    assert words.find("terminal", "Never said.") is None
    assert words.find("terminal", "") is None


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Catalogue(tmp_path / "gone.qm")
    for content in (b"", b"hello", b"\0" * 100):
        (tmp_path / "odd.qm").write_bytes(content)
        with pytest.raises(ValueError):
            Catalogue(tmp_path / "odd.qm")


def test_a_damaged_catalogue_says_nothing_or_something_but_never_fails(compiled: Path, tmp_path: Path) -> None:
    whole = (compiled / "gharial_ar.qm").read_bytes()
    dice = random.Random(6)
    asked = [("terminal", "{peer} is offline.", None), ("terminal", "{name} (folder of %n files, {size})", 7)]
    silent = 0
    for round_ in range(120):
        if round_ % 2:
            content = whole[: dice.randrange(16, len(whole))]
        else:
            spoilt = bytearray(whole)
            for _ in range(2000):
                spoilt[dice.randrange(16, len(whole))] = dice.randrange(256)
            content = bytes(spoilt)
        file = tmp_path / "damaged.qm"
        file.write_bytes(content)
        words = Catalogue(file)
        for context, source, count in asked:
            found = words.find(context, source, "", count)
            silent += found is None
            assert found is None or isinstance(found, str)
    assert silent
