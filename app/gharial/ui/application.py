"""What the one QApplication needs before any window: names, translations, and that closing a window ends nothing."""

import asyncio
import logging
import sys

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from gharial import __version__
from gharial.model.failures import Failure
from gharial.ui.explain import explain
from gharial.ui.language import speak
from gharial.ui.widgets.speech import speech

log = logging.getLogger(__name__)

_PAINTED_S = 0.5

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def prepare(application: QApplication) -> None:
    """Name the application, and speak the system's language as far as it is translated."""
    qInstallMessageHandler(_keep_message)
    application.setApplicationName("gharial")
    application.setApplicationDisplayName("Gharial")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("im.gharial.Gharial")
    # The loop ends when the shell says so; a dialog that closes last must not stop it in mid-coroutine.
    application.setQuitOnLastWindowClosed(False)
    speak(application)
    speech().watch_rows(application)


async def say(failure: Failure, over: asyncio.Event) -> None:
    """Tell why the program cannot start, in a window and on the error output, until it was read or `over` is set."""
    from PySide6.QtWidgets import QMessageBox

    sentence = explain(failure).sentence
    print(f"gharial: {sentence}", file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Critical, QApplication.applicationDisplayName(), sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setObjectName("cannot-start")
    box.finished.connect(over.set)
    box.show()
    await over.wait()
    box.close()


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, done: asyncio.Event) -> None:
        super().__init__(window)
        self._done = done
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._done.set()
        return False


async def painted(window: QWidget) -> None:
    """Return when the window was painted for the first time, or soon where nothing of it can be seen."""
    done = asyncio.Event()
    first = _FirstPaint(window, done)
    try:
        async with asyncio.timeout(_PAINTED_S):
            await done.wait()
    except TimeoutError:
        log.info("the first window was not painted yet")
    first.deleteLater()


def _keep_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to the log, not to whoever started the program from a terminal."""
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
