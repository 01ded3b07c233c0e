"""`SelfTests`: tries what sending files needs for one account, and sends a small file to ourselves by every way.

A second and a third device of ours sign in for it and sign out again, as the command line does; they keep nothing on
disk but the file, in a folder that goes with them.
"""

import asyncio
import logging
import secrets
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gharial.backend.self_test_probes import (
    Found,
    Parts,
    probe_port,
    probe_proxies,
    probe_stun,
    probe_turn,
    probe_upload,
    put_file,
)
from gharial.backend.transfers.transfer_list import TransferList
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.model.account import AccountSettings, AccountState, PasswordKeeping
from gharial.model.events import AccountChanged, EventBus, TransferChanged
from gharial.model.failures import Failure, ServerSilent, TimedOut, Unexpected, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.self_test import TEST_SIZE, Check, CheckResult, CheckState, Finding
from gharial.model.settings import Settings
from gharial.model.transfer import Kind, Offer, Transfer, TransferState

if TYPE_CHECKING:
    from gharial.backend.methods import MethodFactory

log = logging.getLogger(__name__)

SIGN_IN_S = 30.0
PROBE_S = 20.0
WAY_S = 40.0
"""How long each row may take."""
_LANDED_S = 10.0
_PREFIX = "gharial-test-"

Tell = Callable[[CheckResult], None]


@dataclass(frozen=True)
class DevicePlan:
    """A device of ours for the length of a test: an account, and how files may go."""

    folder: Path
    account: AccountSettings
    password: str
    settings: Settings
    may_upload: bool
    auto_accept: Callable[[Offer], Path | None] | None = None
    """The folder for an offer that is taken without a question."""
    only: tuple[str, Kind] | None = None
    """The one way it has."""


class Device(Protocol):
    """What a test needs of a device; the service is one."""

    events: EventBus
    accounts: LiveAccounts
    transfers: TransferList

    def parts(self, account: Jid) -> Parts:
        """What its session has for files."""

    async def start(self) -> None:
        """Sign in."""

    async def stop(self) -> None:
        """Sign out."""


MakeDevice = Callable[[DevicePlan], Device]
Credentials = Callable[[Jid], Awaitable[tuple[AccountSettings, str]]]


class SelfTests:
    """Fulfils border.SelfTests. `credentials` are those of an account; `settings` the ones in force."""

    def __init__(self, credentials: Credentials, settings: Callable[[], Settings], make: MakeDevice) -> None:
        self._credentials = credentials
        self._make = make
        self._settings = settings

    async def run(self, account: Jid, on_result: Tell, *, upload: bool = False) -> None:
        """See border.SelfTests."""
        settings, password = await self._credentials(bare(account))
        folder = await asyncio.to_thread(tempfile.TemporaryDirectory, prefix="gharial-test-")
        try:
            account_settings = replace(settings, resource="", keep_password=PasswordKeeping.ASK)
            in_force = _test_settings(self._settings())
            plan = DevicePlan(Path(folder.name) / "profile", account_settings, password, in_force, upload)
            await _Run(self._make, plan, Path(folder.name), on_result, upload).all()
        finally:
            await asyncio.shield(asyncio.to_thread(folder.cleanup))


