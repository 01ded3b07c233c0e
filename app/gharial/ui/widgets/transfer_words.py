"""A transfer in words: how it stands, how far it is, and which way its bytes go."""

import ipaddress
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction
from gharial.model.failures import (
    AnsweredElsewhere,
    Cancelled,
    ConsentNeeded,
    Declined,
    Interrupted,
    NotConnected,
    PeerGone,
    SetAside,
    Unsupported,
)
from gharial.model.transfer import UNKNOWN_SIZE, Attempt, FileInfo, Kind, Progress, Transfer, TransferState, Way
from gharial.model.value import dataclass
from gharial.ui.explain import explain
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The other end of a transfer as words need it: `name` already `shown`, empty where nobody looked it up."""

    name: str = ""
    there: bool = True
    """Online with any device, or nothing is known of that."""
    connected: bool = True
    """Our own account is online."""
    room: bool = False
    """It is a group chat, which takes links alone."""


def state_words(
    transfer: Transfer,
    progress: Progress | None = None,
    peer: Counterpart | None = None,
    now: datetime | None = None,
) -> str:
    """How the transfer stands. While it streams and `progress` is known: how far, how fast, how long still."""
    outgoing = transfer.direction is Direction.OUTGOING
    peer = peer or Counterpart()
    if transfer.paused and not transfer.state.finished:
        return _paused(transfer, peer)
    match transfer.state:
        case TransferState.QUEUED:
            return _waiting(transfer, peer, now or datetime.now(UTC))
        case TransferState.OFFERED if outgoing:
            return (
                translate("transfer_words", "Waiting for {name} to accept").format(name=peer.name)
                if peer.name
                else translate("transfer_words", "Waiting to be accepted")
            )
        case TransferState.OFFERED:
            return translate("transfer_words", "Waiting for your answer")
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
                else translate("transfer_words", "Done, no proof by this method")
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
            return _failed(transfer, peer, outgoing=outgoing)


def _paused(transfer: Transfer, peer: Counterpart) -> str:
    if transfer.paused_by_us and transfer.paused_by_peer:
        return translate("transfer_words", "Paused by both sides")
    if transfer.paused_by_us:
        return translate("transfer_words", "Paused by you")
    if peer.name:
        return translate("transfer_words", "Paused by {name}").format(name=peer.name)
    return translate("transfer_words", "Paused by the other side")


def _waiting(transfer: Transfer, peer: Counterpart, now: datetime) -> str:
    """Why it does not move yet, the reason that has to go first."""
    outgoing = transfer.direction is Direction.OUTGOING
    failure = transfer.failure
    if isinstance(failure, ConsentNeeded):
        return translate("transfer_words", "Only an upload to {server} is left").format(server=shown(failure.server))
    if not peer.connected:
        return translate("transfer_words", "Waiting for the connection")
    if not peer.there:
        text = (
            translate("transfer_words", "Sends when {name} is back")
            if outgoing
            else translate("transfer_words", "Goes on when {name} is back")
        )
        return text.format(name=peer.name)
    why = reason(transfer, peer.name) if failure is not None else ""
    if transfer.waits_until is not None and transfer.waits_until > now:
        seconds = (transfer.waits_until - now).total_seconds()
        text = translate("transfer_words", "Next try in {time}").format(time=duration_text(seconds))
    elif outgoing:
        text = translate("transfer_words", "Waiting its turn")
    elif peer.name:
        text = translate("transfer_words", "Waiting for {name} to go on").format(name=peer.name)
    else:
        text = translate("transfer_words", "Waiting")
    return SEPARATOR.join(part for part in (text, why) if part)


def progress_words(progress: Progress) -> str:
    """How far, how fast, how long still: "31.0 MB of 48.2 MB · 31.0 MB/s · 1 s left"; or that nothing comes."""
    parts = [
        translate("transfer_words", "{done} of {size}").format(
            done=size_text(progress.bytes_done), size=size_text(progress.size)
        ),
        silence_words(progress.silent_for) or speed_text(progress.speed),
    ]
    if progress.seconds_left is not None and not progress.silent_for:
        left = duration_text(progress.seconds_left)
        parts.append(translate("transfer_words", "{time} left").format(time=left) if left else "")
    return SEPARATOR.join(part for part in parts if part)


def silence_words(seconds: float) -> str:
    """ "no data for 12 s"; nothing for no time."""
    return translate("transfer_words", "no data for {time}").format(time=duration_text(seconds)) if seconds else ""


def route_words(attempt: Attempt) -> str:
    """Which way the bytes of one attempt go, without the names of protocols; empty while only the offer was out."""
    host = shown(_host(attempt.route))
    match attempt.kind:
        case None:
            return ""
        case Kind.SOCKS5_PROXY:
            return (
                translate("transfer_words", "Through the proxy {host}").format(host=host)
                if host
                else translate("transfer_words", "Through a proxy")
            )
        case Kind.INBAND:
            return translate("transfer_words", "Through the chat servers (slow)")
        case Kind.ICE:
            return _ice_words(attempt.route)
        case Kind.RAW_UDP:
            return (
                translate("transfer_words", "Directly over the local network, as datagrams (UDP)")
                if _is_local(_host(attempt.route))
                else translate("transfer_words", "Directly, as datagrams (UDP)")
            )
        case Kind.HTTP if attempt.method == "oob":
            return (
                translate("transfer_words", "By a web link to {host}").format(host=host)
                if host
                else translate("transfer_words", "By a web link")
            )
        case Kind.HTTP:
            return (
                translate("transfer_words", "By upload to {host}").format(host=host)
                if host
                else translate("transfer_words", "By upload to the server")
            )
        case _:
            return (
                translate("transfer_words", "Directly over the local network")
                if _is_local(_host(attempt.route))
                else translate("transfer_words", "Directly")
            )


def _ice_words(route: str) -> str:
    """For "direct 192.0.2.7:4444", "stun 192.0.2.7:4444", "relay 203.0.113.5:3478" and the empty text before."""
    how, _, place = route.partition(" ")
    host = shown(_host(place))
    match how:
        case "relay":
            return translate("transfer_words", "Through the relay {host}, encrypted between you").format(host=host)
        case "stun":
            return translate("transfer_words", "Directly, through your routers")
        case "direct" if _is_local(_host(place)):
            return translate("transfer_words", "Directly over the local network, encrypted")
        case "direct":
            return translate("transfer_words", "Directly, encrypted")
        case _:
            return translate("transfer_words", "Directly through routers, or by a relay")


def way_words(way: Way) -> str:
    """One way a transfer could go, for a menu: "Directly", "Through a proxy"; with how it went when it was tried."""
    words = route_words(Attempt(way.method, way.kind, datetime.now(UTC)))
    if way.leaves_copy_on_server:
        words = translate("transfer_words", "{way}, which keeps a copy").format(way=words)
    if way.failure is not None and not isinstance(way.failure, SetAside):
        return translate("transfer_words", "{way} (did not work before)").format(way=words)
    if way.worked_before is None:
        return words
    if way.worked_before:
        return translate("transfer_words", "{way} (worked last time)").format(way=words)
    return translate("transfer_words", "{way} (did not work last time)").format(way=words)


def reason(transfer: Transfer, name: str = "") -> str:
    """Why a transfer failed or waits: what happened, with the other end by its name."""
    if transfer.failure is None:
        return ""
    return explain(transfer.failure, {transfer.peer.bare: name} if name else None).what


def known_size(size: int) -> str:
    """A size, or that it is not known before all has come."""
    return translate("transfer_words", "size unknown") if size == UNKNOWN_SIZE else size_text(size)


def file_size(file: FileInfo) -> str:
    """The same of a file or folder; an empty folder has no size, whatever travels for it."""
    return size_text(0) if file.is_empty_folder else known_size(file.size)


def folder_words(transfer: Transfer) -> str:
    """ "Folder of 34 files", with what of it stays behind; nothing for a file."""
    words = _folder(transfer.file)
    if not transfer.file.left_out:
        return words
    left_out = transfer.file.left_out
    return SEPARATOR.join((words, translate("transfer_words", "%n left out (links and the like)", None, left_out)))


def _folder(file: FileInfo) -> str:
    if not file.is_folder:
        return ""
    if file.is_packed:
        return translate("transfer_words", "Folder")
    if file.is_empty_folder:
        return translate("transfer_words", "Empty folder")
    entries = file.entries
    return translate("transfer_words", "Folder of %n files", None, entries)


def current_route(transfer: Transfer) -> str:
    """The way of the latest attempt, or nothing."""
    return route_words(transfer.attempts[-1]) if transfer.attempts else ""


def _streaming(*, outgoing: bool) -> str:
    return translate("transfer_words", "Sending") if outgoing else translate("transfer_words", "Receiving")


def _cancelled(transfer: Transfer) -> str:
    if isinstance(transfer.failure, AnsweredElsewhere):
        return (
            translate("transfer_words", "Taken on another device of yours")
            if transfer.failure.taken
            else translate("transfer_words", "Declined on another device of yours")
        )
    if isinstance(transfer.failure, Cancelled) and not transfer.failure.by_us:
        return translate("transfer_words", "Cancelled by the other side")
    return (
        translate("transfer_words", "Cancelled by you")
        if isinstance(transfer.failure, Cancelled)
        else translate("transfer_words", "Cancelled")
    )


def _failed(transfer: Transfer, peer: Counterpart, *, outgoing: bool) -> str:
    failure = transfer.failure
    if isinstance(failure, Declined):
        return translate("transfer_words", "Not sent: declined")
    if isinstance(failure, Interrupted | NotConnected) and not outgoing and transfer.path is None:
        # It was never taken, so "after 0 bytes" is not the point.
        return translate("transfer_words", "Not received: the connection ended before you answered")
    if isinstance(failure, PeerGone) and peer.name:
        text = (
            translate("transfer_words", "Not sent: {name} went offline")
            if outgoing
            else translate("transfer_words", "Not received: {name} went offline")
        )
        return text.format(name=peer.name)
    if isinstance(failure, Unsupported) and peer.room:
        return translate("transfer_words", "Not sent: group chats get a link, and no server keeps a copy for you")
    if failure is None:
        return translate("transfer_words", "Not sent") if outgoing else translate("transfer_words", "Not received")
    text = (
        translate("transfer_words", "Not sent: {reason}")
        if outgoing
        else translate("transfer_words", "Not received: {reason}")
    )
    return text.format(reason=reason(transfer, peer.name))


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
