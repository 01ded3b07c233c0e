"""The translations that Qt's lrelease compiled, read without Qt: a .qm file, asked for one sentence at a time."""

import struct
from bisect import bisect_left
from pathlib import Path

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _RULES = 0x42, 0x69, 0x88
"""The sections of a file that matter here."""
_END, _TRANSLATION, _SKIPPED, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 5, 6, 7, 8
"""What a part of a message is, by its first byte."""
_NOTHING = 0xFFFFFFFF
_AND, _OR = 0xFD, 0xFE


class Catalogue:
    """One language. Raises OSError where the file cannot be read, ValueError where it is none."""

    def __init__(self, file: Path) -> None:
        content = file.read_bytes()
        if not content.startswith(_MAGIC):
            raise ValueError(f"{file} is no compiled translation")
        sections = _sections(content)
        self._messages = sections.get(_MESSAGES, b"")
        self._rules = sections.get(_RULES, b"")
        hashes = sections.get(_HASHES, b"")
        pairs = struct.unpack(f">{len(hashes) // 8 * 2}I", hashes[: len(hashes) // 8 * 8])
        self._hashes, self._places = pairs[::2], pairs[1::2]

    def find(self, context: str, source: str, comment: str = "", count: int | None = None) -> str | None:
        """The translation, in the plural form for `count`; None where there is none, or the file is damaged."""
        try:
            form = self._form(count) if count is not None else 0
            found = self._look_up(context, source, comment, form)
            # What the code says of a sentence to tell it from others, the translators may have needed only once.
            return self._look_up(context, source, "", form) if found is None and comment else found
        except (struct.error, IndexError, UnicodeDecodeError):
            return None

    def _look_up(self, context: str, source: str, comment: str, form: int) -> str | None:
        wanted = {_CONTEXT: context.encode(), _SOURCE: source.encode(), _COMMENT: comment.encode()}
        key = _hash(wanted[_SOURCE] + wanted[_COMMENT])
        place = bisect_left(self._hashes, key)
        while place < len(self._hashes) and self._hashes[place] == key:
            found = self._read(self._places[place], wanted, form)
            if found:
                return found
            place += 1
        return None

    def _read(self, place: int, wanted: dict[int, bytes], form: int) -> str | None:
        """The translation of the message there, if it is the one that is wanted."""
        forms: list[bytes] = []
        while (tag := self._messages[place]) != _END:
            place += 1
            if tag == _SKIPPED:
                place += 4
                continue
            (length,) = struct.unpack_from(">I", self._messages, place)
            place += 4
            part = b"" if length == _NOTHING else self._messages[place : place + length]
            place += len(part)
            if tag == _TRANSLATION:
                forms.append(part)
            elif part != wanted.get(tag, part):
                return None
        return forms[form].decode("utf-16-be") if form < len(forms) else None

    def _form(self, count: int) -> int:
        """Which of the plural forms `count` takes: the first whose rule holds, the last where none does."""
        if not self._rules:
            return 0
        place = form = 0
        while True:
            holds = False
            while True:
                all_hold = True
                while True:
                    truth, place = self._test(count, place)
                    all_hold = all_hold and truth
                    if place == len(self._rules) or self._rules[place] != _AND:
                        break
                    place += 1
                holds = holds or all_hold
                if place == len(self._rules) or self._rules[place] != _OR:
                    break
                place += 1
            if holds:
                return form
            form += 1
            if place == len(self._rules):
                return form
            place += 1

    def _test(self, count: int, place: int) -> tuple[bool, int]:
        """One comparison of the rules, and where the next thing stands."""
        code, right = self._rules[place], self._rules[place + 1]
        left = count
        if code & 0x10:
            left %= 10
        elif code & 0x20:
            left %= 100
        elif code & 0x40:
            while left >= 1000:
                left //= 1000
        place += 2
        match code & 0x07:
            case 1:
                truth = left == right
            case 2:
                truth = left < right
            case 3:
                truth = left <= right
            case _:
                truth = right <= left <= self._rules[place]
                place += 1
        return truth != bool(code & 0x08), place


def _sections(content: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    place = len(_MAGIC)
    while place + 5 <= len(content):
        tag, length = struct.unpack_from(">BI", content, place)
        place += 5
        found[tag] = content[place : place + length]
        place += length
    return found


def _hash(text: bytes) -> int:
    """As ELF files hash the names in them."""
    result = 0
    for byte in text:
        result = (result << 4) + byte
        high = result & 0xF0000000
        result = (result ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return result or 1
