"""`packaging/run --demo`: Alice and Bob on a private server, two Gharials side by side; --tour plays by itself.

Without a display the windows are drawn offscreen and the tour is played. Everything is made in one temporary folder
and removed at the end; the tour's screenshots stay, in a folder that is named.
"""

import argparse
import asyncio
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from gharial.backend.storage.settings_file import SettingsFile
from gharial.model.settings import Settings
from gharial.paths import Profile
from prosody_server import ProsodyProblem, ProsodyServer

PEOPLE = {"alice": "Alice", "bob": "Bob"}
FILE_SIZE = 32 * 2**20
STEP_TIMEOUT_S = 90.0
FILM = "holiday on the river.mkv"
FILM_SIZE = 24 * 2**20
FILM_SPEED = 3_000_000
"""Bytes per second that Alice may send: there is time to look at it."""


class TourFailed(Exception):
    """A step of the tour did not show what it should; the text says what."""


class Person:
    """One Gharial in a process of its own."""

    def __init__(self, user: str, folder: Path, server: ProsodyServer, theme: str) -> None:
        self.name = PEOPLE[user]
        self.folder = folder / user
        self.downloads = self.folder / "Downloads"
        self.downloads.mkdir(parents=True)
        self._user, self._server, self._theme = user, server, theme
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, environment: dict[str, str], send_limit: int = 0) -> None:
        """Make the profile and start the windows; `send_limit` is in bytes per second, 0: none."""
        profile = Profile.under(self.folder / "profile")
        settings = replace(Settings(), download_folder=self.downloads, theme=self._theme, send_limit=send_limit)
        await SettingsFile(profile.settings).write(settings)
        password = self.folder / "password"
        password.write_text(f"{self._user}-demo")
        await self._set_up(password, environment)
        await self.run(environment)

    async def run(self, environment: dict[str, str]) -> None:
        """Start the windows, again after `kill`."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(Path(__file__).parent / "player.py"),
            str(self.folder / "profile"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )

    async def _set_up(self, password: Path, environment: dict[str, str]) -> None:
        adding = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "gharial", "account", "add", "--profile", str(self.folder / "profile"),
            f"{self._user}@{self._server.host}", "--password-file", str(password), "--keep", "file",
            "--server", f"127.0.0.1:{self._server.port}", "--ca-file", str(self._server.ca_file),
            env=environment, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        if await adding.wait():
            raise TourFailed(f"the account of {self.name} could not be set up")

    async def do(self, command: str, *arguments: Any) -> Any:
        """Have the windows do one thing; returns what they answer. Raises TourFailed."""
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(json.dumps([command, *arguments]).encode() + b"\n")
            await process.stdin.drain()
            line = await asyncio.wait_for(process.stdout.readline(), STEP_TIMEOUT_S)
        except (OSError, TimeoutError) as error:
            raise TourFailed(f"{self.name}'s Gharial does not answer ({command})") from error
        if not line:
            raise TourFailed(f"{self.name}'s Gharial ended early ({command})")
        answer = json.loads(line)
        if "error" in answer:
            raise TourFailed(f"{self.name}, {command}: {answer['error']}")
        return answer["ok"]

    async def ended(self) -> None:
        """Return when the user has closed it."""
        if self._process is not None:
            await self._process.wait()

    async def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """Close it, by force if it does not go."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()


def told(text: str) -> None:
    """Print one step as it is seen."""
    print(f"  {text}", flush=True)


async def play_tour(alice: Person, bob: Person, folder: Path, pictures: Path) -> None:
    """The tour. Raises TourFailed where something does not show as it should."""
    told(f"Alice's roster: {await alice.do('wait_contact', 'Bob', 'available')}")
    told(f"Bob's roster: {await bob.do('wait_contact', 'Alice', 'available')}")
    told(f"Double-click on Bob: the window “{await alice.do('open_chat', 'Bob')}” opens")
    await bob.do("open_chat", "Alice")
    await alice.do("say", "Do you have the survey?")
    told(f"Bob reads: {await bob.do('wait_message', 'Do you have the survey?')}")
    await bob.do("say", "Not yet. Send it over.")
    told(f"Alice reads: {await alice.do('wait_message', 'Not yet. Send it over.')}")

    source = folder / "survey-2026.ods"
    source.write_bytes(os.urandom(FILE_SIZE))
    await alice.do("drop_file", str(source))
    told(f"{source.name} ({FILE_SIZE // 2**20} MiB of random bytes) is dropped on the conversation")
    told(f"Bob's dialog: {await bob.do('wait_offer')}")
    await bob.do("screenshots", str(pictures), "bob-asked")
    await bob.do("accept_offer")
    told("Bob presses Accept")
    for person in (alice, bob):
        await person.do("open_transfers")
        told(f"{person.name}'s transfers: {await person.do('wait_transfer', source.name, 'verified')}")
    for person in (alice, bob):
        await person.do("screenshots", str(pictures), person.name.lower())
    told(f"Screenshots: {pictures}")

    arrived = Path(await bob.do("received", source.name))
    sent, received = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (source, arrived))
    told(f"SHA-256 of Alice's file: {sent}")
    told(f"SHA-256 of Bob's file:   {received}")
    if sent != received or arrived.parent != bob.downloads:
        raise TourFailed("Bob's file is not Alice's")


