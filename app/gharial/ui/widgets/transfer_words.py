"""A transfer in words: how it stands, how far it is, and which way its bytes go."""

import ipaddress

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction
from gharial.model.failures import Cancelled, Declined
from gharial.model.transfer import Attempt, Kind, Progress, Transfer, TransferState
from gharial.ui.explain import explain
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.foreign_text import shown

SEPARATOR = " · "


def _tr(text: str) -> str:
    return QCoreApplication.translate("transfer_words", text)


def state_words(transfer: Transfer, progress: Progress | None = None) -> str:
    """How the transfer stands. While it streams and `progress` is known: how far, how fast, how long still."""
    outgoing = transfer.direction is Direction.OUTGOING
    match transfer.state:
        case TransferState.QUEUED:
            return _tr("Waiting to be sent") if outgoing else _tr("Waiting")
        case TransferState.OFFERED:
            return _tr("Waiting to be accepted") if outgoing else _tr("Waiting for your answer")
        case TransferState.CONNECTING:
            return _tr("Looking for a way")
        case TransferState.STREAMING:
            return progress_words(progress) if progress is not None else _streaming(outgoing=outgoing)
        case TransferState.VERIFYING:
            return _tr("Checking that all arrived")
        case TransferState.DONE:
            return _tr("Done, verified") if transfer.verified else _tr("Done, not verified")
        case TransferState.DECLINED:
            return _tr("Not sent: declined") if outgoing else _tr("You declined it")
        case TransferState.CANCELLED:
            return _cancelled(transfer)
        case TransferState.FAILED:
            return _failed(transfer, outgoing=outgoing)


def progress_words(progress: Progress) -> str:
    """How far, how fast, how long still: "31.0 MB of 48.2 MB · 31.0 MB/s · 1 s left"."""
    parts = [
        _tr("{done} of {size}").format(done=size_text(progress.bytes_done), size=size_text(progress.size)),
        speed_text(progress.speed),
    ]
    if progress.seconds_left is not None:
        left = duration_text(progress.seconds_left)
        parts.append(_tr("{time} left").format(time=left) if left else "")
    return SEPARATOR.join(part for part in parts if part)


def route_words(attempt: Attempt) -> str:
    """Which way the bytes of one attempt go, without the names of protocols; empty while only the offer was out."""
    match attempt.kind:
        case None:
            return ""
        case Kind.SOCKS5_PROXY:
            host = _host(attempt.route)
            return _tr("through {host}").format(host=shown(host)) if host else _tr("through a relay")
        case Kind.INBAND:
            return _tr("through the chat connection, slower")
        case Kind.HTTP:
            host = _host(attempt.route)
            return _tr("uploaded to {host}").format(host=shown(host)) if host else _tr("uploaded to the server")
        case _:
            return _tr("directly, local network") if _is_local(_host(attempt.route)) else _tr("directly")


def current_route(transfer: Transfer) -> str:
    """The way of the latest attempt, or nothing."""
    return route_words(transfer.attempts[-1]) if transfer.attempts else ""


def _streaming(*, outgoing: bool) -> str:
    return _tr("Sending") if outgoing else _tr("Receiving")


def _cancelled(transfer: Transfer) -> str:
    if isinstance(transfer.failure, Cancelled) and not transfer.failure.by_us:
        return _tr("Cancelled by the other side")
    return _tr("Cancelled by you") if isinstance(transfer.failure, Cancelled) else _tr("Cancelled")


def _failed(transfer: Transfer, *, outgoing: bool) -> str:
    failure = transfer.failure
    if isinstance(failure, Declined):
        return _tr("Not sent: declined")
    if failure is None:
        return _tr("Not sent") if outgoing else _tr("Not received")
    text = _tr("Not sent: {reason}") if outgoing else _tr("Not received: {reason}")
    return text.format(reason=explain(failure).what)


def _host(route: str) -> str:
    """The host of "192.0.2.7:5281", "[2001:db8::1]:80" or "proxy.example"."""
    if route.startswith("["):
        return route[1:].partition("]")[0]
    if route.count(":") > 1:
        return route
    return route.partition(":")[0]


def _is_local(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_private or address.is_link_local
