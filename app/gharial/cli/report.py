"""What a command says while it works: JSON lines for programs, plain lines for people.

Each JSON line has an `event`; keys may be added in later versions, none is taken away or changes its meaning:

- `online`: `jid`, the full address.
- `offer`: `direction` ("incoming", "outgoing"), `peer`, `method`, `name`, `bytes` (or null), `entries` of a folder.
- `attempt`: `name`, `peer`, `method`, `bytestream` (null: the offer itself did not succeed).
- `progress`: `name`, `peer`, `bytes`, `size` (null: unknown), `speed` (bytes a second), `seconds_left` (or null).
- `waiting`: broken, and goes on by itself: `name`, `peer`, `bytes` so far, `reason`, `detail`, `until` (time or null).
- `done`: `path`, `bytes`, `sha256`, `verified`, `seconds`, `method`, `bytestream`, `peer`, `entries` for a folder.
- `failed`: `reason`, `detail`; where it is about one file `name` and `peer`.
- `account`: one line of `account list`.
"""

import json
import sys
import time
from typing import Any, Protocol, TextIO

from gharial.cli import words
from gharial.cli.figures import duration, size
from gharial.cli.help_page import cells
from gharial.cli.language import translate
from gharial.cli.lines import Said, filled, on, printable
from gharial.model.account import AccountSettings
from gharial.model.conversation import Direction
from gharial.model.failures import Failure, Unexpected
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, FileInfo, Progress, Transfer, TransferState

PROGRESS_PAUSE_S = 0.2
"""Between two lines of progress: five a second."""
_PLAIN_PAUSE_S = 2.0
"""The same where the output is no terminal and every line stays."""


class Report(Protocol):
    """Called with facts, in the order they happen."""

    def online(self, jid: Jid) -> None:
        """Signed in; `jid` is the full address."""

    def waiting(self, what: str) -> None:
        """Something that may take long has begun."""

    def offer(self, direction: Direction, peer: Jid, method: str, file: FileInfo) -> None:
        """A file was offered, by us or to us."""

    def attempt(self, transfer: Transfer, attempt: Attempt) -> None:
        """A way is tried."""

    def progress(self, transfer: Transfer, progress: Progress) -> None:
        """Bytes have moved."""

    def waits(self, transfer: Transfer, failure: Failure) -> None:
        """It broke, or cannot begin yet, and goes on by itself."""

    def done(self, transfer: Transfer) -> None:
        """A file arrived whole."""

    def failed(self, failure: Failure, transfer: Transfer | None = None) -> None:
        """A file did not arrive, or with none the whole command ended."""

    def account(self, settings: AccountSettings) -> None:
        """One stored account of the list."""


