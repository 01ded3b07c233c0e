"""`NetworkWatch`: notices that this computer's addresses changed, or that it slept."""

import asyncio
import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

_SLEPT_S = 10.0


def own_addresses() -> frozenset[str]:
    """The addresses of all interfaces, loopback included."""
    import ifaddr  # not before the first window is seen

    return frozenset(
        ip.ip if isinstance(ip.ip, str) else ip.ip[0] for adapter in ifaddr.get_adapters() for ip in adapter.ips
    )


def suspended_clock() -> float:
    """Seconds that also pass while the computer sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() if clock is None else time.clock_gettime(clock)


class NetworkWatch:
    """Looks every `every_s` seconds; `changed` gets the addresses of now."""

    def __init__(
        self,
        changed: Callable[[frozenset[str]], None],
        every_s: float,
        addresses: Callable[[], frozenset[str]] = own_addresses,
        clock: Callable[[], float] = suspended_clock,
    ) -> None:
        self._changed = changed
        self._every_s = every_s
        self._addresses = addresses
        self._clock = clock
        self._seen = frozenset[str]()
        self._looked_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to watch."""
        if self._timer is None:
            self._seen, self._looked_at = self._read(), self._clock()
            self._next()

    def stop(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _next(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._every_s, self._look)

    def _look(self) -> None:
        addresses, now = self._read(), self._clock()
        slept = now - self._looked_at > self._every_s + _SLEPT_S
        if slept or addresses != self._seen:
            log.info("the computer slept" if slept else "the addresses changed")
            self._changed(addresses)
        self._seen, self._looked_at = addresses, now
        self._next()

    def _read(self) -> frozenset[str]:
        try:
            return self._addresses()
        except OSError as error:
            log.warning("the interfaces cannot be read: %s", error)
            return self._seen
