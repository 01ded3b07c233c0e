"""A transfer: one file on its way, with the attempts made; an offer: what one side proposes."""

from dataclasses import field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.picture import Picture
from gharial.model.value import dataclass


class Kind(Enum):
    """How bytes travel. The values are the command line's `--via` names."""

    SOCKS5_DIRECT = "socks5-direct"
    SOCKS5_PROXY = "socks5-proxy"
    INBAND = "inband"
    ICE = "ice"
    RAW_UDP = "raw-udp"
    P2P = "p2p"
    HTTP = "http"


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's hash: `algorithm` as XEP-0300 names it ("sha-256"), `hex` in lower case."""

    algorithm: str
    hex: str


UNKNOWN_SIZE = -1
"""For a file whose length is only told when it is fetched (a plain link)."""

EMPTY_FOLDER_SIZE = 13
"""Bytes of the head of a folder's stream (urn:gharial:folder:0); one with anything in it is longer."""

PACKED_TYPE = "application/x-tar"
"""The media type of a folder that comes as an archive, whose length on the way nobody knows before."""


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file as it is offered. `name` is what the sender says and must pass the gate before it names anything here.

    `size` in bytes, or UNKNOWN_SIZE. With `entries`, it is a folder of so many files that travels as one stream.
    """

    name: str
    size: int
    digest: Digest | None = None
    media_type: str = ""
    date: datetime | None = None
    description: str = ""
    entries: int = 0
    pixels: tuple[int, int] | None = None
    """Width and height of the picture that the file is, as its sender says."""
    picture: Picture | None = None
    """A small picture of it, where one was made or came; never kept on disk."""
    left_out: int = field(default=0, compare=False)
    """Links, pipes and the like in a folder of ours, which stay behind; known while the program runs."""

    @property
    def is_empty_folder(self) -> bool:
        """Nothing but its own name: the list at its head has no entry, and is all that travels."""
        return self.is_folder and not self.is_packed and self.size == EMPTY_FOLDER_SIZE

    @property
    def is_folder(self) -> bool:
        """It is a folder, sent as a whole."""
        return self.entries > 0

    @property
    def is_packed(self) -> bool:
        """A folder that comes as an archive: how many files it holds is not known, `size` is about that of all."""
        return self.entries > 0 and self.media_type == PACKED_TYPE


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a folder. `path` is relative, parted by "/", starts inside the folder and has passed the gate."""

    path: str
    size: int
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Files that were sent together: `id` is shared by their transfers, `count` and `size` (bytes) are for all."""

    id: str
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What one side proposes. `peer` is full; `account` is ours, bare. One file, or a folder as one."""

    id: str
    account: Jid
    peer: Jid
    method: str
    files: tuple[FileInfo, ...]
    time: datetime
    group: Group | None = None
    preview: tuple[Entry, ...] = ()
    """The files of an offered folder, as far as the offer names them."""
    quiet: bool = False
    """Came as a link in a message: shown there with its buttons, without a dialog of its own."""
    host: str = ""
    """The server a link leads to; empty for bytes that come from the peer."""
    lasting: bool = False
    """It can be answered without its sender, and after another login: a link in a message."""
    already_here: Path | None = None
    """The very file lies here since an earlier transfer, checked by its hash."""
    companions: tuple[FileInfo, ...] = ()
    """All that is offered together with it in the same offer, this file too; of two or more."""
    companion_previews: tuple[tuple[Entry, ...], ...] = ()
    """What is in each of the companions, as far as the offer names it; nothing where none of them says."""
    shows_picture: bool = False
    """Its sender shows a small picture to who asks (`transfers.fetch_pictures`), who thereby may tell its address."""

    @property
    def size(self) -> int:
        """All files together, in bytes."""
        return sum(file.size for file in self.files)


class TransferState(Enum):
    """Where a transfer stands; see ALLOWED."""

    QUEUED = "queued"
    OFFERED = "offered"
    CONNECTING = "connecting"
    STREAMING = "streaming"
    VERIFYING = "verifying"
    DONE = "done"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def finished(self) -> bool:
        """Nothing more happens by itself."""
        return self in FINISHED


