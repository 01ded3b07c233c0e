"""HTTP's texts: links, heads, ranges, chunks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.http import (
    Chunks,
    HttpMalformed,
    RangeNotSatisfiable,
    head_end,
    read_content_range,
    read_link,
    read_range,
    read_request,
    read_response,
    redirected,
    write_head,
)


@pytest.mark.parametrize(
    ("text", "host", "port", "target", "name"),
    [
        ("https://files.example/a/b.txt", "files.example", 443, "/a/b.txt", "b.txt"),
        ("HTTP://Files.Example:8080", "files.example", 8080, "/", ""),
        ("https://h\u00e4user.example/\u00e4 b".replace(" ", ""), "xn--huser-gra.example", 443, "/%C3%A4b", "\u00e4b"),
        ("https://x.example/a?b=c#key", "x.example", 443, "/a?b=c", "a"),
        ("https://[2001:db8::1]:99/x", "2001:db8::1", 99, "/x", "x"),
        # Security 8: decoded once.
        ("https://x.example/%2e%2e%2fetc%2fpasswd", "x.example", 443, "/%2e%2e%2fetc%2fpasswd", "../etc/passwd"),
        ("https://x.example/%252e%252e%252f", "x.example", 443, "/%252e%252e%252f", "%2e%2e%2f"),
    ],
)
def test_links(text: str, host: str, port: int, target: str, name: str) -> None:
    link = read_link(text)
    assert (link.host, link.port, link.target, link.name) == (host, port, target, name)


@pytest.mark.parametrize(
    "text",
    ["", "x", "file:///etc/passwd", "ftp://x/", "javascript:alert(1)", "http://", "http:///x", "http://u:p@x/",
     "http://x:0/", "http://x:99999/", "http://x:y/", "http://a b/", "http://x/\r\nHost: y", "http://x/\x00",
     "http://[::1/", "https://x/" + "a" * 5000, "http://../", "http://x_<y/", "https://" + "a" * 300 + "/"],
)  # fmt: skip
def test_what_is_no_link(text: str) -> None:
    with pytest.raises(HttpMalformed):
        read_link(text)


@given(st.text(max_size=60))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    for candidate in (text, f"https://{text}", f"https://x.example/{text}"):
        try:
            link = read_link(candidate)
        except HttpMalformed:
            continue
        assert link.host and link.target.startswith("/") and link.target.isascii() and link.target.isprintable()
        assert " " not in link.target and "#" not in link.target


def test_redirects_are_relative_to_where_they_come_from() -> None:
    link = read_link("https://a.example/x/y?z")
    assert redirected(link, "w").text == "https://a.example/x/w"
    assert redirected(link, "//b.example/q").text == "https://b.example/q"
    assert redirected(link, "http://c.example").text == "http://c.example/"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_head_or_refused(data: bytes) -> None:
    for read in (read_request, read_response):
        for candidate in (data, b"HTTP/1.1 200 OK\r\n" + data, b"GET / HTTP/1.1\r\n" + data):
            try:
                head = read(candidate + b"\r\n\r\n")
            except HttpMalformed:
                continue
            assert all(name == name.lower() for name in head.headers)


def test_no_line_breaks_out_of_a_header() -> None:
    """Security 37."""
    head = write_head("GET / HTTP/1.1", {"A": "b\r\nX-Evil: 1", "C\r\n": "d"})
    assert head == b"GET / HTTP/1.1\r\nA: bX-Evil: 1\r\nC: d\r\n\r\n"
    assert head_end(head) == len(head) and head_end(head[:-1]) == -1


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 100))
def test_ranges_stay_within_the_file(first: int, last: int, size: int) -> None:
    for text in (f"bytes={first}-{last}", f"bytes={first}-", f"bytes=-{last}"):
        try:
            span = read_range(text, size)
        except RangeNotSatisfiable:
            continue
        if span is not None:
            assert 0 <= span.start < span.end <= size


@pytest.mark.parametrize(
    "text", [None, "", "bytes=", "bytes=-", "bytes=a-b", "bytes=1-2,3-4", "lines=1-2", "bytes=9-3"]
)
def test_ranges_that_are_ignored(text: str | None) -> None:
    assert read_range(text, 10) is None


def test_content_ranges() -> None:
    assert read_content_range("bytes 0-4/5").size == 5 and read_content_range("bytes 0-4/*").size is None
    for text in ("", "bytes */5", "bytes 5-4/9", "bytes 0-9/5", "bytes -1-4/5", "bytes 0-4/5x"):
        with pytest.raises(HttpMalformed):
            read_content_range(text)


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5), st.integers(1, 7))
def test_chunks_however_they_are_cut(parts: list[bytes], step: int) -> None:
    data = b"".join(f"{len(part):x}".encode() + b"\r\n" + part + b"\r\n" for part in parts) + b"0\r\n\r\n"
    chunks = Chunks()
    for start in range(0, len(data), step):
        chunks.feed(data[start : start + step])
    assert chunks.ended and bytes(chunks.ready) == b"".join(parts)


@given(st.binary(max_size=60))
def test_any_bytes_are_chunks_or_refused(data: bytes) -> None:
    chunks = Chunks()
    try:
        chunks.feed(data)
    except HttpMalformed:
        return
    assert len(chunks.ready) <= len(data)