@dataclass
class _Run:
    """One test from start to end."""

    make: MakeDevice
    plan: DevicePlan
    folder: Path
    tell: Tell
    upload: bool

    @property
    def account(self) -> Jid:
        return self.plan.account.jid

    async def all(self) -> None:
        """Every row, one after the other."""
        inbox = self.folder / "inbox"
        inbox.mkdir()
        async with AsyncExitStack() as stack:
            receiver = await self._sign_in(stack, inbox)
            if receiver is None:
                return
            await self._probes(receiver)
            for method, kind in _ways():
                await self._way(receiver, inbox, method, kind)

    async def _sign_in(self, stack: AsyncExitStack, inbox: Path) -> Device | None:
        row = CheckResult("sign-in", Check.SIGN_IN, CheckState.RUNNING, subject=self.account.domain)
        self.tell(row)
        started = time.monotonic()
        try:
            receiver = await stack.enter_async_context(self._device(auto_accept=inbox))
        except Failure as failure:
            self.tell(replace(row, state=CheckState.BAD, failure=failure, seconds=time.monotonic() - started))
            return None
        self.tell(replace(row, state=CheckState.GOOD, seconds=time.monotonic() - started))
        return receiver

    # --- looking ------------------------------------------------------------------------------------------------------

    async def _probes(self, receiver: Device) -> None:
        parts = receiver.parts(self.account)
        await self._probe(Check.UPLOAD, lambda: probe_upload(parts))
        await self._probe(Check.PROXY, lambda: probe_proxies(parts, self.account))
        await self._probe(Check.STUN, lambda: probe_stun(parts))
        await self._probe(Check.TURN, lambda: probe_turn(parts, self.account))
        await self._probe(Check.PORT, lambda: probe_port(parts))

    async def _probe(self, check: Check, look: Callable[[], AsyncIterator[Found]]) -> None:
        """A row for each thing that is found; the first stands there from the beginning."""
        number = 0
        row = CheckResult(f"{check.value}-{number}", check, CheckState.RUNNING)
        self.tell(row)
        started = time.monotonic()

        def told(found: Found) -> CheckResult:
            return replace(
                row,
                id=f"{check.value}-{number}",
                state=found.state,
                finding=found.finding,
                subject=found.subject,
                address=found.address,
                limit=found.limit,
                failure=found.failure,
                seconds=time.monotonic() - started,
            )

        try:
            async with asyncio.timeout(PROBE_S):
                async for found in look():
                    self.tell(told(found))
                    number += 1
                    started = time.monotonic()
        except TimeoutError:
            self.tell(told(Found(CheckState.BAD, failure=TimedOut(check.value, PROBE_S))))
        except Failure as failure:
            self.tell(told(Found(CheckState.BAD, failure=failure)))
        except OSError as error:
            self.tell(told(Found(CheckState.BAD, failure=Unexpected(str(error)))))

    # --- sending ------------------------------------------------------------------------------------------------------

    async def _way(self, receiver: Device, inbox: Path, method: "MethodFactory", kind: Kind) -> None:
        name = f"{method.name}-{kind.value}"
        row = CheckResult(f"way-{name}", Check.WAY, CheckState.RUNNING, method=method.name, kind=kind)
        if method.leaves_copy_on_server and not self.upload:
            self.tell(replace(row, state=CheckState.NOTE, finding=Finding.NOT_ASKED))
            return
        self.tell(row)
        started = time.monotonic()
        try:
            async with asyncio.timeout(WAY_S):
                kind_taken = await self._send(receiver, inbox, method, kind, name)
        except TimeoutError:
            row = replace(row, state=CheckState.BAD, failure=TimedOut("transfer", WAY_S))
        except Unsupported as failure:
            row = replace(row, state=CheckState.NOTE, failure=failure)
        except Failure as failure:
            row = replace(row, state=CheckState.BAD, failure=failure)
        else:
            as_wanted = kind_taken in (None, kind)
            finding = Finding.NONE if as_wanted else Finding.ANOTHER_WAY
            row = replace(row, state=CheckState.GOOD if as_wanted else CheckState.NOTE, finding=finding)
        self.tell(replace(row, seconds=time.monotonic() - started))

    async def _send(self, receiver: Device, inbox: Path, method: "MethodFactory", kind: Kind, name: str) -> Kind | None:
        """Send the file; how it went in the end. Raises what kept it from arriving."""
        data = secrets.token_bytes(TEST_SIZE)
        path = self.folder / f"{_PREFIX}{name}.bin"
        await asyncio.to_thread(path.write_bytes, data)
        if method.leaves_copy_on_server:
            await put_file(receiver.parts(self.account), self.account, path, kind)
            return kind
        async with self._device(only=(method.name, kind)) as sender:
            to = receiver.accounts.session(self.account).full_jid
            over: asyncio.Future[Transfer] = asyncio.get_running_loop().create_future()

            def look(transfer: Transfer) -> None:
                if not over.done() and (transfer.state.finished or _is_broken(transfer)):
                    over.set_result(transfer)

            with _heard(sender, look):
                for queued in await sender.transfers.send(self.account, to, [path]):
                    look(sender.transfers.get(queued.id) or queued)
                sent = await over
            if sent.state is not TransferState.DONE:
                raise _why(sent)
            path.unlink(missing_ok=True)
            landed = inbox / path.name
            await _until(lambda: _holds(landed, data), _LANDED_S)
            landed.unlink(missing_ok=True)
            return sent.attempts[-1].kind if sent.attempts else None

    @asynccontextmanager
    async def _device(
        self, *, auto_accept: Path | None = None, only: tuple[str, Kind] | None = None
    ) -> AsyncIterator[Device]:
        """A device of ours, online. Raises what kept it from signing in."""
        take = None if auto_accept is None else lambda offer: auto_accept if is_test_file(offer) else None
        device = self.make(replace(self.plan, auto_accept=take, only=only))
        stands: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def look(event: AccountChanged) -> None:
            state = event.account.state
            if stands.done():
                return
            if state is AccountState.ONLINE:
                stands.set_result(None)
            elif state in (AccountState.REFUSED, AccountState.WAITING):
                stands.set_exception(event.account.failure or Unexpected("no connection"))

        end = device.events.subscribe(AccountChanged, look)
        try:
            await device.start()
            try:
                async with asyncio.timeout(SIGN_IN_S):
                    await stands
            except TimeoutError as error:
                raise ServerSilent(self.account.domain, SIGN_IN_S, "sign-in") from error
            yield device
        finally:
            end()
            # Also where the test is given up: nothing of it stays behind.
            await asyncio.shield(asyncio.ensure_future(device.stop()))


