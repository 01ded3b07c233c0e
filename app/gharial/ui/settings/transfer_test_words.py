"""What a row of "Test my transfers" says: what was looked at, what came of it, what to do; and the report to copy."""

import ipaddress
import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.failures import MalformedJid
from gharial.model.jid import parse_jid
from gharial.model.self_test import Check, CheckResult, CheckState, Finding
from gharial.model.transfer import Kind
from gharial.ui.explain import explain
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

MASK = "•••"
_MARKS = {CheckState.RUNNING: "...", CheckState.GOOD: "ok", CheckState.NOTE: "--", CheckState.BAD: "!!"}
# What an address may not have before its @ (RFC 7622 §3.3.1), and what ends its server and its resource in a text.
_ACCOUNT = re.compile(r"""[^\s"&'/:<>@(),=\[\]{}]+@([^\s"&'/:<>@(),;=]+)(/[^\s"'<>),;]*)?""")
# A whole address between quotes: its resource may hold blanks, and ends where the quotes do.
_QUOTED = re.compile(r"""(?<=['"])[^\s"&'/:<>@]+@([^\s"&'/:<>@(),;=]+)/[^'"\n]*(?=['"])""")
_ADDRESS = re.compile(r"\[?([0-9A-Fa-f:.]{3,})\]?")


def state_words(state: CheckState) -> str:
    """In one or two words, for who does not see the sign."""
    match state:
        case CheckState.RUNNING:
            return translate("transfer-test", "Testing…")
        case CheckState.GOOD:
            return translate("transfer-test", "Works")
        case CheckState.NOTE:
            return translate("transfer-test", "Not used")
        case CheckState.BAD:
            return translate("transfer-test", "Does not work")


def title_words(result: CheckResult) -> str:
    """What is looked at."""
    match result.check:
        case Check.SIGN_IN:
            return translate("transfer-test", "Signing in")
        case Check.UPLOAD:
            return translate("transfer-test", "Uploads to the server")
        case Check.PROXY:
            return translate("transfer-test", "Proxy")
        case Check.STUN:
            return translate("transfer-test", "Finding our address (STUN)")
        case Check.TURN:
            return translate("transfer-test", "Relay (TURN)")
        case Check.PORT:
            return translate("transfer-test", "Reached from outside")
        case Check.WAY:
            return _way_title(result)


def _way_title(result: CheckResult) -> str:
    methods = {
        "jingle": translate("transfer-test", "Jingle"),
        "si": translate("transfer-test", "Stream initiation"),
        "share": translate("transfer-test", "Google Talk’s file sharing"),
        "oob": translate("transfer-test", "A link to this computer"),
        "upload": translate("transfer-test", "Upload and a link"),
    }
    method = methods.get(result.method, result.method)
    by = _kind_words(result.kind)
    if not by:
        return method
    return translate("transfer-test", "{method}, {by}").format(method=method, by=by)


def _kind_words(kind: Kind | None) -> str:
    match kind:
        case Kind.SOCKS5_DIRECT:
            return translate("transfer-test", "directly")
        case Kind.SOCKS5_PROXY:
            return translate("transfer-test", "through a proxy")
        case Kind.INBAND:
            return translate("transfer-test", "through the chat servers")
        case Kind.ICE:
            return translate("transfer-test", "across routers, encrypted (ICE)")
        case Kind.RAW_UDP:
            return translate("transfer-test", "by plain UDP")
        case Kind.P2P:
            return translate("transfer-test", "by UDP")
        case _:
            return ""


def sentence(result: CheckResult) -> str:
    """What came of it, and what to do; empty while it runs."""
    if result.state is CheckState.RUNNING:
        return ""
    if result.failure is not None and result.check is not Check.WAY:
        return explain(result.failure).sentence
    match result.check:
        case Check.SIGN_IN:
            words = translate("transfer-test", "A second device of this account signed in to {server} for this test.")
            return words.format(server=shown(result.subject))
        case Check.UPLOAD:
            return _upload(result)
        case Check.PROXY:
            return _proxy(result)
        case Check.STUN:
            return _stun(result)
        case Check.TURN:
            return _turn(result)
        case Check.PORT:
            return _port(result)
        case Check.WAY:
            return _way(result)


