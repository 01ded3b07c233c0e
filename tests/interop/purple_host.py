"""A program without windows around Debian's libpurple (the core of Pidgin and Finch), for tests: one account, files.

    python -m tests.interop.purple_host FOLDER   (settings as one JSON line on the input)

The first line of the input: {"jid", "password", "host", "port", "into", "proxies", "address"}. Then one
command a line: {"send": PATH, "to": FULL_JID}, {"quit": true}. Events leave as JSON lines: online, buddy, request,
start, done, cancelled, failed. Everything libpurple does with XMPP and files is its own; only its event loop, its
answers to requests and this pipe are ours.
"""

import ctypes
import ctypes.util
import itertools
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

UI = b"gharial-tests"
LIBRARY = "libpurple.so.0"
_IN, _PRI, _OUT, _ERR, _HUP, _NVAL = 1, 2, 4, 8, 16, 32
_READ, _WRITE = 1, 2
_AVAILABLE = 2

_POINTER = ctypes.c_void_p
_VOID = ctypes.CFUNCTYPE(None)
_OF_ONE = ctypes.CFUNCTYPE(None, _POINTER)
_OF_TWO = ctypes.CFUNCTYPE(None, _POINTER, _POINTER)
_PROGRESS = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_double)
_INPUT = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_int, ctypes.c_int)
_FD_SOURCE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, _POINTER)
_INPUT_ADD = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_int, ctypes.c_int, _POINTER, _POINTER)
_INPUT_REMOVE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint)
_CONNECTION_ERROR = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_int, ctypes.c_char_p)


class _EventLoop(ctypes.Structure):
    _fields_ = [
        ("timeout_add", _POINTER),
        ("timeout_remove", _POINTER),
        ("input_add", _INPUT_ADD),
        ("input_remove", _INPUT_REMOVE),
        ("input_get_error", _POINTER),
        ("timeout_add_seconds", _POINTER),
        ("reserved", _POINTER * 3),
    ]


class _Core(ctypes.Structure):
    _fields_ = [("functions", _POINTER * 8)]


class _Transfers(ctypes.Structure):
    _fields_ = [
        ("new_xfer", _POINTER),
        ("destroy", _POINTER),
        ("add_xfer", _POINTER),
        ("update_progress", _PROGRESS),
        ("others", _POINTER * 6),
    ]


def tell(event: str, **facts: object) -> None:
    """One line for whoever started this."""
    print(json.dumps({"event": event, **facts}), flush=True)


def missing_libpurple() -> str:
    """Why it cannot run here; empty where it can."""
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return "libpurple0 is not installed"
    return ""


