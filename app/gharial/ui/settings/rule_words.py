"""An accept rule and a contact's own settings in words; what is wrong with what was typed for a rule."""

import re
from pathlib import Path, PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.acceptance import unknown_places
from gharial.model.settings import WEEK, AcceptRule, ContactRule
from gharial.ui.widgets.day_hours import time_of
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import size_text, speed_text
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import SEPARATOR

translate = QCoreApplication.translate

_ENDING = re.compile(r"\.?\w{1,16}")


def rule_words(rule: AcceptRule, name: str) -> str:
    """ "Bob · image/* · up to 10.0 MB → /in/Bob"; `name` is what the contact of the rule is called."""
    parts = []
    if rule.contact:
        parts.append(apart(name))
    if rule.group:
        parts.append(translate("rule_words", "group {name}").format(name=shown(rule.group)))
    if not parts:
        parts.append(translate("rule_words", "anybody in your contacts"))
    if rule.types:
        parts.append(apart(shown(", ".join(rule.types))))
    if rule.largest:
        parts.append(translate("rule_words", "up to {size}").format(size=size_text(rule.largest)))
    parts += condition_words(rule)
    return translate("rule_words", "{what} → {folder}").format(what=SEPARATOR.join(parts), folder=shown(rule.folder))


def condition_words(rule: AcceptRule) -> list[str]:
    """What else it asks for: "Mon, Tue", "08:00–18:00", "address hidden"."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    parts = []
    if rule.device:
        parts.append(translate("rule_words", "device {name}").format(name=apart(shown(rule.device))))
    if rule.days:
        parts.append(", ".join(locale.standaloneDayName(day, short) for day in WEEK if day in rule.days))
    if rule.hours_from != rule.hours_until:
        ends = (rule.hours_from, rule.hours_until)
        parts.append("\N{EN DASH}".join(locale.toString(time_of(one), short) for one in ends))
    if rule.hidden_only:
        parts.append(translate("rule_words", "address hidden"))
    if rule.unmetered_only:
        parts.append(translate("rule_words", "no metered network"))
    return parts


def contact_rule_words(rule: ContactRule) -> str:
    """ "never sees your address · sending at most 1.0 MB/s"; nothing where nothing is set."""
    parts = []
    if rule.hide_address:
        parts.append(translate("rule_words", "never sees your network address"))
    if rule.send_limit:
        speed = speed_text(rule.send_limit)
        parts.append(translate("rule_words", "sending at most {speed}").format(speed=speed))
    if rule.receive_limit:
        speed = speed_text(rule.receive_limit)
        parts.append(translate("rule_words", "receiving at most {speed}").format(speed=speed))
    count = rule.parallel
    if count:
        parts.append(translate("rule_words", "%n files at a time", None, count))
    return SEPARATOR.join(parts)


def read_types(text: str) -> tuple[str, ...]:
    """Patterns out of "image/*, *.pdf jpg"; a bare ending becomes a pattern for names."""
    found = []
    for word in re.split(r"[,;\s]+", text.strip()):
        if not word:
            continue
        pattern = f"*.{word.lstrip('.')}" if "*" not in word and _ENDING.fullmatch(word) else word
        if pattern not in found:
            found.append(pattern)
    return tuple(found)


def types_problem(text: str) -> str:
    """What is wrong with typed patterns, or nothing."""
    for pattern in read_types(text):
        if not ("/" in pattern or "." in pattern or "*" in pattern):
            return translate("rule_words", "“{word}” is no type; write image/* or *.pdf.").format(word=shown(pattern))
        if pattern.count("/") > 1:
            return translate("rule_words", "“{word}” is no type; one looks like image/png.").format(word=shown(pattern))
    return ""


def folder_problem(text: str) -> str:
    """What is wrong with a rule's typed folder, or nothing."""
    if not text:
        return translate("rule_words", "Choose the folder the files go to.")
    unknown = unknown_places(text)
    if unknown:
        return translate("rule_words", "{place} means nothing here; the sentence below says what may be used.").format(
            place=shown(unknown[0])
        )
    path = expanded(text)
    if not path.is_absolute():
        return translate("rule_words", "Give the whole path of the folder, from the beginning.")
    if ".." in PurePath(path).parts or "\x00" in text:
        return translate("rule_words", "A folder in a rule has no “..” in it.")
    return ""


def expanded(text: str) -> Path:
    """The path with the home folder put in for a tilde."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)
