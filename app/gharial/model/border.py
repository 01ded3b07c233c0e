"""The border: what a front end may ask of the backend, as types. Values come up by `events`, calls go down.

Windows import this and never the backend; `backend/service.py` fulfils it, `main.py` joins the two, and tests of
windows put a fake in its place. Every coroutine may raise a `Failure`; anything else is a fault of ours.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from gharial.model import publication
from gharial.model.account import Account, AccountSettings, PasswordKeeping, RegistrationForm, Status
from gharial.model.console import SeenStanza
from gharial.model.contact import Contact, Resource, SubscriptionRequest
from gharial.model.conversation import Conversation, Message
from gharial.model.events import EventBus
from gharial.model.jid import Jid
from gharial.model.publication import Publication, SharedFile
from gharial.model.room_border import Rooms
from gharial.model.self_test import CheckResult
from gharial.model.settings import Settings
from gharial.model.transfer import Entry, FileInfo, Offer, Progress, Transfer, Way
from gharial.model.value import dataclass
from gharial.model.xmpp_link import WantedFile


class Accounts(Protocol):
    """Our logins."""

    def all(self) -> tuple[Account, ...]:
        """Every account set up, in the user's order."""

    async def add(self, settings: AccountSettings, password: str) -> Account:
        """Keep the account and its password and start connecting; state comes by AccountChanged.

        Raises KeyringProblem, with nothing added, where the password cannot be kept as `settings.keep_password` wants.
        """

    async def check(self, settings: AccountSettings, password: str) -> None:
        """Sign in once with a throw-away connection and sign out. Raises what kept it from working."""

    async def update(self, settings: AccountSettings) -> None:
        """Replace the settings of the account with the same jid; reconnects where that is needed."""

    async def remove(self, account: Jid) -> None:
        """Sign out and forget account, password and roster cache; the history stays."""

    async def set_password(self, account: Jid, password: str, keep: PasswordKeeping) -> None:
        """Answer to PasswordNeeded or WrongPassword; connects."""

    async def set_status(self, status: Status, account: Jid | None = None) -> None:
        """Tell the contacts of one account, or of all; Show.OFFLINE signs out, anything else signs in."""

    def retry_now(self, account: Jid | None = None) -> None:
        """Do not wait for the next try."""

    def set_idle(self, minutes: float) -> None:
        """How long nobody has touched the computer; becomes away and back by the setting."""

    async def registration_form(
        self, host: str, server: str | None, port: int | None, ca_file: Path | None, token: str = ""
    ) -> RegistrationForm:
        """Ask `host` (the JID's domain) what it wants to know for a new account (XEP-0077).

        `token`: an invitation's, shown to the server before (XEP-0445); RegistrationRefused with
        invitation.NOT_VALID where it knows none such.
        """

    async def register(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        """Create the account; returns its bare address. Raises RegistrationRefused."""

    async def abandon_registration(self, form: RegistrationForm) -> None:
        """Close the connection that a form holds open."""


class Roster(Protocol):
    """Our contacts."""

    def contacts(self, account: Jid | None = None) -> tuple[Contact, ...]:
        """All contacts, of one account or of all."""

    def contact(self, account: Jid, jid: Jid) -> Contact | None:
        """One contact by bare address."""

    def own_devices(self, account: Jid) -> tuple[Resource, ...]:
        """The other devices that are signed in to an account of ours, best first; OwnDevicesChanged tells of them."""

    def requests(self) -> tuple[SubscriptionRequest, ...]:
        """Requests to see our presence that wait for an answer."""

    async def add(
        self, account: Jid, jid: Jid, name: str, groups: Sequence[str], text: str = "", token: str = ""
    ) -> None:
        """Put somebody into the roster and ask to see their presence, with a word of introduction.

        `token`: out of a link of theirs, by which their server knows that they want it (XEP-0379).
        """

    async def rename(self, account: Jid, jid: Jid, name: str) -> None:
        """Change the name we give them."""

    async def regroup(self, account: Jid, jid: Jid, groups: Sequence[str]) -> None:
        """Replace the groups they are in."""

    async def remove(self, account: Jid, jid: Jid) -> None:
        """Take them out of the roster, which ends both subscriptions."""

    async def block(self, account: Jid, jid: Jid) -> None:
        """Nothing of theirs reaches us any more (XEP-0191)."""

    async def block_and_report(self, account: Jid, jid: Jid) -> None:
        """`block`, and tell our server that they sent spam (XEP-0377)."""

    def takes_reports(self, account: Jid) -> bool:
        """The server of this account wants to hear who sends spam."""

    async def unblock(self, account: Jid, jid: Jid) -> None:
        """The opposite of `block`."""

    async def answer_request(self, account: Jid, jid: Jid, *, allow: bool, add_back: bool = True) -> None:
        """Let them see our presence or not; with `add_back`, ask to see theirs."""

    async def avatar(self, account: Jid, jid: Jid) -> bytes | None:
        """The avatar's picture as it came (PNG, JPEG ...), at most 256 KiB; None without one."""


class Chat(Protocol):
    """Our conversations: with people, in rooms (`peer` is the room), with occupants (`peer` is room/nick)."""

    def conversations(self) -> tuple[Conversation, ...]:
        """All with any message or draft, latest first."""

    def conversation(self, account: Jid, peer: Jid) -> Conversation:
        """One by bare address; an empty one where nothing was said yet."""

    async def page(
        self, account: Jid, peer: Jid, before: Message | None = None, limit: int = 50
    ) -> tuple[Message, ...]:
        """The last `limit` messages, or the last before one; oldest first."""

    async def search(
        self, text: str, account: Jid | None = None, peer: Jid | None = None, limit: int = 100
    ) -> tuple[Message, ...]:
        """Messages that contain all words of `text` as beginnings of words; latest first."""

    async def message(self, key: int) -> Message | None:
        """One message of the local history by its number."""

    async def send(self, account: Jid, peer: Jid, body: str, answered: Message | None = None) -> Message:
        """Keep the message and send it, now or as soon as the account is online; state by MessageChanged.

        With `answered`, it is a reply to that message of the same conversation (XEP-0461).
        """

    async def correct(self, message: Message, body: str) -> Message:
        """Replace the text of a message of ours (XEP-0308)."""

    async def react(self, message: Message, emoji: str, *, wanted: bool) -> Message:
        """Put our reaction under a message, or take it away (XEP-0444); told now or as soon as we are online.

        Raises ValueError for what is no emoji, or for a message that is not `answerable`.
        """

    async def retract(self, message: Message) -> Message:
        """Take a text of ours back: forget it here, and ask the others to (XEP-0424). Nothing makes them."""

    async def resend(self, message: Message) -> None:
        """Try a FAILED message again."""

    async def mark_read(self, account: Jid, peer: Jid) -> None:
        """The user has seen everything; tells the peer if the setting allows (XEP-0333)."""

    def composing(self, account: Jid, peer: Jid, *, active: bool) -> None:
        """The user types or has stopped; tells the peer, or a small room, if the setting allows (XEP-0085)."""

    async def keep_draft(self, account: Jid, peer: Jid, text: str) -> None:
        """Keep what stands in the input, over restarts too."""


@dataclass(frozen=True, slots=True)
class Ability:
    """One way to send a file to one resource, by fact: `method` is a method's name."""

    method: str
    fits: bool


class Transfers(Protocol):
    """Our files."""

    def all(self) -> tuple[Transfer, ...]:
        """Every transfer in the list, in the order they are to go."""

    def get(self, transfer_id: str) -> Transfer | None:
        """One by its id."""

    def progress(self, transfer_id: str) -> Progress | None:
        """The last sample of a running transfer."""

    def offers(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path]) -> tuple[Transfer, ...]:
        """Queue files and folders for a contact (bare: the best device) or a device (full), as one group if several.

        Raises LocalFileProblem, before anything is queued, where a path is no readable file or folder.
        """

    async def send_to_many(self, to: Sequence[tuple[Jid, Jid]], paths: Sequence[Path]) -> tuple[Transfer, ...]:
        """The same for several people: (account, contact or device) each. A file is hashed once for all."""

    async def accept(
        self,
        offer_id: str,
        folder: Path,
        name: str | None = None,
        *,
        whole_group: bool = False,
        chosen: Sequence[FileInfo] | None = None,
    ) -> None:
        """Take an offer into `folder`, under `name` if the user chose one. Raises LocalFileProblem for the folder.

        With `whole_group`, the rest of its group, as large as the offer says, is taken too without a question. With
        `chosen`, of the offer's companions these are taken, and the others declined.
        """

    async def decline(self, offer_id: str, *, together: bool = False) -> None:
        """Say no, with `together` to all companions of the offer."""

    async def fetch_pictures(self, offer_id: str) -> None:
        """Ask the sender for a small picture of the file, and of those offered together with it: OfferPictured.

        Only after a person said so, where `Offer.shows_picture`: it may tell the sender our address. Returns when all
        are here that come; raises why there is none.
        """

    async def cancel(self, transfer_id: str) -> None:
        """End it, whatever it is doing, and tell the other side."""

    async def retry(self, transfer_id: str) -> None:
        """Make an unsuccessful or waiting transfer go on now, with what it has; an incoming one asks its sender.

        Raises LocalFileProblem; Unsupported where the sender's program cannot be asked.
        """

    async def retry_failed(self) -> None:
        """`retry` for all that failed and can be tried again."""

    async def pause(self, transfer_id: str) -> None:
        """Hold it at this end, and tell a peer that understands."""

    async def resume(self, transfer_id: str) -> None:
        """The opposite of `pause`; it moves once neither end holds it."""

    async def pause_all(self) -> None:
        """`pause` for all that is unfinished."""

    async def resume_all(self) -> None:
        """The opposite of `pause_all`."""

    async def move(self, transfer_ids: Sequence[str], before: str | None) -> None:
        """Change the order: put these, in this order, before another one, or with None at the end."""

    def ways(self, transfer_id: str) -> tuple[Way, ...]:
        """The ways an outgoing transfer could go, best first, with what came of those tried."""

    async def use_another_way(self, transfer_id: str, way: Way | None = None) -> None:
        """Leave the way it goes and take `way`, or the next one, keeping what has been sent."""

    async def allow_upload(self, transfer_id: str, *, always: bool = False) -> None:
        """Answer to ConsentNeeded: leave a copy on the server, this once or always for this account."""

    async def entries(self, transfer_id: str) -> tuple[Entry, ...]:
        """The files of a folder, in the order they travel; those before `bytes_done` are there. Empty for a file."""

    async def clear_finished(self) -> None:
        """Take finished transfers off the list; files stay."""

    async def remove(self, transfer_id: str) -> None:
        """Take one finished transfer off the list; the file stays."""

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        """What one resource can take, by what it announced; empty while unknown."""

    def download_folder(self) -> Path:
        """The folder proposed for the next offer."""


