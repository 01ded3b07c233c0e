"""`SharedFilesWindow`: what one contact shares with us, to fetch, and what we share with them, to take back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gharial.model.events import ContactChanged, PublicationsChanged, TransferChanged, TransfersProgressed
from gharial.model.failures import Failure, NotPublished, PeerGone
from gharial.model.jid import Jid
from gharial.model.publication import Publication, SharedFile, SharedFiles
from gharial.model.transfer import Progress, Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.offer_place import OfferPlace
from gharial.ui.transfers.row_words import percent_text
from gharial.ui.transfers.shared_pane import SharedPane, pane_button
from gharial.ui.transfers.shared_table import SharedRow, SharedTable
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.widgets.figures import percent
from gharial.ui.widgets.foreign_text import neutral, shown
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.opening import open_file
from gharial.ui.widgets.top_window import TopWindow
from gharial.ui.widgets.transfer_words import Counterpart, progress_words, state_words

_SIZE = (560, 600)
_NEWS_MS = 1000
"""What they announce may come in a row; the list is asked for once."""
_AGAIN_MS = 15_000
"""While the window is looked at, what they take back leaves it by itself so soon."""

Key = tuple[str, str]


class SharedFilesWindow(TopWindow):
    """For one contact; `account` and `contact` are bare. Asks for their list when it is shown."""

    panes = ("shared-notice", "files-from", "files-for")
    transfers_requested = Signal()

    def __init__(self, bridge: Bridge, account: Jid, contact: Jid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.account, self.contact = bridge, account, contact
        found = bridge.backend.roster.contact(account, contact)
        label = found.label if found is not None else contact.bare
        self._name = shown(label)
        self._files: dict[Key, SharedFile] = {}
        self._fetched: dict[Key, Transfer] = {}
        """What came of asking for them, in this window."""
        self._asking = False
        self._absent = False
        self._listed = False
        self.setObjectName("shared-files")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Files shared with {name}").format(name=neutral(label)))
        self.resize(*_SIZE)
        self.setMinimumSize(360, 400)
        self.notice = NoticeLine("shared-notice", closable=True)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("shared-split")
        split.setChildrenCollapsible(False)
        self._upper, self._lower = self._make_theirs(), self._make_ours()
        split.addWidget(self._upper)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._news.timeout.connect(self.ask)
        self.again = QTimer(self, interval=_AGAIN_MS)
        """Looks again, as long as the window is seen."""
        self.again.timeout.connect(self._look)
        self.again.start()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(self.ask)
        bridge.hear(PublicationsChanged, self._publications_changed, self)
        bridge.hear(ContactChanged, self._contact_changed, self)
        bridge.hear(TransferChanged, lambda event: self._see(event.transfer), self)
        bridge.hear(TransfersProgressed, lambda event: self._progress(event.progress), self)
        self._show_ours()
        self._can_fetch()
        self.ask()
        self.theirs.setFocus()

    # --- theirs -------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask their programs for the list."""
        if self._asking:
            return
        self._asking = True
        self._upper.allow(self._refresh, False)
        if not self._files:
            self._empty.say(self.tr("Asking {name}'s program…").format(name=self._name))
        shared = self._bridge.backend.shared_files.of(self.account, self.contact)
        self._bridge.run(shared, self._told, self._not_told, self)

    def _look(self) -> None:
        """Ask again without a word of it, where their program tells all that it has and somebody looks."""
        if self._asking or self._absent or not self._listed or not self.isVisible() or self.isMinimized():
            return
        self._asking = True
        shared = self._bridge.backend.shared_files.of(self.account, self.contact)
        self._bridge.run(shared, self._told, self._not_seen, self)

    def fetch(self) -> None:
        """Have what is selected come."""
        for key in self.theirs.chosen:
            wanted = self._files.get(key)
            if wanted is None or self._is_coming(key):
                continue
            self.theirs.note(key, self.tr("Asked for"))
            fetching = self._bridge.backend.shared_files.fetch(self.account, wanted, self.place.folder)
            self._bridge.run(fetching, partial(self._begun, key), partial(self._not_begun, key), self)
        self._can_fetch()

    def _activate(self) -> None:
        """Enter or a double click: what is here opens, anything else is fetched."""
        come = [self._fetched.get(key) for key in self.theirs.chosen]
        here = [one for one in come if one is not None and one.state is TransferState.DONE and one.path is not None]
        if len(here) == len(come) == 1 and here[0].path is not None:
            open_file(here[0].path, self)
        else:
            self.fetch()

    def _told(self, told: SharedFiles) -> None:
        self._asked()
        self._absent = False
        self._listed = told.listed
        # What comes, or has come, stays in sight: also where it is not theirs to fetch any more.
        wanted = {key: one for key, one in self._files.items() if self._is_coming(key) or self._is_here(key)}
        self._show_files({(one.owner.full, one.id): one for one in told.files} | wanted)
        if told.listed:
            words = self.tr(
                "{name} shares no files with you now. To share some, they choose “Shared files…” in the menu of the "
                "paper clip of your conversation."
            )
        else:
            words = self.tr(
                "{name}'s program has no list of shared files. What it announces one by one stands here once it has "
                "come; links to files open in the conversation."
            )
        self._empty.say(words.format(name=self._name))
        if told.cut:
            self.notice.tell(self.tr("{name} shares more files than fit here.").format(name=self._name), "info")

    def _show_files(self, files: dict[Key, SharedFile]) -> None:
        if files == self._files and self.theirs.topLevelItemCount():
            return
        self._files = files
        rows = []
        for key, one in files.items():
            transfer = self._fetched.get(key)
            state, hint = self._words(transfer) if transfer is not None else ("", "")
            rows.append(SharedRow(key, one.file, state, hint))
        self.theirs.show_rows(rows)
        self._can_fetch()

    def _not_seen(self, failure: Failure) -> None:
        self._asked()
        self._absent = isinstance(failure, PeerGone)

    def _not_told(self, failure: Failure) -> None:
        self._asked()
        self._absent = isinstance(failure, PeerGone)
        if self._files:
            self._say(failure)
        elif self._absent:
            words = self.tr("{name} is offline. The list comes when they are back.")
            self._empty.say(words.format(name=self._name))
        else:
            self._empty.say(self._sentence(failure))

    def _asked(self) -> None:
        self._asking = False
        self._refresh.setEnabled(True)

    def _begun(self, key: Key, transfer: Transfer) -> None:
        self._fetched[key] = transfer
        # It may have gone on while this answer was on its way.
        self._see(self._bridge.backend.transfers.get(transfer.id) or transfer)
        self._can_fetch()

    def _not_begun(self, key: Key, failure: Failure) -> None:
        self.theirs.note(key, self.tr("Not fetched"), self._sentence(failure))
        self._say(failure)
        self._can_fetch()

    def _see(self, transfer: Transfer) -> None:
        key = next((key for key, one in self._fetched.items() if one.id == transfer.id), None)
        if key is None:
            return
        self._fetched[key] = transfer
        self.theirs.note(key, *self._words(transfer))
        if transfer.failure is not None and transfer.state is TransferState.FAILED:
            self._say(transfer.failure)
            if isinstance(transfer.failure, NotPublished) and key in self._files:
                # The line above says it: a row that cannot be had is no offer.
                self._show_files({one: file for one, file in self._files.items() if one != key})
        self._can_fetch()

    def _progress(self, samples: Sequence[Progress]) -> None:
        coming = {one.id: key for key, one in self._fetched.items()}
        for sample in samples:
            if (key := coming.get(sample.transfer_id)) is not None:
                self.theirs.note(key, percent_text(percent(sample.bytes_done, sample.size)), progress_words(sample))

    def _words(self, transfer: Transfer) -> tuple[str, str]:
        """How a file that was asked for stands, in a word or two and in full."""
        whole = state_words(transfer, peer=Counterpart(self._name))
        match transfer.state:
            case TransferState.DONE:
                return self.tr("Here"), whole
            case TransferState.STREAMING | TransferState.VERIFYING:
                return self.tr("Coming"), whole
            case TransferState.FAILED | TransferState.DECLINED | TransferState.CANCELLED:
                return self.tr("Not fetched"), whole
            case _:
                return self.tr("Asked for"), whole

    def _can_fetch(self) -> None:
        self._upper.allow(self._fetch, any(not self._is_coming(key) for key in self.theirs.chosen))

    def _is_coming(self, key: Key) -> bool:
        transfer = self._fetched.get(key)
        return transfer is not None and not transfer.state.finished

    def _is_here(self, key: Key) -> bool:
        transfer = self._fetched.get(key)
        return transfer is not None and transfer.state is TransferState.DONE

    # --- ours ---------------------------------------------------------------------------------------------------------

    def share(self, paths: Sequence[Path]) -> None:
        """Let them fetch these."""
        for path in paths:
            publishing = self._bridge.backend.publications.publish(self.account, self.contact, path)
            self._bridge.run(publishing, lambda _made: self._show_ours(), self._say, self)

    def withdraw(self) -> None:
        """What is selected is theirs to fetch no longer."""
        for _account, publication in self.ours.chosen:
            self._bridge.backend.publications.withdraw(publication)
        self._show_ours()

    def _pick(self) -> None:
        dialog = QFileDialog(self, self.tr("Files that {name} may fetch").format(name=self._name))
        dialog.setObjectName("pick-shared")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Share"))
        dialog.filesSelected.connect(lambda names: self.share([Path(name) for name in names]))
        dialog.open()

    def _copy_link(self) -> None:
        chosen = {publication for _account, publication in self.ours.chosen}
        try:
            links = [self._bridge.backend.publications.link(one) for one in self._standing() if one.id in chosen]
        except Failure as failure:
            self._say(failure)
            return
        if links:
            QGuiApplication.clipboard().setText("\n".join(links))
            self.notice.tell(self.tr("Copied. {name} alone can use it.").format(name=self._name), "info", Role.ACCENT)

    def _standing(self) -> list[Publication]:
        standing = self._bridge.backend.publications.all()
        return [one for one in standing if (one.account, one.contact) == (self.account, self.contact)]

    def _show_ours(self) -> None:
        rows = []
        for one in self._standing():
            words = self.tr("%n times", None, one.fetched) if one.fetched else self.tr("not yet")
            rows.append(SharedRow((self.account.bare, one.id), one.file, words, shown(str(one.path))))
        self.ours.show_rows(rows)
        self._can_withdraw()

    def _can_withdraw(self) -> None:
        for button in (self._link, self._withdraw):
            self._lower.allow(button, bool(self.ours.chosen))

    # --- what happens -------------------------------------------------------------------------------------------------

    def _publications_changed(self, event: PublicationsChanged) -> None:
        if (event.account, event.contact) == (self.account, self.contact):
            if event.theirs:
                self._news.start()
            else:
                self._show_ours()

    def _contact_changed(self, event: ContactChanged) -> None:
        one = event.contact
        if (one.account, one.jid) == (self.account, self.contact) and self._absent and one.resources:
            self._news.start()

    def _say(self, failure: Failure) -> None:
        self.notice.tell(self._sentence(failure), "warning", Role.BAD)

    def _sentence(self, failure: Failure) -> str:
        return explain(failure, {self.contact.bare: self._name}).sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    # --- making -------------------------------------------------------------------------------------------------------

    def _make_theirs(self) -> SharedPane:
        words = self.tr("Files from {name}").format(name=self._name)
        self.theirs = SharedTable("files-from", words, self.tr("State"))
        self.theirs.activated_by_user.connect(self._activate)
        self.theirs.selection_changed.connect(self._can_fetch)
        self._empty = EmptyWords(self.theirs, "")
        self._refresh = pane_button("refresh-shared", self.tr("Look again"), self.ask)
        self._fetch = pane_button("fetch-shared", self.tr("Fetch"), self.fetch)
        self._fetch.setDefault(True)
        self._fetch.setAccessibleName(self.tr("Fetch the selected files"))
        self.place = OfferPlace(self._bridge, 0)
        return SharedPane(words, self.theirs, [self.place], [self._refresh], [self._fetch])

    def _make_ours(self) -> SharedPane:
        words = self.tr("Files from you for {name}").format(name=self._name)
        self.ours = SharedTable("files-for", words, self.tr("Fetched"))
        self.ours.removal_wanted.connect(self.withdraw)
        self.ours.selection_changed.connect(self._can_withdraw)
        EmptyWords(
            self.ours,
            self.tr(
                "You share no files with {name}. What you share they can fetch at any time, until you stop that or "
                "quit Gharial."
            ).format(name=self._name),
        )
        share = pane_button("share-file", self.tr("Share files…"), self._pick)
        self._link = pane_button("copy-shared-link", self.tr("Copy link"), self._copy_link)
        self._withdraw = pane_button("stop-sharing", self.tr("Stop sharing"), self.withdraw)
        return SharedPane(words, self.ours, [], [share], [self._link, self._withdraw])
