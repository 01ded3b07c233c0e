"""Addresses that imitate others: letters of several alphabets in one word, or one letter's picture for another's.

Sources: XEP-0165 §3; UTS #39 §5 for what a mixed script is. The table has the letters that matter in addresses.
"""

import re
import unicodedata
from collections.abc import Iterable

from gharial.model.jid import Jid
from gharial.model.value import dataclass

# East Asian writing uses these together, and Latin letters with them.
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "LATIN"})
_PICTURES: dict[str, str] = {
    **dict(zip("аеорсухіјѕһԁԛԝӏвкмнтгѵьү", "aeopcyxijshdqwlbkmhtrvby", strict=True)),
    **dict(zip("αενοριτυχκωσγ", "aevopituxkwoy", strict=True)),
    **dict(zip("օսոցհյզ", "ounghjq", strict=True)),
    "ı": "i",
    "ɡ": "g",
    "ɑ": "a",
    "0": "o",
    "1": "l",
    "|": "l",
}
_UNREADABLE = "аa"
"""Stands for a punycode label that cannot be read: one Cyrillic and one Latin letter."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Why an address is not to be trusted by its looks. `of` is the contact it resembles, None for mixed alphabets."""

    of: Jid | None = None


def look_alike(address: Jid, known: Iterable[Jid] = ()) -> LookAlike | None:
    """Whether `address` may imitate another, be it one of `known`; None for an ordinary one."""
    bare = address.bare
    picture = _picture(bare)
    for other in known:
        if other.bare != bare and _picture(other.bare) == picture:
            return LookAlike(other)
    return LookAlike() if mixes_scripts(bare) else None


def mixes_scripts(address: str) -> bool:
    """Some part of the bare address has letters of several alphabets, or foreign ones that all look Latin."""
    words = (_decoded(word) for word in re.split(r"[@./]", address))
    return any(_mixed(word) or _disguised(word) for word in words)


def _decoded(label: str) -> str:
    """A domain's label as it is shown: punycode hides nothing from us (RFC 3492)."""
    if not label.casefold().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return _UNREADABLE


def _letters(word: str) -> list[str]:
    return [letter for letter in word.casefold() if unicodedata.category(letter).startswith("L")]


def _mixed(word: str) -> bool:
    scripts = {_script(letter) for letter in _letters(word)}
    return len(scripts) > 1 and not scripts <= _TOGETHER


def _disguised(word: str) -> bool:
    """Every letter is foreign, and every one has the picture of a Latin one."""
    letters = _letters(word)
    return bool(letters) and all(_script(letter) != "LATIN" and letter in _PICTURES for letter in letters)


def _script(letter: str) -> str:
    """The script by the first word of the letter's name: LATIN, CYRILLIC, CJK."""
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def _picture(text: str) -> str:
    """What is left of a text when all that look the same are the same."""
    text = ".".join(_decoded(label) for label in text.split("."))
    plain = unicodedata.normalize("NFKD", text.casefold())
    shapes = "".join(
        _PICTURES.get(letter, letter) for letter in plain if not unicodedata.category(letter).startswith("M")
    )
    return shapes.replace("rn", "m").replace("vv", "w")
