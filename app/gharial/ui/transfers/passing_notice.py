"""`PassingNotice`: a line above the list that tells what did not work, or what was saved, for a while."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gharial.model.failures import Failure
from gharial.ui.explain import explain
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.opening import show_in_folder

_LASTS_MS = 12_000


class PassingNotice(NoticeLine):
    """Goes by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, closable=True)
        self._end = QTimer(self, interval=_LASTS_MS, singleShot=True)
        self._end.timeout.connect(self.hide)

    def fail(self, failure: Failure) -> None:
        """A command did not work."""
        self.tell(explain(failure).sentence, "warning", Role.BAD)
        self._end.start()

    def saved(self, path: Path) -> None:
        """A receipt was written there."""

        def look() -> None:
            show_in_folder(path, self.window())

        words = self.tr("The receipt is saved: {name}").format(name=shown(path.name))
        self.tell(words, "check", Role.GOOD, ("show-receipt", self.tr("Show in folder"), look))
        self._end.start()
