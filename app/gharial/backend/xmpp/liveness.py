"""`Liveness`: notices a link that is dead without a word (XEP-0198 §4, XEP-0199)."""

import asyncio
from collections.abc import Callable

from gharial.backend.xmpp.connection import Connection
from gharial.model.failures import ServerSilent

_STAGE = "online"


class Liveness:
    """While started: asks the server for a sign of life after a silence, and cuts the link when none comes."""

    def __init__(self, client: Connection) -> None:
        self._client = client
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """The client came online."""
        self._later(self._client.timing.idle_s, self._look)

    def stop(self) -> None:
        """The client is offline."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def network_changed(self, addresses: frozenset[str]) -> None:
        """Look at once. A link whose own address is gone from this computer is dead already."""
        transport = self._client.transport
        if self._timer is None or transport is None:
            return
        name = transport.get_extra_info("sockname")
        if name and addresses and str(name[0]).partition("%")[0] not in addresses:
            self._client.give_up(ServerSilent(self._client.boundjid.domain, 0.0, _STAGE))
            return
        self._ask(self._client.timing.probe_s)

    def _look(self) -> None:
        timing = self._client.timing
        silent_for = self._now() - self._client.heard_at
        if silent_for >= timing.idle_s:
            self._ask(timing.dead_s)
        else:
            self._later(timing.idle_s - silent_for, self._look)

    def _ask(self, patience_s: float) -> None:
        asked = self._now()
        self._client.probe()

        def judge() -> None:
            if self._client.heard_at >= asked:
                self._look()
            else:
                self._client.give_up(ServerSilent(self._client.boundjid.domain, patience_s, _STAGE))

        self._later(patience_s, judge)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _later(self, delay_s: float, callback: Callable[[], None]) -> None:
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(max(delay_s, 0.0), callback)
