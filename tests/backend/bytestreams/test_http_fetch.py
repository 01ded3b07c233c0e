"""Downloads: redirects, ranges, breaks, and servers that lie."""

import ipaddress
import os
import ssl
import threading
import time
from collections.abc import Callable

import pytest

from gharial.backend.bytestreams import http_connection
from gharial.backend.bytestreams.http_connection import HttpConnection
from gharial.backend.bytestreams.http_fetch import HttpFetch
from gharial.backend.bytestreams.http_get_stream import MEND_S, HttpGetStream
from gharial.backend.bytestreams.http_reach import PUBLIC, Reach
from gharial.backend.wire.http import read_link
from gharial.model.failures import (
    Failure,
    HttpRefused,
    Interrupted,
    LinkRefused,
    ProtocolBreach,
    UnknownHost,
    Unreachable,
)
from tests.backend.bytestreams.web_server import Visit, WebServer
from tests.backend.methods.parties import pull

HERE = Reach(local=True, loopback=True)
DATA = os.urandom(300_000)


def fetch(url: str, reach: Reach = HERE, validator: str = "") -> HttpFetch:
    return HttpFetch(read_link(url), ssl.create_default_context(), reach, validator)


def download(one: HttpFetch, start_at: int = 0, *, trusting: bool = False, mend_s: float = 10.0) -> HttpGetStream:
    body = one.get(start_at, lambda _connection: None, trusting=trusting)
    return HttpGetStream(body, lambda position, keep: one.get(position, keep, trusting=trusting), mend_s)


def whole(visit: Visit, **headers: str) -> None:
    """A good server."""
    start = visit.start
    if not start:
        visit.say("200 OK", DATA, **headers)
    else:
        visit.say(
            "206 Partial Content",
            DATA[start:],
            Content_Range=f"bytes {start}-{len(DATA) - 1}/{len(DATA)}",
            **headers,
        )


def test_a_file_and_its_rest() -> None:
    with WebServer(lambda visit: whole(visit, ETag='"1"')) as server:
        one = fetch(f"{server.url}/a%20b?x=1#secret")
        stream = download(one)
        assert pull(stream) == DATA
        assert one.validator == '"1"'
        rest = one.get(100_000, lambda _connection: None)
        assert (rest.start_at, rest.length, rest.size) == (100_000, 200_000, 300_000)
        assert pull(HttpGetStream(rest)) == DATA[100_000:]
        first, second = server.visits
        assert first.head.startswith("GET /a%20b?x=1 HTTP/1.1\r\n") and "secret" not in first.head
        assert second.header("If-Range") == '"1"' and second.header("Range") == "bytes=100000-"


def test_a_broken_download_goes_on_by_itself() -> None:
    """Fault 3: the line is cut twice."""

    def answer(visit: Visit) -> None:
        if len(server.visits) < 3:
            start = visit.start
            headers = {"ETag": '"1"'}
            if start:
                headers["Content_Range"] = f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"
            visit.say(
                "206 Partial Content" if start else "200 OK",
                DATA[start : start + 100_000],
                len(DATA) - start,
                **headers,
            )
        else:
            whole(visit, ETag='"1"')

    with WebServer(answer) as server:
        assert pull(download(fetch(f"{server.url}/a"))) == DATA
        assert [visit.start for visit in server.visits] == [0, 100_000, 200_000]


def test_a_broken_download_of_another_file_does_not_mix() -> None:
    """Security 31: the file changed meanwhile."""

    def answer(visit: Visit) -> None:
        if len(server.visits) == 1:
            visit.say("200 OK", DATA[:100_000], len(DATA), ETag='"1"')
        else:
            visit.say("200 OK", bytes(len(DATA)), ETag='"2"')

    with WebServer(answer) as server, pytest.raises(Interrupted) as caught:
        pull(download(fetch(f"{server.url}/a")))
    assert caught.value.bytes_done == 100_000


def test_a_broken_download_that_is_gone_meanwhile() -> None:
    """Fault 23."""

    def answer(visit: Visit) -> None:
        if len(server.visits) == 1:
            visit.say("200 OK", DATA[:1000], len(DATA), ETag='"1"')
        else:
            visit.say("404 Not Found")

    with WebServer(answer) as server, pytest.raises(HttpRefused) as caught:
        pull(download(fetch(f"{server.url}/a")))
    assert (caught.value.status, caught.value.reason) == (404, "Not Found")


