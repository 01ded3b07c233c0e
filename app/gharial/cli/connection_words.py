"""Failures of addresses, accounts, connections and rooms in plain words, for a terminal."""

from collections.abc import Callable, Mapping
from typing import Any

from gharial.cli.figures import duration
from gharial.cli.language import translate
from gharial.cli.lines import Said, filled
from gharial.model import failures as f


def _with_their_words(sentence: Said, words: str) -> Said:
    """A sentence without its full stop, and what the other side said about it."""
    if not words:
        return sentence
    #: What happened, then the reason as the other side words it.
    return filled(translate("terminal", "{sentence}: {reason}"), sentence=sentence, reason=words)


def _malformed(failure: f.MalformedJid) -> Said:
    words = translate("terminal", "“{text}” is no address; one looks like alice@river.example.")
    return filled(words, text=failure.text[:200])


def _wrong_password(failure: f.WrongPassword) -> Said:
    if failure.condition == "not-authorized":
        words = translate("terminal", "The server does not know {account} with this password.")
        return filled(words, account=failure.account)
    words = translate("terminal", "The server did not sign {account} in ({condition}).")
    return filled(words, account=failure.account, condition=failure.condition)


def _no_password(failure: f.PasswordMissing) -> Said:
    words = translate("terminal", "There is no password for {account}; --password-file names a file with it.")
    return filled(words, account=failure.account)


def _unknown_host(failure: f.UnknownHost) -> Said:
    words = translate("terminal", "There is no server called {host}, or names cannot be looked up at the moment.")
    return filled(words, host=failure.host)


def _refused(failure: f.ConnectionRefused) -> Said:
    #: Why nothing answers there, where the system has no word for it.
    why = failure.detail or translate("terminal", "closed")
    words = translate("terminal", "{host} does not answer on port {port} ({reason}).")
    return filled(words, host=failure.host, port=failure.port, reason=why)


def _certificate(failure: f.CertificateProblem) -> Said:
    match failure.fault:
        case "untrusted":
            words = translate(
                "terminal",
                "The certificate of {host} comes from an authority that is not trusted here; --ca-file names one for "
                "{host}. Nothing was sent.",
            )
        case "expired":
            words = translate("terminal", "The certificate of {host} has expired. Nothing was sent.")
        case "not-yet-valid":
            words = translate(
                "terminal", "The certificate of {host} is not valid yet; is the clock right? Nothing was sent."
            )
        case "other-host":
            words = translate("terminal", "The certificate of {host} was made out to another name. Nothing was sent.")
        case _:
            words = translate("terminal", "The certificate of {host} cannot be believed. Nothing was sent.")
    return filled(words, host=failure.host)


def _no_secure_login(failure: f.NoSecureLogin) -> Said:
    words = translate("terminal", "{host} offers no sign-in that keeps the password secret. It was not sent.")
    return filled(words, host=failure.host)


def _server_silent(failure: f.ServerSilent) -> Said:
    words = translate("terminal", "{host} took the connection and said nothing for {time}.")
    return filled(words, host=failure.host, time=duration(failure.timeout_s))


def _server_closed(failure: f.ServerClosed) -> Said:
    if failure.condition == "conflict":
        words = translate("terminal", "{host} ended the connection: the same device has signed in somewhere else.")
    elif failure.condition:
        words = translate("terminal", "{host} ended the connection ({reason}).")
    else:
        words = translate("terminal", "{host} ended the connection (without a reason).")
    return filled(words, host=failure.host, reason=failure.condition)


def _not_connected(failure: f.NotConnected) -> Said:
    return filled(translate("terminal", "{account} is not connected."), account=failure.account)


def _unknown_account(failure: f.UnknownAccount) -> Said:
    words = translate("terminal", "{account} is not stored here; `gharial account add` stores it.")
    return filled(words, account=failure.account)


def _registration(failure: f.RegistrationRefused) -> Said:
    words = translate("terminal", "{host} did not create the account ({condition})")
    return _with_their_words(filled(words, host=failure.host, condition=failure.condition), failure.text)


def _keyring(failure: f.KeyringProblem) -> Said:
    words = translate("terminal", "The system's keyring cannot be used ({reason}); --keep file or --keep ask can.")
    return filled(words, reason=failure.detail)


def _request_failed(failure: f.RequestFailed) -> Said:
    if failure.peer:
        words = translate("terminal", "{peer} answered “{condition}”")
    else:
        words = translate("terminal", "The server answered “{condition}”")
    return _with_their_words(filled(words, peer=failure.peer, condition=failure.condition), failure.text)


def _no_answer(failure: f.NoAnswer) -> Said:
    if failure.peer:
        words = translate("terminal", "{peer} did not answer for {time}.")
    else:
        words = translate("terminal", "The server did not answer for {time}.")
    return filled(words, peer=failure.peer, time=duration(failure.timeout_s))


def _room_refused(failure: f.RoomRefused) -> Said:
    words = translate("terminal", "{room} said no ({reason})")
    return _with_their_words(filled(words, room=failure.room, reason=failure.fault), failure.text)


def _removed(failure: f.RemovedFromRoom) -> Said:
    words = translate("terminal", "No longer in {room} ({reason})")
    return _with_their_words(filled(words, room=failure.room, reason=failure.how), failure.reason)


def _unexpected(failure: f.Unexpected) -> Said:
    #: {error} is a technical word for what it was.
    return filled(translate("terminal", "Something went wrong inside Gharial ({error})."), error=failure.detail)


CONNECTION_WORDS: Mapping[type[f.Failure], Callable[[Any], Said]] = {
    f.MalformedJid: _malformed,
    f.WrongPassword: _wrong_password,
    f.PasswordMissing: _no_password,
    f.UnknownHost: _unknown_host,
    f.ConnectionRefused: _refused,
    f.CertificateProblem: _certificate,
    f.NoSecureLogin: _no_secure_login,
    f.ServerSilent: _server_silent,
    f.ServerClosed: _server_closed,
    f.NotConnected: _not_connected,
    f.UnknownAccount: _unknown_account,
    f.RegistrationRefused: _registration,
    f.KeyringProblem: _keyring,
    f.RequestFailed: _request_failed,
    f.NoAnswer: _no_answer,
    f.RoomRefused: _room_refused,
    f.RemovedFromRoom: _removed,
    f.Unexpected: _unexpected,
}
