"""Reading and using other programs' windows as a screen reader does: AT-SPI over the desktop's accessibility bus."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

_PREFIX = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_EVENTS = "/org/a11y/atspi/registry/deviceeventcontroller"
_REGISTRY = "org.a11y.atspi.Registry"
_SHOWING = 25
_CALL_S = 20.0


class NotThere(Exception):
    """A thing of a window that has gone, or that cannot do what was asked."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One button, field, row or window. Its facts are asked for anew each time."""

    reader: "ScreenReader"
    bus_name: str
    path: str

    @property
    def name(self) -> str:
        """What it says of itself."""
        return str(self._property("Accessible", "Name"))

    @property
    def role(self) -> str:
        """What it is: "push button", "dialog"."""
        return str(self._call("Accessible", "GetRoleName")[0])

    @property
    def showing(self) -> bool:
        """It can be seen."""
        low, _high = self._call("Accessible", "GetState")[0]
        return bool(low >> _SHOWING & 1)

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self._call("Text", "GetText", "ii", (0, -1))[0])

    @property
    def children(self) -> list["Thing"]:
        """What is in it."""
        (found,) = self._call("Accessible", "GetChildren")
        return [Thing(self.reader, name, path) for name, path in found]

    @property
    def extents(self) -> tuple[int, int, int, int]:
        """x, y, width, height on the screen."""
        ((x, y, width, height),) = self._call("Component", "GetExtents", "u", (0,))
        return x, y, width, height

    def act(self, index: int = 0) -> None:
        """Press it, or whatever its action of that number is."""
        self._call("Action", "DoAction", "i", (index,))

    @property
    def actions(self) -> list[str]:
        """The names of what it can be told to do."""
        return [name for name, _description, _key in self._call("Action", "GetActions")[0]]

    def write(self, text: str) -> None:
        """Put a text into a field."""
        self._call("EditableText", "SetTextContents", "s", (text,))

    def select(self, index: int) -> None:
        """Choose one of its children."""
        self._call("Selection", "SelectChild", "i", (index,))

    def walk(self, depth: int = 40) -> Iterator["Thing"]:
        """It and all below it."""
        yield self
        if depth:
            for child in self._children_or_none():
                yield from child.walk(depth - 1)

    def find(self, role: str, name: Callable[[str], bool] | str = "", *, showing: bool = True) -> "Thing | None":
        """The first below it of a role, whose name is `name` or passes it."""
        wanted = name if callable(name) else lambda said: not name or said == name
        for one in self.walk():
            try:
                if one.role == role and wanted(one.name) and (not showing or one.showing):
                    return one
            except NotThere:
                continue
        return None

    def _children_or_none(self) -> list["Thing"]:
        try:
            return self.children
        except NotThere:
            return []

    def _address(self, interface: str) -> Any:
        return DBusAddress(self.path, self.bus_name, _PREFIX + interface)

    def _call(self, interface: str, method: str, signature: str = "", values: tuple[Any, ...] = ()) -> Any:
        return self.reader.call(new_method_call(self._address(interface), method, signature, values))

    def _property(self, interface: str, name: str) -> Any:
        return self.reader.call(Properties(self._address(interface)).get(name))[0][1]


class ScreenReader:
    """Use as a context. Blocking: in a test, call it in a thread."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
            for name in ("IsEnabled", "ScreenReaderEnabled"):
                session.send_and_get_reply(Properties(status).set(name, "b", True), timeout=_CALL_S)
            (address,) = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=_CALL_S).body
        self._connection: DBusConnection = open_dbus_connection(address)

    def __enter__(self) -> "ScreenReader":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._connection.close()

    @property
    def windows(self) -> list[Thing]:
        """All windows of all programs."""
        root = Thing(self, _REGISTRY, _ROOT)
        found = []
        for program in root.children:
            try:
                found += program.children
            except NotThere:
                continue
        return found

    def wait(self, look: Callable[[], Thing | None], timeout_s: float = 30.0) -> Thing:
        """Ask until something is there."""
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                found = look()
            except NotThere:
                found = None
            if found is not None:
                return found
            assert time.monotonic() < deadline, f"it did not appear; on the screen: {self.described()}"
            time.sleep(0.05)

    def seen(self, window: Thing, role: str, name: Callable[[str], bool] | str = "") -> Thing:
        """Wait until a window has something."""
        return self.wait(lambda: window.find(role, name))

    def dialog(self, name: str) -> Thing:
        """Wait for a dialog by its title."""
        return self.wait(lambda: self.window("dialog", name))

    def window(self, role: str, name: Callable[[str], bool] | str = "") -> Thing | None:
        """A window by what it is and what it says of itself."""
        wanted = name if callable(name) else lambda said: not name or said == name
        for one in self.windows:
            try:
                if one.role == role and wanted(one.name):
                    return one
            except NotThere:
                continue
        return None

    def click(self, x: int, y: int, button: int = 1) -> None:
        """With the mouse, somewhere on the screen."""
        events = DBusAddress(_EVENTS, _REGISTRY, _PREFIX + "DeviceEventController")
        self.call(new_method_call(events, "GenerateMouseEvent", "iis", (x, y, f"b{button}c")))

    def type_key(self, keysym: int) -> None:
        """Press and release a key of the keyboard, named by its X11 symbol."""
        events = DBusAddress(_EVENTS, _REGISTRY, _PREFIX + "DeviceEventController")
        self.call(new_method_call(events, "GenerateKeyboardEvent", "isu", (keysym, "", 3)))

    def described(self) -> str:
        """All that can be seen, for a message."""
        lines = []
        for window in self.windows:
            for one in window.walk():
                try:
                    if one.showing and one.name:
                        lines.append(f"{one.role} {one.name!r}")
                except NotThere:
                    continue
        return "; ".join(lines)[:3000]

    def call(self, message: Any) -> Any:
        """Raises NotThere."""
        try:
            reply = self._connection.send_and_get_reply(message, timeout=_CALL_S)
        except TimeoutError as error:
            raise NotThere(str(error)) from error
        if reply.header.message_type is MessageType.error:
            raise NotThere(f"{reply.body}")
        return reply.body
