"""Carries out what is chosen on a row: the actions of a file or a failed message, and links."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gharial.model.conversation import Message
from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid
from gharial.model.transfer import Transfer
from gharial.model.xmpp_link import WantedFile, parse_xmpp_link
from gharial.ui.bridge import Bridge
from gharial.ui.chat.answers import run_for
from gharial.ui.chat.ask_bar import AskBar
from gharial.ui.chat.links import Link, may_open
from gharial.ui.chat.row_actions import Action
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.opening import open_file, show_in_folder


class RowCommands(QObject):
    """One for each conversation; `failed` tells a Failure."""

    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        account: Jid,
        transfer_of: Callable[[Message], Transfer | None],
        question: AskBar,
        then: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._account = account
        self._transfer_of = transfer_of
        self._bridge = bridge
        self._question = question
        self._then = then
        self._window = window

    def act(self, message: Message, action: Action) -> None:
        """Do that with the row of a message."""
        transfers = self._bridge.backend.transfers
        if action is Action.RESEND:
            self._run(self._bridge.backend.chat.resend(message))
            return
        transfer = self._transfer_of(message)
        if transfer is None:
            return
        match action:
            case Action.ACCEPT:
                self._run(transfers.accept(transfer.offer_id, transfers.download_folder()))
            case Action.DECLINE:
                self._run(transfers.decline(transfer.offer_id))
            case Action.PAUSE:
                self._run(transfers.pause(transfer.id))
            case Action.RESUME:
                self._run(transfers.resume(transfer.id))
            case Action.UPLOAD:
                self._run(transfers.allow_upload(transfer.id))
            case Action.CANCEL:
                self._run(transfers.cancel(transfer.id))
            case Action.RETRY:
                self._run(transfers.retry(transfer.id))
            case Action.OPEN if transfer.path is not None:
                open_file(transfer.path, self._window)
            case Action.SHOW if transfer.path is not None:
                show_in_folder(transfer.path, self._window)

    def react(self, message: Message, emoji: str) -> None:
        """Put our reaction there, or take it away where it stands already."""
        ours = any(
            one.emoji == emoji and self._account.bare in {who.bare for who in one.who} for one in message.reactions
        )
        self._run(self._bridge.backend.chat.react(message, emoji, wanted=not ours))

    def retract(self, message: Message) -> None:
        """Take a message back, after a question in the window."""
        self._question.ask(
            self.tr("Take this message back? The other side is asked to remove it, but may have read it already."),
            self.tr("Take it back"),
            lambda: self._run(self._bridge.backend.chat.retract(message)),
            on_end=self._then,
        )

    def open_link(self, link: Link) -> None:
        """Open a link; one that may not be what it looks like, or asks for a file, only after a question."""
        if not may_open(link.target):
            return
        wanted = _wanted_file(link)
        if wanted is not None:
            self._ask_for(wanted)
            return
        if not link.disguised:
            _open(link)
            return
        words = self.tr("This link leads to {host}, which may not be what it looks like.\n{target}")
        self._question.ask(
            words.format(host=link.host, target=link.target),
            self.tr("Open it"),
            lambda: _open(link),
            on_end=self._then,
        )

    def _ask_for(self, wanted: WantedFile) -> None:
        words = self.tr("Ask {owner} for the file {name}? They learn that you are online.")
        if wanted.size is not None:
            words = self.tr("Ask {owner} for the file {name} ({size})? They learn that you are online.")
        size = "" if wanted.size is None else size_text(wanted.size)
        self._question.ask(
            words.format(owner=shown(wanted.owner.full), name=shown_name(wanted.name or wanted.id), size=size),
            self.tr("Ask for it"),
            lambda: self._run(self._bridge.backend.request_file(self._account, wanted)),
            on_end=self._then,
        )

    def _run(self, command: Coroutine[Any, Any, Any]) -> None:
        run_for(self, self._bridge, command, lambda _result: None, self.failed.emit)


def _wanted_file(link: Link) -> WantedFile | None:
    """The file that an `xmpp:` link asks for; None for all others."""
    try:
        return parse_xmpp_link(link.target).wanted_file
    except MalformedJid:
        return None


def _open(link: Link) -> None:
    QDesktopServices.openUrl(QUrl(link.target))
