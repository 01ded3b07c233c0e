"""The first window: sign in with an account, or create one. Also opened to add another account."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gharial.model.invitation import Invitation
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.settings.registration_page import RegistrationPage
from gharial.ui.settings.sign_in_page import SignInPage
from gharial.ui.style import tokens
from gharial.ui.style.icons import app_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.widgets.fitting import fit_height
from gharial.ui.widgets.top_window import TopWindow

_SIGN = 40


class FirstRunWindow(TopWindow):
    """`finished(Jid)` when an account is set up; the window closes itself then."""

    finished = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("first-run")
        first = not bridge.backend.accounts.all()
        self.setWindowTitle(self.tr("Welcome to Gharial") if first else self.tr("Add an account"))
        self.resize(440, 520)
        self.setMinimumWidth(380)
        self._sign = QLabel()
        self._sign.setPixmap(app_icon().pixmap(_SIGN, _SIGN))
        self._title = QLabel(self.windowTitle())
        self._sign_in = SignInPage(bridge)
        self._registration = RegistrationPage(bridge)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._sign_in)
        self._pages.addWidget(self._registration)
        self._sign_in.wants_account.connect(self._register)
        self._sign_in.invited.connect(self.accept_invitation)
        self._registration.has_account.connect(self._back)
        self._sign_in.signed_in.connect(self._done)
        self._registration.registered.connect(self._done)
        head = QHBoxLayout()
        head.setSpacing(tokens.GAP_M)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(tokens.GAP_XL, tokens.GAP_XL, tokens.GAP_XL, tokens.GAP_L)
        column.setSpacing(tokens.GAP_L)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._style()
        current_theme().changed.connect(self._style)

    def accept_invitation(self, invitation: Invitation) -> None:
        """Show the page that creates an account, on that server; nothing is asked there before the user says so."""
        self._register()
        self._registration.invite(invitation)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pages.currentWidget() is self._sign_in:
            self._sign_in.begin()

    def _register(self) -> None:
        self._pages.setCurrentWidget(self._registration)
        self._registration.begin()

    def _back(self) -> None:
        self._pages.setCurrentWidget(self._sign_in)
        self._sign_in.begin()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        self._sign_in.stop()
        self._registration.stop()
        super().closeEvent(event)

    def _done(self, jid: Jid) -> None:
        self.finished.emit(jid)
        self.close()

    def _style(self) -> None:
        self._title.setFont(current_theme().font(tokens.TYPE_TITLE, bold=True))
