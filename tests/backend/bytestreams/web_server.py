"""A web server that answers as it is told, one thread a visitor."""

import re
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Visit:
    """One request: its head as text, the socket to answer on, and what came of the body with the head."""

    head: str
    sock: socket.socket
    body: bytes = b""

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

    def hear_out(self) -> int:
        """Read on until the visitor hangs up; returns how many bytes of the body came."""
        count = len(self.body)
        with suppress(OSError):
            while more := self.sock.recv(65536):
                count += len(more)
        return count


@dataclass
class WebServer:
    """`answer` is called for each request in order of coming; the connection is closed after it.

    With a `certificate` and its key it speaks TLS, and is called "localhost".
    """

    answer: Callable[[Visit], None]
    certificate: tuple[Path, Path] | None = None
    visits: list[Visit] = field(default_factory=list)

    def __enter__(self) -> "WebServer":
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._context: ssl.SSLContext | None = None
        if self.certificate is not None:
            self.url = f"https://localhost:{self.port}"
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(*self.certificate)
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

    def _serve(self, plain: socket.socket) -> None:
        try:
            sock = self._context.wrap_socket(plain, server_side=True) if self._context else plain
        except OSError:
            plain.close()
            return
        with sock:
            data = b""
            while b"\r\n\r\n" not in data:
                more = sock.recv(4096)
                if not more:
                    return
                data += more
            head, _, body = data.partition(b"\r\n\r\n")
            visit = Visit(head.decode(), sock, body)
            self.visits.append(visit)
            try:
                self.answer(visit)
            except OSError:
                pass
