"""Requests of others to see our presence, answered in one dialog, however many there are (RFC 6121 §3.1)."""

from collections.abc import Coroutine

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gharial.model.contact import SubscriptionRequest
from gharial.model.events import SubscriptionRequested, SubscriptionRequestGone
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.avatar import Avatar
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.look_alike import mixes_scripts
from gharial.ui.widgets.plain_label import plain_label
from gharial.ui.widgets.waiting_dialog import WaitingDialog

_LONGEST_TEXT = 600


class RequestDialog(WaitingDialog):
    """Shows one request after the other and takes no focus. Closing it answers nothing; the roster keeps a line."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "requests", QCoreApplication.translate("RequestDialog", "Contact request"), parent)
        self._waiting: dict[tuple[Jid, Jid], SubscriptionRequest] = {}
        self._count = self._label("request-count")
        self._avatar = Avatar(40, self)
        self._title = self._label("request-title")
        self._address = self._label("request-address")
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warning = self._label("request-warning")
        self._warning_sign = QLabel(self)
        self._text = self._label("request-text")
        self._means = self._label("request-means")
        self._allow_add = self.button("request-allow-add", self.tr("Allow a&nd add"))
        self._allow = self.button("request-allow", self.tr("&Allow"))
        self._decline = self.button("request-decline", self.tr("&Decline"))
        self._block = self.button("request-block", self.tr("&Block"))
        self._decline_all = self.button("request-decline-all", self.tr("Decline all"), answers=False)
        self._allow_add.clicked.connect(lambda: self._answer(allow=True, add_back=True))
        self._allow.clicked.connect(lambda: self._answer(allow=True, add_back=False))
        self._decline.clicked.connect(lambda: self._answer(allow=False, add_back=False))
        self._block.clicked.connect(self._answer_block)
        self._decline_all.clicked.connect(self._answer_decline_all)
        self._shown: SubscriptionRequest | None = None
        self._arrange()
        for request in bridge.backend.roster.requests():
            self._waiting[request.account, request.jid] = request
        bridge.hear(SubscriptionRequested, lambda event: self._add(event.request), self)
        bridge.hear(SubscriptionRequestGone, lambda event: self._remove(event.account, event.jid), self)
        current_theme().changed.connect(self._dress)
        self._dress()
        self._show_first()

    def _label(self, name: str) -> QLabel:
        label = plain_label(name, parent=self)
        if self.isRightToLeft():
            # A label takes the side of its first letter: an address would stand away from all else.
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _arrange(self) -> None:
        warned = self.row(self._warning_sign, self._warning)
        warned.setAlignment(self._warning_sign, Qt.AlignmentFlag.AlignTop)
        warned.setStretchFactor(self._warning, 1)
        more = self.row(self._count, self._decline_all)
        more.setStretchFactor(self._count, 1)
        self.lay_out(
            (self.head(self._avatar, self._title, self._address), self._text, warned, self._means),
            (self.row(self._block, None, self._decline, self._allow, self._allow_add), more),
        )

    def _dress(self) -> None:
        self._title.setFont(current_theme().font(bold=True))
        self.dim(self._means, self._count)
        sign = icon("warning", Role.WARN)
        self._warning_sign.setPixmap(sign.pixmap(QSize(tokens.ICON, tokens.ICON), self.devicePixelRatioF()))

    @property
    def waiting(self) -> int:
        """How many requests have no answer yet."""
        return len(self._waiting)

    def _add(self, request: SubscriptionRequest) -> None:
        self._waiting[request.account, request.jid] = request
        self._show_first()

    def _remove(self, account: Jid, jid: Jid) -> None:
        self._waiting.pop((account, jid), None)
        self._show_first()

    def _first(self) -> SubscriptionRequest | None:
        return next(iter(self._waiting.values()), None)

    def _show_first(self) -> None:
        request = self._first()
        if request is None:
            self._shown = None
            self.hide()
            return
        if self._shown is not None and request != self._shown:
            self.rest()
        self._shown = request
        address = shown(request.jid.bare)
        name = shown(request.name.strip())[:80]
        self._avatar.show_person(request.jid.bare, request.name or request.jid.bare)
        if name:
            self._title.setText(
                self.tr("Somebody who calls themselves “{name}” wants to see you online").format(name=name)
            )
        else:
            self._title.setText(self.tr("Somebody wants to see you online"))
        self._address.setText(address)
        self._address.setAccessibleName(address)
        text = request.text.strip()
        self._text.setText(shown(text[:_LONGEST_TEXT], lines=True))
        self._text.setVisible(bool(text))
        odd = mixes_scripts(request.jid.bare)
        self._warning.setText(
            self.tr("This address mixes letters of several alphabets. It may imitate the address of somebody else.")
        )
        self._warning.setVisible(odd)
        self._warning_sign.setVisible(odd)
        known = self._bridge.backend.roster.contact(request.account, request.jid)
        self._allow_add.setVisible(known is None)
        means = self.tr(
            "If you allow it, they see when you are online and your status. They ask your account {account}."
        )
        self._means.setText(means.format(account=shown(request.account.bare)))
        more = len(self._waiting) - 1
        # What waits has a gender in many languages, so each dialog says it itself.
        self._count.setText(self.tr("1 more waits") if more == 1 else self.tr("%n more wait", None, more))
        self._count.setVisible(more > 0)
        self._decline_all.setVisible(more > 0)

    def _answer(self, *, allow: bool, add_back: bool) -> None:
        request = self._first()
        if request is not None:
            roster = self._bridge.backend.roster
            self._give(request, roster.answer_request(request.account, request.jid, allow=allow, add_back=add_back))

    def _answer_block(self) -> None:
        request = self._first()
        if request is not None:
            self._give(request, self._refuse_and_block(request))

    async def _refuse_and_block(self, request: SubscriptionRequest) -> None:
        roster = self._bridge.backend.roster
        await roster.answer_request(request.account, request.jid, allow=False, add_back=False)
        await roster.block(request.account, request.jid)

    def _answer_decline_all(self) -> None:
        roster = self._bridge.backend.roster
        for request in list(self._waiting.values()):
            self._give(request, roster.answer_request(request.account, request.jid, allow=False, add_back=False))

    def _give(self, request: SubscriptionRequest, answer: Coroutine[object, object, None]) -> None:
        """Send an answer and go on to the next request; one whose answer did not get through waits again."""

        def failed(failure: Failure) -> None:
            self._add(request)
            self._bridge.failed.emit(failure)

        self._bridge.run(answer, None, failed)
        self._remove(request.account, request.jid)