class JsonReport:
    """One object a line. Everything but ASCII is escaped, so no name can disturb whoever shows it."""

    def __init__(self, output: TextIO | None = None) -> None:
        self._output = output or sys.stdout

    def online(self, jid: Jid) -> None:
        self._say("online", jid=jid.full)

    def waiting(self, what: str) -> None:
        pass

    def offer(self, direction: Direction, peer: Jid, method: str, file: FileInfo) -> None:
        facts: dict[str, Any] = {"entries": file.entries} if file.is_folder else {}
        self._say(
            "offer",
            direction=direction.value,
            peer=peer.full,
            method=method,
            name=file.name,
            bytes=_known(file.size),
            **facts,
        )

    def attempt(self, transfer: Transfer, attempt: Attempt) -> None:
        self._say(
            "attempt",
            name=transfer.file.name,
            method=attempt.method,
            bytestream=_bytestream(attempt),
            peer=transfer.peer.full,
        )

    def progress(self, transfer: Transfer, progress: Progress) -> None:
        left = None if progress.seconds_left is None else round(progress.seconds_left, 1)
        self._say(
            "progress",
            name=transfer.file.name,
            bytes=progress.bytes_done,
            size=_known(progress.size),
            speed=round(progress.speed),
            seconds_left=left,
            peer=transfer.peer.full,
        )

    def waits(self, transfer: Transfer, failure: Failure) -> None:
        self._say(
            "waiting",
            name=transfer.file.name,
            peer=transfer.peer.full,
            bytes=transfer.bytes_done,
            reason=words.reason(failure),
            detail=words.detail(failure),
            until=transfer.waits_until.isoformat() if transfer.waits_until is not None else None,
        )

    def done(self, transfer: Transfer) -> None:
        last = transfer.attempts[-1] if transfer.attempts else None
        self._say(
            "done",
            path=str(transfer.path) if transfer.path else None,
            bytes=transfer.file.size if transfer.file.size >= 0 else transfer.bytes_done,
            sha256=transfer.digest.hex if transfer.digest else None,
            verified=transfer.verified,
            seconds=round(transfer.seconds, 3),
            method=last.method if last else None,
            bytestream=_bytestream(last) if last else None,
            peer=transfer.peer.full,
            **({"entries": transfer.file.entries} if transfer.file.is_folder else {}),
        )

    def failed(self, failure: Failure, transfer: Transfer | None = None) -> None:
        facts: dict[str, Any] = {"reason": words.reason(failure), "detail": words.detail(failure)}
        if transfer is not None:
            facts["name"] = transfer.file.name
            facts["peer"] = transfer.peer.full
        self._say("failed", **facts)

    def account(self, settings: AccountSettings) -> None:
        server = f"{settings.host}:{settings.port}" if settings.host else None
        self._say("account", jid=settings.jid.bare, enabled=settings.enabled, server=server)

    def _say(self, event: str, **facts: Any) -> None:
        print(json.dumps({"event": event, **facts}), file=self._output, flush=True)


class PlainReport:
    """Lines for a person: results on the output, everything passing on the error output."""

    def __init__(self, output: TextIO | None = None, passing: TextIO | None = None) -> None:
        self._output = output or sys.stdout
        self._passing = passing or sys.stderr
        self._line = 0
        self._said = 0.0

    def online(self, jid: Jid) -> None:
        self._note(filled(translate("terminal", "Signed in as {account}."), account=jid.full))

    def waiting(self, what: str) -> None:
        self._note(what)

    def offer(self, direction: Direction, peer: Jid, method: str, file: FileInfo) -> None:
        if direction is Direction.OUTGOING:
            pattern = translate("terminal", "Offered {what} to {peer}; waiting for the answer.")
        else:
            pattern = translate("terminal", "{peer} offers {what}.")
        self._note(filled(pattern, what=_offered(file), peer=peer.full))

    def attempt(self, transfer: Transfer, attempt: Attempt) -> None:
        if attempt.kind is not None:
            #: {way} and {method} are names of techniques.
            sentence = translate("terminal", "{name}: trying {way} ({method}).")
            self._note(filled(sentence, name=transfer.file.name, way=attempt.kind.value, method=attempt.method))

    def progress(self, transfer: Transfer, progress: Progress) -> None:
        terminal = self._passing.isatty()
        if not terminal and time.monotonic() - self._said < _PLAIN_PAUSE_S:
            return
        self._said = time.monotonic()
        share = 100 * progress.bytes_done // progress.size if progress.size > 0 else 100 if progress.size == 0 else None
        percent = f"{share:3d} %" if share is not None else "  ? %"
        line = on(
            self._passing,
            f"{printable(transfer.file.name)[-40:]}  {percent}  {_moved(progress, whole=share is not None)}",
        )
        if terminal:
            print("\r" + line.ljust(self._line), end="", file=self._passing, flush=True)
            self._line = cells(line)
        else:
            print(line, file=self._passing, flush=True)

    def waits(self, transfer: Transfer, failure: Failure) -> None:
        if transfer.bytes_done:
            #: {sentence} says why it broke.
            line = translate("terminal", "{name}: {sentence} {size} are there. It goes on by itself.")
        else:
            #: {sentence} says why it broke.
            line = translate("terminal", "{name}: {sentence} It goes on by itself.")
        facts = {"name": transfer.file.name, "sentence": words.sentence(failure), "size": size(transfer.bytes_done)}
        self._note(filled(line, **facts))

    def done(self, transfer: Transfer) -> None:
        self._clear()
        if transfer.direction is Direction.OUTGOING:
            #: {facts} are size, time, speed, and whether the checksum is right.
            line = filled(
                translate("terminal", "Sent {name} to {peer}: {facts}."),
                name=transfer.file.name,
                peer=transfer.peer.full,
                facts=_arrived(transfer),
            )
        else:
            #: {facts} are size, time, speed, and whether the checksum is right.
            line = filled(
                translate("terminal", "Received {path} from {peer}: {facts}."),
                path=transfer.path,
                peer=transfer.peer.full,
                facts=_arrived(transfer),
            )
        print(on(self._output, line), file=self._output, flush=True)

    def failed(self, failure: Failure, transfer: Transfer | None = None) -> None:
        if transfer is None:
            self._note(words.sentence(failure))
        elif transfer.state is TransferState.DECLINED:
            self._note(filled(translate("terminal", "{name}: declined."), name=transfer.file.name))
        else:
            #: A file, and what happened to it.
            line = translate("terminal", "{name}: {sentence}")
            self._note(filled(line, name=transfer.file.name, sentence=words.sentence(failure)))

    def account(self, settings: AccountSettings) -> None:
        print(printable(settings.jid.bare), file=self._output, flush=True)

    def _note(self, text: str) -> None:
        self._clear()
        print(on(self._passing, text), file=self._passing, flush=True)

    def _clear(self) -> None:
        if self._line:
            print("\r" + " " * self._line + "\r", end="", file=self._passing, flush=True)
            self._line = 0


