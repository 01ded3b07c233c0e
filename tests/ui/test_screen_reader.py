"""The first window as a screen reader hears it: over the real AT-SPI, on a display of its own, with real keys."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import until

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
READER = """
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
def heard(event):
    try:
        kind = event.type.split(":")
        if kind[1] == "announcement":
            print("said:", event.any_data, flush=True)
        elif kind[0] == "window":
            print("window:", event.source.get_role_name(), event.source.get_name(), flush=True)
        elif event.detail1:
            print("focus:", event.source.get_role_name(), event.source.get_name(), flush=True)
    except Exception as error:
        print("gone:", error, flush=True)
listener = Atspi.EventListener.new(heard)
for kind in ("object:state-changed:focused", "object:announcement", "window:activate"):
    listener.register(kind)
print("ready", flush=True)
Atspi.event_main()
"""


class Desktop:
    """A display, a session bus and what reads the screen; everything is ended with `close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[Any]] = []
        self.environment = {**os.environ, "HOME": str(folder), "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24"], pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            self.environment["DISPLAY"] = f":{told.readline().strip()}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        address = self.start(bus, stdout=subprocess.PIPE, text=True).stdout
        assert address is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address.readline().strip()
        self.start(["openbox"])
        self.start([next(filter(os.path.exists, LAUNCHERS)), "--launch-immediately"])
        self._heard = (folder / "heard").open("w")
        self.start(["/usr/bin/python3", "-c", READER], stdout=self._heard)

    def start(self, command: list[str], **how: Any) -> "subprocess.Popen[Any]":
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": self.environment}
        self._started.append(subprocess.Popen(command, **{**quiet, **how}))
        return self._started[-1]

    @property
    def heard(self) -> list[str]:
        return (self.folder / "heard").read_text().splitlines()

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", *keys], env=self.environment, check=True)

    def write(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "20", text], env=self.environment, check=True)

    def close(self) -> None:
        for one in reversed(self._started):
            one.terminate()
        for one in self._started:
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
        self._heard.close()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    tools = all(map(shutil.which, ("Xvfb", "dbus-daemon", "openbox", "xdotool"))) and any(
        map(os.path.exists, LAUNCHERS)
    )
    gi = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not tools or subprocess.run(["/usr/bin/python3", "-c", gi], capture_output=True, check=False).returncode:
        pytest.skip("no desktop that screen readers read")
    made = Desktop(tmp_path)
    yield made
    made.close()


@pytest.mark.interop
async def test_the_first_window_is_heard(desktop: Desktop) -> None:
    await until(lambda: "ready" in desktop.heard)
    desktop.start([sys.executable, "-m", "gharial", "--profile", str(desktop.folder / "profile")])
    await until(lambda: "window: frame Welcome to Gharial" in desktop.heard)
    await until(lambda: desktop.heard[-1] == "focus: text Address")
    desktop.write("nobody at all")
    desktop.press("Return")
    await until(lambda: desktop.heard[-1].startswith("focus: password text"))
    desktop.press("Return")
    await until(lambda: any(line.startswith("said: ") and "nobody at all" in line for line in desktop.heard))
