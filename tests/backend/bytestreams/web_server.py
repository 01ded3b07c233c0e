"""A web server that answers as it is told, one thread a visitor."""

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Visit:
    """One request: its head as text, and the socket to answer on."""

    head: str
    sock: socket.socket

    def header(self, name: str) -> str:
        """A header's value; empty without one."""
        found = re.search(rf"^{name}: (.*)$", self.head, re.MULTILINE | re.IGNORECASE)
        return found.group(1).strip() if found else ""

    @property
    def start(self) -> int:
        """Where the range that is asked for begins."""
        found = re.match(r"bytes=(\d+)-", self.header("Range"))
        return int(found.group(1)) if found else 0

    def say(self, status: str, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        """Answer; `length` in place of the body's own."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.sock.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


@dataclass
class WebServer:
    """`answer` is called for each request in order of coming; the connection is closed after it."""

    answer: Callable[[Visit], None]
    visits: list[Visit] = field(default_factory=list)

    def __enter__(self) -> "WebServer":
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _run(self) -> None:
        while True:
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with sock:
            data = b""
            while b"\r\n\r\n" not in data:
                more = sock.recv(4096)
                if not more:
                    return
                data += more
            visit = Visit(data.split(b"\r\n\r\n")[0].decode(), sock)
            self.visits.append(visit)
            try:
                self.answer(visit)
            except OSError:
                pass
