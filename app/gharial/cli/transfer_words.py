"""Failures of files on their way in plain words, for a terminal."""

from collections.abc import Callable, Mapping
from typing import Any

from gharial.cli.figures import duration, size
from gharial.cli.language import translate
from gharial.cli.lines import Said, filled
from gharial.cli.notes import noted
from gharial.model import failures as f


def _declined(failure: f.Declined) -> Said:
    if failure.busy:
        words = translate("terminal", "{peer} takes no more offers for the moment.")
    else:
        words = translate("terminal", "{peer} declined.")
    return filled(words, peer=failure.peer)


def _cancelled(failure: f.Cancelled) -> Said:
    if failure.by_us:
        return Said(translate("terminal", "Cancelled here."))
    return Said(translate("terminal", "The other side cancelled."))


def _unsupported(failure: f.Unsupported) -> Said:
    words = translate("terminal", "{peer} has no program online that takes files this way (no {ability}).")
    return filled(words, peer=failure.peer, ability=noted(failure.lacks))


def _too_large(failure: f.TooLarge) -> Said:
    words = translate("terminal", "{size} are more than this way can carry ({limit}).")
    return filled(words, size=size(failure.size), limit=size(failure.limit))


def _unreachable(failure: f.Unreachable) -> Said:
    if failure.tried:
        words = translate("terminal", "The two computers could not reach each other: {addresses}.")
    else:
        words = translate("terminal", "The two computers could not reach each other.")
    return filled(words, addresses=failure.tried)


def _timed_out(failure: f.TimedOut) -> Said:
    #: {step} is what took too long.
    words = translate("terminal", "Nothing happened for {time} ({step}).")
    return filled(words, time=duration(failure.timeout_s), step=noted(failure.step))


def _breach(failure: f.ProtocolBreach) -> Said:
    #: {what} is a technical word about what was wrong.
    words = translate("terminal", "The program of {peer} broke the protocol: {what}.")
    return filled(words, peer=failure.peer, what=failure.what)


def _peer_gone(failure: f.PeerGone) -> Said:
    return filled(translate("terminal", "{peer} is offline."), peer=failure.peer)


def _interrupted(failure: f.Interrupted) -> Said:
    return filled(translate("terminal", "The connection broke after {size}."), size=size(failure.bytes_done))


def _not_published(failure: f.NotPublished) -> Said:
    words = translate("terminal", "{peer} does not share {name} with you any more.")
    return filled(words, peer=failure.peer, name=failure.name)


def _other_file(failure: f.OtherFile) -> Said:
    words = translate("terminal", "{peer} came with another file than the one asked for ({what} differs). Not taken.")
    return filled(words, peer=failure.peer, what=noted(failure.what))


def _digest(failure: f.DigestMismatch) -> Said:
    #: {algorithm} is the name of a checksum such as sha-256.
    words = translate("terminal", "All bytes came, but they are not the file's ({algorithm} differs). Not kept.")
    return filled(words, algorithm=failure.algorithm)


def _local_file(failure: f.LocalFileProblem) -> Said:
    match failure.fault:
        case "vanished":
            words = translate("terminal", "{path}: is not there.")
        case "no-permission":
            words = translate("terminal", "{path}: may not be read or written by you.")
        case "disk-full":
            words = translate("terminal", "{path}: does not fit: the disk is full.")
        case "changed":
            words = translate("terminal", "{path}: changed while it was being sent.")
        case "not-a-file":
            words = translate("terminal", "{path}: is not a file.")
        case "no-folder":
            words = translate("terminal", "{path}: is not a folder.")
        case _ if failure.detail:
            #: {reason} is what the system says of the file, or a sentence of ours without its full stop.
            words = translate("terminal", "{path}: {reason}.")
        case _:
            words = translate("terminal", "{path}: cannot be used.")
    return filled(words, path=failure.path, reason=noted(failure.detail))


def _set_aside(_: f.SetAside) -> Said:
    return Said(translate("terminal", "Another way was chosen."))


