"""A test of one account's file transfers: what is looked at, and what was found, as facts."""

from enum import Enum

from gharial.model.failures import Failure
from gharial.model.transfer import Kind
from gharial.model.value import dataclass

TEST_SIZE = 256 * 1024
"""Bytes of the random file that is sent to ourselves."""


class Check(Enum):
    """What is looked at, in this order."""

    SIGN_IN = "sign-in"
    """A second device of ours signs in, to send files to."""
    UPLOAD = "upload"
    """Our server's upload service (XEP-0363): is it there, what does it take, does it give a slot."""
    PROXY = "proxy"
    """SOCKS5 proxies (XEP-0065) of server and settings, and whether they answer."""
    STUN = "stun"
    """A STUN server tells our address as others see it."""
    TURN = "turn"
    """A TURN server lets us in."""
    PORT = "port"
    """How others reach the port that we listen on, as far as can be told from here."""
    WAY = "way"
    """A file to ourselves by one method and bytestream."""


class CheckState(Enum):
    """How it came out."""

    RUNNING = "running"
    GOOD = "good"
    NOTE = "note"
    """Nothing is wrong, and something is not there."""
    BAD = "bad"


class Finding(Enum):
    """Why it is as it is, where no Failure says so."""

    NONE = "none"
    NONE_NAMED = "none-named"
    """The server names none, and none is set."""
    NOT_INSTALLED = "not-installed"
    """A library for it is missing here."""
    NO_ANSWER = "no-answer"
    PUBLIC = "public"
    """An address of this computer is one that the whole Internet can reach."""
    CONFIGURED = "configured"
    """The settings name a public address."""
    MAPPED = "mapped"
    """The router opened the port."""
    NOT_MAPPED = "not-mapped"
    """The router was asked and did not."""
    LOCAL_ONLY = "local-only"
    """Only computers in our own network reach us directly."""
    ANOTHER_WAY = "another-way"
    """The file came, but not by the way it was to take."""
    NOT_ASKED = "not-asked"
    """It would leave a copy on the server, and nobody said that it may."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One row; a later one with the same `id` replaces it. `seconds` it took, None while it runs."""

    id: str
    check: Check
    state: CheckState
    finding: Finding = Finding.NONE
    method: str = ""
    kind: Kind | None = None
    subject: str = ""
    """The server, proxy or service it is about."""
    address: str = ""
    """An address of ours that was found, "host:port" or several parted by blanks; masked in reports."""
    limit: int | None = None
    """Bytes that the upload service takes at most; None where it names no limit."""
    failure: Failure | None = None
    seconds: float | None = None
