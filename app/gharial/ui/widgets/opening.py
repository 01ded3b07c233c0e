"""Opening a received file or its folder: never without a click, and never a runnable one without a question."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Qt, QUrl, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from gharial.model.failures import Failure, FileFault, LocalFileProblem
from gharial.model.runnable import RunKind, run_kind
from gharial.ui.explain import explain
from gharial.ui.explanation import joined
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.runnable_words import run_reason

translate = QCoreApplication.translate


def open_file(path: Path, parent: QWidget | None = None) -> QMessageBox | None:
    """Open a file with the system's program for it; a runnable one only after a question, which is returned.

    A file that is no longer there is said in words. Nothing here waits.
    """
    if not path.is_file():
        return _tell(LocalFileProblem(str(path), FileFault.VANISHED.value), parent)
    # On a FAT disk everything is executable, so the right to run counts only where no ending says what a file is.
    program = not path.suffix and os.name == "posix" and os.access(path, os.X_OK)
    kind = run_kind(path.name) or (RunKind.PROGRAM if program else None)
    if kind is None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        return None
    box = QMessageBox(QMessageBox.Icon.Warning, translate("opening", "Open with care"), "", parent=parent)
    box.setObjectName("open-runnable")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("opening", "Open “{name}”?").format(name=shown_name(path.name)))
    care = translate("opening", "Open it only if you know who sent it and what it is for.")
    box.setInformativeText(joined(run_reason(kind), care))
    opening = box.addButton(translate("opening", "Open anyway"), QMessageBox.ButtonRole.AcceptRole)
    opening.setObjectName("open-anyway")
    folder = box.addButton(translate("opening", "Show in folder"), QMessageBox.ButtonRole.ActionRole)
    refusing = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(refusing)
    box.setEscapeButton(refusing)

    def answered() -> None:
        if box.clickedButton() is opening:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        elif box.clickedButton() is folder:
            show_in_folder(path)

    box.finished.connect(answered)
    _show(box)
    return box


def show_in_folder(path: Path, parent: QWidget | None = None) -> QMessageBox | None:
    """Open the folder with the file marked in it, where the file manager can do that; the folder alone otherwise."""
    if not path.parent.is_dir():
        return _tell(LocalFileProblem(str(path.parent), FileFault.NO_FOLDER.value), parent)
    if not path.exists():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    elif sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        _FileManager.show(path)
    return None


class _FileManager(QObject):
    """One request to the desktop's file manager (org.freedesktop.FileManager1); lives until it is answered."""

    _waiting: "set[_FileManager]" = set()  # noqa: RUF012 - one set for all on purpose

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._folder = path.parent

    @classmethod
    def show(cls, path: Path) -> None:
        """Ask the file manager; where there is none, open the folder."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
            return
        request = cls(path)
        message = QDBusMessage.createMethodCall(
            "org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1",
            "ShowItems",
        )
        message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, 5000), request)
        watcher.finished.connect(request.answered)
        cls._waiting.add(request)

    @Slot(QDBusPendingCallWatcher)
    def answered(self, watcher: QDBusPendingCallWatcher) -> None:
        """Fall back to the folder alone when nobody on the bus can mark a file."""
        if watcher.isError():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self._waiting.discard(self)
        self.deleteLater()


def _tell(failure: Failure, parent: QWidget | None) -> QMessageBox:
    words = explain(failure)
    box = QMessageBox(QMessageBox.Icon.Information, translate("opening", "Not there"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(shown(words.what))
    box.setInformativeText(shown(words.advice))
    box.addButton(QMessageBox.StandardButton.Ok)
    _show(box)
    return box


def _show(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setModal(False)
    box.show()
