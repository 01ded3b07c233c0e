"""TURN on a connection (RFC 8656 §3.1, §12.5): each message tells its length, data of channels is padded. Pure."""

from gharial.backend.wire.datagram_frames import BadFrames

_STUN_HEAD, _CHANNEL_HEAD = 20, 4
_CHANNELS = range(0x40, 0x50)


def turn_frame(*parts: "bytes | memoryview") -> bytes:
    """One message, of several parts."""
    whole = b"".join(parts)
    return whole + bytes(-len(whole) % 4)


class TurnFrameReader:
    """Fulfils `Frames` (bytestreams/framed_socket.py). Takes what comes in pieces of any size."""

    greeted = True
    """Nothing comes before the first message."""

    def __init__(self) -> None:
        self._data = bytearray()

    def feed(self, data: "bytes | memoryview") -> list[bytes]:
        """The messages that are whole now. Raises BadFrames for what is none."""
        self._data += data
        found: list[bytes] = []
        at = 0
        while at + _CHANNEL_HEAD <= len(self._data):
            first, size = self._data[at], int.from_bytes(self._data[at + 2 : at + 4], "big")
            if first in _CHANNELS:
                size += _CHANNEL_HEAD
            elif first < 0x40 and size % 4 == 0:
                size += _STUN_HEAD
            else:
                raise BadFrames("neither a message nor a channel's data")
            end = at + size + -size % 4
            if end > len(self._data):
                break
            found.append(bytes(self._data[at : at + size]))
            at = end
        del self._data[:at]
        return found

    def frame(self, *parts: "bytes | memoryview") -> bytes:
        """See turn_frame."""
        return turn_frame(*parts)
