"""A session bus (D-Bus) of the test's own."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest


@asynccontextmanager
async def desktop_bus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Where DBUS_SESSION_BUS_ADDRESS leads meanwhile. Skips the test where no dbus-daemon is installed."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no dbus-daemon")
    address = f"unix:path={folder}/bus"
    daemon = await asyncio.create_subprocess_exec(
        *("dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    await daemon.stdout.readline()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    try:
        yield
    finally:
        daemon.terminate()
        await daemon.wait()
