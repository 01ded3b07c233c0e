"""Cutting a stream after whole tokens."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.xml_tokens import XmlTokens

STREAM = (
    b"<?xml version='1.0'?><stream:stream to='a' xmlns:x=\"it's > that\">\n<message id='>'><body>a &gt; b > c's \"d\""
    b"</body><![CDATA[ <not> a tag's ]] ]]><empty/></message><!-- a 'comment -- > <x> --><iq\n type='get' /> "
)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    tokens = XmlTokens()
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [tokens.whole(data[start:end]) for start, end in pairwise(edges)]


@given(st.lists(st.integers(min_value=0), max_size=40))
def test_however_it_comes_it_leaves_whole_and_complete(places: list[int]) -> None:
    pieces = cut(STREAM, places)
    assert b"".join(pieces) == STREAM
    # No piece ends within a tag: outside of values, CDATA and comments every "<" of what left has its ">".
    so_far = b""
    for piece in pieces:
        so_far += piece
        bare = re.sub(
            rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|'[^'<]*'(?=[ />?])|\"[^\"<]*\"(?=[ />?])", b"", so_far, flags=re.S
        )
        assert b"<" not in bare[bare.rfind(b">") + 1 :]


@given(st.binary(max_size=300), st.lists(st.integers(min_value=0), max_size=10))
def test_nothing_is_lost_or_doubled_whatever_comes(data: bytes, places: list[int]) -> None:
    whole = b"".join(cut(data, places))
    assert data.startswith(whole)
    assert whole == XmlTokens().whole(data)


def test_a_tag_comes_with_its_last_byte_and_text_at_once() -> None:
    tokens = XmlTokens()
    pieces = (b"text <message id='" + b"x" * 60_000, b"y", b"'/", b">", b"more", b" text")
    assert [len(tokens.whole(piece)) for piece in pieces] == [5, 0, 0, 60_017, 4, 5]


@pytest.mark.parametrize(
    "data", [b"<", b"<!", b"<![CDA", b"<!-", b"<a", b"<a b='>", b"<![CDATA[x]]", b"<!-- x --", b"<?x ?"]
)
def test_what_is_not_whole_waits(data: bytes) -> None:
    assert XmlTokens().whole(data) == b""


def test_small_pieces_of_a_large_tag_cost_little() -> None:
    tokens = XmlTokens()
    steps = [tokens.whole(b"<a b='"), *(tokens.whole(b"x" * 10) for _ in range(50_000)), tokens.whole(b"'>")]
    assert len(steps[-1]) == 500_008 and not any(steps[:-1])
