"""`PieceStream`: a stream to a peer that asked for a piece of the file only (XEP-0096 §3, range with a length)."""

from typing import BinaryIO

from gharial.backend.bytestreams.interface import ByteStream
from gharial.model.transfer import Kind


class PieceStream:
    """Sends the first `length` bytes it is given over `stream`; what comes behind counts as sent and stays here."""

    def __init__(self, stream: ByteStream, length: int) -> None:
        self._stream = stream
        self._left = length

    @property
    def kind(self) -> Kind:
        """The stream's."""
        return self._stream.kind

    @property
    def route(self) -> str:
        """The stream's."""
        return self._stream.route

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """As the stream's, up to the end of the piece. Raises Interrupted."""
        if self._left == 0:
            return size
        sent = self._stream.send_slice(file, offset, min(size, self._left))
        self._left -= sent
        return sent

    def receive_into(self, buffer: memoryview) -> int | None:
        """As the stream's. Raises Interrupted."""
        return self._stream.receive_into(buffer)

    def finish_sending(self) -> None:
        """As the stream's. Raises Interrupted."""
        self._stream.finish_sending()

    def close(self) -> None:
        """As the stream's."""
        self._stream.close()
