"""Where settings, data, logs and the shipped resources are."""

import os
import sys
from pathlib import Path

import platformdirs

from gharial.model.value import dataclass

_PORTABLE = "gharial-portable"
_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `resources` or `translations`: beside the package in a wheel, at the repository's root otherwise."""
    beside = _PACKAGE / name
    return beside if beside.is_dir() else _PACKAGE.parent.parent / name


def portable_folder() -> Path | None:
    """Where a portable program keeps everything: `gharial-data` beside it, if a file `gharial-portable` lies there.

    The file must be the user's own, or that of the system: whoever else can put one there must not choose what is read.
    """
    for program in (os.environ.get("APPIMAGE", ""), sys.argv[0]):
        if not Path(program).name.lower().startswith("gharial"):
            continue
        folder = Path(program).absolute().parent
        try:
            owner = (folder / _PORTABLE).lstat().st_uid  # of a link itself: anybody can make one to a file of ours
        except OSError:
            continue
        if not hasattr(os, "getuid") or owner in (0, os.getuid()):
            return folder / "gharial-data"
    return None


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of one user of the program; `--profile DIR` puts them all under one folder."""

    config: Path
    data: Path
    state: Path

    @classmethod
    def default(cls) -> "Profile":
        """The system's folders for this user; where the program is portable, one beside it."""
        beside = portable_folder()
        if beside is not None:
            return cls.under(beside)
        dirs = platformdirs.PlatformDirs("gharial", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_state_path)

    @classmethod
    def under(cls, folder: Path) -> "Profile":
        """Everything inside `folder`."""
        folder = folder.expanduser().absolute()
        return cls(folder / "config", folder / "data", folder / "state")

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "gharial.sqlite"

    @property
    def settings(self) -> Path:
        """The settings' JSON file."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.state / "gharial.log"


def system_downloads() -> Path:
    """The user's download folder."""
    return platformdirs.user_downloads_path()
