"""The program's log: what `--log` asks for, where it is written, and that no secret gets into it."""

import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

WORDS = ("verbose", "tstamp", "thread", "file", "segments")
"""More than news; the time of each line; its thread; into a file of its own; each segment of a stream over UDP."""
SEGMENT = 5
"""The level of a line about one segment: below all else, so that nobody gets thousands a second without asking."""
SEGMENTS = "gharial.segments"

_LINE = "%(levelname)-7s %(name)s: %(message)s"
_HIDDEN = "\\1***\\2"
_SECRETS = (
    # What SASL exchanges, tokens and passwords: as text, and as attributes.
    re.compile(
        r"(<(?:\w+:)?(?:auth|response|challenge|initial-response|success|authentication|hash-token|password|token)\b"
        r"(?:\s[^<>]*)?>)[^<]+(<)"
    ),
    re.compile(r"(\b(?:password|token|secret)=)(?:'[^']*'|\"[^\"]*\")()"),
    # Who knows such a path may fetch the file; who knows an upload's headers may put one.
    re.compile(r"((?:source|preview)-path['\"]>)[^<]+(<)"),
    re.compile(r"(\bGET /temporary/)\S+( )"),
    # The key of a sealed file (XEP-0454).
    re.compile(r"(\baesgcm:[^\s#<>\"']*#)[^\s<>\"']+()", re.IGNORECASE),
    re.compile(r"(<header name=['\"](?:Authorization|Cookie)['\"]>)[^<]+(<)"),
)


def without_secrets(text: str) -> str:
    """`text` with the values of passwords, tokens and secret paths replaced."""
    for secret in _SECRETS:
        text = secret.sub(_HIDDEN, text)
    return text


class DiscreetFormatter(logging.Formatter):
    """Leaves secrets out of every line, whoever wrote it; times in milliseconds."""

    default_msec_format = "%s.%03d"

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several with a traceback."""
        return without_secrets(super().format(record))


def detailed_handler(words: Sequence[str], state: Path, desktop: Path | None = None) -> logging.Handler:
    """What `--log` with these words (of WORDS) asks for: lines on the error output, or with "file" in a file.

    The file lies on the desktop where there is one, else in the state folder; only its owner reads it.
    """
    parts = ["%(asctime)s"] if "tstamp" in words else []
    parts += ["[%(threadName)s]"] if "thread" in words else []
    if "segments" in words:
        logging.getLogger(SEGMENTS).setLevel(SEGMENT)
        logging.addLevelName(SEGMENT, "SEGMENT")
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if "file" in words and (path := _new_file(state, desktop)) is not None:
        handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(DiscreetFormatter(" ".join([*parts, _LINE])))
    return handler


def current_log() -> Path | None:
    """The file that tells most of this run; None where none is written."""
    files = [one for one in logging.getLogger().handlers if isinstance(one, logging.FileHandler)]
    # The one asked for by `--log` comes after the usual one.
    return Path(files[-1].baseFilename) if files else None


def _new_file(state: Path, desktop: Path | None) -> Path | None:
    """An empty file with the time in its name; None where there is no place for one."""
    desktop = platformdirs.user_desktop_path() if desktop is None else desktop
    name = f"gharial-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    for folder in (desktop, state):
        try:
            if folder is state:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / name
            path.touch(mode=0o600, exist_ok=True)
        except OSError:
            continue
        return path
    return None
