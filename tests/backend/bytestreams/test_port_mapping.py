"""A port opened at the router: against small routers on loopback that speak NAT-PMP and UPnP as real ones do."""

import asyncio
import http.server
import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import upnp_gateway
from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.nat_pmp_gateway import NatPmpGateway, default_gateway
from gharial.backend.bytestreams.port_mapping import Finder, PortMapping
from gharial.backend.bytestreams.upnp_gateway import UpnpGateway, UpnpRefused
from gharial.backend.wire import upnp
from gharial.backend.wire.nat_pmp import NatPmpRefused
from gharial.backend.wire.upnp import UpnpMalformed
from gharial.model.failures import Unreachable
from gharial.model.settings import Settings
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user, until

OUTSIDE = "5.6.7.8"


@dataclass
class Router:
    """What a router was told. `refuse` maps a port to an error it answers with."""

    outside: str = OUTSIDE
    only_permanent: bool = False
    refuse: dict[int, int] = field(default_factory=dict)
    lifetime: int | None = None
    mapped: dict[int, int] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    address: tuple[str, int] = ("127.0.0.1", 0)


@contextmanager
def nat_pmp_router(router: Router) -> Iterator[Router]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(0.05)
        router.address = sock.getsockname()
        over = threading.Event()

        def serve() -> None:
            while not over.is_set():
                try:
                    data, sender = sock.recvfrom(100)
                except OSError:
                    continue
                if data[1] == 0:
                    router.requests.append("address")
                    # Noise first: only the right answer counts.
                    sock.sendto(b"\x00\x80", sender)
                    sock.sendto(struct.pack("!BBHI", 0, 128, 0, 1) + socket.inet_aton(router.outside), sender)
                    continue
                _, _, _, inner, outer, lifetime = struct.unpack("!BBHHHI", data)
                code = router.refuse.get(inner, 0)
                if not code and lifetime:
                    router.mapped[outer + 1] = inner
                elif not lifetime:
                    router.mapped = {key: value for key, value in router.mapped.items() if value != inner}
                router.requests.append(f"map {inner} {lifetime}")
                granted = lifetime if router.lifetime is None else router.lifetime
                sock.sendto(
                    struct.pack("!BBHIHHI", 0, 130, code, 1, inner, outer + 1, granted if lifetime else 0), sender
                )

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield router
        finally:
            over.set()
            thread.join()


_DESCRIPTION = """<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device>
<deviceList><device><serviceList><service>
<serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>
<controlURL>{control}</controlURL></service></serviceList></device></deviceList></device></root>"""