def _upload(result: CheckResult) -> str:
    if result.finding is Finding.NONE_NAMED:
        return translate(
            "transfer-test",
            "The server takes no uploads. Files for who is offline wait until they are back.",
        )
    if result.limit is None:
        words = translate("transfer-test", "{server} takes uploads and names no limit.")
    else:
        words = translate("transfer-test", "{server} takes uploads of up to {size}.")
    return words.format(server=shown(result.subject), size=size_text(result.limit or 0))


def _proxy(result: CheckResult) -> str:
    if result.finding is Finding.NONE_NAMED:
        return translate(
            "transfer-test",
            "The server names no proxy that answers. You can name one in the settings, under Network.",
        )
    if result.finding is Finding.NO_ANSWER:
        words = translate("transfer-test", "{server} does not answer. Check its name in the settings, under Network.")
    else:
        words = translate("transfer-test", "{server} answers.")
    return words.format(server=shown(result.subject))


def _stun(result: CheckResult) -> str:
    if result.finding is Finding.NONE_NAMED:
        return translate(
            "transfer-test",
            "The server names no STUN server. You can name one in the settings, under Network.",
        )
    if result.finding is Finding.NO_ANSWER:
        words = translate(
            "transfer-test", "{server} does not answer. It may be gone, or a firewall keeps UDP from leaving."
        )
    else:
        words = translate("transfer-test", "{server} sees this computer as {address}.")
    return words.format(server=shown(result.subject), address=shown(result.address))


def _turn(result: CheckResult) -> str:
    if result.finding is Finding.NONE_NAMED:
        return translate("transfer-test", "The server names no relay. Proxies and the chat servers stand in for it.")
    if result.finding is Finding.NOT_INSTALLED:
        return translate("transfer-test", "The libraries for relays are not installed here (aioice, aiortc).")
    if result.finding is Finding.NO_ANSWER:
        words = translate(
            "transfer-test", "{server} lends no address. Tell who runs your server, or check that UDP may leave."
        )
    else:
        words = translate("transfer-test", "{server} lends the address {address}.")
    return words.format(server=shown(result.subject), address=shown(result.address))


def _port(result: CheckResult) -> str:
    match result.finding:
        case Finding.CONFIGURED:
            words = translate(
                "transfer-test",
                "Contacts are told {address}, as set under Network. Whether the router leads there can only be seen "
                "from outside.",
            )
        case Finding.MAPPED:
            words = translate("transfer-test", "The router leads {address} to this computer.")
        case Finding.PUBLIC:
            words = translate(
                "transfer-test", "This computer has a public address: {address}. A firewall may still be in the way."
            )
        case Finding.NOT_MAPPED:
            words = translate(
                "transfer-test",
                "The router did not open a port. Open one by hand and name it under Network, or rely on proxies.",
            )
        case _:
            words = translate(
                "transfer-test",
                "Only computers in your own network reach this one directly ({address}). Under Network you can let "
                "Gharial ask the router for more.",
            )
    return words.format(address=shown(result.address))


def _way(result: CheckResult) -> str:
    if result.finding is Finding.NOT_ASKED:
        return translate("transfer-test", "Not tested: it would leave a file on the server. Tick the box above for it.")
    if result.finding is Finding.ANOTHER_WAY:
        return translate("transfer-test", "The file arrived, but by another way.")
    if result.failure is None:
        if result.method == "upload":
            return translate("transfer-test", "The server took the test file. It deletes it when its time is over.")
        return translate("transfer-test", "The test file arrived whole.")
    if result.state is CheckState.NOTE:
        return translate("transfer-test", "This way is not there: the server or a setting leaves it out.")
    what = explain(result.failure).what
    if result.kind in (Kind.ICE, Kind.RAW_UDP, Kind.P2P):
        advice = translate("transfer-test", "A firewall on this computer may keep UDP away.")
    elif result.kind is Kind.SOCKS5_PROXY:
        advice = translate("transfer-test", "Without a proxy, files go another way.")
    else:
        advice = translate("transfer-test", "A firewall on this computer may be in the way.")
    return translate("transfer-test", "{what} {advice}").format(what=what, advice=advice)


