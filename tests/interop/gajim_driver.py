"""A plugin for Debian's Gajim 1.7, for tests: sends and takes files by command. Copied into a Gajim profile of its own.

Runs inside Gajim, under the system's Python. A socket of the name in GHARIAL_DRIVER takes one JSON command a line:
{"send": PATH, "to": BARE_JID, "resource": RESOURCE, "by": "jingle" or "upload"}; events leave as JSON lines. What is
offered is accepted into the folder GHARIAL_INBOX as its window would, after the question and the dialog for the name.
"""

# Gajim looks through the names of this module in alphabetical order for its plugin, and trips over what is no class: so
# no name may come before the plugin's.
import json
import os
import sys
from pathlib import Path

from gajim.common import app, ged
from gajim.plugins import GajimPlugin
from gi.repository import Gio, GLib
from nbxmpp.namespaces import Namespace
from nbxmpp.protocol import JID


class Driver(GajimPlugin):
    """Listens for one test."""

    def init(self) -> None:
        """Called when Gajim has loaded it."""
        self.events_handlers = {
            "file-request-received": (ged.GUI2, self._offered),
            "roster-received": (ged.GUI2, lambda event: self._tell("online", account=event.account)),
        }
        self._output = None
        self._early = []

    def activate(self) -> None:
        """Called when it is switched on, which its profile says it is."""
        sys.excepthook = self._broke
        self._service = Gio.SocketService()
        address = Gio.UnixSocketAddress.new(os.environ["GHARIAL_DRIVER"])
        self._service.add_address(address, Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None)
        self._service.connect("incoming", self._connected)
        self._service.start()

    def deactivate(self) -> None:
        """Called when it is switched off."""
        self._service.stop()

    def _connected(self, _service, connection, _source) -> bool:
        self._connection = connection
        self._output = connection.get_output_stream()
        self._input = Gio.DataInputStream.new(connection.get_input_stream())
        for line in self._early:
            self._output.write_all(line, None)
        self._early = []
        self._read()
        return True

    def _read(self) -> None:
        self._input.read_line_async(0, None, self._line)

    def _line(self, stream, result) -> None:
        line, _size = stream.read_line_finish_utf8(result)
        if line is None:
            return
        self._read()
        command = json.loads(line)
        if not self._send(**command):
            GLib.timeout_add(50, lambda: not self._send(**command))

    def _send(self, send, to, resource, by) -> bool:
        (account,) = app.settings.get_active_accounts()
        client = app.get_client(account)
        contact = client.get_module("Contacts").get_contact(JID.from_string(to))
        if by == "upload":
            client.get_module("HTTPUpload").send_file(contact, send)
        else:
            full = JID.from_string(f"{to}/{resource}")
            # It asks the other what it can a moment after it has seen it.
            if not client.get_module("Contacts").get_contact(full).supports(Namespace.JINGLE_FILE_TRANSFER_5):
                return False
            app.interface.instances["file_transfers"].send_file(account, contact, full, send)
        self._tell("sent")
        return True

    def _offered(self, event) -> None:
        self._tell("request", name=event.file_props.name, size=event.file_props.size)
        contact = event.conn.get_module("Contacts").get_contact(event.jid)
        path = str(Path(os.environ["GHARIAL_INBOX"]) / Path(event.file_props.name).name)
        app.interface.instances["file_transfers"]._start_receive(path, event.account, contact, event.file_props)

    def _broke(self, kind, error, trace) -> None:
        sys.__excepthook__(kind, error, trace)
        self._tell("exception", text=f"{kind.__name__}: {error}")

    def _tell(self, event, **facts) -> None:
        line = json.dumps({"event": event, **facts}).encode() + b"\n"
        if self._output is None:
            self._early.append(line)
        else:
            self._output.write_all(line, None)
