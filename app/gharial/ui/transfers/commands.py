"""What can be done with transfers: the actions behind buttons, menu and keys."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.conversation import Direction
from gharial.model.transfer import Transfer, TransferState, Way
from gharial.ui.bridge import Bridge
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.rows import UNSUCCESSFUL
from gharial.ui.widgets.opening import open_file, show_in_folder
from gharial.ui.widgets.transfer_words import way_words


class TransferCommands(QObject):
    """Acts on the transfers that are selected at that moment. `failed` tells a Failure of any command."""

    failed = Signal(object)
    answer_wanted = Signal(str)
    """The id of an open offer that the user wants to answer."""

    def __init__(
        self,
        bridge: Bridge,
        selected: Callable[[], Sequence[Transfer]],
        current: Callable[[], Transfer | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        # Asked anew each time: a key may follow a click before anything was repainted.
        self._selected = selected
        self._current = current
        keys = ("Return", "Enter")
        self.answer = self._action("answer-offer", self.tr("Answer…"), "download-arrow", self._answer, *keys)
        self.pause = self._action("pause-transfer", self.tr("Pause"), "pause", self._pause, "Space")
        self.cancel = self._action("cancel-transfer", self.tr("Cancel"), "close", self._cancel)
        self.retry = self._action("retry-transfer", self.tr("Retry"), "retry", self._retry, "Ctrl+R")
        self.way = self._action("another-way", self.tr("Use another way"), "route", lambda: None)
        self.ways = QMenu(window)
        self.ways.setObjectName("ways")
        self.ways.aboutToShow.connect(self._list_ways)
        self.way.setMenu(self.ways)
        self.open = self._action("open-file", self.tr("Open"), "open", self._open, *keys)
        self.folder = self._action("show-in-folder", self.tr("Show in folder"), "folder", self._folder, "Ctrl+Return")
        self.remove = self._action("remove-transfer", self.tr("Remove from list"), "remove", self._remove)
        self.delete = self._action("delete", self.tr("Cancel or remove"), "close", self._delete, "Del")
        transfers = bridge.backend.transfers
        self.pause_all = self._action(
            "pause-all", self.tr("Pause all"), "pause", lambda: self._run(transfers.pause_all())
        )
        self.resume_all = self._action(
            "resume-all", self.tr("Resume all"), "play", lambda: self._run(transfers.resume_all())
        )
        self.retry_failed = self._action(
            "retry-failed", self.tr("Retry all failed"), "retry", lambda: self._run(transfers.retry_failed())
        )
        self.clear = self._action(
            "clear-finished", self.tr("Clear finished"), "check-double", lambda: self._run(transfers.clear_finished())
        )

    @property
    def on_rows(self) -> tuple[QAction, ...]:
        """Those that act on the selection, in the order they are shown."""
        return (self.answer, self.pause, self.cancel, self.retry, self.way, self.open, self.folder, self.remove)

    @property
    def on_all(self) -> tuple[QAction, ...]:
        """Those that act on the whole list."""
        return (self.pause_all, self.resume_all, self.retry_failed, self.clear)

    def refresh(self, selected: Sequence[Transfer]) -> None:
        """Enable what can be done with these."""
        single = len(selected) == 1 and has_file(selected[0])
        running = [one for one in selected if not one.state.finished]
        self.answer.setEnabled(len(selected) == 1 and is_offered(selected[0]))
        unanswered = bool(running) and all(is_offered(one) for one in running)
        held = bool(running) and all(one.paused_by_us for one in running)
        # There is nothing to hold in what was not taken.
        self.pause.setEnabled(bool(running) and not unanswered)
        self.pause.setText(self.tr("Resume") if held else self.tr("Pause"))
        self.pause.setIcon(icon("play" if held else "pause", Role.TEXT_2))
        self.cancel.setEnabled(bool(running))
        self.cancel.setText(self.tr("Decline") if unanswered else self.tr("Cancel"))
        self.retry.setEnabled(any(can_retry(one) for one in selected))
        self.retry.setText(self.tr("Try now") if running else self.tr("Retry"))
        self.way.setEnabled(len(running) == 1 == len(selected) and selected[0].direction is Direction.OUTGOING)
        self.open.setEnabled(single)
        self.folder.setEnabled(_folder_of(selected) is not None)
        self.remove.setEnabled(any(one.state.finished for one in selected))
        self.delete.setEnabled(bool(selected))

    def refresh_all(self, *, running: int, held: int, failed: int, finished: int) -> None:
        """Enable what can be done with a list in which so many run, are held by us, failed, and ended."""
        self.pause_all.setEnabled(running > held)
        self.resume_all.setEnabled(held > 0)
        self.retry_failed.setEnabled(failed > 0)
        self.clear.setEnabled(finished > 0)

    def move(self, ids: Sequence[str], before: str | None) -> None:
        """Put these before another one, or last."""
        self._run(self._bridge.backend.transfers.move(ids, before))

    def allow_upload(self, *, always: bool) -> None:
        """The user lets a copy of the current one lie on the server."""
        one = self._current()
        if one is not None:
            self._run(self._bridge.backend.transfers.allow_upload(one.id, always=always))

    def _action(self, name: str, text: str, sign: str, command: Callable[[], None], *keys: str) -> QAction:
        action = QAction(icon(sign, Role.TEXT_2), text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        # Enter, Space and Del belong to the list alone: on a focused button they must press that button.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: command())
        return action

    def _run(self, command: Coroutine[Any, Any, None]) -> None:
        self._bridge.run(command, on_failure=self.failed.emit)

    def activate(self) -> None:
        """What a double-click does: answer an offer, or open a file that is here."""
        if self.answer.isEnabled():
            self.answer.trigger()
        else:
            self.open.trigger()

    def _answer(self) -> None:
        one = self._current()
        if one is not None and is_offered(one):
            self.answer_wanted.emit(one.offer_id)

    def _pause(self) -> None:
        """Holds what runs; where all of it is held by us already, lets it go."""
        running = [one for one in self._selected() if not one.state.finished]
        transfers = self._bridge.backend.transfers
        if all(one.paused_by_us for one in running):
            for one in running:
                self._run(transfers.resume(one.id))
            return
        for one in running:
            if not one.paused_by_us:
                self._run(transfers.pause(one.id))

    def _cancel(self) -> None:
        for one in self._selected():
            if not one.state.finished:
                self._run(self._bridge.backend.transfers.cancel(one.id))

    def _retry(self) -> None:
        for one in self._selected():
            if can_retry(one):
                self._run(self._bridge.backend.transfers.retry(one.id))

    def _list_ways(self) -> None:
        """The ways of the current one, as they are when the menu opens."""
        self.ways.clear()
        one = self._current()
        if one is None:
            return
        transfers = self._bridge.backend.transfers
        following = self.ways.addAction(self.tr("The next one"))
        following.setObjectName("way-next")
        following.triggered.connect(lambda _=False: self._run(transfers.use_another_way(one.id)))
        self.ways.addSeparator()
        ways = transfers.ways(one.id)
        best, others = told_apart(ways)
        for way in best:
            self._add_way(self.ways, way, one.id, way_words(way))
        if others:
            # The same route by an older method: for who knows why they want it.
            older = self.ways.addMenu(self.tr("By another method"))
            for way in others:
                words = self.tr("{way} · {method}").format(way=way_words(way), method=way.method)
                self._add_way(older, way, one.id, words)
        if not ways:
            nothing = self.ways.addAction(self.tr("No other way is known yet"))
            nothing.setEnabled(False)
            following.setEnabled(False)

    def _add_way(self, menu: QMenu, way: Way, transfer_id: str, words: str) -> None:
        # An ampersand in a name is no shortcut.
        action = menu.addAction(words.replace("&", "&&"))
        action.setObjectName(f"way-{way.method}-{way.kind.value}")
        transfers = self._bridge.backend.transfers
        action.triggered.connect(lambda _=False: self._run(transfers.use_another_way(transfer_id, way)))

    def _remove(self) -> None:
        for one in self._selected():
            if one.state.finished:
                self._run(self._bridge.backend.transfers.remove(one.id))

    def _delete(self) -> None:
        """Ends what runs; where nothing runs, takes what is finished off the list."""
        if any(not one.state.finished for one in self._selected()):
            self._cancel()
        else:
            self._remove()

    def _open(self) -> None:
        one = self._current()
        if one is not None and one.path is not None and has_file(one):
            open_file(one.path, self._window)

    def _folder(self) -> None:
        path = _folder_of(self._selected())
        if path is not None:
            show_in_folder(path, self._window)


def told_apart(ways: Sequence[Way]) -> tuple[list[Way], list[Way]]:
    """The best way of each route, in words; and the others, whose words would be the same."""
    best: dict[str, Way] = {}
    for way in ways:
        # How it went before is no other route: that must not name the same one twice.
        best.setdefault(way_words(replace(way, failure=None, worked_before=None)), way)
    chosen = list(best.values())
    return chosen, [way for way in ways if way not in chosen]


def can_retry(transfer: Transfer) -> bool:
    """It ended in vain, or waits for its next try; an incoming one asks its sender."""
    if transfer.state in UNSUCCESSFUL:
        return True
    return transfer.state is TransferState.QUEUED and transfer.waits_until is not None


def is_offered(transfer: Transfer) -> bool:
    """It comes from somebody and waits for our yes or no."""
    waits = transfer.direction is Direction.INCOMING and transfer.state is TransferState.OFFERED
    return waits and bool(transfer.offer_id)


def has_file(transfer: Transfer) -> bool:
    """There is a whole file of it here: ours to send, or one that came."""
    if transfer.path is None:
        return False
    return transfer.direction is Direction.OUTGOING or transfer.state is TransferState.DONE


def _folder_of(transfers: Sequence[Transfer]) -> Path | None:
    """The first file of these that is here, where all that are lie in one folder."""
    paths = [one.path for one in transfers if one.path is not None and has_file(one)]
    return paths[0] if len({path.parent for path in paths}) == 1 else None
