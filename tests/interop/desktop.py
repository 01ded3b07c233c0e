"""A desktop nobody sees, for other clients' windows: display, session bus and accessibility bus, all private."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO

_START_S = 30.0
_SERVICE = "org.a11y.Bus.service"
_SERVICES = Path("/usr/share/dbus-1/services")


class DesktopProblem(Exception):
    """A part of it did not start; the text says which."""


def missing_desktop() -> str:
    """Why there can be none here; empty where there can."""
    for program in ("Xvfb", "dbus-daemon"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return "" if (_SERVICES / _SERVICE).exists() else "at-spi2-core is not installed"


def missing_own_view() -> str:
    """Why `Desktop.own_view` cannot be had here; empty where it can."""
    if os.geteuid() != 0:
        return "another /etc/hosts for one program needs root"
    probe = ["unshare", "--mount", "mount", "--bind", "/etc/hosts", "/etc/hosts"]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    return f"no mount namespaces here: {done.stderr.strip()}" if done.returncode else ""


class Desktop:
    """Use as a context; `environment` is for whoever runs there, with a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}
        self._stack = ExitStack()
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Desktop":
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def own_view(self, command: list[str], files: dict[str, str]) -> list[str]:
        """The command, for a process in whose eyes these files of the system have another text. Needs root."""
        binding, places = [], []
        for number, (path, text) in enumerate(files.items()):
            ours = self.folder / f"own-{number}"
            ours.write_text(text)
            places.append(str(ours))
            binding.append(f'mount --bind "${number + 1}" {path}')
        steps = " && ".join([*binding, f"shift {len(places)}", 'exec "$@"'])
        return ["unshare", "--mount", "sh", "-c", steps, "sh", *places, *command]

    def run(self, command: list[str], **more: str) -> "subprocess.Popen[bytes]":
        """Start a program there; it is ended with the desktop. Its output goes to a file of its name."""
        output = self._stack.enter_context((self.folder / f"{Path(command[0]).name}.out").open("ab"))
        return self._spawn(command, {**self.environment, **more}, output, ())

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        """End one of them with all it started."""
        if process in self._processes:
            self._processes.remove(process)
        _kill(process)

    def _start(self) -> None:
        # The socket of a bus needs a short path.
        runtime = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="gharial-bus-")))
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_CACHE_HOME": str(home / ".cache"), "XDG_RUNTIME_DIR": str(runtime),
            "GSETTINGS_BACKEND": "memory", "GSK_RENDERER": "cairo", "NO_PROXY": "*", "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LIBGL_ALWAYS_SOFTWARE": "1",
        }  # fmt: skip
        output = self._stack.enter_context((self.folder / "desktop.out").open("ab"))
        self.environment["DISPLAY"] = ":" + self._announced(
            ["Xvfb", "-displayfd", "{fd}", "-screen", "0", "1280x960x24", "-nolisten", "tcp", "-noreset"], output
        )
        # What turns and glides, drawn without a graphics card, leaves a program no time for its connection.
        for version in ("3.0", "4.0"):
            settings = home / ".config" / f"gtk-{version}" / "settings.ini"
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text("[Settings]\ngtk-enable-animations=0\n")
        # Nothing of the system's is started by itself, but what makes windows readable.
        services = runtime / "services"
        services.mkdir()
        shutil.copy(_SERVICES / _SERVICE, services)
        config = runtime / "bus.conf"
        config.write_text(
            f"<busconfig><type>session</type><listen>unix:path={runtime}/bus</listen><servicedir>{services}</servicedir>"
            '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
            '<allow own="*"/></policy></busconfig>'
        )
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._announced(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address={fd}"], output
        )

    def _announced(self, command: list[str], output: IO[bytes]) -> str:
        """Start a program that writes one line to a descriptor when it is ready; that line."""
        reading, writing = os.pipe()
        try:
            filled = [part.replace("{fd}", str(writing)) for part in command]
            process = self._spawn(filled, self.environment, output, (writing,))
        finally:
            os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            line = pipe.readline().decode().strip()
        if not line:
            raise DesktopProblem(f"{command[0]} did not start ({process.wait(_START_S)})")
        return line

    def _spawn(
        self, command: list[str], environment: dict[str, str], output: IO[bytes], descriptors: tuple[int, ...]
    ) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            cwd=self.environment["HOME"], pass_fds=descriptors, start_new_session=True,
        )  # fmt: skip
        self._processes.append(process)
        return process

    def _end(self) -> None:
        while self._processes:
            _kill(self._processes.pop())
        self._stack.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """The program and what it started; politely first."""
    for number, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 10.0)):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        deadline = time.monotonic() + patience
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
    process.wait()
