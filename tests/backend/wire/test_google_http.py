"""HTTP of Google Talk's share: the bytes of the original, and bodies in any pieces."""

import pytest

from gharial.backend.wire.google_http import (
    CHUNK,
    LARGEST_CHUNK,
    LARGEST_HEAD,
    LAST_CHUNK,
    ChunkReader,
    ShareHttpMalformed,
    ShareRequest,
    ShareResponse,
    asked_size,
    chunk,
    escaped,
    file_head,
    folder_head,
    head_size,
    meanings,
    not_found,
    preview_query,
    read_request,
    read_response,
    request,
    rest_head,
)

PATH = "/temporary/0f8e6a1c2b3d4e5f60718293a4b5c6d7/"


def test_lengths_are_those_of_the_original() -> None:
    # Ours says another agent than the 17 characters counted there.
    asked = request(PATH, "My notes #1.txt", "alice@example.com/Talk.v1044194B1E2")
    assert asked.startswith(f"GET {PATH}My%20notes%20%231.txt HTTP/1.1\r\nConnection: Keep-Alive\r\n".encode())
    assert b"\r\nHost: alice@example.com/Talk.v1044194B1E2:0\r\n" in asked
    assert len(file_head(16)) == 100 and len(folder_head()) == 101 and len(not_found()) == 59
    assert chunk(bytes(CHUNK)).startswith(b"00007ff4\r\n")


def test_ours_is_read_by_ours() -> None:
    assert read_request(request(PATH, "a", "b")) == ShareRequest(f"{PATH}a", keep_alive=True)
    assert read_request(request("", "a", "b\r\nX: y")).path == "a"
    assert read_response(file_head(16)) == ShareResponse(200, 16, chunked=False, keep_alive=True)
    assert read_response(folder_head()) == ShareResponse(200, None, chunked=True, keep_alive=True)
    assert read_response(not_found()).status == 404
    assert read_response(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n").length == 5
    assert read_request(b"GET /p/a?width=5&height=6 HTTP/1.1\r\n\r\n") == ShareRequest(
        "/p/a", False, "width=5&height=6"
    )


@pytest.mark.parametrize("name", ["a+b c", "100%25", "é/\\:?#[]@!$&'()*,;=", "\u0444.bin", "%2e%2e%2f", "a.b-c_d~e"])
def test_names_survive_being_escaped_once(name: str) -> None:
    text = escaped(name)
    assert not set(text) & set(" +/\\?#") and meanings(text) == (name,)


def test_a_plus_may_be_a_space() -> None:
    assert meanings("a+b") == ("a+b", "a b") and meanings("%2B") == ("+",)


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/2\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nnothing\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: y\r\n" % n for n in range(100)) + b"\r\n",
    ],
)
def test_requests_that_are_none(head: bytes) -> None:
    with pytest.raises(ShareHttpMalformed):
        read_request(head)


@pytest.mark.parametrize(
    "head",
    [
        b"ICY 200 OK\r\n\r\n",
        b"HTTP/1.1 2000\r\n\r\n",
        b"HTTP/1.1 \xd9\xa2\xd9\xa0\xd9\xa0\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200\r\nTransfer-Encoding: gzip\r\n\r\n",
    ],
)
def test_responses_that_are_none(head: bytes) -> None:
    with pytest.raises(ShareHttpMalformed):
        read_response(head)


def test_a_head_without_end_is_not_waited_for() -> None:
    assert head_size(b"GET / HTTP/1.1\r\n") == -1
    with pytest.raises(ShareHttpMalformed):
        head_size(b"x" * LARGEST_HEAD)


def body(data: bytes, size: int) -> tuple[bytes, bytes]:
    """What a reader makes of `data` in pieces of `size`, and what it leaves."""
    reader, came, at = ChunkReader(), b"", 0
    while at < len(data) and not reader.done:
        used, piece = reader.feed(memoryview(data)[at : at + size])
        came, at = came + bytes(piece), at + used
    assert reader.done
    return came, data[at:]