@contextmanager
def upnp_router(router: Router, control: str = "/ctl/ip", description: str = _DESCRIPTION) -> Iterator[Router]:
    """The search is answered at `router.address`, by a datagram to one address instead of to all."""

    class Web(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self, status: int, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.answer(200, description.format(control=control))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            action = self.headers["SOAPAction"].strip('"').rpartition("#")[2]
            facts = dict(re.findall(r"<(New\w+)>([^<]*)</", body))
            router.requests.append(f"{action} {facts.get('NewExternalPort', '')}".strip())
            outer = int(facts.get("NewExternalPort", 0))
            code = router.refuse.get(outer, 0)
            if action == "AddPortMapping" and router.only_permanent and facts["NewLeaseDuration"] != "0":
                code = upnp.ONLY_PERMANENT_LEASES
            if code:
                error = f"<UPnPError><errorCode>{code}</errorCode></UPnPError>"
                self.answer(500, f"<s:Envelope xmlns:s='s'><s:Body>{error}</s:Body></s:Envelope>")
                return
            inside = ""
            if action == "AddPortMapping":
                assert facts["NewInternalClient"] == "127.0.0.1" and facts["NewProtocol"] == "TCP"
                router.mapped[outer] = int(facts["NewInternalPort"])
            elif action == "DeletePortMapping":
                del router.mapped[outer]
            else:
                inside = f"<NewExternalIPAddress>{router.outside}</NewExternalIPAddress>"
            answer = f"<u:{action}Response xmlns:u='u'>{inside}</u:{action}Response>"
            self.answer(200, f"<s:Envelope xmlns:s='s'><s:Body>{answer}</s:Body></s:Envelope>")

        def log_message(self, *_arguments: object) -> None: ...

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(0.05)
        router.address = sock.getsockname()
        over = threading.Event()
        location = f"http://127.0.0.1:{web.server_address[1]}/root.xml"

        def listen() -> None:
            while not over.is_set():
                try:
                    data, sender = sock.recvfrom(2000)
                except OSError:
                    continue
                assert data.startswith(b"M-SEARCH * HTTP/1.1\r\n")
                for where in ("http://192.0.2.1/elsewhere.xml", location):
                    lines = ("HTTP/1.1 200 OK", f"ST: {upnp.GATEWAYS[0]}", f"LOCATION: {where}", "", "")
                    sock.sendto("\r\n".join(lines).encode(), sender)

        threads = [threading.Thread(target=listen), threading.Thread(target=web.serve_forever, args=(0.05,))]
        for thread in threads:
            thread.start()
        try:
            yield router
        finally:
            over.set()
            web.shutdown()
            web.server_close()
            for thread in threads:
                thread.join()


def at(router: Router, *, pmp: bool = False) -> Finder:
    """How the mapping finds this router."""
    if pmp:
        return lambda _from_host: NatPmpGateway(router.address)
    return lambda _from_host: UpnpGateway.found(None, router.address)


@pytest.mark.parametrize("pmp", [True, False], ids=["NAT-PMP", "UPnP"])
async def test_a_port_is_opened_once_and_closed_when_we_go(pmp: bool) -> None:
    with nat_pmp_router(Router()) if pmp else upnp_router(Router()) as router:
        mapping = PortMapping((at(router, pmp=pmp),))
        outer = 5001 if pmp else 5000
        assert await mapping.ensure(5000, "127.0.0.1") == (OUTSIDE, outer)
        assert router.mapped == {outer: 5000}
        count = len(router.requests)
        assert await mapping.ensure(5000, "127.0.0.1") == (OUTSIDE, outer)
        assert len(router.requests) == count
        mapping.close()
        await until(lambda: not router.mapped)
        assert await mapping.ensure(5000, "127.0.0.1") is None


@pytest.mark.parametrize("pmp", [True, False], ids=["NAT-PMP", "UPnP"])
async def test_another_port_takes_the_place_of_the_first(pmp: bool) -> None:
    with nat_pmp_router(Router()) if pmp else upnp_router(Router()) as router:
        mapping = PortMapping((at(router, pmp=pmp),))
        await mapping.ensure(5000, None)
        assert await mapping.ensure(6000, None) == (OUTSIDE, 6001 if pmp else 6000)
        assert list(router.mapped.values()) == [6000]
        mapping.close()
        await until(lambda: not router.mapped)


async def test_a_lease_is_renewed_before_it_ends() -> None:
    with nat_pmp_router(Router(lifetime=1)) as router:
        mapping = PortMapping((at(router, pmp=True),))
        await mapping.ensure(5000, None)
        await until(lambda: sum(one.startswith("map 5000") for one in router.requests) >= 3)
        assert await mapping.ensure(5000, None) == (OUTSIDE, 5001)
        mapping.close()
        await until(lambda: not router.mapped)


async def test_the_second_way_is_tried_where_the_first_refuses() -> None:
    with nat_pmp_router(Router(refuse={5000: 2})) as first, upnp_router(Router()) as second:
        mapping = PortMapping((at(first, pmp=True), at(second)))
        assert await mapping.ensure(5000, None) == (OUTSIDE, 5000)
        mapping.close()
        await until(lambda: not second.mapped)


async def test_a_router_behind_a_router_is_no_help() -> None:
    for inner in ("192.168.1.1", "10.0.0.1", "100.64.0.1", "not an address", ""):
        with upnp_router(Router(outside=inner)) as router:
            mapping = PortMapping((at(router),))
            assert await mapping.ensure(5000, None) is None
            assert router.mapped == {}
            mapping.close()


async def test_no_router_costs_an_offer_no_more_than_the_wait_and_is_not_asked_each_time() -> None:
    asked: list[str | None] = []
    go_on = threading.Event()

    def slow(from_host: str | None) -> NatPmpGateway:
        asked.append(from_host)
        go_on.wait(120)
        raise OSError("nobody there")

    mapping = PortMapping((slow,))
    async with asyncio.timeout(60):
        assert await mapping.ensure(5000, "192.0.2.1", wait_s=0.1) is None
    go_on.set()
    assert await mapping.ensure(5000, "192.0.2.1", wait_s=60) is None
    assert await mapping.ensure(5000, "192.0.2.1") is None
    assert asked == ["192.0.2.1"]
    mapping.close()


async def test_closing_while_it_is_being_opened_leaves_nothing_open() -> None:
    with upnp_router(Router()) as router:
        go_on = threading.Event()

        def slow(_from_host: str | None) -> UpnpGateway:
            go_on.wait(120)
            return UpnpGateway.found(None, router.address)

        mapping = PortMapping((slow,))
        assert await mapping.ensure(5000, None, wait_s=0.01) is None
        mapping.close()
        go_on.set()
        await until(lambda: "DeletePortMapping 5000" in router.requests)
        assert router.mapped == {}


def test_upnp_a_port_that_is_taken_and_a_lease_that_must_be_permanent() -> None:
    with upnp_router(Router(only_permanent=True, refuse={5000: upnp.CONFLICT})) as router:
        outer, lease_s = UpnpGateway.found(None, router.address).open(5000, 3600)
        assert outer != 5000 and lease_s == 0
        assert router.mapped == {outer: 5000}


def test_upnp_a_refusal_has_its_code() -> None:
    with upnp_router(Router(refuse={5000: 606})) as router, pytest.raises(UpnpRefused) as caught:
        UpnpGateway.found(None, router.address).open(5000, 3600)
    assert caught.value.code == "606"


def test_nat_pmp_a_refusal_has_its_code_and_silence_ends() -> None:
    with nat_pmp_router(Router(refuse={5000: 2})) as router, pytest.raises(NatPmpRefused) as caught:
        NatPmpGateway(router.address).open(5000, 3600)
    assert caught.value.code == 2
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        with pytest.raises(TimeoutError):
            NatPmpGateway(silent.getsockname()).outer_address()


@pytest.mark.parametrize(
    ("control", "description"),
    [
        ("http://192.0.2.1/elsewhere", _DESCRIPTION),
        ("https://127.0.0.1/ctl", _DESCRIPTION),
        ("", _DESCRIPTION),
        ("/ctl", "<root/>"),
        ("/ctl", "no xml"),
        ("/ctl", '<!DOCTYPE a [<!ENTITY b "bb">]>' + _DESCRIPTION),
        ("/ctl", _DESCRIPTION + " " * upnp.LONGEST_DESCRIPTION),
        ("/ctl", _DESCRIPTION.replace("WANIPConnection:1", "Printer:1")),
    ],
    ids=["other host", "other scheme", "nothing", "empty", "no xml", "entities", "too long", "no router"],
)
def test_a_device_that_says_odd_things_is_passed_over(control: str, description: str) -> None:
    with upnp_router(Router(), control, description) as router, pytest.raises(UpnpMalformed):
        UpnpGateway.found(None, router.address)


def test_a_device_that_drips_is_left_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upnp_gateway, "REQUEST_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def drip() -> None:
            sock, _ = server.accept()
            with sock:
                sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not over.wait(0.05):
                    try:
                        sock.sendall(b" ")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        # It would go on for ever.
        with pytest.raises((OSError, UpnpMalformed)):
            body = upnp_gateway._request("GET", f"http://127.0.0.1:{server.getsockname()[1]}/", {}, b"")
            upnp.read_answer(body)
        over.set()
        thread.join()


def test_the_default_gateway_is_read_from_the_systems_table(tmp_path: Path) -> None:
    table = tmp_path / "route"
    table.write_text(
        "Iface\tDestination\tGateway\tFlags\tRefCnt\n"
        "eth0\t0000A8C0\t00000000\t0001\t0\n"
        "eth0\t00000000\t0101A8C0\t0003\t0\n"
    )
    assert default_gateway(str(table)) == "192.168.1.1"
    table.write_text("Iface\tDestination\tGateway\tFlags\n")
    assert default_gateway(str(table)) is None
    assert default_gateway(str(tmp_path / "none")) is None


async def test_nothing_is_asked_of_any_router_unless_the_user_wants_it() -> None:
    mapping = PortMapping()
    mapping.close()
    await asyncio.sleep(0)
    assert not any(thread.name == "port mapping" for thread in threading.enumerate())


@pytest.mark.parametrize("wanted", [True, False], ids=["switched on", "switched off"])
async def test_an_offer_names_the_routers_address_only_if_the_user_wants_it(
    prosody: ProsodyServer, wanted: bool
) -> None:
    settings = Settings(map_port=wanted)
    with upnp_router(Router()) as router:
        async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
            carriers = Carriers(alice.session, lambda: settings)
            carriers.socks5._mapping = PortMapping((at(router),))
            named: list[tuple[str | None, str | None]] = []

            async def note(iq: Iq) -> None:
                named.extend((one.get("host"), one.get("port")) for one in iq.xml[0])
                raise XMPPError("item-not-found")

            bob.session.answer("notes", "iq@type=set/socks", note)
            for _ in range(2):
                with pytest.raises(Unreachable):
                    await carriers.socks5.open(bob.full_jid, "sid")
            outside = [port for host, port in named if host == OUTSIDE]
            # The port stays the same, so that the router need not be asked for each file.
            assert len(set(outside)) == (1 if wanted else 0)
            assert len(outside) == (2 if wanted else 0)
            assert len(router.mapped) == (1 if wanted else 0)
            carriers.close()
            await until(lambda: not router.mapped)
