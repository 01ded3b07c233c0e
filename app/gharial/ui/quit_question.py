"""`QuitQuestion`: asked before the program ends while files are still on their way; not modal."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


class QuitQuestion(QMessageBox):
    """`running` is how many files would stop."""

    confirmed = Signal()
    refused = Signal()

    def __init__(self, running: int, over: QWidget | None) -> None:
        super().__init__(over)
        self.setObjectName("ask-quit")
        self.setWindowTitle(translate("Shell", "Quit Gharial"))
        if running == 1:
            self.setText(translate("Shell", "A file is still on its way."))
            self.setInformativeText(
                translate("Shell", "If you quit now, it stops, and goes on when Gharial runs again.")
            )
        else:
            self.setText(translate("Shell", "%n files are still on their way.", None, running))
            self.setInformativeText(
                translate("Shell", "If you quit now, they stop, and go on when Gharial runs again.")
            )
        leave = self.addButton(translate("Shell", "Quit"), QMessageBox.ButtonRole.AcceptRole)
        leave.setObjectName("quit-yes")
        stay = self.addButton(translate("Shell", "Keep running"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        self.setModal(False)
        leave.clicked.connect(self.confirmed)
        stay.clicked.connect(self.refused)
