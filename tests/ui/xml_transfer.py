"""Writes a picture of one Jingle transfer in the XML console: python tests/ui/xml_transfer.py FILE [--dark].

A real server, two people, one file over Jingle and SOCKS5; the console of the sender shows files alone.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "demo"))

import qasync
from PySide6.QtWidgets import QApplication

from gharial.model.transfer import TransferState
from gharial.ui.application import prepare
from gharial.ui.bridge import Bridge
from gharial.ui.style.theme import Theme
from gharial.ui.xml_console.window import XmlConsole
from prosody_server import ProsodyServer
from tests.stories.people import person
from tests.support.accounts import PASSWORD
from tests.support.waiting import until

SIZE = 1_500_000


async def show(server: ProsodyServer, path: Path, chosen: str, via: str) -> None:
    """Send a file and keep what was seen."""
    from gharial.model.transfer import Kind

    kinds = {"socks5": Kind.SOCKS5_DIRECT, "inband": Kind.INBAND}
    with tempfile.TemporaryDirectory() as folder:
        methods, only = frozenset({"jingle"}), frozenset({kinds[via]})
        for user, other in (("alice", "bob"), ("bob", "alice")):
            server.add_account(user, PASSWORD)
            server.add_roster(user, {other: other.title()})
        async with (
            person(server, Path(folder) / "alice", "alice", only_methods=methods, only_kinds=only) as alice,
            person(server, Path(folder) / "bob", "bob") as bob,
        ):
            await until(lambda: alice.sees(bob) and bob.sees(alice))
            window = XmlConsole(Bridge(alice.service))
            window.filters.only_files()
            window.show()
            sent = await alice.send(alice.file("survey-2026.ods", os.urandom(SIZE)), bob.jid)
            taken = await bob.accept()
            assert (await alice.finished(sent)).state is TransferState.DONE
            await bob.finished(taken)
            await until(lambda: any("terminate" in one.about for one in window.model.stanzas()))
            # The answer to the last word.
            await until(lambda: window.model.stanzas()[-1].about == "")
            rows = [row for row, one in enumerate(window.model.stanzas()) if chosen in one.about]
            window.view.setCurrentIndex(window.model.index(rows[0], 0))
            window.view.scrollToTop()
            for one in window.model.stanzas():
                print("-->" if one.sent else "<--", one.kind.value, one.type, one.about or "answer", one.blocks or "")
            await asyncio.sleep(0.3)
            if not window.grab().save(str(path)):
                raise SystemExit(f"{path} cannot be written")
            window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--chosen", default="session-initiate", help="the action that is written out below")
    parser.add_argument("--via", choices=["socks5", "inband"], default="socks5")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    prepare(app)
    Theme(app, "dark" if options.dark else "light")
    with tempfile.TemporaryDirectory() as folder:
        server = ProsodyServer(Path(folder), registration=True)
        server.start()
        try:
            qasync.run(show(server, options.file, options.chosen, options.via))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
