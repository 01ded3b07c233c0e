"""`Autostart`: the desktop entry that starts the program with the session (XDG Desktop Application Autostart)."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

HIDDEN = "--hidden"
"""The program starts in the tray, or as an icon where there is none."""

_NAME = "gharial.desktop"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Gharial
Comment=Chat over XMPP and send files that arrive
Exec={command}
Icon=im.gharial.Gharial
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class Autostart:
    """`folder` is the session's; the entry itself is the only memory of the choice."""

    def __init__(self, folder: Path | None = None, command: Sequence[str] | None = None) -> None:
        self._path = (folder if folder is not None else _session_folder()) / _NAME
        self._command = tuple(command) if command is not None else _own_command()

    @staticmethod
    def possible() -> bool:
        """Whether this system starts programs so."""
        return sys.platform.startswith("linux")

    @property
    def on(self) -> bool:
        """The session will start the program; an entry that was switched off elsewhere says no."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return False
        said = {
            name.strip().lower(): value.strip().lower() for name, _, value in (line.partition("=") for line in lines)
        }
        return said.get("hidden") != "true" and said.get("x-gnome-autostart-enabled") != "false"

    def switch(self, *, on: bool) -> None:
        """Write or remove the entry. Raises OSError."""
        if not on:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(_ENTRY.format(command=" ".join(map(quoted, self._command))), encoding="utf-8")
        fresh.replace(self._path)


def quoted(argument: str) -> str:
    """One argument as `Exec` wants it: its own quotes, its own escapes, and no field codes (Desktop Entry, "Exec")."""
    argument = argument.replace("%", "%%")
    if argument and all(letter.isalnum() or letter in "-_./+:@%=," for letter in argument):
        return argument
    for letter in '\\"`$':
        argument = argument.replace(letter, f"\\{letter}")
    # The value is a string of the file too, which has escapes of its own.
    return '"' + argument.replace("\\", "\\\\") + '"'


def _session_folder() -> Path:
    given = os.environ.get("XDG_CONFIG_HOME", "")
    config = Path(given) if given and Path(given).is_absolute() else Path.home() / ".config"
    return config / "autostart"


def _own_command() -> tuple[str, ...]:
    """How this very program was started, with its profile."""
    started = Path(sys.argv[0])
    program: tuple[str, ...] = (sys.executable, "-m", "gharial")
    if started.name == "gharial":
        program = (shutil.which(str(started)) or str(started.absolute()),)
    profile: tuple[str, ...] = ()
    for at, one in enumerate(sys.argv[1:], 1):
        if one == "--profile" and at + 1 < len(sys.argv):
            profile = ("--profile", str(Path(sys.argv[at + 1]).absolute()))
        elif one.startswith("--profile="):
            profile = ("--profile", str(Path(one.partition("=")[2]).absolute()))
    return (*program, *profile, HIDDEN)
