"""What the one QApplication needs before any window: names, translations, and that closing a window ends nothing."""

import logging

from PySide6.QtCore import QLibraryInfo, QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gharial import __version__
from gharial.paths import shipped

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def prepare(application: QApplication) -> None:
    """Name the application, and speak the user's language as far as it is translated."""
    qInstallMessageHandler(_keep_message)
    application.setApplicationName("gharial")
    application.setApplicationDisplayName("Gharial")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gharial")
    # The loop ends when the shell says so; a dialog that closes last must not stop it in mid-coroutine.
    application.setQuitOnLastWindowClosed(False)
    locale = QLocale()
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("gharial", str(shipped("translations"))),
    ):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)


def _keep_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to the log, not to whoever started the program from a terminal."""
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
