"""`SettingsFile`: the user's settings as one JSON file."""

import asyncio
import dataclasses
import json
import logging
import os
import secrets
import shutil
import typing
from pathlib import Path
from typing import Any

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.json_form import UNFIT, parsed, plain
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
        except (OSError, ValueError, RecursionError) as error:
            log.warning("the settings cannot be read: %s", error)
            self._set_aside()
            return Settings()
        if not isinstance(kept, dict):
            self._set_aside()
            return Settings()
        hints = typing.get_type_hints(Settings)
        known = {field.name for field in dataclasses.fields(Settings)}
        values = {name: parsed(hints[name], value) for name, value in kept.items() if name in known}
        fitting: dict[str, Any] = {name: value for name, value in values.items() if value is not UNFIT}
        if unfit := values.keys() - fitting.keys():
            # The next change writes the file anew.
            log.warning("settings that are not understood count as not set: %s", ", ".join(sorted(unfit)))
            self._keep_copy()
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
        values = plain(settings)
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

    def _keep_copy(self) -> None:
        try:
            shutil.copyfile(self._path, self._path.with_name(self._path.name + ".damaged"))
        except OSError as error:
            log.warning("the damaged settings cannot be kept beside: %s", error)

    def _problem(self, fault: FileFault, error: OSError) -> LocalFileProblem:
        return LocalFileProblem(str(self._path), fault.value, error.strerror or "")
