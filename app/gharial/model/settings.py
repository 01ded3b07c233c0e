"""The user's settings: one frozen value, kept in one JSON file."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything but accounts and windows' places. A new field has a default, so that older files still read."""

    download_folder: Path | None = None
    """The folder chosen last for received files; None: the system's download folder."""
    away_after_minutes: int = 10
    """Idle time until the status becomes away by itself; 0 switches it off."""
    send_receipts: bool = True
    send_markers: bool = True
    send_composing: bool = True
    theme: str = "system"
    """"system", "light" or "dark"."""
    keep_running_in_tray: bool = True
    notify_messages: bool = True
    notify_offers: bool = True
    parallel_transfers: int = 3
    listen_port: int = 0
    """Where our streamhosts listen; 0: any free port."""
    enter_sends: bool = True
