"""A receipt in the words of the person who saves it: plain text, a fact a line."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from gharial.model.conversation import Direction
from gharial.model.receipt import Receipt, ended_at, ends, last_way, sender_and_recipient
from gharial.model.transfer import Digest, Entry, Transfer
from gharial.ui.transfers.detail_words import proof_words
from gharial.ui.widgets.figures import number_text, size_text
from gharial.ui.widgets.foreign_text import neutral, without_isolates
from gharial.ui.widgets.transfer_words import folder_words, route_words

translate = QCoreApplication.translate

_INDENT = "    "


def receipt_text(receipt: Receipt) -> str:
    """The whole receipt. Names of others are kept on one line, and nothing in them can imitate a line of ours."""
    made = translate("receipt", "Made by {program} on {time}").format(
        program=receipt.program, time=_moment(receipt.made)
    )
    parts = [translate("receipt", "Receipt of a file transfer") + "\n" + made]
    parts += [_one(one, receipt.entries.get(one.id, ())) for one in receipt.transfers]
    return without_isolates("\n\n".join(parts)) + "\n"


def _one(one: Transfer, entries: tuple[Entry, ...]) -> str:
    sender, recipient = sender_and_recipient(one)
    outgoing = one.direction is Direction.OUTGOING
    here, there = ends(one)
    you = translate("receipt", "{address} (this side)")
    size = one.file.size if one.file.size >= 0 else one.bytes_done
    lines = [
        translate("receipt", "Name: {name}").format(name=_plain(one.file.name)),
        translate("receipt", "Size: {size} ({bytes} bytes)").format(size=size_text(size), bytes=number_text(size)),
    ]
    if folder := folder_words(one):
        lines.append(translate("receipt", "What: {words}").format(words=folder))
    lines += [
        translate("receipt", "Sender: {address}").format(
            address=you.format(address=_plain(sender)) if outgoing else _plain(sender)
        ),
        translate("receipt", "Recipient: {address}").format(
            address=_plain(recipient) if outgoing else you.format(address=_plain(recipient))
        ),
        translate("receipt", "Begun: {time}").format(time=_moment(one.created)),
        translate("receipt", "Ended: {time}").format(time=_moment(ended_at(one))),
    ]
    if (way := last_way(one)) is not None and (words := route_words(way)):
        lines.append(translate("receipt", "Way: {words}").format(words=words))
    lines += [
        translate("receipt", "Hash here: {hash}").format(hash=_hash(here)),
        translate("receipt", "Hash at the other side: {hash}").format(hash=_hash(there)),
        proof_words(one),
    ]
    if entries:
        lines.append(translate("receipt", "Files in the folder:"))
        lines += [f"{_INDENT}{_plain(entry.path)} ({number_text(entry.size)})" for entry in entries]
    return "\n".join(lines)


def _hash(digest: Digest | None) -> str:
    return f"{_plain(digest.hex)} ({_plain(digest.algorithm)})" if digest else translate("receipt", "not told")


def _plain(text: str) -> str:
    """What others named, in one line and with nothing in it that hides or turns what stands around it."""
    return neutral(text)


def _moment(time: datetime) -> str:
    """A local time with its distance from UTC, so that it means the same to everybody who reads it."""
    moment = QDateTime.fromSecsSinceEpoch(round(time.timestamp()), QTimeZone.systemTimeZone())
    text = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    return translate("receipt", "{time} ({zone})").format(time=text, zone=_zone(moment.offsetFromUtc()))


def _zone(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"UTC{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"
