"""`Method`, `Outgoing`, `Incoming`: the seam between the story of a file and the ways to offer one.

A method lives as long as one account's session. Everything here runs on the event loop; only the ByteStream it hands
out is used in a worker thread. Every coroutine may raise a Failure; `final` on it tells whether fallback may go on.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from gharial.backend.bytestreams.interface import ByteStream
from gharial.model.contact import Resource
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer
from gharial.model.value import dataclass


class Outgoing(Protocol):
    """One offer of ours, from the moment it was sent."""

    async def answered(self) -> None:
        """Return when the peer accepted. Raises Declined, PeerGone, TimedOut, Unsupported, ProtocolBreach.

        If the peer cancels later, the step that is pending then raises Cancelled(by_us=False).
        """

    @property
    def start_at(self) -> int:
        """After `answered`: the offset the peer wants the bytes from."""

    async def open(self, kind: Kind) -> ByteStream:
        """A stream of this kind; may be called again with another kind. Raises Unsupported, Unreachable, TimedOut."""

    async def finish(self, digest: Digest) -> bool:
        """All bytes left and the stream ended. Returns True where the peer confirmed that they are the file's.

        Raises DigestMismatch where the peer says that they are not.
        """

    async def abort(self, failure: Failure) -> None:
        """End it in the words of the method; never raises."""

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends it at any later moment (also while bytes flow)."""


class Incoming(Protocol):
    """One offer of a peer."""

    @property
    def offer(self) -> Offer: ...

    async def accept(self, start_at: int = 0) -> None:
        """Say yes; from byte `start_at` on, where the method can."""

    async def decline(self) -> None:
        """Say no; never raises."""

    async def next_stream(self) -> ByteStream:
        """The stream the initiator opens; the next call waits for its replacement. Raises TimedOut, PeerGone."""

    @property
    def kind(self) -> Kind | None:
        """How the last stream travels."""

    @property
    def start_at(self) -> int:
        """Where the last stream begins. Asked for with `accept`, but a peer may answer from the start (0) instead."""

    @property
    def found_size(self) -> int | None:
        """After `next_stream`: the whole file's size in bytes where the offer did not tell it; None if unknown yet."""

    async def expected_digest(self) -> Digest | None:
        """The sender's digest, where the method carries one (in the offer or at the end)."""

    async def finish(self, digest: Digest) -> None:
        """The file is whole and has `digest`: tell the sender, where the method can. Never raises."""

    async def abort(self, failure: Failure) -> None:
        """End it in the words of the method; never raises."""

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends or withdraws it: before the answer, between, or while bytes flow."""


@runtime_checkable
class Illustrated(Protocol):
    """An `Incoming` whose sender can show a small picture of the file before the answer."""

    async def picture(self, *, asked: bool) -> bytes | None:
        """As it came and not to be trusted, at most model.picture.LARGEST_BYTES; None where there is none.

        Not `asked` by a person, it is fetched only where that tells the sender nothing that it does not know, or the
        settings allow. Raises a Failure where it should be there and does not come.
        """


@runtime_checkable
class Unanswered(Protocol):
    """An `Incoming` whose sender need not learn that anybody heard of it."""

    async def ignore(self) -> None:
        """Let go of it without a word; never raises."""


@runtime_checkable
class Forked(Outgoing, Protocol):
    """An `Outgoing` that all devices of a person were asked about."""

    @property
    def device(self) -> Jid | None:
        """After `answered`: the one that takes it, full."""


@runtime_checkable
class Named(Protocol):
    """An `Incoming` that learns only with its stream what the file is called: a link."""

    @property
    def found_name(self) -> str:
        """After `next_stream`: foreign, not through the gate; empty where nobody told."""


class Method(Protocol):
    """A way to offer a file, for one account."""

    @property
    def name(self) -> str:
        """What settings, history and `--method` call it."""

    @property
    def features(self) -> frozenset[str]:
        """What is announced in service discovery for it."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Bytestreams it can ride, best first."""

    @property
    def leaves_copy_on_server(self) -> bool:
        """Ask before falling back to it."""

    @property
    def resumes(self) -> bool:
        """An offer of it can begin in the middle of the file (`Incoming.accept(start_at)`)."""

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        """Why it cannot carry these files to this resource; None where it can. Pure."""

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        """The bytestreams that this resource can take by this method, best first. Pure."""

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> Outgoing:
        """Propose the files to `offer.peer`, naming the bytestreams `kinds`; returns once the proposal is out."""

    def listen(self, on_offer: Callable[[Incoming], None], kinds: Sequence[Kind]) -> None:
        """Announce the features and take offers from now on; with `kinds`, only over those bytestreams."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A file that one device asks another for. `file` as far as it is known: a hash and a size are what it must have.

    `id` is what its owner knows it by; empty where only its name (and size, and hash) is known.
    """

    id: str
    file: FileInfo


@runtime_checkable
class Asking(Protocol):
    """A `Method` that can ask for a file that a device holds ready."""

    def can_ask(self, wish: Wish, features: frozenset[str]) -> bool:
        """A device with these features would understand. Pure."""

    async def ask(self, wish: Wish, device: Jid, features: frozenset[str]) -> "str | Incoming":
        """The id of the offer that comes of it; or an `Incoming` of ours that asks with its `accept`.

        Raises NotPublished, Declined, PeerGone, Unsupported, NoAnswer, NotConnected.
        """


@runtime_checkable
class Picturing(Protocol):
    """A `Method` that shows small pictures (`FileInfo.picture`) of at most so many pixels in width and height."""

    picture_side: int


@runtime_checkable
class Forking(Protocol):
    """A `Method` that can ask all devices of a person at once; the first that says yes gets the file."""

    def forks(self, files: Sequence[FileInfo], resource: Resource) -> bool:
        """Whether this device would hear of it and could take it. Pure."""

    async def offer_to_all(self, offer: Offer, kinds: Sequence[Kind]) -> Forked:
        """Propose the files to all at `offer.peer` (bare); returns once the proposal is out. Raises as `offer`."""
