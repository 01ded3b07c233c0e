"""Names and addresses of others: nothing hides, nothing turns (security 9, 10)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.ui.widgets import foreign_text
from gharial.ui.widgets.foreign_text import shown, shown_name, tip, with_places_isolated

ISOLATES = "\u2066\u2068\u2069"


def test_plain_text_stays_as_it_is() -> None:
    for text in ("survey-2026.ods", "Zoë Łukasz", "日本語 ファイル.txt", "👩‍👩‍👧 family", "a (2).tar.gz", ""):
        assert shown(text) == text


def test_turning_characters_become_visible() -> None:
    assert shown("photo\u202egpj.exe") == "photo\ufffdgpj.exe"
    assert shown("a\u2066b\u2069c\u200fd") == "a\ufffdb\ufffdc\ufffdd"


def test_invisible_characters_become_visible() -> None:
    assert shown("pay\u200bpal\u00ad\ufeff\u3164") == "pay\ufffdpal\ufffd\ufffd\ufffd"


def test_control_characters_and_lone_surrogates_become_visible() -> None:
    assert shown("a\nb\rc\0d\x1b[31m\x85\u2028\ud800") == "a\ufffdb\ufffdc\ufffdd\ufffd[31m\ufffd\ufffd\ufffd"


def test_a_joiner_stays_only_where_a_script_needs_it() -> None:
    assert shown("می\u200cخواهم").strip(ISOLATES) == "می\u200cخواهم"
    assert shown("pay\u200dpal") == "pay\ufffdpal"


def test_right_to_left_text_is_isolated() -> None:
    assert shown("שלום") == "\u2068שלום\u2069"


def test_a_file_name_keeps_its_true_extension_last() -> None:
    name = shown_name("שלום.exe")
    assert name.startswith("\u2066\u2068שלום\u2069.")
    assert name.rstrip(ISOLATES).endswith(".\u2066exe")


def test_an_ending_of_two_parts_stays_in_one_piece() -> None:
    name = shown_name("שלום.tar.gz")
    assert name.startswith("\u2066\u2068שלום\u2069.") and name.rstrip(ISOLATES).endswith("\u2066tar.gz")
    # What comes last is still what counts.
    assert shown_name("שלום.tar.exe").rstrip(ISOLATES).endswith("tar.exe")


def test_a_row_of_blanks_cannot_push_the_extension_away() -> None:
    assert shown("holiday.jpg" + " " * 200 + ".exe") == "holiday.jpg  ␣.exe"
    assert shown("a\u00a0b\u3000c") == "a b c"


def test_piled_up_marks_are_cut() -> None:
    assert len(shown("Z" + "\u0353" * 500)) <= 5


def test_prose_keeps_its_lines_and_drops_what_cannot_be_seen() -> None:
    assert shown("one\n\ttwo\u200b \u202ethree    four", lines=True) == "one\n\ttwo three    four"


@pytest.mark.parametrize("text", ["שלום\nabc", "abc\n\nשלום"])
def test_each_line_of_mixed_prose_is_isolated_by_itself(text: str) -> None:
    for line in shown(text, lines=True).split("\n"):
        assert line.count("\u2068") == line.count("\u2069") == (1 if line else 0)


@given(st.text(), st.booleans())
def test_no_text_leaves_anything_open(text: str, lines: bool) -> None:
    for clean in (shown(text, lines=lines), shown_name(text)):
        depth = 0
        for letter in clean:
            depth += {"\u2066": 1, "\u2068": 1, "\u2069": -1}.get(letter, 0)
            assert depth >= 0
            assert unicodedata.category(letter) not in {"Cs", "Zl", "Zp"}
            assert letter not in "\u202a\u202b\u202c\u202d\u202e\u2067\u200e\u200f\u061c\0\x1b"
        assert depth == 0


def test_a_tip_is_never_markup() -> None:
    # security 48
    assert tip("<img src=x>\n&") == "<span>&lt;img src=x&gt;<br>&amp;</span>"
    assert tip("") == ""


@pytest.mark.parametrize("lines", [False, True])
def test_the_quick_way_changes_nothing_that_the_rules_would(lines: bool) -> None:
    quick = [one for one in map(chr, range(0x110000)) if foreign_text._is_harmless(one, lines)]
    assert len(quick) > 30_000 and "ü" in quick
    for letter in quick:
        assert foreign_text._kept(letter, "", lines) == letter
        assert unicodedata.category(letter) not in {"Mn", "Me"}
        assert unicodedata.bidirectional(letter) not in {"R", "AL", "AN"}
    assert not foreign_text._is_harmless("a   b")


def test_places_of_a_sentence_from_the_right_are_kept_to_themselves() -> None:
    assert with_places_isolated("{name} / {path}") == "\u2068{name}\u2069 / \u2066{path}\u2069"
    assert with_places_isolated("{percent}%") == "{percent}%"
    assert with_places_isolated("no place") == "no place"
