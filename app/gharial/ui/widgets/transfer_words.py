"""A transfer in words: how it stands, how far it is, and which way its bytes go."""

import ipaddress

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction
from gharial.model.failures import Cancelled, Declined
from gharial.model.transfer import Attempt, Kind, Progress, Transfer, TransferState
from gharial.ui.explain import explain
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

SEPARATOR = " · "


def state_words(transfer: Transfer, progress: Progress | None = None) -> str:
    """How the transfer stands. While it streams and `progress` is known: how far, how fast, how long still."""
    outgoing = transfer.direction is Direction.OUTGOING
    match transfer.state:
        case TransferState.QUEUED:
            return (
                translate("transfer_words", "Waiting to be sent")
                if outgoing
                else translate("transfer_words", "Waiting")
            )
        case TransferState.OFFERED:
            return (
                translate("transfer_words", "Waiting to be accepted")
                if outgoing
                else translate("transfer_words", "Waiting for your answer")
            )
        case TransferState.CONNECTING:
            return translate("transfer_words", "Looking for a way")
        case TransferState.STREAMING:
            return progress_words(progress) if progress is not None else _streaming(outgoing=outgoing)
        case TransferState.VERIFYING:
            return translate("transfer_words", "Checking that all arrived")
        case TransferState.DONE:
            return (
                translate("transfer_words", "Done, verified")
                if transfer.verified
                else translate("transfer_words", "Done, not verified")
            )
        case TransferState.DECLINED:
            return (
                translate("transfer_words", "Not sent: declined")
                if outgoing
                else translate("transfer_words", "You declined it")
            )
        case TransferState.CANCELLED:
            return _cancelled(transfer)
        case TransferState.FAILED:
            return _failed(transfer, outgoing=outgoing)


def progress_words(progress: Progress) -> str:
    """How far, how fast, how long still: "31.0 MB of 48.2 MB · 31.0 MB/s · 1 s left"."""
    parts = [
        translate("transfer_words", "{done} of {size}").format(
            done=size_text(progress.bytes_done), size=size_text(progress.size)
        ),
        speed_text(progress.speed),
    ]
    if progress.seconds_left is not None:
        left = duration_text(progress.seconds_left)
        parts.append(translate("transfer_words", "{time} left").format(time=left) if left else "")
    return SEPARATOR.join(part for part in parts if part)


def route_words(attempt: Attempt) -> str:
    """Which way the bytes of one attempt go, without the names of protocols; empty while only the offer was out."""
    match attempt.kind:
        case None:
            return ""
        case Kind.SOCKS5_PROXY:
            host = _host(attempt.route)
            return (
                translate("transfer_words", "through {host}").format(host=shown(host))
                if host
                else translate("transfer_words", "through a relay")
            )
        case Kind.INBAND:
            return translate("transfer_words", "through the chat connection, slower")
        case Kind.HTTP:
            host = _host(attempt.route)
            return (
                translate("transfer_words", "uploaded to {host}").format(host=shown(host))
                if host
                else translate("transfer_words", "uploaded to the server")
            )
        case _:
            return (
                translate("transfer_words", "directly, local network")
                if _is_local(_host(attempt.route))
                else translate("transfer_words", "directly")
            )


def current_route(transfer: Transfer) -> str:
    """The way of the latest attempt, or nothing."""
    return route_words(transfer.attempts[-1]) if transfer.attempts else ""


def _streaming(*, outgoing: bool) -> str:
    return translate("transfer_words", "Sending") if outgoing else translate("transfer_words", "Receiving")


def _cancelled(transfer: Transfer) -> str:
    if isinstance(transfer.failure, Cancelled) and not transfer.failure.by_us:
        return translate("transfer_words", "Cancelled by the other side")
    return (
        translate("transfer_words", "Cancelled by you")
        if isinstance(transfer.failure, Cancelled)
        else translate("transfer_words", "Cancelled")
    )


def _failed(transfer: Transfer, *, outgoing: bool) -> str:
    failure = transfer.failure
    if isinstance(failure, Declined):
        return translate("transfer_words", "Not sent: declined")
    if failure is None:
        return translate("transfer_words", "Not sent") if outgoing else translate("transfer_words", "Not received")
    text = (
        translate("transfer_words", "Not sent: {reason}")
        if outgoing
        else translate("transfer_words", "Not received: {reason}")
    )
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
