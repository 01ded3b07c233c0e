"""What routers say by UPnP is read strictly, and only about themselves."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire import upnp
from gharial.backend.wire.upnp import Service, UpnpMalformed

SERVICE = Service("urn:schemas-upnp-org:service:WANIPConnection:1", "http://192.0.2.1:5000/ctl")


def found(location: str, status: str = "HTTP/1.1 200 OK", st_: str = upnp.GATEWAYS[0]) -> bytes:
    return f"{status}\r\nST: {st_}\r\nLocation: {location}\r\n\r\n".encode()


def test_only_a_gateway_that_describes_itself_is_followed() -> None:
    good = "http://192.0.2.1:5000/root.xml"
    assert upnp.read_location(found(good), "192.0.2.1") == good
    for datagram in (
        found("http://192.0.2.2/root.xml"),
        found("https://192.0.2.1/root.xml"),
        found("file:///etc/passwd"),
        found("http://192.0.2.1:99999/"),
        found("http://[::1/"),
        found(good, st_="urn:schemas-upnp-org:device:Printer:1"),
        found(good, status="HTTP/1.1 404 Not Found"),
        b"",
    ):
        assert upnp.read_location(datagram, "192.0.2.1") is None


def test_a_command_is_written_so_that_nothing_breaks_out() -> None:
    headers, body = upnp.command(SERVICE, "AddPortMapping", {"NewName": "<a>&</a>"})
    assert headers["SOAPAction"] == '"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping"'
    assert [element.text for element in ET.fromstring(body).iter("NewName")] == ["<a>&</a>"]


@given(st.binary(max_size=300))
def test_noise_only_ever_raises(data: bytes) -> None:
    upnp.read_location(data, "192.0.2.1")
    for read in (upnp.read_answer, lambda body: upnp.read_service(body, "http://192.0.2.1/x")):
        with pytest.raises(UpnpMalformed):
            read(data)