def seconds_words(result: CheckResult) -> str:
    """How long it took; empty where that means nothing."""
    if result.seconds is None or result.state is CheckState.NOTE:
        return ""
    return translate("transfer-test", "{count} s").format(count=QLocale().toString(result.seconds, "f", 1))


def summary(results: Iterable[CheckResult]) -> str:
    """What it comes to, in one sentence."""
    ways = [one for one in results if one.check is Check.WAY]
    good = sum(1 for one in ways if one.state is CheckState.GOOD)
    bad = sum(1 for one in ways if one.state is CheckState.BAD)
    number = QLocale().toString
    if not ways:
        return translate("transfer-test", "The test could not begin.")
    if not good:
        return translate("transfer-test", "No way worked. The rows say why.")
    if bad:
        words = translate("transfer-test", "Ways that work: {good}; ways that do not: {bad}. Files take those that do.")
        return words.format(good=number(good), bad=number(bad))
    return translate("transfer-test", "Every way that was tested works: {good}.").format(good=number(good))


def report(results: Sequence[CheckResult], *, addresses: bool) -> str:
    """All rows as text to send to somebody who helps.

    Of accounts only the server is told, never the name; without `addresses`, no network address stands in it.
    """
    lines = []
    for one in results:
        parts = [f"[{_MARKS[one.state]}]", f"{title_words(one)}:", sentence(one) or state_words(one.state)]
        if seconds_words(one):
            parts.append(f"({seconds_words(one)})")
        lines.append(" ".join(parts))
        if one.failure is not None:
            lines.append(f"     {one.failure!r}")
    text = nameless("\n".join(lines) + "\n", {part for one in results for part in _strings(one)})
    return text if addresses else masked(text, {part for one in results for part in one.address.split()})


def _strings(result: CheckResult) -> Iterable[str]:
    """What may be an address in full, or stand around one, in what a row tells."""
    yield result.subject
    if result.failure is not None:
        yield from (value for value in vars(result.failure).values() if isinstance(value, str))


def nameless(text: str, known: Iterable[str] = ()) -> str:
    """`text` with the names of accounts and their devices masked: `•••@server/•••`.

    Of those that are `known`, the whole resource goes, whatever is in it; elsewhere it ends at a blank or, between
    quotes, with these.
    """
    for one in sorted(known, key=len, reverse=True):
        try:
            jid = parse_jid(one)
        except MalformedJid:
            continue
        if jid.local and jid.resource:
            for written in (one, repr(one)[1:-1], shown(one)):
                text = text.replace(written, f"{MASK}@{jid.domain}/{MASK}")
    text = _QUOTED.sub(lambda found: f"{MASK}@{found[1]}/{MASK}", text)
    return _ACCOUNT.sub(lambda found: f"{MASK}@{found[1]}" + (f"/{MASK}" if found[2] else ""), text)


def masked(text: str, known: Iterable[str] = ()) -> str:
    """`text` without network addresses, and without those that are `known` to be ones, names too."""
    for one in sorted(known, key=len, reverse=True):
        text = text.replace(one, MASK)

    def hide(found: re.Match[str]) -> str:
        whole = found[1]
        core = whole.rstrip(".:")
        host, colon, port = core.rpartition(":")
        for candidate, rest in ((core, ""), (host, colon + port)):
            try:
                ipaddress.ip_address(candidate)
            except ValueError:
                continue
            return MASK + rest + whole[len(core) :]
        return found[0]

    return _ADDRESS.sub(hide, text)
