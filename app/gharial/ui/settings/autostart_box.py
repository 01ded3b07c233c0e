"""`AutostartBox`: whether the session starts the program; its memory is the session's own entry, not our settings."""

import errno

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.ui.autostart import Autostart
from gharial.ui.explain import explain


class AutostartBox(QCheckBox):
    """Shows the entry as it is whenever the page is shown, for the desktop may have changed it."""

    said = Signal(str)
    """What went wrong in one sentence, or nothing once it works."""

    def __init__(self, autostart: Autostart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._autostart = autostart
        self.setText(self.tr("Start with the session"))
        self.setObjectName("autostart")
        self.toggled.connect(self._switch)
        self._look()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._look()

    def _look(self) -> None:
        with QSignalBlocker(self):
            self.setChecked(self._autostart.on)

    def _switch(self, on: bool) -> None:
        sentence = ""
        try:
            self._autostart.switch(on=on)
        except OSError as error:
            fault = FileFault.DISK_FULL if error.errno == errno.ENOSPC else FileFault.NO_PERMISSION
            sentence = explain(LocalFileProblem(str(error.filename or ""), fault.value, str(error))).sentence
        self.said.emit(sentence)
        self._look()