class Host:
    """libpurple with our event loop under it."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._glib = ctypes.CDLL("libglib-2.0.so.0")
        # Its protocol plugins look for it among what is loaded for all.
        self._purple = ctypes.CDLL(LIBRARY, mode=ctypes.RTLD_GLOBAL)
        self._kept: list[object] = []
        self._watches: dict[int, tuple[Callable[..., None], int | None]] = {}
        self._numbers = itertools.count(1)
        self._glib.g_main_loop_new.restype = _POINTER
        self._glib.g_unix_fd_add_full.argtypes = [
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_int,
            _FD_SOURCE,
            _POINTER,
            _POINTER,
        ]
        self._loop = _POINTER(self._glib.g_main_loop_new(None, 0))
        self._ready = _FD_SOURCE(self._fd_ready)
        self._declare()
        self._start(folder)

    def run(self) -> None:
        """Until it is told to quit or its input ends."""
        self._glib.g_main_loop_run(self._loop)
        self._purple.purple_core_quit()

    # --- the event loop -----------------------------------------------------------------------------------------------

    def _fd_ready(self, fd: int, condition: int, number: int | None) -> int:
        found = self._watches.get(number or 0)
        if found is None:
            return 0
        function, data = found
        is_read = condition & (_IN | _PRI | _HUP | _ERR)
        function(data, fd, (_READ if is_read else 0) | (_WRITE if condition & (_OUT | _NVAL) else 0))
        return 1

    def _input_add(self, fd: int, condition: int, function: int, data: int | None) -> int:
        wanted = (_IN | _HUP | _ERR if condition & _READ else 0) | (_OUT | _HUP | _ERR if condition & _WRITE else 0)
        number = next(self._numbers)
        self._watches[number] = (_INPUT(function), data)
        return int(self._glib.g_unix_fd_add_full(0, fd, wanted, self._ready, number, None))

    # --- setting up ---------------------------------------------------------------------------------------------------

    def _declare(self) -> None:
        purple = self._purple
        for name in (
            "purple_account_new", "purple_account_get_connection", "purple_connections_get_handle",
            "purple_xfers_get_handle", "purple_blist_new", "purple_savedstatus_new", "purple_find_prpl",
            "purple_blist_get_handle",
        ):  # fmt: skip
            getattr(purple, name).restype = _POINTER
        for name in ("purple_xfer_get_filename", "purple_xfer_get_remote_user", "purple_xfer_get_local_filename"):
            getattr(purple, name).restype = ctypes.c_char_p
            getattr(purple, name).argtypes = [_POINTER]
        for name in ("purple_xfer_get_size", "purple_xfer_get_bytes_sent"):
            getattr(purple, name).restype = ctypes.c_size_t
            getattr(purple, name).argtypes = [_POINTER]
        purple.purple_xfer_get_type.argtypes = [_POINTER]
        purple.purple_xfer_request_accepted.argtypes = [_POINTER, ctypes.c_char_p]
        purple.purple_signal_connect.argtypes = [_POINTER, ctypes.c_char_p, _POINTER, _POINTER, _POINTER]
        purple.serv_send_file.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_char_p]

    def _start(self, folder: Path) -> None:
        purple, glib = self._purple, self._glib
        address = lambda function: ctypes.cast(function, _POINTER)  # noqa: E731 - a cast with a name
        loop = _EventLoop(
            timeout_add=address(glib.g_timeout_add),
            timeout_remove=address(glib.g_source_remove),
            input_add=_INPUT_ADD(self._input_add),
            input_remove=_INPUT_REMOVE(lambda number: int(glib.g_source_remove(number))),
            timeout_add_seconds=address(glib.g_timeout_add_seconds),
        )
        core, transfers = _Core(), _Transfers(update_progress=_PROGRESS(lambda _xfer, _part: None))
        self._kept += [loop, core, transfers]
        purple.purple_util_set_user_dir(os.fsencode(folder))
        purple.purple_debug_set_enabled(int("GHARIAL_PURPLE_DEBUG" in os.environ))
        purple.purple_core_set_ui_ops(ctypes.byref(core))
        purple.purple_eventloop_set_ui_ops(ctypes.byref(loop))
        purple.purple_xfers_set_ui_ops(ctypes.byref(transfers))
        if not purple.purple_core_init(UI):
            raise SystemExit("libpurple does not start")
        purple.purple_set_blist(_POINTER(purple.purple_blist_new()))
        purple.purple_prefs_load()
        if not purple.purple_find_prpl(b"prpl-jabber"):
            raise SystemExit("libpurple has no XMPP here")
        # No searching for a router, and no question to a STUN server: only the addresses of this machine.
        purple.purple_network_listen_map_external(0)
        if self._settings.get("address"):
            purple.purple_prefs_set_bool(b"/purple/network/auto_ip", 0)
            purple.purple_prefs_set_string(b"/purple/network/public_ip", self._settings["address"].encode())
        self._connect_signals()
        self._sign_in()

    def _connect_signals(self) -> None:
        purple = self._purple
        connections, transfers = purple.purple_connections_get_handle(), purple.purple_xfers_get_handle()
        self._on(connections, b"signed-on", _OF_ONE(lambda _gc: tell("online")))
        self._on(connections, b"signed-off", _OF_ONE(lambda _gc: tell("offline")))
        self._on(connections, b"connection-error", _CONNECTION_ERROR(self._connection_failed))
        self._on(transfers, b"file-recv-request", _OF_ONE(self._asked))
        self._on(purple.purple_blist_get_handle(), b"buddy-signed-on", _OF_ONE(lambda _buddy: tell("buddy")))
        for name in ("recv-start", "send-start", "recv-complete", "send-complete", "recv-cancel", "send-cancel"):
            self._on(transfers, f"file-{name}".encode(), _OF_ONE(lambda xfer, name=name: self._moved(name, xfer)))

    def _on(self, handle: int, signal: bytes, callback: object) -> None:
        self._kept.append(callback)
        function = ctypes.cast(callback, _POINTER)  # type: ignore[arg-type]
        # The handle only names who listens.
        self._purple.purple_signal_connect(handle, signal, self._loop, function, None)

    def _sign_in(self) -> None:
        purple, settings = self._purple, self._settings
        account = _POINTER(purple.purple_account_new(settings["jid"].encode(), b"prpl-jabber"))
        purple.purple_accounts_add(account)
        purple.purple_account_set_password(account, settings["password"].encode())
        purple.purple_account_set_string(account, b"connect_server", settings["host"].encode())
        purple.purple_account_set_int(account, b"port", settings["port"])
        purple.purple_account_set_string(account, b"connection_security", b"require_tls")
        purple.purple_account_set_string(account, b"ft_proxies", settings.get("proxies", "").encode())
        purple.purple_account_set_enabled(account, UI, 1)
        status = _POINTER(purple.purple_savedstatus_new(None, _AVAILABLE))
        purple.purple_savedstatus_activate(status)
        self._account = account

    # --- what happens -------------------------------------------------------------------------------------------------

    def _connection_failed(self, _connection: int, error: int, text: bytes | None) -> None:
        tell("failed", error=error, text=(text or b"").decode(errors="replace"))

    def _asked(self, xfer: int) -> None:
        name = (self._purple.purple_xfer_get_filename(xfer) or b"").decode(errors="replace")
        who = (self._purple.purple_xfer_get_remote_user(xfer) or b"").decode(errors="replace")
        tell("request", name=name, peer=who, size=self._purple.purple_xfer_get_size(xfer))
        path = Path(self._settings["into"]) / (Path(name).name or "unnamed")
        self._purple.purple_xfer_request_accepted(xfer, os.fsencode(path))

    def _moved(self, name: str, xfer: int) -> None:
        local = (self._purple.purple_xfer_get_local_filename(xfer) or b"").decode(errors="replace")
        direction, _, what = name.partition("-")
        event = {"start": "start", "complete": "done", "cancel": "cancelled"}[what]
        tell(event, direction=direction, path=local, bytes=self._purple.purple_xfer_get_bytes_sent(xfer))

    # --- commands -----------------------------------------------------------------------------------------------------

    def listen(self) -> None:
        """Take commands from the input from now on."""
        rest = bytearray()

        def take(_data: int | None, fd: int, _condition: int) -> None:
            read = os.read(fd, 65536)
            rest.extend(read)
            while b"\n" in rest:
                line, _, left = bytes(rest).partition(b"\n")
                rest[:] = left
                self._obey(json.loads(line))
            if not read:
                self._glib.g_main_loop_quit(self._loop)

        self._kept.append(callback := _INPUT(take))
        self._input_add(0, _READ, ctypes.cast(callback, _POINTER).value or 0, None)

    def _obey(self, command: dict[str, Any]) -> None:
        if "send" in command:
            connection = self._purple.purple_account_get_connection(self._account)
            self._purple.serv_send_file(connection, command["to"].encode(), os.fsencode(command["send"]))
        else:
            self._glib.g_main_loop_quit(self._loop)


def main() -> None:
    """See the module's beginning."""
    lacking = missing_libpurple()
    if lacking:
        raise SystemExit(lacking)
    line = bytearray()
    while not line.endswith(b"\n"):  # not a byte more than the line: the rest is for the event loop
        line += os.read(0, 1) or b"\n"
    host = Host(Path(sys.argv[1]), json.loads(line))
    host.listen()
    host.run()


if __name__ == "__main__":
    main()
