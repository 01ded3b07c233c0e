"""`SealedStream`: a ByteStream that opens what another brings (XEP-0454: AES-256-GCM, the tag at the end).

The last byte is given only when the tag has proven all that came: who has read everything has read what was sealed.
"""

from importlib.util import find_spec
from typing import BinaryIO

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.wire.sealed_link import TAG_SIZE, Seal
from gharial.model.failures import Interrupted, LinkFault, LinkRefused
from gharial.model.transfer import Kind

_HELD = TAG_SIZE + 1
_ROOM = 64 * 1024


def can_open() -> bool:
    """What it takes is installed."""
    return find_spec("cryptography") is not None


class SealedStream:
    """Reads `sealed` from its beginning to its end. `host` is named where the seal is broken."""

    def __init__(self, sealed: ByteStream, seal: Seal, host: str) -> None:
        # Loaded with the first such file: few have one.
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import GCM

        self._sealed = sealed
        self._host = host
        self._opener = Cipher(AES(seal.key), GCM(seal.nonce)).decryptor()
        self._held = b""
        self._raw = memoryview(bytearray(_ROOM))
        self._open = bytearray()
        self._ended = False
        self._done = 0

    @property
    def kind(self) -> Kind:
        """As it travels."""
        return self._sealed.kind

    @property
    def route(self) -> str:
        """Where it comes from."""
        return self._sealed.route

    def receive_into(self, buffer: memoryview) -> int | None:
        """Opened bytes; 0 at the end. Raises LinkRefused (BROKEN_SEAL), and what the stream below does."""
        while not self._open:
            if self._ended or not len(buffer):
                return 0
            count = self._sealed.receive_into(self._raw)
            if count is None:
                return None
            if count:
                came = self._held + bytes(self._raw[:count])
                ready = max(0, len(came) - _HELD)
                self._held = came[ready:]
                self._open += self._opener.update(came[:ready])
            else:
                self._finish()
        count = min(len(buffer), len(self._open))
        buffer[:count] = self._open[:count]
        del self._open[:count]
        self._done += count
        return count

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Never: it is only read."""
        raise Interrupted(self._done, "a download carries bytes one way only")

    def finish_sending(self) -> None:
        """There is nothing to deliver."""

    def close(self) -> None:
        """Drop it; from any thread, any number of times."""
        self._sealed.close()

    def _finish(self) -> None:
        from cryptography.exceptions import InvalidTag

        rest, tag = self._held[:-TAG_SIZE], self._held[-TAG_SIZE:]
        try:
            self._open += self._opener.update(rest) + self._opener.finalize_with_tag(tag)
        except (InvalidTag, ValueError) as error:  # a tag that is too short is none
            self._open.clear()
            raise LinkRefused(self._host, LinkFault.BROKEN_SEAL.value) from error
        self._ended = True
