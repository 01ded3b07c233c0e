"""Builds everything, wires it, runs the loop: the only file that knows both sides of the border."""

import argparse
import asyncio
import gc
import linecache
import logging
import logging.handlers
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gharial import __version__
from gharial.cli.help_page import Parser, own_word, parsed
from gharial.cli.language import speak, translate
from gharial.cli.lines import complain, filled, show_all
from gharial.paths import Profile
from gharial.program_log import WORDS, DiscreetFormatter, detailed_handler

if TYPE_CHECKING:
    from gharial.backend.service import Service

COMMANDS = ("send", "receive", "account")


def main(arguments: list[str] | None = None) -> int:
    """Start the windows, or a command where the first argument names one. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # What the library notes while it is imported, before there is a log, is not for the terminal.
    logging.getLogger("slixmpp").addHandler(logging.NullHandler())
    if arguments and arguments[0] in COMMANDS:
        from gharial.cli.commands import main as run_command  # without Qt

        return run_command(arguments)
    speak(os.environ, sys.stdout, sys.stderr)
    show_all(sys.stdout, sys.stderr)
    options = parsed(lambda: _parser().parse_args(arguments))
    if isinstance(options, int):
        return options
    profile = Profile.under(options.profile) if options.profile else Profile.default()
    keep_log(profile, verbose=options.verbose or "verbose" in options.log)
    if options.log:
        logging.getLogger().addHandler(detailed_handler(options.log, profile.state))
    return run_windows(profile, what=tuple(options.what), transfers=options.transfers, hidden=options.hidden)


def _parser() -> argparse.ArgumentParser:
    #: {commands} are commands to type, with commas between them.
    epilog = translate("terminal", "Without windows: {commands} (each with --help).")
    parser = Parser(
        prog="gharial",
        allow_abbrev=True,
        description=translate("terminal", "A desktop messenger for XMPP that gets the file there."),
        epilog=filled(epilog, commands=", ".join(f"gharial {command}" for command in COMMANDS)),
    )
    parser.add_argument(
        "what",
        nargs="*",
        #: Stands for what is typed: the name of a file, or a link that begins with xmpp:
        metavar=translate("terminal", "FILE|xmpp:LINK"),
        help=translate("terminal", "files to send, links to follow"),
    )
    parser.add_argument("--transfers", action="store_true", help=translate("terminal", "show the list of transfers"))
    parser.add_argument(
        "--hidden", action="store_true", help=translate("terminal", "start in the tray, without a window")
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar=translate("terminal", "DIR"),
        help=translate("terminal", "keep everything of this run in DIR"),
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help=translate("terminal", "write stanzas to the log; passwords are left out"),
    )
    parser.add_argument(
        "--log",
        nargs="+",
        choices=WORDS,
        default=(),
        help=translate(
            "terminal",
            "a log beside the usual one: with stanzas, times, threads, the segments of streams over UDP (their heads, "
            "never what they carry); in a file on the desktop or the state folder",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Gharial {__version__}",
        help=own_word("show program's version number and exit"),
    )
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
    keeper.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[keeper])
    logging.captureWarnings(True)


def run_windows(
    profile: Profile,
    companion: "Callable[[Service], Awaitable[None]] | None" = None,
    what: tuple[str, ...] = (),
    *,
    transfers: bool = False,
    hidden: bool = False,
) -> int:
    """Show the windows until the user quits, or until `companion`, which runs beside them once they show, ends.

    Where this profile's windows are shown already, those get `what` (files to send, links to follow).
    With `hidden` they wait in the tray. Returns the exit status: 1 where the profile cannot be used, after the user has
    read why, or where there is no display.
    """
    if _display_missing():
        # Qt would abort, with a core dump and in English.
        words = translate("terminal", "there is no display for windows; these work without: {commands}")
        complain(filled(words, commands=", ".join(f"gharial {command}" for command in COMMANDS)))
        return 1
    # What is made until all is there stays; to look through it for garbage takes a tenth of the start.
    gc.disable()
    # Before PySide6, which looks at every module that is imported after it.
    from gharial.backend.service import Service
    from gharial.model.failures import Failure

    import qasync  # isort: skip
    from PySide6.QtCore import QSettings  # isort: skip
    from PySide6.QtWidgets import QApplication  # isort: skip

    _spare_sources()
    from gharial.ui.application import painted, prepare, say  # isort: skip
    from gharial.ui.bridge import Bridge
    from gharial.ui.instance import Instance, Request
    from gharial.ui.language import SYSTEM, speak
    from gharial.ui.picture_maker import QtPictures
    from gharial.ui.requests import Requests
    from gharial.ui.shell import Shell

    application = QApplication(sys.argv[:1])
    prepare(application)
    links = tuple(one for one in what if one.lower().startswith("xmpp:"))
    files = tuple(_path(one) for one in what if one not in links)
    request = Request(files, links, transfers)
    try:
        instance = Instance(profile.state)
    except OSError:
        instance = None  # the service will find the profile unusable too, and that is said in a window
    if instance is not None and not instance.claim():
        if instance.hand_over(request):
            return 0
        complain(translate("terminal", "this profile is in use by a Gharial that does not answer"))
        return 1

    async def run() -> int:
        service = Service(profile, pictures=QtPictures())
        if service.settings.language != SYSTEM:
            speak(application, service.settings.language)
        bridge = Bridge(service)
        shell = Shell(bridge, QSettings(str(profile.config / "windows.ini"), QSettings.Format.IniFormat))
        finished = asyncio.Event()
        shell.quit_requested.connect(finished.set)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, finished.set)
        try:
            await service.open()
        except Failure as failure:
            await say(failure, finished)
            return 1
        window = shell.start(hidden=hidden)
        shell.around.session.restore_when_shown(window)
        requests = Requests(bridge, shell)
        if instance is not None:
            instance.asked.connect(requests.take)
        if what or transfers:
            requests.take(request)
        try:
            beside = asyncio.ensure_future(companion(service)) if companion is not None else None
            if beside is not None:
                beside.add_done_callback(lambda _: finished.set())
            await painted(window)
            if instance is not None:
                instance.listen()
            if not hidden:
                shell.around.session.restore()
            await service.connect()
            _settle_memory()
            await finished.wait()
            if beside is not None and not beside.cancel():
                await beside
        finally:
            shell.close()
            await service.stop()
            if instance is not None:
                instance.close()
        return 0

    status: int = qasync.run(run())
    return status


def _display_missing() -> bool:
    """Whether none is named for programs of this system; whether the one that is named answers, Qt finds out."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    # Wayland's own libraries know a name of their own where none is given.
    known = any(os.environ.get(name) for name in named) or os.environ.get("XDG_SESSION_TYPE") == "wayland"
    return sys.platform.startswith("linux") and not known


def _spare_sources() -> None:
    """Keep PySide6 from reading the source of every module, to see whether PySide6 is named there.

    Where it is, names in snake case could be asked for there, which nobody here does: 250 files are read for nothing,
    while the windows are about to show. A PySide6 that does this in another way is left to it.
    """
    features = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in features:
        features["_mod_uses_pyside"] = lambda _module: False


def _settle_memory() -> None:
    """The program is complete: garbage counts from now on, and what was read to look at sources is forgotten.

    What is garbage already, some hundred objects, is not looked for: the windows would stand still for 60 ms.
    """
    linecache.clearcache()
    gc.freeze()
    gc.enable()


def _path(text: str) -> Path:
    """What a file manager hands over may be a `file:` address."""
    return Path(unquote(urlsplit(text).path)) if text.startswith("file://") else Path(text).absolute()
