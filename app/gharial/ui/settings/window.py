"""The settings window: Accounts, General, Transfers, Accept rules, Network, a test; every change is kept at once."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gharial.model.failures import Failure
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.accounts_page import AccountsPage
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.contact_files_dialog import ContactFilesDialog
from gharial.ui.settings.general_page import GeneralPage
from gharial.ui.settings.network_page import NetworkPage
from gharial.ui.settings.rules_page import RulesPage
from gharial.ui.settings.setting_places import SettingPlace, places_of
from gharial.ui.settings.settings_search import SettingsSearch, point_out
from gharial.ui.settings.transfer_test_page import TransferTestPage
from gharial.ui.settings.transfers_page import TransfersPage
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.top_window import TopWindow

_NOTICE_MS = 12_000
_NAVIGATION = 176


class SettingsWindow(TopWindow):
    """Pages at the left, settings at the right; there is no OK, because nothing waits for it."""

    panes = ("settings-search", "settings-pages", "settings-hits", "settings-page")
    escape_closes = True

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self.resize(760, 600)
        self.setMinimumSize(560, 360)
        self._choices = Choices(bridge, self)
        self._choices.failed.connect(self._say)
        accounts = AccountsPage(bridge)
        accounts.failed.connect(self._say)
        rules = RulesPage(bridge, self._choices)
        rules.contact_chosen.connect(lambda account, contact: ContactFilesDialog(bridge, account, contact, self).show())
        self._names = QListWidget()
        self._names.setObjectName("settings-pages")
        self._names.setAccessibleName(self.tr("Pages"))
        self._names.setFixedWidth(_NAVIGATION)
        self._pages = QStackedWidget()
        self._pages.setObjectName("settings-page")
        self._search = SettingsSearch(self._places)
        for name, page in (
            (self.tr("Accounts"), accounts),
            (self.tr("General"), _scrolled(GeneralPage(self._choices))),
            (self.tr("Transfers"), _scrolled(TransfersPage(bridge, self._choices))),
            (self.tr("Accept rules"), _scrolled(rules)),
            (self.tr("Network"), _scrolled(NetworkPage(self._choices))),
            (self.tr("Test"), _scrolled(TransferTestPage(bridge))),
        ):
            self._names.addItem(name)
            page.setAccessibleName(name)
            self._pages.addWidget(page)
        self._names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._names.currentRowChanged.connect(lambda _row: self._search.clear())
        self._names.setCurrentRow(0)
        self._notice = QLabel()
        self._notice.setObjectName("settings-notice")
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._notice.setVisible(False)
        self._notice_end = QTimer(self, interval=_NOTICE_MS, singleShot=True)
        self._notice_end.timeout.connect(self._notice.hide)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._notice)
        # Hits lie over the pages while something is sought.
        self._shown = QStackedWidget()
        self._shown.addWidget(self._pages)
        self._shown.addWidget(self._search.hits)
        right.addWidget(self._shown, 1)
        row = QHBoxLayout(self.content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(tokens.GAP_S, tokens.GAP_S, tokens.GAP_S, tokens.GAP_S)
        above.addWidget(self._search)
        self._search.setFixedWidth(_NAVIGATION - 2 * tokens.GAP_S)
        left.addLayout(above)
        left.addWidget(self._names, 1)
        row.addLayout(left)
        row.addLayout(right, 1)
        self._search.searching.connect(lambda sought: self._shown.setCurrentIndex(int(sought)))
        self._search.chosen.connect(self._go_to)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search.begin)
        self._names.setFocus()
        self._style()
        current_theme().changed.connect(self._style)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._pages.count()

    def show_page(self, number: int) -> None:
        """0: Accounts, 1: General, 2: Transfers, 3: Accept rules, 4: Network, 5: Test."""
        self._names.setCurrentRow(number)

    def _places(self) -> list[SettingPlace]:
        """Every setting there is now: rows come and go with the accounts."""
        found: list[SettingPlace] = []
        for number in range(self._pages.count()):
            page = self._pages.widget(number)
            inner = page.widget() if isinstance(page, QScrollArea) else page
            if inner is not None:
                found += places_of(number, self._names.item(number).text(), inner)
        return found

    def _go_to(self, place: SettingPlace) -> None:
        self.show_page(place.page)
        # When the page has its size.
        QTimer.singleShot(0, place.widget, lambda: point_out(place.widget))

    def _say(self, failure: Failure) -> None:
        self._notice.setText(explain(failure).sentence)
        self._notice.setVisible(True)
        self._notice_end.start()

    def _style(self) -> None:
        theme = current_theme()
        line, text, selection, surface = (
            theme.color(role).name() for role in (Role.LINE, Role.TEXT, Role.SELECTION, Role.SURFACE)
        )
        self._names.setStyleSheet(
            f"QListWidget {{ background: {surface}; border-right: 1px solid {line}; padding: {tokens.GAP_S}px; }}"
            f" QListWidget::item {{ padding: {tokens.GAP_S}px; border-radius: {tokens.RADIUS}px; color: {text}; }}"
            f" QListWidget::item:selected {{ background: {selection}; color: {text}; }}"
        )
        # The style sheet's padding comes after the rows were measured, so their height is said.
        height = self._names.fontMetrics().height() + 2 * tokens.GAP_S
        for number in range(self._names.count()):
            self._names.item(number).setSizeHint(QSize(0, height))
        self._notice.setStyleSheet(
            f"color: {theme.color(Role.BAD).name()}; padding: {tokens.GAP_S}px {tokens.GAP_XL}px;"
        )


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    return area
