"""Names in Content-Disposition: what RFC 6266 allows, what servers send, and what means no good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.content_disposition import LONGEST, found_name

NAMES = [
    ('attachment; filename="report 2.pdf"', "report 2.pdf"),
    ("attachment; filename=report.pdf", "report.pdf"),
    ("inline;FileName = report.pdf ; size=5", "report.pdf"),
    ('attachment; filename="a \\"b\\" c.txt"', 'a "b" c.txt'),
    ("attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", "\u20ac rates.txt"),
    ("attachment; filename=\"EURO.txt\"; filename*=utf-8'en'%e2%82%ac.txt", "\u20ac.txt"),
    ("attachment; filename*=UTF-8''%e2%82%ac.txt; filename=EURO.txt", "\u20ac.txt"),
    ("attachment; filename*=ISO-8859-1''%A3.txt", "\u00a3.txt"),
    # No good encoding: the plain one.
    ("attachment; filename*=UTF-8''%ff%fe.txt; filename=b.txt", "b.txt"),
    ("attachment; filename*=klingon''x.txt; filename=b.txt", "b.txt"),
    ("attachment; filename*=x.txt", ""),
    ('attachment; filename="a; filename=b.txt"', "a; filename=b.txt"),
    ("attachment; filename=first.txt; filename=second.txt", "first.txt"),
    ("attachment", ""),
    ("", ""),
    ("filename=x.txt", ""),
    ('attachment; name="x.txt"', ""),
    # Security 7: foreign as it came; the gate is another's task.
    ('attachment; filename="../../.bashrc"', "../../.bashrc"),
]


@pytest.mark.parametrize(("header", "name"), NAMES)
def test_the_name_in_a_header(header: str, name: str) -> None:
    assert found_name(header) == name


def test_an_endless_one_is_none() -> None:
    assert found_name("attachment; filename=" + "a" * LONGEST) == ""


@given(st.text(max_size=300))
def test_nothing_breaks_it(text: str) -> None:
    assert isinstance(found_name("attachment; " + text), str)