@pytest.mark.parametrize(
    "content_range",
    ["bytes 0-299999/300000", "bytes 1001-299999/300000", "bytes 1000-1999/300000", "lines 1-2/3", "", "bytes 9-5/10"],
)
def test_a_wrong_range_restarts_at_zero(content_range: str) -> None:
    """Security 38: 206 with a wrong range."""

    def answer(visit: Visit) -> None:
        if visit.header("Range"):
            visit.say("206 Partial Content", DATA[1000:], Content_Range=content_range)
        else:
            visit.say("200 OK", DATA)

    with WebServer(answer) as server:
        one = fetch(f"{server.url}/a")
        body = one.get(1000, lambda _connection: None, trusting=True)
        assert body.start_at == 0
        assert pull(HttpGetStream(body)) == DATA
        assert len(server.visits) == 2


def test_a_range_beyond_the_end_restarts() -> None:
    def answer(visit: Visit) -> None:
        if visit.header("Range"):
            visit.say("416 Range Not Satisfiable")
        else:
            whole(visit)

    with WebServer(answer) as server:
        assert fetch(f"{server.url}/a").get(999_999, lambda _connection: None, trusting=True).start_at == 0


def test_the_rest_of_another_state_restarts() -> None:
    """A server that ignores If-Range, with its file replaced."""
    with WebServer(lambda visit: whole(visit, ETag='"2"')) as server:
        body = fetch(f"{server.url}/a", validator='"1"').get(1000, lambda _connection: None)
        assert body.start_at == 0


def test_prosody_counts_one_too_many() -> None:
    def answer(visit: Visit) -> None:
        visit.say("206 Partial Content", DATA[5:], Content_Range=f"bytes 5-{len(DATA)}/{len(DATA)}")

    with WebServer(answer) as server:
        body = fetch(f"{server.url}/a").get(5, lambda _connection: None, trusting=True)
        assert (body.start_at, body.size) == (5, len(DATA))


def redirect(to: str) -> Callable[[Visit], None]:
    return lambda visit: visit.say("302 Found", Location=to)


def test_redirects_are_followed_and_bounded() -> None:
    """Security 38: ten hops."""

    def answer(visit: Visit) -> None:
        hop = int(visit.head.split("/")[1].split(" ")[0] or 0)
        if hop < hops:
            visit.say("302 Found", Location=f"/{hop + 1}")
        else:
            whole(visit)

    hops = 5
    with WebServer(answer) as server:
        assert pull(download(fetch(f"{server.url}/0"))) == DATA
        hops = 10
        with pytest.raises(LinkRefused) as caught:
            download(fetch(f"{server.url}/0"))
        assert caught.value.fault == "too-many-redirects"


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://x.example/", "http://user@x.example/", "gopher:x"])
def test_redirects_to_what_is_no_web(to: str) -> None:
    """Security 38: `file:`."""
    with WebServer(redirect(to)) as server, pytest.raises(LinkRefused) as caught:
        download(fetch(f"{server.url}/a"))
    assert caught.value.fault == "malformed"


def test_a_redirect_does_not_carry_the_leave_elsewhere() -> None:
    """Security 38: the leave was for one host and port; another door of this machine is not knocked at."""
    with WebServer(lambda visit: whole(visit)) as inner, WebServer(redirect(f"{inner.url}/a")) as server:
        with pytest.raises(LinkRefused) as caught:
            download(fetch(f"{server.url}/a"))
        assert caught.value.fault == "private-address"
        assert inner.visits == []


def test_without_leave_nothing_is_dialled() -> None:
    """Security 26, 38."""
    with WebServer(lambda visit: whole(visit)) as server:
        for reach in (PUBLIC, Reach(local=True)):
            with pytest.raises(LinkRefused):
                download(fetch(f"{server.url}/a", reach))
        for host in ("localhost", "[::ffff:127.0.0.1]", "127.1", "0x7f000001", "2130706433", "0.0.0.0"):
            with pytest.raises((LinkRefused, UnknownHost)):
                download(fetch(f"http://{host}:{server.port}/a", PUBLIC))
        assert server.visits == []


