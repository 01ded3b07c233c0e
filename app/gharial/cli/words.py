"""Failures and figures in plain English, for a terminal."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gharial.model import failures as f
from gharial.model.transfer import Kind

# Characters that turn the direction of a line or hide; a terminal obeys them (UAX #9).
_HIDDEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c" + "".join(map(chr, range(0x202A, 0x202F))))
_ISOLATES = frozenset(map(chr, range(0x2066, 0x206A)))


def reason(failure: f.Failure) -> str:
    """The failure's class as one word for programs: "local-file-problem"."""
    name = type(failure).__name__
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name).lstrip("-")


def sentence(failure: f.Failure) -> str:
    """What happened, in one line that is safe for a terminal."""
    words = _WORDS.get(type(failure))
    return printable(words(failure) if words is not None else "Something went wrong inside Gharial.")


def knows(kind: type[f.Failure]) -> bool:
    """Whether that class of failures has words of its own."""
    return kind in _WORDS


def printable(text: str) -> str:
    """`text` without anything that a terminal would obey instead of show."""
    return "".join(
        char if (char.isprintable() or char == " ") and char not in _HIDDEN and char not in _ISOLATES else "\ufffd"
        for char in text
    )


def size(count: float) -> str:
    """Bytes in decimal units: "48.2 MB"."""
    if count < 1000:
        return f"{int(count)} B"
    for unit in ("kB", "MB", "GB"):
        count /= 1000
        if count < 999.95:
            return f"{count:.1f} {unit}"
    return f"{count / 1000:.1f} TB"


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: "1:02:03", "2:03"; below ten seconds with a tenth."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02d}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def _wrong_password(failure: f.WrongPassword) -> str:
    if failure.condition == "not-authorized":
        return f"The server does not know {failure.account} with this password."
    return f"The server did not sign {failure.account} in ({failure.condition})."


def _certificate(failure: f.CertificateProblem) -> str:
    why = {
        "untrusted": f"comes from an authority that is not trusted here; --ca-file names one for {failure.host}",
        "expired": "has expired",
        "not-yet-valid": "is not valid yet; is the clock right?",
        "other-host": "was made out to another name",
    }
    return f"The certificate of {failure.host} {why.get(failure.fault, 'cannot be believed')}. Nothing was sent."


def _local_file(failure: f.LocalFileProblem) -> str:
    what = {
        "vanished": "is not there",
        "no-permission": "may not be read or written by you",
        "disk-full": "does not fit: the disk is full",
        "changed": "changed while it was being sent",
        "not-a-file": "is not a file",
        "no-folder": "is not a folder",
    }
    return f"{failure.path}: {what.get(failure.fault, failure.detail or 'cannot be used')}."


def _request_failed(failure: f.RequestFailed) -> str:
    said = f": {failure.text}" if failure.text else ""
    return f"{failure.peer or 'The server'} answered “{failure.condition}”{said}"


def _registration(failure: f.RegistrationRefused) -> str:
    said = f": {failure.text}" if failure.text else ""
    return f"{failure.host} did not create the account ({failure.condition}){said}"


def _server_closed(failure: f.ServerClosed) -> str:
    if failure.condition == "conflict":
        return f"{failure.host} ended the connection: the same device has signed in somewhere else."
    return f"{failure.host} ended the connection ({failure.condition or 'without a reason'})."


def _link(failure: f.LinkRefused) -> str:
    if failure.fault == "broken-seal":
        return f"What came from {failure.host} does not open with the key of its link. Not kept."
    why = {
        "not-secure": "is not encrypted",
        "private-address": "leads into a private network",
        "too-many-redirects": "is passed on too often",
        "hidden-address": "would show your network address, which you keep from this contact",
    }
    return f"The link to {failure.host} is not followed: it {why.get(failure.fault, 'is broken')}."


def _folder_bound(failure: f.FolderTooLarge) -> str:
    what = {
        "entries": "files",
        "depth": "folders in each other",
        "bytes": "bytes of names",
        "single-files": "files, and the other program takes no folders",
    }
    return (
        f"{failure.name} cannot travel as a folder: it has {failure.found} {what.get(failure.bound, failure.bound)}, "
        f"and {failure.limit} is the most."
    )


