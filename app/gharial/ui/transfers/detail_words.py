"""What the details pane says of a transfer: its attempts one by one, its facts, and what its hash proves."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gharial.model.conversation import Direction
from gharial.model.receipt import ends
from gharial.model.transfer import Attempt, Digest, Transfer, TransferState, Way
from gharial.ui.explain import explain
from gharial.ui.transfers.row_words import RowWords
from gharial.ui.transfers.rows import FileRow, GroupRow
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import duration_text, size_text, speed_text
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import SEPARATOR, file_size, folder_words, reason, route_words

translate = QCoreApplication.translate


def fact_lines(transfer: Transfer, words: RowWords) -> str:
    """Who, how large, how fast, and where it lies here."""
    peer = translate("details", "{words} ({address})").format(
        words=_peer(transfer, words), address=shown(str(transfer.peer))
    )
    speed = ""
    if transfer.seconds > 0 and transfer.bytes_done > 0:
        speed = translate("details", "{size} in {time}, {speed} on average").format(
            size=size_text(transfer.bytes_done),
            time=duration_text(transfer.seconds),
            speed=speed_text(transfer.bytes_done / transfer.seconds),
        )
    sizes = (folder_words(transfer), file_size(transfer.file), speed)
    lines = [peer, SEPARATOR.join(part for part in sizes if part)]
    outgoing = transfer.direction is Direction.OUTGOING
    came_to_nothing = transfer.state.finished and transfer.state is not TransferState.DONE
    if transfer.path is not None and (outgoing or not came_to_nothing):
        if outgoing:
            place = translate("details", "Sent from {path}")
        elif transfer.state is TransferState.DONE:
            place = translate("details", "Saved as {path}")
        else:
            place = translate("details", "To be saved as {path}")
        lines.append(place.format(path=shown(str(transfer.path))))
    return "\n".join(lines)


def route_line(transfer: Transfer) -> str:
    """The way that is taken now, or was taken last, with the address it leads to."""
    attempt = next((one for one in reversed(transfer.attempts) if one.kind is not None), None)
    if attempt is None:
        return ""
    # How an address was found, such as "stun", stands before it: the words say that already.
    words, place = route_words(attempt), shown(attempt.route.rpartition(" ")[2])
    # A proxy that is called by its name need not be named twice.
    named = bool(place) and place.rpartition(":")[0] in words
    return SEPARATOR.join(part for part in (words, "" if named else apart(place)) if part)


def memory_line(transfer: Transfer, words: RowWords, ways: Sequence[Way]) -> str:
    """How the way that is taken now went with an earlier transfer to the same person, where that is known."""
    last = transfer.attempts[-1] if transfer.attempts else None
    if last is None or transfer.state.finished or transfer.direction is Direction.INCOMING:
        return ""
    found = (way.worked_before for way in ways if (way.method, way.kind) == (last.method, last.kind))
    match next(found, None):
        case True:
            text = translate("details", "Last time with {name} this way worked.")
        case False:
            text = translate("details", "Last time with {name} this way did not work; it is tried again.")
        case None:
            return ""
    return text.format(name=words.peer_name(transfer))


def attempt_lines(transfer: Transfer, words: RowWords) -> str:
    """One line an attempt, in order, and what comes next."""
    names = {transfer.peer.bare: words.peer_name(transfer)}
    lines = [_attempt_line(one, names, over=transfer.state.finished) for one in transfer.attempts]
    if lines and transfer.state is TransferState.QUEUED:
        lines.append(translate("details", "Next: {words}").format(words=words.state(transfer)))
    return "\n".join(lines)


def hash_lines(transfer: Transfer) -> str:
    """The hashes of both ends, as far as they are known."""
    ours, theirs = ends(transfer)
    if ours is None and theirs is None:
        return ""
    here = translate("details", "Here: {hash}").format(
        hash=_hex(ours) if ours is not None else translate("details", "not computed yet")
    )
    there = translate("details", "Other side: {hash}").format(
        hash=_hex(theirs) if theirs is not None else translate("details", "not told")
    )
    return f"{here}\n{there}"


def proof_words(transfer: Transfer) -> str:
    """What is proved of a file that has arrived; nothing before."""
    if transfer.state is not TransferState.DONE:
        return ""
    if transfer.verified:
        return translate("details", "Verified: both sides have the same file, by its hash.")
    return translate(
        "details", "Not verified: this method lets the other side compare nothing, so nobody checked the file's hash."
    )


def group_lines(row: GroupRow, words: RowWords) -> str:
    """A group of files as facts."""
    count = row.total
    files = translate("details", "%n files", None, count)
    return "\n".join((_peer(row.first.transfer, words), SEPARATOR.join((files, size_text(row.whole)))))


def group_failures(row: GroupRow, words: RowWords, most: int = 20) -> str:
    """The files of a group that did not arrive, each with its reason."""
    lost: list[FileRow] = [file for file in row.files.values() if file.transfer.state is TransferState.FAILED]
    lines = [f"{apart(words_name(file))}{SEPARATOR}{_reason(file.transfer, words)}" for file in lost[:most]]
    if len(lost) > most:
        more = len(lost) - most
        lines.append(translate("details", "and %n more", None, more))
    return "\n".join(lines)


def words_name(file: FileRow) -> str:
    """A file's name inside a line."""
    return shown(file.transfer.file.name)


def _reason(transfer: Transfer, words: RowWords) -> str:
    return reason(transfer, words.peer_name(transfer)) or translate("details", "not sent")


def _peer(transfer: Transfer, words: RowWords) -> str:
    outgoing = transfer.direction is Direction.OUTGOING
    text = translate("details", "To {name}") if outgoing else translate("details", "From {name}")
    return text.format(name=words.peer_name(transfer))


def _attempt_line(attempt: Attempt, names: Mapping[str, str], *, over: bool) -> str:
    route = route_words(attempt) or translate("details", "Asked")
    kind = f"{attempt.method}, {attempt.kind.value}" if attempt.kind is not None else attempt.method
    if attempt.failure is not None:
        outcome = explain(attempt.failure, names).what
    elif attempt.ended is not None or over:
        outcome = translate("details", "worked")
    else:
        outcome = translate("details", "going on")
    after = ""
    if attempt.ended is not None:
        after = translate("details", "after {time}").format(
            time=duration_text((attempt.ended - attempt.started).total_seconds())
        )
    parts = (_clock(attempt.started), route, apart(f"({kind})"), apart(shown(attempt.route)), after, outcome)
    return SEPARATOR.join(part for part in parts if part)


def _hex(digest: Digest) -> str:
    return f"{shown(digest.hex)} ({shown(digest.algorithm)})"


def _clock(time: datetime) -> str:
    """The local time of day, with seconds, as the user's locale writes it."""
    moment = QDateTime.fromSecsSinceEpoch(round(time.astimezone(UTC).timestamp()))
    return QLocale().toString(
        moment.time(), QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace("mm", "mm:ss")
    )
