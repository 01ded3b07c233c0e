"""Message styling (XEP-0393): what is styled, what only looks so, and that no text takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.ui.chat.links import utf16_length
from gharial.ui.chat.styling import line_styles


def styled(line: str) -> dict[str, str]:
    """The styled letters of one ASCII line with the sign of their style."""
    return {line[span.start : span.end]: span.style.value for span in line_styles([line])[0].spans}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a *strong* word", {"*strong*": "*"}),
        ("_leaning_, ~gone~ and `code`.", {"_leaning_": "_", "~gone~": "~", "`code`": "`"}),
        ("*strong _and leaning_*", {"*strong _and leaning_*": "*", "_and leaning_": "_"}),
        ("`*no style in code*`", {"`*no style in code*`": "`"}),
        ("(*in brackets*)", {"*in brackets*": "*"}),
        ("> a *quoted* word", {"*quoted*": "*"}),
        ("snake_case_name 2*3*4 a* b *c", {}),
        ("* a list * of things *", {}),
        ("** and __ and ``", {}),
        ("https://river.example/_a_/b", {}),
    ],
)
def test_spans(line: str, found: dict[str, str]) -> None:
    assert styled(line) == found


def test_blocks() -> None:
    lines = ["before", "```python", "*x* = 1", "> y", "```", "*after*", "> said", "```", "never closed"]
    styles = line_styles(lines)
    assert [one.code for one in styles] == [False, True, True, True, True, False, False, True, True]
    assert [one.quoted for one in styles] == [False] * 6 + [True, False, False]
    assert not styles[2].spans and styles[5].spans


def test_places_count_as_qt_counts() -> None:
    (span,) = line_styles(["😀 *strong*"])[0].spans
    assert (span.start, span.end) == (3, 11)


@given(st.text(alphabet="*_~`> a😀\t"))
def test_spans_lie_in_their_line(line: str) -> None:
    for span in line_styles([line])[0].spans:
        assert 0 <= span.start < span.end <= utf16_length(line)


@pytest.mark.parametrize("line", ["*a " * 30_000, "*a _b ~c " * 10_000, "`*_~" * 20_000, "*" * 100_000])
def test_signs_without_end_are_looked_for_once(line: str) -> None:
    # fault: each sign that opens would search the whole rest for one that closes, again and again
    assert len(line_styles([line])[0].spans) < len(line)


def test_many_spans_behind_a_letter_of_another_alphabet() -> None:
    # fault: the place of each span was counted from the beginning of the line, which took minutes
    spans = line_styles(["你😀" + " *a*" * 25_000])[0].spans
    assert len(spans) == 25_000
    assert (spans[0].start, spans[-1].end) == (4, 3 + 100_000)
