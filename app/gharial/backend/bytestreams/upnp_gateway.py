"""`UpnpGateway`: a router that opens ports by UPnP (WANIPConnection:1). Blocking, for a worker thread."""

import http.client
import random
import socket
import threading
import time
from urllib.parse import urlsplit

from gharial.backend.wire import upnp

SEARCH_S = 1.5
REQUEST_S = 3.0
_TRIES = 4
_NAME = "Gharial"


class UpnpRefused(ValueError):
    """The router said no; `code` is UPnP's."""

    def __init__(self, code: str) -> None:
        super().__init__(f"code {code}")
        self.code = code


class UpnpGateway:
    """The router with this service. Every call raises OSError, UpnpMalformed or UpnpRefused where it does not do it."""

    def __init__(self, service: upnp.Service) -> None:
        self._service = service

    @classmethod
    def found(
        cls, from_host: str | None = None, ask_at: tuple[str, int] = upnp.SSDP_ADDRESS, search_s: float = SEARCH_S
    ) -> "UpnpGateway":
        """The first router that answers; looked for on the network of our address `from_host`."""
        location = _search(from_host, ask_at, search_s)
        return cls(upnp.read_service(_request("GET", location, {}, b""), location))

    def outer_address(self) -> str:
        """The router's address towards the world."""
        return self._command("GetExternalIPAddress", {}).get("NewExternalIPAddress", "")

    def open(self, inner: int, lease_s: int) -> tuple[int, int]:
        """Lead a port of the router to our `inner`; returns that port and for how many seconds (0: for ever)."""
        outer, lease = inner, lease_s
        for _ in range(_TRIES):
            try:
                self._command(
                    "AddPortMapping",
                    {
                        "NewRemoteHost": "",
                        "NewExternalPort": str(outer),
                        "NewProtocol": "TCP",
                        "NewInternalPort": str(inner),
                        "NewInternalClient": self._own_address(),
                        "NewEnabled": "1",
                        "NewPortMappingDescription": _NAME,
                        "NewLeaseDuration": str(lease),
                    },
                )
                return outer, lease
            except UpnpRefused as error:
                if error.code == str(upnp.ONLY_PERMANENT_LEASES) and lease:
                    lease = 0
                elif error.code == str(upnp.CONFLICT):
                    outer = random.randint(20_000, 60_000)  # noqa: S311 - any free port will do
                else:
                    raise
        raise UpnpRefused(str(upnp.CONFLICT))

    def shut(self, _inner: int, outer: int) -> None:
        """Take it back."""
        self._command("DeletePortMapping", {"NewRemoteHost": "", "NewExternalPort": str(outer), "NewProtocol": "TCP"})

    def _command(self, action: str, arguments: dict[str, str]) -> dict[str, str]:
        headers, body = upnp.command(self._service, action, arguments)
        answer = upnp.read_answer(_request("POST", self._service.control, headers, body))
        if "errorCode" in answer:
            raise UpnpRefused(answer["errorCode"])
        return answer

    def _own_address(self) -> str:
        """Ours, as the router sees it."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.connect((urlsplit(self._service.control).hostname or "", 1900))
            return str(sock.getsockname()[0])


def _search(from_host: str | None, ask_at: tuple[str, int], search_s: float) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        if from_host is not None and ":" not in from_host and not from_host.startswith("127."):
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(from_host))
        for gateway in upnp.GATEWAYS:
            sock.sendto(upnp.search(gateway), ask_at)
        deadline = time.monotonic() + search_s
        while (left := deadline - time.monotonic()) > 0:
            sock.settimeout(left)
            datagram, sender = sock.recvfrom(4096)
            location = upnp.read_location(datagram, str(sender[0]))
            if location is not None:
                return location
    raise TimeoutError("no router answers")


def _request(verb: str, url: str, headers: dict[str, str], body: bytes) -> bytes:
    """One request on a connection of its own, over within REQUEST_S whatever the router does. Raises OSError."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=REQUEST_S)
    path = parts.path or "/"
    try:
        connection.connect()
        alarm = threading.Timer(REQUEST_S, _break, [connection.sock])
        alarm.daemon = True
        alarm.start()
        try:
            connection.request(verb, f"{path}?{parts.query}" if parts.query else path, body or None, headers)
            return connection.getresponse().read(upnp.LONGEST_DESCRIPTION + 1)
        finally:
            alarm.cancel()
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def _break(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # over already