def _consent(failure: f.ConsentNeeded) -> Said:
    words = translate("terminal", "Only a copy on {server} is left as a way; --upload allows it.")
    return filled(words, server=failure.server)


def _http_refused(failure: f.HttpRefused) -> Said:
    if failure.reason:
        #: What a web server answered: a number and its words.
        words = translate("terminal", "{host} answered {status} ({reason}).")
    else:
        #: What a web server answered: a number.
        words = translate("terminal", "{host} answered {status}.")
    return filled(words, host=failure.host, status=failure.status, reason=failure.reason)


def _link(failure: f.LinkRefused) -> Said:
    match failure.fault:
        case "broken-seal":
            words = translate("terminal", "What came from {host} does not open with the key of its link. Not kept.")
        case "not-secure":
            words = translate("terminal", "The link to {host} is not followed: it is not encrypted.")
        case "private-address":
            words = translate("terminal", "The link to {host} is not followed: it leads into a private network.")
        case "too-many-redirects":
            words = translate("terminal", "The link to {host} is not followed: it is passed on too often.")
        case "hidden-address":
            words = translate(
                "terminal",
                "The link to {host} is not followed: it would show your network address, which you keep from this "
                "contact.",
            )
        case _:
            words = translate("terminal", "The link to {host} is not followed: it is broken.")
    return filled(words, host=failure.host)


def _folder_bound(failure: f.FolderTooLarge) -> Said:
    found = failure.found
    match failure.bound:
        case "depth":
            words = translate(
                "terminal",
                "{name} cannot travel as a folder: it has %n folders in each other, and {limit} is the most.",
                None,
                found,
            )
        case "bytes":
            words = translate(
                "terminal",
                "{name} cannot travel as a folder: it has %n bytes of names, and {limit} is the most.",
                None,
                found,
            )
        case "single-files":
            words = translate(
                "terminal",
                "{name} cannot travel as a folder: it has %n files, and the other program takes no folders, and "
                "{limit} is the most.",
                None,
                found,
            )
        case _:
            words = translate(
                "terminal",
                "{name} cannot travel as a folder: it has %n files, and {limit} is the most.",
                None,
                found,
            )
    return filled(words, name=failure.name, limit=failure.limit)


def _folder_malformed(failure: f.FolderMalformed) -> Said:
    #: {what} is a technical word about what was wrong.
    words = translate("terminal", "The list of the files in {name} is not one that a folder can have: {what}.")
    return filled(words, name=failure.name, what=failure.what)


def _not_secured(failure: f.NotSecured) -> Said:
    words = translate("terminal", "{peer} would have sent plain what was to be encrypted. Ended instead.")
    return filled(words, peer=failure.peer)


def _elsewhere(failure: f.AnsweredElsewhere) -> Said:
    if failure.taken:
        words = translate("terminal", "Accepted on another device ({device}).")
    else:
        words = translate("terminal", "Declined on another device ({device}).")
    return filled(words, device=failure.resource)


TRANSFER_WORDS: Mapping[type[f.Failure], Callable[[Any], Said]] = {
    f.Declined: _declined,
    f.Cancelled: _cancelled,
    f.Unsupported: _unsupported,
    f.TooLarge: _too_large,
    f.Unreachable: _unreachable,
    f.TimedOut: _timed_out,
    f.ProtocolBreach: _breach,
    f.PeerGone: _peer_gone,
    f.Interrupted: _interrupted,
    f.NotPublished: _not_published,
    f.OtherFile: _other_file,
    f.DigestMismatch: _digest,
    f.LocalFileProblem: _local_file,
    f.SetAside: _set_aside,
    f.ConsentNeeded: _consent,
    f.HttpRefused: _http_refused,
    f.LinkRefused: _link,
    f.FolderTooLarge: _folder_bound,
    f.FolderMalformed: _folder_malformed,
    f.NotSecured: _not_secured,
    f.AnsweredElsewhere: _elsewhere,
}
