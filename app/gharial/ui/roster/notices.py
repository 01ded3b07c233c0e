"""Lines below the search: files that wait for an answer, people who want to see us, invitations into group chats."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gharial.model.events import (
    OfferGone,
    OfferReceived,
    RoomInvitationGone,
    RoomInvited,
    SubscriptionRequested,
    SubscriptionRequestGone,
)
from gharial.model.jid import bare
from gharial.model.transfer import FileInfo
from gharial.ui.bridge import Bridge
from gharial.ui.roster.request_dialog import RequestDialog
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from gharial.ui.rooms.invitation_dialog import InvitationDialog

_NAMED = 3


class Notices(QWidget):
    """Each line is there only while there is something to answer."""

    offers_requested = Signal()
    chat_requested = Signal(object, object)
    """Account and room."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._offers = NoticeLine("waiting-offers", self)
        self._asking = NoticeLine("waiting-requests", self)
        self._inviting = NoticeLine("waiting-invitations", self)
        self._dialog: RequestDialog | None = None
        self._invitations: InvitationDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._offers)
        column.addWidget(self._asking)
        column.addWidget(self._inviting)
        bridge.hear(OfferReceived, lambda _event: self._show_offers(), self)
        bridge.hear(OfferGone, lambda _event: self._show_offers(), self)
        bridge.hear(SubscriptionRequested, lambda _event: self.show_requests(), self)
        bridge.hear(SubscriptionRequestGone, lambda _event: self._count_requests(), self)
        bridge.hear(RoomInvited, lambda _event: self.show_invitations(), self)
        bridge.hear(RoomInvitationGone, lambda _event: self._count_invitations(), self)
        self._show_offers()
        self._count_requests()
        self._count_invitations()

    def _waiting(self, files: Sequence[FileInfo]) -> str:
        """How many files and how many folders, each by its own name."""
        folders = sum(file.is_folder for file in files)
        count = len(files) - folders
        if not folders:
            return self.tr("1 file waiting") if count == 1 else self.tr("%n files waiting", None, count)
        if not count:
            return self.tr("1 folder waiting") if folders == 1 else self.tr("%n folders waiting", None, folders)
        return self.tr("{files} and {folders} waiting").format(
            files=self.tr("1 file") if count == 1 else self.tr("%n files", None, count),
            folders=self.tr("1 folder") if folders == 1 else self.tr("%n folders", None, folders),
        )

    def _show_offers(self) -> None:
        offers = self._bridge.backend.transfers.offers()
        if not offers:
            self._offers.silence()
            return
        roster = self._bridge.backend.roster
        people = dict.fromkeys((offer.account, bare(offer.peer)) for offer in offers)
        known = [roster.contact(*key) for key in people]
        names = [shown(one.label if one else key[1].bare) for one, key in zip(known, people, strict=True)]
        listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        words = self._waiting([file for offer in offers for file in offer.files])
        answer = ("show-offers", self.tr("Show"), self.offers_requested.emit)
        text = self.tr("{words}: {names}").format(words=words, names=listed)
        self._offers.tell(text, "download-arrow", Role.ACCENT, answer)

    def _count_requests(self) -> None:
        requests = self._bridge.backend.roster.requests()
        if not requests:
            self._asking.silence()
            return
        if len(requests) == 1:
            name = shown(requests[0].jid.bare)
            words = self.tr("{name} wants to see you online").format(name=name)
        else:
            # Numbers above a thousand are written as the locale does.
            words = self.tr("{count} people want to see you online").format(count=QLocale().toString(len(requests)))
        answer = ("show-requests", self.tr("Answer"), self._open_requests)
        self._asking.tell(words, "person-add", Role.ACCENT, answer)

    def show_requests(self) -> None:
        """Open the dialog by itself if there is anything to answer; it takes no focus."""
        self._count_requests()
        if self._bridge.backend.roster.requests() and self.window().isVisible():
            self._made().show()

    def _open_requests(self) -> None:
        dialog = self._made()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _made(self) -> RequestDialog:
        if self._dialog is None:
            self._dialog = RequestDialog(self._bridge, self.window())
        return self._dialog

    def _count_invitations(self) -> None:
        waiting = self._bridge.backend.rooms.invitations()
        if not waiting:
            self._inviting.silence()
            return
        if len(waiting) == 1:
            words = self.tr("You are invited to {room}").format(
                room=shown(waiting[0].room.user or waiting[0].room.bare)
            )
        else:
            words = self.tr("{count} invitations to group chats").format(count=QLocale().toString(len(waiting)))
        answer = ("show-invitations", self.tr("Answer"), self.open_invitations)
        self._inviting.tell(words, "people", Role.ACCENT, answer)

    def show_invitations(self) -> None:
        """Open the dialog by itself if there is anything to answer; it takes no focus."""
        self._count_invitations()
        if self._bridge.backend.rooms.invitations() and self.window().isVisible():
            dialog = self._made_invitations()
            if dialog.waiting:
                dialog.show()

    def open_invitations(self) -> None:
        """Those that wait, also the ones put off, in front."""
        dialog = self._made_invitations()
        dialog.recall()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _made_invitations(self) -> "InvitationDialog":
        if self._invitations is None:
            from gharial.ui.rooms.invitation_dialog import InvitationDialog

            self._invitations = InvitationDialog(self._bridge, self.window())
            self._invitations.joined.connect(self.chat_requested)
        return self._invitations
