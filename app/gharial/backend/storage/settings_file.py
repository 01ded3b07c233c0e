"""`SettingsFile`: the user's settings as one JSON file."""

import asyncio
import dataclasses
import json
import logging
import os
import secrets
import types
import typing
from pathlib import Path
from typing import Any

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.settings import Settings

log = logging.getLogger(__name__)


class SettingsFile:
    """Reads what an older, newer or damaged file still says; writes atomically."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Settings:
        """The settings kept, defaults where the file is missing or says something else than it may."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError) as error:
            log.warning("the settings cannot be read: %s", error)
            self._set_aside()
            return Settings()
        if not isinstance(kept, dict):
            self._set_aside()
            return Settings()
        hints = typing.get_type_hints(Settings)
        known = {field.name for field in dataclasses.fields(Settings)}
        values = {name: _parsed(hints[name], value) for name, value in kept.items() if name in known}
        fitting: dict[str, Any] = {name: value for name, value in values.items() if value is not _UNFIT}
        return Settings(**fitting)

    async def write(self, settings: Settings) -> None:
        """Keep the settings. Raises LocalFileProblem; then the old file stands untouched."""
        try:
            await asyncio.to_thread(self._write, settings)
        except PermissionError as error:
            raise self._problem(FileFault.NO_PERMISSION, error) from error
        except OSError as error:
            raise self._problem(FileFault.OTHER, error) from error

    def _write(self, settings: Settings) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        values = _plain(settings)
        fresh = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        try:
            with fresh.open("x", encoding="utf-8") as file:
                json.dump(values, file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise

    def _set_aside(self) -> None:
        """A file nobody can read is kept beside for a person to look at, and not written over."""
        try:
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))
        except OSError as error:
            log.warning("the damaged settings cannot be set aside: %s", error)

    def _problem(self, fault: FileFault, error: OSError) -> LocalFileProblem:
        return LocalFileProblem(str(self._path), fault.value, error.strerror or "")


_UNFIT = object()


def _parsed(hint: object, value: object) -> object:
    """`value` as the field's type wants it, or _UNFIT."""
    if typing.get_origin(hint) is tuple:
        return _parsed_list(typing.get_args(hint)[0], value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _parsed_record(hint, value)
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if value is None:
        return None if type(None) in allowed else _UNFIT
    if Path in allowed:
        return Path(value) if isinstance(value, str) and "\0" not in value else _UNFIT
    # bool is an int to isinstance, and neither may stand for the other here.
    return value if type(value) in allowed else _UNFIT


def _parsed_list(hint: object, value: object) -> object:
    """A list is read whole or not at all: a rule that lost a condition would allow more than its writer did."""
    if not isinstance(value, list):
        return _UNFIT
    entries = tuple(_parsed(hint, one) for one in value)
    return _UNFIT if _UNFIT in entries else entries


def _parsed_record(kind: type[Any], value: object) -> object:
    """A rule. Fields nobody knows may be conditions of a newer version: then it is not understood."""
    if not isinstance(value, dict):
        return _UNFIT
    hints = typing.get_type_hints(kind)
    if not value.keys() <= hints.keys():
        return _UNFIT
    fields = {name: _parsed(hints[name], one) for name, one in value.items()}
    if _UNFIT in fields.values():
        return _UNFIT
    try:
        return kind(**fields)
    except TypeError:  # a field without a default is missing
        return _UNFIT


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
