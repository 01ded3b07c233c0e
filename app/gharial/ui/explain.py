"""Failures in words: what happened and why, then what to do. The only place where errors become sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model import failures as f
from gharial.model.failures import CertificateFault, Failure, FileFault, FolderBound, LinkFault
from gharial.ui.condition_words import (
    CERTIFICATE,
    FILE,
    FOLDER,
    HTTP,
    LINK,
    QT_TRANSLATE_NOOP,
    REGISTRATION,
    REQUEST,
    SIGN_IN,
    STREAM,
    Words,
)
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, shown_name

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Explanation:
    """A failure for people: `what` happened and why, and `advice`, what to do, which may be empty."""

    what: str
    advice: str = ""

    @property
    def sentence(self) -> str:
        """Both, one after the other."""
        return f"{self.what} {self.advice}".strip()


def explain(failure: Failure) -> Explanation:
    """The words for any failure, in the language of the program; facts of others are neutralised."""
    words = _KINDS.get(type(failure))
    return words(failure) if words is not None else _unexpected(failure)


def knows(kind: type[Failure]) -> bool:
    """Whether that class of failures has words of its own."""
    return kind in _KINDS


def details(failure: Failure) -> str:
    """The technical text for "Copy details": class and facts of the failure and of what caused it, untranslated."""
    lines: list[str] = []
    cause: BaseException | None = failure
    while cause is not None and len(lines) < 40:
        if isinstance(cause, Failure):
            record = f.to_record(cause)
            lines.append(str(record.pop("kind")))
            lines += [f"  {name}: {shown(str(value))}" for name, value in record.items()]
        else:
            # Only the class: the words of a foreign exception may hold what must not leave the program.
            lines.append(f"caused by {type(cause).__name__}")
        cause = cause.__cause__
    return "\n".join(lines)


# --- addresses, accounts, connection ----------------------------------------------------------------------------------


def _malformed_jid(failure: f.MalformedJid) -> Explanation:
    if not failure.text.strip():
        return Explanation(
            translate("explain", "There is no address yet."),
            translate("explain", "An address looks like name@server, for example alice@river.example."),
        )
    return Explanation(
        translate("explain", "“{text}” is not an address.").format(text=shown(failure.text[:200])),
        translate("explain", "An address looks like name@server, for example alice@river.example."),
    )


def _wrong_password(failure: f.WrongPassword) -> Explanation:
    return _by_condition(
        SIGN_IN,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "The server did not accept the sign-in of {account}."),
        QT_TRANSLATE_NOOP("explain", "Check the address and the password, and try again."),
        account=_address(failure.account),
    )


def _password_missing(failure: f.PasswordMissing) -> Explanation:
    return Explanation(
        translate("explain", "The password of {account} is not stored on this computer.").format(
            account=_address(failure.account)
        ),
        translate("explain", "Enter it to sign in."),
    )


def _unknown_host(failure: f.UnknownHost) -> Explanation:
    return Explanation(
        translate("explain", "There is no server called {host}, or the network cannot look up names right now.").format(
            host=shown(failure.host)
        ),
        translate("explain", "Check the part of the address after the @, and the network connection."),
    )


def _connection_refused(failure: f.ConnectionRefused) -> Explanation:
    return Explanation(
        translate("explain", "{host} could not be reached on port {port}: nothing answers there.").format(
            host=shown(failure.host), port=failure.port
        ),
        translate("explain", "The server may be down or a firewall may close the way. Check server, port and network."),
    )


def _certificate_problem(failure: f.CertificateProblem) -> Explanation:
    words = CERTIFICATE.get(failure.fault, CERTIFICATE[CertificateFault.OTHER.value])
    return Explanation(
        translate("explain", words.what).format(host=shown(failure.host)),
        translate("explain", words.advice).format(host=shown(failure.host)),
    )


def _no_secure_login(failure: f.NoSecureLogin) -> Explanation:
    return Explanation(
        translate("explain", "{host} offers no way to sign in that keeps the password secret.").format(
            host=shown(failure.host)
        ),
        translate("explain", "No password was sent. Ask the server's operator to switch on encrypted sign-in."),
    )


def _server_silent(failure: f.ServerSilent) -> Explanation:
    return Explanation(
        translate("explain", "{host} took the connection and then said nothing for {time}.").format(
            host=shown(failure.host), time=_seconds(failure.timeout_s)
        ),
        translate("explain", "It may be overloaded, or the port may belong to something else. Try again later."),
    )


def _server_closed(failure: f.ServerClosed) -> Explanation:
    return _by_condition(
        STREAM,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "{host} ended the connection."),
        QT_TRANSLATE_NOOP("explain", "Gharial signs in again by itself."),
        text=failure.text,
        host=shown(failure.host),
    )


def _not_connected(failure: f.NotConnected) -> Explanation:
    return Explanation(
        translate("explain", "{account} is offline, so this could not be done.").format(
            account=_address(failure.account)
        ),
        translate("explain", "Go online and try again."),
    )


def _unknown_account(failure: f.UnknownAccount) -> Explanation:
    return Explanation(
        translate("explain", "The account {account} is not set up here.").format(account=_address(failure.account)),
        translate("explain", "Add it in the settings."),
    )


def _registration_refused(failure: f.RegistrationRefused) -> Explanation:
    return _by_condition(
        REGISTRATION,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "{host} did not create the account."),
        QT_TRANSLATE_NOOP("explain", "Check what you entered, or choose another server."),
        text=failure.text,
        host=shown(failure.host),
    )


def _keyring_problem(_: f.KeyringProblem) -> Explanation:
    return Explanation(
        translate("explain", "The system's keyring is missing or locked, so the password cannot be kept there."),
        translate("explain", "Unlock the keyring, or choose another place for the password."),
    )


def _request_failed(failure: f.RequestFailed) -> Explanation:
    return _by_condition(
        REQUEST,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "{peer} answered that this is not possible."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
        text=failure.text,
        peer=_peer(failure.peer),
    )


def _no_answer(failure: f.NoAnswer) -> Explanation:
    return Explanation(
        translate("explain", "{peer} did not answer for {time}.").format(
            peer=_peer(failure.peer), time=_seconds(failure.timeout_s)
        ),
        translate("explain", "The connection may be slow or gone. Try again in a moment."),
    )


# --- transfers --------------------------------------------------------------------------------------------------------


def _declined(failure: f.Declined) -> Explanation:
    return Explanation(translate("explain", "{peer} declined the file.").format(peer=_peer(failure.peer)))


def _cancelled(failure: f.Cancelled) -> Explanation:
    if failure.by_us:
        return Explanation(translate("explain", "You cancelled it."))
    return Explanation(
        translate("explain", "The other side cancelled it."),
        translate("explain", "Ask them, then try again."),
    )


def _unsupported(failure: f.Unsupported) -> Explanation:
    return Explanation(
        translate("explain", "{peer}'s program cannot take a file this way.").format(peer=_peer(failure.peer)),
        translate("explain", "Send it when they are signed in with another program or device."),
    )


def _too_large(failure: f.TooLarge) -> Explanation:
    return Explanation(
        translate("explain", "The file has {size}, and this way carries no more than {limit}.").format(
            size=size_text(failure.size), limit=size_text(failure.limit)
        ),
        translate("explain", "Another way or smaller parts will do."),
    )


def _unreachable(_: f.Unreachable) -> Explanation:
    return Explanation(
        translate("explain", "The two computers could not reach each other; routers or firewalls close the way."),
        translate("explain", "Try again when one of you is on another network."),
    )


def _timed_out(failure: f.TimedOut) -> Explanation:
    return Explanation(
        translate("explain", "The other side did not go on for {time}.").format(time=_seconds(failure.timeout_s)),
        translate("explain", "Try again; if it stays so, ask them to restart their program."),
    )


def _protocol_breach(failure: f.ProtocolBreach) -> Explanation:
    return Explanation(
        translate("explain", "{peer}'s program answered in a way that Gharial could not understand.").format(
            peer=_peer(failure.peer)
        ),
        translate("explain", "“Copy details” has what the makers of that program need to know."),
    )


def _peer_gone(failure: f.PeerGone) -> Explanation:
    return Explanation(
        translate("explain", "{peer} is offline.").format(peer=_peer(failure.peer)),
        translate("explain", "Try again when they are back."),
    )


def _interrupted(failure: f.Interrupted) -> Explanation:
    return Explanation(
        translate("explain", "The connection broke after {size} had arrived.").format(
            size=size_text(failure.bytes_done)
        ),
        translate("explain", "Try again when the connection is back."),
    )


def _digest_mismatch(_: f.DigestMismatch) -> Explanation:
    return Explanation(
        translate("explain", "All bytes came, but they are not the same as those that were sent."),
        translate("explain", "Do not use the file; have it sent again."),
    )


def _set_aside(_: f.SetAside) -> Explanation:
    return Explanation(translate("explain", "You chose another way."))


def _consent_needed(failure: f.ConsentNeeded) -> Explanation:
    return Explanation(
        translate("explain", "Only an upload to {server} is left, and that leaves a copy there.").format(
            server=shown(failure.server)
        ),
        translate("explain", "Allow the upload, or wait until the other computer can be reached."),
    )


def _http_refused(failure: f.HttpRefused) -> Explanation:
    known = str(failure.status) in HTTP or not 500 <= failure.status < 600
    return _by_condition(
        HTTP,
        str(failure.status) if known else "5xx",
        QT_TRANSLATE_NOOP("explain", "{host} refused (answer {status})."),
        QT_TRANSLATE_NOOP("explain", "Try again later, or use another way."),
        text=failure.reason,
        host=shown(failure.host),
        status=str(failure.status),
    )


def _link_refused(failure: f.LinkRefused) -> Explanation:
    fault = failure.fault if failure.fault in LINK else LinkFault.MALFORMED.value
    return _by_condition(LINK, fault, "", "", host=shown(failure.host) or translate("explain", "an unknown place"))


def _folder_too_large(failure: f.FolderTooLarge) -> Explanation:
    bound = failure.bound if failure.bound in FOLDER else FolderBound.ENTRIES.value
    found, limit = (QLocale().toString(number) for number in (failure.found, failure.limit))
    return _by_condition(FOLDER, bound, "", "", name=shown_name(failure.name), found=found, limit=limit)


def _folder_malformed(failure: f.FolderMalformed) -> Explanation:
    return _by_condition(FOLDER, "malformed", "", "", name=shown_name(failure.name))


def _local_file_problem(failure: f.LocalFileProblem) -> Explanation:
    words = FILE.get(failure.fault, FILE[FileFault.OTHER.value])
    path = PurePath(failure.path)
    facts = {"name": shown_name(path.name or failure.path), "folder": shown(str(path.parent)), "path": shown(str(path))}
    return Explanation(
        translate("explain", words.what).format(**facts),
        translate("explain", words.advice).format(**facts),
    )


def _unexpected(_: Failure) -> Explanation:
    return Explanation(
        translate("explain", "Something in Gharial itself did not work as it should."),
        translate("explain", "Try again. “Copy details” and the log file help to report it."),
    )


# --- the table and its pieces -----------------------------------------------------------------------------------------

_KINDS: Mapping[type[Failure], Callable[[Any], Explanation]] = {
    f.MalformedJid: _malformed_jid,
    f.WrongPassword: _wrong_password,
    f.PasswordMissing: _password_missing,
    f.UnknownHost: _unknown_host,
    f.ConnectionRefused: _connection_refused,
    f.CertificateProblem: _certificate_problem,
    f.NoSecureLogin: _no_secure_login,
    f.ServerSilent: _server_silent,
    f.ServerClosed: _server_closed,
    f.NotConnected: _not_connected,
    f.UnknownAccount: _unknown_account,
    f.RegistrationRefused: _registration_refused,
    f.KeyringProblem: _keyring_problem,
    f.RequestFailed: _request_failed,
    f.NoAnswer: _no_answer,
    f.Declined: _declined,
    f.Cancelled: _cancelled,
    f.Unsupported: _unsupported,
    f.TooLarge: _too_large,
    f.Unreachable: _unreachable,
    f.TimedOut: _timed_out,
    f.ProtocolBreach: _protocol_breach,
    f.PeerGone: _peer_gone,
    f.Interrupted: _interrupted,
    f.DigestMismatch: _digest_mismatch,
    f.SetAside: _set_aside,
    f.ConsentNeeded: _consent_needed,
    f.HttpRefused: _http_refused,
    f.LinkRefused: _link_refused,
    f.FolderMalformed: _folder_malformed,
    f.FolderTooLarge: _folder_too_large,
    f.LocalFileProblem: _local_file_problem,
    f.Unexpected: _unexpected,
}


def _by_condition(
    table: Mapping[str, Words], condition: str, what: str, advice: str, text: str = "", **facts: str
) -> Explanation:
    """The words for a condition, or the general ones with what the other side said in its own words."""
    words = table.get(condition)
    if words is not None:
        return Explanation(
            translate("explain", words.what).format(**facts), translate("explain", words.advice).format(**facts)
        )
    sentence = translate("explain", what).format(**facts)
    if text.strip():
        said = translate("explain", "It said: “{text}”.").format(text=shown(" ".join(text.split())[:300]))
        sentence = f"{sentence} {said}"
    return Explanation(sentence, translate("explain", advice).format(**facts))


def _address(text: str) -> str:
    return shown(text.partition("/")[0])


def _peer(text: str) -> str:
    return _address(text) or translate("explain", "The server")


def _seconds(seconds: float) -> str:
    return translate("explain", "{count} s").format(count=QLocale().toString(max(1, round(seconds))))
