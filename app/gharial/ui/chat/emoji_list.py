"""The emoji to choose from, by kind, with names and words to find them by: Unicode's and the windows' language's."""

import unicodedata
from functools import cache

from PySide6.QtCore import QCoreApplication

from gharial.model.value import dataclass
from gharial.paths import shipped
from gharial.ui.language import spoken_now

COMMON = ("👍", "❤️", "😂", "😮", "😢", "🙏")
"""What most reactions are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A drawer of emoji; `sign` is on its front."""

    name: str
    sign: str
    emoji: tuple[str, ...]


def _begins(word: str, sought: str) -> bool:
    # Chinese has no blanks that would part one word from the next.
    return word.startswith(sought) or (sought > "\u2e80" and sought in word)


@dataclass(frozen=True, slots=True)
class EmojiList:
    """All kinds, and the words of each emoji."""

    kinds: tuple[Kind, ...]
    words: dict[str, str]
    names: dict[str, str]
    """Of the common ones, in the windows' language."""

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
                elif all(any(_begins(word, each) for word in words) for each in wanted):
                    hits.append((1 if all(each in words for each in wanted) else 2, one))
        hits.sort(key=lambda hit: hit[0])
        return tuple(one for _rank, one in hits[:limit])


def emoji_list() -> EmojiList:
    """The shipped list, with the words of the language that the windows speak."""
    return _read(spoken_now())


@cache
def _read(language: str) -> EmojiList:
    kinds: list[Kind] = []
    words: dict[str, str] = {}
    for line in (shipped("resources") / "emoji.txt").read_text(encoding="utf-8").splitlines():
        first, *rest = line.split()
        if first == "+":
            words[rest[0]] += " " + " ".join(rest[1:])
        elif first != "#":
            kinds.append(Kind(first, rest[0], tuple(rest[1:])))
            words.update({one: _unicode_name(one) for one in rest[1:]})
    names: dict[str, str] = {}
    translated = shipped("resources") / f"emoji-{language}.txt"
    for line in translated.read_text(encoding="utf-8").splitlines() if translated.exists() else ():
        one, _, said = line.partition(" ")
        if one in words:
            # Who speaks that language looks for its words first, and may know the English ones too.
            name, _, more = said.partition("|")
            names[one] = name.strip()
            words[one] = f"{name} {more} {words[one]}".casefold()
    return EmojiList(tuple(kinds), words, names)


def emoji_name(emoji: str) -> str:
    """What an emoji is called, for those who hear it: in the windows' language, or else Unicode's name."""
    return emoji_list().names.get(emoji) or _unicode_name(emoji)


def _unicode_name(emoji: str) -> str:
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
