"""Failures in words: what happened and why, then what to do. The only place where errors become sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from gharial.model import failures as f
from gharial.model.failures import CertificateFault, Failure
from gharial.ui.condition_words import (
    CERTIFICATE,
    QT_TRANSLATE_NOOP,
    REGISTRATION,
    REQUEST,
    SIGN_IN,
    STREAM,
)
from gharial.ui.explanation import Explanation, address, by_condition, naming, peer, seconds
from gharial.ui.room_failures import ROOM_FAILURES
from gharial.ui.transfer_failures import TRANSFER_FAILURES
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate


def explain(failure: Failure, names: Mapping[str, str] | None = None) -> Explanation:
    """The words for any failure, in the language of the program; facts of others are neutralised.

    `names` are what people are called, already `shown`, by their bare addresses; all others are named by those.
    """
    words = _KINDS.get(type(failure))
    with naming(names or {}):
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
    return by_condition(
        SIGN_IN,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "The server did not accept the sign-in of {account}."),
        QT_TRANSLATE_NOOP("explain", "Check the address and the password, and try again."),
        account=address(failure.account),
    )


def _password_missing(failure: f.PasswordMissing) -> Explanation:
    return Explanation(
        translate("explain", "The password of {account} is not stored on this computer.").format(
            account=address(failure.account)
        ),
        translate("explain", "Enter it to sign in."),
    )


def _unknown_host(failure: f.UnknownHost) -> Explanation:
    return Explanation(
        translate("explain", "There is no server called {host}, or the network cannot look up names right now.").format(
            host=shown(failure.host)
        ),
        translate(
            "explain", "Check the name of the server, the part of an address after the @, and the network connection."
        ),
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
            host=shown(failure.host), time=seconds(failure.timeout_s)
        ),
        translate("explain", "It may be overloaded, or the port may belong to something else. Try again later."),
    )


def _server_closed(failure: f.ServerClosed) -> Explanation:
    return by_condition(
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
            account=address(failure.account)
        ),
        translate("explain", "Go online and try again."),
    )


def _unknown_account(failure: f.UnknownAccount) -> Explanation:
    return Explanation(
        translate("explain", "The account {account} is not set up here.").format(account=address(failure.account)),
        translate("explain", "Add it in the settings."),
    )


def _registration_refused(failure: f.RegistrationRefused) -> Explanation:
    return by_condition(
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
    return by_condition(
        REQUEST,
        failure.condition,
        QT_TRANSLATE_NOOP("explain", "{peer} answered that this is not possible."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
        text=failure.text,
        peer=peer(failure.peer),
    )


def _no_answer(failure: f.NoAnswer) -> Explanation:
    return Explanation(
        translate("explain", "{peer} did not answer for {time}.").format(
            peer=peer(failure.peer), time=seconds(failure.timeout_s)
        ),
        translate("explain", "The connection may be slow or gone. Try again in a moment."),
    )


def _unexpected(_: Failure) -> Explanation:
    return Explanation(
        translate("explain", "Something in Gharial itself did not work as it should."),
        translate("explain", "Try again. “Copy details” and the log file help to report it."),
    )


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
    f.Unexpected: _unexpected,
    **ROOM_FAILURES,
    **TRANSFER_FAILURES,
}
