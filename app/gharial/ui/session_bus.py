"""The desktop's session bus (D-Bus, Linux): calls that may fail, and signals; no bus is no failure."""

import asyncio
import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

log = logging.getLogger(__name__)

_CALL_TIMEOUT_S = 5.0


class SessionBus:
    """One connection, made on first use. Everything comes back as None where there is no bus, or nobody answers."""

    def __init__(self) -> None:
        self._router: Any = None
        self._connection: Any = None
        self._connecting: asyncio.Task[bool] | None = None
        self._filters = ExitStack()
        self._listeners: list[asyncio.Task[None]] = []

    async def connect(self) -> bool:
        """Whether there is a bus."""
        if self._connecting is None:
            self._connecting = asyncio.ensure_future(self._connect())
        return await asyncio.shield(self._connecting)

    async def _connect(self) -> bool:
        if not sys.platform.startswith("linux"):
            return False
        # Only here: other systems do not have it, and a start without notifications need not load it.
        from jeepney.io.asyncio import DBusRouter, open_dbus_connection  # type: ignore[import-untyped]

        try:
            async with asyncio.timeout(_CALL_TIMEOUT_S):
                self._connection = await open_dbus_connection("SESSION")
        except Exception as error:  # noqa: BLE001 - no address, no socket, refused: whatever it is, there is no bus
            log.info("no session bus: %s", type(error).__name__)
            return False
        self._router = DBusRouter(self._connection)
        return True

    async def call(
        self, service: str, path: str, interface: str, method: str, signature: str = "", *arguments: Any
    ) -> tuple[Any, ...] | None:
        """What the method returns; None where it could not be called."""
        if not await self.connect():
            return None
        from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]

        address = DBusAddress(path, service, interface)
        try:
            message = new_method_call(address, method, signature or None, arguments)
            async with asyncio.timeout(_CALL_TIMEOUT_S):
                reply = await self._router.send_and_get_reply(message)
        except Exception as error:  # noqa: BLE001 - the other end of the bus may do anything; we go on without it
            log.info("%s.%s: %s", interface, method, type(error).__name__)
            return None
        if reply.header.message_type is not MessageType.method_return:
            return None
        return tuple(reply.body)

    async def tell(self, path: str, interface: str, member: str, signature: str, *arguments: Any) -> None:
        """Send a signal to whoever listens."""
        if not await self.connect():
            return
        from jeepney import DBusAddress, new_signal

        try:
            await self._router.send(new_signal(DBusAddress(path, None, interface), member, signature, arguments))
        except Exception as error:  # noqa: BLE001 - the other end of the bus may do anything; we go on without it
            log.info("%s.%s: %s", interface, member, type(error).__name__)

    async def listen(self, path: str, interface: str, member: str, heard: Callable[[tuple[Any, ...]], None]) -> None:
        """Call `heard` with the contents of each such signal from now on."""
        if not await self.connect():
            return
        from jeepney import MatchRule

        rule = MatchRule(type="signal", interface=interface, member=member, path=path)
        queue: asyncio.Queue[Any] = asyncio.Queue(64)
        self._filters.enter_context(self._router.filter(rule, queue=queue))
        await self.call(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "AddMatch", "s", rule.serialise()
        )

        async def pass_on() -> None:
            while True:
                message = await queue.get()
                heard(tuple(message.body))

        self._listeners.append(asyncio.ensure_future(pass_on()))

    def close(self) -> None:
        """Let go of the bus."""
        for task in self._listeners:
            task.cancel()
        self._listeners.clear()
        self._filters.close()
        if self._connecting is not None:
            self._connecting.cancel()
        router, self._router = self._router, None
        if router is not None:
            # The library stops its reader only inside a context, which cannot span the life of a window.
            router._rcv_task.cancel()
            self._connection.writer.close()
        self._connecting = None