class Publications(Protocol):
    """Files that a contact may fetch when they like, until they are withdrawn or the program ends."""

    def all(self) -> tuple[Publication, ...]:
        """Those that stand, the oldest first."""

    async def publish(self, account: Jid, contact: Jid, path: Path) -> Publication:
        """Let one contact fetch one file. Raises LocalFileProblem."""

    def withdraw(self, publication_id: str) -> None:
        """Nobody may ask for it any more; what is under way goes on."""

    def link(self, publication: Publication) -> str:
        """The `xmpp:` address that the contact follows to ask for it. Raises NotConnected, UnknownAccount."""


class SharedFiles(Protocol):
    """Files that contacts hold ready for us."""

    async def of(self, account: Jid, contact: Jid) -> publication.SharedFiles:
        """What a contact holds ready for us, asked of all their devices, with what they announced one by one.

        Only after a person said so: it tells them that we are online. Raises PeerGone, NotConnected, NoAnswer.
        """

    async def fetch(self, account: Jid, wanted: SharedFile, folder: Path) -> Transfer:
        """Have one of them come into `folder`; the asking is the yes. How it goes is told by the transfer.

        Raises LocalFileProblem for the folder, PeerGone, NotConnected, Unsupported.
        """


class Console(Protocol):
    """The stanzas of our streams, for who wants to see them."""

    def listen(self, listener: Callable[[Sequence[SeenStanza]], None]) -> Callable[[], None]:
        """Tell of the stanzas of all accounts from now on, some at a time; what is returned ends that."""

    async def send(self, account: Jid, xml: str) -> None:
        """Send one stanza just as it was typed. Raises ValueError for what `check_stanza` refuses, NotConnected."""


