"""An offer in words: who sends it, how far they are trusted, and what kind of file it is."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QMimeDatabase

from gharial.model.contact import Contact
from gharial.model.jid import Jid, bare
from gharial.model.runnable import RunKind, run_kind
from gharial.model.settings import Settings
from gharial.model.transfer import Entry, FileInfo, Group, Offer
from gharial.ui.explanation import joined
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import number_text, size_text
from gharial.ui.widgets.foreign_text import neutral, shown, shown_name
from gharial.ui.widgets.look_alike import look_alike
from gharial.ui.widgets.runnable_words import run_name, run_reason
from gharial.ui.widgets.transfer_words import SEPARATOR

translate = QCoreApplication.translate

_TOMORROW_S = 86_400
_NAMED = 3


class Sender(NamedTuple):
    """Who sends an offer: `name` for the title, `address` in full, `standing` in words, and a warning if one is due."""

    name: str
    address: str
    standing: str
    warning: str
    trusted: bool


def sender_words(offer: Offer, contact: Contact | None, known: Iterable[Jid], there: str = "") -> Sender:
    """The words for the sender; `known` are the addresses of all contacts, which one may imitate.

    `there`: what somebody in a group chat is called, together with its name; or a device of our own.
    """
    address = shown(str(offer.peer))
    if is_own(offer):
        standing = translate("offer", "Another of your own devices")
        name = translate("offer", "Your device {name}").format(name=there) if there else ""
        return Sender(name or translate("offer", "Your other device"), address, standing, "", True)
    if there:
        standing = translate("offer", "Somebody in a group chat, where everybody chooses their own name")
        return Sender(there, address, standing, "", False)
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


def is_own(offer: Offer) -> bool:
    """It comes from another device of the same account."""
    return offer.peer.bare == offer.account.bare


def title_words(offer: Offer, sender: Sender) -> str:
    """ "Bob wants to send you a file"."""
    count = len(offer.companions or offer.files)
    if count == 1:
        if offer.files[0].is_folder:
            return translate("offer", "{name} wants to send you a folder").format(name=sender.name)
        return translate("offer", "{name} wants to send you a file").format(name=sender.name)
    return translate("offer", "{name} wants to send you {count} files").format(
        name=sender.name, count=number_text(count)
    )


def plain_name(file: FileInfo) -> str:
    """The name without any folders the sender put before it; they never count here (security 7)."""
    return PurePath(file.name.replace("\\", "/")).name or file.name


def together_words(offer: Offer) -> str:
    """ "5 files offered together, 12.0 MB in all"; their names have rows of their own."""
    count = len(offer.companions)
    files = translate("offer", "%n files offered together", None, count)
    if any(file.size < 0 for file in offer.companions):
        return files
    words = translate("offer", "{files}, {size} in all")
    return words.format(files=files, size=size_text(sum(file.size for file in offer.companions)))


def name_words(offer: Offer) -> str:
    """The whole name of the file, or one line for each of several."""
    if len(offer.files) == 1:
        return shown_name(plain_name(offer.files[0]))
    return "\n".join(f"{apart(shown_name(plain_name(file)))}{SEPARATOR}{_size(file.size)}" for file in offer.files)


def kind_words(offer: Offer) -> str:
    """Size and type: "6.1 MB · JPEG image (.jpg)", "212 MB · folder of 34 files"."""
    size = size_words(offer)
    if len(offer.files) != 1:
        return size
    file = offer.files[0]
    if file.is_empty_folder:
        return SEPARATOR.join((size_text(0), translate("offer", "empty folder")))
    if file.is_packed and not offer.preview:
        return SEPARATOR.join((size, translate("offer", "folder")))
    if file.is_folder:
        count = file.entries
        return SEPARATOR.join((size, translate("offer", "folder of %n files", None, count)))
    return f"{size}{SEPARATOR}{type_words(file)}"


def size_words(offer: Offer) -> str:
    """All files together, or that nobody says how large they are."""
    if any(file.size < 0 for file in offer.files):
        return translate("offer", "size unknown")
    return size_text(offer.size)


def _size(size: int) -> str:
    return size_text(size) if size >= 0 else translate("offer", "size unknown")


def date_words(offer: Offer) -> str:
    """When the file was changed last, as its sender says; nothing where they do not, or where it cannot be true."""
    date = offer.files[0].date if len(offer.files) == 1 else None
    # security 45: a time before computers or after tomorrow is not worth showing.
    if date is None or date.year < 1970 or (date - offer.time).total_seconds() > _TOMORROW_S:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(date.timestamp()))
    text = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    return translate("offer", "Last changed {time}").format(time=text)


def group_words(group: Group) -> str:
    """ "One of 12 files sent together, 340.0 MB in all"."""
    count = group.count
    words = translate("offer", "One of %n files sent together, {size} in all", None, count)
    return words.format(size=size_text(group.size))


def route_words(offer: Offer, sender: Sender, settings: Settings, contact: Contact | None) -> str:
    """Who will see our network address, as far as it is known before a way was found."""
    name = sender.name
    if is_own(offer):
        return translate("offer", "It comes directly where that is possible, otherwise through a server.")
    hidden = settings.rule_for(offer.account.bare, offer.peer.bare).hide_address
    if offer.host:
        host = shown(offer.host)
        if hidden:
            return translate(
                "offer",
                "It lies on {host}, which would see your network address. You keep that from {name}, so it can only "
                "be fetched once you allow it under “File settings” in the menu of the contact.",
            ).format(host=host, name=name)
        return translate("offer", "It is fetched from {host}, which will see your network address.").format(host=host)
    if hidden:
        return translate(
            "offer", "{name}’s computer will not see your network address, as you chose: it comes through a server."
        ).format(name=name)
    if contact is None:
        return translate(
            "offer", "Their computer will not see your network address: files of strangers come through a server."
        )
    return translate("offer", "{name}’s computer will see your network address if it comes directly.").format(name=name)


def type_words(file: FileInfo) -> str:
    """The type by the true ending of the name, never by what the sender says it is."""
    name = plain_name(file).rstrip(". ")
    stem, dot, ending = neutral(name).rpartition(".")
    if not dot or not stem or not ending.strip():
        return translate("offer", "no ending, type unknown")
    ending = ending.strip()[-16:]
    # Windows' programs and scripts read "DOS executable" and the like in the database of types; say it plainly.
    if (kind := run_kind(name)) is not None:
        return translate("offer", "{type} (.{ending})").format(type=run_name(kind), ending=shown(ending))
    found = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase.MatchMode.MatchExtension)
    if found.isDefault():
        return translate("offer", "unknown type (.{ending})").format(ending=shown(ending))
    return translate("offer", "{type} (.{ending})").format(type=found.comment(), ending=shown(ending))


def can_run(offer: Offer) -> bool:
    """Something in it may run when it is opened."""
    return bool(_running(offer))


def hides_files(offer: Offer) -> bool:
    """A folder that does not name all that is in it."""
    return any(file.is_folder and len(offer.preview) < file.entries for file in offer.files)


Running = tuple[str, RunKind]
"""A name, and what it is the name of."""


def _running(offer: Offer) -> list[Running]:
    return [one for file in offer.files for one in running_in(file, offer.preview)]


def running_in(file: FileInfo, inside: Sequence[Entry]) -> list[Running]:
    """What of it can run when it is opened: it by its own name, or files in it by their paths."""
    if not file.is_folder:
        kind = kind_of(file)
        return [] if kind is None else [(plain_name(file), kind)]
    kinds = ((entry.path, run_kind(PurePath(entry.path).name)) for entry in inside)
    return [(path, kind) for path, kind in kinds if kind is not None]


def kind_of(file: FileInfo) -> RunKind | None:
    """What a single file is, if it can run when it is opened."""
    return None if file.is_folder else run_kind(plain_name(file), file.media_type)


def runs(file: FileInfo) -> bool:
    """One file that can run when it is opened."""
    return kind_of(file) is not None


def risk_words(offer: Offer) -> str:
    """What to mind before accepting, or nothing."""
    return _risk_words(_running(offer), alone=len(offer.files) == 1 and not offer.files[0].is_folder)


def risk_of(offer: Offer, files: Sequence[FileInfo]) -> str:
    """The same of those of its companions that are to be taken."""
    inside = {id(one): preview for one, preview in zip(offer.companions, offer.companion_previews, strict=False)}
    risky = [name for file in files for name in running_in(file, inside.get(id(file), ()))]
    return _risk_words(risky, alone=len(files) == 1 and not files[0].is_folder)


def _risk_words(risky: list[Running], *, alone: bool) -> str:
    if not risky:
        return ""
    if alone:
        what_to_do = translate("offer", "Accept it only if you expect it; it is never opened by itself.")
        return joined(run_reason(risky[0][1]), what_to_do)
    named = translate("offer", "{name} ({kind})")
    names = ", ".join(named.format(name=shown_name(name), kind=run_name(kind)) for name, kind in risky[:_NAMED])
    if len(risky) > _NAMED:
        names = translate("offer", "{names} and more").format(names=names)
    return translate("offer", "Mind these, which can do harm when they are opened: {names}").format(names=names)


def _warning(address: Jid, known: Iterable[Jid]) -> str:
    found = look_alike(address, known)
    if found is None:
        return ""
    if found.of is not None:
        return translate("offer", "This address looks like that of your contact {address}, but it is another.").format(
            address=shown(found.of.bare)
        )
    return translate("offer", "This address mixes letters of several alphabets and may imitate another address.")