FINISHED = frozenset(
    {TransferState.DONE, TransferState.DECLINED, TransferState.CANCELLED, TransferState.FAILED},
)

_ENDS = frozenset({TransferState.CANCELLED, TransferState.FAILED})
# A transfer that is broken or held waits its turn again, on both sides, and keeps what it has.
_AGAIN = _ENDS | {TransferState.QUEUED}

ALLOWED: dict[TransferState, frozenset[TransferState]] = {
    TransferState.QUEUED: _ENDS | {TransferState.OFFERED, TransferState.CONNECTING},
    TransferState.OFFERED: _AGAIN | {TransferState.CONNECTING, TransferState.DECLINED},
    # Another bytestream, or another method with a new offer.
    TransferState.CONNECTING: _AGAIN
    | {TransferState.CONNECTING, TransferState.OFFERED, TransferState.STREAMING, TransferState.DECLINED},
    TransferState.STREAMING: _AGAIN | {TransferState.VERIFYING, TransferState.CONNECTING},
    TransferState.VERIFYING: _AGAIN | {TransferState.DONE},
    TransferState.DONE: frozenset(),
    # Retry makes a finished one wait again.
    TransferState.DECLINED: frozenset({TransferState.QUEUED}),
    TransferState.CANCELLED: frozenset({TransferState.QUEUED}),
    TransferState.FAILED: frozenset({TransferState.QUEUED}),
}


class IllegalMove(ValueError):
    """A transfer was told to go where ALLOWED does not lead: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `kind` is None while only the offer was out; without `ended` it is still going on."""

    method: str
    kind: Kind | None
    started: datetime
    ended: datetime | None = None
    failure: Failure | None = None
    route: str = ""
    """Where the bytes went, as a fact: "192.0.2.7:5281" or a proxy's address; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Snapshot of one file on its way; frozen, a job replaces it and publishes it. Sizes in bytes."""

    id: str
    account: Jid
    peer: Jid
    """Bare while waiting for a device to be chosen, full from the first offer on."""
    direction: Direction
    file: FileInfo
    state: TransferState
    created: datetime
    path: Path | None = None
    """The file sent, or where a received one lies or will lie."""
    bytes_done: int = 0
    attempts: tuple[Attempt, ...] = ()
    failure: Failure | None = None
    digest: Digest | None = None
    """What this end computed over the bytes that travelled."""
    verified: bool = False
    """Both ends are known to have the same digest."""
    seconds: float = 0.0
    """Time spent streaming."""
    offer_id: str = ""
    group: Group | None = None
    paused_by_us: bool = False
    """Held at this end. Orthogonal to `state`: a QUEUED one does not start, a STREAMING one moves no byte."""
    paused_by_peer: bool = False
    """Held at the other end, as far as the peer told."""
    waits_until: datetime | None = None
    """QUEUED after a break: when the next try comes by itself."""

    @property
    def paused(self) -> bool:
        """No byte moves before somebody says so."""
        return self.paused_by_us or self.paused_by_peer

    def moved_to(self, state: TransferState) -> "Transfer":
        """The same transfer in `state`. Raises IllegalMove where the table has no such step."""
        if state not in ALLOWED[self.state]:
            raise IllegalMove(f"{self.state.value} -> {state.value}")
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class Way:
    """One way a transfer could go now: `method` by name, over `kind`. `failure` is how it went when it was tried.

    `worked_before` is how it went with an earlier transfer to the same program of this person; None: nobody knows.
    """

    method: str
    kind: Kind
    leaves_copy_on_server: bool = False
    failure: Failure | None = None
    worked_before: bool | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One sample of a running transfer; `speed` in bytes per second, smoothed; `seconds_left` None while unknown.

    `silent_for`: how many seconds no byte has come, once that is longer than it ever was; then there is no speed.
    """

    transfer_id: str
    bytes_done: int
    size: int
    speed: float = 0.0
    seconds_left: float | None = None
    silent_for: float = 0.0
