"""An account: one login of ours, how it is set up and how it stands."""

from dataclasses import field
from datetime import datetime
from enum import Enum
from pathlib import Path

from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.value import dataclass


class Show(Enum):
    """Availability (RFC 6121 §4.7.2.1); the value is the word on the wire, but for the first and the last."""

    AVAILABLE = "available"
    CHAT = "chat"
    AWAY = "away"
    XA = "xa"
    DND = "dnd"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Status:
    """What we tell our contacts about ourselves."""

    show: Show = Show.AVAILABLE
    text: str = ""


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """How to sign in; never the password. `jid` is bare. Without `host` the address comes from SRV records."""

    jid: Jid
    host: str | None = None
    port: int | None = None
    ca_file: Path | None = None
    resource: str = ""
    """Empty: one is made up once and kept, `Gharial.` and six random characters."""
    enabled: bool = True
    keep_password: "PasswordKeeping" = field(default_factory=lambda: PasswordKeeping.KEYRING)


class PasswordKeeping(Enum):
    """Where the password is kept between starts."""

    KEYRING = "keyring"
    FILE = "file"
    """A file readable by the user alone: only after the user chose it in words."""
    ASK = "ask"


class AccountState(Enum):
    """OFFLINE by our will; WAITING until the next try; REFUSED until a person changes something."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    ONLINE = "online"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Account:
    """Snapshot of one login of ours."""

    settings: AccountSettings
    state: AccountState = AccountState.OFFLINE
    status: Status = Status(Show.OFFLINE)
    full_jid: Jid | None = None
    """The address the server bound, while ONLINE."""
    failure: Failure | None = None
    """Why it is WAITING or REFUSED."""
    retry_at: datetime | None = None
    """With WAITING: when the next try starts."""

    @property
    def jid(self) -> Jid:
        """The bare address, which names the account everywhere."""
        return self.settings.jid


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a registration form (XEP-0004). `kind` is the data form's field type."""

    name: str
    kind: str = "text-single"
    label: str = ""
    value: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    """(value, label) pairs of a list field."""
    picture: bytes | None = None
    """A captcha's picture (XEP-0158), undecoded."""


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """What a server asks before it creates an account (XEP-0077). `ticket` finds the open connection again."""

    ticket: str
    host: str
    instructions: str = ""
    fields: tuple[FormField, ...] = ()
    link: str = ""
    """A web page where the account is made instead (jabber:x:oob), if the server names one."""
