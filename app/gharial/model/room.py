"""A group chat (XEP-0045): the room, who is in it, and an invitation to one."""

from datetime import datetime
from enum import Enum

from gharial.model.account import Show
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.value import dataclass


class RoomState(Enum):
    """JOINING also covers coming back after a lost connection; FAILED has the reason in `Room.failure`."""

    JOINING = "joining"
    JOINED = "joined"
    LEFT = "left"
    FAILED = "failed"


class Role(Enum):
    """What an occupant may do while they are there (XEP-0045 §5.1)."""

    NONE = "none"
    VISITOR = "visitor"
    """May not speak."""
    PARTICIPANT = "participant"
    MODERATOR = "moderator"


class Affiliation(Enum):
    """How a person stands to the room, there or not (XEP-0045 §5.2)."""

    OUTCAST = "outcast"
    """Banned."""
    NONE = "none"
    MEMBER = "member"
    ADMIN = "admin"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Occupant:
    """Somebody in a room. Within it, `nick` names them; it is chosen by them and proves nothing."""

    nick: str
    role: Role = Role.PARTICIPANT
    affiliation: Affiliation = Affiliation.NONE
    show: Show = Show.AVAILABLE
    text: str = ""
    jid: Jid | None = None
    """Their real address, bare, where the room tells us."""
    us: bool = False
    """This is we."""
    avatar: str = ""
    """SHA-1 of their picture's bytes, by their own word; empty without one (XEP-0153, 0398)."""


@dataclass(frozen=True, slots=True)
class Room:
    """Snapshot of a room. `account` and `jid` are bare; together they name it, and its conversation as well."""

    account: Jid
    jid: Jid
    nick: str = ""
    """What we are called there, or want to be."""
    state: RoomState = RoomState.LEFT
    failure: Failure | None = None
    """Why it is FAILED, or why we are no longer there."""
    name: str = ""
    """The room's own, or what our bookmark calls it; may be empty."""
    subject: str = ""
    subject_by: str = ""
    """The nick of who set it."""
    bookmarked: bool = False
    autojoin: bool = False
    occupants: int = 0
    role: Role = Role.NONE
    """Ours, while JOINED."""
    affiliation: Affiliation = Affiliation.NONE
    """Ours, while JOINED."""
    private: bool = False
    """Only members may come in."""
    shows_addresses: bool = False
    """Everybody there sees the real addresses, ours too."""
    moderated: bool = False
    persistent: bool = False
    needs_password: bool = False
    retracts: bool = False
    """It lets moderators take back what others said (XEP-0425)."""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.jid.user or self.jid.bare

    @property
    def may_speak(self) -> bool:
        """Messages of ours are passed on."""
        return self.state is RoomState.JOINED and self.role in (Role.PARTICIPANT, Role.MODERATOR)

    @property
    def moderates(self) -> bool:
        """We may kick, and give or take the right to speak."""
        return self.state is RoomState.JOINED and self.role is Role.MODERATOR

    @property
    def removes_messages(self) -> bool:
        """We may take back what others said."""
        return self.moderates and self.retracts

    @property
    def administers(self) -> bool:
        """We may ban, and make people members."""
        return self.state is RoomState.JOINED and self.affiliation in (Affiliation.ADMIN, Affiliation.OWNER)


@dataclass(frozen=True, slots=True)
class RoomOptions:
    """How a room is to be. `private`: only members come in, and they see each other's addresses."""

    name: str = ""
    private: bool = True
    listed: bool = False
    """Shown in the server's list of rooms."""
    persistent: bool = True
    """Stays when the last one leaves."""
    description: str = ""
    moderated: bool = False
    password: str = ""


@dataclass(frozen=True, slots=True)
class ListedRoom:
    """A room in a server's list."""

    jid: Jid
    name: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of one of a room's lists of people."""

    jid: Jid
    affiliation: Affiliation
    nick: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RoomInvitation:
    """Somebody asks us into a room, directly (XEP-0249) or through it (XEP-0045 §7.8.2). `account` and `room` name it:
    who asks again replaces it."""

    account: Jid
    room: Jid
    sender: Jid | None = None
    """Bare where it is a person's address, room/nick where the room hides it; None where nobody is named."""
    vouched: bool = False
    """The sender is our contact, by their own address; otherwise the room says who it was."""
    reason: str = ""
    password: str = ""
    time: datetime | None = None
    mediated: bool = False
    """It came by the room, which names the sender."""
    count: int = 1
    """How often it came."""
