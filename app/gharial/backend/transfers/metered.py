"""`MeteredWatch`: whether the connection is paid by volume, as NetworkManager knows it (D-Bus, Linux)."""

import asyncio
import logging
import sys
from typing import Any

log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.NetworkManager"
PATH = "/org/freedesktop/NetworkManager"
PROPERTIES = "org.freedesktop.DBus.Properties"
_YES, _GUESS_YES = 1, 3
"""Of NMMetered; the others are unknown, no, and "it seems not"."""
_TIMEOUT_S = 5.0


class MeteredWatch:
    """Asks from `start` on. Where nobody knows, it is not metered; while that is still being asked, it may be."""

    def __init__(self) -> None:
        self._metered = False
        self._answered = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def metered(self) -> bool:
        """What is known now; True in the moment between `start` and the first answer."""
        return self._metered if self._task is None or self._answered.is_set() else True

    def start(self) -> None:
        """Begin to watch, once."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._watch())

    async def answered(self) -> None:
        """Return when the first answer is there, or it is clear that there is none."""
        await self._answered.wait()

    async def stop(self) -> None:
        """Watch no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _watch(self) -> None:
        try:
            await self._follow()
        except Exception as error:  # noqa: BLE001 - whatever the other end of the bus does, we go on without it
            log.info("nobody tells whether the network is metered: %s", type(error).__name__)
        finally:
            self._metered = False
            self._answered.set()

    async def _follow(self) -> None:
        if not sys.platform.startswith("linux"):
            return
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.asyncio import DBusRouter, open_dbus_connection  # type: ignore[import-untyped]
        from jeepney.low_level import MessageType  # type: ignore[import-untyped]

        async with asyncio.timeout(_TIMEOUT_S):
            connection = await open_dbus_connection("SYSTEM")
        signal = {"type": "signal", "interface": PROPERTIES, "member": "PropertiesChanged", "path": PATH}
        # The bus sends what that service says alone; here it goes by a number that nobody knows before.
        rule, asked_for = MatchRule(**signal), MatchRule(**signal, sender=SERVICE)
        changes: asyncio.Queue[Any] = asyncio.Queue(64)
        question = new_method_call(DBusAddress(PATH, SERVICE, PROPERTIES), "Get", "ss", (SERVICE, "Metered"))
        try:
            async with DBusRouter(connection) as router:
                with router.filter(rule, queue=changes):
                    async with asyncio.timeout(_TIMEOUT_S):
                        await router.send_and_get_reply(message_bus.AddMatch(asked_for))
                        reply = await router.send_and_get_reply(question)
                    if reply.header.message_type is MessageType.method_return:
                        self._note(reply.body[0])
                    self._answered.set()
                    while True:
                        interface, changed, _gone = (await changes.get()).body
                        if interface == SERVICE and "Metered" in changed:
                            self._note(changed["Metered"])
        finally:
            await connection.close()

    def _note(self, variant: Any) -> None:
        """A D-Bus variant: its type and the number in it."""
        self._metered = variant[1] in (_YES, _GUESS_YES)
