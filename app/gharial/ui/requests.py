"""`Requests`: what another start of the program asked for, carried out in windows; nothing is done without a person."""

from PySide6.QtCore import QObject, QTimer

from gharial.model.failures import MalformedJid
from gharial.model.invitation import invitation_in, pasted_invitation
from gharial.model.jid import Jid, bare
from gharial.model.xmpp_link import XmppLink, parse_xmpp_link
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.instance import Request
from gharial.ui.shell import Shell

_TALK = frozenset({"", "message", "chat", "recvfile"})
_ADD = frozenset({"subscribe", "roster"})
_MOST_LINKS = 20


class Requests(QObject):
    """Links open a conversation or a dialog, files the question whom to send them to (XEP-0147, security 52)."""

    def __init__(self, bridge: Bridge, shell: Shell) -> None:
        super().__init__(shell)
        self._bridge = bridge
        self._shell = shell
        self._windows = shell.windows

    def take(self, request: Request) -> None:
        """Show what was asked for; without an account, the way to one."""
        from gharial.ui.send_dialog import SendDialog

        if not self._bridge.backend.accounts.all():
            invitation = next(filter(None, map(pasted_invitation, request.links[:_MOST_LINKS])), None)
            if invitation is not None:
                self._windows.open_invitation(invitation)
            else:
                self._windows.open_first_run()
            return
        if request.transfers:
            self._windows.open_transfers()
        elif not request.files and not request.links:
            self._windows.open_roster()
        for text in request.links[:_MOST_LINKS]:
            self._follow(text)
        if request.files:
            self._windows.open_roster()
            dialog = SendDialog(self._bridge, request.files)
            dialog.sent.connect(self._windows.open_transfers)
            dialog.show()
            dialog.raise_()
            dialog.activateWindow()

    def _follow(self, text: str) -> None:
        try:
            link = parse_xmpp_link(text)
        except MalformedJid as failure:
            self._say(explain(failure).sentence)
            return
        invitation = invitation_in(link)
        if link.action == "register" and invitation is not None:
            self._windows.open_invitation(invitation)
        elif link.action in _ADD:
            # With a word by which their server knows them, the dialog needs all of it.
            self._windows.open_roster().deeds.add(text if link.fact("preauth") else link.jid.bare)
        elif link.action == "join":
            self._windows.open_roster().deeds.rooms.ask_join(None, link.jid.bare)
        elif link.action in _TALK:
            self._talk(link, text)
        else:
            words = self.tr("Gharial does not follow links that ask for “{action}”.")
            self._say(words.format(action=link.action))

    def _talk(self, link: XmppLink, text: str) -> None:
        from gharial.ui.chat.links import find_links  # with the chat window

        person = bare(link.jid)
        account = self._account_for(person)
        conversation = self._windows.open_chat(account, person).opened(account, person)
        if conversation is None:
            return
        if link.wanted_file is not None:
            for found in find_links(text)[:1]:
                conversation.commands.open_link(found)
        elif (body := link.fact("body")) and not conversation.composer.draft:
            # For the user to read, change and send.
            conversation.composer.insert(body)

    def _account_for(self, person: Jid) -> Jid:
        """The one whose roster has that person; else the first."""
        known = [one.account for one in self._bridge.backend.roster.contacts() if one.jid == person]
        return known[0] if known else self._bridge.backend.accounts.all()[0].jid

    def _say(self, words: str) -> None:
        self._windows.open_roster()
        # The roster may be on its way to the screen only now.
        QTimer.singleShot(0, self, lambda: self._shell.tell(words))