def _offered(file: FileInfo) -> Said:
    files = file.entries
    if file.is_folder and file.size >= 0:
        pattern = translate("terminal", "{name} (folder of %n files, {size})", None, files)
    elif file.is_folder:
        pattern = translate("terminal", "{name} (folder of %n files, size unknown)", None, files)
    elif file.size >= 0:
        pattern = translate("terminal", "{name} ({size})")
    else:
        pattern = translate("terminal", "{name} (size unknown)")
    return filled(pattern, name=file.name, size=size(file.size))


def _moved(progress: Progress, *, whole: bool) -> Said:
    """How far it is, how fast and how long still."""
    done: str | Said = size(progress.bytes_done)
    if whole:
        #: How many bytes of all, such as 1.0 MB of 2.0 MB.
        done = filled(translate("terminal", "{done} of {size}"), done=done, size=size(progress.size))
    if progress.silent_for > 0:
        # A speed would be that of long ago.
        return filled(
            translate("terminal", "{size}, no data for {time}"), size=done, time=duration(progress.silent_for)
        )
    if progress.seconds_left is None:
        return filled(translate("terminal", "{size}, {speed}/s"), size=done, speed=size(progress.speed))
    return filled(
        translate("terminal", "{size}, {speed}/s, {time} left"),
        size=done,
        speed=size(progress.speed),
        time=duration(progress.seconds_left),
    )


def _arrived(transfer: Transfer) -> Said:
    bytes_ = transfer.file.size if transfer.file.size >= 0 else transfer.bytes_done
    if transfer.verified and transfer.seconds > 0:
        pattern = translate("terminal", "{size} in {time}, {speed}/s, verified")
    elif transfer.verified:
        pattern = translate("terminal", "{size} in {time}, verified")
    elif transfer.seconds > 0:
        pattern = translate(
            "terminal", "{size} in {time}, {speed}/s, not verified: the other program does not tell a checksum"
        )
    else:
        pattern = translate("terminal", "{size} in {time}, not verified: the other program does not tell a checksum")
    speed = size(bytes_ / transfer.seconds) if transfer.seconds > 0 else ""
    return filled(pattern, size=size(bytes_), time=duration(transfer.seconds), speed=speed)


def reason_of(transfer: Transfer) -> Failure:
    """Why a transfer that ended without success did."""
    return transfer.failure or Unexpected(transfer.state.value)


def _known(size: int) -> int | None:
    return size if size >= 0 else None


def _bytestream(attempt: Attempt) -> str | None:
    return attempt.kind.value if attempt.kind is not None else None
