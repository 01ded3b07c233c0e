"""The user's settings: one frozen value, kept in one JSON file."""

from pathlib import Path

from gharial.model.value import dataclass

_DAY = 24 * 60
WEEK = (1, 2, 3, 4, 5, 6, 7)
"""Monday to Sunday."""


@dataclass(frozen=True, slots=True)
class AcceptRule:
    """Files that are taken without a question; all conditions must hold, and the sender must be in the roster.

    Raises ValueError for a number that cannot be: a damaged rule must not be taken for a wider one.
    """

    folder: str
    """Where they go: a path that may hold {contact}, {address}, {year}, {month}, {day}, {type}."""
    contact: str = ""
    """Bare address; empty: anybody in the roster. With our own account's, it is for our other devices."""
    group: str = ""
    """A roster group; empty: any."""
    largest: int = 0
    """Bytes; 0: any size."""
    types: tuple[str, ...] = ()
    """Patterns for the media type ("image/*") or the name ("*.pdf"); empty: any, but never what can run."""
    enabled: bool = True
    device: str = ""
    """Pattern for the name of the sender's device ("phone*") or its program ("Gharial"); empty: any."""
    days: tuple[int, ...] = ()
    """Of WEEK; empty: every day. The hours after midnight belong to the day on which they began."""
    hours_from: int = 0
    hours_until: int = 0
    """Only from the one to the other, in minutes after midnight; all day where they are the same."""
    hidden_only: bool = False
    """Only while the sender is kept from learning our network address, by the ContactRule for them."""
    unmetered_only: bool = False
    """Not over a connection that is paid by volume, as far as the system knows."""

    def __post_init__(self) -> None:
        hours = (self.hours_from, self.hours_until)
        if self.largest < 0 or not set(self.days) <= set(WEEK) or not all(0 <= one < _DAY for one in hours):
            raise ValueError("a number of an accept rule is out of its range")


@dataclass(frozen=True, slots=True)
class ContactRule:
    """What holds for one contact alone. `account` and `contact` are bare addresses; limits in bytes per second."""

    account: str
    contact: str
    hide_address: bool = False
    """They must never learn our address: no streamhost of ours, none of theirs dialled, no link of theirs fetched."""
    send_limit: int = 0
    receive_limit: int = 0
    parallel: int = 0
    """How many files at a time; 0: as for everybody."""


ROOM_NOTIFY = ("", "all", "mentions", "nothing")
"""Of what in a room the user is notified; empty: of mentions, and of everything where only members come in."""


@dataclass(frozen=True, slots=True)
class RoomRule:
    """What holds for one group chat alone. `account` and `room` are bare addresses, `notify` one of ROOM_NOTIFY."""

    account: str
    room: str
    notify: str = ""


COMINGS_AMONG = 30
"""In a larger group chat, somebody comes and goes all the time."""


CLEARINGS = ("never", "exit", "1", "7", "30")
"""Never, when the program ends, or after so many days."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything but accounts and windows' places. A new field has a default, so that older files still read."""

    download_folder: Path | None = None
    """The folder chosen last for received files; None: the system's download folder."""
    away_after_minutes: int = 10
    """Idle time until the status becomes away by itself; 0 switches it off."""
    send_receipts: bool = True
    send_markers: bool = True
    send_composing: bool = True
    theme: str = "system"
    """"system", "light" or "dark"."""
    language: str = "system"
    """"system", or one of ui.language.LANGUAGES; holds from the next start on."""
    keep_running_in_tray: bool = True
    notify_messages: bool = True
    notify_offers: bool = True
    notify_finished: bool = True
    """Of received files that are complete."""
    notify_content: str = "all"
    """What notifications tell: "all", the "sender" alone, or "nothing" of who and what."""
    notify_when_busy: bool = False
    """Notify also for accounts whose status is "do not disturb"."""
    parallel_transfers: int = 3
    listen_port: int = 0
    """Where our streamhosts listen; 0: any free port."""
    enter_sends: bool = True
    send_limit: int = 0
    """Bytes per second for all that leaves; 0: as fast as it goes."""
    receive_limit: int = 0
    limits_by_hours: bool = False
    """These two hold only in a part of the day: from `limits_from` until `limits_until`, in minutes after midnight."""
    limits_from: int = 8 * 60
    limits_until: int = 18 * 60
    keep_awake: bool = True
    """The computer does not go to sleep by itself while a file moves."""
    accept_rules: tuple[AcceptRule, ...] = ()
    contact_rules: tuple[ContactRule, ...] = ()
    room_rules: tuple[RoomRule, ...] = ()
    comings: str = "small"
    """Group chats tell who came and who left: "small", those of up to COMINGS_AMONG people; "all"; "none"."""
    public_address: str = ""
    """Where others reach our listening port from outside: an address or name, with ":port" where it differs."""
    map_port: bool = False
    """Ask the router to open the port (UPnP, NAT-PMP)."""
    proxies: tuple[str, ...] = ()
    """SOCKS5 proxies to use besides those of the servers, as XMPP addresses."""
    stun_servers: tuple[str, ...] = ()
    """STUN servers ("host" or "host:port") that tell our address as others see it, besides those our server names."""
    raw_udp: bool = True
    """Datagrams straight between two of us (XEP-0177) are a way to send and to receive."""
    serve_everywhere: bool = False
    """Our web server for offered links listens at every address of this machine, not only at the one others know."""
    upload_accounts: tuple[str, ...] = ()
    """Bare addresses of the accounts for which an upload to the server is a way like the others."""
    pictures_before_answer: bool = False
    """Small pictures of what contacts offer are fetched without being asked for, even where that tells our address."""
    clear_finished: str = "never"
    """When what has ended leaves the list of transfers by itself: one of CLEARINGS. What failed stays."""
    links: str = "card"
    """A file that comes as a link: "card" shows it in the chat, "ask" opens the dialog, "text" leaves the link."""

    def limits_hold(self, minute: int) -> bool:
        """Whether the limits for all hold at this minute of the day (local time); a span may reach over midnight."""
        if not self.limits_by_hours or self.limits_from == self.limits_until:
            return True
        return (minute - self.limits_from) % _DAY < (self.limits_until - self.limits_from) % _DAY

    def tells_comings(self, people: int) -> bool:
        """Who comes and goes is told where so many are."""
        return self.comings == "all" or (self.comings == "small" and people <= COMINGS_AMONG)

    def rule_for(self, account: str, contact: str) -> ContactRule:
        """What holds for a contact (both bare); the defaults where nothing was set."""
        for rule in self.contact_rules:
            if (rule.account, rule.contact) == (account, contact):
                return rule
        return ContactRule(account, contact)

    def room_rule_for(self, account: str, room: str) -> RoomRule:
        """What holds for a group chat (both bare); the defaults where nothing was set."""
        for rule in self.room_rules:
            if (rule.account, rule.room) == (account, room):
                return rule
        return RoomRule(account, room)
