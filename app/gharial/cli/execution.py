"""Runs one command and turns its end into an exit status."""

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from gharial.backend.service import NOBODY_READS, OneOffLogin, Service, kept_settings, ways
from gharial.cli.arguments import (
    AddAccount,
    Command,
    ListAccounts,
    Receive,
    RemoveAccount,
    Send,
)
from gharial.cli.figures import options
from gharial.cli.language import translate
from gharial.cli.lines import complain, filled, on
from gharial.cli.login import LoginFailed, NoChoice, SignIn, find_login, profile_of, typed_settings
from gharial.cli.receiving import Receiver, check_folder
from gharial.cli.report import JsonReport, PlainReport, Report
from gharial.cli.sending import Sender, check_files
from gharial.cli.state_folder import device_name, opened_state
from gharial.cli.stored_accounts import StoredAccounts, ask_password, read_password
from gharial.model.failures import Failure, Unexpected
from gharial.model.settings import Settings
from gharial.paths import Profile

DONE, FAILED, USAGE, NO_LOGIN = 0, 1, 2, 4
STOP_TIMEOUT_S = 8.0

log = logging.getLogger(__name__)


async def run(command: Command) -> int:
    """Carry the command out, with everything said that is to be said. Returns the exit status."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - a runner runs tasks
    try:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    except NotImplementedError:
        pass  # Windows has no such signal
    report: Report = JsonReport() if getattr(_common(command), "json", False) else PlainReport()
    try:
        match command:
            case Send():
                return await _send(command, report)
            case Receive():
                return await _receive(command, report)
            case AddAccount():
                return await _add_account(command, report)
            case ListAccounts():
                return await _list_accounts(command)
            case RemoveAccount():
                profile = Profile.under(command.profile) if command.profile else Profile.default()
                await StoredAccounts(profile).remove(command.jid)
                return DONE
    except NoChoice as problem:
        complain(str(problem))
        return USAGE
    except LoginFailed as problem:
        report.failed(problem.failure)
        return NO_LOGIN
    except Failure as failure:
        report.failed(failure)
        return FAILED
    except BrokenPipeError:
        raise
    except Exception as error:
        log.exception("the command failed")
        report.failed(Unexpected(type(error).__name__))
        return FAILED


async def _send(command: Send, report: Report) -> int:
    check_files(command.files)
    login = await _found(find_login(command.common.login))
    with opened_state(command.common.state) as state:
        service = _service(command, _same_device(command, login), state)
        sign_in = SignIn(service, login.settings.jid)
        sender = Sender(service, command, login.settings.jid, report)
        return await _follow(service, sign_in, sender, report, command.common.timeout_s)


async def _receive(command: Receive, report: Report) -> int:
    check_folder(command.into)
    login = await _found(find_login(command.common.login))
    with opened_state(command.common.state) as state:
        receiver = Receiver(command, login.settings.jid, report)
        service = _service(command, _same_device(command, login), state, receiver)
        sign_in = SignIn(service, login.settings.jid)
        receiver.watch(service)
        return await _follow(service, sign_in, receiver, report, command.common.timeout_s)


def _service(
    command: Send | Receive, login: OneOffLogin, state: Path | None, receiver: Receiver | None = None
) -> Service:
    if not ways(command.common.methods, command.common.kinds):
        # Better now than after a wait for somebody who could take nothing.
        words = translate("terminal", "this version has none of these ways; it has: {ways}")
        raise NoChoice(filled(words, ways=options(ways(None, None))))
    return Service(
        profile_of(command.common.login),
        only_methods=command.common.methods,
        only_kinds=command.common.kinds,
        one_off=login,
        auto_accept=receiver.choose if receiver is not None else None,
        may_upload=isinstance(command, Send) and command.upload,
        state=state,
        settings=_settings(command),
    )


def _same_device(command: Send | Receive, login: OneOffLogin) -> OneOffLogin:
    state = command.common.state
    if state is None:
        return login
    return replace(login, settings=replace(login.settings, resource=device_name(state, login.settings.jid)))


def _settings(command: Send | Receive) -> Settings:
    """For this run: what the user set for an account that is stored holds here too, above all who may see what."""
    settings = NOBODY_READS
    if command.common.login.jid is None:
        kept = kept_settings(profile_of(command.common.login))
        settings = replace(
            settings,
            contact_rules=kept.contact_rules,
            proxies=kept.proxies,
            upload_accounts=kept.upload_accounts,
            send_limit=kept.send_limit,
            receive_limit=kept.receive_limit,
        )
    if command.common.limit:
        # Only one of the two directions is used in this run.
        settings = replace(settings, send_limit=command.common.limit, receive_limit=command.common.limit)
    return settings


async def _follow(
    service: Service, sign_in: SignIn, work: Sender | Receiver, report: Report, timeout_s: float | None
) -> int:
    running: asyncio.Task[int] | None = None
    try:
        await service.start()
        report.online(await sign_in.online(timeout_s))
        running = asyncio.create_task(work.run())
        either: set[asyncio.Future[Any]] = {running, sign_in.lost}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            return await running
        raise LoginFailed(sign_in.lost.result())
    finally:
        try:
            async with asyncio.timeout(STOP_TIMEOUT_S):
                if running is not None:
                    running.cancel()
                    await asyncio.gather(running, return_exceptions=True)
                await work.stop()
                await service.stop()
        except TimeoutError:
            log.warning("signing out took too long")


async def _add_account(command: AddAccount, report: Report) -> int:
    settings = typed_settings(command.login, command.keep)
    file = command.login.password_file
    try:
        password = read_password(file) if file is not None else ask_password(command.jid)
    except Failure as failure:
        report.failed(failure)
        return FAILED
    stored = StoredAccounts(profile_of(command.login))
    if command.check:
        await _found(stored.check(settings, password))
    await stored.add(settings, password)
    print(on(sys.stdout, filled(translate("terminal", "{account} is stored."), account=command.jid)))
    return DONE


async def _list_accounts(command: ListAccounts) -> int:
    profile = Profile.under(command.profile) if command.profile else Profile.default()
    report: Report = JsonReport() if command.json else PlainReport()
    for settings in await StoredAccounts(profile).all():
        report.account(settings)
    return DONE


async def _found(work: Coroutine[Any, Any, Any]) -> Any:
    try:
        return await work
    except Failure as failure:
        raise LoginFailed(failure) from failure


def _common(command: Command) -> Any:
    return command.common if isinstance(command, Send | Receive) else command
