"""`safe_name`: the one gate from a foreign file name to a name on our disk.

Every rule is there for an attack or an accident: leaving the folder, hidden and auto-run names, names that show another
ending than they have, names that some file system refuses.
"""

import re
import unicodedata
from functools import cache

NAME_MAX = 255
"""Bytes a name may have on the usual file systems."""
UNNAMED = "file"
PART = ".part"

_SEPARATORS = re.compile(r"[/\\]")
# Refused by Windows and by FAT, exFAT and NTFS on memory sticks; ":" would also name an alternate data stream.
_REFUSED = frozenset('<>:"|?*')
# They look like separators without being any.
_LIKE_SEPARATORS = frozenset("\u2044\u2215\u2216\u29f5\u29f8\u29f9\uff0f\uff3c\ufe68")
# Letters and symbols that show as nothing: with them a long gap would hide the true ending.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789\u00b9\u00b2\u00b3"}
)
_READ_BY_THE_SYSTEM = frozenset({"desktop.ini", "autorun.inf", "thumbs.db", "folder.htt"})
_ENDING = re.compile(r"\.[^. ]{1,16}$")
_PACKED = frozenset({".gz", ".bz2", ".xz", ".zst", ".lz", ".lz4", ".lzma", ".z", ".br"})
_INNER = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")


def safe_name(foreign: str, limit: int = NAME_MAX) -> str:
    """A legal, visible, ordinary file name of at most `limit` bytes, as near to `foreign` as can be. Idempotent."""
    name = foreign.encode("utf-8", "replace").decode("utf-8")
    # One rule may make room for another (a removed character joins two others), so: until nothing changes.
    while (cleaned := _cleaned(name, limit)) != name:
        name = cleaned
    return name


def numbered(name: str, number: int, limit: int = NAME_MAX) -> str:
    """`name` for number 1, else with the number before its ending: "a (2).txt", "b (3).tar.gz"."""
    if number == 1:
        return name
    stem, ending = split_ending(name)
    return _shortened(stem, f" ({number}){ending}", limit)


def part_name(name: str, number: int, limit: int = NAME_MAX) -> str:
    """What an unfinished file is called: "a.txt.part", "a.txt (2).part"."""
    return _shortened(name, PART if number == 1 else f" ({number}){PART}", limit)


def twin_key(name: str) -> str:
    """Equal for names that some file systems take for one: letter case and composition differ alone."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def split_ending(name: str) -> tuple[str, str]:
    """Stem and ending with its dot; double endings of packed files stay together ("a", ".tar.gz")."""
    found = _ENDING.search(name)
    if found is None or found.start() == 0:
        return name, ""
    stem, ending = name[: found.start()], found.group()
    if ending.lower() in _PACKED and (inner := _INNER.search(stem)) is not None and inner.start() > 0:
        return stem[: inner.start()], inner.group() + ending
    return stem, ending


def offered_name(name: str) -> str:
    """A name of ours as it goes into a stanza: valid text, without what XML cannot carry."""
    return _not_xml().sub("_", _surrogates().sub("\ufffd", name)) or UNNAMED


# Classes of so many letters take milliseconds to compile, which no start needs to wait for.
@cache
def _surrogates() -> re.Pattern[str]:
    """Bytes of a name on the disk that are no UTF-8 (PEP 383)."""
    return re.compile("[\ud800-\udfff]")


@cache
def _not_xml() -> re.Pattern[str]:
    """XML 1.0 §2.2: what no stanza can carry."""
    return re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _cleaned(name: str, limit: int) -> str:
    name = "".join(map(_visible, unicodedata.normalize("NFC", name)))
    components = [part for part in (_trimmed(one) for one in _SEPARATORS.split(name)) if part]
    name = components[-1] if components else UNNAMED
    # Long gaps push the true ending out of sight.
    name = re.sub(r" {3,}", " ", name)
    if name.split(".")[0].rstrip(" ").lower() in _DEVICES or name.lower() in _READ_BY_THE_SYSTEM:
        name = f"_{name}"
    stem, ending = split_ending(name)
    return _trimmed(_shortened(stem, ending, limit)) or UNNAMED


def _visible(char: str) -> str:
    if char in _REFUSED or char in _LIKE_SEPARATORS:
        return "_"
    if char in _BLANK:
        return " "
    category = unicodedata.category(char)
    if category == "Cf":  # bidirectional overrides, zero width: they change how the others are shown
        return ""
    if category in {"Cc", "Cs", "Cn", "Zl", "Zp"}:
        return "_"
    return " " if category == "Zs" else char


def _trimmed(name: str) -> str:
    # A leading dot hides the file; Windows drops dots and blanks at the end, so that "a.exe. " would be "a.exe".
    return name.lstrip(" .").rstrip(" .")


def _shortened(stem: str, ending: str, limit: int) -> str:
    room = limit - len(ending.encode())
    kept = stem.encode()
    if len(kept) > room:
        # "ignore" drops the character that the cut went through.
        stem = kept[: max(room, 1)].decode("utf-8", "ignore").rstrip(" .") or UNNAMED[: max(room, 1)]
    return stem + ending
