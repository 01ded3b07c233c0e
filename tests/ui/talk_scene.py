"""A conversation with all that messages can be."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from gharial.model.conversation import Direction, Quote, Reaction
from gharial.model.transfer import Attempt, Kind, TransferState
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message, transfer


def fill_talk(backend: FakeBackend, folder: Path) -> None:
    """A conversation with all that messages can be: answers, reactions, one taken back, a picture that arrived."""
    picture = folder / "sunset.png"
    paint_sunset(picture)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    start = datetime.now(UTC) - timedelta(minutes=40)
    done = transfer(
        "sunset.png",
        picture.stat().st_size,
        state=TransferState.DONE,
        direction=Direction.INCOMING,
        verified=True,
        path=picture,
        attempts=(Attempt("si", Kind.SOCKS5_DIRECT, start, route="192.168.1.7:5281"),),
    )
    backend.transfers.listed[done.id] = done
    asked = "Do you have the survey of the upper river? The boats leave on Thursday and I need it until then."
    both = (Reaction("👍", (BOB, ALICE)), Reaction("🎉", (ALICE,)))
    rows = [
        message(1, "Good evening", time=yesterday),
        message(3, asked, time=start),
        message(5, "The one with the depths.", time=start + timedelta(minutes=1)),
        message(6, "Sending it now.", time=start + timedelta(minutes=2), quote=Quote(asked, Direction.INCOMING, 3)),
        message(8, "Page 4 is what you want.", time=start + timedelta(minutes=3), edited=True, reactions=both),
        message(9, "", time=start + timedelta(minutes=9), retracted=True),
        message(
            11,
            "See https://river.example/map too",
            time=start + timedelta(minutes=20),
            quote=Quote("Quoted by hand", None, 0),
            reactions=(Reaction("❤️", (ALICE,)),),
        ),
        message(13, "sunset.png", time=start + timedelta(minutes=21), transfer_id=done.id),
        message(15, "Taken from the boat", time=start + timedelta(minutes=22)),
    ]
    backend.chat.kept[(ALICE, BOB)] = rows
    backend.chat.unread[(ALICE, BOB)] = 3


def paint_sunset(path: Path) -> None:
    """A picture to send."""
    from PySide6.QtGui import QLinearGradient, QPainter

    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 800)
    for place, colour in ((0.0, "#27375c"), (0.55, "#e07a3f"), (0.6, "#f6c667"), (0.61, "#25424c"), (1.0, "#10222a")):
        sky.setColorAt(place, QColor(colour))
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor("#fff1c9"))
    painter.drawEllipse(540, 380, 120, 120)
    painter.end()
    image.save(str(path))
