"""`Instance`: one program per profile; a second start hands over what it was asked to do, and ends."""

import json
import logging
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from gharial.model.value import dataclass

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_MS = 3000
LISTENS_MS = 10_000
"""Who has claimed the profile listens once its window shows, which takes as long on a computer that just woke."""
_AGAIN_S = 0.05
LONGEST = 1 << 20
"""Bytes of a request: room for thousands of paths."""
_LONGEST_PATH = 90
"""Sockets have room for 103 bytes on the tightest system; Qt adds to the name while it makes one."""
_PREFIX = "gharial-"
_TAKEN = b"taken\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What a start of the program was asked to do: files to send, links to follow, the transfers to show.

    Nothing of these: show yourself.
    """

    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    transfers: bool = False


class Instance(QObject):
    """Claims a profile by a lock in its state folder; requests come over a socket that only this user can open.

    What sockets take is imported when it is needed: after the first window shows.
    """

    asked = Signal(object)
    """A Request of another start."""

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = QLockFile(str(state / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._address = state / "running.address"
        self._near = state.resolve() / "running.socket"
        self._server: QLocalServer | None = None
        self._received: dict[QLocalSocket, bytearray] = {}

    def claim(self) -> bool:
        """Become the one program of this profile; False where another is."""
        if not self._lock.tryLock(0):
            # A folder that cannot be written to is not another program; the service says what is wrong with it.
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        return True

    def listen(self) -> None:
        """Take what other starts hand over from now on. For the one who claimed the profile."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        name = str(self._near)
        try:
            self._clear()
            if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_PATH:
                name = str(Path(tempfile.mkdtemp(prefix=_PREFIX)) / "socket")
                self._address.write_text(name, "utf-8")
        except OSError as error:
            log.warning("other starts cannot hand over: %s", error)
            return
        if not self._server.listen(name):
            log.warning("other starts cannot hand over: %s", self._server.errorString())

    def hand_over(self, request: Request) -> bool:
        """Ask the program that runs, which may be about to show itself; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        until = time.monotonic() + LISTENS_MS / 1000
        socket.connectToServer(self._name())
        while not socket.waitForConnected(ANSWER_MS):
            if time.monotonic() > until:
                return False
            time.sleep(_AGAIN_S)
            socket.connectToServer(self._name())
        words = {
            "files": [str(one) for one in request.files],
            "links": list(request.links),
            "transfers": request.transfers,
        }
        socket.write(json.dumps(words).encode("utf-8", "surrogatepass") + b"\n")
        socket.flush()
        answer = b""
        while not answer.endswith(b"\n") and socket.waitForReadyRead(ANSWER_MS):
            answer += bytes(socket.readAll().data())
        # The other end may have hung up right behind its word.
        answer += bytes(socket.readAll().data())
        socket.disconnectFromServer()
        return answer == _TAKEN

    def close(self) -> None:
        """Let go of the profile."""
        if self._server is not None and self._server.isListening():
            self._server.close()
            self._clear()
        self._lock.unlock()

    def _name(self) -> str:
        """Where the program that runs listens."""
        try:
            return self._address.read_text("utf-8")
        except (OSError, UnicodeError):
            return str(self._near)

    def _clear(self) -> None:
        """What this or a killed program left."""
        from PySide6.QtNetwork import QLocalServer

        far = Path(self._name())
        QLocalServer.removeServer(str(self._near))
        if far != self._near and far.parent.name.startswith(_PREFIX):
            with suppress(OSError):
                far.unlink(missing_ok=True)
                far.parent.rmdir()
        self._address.unlink(missing_ok=True)

    def _take(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            self._received[socket] = bytearray()
            socket.readyRead.connect(lambda one=socket: self._read(one))
            socket.disconnected.connect(lambda one=socket: self._forget(one))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        received = self._received.get(socket)
        if received is None:
            return
        received += bytes(socket.readAll().data())
        if b"\n" not in received and len(received) <= LONGEST:
            return
        request = _parsed(bytes(received[:LONGEST]))
        if request is not None:
            socket.write(_TAKEN)
            socket.flush()
        self._received.pop(socket)
        socket.disconnectFromServer()
        if request is not None:
            self.asked.emit(request)

    def _forget(self, socket: "QLocalSocket") -> None:
        self._received.pop(socket, None)
        socket.deleteLater()


def _parsed(line: bytes) -> Request | None:
    """A request; None for what is none."""
    try:
        words = json.loads(line.decode("utf-8", "surrogatepass"))
        files, links = words["files"], words["links"]
        if not all(isinstance(one, str) and "\0" not in one for one in (*files, *links)):
            return None
        return Request(tuple(Path(one) for one in files), tuple(links), words.get("transfers") is True)
    except (ValueError, TypeError, KeyError):
        log.warning("a start handed over something that cannot be understood")
        return None
