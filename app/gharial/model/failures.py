"""What can go wrong, as facts. `ui/explain.py` turns them into sentences; the backend never does.

A failure's fields are plain values (text, numbers, flags), so that it can be kept beside a transfer and read back:
`to_record` and `from_record`. Secrets and the contents of files never enter one.
"""

from dataclasses import asdict
from enum import Enum
from typing import ClassVar

from gharial.model.transfer_bounds import FileFault as FileFault
from gharial.model.transfer_bounds import FolderBound as FolderBound
from gharial.model.transfer_bounds import LinkFault as LinkFault
from gharial.model.value import dataclass

Fact = str | int | float | bool | None


class Failure(Exception):
    """Base of everything a person may be told. `final`: fallback to another way must not go on after it."""

    final: ClassVar[bool] = True

    @property
    def lasting(self) -> bool:
        """The same again would end the same way: nothing is tried again by itself."""
        return False

    def __str__(self) -> str:
        return repr(self)


# --- addresses, accounts, connection ----------------------------------------------------------------------------------


@dataclass(eq=False)
class MalformedJid(Failure):
    """`text` is no XMPP address."""

    text: str


@dataclass(eq=False)
class WrongPassword(Failure):
    """The server refused the login. `condition` is the SASL condition (RFC 6120 §6.5)."""

    account: str
    condition: str = "not-authorized"


@dataclass(eq=False)
class PasswordMissing(Failure):
    """No password is stored and none was given."""

    account: str


@dataclass(eq=False)
class UnknownHost(Failure):
    """The server's name has no address."""

    host: str


@dataclass(eq=False)
class ConnectionRefused(Failure):
    """Nothing listens there, or the way there is closed. `detail` is the system's own word."""

    host: str
    port: int
    detail: str = ""


class CertificateFault(Enum):
    """Why a certificate was not believed."""

    UNTRUSTED = "untrusted"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    OTHER_HOST = "other-host"
    OTHER = "other"


@dataclass(eq=False)
class CertificateProblem(Failure):
    """The server's certificate is not good for `host`; nothing was sent. `fault` is a CertificateFault's value."""

    host: str
    fault: str
    detail: str = ""


@dataclass(eq=False)
class NoSecureLogin(Failure):
    """The server offers no TLS, or no login method that keeps the password secret."""

    host: str
    detail: str = ""


@dataclass(eq=False)
class ServerSilent(Failure):
    """The server took the connection and then said nothing for `timeout_s` seconds; `stage` names where."""

    host: str
    timeout_s: float
    stage: str = ""


@dataclass(eq=False)
class ServerClosed(Failure):
    """The server ended the stream; `condition` is the stream error (RFC 6120 §4.9), `text` its words."""

    host: str
    condition: str = ""
    text: str = ""


@dataclass(eq=False)
class NotConnected(Failure):
    """The account is offline, so the command could not be carried out."""

    account: str


@dataclass(eq=False)
class UnknownAccount(Failure):
    """No such account is set up."""

    account: str


@dataclass(eq=False)
class RegistrationRefused(Failure):
    """The server does not create this account (XEP-0077); `text` is its reason, if it gave one."""

    host: str
    condition: str
    text: str = ""


@dataclass(eq=False)
class KeyringProblem(Failure):
    """The system's keyring is missing, locked, or not to be trusted with a password."""

    detail: str


@dataclass(eq=False)
class RequestFailed(Failure):
    """The server or a contact answered a request with an error (RFC 6120 §8.3)."""

    request: str
    peer: str
    condition: str
    text: str = ""


@dataclass(eq=False)
class NoAnswer(Failure):
    """A request was not answered in time."""

    request: str
    peer: str
    timeout_s: float


# --- rooms ------------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class RoomRefused(Failure):
    """A room said no; `fault` is a RoomFault's value, `text` the room's own words, `condition` the stanza error."""

    room: str
    fault: str
    text: str = ""
    condition: str = ""


@dataclass(eq=False)
class RemovedFromRoom(Failure):
    """We are no longer in a room; `how` is a Removal's value, `by` a nick or address, `other` where to go instead."""

    room: str
    how: str
    by: str = ""
    reason: str = ""
    other: str = ""


# --- transfers --------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class Declined(Failure):
    """The person at the other end said no; `busy`: nobody was asked, enough waits there for an answer."""

    peer: str
    busy: bool = False


@dataclass(eq=False)
class Cancelled(Failure):
    """A person ended it. `by_us`: at this end."""

    by_us: bool


