"""A failure explained, and the pieces that explanations are made of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.value import dataclass
from gharial.ui.condition_words import Words
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Explanation:
    """A failure for people: `what` happened and why, and `advice`, what to do, which may be empty."""

    what: str
    advice: str = ""

    @property
    def sentence(self) -> str:
        """Both, one after the other."""
        return joined(self.what, self.advice) if self.what and self.advice else self.what or self.advice


def by_condition(
    table: Mapping[str, Words], condition: str, what: str, advice: str, text: str = "", **facts: str
) -> Explanation:
    """The words for a condition, or the general ones with what the other side said in its own words."""
    words = table.get(condition)
    if words is not None:
        return Explanation(
            translate("explain", words.what).format(**facts), translate("explain", words.advice).format(**facts)
        )
    sentence = with_words(translate("explain", what).format(**facts), text)
    return Explanation(sentence, translate("explain", advice).format(**facts))


def with_words(sentence: str, text: str) -> str:
    """The sentence, followed by what the other side said in its own words, if it did."""
    if not text.strip():
        return sentence
    said = translate("explain", "It said: “{text}”.").format(text=shown(" ".join(text.split())[:300]))
    return joined(sentence, said)


def joined(first: str, second: str) -> str:
    """Two whole sentences, one after the other."""
    # Some scripts, such as Chinese, set no blank between sentences.
    return translate("explain", "{first} {second}").format(first=first, second=second)


_NAMES: ContextVar[Mapping[str, str]] = ContextVar("names", default={})  # noqa: B039 - never changed, only replaced


@contextmanager
def naming(names: Mapping[str, str]) -> Iterator[None]:
    """Inside, who has one of these bare addresses is called by the name beside it, which is `shown` already."""
    token = _NAMES.set(names)
    try:
        yield
    finally:
        _NAMES.reset(token)


def address(text: str) -> str:
    """Who is meant, by name where that is known, else by the bare address."""
    bare = text.partition("/")[0]
    return _NAMES.get().get(bare) or shown(bare)


def peer(text: str) -> str:
    return address(text) or translate("explain", "The server")


def seconds(seconds: float) -> str:
    return translate("explain", "{count} s").format(count=QLocale().toString(max(1, round(seconds))))
