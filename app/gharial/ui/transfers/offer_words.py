"""An offer in words: who sends it, how far they are trusted, and what kind of file it is."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeDatabase

from gharial.model.contact import Contact
from gharial.model.jid import Jid, bare
from gharial.model.runnable import is_runnable
from gharial.model.transfer import FileInfo, Offer
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import neutral, shown, shown_name
from gharial.ui.widgets.look_alike import look_alike
from gharial.ui.widgets.transfer_words import SEPARATOR

translate = QCoreApplication.translate


class Sender(NamedTuple):
    """Who sends an offer: `name` for the title, `address` in full, `standing` in words, and a warning if one is due."""

    name: str
    address: str
    standing: str
    warning: str
    trusted: bool


def sender_words(offer: Offer, contact: Contact | None, known: Iterable[Jid]) -> Sender:
    """The words for the sender; `known` are the addresses of all contacts, which one may imitate."""
    address = shown(str(offer.peer))
    warning = _warning(bare(offer.peer), known)
    if contact is None:
        standing = translate("offer", "Not in your contacts")
        return Sender(shown(offer.peer.bare), address, standing, warning, False)
    groups = ", ".join(shown(group) for group in contact.groups)
    standing = (
        translate("offer", "One of your contacts, in {groups}").format(groups=groups)
        if groups
        else translate("offer", "One of your contacts")
    )
    return Sender(shown(contact.label), address, standing, warning, not warning)


def title_words(offer: Offer, sender: Sender) -> str:
    """ "Bob wants to send you a file"."""
    count = len(offer.files)
    if count == 1:
        return translate("offer", "{name} wants to send you a file").format(name=sender.name)
    return translate("offer", "{name} wants to send you {count} files").format(name=sender.name, count=count)


def plain_name(file: FileInfo) -> str:
    """The name without any folders the sender put before it; they never count here (security 7)."""
    return PurePath(file.name.replace("\\", "/")).name or file.name


def name_words(offer: Offer) -> str:
    """The whole name of the file, or one line for each of several."""
    if len(offer.files) == 1:
        return shown_name(plain_name(offer.files[0]))
    return "\n".join(f"{shown_name(plain_name(file))}{SEPARATOR}{size_text(file.size)}" for file in offer.files)


def kind_words(offer: Offer) -> str:
    """Size and type: "6.1 MB · JPEG image (.jpg)"."""
    size = size_text(offer.size)
    if len(offer.files) != 1:
        return size
    return f"{size}{SEPARATOR}{type_words(offer.files[0])}"


def type_words(file: FileInfo) -> str:
    """The type by the true ending of the name, never by what the sender says it is."""
    name = plain_name(file).rstrip(". ")
    stem, dot, ending = neutral(name).rpartition(".")
    if not dot or not stem or not ending.strip():
        return translate("offer", "no ending, type unknown")
    ending = ending.strip()[-16:]
    # Windows' programs and scripts read "DOS executable" and the like in the database of types; say it plainly.
    if is_runnable(name):
        return translate("offer", "program or script (.{ending})").format(ending=shown(ending))
    found = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase.MatchMode.MatchExtension)
    if found.isDefault():
        return translate("offer", "unknown type (.{ending})").format(ending=shown(ending))
    return translate("offer", "{type} (.{ending})").format(type=found.comment(), ending=shown(ending))


def risk_words(offer: Offer) -> str:
    """What to mind before accepting, or nothing."""
    risky = [file for file in offer.files if is_runnable(plain_name(file))]
    if not risky:
        return ""
    if len(offer.files) == 1:
        return translate(
            "offer",
            "This file can run on your computer. Accept it only if you expect it; it is never opened by itself.",
        )
    names = ", ".join(shown_name(plain_name(file)) for file in risky[:3])
    return translate("offer", "Among them are files that can run on your computer: {names}").format(names=names)


def _warning(address: Jid, known: Iterable[Jid]) -> str:
    found = look_alike(address, known)
    if found is None:
        return ""
    if found.of is not None:
        return translate("offer", "This address looks like that of your contact {address}, but it is another.").format(
            address=shown(found.of.bare)
        )
    return translate("offer", "This address mixes letters of several alphabets and may imitate another address.")
