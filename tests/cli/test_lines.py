"""Sentences with foreign facts, and what of them reaches a terminal, a pipe, and one that lacks letters."""

import io
import unicodedata
from collections.abc import Callable

import pytest

from gharial.cli.lines import Said, filled, on, show_all

HOSTILE = "--x `\u2067`a\x1b[31m\u202egnp\u2066\u2069\u2069\nb\u200f{name} %n"


class Terminal(io.StringIO):
    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["C", "de", "zh_CN", "ar"])
def test_nothing_foreign_is_obeyed(speak: Callable[[str], None], name: str) -> None:
    speak(name)
    inner = filled("{peer} said", peer=HOSTILE)
    outer = filled("{name}: {sentence}", name=HOSTILE, sentence=inner)
    for stream in (Terminal(), io.StringIO()):
        line = on(stream, outer)
        assert "{name} %n" in line, "what looks like a place is none"
        depth = 0
        for char in line:
            depth += {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}.get(unicodedata.bidirectional(char), 0)
            assert depth >= 0, "what is set apart cannot be left from inside"
            assert unicodedata.bidirectional(char) not in {"RLO", "LRO", "RLE", "LRE", "PDF", "B"}
            assert unicodedata.category(char) != "Cc"
        assert depth == 0
        assert line.count("\ufffd") == 2 * sum(not one.isprintable() for one in HOSTILE)


def test_directions_are_for_terminals_alone(speak: Callable[[str], None]) -> None:
    speak("ar")
    said = filled("{path}: غير موجود.", path="/a/b")
    assert isinstance(said, Said)
    assert on(Terminal(), said) == "\u2067\u2068/a/b\u2069: غير موجود.\u2069"
    assert on(io.StringIO(), said) == "/a/b: غير موجود."
    typed = filled("--jid `gharial --x` {speed}/s", speed="5 kB")
    assert on(Terminal(), typed) == (
        "\u2067\u2066--jid\u2069 \u2066`gharial --x`\u2069 \u2066\u20685 kB\u2069/s\u2069\u2069"
    )
    assert on(io.StringIO(), typed) == "--jid `gharial --x` 5 kB/s"
    speak("de")
    assert on(Terminal(), filled("{path}: weg", path="/a/b")) == "/a/b: weg"


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("ascii", b'"\\xf6\\u4e2d" ... - \\U0001f40a'),
        ("latin-1", b'"\xf6\\u4e2d" ... - \\U0001f40a'),
        ("utf-8", "“ö中” … – 🐊".encode()),
    ],
)
def test_what_an_encoding_lacks_is_written_otherwise(encoding: str, written: bytes) -> None:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding=encoding)
    show_all(stream, None, io.StringIO())
    stream.write("“ö中” … – 🐊")
    stream.flush()
    assert kept.getvalue() == written