async def play_resume(alice: Person, bob: Person, folder: Path, pictures: Path, environment: dict[str, str]) -> None:
    """Alice is killed in the middle of a file, and started again; three pictures of Bob. Raises TourFailed."""
    await alice.do("wait_contact", "Bob", "available")
    await bob.do("wait_contact", "Alice", "available")
    await alice.do("open_chat", "Bob")
    source = folder / FILM
    source.write_bytes(os.urandom(FILM_SIZE))
    await alice.do("drop_file", str(source))
    told(f"Alice sends {await bob.do('wait_offer')}")
    await bob.do("accept_offer")
    await bob.do("open_transfers")
    told(f"It comes in: {await bob.do('wait_transfer', FILM, 'MB/s')}")
    await bob.do("wait_progress", FILM, FILM_SIZE // 4)
    await bob.do("screenshots", str(pictures), "resume-1-receiving")
    await alice.kill()
    told("Alice’s Gharial is killed")
    told(f"Bob waits: {await bob.do('wait_transfer', FILM, 'Waiting for Alice')}")
    await bob.do("screenshots", str(pictures), "resume-2-sender-killed")
    await alice.run(environment)
    told("Alice starts it again")
    told(f"It went on: {await bob.do('wait_transfer', FILM, 'verified')}")
    await bob.do("screenshots", str(pictures), "resume-3-verified")
    told(f"Screenshots: {pictures}")
    arrived = Path(await bob.do("received", FILM))
    sent, received = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (source, arrived))
    if sent != received:
        raise TourFailed("Bob's file is not Alice's")
    told(f"SHA-256 of both: {sent}")


async def run_demo(options: argparse.Namespace, folder: Path) -> int:
    """Start everything, play or wait, and stop everything."""
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    environment = dict(os.environ)
    if not display:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    server = ProsodyServer(folder / "server")
    for user in PEOPLE:
        server.add_account(user, f"{user}-demo")
        server.add_roster(user, {other: name for other, name in PEOPLE.items() if other != user})
    people = [Person(user, folder, server, options.theme) for user in PEOPLE]
    alice, bob = people
    try:
        server.start()
        print(f"A private server for {server.host} runs on 127.0.0.1:{server.port}.", flush=True)
        if options.resume:
            await asyncio.gather(alice.start(environment, FILM_SPEED), bob.start(environment))
            pictures = Path(options.pictures or tempfile.mkdtemp(prefix="gharial-screenshots-"))
            pictures.mkdir(parents=True, exist_ok=True)
            await play_resume(alice, bob, folder, pictures.absolute(), environment)
            return 0
        await asyncio.gather(*(person.start(environment) for person in people))
        if options.tour or not display:
            pictures = Path(options.pictures or tempfile.mkdtemp(prefix="gharial-screenshots-"))
            pictures.mkdir(parents=True, exist_ok=True)
            started = time.monotonic()
            await play_tour(alice, bob, folder, pictures.absolute())
            print(f"The tour is over: Bob has Alice's file ({time.monotonic() - started:.1f} s).", flush=True)
        else:
            await asyncio.gather(alice.do("place", "roster", 60, 80), bob.do("place", "roster", 900, 80))
            print("Alice is on the left, Bob on the right. Close both windows, or press Ctrl-C, to end.", flush=True)
            await asyncio.gather(*(person.ended() for person in people))
        return 0
    finally:
        await asyncio.gather(*(person.stop() for person in people), return_exceptions=True)
        server.stop()


def stopped_by_signals(work: Callable[[], Coroutine[Any, Any, int]]) -> Awaitable[int]:
    """Run `work`; SIGINT and SIGTERM cancel it, so that it tidies up; returns its status, or 130."""

    async def run() -> int:
        task = asyncio.ensure_future(work())
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        with suppress(asyncio.CancelledError):
            return await task
        return 130

    return run()


def main() -> int:
    """Returns the exit status: 0 only if everything was seen."""
    parser = argparse.ArgumentParser(prog="packaging/run --demo", description="Two people on a private server.")
    parser.add_argument("--tour", action="store_true", help="let Alice and Bob play by themselves (default offscreen)")
    parser.add_argument("--resume", action="store_true", help="the sender is killed in the middle, and started again")
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="system")
    parser.add_argument("--pictures", metavar="DIR", help="where the tour's screenshots go (default: a new folder)")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gharial-demo-"))
    try:
        return asyncio.run(stopped_by_signals(lambda: run_demo(options, folder)))
    except (TourFailed, ProsodyProblem) as problem:
        print(f"The demo failed: {problem}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
