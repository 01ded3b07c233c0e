"""`DesktopPeer`: what a test asks of another client that has windows, whichever it is."""

from pathlib import Path
from typing import Protocol

from gharial.model.jid import Jid


class DesktopPeer(Protocol):
    """Signed in, and showing its roster."""

    @property
    def jid(self) -> str:
        """Full."""

    async def send(self, path: Path, to: Jid) -> None:
        """Offer a file to somebody of its roster; returns when it has been told to."""

    async def accept(self) -> None:
        """Say yes to the next offer."""

    def received(self, name: str) -> Path | None:
        """What it has of a file of that name, once there is something; None before."""
