"""The emoji to choose from, by kind, with Unicode's names and a few more words to find them by."""

import unicodedata
from functools import cache

from PySide6.QtCore import QCoreApplication

from gharial.model.value import dataclass
from gharial.paths import shipped

COMMON = ("👍", "❤️", "😂", "😮", "😢", "🙏")
"""What most reactions are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A drawer of emoji; `sign` is on its front."""

    name: str
    sign: str
    emoji: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmojiList:
    """All kinds, and the words of each emoji."""

    kinds: tuple[Kind, ...]
    words: dict[str, str]

    def found(self, text: str, limit: int = 200) -> tuple[str, ...]:
        """Those of whose words some begin like each word of `text`; whole words and first words come first."""
        wanted = text.casefold().split()
        if not wanted:
            return ()
        hits: list[tuple[int, str]] = []
        for kind in self.kinds:
            for one in kind.emoji:
                words = self.words[one].split()
                if one == text.strip():
                    hits.append((0, one))
                elif all(any(word.startswith(each) for word in words) for each in wanted):
                    hits.append((1 if all(each in words for each in wanted) else 2, one))
        hits.sort(key=lambda hit: hit[0])
        return tuple(one for _rank, one in hits[:limit])


@cache
def emoji_list() -> EmojiList:
    """The shipped list, read once."""
    kinds: list[Kind] = []
    words: dict[str, str] = {}
    for line in (shipped("resources") / "emoji.txt").read_text(encoding="utf-8").splitlines():
        first, *rest = line.split()
        if first == "+":
            words[rest[0]] += " " + " ".join(rest[1:])
        elif first != "#":
            kinds.append(Kind(first, rest[0], tuple(rest[1:])))
            words.update({one: emoji_name(one) for one in rest[1:]})
    return EmojiList(tuple(kinds), words)


def emoji_name(emoji: str) -> str:
    """Unicode's name of an emoji, in small letters, for those who hear it."""
    names = (unicodedata.name(letter, "") for letter in emoji if letter not in "\ufe0f\u200d")
    return " ".join(name.lower().replace("-", " ") for name in names if name) or "emoji"


def kind_words(name: str) -> str:
    """What is written on a drawer."""
    translate = QCoreApplication.translate
    match name:
        case "people":
            return translate("emoji_list", "Faces and people")
        case "nature":
            return translate("emoji_list", "Animals and nature")
        case "food":
            return translate("emoji_list", "Food and drink")
        case "activities":
            return translate("emoji_list", "Activities")
        case "travel":
            return translate("emoji_list", "Travel and places")
        case "objects":
            return translate("emoji_list", "Objects")
        case _:
            return translate("emoji_list", "Symbols")
