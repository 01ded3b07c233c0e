"""`NatPmpGateway`: a router that opens ports by NAT-PMP (RFC 6886). Blocking, for a worker thread."""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gharial.backend.wire import nat_pmp

T = TypeVar("T")

_FIRST_WAIT_S = 0.25
_TRIES = 3


class NatPmpGateway:
    """The router at `address`. Every call raises OSError or NatPmpRefused where it does not do it."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address

    def outer_address(self) -> str:
        """The router's address towards the world."""
        return str(self._ask(nat_pmp.ASK_ADDRESS, nat_pmp.read_address))

    def open(self, inner: int, lease_s: int) -> tuple[int, int]:
        """Lead a port of the router to our `inner`; returns that port and for how many seconds."""
        granted = self._ask(nat_pmp.ask_port(inner, inner, lease_s), lambda data: nat_pmp.read_port(data, inner))
        return granted.outer, granted.lifetime_s

    def shut(self, inner: int, _outer: int) -> None:
        """Take it back."""
        self._ask(nat_pmp.ask_port(inner, 0, 0), lambda data: nat_pmp.read_port(data, inner))

    def _ask(self, request: bytes, read: Callable[[bytes], T | None]) -> T:
        """Each try waits twice as long as the one before (RFC 6886 §3.1)."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            # Only the router's own datagrams are read then.
            sock.connect(self._address)
            for number in range(_TRIES):
                sock.send(request)
                deadline = time.monotonic() + _FIRST_WAIT_S * 2**number
                while (left := deadline - time.monotonic()) > 0:
                    sock.settimeout(left)
                    try:
                        answer = read(sock.recv(64))
                    except TimeoutError:
                        break
                    if answer is not None:
                        return answer
        raise TimeoutError("the router does not answer")


def default_gateway(table: str = "/proc/net/route") -> str | None:
    """The router's address, where the system tells it in a table of routes (Linux)."""
    try:
        rows = [line.split() for line in Path(table).read_text(encoding="ascii").splitlines()[1:]]
    except (OSError, UnicodeDecodeError):
        return None
    for row in rows:
        if len(row) > 3 and row[1] == "00000000" and int(row[3], 16) & 2:
            return socket.inet_ntoa(bytes.fromhex(row[2])[::-1])
    return None