_WORDS: Mapping[type[f.Failure], Callable[[Any], str]] = {
    f.MalformedJid: lambda x: f"“{x.text[:200]}” is no address; one looks like alice@river.example.",
    f.WrongPassword: _wrong_password,
    f.PasswordMissing: lambda x: f"There is no password for {x.account}; --password-file names a file with it.",
    f.UnknownHost: lambda x: f"There is no server called {x.host}, or names cannot be looked up at the moment.",
    f.ConnectionRefused: lambda x: f"{x.host} does not answer on port {x.port} ({x.detail or 'closed'}).",
    f.CertificateProblem: _certificate,
    f.NoSecureLogin: lambda x: f"{x.host} offers no sign-in that keeps the password secret. It was not sent.",
    f.ServerSilent: lambda x: f"{x.host} took the connection and said nothing for {duration(x.timeout_s)}.",
    f.ServerClosed: _server_closed,
    f.NotConnected: lambda x: f"{x.account} is not connected.",
    f.UnknownAccount: lambda x: f"{x.account} is not stored here; `gharial account add` stores it.",
    f.RegistrationRefused: _registration,
    f.KeyringProblem: lambda x: f"The system's keyring cannot be used ({x.detail}); --keep file or --keep ask can.",
    f.RequestFailed: _request_failed,
    f.NoAnswer: lambda x: f"{x.peer or 'The server'} did not answer for {duration(x.timeout_s)}.",
    f.Declined: lambda x: f"{x.peer} {'takes no more offers for the moment' if x.busy else 'declined'}.",
    f.Cancelled: lambda x: "Cancelled here." if x.by_us else "The other side cancelled.",
    f.Unsupported: lambda x: f"{x.peer} has no program online that takes files this way (no {x.lacks}).",
    f.TooLarge: lambda x: f"{size(x.size)} are more than this way can carry ({size(x.limit)}).",
    f.Unreachable: lambda x: "The two computers could not reach each other" + (f": {x.tried}." if x.tried else "."),
    f.TimedOut: lambda x: f"Nothing happened for {duration(x.timeout_s)} ({x.step}).",
    f.ProtocolBreach: lambda x: f"The program of {x.peer} broke the protocol: {x.what}.",
    f.PeerGone: lambda x: f"{x.peer} is offline.",
    f.Interrupted: lambda x: f"The connection broke after {size(x.bytes_done)}.",
    f.NotPublished: lambda x: f"{x.peer} does not share {x.name} with you any more.",
    f.OtherFile: lambda x: f"{x.peer} came with another file than the one asked for ({x.what} differs). Not taken.",
    f.DigestMismatch: lambda x: f"All bytes came, but they are not the file's ({x.algorithm} differs). Not kept.",
    f.LocalFileProblem: _local_file,
    f.SetAside: lambda x: "Another way was chosen.",
    f.ConsentNeeded: lambda x: f"Only a copy on {x.server} is left as a way; --upload allows it.",
    f.HttpRefused: lambda x: f"{x.host} answered {x.status}{f' ({x.reason})' if x.reason else ''}.",
    f.LinkRefused: _link,
    f.FolderTooLarge: _folder_bound,
    f.FolderMalformed: lambda x: f"The list of the files in {x.name} is not one that a folder can have: {x.what}.",
    f.NotSecured: lambda x: f"{x.peer} would have sent plain what was to be encrypted. Ended instead.",
    f.AnsweredElsewhere: lambda x: f"{'Accepted' if x.taken else 'Declined'} on another device ({x.resource}).",
    f.RoomRefused: lambda x: f"{x.room} said no ({x.fault}){f': {x.text}' if x.text else ''}.",
    f.RemovedFromRoom: lambda x: f"No longer in {x.room} ({x.how}){f': {x.reason}' if x.reason else ''}.",
    f.Unexpected: lambda x: f"Something went wrong inside Gharial ({x.detail}).",
}


def ways(pairs: Iterable[tuple[str, Kind]]) -> str:
    """Methods with the bytestreams each can use, as the options name them."""
    return ", ".join(sorted(f"--method {method} --via {kind.value}" for method, kind in pairs))
