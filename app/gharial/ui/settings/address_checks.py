"""What is wrong with a typed address, in words, or nothing: our own public one, and that of a proxy."""

import ipaddress
import re

from PySide6.QtCore import QCoreApplication

from gharial.model.failures import MalformedJid
from gharial.model.jid import parse_jid
from gharial.ui.explain import explain

translate = QCoreApplication.translate

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)


def public_address_problem(text: str) -> str:
    """For "192.0.2.7", "[2001:db8::1]:5281", "home.example:5281"; nothing typed is right too."""
    if not text:
        return ""
    host, port = _parted(text)
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        return translate("address_checks", "A port is a number from 1 to 65535, after a colon.")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return (
            ""
            if _is_name(host)
            else translate("address_checks", "This is neither a network address nor a name such as home.river.example.")
        )
    if address.is_loopback or address.is_unspecified or address.is_multicast or address.is_link_local:
        return translate("address_checks", "Nobody else can reach this address; it only means this computer or cable.")
    return ""


def stun_problem(text: str) -> str:
    """For several servers such as "stun.river.example stun.home.example:3478", parted by blanks or commas."""
    for one in server_names(text):
        host, port = _parted(one)
        if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
            return translate("address_checks", "A port is a number from 1 to 65535, after a colon.")
        try:
            ipaddress.ip_address(host)
        except ValueError:
            if not _is_name(host):
                return translate(
                    "address_checks", "This is neither a network address nor a name such as home.river.example."
                )
    return ""


def server_names(text: str) -> tuple[str, ...]:
    """What stands in a line of server names, each once."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def proxy_problem(text: str, known: tuple[str, ...] = ()) -> str:
    """For the XMPP address of a proxy, such as proxy.river.example."""
    if not text:
        return translate("address_checks", "Type the address of a proxy, such as proxy.river.example.")
    try:
        jid = parse_jid(text)
    except MalformedJid as failure:
        return explain(failure).sentence
    if jid.resource:
        return translate("address_checks", "The address of a proxy has no slash.")
    if jid.bare in known:
        return translate("address_checks", "This proxy is in the list already.")
    return ""


def _parted(text: str) -> tuple[str, str | None]:
    """Host and port, None without one."""
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            return "", None
        return host, rest[1:] if rest else None
    if text.count(":") > 1:
        return text, None
    host, colon, port = text.partition(":")
    return host, port if colon else None


def _is_name(host: str) -> bool:
    try:
        plain = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return False
    labels = plain.split(".")
    # A last part of figures alone would be a broken IPv4 address.
    return 0 < len(plain) <= 253 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
