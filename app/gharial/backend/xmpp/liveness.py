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
        timing = self._client.timing
        if self._client.acknowledgements.unproven:
            self._later(timing.probe_s, self._judge_resumption)
        else:
            self._later(timing.idle_s, self._look)

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

    def _judge_resumption(self) -> None:
        """Prosody 0.12 feeds a resumed stream to the parser of the former one.

        Where that was cut inside a stanza, all we say goes into that stanza for ever, over any number of resumptions,
        while what comes to us still comes. Only a fresh login helps.
        """
        if self._client.acknowledgements.unproven:
            self._client.plugin["xep_0198"].sm_id = None
            self._client.end_session_on_disconnect = True
            self._client.give_up(ServerSilent(self._client.boundjid.domain, self._client.timing.probe_s, _STAGE))
        else:
            self._look()

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
