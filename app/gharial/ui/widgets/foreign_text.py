"""Text that others wrote, made safe to show: names, addresses, error texts, file names (XEP-0165 §2; UAX #9)."""

import re
import unicodedata
from html import escape

_SIGN = "\ufffd"
"""Stands where a character was that would have hidden or turned something."""
_LRI, _FSI, _PDI = "\u2066", "\u2068", "\u2069"
_ISOLATES = dict.fromkeys(map(ord, (_LRI, _FSI, _PDI)))
_JOINERS = frozenset("\u200c\u200d")
_BLANK_LOOKING = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u180b\u180c\u180d\u180e\u17b4\u17b5")
_MARKS_IN_A_ROW = 4
_BLANKS_IN_A_ROW = 2
# Left-to-right letters, digits and signs that every rule below leaves as they are: most of what is ever shown, and rows
# are painted while somebody scrolls. Latin, Greek, Cyrillic, Kana, Chinese, Hangul.
_HARMLESS = (
    " -~\u00a1-\u00ac\u00ae-\u02af\u0370-\u0482\u048a-\u052f\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
)
# Times and shares are numbers of the locale, and a file's name may be made of them; the others are words of ours.
_place = re.compile(r"\{(?!(?:percent|time|what|advice|way|words|reason|state|blocks|first|second|good|bad)\})(\w+)\}")
_WRITTEN_FROM_LEFT = frozenset({"account", "address", "hash", "host", "link", "path", "server", "target"})
_harmless_line = re.compile(f"(?:(?!   )[{_HARMLESS}])*").fullmatch
_harmless_lines = re.compile(f"[\\n\\t{_HARMLESS}]*").fullmatch


def shown(text: str, *, lines: bool = False) -> str:
    """`text` with nothing in it that could hide, turn or break what stands around it.

    Control, direction and invisible characters become a visible sign. With `lines` (prose, such as a message) line
    breaks and tabs stay, and invisible characters are dropped instead. Text with right-to-left letters is isolated.
    """
    if _is_harmless(text, lines):
        return text
    clean = neutral(text, lines=lines)
    if not any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in clean):
        return clean
    if lines:
        # Each line is a paragraph of its own, and an isolate ends with its paragraph (UAX #9 BD9).
        return "\n".join(f"{_FSI}{line}{_PDI}" if line else "" for line in clean.split("\n"))
    return f"{_FSI}{clean}{_PDI}"


def shown_name(name: str) -> str:
    """A file's name for people: as `shown`, and its true extension always comes last, whatever the letters before."""
    if _is_harmless(name):
        return name
    clean = neutral(name)
    stem, dot, extension = clean.rpartition(".")
    if not stem or not any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in clean):
        return clean
    if stem[:-4] and stem[-4:].casefold() == ".tar":
        # An ending of two parts is one.
        stem, extension = stem[:-4], f"{stem[-3:]}.{extension}"
    return f"{_LRI}{_FSI}{stem}{_PDI}{dot}{_LRI}{extension}{_PDI}{_PDI}"


def tip(text: str) -> str:
    """`text`, already `shown`, as a tooltip: escaped, because Qt reads a tip that looks like markup as markup."""
    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""


def with_places_isolated(sentence: str) -> str:
    """A sentence to be formatted that runs from the right, with each place in braces kept to itself (UAX #9).

    Without it a path or an address turns its first and last sign, and numbers beside it change their side.
    """
    return _place.sub(lambda place: f"{_LRI if place[1] in _WRITTEN_FROM_LEFT else _FSI}{place[0]}{_PDI}", sentence)


def in_line(text: str, *, mirrored: bool) -> str:
    """`text` as it is painted alone in a line, which runs from the right where `mirrored`: by its own first letter.

    Without it the dots of what was cut, and the signs of "C++" or ".bashrc", would go to the other end.
    """
    return f"{_FSI}{text}{_PDI}" if mirrored and text else text


def without_isolates(text: str) -> str:
    """What was put together of `shown` parts, for places that know no isolates, such as the titles of windows."""
    return text.translate(_ISOLATES)


def neutral(text: str, *, lines: bool = False) -> str:
    """`shown` without the isolates: for what is cut to a width first."""
    if _is_harmless(text, lines):
        return text
    out: list[str] = []
    before = ""
    marks = blanks = 0
    for letter in text:
        kept = _kept(letter, before, lines)
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        blanks = blanks + 1 if kept == " " else 0
        before = letter
        if marks > _MARKS_IN_A_ROW:
            continue
        if not lines and blanks > _BLANKS_IN_A_ROW:
            # A row of blanks pushes the rest of a name out of sight; one sign tells that there was one.
            if blanks == _BLANKS_IN_A_ROW + 1:
                out.append("␣")
            continue
        out.append(kept)
    return "".join(out)


def _is_harmless(text: str, lines: bool = False) -> bool:
    return (_harmless_lines if lines else _harmless_line)(text) is not None


def _kept(letter: str, before: str, lines: bool) -> str:
    """What is shown for one character."""
    category = unicodedata.category(letter)
    if lines and letter in "\n\t":
        return letter
    if category == "Zs":
        return " "
    if letter in _JOINERS and before and unicodedata.category(before) in {"So", "Sk", "Lo", "Mn", "Mc"}:
        # Emoji and the scripts without capitals need joiners; between other letters they only hide something.
        return letter
    if category == "Cf" or letter in _BLANK_LOOKING:
        return "" if lines else _SIGN
    if category in {"Cc", "Cs", "Zl", "Zp"}:
        return _SIGN
    return letter
