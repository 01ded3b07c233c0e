"""Datagrams on a TCP connection to a relay of Google's kind: each behind its length in two bytes. Pure.

Where only TLS is let through, both ends first say what looks like the beginning of it, always the same; nothing is
encrypted by that.
"""

import struct

LARGEST = 65535
CLIENT_HELLO = bytes.fromhex(
    "8046010301002d000000100100800300800700c006004002008004008000000400feff00000a00fefe000009000064000062000003000006"
    "1f170ca62f0078fc46552eb18339f1ea"
)
SERVER_HELLO = bytes.fromhex(
    "160301004a020000460301428545a727a95da0b3c5e753da482b3fc65aca89c15852a1783c5b174600853f200ed306725b5b1b5f15ac13f9"
    "88539d9be83d7b0c30326e384da27557416c345c000400"
)


class BadFrames(ValueError):
    """Not what a relay says; the text says how."""


def frame(*parts: "bytes | memoryview") -> bytes:
    """One datagram, of several parts."""
    size = sum(map(len, parts))
    if size > LARGEST:
        raise ValueError("too large a datagram")
    return struct.pack("!H", size) + b"".join(parts)


class FrameReader:
    """Takes what comes in pieces of any size. `greeting` must come before everything else."""

    def __init__(self, greeting: bytes = b"") -> None:
        self._greeting = greeting
        self._data = bytearray()

    @property
    def greeted(self) -> bool:
        """What had to come first has come."""
        return not self._greeting

    def frame(self, *parts: "bytes | memoryview") -> bytes:
        """See frame."""
        return frame(*parts)

    def feed(self, data: "bytes | memoryview") -> list[bytes]:
        """The datagrams that are whole now. Raises BadFrames for another greeting."""
        self._data += data
        if self._greeting:
            known = min(len(self._greeting), len(self._data))
            if self._data[:known] != self._greeting[:known]:
                raise BadFrames("another greeting")
            if known < len(self._greeting):
                return []
            del self._data[:known]
            self._greeting = b""
        found: list[bytes] = []
        at = 0
        while at + 2 <= len(self._data):
            end = at + 2 + int.from_bytes(self._data[at : at + 2], "big")
            if end > len(self._data):
                break
            if end > at + 2:
                found.append(bytes(self._data[at + 2 : end]))
            at = end
        del self._data[:at]
        return found
