"""One cell of the matrix: a file by one method over one bytestream in one direction, by one server, with one peer."""

import asyncio
import hashlib
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gharial.backend.service import Service, ways
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, Transfer, TransferState
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.interop.desktop_peer import DesktopPeer
from tests.interop.dino_peer import dino_peer, missing_dino
from tests.interop.gajim_peer import gajim_peer, missing_gajim
from tests.interop.lacks import what_lacks
from tests.interop.psi_peer import missing_psi, psi_peer
from tests.interop.purple_host import missing_libpurple
from tests.interop.purple_peer import PurplePeer, purple_peer
from tests.stories.people import Person, befriend
from tests.support.accounts import PASSWORD, settings_for, until

SIZE = 300_000
CELL_S = 60.0
PEERS = ("gharial", "libpurple", "psi", "gajim", "dino")
DIRECTIONS = ("send", "receive")
ASKED_BY = ("jingle", "si")
"""Methods by which a published file comes that somebody asked for."""
_LOOKS_S = 20.0

MISSING: dict[str, Callable[[], str]] = {
    "libpurple": missing_libpurple,
    "psi": missing_psi,
    "gajim": missing_gajim,
    "dino": missing_dino,
}
"""Why a peer's program cannot run here."""

DESKTOPS: dict[str, Callable[..., AbstractAsyncContextManager[DesktopPeer]]] = {
    "psi": psi_peer,
    "gajim": gajim_peer,
    "dino": dino_peer,
}
"""The peers with windows, each signed in by a function of (server, folder, user, proxies)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`direction` is ours: "send", "receive", or "ask" for what the other one has published."""

    method: str
    kind: Kind
    direction: str
    server: str
    peer: str

    @property
    def lacks(self) -> str:
        """Why there is nothing to try; empty where there is."""
        if (self.server, self.peer, self.method, self.direction) == ("ejabberd", "dino", "jingle", "receive"):
            return "Dino uploads what it sends, for this server lets it"
        lack = what_lacks(self.peer, self.method, self.kind, self.direction)
        return lack or MISSING.get(self.peer, lambda: "")()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a cell went: `seconds` from the offer to the last state; `reason` where it was not passed or not tried."""

    passed: bool
    seconds: float = 0.0
    verified: bool = False
    reason: str = ""
    tried: bool = True


def all_cells(servers: tuple[str, ...], peers: tuple[str, ...]) -> list[Cell]:
    """Every method of this version over each of its bytestreams."""
    pairs = sorted(ways(None, None), key=lambda way: (way[0], way[1].value))
    return [
        Cell(method, kind, direction, server, peer)
        for server in servers
        for peer in peers
        for method, kind in pairs
        for direction in (*DIRECTIONS, *(("ask",) if peer == "gharial" and method in ASKED_BY else ()))
    ]


async def run_cell(cell: Cell, server: Any, size: int = SIZE) -> Outcome:
    """Try it with fresh accounts on a running server; never raises for what a transfer does."""
    if cell.lacks:
        return Outcome(False, reason=cell.lacks, tried=False)
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="gharial-cell-") as name:
            async with asyncio.timeout(CELL_S):
                if cell.peer == "libpurple":
                    return await _with_purple(cell, server, Path(name), size)
                if cell.peer in DESKTOPS:
                    with _server_for(cell, server, Path(name)) as chosen:
                        return await _with_desktop(cell, chosen, Path(name), size)
                return await _with_ourselves(cell, server, Path(name), size)
    except TimeoutError:
        return Outcome(False, time.monotonic() - begun, reason=f"nothing more within {CELL_S:g} s")
    except AssertionError as error:
        return Outcome(False, time.monotonic() - begun, reason=str(error)[:300] or "an assertion")


@contextmanager
def _server_for(cell: Cell, server: Any, folder: Path) -> Iterator[Any]:
    """Dino uploads what it sends where its server lets it: for other methods it gets one that does not."""
    if (cell.peer, cell.direction) != ("dino", "receive") or cell.method == "upload":
        yield server
        return
    plain = ProsodyServer(folder / "prosody")
    plain.start()
    try:
        yield plain
    finally:
        plain.stop()


@asynccontextmanager
async def restricted(
    server: Any, folder: Path, user: str, methods: frozenset[str] | None, kinds: frozenset[Kind] | None
) -> AsyncIterator[Person]:
    """Somebody who offers and takes files by these ways alone, and has allowed uploads."""
    folder.mkdir()
    service = Service(Profile.under(folder / "profile"), only_methods=methods, only_kinds=kinds)
    await service.start()
    try:
        settings = settings_for(server, user)
        # One machine: whoever serves a file here has only addresses of this machine to name.
        changed = replace(service.settings, upload_accounts=(settings.jid.bare,), public_address="127.0.0.1")
        await service.change_settings(changed)
        await service.accounts.add(settings, PASSWORD)
        one = Person(service, settings.jid, folder)
        await until(lambda: service.accounts.session(settings.jid).online)
        yield one
    finally:
        await asyncio.wait_for(service.stop(), 30)


async def _with_ourselves(cell: Cell, server: Any, folder: Path, size: int) -> Outcome:
    only = (frozenset({cell.method}), frozenset({cell.kind}))
    anything = (None, None)
    users = befriend(server)
    # Who is asked for a file sends it.
    sends = cell.direction != "receive"
    async with AsyncExitStack() as stack:
        alice = await stack.enter_async_context(
            restricted(server, folder / "alice", users[0], *(only if sends else anything))
        )
        bob = await stack.enter_async_context(
            restricted(server, folder / "bob", users[1], *(anything if sends else only))
        )
        await until(lambda: alice.sees(bob) and bob.sees(alice), _LOOKS_S)
        data = os.urandom(size)
        begun = time.monotonic()
        if cell.direction == "ask":
            sent, received = await _asked(alice, bob, alice.file("report.pdf", data))
        else:
            sent = await alice.send(alice.file("report.pdf", data), bob.jid)
            received = await _accepted(bob, lambda: alice.transfer(sent))
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        seconds = time.monotonic() - begun
        assert ours.state is TransferState.DONE, f"the sender: {ours.failure!r}"
        assert theirs.state is TransferState.DONE, f"the receiver: {theirs.failure!r}"
        _went(cell, theirs if cell.direction == "receive" else ours)
        assert _sha256(bob.inbox / "report.pdf") == hashlib.sha256(data).hexdigest(), "the file differs"
        return Outcome(True, seconds, theirs.verified)


async def _asked(alice: Person, bob: Person, path: Path) -> tuple[str, str]:
    """She publishes it, he finds it in her list and asks for it; the transfer at both ends."""
    await alice.service.publications.publish(alice.jid, bob.jid, path)
    shared = await bob.service.shared_files.of(bob.jid, alice.jid)
    assert [one.file.name for one in shared.files] == [path.name], f"the list: {shared!r}"
    fetched = await bob.service.shared_files.fetch(bob.jid, shared.files[0], bob.inbox)
    await until(lambda: alice.service.transfers.all() or bob.transfer(fetched.id).state.finished, _LOOKS_S)
    assert alice.service.transfers.all(), f"no offer came: {bob.transfer(fetched.id).failure!r}"
    return alice.service.transfers.all()[0].id, fetched.id


async def _accepted(bob: Person, sending: Any) -> str:
    """Say yes; fails at once where the sender gave up before there was an offer. An uploaded one is done by then."""
    over = TransferState.FAILED, TransferState.CANCELLED, TransferState.DECLINED
    await until(lambda: bob.offered or sending().state in over, _LOOKS_S)
    assert bob.offered, f"no offer came: {sending().failure!r}"
    return await bob.accept()


async def _with_purple(cell: Cell, server: Any, folder: Path, size: int) -> Outcome:
    ours, theirs = befriend(server)
    proxies = f"proxy.{server.host}" if cell.kind is Kind.SOCKS5_PROXY else ""
    only = (frozenset({cell.method}), frozenset({cell.kind}))
    async with (
        restricted(server, folder / "alice", ours, *only) as alice,
        purple_peer(server, folder / "bob", theirs, proxies=proxies) as bob,
    ):
        contact = Jid(bob.jid).bare
        await until(lambda: features_known(alice, contact), _LOOKS_S)
        data = os.urandom(size)
        begun = time.monotonic()
        if cell.direction == "send":
            sent = await alice.send(alice.file("report.pdf", data), Jid(contact))
            transfer = await alice.finished(sent)
            assert transfer.state is TransferState.DONE, f"{transfer.failure!r}"
            await bob.reaches("done")
            path = bob.inbox / "report.pdf"
            # It closes the file a moment after it says so.
            await until(lambda: path.stat().st_size == size)
        else:
            transfer = await _from_purple(alice, bob, folder, data)
            path = alice.inbox / "report.pdf"
        seconds = time.monotonic() - begun
        _went(cell, transfer)
        assert _sha256(path) == hashlib.sha256(data).hexdigest(), "the file differs"
        return Outcome(True, seconds, transfer.verified)


async def _with_desktop(cell: Cell, server: Any, folder: Path, size: int) -> Outcome:
    ours, theirs = befriend(server)
    proxies = f"proxy.{server.host}" if cell.kind is Kind.SOCKS5_PROXY else ""
    only = (frozenset({cell.method}), frozenset({cell.kind}))
    async with (
        restricted(server, folder / "alice", ours, *only) as alice,
        DESKTOPS[cell.peer](server, folder / "bob", theirs, proxies=proxies, contact=f"{ours}@{server.host}") as bob,
    ):
        contact = Jid(bob.jid).bare
        await until(lambda: features_known(alice, contact), _LOOKS_S)
        source = folder / "report.pdf"
        source.write_bytes(os.urandom(size))
        begun = time.monotonic()
        if cell.direction == "send":
            sent = await alice.send(source, Jid(contact))
            await bob.accept()
            transfer = await alice.finished(sent)
            received = bob.received
        else:
            await bob.send(source, alice.full_jid)
            transfer = await alice.finished(await alice.accept())
            received = lambda name: alice.inbox / name  # noqa: E731 - as the other has one
        assert transfer.state is TransferState.DONE, f"{transfer.failure!r}"
        # It closes and renames the file a moment after the last byte.
        await until(lambda: (path := received(source.name)) is not None and path.stat().st_size == size)
        seconds = time.monotonic() - begun
        _went(cell, transfer)
        path = received(source.name)
        assert path is not None and _sha256(path) == _sha256(source), "the file differs"
        return Outcome(True, seconds, transfer.verified)


async def _from_purple(alice: Person, bob: PurplePeer, folder: Path, data: bytes) -> Transfer:
    source = folder / "bob" / "report.pdf"
    source.write_bytes(data)
    bob.send(source, str(alice.full_jid))
    received = await alice.accept()
    transfer = await alice.finished(received)
    assert transfer.state is TransferState.DONE, f"{transfer.failure!r}"
    return transfer


def features_known(alice: Person, contact: str) -> bool:
    """She sees a program of theirs, and knows what it can."""
    found = alice.service.roster.contact(alice.jid, Jid(contact))
    return found is not None and any(resource.features for resource in found.resources)


def _went(cell: Cell, transfer: Transfer) -> None:
    last = transfer.attempts[-1]
    way = f"{last.method} over {last.kind.value if last.kind else 'nothing'}"
    assert (last.method, last.kind) == (cell.method, cell.kind), f"it went by {way}"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
