"""A session at Google's relay: what is a grant, and what is asked of whom."""

import asyncio

import pytest

from gharial.backend.bytestreams import google_relay_session
from gharial.backend.bytestreams.google_relay_session import RelaySession, read_session, relay_session
from gharial.backend.wire.google_stun import RELAY_COOKIE
from tests.support.google_relay import GoogleRelay

GRANT = (
    b"HTTP/1.1 200 OK\r\n\r\nrelay.ip=198.51.100.20\nrelay.udp_port=19295\nrelay.tcp_port=19294\n"
    b"username=relayUser0123456\n"
)


def test_a_grant() -> None:
    assert read_session(GRANT) == RelaySession("198.51.100.20", 19295, 19294, 0, "relayUser0123456", RELAY_COOKIE)
    assert "relayUser" not in repr(read_session(GRANT))
    other = read_session(GRANT + b"magic_cookie=abcd\r\n")
    assert other is not None and other.cookie == b"abcd"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        GRANT.replace(b"200 OK", b"302 Found"),
        GRANT.replace(b"198.51.100.20", b"relay.example"),
        GRANT.replace(b"relayUser0123456", b"a login that is too long"),
        GRANT.replace(b"19295", b"0").replace(b"19294", b"99999"),
        b"HTTP/1.1 200 OK\r\n\r\n" + bytes(range(256)),
    ],
)
def test_what_is_no_grant(answer: bytes) -> None:
    assert read_session(answer) is None


async def test_the_next_host_is_asked_where_one_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleRelay(token="right") as relay:
        monkeypatch.setattr(google_relay_session, "HTTP_PORT", relay.http_port)
        assert await relay_session(["127.0.0.1"], "wrong") is None
        found = await relay_session(["no-such-host.invalid", "127.0.0.1"], "right")
        assert found is not None and (found.host, found.udp_port) == ("127.0.0.1", relay.port)


async def test_an_answer_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    written = 0

    async def flood(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        try:
            while True:
                writer.write(b"x" * 10_000)
                written += 10_000
                await writer.drain()
        except OSError:
            pass

    server = await asyncio.start_server(flood, "127.0.0.1", 0)
    monkeypatch.setattr(google_relay_session, "HTTP_PORT", server.sockets[0].getsockname()[1])
    async with asyncio.timeout(30):
        assert await relay_session(["127.0.0.1"], "token") is None
    server.close()
    assert written
