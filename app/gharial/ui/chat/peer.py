"""The one a conversation is with: name, presence and typing, as they change."""

from PySide6.QtCore import QObject, QTimer, Signal

from gharial.model.account import AccountState, Show
from gharial.model.contact import Contact
from gharial.model.conversation import Composing
from gharial.model.events import AccountChanged, ContactChanged, ContactRemoved, PeerComposed, RosterReset
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.widgets.foreign_text import shown

# A client that vanished while its user typed never says that they stopped.
_COMPOSING_ENDS_MS = 60_000


class Peer(QObject):
    """Somebody who is not in the roster is shown by address and counts as offline."""

    changed = Signal(bool)
    """Name or presence changed, or our own connection; True when the avatar did too."""
    composed = Signal()
    """They began or stopped typing."""

    def __init__(self, bridge: Bridge, account: Jid, jid: Jid, parent: QObject) -> None:
        super().__init__(parent)
        self.account = account
        self.jid = jid
        self.contact = bridge.backend.roster.contact(account, jid) or Contact(account, jid)
        self.composing = False
        mine = next((one for one in bridge.backend.accounts.all() if one.jid == account), None)
        self.connected = mine is not None and mine.state is AccountState.ONLINE
        """Our own account is signed in, so that what is known of them is fresh."""
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(_COMPOSING_ENDS_MS)
        self._ends.timeout.connect(self.stopped_typing)
        bridge.hear(AccountChanged, self._account_changed, self)
        bridge.hear(ContactChanged, lambda event: self._is(event.contact), self)
        bridge.hear(ContactRemoved, lambda event: self._is(Contact(event.account, event.jid)), self)
        bridge.hear(RosterReset, self._roster_reset, self)
        bridge.hear(PeerComposed, self._composed, self)

    @property
    def name(self) -> str:
        """How they are called, safe to show."""
        return shown(self.contact.label)

    @property
    def show(self) -> Show:
        """How they are there; offline while we are not connected, for then nobody knows, and while they are blocked."""
        return Show.OFFLINE if self.contact.blocked or not self.connected else self.contact.show

    @property
    def online(self) -> bool:
        """They are signed in somewhere."""
        return self.show is not Show.OFFLINE

    def stopped_typing(self) -> None:
        """What they typed has come, or they gave up."""
        self._compose(composing=False)

    def _account_changed(self, event: AccountChanged) -> None:
        connected = event.account.state is AccountState.ONLINE
        if event.account.jid == self.account and connected != self.connected:
            self.connected = connected
            if not connected:
                self._compose(composing=False)
            self.changed.emit(False)

    def _is(self, contact: Contact) -> None:
        if (contact.account, contact.jid) != (self.account, self.jid):
            return
        before, self.contact = self.contact, contact
        if not self.online:
            self._compose(composing=False)
        self.changed.emit(before.avatar != contact.avatar)

    def _roster_reset(self, event: RosterReset) -> None:
        if event.account == self.account:
            found = next((one for one in event.contacts if one.jid == self.jid), None)
            self._is(found or Contact(self.account, self.jid))

    def _composed(self, event: PeerComposed) -> None:
        if event.account == self.account and event.peer.bare == self.jid.bare:
            self._compose(composing=event.state is Composing.COMPOSING)

    def _compose(self, *, composing: bool) -> None:
        if composing:
            self._ends.start()
        else:
            self._ends.stop()
        if composing != self.composing:
            self.composing = composing
            self.composed.emit()
