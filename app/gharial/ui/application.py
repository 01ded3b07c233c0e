"""What the one QApplication needs before any window: names, translations, and that closing a window ends nothing."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gharial import __version__
from gharial.paths import shipped


def prepare(application: QApplication) -> None:
    """Name the application, and speak the user's language as far as it is translated."""
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
