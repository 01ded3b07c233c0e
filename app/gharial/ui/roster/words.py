"""The roster's words: what rows say, to the eye, to a screen reader, in tooltips, and under a held file."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.account import Show
from gharial.model.border import Ability
from gharial.model.contact import Contact, Resource, Subscription
from gharial.model.jid import Jid
from gharial.ui.rooms.room_words import state_words
from gharial.ui.roster.entries import Entry, Group, Row
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.presence_words import show_words

translate = QCoreApplication.translate

Abilities = Callable[[Jid, Jid], tuple[Ability, ...]]


def group_words(group: Group) -> str:
    """The group's name as it is shown."""
    if group.strangers:
        return translate("roster", "Not in your contacts")
    if group.rooms:
        return translate("roster", "Group chats")
    if group.devices:
        return translate("roster", "My devices")
    return shown(group.name) if group.name else translate("roster", "Contacts")


def second_line(entry: Entry) -> str:
    """What stands below the name: what they do right now, before what they say of themselves."""
    contact = entry.contact
    if entry.room is not None:
        return entry.text if entry.text and entry.show is not Show.OFFLINE else state_words(entry.room)
    if entry.device:
        # Two of the same program are told apart by the names they gave themselves.
        return f"{apart(shown(contact.jid.resource))} · {show_words(entry.show)}"
    if entry.typing:
        return translate("roster", "typing…")
    if not entry.listed:
        return shown(contact.jid.bare) if contact.name else ""
    if contact.blocked:
        return translate("roster", "Blocked")
    if entry.show is Show.OFFLINE:
        if contact.pending_out:
            return translate("roster", "Has not answered your request yet")
        if contact.subscription in (Subscription.NONE, Subscription.FROM):
            return translate("roster", "Does not show you when they are there")
        return entry.text
    if entry.show is Show.AVAILABLE:
        return entry.text or show_words(entry.show)
    if entry.text:
        return f"{show_words(entry.show)} · {apart(entry.text)}"
    return show_words(entry.show)


def row_words(row: Row) -> str:
    """A row for a screen reader."""
    entry = row.entry
    if entry is None:
        parts = [group_words(row.group)]
        if not row.group.strangers:
            counts = (
                translate("roster", "{online} of {total} joined")
                if row.group.rooms
                else translate("roster", "{online} of {total} online")
            )
            parts.append(counts.format(online=_number(row.group.online), total=_number(row.group.total)))
        parts.append(translate("roster", "open") if row.group.open else translate("roster", "folded"))
        return ", ".join(parts)
    parts = [entry.name, _standing(entry)]
    line = second_line(entry)
    if line and not any(line in part for part in parts[1:]):
        parts.append(line)
    if unread := entry.unread:
        one = translate("roster", "1 unread message")
        parts.append(one if unread == 1 else translate("roster", "%n unread messages", None, unread))
    if mentions := entry.mentions:
        one = translate("roster", "1 of them mentions you")
        several = translate("roster", "{count} of them mention you").format(count=_number(mentions))
        parts.append(one if mentions == 1 else several)
    if entry.percent is not None:
        parts.append(translate("roster", "files: {percent} %").format(percent=_number(entry.percent)))
    return ", ".join(parts)


def percent_words(percent: int) -> str:
    """ "62 %"."""
    return translate("roster", "{percent} %").format(percent=_number(percent))


def _standing(entry: Entry) -> str:
    if entry.room is not None:
        return translate("roster", "group chat, {state}").format(state=state_words(entry.room))
    return translate("roster", "Blocked") if entry.contact.blocked else show_words(entry.show)


def tooltip(entry: Entry, abilities: Abilities, *, name_account: bool = False) -> str:
    """Who this is and with which devices; escaped, because Qt takes a tooltip that looks like markup for markup."""
    contact = entry.contact
    lines = [f"<b>{_safe(entry.name)}</b>", _safe(contact.jid.bare)]
    if name_account:
        lines.append(_safe(translate("roster", "In the list of {account}").format(account=contact.account.bare)))
    if contact.blocked:
        lines.append(_safe(translate("roster", "Blocked: nothing of theirs reaches you.")))
    if entry.room is not None:
        lines.append(_safe(state_words(entry.room)))
        if entry.text:
            lines.append(_safe(entry.text))
    for resource in contact.resources:
        lines.append("")
        lines.append(f"<b>{_safe(device_name(resource))}</b>")
        lines.append(_safe(_presence_of(resource)))
        files = files_words(abilities(contact.account, resource.jid))
        if files:
            lines.append(_safe(files))
    if not contact.resources and contact.subscription in (Subscription.TO, Subscription.BOTH):
        lines.append(_safe(show_words(Show.OFFLINE)))
    return f"<p style='white-space: pre'>{'<br>'.join(lines)}</p>"


def files_words(abilities: Sequence[Ability]) -> str:
    """What one device can take, by what it announced; nothing while that is unknown."""
    if not abilities:
        return ""
    return (
        translate("roster", "takes files directly")
        if any(one.fits for one in abilities)
        else translate("roster", "takes no files")
    )


def drop_words(entry: Entry, abilities: Abilities) -> tuple[str, bool]:
    """What would happen to a file dropped on this person, and whether it may be dropped."""
    contact = entry.contact
    if entry.room is not None:
        if entry.show is Show.OFFLINE:
            return translate("roster", "You are not in {name}").format(name=entry.name), False
        return translate("roster", "Upload for everybody in {name}").format(name=entry.name), True
    if contact.blocked:
        return translate("roster", "{name} is blocked").format(name=entry.name), False
    if not contact.resources:
        if not entry.listed:
            return translate("roster", "Send to {name}").format(name=entry.name), True
        return translate("roster", "{name} is offline: will be sent when {name} is back").format(name=entry.name), True
    known = [abilities(contact.account, resource.jid) for resource in contact.resources]
    if any(one.fits for each in known for one in each):
        return translate("roster", "Send to {name}, directly").format(name=entry.name), True
    if all(known):
        return translate("roster", "{name}’s program takes no files now").format(name=entry.name), True
    return translate("roster", "Send to {name}").format(name=entry.name), True


def drop_words_for_many(entries: Sequence[Entry]) -> tuple[str, bool]:
    """What would happen to a file dropped on several people at once; who is blocked gets nothing."""
    count = sum(entry.takes_files for entry in entries)
    if not count:
        return translate("roster", "None of them can get files now"), False
    return translate("roster", "Send to %n people", None, count), True


def move_words(contact: Contact, target: str, *, keep: bool) -> str:
    """What would happen to a contact dropped on a group."""
    if not target:
        return translate("roster", "Take out of all groups")
    name = shown(target)
    return (
        translate("roster", "Also put into {group}").format(group=name)
        if keep
        else translate("roster", "Move to {group}").format(group=name)
    )


def _presence_of(resource: Resource) -> str:
    words = show_words(resource.show)
    return f"{words} · {shown(resource.text)}" if resource.text else words


def device_name(resource: Resource) -> str:
    """What its program calls itself, or else the name of the device."""
    return resource.client_name or translate("roster", "Device {name}").format(name=resource.jid.resource)


def _safe(text: str) -> str:
    text = shown(text)
    return escape(text if len(text) <= 120 else text[:119] + "…")


def _number(value: int) -> str:
    return QLocale().toString(value)