@pytest.mark.parametrize("size", [1, 2, 7, 100, 1 << 20])
def test_chunks_in_any_pieces(size: int) -> None:
    data = chunk(b"abc") + b"5;\r\n"[:0] + b"1\r\nd\r\n" + chunk(bytes(70_000)) + LAST_CHUNK
    assert body(data + b"GET", size) == (b"abcd" + bytes(70_000), b"GET")


@pytest.mark.parametrize(
    "data",
    [
        b"xyz\r\n",
        b"\r\n",
        b"-1\r\n",
        b"%x\r\n" % (LARGEST_CHUNK + 1),
        b"0" * 40,
        b"1\r\naa\r\n",
        b"0\r\nTrailer: x\r\n\r\n",
    ],
)
def test_chunks_that_are_none(data: bytes) -> None:
    """Security: endless lines and chunks that hold more than they say."""
    reader, rest = ChunkReader(), memoryview(data)
    with pytest.raises(ShareHttpMalformed):
        while rest:
            used, _ = reader.feed(rest)
            rest = rest[used:]


@pytest.mark.parametrize(("start", "size"), [(1, 10), (9, 10), (10, 10), (1 << 33, 1 << 34)])
def test_the_rest_of_a_file(start: int, size: int) -> None:
    asked = read_request(request("/temporary/1/", "a b", "a@b/c", start=start))
    assert (asked.path, asked.start) == ("/temporary/1/a%20b", start)
    assert read_response(rest_head(start, size)) == ShareResponse(
        206, size - start, chunked=False, keep_alive=True, start=start
    )


@pytest.mark.parametrize("said", ["bytes=5-9", "bytes=-5", "bytes=1-,3-", "items=1-", "bytes=" + "9" * 30 + "-"])
def test_other_ranges_get_the_whole_file(said: str) -> None:
    assert read_request(b"GET /x HTTP/1.1\r\nRange: " + said.encode() + b"\r\n\r\n").start == 0


@pytest.mark.parametrize(
    "said", ["", "Content-Range: bytes 5-8/10\r\n", "Content-Range: bytes 4-9/10\r\n", "Content-Range: bytes */9\r\n"]
)
def test_a_part_that_is_not_the_rest(said: str) -> None:
    with pytest.raises(ShareHttpMalformed):
        read_response(f"HTTP/1.1 206\r\nContent-Length: 5\r\n{said}\r\n".encode())


def test_a_preview_is_asked_for_in_the_originals_order() -> None:
    asked = read_request(request("/temporary/2/", "a.jpg", "a@b/c", preview_query(256, 4096)))
    assert asked.query == "width=256&height=1024"


def test_the_rest_of_an_archive_has_no_end_that_is_known() -> None:
    assert read_response(folder_head(4096)) == ShareResponse(206, None, chunked=True, keep_alive=True, start=4096)
    assert read_response(folder_head()) == ShareResponse(200, None, chunked=True, keep_alive=True)
    for said in ("bytes 5-*/10", "bytes 5-", "bytes */*", "bytes -5-*/*"):
        with pytest.raises(ShareHttpMalformed):
            read_response(f"HTTP/1.1 206\r\nTransfer-Encoding: chunked\r\nContent-Range: {said}\r\n\r\n".encode())
    with pytest.raises(ShareHttpMalformed):
        read_response(b"HTTP/1.1 206\r\nContent-Length: 5\r\nContent-Range: bytes 5-*/*\r\n\r\n")


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("width=300&height=200", (300, 200)),
        ("width=0&height=1025", (1, 1024)),
        ("height=200&width=300", None),
        ("width=-3&height=2", None),
        ("width=1&height=2&", None),
        ("width=9999999999&height=2", None),
        ("", None),
    ],
)
def test_the_size_of_a_preview_is_read_in_one_order_and_bounded(query: str, size: tuple[int, int] | None) -> None:
    assert asked_size(query) == size
