"""Alice and Bob, each with a TransferList of their own, joined in memory: for faults no network shows on demand."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gharial.backend.storage.database import Database
from gharial.backend.transfers.control import FEATURE, Heard
from gharial.backend.transfers.job import Deadlines
from gharial.backend.transfers.transfer_list import TransferList
from gharial.model.contact import Contact, Resource
from gharial.model.events import ContactChanged, EventBus, OfferReceived, TransferChanged, TransfersProgressed
from gharial.model.failures import NoAnswer, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import Offer, Transfer, TransferState
from tests.support.fake_method import FakeAccounts, FakeMethod, FakeNet, FakeSession

ALICE = Jid("alice@river.example/desk")
BOB = Jid("bob@river.example/sofa")
QUICK = Deadlines(
    offer=60,
    answer=60,
    connect=60,
    arrival=60,
    discovery=30,
    disk=60,
    replacement=3,
    reoffer=1,
    digest=60,
    finish=60,
    goodbye=30,
    cause=1.0,
    absence=0.05,
    settling=0.2,
)


class FakeCarriers:
    def close(self) -> None:
        pass


class FakeControl:
    """As `Control`, in memory: `net.controls` joins the ends by their full addresses."""

    def __init__(self, session: FakeSession, heard: Heard) -> None:
        self._session = session
        self._heard = heard
        session.net.controls[session.full_jid.full] = self

    async def tell(self, peer: Jid, offer_id: str, *, paused: bool) -> bool | None:
        await asyncio.sleep(0)
        other = self._session.net.controls.get(peer.full)
        if other is None:
            raise NoAnswer("control", peer.full, 1.0)
        held: bool | None = other._heard.paused_by(bare(peer), self._session.full_jid, offer_id, paused=paused)
        return held

    async def end(self, peer: Jid, offer_id: str, *, by_person: bool) -> None:
        await asyncio.sleep(0)
        if (other := self._session.net.controls.get(peer.full)) is not None:
            other._heard.ended_by(bare(peer), self._session.full_jid, offer_id, by_person=by_person)

    async def arrived(self, peer: Jid, offer_id: str, ours: str = "") -> str:
        await asyncio.sleep(0)
        other = self._session.net.controls.get(peer.full)
        if other is None:
            return ""
        return str(await other._heard.arrived(bare(peer), self._session.full_jid, offer_id, ours))

    async def answers(self, peer: Jid) -> bool:
        await asyncio.sleep(0)
        return peer.full in self._session.net.controls

    async def ask_again(self, peer: Jid, offer_id: str) -> None:
        await asyncio.sleep(0)
        other = self._session.net.controls.get(peer.full)
        if other is None or not other._heard.asked_again(bare(peer), self._session.full_jid, offer_id):
            raise Unsupported(peer.full, FEATURE)


@dataclass
class Side:
    """One end."""

    jid: Jid
    folder: Path
    net: FakeNet
    deadlines: Deadlines = QUICK
    events: EventBus = field(default_factory=EventBus)
    settings: Settings = field(default_factory=Settings)
    online: dict[str, tuple[Resource, ...]] = field(default_factory=dict)
    heard: list[Transfer] = field(default_factory=list)
    progressed: list[TransfersProgressed] = field(default_factory=list)
    offered: list[Offer] = field(default_factory=list)
    auto_folder: Path | None = None
    strangers: set[Jid] = field(default_factory=set)
    """People (bare) who are not in the roster."""
    names: dict[Jid, str] = field(default_factory=dict)
    groups: dict[Jid, tuple[str, ...]] = field(default_factory=dict)
    database: Database = field(init=False)
    session: FakeSession = field(init=False)
    transfers: TransferList = field(init=False)
    methods: list[FakeMethod] = field(default_factory=list)
    running: bool = False
    """Started, and not stopped since."""

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.methods = self.methods or [self.net.method(self.jid)]
        self.events.subscribe(TransferChanged, lambda event: self.heard.append(event.transfer))
        self.events.subscribe(OfferReceived, lambda event: self.offered.append(event.offer))
        self.events.subscribe(TransfersProgressed, self.progressed.append)

    @property
    def inbox(self) -> Path:
        """Where files are accepted into."""
        inbox = self.folder / "inbox"
        inbox.mkdir(exist_ok=True)
        return inbox

    @property
    def method(self) -> FakeMethod:
        """The first one."""
        return self.methods[0]

    async def start(self) -> None:
        self.database = Database(self.folder / "db.sqlite")
        self.session = FakeSession(self.net, self.jid)
        await self.database.open()
        accounts: Any = FakeAccounts(self.session)

        def factory(one: FakeMethod) -> Callable[[Any, Any], FakeMethod]:
            return lambda _session, _carriers: one

        carriers: Any = lambda _session, _settings, _may_meet: FakeCarriers()  # noqa: E731
        controls: Any = FakeControl
        self.transfers = TransferList(
            accounts,
            self.events,
            self.database,
            lambda: self.settings,
            self.keep,
            lambda _account, person: self.online.get(person.full, ()),
            [factory(one) for one in self.methods],
            knows=lambda _account, person: person not in self.strangers,
            auto_accept=lambda _offer: self.auto_folder,
            deadlines=self.deadlines,
            carriers=carriers,
            controls=controls,
            contact=self.contact,
        )
        await self.transfers.load()
        self.running = True

    async def stop(self) -> None:
        """Any number of times, so that what a test says of a stopped one is what is told."""
        if self.running:
            self.running = False
            await self.transfers.close()
            await self.database.close()

    def contact(self, account: Jid, person: Jid) -> Contact | None:
        """The roster's entry."""
        if person in self.strangers:
            return None
        return Contact(account, person, self.names.get(person, ""), self.groups.get(person, ()))

    async def keep(self, settings: Settings) -> None:
        self.settings = settings

    def sees(self, *peers: Jid, person: Jid | None = None) -> None:
        """Presence of one person: these devices are online, no others."""
        person = person or bare(peers[0])
        resources = tuple(Resource(peer, features=self.net.features.get(peer.full)) for peer in peers)
        self.online[person.full] = resources
        self.events.publish(ContactChanged(Contact(bare(self.jid), person, resources=resources)))

    def file(self, name: str = "report.pdf", data: bytes = b"crocodile") -> Path:
        """A file to send."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    async def send(self, path: Path, to: Jid) -> str:
        (transfer,) = await self.transfers.send(bare(self.jid), to, [path])
        return transfer.id

    async def reaches(self, transfer_id: str, *states: TransferState, timeout_s: float = 100.0) -> Transfer:
        """Wait until the transfer is in one of these states."""

        def there() -> bool:
            transfer = self.transfers.get(transfer_id)
            return transfer is not None and transfer.state in states

        await until(there, timeout_s, lambda: self.transfers.get(transfer_id))
        transfer = self.transfers.get(transfer_id)
        assert transfer is not None
        return transfer

    async def finished(self, transfer_id: str, timeout_s: float = 100.0) -> Transfer:
        """Wait until it is finished."""
        return await self.reaches(
            transfer_id,
            TransferState.DONE,
            TransferState.FAILED,
            TransferState.CANCELLED,
            TransferState.DECLINED,
            timeout_s=timeout_s,
        )

    async def next_offer(self) -> Offer:
        """Wait for an offer and take it off."""
        await until(lambda: self.offered)
        return self.offered.pop(0)

    def states(self, transfer_id: str) -> list[TransferState]:
        """The states the transfer went through, in order."""
        states = [one.state for one in self.heard if one.id == transfer_id]
        return [state for before, state in zip([None, *states], states, strict=False) if state is not before]

    @property
    def leftovers(self) -> list[str]:
        """Unfinished files that lie about."""
        return [one.name for one in self.inbox.iterdir() if one.name.endswith(".part")]


async def until(
    condition: Callable[[], object], timeout_s: float = 100.0, shown: Callable[[], object] = lambda: ""
) -> None:
    """Return as soon as `condition` holds; fails if that takes too long."""
    deadline = asyncio.get_running_loop().time() + timeout_s
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, f"did not come true: {condition} {shown()}"
        await asyncio.sleep(0.005)


@asynccontextmanager
async def pair(folder: Path, **settings: Any) -> AsyncIterator[tuple[Side, Side]]:
    """Both started, each seeing the other online."""
    net = FakeNet()
    sides = (Side(ALICE, folder / "alice", net), Side(BOB, folder / "bob", net))
    for side in sides:
        side.settings = replace(side.settings, **settings)
        await side.start()
    alice, bob = sides
    alice.sees(BOB)
    bob.sees(ALICE)
    try:
        yield alice, bob
    finally:
        for side in sides:
            await side.stop()


async def exchange(alice: Side, bob: Side, path: Path) -> tuple[str, str]:
    """Alice sends, Bob accepts; the ids at both ends."""
    sent = await alice.send(path, bare(BOB))
    offer = await bob.next_offer()
    await bob.transfers.accept(offer.id, bob.inbox)
    return sent, offer.id