class SelfTests(Protocol):
    """Tests of what sending files needs."""

    async def run(self, account: Jid, on_result: Callable[[CheckResult], None], *, upload: bool = False) -> None:
        """Look at what the server offers, and send a small file to ourselves by every way; each row is told, twice.

        Cancel it to end it early. With `upload`, a test file is left on the server. Raises UnknownAccount,
        PasswordMissing, KeyringProblem; what else fails is a row.
        """


class Backend(Protocol):
    """The UI's counterpart; `gharial.backend.service.Service` is the real one."""

    @property
    def events(self) -> EventBus: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def roster(self) -> Roster: ...
    @property
    def chat(self) -> Chat: ...
    @property
    def rooms(self) -> Rooms: ...
    @property
    def transfers(self) -> Transfers: ...
    @property
    def publications(self) -> Publications: ...
    @property
    def shared_files(self) -> SharedFiles: ...
    @property
    def console(self) -> Console: ...
    @property
    def self_tests(self) -> SelfTests: ...
    @property
    def settings(self) -> Settings: ...

    async def change_settings(self, settings: Settings) -> None:
        """Replace the settings and keep them."""

    async def request_file(self, account: Jid, wanted: WantedFile) -> None:
        """Ask its owner for a published file (`xmpp:` links with `recvfile`); from a contact it then comes by itself,
        else as an offer.

        Only after a person said so: it tells the owner that we are online.
        """

    async def start(self) -> None:
        """Open the stores, sign in the enabled accounts, take up waiting transfers."""

    async def stop(self) -> None:
        """Sign out, end transfers in an orderly way, close the stores."""
