"""Failures of transfers in words: what happened and why, then what to do."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model import failures as f
from gharial.model.failures import Failure, FileFault, FolderBound, LinkFault
from gharial.model.transfer_bounds import Lack
from gharial.ui.condition_words import FILE, FOLDER, LINK, QT_TRANSLATE_NOOP
from gharial.ui.explanation import Explanation, by_condition, peer, seconds, with_words
from gharial.ui.web_words import HTTP, UPLOAD
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, shown_name

translate = QCoreApplication.translate


_OLD_AND_NEW_PHRASES = frozenset({"payload too large", "content too large", "request entity too large"})
"""Of answer 413, by one standard after the other (RFC 2616, RFC 7231, RFC 9110)."""


def _declined(failure: f.Declined) -> Explanation:
    if failure.busy:
        return Explanation(
            translate(
                "explain", "{peer}'s program takes no more offers for the moment: enough wait for an answer."
            ).format(peer=peer(failure.peer)),
            translate("explain", "Try again when they have answered some."),
        )
    return Explanation(translate("explain", "{peer} declined the file.").format(peer=peer(failure.peer)))


def _cancelled(failure: f.Cancelled) -> Explanation:
    if failure.by_us:
        return Explanation(translate("explain", "You cancelled it."))
    return Explanation(
        translate("explain", "The other side cancelled it."),
        translate("explain", "Ask them, then try again."),
    )


def _unsupported(failure: f.Unsupported) -> Explanation:
    if failure.lacks == Lack.IN_THE_OPEN.value:
        return Explanation(
            translate("explain", "{peer}'s program takes this only encrypted, and it was offered in the open.").format(
                peer=peer(failure.peer)
            ),
            translate("explain", "Ask whether their program can be set to take files in the open."),
        )
    if failure.lacks == Lack.ASKED_FOR.value:
        return Explanation(
            translate("explain", "{peer}'s program does not send files that it is asked for.").format(
                peer=peer(failure.peer)
            ),
            translate("explain", "Ask them to send it to you."),
        )
    if failure.lacks == Lack.WHERE_SENT.value:
        return Explanation(
            translate("explain", "{peer}'s program wants the file sent somewhere else. Nothing was sent there.").format(
                peer=peer(failure.peer)
            ),
            translate("explain", "Ask them which address or program to send it to."),
        )
    return Explanation(
        translate("explain", "{peer}'s program cannot take a file this way.").format(peer=peer(failure.peer)),
        translate("explain", "Send it when they are signed in with another program or device."),
    )


def _too_large(failure: f.TooLarge) -> Explanation:
    return Explanation(
        translate("explain", "The file has {size}, and this way carries no more than {limit}.").format(
            size=size_text(failure.size), limit=size_text(failure.limit)
        ),
        translate("explain", "Another way or smaller parts will do."),
    )


def _not_secured(failure: f.NotSecured) -> Explanation:
    return Explanation(
        translate("explain", "{peer}'s program did not keep to the encryption that was asked for.").format(
            peer=peer(failure.peer)
        ),
        translate("explain", "Nothing was sent in the open. Ask which encryption their program knows."),
    )


def _unreachable(_: f.Unreachable) -> Explanation:
    return Explanation(
        translate("explain", "The two computers could not reach each other; routers or firewalls close the way."),
        translate("explain", "Try again when one of you is on another network."),
    )


def _timed_out(failure: f.TimedOut) -> Explanation:
    return Explanation(
        translate("explain", "The other side did not go on for {time}.").format(time=seconds(failure.timeout_s)),
        translate("explain", "Try again; if it stays so, ask them to restart their program."),
    )


def _protocol_breach(failure: f.ProtocolBreach) -> Explanation:
    return Explanation(
        translate("explain", "{peer}'s program answered in a way that Gharial could not understand.").format(
            peer=peer(failure.peer)
        ),
        translate("explain", "“Copy details” has what the makers of that program need to know."),
    )


def _peer_gone(failure: f.PeerGone) -> Explanation:
    return Explanation(
        translate("explain", "{peer} is offline.").format(peer=peer(failure.peer)),
        translate("explain", "Try again when they are back."),
    )


def _interrupted(failure: f.Interrupted) -> Explanation:
    if failure.detail == "given up":  # for good; a break that is mended has other details
        return Explanation(
            translate("explain", "The other side gave up after {size} had arrived.").format(
                size=size_text(failure.bytes_done)
            ),
            translate("explain", "The file may have changed there, or their disk may be full; have it sent again."),
        )
    return Explanation(
        translate("explain", "The connection broke after {size} had arrived.").format(
            size=size_text(failure.bytes_done)
        ),
        translate("explain", "Try again when the connection is back."),
    )


def _not_published(failure: f.NotPublished) -> Explanation:
    return Explanation(
        translate("explain", "{peer} does not share “{name}” with you any more.").format(
            peer=peer(failure.peer), name=shown_name(failure.name)
        ),
        translate("explain", "Look at the list of their files again, or ask them."),
    )


def _other_file(failure: f.OtherFile) -> Explanation:
    return Explanation(
        translate("explain", "{peer} came with another file than the one you asked for, so nothing was taken.").format(
            peer=peer(failure.peer)
        ),
        translate("explain", "It may have changed there: look at the list of their files again."),
    )


def _digest_mismatch(_: f.DigestMismatch) -> Explanation:
    return Explanation(
        translate("explain", "All bytes came, but they are not the same as those that were sent."),
        translate("explain", "Do not use the file; have it sent again."),
    )


def _answered_elsewhere(failure: f.AnsweredElsewhere) -> Explanation:
    return Explanation(
        translate("explain", "It was taken on another device of yours.")
        if failure.taken
        else translate("explain", "It was declined on another device of yours.")
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
    table = UPLOAD if failure.uploading else HTTP
    condition = str(failure.status)
    if condition not in table and 500 <= failure.status < 600:
        condition = "5xx"
    explanation = by_condition(
        table,
        condition,
        QT_TRANSLATE_NOOP("explain", "{host} refused (answer {status})."),
        QT_TRANSLATE_NOOP("explain", "Try again later, or use another way."),
        text=failure.reason,
        host=shown(failure.host),
        status=str(failure.status),
    )
    if failure.uploading and condition in table and _is_telling(failure):
        # "Daily quota reached" tells more than that there is no room.
        return Explanation(with_words(explanation.what, failure.reason), explanation.advice)
    return explanation


def _is_telling(failure: f.HttpRefused) -> bool:
    usual = {status.phrase.lower() for status in HTTPStatus if status == failure.status} | _OLD_AND_NEW_PHRASES
    return failure.reason.strip().lower() not in usual


def _link_refused(failure: f.LinkRefused) -> Explanation:
    fault = failure.fault if failure.fault in LINK else LinkFault.MALFORMED.value
    return by_condition(LINK, fault, "", "", host=shown(failure.host) or translate("explain", "an unknown place"))


def _folder_too_large(failure: f.FolderTooLarge) -> Explanation:
    bound = failure.bound if failure.bound in FOLDER else FolderBound.ENTRIES.value
    found, limit = (QLocale().toString(number) for number in (failure.found, failure.limit))
    return by_condition(FOLDER, bound, "", "", name=shown_name(failure.name), found=found, limit=limit)


def _folder_malformed(failure: f.FolderMalformed) -> Explanation:
    return by_condition(FOLDER, "malformed", "", "", name=shown_name(failure.name))


def _local_file_problem(failure: f.LocalFileProblem) -> Explanation:
    words = FILE.get(failure.fault, FILE[FileFault.OTHER.value])
    path = PurePath(failure.path)
    facts = {"name": shown_name(path.name or failure.path), "folder": shown(str(path.parent)), "path": shown(str(path))}
    return Explanation(
        translate("explain", words.what).format(**facts),
        translate("explain", words.advice).format(**facts),
    )


TRANSFER_FAILURES: Mapping[type[Failure], Callable[[Any], Explanation]] = {
    f.Declined: _declined,
    f.Cancelled: _cancelled,
    f.Unsupported: _unsupported,
    f.TooLarge: _too_large,
    f.NotSecured: _not_secured,
    f.Unreachable: _unreachable,
    f.TimedOut: _timed_out,
    f.ProtocolBreach: _protocol_breach,
    f.PeerGone: _peer_gone,
    f.NotPublished: _not_published,
    f.OtherFile: _other_file,
    f.Interrupted: _interrupted,
    f.DigestMismatch: _digest_mismatch,
    f.AnsweredElsewhere: _answered_elsewhere,
    f.SetAside: _set_aside,
    f.ConsentNeeded: _consent_needed,
    f.HttpRefused: _http_refused,
    f.LinkRefused: _link_refused,
    f.FolderMalformed: _folder_malformed,
    f.FolderTooLarge: _folder_too_large,
    f.LocalFileProblem: _local_file_problem,
}
