"""The gate for names: single attacks by row of quality.md, and the properties behind them for any text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gharial.backend.transfers.file_name import (
    NAME_MAX,
    numbered,
    offered_name,
    part_name,
    safe_name,
    split_ending,
    twin_key,
)

SPITEFUL = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('./\\:*?"<>|% \t\n\r\x00\u202e\u200b\ufeff\u2044\uff0f\u0301\u00a0\u3000\u3164conaux.gzt'),
    ),
    max_size=400,
)


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        # security 7
        ("../../.bashrc", "bashrc"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\x", "x"),
        ("C:\\x", "x"),
        ("C:x", "C_x"),
        ("\\\\host\\share", "share"),
        ("//x", "x"),
        ("x/", "x"),
        # security 8: nothing is decoded
        ("%2e%2e%2fx", "%2e%2e%2fx"),
        ("%252fx", "%252fx"),
        # security 10
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\u200bb\ufeff.txt", "ab.txt"),
        ("a\x1b[31m\nb.txt", "a_[31m_b.txt"),
        ("a\u2044b\uff0fc", "a_b_c"),
        # security 11
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com\u00b9.log", "_Com\u00b9.log"),
        ("console.txt", "console.txt"),
        ("a:b", "a_b"),
        ("evil.exe.", "evil.exe"),
        ("evil.exe . .", "evil.exe"),
        ("desktop.ini", "_desktop.ini"),
        # security 12
        (".ssh", "ssh"),
        (". .x", "x"),
        ("...hidden.txt", "hidden.txt"),
        # security 13
        ("", "file"),
        (".", "file"),
        ("..", "file"),
        ("   ", "file"),
        ("\u3164\u2800", "file"),
        ("a\ud800b", "a_b"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("invoice.pdf" + " " * 200 + ".exe", "invoice.pdf .exe"),
        # what must stay
        ("Bericht (2).pdf", "Bericht (2).pdf"),
        ("\u0441\u043b\u043e\u043d \U0001f40a.tar.gz", "\u0441\u043b\u043e\u043d \U0001f40a.tar.gz"),
        ("two  blanks.txt", "two  blanks.txt"),
    ],
)
def test_single_names(foreign: str, expected: str) -> None:
    assert safe_name(foreign) == expected


def test_a_very_long_name_keeps_its_ending() -> None:
    name = safe_name("\u00e4" * 4096 + ".tar.gz")
    assert len(name.encode()) <= NAME_MAX and name.endswith("\u00e4.tar.gz") and len(name.encode()) > NAME_MAX - 3


@given(SPITEFUL)
@example("\u0344")  # composes to two characters
@example("a\u202e\u0301")
@example("..\u200b.")
@example("/\u200b..")
def test_whatever_comes_in_is_a_visible_legal_name(foreign: str) -> None:
    name = safe_name(foreign)
    assert name and len(name.encode()) <= NAME_MAX
    assert not set(name) & set('/\\<>:"|?*\x00')
    assert name == unicodedata.normalize("NFC", name)
    assert name[0] not in ". " and name[-1] not in ". "
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    assert name.split(".")[0].strip().lower() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}
    assert safe_name(name) == name


@given(SPITEFUL, st.integers(20, 255))
def test_the_limit_of_the_file_system_holds(foreign: str, limit: int) -> None:
    name = safe_name(foreign, limit)
    for number in (1, 2, 9999):
        for made in (numbered(name, number, limit), part_name(name, number, limit)):
            assert 0 < len(made.encode()) <= limit and "/" not in made and made not in {".", ".."}
    assert numbered(name, 2, limit) != numbered(name, 3, limit)


@given(SPITEFUL)
def test_the_ending_of_a_clean_name_survives_numbering(foreign: str) -> None:
    name = safe_name(foreign)
    assert numbered(name, 7).endswith(f" (7){split_ending(name)[1]}")


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("a.txt", "a (2).txt"),
        ("a.tar.gz", "a (2).tar.gz"),
        ("a.b.gz", "a (2).b.gz"),
        ("report 1.5.gz", "report 1.5 (2).gz"),
        ("README", "README (2)"),
        ("x.gz", "x (2).gz"),
        ("a.no ending at all", "a.no ending at all (2)"),
    ],
)
def test_numbers_go_before_the_ending(name: str, second: str) -> None:
    assert numbered(name, 2) == second and numbered(name, 1) == name


def test_twins_differ_in_case_or_composition_alone() -> None:
    assert twin_key("A.TXT") == twin_key("a.txt")
    assert twin_key("\u00e9") == twin_key("e\u0301") == twin_key("\u00c9")
    assert twin_key("a") != twin_key("b")


@given(st.text(st.characters(), max_size=40))
def test_our_own_names_always_fit_into_xml(name: str) -> None:
    import xml.etree.ElementTree as ET

    element = ET.Element("file", name=offered_name(name))
    assert ET.fromstring(ET.tostring(element)).get("name") is not None


def test_a_name_that_is_no_utf8_is_offered_readably() -> None:
    assert offered_name(b"caf\xe9.txt".decode("utf-8", "surrogateescape")) == "caf\ufffd.txt"
