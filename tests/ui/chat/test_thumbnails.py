"""Thumbnails: of files that arrived, within limits, and never by asking anybody for anything."""

import os
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from gharial.model.conversation import Direction
from gharial.model.events import OfferPictured, TransferChanged
from gharial.model.picture import Picture
from gharial.model.transfer import FileInfo, Transfer, TransferState
from gharial.ui.chat import thumbnails
from gharial.ui.chat.thumbnails import HIGHEST, LARGEST_FILE, WIDEST, decoded
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend, offer, transfer
from tests.ui.chat.conftest import incoming, opened, settled, until

RECEIVED = Direction.INCOMING


def painted(path: Path, width: int = 1200, height: int = 800) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#c03020"))
    assert image.save(str(path))
    return path


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that says it is so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", body or zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_picture_becomes_small(tmp_path: Path, ending: str) -> None:
    image = decoded(painted(tmp_path / f"a.{ending}"))
    assert image is not None
    assert (image.width(), image.height()) == (2 * WIDEST, 2 * HIGHEST) or image.width() <= 2 * WIDEST
    assert image.width() / image.height() == pytest.approx(1.5, abs=0.01)
    assert image.pixelColor(5, 5).red() > 180


def test_security_47_what_is_too_large_or_no_picture_is_none(tmp_path: Path) -> None:
    """security 47: decompression bombs, vector graphics, animations, broken files, and 20 MB are not decoded."""
    good = painted(tmp_path / "good.png").read_bytes()
    svg = (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><image href='http://x.example/a.png'/></svg>"
    )
    bad = {
        "huge.png": png(65_535, 65_535),
        "wide.png": png(20_000, 1),
        "bomb.png": png(8_000, 8_000, zlib.compress(bytes(8_000 * 4 + 1) * 100)),
        "script.png": svg,
        "script.jpg": b"\xef\xbb\xbf" + svg,
        "moving.png": b"GIF89a" + bytes(500),
        "moving.webp": b"GIF89a" + bytes(500),
        "cut.png": good[: len(good) // 2],
        "empty.png": b"",
        "signature.jpg": b"\xff\xd8\xff",
        "wave.webp": b"RIFF\x10\0\0\0WAVEfmt " + bytes(500),
        "late.png": b" " + good,
        "large.png": good + bytes(LARGEST_FILE),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        image = decoded(tmp_path / name)
        # What was cut may show what is there, but never more than a thumbnail of it.
        assert image is None or (name in {"cut.png", "bomb.png"} and image.width() <= 2 * WIDEST), name
    assert decoded(tmp_path / "nowhere.png") is None
    assert decoded(tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_security_47_neither_links_nor_pipes_are_read(tmp_path: Path) -> None:
    """security 47: what took the file's place is not followed and not waited for."""
    painted(tmp_path / "real.png")
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    os.mkfifo(tmp_path / "pipe.png")
    assert decoded(tmp_path / "link.png") is None
    assert decoded(tmp_path / "pipe.png") is None


def arrived(where: Path, /, **changes: object) -> Transfer:
    """A file of Bob's that is done, or else as `changes` say."""
    made = transfer(where.name, where.stat().st_size, state=TransferState.DONE, direction=RECEIVED, path=where)
    return replace(made, **changes)  # type: ignore[arg-type]


async def test_a_picture_that_arrived_is_shown_and_opens(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = arrived(painted(tmp_path / "sunset.png"))
    backend.transfers.listed[one.id] = one
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "sunset.png", transfer_id=one.id)]
    conversation = await opened(window, backend)
    index = conversation.model.index(0)

    def card() -> object:
        return conversation.messages.rows.layout_of(index).card

    await until(lambda: getattr(card(), "picture", None) is not None)
    layout = conversation.messages.rows.layout_of(index)
    assert layout.card is not None and layout.card.picture is not None
    assert layout.card.rect.contains(layout.card.picture)
    assert not any(spot.rect.intersects(layout.card.picture) for spot in layout.spots)
    await settled()
    shot = conversation.messages.viewport().grab().toImage()
    middle = conversation.messages.visualRect(index).topLeft() + layout.card.picture.center().toPoint()
    assert shot.pixelColor(middle).red() > 150 > shot.pixelColor(middle).green()
    opened_files: list[Path] = []
    monkeypatch.setattr("gharial.ui.chat.row_commands.open_file", lambda path, _parent: opened_files.append(path))
    QTest.mouseClick(conversation.messages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
    assert opened_files == [tmp_path / "sunset.png"]


async def test_security_40_nothing_is_decoded_or_fetched_before_it_was_accepted_and_is_here(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """security 40: an offer, a link and a running transfer stay cards, whatever is at their path already."""
    read: list[Path] = []
    monkeypatch.setattr(thumbnails, "decoded", lambda path: read.append(path))
    path = painted(tmp_path / "a.png")
    link = offer("link.png", quiet=True, host="files.river.example")
    backend.transfers.open_offers[link.id] = link
    states = [state for state in TransferState if state is not TransferState.DONE]
    listed = [arrived(path, id=f"t-{state.value}", state=state) for state in states]
    listed.append(arrived(path, id="t-link", state=TransferState.OFFERED, offer_id=link.id, path=None))
    listed.append(arrived(path, id="t-name", file=FileInfo("a.svg", 5)))
    listed.append(arrived(path, id="t-folder", file=FileInfo("a.png", 5, entries=2)))
    for number, one in enumerate(listed, 1):
        backend.transfers.listed[one.id] = one
        backend.chat.kept.setdefault((ALICE, BOB), []).append(incoming(number, "a.png", transfer_id=one.id))
    conversation = await opened(window, backend)
    conversation.messages.viewport().grab()
    await settled()
    assert read == [] and not backend.called("transfers.accept")
    assert all(conversation.model.row(at).picture is None for at in range(conversation.model.rowCount()))


async def test_what_came_with_an_offer_is_shown_before_and_after_the_answer(
    window: ChatWindow, backend: FakeBackend
) -> None:
    made = offer("sunset.jpg")
    backend.transfers.open_offers[made.id] = made
    waiting = transfer("sunset.jpg", state=TransferState.OFFERED, direction=RECEIVED, offer_id=made.id, path=None)
    backend.transfers.listed[waiting.id] = waiting
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "sunset.jpg", transfer_id=waiting.id)]
    conversation = await opened(window, backend)
    assert conversation.model.row(0).picture is None
    image = QImage(96, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc2211"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    shown = Picture(bytes(buffer.data().data()), "image/png", 96, 64)
    pictured = replace(made, files=(replace(made.files[0], picture=shown),))
    backend.transfers.open_offers[made.id] = pictured
    backend.publish(OfferPictured(pictured))
    await until(lambda: conversation.model.row(0).picture is not None)
    assert conversation.model.row(0).picture == QSize(96, 64)
    # Taken: the offer is gone, the file is not here yet.
    del backend.transfers.open_offers[made.id]
    backend.transfers.listed[waiting.id] = going = replace(waiting, state=TransferState.STREAMING)
    backend.publish(TransferChanged(going))
    await settled()
    assert conversation.model.row(0).picture == QSize(96, 64)


async def test_our_own_picture_is_shown_while_it_waits(
    window: ChatWindow, backend: FakeBackend, tmp_path: Path
) -> None:
    one = arrived(painted(tmp_path / "ours.png"), direction=Direction.OUTGOING, state=TransferState.OFFERED)
    backend.transfers.listed[one.id] = one
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "ours.png", transfer_id=one.id)]
    conversation = await opened(window, backend)
    await until(lambda: conversation.model.row(0).picture is not None)
