"""What the guard lets through and what not (security 43)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.xmpp.stream_guard import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_ELEMENTS,
    HostileStream,
    StreamReader,
)

ROOT = b"<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
STANZA = b"<message><body>a &lt; b, <![CDATA[<!x?>]]></body></message>"


def feed(data: bytes, size: int = 65536) -> int:
    """Stanzas that came out, as a connection would see them."""
    reader = StreamReader()
    return sum(kind == "stanza" for at in range(0, len(data), size) for kind, _ in reader.feed(data[at : at + size]))


@given(st.integers(1, 200))
def test_an_honest_stream_passes_in_any_pieces(size: int) -> None:
    assert feed(b"\xef\xbb\xbf" + ROOT + STANZA * 5, size) == 5


@given(
    st.sampled_from(
        [
            b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + ROOT + STANZA,
            b"<?xml version='1.0'?>\n<!DOCTYPE stream:stream SYSTEM 'file:///etc/passwd'>" + ROOT[21:] + STANZA,
            b"<?xml version='1.0'?><?php 1 ?>" + ROOT[21:] + STANZA,
            b"<!-- -->" + ROOT + STANZA,
            ROOT + b"<?pi?>" + STANZA,
            ROOT + b"<message><?pi?></message>",
            ROOT + b"<message><!-- --></message>",
        ]
    ),
    st.integers(1, 200),
)
def test_what_no_stream_may_contain_is_refused_in_any_pieces(data: bytes, size: int) -> None:
    with pytest.raises(HostileStream):
        feed(data, size)


def test_an_entity_is_never_expanded() -> None:
    with pytest.raises(HostileStream):
        feed(ROOT + b"<message>&a;</message>")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_no_other_encoding_hides_a_document_type(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY a 'b'>]>" + ROOT[21:].decode()
    with pytest.raises(HostileStream):
        feed(text.encode(encoding))


def test_a_stanza_has_a_size_and_many_have_none() -> None:
    body = b"<message><body>" + b"x" * (MOST_BYTES // 2) + b"</body></message>"
    assert feed(ROOT + body * 6) == 6
    with pytest.raises(HostileStream):
        feed(ROOT + b"<message><body>" + b"x" * (MOST_BYTES + 1))


def test_bytes_outside_stanzas_count_too() -> None:
    with pytest.raises(HostileStream):
        feed(ROOT + b" " * (MOST_BYTES + 1))


def test_depth_and_elements_have_a_limit() -> None:
    with pytest.raises(HostileStream):
        feed(ROOT + b"<a>" * (MOST_DEPTH + 1))
    with pytest.raises(HostileStream):
        feed(ROOT + b"<message>" + b"<a/>" * (MOST_ELEMENTS + 1))


def test_a_prologue_without_end_is_refused() -> None:
    with pytest.raises(HostileStream):
        feed(b" " * 5000)


def test_a_stanza_comes_out_with_its_last_byte() -> None:
    reader = StreamReader()
    list(reader.feed(ROOT))
    pieces = (b"<message id='" + b"x" * 60_000, b"y", b"'/", b">")
    assert [[kind for kind, _ in reader.feed(piece)] for piece in pieces] == [[], [], [], ["stanza"]]
