"""`main` of the command line: one command on an event loop of its own, and its exit status."""

import asyncio
import logging
import os
import sys
from collections.abc import Sequence

from gharial.cli.arguments import Receive, Send, read_arguments
from gharial.cli.help_page import parsed
from gharial.cli.language import speak
from gharial.cli.lines import finish, show_all

FAILED, INTERRUPTED = 1, 130


def main(arguments: Sequence[str]) -> int:
    """Run `gharial send`, `receive` or `account`; never raises. Returns the exit status."""
    speak(os.environ, sys.stdout, sys.stderr)
    # A name that the terminal's encoding lacks must not keep a line from being said.
    show_all(sys.stdout, sys.stderr)
    command = parsed(lambda: read_arguments(arguments))
    if isinstance(command, int):
        return command
    _keep_log(verbose=command.common.verbose if isinstance(command, Send | Receive) else command.verbose)
    # After the log is set up: some libraries have something to say when they are imported.
    from gharial.cli.execution import run

    try:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            status = runner.run(run(command))
    except (KeyboardInterrupt, asyncio.CancelledError):
        status = INTERRUPTED
    except OSError:
        # Nobody can read what we have to say.
        status = FAILED
    return status if finish() else status or FAILED


def _keep_log(*, verbose: bool) -> None:
    """What happens inside goes to the error output, or nowhere: what a person must know is said by the report."""
    if verbose:
        logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    else:
        logging.basicConfig(level=logging.CRITICAL + 1, handlers=[logging.NullHandler()])
