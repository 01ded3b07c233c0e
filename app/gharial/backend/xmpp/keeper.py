"""`SessionKeeper`: keeps one session signed in: tries, waits, tries again, or stops until a person acts."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from gharial.backend.xmpp.dialing import dial
from gharial.backend.xmpp.link import Link
from gharial.backend.xmpp.liveness import Liveness
from gharial.backend.xmpp.login import Login
from gharial.backend.xmpp.session import AccountSession
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import AccountSettings, AccountState
from gharial.model.failures import (
    CertificateProblem,
    Failure,
    KeyringProblem,
    LocalFileProblem,
    NoSecureLogin,
    PasswordMissing,
    ServerClosed,
    Unexpected,
    WrongPassword,
)
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

_FOR_A_PERSON = (CertificateProblem, KeyringProblem, LocalFileProblem, NoSecureLogin, PasswordMissing, WrongPassword)
# "conflict": another program took our place; to take it back would never end.
_CLOSED_FOR_GOOD = frozenset({"conflict", "host-unknown", "host-gone", "improper-addressing", "not-authorized"})


def needs_a_person(failure: Failure) -> bool:
    """Trying again would give the same."""
    if isinstance(failure, ServerClosed):
        return failure.condition in _CLOSED_FOR_GOOD
    return isinstance(failure, _FOR_A_PERSON)


def retry_delay(tries: int, timing: Timing, chance: float) -> float:
    """Seconds until the next try after `tries` in vain; `chance` between 0 and 1 keeps clients from coming at once."""
    longest = min(timing.last_retry_s, timing.first_retry_s * 2.0 ** min(tries, 30))
    return longest * (0.5 + chance / 2)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a session stands."""

    state: AccountState
    failure: Failure | None = None
    retry_at: datetime | None = None


class SessionKeeper:
    """Runs one task for the session's life. `password` is asked before each login; `changed` is told each Standing."""

    def __init__(
        self,
        session: AccountSession,
        password: Callable[[], Awaitable[str]],
        changed: Callable[[Standing], None],
    ) -> None:
        self._session = session
        self._password = password
        self._changed = changed
        self._timing = session.client.timing
        self._wanted = False
        self._poke = asyncio.Event()
        self._tries = 0
        self._once_more = False
        """Somebody wanted a try while one was under way."""
        self._closing = False
        self._resumed = False
        self._task: asyncio.Task[None] | None = None
        self._liveness = Liveness(session.client)
        self._offline = asyncio.Event()
        self._offline.set()
        self.standing = Standing(AccountState.OFFLINE)

    @property
    def wanted(self) -> bool:
        """It is to be signed in."""
        return self._wanted

    def want(self, online: bool) -> None:
        """Be signed in from now on, or not."""
        if online == self._wanted:
            if online:
                self.retry_now()
            return
        self._wanted = online
        if online:
            self._offline.set()  # who waits for it would wait for ever
        else:
            self._offline.clear()
        self._tries = 0
        self._poke.set()
        if self._task is None and online:
            self._task = asyncio.create_task(self._run())

    def retry_now(self) -> None:
        """Do not wait for the next try; the waits begin short again."""
        if self.standing.state in (AccountState.WAITING, AccountState.REFUSED):
            self._tries = 0
            self._poke.set()
        elif self.standing.state is AccountState.CONNECTING:
            # This try may be lost already, for want of the password that has just come.
            self._once_more = True

    def network_changed(self, addresses: frozenset[str]) -> None:
        """Other interfaces, or the computer woke: try at once, or see whether the link still lives."""
        if self.standing.state is AccountState.WAITING:
            self.retry_now()
        elif self.standing.state is AccountState.ONLINE:
            self._liveness.network_changed(addresses)

    async def sign_out(self) -> None:
        """Be offline; returns when it is so, or when somebody wants the opposite meanwhile."""
        self.want(False)
        if self._task is not None:
            await self._offline.wait()

    async def close(self) -> None:
        """Sign out and end the task."""
        self._closing = True
        self.want(False)
        self._poke.set()
        if self._task is not None:
            await self._task
        await self._session.client.dispose()

    # --- the task -----------------------------------------------------------------------------------------------------

    async def _run(self) -> None:
        while not self._closing:
            self._poke.clear()
            if not self._wanted:
                self._stand(AccountState.OFFLINE)
                self._offline.set()
                await self._poke.wait()
                continue
            try:
                failure = await self._once()
            except Exception as error:  # a fault of ours must not end the keeping
                log.exception("keeping the session failed")
                failure = Unexpected(type(error).__name__)
            if failure is not None:
                await self._wait(failure)
        self._stand(AccountState.OFFLINE)

    async def _once(self) -> Failure | None:
        """One login and the time online. Returns what ended it, None if we did."""
        self._once_more = False
        self._stand(AccountState.CONNECTING)
        attempt = asyncio.create_task(self._sign_in())
        failure = await self._unless_unwanted(attempt)
        if attempt.cancelled() or not self._wanted:
            await self._session.client.sign_out()
            return None
        if failure is not None:
            return failure
        began = asyncio.get_running_loop().time()
        self._liveness.start()
        self._session.came_online(self._resumed)
        self._stand(AccountState.ONLINE)
        gone = asyncio.create_task(self._session.client.gone())
        try:
            failure = await self._unless_unwanted(gone)
        finally:
            self._liveness.stop()
            self._session.went_offline()
        # Whoever wants the opposite by now gets a fresh connection, not a second one beside the first.
        if gone.cancelled() or not self._wanted:
            await self._session.client.sign_out()
            return None
        if asyncio.get_running_loop().time() - began >= self._timing.stable_s:
            self._tries = 0
        return failure

    async def _unless_unwanted(self, task: "asyncio.Task[Failure | None]") -> Failure | None:
        """What `task` returns; None, with the task cancelled, as soon as we are to be offline."""
        while not task.done():
            self._poke.clear()
            if not self._wanted:
                task.cancel()
                await asyncio.wait({task})
                return None if task.cancelled() else task.result()
            poked = asyncio.create_task(self._poke.wait())
            await asyncio.wait({task, poked}, return_when=asyncio.FIRST_COMPLETED)
            poked.cancel()
        return task.result()

    async def _sign_in(self) -> Failure | None:
        try:
            password = await self._password()
            self._resumed = await sign_in(self._session, password)
        except Failure as failure:
            return failure
        return None

    async def _wait(self, failure: Failure) -> None:
        log.info("%s: %s", self._session.account, failure)
        if self._once_more:
            self._tries = 0
            return
        if needs_a_person(failure):
            self._session.client.forget_session()
            self._stand(AccountState.REFUSED, failure)
            await self._poke.wait()
            return
        delay = retry_delay(self._tries, self._timing, random.random())  # noqa: S311 - no secret
        self._tries += 1
        self._stand(AccountState.WAITING, failure, datetime.now(UTC) + timedelta(seconds=delay))
        try:
            async with asyncio.timeout(delay):
                await self._poke.wait()
        except TimeoutError:
            pass

    def _stand(self, state: AccountState, failure: Failure | None = None, retry_at: datetime | None = None) -> None:
        standing = Standing(state, failure, retry_at)
        if standing != self.standing:
            self.standing = standing
            self._changed(standing)


async def sign_in(session: AccountSession, password: str) -> bool:
    """One login of a session. Returns True where the former stream was resumed. Raises what kept it from working."""
    settings: AccountSettings = session.settings
    client = session.client
    link = Link()
    transport = await dial(
        settings.jid.domain, settings.host, settings.port, settings.ca_file, lambda: link, client.timing
    )
    return await client.establish(transport, link, Login(settings.jid, password))
