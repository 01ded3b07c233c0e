"""UPnP as far as it opens a port of a home router (WANIPConnection:1): what is asked and what is read; pure."""

import re
import xml.etree.ElementTree as ET
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

from gharial.model.value import dataclass

SSDP_ADDRESS = ("239.255.255.250", 1900)
GATEWAYS = (
    "urn:schemas-upnp-org:device:InternetGatewayDevice:1",
    "urn:schemas-upnp-org:device:InternetGatewayDevice:2",
)
LONGEST_DESCRIPTION = 256 * 1024
ONLY_PERMANENT_LEASES = 725
CONFLICT = 718
_SERVICE = re.compile(r"urn:schemas-upnp-org:service:WAN(?:IP|PPP)Connection:[12]", re.ASCII)


class UpnpMalformed(ValueError):
    """The answer is nothing that a router would say."""


@dataclass(frozen=True, slots=True)
class Service:
    """What opens ports: its type, and where it takes commands."""

    type: str
    control: str


def search(gateway: str) -> bytes:
    """The datagram that asks every device near for a gateway of this type."""
    lines = (
        "M-SEARCH * HTTP/1.1",
        f"HOST: {SSDP_ADDRESS[0]}:{SSDP_ADDRESS[1]}",
        'MAN: "ssdp:discover"',
        "MX: 1",
        f"ST: {gateway}",
        "",
        "",
    )
    return "\r\n".join(lines).encode("ascii")


def read_location(datagram: bytes, sender: str) -> str | None:
    """Where a gateway describes itself; None for other answers, and where it names a host other than itself."""
    lines = datagram[:4096].decode("utf-8", "replace").split("\r\n")
    if not lines[0].startswith("HTTP/1.") or lines[0].split(" ")[1:2] != ["200"]:
        return None
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    location = headers.get("location", "")
    return location if headers.get("st") in GATEWAYS and _is_of(location, sender) else None


def read_service(description: bytes, location: str) -> Service:
    """The connection service in a device's description. Raises UpnpMalformed."""
    root = _parse(description)
    host = urlsplit(location).hostname or ""
    given = next((_text(element) for element in root.iter() if _name(element) == "URLBase"), "")
    for element in root.iter():
        if _name(element) != "service":
            continue
        facts = {_name(child): _text(child) for child in element}
        control = urljoin(given or location, facts.get("controlURL", ""))
        if _SERVICE.fullmatch(facts.get("serviceType", "")) and facts.get("controlURL") and _is_of(control, host):
            return Service(facts["serviceType"], control)
    raise UpnpMalformed("no connection service")


def command(service: Service, action: str, arguments: dict[str, str]) -> tuple[dict[str, str], bytes]:
    """Headers and body of one command (SOAP 1.1)."""
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in arguments.items())
    body = (
        '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>'
        f'<u:{action} xmlns:u="{service.type}">{inside}</u:{action}></s:Body></s:Envelope>'
    )
    headers = {"Content-Type": 'text/xml; charset="utf-8"', "SOAPAction": f'"{service.type}#{action}"'}
    return headers, body.encode()


def read_answer(body: bytes) -> dict[str, str]:
    """All texts of an answer by their element's name; an error has `errorCode`. Raises UpnpMalformed."""
    return {_name(element): _text(element) for element in _parse(body).iter()}


def _parse(text: bytes) -> ET.Element:
    # Entities would have to be declared first, and no device needs that.
    if len(text) > LONGEST_DESCRIPTION or b"<!" in text.replace(b"<!--", b""):
        raise UpnpMalformed("too long, or with declarations")
    try:
        return ET.fromstring(text)  # noqa: S314 - no declarations, and of bounded length
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UpnpMalformed(str(error)) from error


def _is_of(url: str, host: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "http" and parts.hostname == host and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: ET.Element) -> str:
    return (element.text or "").strip()
