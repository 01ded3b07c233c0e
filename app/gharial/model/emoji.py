"""What counts as one emoji in a reaction (XEP-0444 §2; UTS #51), without a table that ages."""

import unicodedata

LONGEST = 32
"""Code points; the longest families and flags have a dozen."""
_JOINERS = frozenset("\u200d\ufe0f\u20e3")
_KEYS = frozenset("0123456789#*")
_SIGNS = frozenset("\xa9\xae\u203c\u2049\u2122\u2139\u3030\u303d")


def is_emoji(text: str) -> bool:
    """Whether `text` may stand as a reaction: pictures and what joins them alone, never letters, markup or controls."""
    if not text or len(text) > LONGEST:
        return False
    keycap = len(text) in {2, 3} and text[0] in _KEYS and text.endswith("\u20e3")
    rest = text[1:] if keycap else text
    return (keycap or _is_picture(text[0])) and all(
        _is_picture(letter) or letter in _JOINERS or 0xE0020 <= ord(letter) <= 0xE007F for letter in rest
    )


def _is_picture(letter: str) -> bool:
    # The blocks of pictographs, with what a later Unicode puts there; then signs and arrows.
    code = ord(letter)
    if 0x1F000 <= code <= 0x1FAFF:
        return True
    return letter in _SIGNS or (0x2190 <= code <= 0x3299 and unicodedata.category(letter) in {"So", "Sm"})
