"""What `--log` writes, where, and what never gets into it."""

import asyncio
import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.program_log import SEGMENT, SEGMENTS, DiscreetFormatter, current_log, detailed_handler, without_secrets


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("gharial.test", logging.DEBUG, "", 0, "%s", (text,), None)


@pytest.mark.parametrize(
    "text",
    [
        "SEND: <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>SECRET</auth>",
        "SEND: <response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>SECRET</response>",
        "<query xmlns='jabber:iq:register'><username>a</username><password>SECRET</password></query>",
        "<service type='turn' host='h' username='a' password='SECRET'/>",
        '<candidate name="private-1" password="SECRET" type="local"/>',
        "<relay><token>SECRET</token></relay>",
        "<url name='source-path'>/temporary/SECRET/</url>",
        '<url name="preview-path">/temporary/SECRET/</url>',
        "GET /temporary/SECRET/a.txt HTTP/1.1",
        "<put url='https://u'><header name='Authorization'>Basic SECRET</header></put>",
        "<body>aesgcm://up.example/x.bin#SECRET and more</body>",
        "<authentication xmlns='urn:xmpp:sasl:2'><initial-response>SECRET</initial-response></authentication>",
    ],
)
def test_secrets_are_left_out_whoever_writes_them(text: str) -> None:
    line = DiscreetFormatter("%(message)s").format(record(text))
    assert "SECRET" not in line and "***" in line
    assert without_secrets("<body>password and token</body>") == "<body>password and token</body>"


def test_the_words_decide_what_a_line_holds(tmp_path: Path) -> None:
    plain = detailed_handler(("verbose",), tmp_path).format(record("x"))
    assert plain == "DEBUG   gharial.test: x"
    full = detailed_handler(("tstamp", "thread"), tmp_path).format(record("x"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \[MainThread\] DEBUG   gharial.test: x", full)
    assert not list(tmp_path.iterdir())


def test_a_file_lies_on_the_desktop_or_else_in_the_state_folder(tmp_path: Path) -> None:
    desktop, state = tmp_path / "desktop", tmp_path / "state"
    desktop.mkdir()
    for folder in (desktop, state):
        handler = detailed_handler(("file",), state, desktop)
        handler.emit(record("<password>SECRET</password>"))
        handler.close()
        (file,) = folder.iterdir()
        assert file.name.startswith("gharial-") and file.stat().st_mode & 0o077 == 0
        assert file.read_text("utf-8") == "DEBUG   gharial.test: <password>***</password>\n"
        file.unlink()
        if folder is desktop:
            desktop.rmdir()


def test_an_unknown_word_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gharial", "--profile", str(tmp_path), "--log", "everything"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "invalid choice" in done.stderr


def test_the_log_that_tells_most_is_the_one_to_show(tmp_path: Path) -> None:
    root, former = logging.getLogger(), current_log()
    usual, detailed = logging.FileHandler(tmp_path / "usual"), logging.FileHandler(tmp_path / "detailed")
    try:
        root.addHandler(usual)
        assert current_log() == tmp_path / "usual"
        root.addHandler(detailed)
        assert current_log() == tmp_path / "detailed"
    finally:
        for one in (usual, detailed):
            root.removeHandler(one)
            one.close()
    assert current_log() == former


async def test_segments_are_told_on_demand_and_never_what_they_carry(tmp_path: Path) -> None:
    """The stream's own log: heads alone, at a level of their own, off before somebody asks."""
    logger = logging.getLogger(SEGMENTS)
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    keeper, before = Keeper(), logger.level
    logger.addHandler(keeper)
    one, other = P2pLink("a", loopback=True, hosts=["127.0.0.1"]), P2pLink("a", loopback=True, hosts=["127.0.0.1"])
    try:
        assert not logger.isEnabledFor(SEGMENT)
        detailed_handler(("verbose", "segments"), tmp_path)
        for link, peer in ((one, other), (other, one)):
            for candidate in await link.gather():
                peer.add_remote(candidate)
        sending, receiving = await asyncio.gather(one.connect(active=True), other.connect(active=False))
        await asyncio.to_thread(sending.send, b"GET /temporary/SECRET/a")
        buffer = memoryview(bytearray(100))
        while not (count := await asyncio.to_thread(receiving.receive_into, buffer)):
            pass
        assert bytes(buffer[:count]) == b"GET /temporary/SECRET/a"
    finally:
        one.close()
        other.close()
        logger.setLevel(before)
        logger.removeHandler(keeper)
    assert any(" > seq 0 ack 0 C wnd" in line for line in lines) and any(" < " in line for line in lines)
    assert any(line.endswith(" 23 bytes") for line in lines)
    assert not any("SECRET" in line or "temporary" in line for line in lines)
