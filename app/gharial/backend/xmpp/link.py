"""`Link`: what one transport talks to."""

import asyncio
from typing import Protocol


class Receiver(Protocol):
    """The connection behind a link."""

    def data_received(self, data: bytes | str) -> None: ...
    def connection_lost(self, exception: BaseException | None) -> None: ...
    def let_write(self, writable: bool) -> None: ...


class Link(asyncio.Protocol):
    """Reaches the connection only as long as its transport is the connection's: late news of an old one end here."""

    connection: Receiver | None = None

    def data_received(self, data: bytes) -> None:
        if self.connection is not None:
            self.connection.data_received(data)

    def eof_received(self) -> bool:
        return False

    def pause_writing(self) -> None:
        if self.connection is not None:
            self.connection.let_write(False)

    def resume_writing(self) -> None:
        if self.connection is not None:
            self.connection.let_write(True)

    def connection_lost(self, error: Exception | None) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.connection_lost(error)