@dataclass(eq=False)
class Unsupported(Failure):
    """This method or this peer cannot. `lacks` is the feature or method that is missing."""

    final: ClassVar[bool] = False
    peer: str
    lacks: str


@dataclass(eq=False)
class TooLarge(Failure):
    """More than the way can carry; sizes in bytes."""

    final: ClassVar[bool] = False
    size: int
    limit: int


@dataclass(eq=False)
class Unreachable(Failure):
    """No streamhost or candidate answered. `tried` lists them as host:port, parted by blanks."""

    final: ClassVar[bool] = False
    tried: str = ""


@dataclass(eq=False)
class TimedOut(Failure):
    """A step of an attempt took longer than its deadline."""

    final: ClassVar[bool] = False
    step: str
    timeout_s: float


@dataclass(eq=False)
class ProtocolBreach(Failure):
    """The peer broke the standard; `what` says how, for the details pane."""

    final: ClassVar[bool] = False
    peer: str
    what: str


@dataclass(eq=False)
class NotSecured(Failure):
    """What was to be encrypted would have gone on plain: ended instead, and not tried plain either."""

    peer: str


@dataclass(eq=False)
class PeerGone(Failure):
    """The contact is offline, or went offline meanwhile."""

    peer: str


@dataclass(eq=False)
class Interrupted(Failure):
    """Broken after the first byte; `bytes_done` arrived."""

    bytes_done: int
    detail: str = ""


@dataclass(eq=False)
class NotPublished(Failure):
    """`peer` has no such file for us, or no longer; `name` is what was asked for."""

    peer: str
    name: str


@dataclass(eq=False)
class OtherFile(Failure):
    """`peer` came with another file than the one that was asked for; `what` differs: "name", "size", "hash", "date"."""

    peer: str
    what: str


@dataclass(eq=False)
class DigestMismatch(Failure):
    """All bytes came, and they are not the file's."""

    algorithm: str
    expected: str
    actual: str


@dataclass(eq=False)
class AnsweredElsewhere(Failure):
    """Another device of ours, `resource`, answered what was offered to all of them; `taken`: with yes."""

    resource: str
    taken: bool


@dataclass(eq=False)
class SetAside(Failure):
    """Our user chose another way while this one was tried or running."""

    final: ClassVar[bool] = False


@dataclass(eq=False)
class ConsentNeeded(Failure):
    """The only way left leaves a copy on `server`, and nobody has allowed that yet."""

    server: str
    size: int


@dataclass(eq=False)
class HttpRefused(Failure):
    """A web server said no: `status` is HTTP's, `reason` its words; `uploading`: to a file we brought."""

    final: ClassVar[bool] = False
    host: str
    status: int
    reason: str = ""
    uploading: bool = False

    @property
    def lasting(self) -> bool:
        """The file itself is what the server does not take; leave and room may be there later."""
        return self.uploading and self.status in (400, 411, 413, 414, 415)


@dataclass(eq=False)
class LinkRefused(Failure):
    """A link is not followed; `fault` is a LinkFault's value, `host` where it leads."""

    host: str
    fault: str


@dataclass(eq=False)
class FolderTooLarge(Failure):
    """The folder `name` has `found` of `bound` (a FolderBound's value), and no more than `limit` can travel."""

    name: str
    bound: str
    found: int
    limit: int


@dataclass(eq=False)
class FolderMalformed(Failure):
    """The list at the head of a received folder is not one that a folder can have; nothing of it was made."""

    name: str
    what: str


@dataclass(eq=False)
class LocalFileProblem(Failure):
    """Our own disk: `fault` is a FileFault's value, `path` the file or folder."""

    path: str
    fault: str
    detail: str = ""


@dataclass(eq=False)
class Unexpected(Failure):
    """A fault of ours. Logged with its traceback; `detail` names the exception."""

    detail: str


def to_record(failure: Failure) -> dict[str, Fact]:
    """The failure as plain JSON values; `kind` holds its class name."""
    facts: dict[str, Fact] = asdict(failure)  # type: ignore[call-overload]
    return {"kind": type(failure).__name__, **facts}


def from_record(record: dict[str, Fact]) -> Failure:
    """The opposite of `to_record`; a kind or facts that this version does not know become Unexpected."""
    facts = dict(record)
    kind = _KINDS.get(str(facts.pop("kind", "")))
    if kind is None:
        return Unexpected(str(record))
    try:
        return kind(**facts)
    except TypeError:
        return Unexpected(str(record))


_KINDS: dict[str, type[Failure]] = {kind.__name__: kind for kind in Failure.__subclasses__()}