@pytest.mark.parametrize(
    ("address", "public", "local"),
    [
        ("93.184.216.34", True, True),
        ("192.168.1.1", False, True),
        ("10.0.0.1", False, True),
        ("100.64.0.1", False, True),
        ("fd00::1", False, True),
        ("127.0.0.1", False, False),
        ("::1", False, False),
        ("169.254.169.254", False, False),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("255.255.255.255", False, False),
        ("::ffff:10.0.0.1", False, True),
        ("::ffff:127.0.0.1", False, False),
        ("2002:7f00:1::", False, False),
        ("2002:a00:1::", False, True),
        ("64:ff9b::7f00:1", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2606:2800:220:1:248:1893:25c8:1946", True, True),
    ],
)
def test_where_links_may_lead(address: str, public: bool, local: bool) -> None:
    """Security 26."""
    assert PUBLIC.allows(ipaddress.ip_address(address)) is public
    assert Reach(local=True).allows(ipaddress.ip_address(address)) is local


def test_ports_of_other_services() -> None:
    """Security 26: no knocking at mail servers and the like, whatever the leave."""
    for port in (22, 25, 53, 993):
        with pytest.raises(LinkRefused):
            download(fetch(f"http://127.0.0.1:{port}/"))


def test_the_checked_address_is_the_one_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Security 38: a name that changes its mind between check and connection (rebinding)."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(2, 1, 6, "", ("203.0.113.9" if len(asked) == 1 else "127.0.0.1", port))]

    dialled: list[object] = []

    def dial(self: HttpConnection, family: object, address: object, until: float) -> None:
        dialled.append(address)
        raise ConnectionRefusedError(111, "no")

    monkeypatch.setattr(http_connection.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(HttpConnection, "_dial", dial)
    with pytest.raises(Unreachable):
        download(fetch("http://rebind.example:8080/", Reach(local=True)))
    assert len(asked) == 1 and dialled == [("203.0.113.9", 8080)]


def test_chunks() -> None:
    def answer(visit: Visit) -> None:
        visit.sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in range(0, len(DATA), 70_001):
            part = DATA[start : start + 70_001]
            visit.sock.sendall(f"{len(part):x};odd=1\r\n".encode() + part + b"\r\n")
        visit.sock.sendall(b"0\r\n\r\n")

    with WebServer(answer) as server:
        assert pull(download(fetch(f"{server.url}/a"))) == DATA


def test_without_a_length_the_end_is_the_end() -> None:
    def answer(visit: Visit) -> None:
        visit.sock.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + DATA)

    with WebServer(answer) as server:
        assert pull(download(fetch(f"{server.url}/a"))) == DATA


ODD = [
    b"SSH-2.0-OpenSSH\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
    b"HTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.1 302 Found\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000,
]


@pytest.mark.parametrize("answer", ODD)
def test_answers_that_are_none(answer: bytes) -> None:
    with WebServer(lambda visit: visit.sock.sendall(answer)) as server, pytest.raises((ProtocolBreach, Interrupted)):
        download(fetch(f"{server.url}/a"))


def test_a_chunk_that_lies() -> None:
    def answer(visit: Visit) -> None:
        visit.sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcdefgh\r\n")

    with WebServer(answer) as server, pytest.raises(ProtocolBreach):
        pull(download(fetch(f"{server.url}/a")))


def test_closing_wakes_who_waits() -> None:
    """A cancel takes effect within half a second, in the middle of a body and while the head is awaited."""
    held = threading.Event()

    def answer(visit: Visit) -> None:
        visit.say("200 OK", DATA[:10], len(DATA))
        held.wait(120)

    with WebServer(answer) as server:
        stream = download(fetch(f"{server.url}/a"))
        threading.Timer(0.2, stream.close).start()
        started = time.monotonic()
        with pytest.raises(Interrupted):
            pull(stream)
        assert time.monotonic() - started < 60
    silent = threading.Event()
    with WebServer(lambda _visit: silent.wait(120) and None) as server:
        connections: list[HttpConnection] = []
        asked = threading.Event()

        def connected(connection: HttpConnection) -> None:
            connections.append(connection)
            asked.set()

        threading.Thread(target=lambda: asked.wait(30) and connections[0].close()).start()
        started = time.monotonic()
        with pytest.raises(Interrupted):
            fetch(f"{server.url}/a").get(0, connected)
        assert time.monotonic() - started < 60
    held.set()
    silent.set()


def test_closing_ends_the_mending() -> None:
    with WebServer(lambda visit: visit.say("200 OK", DATA[:10], len(DATA), ETag='"1"')) as server:
        stream = download(fetch(f"{server.url}/a"))
        buffer = memoryview(bytearray(1000))
        assert stream.receive_into(buffer) == 10
    while stream._mending is None:
        stream.receive_into(buffer)
    threading.Timer(0.1, stream.close).start()
    started = time.monotonic()
    with pytest.raises(Interrupted):
        while True:
            stream.receive_into(buffer)
    assert time.monotonic() - started < MEND_S


def test_an_unknown_host_and_a_closed_door() -> None:
    with pytest.raises(UnknownHost):
        download(fetch("http://nowhere.invalid/a"))
    with WebServer(lambda _visit: None) as server:
        port = server.port
    with pytest.raises(Failure) as caught:
        download(fetch(f"http://127.0.0.1:{port}/a"))
    assert isinstance(caught.value, Unreachable) and caught.value.tried == f"127.0.0.1:{port}"
