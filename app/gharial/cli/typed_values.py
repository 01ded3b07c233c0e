"""Readers of single values that were typed; argparse tells their ArgumentTypeError."""

import argparse
import re
from collections.abc import Sequence

from gharial.cli.language import translate
from gharial.cli.lines import filled
from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.model.value import dataclass

_SPEED = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?P<unit>[kKmMgG]?)(?:i?[bB])?(?:/s)?")
_FACTORS = {"": 1, "K": 1000, "M": 1_000_000, "G": 1_000_000_000}


def jid(text: str) -> Jid:
    """An address of an account, a server or a device."""
    try:
        return parse_jid(text)
    except MalformedJid as error:
        words = translate("terminal", "“{text}” is no address; one looks like alice@river.example")
        raise argparse.ArgumentTypeError(filled(words, text=text[:200])) from error


def bare_jid(text: str) -> Jid:
    """An address without a device."""
    return Jid(jid(text).bare)


def host_and_port(text: str) -> tuple[str, int]:
    """ "HOST:PORT", with an IPv6 address in brackets."""
    host, colon, port = text.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    elif ":" in host:
        words = translate("terminal", "an IPv6 address goes in brackets: {example}")
        raise argparse.ArgumentTypeError(filled(words, example="[2001:db8::1]:5222"))
    if not colon or not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(filled(translate("terminal", "“{text}” is not HOST:PORT"), text=text[:200]))
    return host, int(port)


@dataclass(frozen=True, slots=True)
class Names:
    """Reads names parted by commas; every one must be known."""

    known: tuple[str, ...]

    def __call__(self, text: str) -> list[str]:
        found = [name.strip() for name in text.split(",") if name.strip()]
        listed = ", ".join(self.known)
        for name in found:
            if name not in self.known:
                words = translate("terminal", "“{name}” is none of {names}")
                raise argparse.ArgumentTypeError(filled(words, name=name[:50], names=listed))
        if not found:
            raise argparse.ArgumentTypeError(filled(translate("terminal", "one of {names} is missing"), names=listed))
        return found


def one_of(names: Sequence[str]) -> Names:
    """A reader of some of `names`."""
    return Names(tuple(names))


def speed(text: str) -> int:
    """ "500K" is 500,000 bytes a second."""
    found = _SPEED.fullmatch(text.strip())
    value = round(float(found["number"]) * _FACTORS[found["unit"].upper()]) if found else 0
    if not 0 < value < 10**15:
        words = translate("terminal", "“{text}” is no speed; one looks like 500K or 2.5M, in bytes a second")
        raise argparse.ArgumentTypeError(filled(words, text=text[:50]))
    return value


def count(text: str) -> int:
    """A number from 1 on."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(
            filled(translate("terminal", "“{text}” is no number from 1 on"), text=text[:50])
        )
    return value


def seconds(text: str) -> float:
    """A time above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 10_000_000:
        words = translate("terminal", "“{text}” is no number of seconds above 0")
        raise argparse.ArgumentTypeError(filled(words, text=text[:50]))
    return value
