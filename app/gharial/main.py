"""Builds everything, wires it, runs the loop: the only file that knows both sides of the border."""

import argparse
import asyncio
import logging
import logging.handlers
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gharial import __version__
from gharial.paths import Profile

if TYPE_CHECKING:
    from gharial.backend.service import Service

COMMANDS = ("send", "receive", "account")


def main(arguments: list[str] | None = None) -> int:
    """Start the windows, or a command where the first argument names one. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in COMMANDS:
        from gharial.cli.commands import main as run_command  # without Qt

        return run_command(arguments)
    options = _parser().parse_args(arguments)
    profile = Profile.under(options.profile) if options.profile else Profile.default()
    keep_log(profile, verbose=options.verbose)
    return run_windows(profile)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gharial",
        description="A desktop messenger for XMPP that gets the file there.",
        epilog=f"Without windows: {', '.join(f'gharial {command}' for command in COMMANDS)} (each with --help).",
    )
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep everything of this run in DIR")
    parser.add_argument("--verbose", action="store_true", help="write stanzas to the log; passwords are left out")
    parser.add_argument("--version", action="version", version=f"Gharial {__version__}")
    return parser


def keep_log(profile: Profile, *, verbose: bool) -> None:
    """Write the log to the profile's state folder, bounded in size; where that cannot be, to the error output."""
    keeper: logging.Handler
    try:
        profile.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        keeper = logging.handlers.RotatingFileHandler(profile.log, maxBytes=4 * 2**20, backupCount=2, encoding="utf-8")
    except OSError:
        # The service will find the profile unusable too, and that is said in a window.
        keeper = logging.StreamHandler()
        keeper.setLevel(logging.CRITICAL)
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[keeper])
    logging.captureWarnings(True)


def run_windows(profile: Profile, companion: "Callable[[Service], Awaitable[None]] | None" = None) -> int:
    """Show the windows until the user quits, or until `companion`, which runs beside them once all started, ends.

    Returns the exit status: 1 where the profile cannot be used, after the user has read why.
    """
    import qasync
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gharial.backend.service import Service
    from gharial.model.failures import Failure
    from gharial.ui.application import prepare, say
    from gharial.ui.bridge import Bridge
    from gharial.ui.shell import Shell

    application = QApplication(sys.argv[:1])
    prepare(application)

    async def run() -> int:
        service = Service(profile)
        bridge = Bridge(service)
        shell = Shell(bridge, QSettings(str(profile.config / "windows.ini"), QSettings.Format.IniFormat))
        finished = asyncio.Event()
        shell.quit_requested.connect(finished.set)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, finished.set)
        try:
            await service.start()
        except Failure as failure:
            await say(failure, finished)
            return 1
        shell.start()
        try:
            beside = asyncio.ensure_future(companion(service)) if companion is not None else None
            if beside is not None:
                beside.add_done_callback(lambda _: finished.set())
            await finished.wait()
            if beside is not None and not beside.cancel():
                await beside
        finally:
            shell.close()
            await service.stop()
        return 0

    status: int = qasync.run(run())
    return status
