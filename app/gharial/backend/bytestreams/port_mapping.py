"""`PortMapping`: our listening port opened at the router, for as long as we run (NAT-PMP, UPnP)."""

import asyncio
import ipaddress
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from gharial.backend.bytestreams.nat_pmp_gateway import NatPmpGateway, default_gateway
from gharial.backend.bytestreams.upnp_gateway import UpnpGateway
from gharial.backend.wire import nat_pmp
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

LEASE_S = 3600
WAIT_S = 2.5
"""How long the first offer waits for the router; a slower one serves the next offer."""
_AGAIN_S = 300.0
"""A router that refused is asked again after that."""


class Gateway(Protocol):
    """A router that opens ports; blocking. Every call raises OSError or ValueError where it does not do it."""

    def outer_address(self) -> str: ...
    def open(self, inner: int, lease_s: int) -> tuple[int, int]: ...
    def shut(self, inner: int, outer: int) -> None: ...


@dataclass(frozen=True, slots=True)
class _Mapped:
    gateway: Gateway
    inner: int
    host: str
    outer: int
    lease_s: int


Finder = Callable[[str | None], Gateway]


def find_nat_pmp(_from_host: str | None) -> Gateway:
    """The default gateway, whether or not it knows NAT-PMP. Raises OSError."""
    address = default_gateway()
    if address is None:
        raise OSError("no default gateway is known")
    return NatPmpGateway((address, nat_pmp.PORT))


def find_upnp(from_host: str | None) -> Gateway:
    """A router that answers by UPnP. Raises OSError, ValueError."""
    return UpnpGateway.found(from_host)


class PortMapping:
    """One port. Nothing happens before the first `ensure`; everything that waits for the router is in a thread."""

    def __init__(self, finders: Sequence[Finder] = (find_nat_pmp, find_upnp), lease_s: int = LEASE_S) -> None:
        self._finders = tuple(finders)
        self._lease_s = lease_s
        self._lock = threading.Lock()
        self._mapped: _Mapped | None = None
        self._closed = False
        self._working: asyncio.Task[_Mapped | None] | None = None
        self._inner = 0
        self._good_until = 0.0
        self._renewal: asyncio.TimerHandle | None = None

    async def ensure(self, port: int, from_host: str | None, wait_s: float = WAIT_S) -> tuple[str, int] | None:
        """Address and port by which the world reaches our `port`; None where the router does not (yet) open it."""
        loop = asyncio.get_running_loop()
        if self._closed:
            return None
        stale = self._working is not None and self._working.done() and loop.time() > self._good_until
        if self._working is None or self._inner != port or stale:
            self._begin(port, from_host)
        assert self._working is not None  # noqa: S101 - begun just now
        await asyncio.wait({self._working}, timeout=wait_s)
        if not self._working.done() or self._working.cancelled():
            return None
        mapped = self._working.result()
        return None if mapped is None or mapped.inner != port else (mapped.host, mapped.outer)

    def close(self) -> None:
        """Close the port at the router, in a thread that ends by itself within seconds."""
        self._closed = True
        if self._renewal is not None:
            self._renewal.cancel()
        if self._working is not None:
            # Waits for the mapping that is being made, to undo it.
            threading.Thread(target=self._undo, name="port mapping").start()

    def _begin(self, port: int, from_host: str | None) -> None:
        loop = asyncio.get_running_loop()
        self._inner = port
        self._good_until = float("inf")
        if self._renewal is not None:
            self._renewal.cancel()
            self._renewal = None
        self._working = loop.create_task(asyncio.to_thread(self._work, port, from_host))

        def done(task: "asyncio.Task[_Mapped | None]") -> None:
            if task is not self._working or self._closed or task.cancelled():
                return
            mapped = task.result()
            if mapped is None:
                self._good_until = loop.time() + _AGAIN_S
            elif mapped.lease_s:
                self._good_until = loop.time() + mapped.lease_s
                self._renewal = loop.call_later(mapped.lease_s / 2, self._begin, port, from_host)

        self._working.add_done_callback(done)

    # --- in a thread --------------------------------------------------------------------------------------------------

    def _work(self, port: int, from_host: str | None) -> _Mapped | None:
        with self._lock:
            if self._closed:
                return None
            if self._mapped is not None:
                if self._mapped.inner == port and (renewed := self._open(self._mapped.gateway, port)):
                    return renewed
                self._shut()
            for find in self._finders:
                try:
                    gateway = find(from_host)
                except (OSError, ValueError) as error:
                    log.info("no router to open a port: %s", error)
                    continue
                if mapped := self._open(gateway, port):
                    return mapped
            return None

    def _open(self, gateway: Gateway, port: int) -> _Mapped | None:
        try:
            host = gateway.outer_address()
            if not ipaddress.ip_address(host).is_global:
                # Another router stands behind this one: an open port here leads nowhere.
                log.info("the router's own address is %s", host)
                return None
            outer, lease_s = gateway.open(port, self._lease_s)
        except (OSError, ValueError) as error:
            log.info("the router did not open a port: %s", error)
            return None
        self._mapped = _Mapped(gateway, port, host, outer, lease_s)
        log.info("the router leads %s:%d to us", host, outer)
        return self._mapped

    def _undo(self) -> None:
        with self._lock:
            self._shut()

    def _shut(self) -> None:
        mapped, self._mapped = self._mapped, None
        if mapped is None:
            return
        try:
            mapped.gateway.shut(mapped.inner, mapped.outer)
        except (OSError, ValueError) as error:
            log.info("the router did not close the port: %s", error)
