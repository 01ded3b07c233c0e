"""`DatagramThread`: the thread in which UDP sockets are read and their timers run, beside the event loop."""

import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

log = logging.getLogger(__name__)

_LONGEST_S = 60.0
Result = TypeVar("Result")


class Member(Protocol):
    """Who has timers in the thread; everything is called there."""

    def deadline(self) -> float | None:
        """When `tick` is due, in seconds of `time.monotonic`; None: never by itself."""

    def tick(self, now: float) -> None:
        """What is due by now."""

    def broken(self, error: Exception) -> None:
        """A call of the thread raised: free everything."""


class DatagramThread:
    """Starts with its first use and sleeps while nobody needs it."""

    _program: "DatagramThread | None" = None
    _program_lock = threading.Lock()

    @classmethod
    def of_program(cls) -> "DatagramThread":
        """The one that all links share."""
        with cls._program_lock:
            if cls._program is None:
                cls._program = cls()
            return cls._program

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._members: dict[Member, None] = {}
        self._calls: deque[Callable[[], object]] = deque()
        self._lock = threading.Lock()
        self._sleeps_until = 0.0
        self._stopped = False
        self._wake_in, self._wake_out = socket.socketpair()
        for end in (self._wake_in, self._wake_out):
            end.setblocking(False)
        self._selector.register(self._wake_in, selectors.EVENT_READ, None)
        self._thread: threading.Thread | None = None

    # --- from any thread ----------------------------------------------------------------------------------------------

    def call(self, function: Callable[[], object]) -> None:
        """Run it there, soon."""
        self._calls.append(function)
        with self._lock:
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._run, name="datagrams", daemon=True)
                self._thread.start()
        self._wake()

    def ask(self, function: Callable[[], Result]) -> "Future[Result]":
        """Run it there; its result or what it raises."""
        future: Future[Result] = Future()

        def answer() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(function())
            except BaseException as error:  # noqa: BLE001 it is the asker's
                future.set_exception(error)

        self.call(answer)
        return future

    def awake_by(self, deadline: float | None) -> None:
        """A timer became due earlier than the thread may know."""
        if deadline is not None and deadline < self._sleeps_until:
            self._wake()

    def stop(self) -> None:
        """End the thread; its members are not told. For tests: the program's ends with the program."""
        self._stopped = True
        self._wake()
        if self._thread is not None:
            self._thread.join(5)

    @property
    def is_this(self) -> bool:
        """Called in the thread itself."""
        return threading.current_thread() is self._thread

    # --- in the thread ------------------------------------------------------------------------------------------------

    def add(self, member: Member) -> None:
        """Its timers run from now on."""
        self._members[member] = None

    def remove(self, member: Member) -> None:
        """Its timers are over; its sockets it takes away itself."""
        self._members.pop(member, None)

    def watch(self, sock: socket.socket, member: Member, ready: Callable[[int], None], events: int) -> None:
        """Call `ready(events)` when the socket can be read or written; `events` 0 ends that."""
        known = sock in self._selector.get_map()
        if not events:
            if known:
                self._selector.unregister(sock)
        elif known:
            self._selector.modify(sock, events, (member, ready))
        else:
            self._selector.register(sock, events, (member, ready))

    def _wake(self) -> None:
        try:
            self._wake_out.send(b"\0")
        except (BlockingIOError, OSError):
            pass  # it is awake, or over

    def _run(self) -> None:
        while not self._stopped:
            self._once()
        self._selector.close()
        self._wake_in.close()
        self._wake_out.close()

    def _once(self) -> None:
        now = time.monotonic()
        until = now + _LONGEST_S
        for member in self._members:
            deadline = member.deadline()
            if deadline is not None and deadline < until:
                until = deadline
        self._sleeps_until = until
        ready = self._selector.select(0 if self._calls else max(0.0, until - now))
        self._sleeps_until = 0.0
        # What was said before something came counts for it.
        while self._calls:
            function = self._calls.popleft()
            try:
                function()
            except Exception:
                log.exception("a call failed")
        for key, events in ready:
            if key.data is None:
                try:
                    self._wake_in.recv(4096)
                except BlockingIOError:
                    pass
                continue
            member, read = key.data
            try:
                read(events)
            except Exception as error:  # noqa: BLE001 the thread is for all
                self._break(member, error)
        now = time.monotonic()
        for member in list(self._members):
            deadline = member.deadline()
            if deadline is not None and deadline <= now:
                try:
                    member.tick(now)
                except Exception as error:  # noqa: BLE001 the thread is for all
                    self._break(member, error)

    def _break(self, member: Member, error: Exception) -> None:
        log.exception("a datagram socket's owner failed")
        self.remove(member)
        member.broken(error)
