"""`--state DIR`: a folder that keeps what is unfinished from one run to the next, for one run at a time."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.jid import Jid

DATABASE, LOCK, DEVICES = "gharial.sqlite", "lock", "devices.json"


@contextmanager
def opened_state(folder: Path | None) -> Iterator[Path | None]:
    """The database in `folder`, made if it is not there; None for None. Raises LocalFileProblem.

    While it is open no other run can open it: two would send the same files twice.
    """
    if folder is None:
        yield None
        return
    folder = folder.expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except (FileExistsError, NotADirectoryError) as error:
        raise LocalFileProblem(str(folder), FileFault.NO_FOLDER.value) from error
    except PermissionError as error:
        raise LocalFileProblem(str(folder), FileFault.NO_PERMISSION.value) from error
    except OSError as error:
        raise LocalFileProblem(str(folder), FileFault.OTHER.value, error.strerror or "") from error
    try:
        try:
            _take(lock)
        except OSError as error:
            used = "is used by another gharial that runs now"
            raise LocalFileProblem(str(folder), FileFault.OTHER.value, used) from error
        yield folder / DATABASE
    finally:
        # The lock goes with the descriptor, also when the process is killed.
        os.close(lock)


def device_name(folder: Path, account: Jid) -> str:
    """The resource that the runs with this state sign in with, the same each time. Raises LocalFileProblem.

    A run that was killed leaves a session that the server holds for minutes, and to which others go on sending; signing
    in under its name ends it.
    """
    path = folder.expanduser().absolute() / DEVICES
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    names = {one: name for one, name in known.items() if isinstance(name, str)} if isinstance(known, dict) else {}
    if not names.get(account.bare):
        names[account.bare] = f"Gharial.{token_hex(3)}"
        try:
            path.write_text(json.dumps(names), "utf-8")
        except OSError as error:
            raise LocalFileProblem(str(path), FileFault.OTHER.value, error.strerror or "") from error
    return names[account.bare]


def _take(lock: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
