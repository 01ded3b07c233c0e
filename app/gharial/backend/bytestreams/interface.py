"""`ByteStream`: what carries a file's bytes, whatever is underneath. Blocking; for worker threads only."""

from typing import BinaryIO, Protocol

from gharial.model.transfer import Kind

__all__ = ["ByteStream", "Kind"]


class ByteStream(Protocol):
    """A connected stream in one direction at a time.

    Calls return within about half a second, so that a cancel between them takes effect; `OSError` never leaves:
    it becomes Interrupted.
    """

    @property
    def kind(self) -> Kind: ...

    @property
    def route(self) -> str:
        """Where the bytes go, as a fact for the details pane: "192.0.2.7:5281"; empty where there is none."""

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; returns how many left, 0 when none could in time.

        More than `size` where the other end has what follows: it goes on behind that.
        """

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end of the stream, None when nothing came in time."""

    def finish_sending(self) -> None:
        """Everything was sent: deliver what is still buffered and end our direction. Blocks for a bounded time."""

    def close(self) -> None:
        """Drop the stream; from any thread, any number of times."""
