"""Alice and Bob with a whole backend each, signed in to the real server, in each other's rosters."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gharial.backend.service import Service
from gharial.model.events import OfferGone, OfferReceived, TransferChanged, TransfersProgressed
from gharial.model.jid import Jid
from gharial.model.picture import PictureMaker
from gharial.model.transfer import Kind, Offer, Transfer, TransferState
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD, settings_for, unique_user, until


@dataclass
class Person:
    """Somebody at a computer of their own."""

    service: Service
    jid: Jid
    """Bare."""
    folder: Path
    offered: list[Offer] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    heard: list[Transfer] = field(default_factory=list)
    progressed: list[TransfersProgressed] = field(default_factory=list)

    def __post_init__(self) -> None:
        events = self.service.events
        events.subscribe(OfferReceived, lambda event: self.offered.append(event.offer))
        events.subscribe(OfferGone, lambda event: self.gone.append(event.offer_id))
        events.subscribe(TransferChanged, lambda event: self.heard.append(event.transfer))
        events.subscribe(TransfersProgressed, self.progressed.append)

    @property
    def inbox(self) -> Path:
        """Where they accept files into."""
        inbox = self.folder / "inbox"
        inbox.mkdir(exist_ok=True)
        return inbox

    @property
    def full_jid(self) -> Jid:
        """The address the server bound."""
        return self.service.accounts.session(self.jid).full_jid

    def file(self, name: str = "report.pdf", data: bytes = b"crocodile") -> Path:
        """A file of theirs."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def sees(self, other: "Person") -> bool:
        """The other is online, and what they can is known."""
        contact = self.service.roster.contact(self.jid, other.jid)
        return contact is not None and any(resource.features for resource in contact.resources)

    async def send(self, path: Path, to: Jid) -> str:
        """Queue one file; its id."""
        (transfer,) = await self.service.transfers.send(self.jid, to, [path])
        return transfer.id

    async def next_offer(self, timeout_s: float = 100.0) -> Offer:
        """Wait for an offer and take it off."""
        await until(lambda: self.offered, timeout_s)
        return self.offered.pop(0)

    async def accept(self) -> str:
        """Say yes to the next offer; its id."""
        offer = await self.next_offer()
        await self.service.transfers.accept(offer.id, self.inbox)
        return offer.id

    def transfer(self, transfer_id: str) -> Transfer:
        """As it stands."""
        transfer = self.service.transfers.get(transfer_id)
        assert transfer is not None
        return transfer

    async def reaches(self, transfer_id: str, state: TransferState, timeout_s: float = 100.0) -> Transfer:
        """Wait until it is in this state."""
        await until(lambda: self.transfer(transfer_id).state is state, timeout_s, lambda: self._shown(transfer_id))
        return self.transfer(transfer_id)

    async def finished(self, transfer_id: str, timeout_s: float = 150.0) -> Transfer:
        """Wait until it is finished."""
        await until(lambda: self.transfer(transfer_id).state.finished, timeout_s, lambda: self._shown(transfer_id))
        return self.transfer(transfer_id)

    def _shown(self, transfer_id: str) -> str:
        return f"{self.transfer(transfer_id)} {self.service.transfers.progress(transfer_id)}"

    async def has_moved(self, transfer_id: str, bytes_done: int = 1) -> None:
        """Wait until bytes have moved."""

        def moved() -> bool:
            progress = self.service.transfers.progress(transfer_id)
            return progress is not None and progress.bytes_done >= bytes_done

        await until(moved)


@asynccontextmanager
async def person(
    server: ProsodyServer,
    folder: Path,
    user: str,
    *,
    only_kinds: frozenset[Kind] | None = None,
    only_methods: frozenset[str] | None = None,
    auto_accept: Callable[[Offer], Path | None] | None = None,
    pictures: PictureMaker | None = None,
) -> AsyncIterator[Person]:
    """One of them, online."""
    folder.mkdir(exist_ok=True)
    service = Service(
        Profile.under(folder / "profile"),
        only_methods=only_methods,
        only_kinds=only_kinds,
        auto_accept=auto_accept,
        pictures=pictures,
    )
    await service.start()
    try:
        settings = settings_for(server, user)
        await service.accounts.add(settings, PASSWORD)
        one = Person(service, settings.jid, folder)
        await until(lambda: service.accounts.session(settings.jid).online)
        yield one
    finally:
        await asyncio.wait_for(service.stop(), 60)


@asynccontextmanager
async def two_people(
    server: ProsodyServer,
    folder: Path,
    *,
    only_kinds: frozenset[Kind] | None = None,
    only_methods: frozenset[str] | None = None,
    pictures: PictureMaker | None = None,
) -> AsyncIterator[tuple[Person, Person]]:
    """Alice and Bob, who see each other; Alice may send by `only_kinds` and `only_methods` alone."""
    alice_user, bob_user = befriend(server)
    async with (
        person(
            server, folder / "alice", alice_user, only_kinds=only_kinds, only_methods=only_methods, pictures=pictures
        ) as alice,
        person(server, folder / "bob", bob_user, pictures=pictures) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        yield alice, bob


def befriend(server: ProsodyServer) -> tuple[str, str]:
    """Two new accounts in each other's rosters; the user names."""
    users = unique_user("alice"), unique_user("bob")
    for user, other, name in ((*users, "Bob"), (*users[::-1], "Alice")):
        server.add_account(user, PASSWORD)
        server.add_roster(user, {other: name})
    return users