def is_test_file(offer: Offer) -> bool:
    """It is ours, of this test. What a contact sends to all our devices meanwhile is for another one to answer."""
    ours = bare(offer.peer) == bare(offer.account)
    return ours and len(offer.files) == 1 and offer.files[0].name.startswith(_PREFIX) and offer.group is None


def _ways() -> Iterator[tuple["MethodFactory", Kind]]:
    from gharial.backend.methods import METHODS

    for method in METHODS:
        for kind in method.kinds:
            yield method, kind


def _test_settings(settings: Settings) -> Settings:
    """Those that matter to how files travel; nothing that holds them up, and no word to anybody."""
    return replace(
        settings,
        send_receipts=False,
        send_markers=False,
        send_composing=False,
        send_limit=0,
        receive_limit=0,
        accept_rules=(),
        contact_rules=(),
        upload_accounts=(),
        download_folder=None,
    )


def _is_broken(transfer: Transfer) -> bool:
    """It would be tried again by and by, as long as it takes: a test is told at once."""
    last = transfer.attempts[-1] if transfer.attempts else None
    waits = transfer.state is TransferState.QUEUED and last is not None and last.ended is not None
    return waits and last is not None and last.failure is not None


def _why(transfer: Transfer) -> Failure:
    tried = [one.failure for one in transfer.attempts if one.failure is not None]
    return transfer.failure or (tried[-1] if tried else Unexpected(transfer.state.value))


@contextmanager
def _heard(device: Device, look: Callable[[Transfer], None]) -> Iterator[None]:
    end = device.events.subscribe(TransferChanged, lambda event: look(event.transfer))
    try:
        yield
    finally:
        end()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


async def _until(condition: Callable[[], bool], within_s: float) -> None:
    """The receiver tells its sender before the file has its name. Raises TimedOut."""
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimedOut("landing", within_s)
        await asyncio.sleep(0.05)
