"""Passwords: in the system's keyring, in a file for the user alone, or nowhere. Never in settings, argv or logs."""

import asyncio
import json
import logging
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.model.account import PasswordKeeping
from gharial.model.failures import KeyringProblem
from gharial.model.jid import Jid

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

SERVICE = "gharial"
_FILE = "passwords.json"


class Secrets:
    """The passwords of one profile. `folder` is where the file lies, if the user chose one.

    Keyring calls may wait for a person (a prompt), so they run in a thread of their own. So does the import of the
    library: it looks for backends among all installed packages.
    """

    def __init__(self, folder: Path, ring: "KeyringBackend | None" = None) -> None:
        self._folder = folder
        self._ring = ring
        self._writing = asyncio.Lock()

    async def password(self, account: Jid, keep: PasswordKeeping) -> str | None:
        """The stored password, None without one. Raises KeyringProblem."""
        if keep is PasswordKeeping.ASK:
            return None
        if keep is PasswordKeeping.FILE:
            return (await asyncio.to_thread(self._read_file)).get(account.bare)
        return await asyncio.to_thread(self._from_keyring, account.bare)

    async def store(self, account: Jid, password: str, keep: PasswordKeeping) -> None:
        """Keep the password as `keep` says and nowhere else. Raises KeyringProblem, then nothing has changed."""
        if keep is PasswordKeeping.KEYRING:
            await asyncio.to_thread(self._into_keyring, account.bare, password)
        async with self._writing:
            await asyncio.to_thread(self._change_file, account.bare, password if keep is PasswordKeeping.FILE else None)

    async def forget(self, account: Jid, keep: PasswordKeeping) -> None:
        """Delete the password; a keyring that cannot be reached keeps what it has."""
        async with self._writing:
            await asyncio.to_thread(self._change_file, account.bare, None)
        if keep is PasswordKeeping.KEYRING:
            await self.forget_in_keyring(account)

    async def forget_in_keyring(self, account: Jid) -> None:
        """Delete it there, where the keyring can be reached."""
        try:
            await asyncio.to_thread(self._out_of_keyring, account.bare)
        except KeyringProblem as problem:
            log.warning("the password of %s stays in the keyring: %s", account, problem)

    # --- in a thread --------------------------------------------------------------------------------------------------

    def _backend(self) -> "KeyringBackend":
        import keyring

        ring = self._ring or keyring.get_keyring()
        candidates = [ring, *getattr(ring, "backends", ())]
        for one in candidates:
            # keyrings.alt keeps passwords in plain or weakly scrambled files, and says nothing.
            if type(one).__module__.startswith("keyrings.alt"):
                raise KeyringProblem(f"{type(one).__module__}.{type(one).__name__}")
        return ring

    def _from_keyring(self, name: str) -> str | None:
        try:
            return self._backend().get_password(SERVICE, name)
        except KeyringProblem:
            raise
        except Exception as error:
            raise KeyringProblem(type(error).__name__) from error

    def _into_keyring(self, name: str, password: str) -> None:
        try:
            self._backend().set_password(SERVICE, name, password)
        except KeyringProblem:
            raise
        except Exception as error:
            raise KeyringProblem(type(error).__name__) from error

    def _out_of_keyring(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        try:
            self._backend().delete_password(SERVICE, name)
        except PasswordDeleteError:
            pass  # there was none
        except KeyringProblem:
            raise
        except Exception as error:
            raise KeyringProblem(type(error).__name__) from error

    @property
    def _path(self) -> Path:
        return self._folder / _FILE

    def _read_file(self) -> dict[str, str]:
        try:
            with self._path.open(encoding="utf-8") as file:
                if os.name == "posix" and os.fstat(file.fileno()).st_mode & 0o077:
                    os.fchmod(file.fileno(), 0o600)  # a copy or a backup came back with other rights
                kept = json.load(file)
        except (FileNotFoundError, ValueError):
            return {}
        except OSError as error:
            raise KeyringProblem(error.strerror or type(error).__name__) from error
        return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}

    def _change_file(self, name: str, password: str | None) -> None:
        kept = self._read_file()
        if kept.get(name) == password:
            return
        if password is None:
            del kept[name]
        else:
            kept[name] = password
        try:
            self._write_file(kept)
        except OSError as error:
            raise KeyringProblem(error.strerror or type(error).__name__) from error

    def _write_file(self, kept: dict[str, str]) -> None:
        if not kept:
            self._path.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder.chmod(0o700)
        fresh = self._folder / f".{_FILE}.{secrets.token_hex(8)}"
        # O_EXCL with the mode in the same call: at no moment can another user open it.
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
